package advice

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/journal"
	"journal/generator/note"
)

// thankYous asks for one message to each interviewer (16, 17). After a
// rejection there is none: the request for feedback says thanks (24).
func thankYous(s *search) []found {
	var all []found
	for _, in := range s.passed {
		end, _ := s.end(in)
		window := s.hoursAt(in).thankYou(end)
		if s.gone(window.until) {
			continue
		}
		for _, p := range in.People {
			if s.thanked(in, p) {
				continue
			}
			f := at(in, "thank-you")
			f.Title, f.Person, f.Log = "Thank "+p.Name, p.Name, "thank-you "+p.Name
			f.From, f.Until = window.from, window.until
			f.Why = "The interview ended " + s.timeWords(end) + "; a thank-you belongs into the next 24 hours, within working hours."
			if in.Start.IsZero() {
				f.Why = "The interview was on " + s.dayWords(in.Day) + "; a thank-you belongs into the next 24 hours, within working hours."
			}
			if len(in.People) > 1 {
				f.Why += " Each of the " + strconv.Itoa(len(in.People)) + " gets a message of their own."
			}
			all = append(all, f)
		}
	}
	return all
}

// gone reports whether a message with that last moment is not even worth mentioning.
func (s *search) gone(until time.Time) bool {
	return s.past(until.AddDate(0, 0, stillWorth).AddDate(0, 0, stillShown))
}

// thanked reports whether somebody was thanked for an interview: by a line of
// the log of any note of its application on that day or later, by
// `thank_you_sent:` of the note, or by a ticked line under its next steps.
func (s *search) thanked(in *journal.Interview, p *journal.Person) bool {
	if in.Note.Sent {
		return true
	}
	for _, e := range s.history(in) {
		if e.What == "thank-you" && s.after(in, e) && s.names(e, p, in.People) {
			return true
		}
	}
	for _, item := range in.Note.Items(note.Next) {
		if (item.Done || !item.On.IsZero()) && saysThanks(item, p, in.People) {
			return true
		}
	}
	return false
}

// after reports whether an event lies after an interview: on a later day, or
// on the same one and, where the times are told on the same clock, not before
// it began. An event without a day does if it stands in the interview's note.
func (s *search) after(in *journal.Interview, e journal.Event) bool {
	if e.Day.IsZero() {
		return e.Note == in.Note
	}
	order := e.Day.Compare(in.Day)
	if order == 0 && e.HasTime && !in.Start.IsZero() && in.Note.When.Zone == "" {
		return e.Clock >= in.Note.When.Start
	}
	return order >= 0
}

var wrote = []string{"wrote", "write", "written", "sent", "mail", "message", "note to", "geschrieben", "schreiben"}

// saysThanks reports whether a ticked line tells that somebody was thanked:
// "Thank-you to all three", "wrote to Mary".
func saysThanks(item note.Item, p *journal.Person, among []*journal.Person) bool {
	text := strings.ToLower(item.Text)
	named := calls(spoken(item.Text), p, among)
	anybody := mentioned(item.Text, among) != nil
	switch {
	case note.SaysThanks(text):
		return named || !anybody
	case slices.ContainsFunc(wrote, func(w string) bool { return strings.Contains(text, w) }):
		return named
	}
	return false
}

// addressMissing asks for the address of everybody who is to be thanked and
// has none, and for the names if nobody is known who was there (2).
func addressMissing(s *search) []found {
	var all []found
	for _, in := range s.passed {
		end, _ := s.end(in)
		h := s.hoursAt(in)
		window := h.thankYou(end)
		if s.past(window.until.AddDate(0, 0, stillWorth)) {
			continue
		}
		f := at(in, "address")
		f.From, f.Until = h.opening(in.Day), window.until
		if len(in.People) == 0 {
			if !in.Note.Sent {
				f.Title = "Find out who interviewed you"
				f.Why = "Nobody is named who was there on " + s.dayWords(in.Day) + ", so nobody can be thanked." + askFor(in, nil, "the names")
				all = append(all, f)
			}
			continue
		}
		for _, p := range in.People {
			if p.Email != "" || s.thanked(in, p) {
				continue
			}
			g := f
			g.Title, g.Person = "Find the address of "+p.Name, p.Name
			g.Why = "There is no address for " + p.Name + ", and the thank-you is due by " + s.timeWords(window.until) + "." + askFor(in, p, "it")
			all = append(all, g)
		}
	}
	return all
}

// askFor names whom to ask.
func askFor(in *journal.Interview, p *journal.Person, what string) string {
	if in.Recruiter == nil || in.Recruiter == p {
		return ""
	}
	return " Ask " + in.Recruiter.Name + " for " + what + "."
}

// recruiterCall asks for a call on the day of an interview, if somebody
// arranged it who was not the one to interview (15).
func recruiterCall(s *search) []found {
	var all []found
	for _, in := range s.passed {
		r := in.Recruiter
		if r == nil || slices.Contains(in.People, r) {
			continue
		}
		end, _ := s.end(in)
		window := s.hoursAt(in).sameDay(end)
		if s.past(window.until.AddDate(0, 0, stillWorth)) || s.called(in, r) {
			continue
		}
		f := at(in, "recruiter-call")
		f.Title, f.Person, f.Log = "Call "+r.Name, r.Name, "recruiter-call "+r.Name
		f.From, f.Until = window.from, window.until
		f.Why = r.Name + " arranged the interview of " + s.dayWords(in.Day) + ": say thanks, ask them to follow up for you, and ask for the timeline."
		all = append(all, f)
	}
	return all
}

// called reports whether the recruiter was spoken to since an interview.
func (s *search) called(in *journal.Interview, r *journal.Person) bool {
	for _, e := range s.history(in) {
		if !s.after(in, e) {
			continue
		}
		switch e.What {
		case "recruiter-call":
			return true
		case "thank-you", "follow-up", "contacted", "answered":
			if e.Person != "" && s.names(e, r, []*journal.Person{r}) {
				return true
			}
		}
	}
	return false
}
