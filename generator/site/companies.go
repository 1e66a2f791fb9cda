package site

import (
	"html/template"
	"slices"

	"journal/generator/journal"
)

// companiesPage is the data of companies.html.
type companiesPage struct {
	Fit       []string // the questions of fit, as column heads: role, growth, culture, values, happiness
	Companies []companyRow
}

// companyRow is one company in the list.
type companyRow struct {
	Href         template.HTMLAttr
	Name         string
	Applications []appRow
	Interviews   string          // "3 interviews"; "" if none
	Last         template.HTML   // day of the latest that is over; "" if unknown
	Next         template.HTML   // day of the soonest one ahead; "" if none
	Fit          []template.HTML // in the order of companiesPage.Fit; "" where nothing was said
	Rated        bool            // anything was said about fit
	Concerns     string          // "2 concerns"; "" if none
}

// companyPage is the data of company.html.
type companyPage struct {
	Title        string
	Website      string // as written; may be ""
	Location     string
	Actions      []action
	Applications []appPart
	Fit          []rating
	Beside       fitBeside // the same of other companies that can still go on
	Concerns     []line
	Learned      []line
	Ask          []openLine // still to ask
	People       []person
	Competitors  []string
	Fields       []field
	Body         template.HTML
	Backlinks    []link
}

// fitBeside puts the fit of companies side by side.
type fitBeside struct {
	Fit  []string     // the questions of fit, as column heads
	Rows []companyFit // empty if there is nothing to compare
}

// companyFit is the fit of one company, as a row.
type companyFit struct {
	Href template.HTMLAttr
	Name string
	This bool            // the company of the page
	Fit  []template.HTML // in the order of the heads; "" where nothing was said
}

// appPart is an application on the page of its company.
type appPart struct {
	appRow
	ID      string // of its place on this page; "" if it has a page of its own
	Page    bool   // it has a page of its own
	History []step // latest first
}

// field is a key of a note that the journal has no use for.
type field struct{ Name, Value string }

func (v view) companies() any {
	p := &companiesPage{Fit: fitOrder}
	for _, c := range v.journal.Companies {
		row := companyRow{Href: v.href(c.Address, ""), Name: c.Name, Applications: v.appRows(c.Applications)}
		row.Interviews, row.Last, row.Next = met(c.Interviews)
		for _, name := range fitOrder {
			row.Fit = append(row.Fit, scoreTag(c.Fit[name]))
			row.Rated = row.Rated || c.Fit[name] > 0
		}
		if n := len(c.Concerns); n > 0 {
			row.Concerns = count(n, "concern")
		}
		p.Companies = append(p.Companies, row)
	}
	return p
}

// met says how many interviews there are, when the latest was, and when the
// next one is.
func met(latestFirst []*journal.Interview) (interviews string, last, next template.HTML) {
	if len(latestFirst) == 0 {
		return "", "", ""
	}
	for _, i := range latestFirst {
		if !i.Upcoming {
			last = dayTag(i.Day)
			break
		}
	}
	return count(len(latestFirst), "interview"), last, dayTag(nextDay(latestFirst))
}

func (v view) company(c *journal.Company) any {
	p := &companyPage{
		Title:       c.Name,
		Actions:     v.agenda.ofCompany[c],
		Fit:         ratings(c.Fit, fitOrder),
		Beside:      v.beside(c),
		Concerns:    v.lines(c.Concerns),
		Learned:     v.lines(c.Learned),
		Ask:         v.open(c.Open),
		People:      v.people(c.People),
		Competitors: c.Competitors,
		Backlinks:   v.links(c.Backlinks),
	}
	for _, a := range c.Applications {
		p.Applications = append(p.Applications, appPart{v.appRow(a), fragment(a.Address), a.Note != nil, v.history(a.History)})
	}
	if n := c.Note; n != nil {
		p.Body = v.body(n)
		p.Website, p.Location = n.Website.Value, n.Location.Value
		p.Fields = fields(n)
	}
	return p
}

// mostBeside is how many companies stand beside one: as many as are weighed at once.
const mostBeside = 6

// beside compares the fit of a company with that of others that can still go
// on, those with an offer first. Without any of these there is nothing to weigh.
func (v view) beside(c *journal.Company) fitBeside {
	if len(c.Fit) == 0 {
		return fitBeside{}
	}
	rows := []companyFit{v.companyFit(c)}
	rows[0].This = true
	for _, other := range v.weighed() {
		if other != c && len(rows) <= mostBeside {
			rows = append(rows, v.companyFit(other))
		}
	}
	if len(rows) == 1 {
		return fitBeside{}
	}
	return fitBeside{fitOrder, rows}
}

// weighed gives what finds the companies with an application that can still go
// on and a word about fit, in the order of the active applications, no more of
// them than are shown. It holds on to nothing but the journal.
func weighed(j *journal.Journal) func() []*journal.Company {
	return func() []*journal.Company {
		var all []*journal.Company
		for _, a := range j.ActiveApplications() {
			if c := a.Company; c != nil && len(c.Fit) > 0 && len(all) <= mostBeside && !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
		return all
	}
}

func (v view) companyFit(c *journal.Company) companyFit {
	row := companyFit{Href: v.href(c.Address, ""), Name: c.Name}
	for _, name := range fitOrder {
		row.Fit = append(row.Fit, scoreTag(c.Fit[name]))
	}
	return row
}
