package site

import (
	"slices"
	"strings"

	"journal/generator/journal"
)

// listPages puts every page on the list: first those that are always there,
// then one for each interview, company and note,
// and a prep sheet for each interview ahead. An application has a page when
// it has a note; one that exists because interviews name it is a part of its
// company's page.
func (s *Site) listPages() {
	j := s.journal
	s.top("index.html", "What is next", nil)
	s.top("actions.html", "Actions", func(v view) any { return v.agenda.ByTime() })
	s.listMonths()
	s.listDebriefs()
	s.listThemes()
	s.listQuestions()
	s.listCards()
	s.top("applications.html", "Applications", nil)
	s.top("companies.html", "Companies", nil)
	s.listPeople()
	s.top("reviews.html", "Reviews", nil)
	s.top("statistics.html", "Statistics", nil)
	s.top("search.html", "Search", view.searchPage)
	s.add(file{Page: Page{Address: SearchIndex}, extra: s.searchIndex})
	s.page("offers.html", Page{Address: "offers.html", Title: "Offers", Section: "offers.html"}, func(v view) any { return v.agenda.Answers() })
	s.page("404.html", Page{Address: "404.html", Title: "Not in this journal"}, nil)
	for _, i := range j.Interviews {
		s.page("interview.html", Page{Address: i.Address, Title: i.Title, Section: "debriefs.html", Interview: i, Note: i.Note}, nil)
		if i.Upcoming {
			s.page("prep.html", Page{Address: prepAddress(i), Title: prepTitle(i), Section: "practice.html", Interview: i, Note: i.Note}, nil)
		}
	}
	for _, a := range j.Applications {
		if a.Note == nil {
			continue // a part of its company's page
		}
		s.page("application.html", Page{Address: a.Address, Title: a.Title(), Section: "applications.html", Application: a, Note: a.Note}, nil)
	}
	for _, c := range j.Companies {
		s.page("company.html", Page{Address: c.Address, Title: c.Name, Section: "companies.html", Company: c, Note: c.Note}, func(v view) any { return v.beside(c) })
	}
	for _, n := range j.Reviews {
		s.page("page.html", Page{Address: j.Address(n), Title: journal.NoteTitle(n), Section: "reviews.html", Note: n}, nil)
	}
	for _, n := range j.Pages {
		s.page("page.html", Page{Address: j.Address(n), Title: journal.NoteTitle(n), Section: sectionOf(j.Address(n)), Note: n}, nil)
	}
}

// top adds the page of a section, whose layout has the same name.
func (s *Site) top(name, title string, data func(view) any) {
	s.page(name, Page{Address: name, Title: title, Section: name}, data)
}

// page adds a page.
func (s *Site) page(layout string, p Page, data func(view) any) {
	s.add(file{Page: p, layout: layout, data: data})
}

// sectionOf returns the section of a plain page: a second note on a company or
// an application lies beside the first.
func sectionOf(address string) string {
	switch {
	case strings.HasPrefix(address, "companies/"):
		return "companies.html"
	case strings.HasPrefix(address, "applications/"):
		return "applications.html"
	}
	return ""
}

// NavPage is a page of the header, or a group of pages, whose first is where it leads.
type NavPage struct {
	Address string // from the root
	Text    string
	Key     string // the letter that leads there, after g
	Icon    string // of a group
	Pages   []NavPage
}

// Has reports whether a page is in the group.
func (p NavPage) Has(address string) bool {
	return slices.ContainsFunc(p.Pages, func(one NavPage) bool { return one.Address == address })
}

// navigation is the pages of the header: what is next and what was learned first,
// then practice and the records.
var navigation = []NavPage{
	{"index.html", "Today", "", "today", []NavPage{{Address: "index.html", Text: "Today", Key: "h"}, {Address: "actions.html", Text: "Actions", Key: "a"}}},
	{"debriefs.html", "Diary", "", "diary", []NavPage{{Address: "debriefs.html", Text: "Debriefs", Key: "d"}, {Address: "timeline.html", Text: "Timeline", Key: "t"}, {Address: "reviews.html", Text: "Reviews", Key: "r"}}},
	{"improve.html", "Improve", "", "improve", []NavPage{{Address: "improve.html", Text: "What to improve", Key: "i"}, {Address: "statistics.html", Text: "Statistics", Key: "s"}}},
	{"practice.html", "Practise", "", "practise", []NavPage{{Address: "practice.html", Text: "Cards", Key: "p"}, {Address: "questions.html", Text: "Questions", Key: "q"}}},
	{"applications.html", "Jobs", "", "jobs", []NavPage{{Address: "applications.html", Text: "Applications", Key: "j"}, {Address: "companies.html", Text: "Companies", Key: "c"}, {Address: "people.html", Text: "People", Key: "w"}, {Address: "offers.html", Text: "Offers", Key: "o"}}},
}

// navKey tells apart the headers: pages of the same section have the
// same, but for the pages that a header leads to.
func navKey(p *Page) string {
	if p.Address == p.Section || p.Address == "search.html" {
		return p.Address
	}
	return p.Section + "/"
}
