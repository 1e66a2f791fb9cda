package advice

import (
	"fmt"
	"slices"
	"strings"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

const (
	dormant   = 56 // days without anything after which a search without a goal rests
	fewActive = 3  // from so many active applications on, outreach can wait
	goodFit   = 40 // the average fit, in tenths, of a company one liked
)

// thisWeek is the current week, Monday to Sunday, in the journal's zone.
type thisWeek struct {
	Week
	days []day.Day // on which people work
}

// countWeek counts what was done for new applications this week.
func (s *search) countWeek() thisWeek {
	w := thisWeek{Week: Week{Monday: s.Today.Monday()}}
	for i := range 7 {
		if d := w.Monday.AddDays(i); s.hours().works(d) {
			w.days = append(w.days, d)
		}
	}
	for _, a := range s.Applications {
		eachWeek(a, w.Monday, func(one Week) {
			if one.Monday == w.Monday {
				w.add(one)
			}
		})
	}
	return w
}

// nudges reports whether the weekly nudges make sense at all: something has
// begun, there is a day to work on, and no offer was accepted. Without a goal
// they stop when nothing was noted for eight weeks.
func (s *search) nudges(w thisWeek, goal string) bool {
	if len(s.Applications) == 0 || len(w.days) == 0 || !s.searching() {
		return false
	}
	if _, set := s.Config.Goal[goal]; set {
		return true
	}
	since := s.Today.AddDays(-dormant)
	for _, a := range s.Applications {
		for i := range a.History {
			if a.History[i].Day.Compare(since) >= 0 {
				return true
			}
		}
	}
	return false
}

// forWeek returns an action for the current week, from its day first on.
func (s *search) forWeek(w thisWeek, what string, first int) found {
	h := s.hours()
	f := found{Action: Action{What: what}, about: w.Monday.String()}
	f.From, f.Until = h.opening(w.days[first]), h.closing(w.days[len(w.days)-1])
	return f
}

// keepApplying nudges in a week with fewer applications than the goal, until
// an offer is accepted (28). Messages to new companies count as well, unless
// they have a goal of their own. Without a goal it nudges towards the end of
// an empty week.
func keepApplying(s *search) []found {
	w := s.week
	if !s.nudges(w, "applications") {
		return nil
	}
	goal, set := s.Config.Goal["applications"]
	done := w.Toward(s.Config)
	switch {
	case !set && done == 0:
		f := s.forWeek(w, "apply", max(0, len(w.days)-2))
		f.Title = "Send an application"
		f.Why = "The week of " + s.dayWords(w.Monday) + " has no new application yet."
		return []found{f}
	case set && done < goal:
		f := s.forWeek(w, "apply", 0)
		f.Title = "Send " + countWords(goal-done, "more application")
		if done == 0 {
			f.Title = "Send " + countWords(goal, "application")
		}
		f.Why = fmt.Sprintf("Your goal is %d a week and this week has %d; until an offer is signed, carry on.", goal, done)
		return []found{f}
	}
	return nil
}

// outreach asks to tell other companies that one is available (30): as often
// as the goal says, or once a week while few applications are active.
func outreach(s *search) []found {
	w := s.week
	if !s.nudges(w, "contacts") {
		return nil
	}
	active := 0
	for _, a := range s.live() {
		if a.Status != journal.Planned {
			active++
		}
	}
	goal, set := s.Config.Goal["contacts"]
	var why string
	switch {
	case set && w.Messages < goal:
		why = fmt.Sprintf("Your goal is %s a week and this week has %d", countWords(goal, "contact"), w.Messages)
	case !set && active < fewActive && w.Messages == 0:
		why = "You have " + countWords(active, "active application")
		if active == 0 {
			why = "No application is active"
		}
	default:
		return nil
	}
	f := s.forWeek(w, "outreach", 0)
	f.Title = "Tell another company that you are available"
	f.Why = why + "; write to a company you like, with your CV and a letter."
	return []found{f}
}

// competitors suggests the competitors of companies one liked, where no
// application went yet (29): those that said yes so far, or that seem right.
// It does so for four weeks after the last good sign.
func competitors(s *search) []found {
	if !s.searching() {
		return nil
	}
	var known map[string]bool // companies applied to
	named := map[string]bool{}
	var all []found
	for _, co := range s.Companies {
		if len(co.Competitors) == 0 {
			continue
		}
		if known == nil {
			known = map[string]bool{}
			for _, a := range s.Applications {
				known[journal.Slug(a.Company.Name)] = true
			}
		}
		day, why := s.liked(co)
		if day.IsZero() {
			continue
		}
		var fresh []string
		for _, name := range co.Competitors {
			slug := journal.Slug(name)
			if !knownAs(known, slug) && !named[slug] {
				named[slug] = true
				fresh = append(fresh, name)
			}
		}
		if len(fresh) == 0 {
			continue
		}
		h := s.hours()
		f := found{Action: Action{What: "competitors", Company: co, Note: co.Note}, about: co.Slug}
		f.Title = "Look at " + listWords(fresh)
		f.From, f.Until = h.opening(h.workday(day.AddDays(1))), h.closing(h.workday(day.AddDays(4*week)))
		f.Why = "You liked " + co.Name + " (" + why + "); " + listWords(fresh) + " do the same, and you have not applied there."
		if len(fresh) == 1 {
			f.Why = strings.Replace(f.Why, " do the same", " does the same", 1)
		}
		all = append(all, f)
	}
	return all
}

// knownAs reports whether a company is among the known ones, with or without
// what stands behind its name: "contourline" and "contourline-gmbh".
func knownAs(known map[string]bool, slug string) bool {
	if known[slug] {
		return true
	}
	for k := range known {
		if strings.HasPrefix(k, slug+"-") || strings.HasPrefix(slug, k+"-") {
			return true
		}
	}
	return false
}

// liked returns the last day on which a company was one that went well, and
// why; a zero day if it is none.
func (s *search) liked(co *journal.Company) (last day.Day, why string) {
	interviews := slices.DeleteFunc(slices.Clone(co.Interviews), func(in *journal.Interview) bool { return !took(in) || in.Day.IsZero() })
	if len(interviews) == 0 {
		return last, ""
	}
	latest := interviews[0].Day
	for _, a := range co.Applications {
		switch {
		case a.Status == journal.Offered || a.Status == journal.Declined && offeredTo(a):
			return latest, "they made an offer"
		case a.Status == journal.Interviewing:
			for _, in := range interviews {
				if in.Application == a && in.Note.Outcome == note.Passed {
					return in.Day, "you passed a round"
				}
			}
		}
	}
	if average := averageFit(co.Fit); average >= goodFit {
		return latest, fmt.Sprintf("fit %d.%d of 5", average/10, average%10)
	}
	return day.Day{}, ""
}

// offeredTo reports whether there was an offer.
func offeredTo(a *journal.Application) bool {
	return slices.ContainsFunc(a.History, func(e journal.Event) bool { return e.What == "offer" })
}
