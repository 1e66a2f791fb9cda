package theme

import (
	"cmp"
	"math/bits"
	"slices"
	"unicode"
)

// reader reads lines with one lexicon, one at a time. It keeps the words it has
// met, up to mostMet of them, so that each costs its stemming once.
type reader struct {
	lex   *lexicon
	met   map[string]*met
	line  []*met
	at    []places  // by item: where it stands in the line
	stand []int     // the items that stand in the line
	sums  []float64 // by topic
	hits  []hit
	lang  int // of the line, of languages
}

const mostMet = 1 << 16

// met is one word as the lexicon sees it.
type met struct {
	stem  string
	items []int
	leans []lean
}

// hit is one rule that holds in a line, with the words it rests on.
type hit struct {
	rule int
	at   places
}

// places is a set of positions in a line, which has at most maxWords of them.
type places uint64

func newReader(lex *lexicon) *reader {
	return &reader{
		lex:  lex,
		met:  map[string]*met{},
		at:   make([]places, len(lex.keyed)),
		sums: make([]float64, len(lex.topics)),
	}
}

// word looks a folded word up: its stem, every item it stands for, and the
// topics it leans to.
func (r *reader) word(word string) *met {
	if w, ok := r.met[word]; ok {
		return w
	}
	if len(r.met) >= mostMet {
		clear(r.met)
	}
	w := &met{}
	w.stem, w.items = r.lex.lookup(word)
	if len(w.items) == 0 && !r.lex.known[w.stem] && !r.lex.plain[w.stem] {
		if right := r.lex.correct(word, w.stem); right != "" {
			w.stem, w.items = r.lex.lookup(right)
		}
	}
	w.leans = r.lex.leanings(keys(w.stem, word))
	r.met[word] = w
	return w
}

// lookup returns the stem of a folded word and the items it stands for.
func (lex *lexicon) lookup(word string) (stem string, items []int) {
	stem = lex.stem(word)
	items = append(items, lex.stems[stem]...)
	items = append(items, lex.exact[word]...)
	for end := shortestStart; end <= len(word); end++ {
		items = append(items, lex.starts[word[:end]]...)
	}
	if first := rune(word[0]); unicode.IsDigit(first) {
		items = append(items, lex.exact["0"]...)
		if word[len(word)-1] == 'k' {
			items = append(items, lex.exact["0k"]...)
		}
	}
	slices.Sort(items)
	return stem, slices.Compact(items)
}

// read takes the words of a line in.
func (r *reader) read(text string) {
	for _, item := range r.stand {
		r.at[item] = 0
	}
	r.line, r.stand = r.line[:0], r.stand[:0]
	for _, word := range split(text) {
		if small[word] {
			continue
		}
		w := r.word(word)
		for _, item := range w.items {
			if r.at[item] == 0 {
				r.stand = append(r.stand, item)
			}
			r.at[item] |= 1 << len(r.line)
		}
		if r.line = append(r.line, w); len(r.line) == maxWords {
			break
		}
	}
}

// topic returns the topic the line that was read speaks of: the one with the most
// weight, each word counting once a topic. Topics earlier in the lexicon win a
// tie.
func (r *reader) topic() (topic int, ok bool) {
	r.match()
	clear(r.sums)
	var used places
	for i, h := range r.hits {
		rule := &r.lex.rules[h.rule]
		if i == 0 || r.lex.rules[r.hits[i-1].rule].topic != rule.topic {
			used = 0
		}
		if h.at&^used != 0 {
			used |= h.at
			r.sums[rule.topic] += rule.weight
		}
	}
	need := float64(leansEnough)
	for i := range r.sums {
		if r.sums[i] < enough {
			continue
		}
		need = enough
		if r.lex.topics[i].subject {
			r.sums[i] += aboutSubject
		}
	}
	for i, w := range r.line {
		if !slices.Contains(r.line[:i], w) {
			for _, l := range w.leans {
				r.sums[l.topic] += l.pull
			}
		}
	}
	best := 0.0
	for i, sum := range r.sums {
		if sum > best {
			best, topic = sum, i
		}
	}
	return topic, best >= need
}

// match collects the rules that hold in the line: by topic, the weightiest first.
func (r *reader) match() {
	r.hits = r.hits[:0]
	for _, item := range r.stand {
		for _, n := range r.lex.keyed[item] {
			rule := &r.lex.rules[n]
			if rule.lang != r.lang && rule.weight < ownWeight {
				continue
			}
			if at, ok := r.holds(rule); ok {
				r.hits = append(r.hits, hit{n, at})
			}
		}
	}
	slices.SortFunc(r.hits, func(a, b hit) int {
		ra, rb := &r.lex.rules[a.rule], &r.lex.rules[b.rule]
		return cmp.Or(cmp.Compare(ra.topic, rb.topic), cmp.Compare(rb.weight, ra.weight), cmp.Compare(a.rule, b.rule))
	})
}

// holds tells whether a rule holds in the line, and on which words. Each of its
// phrases needs words of its own.
func (r *reader) holds(rule *rule) (at places, ok bool) {
	for _, item := range rule.barred {
		if r.at[item] != 0 {
			return 0, false
		}
	}
	for i := range rule.phrases {
		p := &rule.phrases[i]
		span := places(0)
		for starts := r.at[p.items[0]] &^ at; starts != 0 && span == 0; starts &= starts - 1 {
			span = r.phrase(p, bits.TrailingZeros64(uint64(starts)), at)
		}
		if span == 0 {
			return 0, false
		}
		at |= span
	}
	return at, true
}

// phrase gives where a phrase stands whose first word is at position pos, on
// words that are not used yet; nothing if it does not.
func (r *reader) phrase(p *phrase, pos int, used places) places {
	span := places(1) << pos
	for i, item := range p.items[1:] {
		reach := places(1)
		if p.gaps>>(i+1)&1 == 1 {
			reach = 1<<(gapWords+1) - 1
		}
		next := r.at[item] &^ used & (reach << (pos + 1))
		if next == 0 {
			return 0
		}
		pos = bits.TrailingZeros64(uint64(next))
		span |= 1 << pos
	}
	return span
}
