package theme

import "math"

// unpacker reads the compiled lexicon: how long a text is, that text, and numbers,
// all of them varints as in encoding/binary. The text is all words one after the
// other; the numbers say how long each of them is, and everything else:
//
//   - how many numbers stand in lists, phrases in rules, and topics that use a
//     word there are, so that each kind is cut from one piece of memory
//   - topics: name, title, advice, 1 if a subject
//   - aliases, same, keep, plain, stems, starts, exact: keys and what they have
//   - rules: topic, weight, language, barred, phrases with their gaps and items
//   - keyed: lists
//   - the bits of each number that says how much a word is used
//   - uses: keys, each with topics and which of those numbers
//   - known: words by shape, then by the alphabet
//
// Whatever there are several of follows their number.
type unpacker struct {
	text, numbers string

	ints    []int // what is left of each piece of memory
	phrases []phrase
	uses    []use
}

// unpack reads a compiled lexicon. It trusts what it reads: a test proves that
// the file says what the lexicon files say. No list has room behind it, so that
// appending to one of a shared lexicon makes another.
func unpack(packed string) *lexicon {
	u := &unpacker{numbers: packed}
	length := u.int()
	u.text, u.numbers = u.numbers[:length], u.numbers[length:]
	u.ints, u.phrases, u.uses = make([]int, u.int()), make([]phrase, u.int()), make([]use, u.int())

	lex := &lexicon{topics: make([]topic, u.int())}
	for i := range lex.topics {
		lex.topics[i] = topic{name: u.string(), title: u.string(), advice: u.string(), subject: u.int() == 1}
	}
	lex.builtIn = len(lex.topics)
	lex.aliases = entries(u, u.int)
	lex.same = entries(u, u.string)
	lex.keep = entries(u, member)
	lex.plain = entries(u, member)
	lex.stems = entries(u, u.list)
	lex.starts = entries(u, u.list)
	lex.exact = entries(u, u.list)
	lex.rules = make([]rule, u.int())
	for i := range lex.rules {
		lex.rules[i] = rule{topic: u.int(), weight: float64(u.int()), lang: u.int(), barred: u.list(), phrases: u.phraseList()}
	}
	lex.keyed = make([][]int, u.int())
	for item := range lex.keyed {
		lex.keyed[item] = u.list()
	}
	times := make([]float64, u.int())
	for i := range times {
		times[i] = math.Float64frombits(u.number())
	}
	lex.uses = entries(u, func() uses {
		all := cut(&u.uses, u.int())
		for i := range all {
			all[i] = use{topic: u.int(), times: times[u.int()]}
		}
		return all
	})
	lex.known, lex.alike = u.words()
	return lex
}

// number returns the next number.
func (u *unpacker) number() uint64 {
	value := uint64(0)
	for i := 0; ; i++ {
		b := u.numbers[i]
		value |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			u.numbers = u.numbers[i+1:]
			return value
		}
	}
}

func (u *unpacker) int() int { return int(u.number()) }

// string returns the next word.
func (u *unpacker) string() string {
	length := u.int()
	word := u.text[:length]
	u.text = u.text[length:]
	return word
}

// list returns the next list of numbers.
func (u *unpacker) list() []int {
	list := cut(&u.ints, u.int())
	for i := range list {
		list[i] = u.int()
	}
	return list
}

// phraseList returns the phrases of a rule.
func (u *unpacker) phraseList() []phrase {
	phrases := cut(&u.phrases, u.int())
	for i := range phrases {
		phrases[i] = phrase{gaps: u.number(), items: u.list()}
	}
	return phrases
}

// words returns the known words, and those of them that may be misspelled by what
// they share with their misspellings.
func (u *unpacker) words() (known map[string]bool, alike map[wordShape][]string) {
	words := make([]string, u.int())
	known = make(map[string]bool, len(words))
	for i := range words {
		words[i] = u.string()
		known[words[i]] = true
	}
	alike = map[wordShape][]string{}
	for len(words) > 0 {
		shape, n := shapeOf(words[0]), 1
		for n < len(words) && shapeOf(words[n]) == shape {
			n++
		}
		same := cut(&words, n)
		if shape.length >= shortestSlip {
			alike[shape] = same
		}
	}
	return known, alike
}

// cut takes the first n of what is left; nil if that is none.
func cut[T any](left *[]T, n int) []T {
	if n == 0 {
		return nil
	}
	taken := (*left)[:n:n]
	*left = (*left)[n:]
	return taken
}

// entries returns the next map.
func entries[V any](u *unpacker, value func() V) map[string]V {
	n := u.int()
	m := make(map[string]V, n)
	for range n {
		key := u.string()
		m[key] = value()
	}
	return m
}

// member is what a set has for each of its keys.
func member() bool { return true }
