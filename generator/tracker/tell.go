package tracker

import (
	"slices"
	"strings"

	"journal/generator/exchange"
)

// tell says what each entry was read as, a line a row.
func (im *importer) tell(all []*entry) {
	for _, a := range all {
		if a.whole != nil {
			im.Read = append(im.Read, Row{Line: a.line, Paths: pathsOf(a), Existing: a.there})
			continue
		}
		text := a.title()
		if facts := a.facts(); len(facts) > 0 {
			text += ": " + strings.Join(facts, ", ")
		}
		if n := len(im.Read) - 1; n >= 0 && a.row > 0 && a.app == nil && im.Read[n].Number == a.row {
			last := &im.Read[n]
			last.Text += "; interview " + strings.Join(a.facts(), ", ")
			last.Paths = append(last.Paths, pathsOf(a)...)
			continue
		}
		im.Read = append(im.Read, Row{a.line, a.row, text, pathsOf(a), a.there})
	}
}

// pathsOf is the path of the note that is made of an entry, if one is.
func pathsOf(a *entry) []string {
	if a.there != "" {
		return nil
	}
	return []string{a.path}
}

// facts are what was understood of an entry, then what was kept as text, and last
// what was not understood.
func (a *entry) facts() []string {
	var all []string
	add := func(name, value string) {
		if value = exchange.OneLine(value); value != "" {
			all = append(all, strings.TrimSpace(name+" "+shortened(value)))
		}
	}
	if in := a.in; in != nil {
		add("", strings.TrimSpace(in.Date+in.Month+" "+in.Time))
		add("", in.Stage)
		add("", in.Format)
		add("with", names(in.People))
		add("outcome", in.Outcome)
		a.log = in.Log
		if in.about != nil {
			add("applied", in.about.Applied)
		}
	}
	if app := a.app; app != nil {
		add("applied", app.Applied)
	}
	for _, l := range a.log {
		add(l.What, l.Date)
	}
	if want := string(a.want); want != "" {
		if form(a.status) != form(want) && a.status != "" {
			want += " (“" + shortened(a.status) + "”)"
		}
		all = append(all, "status "+want)
	}
	if app := a.app; app != nil {
		add("deadline", app.Deadline)
		add("follow up", app.FollowUp)
		add("salary", app.Salary)
		add("from", app.Source)
		add("in", app.Location)
		add("contact", names(app.Contacts))
		add("", app.URL)
	}
	const most = 12 // columns that are named
	var kept []string
	for _, m := range a.said {
		if len(kept) == most {
			kept = append(kept, "more")
			break
		}
		known := slices.ContainsFunc(a.unread, func(u string) bool { return strings.HasPrefix(u, m.name+" “") })
		if !known && m.name != "" && !slices.Contains(kept, m.name) {
			kept = append(kept, m.name)
		}
	}
	if len(kept) > 0 {
		all = append(all, "kept as text: "+strings.Join(kept, " and "))
	}
	if len(a.unread) > 0 {
		all = append(all, "not understood: "+strings.Join(a.unread, " and "))
	}
	return all
}

func names(people []exchange.Person) string {
	var all []string
	for _, p := range people {
		all = append(all, p.Name)
	}
	return strings.Join(all, " and ")
}
