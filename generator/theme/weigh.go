package theme

import (
	"math"
	"slices"
)

// How surely a rule of the lexicon tells its theme is not a matter of opinion: it
// is counted in the examples. The word before a rule in the lexicon file is only
// what is believed before, and counts as much as beliefCounts examples. So a rule
// that fires on common words loses its weight.

const beliefCounts = 3

// mostSure bounds how surely a rule can tell its theme.
const mostSure = 0.95

// belief is how often a rule of a weight is believed to be right.
func belief(weight float64) float64 { return min(0.08*weight+0.05, 0.85) }

// weigh gives the rules of a lexicon the weight that the examples show. Examples
// whose writers knew the lexicon don't count.
func (lex *lexicon) weigh(examples []example) *lexicon {
	weighed := *lex
	weighed.rules = slices.Clone(lex.rules)
	fired, right := make([]float64, len(lex.rules)), make([]float64, len(lex.rules))
	r := newReader(lex)
	for _, e := range examples {
		if e.knowing {
			continue
		}
		r.lang = languageOf(e.language)
		r.read(e.text)
		r.match()
		for _, h := range r.hits {
			fired[h.rule]++
			for _, name := range e.themes {
				if lex.topics[lex.rules[h.rule].topic].name == name {
					right[h.rule]++
				}
			}
		}
	}
	for i := range weighed.rules {
		rule := &weighed.rules[i]
		p := (right[i] + beliefCounts*belief(rule.weight)) / (fired[i] + beliefCounts)
		rule.weight = weightOf(min(p, mostSure), len(lex.topics))
	}
	return &weighed
}

// weightOf is twice the logarithm of how much likelier a theme has become, at
// least 0: whole numbers are packed.
func weightOf(p float64, topics int) float64 {
	return max(0, math.Round(2*math.Log(p/(1-p)*float64(topics-1))))
}
