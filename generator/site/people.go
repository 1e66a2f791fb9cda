package site

import (
	"html/template"
	"strings"

	"journal/generator/journal"
)

// peoplePage is the data of people.html.
type peoplePage struct {
	People []personRow
}

// personRow is one person in the list.
type personRow struct {
	person
	Companies string        // names, joined by commas
	Recruiter bool          // arranges, does not interview
	Met       string        // "3 interviews"; "" if never
	Last      template.HTML // day of the latest that is over
	Next      template.HTML // day of the soonest one ahead
}

// personPage is the data of person.html.
type personPage struct {
	Title      string // the name
	Job        string // the latest title written
	Email      string
	Mail       template.HTMLAttr // href="mailto:…"; "" without an address
	Recruiter  bool
	Companies  []link
	Remember   []line
	Interviews []round // latest first
	Contacts   []step  // messages and calls, latest first
	Backlinks  []link
}

func (v view) peoplePage() any {
	p := &peoplePage{People: make([]personRow, 0, len(v.journal.People))}
	for _, from := range v.journal.People {
		row := personRow{person: person{v.href(from.Address, ""), from.Name, from.Title}, Recruiter: from.Recruiter}
		names := make([]string, 0, len(from.Companies))
		for _, c := range from.Companies {
			names = append(names, c.Name)
		}
		row.Companies = strings.Join(names, ", ")
		row.Met, row.Last, row.Next = met(from.Interviews)
		p.People = append(p.People, row)
	}
	return p
}

func (v view) person(from *journal.Person) any {
	p := &personPage{Title: from.Name, Job: from.Title, Email: from.Email, Recruiter: from.Recruiter, Remember: v.lines(from.Remember), Backlinks: v.links(from.Backlinks)}
	if from.Email != "" {
		p.Mail = template.HTMLAttr(`href="mailto:` + escapePath(from.Email) + `"`)
	}
	for _, c := range from.Companies {
		p.Companies = append(p.Companies, link{v.href(c.Address, ""), c.Name})
	}
	for _, i := range from.Interviews {
		p.Interviews = append(p.Interviews, v.round(i))
	}
	for n := range from.Contacts {
		p.Contacts = append(p.Contacts, v.event(&from.Contacts[n]))
	}
	return p
}
