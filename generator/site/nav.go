package site

import (
	"html/template"
	"slices"
)

// NavGroup is the pages of one kind, as the header shows them.
type NavGroup struct {
	NavLink
	Icon  string
	Pages []NavLink
}

// NavLink leads to a page of the header.
type NavLink struct {
	Href template.URL
	Text string
	Key  string // the letter that leads there, after g
	Here bool   // the page that is made is this one, or one of the group
	This bool   // it is this one
}

// groups are the pages of the header: what is next and what was learned first,
// then practice and the records. The first page of a group is where it leads.
var groups = []struct {
	text, icon string
	pages      []navPage
}{
	{"Today", "today", []navPage{{"index.html", "Today", "h"}, {"actions.html", "Actions", "a"}}},
	{"Diary", "diary", []navPage{{"debriefs.html", "Debriefs", "d"}, {"timeline.html", "Timeline", "t"}, {"reviews.html", "Reviews", "r"}}},
	{"Improve", "improve", []navPage{{"improve.html", "What to improve", "i"}, {"statistics.html", "Statistics", "s"}}},
	{"Practise", "practise", []navPage{{"practice.html", "Cards", "p"}, {"questions.html", "Questions", "q"}}},
	{"Jobs", "jobs", []navPage{{"applications.html", "Applications", "j"}, {"companies.html", "Companies", "c"}, {"people.html", "People", "w"}, {"offers.html", "Offers", "o"}}},
}

// navPage is a page of the header, with the letter that leads there.
type navPage struct{ address, text, key string }

// nav returns the groups of pages as they stand on a page.
func (v view) nav(p *Page) []NavGroup {
	all := make([]NavGroup, 0, len(groups))
	for _, g := range groups {
		here := slices.ContainsFunc(g.pages, func(to navPage) bool { return to.address == p.Section })
		group := NavGroup{Icon: g.icon, NavLink: NavLink{Href: template.URL(v.root + g.pages[0].address), Text: g.text, Here: here, This: p.Address == g.pages[0].address}}
		for _, to := range g.pages {
			group.Pages = append(group.Pages, NavLink{Href: template.URL(v.root + to.address), Text: to.text, Key: to.key, Here: here, This: to.address == p.Address})
		}
		all = append(all, group)
	}
	return all
}

// navKey tells apart the headers of one depth: pages of the same section have the
// same, but for the pages that a header leads to.
func navKey(p *Page) string {
	if p.Address == p.Section || p.Address == "search.html" {
		return p.Address
	}
	return p.Section + "/"
}
