package journal

import "journal/generator/note"

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
