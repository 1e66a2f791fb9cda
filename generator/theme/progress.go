package theme

import (
	"embed"
	"strings"
	"sync"

	"journal/generator/words"
)

// Who writes down what went better hardly does so in other words than who writes down
// what went wrong: what tells them apart is whether the weakness is negated. So it is
// read by lists of words, which stand in the folder words, one a language. A
// classifier found less than half of these lines.

//go:embed words/*.txt
var progressFiles embed.FS

// signs are what tells of progress, and what against it.
type signs struct{ cue, act, order, not, weakness, failure, plan []sign }

// sign is some words one after the other. A last word may be a beginning only.
type sign struct {
	words []string
	start bool
}

var progressSigns = sync.OnceValue(func() *signs {
	lists := words.Embedded(progressFiles)()
	of := func(name string) (all []sign) {
		for _, text := range lists.Words("progress", name) {
			text, start := strings.CutSuffix(text, "*")
			if parts := split(text); len(parts) > 0 {
				all = append(all, sign{parts, start})
			}
		}
		return all
	}
	return &signs{of("cue"), of("act"), of("order"), of("not"), of("weakness"), of("failure"), of("plan")}
})

// A weakness stands at most so many words behind the negation of it; in scripts without
// spaces, whose words are characters, so many before it.
const (
	notReach       = 3
	notReachBefore = 5
)

// tellsProgress reports whether a line says that a weakness was overcome.
func tellsProgress(text string) bool {
	line, s := split(text), progressSigns()
	if len(find(s.plan, line)) > 0 || len(find(s.failure, line)) > 0 {
		return false
	}
	good := len(find(s.cue, line)) > 0 || len(find(s.act, line)) > 0 && len(find(s.order, line)) > 0
	weaknesses, negated := find(s.weakness, line), map[int]bool{}
	for _, not := range find(s.not, line) {
		reached := false
		for _, at := range weaknesses {
			if at >= not && at-not <= notReach || isUnspaced(line[not]) && at < not && not-at <= notReachBefore {
				negated[at], reached = true, true
			}
		}
		if !reached {
			return false // what is negated is no weakness
		}
		good = true
	}
	return good && len(negated) == len(weaknesses)
}

// find returns where in a line signs begin, each place once.
func find(signs []sign, line []string) (places []int) {
	for at := range line {
		for _, s := range signs {
			if s.stands(line[at:]) {
				places = append(places, at)
				break
			}
		}
	}
	return places
}

// stands reports whether a line begins with the words of the sign.
func (s sign) stands(line []string) bool {
	if len(line) < len(s.words) {
		return false
	}
	for i, word := range s.words {
		if line[i] != word && !(s.start && i == len(s.words)-1 && strings.HasPrefix(line[i], word)) {
			return false
		}
	}
	return true
}
