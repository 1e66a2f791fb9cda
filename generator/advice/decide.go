package advice

import (
	"fmt"
	"strconv"
	"strings"

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

// ratedLast returns the latest past interview of an application that rates the
// fit and has a day; nil if none does.
func ratedLast(a *journal.Application) *journal.Interview {
	for i := len(a.Interviews) - 1; i >= 0; i-- {
		if in := a.Interviews[i]; took(in) && len(in.Note.Fit) > 0 && !in.Day.IsZero() {
			return in
		}
	}
	return nil
}

// averageFit returns the average over the questions of fit that were answered,
// in tenths; 0 if none was.
func averageFit(fit map[string]int) int {
	sum, n := 0, 0
	for _, question := range journal.FitQuestions {
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
	for _, a := range s.offered {
		made, since := lastDay(a, "offer")
		if since.IsZero() {
			since = s.Today
		}
		offer := "The offer"
		if !made.IsZero() {
			offer += " of " + s.dayWords(made)
		}
		h := s.hoursOf(a)
		f := on(a, "answer-offer")
		if a.Note != nil {
			f.Note = a.Note
		}
		f.Title = "Answer the offer of " + a.Company.Name
		f.From = h.opening(h.workday(since))
		if a.Deadline.IsZero() {
			f.Title = "Ask " + a.Company.Name + " for a deadline and answer the offer"
			f.Why = offer + " has no deadline in your notes; once you know it, write it into the log: offer: answer by, and the day."
		} else {
			f.Until = h.last(h.closing(a.Deadline))
			if f.Until.Before(f.From) {
				f.From = h.opening(day.Of(f.Until))
			}
			f.Why = "They wait for an answer until " + s.dayWords(a.Deadline) + "."
			if a.Deadline.Compare(s.Today) < 0 {
				f.Why = "They waited for an answer until " + s.dayWords(a.Deadline) + "; write today, and log accepted or declined."
			}
		}
		if a.Deadline.IsZero() || a.Deadline.Compare(s.Today) >= 0 {
			f.Why += " " + s.leverage(a)
		}
		all = append(all, f)
	}
	return all
}

// mostNamed is how many companies one sentence names.
const mostNamed = 5

// openElsewhere names what can still come to something beside an offer: other
// offers, and interviews.
func (s *search) openElsewhere() (offers, rounds []openWords) {
	if s.open != nil {
		return s.open[0], s.open[1]
	}
	for _, a := range s.live() {
		words := a.Company.Name
		switch {
		case a.Status == journal.Offered:
			if !a.Deadline.IsZero() {
				words += " (until " + s.dayWords(a.Deadline) + ")"
			}
			offers = append(offers, openWords{a, words})
		case a.Status == journal.Interviewing && underWay(a):
			if next := comesNext(a); next != nil {
				words += " (next round " + s.dayWords(next.Day) + ")"
			}
			rounds = append(rounds, openWords{a, words})
		}
	}
	s.open = [][]openWords{offers, rounds}
	return offers, rounds
}

// openWords is an application that can still come to something, in words.
type openWords struct {
	application *journal.Application
	words       string
}

// leverage names what else is open, and what it is good for.
func (s *search) leverage(offer *journal.Application) string {
	offers, rounds := s.openElsewhere()
	other, others := namesOf(offers, offer)
	open, opened := namesOf(rounds, offer)
	var words []string
	if others > 0 {
		words = append(words, "You have an offer elsewhere, too: "+other+". Use one to negotiate the other, before you answer either.")
	}
	if opened > 0 {
		words = append(words, "Still open elsewhere: "+open+". Tell them that you have an offer, and ask where they are.")
	}
	if len(words) == 0 {
		return "Nothing else is open; until it is signed, carry on."
	}
	return strings.Join(words, " ")
}

// namesOf lists some in a sentence, without the one that is spoken of.
func namesOf(list []openWords, but *journal.Application) (words string, n int) {
	var all []string
	for _, o := range list {
		if o.application != but {
			if n++; n <= mostNamed {
				all = append(all, o.words)
			}
		}
	}
	if n > mostNamed {
		all = append(all, strconv.Itoa(n-mostNamed)+" more")
	}
	return listWords(all), n
}

// declineOthers asks to tell everybody else when an offer was accepted (26).
func declineOthers(s *search) []found {
	if s.accepted == nil {
		return nil
	}
	var all []found
	for _, a := range s.Applications {
		if !a.Active() || a.Status == journal.Accepted && !unsigned(a) || a.Status == journal.Planned || !s.settled(a) {
			continue
		}
		w := s.waiting(a)
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
