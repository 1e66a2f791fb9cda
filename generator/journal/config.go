package journal

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones are known on every machine, also where none are installed

	"journal/generator/day"
	"journal/generator/note"
)

// Config is journal.yaml, with its defaults filled in.
type Config struct {
	Title      string
	Me         []string // own mail addresses, left out of invitations; nil if the journal does not say
	Name       string   // who writes: below every message; "" if it is not said
	CV         string   // the word for one's life on paper: "CV" or "resume"
	Zone       *time.Location
	ZoneSet    bool      // the journal names its zone; else it is the machine's
	Dates      day.Order // what 03/04/2026 means in notes
	Language   string    // of the notes, as "de"; "" if it is not said
	Working    Working
	Goal       map[string]int // a week: applications, contacts
	References []note.Person
	Themes     map[string][]string // words of one's own for a theme
	Sections   map[string][]string // headings of one's own by topic
	Fields     []string            // keys of one's own, not reported in notes
	NoLetters  bool                // the lock page takes no letters
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
		return time.Time{}, fmt.Errorf("can't read %q as a date and time", s)
	}
	return day.Of(t).At(c.Working.Open, zone), nil
}

// Days returns what the journal tells the readers of dates.
func (c Config) Days() day.Options {
	o := day.Options{Order: c.Dates, Lang: c.Language}
	if c.ZoneSet && c.Zone != nil {
		o.Zone = c.Zone.String()
	}
	return o
}

// At reads when something was, as it is said at now: "2026-03-04 16:05",
// "yesterday 16:00", "12.11.", "16:05". A day without a year is the nearest to
// now. timed is whether a time of day is
// named; a day alone is that day when work begins. The remarks are what was
// assumed; what is to be asked is the error, whose hint is returned beside it.
func (c Config) At(s string, now time.Time) (at time.Time, timed bool, said []day.Remark, hint string, err error) {
	return c.at(s, now, false)
}

// Ahead is like [Config.At] for what is to come: a day without a year, or a weekday,
// is the next one.
func (c Config) Ahead(s string, now time.Time) (at time.Time, timed bool, said []day.Remark, hint string, err error) {
	return c.at(s, now, true)
}

func (c Config) at(s string, now time.Time, ahead bool) (at time.Time, timed bool, said []day.Remark, hint string, err error) {
	zone := c.Zone
	if zone == nil {
		zone = time.UTC
	}
	if at, err := c.Clock(s); err == nil {
		return at, strings.Contains(s, ":"), nil, "", nil
	}
	o := c.Days()
	o.Near, o.Ahead = day.Of(now.In(zone)), ahead
	m, said := day.Read(s, o)
	if m.IsZero() {
		if clock, found := day.ReadClock(s, o); clock.HasTime {
			m, said = clock, found
			m.Day = o.Near
		}
	}
	for _, r := range said {
		if r.Kind != day.Assumed {
			return at, false, nil, r.Hint, fmt.Errorf("can't read this date: %s", r.Msg)
		}
	}
	if left := day.Left(said); m.Day.IsZero() || left != "" {
		return at, false, nil, "", fmt.Errorf("can't read %q as a date", s)
	}
	clock := c.Working.Open
	if m.HasTime {
		clock = m.Start
		if named, err := day.Zone(m.Zone); err == nil {
			zone = named
		}
	}
	return m.Day.At(clock, zone), m.HasTime, said, "", nil
}

// PlanMe returns how one's own mail addresses are written into journal.yaml, which has
// none; no address says that somebody was asked and gave none. The new text has been
// read: it is the same configuration besides.
func PlanMe(src []byte, addresses []string) (note.Addition, error) {
	return planSetting(src, "me: ["+strings.Join(addresses, ", ")+"]", func(c *Config) bool {
		fresh := c.Me == nil
		if c.Me = slices.Clone(addresses); c.Me == nil {
			c.Me = []string{}
		}
		return fresh
	})
}

// PlanName is [PlanMe] for one's own name.
func PlanName(src []byte, name string) (note.Addition, error) {
	return planSetting(src, "name: "+name, func(c *Config) bool {
		fresh := c.Name == ""
		c.Name = name
		return fresh
	})
}

// planSetting returns how a line is added to journal.yaml. set does to a configuration what
// the line has to do, and reports whether it may.
func planSetting(src []byte, line string, set func(*Config) bool) (note.Addition, error) {
	before, problems := ParseConfig(src, nil)
	want := before
	fresh := set(&want)
	eol := "\n"
	if bytes.Contains(src, []byte("\r\n")) {
		eol = "\r\n"
	}
	end := len(bytes.TrimRight(src, " \t\r\n"))
	add := note.Addition{At: end, Text: []byte(eol + line)}
	if end == 0 {
		add.Text = []byte(line)
	}
	if after, more := ParseConfig(add.In(src), nil); !fresh || !reflect.DeepEqual(after, want) || len(more) != len(problems) {
		return note.Addition{}, errors.New("no place was found in journal.yaml where this would be understood; write it there by hand: " + line)
	}
	return add, nil
}
