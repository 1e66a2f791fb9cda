package day

import (
	"regexp"
	"strings"
	"sync"
	"time"
)

var unknowns = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{"": true}
	for _, list := range lexicon() {
		for _, p := range list {
			if p.list == "unknown" {
				all[bareWords(strings.Join(p.words, " "))] = true
			}
		}
	}
	return all
})

var noMarks = strings.NewReplacer(" ", "", ".", "", "/", "", "?", "", "!", "", "(", "", ")", "", "-", "", "–", "", "—", "", "…", "")

func bareWords(s string) string { return noMarks.Replace(strings.ToLower(s)) }

// Unknown reports whether a value says that nothing is known yet: "TBD", "n/a",
// or a placeholder of a template.
func Unknown(s string) bool {
	if len(s) > 60 {
		return false
	}
	if unknowns()[bareWords(s)] {
		return true
	}
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "{{") && strings.HasSuffix(s, "}}") || strings.HasPrefix(s, "<%") && strings.HasSuffix(s, "%>")
}

// MonthNamed returns the month of that name, 0 if there is none.
func MonthNamed(name string) time.Month {
	s := takeApart(name, Options{})
	if m, next := s.monthAt(0); next == len(s.toks) && next > 0 {
		return m
	}
	return 0
}

var reStruck = regexp.MustCompile(`(?is)~~(.+?)~~|<s>(.+?)</s>|<del>(.+?)</del>`)

// cutStruck takes what is struck out from a text that says more.
func cutStruck(text string) (kept, struck string) {
	if !strings.ContainsAny(text, "~<") {
		return text, ""
	}
	m := reStruck.FindStringSubmatch(text)
	if m == nil {
		return text, ""
	}
	kept = reStruck.ReplaceAllString(text, " ")
	return kept, strings.TrimSpace(strings.Join(m[1:], ""))
}
