package site

import (
	"html/template"
	"strings"

	"journal/generator/journal"
)

// peoplePage is the data of people.html: everybody met or written to, each
// at a place of their own. Most are met once or twice, so a page for each
// would be a click to learn a line.
type peoplePage struct {
	People []personEntry
}

// personEntry is one person.
type personEntry struct {
	ID         string
	Name       string
	Job        string // the latest title written
	Email      string
	Mail       template.HTMLAttr // href="mailto:…"; "" without an address
	Recruiter  bool              // arranges, does not interview
	Companies  []link
	Met        string // "3 interviews"; "" if never
	Remember   []line
	Interviews []round // latest first
	Contacts   []step  // messages and calls, latest first
	Backlinks  []link
}

func (v view) peoplePage() any {
	p := &peoplePage{People: make([]personEntry, 0, len(v.journal.People))}
	for _, from := range v.journal.People {
		p.People = append(p.People, v.person(from))
	}
	return p
}

func (v view) person(from *journal.Person) personEntry {
	p := personEntry{ID: fragment(from.Address), Name: from.Name, Job: from.Title, Email: from.Email, Recruiter: from.Recruiter,
		Remember: v.lines(from.Remember), Backlinks: v.links(from.Backlinks)}
	p.Met, _, _ = met(from.Interviews)
	if from.Email != "" {
		p.Mail = mailtoAttr(from.Email)
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

// fragment gives what stands behind the # of an address.
func fragment(address string) string {
	_, id, _ := strings.Cut(address, "#")
	return id
}
