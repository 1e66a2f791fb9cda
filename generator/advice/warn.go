package advice

import (
	"fmt"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/problem"
)

// Warnings gives a warning at each line of a log that tells of a message sent
// within seven days of another one to the same company about the same
// application, without a word from them in between (21). A thank-you belongs
// to its interview and is never too early, but what follows it can be.
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
	list.Sort()
	return list
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
