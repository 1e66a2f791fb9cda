package journal

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"journal/generator/day"
	"journal/generator/note"
)

func TestUpcoming(t *testing.T) {
	debrief := section(note.Well, "calm")
	for _, test := range []struct {
		name string
		note *note.Note
		want bool // on 2026-03-05 at 09:00 in Berlin
	}{
		{"ended", interview("a.md", "N", "", "2026-03-05 08:00-08:59"), false},
		{"ends right now", interview("a.md", "N", "", "2026-03-05 08:00-09:00"), false},
		{"ends in a minute", interview("a.md", "N", "", "2026-03-05 08:00-09:01"), true},
		{"without an end it lasts an hour", interview("a.md", "N", "", "2026-03-05 08:01"), true},
		{"an hour is over", interview("a.md", "N", "", "2026-03-05 08:00"), false},
		{"the duration counts", interview("a.md", "N", "", "2026-03-05 07:30", lasting(120)), true},
		{"over midnight, still going", interview("a.md", "N", "", "2026-03-04 23:00-09:30"), true},
		{"in the zone of the note", interview("a.md", "N", "", "2026-03-05 00:30", zone("America/Los_Angeles")), true},
		{"the same without a zone", interview("a.md", "N", "", "2026-03-05 00:30"), false},
		{"a debrief does not end what has a time", interview("a.md", "N", "", "2026-03-05 10:00", debrief), true},
		{"yesterday", interview("a.md", "N", "", "2026-03-04"), false},
		{"today", interview("a.md", "N", "", "2026-03-05"), true},
		{"today with a debrief", interview("a.md", "N", "", "2026-03-05", debrief), false},
		{"tomorrow with a debrief", interview("a.md", "N", "", "2026-03-06", debrief), true},
		{"no day", interview("a.md", "N", "", ""), true},
		{"no day, waiting", interview("a.md", "N", "", "", outcome(note.Waiting)), true},
		{"no day, passed", interview("a.md", "N", "", "", outcome(note.Passed)), false},
		{"no day, with a debrief", interview("a.md", "N", "", "", debrief), false},
		{"no day, with a rating", with(interview("a.md", "N", "", ""), func(n *note.Note) { n.Ratings = map[string]int{"overall": 3} }), false},
		{"no day, with a reaction", interview("a.md", "N", "", "", section(note.Reactions, "she smiled")), false},
		{"no day, with what was learned", interview("a.md", "N", "", "", section(note.Learned, "a team of six")), false},
		{"no day, with their feedback", interview("a.md", "N", "", "", section(note.Feedback, "too quiet")), false},
		{"no day, with what I asked", interview("a.md", "N", "", "", section(note.Asked, "Who is on call?")), false},
		{"no day, thanked", interview("a.md", "N", "", "", log("2026-03-02 thank-you")), false},
		{"no day, chased", interview("a.md", "N", "", "", log("2026-03-02 follow-up")), false},
		{"no day, rejected in the log", interview("a.md", "N", "", "", log("2026-03-02 rejected")), false},
		{"no day, thanks sent", with(interview("a.md", "N", "", ""), func(n *note.Note) { n.Sent = true }), false},
		{"no day, text below a heading", with(interview("a.md", "N", "", "", section(note.Well)), func(n *note.Note) { n.Words = 80 }), false},
		{"no day, applied and invited", interview("a.md", "N", "", "", log("2026-03-02 applied", "2026-03-04 scheduled")), true},
		{"no day, prepared", interview("a.md", "N", "", "", section(note.Prep, "read their blog")), true},
		{"no day, only questions to ask", interview("a.md", "N", "", "", section(note.Ask, "Who?")), true},
		{"cancelled tomorrow", interview("a.md", "N", "", "2026-03-06", outcome(note.Cancelled)), false},
		{"withdrawn tomorrow", interview("a.md", "N", "", "2026-03-06 10:00", outcome(note.Withdrawn)), false},
		{"in a week that is over", with(interview("a.md", "N", "", ""), func(n *note.Note) { n.When.Span = day.Span{From: on("2026-02-23"), To: on("2026-03-01")} }), false},
		{"in this week", with(interview("a.md", "N", "", ""), func(n *note.Note) { n.When.Span = day.Span{From: on("2026-03-02"), To: on("2026-03-08")} }), true},
		{"by a day that is past", with(interview("a.md", "N", "", ""), func(n *note.Note) { n.When.Span = day.Span{To: on("2026-03-04")} }), false},
		{"after a day that is past", with(interview("a.md", "N", "", ""), func(n *note.Note) { n.When.Span = day.Span{From: on("2026-03-04")} }), true},
		{"last month", with(interview("a.md", "N", "", ""), func(n *note.Note) { n.When.Month = on("2026-02-01") }), false},
		{"this month", with(interview("a.md", "N", "", ""), func(n *note.Note) { n.When.Month = on("2026-03-01") }), true},
	} {
		equal(t, test.name, connect(t, test.note).Interviews[0].Upcoming, test.want)
	}
}

