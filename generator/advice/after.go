package advice

import (
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// confident is the rating from which an interview went well.
const confident = 4

// tellReferences asks to tell each reference about a role they have not heard
// of: after a confident interview, before and after the final round, and when
// there is an offer (27). Each of these reminds for two weeks.
func tellReferences(s *search) []found {
	var all []found
	for _, a := range s.live() {
		in, day, why := s.serious(a)
		if day.IsZero() {
			continue
		}
		h := s.hoursOf(a)
		begin := on(a, "references")
		if in != nil {
			begin.Note = in.Note
		}
		begin.From, begin.Until = h.opening(day), h.closing(h.workday(day.AddDays(2*week)))
		people := s.Config.References
		if len(people) == 0 {
			people = []note.Person{{}}
		}
		for _, r := range people {
			if told(a, r.Name) {
				continue
			}
			f := begin
			f.Title, f.Person, f.Log = "Tell "+r.Name+" about "+a.Company.Name, r.Name, "references "+r.Name
			if r.Name == "" {
				f.Title, f.Log = "Tell your references about "+a.Company.Name, "references"
			}
			f.Why = why + "; send your CV and what the role is, before somebody calls."
			all = append(all, f)
		}
	}
	return append(all, s.thankReferences()...)
}

// serious returns the day from which references should know about an
// application, and what made it so: the latest reason that has come, else the
// first one ahead; a zero day if there is none, or if it is over.
func (s *search) serious(a *journal.Application) (in *journal.Interview, from day.Day, why string) {
	came := false
	reason := func(i *journal.Interview, d day.Day, of day.Day, before, after string) {
		is := d.Compare(s.Today.AddDays(-2)) < 0 || s.past(s.hoursOf(a).opening(d))
		if from.IsZero() || is && (!came || d.Compare(from) >= 0) || !is && !came && d.Compare(from) < 0 {
			in, from, came = i, d, is
			if why = ""; d.Compare(s.closed) >= 0 {
				why = before + s.dayWords(of) + after
			}
		}
	}
	for _, i := range a.Interviews {
		if i.Day.IsZero() || i.Note.Outcome == note.Cancelled || !decides(i) {
			continue
		}
		if i.Kind == "final" {
			reason(i, s.hoursAt(i).workdayBack(i.Day.AddDays(-2)), i.Day, "The final round is on ", "")
		}
		if took(i) && (i.Note.Ratings["confidence"] >= confident || i.Note.Ratings["overall"] >= confident) {
			reason(i, s.hoursAt(i).workday(i.Day.AddDays(1)), i.Day, "The interview of ", " went well")
		}
	}
	if a.Status == journal.Offered {
		if made, _ := lastDay(a, "offer"); !made.IsZero() {
			reason(lastTook(a), s.hoursOf(a).workday(made), made, "They made an offer on ", "")
		}
	}
	if why == "" {
		return nil, day.Day{}, ""
	}
	return in, from, why
}

// told reports whether a reference was told about an application. A line that
// names nobody means all of them.
func told(a *journal.Application, name string) bool { return toldSince(a, name, day.Day{}) }

// toldSince is told by a line of that day or later.
func toldSince(a *journal.Application, name string, since day.Day) bool {
	person := &journal.Person{Name: name}
	for _, e := range a.History {
		if e.What != "references" || e.Day.Compare(since) < 0 {
			continue
		}
		if e.Person == "" || name == "" || goesBy(e.Person, person, nil) {
			return true
		}
	}
	return false
}

// unsure is for how many days a rejection without a day still leads to something:
// nobody knows when it came, only what stands before it.
const unsure = 6 * week

// feedbackAfterRejection asks for the reason once, and says thanks (24). It is
// an answer to them, so that it waits for nothing, and it is let go after two
// weeks. A rejection without a day leads to it all the same, and asks for its day.
func feedbackAfterRejection(s *search) []found {
	oldest := s.Today.AddDays(-2*week - 2) // what is older is over, in every zone
	var all []found
	for _, a := range s.Applications {
		if a.Status != journal.Rejected || s.settled(a) {
			continue
		}
		on, since := lastDay(a, "rejected")
		fate := a.Fate()
		switch {
		case fate == note.Closed: // nobody was judged
			continue
		case on.IsZero() && (since.IsZero() || since.DaysUntil(s.Today) > unsure), !on.IsZero() && on.Compare(oldest) < 0, s.answeredWhy(a):
			continue
		}
		if p := s.whoRejected(a); p != nil {
			if f := s.askWhy(a, p, on, since); f.Until.IsZero() || f.From.Before(f.Until) {
				all = append(all, f)
			}
		}
	}
	return all
}

// askWhy is the question to a person for the reason of a rejection.
func (s *search) askWhy(a *journal.Application, p *journal.Person, day, since day.Day) found {
	h := s.hoursOf(a)
	f := on(a, "feedback")
	f.Title, f.Person, f.Log = "Ask "+p.Name+" for feedback", p.Name, "feedback-asked "+p.Name
	f.From = h.opening(h.workday(since.AddDays(1)))
	said := " said no"
	switch a.Fate() {
	case note.Filled:
		said = " hired somebody else"
	case note.OfferWithdrawn:
		said = " took the offer back"
	}
	f.Why = a.Company.Name + said
	ask := "; say thanks and ask once what you could do better."
	if day.IsZero() {
		f.Why += ask + " Your notes do not tell the day: write it into the log, as a line with the day and the word rejected."
		return f
	}
	f.Until = h.last(h.closing(day.AddDays(2 * week)))
	f.Why += " on " + s.dayWords(day) + ask
	return f
}

// answeredWhy reports whether the reason was asked for or is known.
func (s *search) answeredWhy(a *journal.Application) bool {
	for _, e := range a.History {
		if e.What == "feedback-asked" || e.What == "feedback" {
			return true
		}
	}
	for _, in := range a.Interviews {
		if len(in.Note.Items(note.Feedback)) > 0 {
			return true
		}
	}
	return a.Note != nil && len(a.Note.Items(note.Feedback)) > 0
}

// whoRejected returns whom to ask: who said no, else the recruiter, else who
// interviewed last, else a contact; nil if nobody is known.
func (s *search) whoRejected(a *journal.Application) *journal.Person {
	for _, e := range a.History {
		if p := s.meant[place{e.Note, e.Line}]; p != nil && e.What == "rejected" {
			return p
		}
	}
	if r := recruiterOf(a); r != nil {
		return r
	}
	if in := lastTook(a); in != nil && len(in.People) > 0 {
		return in.People[0]
	}
	return s.contactOf(a)
}
