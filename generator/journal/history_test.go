package journal

import (
	"strings"
	"testing"

	"journal/generator/note"
)

// told gives a history as words with their days.
func told(a *Application) []string {
	return each(a.History, func(e Event) string {
		s := e.What
		if e.Person != "" {
			s += " " + e.Person
		}
		if !e.Day.IsZero() {
			s = e.Day.String()[5:] + " " + s
		}
		return s
	})
}

func TestHistory(t *testing.T) {
	for _, test := range []struct {
		name   string
		notes  []*note.Note
		status Status
		want   []string
	}{
		{"rejected after two interviews still had two", []*note.Note{
			interview("a.md", "Northwind", "Engineer", "2026-02-01", outcome(note.Passed), applied("2026-01-20")),
			interview("b.md", "Northwind", "Engineer", "2026-02-10", outcome(note.Rejected), log("2026-02-11 thank-you Mary")),
		}, Rejected, []string{"01-20 applied", "02-01 interview", "02-10 interview", "rejected", "02-11 thank-you Mary"}},
		{"a line of a log has the day of the end", []*note.Note{
			interview("b.md", "Northwind", "Engineer", "2026-02-10", outcome(note.Rejected), log("2026-02-14 rejected: by mail", "2026-02-15 feedback-asked")),
		}, Rejected, []string{"02-10 interview", "02-14 rejected", "02-15 feedback-asked"}},
		{"said twice, happened once", []*note.Note{
			interview("a.md", "Northwind", "Engineer", "2026-02-01", applied("2026-01-20"), log("2026-02-02 thank-you Mary Chen")),
			other(note.Application, "applications/n.md", "Northwind", "Engineer", applied("2026-01-20"),
				log("2026-01-20 applied: by mail", "2026-02-02 08:00 thank-you mary chen", "2026-02-02 thank-you Ross")),
		}, Interviewing, []string{"01-20 applied", "02-01 interview", "02-02 thank-you mary chen", "02-02 thank-you Ross"}},
		{"two interviews of one day are two", []*note.Note{
			interview("a.md", "Northwind", "Engineer", "2026-02-01 14:00"), interview("b.md", "Northwind", "Engineer", "2026-02-01 10:00"),
		}, Interviewing, []string{"02-01 interview", "02-01 interview"}},
		{"order on one day", []*note.Note{
			interview("a.md", "Northwind", "Engineer", "2026-02-01", applied("2026-02-01"), log("2026-02-01 rejected", "2026-02-01 09:30 thank-you Mary", "2026-02-01 feedback: slow", "2026-02-01 scheduled")),
		}, Rejected, []string{"02-01 applied", "02-01 scheduled", "02-01 interview", "02-01 thank-you Mary", "02-01 rejected", "02-01 feedback"}},
		{"a note and nothing else", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "Engineer")}, Planned, nil},
		{"applied", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "Engineer", applied("2026-02-01"))}, Applied, []string{"02-01 applied"}},
		{"referred", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "Engineer", log("2026-02-01 referred Ada"))}, Applied, []string{"02-01 referred Ada"}},
		{"putting off is no step", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "Engineer", log("2026-02-01 applied", "2026-03-01 silent", "2026-03-05 later until 2026-03-09"))}, Silent, []string{"02-01 applied", "03-01 silent"}},
		{"contacted is not applied", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "Engineer", log("2026-02-01 contacted Ada"))}, Planned, []string{"02-01 contacted Ada"}},
		{"waiting means applied", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "Engineer", outcome(note.Waiting))}, Applied, nil},
		{"passed means it goes on", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "Engineer", outcome(note.Passed))}, Interviewing, nil},
		{"the note tells the end", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "Engineer", applied("2026-02-01"), outcome(note.Rejected))}, Rejected, []string{"02-01 applied", "rejected"}},
		{"passed goes on", []*note.Note{interview("a.md", "Northwind", "", "2026-02-01", outcome(note.Passed))}, Interviewing, []string{"02-01 interview"}},
		{"offer, then accepted", []*note.Note{
			interview("a.md", "Northwind", "", "2026-02-01", outcome(note.Offer), log("2026-02-09 accepted")),
		}, Accepted, []string{"02-01 interview", "offer", "02-09 accepted"}},
		{"offer", []*note.Note{interview("a.md", "Northwind", "", "2026-02-01", log("2026-02-05 offer")), interview("b.md", "Northwind", "", "2026-02-07")},
			Offered, []string{"02-01 interview", "02-05 offer", "02-07 interview"}},
		{"declined", []*note.Note{interview("a.md", "Northwind", "", "2026-02-01", log("2026-02-05 offer", "2026-02-06 declined"))}, Declined, []string{"02-01 interview", "02-05 offer", "02-06 declined"}},
		{"silent, then an interview", []*note.Note{
			interview("a.md", "Northwind", "", "2026-02-01", outcome(note.Silent)), interview("b.md", "Northwind", "", "2026-03-01"),
		}, Interviewing, []string{"02-01 interview", "silent", "03-01 interview"}},
		{"silent, then a line of the log", []*note.Note{
			interview("a.md", "Northwind", "", "2026-02-01", log("2026-02-20 silent", "2026-02-25 answered")),
		}, Interviewing, []string{"02-01 interview", "02-20 silent", "02-25 answered"}},
		{"own follow-ups do not end a silence without a day", []*note.Note{
			interview("a.md", "Northwind", "", "2026-02-01", outcome(note.Silent), log("2026-02-08 follow-up", "2026-02-15 follow-up")),
		}, Silent, []string{"02-01 interview", "silent", "02-08 follow-up", "02-15 follow-up"}},
		{"but an answer does", []*note.Note{
			other(note.Application, "applications/n.md", "Northwind", "", applied("2026-01-01")),
			interview("a.md", "Northwind", "", "2026-02-01", outcome(note.Silent), log("2026-02-15 answered")),
		}, Interviewing, []string{"01-01 applied", "02-01 interview", "silent", "02-15 answered"}},
		{"rejected, then applied again", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "", log("2026-01-01 applied", "2026-01-09 rejected", "2026-02-20 applied"))},
			Applied, []string{"01-01 applied", "01-09 rejected", "02-20 applied"}},
		{"thanks after a rejection change nothing", []*note.Note{interview("a.md", "Northwind", "", "2026-02-01", log("2026-02-09 rejected", "2026-02-10 thank-you", "2026-02-12 feedback: fine"))},
			Rejected, []string{"02-01 interview", "02-09 rejected", "02-10 thank-you", "02-12 feedback"}},
		{"an interview without a day revives nothing", []*note.Note{
			interview("a.md", "Northwind", "", "2026-02-01", log("2026-02-09 rejected")), interview("b.md", "Northwind", "", "", section(note.Well, "calm")),
		}, Rejected, []string{"02-01 interview", "02-09 rejected", "interview"}},
		{"a cancelled interview alone", []*note.Note{interview("a.md", "Northwind", "", "2026-02-01", outcome(note.Cancelled))}, Cancelled, []string{"02-01 interview"}},
		{"a cancelled interview among others", []*note.Note{
			interview("a.md", "Northwind", "", "2026-02-01"), interview("b.md", "Northwind", "", "2026-02-09", outcome(note.Cancelled)),
		}, Interviewing, []string{"02-01 interview", "02-09 interview"}},
		{"a cancelled interview of an application", []*note.Note{
			interview("b.md", "Northwind", "", "2026-02-09", outcome(note.Cancelled), applied("2026-01-20")),
		}, Applied, []string{"01-20 applied", "02-09 interview"}},
		{"a company note has a say", []*note.Note{
			interview("a.md", "Northwind", "Engineer", "2026-02-01"), other(note.Company, "companies/n.md", "Northwind", "", log("2026-02-20 withdrawn")),
		}, Withdrawn, []string{"02-01 interview", "02-20 withdrawn"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			j := connect(t, test.notes...)
			if len(j.Applications) != 1 {
				t.Fatalf("%d applications", len(j.Applications))
			}
			a := j.Applications[0]
			equal(t, "status", a.Status, test.status)
			equalList(t, "history", told(a), test.want...)
		})
	}
}

