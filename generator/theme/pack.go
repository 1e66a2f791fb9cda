package theme

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"
)

// packer writes what an unpacker reads.
type packer struct {
	text, numbers []byte
}

// pack returns a lexicon in its compiled form: the same lexicon, the same bytes.
func pack(lex *lexicon) string {
	p := &packer{}
	ints, phrases, used := sizes(lex)
	p.int(ints, phrases, used, len(lex.topics))
	for _, t := range lex.topics {
		p.string(t.name, t.title, t.advice)
		p.int(map[bool]int{true: 1}[t.subject])
	}
	packMap(p, lex.aliases, func(topic int) { p.int(topic) })
	packMap(p, lex.same, func(base string) { p.string(base) })
	packMap(p, lex.keep, func(bool) {})
	packMap(p, lex.plain, func(bool) {})
	packMap(p, lex.stems, p.list)
	packMap(p, lex.starts, p.list)
	packMap(p, lex.exact, p.list)
	p.int(len(lex.rules))
	for _, r := range lex.rules {
		p.int(r.topic, int(r.weight), r.lang)
		p.list(r.barred)
		p.int(len(r.phrases))
		for _, ph := range r.phrases {
			p.numbers = binary.AppendUvarint(p.numbers, ph.gaps)
			p.list(ph.items)
		}
	}
	p.int(len(lex.keyed))
	for _, rules := range lex.keyed {
		p.list(rules)
	}
	times := timesOf(lex)
	p.int(len(times))
	for _, t := range times {
		p.numbers = binary.AppendUvarint(p.numbers, math.Float64bits(t))
	}
	packMap(p, lex.uses, func(all uses) {
		p.int(len(all))
		for _, u := range all {
			at, _ := slices.BinarySearch(times, u.times)
			p.int(u.topic, at)
		}
	})
	words := slices.Sorted(maps.Keys(lex.known))
	slices.SortStableFunc(words, func(a, b string) int {
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		return len(a) - len(b)
	})
	p.int(len(words))
	p.string(words...)
	length := binary.AppendUvarint(nil, uint64(len(p.text)))
	return string(slices.Concat(length, p.text, p.numbers))
}

// sizes counts the numbers in lists, the phrases, and the topics that use words.
func sizes(lex *lexicon) (ints, phrases, used int) {
	for _, m := range []map[string][]int{lex.stems, lex.starts, lex.exact} {
		for _, items := range m {
			ints += len(items)
		}
	}
	for _, r := range lex.rules {
		ints += len(r.barred)
		phrases += len(r.phrases)
		for _, p := range r.phrases {
			ints += len(p.items)
		}
	}
	for _, rules := range lex.keyed {
		ints += len(rules)
	}
	for _, all := range lex.uses {
		used += len(all)
	}
	return ints, phrases, used
}

// timesOf gives every number that says how much a word is used, once.
func timesOf(lex *lexicon) []float64 {
	var times []float64
	for _, all := range lex.uses {
		for _, u := range all {
			times = append(times, u.times)
		}
	}
	slices.Sort(times)
	return slices.Compact(times)
}

func (p *packer) int(numbers ...int) {
	for _, n := range numbers {
		p.numbers = binary.AppendUvarint(p.numbers, uint64(n))
	}
}

func (p *packer) string(words ...string) {
	for _, word := range words {
		p.int(len(word))
		p.text = append(p.text, word...)
	}
}

func (p *packer) list(list []int) {
	p.int(len(list))
	p.int(list...)
}

func packMap[V any](p *packer, m map[string]V, value func(V)) {
	p.int(len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		p.string(key)
		value(m[key])
	}
}