func TestSpan(t *testing.T) {
	for _, test := range []struct {
		name       string
		note       *note.Note
		start, end string
	}{
		{"no time", interview("a.md", "N", "", "2026-03-04", lasting(60)), "", ""},
		{"journal's zone", interview("a.md", "N", "", "2026-03-04 10:00-11:30"), "2026-03-04T10:00:00+01:00", "2026-03-04T11:30:00+01:00"},
		{"note's zone", interview("a.md", "N", "", "2026-03-04 10:00", zone("America/New_York"), lasting(45)), "2026-03-04T10:00:00-05:00", "2026-03-04T10:45:00-05:00"},
		{"unknown zone", interview("a.md", "N", "", "2026-03-04 10:00", zone("Nowhere/At_all")), "2026-03-04T10:00:00+01:00", ""},
		{"over midnight", interview("a.md", "N", "", "2026-03-04 23:30-00:30"), "2026-03-04T23:30:00+01:00", "2026-03-05T00:30:00+01:00"},
		{"end is the start", interview("a.md", "N", "", "2026-03-04 10:00-10:00", lasting(30)), "2026-03-04T10:00:00+01:00", "2026-03-04T10:30:00+01:00"},
		{"summer time begins in it", interview("a.md", "N", "", "2026-03-29 01:30-03:30"), "2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"},
		{"duration over the change", interview("a.md", "N", "", "2026-03-29 01:30", lasting(60)), "2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"},
		{"summer time ends in it", interview("a.md", "N", "", "2026-10-25 01:30-03:30"), "2026-10-25T01:30:00+02:00", "2026-10-25T03:30:00+01:00"},
	} {
		in := connect(t, test.note).Interviews[0]
		show := func(at time.Time) string {
			if at.IsZero() {
				return ""
			}
			return at.Format(time.RFC3339)
		}
		equal(t, test.name+": start", show(in.Start), test.start)
		equal(t, test.name+": end", show(in.End), test.end)
	}
	// A day is a day: the zone of neither note nor journal moves it.
	in := connect(t, interview("a.md", "N", "", "2026-03-04 23:30", zone("America/Los_Angeles"))).Interviews[0]
	equal(t, "day", in.Day.String(), "2026-03-04")
}

func TestOrderOfInterviews(t *testing.T) {
	j := connect(t,
		interview("no-day-b.md", "N", "Engineer", "", stage("final")), interview("no-day-a.md", "N", "Engineer", "", stage("screening")),
		interview("late.md", "N", "Engineer", "2026-02-10 16:00"), interview("noon.md", "N", "Engineer", "2026-02-10 12:00", zone("America/New_York")),
		interview("day.md", "N", "Engineer", "2026-02-10"), interview("off.md", "N", "Engineer", "2026-02-09", outcome(note.Cancelled)),
		interview("first.md", "M", "", "2026-02-08"),
	)
	name := func(in *Interview) string {
		if in == nil {
			return "-"
		}
		return in.Note.Path[len("interviews/"):]
	}
	equalList(t, "latest first", each(j.Interviews, name), "noon.md", "late.md", "day.md", "off.md", "first.md", "no-day-b.md", "no-day-a.md")
	equalList(t, "previous", each(j.Interviews, func(in *Interview) string { return name(in.Previous) }), "late.md", "day.md", "off.md", "first.md", "-", "-", "-")
	equalList(t, "next", each(j.Interviews, func(in *Interview) string { return name(in.Next) }), "-", "noon.md", "late.md", "day.md", "off.md", "-", "-")
	rounds := j.at(t, "late.md").Application.Interviews
	equalList(t, "rounds", each(rounds, func(in *Interview) string { return itoa(in.Round) + " " + name(in) }),
		"1 off.md", "1 day.md", "2 late.md", "3 noon.md", "4 no-day-a.md", "5 no-day-b.md")
}

