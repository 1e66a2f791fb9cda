package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
)

// agenda is the actions, found by what they are about.
type agenda struct {
	all           []*advice.Action
	ofInterview   map[*journal.Interview][]*advice.Action
	ofApplication map[*journal.Application][]*advice.Action
	ofCompany     map[*journal.Company][]*advice.Action
}

// newAgenda sorts the actions by what they are about.
func newAgenda(j *journal.Journal, all []advice.Action) *agenda {
	g := &agenda{
		ofInterview:   map[*journal.Interview][]*advice.Action{},
		ofApplication: map[*journal.Application][]*advice.Action{},
		ofCompany:     map[*journal.Company][]*advice.Action{},
	}
	for n := range all {
		a := &all[n]
		g.all = append(g.all, a)
		// A follow-up is about the application, and its line goes into the note
		// of an interview: it belongs to that page as well.
		if i := cmp.Or(a.Interview, j.InterviewOf(a.Note)); i != nil {
			g.ofInterview[i] = append(g.ofInterview[i], a)
		}
		if a.Application != nil {
			g.ofApplication[a.Application] = append(g.ofApplication[a.Application], a)
		}
		if a.Company != nil {
			g.ofCompany[a.Company] = append(g.ofCompany[a.Company], a)
		}
	}
	return g
}

// actionsOf returns what there is to do about something, most pressing first.
func (v view) actionsOf(x any) []*advice.Action {
	switch x := x.(type) {
	case *journal.Interview:
		return v.agenda.ofInterview[x]
	case *journal.Application:
		return v.agenda.ofApplication[x]
	case *journal.Company:
		return v.agenda.ofCompany[x]
	}
	return v.agenda.all
}

// ActionGroup is what there is to do about one company.
type ActionGroup struct {
	Company   *journal.Company   // nil for what is about the whole search
	Interview *journal.Interview // the latest that is over and that one of them is about; may be nil
	Actions   []*advice.Action
}

// byCompany groups actions, in the order in which the companies come up first.
func (v view) byCompany(all []*advice.Action) []ActionGroup {
	var groups []ActionGroup
	for _, a := range all {
		n := slices.IndexFunc(groups, func(g ActionGroup) bool { return g.Company == a.Company })
		if n < 0 {
			n = len(groups)
			groups = append(groups, ActionGroup{Company: a.Company})
		}
		g := &groups[n]
		g.Actions = append(g.Actions, a)
		if i := cmp.Or(a.Interview, v.journal.InterviewOf(a.Note)); i != nil && !i.Day.IsZero() && (g.Interview == nil || i.Day.Compare(g.Interview.Day) > 0) {
			g.Interview = i
		}
	}
	return groups
}

// ActionsPart is the actions of one time.
type ActionsPart struct {
	ID     string
	Title  string
	Plain  string // the title on any other day; "" if it stays
	Hint   string // "" where the title says it all
	Count  int
	Groups []ActionGroup
}

// actionsPage is the data of actions.html: everything there is to do, by when.
func (v view) actionsPage() any {
	parts := []*ActionsPart{
		{ID: "overdue", Title: "Late", Hint: "Late, and still worth doing."},
		{ID: "due", Title: "Today", Plain: "Due"},
		{ID: "tomorrow", Title: "Tomorrow", Plain: "Soon"},
		{ID: "later", Title: "Later"},
		{ID: "missed", Title: "Missed", Hint: "Too late now. Shown once more, to remember next time."},
	}
	lists := map[string][]*advice.Action{}
	for _, a := range v.agenda.all {
		id := v.timeOf(a)
		lists[id] = append(lists[id], a)
	}
	var all []*ActionsPart
	for _, p := range parts {
		if p.Count = len(lists[p.ID]); p.Count > 0 {
			p.Groups = v.byCompany(lists[p.ID])
			all = append(all, p)
		}
	}
	return all
}

