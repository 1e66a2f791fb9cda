package note

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

// DayOf gives the day of an instant in the instant's own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// IsZero reports whether the day is unknown.
func (d Day) IsZero() bool { return d == Day{} }

// String gives the day as 2026-03-04, and "" for the zero Day.
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

// Weekday gives the day of the week.
func (d Day) Weekday() time.Weekday { return d.At(0, time.UTC).Weekday() }

// AddDays gives the day n days later.
func (d Day) AddDays(n int) Day { return DayOf(d.At(0, time.UTC).AddDate(0, 0, n)) }

// DaysUntil gives the number of days from d to e.
func (d Day) DaysUntil(e Day) int {
	return int(e.At(0, time.UTC).Sub(d.At(0, time.UTC)) / (24 * time.Hour))
}

// At gives the instant at which a clock in loc shows c on that day.
func (d Day) At(c Clock, loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, int(c)/60, int(c)%60, 0, 0, loc)
}

// Clock is a time of day in minutes after midnight.
type Clock int

// String gives the time as 14:30.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60) }

// When is a moment as a note tells it: at least a month, most often a day,
// sometimes with a time, an end and a zone.
type When struct {
	Day     Day
	Month   Day   // for "March 2026" the first of that month; zero if Day is known or nothing is
	Start   Clock // only if HasTime
	End     Clock // only if HasEnd; smaller than Start if it lies on the next day
	HasTime bool
	HasEnd  bool
	Zone    string // IANA name ("Europe/Berlin"); "" if the note names none
	Pos
}

// IsZero reports whether nothing is known.
func (w When) IsZero() bool { return w.Day.IsZero() && w.Month.IsZero() }
