package site

import (
	"cmp"
	"html/template"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// What follows serves the layouts that do not read the journal yet.

// nextInterview is the interview that comes next.
type nextInterview struct {
	round
	Prep     template.HTMLAttr // to the prep sheet
	Practise template.HTMLAttr // to the cards for it; "" without a question
	Soon     string            // "tomorrow at 10:00", by the clock at home; "" if unknown
	Now      bool              // it is today
	Zone     string            // where its clock stands, if that is not the journal's zone
	Format   string
	Role     string
	People   []person
	Unnamed  []string
	Ask      []openLine // questions to ask there
	Plan     string     // `next_steps` or a place named by the note; may be ""
}

// round is one interview in a list.
type round struct {
	Href  template.HTMLAttr
	Title string
	When  template.HTML
	In    string // "in 3 days"; "" if it is over
	Stage string
	State template.HTML
}

// topTheme is one of the three lessons for the next interview.
type topTheme struct {
	Href   template.HTMLAttr // to the theme on the improve page
	Title  string
	Why    string
	Advice string
	Count  string // "7 times in 5 interviews"
}

func (v view) next(i *journal.Interview) *nextInterview {
	n := &nextInterview{
		round:    v.round(i),
		Prep:     v.href(prepAddress(i), ""),
		Practise: v.practise(i),
		Zone:     v.zoneOf(i),
		Format:   i.Note.Format.Value,
		Role:     i.Note.Role.Value,
		People:   v.people(i.People),
		Unnamed:  unnamed(i),
		Ask:      v.open(i.Open),
		Plan:     i.Note.Location.Value,
	}
	if i.Application != nil {
		n.Role = i.Application.Role
	}
	on, clock := i.Day, ""
	if !i.Start.IsZero() {
		here := i.Start.In(v.zoneAtHome())
		on, clock = day.Of(here), " at "+here.Format("15:04")
	}
	if n.Soon = inDays(v.journal.Today, on); n.Soon != "" {
		n.Soon += clock
	}
	n.Now = on == v.journal.Today
	return n
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

// topThemes gives the three lessons for the next interview.
func (v view) topThemes() []topTheme {
	var all []topTheme
	for _, t := range v.journal.Top {
		all = append(all, topTheme{v.href("improve.html", t.Anchor), t.Title, t.Why, t.Advice, timesIn(t)})
	}
	return all
}

// timesIn gives "7 times in 5 interviews".
func timesIn(t *journal.Theme) string {
	if t.Interviews == 0 {
		return times(len(t.Lessons))
	}
	return times(len(t.Lessons)) + " in " + count(t.Interviews, "interview")
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

// entry gives one list entry of an interview's note. Where it comes from goes
// without saying.
func (v view) entry(i *journal.Interview, item *note.Item) line {
	return line{Href: v.href(i.Address, item.Anchor), Text: item.Text, Tags: tags(item.Tags), Why: why(item), Box: box(item)}
}
