package advice

import (
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// snooze is a line of a log that takes an action away: "later until 2026-03-09:
// follow-up Mary Chen" for a time; "dropped: follow-up Mary Chen" and "done: prep"
// for good.
type snooze struct {
	until time.Time // first instant at which it is shown again; zero if it is gone for good
	on    day.Day   // of the line, where it is gone for good
	what  string    // which action, folded; "" for everything about that note's application
	note  *note.Note
}

// readSnoozes finds the lines that take something away. The day of one that is
// put off stands behind "until", else at the front of the line.
func (s *search) readSnoozes() []snooze {
	var all []snooze
	for _, n := range s.Notes {
		for i := range n.Log {
			e := &n.Log[i]
			switch {
			case e.What == "later":
				if until, what := putOff(e); !until.IsZero() {
					all = append(all, snooze{until: until.Start(s.Now.Location()), what: what, note: n})
				}
			case e.AboutAction() && e.Text != "":
				all = append(all, snooze{on: e.When.Day, what: plainAction(e.Text), note: n})
			}
		}
	}
	return all
}

// putOff reads until when a line puts off what; a zero day if it names none.
func putOff(e *note.Entry) (until day.Day, what string) {
	until, who := e.When.Day, e.Person
	if text, ok := strings.CutPrefix(who, "until "); ok {
		if m, rest, _, ok := day.Leading(text, day.Options{Near: until, Ahead: true}, func(string) bool { return false }); ok && !m.Day.IsZero() {
			until, who = m.Day, rest
		}
	}
	return until, plainAction(who + " " + e.Text)
}

// snoozed reports whether an action was put off to a day that has not come, or
// is gone for good.
func (s *search) snoozed(a *Action) bool {
	hidden := false
	for _, z := range s.snoozes {
		if s.hides(z, a) && (z.until.IsZero() || !s.past(z.until)) {
			hidden = true
		}
	}
	return hidden
}

// hides reports whether a snooze is about an action, whatever the day.
func (s *search) hides(z snooze, a *Action) bool {
	return s.concerns(z, a) && z.means(a) && (!z.until.IsZero() || z.what == a.ID || s.endures(z, a))
}

// endures reports whether what was dropped by its name on a day is gone still. A
// later interview brings new actions of the same name, so does a later word from
// them if the kind of action answers to one, and so does the next week.
func (s *search) endures(z snooze, a *Action) bool {
	switch {
	case a.Interview != nil:
		return z.note == a.Interview.Note || a.Interview.Day.Compare(z.on) <= 0
	case a.Company == nil:
		return day.Of(a.From).Monday() == z.on.Monday()
	case a.Kind().answers && a.Application != nil:
		for _, e := range a.Application.History {
			if isWord(e) && e.Day.Compare(z.on) > 0 {
				return false
			}
		}
	}
	return true
}

// concerns reports whether the note of a snooze speaks of what the action is
// about. Those of the whole search may be put off anywhere.
func (s *search) concerns(z snooze, a *Action) bool {
	switch {
	case a.Company == nil && a.Interview == nil:
		return z.what != ""
	case a.Note == z.note || a.Interview != nil && a.Interview.Note == z.note:
		return true
	case a.Application != nil:
		return s.applicationOf(z.note) == a.Application || a.Company != nil && a.Company.Note == z.note
	}
	if of := s.applicationOf(z.note); of != nil && of.Company == a.Company {
		return true
	}
	return a.Company != nil && a.Company.Note == z.note
}

// means reports whether the text of a snooze is this action: its id, the line
// that logs it, its word with or without a name, or its title.
func (z snooze) means(a *Action) bool {
	switch z.what {
	case "", a.ID, plainAction(a.What), plainAction(a.Log), plainAction(a.Title):
		return true
	}
	name, ok := strings.CutPrefix(z.what, plainAction(a.What)+" ")
	if !ok || a.Person == "" {
		return false
	}
	for _, little := range []string{"to ", "with ", "of ", "for "} {
		name = strings.TrimPrefix(name, little)
	}
	return goesBy(name, &journal.Person{Name: plainAction(a.Person)}, nil)
}

// PutOff returns the line of a log, and the note it belongs into, that puts an
// action off until that day. note is nil if the journal has none.
func PutOff(j *journal.Journal, a *Action, until day.Day) (n *note.Note, line string) {
	return takeAway(j, a, snooze{until: until.Start(j.Now.Location())}, j.Today.String()+" later until "+until.String()+": ")
}

// Drop is like [PutOff] for good.
func Drop(j *journal.Journal, a *Action) (n *note.Note, line string) {
	return takeAway(j, a, snooze{on: j.Today}, j.Today.String()+" dropped: ")
}

// takeAway names an action in a line as people would, or by its id where that
// would take another one away as well.
func takeAway(j *journal.Journal, a *Action, z snooze, line string) (*note.Note, string) {
	s := newSearch(j)
	z.note = s.noteFor(a)
	name := strings.TrimSpace(a.What + " " + a.Person)
	z.what = plainAction(name)
	for _, other := range Actions(j) {
		if (other.ID == a.ID) != s.hides(z, &other) {
			name = a.ID
		}
	}
	return z.note, line + name
}

// noteFor returns the note whose log tells of an action: its own, else the one of
// the latest that happened at that company or, of the whole search, anywhere; else
// the first about anybody.
func (s *search) noteFor(a *Action) *note.Note {
	if a.Note != nil {
		return a.Note
	}
	var latest *journal.Event
	for _, app := range s.Applications {
		for i := range app.History {
			e := &app.History[i]
			if a.Company != nil && app.Company != a.Company {
				continue
			}
			ahead := e.Day.Compare(s.Today) > 0
			if latest == nil || !ahead && (e.Day.Compare(latest.Day) > 0 || latest.Day.Compare(s.Today) > 0) {
				latest = e
			}
		}
	}
	if latest != nil {
		return latest.Note
	}
	for _, n := range s.Notes {
		if n.Kind != note.Page {
			return n
		}
	}
	return nil
}

// plainAction is the form in which actions are compared: "follow up" is "follow-up".
func plainAction(s string) string {
	return folded(strings.NewReplacer("-", " ", "_", " ").Replace(strings.Trim(s, " :.")))
}
