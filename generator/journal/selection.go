package journal

import (
	"cmp"
	"slices"

	"journal/generator/day"
	"journal/generator/note"
)

// Upcoming returns the interviews that are still to come, soonest first, those
// without a day last.
func (j *Journal) Upcoming() []*Interview {
	var dated, undated []*Interview
	for _, in := range slices.Backward(j.Interviews) {
		switch when := in.Note.When; {
		case !in.Upcoming:
		case !in.Day.IsZero():
			dated = append(dated, in)
		case !when.Month.IsZero() || !when.Span.IsZero():
			undated = append(undated, in)
		}
	}
	return append(dated, undated...)
}

// Unplaced returns the interviews that seem to be ahead, and of which not even the
// week is known.
func (j *Journal) Unplaced() []*Interview {
	ahead := j.Upcoming()
	return slices.DeleteFunc(slices.Clone(j.Interviews), func(in *Interview) bool { return !in.Upcoming || slices.Contains(ahead, in) })
}

// Next returns the interview that comes next, nil if none is ahead.
func (j *Journal) Next() *Interview {
	if ahead := j.Upcoming(); len(ahead) > 0 {
		return ahead[0]
	}
	return nil
}

// Debriefs returns the interviews of which something was written down, latest first.
func (j *Journal) Debriefs() []*Interview {
	return j.past(func(in *Interview) bool { return in.Debriefed })
}

// Unwritten returns the interviews that are over and of which nothing is written
// down yet, latest first.
func (j *Journal) Unwritten() []*Interview {
	return j.past(func(in *Interview) bool { return !Debriefed(in.Note) })
}

// JustOver returns the interview of today that is over and of which nothing is written
// down yet, nil if there is none.
func (j *Journal) JustOver() *Interview {
	if all := j.Unwritten(); len(all) > 0 && all[0].Day == j.Today {
		return all[0]
	}
	return nil
}

// past returns the interviews that are over and took place, as far as they are wanted.
func (j *Journal) past(wanted func(*Interview) bool) []*Interview {
	var all []*Interview
	for _, in := range j.Interviews {
		if !in.Upcoming && in.Note.Outcome != note.Cancelled && wanted(in) {
			all = append(all, in)
		}
	}
	return all
}

// Year is the interviews of one year.
type Year struct {
	Year       int  // 0 if none of them has a day
	Latest     bool // there is no later one
	Interviews []*Interview
}

// DebriefsByYear returns [Journal.Debriefs], the latest year first. Interviews
// without a day are with that one.
func (j *Journal) DebriefsByYear() []Year {
	var years []Year
	for _, in := range j.Debriefs() {
		n := 0
		if !in.Day.IsZero() && len(years) > 0 {
			n = slices.IndexFunc(years, func(y Year) bool { return y.Year == in.Day.Year })
		}
		if n < 0 || len(years) == 0 {
			n = len(years)
			years = append(years, Year{Year: in.Day.Year, Latest: n == 0})
		}
		years[n].Interviews = append(years[n].Interviews, in)
	}
	return years
}

