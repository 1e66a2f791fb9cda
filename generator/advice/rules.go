package advice

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"journal/generator/journal"
)

// rule is one practice as code.
type rule struct {
	practice int    // the number it serves, unless an action says another
	name     string // the practice in a few words
	find     func(*search) []found
}

// rules are all practices that lead to actions.
var rules = []rule{
	{1, "write everything down at once", writtenDown},
	{2, "get everyone's address", addressMissing},
	{5, "carry open questions to the next interview", questionsCarried},
	{10, "research better answers", weakAnswers},
	{11, "go back to the notes before the next interview", prepSheet},
	{12, "talk it over with someone you trust", talkOver},
	{13, "is the company right for you", lowFit},
	{14, "know the next steps", timelineUnknown},
	{15, "call the recruiter the same day", recruiterCall},
	{16, "thank each interviewer within 24 hours", thankYous},
	{20, "follow up, never more than once a week", followUp},
	{24, "ask for feedback once", feedbackAfterRejection},
	{25, "until an offer is signed, carry on", aboutOffers},
	{26, "decline with courtesy, early", declineOthers},
	{27, "tell your references", tellReferences},
	{28, "keep applying, every week", keepApplying},
	{29, "look at the competitors", competitors},
	{30, "tell other companies that you are available", outreach},
}

// found is an action a rule came to, before it is known how pressing it is.
type found struct {
	Action
	about string          // what tells it from others of the same word, person and note
	to    *journal.Person // of a question or a follow-up: who gets it; nil if nobody is known
	also  []string        // what else is asked in the same message
}

// Actions returns everything there is to do, most pressing first: what is
// overdue, due, upcoming, and last what was missed. It depends on nothing but
// the journal and its clock.
func Actions(j *journal.Journal) []Action {
	actions, _ := Plan(j)
	return actions
}

// Plan returns [Actions], and the first instant after the journal's clock at which any
// action may differ although no note changed. It is never later than that; it is at
// the latest the next midnight in the zone of the journal.
func Plan(j *journal.Journal) (actions []Action, stable time.Time) {
	s := newSearch(j)
	var all []found
	for _, r := range rules {
		from := len(all)
		all = append(all, r.find(s)...)
		for i := range all[from:] {
			f := &all[from+i]
			f.Practice = cmp.Or(f.Practice, r.practice)
			f.tick()
		}
	}
	all = s.oneQuestionAWeek(all)
	for i := range all {
		all[i].Why += " " + all[i].Kind().Otherwise
	}
	nameAll(all)
	for i := range all {
		f := &all[i]
		state, ok := s.state(f)
		if !ok || s.snoozed(&f.Action) {
			continue
		}
		f.State = state
		actions = append(actions, f.Action)
	}
	return inOrder(actions), s.stableUntil()
}

// inOrder sorts actions by how pressing they are. They are large, so that
// their places are sorted and each is moved once.
func inOrder(actions []Action) []Action {
	order := make([]*Action, len(actions))
	for i := range actions {
		order[i] = &actions[i]
	}
	slices.SortFunc(order, func(a, b *Action) int { return pressing(*a, *b) })
	var all []Action
	for _, a := range order {
		all = append(all, *a)
	}
	return all
}

// state tells by the clock how pressing an action is; ok is false if it is
// too late even to mention it.
func (s *search) state(f *found) (state State, ok bool) {
	kind := f.Kind()
	switch {
	case !s.past(f.From):
		return Upcoming, true
	case f.Until.IsZero() || !s.past(f.Until):
		return Due, true
	case kind.Overdue == Forever:
		return Overdue, true
	}
	end := f.Until.AddDate(0, 0, kind.Overdue)
	if kind.Overdue > 0 && !s.past(end) {
		return Overdue, true
	}
	if kind.Missed > 0 && !s.past(end.AddDate(0, 0, kind.Missed)) {
		return Missed, true
	}
	return "", false
}

// pressing orders actions: an offer that waits for an answer before all else;
// then by state; a missing debrief before everything else of its state, because
// memory fades first; then by the last good moment, and what lies ahead by the
// first one.
func pressing(a, b Action) int {
	if a.First() != b.First() {
		return map[bool]int{true: -1, false: 1}[a.First()]
	}
	if order := cmp.Or(cmp.Compare(stateRank(a.State), stateRank(b.State)), cmp.Compare(a.Kind().rank, b.Kind().rank)); order != 0 {
		return order
	}
	order := cmp.Or(laterLast(a.Until, b.Until), laterLast(a.From, b.From))
	if a.State == Upcoming {
		order = cmp.Or(laterLast(a.From, b.From), laterLast(a.Until, b.Until))
	}
	if order != 0 {
		return order
	}
	return cmp.Or(
		cmp.Compare(companyName(a), companyName(b)),
		cmp.Compare(a.Person, b.Person),
		cmp.Compare(a.What, b.What),
		cmp.Compare(a.ID, b.ID),
	)
}

func stateRank(s State) int {
	switch s {
	case Overdue:
		return 0
	case Due:
		return 1
	case Upcoming:
		return 2
	}
	return 3
}

// laterLast compares instants; none at all comes last.
func laterLast(a, b time.Time) int {
	if a.IsZero() != b.IsZero() {
		if a.IsZero() {
			return 1
		}
		return -1
	}
	return a.Compare(b)
}

func companyName(a Action) string {
	if a.Company == nil {
		return ""
	}
	return strings.ToLower(a.Company.Name)
}
