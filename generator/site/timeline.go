package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/chart"
	"journal/generator/day"
	"journal/generator/journal"
)

// Timeline is the data of timeline.html: lanes above, what happened by day below.
type Timeline struct {
	Since   day.Day // the first day of the search; zero if nothing has a day
	Head    template.HTML
	Lanes   []Lane // those that can still go on first
	Closed  []Lane // those that are over
	More    int    // applications that are not drawn
	Signs   []LegendSign
	Undated []*journal.Interview
	Months  []Month // latest first
}

// Lane is an application as a line in time.
type Lane struct {
	*journal.Application
	Drawing template.HTML
}

// LegendSign is a sign of the lanes with its meaning.
type LegendSign struct {
	Drawing template.HTML
	Word    string
}

// Month is what happened in a month, latest day first.
type Month struct {
	Month day.Day // its first day
	Days  []LogDay
}

// LogDay is what happened on one day.
type LogDay struct {
	Day        day.Day
	Interviews []*journal.Interview
	Milestones []Milestone
	Reviews    []journal.Link
}

// Milestone is a step of an application that changed where it stands.
type Milestone struct {
	*journal.Event
	Application *journal.Application
}

func (v view) timeline() any {
	p := &Timeline{}
	days := map[day.Day]*LogDay{}
	on := func(d day.Day) *LogDay {
		if days[d] == nil {
			days[d] = &LogDay{Day: d}
		}
		return days[d]
	}
	for _, i := range v.journal.Interviews {
		switch {
		case i.Upcoming:
		case i.Day.IsZero():
			p.Undated = append(p.Undated, i)
		default:
			of := on(i.Day)
			of.Interviews = append(of.Interviews, i)
		}
	}
	for _, a := range v.journal.Applications {
		for n := range a.History {
			if e := &a.History[n]; milestone(e.What) && !e.Day.IsZero() {
				of := on(e.Day)
				of.Milestones = append(of.Milestones, Milestone{e, a})
			}
		}
	}
	for _, n := range v.journal.Reviews {
		if d := n.When.Day; !d.IsZero() {
			of := on(d)
			of.Reviews = append(of.Reviews, journal.Link{Address: v.journal.Address(n), Text: noteTitle(n)})
		}
	}
	all := make([]*LogDay, 0, len(days))
	for _, of := range days {
		all = append(all, of)
	}
	slices.SortFunc(all, func(a, b *LogDay) int { return b.Day.Compare(a.Day) })
	for _, of := range all {
		first := day.Day{Year: of.Day.Year, Month: of.Day.Month, Day: 1}
		if last := len(p.Months) - 1; last < 0 || p.Months[last].Month != first {
			p.Months = append(p.Months, Month{Month: first})
		}
		m := &p.Months[len(p.Months)-1]
		m.Days = append(m.Days, *of)
	}
	v.lanes(p)
	return p
}

// mostLanes is how many applications are drawn; a longer search shows those that
// can still go on and the latest of the others.
const mostLanes = 40

// lanes draws an application each on a line.
func (v view) lanes(p *Timeline) {
	apps := v.journal.ActiveApplications()
	open := len(apps)
	var closed []*journal.Application
	for _, a := range v.journal.Applications {
		if !a.Active() && a.Last() != nil {
			closed = append(closed, a)
		}
	}
	total := open + len(closed)
	slices.SortStableFunc(closed, func(a, b *journal.Application) int { return b.Last().Day.Compare(a.Last().Day) })
	apps = append(apps, closed...)
	apps = apps[:min(len(apps), mostLanes)]
	p.More = total - len(apps)
	from, to := v.spanOf(apps)
	if from.IsZero() {
		return
	}
	p.Since = from
	axis := v.axis(from, to)
	p.Head = axis.Head()
	used := map[chart.Sign]bool{}
	for n, a := range apps {
		marks, words := v.marks(a, from)
		if len(marks) == 0 {
			continue
		}
		for _, m := range marks {
			used[m.Sign] = true
		}
		lane := Lane{a, axis.Lane(marks, a.Active() && a.Status != journal.Accepted, words)}
		if n < open {
			p.Lanes = append(p.Lanes, lane)
		} else {
			p.Closed = append(p.Closed, lane)
		}
	}
	for _, s := range laneSigns {
		if used[s.sign] {
			p.Signs = append(p.Signs, LegendSign{chart.Legend(s.sign), s.word})
		}
	}
}

var laneSigns = []struct {
	sign chart.Sign
	word string
}{
	{chart.Contact, "first words"}, {chart.Sent, "applied"}, {chart.Talk, "interview"}, {chart.Ahead, "ahead"}, {chart.Diamond, "offer"}, {chart.AnswerBy, "answer by"},
	{chart.Signed, "accepted"}, {chart.NoMore, "rejected"}, {chart.Stopped, "withdrew, declined"}, {chart.NoWord, "no answer"},
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
	if quiet := v.silent(a); quiet > 0 && a.Active() && !ended {
		said = append(said, count(quiet, "day")+" silent")
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

// milestone reports whether a log word belongs on the timeline of the whole
// search: what changed where an application stands, not every message.
func milestone(what string) bool {
	switch what {
	case "applied", "referred", "offer", "accepted", "signed", "declined", "rejected", "withdrawn", "silent":
		return true
	}
	return false
}
