package advice

import (
	"fmt"
	"strconv"

	"journal/generator/day"
	"journal/generator/journal"
)

// lowFit asks for a decision when a company does not seem right (13): the
// questions of fit come to 2.5 or less on average, or culture or values to 1
// or 2 by themselves. It asks for two weeks after the interview that said so,
// then the silence is a decision. If they wait for you, because another round
// is arranged, declining early is the courtesy (26).
func lowFit(s *search) []found {
	var all []found
	for _, a := range s.live() {
		in := ratedLast(a)
		if in == nil || a.Status == journal.Offered {
			continue
		}
		why := poorFit(a.Fit)
		if why == "" {
			continue
		}
		h := s.hoursAt(in)
		first := h.workday(in.Day.AddDays(1))
		f := at(in, "decide")
		f.Title = "Decide whether to go on with " + a.Company.Name
		f.From, f.Until = h.opening(first), h.closing(h.workday(first.AddDays(week)))
		f.Why = why + " after the interview of " + s.dayWords(in.Day) + "; talk it over, and if it is a no, decline early and with courtesy."
		if next := comesNext(a); next != nil {
			f.Practice = 26
			f.Why = why + " and the next round is on " + s.dayWords(next.Day) + "; if it is a no, decline before that, with courtesy."
		}
		all = append(all, f)
	}
	return all
}

// ratedLast gives the latest past interview of an application that rates the
// fit and has a day; nil if none does.
func ratedLast(a *journal.Application) *journal.Interview {
	for i := len(a.Interviews) - 1; i >= 0; i-- {
		if in := a.Interviews[i]; took(in) && len(in.Note.Fit) > 0 && !in.Day.IsZero() {
			return in
		}
	}
	return nil
}

// fitQuestions are the questions of fit, in the order of the notes.
var fitQuestions = []string{"role", "growth", "culture", "values", "happiness"}

// averageFit gives the average over the questions of fit that were answered,
// in tenths; 0 if none was.
func averageFit(fit map[string]int) int {
	sum, n := 0, 0
	for _, question := range fitQuestions {
		if v := fit[question]; v > 0 {
			sum, n = sum+v, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return (20*sum + n) / (2 * n)
}

// poorFit says in the words of the marks why a company does not seem right;
// "" if nothing does.
func poorFit(fit map[string]int) string {
	average := averageFit(fit)
	if average > 0 && average <= 25 {
		return fmt.Sprintf("The fit is %d.%d of 5", average/10, average%10)
	}
	for _, question := range []string{"culture", "values"} {
		if v := fit[question]; v > 0 && v <= 2 {
			return "You gave " + question + " a " + strconv.Itoa(v) + " of 5"
		}
	}
	return ""
}

// openOffer asks for an answer to an offer by its deadline, with the other
// open applications as leverage (25).
func openOffer(s *search) []found {
	var all []found
	for _, a := range s.live() {
		if a.Status != journal.Offered {
			continue
		}
		made, deadline := offerDays(a)
		if made.IsZero() {
			made = s.Today
		}
		h := s.hoursOf(a)
		f := on(a, "answer-offer")
		if a.Note != nil {
			f.Note = a.Note
		}
		f.Title = "Answer the offer of " + a.Company.Name
		f.From = h.opening(h.workday(made))
		if deadline.IsZero() {
			f.Title = "Ask " + a.Company.Name + " for a deadline and answer the offer"
			f.Why = "The offer of " + s.dayWords(made) + " has no deadline in your notes."
		} else {
			f.Until = h.last(h.closing(deadline))
			if f.Until.Before(f.From) {
				f.From = h.opening(day.Of(f.Until))
			}
			f.Why = "They wait for an answer until " + s.dayWords(deadline) + "."
			if deadline.Compare(s.Today) < 0 {
				f.Why = "They waited for an answer until " + s.dayWords(deadline) + "; write today, and log accepted or declined."
			}
		}
		f.Why += " " + s.leverage(a)
		all = append(all, f)
	}
	return all
}

// offerDays returns the day of the last offer and the one by which it is to be
// answered; zero if unknown.
func offerDays(a *journal.Application) (made, deadline day.Day) {
	return lastDay(a, "offer"), a.Deadline
}

// mostNamed is how many companies one sentence names.
const mostNamed = 5

// openWords is an application that can still come to something, in words.
type openWords struct {
	application *journal.Application
	words       string
}

// openElsewhere lists what can still come to something. It is made once, for
// every offer asks for it.
func (s *search) openElsewhere() []openWords {
	if s.open != nil {
		return s.open
	}
	s.open = []openWords{}
	for _, a := range s.live() {
		words := a.Company.Name
		switch a.Status {
		case journal.Offered:
			words += " (an offer too"
			if _, deadline := offerDays(a); !deadline.IsZero() {
				words += ", until " + s.dayWords(deadline)
			}
			words += ")"
		case journal.Interviewing:
			if next := comesNext(a); next != nil {
				words += " (next round " + s.dayWords(next.Day) + ")"
			}
		default:
			continue
		}
		s.open = append(s.open, openWords{a, words})
	}
	return s.open
}

// leverage names what else is open.
func (s *search) leverage(offer *journal.Application) string {
	var open []string
	more := 0
	for _, o := range s.openElsewhere() {
		switch {
		case o.application == offer:
		case len(open) < mostNamed:
			open = append(open, o.words)
		default:
			more++
		}
	}
	if len(open) == 0 {
		return "Nothing else is open; until it is signed, carry on."
	}
	if more > 0 {
		open = append(open, strconv.Itoa(more)+" more")
	}
	return "Still open elsewhere: " + listWords(open) + ". Tell them that you have an offer, and ask where they are."
}

// declineOthers asks to tell everybody else when an offer was accepted (26).
func declineOthers(s *search) []found {
	if s.accepted == nil {
		return nil
	}
	var all []found
	for _, a := range s.Applications {
		if !a.Active() || a.Status == journal.Accepted || a.Status == journal.Planned || !s.settled(a) {
			continue
		}
		w := waiting(a)
		p, _ := s.whom(a, w)
		if p == nil && lastTook(a) == nil {
			continue // an application by form, with nobody to write to
		}
		h := s.hoursOf(a)
		day := s.acceptedOn
		if day.IsZero() {
			day = lateDay(w.since, w.contact)
		}
		if day.IsZero() {
			day = s.Today
		}
		f := on(a, "decline")
		f.Title, f.Log = "Tell "+a.Company.Name+" that you have accepted another offer", "withdrawn"
		if p != nil {
			f.Person, f.Log = p.Name, "withdrawn "+p.Name
		}
		first := h.workday(day.AddDays(1))
		f.From, f.Until = h.opening(first), h.closing(h.workday(first.AddDays(1)))
		f.Why = "You accepted the offer of " + s.accepted.Company.Name + "; an early and courteous no keeps the door open."
		if next := comesNext(a); next != nil {
			f.Why = "You accepted the offer of " + s.accepted.Company.Name + ", and the next round here is on " + s.dayWords(next.Day) + "; an early and courteous no keeps the door open."
		}
		all = append(all, f)
	}
	return all
}
