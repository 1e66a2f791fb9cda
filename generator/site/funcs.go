package site

import (
	"html/template"
)

// funcs are the functions that layouts may call.
func (v view) funcs() template.FuncMap {
	return template.FuncMap{
		"sections": v.sections, "crumbs": v.crumbs, "root": func() template.URL { return template.URL(v.root) },
		"site": v.title, "asof": func() template.HTML { return dayTag(v.journal.Today) },
	}
}

// navLink is a link of the header.
type navLink struct {
	Href    template.HTMLAttr
	Text    string
	Key     string // the letter that leads there, after g; "" for the search, which has a key of its own
	Current bool   // the page itself
	Within  bool   // the section the page is in
}

// sections are the entries of the header, in order: what is next and what was
// learned first, then the records. Each has a letter of its own for the keyboard.
var sections = []struct{ address, text, key string }{
	{"index.html", "Start", "h"},
	{"actions.html", "Actions", "a"},
	{"timeline.html", "Timeline", "t"},
	{"debriefs.html", "Debriefs", "d"},
	{"improve.html", "Improve", "i"},
	{"questions.html", "Questions", "q"},
	{"practice.html", "Practice", "p"},
	{"applications.html", "Applications", "j"},
	{"companies.html", "Companies", "c"},
	{"people.html", "People", "w"},
	{"reviews.html", "Reviews", "r"},
	{"statistics.html", "Statistics", "s"},
	{"search.html", "Search", ""},
}

func (v view) sections(p *Page) (all []navLink) {
	for _, to := range sections {
		link := navLink{Href: v.href(to.address, ""), Text: to.text, Key: to.key, Within: to.address == p.Section, Current: to.address == p.Address}
		all = append(all, link)
	}
	return all
}

func (v view) crumbs(p *Page) (all []navLink) {
	for _, link := range v.sections(p) {
		if link.Key == "h" || link.Within && !link.Current {
			all = append(all, link)
		}
	}
	return all
}
