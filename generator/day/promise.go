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
	return takeApart(text, Options{Near: made, Ahead: true}).promised()
}

func (s *scan) promised() (on Day, ok bool) {
	bound := false
	for _, f := range s.toldTimes() {
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

// Within returns the day on which a time ends that a text begins with, as a promise
// is told without a word like "in": "four weeks", "up to 4-6 weeks", "to allow a
// month". made is the day from which it runs.
func Within(text string, made Day) (on Day, ok bool) {
	text = "in " + text
	for _, it := range newScan(text, Options{Near: made, Ahead: true}, true).items {
		switch it.what {
		case filler, aWord:
			continue
		case aDay, aSpan:
			return Promised(text, made)
		}
		break
	}
	return Day{}, false
}

// Promise returns the day that a text promises, as [Promised] does, else the words by
// which it speaks of time although no day can be read, up to the end of their clause:
// "soon", "once the board has met", "by Friday" of an unknown week. They are "" if it
// says nothing of time.
func Promise(text string, made Day) (on Day, vague string) {
	s := takeApart(text, Options{Near: made, Ahead: true})
	if on, ok := s.promised(); ok {
		return on, ""
	}
	return Day{}, s.vague()
}

func (s *scan) vague() string {
	for i := range s.toks {
		if len(s.toks[i].begins) == 0 {
			continue
		}
		for _, list := range []string{"vague", "weekday", "near", "period"} {
			m, n := s.find(i, list)
			short := n == 1 && len(s.tok(i).text) < 4 && list == "weekday" // "do", "sun", "so" are words, too
			if long := n > 1 || len(s.tok(i).text) > 5; n > 0 && !short && (long || s.speaks(i, m.lang)) {
				return s.raw(s.leadOf(i), s.clauseEnd(i+n))
			}
		}
	}
	return ""
}

// leadOf returns where the words begin that lead to a time at i: "by the end of".
func (s *scan) leadOf(i int) int {
	const long = 4 // words of one that leads
	first := i
	for at := i; ; {
		from := max(0, at-long)
		for from < at && (!s.isLetterWord(from) || s.at(from, "mark", "by", "before", "until", "after", "early", "mid", "late", "of") != at-from) {
			from++
		}
		if from == at {
			return first
		}
		if s.at(from, "mark", "of") == 0 { // which alone leads to anything
			first = from
		}
		at = from
	}
}

// clauseEnd returns where the clause ends that goes on at i, or where enough of it
// was heard.
func (s *scan) clauseEnd(i int) int {
	const enough = 6
	for end := i; end < len(s.toks); end++ {
		if end-i == enough || !s.isLetterWord(end) && !s.is(end, "-", "'", "’") && s.tok(end).width == 0 {
			return end
		}
	}
	return len(s.toks)
}

// speaks reports whether a text can be one of a language: a short word that stands in
// one list alone says little where the words around it are of another language.
func (s *scan) speaks(i int, lang string) bool {
	const around = 32 // words on each side that are asked
	var here, other int
	for k := max(0, i-around); k < min(len(s.toks), i+around); k++ {
		if k == i {
			continue
		}
		langs := map[string]bool{}
		for _, p := range s.toks[k].begins {
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
