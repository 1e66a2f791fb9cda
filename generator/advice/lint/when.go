package lint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
)

// rightDay: the day of the meeting is the one of the notes.
func rightDay(c *checking) []Finding {
	in := c.facts.Interview
	if in == nil || in.Day.IsZero() {
		return nil
	}
	days := c.daysMet(in)
	for _, s := range append([]sentence{newSentence(c.Subject, 0)}, c.body...) {
		if c.Kind == Recruiter || c.Kind == Reference || c.Kind == ThankYou || c.Kind == FollowUp || c.Kind == Feedback {
			if f, bad := c.wrongDay(s, in, days); bad {
				return []Finding{f}
			}
		}
	}
	return nil
}

// daysMet returns the days that a letter may speak of: of this interview, and if
// it is no thank-you, of all of its application.
func (c *checking) daysMet(in *journal.Interview) []day.Day {
	days := []day.Day{in.Day}
	if a := in.Application; a != nil {
		for _, other := range a.Interviews {
			if !other.Day.IsZero() && (c.Kind != ThankYou || other.Upcoming) {
				days = append(days, other.Day)
			}
		}
		if c.Kind != ThankYou {
			for _, e := range a.History {
				days = append(days, e.Day)
			}
		}
	}
	return days
}

func (c *checking) wrongDay(s sentence, in *journal.Interview, days []day.Day) (Finding, bool) {
	words := s.words
	if f, bad := c.wrongWeekday(s, in); bad {
		return f, true
	}
	if _, _, met := c.says(c.meeting, words); !met && s.line > 0 {
		return Finding{}, false
	}
	wrong := func(said string) (Finding, bool) {
		return Finding{Line: s.line, Msg: fmt.Sprintf("%s is not the day you met", said), Hint: "it was " + in.Day.At(0, time.UTC).Format("Monday 2 January")}, true
	}
	has := func(right func(day.Day) bool) bool { return slices.ContainsFunc(days, right) }
	for i, w := range words {
		if c.isAhead(words, i) || c.noted.words[w.low] && !slices.Contains(c.lists.Words("calendar", "today"), w.low) {
			continue
		}
		if n := c.weekday(w.low); n >= 0 {
			if _, dated := c.date(words, afterThe(words, i+1)); dated == 0 && !has(func(d day.Day) bool { return int(d.Weekday()) == n }) && c.isPast(words, i) {
				return wrong(w.text)
			}
		}
		if d, n := c.date(words, i); n > 0 && !has(func(o day.Day) bool { return o.Month == d.Month && o.Day == d.Day }) {
			return wrong(quote(words, i, i+n))
		}
		if c.Kind != ThankYou || c.at.IsZero() {
			continue
		}
		today := day.Of(c.at.In(c.facts.Journal.ZoneOf(c.facts.Interview)))
		for _, e := range []struct {
			list string
			day  day.Day
		}{{"today", today}, {"yesterday", today.AddDays(-1)}} {
			n := c.stands(c.lists.Words("calendar", e.list), words, i)
			if n > 0 && c.isRelative(words, i) && in.Day != e.day {
				return wrong(quote(words, i, i+n))
			}
		}
		if in.Start.IsZero() {
			continue
		}
		morning := in.Start.Hour() < 12
		for list, is := range map[string]bool{"morning": true, "afternoon": false} {
			if n := c.stands(c.lists.Words("calendar", list), words, i); n > 0 && is != morning && in.Start.Hour() != 12 {
				return Finding{Line: s.line, Msg: quote(words, i, i+n) + " is not when you met", Hint: "it was at " + in.Start.Format("15:04")}, true
			}
		}
	}
	return Finding{}, false
}

