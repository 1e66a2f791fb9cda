package journal

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"journal/generator/day"
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

func TestWay(t *testing.T) {
	round := func(path, at string, options ...option) *note.Note {
		return interview(path, "Northwind", "Engineer", at, options...)
	}
	application := func(lines ...string) *note.Note {
		return other(note.Application, "applications/n.md", "Northwind", "Engineer", log(lines...))
	}
	rated := func(n *note.Note) { n.Ratings = map[string]int{"overall": 3} }
	for _, test := range []struct {
		name  string
		notes []*note.Note
		want  Way
	}{
		{"no interviews", []*note.Note{application("2026-01-02 applied", "2026-02-01 rejected")}, Way{0, false, Rejected}},
		{"nothing was sent", []*note.Note{application("2026-01-02 contacted")}, Way{0, false, Planned}},
		{"an offer without interviews", []*note.Note{application("2026-01-02 applied", "2026-02-01 offer")}, Way{0, true, Offered}},
		{"rejected after two rounds", []*note.Note{application("2026-01-02 applied", "2026-02-20 rejected"), round("a.md", "2026-02-01"), round("b.md", "2026-02-08")}, Way{2, false, Rejected}},
		{"one that is only scheduled", []*note.Note{application("2026-01-02 applied", "2026-03-01 scheduled")}, Way{0, false, Interviewing}},
		{"one to come", []*note.Note{application("2026-01-02 applied"), round("a.md", "2026-03-20")}, Way{1, false, Interviewing}},
		{"one to come, without a day", []*note.Note{application("2026-01-02 applied"), round("a.md", "")}, Way{1, false, Interviewing}},
		{"one to come that will not be held", []*note.Note{other(note.Application, "applications/n.md", "Northwind", "Engineer", outcome(note.Rejected)), round("a.md", "2026-03-20")}, Way{0, false, Rejected}},
		{"without a day, after a rejection", []*note.Note{application("2026-01-02 applied", "2026-02-20 rejected"), round("a.md", "2026-02-01"), round("b.md", "")}, Way{1, false, Rejected}},
		{"without a day, but with an outcome", []*note.Note{application("2026-01-02 applied", "2026-02-20 rejected"), round("a.md", "2026-02-01"), round("b.md", "", outcome(note.Passed))}, Way{2, false, Rejected}},
		{"without a day, but with a question", []*note.Note{application("2026-01-02 applied", "2026-02-20 silent"), round("b.md", "", section(note.Questions, "Why us?"))}, Way{1, false, Silent}},
		{"without a day, but with a rating", []*note.Note{application("2026-01-02 applied", "2026-02-20 silent"), round("b.md", "", rated)}, Way{1, false, Silent}},
		{"called off", []*note.Note{application("2026-01-02 applied"), round("a.md", "2026-02-01", outcome(note.Cancelled)), round("b.md", "2026-02-08")}, Way{1, false, Interviewing}},
		{"nothing but one that was called off", []*note.Note{round("a.md", "2026-02-01", outcome(note.Cancelled))}, Way{0, false, Cancelled}},
		{"withdrawn before a round", []*note.Note{round("a.md", "2026-02-01"), round("b.md", "2026-02-08", outcome(note.Withdrawn))}, Way{1, false, Withdrawn}},
		{"withdrawn after a round", []*note.Note{round("a.md", "2026-02-01"), round("b.md", "2026-02-08", outcome(note.Withdrawn), section(note.Well, "the talk"))}, Way{2, false, Withdrawn}},
		{"a round after the end", []*note.Note{application("2026-02-01 rejected"), round("a.md", "2026-01-20"), round("b.md", "2026-02-20")}, Way{2, false, Interviewing}},
		{"opened again and rejected again", []*note.Note{application("2026-01-02 applied", "2026-02-01 rejected", "2026-02-10 applied", "2026-03-01 rejected"), round("a.md", "2026-01-20"), round("b.md", "2026-02-20")}, Way{2, false, Rejected}},
		{"two offers", []*note.Note{application("2026-02-01 offer", "2026-02-05 offer: more pay", "2026-02-06 accepted"), round("a.md", "2026-01-20")}, Way{1, true, Accepted}},
		{"an offer taken back", []*note.Note{application("2026-02-01 offer", "2026-02-05 rejected"), round("a.md", "2026-01-20")}, Way{1, true, Rejected}},
		{"a round after an offer", []*note.Note{application("2026-02-01 offer", "2026-02-25 declined"), round("a.md", "2026-01-20"), round("b.md", "2026-02-10")}, Way{2, true, Declined}},
		{"declined, and no word of an offer", []*note.Note{application("2026-02-25 declined")}, Way{0, true, Declined}},
		{"a first day is no round", []*note.Note{application("2026-02-25 accepted"), round("a.md", "2026-02-01"), round("b.md", "2026-04-01")}, Way{1, true, Accepted}},
	} {
		j := connect(t, test.notes...)
		if len(j.Applications) != 1 {
			t.Fatalf("%s: %d applications", test.name, len(j.Applications))
		}
		equal(t, test.name, j.Applications[0].Way(), test.want)
	}
}

