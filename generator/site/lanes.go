package site

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/chart"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/prose"
)

// Lanes is applications as lines in time.
type Lanes struct {
	Since day.Day // the first day of all
	Head  template.HTML
	Lanes []Lane
	More  int          // applications that are not drawn
	Signs []chart.Sign // those on the lanes
}

// Lane is an application as a line in time.
type Lane struct {
	*journal.Application
	Drawing template.HTML
}

// mostLanes is how many applications are drawn; a longer search shows those that
// can still go on and the latest of the others.
const mostLanes = 40

// lanesOf returns the lanes of an application, of all at a company or, given the journal,
// of the whole search, what can still go on first; nil if nothing there has a day. What
// can still go on is drawn up to today.
func (v view) lanesOf(x any) (*Lanes, error) {
	var apps []*journal.Application
	switch x := x.(type) {
	case *journal.Application:
		apps = []*journal.Application{x}
	case *journal.Company:
		apps = x.Applications
	case *journal.Journal:
		over := slices.DeleteFunc(x.Closed(), func(a *journal.Application) bool { return a.Last() == nil })
		apps = slices.Concat(x.ActiveApplications(), over)
	default:
		return nil, fmt.Errorf("%T has no lane", x)
	}
	drawn := apps[:min(len(apps), mostLanes)]
	from, to := v.spanOf(drawn)
	if from.IsZero() {
		return nil, nil
	}
	since, _ := v.spanOf(apps)
	from = mostBegin(drawn, from, to)
	axis := v.axis(from, to)
	l := &Lanes{Since: since, Head: axis.Head(), More: len(apps) - len(drawn)}
	used := map[chart.Sign]bool{}
	for _, a := range drawn {
		marks, words := v.marks(a, from)
		if len(marks) == 0 {
			continue
		}
		for _, m := range marks {
			used[m.Sign] = true
		}
		l.Lanes = append(l.Lanes, Lane{a, axis.Lane(marks, a.Active() && a.Status != journal.Accepted, words)})
	}
	if len(l.Lanes) == 0 {
		return nil, nil
	}
	l.Signs = slices.DeleteFunc(slices.Clone(chart.Signs), func(s chart.Sign) bool { return !used[s] })
	return l, nil
}

// spanOf returns the first and the last day that stands on a lane. What can still go on
// is followed up to today.
func (v view) spanOf(apps []*journal.Application) (from, to day.Day) {
	take := func(d day.Day) {
		if d.IsZero() {
			return
		}
		if from.IsZero() || d.Compare(from) < 0 {
			from = d
		}
		if to.IsZero() || d.Compare(to) > 0 {
			to = d
		}
	}
	for _, a := range apps {
		for n := range a.History {
			take(a.History[n].Day)
		}
		if a.Status == journal.Offered {
			take(a.Deadline)
		}
	}
	if !from.IsZero() && slices.ContainsFunc(apps, (*journal.Application).Active) {
		take(v.journal.Today)
	}
	return from, to
}

// mostBegin returns the day from which on lanes are drawn: the first of all, but for a
// tenth of many of them if these alone would make the scale much longer. Each lane ends
// behind it.
func mostBegin(drawn []*journal.Application, from, to day.Day) day.Day {
	const many = 10
	var begin []day.Day
	for _, a := range drawn {
		if first, ok := firstDay(a); ok {
			begin = append(begin, first)
		}
	}
	if len(begin) < many {
		return from
	}
	slices.SortFunc(begin, day.Day.Compare)
	later := begin[len(begin)/many]
	for _, a := range drawn {
		if last := a.Last(); last != nil && !a.Active() && last.Day.Compare(later) < 0 {
			later = last.Day
		}
	}
	if 3*later.DaysUntil(to) < 2*from.DaysUntil(to) {
		return later
	}
	return from
}

// firstDay returns the first day of an application's history.
func firstDay(a *journal.Application) (day.Day, bool) {
	for n := range a.History {
		if d := a.History[n].Day; !d.IsZero() {
			return d, true
		}
	}
	return day.Day{}, false
}

