package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
)

// actionsPage is the data of actions.html: everything there is to do.
type actionsPage struct {
	Groups   []actionGroup
	Nothing  bool // nothing is overdue or due
	Calendar bool // the site has a calendar.ics
}

// actionGroup is the actions of one state.
type actionGroup struct {
	State   string // id
	Word    string // heading
	Count   int
	Hint    string // "" where the heading says it all
	Actions []action
}

// action is one thing to do.
type action struct {
	ID       string            // short and stable
	Clock    template.HTMLAttr // data-…="…": what the scripts need to follow the reader's clock and to tick it
	State    template.HTML
	Title    string
	Href     template.HTMLAttr // to where it is done: the note's page, the prep sheet, the offers
	When     template.HTML     // "today 09:00–17:00", with time elements
	Why      string
	Practice int
	Person   *link  // nil if for nobody, or for somebody without a place on the site
	Company  *link  // nil if about no company
	Email    string // of a message; "" if there is none to write to
	Mail     template.HTMLAttr
	Command  string // what to type when it is done, or to drop it if it is done in the note
}

// agenda is the actions, found by what they are about.
type agenda struct {
	all           []advice.Action
	ofInterview   map[*journal.Interview][]*advice.Action
	ofApplication map[*journal.Application][]*advice.Action
	ofCompany     map[*journal.Company][]*advice.Action
}

