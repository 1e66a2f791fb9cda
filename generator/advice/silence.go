package advice

import (
	"journal/generator/day"
	"journal/generator/journal"
)

// Wait is one wait for a word from an employer.
type Wait struct {
	Application *journal.Application
	From        day.Day // since when: the application, an interview, or their last word
	Days        int     // how long it lasted, or lasts by now
	Met         bool    // there had been an interview
	Over        bool    // they answered
}

// Waits gives every wait for an answer, in the order of the applications and of
// time. One begins when an application is sent, when an interview has taken
// place, or when they answer without a next step, and it is over with their next
// word: the rule is that of the follow-ups (20, 23), and one's own messages
// change nothing. A wait that never had an answer, because the application ended
// in another way, is none. One that is not over is given only if something can
// still come of it and no interview is ahead.
func Waits(j *journal.Journal) []Wait {
	s := &search{Journal: j}
	s.findAccepted()
	var all []Wait
	for _, a := range j.Applications {
		var w Wait // of which From is zero while nothing is waited for
		for n := range a.History {
			e := &a.History[n]
			if e.Day.IsZero() { // an outcome, of which nobody knows how long it took
				if ends(e.What) || isWord(*e) {
					w = Wait{Met: w.Met}
				}
				continue
			}
			if e.Day.Compare(j.Today) > 0 {
				continue
			}
			begins := e.What == "applied" && w.From.IsZero()
			if isWord(*e) {
				if !w.From.IsZero() {
					w.Days, w.Over = w.From.DaysUntil(e.Day), true
					all = append(all, w)
				}
				w = Wait{Met: w.Met || e.What == "interview"}
				begins = e.What == "interview" || e.What == "answered"
			}
			switch {
			case begins:
				w = Wait{Application: a, From: e.Day, Met: w.Met}
			case ends(e.What):
				w = Wait{Met: w.Met}
			}
		}
		if !w.From.IsZero() && s.owed(a) {
			w.Days = w.From.DaysUntil(j.Today)
			all = append(all, w)
		}
	}
	return all
}

// ends reports whether nothing is waited for after an event although they said
// nothing.
func ends(what string) bool {
	switch what {
	case "accepted", "signed", "declined", "withdrawn", "silent":
		return true
	}
	return false
}

// owed reports whether the next word of an application is theirs.
func (s *search) owed(a *journal.Application) bool {
	if a.Status != journal.Applied && a.Status != journal.Interviewing || !s.lives(a) {
		return false
	}
	for _, in := range a.Interviews {
		if in.Upcoming {
			return false
		}
	}
	return true
}
