package mail

import (
	"slices"

	"journal/generator/theme/classify"
)

// hit is a sign in a sentence.
type hit struct {
	name     string
	sentence int
	open     bool // it holds only on a condition, or is asked
	denied   bool
	pattern  int // of those that are counted
}

// evidence is what the sentences of a mail show.
type evidence struct {
	sentences []sentence
	hits      []hit
	tenors    [][]float64 // of each sentence, see [tell]
	title     int         // how many of the sentences are the subject
}

// gather looks for signs in the subject and the new text of a mail.
func (m Message) gather() evidence { return m.gatherBy(tenorModel()) }

func (m Message) gatherBy(model *classify.Model) evidence {
	text := reGender().ReplaceAllString(clip(m.Text, maxNews), "") // (m/w/d) is many words
	subject := bareSubject(m.Subject)
	title := sentences(subject)
	e := evidence{sentences: append(title, sentences(text)...), title: len(title)}
	spoken := knownLanguages(subject + "\n" + text)
	for _, s := range e.sentences {
		e.tenors = append(e.tenors, tell(model, s, spoken))
	}
	for _, g := range spoken {
		for i := range e.sentences {
			e.look(g, i)
		}
	}
	return e
}

// look looks for the signs of a language in one sentence.
func (e *evidence) look(g *grammar, at int) {
	s := e.sentences[at]
	s.words = slices.Clone(s.words)
	s.mask(g)
	s.think(g)
	e.sentences[at].open = append(e.sentences[at].open, s.open...)
	e.sentences[at].bound = e.sentences[at].bound || s.bound
	m := newMatcher(g, &s)
	for _, sg := range g.signs {
		for k, p := range sg.patterns {
			if sg.name != "money" && sg.name != "away" && sg.name != "account" {
				k = 0
			}
			for i := range s.words {
				for _, end := range m.match(p, i) {
					h := hit{name: sg.name, sentence: at, open: s.question || s.open[s.thought[i]] || s.open[s.thought[max(i, end-1)]], denied: m.denied(i, end) && (g.dense || !g.saysNot(p)) || g.dense && slices.Contains(hopeful, sg.name) && m.denies(end), pattern: k}
					if !slices.Contains(e.hits, h) {
						e.hits = append(e.hits, h)
					}
				}
			}
		}
	}
}

// mask takes out words that say the opposite of what they seem to: "not only".
func (s *sentence) mask(g *grammar) {
	c := g.classNamed("mask")
	if c < 0 {
		return
	}
	m := newMatcher(g, s)
	for i := range s.words {
		for _, end := range m.classAt(c, i) {
			for k := i; k < end; k++ {
				s.words[k] = word{text: "·"}
			}
		}
	}
}

// denied reports whether a "not" stands in front of a match in the same thought, or
// behind it where a language has it there.
func (m *matcher) denied(from, to int) bool {
	if c := m.g.classNamed("denied"); c >= 0 {
		for i := from; i < min(to+8, len(m.s.words)); i++ {
			if len(m.classAt(c, i)) > 0 {
				return true
			}
		}
		return false
	}
	thought := m.s.thought[min(from, len(m.s.words)-1)]
	for i := max(0, from-8); i < min(to, len(m.s.words)); i++ {
		if m.s.thought[i] == thought && m.begins("not", i) {
			return true
		}
	}
	return false
}

// saysNot reports whether a pattern has its own "not".
func (g *grammar) saysNot(p pattern) bool {
	not := g.classNamed("not")
	first := func(l literal) bool {
		return not >= 0 && slices.ContainsFunc(g.classes[not].patterns, func(p pattern) bool { return len(p[0].literals) > 0 && p[0].literals[0].toks[0] == l.toks[0] })
	}
	return slices.ContainsFunc(p, func(x piece) bool {
		return x.kind == aClass && x.class == not || slices.ContainsFunc(x.literals, first)
	})
}

// hopeful are signs that turn into their opposite where a "not" follows.
var hopeful = []string{"invite", "onward", "offer", "available"}

// denies reports whether a "not" follows word i: where verbs stand last, it does so too.
func (m *matcher) denies(i int) bool {
	for k := i; k < min(i+16, len(m.s.words)); k++ {
		if m.begins("not", k) {
			return true
		}
	}
	return false
}

// has reports whether a sign holds anywhere: neither denied nor on a condition.
func (e *evidence) has(names ...string) bool {
	return slices.ContainsFunc(e.hits, func(h hit) bool { return !h.open && !h.denied && slices.Contains(names, h.name) })
}

// titled reports whether the subject has a sign.
func (e *evidence) titled(name string) bool {
	return slices.ContainsFunc(e.hits, func(h hit) bool { return h.name == name && h.sentence < e.title })
}

// mentions reports whether a sign occurs at all.
func (e *evidence) mentions(names ...string) bool {
	return slices.ContainsFunc(e.hits, func(h hit) bool { return slices.Contains(names, h.name) })
}

// beside reports whether the sentence of a hit has one of these signs, too.
func (e *evidence) beside(h hit, names ...string) bool {
	return slices.ContainsFunc(e.hits, func(o hit) bool { return o.sentence == h.sentence && !o.denied && slices.Contains(names, o.name) })
}

// count returns how many different signs of a kind there are.
func (e *evidence) count(name string) int {
	n := 0
	for _, h := range e.hits {
		if h.name == name {
			n++
		}
	}
	return n
}

// signs returns the sentences that show the named signs. What only stands beside a no
// may do so on a condition: "we will write if a place is free".
func (e *evidence) signs(names ...string) []Sign {
	var all []Sign
	for _, h := range e.hits {
		s := Sign{h.name, e.sentences[h.sentence].raw}
		if slices.Contains(names, h.name) && (!h.open || slices.Contains(besideSigns, h.name)) && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}
