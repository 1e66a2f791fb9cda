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

// Vague returns the words by which a text speaks of time although it promises
// no day that can be read: "soon", "once the board has met", "by Friday" of an
// unknown week. They are "" if it promises a day, or says nothing of time.
func Vague(text string, made Day) string {
	if _, ok := Promised(text, made); ok {
		return ""
	}
	s := scan{text: text, toks: tokens(text)}
	for i := range s.toks {
		for _, list := range []string{"vague", "weekday", "near", "period"} {
			m, n := s.find(i, list)
			short := n == 1 && len(s.tok(i).text) < 4 && list == "weekday" // "do", "sun", "so" are words, too
			if long := n > 1 || len(s.tok(i).text) > 5; n > 0 && !short && (long || s.speaks(i, m.lang)) {
				return s.raw(i, i+n)
			}
		}
	}
	return ""
}

// speaks reports whether a text can be one of a language: a short word that stands in
// one list alone says little where the words around it are of another language.
func (s *scan) speaks(i int, lang string) bool {
	var here, other int
	for k := range s.toks {
		if k == i {
			continue
		}
		langs := map[string]bool{}
		for _, p := range lexicon()[s.toks[k].text] {
			langs[p.lang] = len(p.words) == 1
		}
		if langs[lang] {
			here++
		} else if len(langs) == 1 {
			other++
		}
	}
	return here >= other
}

// lastWorkday is the last day of a span; of a week it is the Friday.
func lastWorkday(s Span) Day {
	if s.IsWeek() || s.To.Weekday() == time.Sunday && s.From != s.To && s.From.DaysUntil(s.To) < 7 {
		return s.From.Monday().AddDays(4)
	}
	return s.To
}
