package journal

import (
	"cmp"
	"slices"

	"journal/generator/day"
	"journal/generator/note"
)

// tellHistories gives each application its history and what it comes to.
func (c *connection) tellHistories() {
	var steps []step
	for _, a := range c.j.Applications {
		steps = steps[:0]
		for _, r := range a.records {
			from := len(steps)
			steps = append(steps, r.steps...)
			if r.interview != nil {
				steps[from].Interview = r.interview // which comes first in a note of one
			}
		}
		if len(steps) > 1 {
			slices.SortFunc(steps, compareSteps)
			steps = withoutDoubles(steps)
		}
		a.History = a.withOutcomes(steps)
		a.Applied = appliedOn(a.History)
		a.Status = status(a)
	}
}

// step is an event on its way into a history, with what orders it.
type step struct {
	Event
	folded string // the person as they are compared
	order  int    // on one day, among those without a time
}

// readSteps takes down what the note says has happened. A history collects
// from all notes of an application:
//
//   - each interview, on its day;
//   - each line of a log, and the days of `applied:` and `thank_you_sent:`;
//   - how it ended, once for each word: the outcome of the latest interview
//     that has it, or of an application note, unless a line of a log says the
//     same. An outcome has no day. That of an interview stands right behind
//     it, that of an application note at the end.
//
// Events of the same day, word and person are one event.
func (f *facts) readSteps() {
	n := f.note
	add := func(w note.When, what, person, text string, line int) {
		e := Event{Day: w.Day, What: what, Person: person, Text: text, Note: n, Line: line}
		if !w.Day.IsZero() && w.HasTime {
			e.Clock, e.HasTime = w.Start, true
		}
		f.steps = append(f.steps, step{e, foldName(person), orderOf(what)})
	}
	if n.Kind == note.Interview {
		add(n.When, "interview", "", "", n.When.Line)
	}
	if !n.Applied.Day.IsZero() {
		add(n.Applied, "applied", "", "", n.Applied.Line)
	}
	if !n.ThankYou.Day.IsZero() {
		add(n.ThankYou, "thank-you", "", "", n.ThankYou.Line)
	}
	for _, e := range n.Log {
		if e.AboutAction() {
			continue // nothing happened
		}
		add(e.When, e.What, e.Person, e.Text, e.Line)
		last := &f.steps[len(f.steps)-1]
		last.Fate, last.Meeting = e.Fate, e.Meeting
	}
	f.thankOnce()
}

// thankOnce drops thanks that name nobody where the same note names on that day
// who was thanked: the label and the log tell of the same messages.
func (f *facts) thankOnce() {
	named := map[day.Day]bool{}
	for _, s := range f.steps {
		if s.What == "thank-you" && s.folded != "" {
			named[s.Day] = true
		}
	}
	if len(named) > 0 {
		f.steps = slices.DeleteFunc(f.steps, func(s step) bool { return s.What == "thank-you" && s.folded == "" && named[s.Day] })
	}
}

// orderOf returns the place of a word among events of one day that have no
// time: one applies before one is interviewed, and hears the result after it.
func orderOf(what string) int {
	switch what {
	case "contacted", "referred":
		return 0
	case "applied":
		return 1
	case "scheduled", "moved":
		return 2
	case "interview":
		return 3
	case "offer":
		return 6
	case "accepted", "signed", "declined", "rejected", "withdrawn", "silent":
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

// few is how many there may be of what is compared one by one.
const few = 16

// withoutDoubles drops what is said a second time. The one with a time stays,
// and the text is kept if only the other has one. An interview is never
// dropped: two notes are two interviews. The steps are in order, so that those
// of one day stand together.
func withoutDoubles(steps []step) []step {
	type same struct{ what, person string }
	kept := steps[:0]
	today := 0 // where the day begins in kept
	var at map[same]int
	for _, s := range steps {
		if len(kept) == 0 || kept[len(kept)-1].Day != s.Day {
			today, at = len(kept), nil
		}
		if s.Day.IsZero() || s.What == "interview" {
			kept = append(kept, s)
			continue
		}
		i := -1
		if at == nil {
			i = slices.IndexFunc(kept[today:], func(k step) bool { return k.What == s.What && k.folded == s.folded })
			if i >= 0 {
				i += today
			}
		} else if k, double := at[same{s.What, s.folded}]; double {
			i = k
		}
		if i < 0 {
			kept = append(kept, s)
			if at != nil {
				at[same{s.What, s.folded}] = len(kept) - 1
			} else if len(kept)-today > few {
				at = map[same]int{}
				for k := today; k < len(kept); k++ {
					at[same{kept[k].What, kept[k].folded}] = k
				}
			}
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
func (a *Application) withOutcomes(steps []step) []Event {
	type end struct {
		interview *Interview
		outcome   note.Outcome
	}
	var said []note.Outcome // in words that are not among the steps
	var ends []end
	says := func(o note.Outcome) bool {
		if slices.Contains(said, o) || slices.ContainsFunc(steps, func(s step) bool { return s.What == string(o) }) {
			return true
		}
		said = append(said, o)
		return false
	}
	for _, in := range slices.Backward(a.Interviews) {
		if o := in.Note.Outcome; (ending(o) || o == note.Cancelled && in.Note.Fate == note.Closed) && !says(o) {
			ends = append(ends, end{in, o})
		}
	}
	events := make([]Event, 0, len(steps)+len(ends))
	behind := make([]int, len(ends)) // the step that each stands behind
	for k, e := range ends {
		for i := range steps {
			if steps[i].Interview == e.interview || steps[i].What == string(note.Offer) && answersOffer(e.outcome, e.interview.Note.Fate) {
				behind[k] = i
			}
		}
	}
	for i := range steps {
		events = append(events, steps[i].Event)
		for k, e := range ends {
			if behind[k] == i {
				events = append(events, Event{What: string(e.outcome), Fate: e.interview.Note.Fate, Note: e.interview.Note})
			}
		}
	}
	for _, r := range a.records {
		o := r.note.Outcome
		if r.note.Kind != note.Interview && (ending(o) || o == note.Cancelled) && !says(o) {
			events = append(events, Event{What: string(o), Fate: r.note.Fate, Meeting: r.note.Meeting, Note: r.note})
		}
	}
	return events
}

// answersOffer reports whether an outcome can only follow an offer.
func answersOffer(o note.Outcome, f note.Fate) bool {
	return o == note.Accepted || o == note.Declined || f == note.OfferWithdrawn || f == note.OfferExpired
}

// appliedOn returns the first day on which the application was sent; zero if no
// note says.
func appliedOn(history []Event) day.Day {
	for _, e := range history {
		if e.What == "applied" && !e.Day.IsZero() {
			return e.Day
		}
	}
	return day.Day{}
}
