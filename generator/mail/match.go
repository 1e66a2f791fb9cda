package mail

// matcher finds the patterns of a language in one sentence.
type matcher struct {
	g     *grammar
	s     *sentence
	ends  map[int][]int // of a class at a place, worked out once
	depth int
}

func newMatcher(g *grammar, s *sentence) *matcher {
	return &matcher{g: g, s: s, ends: map[int][]int{}}
}

// begins reports whether a word of a class begins at word i.
func (m *matcher) begins(class string, i int) bool {
	c := m.g.classNamed(class)
	return c >= 0 && len(m.classAt(c, i)) > 0
}

// classAt returns where the words of a class end that begin at word i.
func (m *matcher) classAt(c, i int) []int {
	key := c*(maxWords+2) + i
	if e, ok := m.ends[key]; ok {
		return e
	}
	m.ends[key] = nil // a class that holds itself has no end there
	if m.depth > 6 {
		return nil
	}
	m.depth++
	var all []int
	for _, p := range m.g.classes[c].patterns {
		for _, e := range m.match(p, i) {
			all = addPlace(all, e)
		}
	}
	m.depth--
	m.ends[key] = all
	return all
}

func addPlace(all []int, e int) []int {
	for _, a := range all {
		if a == e {
			return all
		}
	}
	return append(all, e)
}

// match returns where a pattern ends that begins at word i.
func (m *matcher) match(p pattern, i int) []int {
	at := []int{i}
	for _, x := range p {
		var next []int
		for _, a := range at {
			if x.optional {
				next = addPlace(next, a)
			}
			switch x.kind {
			case aGap:
				for k := 0; k <= x.most && a+k <= len(m.s.words); k++ {
					next = addPlace(next, a+k)
					if a+k < len(m.s.words) && m.isEdge(a+k) {
						break
					}
				}
			case aBegin:
				if a == 0 || m.isEdge(a) || m.s.words[a-1].mark {
					next = addPlace(next, a)
				}
			case anEnd:
				if a == len(m.s.words) || m.s.words[a].mark || m.isEdge(a) {
					next = addPlace(next, a)
				}
			case aClass:
				for _, e := range m.classAt(x.class, a) {
					next = addPlace(next, e)
				}
			case aLiteral:
				for _, l := range x.literals {
					if e := m.literal(l, a); e >= 0 {
						next = addPlace(next, e)
					}
				}
			}
		}
		if at = next; len(at) == 0 {
			return nil
		}
	}
	return at
}

// isEdge reports whether another thought begins at word i.
func (m *matcher) isEdge(i int) bool {
	if i == 0 || i >= len(m.s.words) {
		return false
	}
	if m.s.thought != nil && m.s.thought[i] != m.s.thought[i-1] {
		return true
	}
	return m.s.words[i].text == ";" || m.s.words[i].text == ":"
}

func (m *matcher) literal(l literal, i int) int {
	for k, t := range l.toks {
		if i+k >= len(m.s.words) {
			return -1
		}
		w := m.s.words[i+k].text
		if w == t || l.begin && k == len(l.toks)-1 && len(w) > len(t) && w[:len(t)] == t {
			continue
		}
		return -1
	}
	return i + len(l.toks)
}
