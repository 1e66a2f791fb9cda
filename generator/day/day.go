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