func TestMergedEventKeepsTimeAndText(t *testing.T) {
	j := connect(t, interview("a.md", "Northwind", "", "2026-02-01", log("2026-02-02 thank-you Mary: for the tour", "2026-02-02 08:15 thank-you Mary")))
	e := j.Applications[0].History[1]
	equal(t, "text", e.Text, "for the tour")
	equal(t, "clock", e.Clock.String(), "08:15")
	equal(t, "has time", e.HasTime, true)
	equal(t, "note", e.Note, j.Notes[0])
}

func TestActive(t *testing.T) {
	for status, want := range map[Status]bool{Planned: true, Applied: true, Interviewing: true, Offered: true, Rejected: false, Silent: false, Cancelled: false} {
		equal(t, string(status), (&Application{Status: status}).Active(), want)
	}
}

// A silence is theirs: an offer waits for one's own answer, and what is accepted for nothing.
func TestSilent(t *testing.T) {
	for what, want := range map[string]int{
		"2026-02-10 applied":                         20,
		"2026-02-10 applied | 2026-02-20 answered":   10,
		"2026-02-10 applied | 2026-02-20 follow-up":  20,
		"2026-02-10 applied | 2026-02-26 offer":      0,
		"2026-02-26 offer | 2026-02-27 accepted":     0,
		"2026-02-26 offer | 2026-02-27 follow-up Al": 0,
	} {
		j := connectAt(t, "2026-03-02 09:00", other(note.Application, "applications/n.md", "Northwind", "Engineer", log(strings.Split(what, " | ")...)))
		equal(t, what, j.Applications[0].Silent(j.Today), want)
	}
}
