package site

import (
	"journal/generator/advice"
	"journal/generator/journal"
)

// dueFor returns the first thing to do for somebody now.
func (v view) dueFor() any {
	due := map[*journal.Person]*advice.Action{}
	for _, a := range v.agenda.all {
		if a.State != advice.Due && a.State != advice.Overdue {
			continue
		}
		if who := v.personOf(a); who != nil && due[who] == nil {
			due[who] = a
		}
	}
	return due
}
