package advice

import (
	"fmt"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
)

// Warnings returns a warning at each line of a log that tells of a message sent
// within seven days of another one to the same company about the same
// application, without a word from them in between (21). A thank-you belongs
// to its interview and is never too early, but what follows it can be. Beside
// them it gives hints that ask for days which notes leave open.
func Warnings(j *journal.Journal) problem.List {
	var list problem.List
	for _, a := range j.Applications {
		if len(a.History) < 2 {
			continue
		}
		var last journal.Event
		for _, e := range a.History {
			switch {
			case e.Day.IsZero():
			case isWord(e):
				last = journal.Event{}
			case e.What == "applied":
				if last.Day.IsZero() {
					last = e
				}
			case isContact(e):
				if tooSoon(last, e) {
					list = append(list, warning(a, last, e))
				}
				last = e
			}
		}
	}
	list = append(list, questions(j)...)
	list.Sort()
	return list
}

// questions asks for the days that notes leave open where advice needs them: a
// promise that speaks of time and names no day, a rejection without its day, an
// offer without the day by which it is to be answered; and whether an answer was a no.
func questions(j *journal.Journal) (list problem.List) {
	s := newSearch(j)
	ask := func(n *note.Note, line int, msg, hint string) {
		list = append(list, problem.Problem{Path: n.Path, Line: max(line, n.First()), Severity: problem.Hint, Msg: msg, Hint: hint})
	}
	for _, a := range j.Applications {
		switch on, since := lastDay(a, "rejected"); {
		case a.Status == journal.Rejected && on.IsZero() && !since.IsZero() && since.DaysUntil(j.Today) <= unsure:
			if e := lastEvent(a, "rejected"); e != nil {
				ask(e.Note, e.Line, "the rejection has no day", "write its day into the log: 2026-03-11 rejected")
			}
			continue
		case !s.lives(a):
			continue
		}
		if e := lastEvent(a, "offer"); e != nil && a.Status == journal.Offered && a.Deadline.IsZero() {
			ask(e.Note, e.Line, "the offer has no day by which to answer it", "write it behind the offer: 2026-03-11 offer: answer by 2026-03-18")
		}
		w := s.waiting(a)
		if e := w.word; e.What == "answered" && note.ReadOutcome(e.Text).Outcome == note.Rejected {
			ask(e.Note, e.Line, fmt.Sprintf("%q reads like a no, and the line is an answer that leaves it open", e.Text), "if it was one, write rejected instead of what the line begins with")
			continue
		}
		if w.vague.word != "" && w.promised.IsZero() && w.planned.IsZero() && (a.Status == journal.Applied || a.Status == journal.Interviewing) && comesNext(a) == nil {
			ask(w.vague.note, w.vague.line, fmt.Sprintf("%q speaks of a time, and no day could be read; the follow-up waits a week from the last word", w.vague.word),
				"write the day that is meant, as in: answer by 2026-03-11")
		}
	}
	return list
}

// lastEvent returns the last event of that word; nil if there is none.
func lastEvent(a *journal.Application, what string) *journal.Event {
	for i := len(a.History) - 1; i >= 0; i-- {
		if e := &a.History[i]; e.What == what {
			return e
		}
	}
	return nil
}

// tooSoon reports whether a message comes too soon after the one before.
// Writing to somebody beside the application form is no second message.
func tooSoon(last, e journal.Event) bool {
	switch e.What {
	case "thank-you", "recruiter-call":
		return false
	case "contacted":
		if last.What == "applied" {
			return false
		}
	}
	return !last.Day.IsZero() && last.Day.DaysUntil(e.Day) < week
}

func warning(a *journal.Application, last, e journal.Event) problem.Problem {
	apart := "the same day as"
	if days := last.Day.DaysUntil(e.Day); days > 0 {
		apart = countWords(days, "day") + " after"
	}
	return problem.Problem{
		Path: e.Note.Path, Line: max(e.Line, 1), Severity: problem.Warning,
		Msg:  fmt.Sprintf("this %s to %s comes %s the %s of %s; once a week is enough", message(e), a.Company.Name, apart, message(last), last.Day),
		Hint: "wait until " + earliest(last.Day) + " with the next one",
	}
}

// message names what was sent.
func message(e journal.Event) string {
	switch e.What {
	case "applied":
		return "application"
	case "contacted":
		return "message"
	case "feedback-asked":
		return "request for feedback"
	}
	return e.What
}

// earliest is the day from which the next message is not too soon.
func earliest(last day.Day) string { return last.AddDays(week).String() }
