package journal

import (
	"cmp"
	"slices"

	"journal/generator/note"
)

// tellHistories gives each application its history and what it comes to.
func (c *connection) tellHistories() {
	for _, a := range c.j.Applications {
		a.History = c.history(a)
		a.Applied = appliedOn(a.History)
		a.Status = status(a, c.notesOf[a])
	}
}

// step is an event on its way into a history, with what orders it.
type step struct {
	Event
	order int // on one day, among those without a time
}

// history collects what the notes of an application say has happened:
//
//   - each interview, on its day;
//   - each line of a log, and the days of `applied:` and `thank_you_sent:`;
//   - how it ended, once for each word: the outcome of the latest interview
//     that has it, or of an application note, unless a line of a log says the
//     same. An outcome has no day. That of an interview stands right behind
//     it, that of an application note at the end.
//
// Events of the same day, word and person are one event.
func (c *connection) history(a *Application) []Event {
	var steps []step
	add := func(n *note.Note, w note.When, what, person, text string, in *Interview, line int) {
		e := Event{Day: w.Day, What: what, Person: person, Text: text, Interview: in, Note: n, Line: line}
		if !w.Day.IsZero() && w.HasTime {
			e.Clock, e.HasTime = w.Start, true
		}
		steps = append(steps, step{e, orderOf(what)})
	}
	for _, n := range c.notesOf[a] {
		if in := c.interviewOf[n]; in != nil {
			add(n, n.When, "interview", "", "", in, n.When.Line)
		}
		if !n.Applied.Day.IsZero() {
			add(n, n.Applied, "applied", "", "", nil, n.Applied.Line)
		}
		if !n.ThankYou.Day.IsZero() {
			add(n, n.ThankYou, "thank-you", "", "", nil, n.ThankYou.Line)
		}
		for _, e := range n.Log {
			if e.What == "later" {
				continue // nothing happened: something was put off
			}
			add(n, e.When, e.What, e.Person, e.Text, nil, e.Line)
		}
	}
	slices.SortFunc(steps, compareSteps)
	steps = once(steps)
	return withOutcomes(steps, a, c.notesOf[a])
}

// orderOf gives the place of a word among events of one day that have no
// time: one applies before one is interviewed, and hears the result after it.
func orderOf(what string) int {
	switch what {
	case "contacted", "referred":
		return 0
	case "applied":
		return 1
	case "scheduled":
		return 2
	case "interview":
		return 3
	case "offer":
		return 6
	case "accepted", "declined", "rejected", "withdrawn", "silent":
		return 7
	case "feedback-asked":
		return 8
	case "feedback":
		return 9
	}
	return 5
}

// compareSteps orders by day, then by time. What has no time comes before all
// timed events of its day up to the interview itself, and after them all from
// then on. Without a day comes last.
func compareSteps(a, b step) int {
	if a.Day.IsZero() != b.Day.IsZero() {
		return -a.Day.Compare(b.Day)
	}
	return cmp.Or(
		a.Day.Compare(b.Day),
		cmp.Compare(a.minute(), b.minute()),
		cmp.Compare(a.order, b.order),
		cmp.Compare(a.What, b.What),
		cmp.Compare(a.Person, b.Person),
		cmp.Compare(a.Note.Path, b.Note.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Text, b.Text),
	)
}

func (s step) minute() int {
	switch {
	case s.HasTime:
		return int(s.Clock)
	case s.order <= 3:
		return -1
	}
	return 24*60 + 1
}

// once drops what is said a second time. The one with a time stays, and the
// text is kept if only the other has one. An interview is never dropped: two
// notes are two interviews.
func once(steps []step) []step {
	type same struct {
		day          note.Day
		what, person string
	}
	at := map[same]int{}
	kept := steps[:0]
	for _, s := range steps {
		key := same{s.Day, s.What, fold(s.Person)}
		if s.Day.IsZero() || s.What == "interview" {
			kept = append(kept, s)
			continue
		}
		i, double := at[key]
		if !double {
			at[key] = len(kept)
			kept = append(kept, s)
			continue
		}
		if kept[i].Text == "" {
			kept[i].Text = s.Text
		}
		if !kept[i].HasTime && s.HasTime {
			kept[i].HasTime, kept[i].Clock = true, s.Clock
		}
	}
	return kept
}

// ending reports whether an outcome is a step of the history. Waiting and
// passed are not: after them it goes on.
func ending(o note.Outcome) bool {
	switch o {
	case note.Offer, note.Accepted, note.Declined, note.Rejected, note.Withdrawn, note.Silent:
		return true
	}
	return false
}

// withOutcomes turns steps into events and puts the outcomes among them.
func withOutcomes(steps []step, a *Application, notes []*note.Note) []Event {
	said := map[note.Outcome]bool{}
	for _, s := range steps {
		said[note.Outcome(s.What)] = true
	}
	behind := map[*Interview]Event{}
	for _, in := range slices.Backward(a.Interviews) {
		if o := in.Note.Outcome; ending(o) && !said[o] {
			said[o] = true
			behind[in] = Event{What: string(o), Note: in.Note}
		}
	}
	events := make([]Event, 0, len(steps)+len(behind))
	for _, s := range steps {
		events = append(events, s.Event)
		if s.Interview != nil {
			if e, ok := behind[s.Interview]; ok {
				events = append(events, e)
			}
		}
	}
	for _, n := range notes {
		o := n.Outcome
		if n.Kind != note.Interview && (ending(o) || o == note.Cancelled) && !said[o] {
			said[o] = true
			events = append(events, Event{What: string(o), Note: n})
		}
	}
	return events
}

// appliedOn gives the first day on which the application was sent; zero if no
// note says.
func appliedOn(history []Event) note.Day {
	for _, e := range history {
		if e.What == "applied" && !e.Day.IsZero() {
			return e.Day
		}
	}
	return note.Day{}
}
