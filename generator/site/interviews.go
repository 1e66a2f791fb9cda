package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"journal/generator/advice"
	"journal/generator/journal"
	"journal/generator/note"
)

// interviewPage is the data of interview.html: one note as it was written,
// with the facts in the margin.
type interviewPage struct {
	Title       string
	Own         string // the title its writer gave the note; "" if none or the same
	When        template.HTML
	In          string // "in 3 days"; "" if it is over
	Zone        string // where its clock stands, if that is not the journal's zone
	State       template.HTML
	Stage       string
	Format      string
	Location    string
	Company     link
	Application link
	Round       string // "2 of 4"; "" if it is the only one
	Length      string // "60 minutes"
	People      []person
	Unnamed     []string // who was there and has no name
	Recruiter   *person
	NextSteps   string
	Ratings     []rating
	Fit         []rating
	Tags        string
	Fields      []field
	Log         []step
	Ask         []openLine // only while it is ahead: what to ask there
	Top         []topTheme // only while it is ahead: what to do better
	Body        template.HTML
	Actions     []action          // what there is to do about it
	Messages    []message         // drafts of what can be sent
	Prep        template.HTMLAttr // only while it is ahead: to the prep sheet
	Unsaid      bool              // it is over, nothing was written down, and no action says so
	Previous    *link
	Next        *link
	Backlinks   []link
}

func (v view) interview(i *journal.Interview) any {
	n := i.Note
	p := &interviewPage{
		Title: i.Title, Own: ownTitle(i), When: whenTag(i), Zone: v.zoneOf(i), State: stateOf(i),
		Stage: n.Stage.Value, Format: n.Format.Value, Location: n.Location.Value,
		People: v.people(i.People), Unnamed: unnamed(i), NextSteps: n.NextSteps.Value,
		Ratings: ratings(n.Ratings, ratingOrder), Fit: ratings(n.Fit, fitOrder),
		Tags: tags(n.Tags), Fields: fields(n), Body: v.body(n),
		Previous: v.interviewLink(i.Previous), Next: v.interviewLink(i.Next), Backlinks: v.links(i.Backlinks),
	}
	if i.Company != nil {
		p.Company = link{v.href(i.Company.Address, ""), i.Company.Name}
	}
	if a := i.Application; a != nil {
		p.Application = link{v.href(a.Address, ""), a.Role}
		if a.Role == "" {
			p.Application.Text = "the application"
		}
		if len(a.Interviews) > 1 {
			p.Round = strconv.Itoa(i.Round) + " of " + strconv.Itoa(len(a.Interviews))
		}
	}
	if n.Duration > 0 {
		p.Length = strconv.Itoa(n.Duration) + " minutes"
	}
	if r := i.Recruiter; r != nil {
		p.Recruiter = &person{v.href(r.Address, ""), r.Name, r.Title}
	}
	for k := range n.Log {
		p.Log = append(p.Log, logStep(&n.Log[k]))
	}
	p.Actions = v.actions(v.agenda.ofInterview[i])
	p.Messages = v.messages(i)
	if i.Upcoming {
		p.Prep = v.href(prepAddress(i), "")
		p.In = inDays(v.journal.Today, i.Day)
		p.Ask = v.open(i.Open)
		p.Top = v.topThemes()
	} else {
		p.Unsaid = n.Outcome != note.Cancelled && !advice.Debriefed(n) && !slices.ContainsFunc(v.agenda.ofInterview[i], func(a *advice.Action) bool { return a.What == "debrief" })
	}
	return p
}

// logStep gives a line of a note's own log.
func logStep(e *note.Entry) step {
	s := step{Kind: eventKind(e.What), Word: cmp.Or(toldWord(e.What, e.Fate, e.Meeting), eventWord(e.What)), Date: dayTag(e.When.Day), Who: e.Person, Note: e.Text}
	if e.When.HasTime && s.Date != "" {
		s.Date += template.HTML(" " + e.When.Start.String())
	}
	return s
}

// ownTitle gives the title that the note itself has.
func ownTitle(i *journal.Interview) string {
	if title := i.Note.Title.Value; !strings.EqualFold(title, i.Title) && title != i.Note.Role.Value {
		return title
	}
	return ""
}