func TestInterviewTitle(t *testing.T) {
	j := connect(t, interview("a.md", "Northwind  Robotics", "", "", stage(" technical")), interview("b.md", "Mosslane", "", ""))
	equal(t, "title", j.at(t, "a.md").Title, "Northwind Robotics, technical")
	equal(t, "without a stage", j.at(t, "b.md").Title, "Mosslane, interview")
	equal(t, "kind", j.at(t, "a.md").Kind, "technical")
}

func TestStageKind(t *testing.T) {
	for stage, want := range map[string]string{
		"technical": "technical", "Live coding": "technical", "Technical phone screen": "technical", "System-Design": "system design",
		"recruiter screen": "recruiter screen", "Recruiter call": "recruiter screen", "phone screen": "phone", "Screening": "screening",
		"take-home review": "take-home", "Hiring Manager": "hiring manager", "behavioral": "behavioural", "on-site (panel)": "onsite",
		"Final round": "final", "Zweitgespräch": "onsite", "tea with the cat": "tea with the cat", "": "", "decoding": "decoding",
	} {
		kind, _ := stageKind(stage)
		equal(t, stage, kind, want)
	}
	rank := func(s string) int { _, r := stageKind(s); return r }
	stages := []string{"recruiter screen", "screening", "phone", "hiring manager", "technical", "take-home", "system design", "behavioural", "onsite", "final"}
	for i, s := range stages {
		equal(t, s, rank(s), i+1)
	}
}

func TestStableUntil(t *testing.T) {
	for _, test := range []struct {
		name, now, want string
		notes           []*note.Note
	}{
		{"midnight", "2026-03-05 09:00", "2026-03-06T00:00:00+01:00", nil},
		{"the start of an interview", "2026-03-05 09:00", "2026-03-05T10:00:00+01:00", []*note.Note{interview("a.md", "N", "", "2026-03-05 10:00-11:00"), interview("b.md", "N", "", "2026-03-05 12:00")}},
		{"its end", "2026-03-05 10:00", "2026-03-05T11:00:00+01:00", []*note.Note{interview("a.md", "N", "", "2026-03-05 10:00-11:00")}},
		{"an hour after its start", "2026-03-05 10:30", "2026-03-05T11:00:00+01:00", []*note.Note{interview("a.md", "N", "", "2026-03-05 10:00")}},
		{"in another zone", "2026-03-05 09:00", "2026-03-05T17:00:00+01:00", []*note.Note{interview("a.md", "N", "", "2026-03-05 11:00", zone("America/New_York"))}},
		{"over", "2026-03-05 11:00", "2026-03-06T00:00:00+01:00", []*note.Note{interview("a.md", "N", "", "2026-03-05 10:00-11:00")}},
		{"a short night", "2026-03-28 23:00", "2026-03-29T00:00:00+01:00", nil},
		{"a long day", "2026-10-25 02:30", "2026-10-26T00:00:00+01:00", nil},
	} {
		j := connectAt(t, test.now, test.notes...)
		equal(t, test.name, j.StableUntil().Format(time.RFC3339), test.want)
	}
	// In Cairo and Santiago the clocks go from 23:59 to 01:00.
	cairo, err := time.LoadLocation("Africa/Cairo")
	if err != nil {
		t.Fatal(err)
	}
	santiago, err := time.LoadLocation("America/Santiago")
	if err != nil {
		t.Fatal(err)
	}
	j := Connect(Config{Zone: santiago}, time.Date(2026, 9, 5, 20, 0, 0, 0, santiago), nil, nil)
	equal(t, "no midnight in the west", j.StableUntil().Format(time.RFC3339), "2026-09-06T01:00:00-03:00")
	j = Connect(Config{Zone: cairo}, time.Date(2026, 4, 23, 20, 0, 0, 0, cairo), nil, nil)
	equal(t, "no midnight", j.StableUntil().Format(time.RFC3339), "2026-04-24T01:00:00+03:00")
	equal(t, "day", day.Of(j.StableUntil()).String(), "2026-04-24")
}

