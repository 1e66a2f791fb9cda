package site

import (
	"cmp"
	"html/template"
	"slices"

	"journal/generator/day"
	"journal/generator/journal"
)

// timelinePage is the data of timeline.html: the search as one straight line.
type timelinePage struct {
	Upcoming []step // soonest first
	Months   []month
	Undated  []step
}

// month is a month of the timeline, latest day first.
type month struct {
	Name  string // "March 2026"
	Steps []step
}

// step is one thing that happened.
type step struct {
	Kind  string        // class of its shape: interview, review, or a log word; "other" for a word of one's own
	Word  string        // the kind in words: "applied", "technical"
	Date  template.HTML // within a month, its day alone: "Wed 4"
	Href  template.HTMLAttr
	Title string        // what it happened to: the interview's title, "Company, Role"; "" within a history
	Who   string        // the person it was about; may be ""
	Note  string        // what else is known
	State template.HTML // how an interview ended
	day   day.Day
}

func (v view) timeline() any {
	j := v.journal
	p := &timelinePage{}
	for _, i := range coming(j.Interviews) {
		p.Upcoming = append(p.Upcoming, v.interviewStep(i))
	}
	var past []step
	for _, i := range j.Interviews {
		if !i.Upcoming {
			past = append(past, v.interviewStep(i))
		}
	}
	for _, a := range j.Applications {
		// The latest first, as the interviews are, so that a stable sort keeps the order of a day.
		for n := len(a.History) - 1; n >= 0; n-- {
			if e := &a.History[n]; milestone(e.What) {
				past = append(past, v.milestoneStep(a, e))
			}
		}
	}
	for _, n := range j.Reviews {
		past = append(past, step{
			Kind: "review", Word: "review", Date: dayTag(n.When.Day), day: n.When.Day,
			Href: v.href(v.journal.Address(n), ""), Title: noteTitle(n),
		})
	}
	slices.SortStableFunc(past, func(a, b step) int { return b.day.Compare(a.day) })
	for _, s := range past {
		if s.day.IsZero() {
			p.Undated = append(p.Undated, s)
			continue
		}
		name := monthOf(s.day)
		if last := len(p.Months) - 1; last < 0 || p.Months[last].Name != name {
			p.Months = append(p.Months, month{Name: name})
		}
		s.Date = dayOfMonth(s.day)
		m := &p.Months[len(p.Months)-1]
		m.Steps = append(m.Steps, s)
	}
	return p
}

func (v view) interviewStep(i *journal.Interview) step {
	s := step{
		Kind: "interview", Word: i.Note.Stage.Value, Date: whenTag(i), day: i.Day,
		Href: v.href(i.Address, ""), Title: i.Title, State: stateOf(i),
	}
	if s.Word == "" {
		s.Word = "interview"
	} else if i.Company != nil {
		s.Title = i.Company.Name // the stage is said already
	}
	if i.Upcoming {
		s.Kind = "interview ahead"
		s.Note = inDays(v.journal.Today, i.Day)
	}
	return s
}

func (v view) milestoneStep(a *journal.Application, e *journal.Event) step {
	return step{
		Kind: e.What, Word: cmp.Or(toldWord(e.What, e.Fate, e.Meeting), eventWord(e.What)), Date: dayTag(e.Day), day: e.Day,
		Href: v.href(a.Address, ""), Title: a.Title(), Note: e.Text,
	}
}

// milestone reports whether a log word belongs on the timeline of the whole
// search: what changed where an application stands, not every message.
func milestone(what string) bool {
	switch what {
	case "applied", "referred", "offer", "accepted", "signed", "declined", "rejected", "withdrawn", "silent":
		return true
	}
	return false
}

// eventWord gives a log word as people say it.
func eventWord(what string) string {
	switch what {
	case "contacted":
		return "made contact"
	case "referred":
		return "was referred"
	case "recruiter-call":
		return "recruiter call"
	case "thank-you":
		return "thank-you sent"
	case "follow-up":
		return "followed up"
	case "answered":
		return "they answered"
	case "references":
		return "references told"
	case "feedback-asked":
		return "asked for feedback"
	case "feedback":
		return "feedback"
	case "withdrawn":
		return "withdrew"
	case "signed":
		return "contract signed"
	case "silent":
		return "no answer"
	}
	return what
}

// eventKind gives the class of an event's shape.
func eventKind(what string) string {
	switch what {
	case "interview", "contacted", "scheduled", "recruiter-call", "thank-you", "follow-up", "answered", "references", "feedback-asked", "feedback":
		return what
	}
	if milestone(what) {
		return what
	}
	return "other"
}

// history gives the steps of an application, latest first.
func (v view) history(events []journal.Event) []step {
	all := make([]step, 0, len(events))
	for n := len(events) - 1; n >= 0; n-- {
		all = append(all, v.event(&events[n]))
	}
	return all
}

// event gives one entry of a history with a link to where it is written.
func (v view) event(e *journal.Event) step {
	if e.Interview != nil {
		return v.interviewStep(e.Interview)
	}
	s := step{Kind: eventKind(e.What), Word: cmp.Or(toldWord(e.What, e.Fate, e.Meeting), eventWord(e.What)), Date: dayTag(e.Day), Who: e.Person, Note: e.Text}
	if e.HasTime && !e.Day.IsZero() {
		s.Date += template.HTML(" " + e.Clock.String())
	}
	if e.Note != nil {
		s.Href = v.href(v.journal.Address(e.Note), "")
	}
	return s
}
