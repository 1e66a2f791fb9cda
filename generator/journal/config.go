package journal

import (
	"time"

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
	Today      string              // freezes the clock, "2026-03-05 09:00"; "" if not set
}

// Working says when messages may be sent.
type Working struct {
	Open, Close note.Clock
	Days        [7]bool // by time.Weekday
	Holidays    []note.Day
}
