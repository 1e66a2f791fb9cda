package theme

import (
	"embed"
	"regexp"
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
type signs struct{ cue, act, order, not, weakness, failure, plan index }

// index has signs by how their first word begins.
type index map[string][]sign

func beginning(word string) string { return word[:min(2, len(word))] }

// sign is some words one after the other. A last word may be a beginning only.
type sign struct {
	words []string
	start bool
}

var progressSigns = sync.OnceValue(func() *signs {
	lists := words.Embedded(progressFiles)()
	of := func(name string) index {
		all := index{}
		for _, text := range lists.Words("progress", name) {
			text, start := strings.CutSuffix(text, "*")
			if parts := split(text); len(parts) > 0 {
				key := beginning(parts[0])
				all[key] = append(all[key], sign{parts, start})
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

// quoted is what somebody said, of which the line tells: "no problem" may have been wrong.
var quoted = regexp.MustCompile(`"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」`)

// tellsProgress reports whether a line says that a weakness was overcome.
func tellsProgress(text string) bool {
	if strings.ContainsAny(text, "\"“„«「") {
		text = quoted.ReplaceAllString(text, " ")
	}
	line, s := split(text), progressSigns()
	if len(s.plan.find(line)) > 0 || len(s.failure.find(line)) > 0 {
		return false
	}
	good := len(s.cue.find(line)) > 0 || len(s.act.find(line)) > 0 && len(s.order.find(line)) > 0
	weaknesses, negated := s.weakness.find(line), map[int]bool{}
	for _, not := range s.not.find(line) {
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
func (signs index) find(line []string) (places []int) {
	for at, word := range line {
		for _, s := range signs[beginning(word)] {
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