func TestTodayIsInTheZoneOfTheJournal(t *testing.T) {
	now := time.Date(2026, 3, 4, 23, 30, 0, 0, time.UTC)
	equal(t, "Berlin", Connect(Config{Zone: berlin(t)}, now, nil, nil).Today.String(), "2026-03-05")
	equal(t, "UTC", Connect(Config{}, now, nil, nil).Today.String(), "2026-03-04")
}

// read reads notes as they stand in files, path after path.
func read(files map[string]string) []*note.Note {
	reader := note.NewReader(note.Options{})
	var notes []*note.Note
	for _, path := range slices.Sorted(maps.Keys(files)) {
		notes = append(notes, reader.Read(path, []byte(files[path])))
	}
	return notes
}

func TestLinksOfNotes(t *testing.T) {
	j := connect(t, read(map[string]string{
		"interviews/a.md": "---\ncompany: Northwind Robotics\nrole: Engineer\ndate: 2026-02-01\ninterviewers: [Mary Chen]\n---\n\nSee [the board](../Job%20board.md), [[Job board|again]] and [[Mosslane]].\n\n[gone](gone.md) and [[Job bord]]\n",
		"interviews/b.md": "---\ncompany: Mosslane\ndate: 2026-02-02\n---\n\nAs in [a](a.md#x), like [[Mary Chen]] said on [[2026.03.05]]. [Web](https://mosslane.example)\n\n## Links\n\n[self](b.md) ![pic](no.png)\n",
		"Job board.md":    "# Board\n\n[a](interviews/a.md), [top](interviews/b.md#links) [[Job board#To do]]\n\n## To do\n\n[[Northwind Robotics, Engineer]]\n",
	})...)
	want := `interviews/a.md:10:N: warning: this link leads to nothing: "gone.md" [write the path of a note or file below the content folder, seen from this note]
interviews/a.md:10:N: warning: this link leads to nothing: "Job bord" [did you mean "job board"?]
interviews/b.md:6:N: warning: there is no heading "x" in interviews/a.md [the link leads to the top of that note; correct the heading behind the #]
interviews/b.md:6:N: warning: this link leads to nothing: "2026.03.05" [write the path or the name of a note, or make that note]
interviews/b.md:10:N: warning: this link leads to nothing: "no.png" [write the path of a note or file below the content folder, seen from this note]
`
	var got strings.Builder
	for _, p := range j.Problems {
		if p.Col < 1 {
			t.Errorf("no column: %v", p)
		}
		p.Col = 0
		got.WriteString(strings.Replace(p.String(), ": warning", ":N: warning", 1) + " [" + p.Hint + "]\n")
	}
	equal(t, "problems", got.String(), want)
	link := func(l Link) string { return l.Text + " " + l.Address }
	equalList(t, "to a", each(j.at(t, "a.md").Backlinks, link), "Board job-board.html", "Mosslane, interview interviews/b.html")
	equalList(t, "to b", each(j.at(t, "b.md").Backlinks, link), "Board job-board.html")
	equalList(t, "to the company", each(j.at(t, "b.md").Company.Backlinks, link), "Northwind Robotics, interview interviews/a.html")
	equalList(t, "to the application", each(j.at(t, "a.md").Application.Backlinks, link), "Board job-board.html")
	equalList(t, "to Mary", each(j.People[0].Backlinks, link), "Mosslane, interview interviews/b.html")
	equalList(t, "to the page", each(j.Backlinks(j.Pages[0]), link), "Northwind Robotics, interview interviews/a.html")
}
