// Package day reads days, times of day, zones and lengths of time as people
// write them, in many spellings and languages.
//
// A reader returns what it has understood and remarks about it. It never
// guesses in silence: what may mean two things is asked, and what was taken
// for granted is said. Neither clock nor environment is asked.
package day

import (
	"fmt"
	"time"
)

// Day is a calendar day. It is a day, never an instant: it has no zone and
// two days compare without one. The zero Day means unknown.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// Of returns the day of an instant in the instant's own zone.
func Of(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// IsZero reports whether the day is unknown.
func (d Day) IsZero() bool { return d == Day{} }

// Exists reports whether the calendar has such a day: there is no 30 February.
func (d Day) Exists() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && Of(d.At(0, time.UTC)) == d
}

// String returns the day as 2026-03-04, and "" for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Compare orders days; the zero Day comes first.
func (d Day) Compare(e Day) int {
	switch {
	case d == e:
		return 0
	case d.Year != e.Year:
		return sign(d.Year - e.Year)
	case d.Month != e.Month:
		return sign(int(d.Month - e.Month))
	}
	return sign(d.Day - e.Day)
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.At(0, time.UTC).Weekday() }

// AddDays returns the day n days later.
func (d Day) AddDays(n int) Day { return Of(d.At(0, time.UTC).AddDate(0, 0, n)) }

// DaysUntil returns the number of days from d to e.
func (d Day) DaysUntil(e Day) int {
	return int(e.At(0, time.UTC).Sub(d.At(0, time.UTC)) / (24 * time.Hour))
}

// At returns the instant at which a clock in loc shows c on that day.
func (d Day) At(c Clock, loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, int(c)/60, int(c)%60, 0, 0, loc)
}

// Start returns the first instant of the day. Where the clocks are put forward at
// midnight that is not 00:00, and asking for that may give an instant of the day before.
func (d Day) Start(zone *time.Location) time.Time {
	t := d.At(0, zone)
	for Of(t).Compare(d) < 0 {
		t = t.Add(30 * time.Minute)
	}
	return t
}

// Span is a time of whole days, both ends included. An end that is the zero
// Day is open.
type Span struct {
	From, To Day
}

// IsZero reports whether the span is unknown.
func (s Span) IsZero() bool { return s == Span{} }

// String returns the span as a text that reads back: "2026-03",
// "week of 2026-03-16", "by 2026-03-18", "from 2026-03-18 on",
// "between 2026-03-11 and 2026-03-20".
func (s Span) String() string {
	switch {
	case s.IsZero():
		return ""
	case s.From.IsZero():
		return "by " + s.To.String()
	case s.To.IsZero():
		return "from " + s.From.String() + " on"
	case s.isMonth():
		return s.From.String()[:len("2026-03")]
	case s.IsWeek():
		return "week of " + s.From.String()
	}
	return "between " + s.From.String() + " and " + s.To.String()
}

// IsWeek reports whether the span is a week from Monday to Sunday.
func (s Span) IsWeek() bool {
	return !s.From.IsZero() && s.From.Weekday() == time.Monday && s.To == s.From.AddDays(6)
}

func (s Span) isMonth() bool {
	return !s.From.IsZero() && s.From.Day == 1 && s == monthOf(s.From.Year, s.From.Month)
}

func monthOf(year int, month time.Month) Span {
	first := Of(time.Date(year, month, 1, 12, 0, 0, 0, time.UTC))
	return Span{first, Of(time.Date(year, month+1, 0, 12, 0, 0, 0, time.UTC))}
}

// quarterOf returns the calendar quarter of a day, or the one so many quarters ahead.
func quarterOf(d Day, ahead int) Span {
	first := (d.Month-1)/3*3 + 1 + time.Month(3*ahead)
	return Span{monthOf(d.Year, first).From, monthOf(d.Year, first+2).To}
}

// Monday returns the Monday of the week of a day.
func (d Day) Monday() Day { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

func weekOf(d Day) Span { return Span{d.Monday(), d.Monday().AddDays(6)} }

// isoWeek returns the week of that number, and whether the year has it.
func isoWeek(year, week int) (Span, bool) {
	first := Day{year, 1, 4}.Monday() // 4 January is always in the first week
	s := weekOf(first.AddDays(7 * (week - 1)))
	y, w := s.From.AddDays(3).At(0, time.UTC).ISOWeek()
	return s, week > 0 && y == year && w == week
}

// nearest returns the day of a year that lies nearest to near; with ahead the
// next one. The zero Day if there is none within some years.
func nearest(month time.Month, day int, near Day, ahead bool) Day {
	var best Day
	for y := near.Year - 1; y <= near.Year+1; y++ {
		d := Day{y, month, day}
		if !d.Exists() || ahead && d.Compare(near) < 0 {
			continue
		}
		if best.IsZero() || !ahead && abs(near.DaysUntil(d)) < abs(near.DaysUntil(best)) {
			best = d
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
