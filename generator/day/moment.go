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

// Order is what 03/04/2026 means.
type Order uint8

const (
	// AnyOrder leaves 03/04/2026 open.
	AnyOrder Order = iota
	// DayFirst reads it as the third of April.
	DayFirst
	// MonthFirst reads it as the fourth of March.
	MonthFirst
)

// OrderNamed reads "day-first" and "month-first".
func OrderNamed(s string) (Order, bool) {
	switch strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(s)) {
	case "dayfirst", "daymonth", "dmy":
		return DayFirst, true
	case "monthfirst", "monthday", "mdy":
		return MonthFirst, true
	}
	return AnyOrder, false
}

// Options are what is known about a text beside its words. The zero value
// knows nothing.
type Options struct {
	Order Order
	Near  Day    // the day on which the text was written: "yesterday" and "4 March" are told by it
	Named Day    // the day that the name of the file tells: it settles what may be two days
	Ahead bool   // what has no year lies after Near; else it is the nearest to it
	Zone  string // of the journal, an IANA name: it settles abbreviations of zones
	Place string // text that may name where the clock is: it settles them, too
	Lang  string // of the text, as "de"; "" if it is not known
}

func (o Options) near() Day {
	if o.Near.IsZero() {
		return o.Named
	}
	return o.Near
}

// Kind tells how sure a value is.
type Kind uint8

const (
	// Assumed marks a value that was understood with an assumption.
	Assumed Kind = iota
	// Doubtful marks a value that has another reading, which is as likely.
	Doubtful
	// Wrong marks what cannot be: a day that no calendar has.
	Wrong
)

// Remark is something to say about a value; who asked for it knows its place.
type Remark struct {
	Kind Kind
	Msg  string // lower case, no full stop
	Hint string // what to do about it; may be empty
	Left string // the words of the text that were left out, if the remark is about them

	// What to write for which words of the text, if the hint says just that; Or is
	// the other of two readings.
	Old, New, Or string
}

func assumed(hint, format string, args ...any) Remark {
	return Remark{Kind: Assumed, Msg: fmt.Sprintf(format, args...), Hint: hint}
}

func doubtful(hint, format string, args ...any) Remark {
	return Remark{Kind: Doubtful, Msg: fmt.Sprintf(format, args...), Hint: hint}
}

func wrong(hint, format string, args ...any) Remark {
	return Remark{Kind: Wrong, Msg: fmt.Sprintf(format, args...), Hint: hint}
}

// writes returns the remark with what to write for some words of the text.
func (r Remark) writes(old, new string) Remark {
	r.Old, r.New = old, new
	return r
}

// writesOneOf is writes for two readings.
func (r Remark) writesOneOf(old, one, two string) Remark {
	r.Old, r.New, r.Or = old, one, two
	return r
}

// writesAnyOf is writesOneOf where there are just two.
func (r Remark) writesAnyOf(old string, all []string) Remark {
	if len(all) != 2 {
		return r
	}
	return r.writesOneOf(old, all[0], all[1])
}

// Sure reports whether there is nothing to ask: at most assumptions were made.
func Sure(remarks []Remark) bool {
	for _, r := range remarks {
		if r.Kind != Assumed {
			return false
		}
	}
	return true
}

func leftOut(text string) Remark {
	r := assumed("", "%q beside it was left out", shorten(text))
	r.Left = text
	return r
}

// Left returns the words that were left out, if there are any.
func Left(remarks []Remark) string {
	var all []string
	for _, r := range remarks {
		if r.Left != "" {
			all = append(all, r.Left)
		}
	}
	return strings.Join(all, " ")
}

const longest = 60 // characters of a text in a message

func shorten(s string) string {
	if runes := []rune(s); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return s
}