// anyNotes makes the notes of one application in which anything happens.
func anyNotes(r *rand.Rand) []*note.Note {
	date := func() string { return day.Day{Year: 2026, Month: 1, Day: 1}.AddDays(r.IntN(90)).String() }
	words := []string{"contacted", "applied", "referred", "scheduled", "answered", "follow-up", "offer", "accepted", "declined", "rejected", "withdrawn", "silent"}
	outcomes := []note.Outcome{"", "", note.Waiting, note.Passed, note.Offer, note.Accepted, note.Declined, note.Rejected, note.Withdrawn, note.Silent, note.Cancelled}
	lines := func() option {
		var all []string
		for range r.IntN(4) {
			all = append(all, date()+" "+words[r.IntN(len(words))])
		}
		return log(all...)
	}
	var notes []*note.Note
	if r.IntN(3) > 0 {
		notes = append(notes, other(note.Application, "applications/n.md", "Northwind", "Engineer", lines(), outcome(outcomes[r.IntN(len(outcomes))])))
	}
	for n := range r.IntN(6) {
		at := ""
		if r.IntN(4) > 0 {
			at = date()
		}
		in := interview(fmt.Sprintf("%d.md", n), "Northwind", "Engineer", at, lines(), outcome(outcomes[r.IntN(len(outcomes))]))
		if r.IntN(3) == 0 {
			section(note.Well, "the talk")(in)
		}
		notes = append(notes, in)
	}
	return notes
}

// What holds of the way of every application, whatever happened in it.
func TestWayOfAnyApplication(t *testing.T) {
	seen := map[Status]int{}
	for seed := range uint64(400) {
		notes := anyNotes(rand.New(rand.NewPCG(seed, 7)))
		if len(notes) == 0 {
			continue
		}
		a := connect(t, notes...).Applications[0]
		way := a.Way()
		seen[way.End]++
		where := fmt.Sprintf("seed %d, %+v", seed, way)
		equal(t, where+": the end", way.End, a.Status)
		told, held := 0, 0
		for _, in := range a.Interviews {
			if in.Debriefed && in.Note.Outcome != note.Cancelled {
				told++
			}
			if in.Note.Outcome != note.Cancelled {
				held++
			}
		}
		if way.Rounds < told || way.Rounds > held {
			t.Errorf("%s: %d interviews were told of, %d were not cancelled", where, told, held)
		}
		if way.End == Planned && (way.Rounds > 0 || way.Offer) {
			t.Errorf("%s: nothing was sent and yet it went somewhere", where)
		}
		if (way.End == Offered || way.End == Accepted || way.End == Declined) && !way.Offer {
			t.Errorf("%s: an answer to an offer without an offer", where)
		}
		early := day.Day{Year: 2025, Month: 6, Day: 1}.String()
		more := func(what string, rounds int, extra *note.Note) {
			got := connect(t, append(notes[:len(notes):len(notes)], extra)...).Applications[0].Way()
			if got.Rounds != way.Rounds+rounds || got.Offer != way.Offer {
				t.Errorf("%s: with %s it is %+v", where, what, got)
			}
		}
		more("a cancelled round", 0, interview("x.md", "Northwind", "Engineer", early, outcome(note.Cancelled)))
		if way.End != Planned { // else it begins with this round
			more("one more at the beginning", 1, interview("x.md", "Northwind", "Engineer", early))
		}
		if !a.Active() && way.End != Cancelled { // one that was called off may just have been put off
			more("one of which nothing is known", 0, interview("x.md", "Northwind", "Engineer", ""))
		}
	}
	for _, s := range []Status{Planned, Applied, Interviewing, Offered, Accepted, Declined, Rejected, Withdrawn, Silent, Cancelled} {
		if seen[s] == 0 {
			t.Errorf("no application was %s: the test proves nothing about it", s)
		}
	}
}
