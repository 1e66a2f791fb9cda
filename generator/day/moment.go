package day

import (
	"fmt"
	"strings"
)

// Clock is a time of day in minutes after midnight.
type Clock int

// String returns the time as 14:30.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60) }

// Moment is a time as a note tells it: at least a month, most often a day,
// sometimes with a time, an end and a zone.
type Moment struct {
	Day     Day
	Month   Day   // for "March 2026" the first of that month; zero if Day is known or nothing is
	Start   Clock // only if HasTime
	End     Clock // only if HasEnd; smaller than Start if it lies on the next day
	HasTime bool
	HasEnd  bool
	Zone    string // IANA name ("Europe/Berlin") or a shift from UTC ("+05:30"); "" if none is named
}

// IsZero reports whether nothing is known.
func (m Moment) IsZero() bool { return m.Day.IsZero() && m.Month.IsZero() }

// String returns the moment as a note would write it: "2026-03-04", "2026-03",
// "2026-03-04 14:00-15:00 Europe/Berlin"; "" if nothing is known.
func (m Moment) String() string {
	var parts []string
	switch {
	case !m.Day.IsZero():
		parts = append(parts, m.Day.String())
	case !m.Month.IsZero():
		parts = append(parts, m.Month.String()[:len("2026-03")])
	}
	if m.HasTime {
		clock := m.Start.String()
		if m.HasEnd {
			clock += "-" + m.End.String()
		}
		parts = append(parts, clock)
	}
	if m.Zone != "" {
		parts = append(parts, m.Zone)
	}
	return strings.Join(parts, " ")
}
