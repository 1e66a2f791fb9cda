package note

import (
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
)

// outcomeWords cuts a short text into words in lower case.
func outcomeWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && c != '\'' && c != '/'
	})
}

// nearest gives the name that a slip of the fingers away makes of word, and
// "" if there is none. Short words need to be closer than long ones.
func nearest(word string, names []string) string {
	word = strings.ToLower(word)
	length := len([]rune(word))
	best, least := "", 3
	if length < 8 {
		least = 2
	}
	if length < 4 {
		return ""
	}
	for _, name := range names {
		if gap := len(name) - length; gap > 2 || gap < -2 {
			continue
		}
		if d := levenshtein.ComputeDistance(word, name); d > 0 && d < least {
			best, least = name, d
		}
	}
	if best == "" {
		return swapped(word, names)
	}
	return best
}

// swapped finds a name of which two neighbouring letters were exchanged.
func swapped(word string, names []string) string {
	for _, name := range names {
		if len(name) != len(word) {
			continue
		}
		for i := 0; i+1 < len(name); i++ {
			if name[:i] == word[:i] && name[i] == word[i+1] && name[i+1] == word[i] && name[i+2:] == word[i+2:] {
				return name
			}
		}
	}
	return ""
}

// stageWords are the words of the usual stages; a word close to one of them
// and not one itself is reported as a slip.
var stageWords = strings.Fields(`recruiter recruiting screen screening phone call hiring manager technical coding system design architecture behavioral behavioural
	culture onsite final finals panel interview round take home takehome review presentation homework assignment assessment challenge pairing
	informational offer debrief chat coffee founder executive leadership product portfolio case study trial working team meet
	first second third fourth reference negotiation followup virtual remote video practical theory domain skills manager managers lead
	introduction intro introductory`)

// stageSlip gives the stage that was perhaps meant, and "".
func stageSlip(s string) string {
	words := outcomeWords(s)
	slip := false
	for i, w := range words {
		if contains(stageWords, w) || contains(stageWords, strings.TrimSuffix(w, "s")) {
			continue
		}
		if len(w) < 5 {
			continue
		}
		if near := nearest(w, stageWords); near != "" {
			words[i], slip = near, true
		}
	}
	if !slip {
		return ""
	}
	return strings.Join(words, " ")
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
