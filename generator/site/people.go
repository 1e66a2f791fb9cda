package site

import (
	"journal/generator/advice"
	"journal/generator/journal"
)

// PeoplePage is the data of people.html: everybody met or written to, each at a place
// of their own. Most are met once or twice, so a page for each would be a click to
// learn a line.
type PeoplePage struct {
	Groups []journal.Colleagues
	Due    map[*journal.Person]*advice.Action // the first thing to do for somebody
}

func (v view) peoplePage() any {
	p := &PeoplePage{Groups: v.journal.PeopleByCompany(), Due: map[*journal.Person]*advice.Action{}}
	for _, a := range v.agenda.all {
		if a.State != advice.Due && a.State != advice.Overdue {
			continue
		}
		if who := v.personOf(a); who != nil && p.Due[who] == nil {
			p.Due[who] = a
		}
	}
	return p
}
