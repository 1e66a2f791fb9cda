package journal

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // zones are known on every machine, also where none are installed

	"journal/generator/day"
	"journal/generator/note"
)

// Config is journal.yaml, with its defaults filled in.
type Config struct {
	Title      string
	Zone       *time.Location
	ZoneSet    bool // the journal names its zone; else it is the machine's
	Working    Working
	Goal       map[string]int // a week: applications, contacts
	References []note.Person
	Themes     map[string][]string // words of one's own for a theme
	Sections   map[string][]string // headings of one's own by topic
	Fields     []string            // keys of one's own, not reported in notes
	Today      string              // freezes the clock, "2026-03-05 09:00" or "2026-03-05"; "" if not set
}

// Working says when messages may be sent.
type Working struct {
	Open, Close day.Clock // Open is always before Close
	Days        [7]bool   // by time.Weekday; at least one is true
	Holidays    []day.Day
}

// office is when people work if the journal does not say: nine to five, Monday
// to Friday.
func office() Working {
	return Working{Open: 9 * 60, Close: 17 * 60, Days: [7]bool{false, true, true, true, true, true, false}}
}

// clocks are the ways to write a moment, the usual one first.
var clocks = [...]string{
	"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05",
}

// Clock reads a moment as `today:` and --today tell it, in the zone of the
// journal. A day alone is that day when work begins. The error names what is
// understood.
func (c Config) Clock(s string) (time.Time, error) {
	zone := c.Zone
	if zone == nil {
		zone = time.UTC
	}
	s = strings.TrimSpace(s)
	for _, layout := range clocks {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t, nil
		}
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.In(zone), nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("reading the clock: %q is not a time like 2026-03-05 09:00", s)
	}
	return day.Of(t).At(c.Working.Open, zone), nil
}
