package site

import (
	"cmp"
	"html/template"

	"journal/generator/journal"
	"journal/generator/note"
)

// applicationsPage is the data of applications.html: all applications by where
// they stand, those that can still go on first.
type applicationsPage struct {
	Groups []statusGroup
	Offers bool // there is an offer, or one was accepted
}

// statusGroup is the applications of one status.
type statusGroup struct {
	Status       string // class and id
	Word         string // heading
	Count        int
	Applications []appRow
}

// appRow is one application in a list.
type appRow struct {
	Href       template.HTMLAttr
	Title      string // "Northwind Robotics, Backend Engineer"
	Role       string // may be ""
	Company    string
	State      template.HTML
	Told       string        // what is known beyond the status: "position filled"; may be ""
	Applied    template.HTML // a time element; "" if unknown
	Interviews string        // "3 interviews"; "" if none
	Last       string        // latest thing that happened, in words; may be ""
	LastDate   template.HTML
	NextDate   template.HTML // day of the upcoming interview; "" if none
	Deadline   template.HTML // of an offer
	Salary     string
}

// applicationPage is the data of application.html.
type applicationPage struct {
	Title      string
	State      template.HTML
	Company    link
	Role       string
	Applied    template.HTML
	Deadline   template.HTML
	Salary     string
	Source     string
	URL        string
	Location   string
	Recruiter  string
	NextSteps  string
	Contacts   []string
	Actions    []action
	History    []step  // latest first
	Interviews []round // latest first
	Fit        []rating
	Concerns   []line
	Ask        []openLine
	Fields     []field
	Body       template.HTML
	Backlinks  []link
}

// board is the order of the groups: what can still move first.
var board = []struct {
	status journal.Status
	word   string
}{
	{journal.Offered, "Offer"},
	{journal.Interviewing, "Interviewing"},
	{journal.Applied, "Applied"},
	{journal.Planned, "Planned"},
	{journal.Accepted, "Accepted"},
	{journal.Declined, "Declined"},
	{journal.Rejected, "Rejected"},
	{journal.Withdrawn, "Withdrawn"},
	{journal.Silent, "No answer"},
	{journal.Cancelled, "Cancelled"},
}

// rank gives the place of a status on the board.
func rank(status journal.Status) int {
	for n := range board {
		if board[n].status == status {
			return n
		}
	}
	return len(board)
}

func (v view) applications() any {
	p := &applicationsPage{}
	for _, column := range board {
		group := statusGroup{Status: string(column.status), Word: column.word}
		for _, a := range v.journal.Applications {
			if a.Status == column.status {
				group.Applications = append(group.Applications, v.appRow(a))
			}
		}
		if (column.status == journal.Offered || column.status == journal.Accepted) && len(group.Applications) > 0 {
			p.Offers = true
		}
		if group.Count = len(group.Applications); group.Count > 0 {
			p.Groups = append(p.Groups, group)
		}
	}
	return p
}

func (v view) appRows(from []*journal.Application) []appRow {
	var all []appRow
	for _, a := range from {
		all = append(all, v.appRow(a))
	}
	return all
}

func (v view) appRow(a *journal.Application) appRow {
	row := appRow{
		Href: v.href(a.Address, ""), Title: a.Title(), Role: a.Role, Company: companyName(a),
		State: stateTold(string(a.Status), a.Fate(), ""), Told: toldWord(string(a.Status), a.Fate(), ""), Applied: dayTag(a.Applied), Deadline: dayTag(a.Deadline), Salary: a.Salary,
	}
	if n := len(a.Interviews); n > 0 {
		row.Interviews = count(n, "interview")
	}
	row.NextDate = dayTag(nextDay(a.Interviews))
	for n := len(a.History) - 1; n >= 0; n-- {
		e := &a.History[n]
		if e.Day.IsZero() || e.Interview != nil && e.Interview.Upcoming {
			continue
		}
		row.LastDate, row.Last = dayTag(e.Day), cmp.Or(toldWord(e.What, e.Fate, e.Meeting), eventWord(e.What))
		if e.Interview != nil && e.Interview.Note.Stage.Value != "" {
			row.Last = e.Interview.Note.Stage.Value
		}
		break
	}
	return row
}

func (v view) application(a *journal.Application) any {
	p := &applicationPage{
		Title: a.Title(), State: stateTold(string(a.Status), a.Fate(), ""), Role: a.Role, Actions: v.agenda.ofApplication[a],
		Applied: dayTag(a.Applied), Deadline: dayTag(a.Deadline), Salary: a.Salary,
		Source: a.Source, URL: a.URL, Location: a.Location,
		History: v.history(a.History), Fit: ratings(a.Fit, fitOrder),
		Concerns: v.lines(a.Concerns), Ask: v.open(a.Open), Backlinks: v.links(a.Backlinks),
	}
	if a.Company != nil {
		p.Company = link{v.href(a.Company.Address, ""), a.Company.Name}
	}
	for n := len(a.Interviews) - 1; n >= 0; n-- {
		p.Interviews = append(p.Interviews, v.round(a.Interviews[n]))
	}
	if n := a.Note; n != nil {
		p.Body = v.body(n)
		p.NextSteps = n.NextSteps.Value
		p.Fields = fields(n)
		if n.Recruiter != nil {
			p.Recruiter = contact(n.Recruiter)
		}
		for k := range n.Contacts {
			p.Contacts = append(p.Contacts, contact(&n.Contacts[k]))
		}
	}
	return p
}

func companyName(a *journal.Application) string {
	if a.Company == nil {
		return a.ID
	}
	return a.Company.Name
}

// contact gives somebody on one line.
func contact(p *note.Person) string {
	text := p.Name
	for _, more := range []string{p.Title, p.Email} {
		if more != "" && text != "" {
			text += ", "
		}
		text += more
	}
	return text
}

func fields(n *note.Note) []field {
	var all []field
	for k := range n.Fields {
		all = append(all, field{n.Fields[k].Name, n.Fields[k].Value})
	}
	return all
}
