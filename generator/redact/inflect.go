package redact

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A paradigm has the endings that change places in the cases and genders of
// names: Kowalska and Kowalskiej, Virtanen and Virtasen. The longest stand first. One may
// be empty, and is then no ending to know a name by.
type paradigm []string

// otherForms returns a part of a name with the other endings of its paradigms.
func (l *lexicon) otherForms(bare string) []string {
	var all []string
	for _, p := range l.paradigms {
		for _, end := range p {
			stem, ok := strings.CutSuffix(bare, end)
			if !ok || end == "" || utf8.RuneCountInString(stem) < 2 || utf8.RuneCountInString(bare) < 5 {
				continue
			}
			for _, other := range p {
				if other != end && !slices.Contains(all, stem+other) {
					all = append(all, stem+other)
				}
			}
			break
		}
	}
	return all
}

// weak returns the stem to which Finnish adds its endings where that is not the
// name itself: "lahde" of "lahti", "peka" of "pekka"; "" if there is none.
func (l *lexicon) weak(bare string) string {
	vowel := lastLetter(bare)
	if !strings.ContainsRune("aeiouy", vowel) {
		return ""
	}
	head := strings.TrimSuffix(bare, string(vowel))
	for _, g := range l.gradation {
		stem, ok := strings.CutSuffix(head, g.strong)
		if !ok {
			continue
		}
		if vowel == 'i' && g.strong != strings.Repeat(g.weak, 2) {
			vowel = 'e'
		}
		if s := stem + g.weak + string(vowel); utf8.RuneCountInString(s) > stemLetters {
			return s
		}
		return ""
	}
	return ""
}

// gradation is how consonants before the last vowel weaken in Finnish.
type gradation struct{ strong, weak string }
