package journal

import "journal/generator/note"

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
