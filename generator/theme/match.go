package theme

import (
	"slices"
	"unicode"
)

// shortestSlip is the length from which a word may be a misspelling: shorter
// words have too many true neighbours.
const shortestSlip = 6

// reader reads lines with one lexicon. It keeps the words it has met, so it is
// made for one run and not shared.
type reader struct {
	lex  *lexicon
	met  map[string]*met
	line []*met
	hits []hit
}

// met is one word as the lexicon sees it.
type met struct {
	stem  string
	items []int
}

// hit is one rule that holds in a line, with the words it rests on.
type hit struct {
	rule int
	at   mask
}

// mask is a set of word positions.
type mask [maxWords / 64]uint64

func (m *mask) add(i int)      { m[i/64] |= 1 << (i % 64) }
func (m *mask) has(i int) bool { return m[i/64]&(1<<(i%64)) != 0 }

// within tells whether every position of m is in other.
func (m *mask) within(other *mask) bool {
	for i := range m {
		if m[i]&^other[i] != 0 {
			return false
		}
	}
	return true
}

func (m *mask) join(other *mask) {
	for i := range m {
		m[i] |= other[i]
	}
}

func newReader(lex *lexicon) *reader {
	return &reader{lex: lex, met: map[string]*met{}}
}

// word looks a folded word up: its stem, and every item it stands for.
func (r *reader) word(word string) *met {
	if w, ok := r.met[word]; ok {
		return w
	}
	w := &met{}
	w.stem, w.items = r.lex.lookup(word)
	if len(w.items) == 0 && len(word) >= shortestSlip && !r.lex.plain[w.stem] {
		if right := r.lex.correct(word, w.stem); right != "" {
			w.stem, w.items = r.lex.lookup(right)
		}
	}
	r.met[word] = w
	return w
}

func (lex *lexicon) lookup(word string) (stem string, items []int) {
	stem = lex.stem(word)
	items = append(items, lex.stems[stem]...)
	items = append(items, lex.exact[word]...)
	for end := 3; end <= len(word); end++ {
		items = append(items, lex.starts[word[:end]]...)
	}
	if unicode.IsDigit(rune(word[0])) {
		items = append(items, lex.exact["0"]...)
	}
	slices.Sort(items)
	return stem, slices.Compact(items)
}

// correct gives the word of the lexicon that a word nobody knows is one slip
// of the keyboard away from, or "".
func (lex *lexicon) correct(word, stem string) string {
	for _, written := range []string{word, stem} {
		if len(written) < shortestSlip {
			continue
		}
		for _, cut := range cuts(written) {
			for _, right := range lex.slips[cut] {
				if right[0] == written[0] && oneSlip(written, right) {
					return right
				}
			}
		}
	}
	return ""
}

// cuts gives word and word with one letter left out, for each letter but the
// first. Two words one slip apart share at least one of these.
func cuts(word string) []string {
	all := []string{word}
	for i := 1; i < len(word); i++ {
		all = append(all, word[:i]+word[i+1:])
	}
	return all
}

// oneSlip tells whether a and b differ by one letter added, left out, changed,
// or by two neighbours swapped.
func oneSlip(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && j < len(b)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	a, b = a[i:len(a)-j], b[i:len(b)-j]
	return len(a) <= 1 && len(b) <= 1 ||
		len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// read takes the words of a line in.
func (r *reader) read(text string) {
	r.line = r.line[:0]
	for _, word := range split(text) {
		if !small[word] {
			r.line = append(r.line, r.word(word))
		}
	}
}

// topic gives the topic the line that was read speaks of: the one with the most
// weight, each word counting once a topic. Topics earlier in the lexicon win a
// tie.
func (r *reader) topic() (topic int, ok bool) {
	r.hits = r.hits[:0]
	for i, w := range r.line {
		for _, item := range w.items {
			if len(r.lex.keyed[item]) == 0 || r.seen(i, item) {
				continue
			}
			for _, n := range r.lex.keyed[item] {
				if at, ok := r.holds(&r.lex.rules[n]); ok {
					r.hits = append(r.hits, hit{n, at})
				}
			}
		}
	}
	if len(r.hits) == 0 {
		return 0, false
	}
	slices.SortFunc(r.hits, func(a, b hit) int {
		ra, rb := &r.lex.rules[a.rule], &r.lex.rules[b.rule]
		if ra.topic != rb.topic {
			return ra.topic - rb.topic
		}
		if ra.weight != rb.weight {
			return int(rb.weight - ra.weight)
		}
		return a.rule - b.rule
	})
	best, top := 0.0, 0
	for i := 0; i < len(r.hits); {
		topic := r.lex.rules[r.hits[i].rule].topic
		sum := 0.0
		var used mask
		for ; i < len(r.hits) && r.lex.rules[r.hits[i].rule].topic == topic; i++ {
			if h := &r.hits[i]; !h.at.within(&used) {
				used.join(&h.at)
				sum += r.lex.rules[h.rule].weight
			}
		}
		if sum >= enough && r.lex.topics[topic].subject {
			sum += aboutSubject
		}
		if sum > best {
			best, top = sum, topic
		}
	}
	return top, best >= enough
}

// seen tells whether the words before position i already led to the rules of
// this item.
func (r *reader) seen(i, item int) bool {
	for _, w := range r.line[:i] {
		if slices.Contains(w.items, item) {
			return true
		}
	}
	return false
}

// holds tells whether a rule holds in the line, and on which words. Each of its
// phrases needs words of its own.
func (r *reader) holds(rule *rule) (mask, bool) {
	var at mask
	for _, item := range rule.barred {
		for _, w := range r.line {
			if slices.Contains(w.items, item) {
				return at, false
			}
		}
	}
	for i := range rule.phrases {
		found := false
		for start := range r.line {
			if span, ok := r.phrase(&rule.phrases[i], start, &at); ok {
				at.join(&span)
				found = true
				break
			}
		}
		if !found {
			return at, false
		}
	}
	return at, true
}

// phrase matches a phrase whose first word stands at position start, on words
// that are not used yet.
func (r *reader) phrase(p *phrase, start int, used *mask) (mask, bool) {
	var at mask
	pos := start
	for i, item := range p.items {
		reach := 0
		if p.gap[i] && i > 0 {
			reach = 3
		}
		for pos < len(r.line) && (used.has(pos) || !slices.Contains(r.line[pos].items, item)) {
			if reach == 0 {
				return at, false
			}
			reach--
			pos++
		}
		if pos >= len(r.line) {
			return at, false
		}
		at.add(pos)
		pos++
	}
	return at, true
}