// axis makes the scale: weeks for a short search, months for a long one, quarters
// for one of years.
func (v view) axis(from, to day.Day) chart.Axis {
	days := max(from.DaysUntil(to)+3, 14)
	a := chart.Axis{Days: days, Today: from.DaysUntil(v.journal.Today)}
	if a.Today > days {
		a.Today = -1
	}
	const mostTicks = 16
	if days/7 <= mostTicks {
		name := from
		for d := 0; d <= days; d += 7 {
			on := from.AddDays(d)
			tick := chart.Tick{Day: d}
			if d == 0 || on.Month != name.Month {
				tick.Name = on.Month.String()[:3]
				name = on
			}
			a.Ticks = append(a.Ticks, tick)
		}
		return a
	}
	step := 1 // in months
	for _, step = range []int{1, 3, 6, 12, 24, 60} {
		if days/30/step <= mostTicks {
			break
		}
	}
	first := 12*from.Year + int(from.Month) - 1
	for m := (first + step - 1) / step * step; ; m += step {
		d := day.Day{Year: m / 12, Month: time.Month(m%12 + 1), Day: 1}
		at := from.DaysUntil(d)
		if at > days {
			return a
		}
		name := d.Month.String()[:3]
		if d.Month == time.January {
			name = strconv.Itoa(d.Year)
		}
		if at >= 0 {
			a.Ticks = append(a.Ticks, chart.Tick{Day: at, Name: name})
		}
	}
}

// marks returns what stands on the lane of an application, earliest first, and says it.
// What happened before the lanes begin is one mark.
func (v view) marks(a *journal.Application, from day.Day) (marks []chart.Mark, words string) {
	var said []string
	add := func(d day.Day, s chart.Sign, word string) {
		marks = append(marks, chart.Mark{Day: from.DaysUntil(d), Sign: s})
		said = append(said, word+" "+shortDay(d, v.journal.Today))
	}
	ended := false
	var lastDay day.Day
	for n := range a.History {
		e := &a.History[n]
		sign := laneSign(e)
		if sign == "" || sign == chart.Contact && len(marks) > 0 {
			continue
		}
		d := e.Day
		if d.IsZero() {
			// An outcome without a day stands where its interview does.
			if lastDay.IsZero() || sign == chart.Talk || sign == chart.Sent {
				continue
			}
			d = lastDay
		}
		ended = ended || sign == chart.NoMore || sign == chart.Stopped || sign == chart.NoWord
		add(d, sign, wordOf(*e))
		lastDay = d
	}
	if a.Status == journal.Offered && !a.Deadline.IsZero() {
		add(a.Deadline, chart.AnswerBy, "answer by")
	}
	slices.SortStableFunc(marks, func(a, b chart.Mark) int { return cmp.Compare(a.Day, b.Day) })
	before := 0
	for before < len(marks) && marks[before].Day < 0 {
		before++
	}
	if before > 0 {
		marks = slices.Concat([]chart.Mark{{Sign: chart.Earlier}}, marks[before:])
	}
	if quiet := v.silent(a); quiet > 0 && a.Active() && !ended {
		said = append(said, prose.Count(quiet, "day")+" silent")
	}
	return marks, strings.Join(said, "; ")
}

// laneSign returns the sign of an event, "" for what is not drawn.
func laneSign(e *journal.Event) chart.Sign {
	if i := e.Interview; i != nil {
		switch {
		case i.Upcoming:
			return chart.Ahead
		case i.Note.Outcome == "cancelled":
			return ""
		}
		return chart.Talk
	}
	switch e.What {
	case "contacted", "referred", "recruiter-call":
		return chart.Contact
	case "applied":
		return chart.Sent
	case "offer":
		return chart.Diamond
	case "accepted", "signed":
		return chart.Signed
	case "rejected":
		return chart.NoMore
	case "withdrawn", "declined":
		return chart.Stopped
	case "silent":
		return chart.NoWord
	}
	return ""
}

// talks draws the interviews of an application: a dot each, a ring for one ahead; ""
// if there are none.
func talks(a *journal.Application) template.HTML {
	met, ahead := 0, 0
	for _, i := range a.Interviews {
		switch {
		case i.Upcoming:
			ahead++
		case i.Note.Outcome != "cancelled":
			met++
		}
	}
	words := prose.Count(met, "interview")
	switch {
	case met+ahead == 0:
		return ""
	case met == 0:
		words = prose.Count(ahead, "interview") + " ahead"
	case ahead > 0:
		words += ", " + prose.Spell(ahead) + " ahead"
	}
	return chart.Talks(met, ahead, words)
}
