package note

import (
	"fmt"
	"slices"

	"journal/generator/problem"
)

// reconcile compares what a note says of its result with what its log says
// last. A line of the log has a day: it is the later word. A meeting that the
// log calls off did not take place.
func (r *reading) reconcile() {
	n := r.note
	last := -1
	for i := range n.Log {
		if e := &n.Log[i]; isEnd(endOf(e.What)) && (last < 0 || n.Log[last].When.Day.Compare(e.When.Day) <= 0) {
			last = i
		}
		if e := &n.Log[i]; n.Kind == Interview && n.Outcome == "" && e.Meeting != "" && e.What == string(Cancelled) && !takesPlace(n.Log[i+1:]) {
			n.Outcome, n.Meeting = Cancelled, e.Meeting
		}
	}
	if last < 0 {
		return
	}
	e := &n.Log[last]
	if n.Outcome == "" {
		later := slices.ContainsFunc(n.Log, func(m Entry) bool {
			return (m.What == "met" || m.What == "scheduled" || m.What == "recruiter-call") && m.When.Day.Compare(n.When.Day) > 0 && m.When.Day.Compare(e.When.Day) <= 0
		})
		if n.Kind == Interview && e.When.Day.Compare(n.When.Day) >= 0 && !later { // else it is how another one ended
			n.Outcome, n.Fate = endOf(e.What), e.Fate
		}
		return
	}
	said, logged := n.Outcome, endOf(e.What)
	switch {
	case said == logged:
		if n.Fate == "" {
			n.Fate = e.Fate
		} else {
			e.Fate = n.Fate
		}
		return
	case said == Waiting:
		if n.Kind != Interview || e.When.Day.Compare(n.When.Day) >= 0 {
			r.add(problem.Hint, r.outcomeAt, fmt.Sprintf("the outcome is waiting here and %s in the log of %s, line %d; what has a day counts", logged, e.When.Day, e.Line), "write outcome: "+string(logged)+", or delete the line").Fix = problem.Fix{Old: r.outcomeText, New: string(logged)}
			n.Outcome, n.Fate, n.Meeting = logged, e.Fate, ""
		}
		return
	case !isEnd(said), logged == Silent, logged == Offer && (said == Accepted || said == Declined || said == Withdrawn || n.Fate == OfferWithdrawn), said == Offer && (logged == Accepted || logged == Declined || e.Fate == OfferWithdrawn):
		return // one after the other
	}
	r.warn(r.outcomeAt, fmt.Sprintf("the outcome is %s here and %s in the log of %s, line %d; what has a day counts", said, logged, e.When.Day, e.Line),
		"correct one of the two, or log the other with its day")
	n.Outcome, n.Fate, n.Meeting = logged, e.Fate, ""
}

// takesPlace reports whether lines behind one that calls a meeting off give it another day.
func takesPlace(log []Entry) bool {
	return slices.ContainsFunc(log, func(e Entry) bool { return e.What == "moved" || e.What == "scheduled" })
}

// endOf returns the outcome that a word of the log tells; "" or no outcome at all
// if it tells none.
func endOf(what string) Outcome {
	if what == "signed" {
		return Accepted
	}
	return Outcome(what)
}

// isEnd reports whether an outcome is one with which an application stands
// still: waiting and passed lead on, and a cancelled meeting is none.
func isEnd(o Outcome) bool {
	switch o {
	case Offer, Accepted, Declined, Rejected, Withdrawn, Silent:
		return true
	}
	return false
}
