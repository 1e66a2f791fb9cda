package day

import "time"

// Promised returns the day by which a text of next steps promises to be
// answered: "answer by 2026-03-11", "they decide on Friday", "within a week",
// "by end of next week". made is the day it was said on; without it only
// dates with a year count. ok is false if nothing is promised.
//
// Of several days one behind "by" or "until" is meant, else the latest,
// because asking too early is worse than asking a day late. A promise for a
// week or a month is kept until its end.
func Promised(text string, made Day) (on Day, ok bool) {
	bound := false
	for _, f := range Find(text, Options{Near: made}) {
		d := lastWorkday(f.Span)
		if d.IsZero() {
			continue
		}
		switch {
		case f.Bound && !bound:
			on, bound = d, true
		case f.Bound == bound && d.Compare(on) > 0:
			on = d
		}
	}
	return on, !on.IsZero()
}

// lastWorkday is the last day of a span; of a week it is the Friday.
func lastWorkday(s Span) Day {
	if s.IsWeek() || s.To.Weekday() == time.Sunday && s.From != s.To && s.From.DaysUntil(s.To) < 7 {
		return s.From.Monday().AddDays(4)
	}
	return s.To
}
