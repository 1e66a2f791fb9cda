package journal

import (
	"journal/generator/note"
)

// status tells from the history where an application stands. The events are
// taken one after the other; the latest word about an end counts:
//
//   - nothing yet: planned;
//   - applied, or referred: applied, also again after an end;
//   - an interview that was not cancelled, or a round that is scheduled:
//     interviewing, also after an end, because somebody who was rejected is not
//     invited again. After an offer it stays an offer. An interview without a
//     day revives nothing, because nobody knows when it was;
//   - offer, accepted, declined, rejected, withdrawn, silent: that; signed: accepted;
//   - after silent, any later line of a log: what it was before. If the silence
//     has no day, only a word from the other side ends it, because one's own
//     follow-ups are no answer;
//   - a cancelled interview, or a line that tells of a meeting that did not take
//     place: nothing, unless no more than being planned is left
//     without it: cancelled.
//
// An application note may say with its outcome what no history tells: waiting
// means that it was applied for, passed that interviews go on.
func status(a *Application) Status {
	s := teller{status: Planned}
	for i := range a.History {
		s.take(&a.History[i])
	}
	for _, r := range a.records {
		n := r.note
		if n.Kind == note.Interview {
			continue
		}
		switch {
		case n.Outcome == note.Waiting && s.status == Planned:
			s.status = Applied
		case n.Outcome == note.Passed && (s.status == Planned || s.status == Applied):
			s.status = Interviewing
		}
	}
	if s.status == Planned && s.cancelled {
		return Cancelled
	}
	return s.status
}

// teller is where an application stands after the events so far.
type teller struct {
	status    Status
	before    Status // what it was before it fell silent
	dated     bool   // the silence has a day
	cancelled bool   // an interview was cancelled
}

func (s *teller) take(e *Event) {
	switch e.What {
	case "interview":
		s.interview(e)
	case "offer":
		s.status = Offered
	case "cancelled":
		if e.Meeting != "" {
			s.cancelled = true // a meeting, not the application
			return
		}
		s.status = Cancelled
	case "accepted", "declined", "rejected", "withdrawn":
		s.status = Status(e.What)
	case "signed":
		s.status = Accepted
	case "silent":
		if s.status != Silent {
			s.before = s.status
		}
		s.status, s.dated = Silent, !e.Day.IsZero()
	case "applied", "referred":
		if s.status == Planned || s.ended() && !e.Day.IsZero() && e.What == "applied" {
			s.status = Applied
		}
	case "scheduled", "moved":
		if s.status == Planned || s.status == Applied || s.status == Silent {
			s.status = Interviewing
		}
	default:
		if s.status == Silent && !e.Day.IsZero() && (s.dated || fromThem(e.What)) {
			s.status = s.before
		}
	}
}

func (s *teller) interview(e *Event) {
	if e.Interview.Note.Outcome == note.Cancelled {
		s.cancelled = true
		return
	}
	switch {
	case s.status == Planned || s.status == Applied:
		s.status = Interviewing
	case s.ended() && !e.Day.IsZero():
		s.status = Interviewing
	}
}

// ended reports whether nothing was to be expected any more.
func (s *teller) ended() bool {
	switch s.status {
	case Declined, Rejected, Withdrawn, Silent, Cancelled:
		return true
	}
	return false
}

// fromThem reports whether a word of the log means that the employer moved.
func fromThem(what string) bool {
	switch what {
	case "answered", "feedback", "recruiter-call", "references":
		return true
	}
	return false
}

// Way is how far an application went and how it ended. Every drawing of where
// applications went counts by it.
type Way struct {
	Rounds int    // interviews it came to
	Offer  bool   // it came to an offer
	End    Status // where it stands; [Planned] if it was never sent, and then it has gone nowhere yet
}

// Way tells the way of an application. It comes from the history and not from
// where the application stands, so that one which was rejected after two rounds
// had two rounds:
//
//   - A round is an interview with a note that was not called off
//     ([Interview.CalledOff]). What is only scheduled in a log is none.
//   - A round still to come counts as long as the application goes on. Once it
//     has ended or an offer is accepted, nobody will hold that round.
//   - So does a round without a day, of which nobody knows when it was, only
//     while the application goes on; after that its note has to show that it
//     took place: by an outcome, a question they asked, a word on how it went,
//     or a month that is over.
//   - A round after the end counts as any other. One with a day has opened the
//     application again, so that the end is what came of it.
//   - An application that was opened again is still one: it is counted once,
//     with the rounds of all attempts and its latest end.
//   - Two offers are one: it came to an offer. One that was taken back is an
//     offer with the end rejected. Whoever accepted or declined had an offer,
//     also if no note says so. The rounds after an offer count with those before.
//   - An application without interviews goes from applying to its end, or to its offer.
func (a *Application) Way() Way {
	w := Way{End: a.Status}
	switch a.Status {
	case Offered, Accepted, Declined:
		w.Offer = true
	}
	for n := range a.History {
		w.Offer = w.Offer || a.History[n].What == string(note.Offer)
	}
	for _, in := range a.Interviews {
		if a.IsRound(in) {
			w.Rounds++
		}
	}
	return w
}

// IsRound reports whether one of its interviews is a round of the application,
// by the rules of [Application.Way].
func (a *Application) IsRound(in *Interview) bool {
	goesOn := a.Active() && a.Status != Accepted
	return !in.CalledOff() && (goesOn || !in.Upcoming || in.Debriefed)
}

// CalledOff reports whether an interview did not take place and will not: it
// was cancelled, or the applicant withdrew and its note tells nothing of how it
// went.
func (in *Interview) CalledOff() bool {
	switch in.Note.Outcome {
	case note.Cancelled:
		return true
	case note.Withdrawn:
		return !in.Debriefed
	}
	return false
}
