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
		switch {
		case !in.Upcoming:
		case in.Day.IsZero():
			undated = append(undated, in)
		default:
			dated = append(dated, in)
		}
	}
	return append(dated, undated...)
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
	Year       int // 0 if none of them has a day
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
			years = append(years, Year{Year: in.Day.Year})
		}
		years[n].Interviews = append(years[n].Interviews, in)
	}
	return years
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
		return cmp.Or(compareBool(b.Status == Offered, a.Status == Offered), next(a).Compare(next(b)), a.Status.Order()-b.Status.Order())
	})
	return all
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Offers returns the applications with an offer that waits for an answer, the
// soonest deadline first.
func (j *Journal) Offers() []*Application {
	all := slices.DeleteFunc(j.ActiveApplications(), func(a *Application) bool { return a.Status != Offered })
	never := day.Day{Year: 9999}
	slices.SortStableFunc(all, func(a, b *Application) int { return cmp.Or(a.Deadline, never).Compare(cmp.Or(b.Deadline, never)) })
	return all
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
func (a *Application) Next() *Interview {
	var next *Interview
	for _, in := range a.Interviews {
		if in.Upcoming && (next == nil || next.Day.IsZero() || !in.Day.IsZero() && in.Day.Compare(next.Day) < 0) {
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
