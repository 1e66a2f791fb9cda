package advice

import (
	"slices"

	"journal/generator/day"
	"journal/generator/journal"
)

// Week is what was done for new applications in one week, Monday to Sunday.
type Week struct {
	Monday     day.Day
	Applied    int // applications sent
	Outreach   int // companies written to without having applied there
	Messages   int // messages to companies without an interview so far
	Interviews int // interviews held; only [EveryWeek] counts them
}

// Toward returns how much of a week counts for the goal of applications: messages
// to new companies do as well, unless they have a goal of their own (28).
func (w Week) Toward(cfg journal.Config) int {
	if _, own := cfg.Goal["contacts"]; own {
		return w.Applied
	}
	return w.Applied + w.Outreach
}

func (w *Week) add(one Week) {
	w.Applied += one.Applied
	w.Outreach += one.Outreach
	w.Messages += one.Messages
}

// Weeks returns the weeks in which something was done for new applications,
// earliest first. A week in which nothing was done is not among them.
func Weeks(j *journal.Journal) []Week {
	at := map[day.Day]int{}
	var all []Week
	for _, a := range j.Applications {
		eachWeek(a, day.Day{}, func(one Week) {
			n, ok := at[one.Monday]
			if !ok {
				n = len(all)
				at[one.Monday] = n
				all = append(all, Week{Monday: one.Monday})
			}
			all[n].add(one)
		})
	}
	slices.SortFunc(all, func(v, w Week) int { return v.Monday.Compare(w.Monday) })
	return all
}

// EveryWeek returns every week from the first in which something was done to the current
// one, or to the last one with anything in it if the search is over.
func EveryWeek(j *journal.Journal) []Week {
	held := map[day.Day]int{}
	var first, last day.Day
	see := func(monday day.Day) {
		if first.IsZero() || monday.Compare(first) < 0 {
			first = monday
		}
		if monday.Compare(last) > 0 {
			last = monday
		}
	}
	for _, in := range j.Interviews {
		if !in.Day.IsZero() && !in.Upcoming && !in.CalledOff() {
			held[in.Day.Monday()]++
			see(in.Day.Monday())
		}
	}
	now := j.Today.Monday()
	done := slices.DeleteFunc(Weeks(j), func(w Week) bool { return w.Monday.Compare(now) > 0 })
	for _, w := range done {
		see(w.Monday)
	}
	if first.IsZero() {
		return nil
	}
	if Searching(j) || last.Compare(now) > 0 {
		last = now
	}
	var all []Week
	for monday := first; monday.Compare(last) <= 0; monday = monday.AddDays(7) {
		w := Week{Monday: monday}
		if len(done) > 0 && done[0].Monday == monday {
			w, done = done[0], done[1:]
		}
		w.Interviews = held[monday]
		all = append(all, w)
	}
	return all
}

// eachWeek gives what was done for one application, week by week from a day on,
// until there is an interview: from then on it is not a new company any more.
// The history is in the order of its days, so a week is done when another begins.
func eachWeek(a *journal.Application, since day.Day, give func(Week)) {
	var now Week
	applied := false
	flush := func() {
		switch {
		case applied:
			now.Applied = 1
		case now.Messages > 0:
			now.Outreach = 1
		default:
			return
		}
		give(now)
	}
	for n := range a.History {
		e := &a.History[n]
		if e.What == "interview" && took(e.Interview) {
			break
		}
		if e.Day.IsZero() || e.Day.Compare(since) < 0 || e.What != "applied" && e.What != "contacted" {
			continue
		}
		if monday := e.Day.Monday(); monday != now.Monday {
			flush()
			now, applied = Week{Monday: monday}, false
		}
		if e.What == "applied" {
			applied = true
		} else {
			now.Messages++
		}
	}
	flush()
}

// Searching reports whether the search goes on: there is something that can
// still come to an offer, and none was accepted.
func Searching(j *journal.Journal) bool {
	s := &search{Journal: j}
	s.findAccepted()
	for _, a := range j.Applications {
		if s.lives(a) {
			return true
		}
	}
	return false
}
