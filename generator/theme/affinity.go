package theme

import (
	"math"
	"slices"
)

// A rule says what its author thought of. Around the rules, every word of the
// lexicon leans a little towards the themes that use it: a word that only one
// theme knows leans far, a word that many share hardly. The leanings of all
// words of a line are added to its rules, which settles ties, gives a home to
// lines no rule foresaw, and outvotes a rule that stands alone against the rest
// of its line.

const (
	// leanScale weighs leanings against rules, and leanDoubt is how much use of
	// a word it takes before its leaning is believed. Both were chosen on
	// lessons sorted by hand; the result changes little around them.
	leanScale = 2
	leanDoubt = 0.5
	// leansEnough is how far the words of a line must lean together where no
	// rule is enough.
	leansEnough = 8
)

// lean is how far a word leans to a topic.
type lean struct {
	topic int
	pull  float64
}

// uses counts how often each topic uses a word.
type uses []use

type use struct {
	topic int
	times float64
}

// keys returns what a word is counted under: its stem and its beginnings.
func keys(stem, word string) []string {
	all := []string{stem}
	for end := shortestStart; end <= len(word); end++ {
		all = append(all, word[:end]+"*")
	}
	return all
}

// leanings returns what a word with these keys leans to, in order of topics.
func (lex *lexicon) leanings(keys []string) []lean {
	sum := make([]float64, len(lex.topics))
	total := leanDoubt
	for _, key := range keys {
		for _, u := range lex.uses[key] {
			sum[u.topic] += u.times
		}
	}
	var leans []lean
	for topic := range lex.topics {
		total += sum[topic]
	}
	for topic := range lex.topics {
		if pull := math.Log(sum[topic] / total * float64(len(lex.topics))); sum[topic] > 0 && pull > 0 {
			leans = append(leans, lean{topic, leanScale * pull})
		}
	}
	return slices.Clip(leans)
}
