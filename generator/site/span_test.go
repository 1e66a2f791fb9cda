package site

import (
	"testing"

	"journal/generator/day"
)

func TestSpan(t *testing.T) {
	today := day.Day{Year: 2026, Month: 3, Day: 12}
	for text, want := range map[string]string{
		"week of March 16, 2026":            "week of Mon 16 Mar",
		"by 2026-03-18":                     "by Wed 18 Mar",
		"not before 2027-03-18":             "from 18 Mar 2027 on",
		"between 2026-03-03 and 2026-03-10": "Tue 3 Mar–Tue 10 Mar",
	} {
		m, _ := day.Read(text, day.Options{})
		if got := spanMoment(m.Span, today).Words; got != want {
			t.Errorf("%s is shown as %q, want %q", text, got, want)
		}
	}
}