// wrongWeekday finds a date with another weekday than it has: "Monday, 12 May",
// or "Monday the 12th" of the month in which they met.
func (c *checking) wrongWeekday(s sentence, in *journal.Interview) (Finding, bool) {
	for i, w := range s.words {
		n := c.weekday(w.low)
		if n < 0 {
			continue
		}
		next := afterThe(s.words, i+1)
		d, length := c.date(s.words, next)
		if length == 0 && next < len(s.words) && strings.TrimRight(s.words[next].low, "stndrh.") == strconv.Itoa(in.Day.Day) {
			d, length = in.Day, 1
		}
		if length == 0 {
			continue
		}
		d.Year = in.Day.Year
		if in.Day.DaysUntil(d) < -180 { // written in December of a day in January
			d.Year++
		}
		if right := d.At(0, time.UTC); int(right.Weekday()) != n && right.Day() == d.Day {
			return Finding{Line: s.line, Msg: fmt.Sprintf("%s is no %s", right.Format("2 January"), w.text), Hint: "it is a " + right.Weekday().String()}, true
		}
	}
	return Finding{}, false
}

// afterThe returns the place behind an article at words[i], else i.
func afterThe(words []word, i int) int {
	if i < len(words) && (words[i].low == "the" || words[i].low == "dem" || words[i].low == "den" || words[i].low == "der") {
		return i + 1
	}
	return i
}

// isRelative reports whether "yesterday" at words[i] may be the day of the
// meeting; "until yesterday" and "today I read" are not.
func (c *checking) isRelative(words []word, i int) bool {
	_, _, met := c.says(c.meeting, words[max(0, i-7):min(len(words), i+3)])
	return met
}

// isAhead reports whether a day at words[i] is one to come, or one of habit.
func (c *checking) isAhead(words []word, i int) bool {
	for k := max(0, i-3); k < i; k++ {
		if c.ahead[words[k].low] {
			return true
		}
	}
	return false
}

// isPast reports whether the weekday at words[i] is a day by itself: "on
// Wednesday", "Wednesday's interview", "your Wednesday afternoon", but not "the
// Saturday clinic".
func (c *checking) isPast(words []word, i int) bool {
	if i+1 == len(words) || words[i+1].low == "'s" || words[i].ends || slices.Contains(c.lists.Words("meeting", "parts"), words[i+1].low) {
		return true
	}
	return i == 0 || slices.Contains(c.lists.Words("meeting", "before"), words[i-1].low)
}

// stands returns how many words one of the phrases takes at words[i].
func (c *checking) stands(phrases []string, words []word, i int) int {
	for _, p := range phrases {
		parts := strings.Fields(p)
		if i+len(parts) <= len(words) && slices.EqualFunc(parts, words[i:i+len(parts)], func(p string, w word) bool { return w.low == p }) {
			return len(parts)
		}
	}
	return 0
}

// weekday returns the number of a weekday, Sunday 0; -1 for another word.
func (c *checking) weekday(low string) int {
	return slices.Index(c.lists.Words("calendar", "weekdays"), low)
}

func (c *checking) month(low string) time.Month {
	return day.MonthNamed(low)
}

// isCalendar reports whether a word names a day or a month.
func (c *checking) isCalendar(low string) bool { return c.weekday(low) >= 0 || c.month(low) != 0 }

// date reads a day with its month at words[i]: "4 March", "March 4th", "4th of
// March", "4. März". It returns how many words it takes, 0 if there is none.
func (c *checking) date(words []word, i int) (d day.Day, n int) {
	number := func(k int) int {
		if k >= len(words) {
			return 0
		}
		num := strings.TrimRight(words[k].low, "stndrh.")
		if v, err := strconv.Atoi(num); err == nil && v > 0 && v < 32 && len(num) < 3 {
			return v
		}
		return 0
	}
	month := func(k int) time.Month {
		if k >= len(words) || !isCapital(words[k].text) {
			return 0
		}
		return c.month(words[k].low)
	}
	if v := number(i); v > 0 {
		for _, k := range []int{i + 1, i + 2} {
			if m := month(k); m != 0 && (k == i+1 || words[i+1].low == "of") {
				return day.Day{Month: m, Day: v}, k - i + 1
			}
		}
		return d, 0
	}
	if m := month(i); m != 0 {
		for _, k := range []int{i + 1, i + 2} {
			if v := number(k); v > 0 && (k == i+1 || words[i+1].low == "the") {
				return day.Day{Month: m, Day: v}, k - i + 1
			}
		}
	}
	return d, 0
}