// newAgenda sorts the actions by what they are about.
func newAgenda(j *journal.Journal, all []advice.Action) *agenda {
	g := &agenda{
		all:           all,
		ofInterview:   map[*journal.Interview][]*advice.Action{},
		ofApplication: map[*journal.Application][]*advice.Action{},
		ofCompany:     map[*journal.Company][]*advice.Action{},
	}
	if len(all) == 0 {
		return g
	}
	for n := range all {
		a := &all[n]
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

// groups are the states in the order of the page.
var groups = []struct {
	state      advice.State
	word, hint string
}{
	{advice.Overdue, "Overdue", "Late, and still worth doing."},
	{advice.Due, "Due", ""},
	{advice.Upcoming, "Upcoming", ""},
	{advice.Missed, "Missed", "Too late now. Shown once more, to remember next time."},
}

func (v view) actionsPage() any {
	p := &actionsPage{Nothing: true}
	_, p.Calendar = v.files["calendar.ics"]
	for _, g := range groups {
		group := actionGroup{State: string(g.state), Word: g.word, Hint: g.hint}
		for n := range v.agenda.all {
			if a := &v.agenda.all[n]; a.State == g.state {
				group.Actions = append(group.Actions, v.action(a))
			}
		}
		if group.Count = len(group.Actions); group.Count == 0 {
			continue
		}
		p.Groups = append(p.Groups, group)
		p.Nothing = p.Nothing && g.state != advice.Overdue && g.state != advice.Due
	}
	return p
}

func (v view) actions(from []*advice.Action) []action {
	all := make([]action, 0, len(from))
	for _, a := range from {
		all = append(all, v.action(a))
	}
	return all
}

func (v view) action(a *advice.Action) action {
	out := action{
		ID: a.ID, Clock: clockOf(a), State: state(string(a.State)), Title: a.Title, Href: v.place(a),
		When: v.window(a), Why: a.Why, Practice: a.Practice, Command: commandOf(a),
	}
	if a.Company != nil {
		out.Company = &link{v.href(a.Company.Address, ""), a.Company.Name}
	}
	p := v.personOf(a)
	if p != nil {
		out.Person = &link{v.href(p.Address, ""), p.Name}
	}
	if out.Email = v.mailOf(a, p); out.Email != "" {
		out.Mail = mailto(out.Email)
	}
	return out
}

// clockOf gives the attributes by which the script turns an action overdue
// while the page lies on a server, and the live preview ticks it.
func clockOf(a *advice.Action) template.HTMLAttr {
	b := make([]byte, 0, 160)
	b = append(b, `data-state="`...)
	b = append(b, a.State...)
	b = append(b, `" data-from="`...)
	b = a.From.AppendFormat(b, time.RFC3339)
	if !a.Until.IsZero() {
		b = append(b, `" data-until="`...)
		b = a.Until.AppendFormat(b, time.RFC3339)
		b = append(b, `" data-late="`...)
		b = append(b, late(a)...)
	}
	b = append(b, '"', ' ')
	return template.HTMLAttr(append(b, actOf(a)...))
}

// actOf gives the attributes by which the live preview ticks an action, puts it off
// or drops it.
func actOf(a *advice.Action) template.HTMLAttr {
	act := template.HTMLAttr(`data-action="` + a.ID + `"`)
	if a.Logged() {
		act += ` data-done`
	}
	return act
}

// commandOf gives what to type when an action is done, or to drop it if it is done
// by writing something else.
func commandOf(a *advice.Action) string {
	if a.Logged() {
		return "journal done " + a.ID
	}
	return "journal drop " + a.ID
}

// late says what becomes of an action after its last good moment: some can be
// caught up with, others are simply over.
func late(a *advice.Action) string {
	return cmp.Or(string(a.Kind().Late()), "over")
}

// place gives where an action is done.
func (v view) place(a *advice.Action) template.HTMLAttr {
	at := a.Kind().Place
	switch {
	case at == advice.AtPrep && a.Interview != nil && a.Interview.Upcoming:
		return v.href(prepAddress(a.Interview), "")
	case at == advice.AtOffers:
		return v.href("offers.html", "")
	case a.Interview != nil:
		return v.href(a.Interview.Address, "")
	case at == advice.AtCompany && a.Company != nil:
		return v.href(a.Company.Address, "")
	case a.Application != nil:
		return v.href(a.Application.Address, "")
	case a.Company != nil:
		return v.href(a.Company.Address, "")
	}
	return v.href("applications.html", "")
}

// personOf finds whom an action is for: in the room, at the company, or the
// only one of that name. Nil if nobody has a place on the site.
func (s *Site) personOf(a *advice.Action) *journal.Person {
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
	for _, p := range s.journal.People {
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

// mailOf gives the address to write to if an action is a message.
func (s *Site) mailOf(a *advice.Action, p *journal.Person) string {
	if !a.Kind().Mail {
		return ""
	}
	if p != nil {
		return p.Email
	}
	for _, r := range s.journal.Config.References {
		if a.What == "references" && r.Name == a.Person {
			return r.Email
		}
	}
	return ""
}

// mailto gives the link that begins a message.
func mailto(address string) template.HTMLAttr {
	return template.HTMLAttr(`href="mailto:` + escapePath(address) + `"`)
}

// most is the number of actions on the start page. More than a handful are no
// plan but a burden; the rest is one click away.
const most = 6

// pressing gives the actions for the start page: now what is overdue and what
// can be done today, soon what comes later, as many as there is room for.
func (v view) pressing() (now, soon []action) {
	var today, later []*advice.Action
	for n := range v.agenda.all {
		switch a := &v.agenda.all[n]; {
		case a.State == advice.Missed:
		case a.State == advice.Upcoming && day.Of(a.From.In(v.home())).Compare(v.journal.Today) > 0:
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
	later = later[:min(most-len(today), len(later))]
	return v.actions(today), v.actions(later)
}

// tally says in a few words what today asks for: how much is overdue, how much
// ends today, and how much begins later today. What has days yet is no matter of
// today, and twelve things to do would only frighten.
func (v view) tally() []template.HTML {
	var overdue, due, later int
	for n := range v.agenda.all {
		switch a := &v.agenda.all[n]; {
		case a.State == advice.Overdue:
			overdue++
		case a.State == advice.Due && !a.Until.IsZero() && v.point(a.Until).day.Compare(v.journal.Today) <= 0:
			due++
		case a.State == advice.Upcoming && day.Of(a.From.In(v.home())) == v.journal.Today:
			later++
		}
	}
	var all []template.HTML
	add := func(n int, of advice.State, words string) {
		if n > 0 {
			all = append(all, template.HTML(`<span class="state `+string(of)+`">`+strconv.Itoa(n)+words+`</span>`))
		}
	}
	add(overdue, advice.Overdue, " overdue")
	add(due, advice.Due, " due today")
	add(later, advice.Upcoming, " later today")
	if len(all) == 0 {
		return []template.HTML{"nothing is due today"}
	}
	return all
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

// allActions gives "All 22 actions", "" if there are none beyond those shown.
func (v view) allActions(shown int) string {
	if n := len(v.agenda.all); n > shown {
		return "All " + strconv.Itoa(n) + " actions"
	}
	return ""
}

// home is where the reader is.
func (s *Site) home() *time.Location {
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
