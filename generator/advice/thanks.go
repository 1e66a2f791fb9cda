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
		window := s.hoursAt(in).thankYou(s.begin(in), end)
		if !s.pending(in) || meetingOf(in) == task || s.gone(window.until) {
			continue
		}
		for _, p := range in.People {
			if s.thanked(in, p) || s.metAgain(in, p) {
				continue
			}
			f := at(in, "thank-you")
			f.Title, f.Person, f.Log = "Thank "+p.Name, p.Name, "thank-you "+p.Name
			f.From, f.Until = window.from, window.until
			f.Why = "Your meeting ended " + s.timeWords(end) + "; a thank-you should go out within 24 hours, in working hours."
			if in.Start.IsZero() {
				f.Why = "Your meeting was on " + s.dayWords(in.Day) + "; a thank-you should go out within 24 hours, in working hours."
			}
			f.Why += " You may add a link to a piece of your work."
			if len(in.People) > 1 {
				f.Why += " Write to each of the " + strconv.Itoa(len(in.People)) + " separately, and no group mail: they compare what they got."
			}
			all = append(all, f)
		}
	}
	return all
}

// metAgain reports whether somebody interviewed once more on that day, later:
// one thank-you is for both.
func (s *search) metAgain(in *journal.Interview, p *journal.Person) bool {
	return slices.ContainsFunc(s.sameDayAs(in, p), func(other *journal.Interview) bool {
		return s.begin(other).After(s.begin(in)) || s.begin(other).Equal(s.begin(in)) && other.Note.Path > in.Note.Path
	})
}

// sameDayAs returns the other interviews of a day with one person, which were
// not called off.
func (s *search) sameDayAs(in *journal.Interview, p *journal.Person) []*journal.Interview {
	var all []*journal.Interview
	for _, other := range p.Interviews {
		if other != in && other.Day == in.Day && (took(other) || other.Upcoming) && slices.Contains(other.People, p) && meetingOf(other) != task {
			all = append(all, other)
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
	for _, other := range s.sameDayAs(in, p) { // one thank-you for both
		for _, e := range s.history(other) {
			if e.What == "thank-you" && e.Day == in.Day && s.after(other, e) && s.names(e, p, other.People) {
				return true
			}
		}
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

// saysThanks reports whether a ticked line tells that somebody was thanked:
// "Thank-you to all three", "wrote to Mary".
func saysThanks(item note.Item, p *journal.Person, among []*journal.Person) bool {
	text := strings.ToLower(item.Text)
	named := calls(spoken(item.Text), p, among)
	anybody := mentioned(item.Text, among) != nil
	switch {
	case note.SaysThanks(text):
		return named || !anybody
	case says(spoken(text), "wrote", "word"):
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
		window := h.thankYou(s.begin(in), end)
		kind := meetingOf(in)
		if !s.pending(in) || kind == task || s.past(window.until.AddDate(0, 0, stillWorth)) {
			continue
		}
		f := at(in, "address")
		f.From, f.Until = h.opening(in.Day), window.until
		if len(in.People) == 0 {
			if !in.Note.Sent && kind != test && kind != fair {
				f.Title = "Find out who interviewed you"
				f.Why = "Nobody is named who was there on " + s.dayWords(in.Day) + ", so nobody can be thanked." + findOut(in, nil, "the names")
				all = append(all, f)
			}
			continue
		}
		for _, p := range in.People {
			if p.Email != "" || s.thanked(in, p) || s.metAgain(in, p) {
				continue
			}
			g := f
			g.Title, g.Person = "Find the address of "+p.Name, p.Name
			g.Why = "There is no address for " + p.Name + ", and the thank-you should go out by " + s.timeWords(window.until) + "." + findOut(in, p, "it")
			all = append(all, g)
		}
	}
	return all
}

// findOut says where names and addresses come from (2).
func findOut(in *journal.Interview, p *journal.Person, what string) string {
	ask := " Ask at the reception"
	if in.Recruiter != nil && in.Recruiter != p {
		ask = " Ask " + in.Recruiter.Name + " for " + what + ", or at the reception"
	}
	return ask + ", or look on a business card, in the invitation or on their site; never guess an address."
}

// recruiterCall asks for a call on the day of an interview, if somebody
// arranged it who was not the one to interview (15).
func recruiterCall(s *search) []found {
	var all []found
	for _, in := range s.passed {
		r := in.Recruiter
		if r == nil || slices.Contains(in.People, r) || !s.pending(in) {
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
		f.Why = r.Name + " arranged the interview of " + s.dayWords(in.Day) + ": say thanks, ask them to follow up for you, and ask who decides and when."
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
