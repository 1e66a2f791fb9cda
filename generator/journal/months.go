package journal

import (
	"maps"
	"slices"

	"journal/generator/day"
	"journal/generator/note"
)

// Month is what happened in a month, the latest day first.
type Month struct {
	Month day.Day // its first day
	Days  []Date
}

// Date is what happened on one day.
type Date struct {
	Day        day.Day
	Interviews []*Interview
	Milestones []Milestone
	Reviews    []*note.Note
}

// Milestone is a step that changed where an application stands.
type Milestone struct {
	*Event
	Application *Application
}

// Months returns what happened by month and day, the latest first: the interviews that
// are over, the milestones of applications, the reviews. What has no day is in none.
func (j *Journal) Months() []Month {
	dates := map[day.Day]*Date{}
	on := func(d day.Day) *Date {
		if dates[d] == nil {
			dates[d] = &Date{Day: d}
		}
		return dates[d]
	}
	for _, in := range j.Interviews {
		if !in.Upcoming && !in.Day.IsZero() {
			date := on(in.Day)
			date.Interviews = append(date.Interviews, in)
		}
	}
	for _, a := range j.Applications {
		for n := range a.History {
			if e := &a.History[n]; e.isMilestone() && !e.Day.IsZero() {
				date := on(e.Day)
				date.Milestones = append(date.Milestones, Milestone{e, a})
			}
		}
	}
	for _, n := range j.Reviews {
		if d := n.When.Day; !d.IsZero() {
			date := on(d)
			date.Reviews = append(date.Reviews, n)
		}
	}
	var months []Month
	for _, d := range slices.SortedFunc(maps.Keys(dates), func(a, b day.Day) int { return b.Compare(a) }) {
		first := day.Day{Year: d.Year, Month: d.Month, Day: 1}
		if last := len(months) - 1; last < 0 || months[last].Month != first {
			months = append(months, Month{Month: first})
		}
		m := &months[len(months)-1]
		m.Days = append(m.Days, *dates[d])
	}
	return months
}

// isMilestone reports whether an event changed where an application stands, which not
// every message does.
func (e *Event) isMilestone() bool {
	switch e.What {
	case "applied", "referred", "offer", "accepted", "signed", "declined", "rejected", "withdrawn", "silent":
		return true
	}
	return false
}

// Undated returns the interviews of which the day is not known, but for those whose
// week or month to come is.
func (j *Journal) Undated() []*Interview {
	ahead := j.Upcoming()
	return slices.DeleteFunc(slices.Clone(j.Interviews), func(in *Interview) bool { return !in.Day.IsZero() || slices.Contains(ahead, in) })
}

// Closed returns the applications that are over, the latest first.
func (j *Journal) Closed() []*Application {
	all := slices.DeleteFunc(slices.Clone(j.Applications), (*Application).Active)
	slices.SortStableFunc(all, func(a, b *Application) int { return b.lastDay().Compare(a.lastDay()) })
	return all
}
