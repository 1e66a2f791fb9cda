package advice

import (
	"cmp"
	"slices"

	"journal/generator/day"
	"journal/generator/journal"
)

// aboutOffers are the actions about offers: to answer one, to tell the others, and to
// have it signed (25).
func aboutOffers(s *search) []found {
	return slices.Concat(openOffer(s), offerNews(s), getItSigned(s))
}

// runningOffers returns the offers that wait for an answer, the most pressing
// first; those without a deadline last.
func (s *search) runningOffers() []*journal.Application {
	var all []*journal.Application
	for _, a := range s.living {
		if a.Status == journal.Offered {
			all = append(all, a)
		}
	}
	never := day.Day{Year: 9999}
	slices.SortStableFunc(all, func(a, b *journal.Application) int {
		return cmp.Or(a.Deadline, never).Compare(cmp.Or(b.Deadline, never))
	})
	return all
}

// pressingOffer returns the offer that others should hear of: the one with the
// nearest deadline that has not passed, else one without a deadline; nil if
// there is none at another company.
func (s *search) pressingOffer(but *journal.Company) *journal.Application {
	for _, a := range s.offered {
		if a.Company != but && (a.Deadline.IsZero() || a.Deadline.Compare(s.Today) >= 0) {
			return a
		}
	}
	return nil
}

// newsDue reports whether an employer one has met is still to be told that there
// is an offer elsewhere (25): nobody wrote or spoke to them since.
func (s *search) newsDue(a *journal.Application) bool {
	if a.Status != journal.Interviewing || lastRound(a) == nil {
		return false
	}
	offer := s.pressingOffer(a.Company)
	if offer == nil {
		return false
	}
	made, since := lastDay(offer, "offer")
	if made.IsZero() {
		made = since
	}
	for _, e := range a.History {
		if e.Day.Compare(made) >= 0 && !e.Day.IsZero() && (e.What != "thank-you" && isContact(e) || e.What == "answered") {
			return false
		}
	}
	return comesNext(a) != nil || !s.followDue(a)
}

// followDue reports whether the day of a follow-up has come: it tells of the
// offer then.
func (s *search) followDue(a *journal.Application) bool {
	w := s.waiting(a)
	p, _ := s.whom(a, w)
	h := s.hoursOf(a)
	return !w.since.IsZero() && w.due(h, lastAsked(p)).Compare(s.Today) <= 0
}

// offerNews asks to tell the others that are still open of an offer, and of the
// day by which it has to be answered, while they can still move (25).
func offerNews(s *search) []found {
	var all []found
	for _, a := range s.live() {
		if !s.newsDue(a) {
			continue
		}
		offer := s.pressingOffer(a.Company)
		_, since := lastDay(offer, "offer")
		if since.IsZero() {
			since = s.Today
		}
		w := s.waiting(a)
		h := s.hoursOf(a)
		p, _ := s.whom(a, w)
		f := on(a, "offer-news")
		f.Title, f.Log = "Tell "+a.Company.Name+" that you have an offer", "contacted: told of the offer"
		if p != nil {
			f.Title, f.Person, f.Log = "Tell "+p.Name+" that you have an offer", p.Name, "contacted "+p.Name+": told of the offer"
		}
		first := h.workday(lateDay(since, w.since))
		f.From, f.Until = h.opening(first), h.closing(h.workday(first.AddDays(week)))
		f.Why = "You have an offer elsewhere"
		if !offer.Deadline.IsZero() {
			f.Why += ", to answer by " + s.dayWords(offer.Deadline)
			if last := h.last(h.closing(offer.Deadline)); last.After(f.From) {
				f.Until = last
			}
		}
		f.Why += "; write to them in three sentences: that you have it and by when you have to answer, that you would still like to work there, and whether they can decide before. No names, no figures, no pressure."
		all = append(all, f)
	}
	return all
}

// settling is for how many days after an offer was taken its own actions are shown.
const settling = 8 * week

// takenOffers returns the offers that were taken not long ago, with the first
// day on which that can have been; not one by word of mouth after which another
// was taken for good.
func (s *search) takenOffers(use func(a *journal.Application, taken day.Day)) {
	for _, a := range s.Applications {
		if a.Status != journal.Accepted || unsigned(a) && s.settled(a) {
			continue
		}
		taken := acceptedDay(a)
		if taken.IsZero() {
			taken = lastHeard(a)
		}
		if taken.IsZero() || taken.DaysUntil(s.Today) <= settling {
			use(a, taken)
		}
	}
}

// getItSigned asks to have an offer that was taken in writing, until it is
// signed (25).
func getItSigned(s *search) []found {
	var all []found
	s.takenOffers(func(a *journal.Application, taken day.Day) {
		if signed(a) {
			return
		}
		if taken.IsZero() {
			taken = s.Today
		}
		h := s.hoursOf(a)
		f := on(a, "contract")
		f.Title, f.Log = "Get the offer of "+a.Company.Name+" in writing and signed", "signed"
		f.From = h.opening(h.workday(taken))
		f.Until = h.closing(h.workday(taken.AddDays(week)))
		f.Why = "You said yes, and your notes know of no signature: write that you accept, name what was agreed, the pay, the start and the hours, and ask for the contract; read it before you sign."
		if unsigned(a) {
			f.Why += " Until then carry on with the others."
		}
		all = append(all, f)
	})
	return all
}

// thankReferences asks to thank those who spoke for you, and to tell them how it
// ended, once an offer is taken (27).
func (s *search) thankReferences() []found {
	var all []found
	s.takenOffers(func(a *journal.Application, taken day.Day) {
		if unsigned(a) {
			return
		}
		for _, r := range s.Config.References {
			if toldSince(a, r.Name, taken) {
				continue
			}
			h := s.hours()
			f := on(a, "references")
			f.about = "thanks"
			f.Title, f.Person, f.Log = "Thank "+r.Name, r.Name, "references "+r.Name+": thanked"
			first := taken
			if first.IsZero() {
				first = s.Today
			}
			first = h.workday(first.AddDays(1))
			f.From, f.Until = h.opening(first), h.closing(h.workday(first.AddDays(2*week)))
			f.Why = "You took the offer of " + a.Company.Name + "; thank those who stood ready to speak for you, and tell them how it ended."
			all = append(all, f)
		}
	})
	return all
}
