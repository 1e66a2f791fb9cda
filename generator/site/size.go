package site

import "journal/generator/journal"

// The four pages that hold something of every interview grow to megabytes in
// a long journal. A buffer that doubles on its way there costs four times the
// page, so these pages say beforehand about how large they will be. The figures
// are the markup around each entry, measured and rounded up.
const (
	roundMarkup  = 300 // an interview of a person
	lessonMarkup = 200 // a line of the improve page
	askMarkup    = 320 // one time a question was asked
	cardMarkup   = 900 // a card
)

func improveSize(j *journal.Journal) int {
	size := 0
	for _, t := range j.Themes {
		for n := range min(len(t.Lessons), keptLines) {
			size += lessonMarkup + placeSize(&t.Lessons[n].Line)
		}
	}
	for _, lines := range [][]journal.Line{j.Strengths, j.Liked, j.Disliked} {
		for n := range min(len(lines), keptLines) {
			size += lessonMarkup + placeSize(&lines[n])
		}
	}
	return size
}

func questionsSize(j *journal.Journal) int {
	size := 0
	for _, q := range j.Questions {
		for n := range min(len(q.Asked), keptAsking) {
			size += askMarkup + placeSize(&q.Asked[n].Line)
		}
	}
	return size
}

func cardsSize(j *journal.Journal) int {
	size := 0
	for _, q := range j.Questions {
		size += cardMarkup + len(q.Text) + len(q.Best) + min(len(q.Asked), shownAsks)*(askMarkup+placeSize(&q.Asked[0].Line))
	}
	return size
}

func peopleSize(j *journal.Journal) int {
	size := 0
	for _, p := range j.People {
		size += roundMarkup + (len(p.Interviews)+len(p.Contacts)+len(p.Remember))*roundMarkup
	}
	return size
}

// placeSize is about what the words of a line and the way to its place take.
func placeSize(l *journal.Line) int {
	size := len(l.Text)
	if l.Interview != nil {
		size += len(l.Interview.Address) + len(l.Interview.Title)
	}
	return size
}
