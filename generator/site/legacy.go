package site

import (
	"cmp"
	"html/template"
	"strconv"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// What follows serves the layouts that do not read the journal yet.

// round is one interview in a list.
type round struct {
	Href  template.HTMLAttr
	Title string
	When  template.HTML
	In    string // "in 3 days"; "" if it is over
	Stage string
	State template.HTML
}

func (v view) round(i *journal.Interview) round {
	r := round{
		Href:  v.href(i.Address, ""),
		Title: i.Title,
		When:  whenTag(i),
		Stage: i.Note.Stage.Value,
		State: stateOf(i),
	}
	if i.Upcoming {
		r.In = inDays(v.journal.Today, i.Day)
	}
	return r
}

// nextDay gives the day of the soonest upcoming interview, zero if there is none.
func nextDay(interviews []*journal.Interview) day.Day {
	var next day.Day
	for _, i := range interviews {
		if i.Upcoming && !i.Day.IsZero() && (next.IsZero() || i.Day.Compare(next) < 0) {
			next = i.Day
		}
	}
	return next
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

// action is one thing to do.
type action = *advice.Action

// askedOnce is one time a question was asked.
type askedOnce struct {
	Href  template.HTMLAttr // to the very line
	From  string
	Date  template.HTML
	Score template.HTML
	By    []person
}

// marks draws the own scores of a question, oldest first, and says them.
func marks(q *journal.Question) template.HTML {
	var text, bars []byte
	scored := 0
	for n := len(q.Asked) - 1; n >= 0; n-- {
		score := q.Asked[n].Score
		if score < 1 || score > 5 {
			continue
		}
		if scored++; scored > 1 {
			text = append(text, ", "...)
		}
		text = strconv.AppendInt(text, int64(score), 10)
		bars = append(bars, `<i class="s`...)
		bars = strconv.AppendInt(bars, int64(score), 10)
		bars = append(bars, `"></i>`...)
	}
	if scored < 2 {
		return ""
	}
	return template.HTML(`<span class="marks" role="img" aria-label="own scores of 5, oldest first: ` + string(text) + `">` + string(bars) + `</span>`)
}

// field is a key of a note that the journal has no use for.
type field struct{ Name, Value string }

func fields(n *note.Note) []field {
	var all []field
	for k := range n.Fields {
		all = append(all, field{n.Fields[k].Name, n.Fields[k].Value})
	}
	return all
}
