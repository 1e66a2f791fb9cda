package mail

import (
	_ "embed"
	"math"
	"slices"
	"sync"

	"journal/generator/theme/classify"
)

//go:generate go run ./compile

// tenor is what a sentence of a mail tells of the application of its reader. Who
// says no has a thousand ways to say it, most without the usual words; so besides the
// signs of the grammar a classifier has its say, which has learned from the sentences
// of the folder beside this file.
type tenor int

const (
	saysNo   tenor = iota // this person was not chosen
	saysBye               // the farewell around a no
	saysGo                // it goes on: an invitation, a next step, an offer
	saysWait              // nothing is decided
	saysIf                // a rule, or a condition
	saysElse              // bad news of something or somebody else
	saysNone              // all else
	tenors
)

// tenorNames are the labels of the sentences, in their order.
var tenorNames = [tenors]string{"no", "bye", "go", "wait", "if", "else", "0"}

// tenorTerms is how many features of sentences are kept.
const tenorTerms = 180_000

var tenorHeads = []classify.Head{{First: 0, End: int(tenors)}}

// tenorsLearned is what [Compile] learns of the sentences.
//
//go:embed sentences/compiled.bin
var tenorsLearned string

var tenorModel = sync.OnceValue(func() *classify.Model { return classify.Open(tenorsLearned, tenorHeads) })

// commonness is how much more often sentences of each tenor stand in mails than among those
// that were learned from: most sentences of a mail tell nothing.
var commonness = [tenors]float64{0.4, 0.8, 1, 1, 1, 1, 2.5}

// tell returns the chance of each tenor.
func tell(m *classify.Model, s sentence, spoken []*grammar) []float64 {
	sums := make([]float64, tenors)
	m.Linear(m.Terms(tenorFeatures(s, spoken)), sums)
	for i, often := range commonness {
		sums[i] += math.Log(often)
	}
	classify.Softmax(sums)
	return sums
}

// tenorFeatures returns what there is to see in a sentence: its words, and what they are
// in the grammars of the languages it may be in.
func tenorFeatures(s sentence, spoken []*grammar) []uint32 {
	words := make([]string, 0, len(s.words))
	for _, w := range s.words {
		if !w.mark || w.text == "?" {
			words = append(words, w.text)
		}
	}
	// A word alone, and two that stand side by side, need be seen once.
	var again []uint32
	for i := range words {
		again = append(again, classify.Features(nil, words[i:min(i+2, len(words))])...)
	}
	slices.Sort(again)
	all := slices.DeleteFunc(classify.Features(words, words), func(feature uint32) bool {
		_, seen := slices.BinarySearch(again, feature)
		return seen
	})
	for _, g := range spoken {
		all = append(all, classify.Features(nil, g.seen(s))...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// seen returns the names of the classes and signs of a grammar that a sentence has, in
// the order of the words.
func (g *grammar) seen(s sentence) (names []string) {
	s.words = slices.Clone(s.words)
	s.mask(g)
	s.think(g)
	m := newMatcher(g, &s)
	for i := range s.words {
		for c := range g.classes {
			if len(m.classAt(c, i)) > 0 {
				names = append(names, "class "+g.classes[c].name)
			}
		}
		for _, sg := range g.signs {
			if slices.ContainsFunc(sg.patterns, func(p pattern) bool { return len(m.match(p, i)) > 0 }) {
				names = append(names, "sign "+sg.name)
			}
		}
	}
	return slices.Compact(names)
}
