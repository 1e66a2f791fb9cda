package day

import (
	"fmt"
	"strings"
)

// Moment is a time as a note tells it: at least a span of days, most often a
// day, sometimes with a time, an end and a zone.
type Moment struct {
	Day     Day
	Month   Day   // for "March 2026" the first of that month; zero if Day is known or it is no month
	Span    Span  // the days between which it lies; zero if Day is known or nothing is
	Start   Clock // only if HasTime
	End     Clock // only if HasEnd; smaller than Start if it lies on the next day
	HasTime bool
	HasEnd  bool
	Length  int    // in minutes, if it is told beside a day that has no time; else 0
	Zone    string // IANA name ("Europe/Berlin") or a shift from UTC ("+05:30"); "" if none is named
}

// IsZero reports whether nothing is known of the day.
func (m Moment) IsZero() bool { return m.Day.IsZero() && m.Month.IsZero() && m.Span.IsZero() }

// Between returns the days between which the moment lies: twice its day, a
// month, a week. Either end may be open.
func (m Moment) Between() Span {
	switch {
	case !m.Day.IsZero():
		return Span{m.Day, m.Day}
	case m.Span.IsZero() && !m.Month.IsZero():
		return monthOf(m.Month.Year, m.Month.Month)
	}
	return m.Span
}

// String returns the moment as a text that reads back: "2026-03-04", "2026-03",
// "2026-03-04 14:00-15:00 Europe/Berlin"; "" if nothing is known.
func (m Moment) String() string {
	var parts []string
	switch {
	case !m.Day.IsZero():
		parts = append(parts, m.Day.String())
	case !m.Span.IsZero():
		parts = append(parts, m.Span.String())
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
	switch {
	case strings.HasPrefix(m.Zone, "-"):
		parts = append(parts, "UTC"+m.Zone) // 14:00 -05:00 would be two times
	case m.Zone != "":
		parts = append(parts, m.Zone)
	}
	if m.Length > 0 {
		parts = append(parts, fmt.Sprintf("(%d min)", m.Length))
	}
	return strings.Join(parts, " ")
}
