package site

import "slices"

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

// navKey tells apart the headers of one depth: pages of the same section have the
// same, but for the pages that a header leads to.
func navKey(p *Page) string {
	if p.Address == p.Section || p.Address == "search.html" {
		return p.Address
	}
	return p.Section + "/"
}
