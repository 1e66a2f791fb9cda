package site

import (
	"testing"

	"journal/generator/day"
)

func TestSpanTag(t *testing.T) {
	for text, want := range map[string]string{
		"week of March 16, 2026":            "week of Mon 16 Mar 2026",
		"by 2026-03-18":                     "by Wed 18 Mar 2026",
		"not before 2026-03-18":             "from Wed 18 Mar 2026 on",
		"between 2026-03-03 and 2026-03-10": "Tue 3 Mar 2026–Tue 10 Mar 2026",
	} {
		m, _ := day.Read(text, day.Options{})
		if got := plainText(string(spanTag(m.Span))); got != want {
			t.Errorf("%s is shown as %q, want %q", text, got, want)
		}
	}
}

// plainText is markup without its tags.
func plainText(s string) string {
	var out []rune
	in := false
	for _, c := range s {
		switch {
		case c == '<':
			in = true
		case c == '>':
			in = false
		case !in:
			out = append(out, c)
		}
	}
	return string(out)
}
