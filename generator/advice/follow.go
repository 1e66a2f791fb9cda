package advice

import (
	"slices"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

const (
	week    = 7  // days between two messages to one company, at least (practice 21)
	enough  = 3  // follow-ups without an answer
	slid    = 56 // days after which an overdue follow-up has slid
	tooLong = 84 // days after which even that is not mentioned any more
)

// isWord reports whether an event is a word from the other side.
func isWord(e journal.Event) bool {
	switch e.What {
	case "answered", "scheduled", "offer", "feedback", "rejected":
		return true
	case "interview":
		return took(e.Interview)
	}
	return false
}

// isContact reports whether an event is a message or call from one's own side.
func isContact(e journal.Event) bool {
	switch e.What {
	case "contacted", "thank-you", "follow-up", "recruiter-call", "feedback-asked":
		return true
	}
	return false
}

// wait is what an application waits for.
type wait struct {
	word     journal.Event // the last word from them; its day is zero if there was none
	since    day.Day       // the day of that word, else the one of the application
	said     journal.Event // the last message since that may have brought a promise by word of mouth
	thanked  day.Day       // the last thank-you since
	contact  day.Day       // the last message to anybody there, at any time
	asked    int           // follow-ups since the last word
	promised day.Day       // the day by which they wanted to answer; zero if they did not say
	planned  day.Day       // the day one has set oneself
}

// waiting reads from the history what an application waits for. A word from
// them keeps what was promised before it and may promise anew.
func waiting(a *journal.Application) wait {
	var w wait
	for _, e := range a.History {
		if e.Day.IsZero() {
			continue
		}
		switch {
		case isWord(e):
			w = wait{word: e, since: e.Day, contact: w.contact}
		case e.What == "applied":
			w.contact = lateDay(w.contact, e.Day)
			if w.since.IsZero() {
				w.since = e.Day
			}
		case isContact(e):
			w.contact = lateDay(w.contact, e.Day)
			switch e.What {
			case "thank-you":
				w.thanked = e.Day
			case "follow-up":
				w.asked++
			}
			if e.What != "thank-you" {
				w.said = e
			}
		}
	}
	w.promised = promiseOf(w.word)
	if d, ok := day.Promised(w.said.Text, w.said.Day); ok {
		w.promised = d
	}
	if in := w.word.Interview; in != nil {
		w.planned = in.Note.FollowUp.Day
	}
	if n := a.Note; n != nil {
		if d, ok := day.Promised(n.NextSteps.Value, n.When.Day); ok && d.Compare(w.since) >= 0 {
			w.promised = lateDay(w.promised, d)
		}
		w.planned = lateDay(w.planned, n.FollowUp.Day)
	}
	if w.planned.Compare(w.since) < 0 {
		w.planned = day.Day{} // it was set before they last spoke
	}
	return w
}

// promiseOf gives the day that a word from them promises.
func promiseOf(e journal.Event) day.Day {
	texts := []string{e.Text}
	if in := e.Interview; in != nil {
		texts = append(texts, in.Note.NextSteps.Value)
		for _, item := range in.Note.Items(note.Next) {
			if !item.Done {
				texts = append(texts, item.Text)
			}
		}
	}
	for _, text := range texts {
		if d, ok := day.Promised(text, e.Day); ok {
			return d
		}
	}
	return day.Day{}
}

// due gives the working day on which to follow up:
//
//   - on the day one has set oneself;
//   - else on the working day after the promised one;
//   - else seven days after the thank-you, or after their last word if none was sent;
//   - never within seven days of the last message to anybody there.
func (w wait) due(h hours) day.Day {
	var day day.Day
	switch {
	case !w.planned.IsZero():
		day = w.planned
	case !w.promised.IsZero():
		day = w.promised.AddDays(1)
	case !w.thanked.IsZero():
		day = w.thanked.AddDays(week)
	default:
		day = w.since.AddDays(week)
	}
	if !w.contact.IsZero() {
		day = lateDay(day, w.contact.AddDays(week))
	}
	return h.workday(day)
}

// followUp asks for a follow-up where an answer is owed and no further
// interview is planned (20, 23), at most once a week (21), through the
// recruiter if there is one (15). After three without an answer, or when it
// has slid for eight weeks, it offers to call it silent.
func followUp(s *search) []found {
	var all []found
	offer := s.mentionOffer()
	for _, a := range s.live() {
		if a.Status != journal.Applied && a.Status != journal.Interviewing || comesNext(a) != nil {
			continue
		}
		w := waiting(a)
		p, recruiter := s.whom(a, w)
		if w.since.IsZero() || lastTook(a) == nil && p == nil {
			continue // an application by form, with nobody to write to
		}
		h := s.hoursOf(a)
		day := h.day(w.due(h))
		gaveUp := day.until.AddDate(0, 0, slid)
		f := on(a, "follow-up")
		f.From = day.from
		switch {
		case w.asked >= enough:
			f.silent(a, "You asked "+countWords(w.asked, "time")+" since "+s.dayWords(w.since)+" and nobody answered; calling it silent clears your head, and any answer opens it again.")
		case s.past(gaveUp):
			if s.past(gaveUp.AddDate(0, 0, tooLong)) {
				continue
			}
			f.From = h.next(gaveUp)
			f.silent(a, "Nothing was heard since "+s.dayWords(w.since)+"; calling it silent clears your head, and any answer opens it again.")
		default:
			f.Until = day.until
			f.ask(p, recruiter, a)
			f.Why = s.whyFollow(w)
			if a.Status == journal.Interviewing {
				f.Why += offer
			}
		}
		all = append(all, f)
	}
	return all
}

// silent makes an action the offer to call an application silent (21).
func (f *found) silent(a *journal.Application, why string) {
	f.What, f.Title, f.Log, f.Why, f.Practice = "silent", "Call "+a.Company.Name+" silent", "silent", why, 21
}

// ask says whom to follow up with.
func (f *found) ask(p *journal.Person, recruiter bool, a *journal.Application) {
	switch {
	case p == nil:
		f.Title, f.Log = "Follow up with "+a.Company.Name, "follow-up"
	case recruiter:
		f.Title, f.Practice = "Ask "+p.Name+" to follow up with "+a.Company.Name, 15
		f.Person, f.Log = p.Name, "follow-up "+p.Name
	default:
		f.Title, f.Person, f.Log = "Follow up with "+p.Name, p.Name, "follow-up "+p.Name
	}
}

// whyFollow says why that day.
func (s *search) whyFollow(w wait) string {
	var why string
	switch {
	case !w.planned.IsZero():
		why = "You planned to follow up on " + s.dayWords(w.planned)
	case !w.promised.IsZero():
		why = "An answer was promised by " + s.dayWords(w.promised)
	case !w.thanked.IsZero():
		why = "You said thanks on " + s.dayWords(w.thanked) + " and heard nothing since"
	case w.word.Interview != nil:
		why = "The interview was on " + s.dayWords(w.since) + " and no answer is noted"
	case w.word.Day.IsZero():
		why = "You applied on " + s.dayWords(w.since) + " and no answer is noted"
	default:
		why = "Their last word is of " + s.dayWords(w.since)
	}
	if w.asked > 0 {
		return why + "; your last message was on " + s.dayWords(w.contact) + ", and once a week is enough."
	}
	return why + "; ask where they are."
}

// mentionOffer reminds of an offer elsewhere, which is worth a word (25).
func (s *search) mentionOffer() string {
	for _, a := range s.live() {
		if a.Status == journal.Offered {
			words := " Say that you have an offer"
			_, deadline := offerDays(a)
			switch {
			case !deadline.IsZero() && deadline.Compare(s.Today) < 0:
				continue // nobody knows whether it still stands
			case !deadline.IsZero():
				words += " to answer by " + s.dayWords(deadline)
			}
			return words + "."
		}
	}
	return ""
}

// whom gives the person to follow up with: the recruiter in between, else who
// is named in the next steps, else who wrote last, else who interviewed last,
// else a contact of the application.
func (s *search) whom(a *journal.Application, w wait) (p *journal.Person, recruiter bool) {
	if r := recruiterOf(a); r != nil {
		return r, true
	}
	in := lastTook(a)
	if in != nil {
		if p := mentioned(in.Note.NextSteps.Value, a.Company.People); p != nil {
			return p, false
		}
	}
	if w.word.What != "interview" && w.word.Person != "" {
		if p := s.meant[place{w.word.Note, w.word.Line}]; p != nil {
			return p, false
		}
	}
	if in != nil && len(in.People) > 0 {
		return in.People[0], false
	}
	return s.contactOf(a), false
}

// recruiterOf gives who arranged the interviews of an application; nil if
// nobody stands in between.
func recruiterOf(a *journal.Application) *journal.Person {
	for i := len(a.Interviews) - 1; i >= 0; i-- {
		if r := a.Interviews[i].Recruiter; r != nil {
			return r
		}
	}
	if a.Note != nil && a.Note.Recruiter != nil {
		return mentioned(a.Note.Recruiter.Name, a.Company.People)
	}
	return nil
}

// contactOf gives who is known at a company about an application: the contact
// of its note, else the first person its log names; nil if nobody is.
func (s *search) contactOf(a *journal.Application) *journal.Person {
	if a.Note != nil {
		for _, c := range slices.Concat(a.Note.Contacts, a.Note.People) {
			if p := mentioned(c.Name, a.Company.People); p != nil {
				return p
			}
		}
	}
	for _, e := range a.History {
		if p := s.meant[place{e.Note, e.Line}]; p != nil && (isWord(e) || isContact(e) || e.What == "applied") {
			return p
		}
	}
	return nil
}

func lateDay(a, b day.Day) day.Day {
	if a.Compare(b) < 0 {
		return b
	}
	return a
}
