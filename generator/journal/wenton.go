package journal

import "journal/generator/note"

// WentOn reports whether it went on after an interview, and whether somebody other
// than the applicant has decided that: by its outcome, else by what came after it,
// because a later round or an offer says that it was passed.
func (in *Interview) WentOn() (on, decided bool) {
	switch in.Note.Outcome {
	case note.Passed, note.Offer, note.Accepted, note.Declined:
		return true, true
	case note.Rejected, note.Silent:
		return false, true
	case note.Withdrawn, note.Cancelled:
		return false, false
	}
	a := in.Application
	if a == nil {
		return false, false
	}
	for i := len(a.Interviews) - 1; i >= 0 && a.Interviews[i] != in; i-- {
		if a.IsRound(a.Interviews[i]) {
			return true, true
		}
	}
	way := a.Way()
	return way.Offer, way.Offer || way.End == Rejected || way.End == Silent
}
