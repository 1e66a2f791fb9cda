package advice

import (
	"slices"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// search is the journal as the rules see it. They ask it for the time, so
// that it knows when an answer will be another one.
type search struct {
	*journal.Journal
	next  time.Time                 // the first instant after Now that was asked for
	meant map[place]*journal.Person // whom a line of a log names

	accepted   *journal.Application // the offer that was taken last; nil if none was
	acceptedOn day.Day              // zero if unknown
	snoozes    []snooze

	// Several rules ask for these, so each is made once.
	waits    map[*journal.Application]wait // of those that somebody asked about
	living   []*journal.Application
	offered  []*journal.Application // of the living: what waits for an answer, the most pressing first
	upcoming []*journal.Interview
	passed   []*journal.Interview
	week     thisWeek
	closed   day.Day                             // what was open for two weeks from a day before it is over, in every zone
	open     [][]openWords                       // offers and rounds; nil until somebody asks
	of       map[*note.Note]*journal.Application // nil until somebody asks
}

// place is a line of a note.
type place struct {
	note *note.Note
	line int
}

func newSearch(j *journal.Journal) *search {
	s := &search{Journal: j, meant: map[place]*journal.Person{}, waits: map[*journal.Application]wait{}}
	for _, p := range j.People {
		for i := range p.Contacts {
			e := &p.Contacts[i]
			s.meant[place{e.Note, e.Line}] = p
		}
	}
	s.findAccepted()
	s.snoozes = s.readSnoozes()
	for _, a := range j.Applications {
		if s.lives(a) {
			s.living = append(s.living, a)
		}
	}
	s.offered = s.runningOffers()
	for _, in := range j.Interviews {
		if in.Upcoming {
			s.upcoming = append(s.upcoming, in)
		}
	}
	s.passed = s.passedInterviews()
	s.closed = s.Today.AddDays(-2*week - s.longest())
	s.week = s.countWeek()
	return s
}

// applicationOf returns the application a note is about; nil if it is about none.
func (s *search) applicationOf(n *note.Note) *journal.Application {
	if s.of == nil {
		s.of = map[*note.Note]*journal.Application{}
		for _, a := range s.Applications {
			for i := range a.History {
				s.of[a.History[i].Note] = a
			}
			if a.Note != nil {
				s.of[a.Note] = a
			}
			for _, in := range a.Interviews {
				s.of[in.Note] = a
			}
		}
	}
	return s.of[n]
}

// findAccepted finds the offer that was taken last; one without a day counts
// as the last. One that is taken by word of mouth and not signed yet, as its
// line says, ends no search.
func (s *search) findAccepted() {
	for _, a := range s.Applications {
		if a.Status != journal.Accepted || unsigned(a) {
			continue
		}
		if day := acceptedDay(a); s.accepted == nil || !s.acceptedOn.IsZero() && (day.IsZero() || day.Compare(s.acceptedOn) > 0) {
			s.accepted, s.acceptedOn = a, day
		}
	}
}

// past reports whether an instant has come, and remembers it if it has not.
func (s *search) past(t time.Time) bool {
	if !t.After(s.Now) {
		return true
	}
	if s.next.IsZero() || t.Before(s.next) {
		s.next = t
	}
	return false
}

// stableUntil returns the first instant at which anything the rules asked for
// may be answered in another way.
func (s *search) stableUntil() time.Time {
	until := s.Journal.StableUntil()
	if !s.next.IsZero() && s.next.Before(until) {
		until = s.next.In(s.Now.Location())
	}
	return until
}

// hours are those of the journal's own zone.
func (s *search) hours() hours { return newHours(s.Config.Working, s.Now.Location()) }

// hoursAt are those of the zone of an interview, the journal's if it names none.
func (s *search) hoursAt(in *journal.Interview) hours {
	zone := s.Now.Location()
	if !in.Start.IsZero() {
		zone = in.Start.Location()
	} else if name := in.Note.When.Zone; name != "" {
		if named, err := day.Zone(name); err == nil {
			zone = named
		}
	}
	return newHours(s.Config.Working, zone)
}

// hoursOf are those of the latest interview of an application.
func (s *search) hoursOf(a *journal.Application) hours {
	for i := len(a.Interviews) - 1; i >= 0; i-- {
		if in := a.Interviews[i]; took(in) {
			return s.hoursAt(in)
		}
	}
	return s.hours()
}

// usual is how long an interview is taken to last if no note says so.
const usual = time.Hour

// begin returns when an interview began; one without a time counts as an
// afternoon, for nobody knows.
func (s *search) begin(in *journal.Interview) time.Time {
	if !in.Start.IsZero() {
		return in.Start
	}
	return s.hoursAt(in).closing(in.Day)
}

// end returns the instant at which an interview ended; ok is false as long as it
// has not, or if nobody knows the day. One without a time counts as ending
// when work ends.
func (s *search) end(in *journal.Interview) (end time.Time, ok bool) {
	switch {
	case in.Upcoming || in.Day.IsZero():
		return end, false
	case !in.End.IsZero():
		end = in.End
	case !in.Start.IsZero():
		end = in.Start.Add(usual)
	default:
		end = s.hoursAt(in).closing(in.Day)
	}
	// One that is ahead does not take place if one has withdrawn.
	return end, in.Note.Outcome != note.Withdrawn || s.past(end)
}

// took reports whether an interview has taken place.
func took(in *journal.Interview) bool {
	return !in.Upcoming && in.Note.Outcome != note.Cancelled && !calledOff(in)
}

// calledOff reports whether one withdrew before an interview. Without a day of the
// withdrawal it took place: one withdraws because of what one heard there.
func calledOff(in *journal.Interview) bool {
	if in.Note.Outcome != note.Withdrawn || in.Application == nil {
		return false
	}
	return slices.ContainsFunc(in.Application.History, func(e journal.Event) bool {
		return e.What == "withdrawn" && !e.Day.IsZero() && e.Day.Compare(in.Day) < 0
	})
}

// lives reports whether anything can still come of an application: it has not
// ended, and no offer elsewhere has ended the search since.
func (s *search) lives(a *journal.Application) bool {
	if !a.Active() || a.Status == journal.Accepted {
		return false
	}
	if last := lastHeard(a); !last.IsZero() && last.DaysUntil(s.Today) > forgotten {
		return false
	}
	return !s.settled(a)
}

// settled reports whether an offer from somebody else was accepted when the
// application was already under way.
func (s *search) settled(a *journal.Application) bool {
	if s.accepted == nil || a == s.accepted {
		return false
	}
	began := firstDay(a)
	return s.acceptedOn.IsZero() || began.IsZero() || began.Compare(s.acceptedOn) <= 0
}

// searching reports whether the search goes on: until an offer is accepted,
// and again when something new begins after that.
func (s *search) searching() bool {
	if s.accepted == nil {
		return true
	}
	for _, a := range s.Applications {
		if a != s.accepted && !s.settled(a) {
			return true
		}
	}
	return false
}

// pending reports whether an interview still leads to actions of its own.
func (s *search) pending(in *journal.Interview) bool {
	switch {
	case in.Note.Outcome == note.Cancelled || in.Note.Outcome == note.Withdrawn:
		return false
	case in.Application == nil:
		return s.searching()
	}
	return s.lives(in.Application)
}

// learned reports whether an interview that has taken place is still worth
// learning from: whatever came of it, as long as the search goes on (1, 6 to 10).
func (s *search) learned(in *journal.Interview) bool {
	if !took(in) || !s.searching() {
		return false
	}
	a := in.Application
	return a == nil || a.Status != journal.Accepted && !s.settled(a)
}

// passedInterviews returns the interviews that have ended, latest first. Those so
// long ago that every window after them has closed are left out.
func (s *search) passedInterviews() []*journal.Interview {
	days := s.longest() + 2*stillWorth + stillShown
	oldest := s.Today.AddDays(-days)
	var all []*journal.Interview
	for _, in := range s.Interviews {
		if in.Day.Compare(oldest) < 0 && (in.End.IsZero() || s.Now.Sub(in.End) > time.Duration(days)*24*time.Hour) {
			continue
		}
		if _, over := s.end(in); over && took(in) {
			all = append(all, in)
		}
	}
	return all
}

// longest is more than the number of days between any day and the working
// day after it, whatever the zones.
func (s *search) longest() int { return 7*(len(s.Config.Working.Holidays)+1) + 3 }

// live returns the applications something can still come of.
func (s *search) live() []*journal.Application { return s.living }

// history returns what has happened around an interview: all of its
// application, else its own log.
func (s *search) history(in *journal.Interview) []journal.Event {
	if in.Application != nil {
		return in.Application.History
	}
	var events []journal.Event
	for _, e := range in.Note.Log {
		events = append(events, journal.Event{Day: e.When.Day, Clock: e.When.Start, HasTime: e.When.HasTime, What: e.What, Person: e.Person, Text: e.Text, Note: in.Note, Line: e.Line})
	}
	return events
}

// at begins an action about an interview.
func at(in *journal.Interview, what string) found {
	return found{Action: Action{What: what, Company: in.Company, Application: in.Application, Interview: in, Note: in.Note}}
}

// on begins an action about an application, to be written in the note of its
// latest interview, else in its own.
func on(a *journal.Application, what string) found {
	f := found{Action: Action{What: what, Company: a.Company, Application: a, Note: a.Note}}
	if in := lastTook(a); in != nil {
		f.Note = in.Note
	}
	if f.Note == nil && len(a.History) > 0 {
		f.Note = a.History[len(a.History)-1].Note
	}
	return f
}

// lastTook returns the latest interview that has taken place; nil if none has.
func lastTook(a *journal.Application) *journal.Interview {
	for i := len(a.Interviews) - 1; i >= 0; i-- {
		if took(a.Interviews[i]) {
			return a.Interviews[i]
		}
	}
	return nil
}

// lastRound returns the latest interview that has taken place and after which
// they decide; nil if there was none.
func lastRound(a *journal.Application) *journal.Interview {
	for i := len(a.Interviews) - 1; i >= 0; i-- {
		if in := a.Interviews[i]; took(in) && decides(in) {
			return in
		}
	}
	return nil
}

// underWay reports whether an application is one: something was sent, a round
// was arranged or has taken place. Who only talked over a coffee waits for nothing.
func underWay(a *journal.Application) bool {
	for i := range a.History {
		switch a.History[i].What {
		case "applied", "referred", "scheduled", "offer":
			return true
		}
	}
	return lastRound(a) != nil || len(a.Interviews) == 0
}

// comesNext returns the upcoming interview of an application that has a day;
// nil if none has.
func comesNext(a *journal.Application) *journal.Interview {
	for _, in := range a.Interviews {
		if in.Upcoming && !in.Day.IsZero() {
			return in
		}
	}
	return nil
}

// firstDay returns the first day anything is known of an application.
func firstDay(a *journal.Application) day.Day {
	for i := range a.History {
		if e := &a.History[i]; !e.Day.IsZero() {
			return e.Day
		}
	}
	return day.Day{}
}

// lastDay returns the day of the last event of that word, and the first on which
// it can have been. They differ where nobody wrote down its day: on is zero then,
// and since the day of what stands before it, which no text may name as its own.
func lastDay(a *journal.Application, what string) (on, since day.Day) {
	var before day.Day
	for i := range a.History {
		e := &a.History[i]
		if !e.Day.IsZero() {
			before = e.Day
		}
		if e.What == what {
			on, since = e.Day, before
		}
	}
	return on, since
}

// acceptedDay returns the first day on which an offer can have been taken, by
// word or by signature.
func acceptedDay(a *journal.Application) day.Day {
	_, accepted := lastDay(a, "accepted")
	_, signed := lastDay(a, "signed")
	if accepted.IsZero() {
		return signed
	}
	return accepted
}

// signed reports whether the contract of an application was signed.
func signed(a *journal.Application) bool {
	return slices.ContainsFunc(a.History, func(e journal.Event) bool { return e.What == "signed" })
}

// unsigned reports whether an offer was taken by a line that says that nothing
// is signed yet, and none that it is.
func unsigned(a *journal.Application) bool {
	said := false
	for i := range a.History {
		if e := &a.History[i]; e.What == "accepted" {
			said = saysUnsigned(e.Text)
		}
	}
	return said && !signed(a)
}

// forgotten is the number of days of silence after which nothing is left to be
// done about an application: no promise and no patience reaches so far.
const forgotten = 2 * 365

// lastHeard returns the day of the last thing that happened; zero if no day is known.
func lastHeard(a *journal.Application) day.Day {
	var last day.Day
	for i := range a.History {
		last = lateDay(last, a.History[i].Day)
	}
	return last
}

// Wait is one wait for a word from an employer.
type Wait struct {
	Application *journal.Application
	From        day.Day // since when: the application, an interview, or their last word
	Days        int     // how long it lasted, or lasts by now
	Met         bool    // there had been an interview
	Over        bool    // they answered
}

// Waits returns every wait for an answer, in the order of the applications and of
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
