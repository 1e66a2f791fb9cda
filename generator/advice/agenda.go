package advice

import (
	"cmp"
	"slices"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
)

// Agenda is the actions of a journal, found by what they are about.
type Agenda struct {
	All   []*Action // most pressing first
	j     *journal.Journal
	about map[any][]*Action // of an interview, application or company
}

// NewAgenda sorts actions by what they are about. They stay where they are.
func NewAgenda(j *journal.Journal, all []Action) *Agenda {
	g := &Agenda{j: j, about: map[any][]*Action{}}
	for n := range all {
		a := &all[n]
		g.All = append(g.All, a)
		// A follow-up is about the application, and its line goes into the note
		// of an interview: it belongs to that page as well.
		if in := g.interviewOf(a); in != nil {
			g.about[in] = append(g.about[in], a)
		}
		if a.Application != nil {
			g.about[a.Application] = append(g.about[a.Application], a)
		}
		if a.Company != nil {
			g.about[a.Company] = append(g.about[a.Company], a)
		}
	}
	return g
}

func (g *Agenda) interviewOf(a *Action) *journal.Interview {
	return cmp.Or(a.Interview, g.j.InterviewOf(a.Note))
}

// About returns what there is to do about an interview, an application or a company,
// most pressing first.
func (g *Agenda) About(x any) []*Action { return g.about[x] }

// ByCompany groups actions, in the order in which the companies come up first. What is
// about the whole search is a group as well.
func ByCompany(all []*Action) [][]*Action {
	var groups [][]*Action
	for _, a := range all {
		n := slices.IndexFunc(groups, func(g []*Action) bool { return g[0].Company == a.Company })
		if n < 0 {
			n = len(groups)
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], a)
	}
	return groups
}

// Talk returns the latest interview with a day that one of the actions is about; nil if
// there is none.
func (g *Agenda) Talk(all []*Action) *journal.Interview {
	var latest *journal.Interview
	for _, a := range all {
		if in := g.interviewOf(a); in != nil && !in.Day.IsZero() && (latest == nil || in.Day.Compare(latest.Day) > 0) {
			latest = in
		}
	}
	return latest
}

// ByTime returns the actions by the time of which they are: overdue, due, which is today
// and what can be done by tomorrow, tomorrow, later, or missed. What begins today is due.
func (g *Agenda) ByTime() map[string][]*Action {
	all := map[string][]*Action{}
	for _, a := range g.All {
		time := g.timeOf(a)
		all[time] = append(all[time], a)
	}
	return all
}

func (g *Agenda) timeOf(a *Action) string {
	today := g.j.Today
	switch {
	case a.State == Overdue || a.State == Missed:
		return string(a.State)
	case a.State == Due && (a.Until.IsZero() || today.DaysUntil(g.lastDay(a)) <= 1):
		return "due"
	}
	switch days := today.DaysUntil(g.firstDay(a)); {
	case days <= 0:
		return "due"
	case days == 1:
		return "tomorrow"
	}
	return "later"
}

// firstDay is the day at home on which an action can be done first, lastDay the last one.
func (g *Agenda) firstDay(a *Action) day.Day { return day.Of(a.From.In(g.j.Now.Location())) }

func (g *Agenda) lastDay(a *Action) day.Day { return LastDay(a.Until, g.j.Now.Location()) }

// LastDay returns the day in a zone that an end belongs to: midnight, in the zone it is
// told in, ends the day before it.
func LastDay(end time.Time, zone *time.Location) day.Day {
	if end.Hour() == 0 && end.Minute() == 0 {
		return day.Of(end).AddDays(-1)
	}
	return day.Of(end.In(zone))
}

// Pressing returns what is overdue and what can be done today, Soon what comes later,
// both together no more than so many.
func (g *Agenda) Pressing(most int) []*Action {
	var today []*Action
	for _, a := range g.All {
		if a.State != Missed && !g.later(a) {
			today = append(today, a)
		}
	}
	// A message that may go out from nine today is more pressing than what is
	// due for another week.
	slices.SortStableFunc(today, func(a, b *Action) int {
		if order := lateRank(a) - lateRank(b); order != 0 || a.State == Overdue || a.First() {
			return order
		}
		return untilFirst(a.Until, b.Until)
	})
	return today[:min(most, len(today))]
}

// Soon is the other part of [Agenda.Pressing].
func (g *Agenda) Soon(most int) []*Action {
	later := slices.DeleteFunc(slices.Clone(g.All), func(a *Action) bool { return !g.later(a) })
	return later[:min(most-len(g.Pressing(most)), len(later))]
}

func (g *Agenda) later(a *Action) bool {
	return a.State == Upcoming && g.firstDay(a).Compare(g.j.Today) > 0
}

// lateRank puts an offer that waits for an answer before what is overdue, and
// that before the rest.
func lateRank(a *Action) int {
	switch {
	case a.First():
		return 0
	case a.State == Overdue:
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

// Tally is what today asks for. What has days yet is no matter of today, and
// twelve things to do would only frighten.
type Tally struct {
	Late  int
	Due   int       // what ends today
	By    time.Time // when the first of these ends; zero at the end of the day
	Later int       // what begins later today
}

// Tally counts what today asks for.
func (g *Agenda) Tally() Tally {
	var t Tally
	for _, a := range g.All {
		switch {
		case a.State == Overdue:
			t.Late++
		case a.State == Due && !a.Until.IsZero() && g.lastDay(a).Compare(g.j.Today) <= 0:
			t.Due++
			if midnight := a.Until.Hour() == 0 && a.Until.Minute() == 0; !midnight && (t.By.IsZero() || a.Until.Before(t.By)) {
				t.By = a.Until
			}
		case a.State == Upcoming && g.firstDay(a) == g.j.Today:
			t.Later++
		}
	}
	return t
}

// For finds whom an action is for: in the room, at the company, or the only one of that
// name. Nil if the journal knows nobody surely.
func (g *Agenda) For(a *Action) *journal.Person {
	if a.Person == "" || a.What == "references" {
		return nil
	}
	named := func(p *journal.Person) bool { return p != nil && p.Name == a.Person }
	if in := a.Interview; in != nil {
		if n := slices.IndexFunc(in.People, named); n >= 0 {
			return in.People[n]
		}
		if named(in.Recruiter) {
			return in.Recruiter
		}
	}
	var same []*journal.Person
	for _, p := range g.j.People {
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

// Mail returns the address to write to if an action is a message, or "".
func (g *Agenda) Mail(a *Action) string {
	if !a.Kind().Mail {
		return ""
	}
	if p := g.For(a); p != nil {
		return p.Email
	}
	for _, r := range g.j.Config.References {
		if a.What == "references" && r.Name == a.Person {
			return r.Email
		}
	}
	return ""
}

// Waiting returns those who wait for something now, each with the first thing to do.
func (g *Agenda) Waiting() map[*journal.Person]*Action {
	all := map[*journal.Person]*Action{}
	for _, a := range g.All {
		if a.State != Due && a.State != Overdue {
			continue
		}
		if who := g.For(a); who != nil && all[who] == nil {
			all[who] = a
		}
	}
	return all
}

// Answers returns what there is to do to answer the offers.
func (g *Agenda) Answers() []*Action {
	var all []*Action
	for _, offer := range g.j.Offers() {
		for _, a := range g.About(offer) {
			if a.What == "answer-offer" && a.State != Missed {
				all = append(all, a)
			}
		}
	}
	return all
}