// ByOutcome returns interviews by how they ended, each group named for the outcome, and
// "" for those of which no outcome is said.
func ByOutcome(all []*Interview) []Group[*Interview] {
	var groups []Group[*Interview]
	for _, outcome := range []note.Outcome{note.Passed, note.Offer, note.Accepted, note.Waiting, note.Silent, note.Rejected, note.Withdrawn, note.Declined, ""} {
		g := Group[*Interview]{Name: string(outcome)}
		for _, in := range all {
			if in.Note.Outcome == outcome {
				g.List = append(g.List, in)
			}
		}
		if len(g.List) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// ActiveApplications returns those that can still go on: offers first, then by the
// day of the next interview, then by how far they are.
func (j *Journal) ActiveApplications() []*Application {
	var all []*Application
	for _, a := range j.Applications {
		if a.Active() {
			all = append(all, a)
		}
	}
	never := day.Day{Year: 9999}
	next := func(a *Application) day.Day {
		if in := a.Next(); in != nil && !in.Day.IsZero() {
			return in.Day
		}
		return never
	}
	slices.SortStableFunc(all, func(a, b *Application) int {
		return cmp.Or(falseFirst(b.Status == Offered, a.Status == Offered), next(a).Compare(next(b)), a.Status.Order()-b.Status.Order())
	})
	return all
}

// WrittenApplications returns those with a note of their own.
func (j *Journal) WrittenApplications() []*Application {
	return slices.DeleteFunc(slices.Clone(j.Applications), func(a *Application) bool { return a.Note == nil })
}

// Offers returns the applications with an offer that waits for an answer, the
// soonest deadline first.
func (j *Journal) Offers() []*Application {
	all := slices.DeleteFunc(j.ActiveApplications(), func(a *Application) bool { return a.Status != Offered })
	never := day.Day{Year: 9999}
	slices.SortStableFunc(all, func(a, b *Application) int { return cmp.Or(a.Deadline, never).Compare(cmp.Or(b.Deadline, never)) })
	return all
}

// RunsOut returns the offer that has to be answered by the day of the next interview,
// nil if there is none.
func (j *Journal) RunsOut() *Application {
	next := j.Next()
	for _, a := range j.Offers() {
		if d := a.Deadline; !d.IsZero() && d.Compare(j.Today) >= 0 && (next == nil || next.Day.IsZero() || d.Compare(next.Day) <= 0) {
			return a
		}
	}
	return nil
}

// MostBeside is how many are weighed at once.
const MostBeside = 6

// Beside returns the open talks that were given a fit, as far as there is room for them
// beside the offers; none without an offer.
func (j *Journal) Beside() []*Application {
	offers := len(j.Offers())
	if offers == 0 {
		return nil
	}
	var all []*Application
	for _, a := range j.ActiveApplications() {
		if a.Status != Offered && a.Status != Accepted && offers+len(all) < MostBeside && answersFit(a.LatestFit()) {
			all = append(all, a)
		}
	}
	return all
}

// SideBySide returns the offers and what stands [Journal.Beside] them.
func (j *Journal) SideBySide() []*Application { return slices.Concat(j.Offers(), j.Beside()) }

// StillOpen returns what else can go on.
func (j *Journal) StillOpen() []*Application {
	beside := j.Beside()
	return slices.DeleteFunc(j.ActiveApplications(), func(a *Application) bool {
		return a.Status == Offered || a.Status == Accepted || slices.Contains(beside, a)
	})
}

// FitQuestions are the questions of fit, in the order in which they are asked.
var FitQuestions = []string{"role", "growth", "culture", "values", "happiness"}

func answersFit(fit map[string]int) bool {
	return slices.ContainsFunc(FitQuestions, func(name string) bool { return fit[name] > 0 })
}

// LatestFit returns what was said of the fit of an application, else of its company.
func (a *Application) LatestFit() map[string]int {
	if len(a.Fit) == 0 {
		return a.Company.Fit
	}
	return a.Fit
}

// ByStatus returns the applications of one status.
func (j *Journal) ByStatus(s Status) []*Application {
	var all []*Application
	for _, a := range j.Applications {
		if a.Status == s {
			all = append(all, a)
		}
	}
	return all
}

// Statuses are all of them, those first that can still go on, the farthest of these first.
var Statuses = []Status{Offered, Interviewing, Applied, Planned, Accepted, Declined, Rejected, Withdrawn, Silent, Cancelled}

// Order returns the place of a status among [Statuses].
func (s Status) Order() int {
	if n := slices.Index(Statuses, s); n >= 0 {
		return n
	}
	return len(Statuses)
}

// Next returns the soonest interview that is still to come, those with a day before
// others; nil if there is none.
func (a *Application) Next() *Interview { return soonest(a.Interviews) }

func soonest(all []*Interview) *Interview {
	var next *Interview
	for _, in := range all {
		if in.Upcoming && (next == nil || next.Day.IsZero() && !in.Day.IsZero() || !in.Day.IsZero() && in.Day.Compare(next.Day) < 0) {
			next = in
		}
	}
	return next
}

// Last returns the latest thing that happened and has a day, nil if there is none.
func (a *Application) Last() *Event {
	for n := range slices.Backward(a.History) {
		if e := &a.History[n]; !e.Day.IsZero() && (e.Interview == nil || !e.Interview.Upcoming) {
			return e
		}
	}
	return nil
}

// Group is applications, companies or others that stand alike.
type Group[T any] struct {
	Name string // as a heading: "Talking to you"
	Over bool   // nothing happens there any more
	List []T
}

// ApplicationGroups returns the applications by where they stand: an offer first,
// each as [Journal.ActiveApplications] orders them. All that are over are one
// group, the latest first. A group that would be empty is left out.
func (j *Journal) ApplicationGroups() []Group[*Application] {
	names := map[Status]string{Offered: "Offer", Accepted: "Accepted", Interviewing: "Talking", Applied: "Sent", Planned: "Planned"}
	return grouped(slices.Concat(j.ActiveApplications(), j.Closed()), []string{"Offer", "Accepted", "Talking", "Sent", "Planned"}, func(a *Application) string { return names[a.Status] })
}

// CompanyGroups returns the companies by the application there that is furthest: those
// that talk to one first, then where one applied or means to, those of which there is
// but a note, and those with which it is over.
func (j *Journal) CompanyGroups() []Group[*Company] {
	var all []*Company
	seen := map[*Company]bool{}
	add := func(c *Company) {
		if !seen[c] {
			seen[c] = true
			all = append(all, c)
		}
	}
	for _, a := range slices.Concat(j.ActiveApplications(), j.Closed()) {
		add(a.Company)
	}
	for _, c := range j.Companies {
		add(c)
	}
	return grouped(all, []string{"Talking to you", "Applied or planned", "Noted"}, func(c *Company) string {
		a := c.Foremost()
		switch {
		case a == nil:
			return "Noted"
		case !a.Active():
			return ""
		case a.Status == Applied || a.Status == Planned:
			return "Applied or planned"
		}
		return "Talking to you"
	})
}

func (a *Application) lastDay() day.Day {
	if e := a.Last(); e != nil {
		return e.Day
	}
	return day.Day{}
}

// grouped puts a list into groups of these names; what has none of them is over.
func grouped[T any](all []T, names []string, of func(T) string) []Group[T] {
	groups := make([]Group[T], len(names)+1)
	for n, name := range names {
		groups[n].Name = name
	}
	groups[len(names)] = Group[T]{Name: "Over", Over: true}
	for _, x := range all {
		n := slices.Index(names, of(x))
		if n < 0 {
			n = len(names)
		}
		groups[n].List = append(groups[n].List, x)
	}
	return slices.DeleteFunc(groups, func(g Group[T]) bool { return len(g.List) == 0 })
}

// Foremost returns the application of a company that is furthest among those that can
// still go on, else the one that ended last; nil if there is none.
func (c *Company) Foremost() *Application {
	var first *Application
	for _, a := range c.Applications {
		if first == nil || cmp.Or(falseFirst(a.Active(), first.Active()), first.Status.Order()-a.Status.Order(), a.lastDay().Compare(first.lastDay())) > 0 {
			first = a
		}
	}
	return first
}

// Next returns the soonest interview at a company that is still to come; nil if there
// is none.
func (c *Company) Next() *Interview { return soonest(c.Interviews) }

// Last returns the latest interview at a company that is over; nil if there is none.
func (c *Company) Last() *Interview {
	n := slices.IndexFunc(c.Interviews, func(in *Interview) bool { return !in.Upcoming })
	if n < 0 {
		return nil
	}
	return c.Interviews[n]
}

// Silent returns for how many days nothing was heard of an employer whose turn it is:
// since their last word, or since one applied. It is 0 if something is ahead, if
// nothing was sent yet, if an offer waits for one's own answer or was accepted, and if
// nothing has a day.
func (a *Application) Silent(today day.Day) int {
	if a.Next() != nil || a.Status == Planned || a.Status == Offered || a.Status == Accepted {
		return 0
	}
	for n := range slices.Backward(a.History) {
		e := &a.History[n]
		switch e.What {
		case "thank-you", "follow-up", "references", "feedback-asked":
			continue // one's own words
		}
		if !e.Day.IsZero() {
			return max(0, e.Day.DaysUntil(today))
		}
	}
	return 0
}

// Heard returns when an employer last wrote, called or decided; nil if that is not known.
func (a *Application) Heard() *Event {
	for n := range slices.Backward(a.History) {
		e := &a.History[n]
		switch e.What {
		case "answered", "scheduled", "moved", "recruiter-call", "feedback", "offer", "rejected":
			if !e.Day.IsZero() {
				return e
			}
		}
	}
	return nil
}

// worthAWord is how many days of silence are.
const worthAWord = 3

// Quietest returns the application under way that has been silent for longest; nil if
// that is too short to be worth a word.
func (j *Journal) Quietest() *Application {
	var quiet *Application
	most := worthAWord - 1
	for _, a := range j.ByStatus(Interviewing) {
		if days := a.Silent(j.Today); days > most {
			quiet, most = a, days
		}
	}
	return quiet
}

// Terms returns what the log says of the latest offer, or "".
func (a *Application) Terms() string {
	for n := range slices.Backward(a.History) {
		if e := &a.History[n]; e.What == string(note.Offer) && e.Text != "" {
			return e.Text
		}
	}
	return ""
}

// Answered returns the applications with an offer that was accepted or declined.
func (j *Journal) Answered() []*Application {
	return slices.Concat(j.ByStatus(Accepted), j.ByStatus(Declined))
}

// Colleagues are the people of one company.
type Colleagues struct {
	Company *Company // nil for those who belong to none
	People  []*Person
}

// PeopleByCompany returns everybody by company: where somebody is met next stands first,
// then where somebody was met or written to last, and so do people within one. Somebody
// of several companies is with the first of them in the order of [Journal.CompanyGroups].
func (j *Journal) PeopleByCompany() []Colleagues {
	at := map[*Company]int{}
	var all []Colleagues
	for _, g := range j.CompanyGroups() {
		for _, c := range g.List {
			at[c] = len(all)
			all = append(all, Colleagues{Company: c})
		}
	}
	none := len(all)
	all = append(all, Colleagues{})
	for _, p := range j.People {
		n := none
		for _, c := range p.Companies {
			n = min(n, at[c])
		}
		all[n].People = append(all[n].People, p)
	}
	all = slices.DeleteFunc(all, func(c Colleagues) bool { return len(c.People) == 0 })
	never := day.Day{Year: 9999}
	last := make(map[*Person]day.Day, len(j.People))
	latest := make(map[*Company]day.Day, len(all)) // that anybody of it was met or written to
	for _, c := range all {
		for _, p := range c.People {
			if e := p.Last(); e != nil {
				last[p] = e.Day
			}
			if last[p].Compare(latest[c.Company]) > 0 {
				latest[c.Company] = last[p]
			}
		}
		slices.SortStableFunc(c.People, func(a, b *Person) int {
			return cmp.Or(a.nextDay(never).Compare(b.nextDay(never)), last[b].Compare(last[a]))
		})
	}
	slices.SortStableFunc(all, func(a, b Colleagues) int {
		return cmp.Or(a.People[0].nextDay(never).Compare(b.People[0].nextDay(never)), latest[b.Company].Compare(latest[a.Company]))
	})
	return all
}

// Next returns the soonest interview with somebody that is still to come; nil if there
// is none.
func (p *Person) Next() *Interview { return soonest(p.Interviews) }

// Last returns the latest thing with somebody that happened and has a day; nil if there
// is none.
func (p *Person) Last() *Event {
	var last *Event
	later := func(d day.Day) bool { return !d.IsZero() && (last == nil || d.Compare(last.Day) > 0) }
	for n := range p.Contacts {
		if e := &p.Contacts[n]; later(e.Day) && (e.Interview == nil || !e.Interview.Upcoming) {
			last = e
		}
	}
	for _, in := range p.Interviews {
		if later(in.Day) && !in.Upcoming {
			last = &Event{Day: in.Day, What: "interview", Interview: in, Note: in.Note}
		}
	}
	return last
}

// History returns the interviews, messages and calls with somebody, the earliest first
// and those without a day before them.
func (p *Person) History() []Event {
	all := make([]Event, 0, len(p.Interviews)+len(p.Contacts))
	for _, in := range slices.Backward(p.Interviews) {
		all = append(all, Event{Day: in.Day, What: "interview", Interview: in, Note: in.Note})
	}
	for _, e := range slices.Backward(p.Contacts) {
		all = append(all, e)
	}
	slices.SortStableFunc(all, func(a, b Event) int { return a.Day.Compare(b.Day) })
	return all
}

func (p *Person) nextDay(never day.Day) day.Day {
	if in := p.Next(); in != nil && !in.Day.IsZero() {
		return in.Day
	}
	return never
}

// Preparation returns what the note of an interview lists under headings for
// preparation, and under those that would look back if it were over: questions they may
// ask, strengths to show, weak spots.
func (in *Interview) Preparation() []note.Section {
	var all []note.Section
	for _, s := range in.Note.Sections {
		if in.Expects(s.Topic) && len(s.Items) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// Before returns the earlier interviews at the same company that took place, latest first.
func (in *Interview) Before() []*Interview {
	if in.Company == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(in.Company.Interviews), func(other *Interview) bool {
		return other == in || other.Upcoming || other.Note.Outcome == note.Cancelled
	})
}

// SaidBefore returns what the notes of the interviews [Interview.Before] list on a topic.
func (in *Interview) SaidBefore(topic note.Topic) []Line {
	var all []Line
	for _, other := range in.Before() {
		items := other.Note.Items(topic)
		for n := range items {
			all = append(all, Line{Item: &items[n], Note: other.Note, Interview: other, Day: other.Day})
		}
	}
	return all
}

// MetBefore returns those who were met at the company of an interview and are not there
// this time.
func (in *Interview) MetBefore() []*Person {
	if in.Company == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(in.Company.People), func(p *Person) bool {
		return slices.Contains(in.People, p) || p.LastMet(in.Company) == nil
	})
}
