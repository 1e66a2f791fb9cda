package day

import "strings"

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
