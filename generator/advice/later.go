package advice

import (
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// snooze is a line of a log that puts an action off:
// "later until 2026-03-09: follow-up Mary Chen".
type snooze struct {
	until time.Time // first instant at which it is shown again
	what  string    // which action, folded; "" for everything about that note's application
	note  *note.Note
}

// readSnoozes finds the lines that put something off. The day stands behind
// "until", else at the front of the line.
func (s *search) readSnoozes() []snooze {
	var all []snooze
	for _, n := range s.Notes {
		for i := range n.Log {
			e := &n.Log[i]
			if e.What != "later" {
				continue
			}
			until, who := e.When.Day, e.Person
			if text, ok := strings.CutPrefix(who, "until "); ok {
				if m, rest, _, ok := day.Leading(text, day.Options{Near: until, Ahead: true}, func(string) bool { return false }); ok && !m.Day.IsZero() {
					until, who = m.Day, rest
				}
			}
			if until.IsZero() {
				continue
			}
			all = append(all, snooze{midnight(until, s.Now.Location()), plainAction(who + " " + e.Text), n})
		}
	}
	return all
}

// snoozed reports whether an action was put off to a day that has not come.
func (s *search) snoozed(a Action) bool {
	hidden := false
	for _, z := range s.snoozes {
		if s.concerns(z, a) && z.means(a) && !s.past(z.until) {
			hidden = true
		}
	}
	return hidden
}

// concerns reports whether the note of a snooze speaks of what the action is
// about. Those of the whole search may be put off anywhere.
func (s *search) concerns(z snooze, a Action) bool {
	switch {
	case a.Company == nil && a.Interview == nil:
		return z.what != ""
	case a.Note == z.note || a.Interview != nil && a.Interview.Note == z.note:
		return true
	case a.Application != nil && s.applicationOf(z.note) == a.Application:
		return true
	}
	return a.Company != nil && a.Company.Note == z.note
}

// means reports whether the text of a snooze is this action: its id, the line
// that logs it, its word with or without a name, or its title.
func (z snooze) means(a Action) bool {
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

// plainAction is the form in which actions are compared: "follow up" is "follow-up".
func plainAction(s string) string {
	return folded(strings.NewReplacer("-", " ", "_", " ").Replace(strings.Trim(s, " :.")))
}