// timeOf says under which heading an action stands: what begins today is of today.
func (v view) timeOf(a *advice.Action) string {
	switch {
	case a.State == advice.Overdue || a.State == advice.Missed:
		return string(a.State)
	case a.State == advice.Due && (a.Until.IsZero() || v.point(a.Until).day.Compare(v.journal.Today.AddDays(1)) <= 0):
		return "due"
	}
	switch days := v.journal.Today.DaysUntil(day.Of(a.From.In(v.zoneAtHome()))); {
	case days <= 0:
		return "due"
	case days == 1:
		return "tomorrow"
	}
	return "later"
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

// personOf finds whom an action is for: in the room, at the company, or the
// only one of that name. Nil if nobody has a place on the site.
func (v view) personOf(a *advice.Action) *journal.Person {
	if a.Person == "" || a.What == "references" {
		return nil
	}
	named := func(p *journal.Person) bool { return p != nil && p.Name == a.Person }
	if i := a.Interview; i != nil {
		if n := slices.IndexFunc(i.People, named); n >= 0 {
			return i.People[n]
		}
		if named(i.Recruiter) {
			return i.Recruiter
		}
	}
	var same []*journal.Person
	for _, p := range v.journal.People {
		if !named(p) {
			continue
		}
		if a.Company != nil && slices.Contains(p.Companies, a.Company) {
			return p
		}
		same = append(same, p)
	}
	if len(same) == 1 {
		return same[0]
	}
	return nil
}

// mailOf returns the address to write to if an action is a message.
func (v view) mailOf(a *advice.Action) string {
	if !a.Kind().Mail {
		return ""
	}
	if p := v.personOf(a); p != nil {
		return p.Email
	}
	for _, r := range v.journal.Config.References {
		if a.What == "references" && r.Name == a.Person {
			return r.Email
		}
	}
	return ""
}

// most is the number of actions on the start page. More than a handful are no
// plan but a burden; the rest is one click away.
const most = 6

// pressing returns the actions for the start page: now what is overdue and what
// can be done today, soon what comes later, as many as there is room for.
func (v view) pressing() (now, soon []*advice.Action) {
	var today, later []*advice.Action
	for _, a := range v.agenda.all {
		switch {
		case a.State == advice.Missed:
		case a.State == advice.Upcoming && day.Of(a.From.In(v.zoneAtHome())).Compare(v.journal.Today) > 0:
			later = append(later, a)
		default:
			today = append(today, a)
		}
	}
	// A message that may go out from nine today is more pressing than what is
	// due for another week.
	slices.SortStableFunc(today, func(a, b *advice.Action) int {
		if order := lateRank(a) - lateRank(b); order != 0 || a.State == advice.Overdue || a.First() {
			return order
		}
		return untilFirst(a.Until, b.Until)
	})
	today = today[:min(most, len(today))]
	return today, later[:min(most-len(today), len(later))]
}

// Tally is what today asks for. What has days yet is no matter of today, and
// twelve things to do would only frighten.
type Tally struct {
	Late  int
	Due   int     // what ends today
	By    *Moment // when the first of these ends; nil at the end of the day
	Later int     // what begins later today
}

func (v view) tally() Tally {
	var t Tally
	var first time.Time
	for _, a := range v.agenda.all {
		switch {
		case a.State == advice.Overdue:
			t.Late++
		case a.State == advice.Due && !a.Until.IsZero() && v.point(a.Until).day.Compare(v.journal.Today) <= 0:
			t.Due++
			if p := v.point(a.Until); p.clock != "" && (first.IsZero() || a.Until.Before(first)) {
				first = a.Until
				t.By = &Moment{ISO: iso(p.at), Words: p.clock}
			}
		case a.State == advice.Upcoming && day.Of(a.From.In(v.zoneAtHome())) == v.journal.Today:
			t.Later++
		}
	}
	return t
}

// lateRank puts an offer that waits for an answer before what is overdue, and
// that before the rest.
func lateRank(a *advice.Action) int {
	switch {
	case a.First():
		return 0
	case a.State == advice.Overdue:
		return 1
	}
	return 2
}

// untilFirst puts the sooner end first, and what has none last.
func untilFirst(a, b time.Time) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b)
}

// zoneAtHome is where the reader is.
func (s *Site) zoneAtHome() *time.Location {
	if s.journal.Config.Zone != nil {
		return s.journal.Config.Zone
	}
	return s.journal.Now.Location()
}

// city gives the last part of the name of a zone: "Lisbon" for Europe/Lisbon.
func city(zone *time.Location) string {
	name := zone.String()
	return strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
}
