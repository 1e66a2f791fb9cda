package site

import (
	"cmp"
	"strings"
	"time"

	"journal/generator/advice"
	"journal/generator/journal"
)

// actionsOf returns what there is to do about something, most pressing first.
func (v view) actionsOf(x any) []*advice.Action {
	if _, all := x.(*journal.Journal); all {
		return v.agenda.All
	}
	return v.agenda.About(x)
}

// most is the number of actions on the start page. More than a handful are no
// plan but a burden; the rest is one click away.
const most = 6

// pressing returns the actions for the start page, soonest what comes after them if
// there is room.
func (v view) pressing() []*advice.Action { return v.agenda.Pressing(most) }

func (v view) soonest() []*advice.Action { return v.agenda.Soon(most) }

// nextAction returns what to do next about an application: what is late or can be done
// today before what comes later; nil if there is nothing.
func (v view) nextAction(a *journal.Application) *advice.Action {
	var later *advice.Action
	for _, to := range v.agenda.About(a) {
		switch {
		case to.State == advice.Missed:
		case to.State == advice.Overdue || v.window(to).Now || v.window(to).Today:
			return to
		case later == nil:
			later = to
		}
	}
	return later
}

// late says what becomes of an action after its last good moment: some can be
// caught up with, others are simply over.
func late(a *advice.Action) string {
	return cmp.Or(string(a.Kind().Late()), "over")
}

// placeOf returns where an action is done.
func (v view) placeOf(a *advice.Action) string {
	at := a.Kind().Place
	switch {
	case at == advice.AtPrep && a.Interview != nil && a.Interview.Upcoming:
		return prepAddress(a.Interview)
	case at == advice.AtImprove:
		return "improve.html#_sort"
	case at == advice.AtOffers:
		return "offers.html"
	case a.Interview != nil:
		return a.Interview.Address
	case at == advice.AtCompany && a.Company != nil:
		return a.Company.Address
	case a.Application != nil:
		return a.Application.Address
	case a.Company != nil:
		return a.Company.Address
	}
	return "applications.html"
}

// zoneAtHome is where the reader is.
func (s *Site) zoneAtHome() *time.Location { return s.journal.Now.Location() }

// city returns the last part of the name of a zone: "Lisbon" for Europe/Lisbon.
func city(zone *time.Location) string {
	name := zone.String()
	return strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
}
