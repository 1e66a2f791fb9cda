package journal

import "journal/generator/note"

// long and short are how many words make a debrief of a note: without any of
// its headings, and under one of them without a list.
const (
	long  = 100
	short = 50
)

// judged reports whether the note says of a question how it was answered.
func judged(n *note.Note) bool {
	for _, q := range n.Items(note.Questions) {
		if q.Score > 0 && (q.Reason != "" || q.Better != "") {
			return true
		}
	}
	return false
}

// Debriefed reports whether something was written about how an interview
// went: ratings, an entry under a heading that looks back, some text beside
// questions that say how they were answered, or simply a good deal of text that
// is no preparation. A question noted on the train is none yet.
func Debriefed(n *note.Note) bool {
	prepared, looksBack := false, judged(n)
	for i := range n.Sections {
		switch section := &n.Sections[i]; section.Topic {
		case note.Well, note.Improve, note.Reactions, note.Liked, note.Disliked, note.Learned, note.Concerns, note.Feeling, note.Feedback:
			if len(section.Items) > 0 {
				return true
			}
			looksBack = true
		case note.Prep:
			prepared = true
		}
	}
	return len(n.Ratings) > 0 || looksBack && n.Words >= short || !prepared && n.Words >= long
}
