package journal

import (
	"math"
	"strings"
	"testing"

	"journal/generator/note"
)

// themed returns the theme of a name.
func themed(t *testing.T, j *Journal, name string) *Theme {
	t.Helper()
	for _, th := range j.Themes {
		if th.Name == name {
			return th
		}
	}
	t.Fatalf("no theme %q among %v", name, namesOf(j))
	return nil
}

func namesOf(j *Journal) []string { return each(j.Themes, func(th *Theme) string { return th.Name }) }

func TestDecay(t *testing.T) {
	for k, got := range decay {
		want := math.Exp2(-float64(k)/halfLife) * one
		if math.Abs(float64(got)-want) > 1 {
			t.Errorf("day %d: %d, want %.0f", k, got, want)
		}
	}
}

func TestThemeCounts(t *testing.T) {
	j := connect(t,
		interview("a.md", "N", "", "2026-01-01", section(note.Improve, "[x] one #alpha", "[ ] two #alpha")),
		interview("b.md", "N", "", "2026-02-01", section(note.Improve, "three #Alpha"), section(note.Feedback, "too slow #alpha")),
		interview("c.md", "N", "", "", section(note.Improve, "four #alpha")))
	th := themed(t, j, "alpha")
	equal(t, "lessons", len(th.Lessons), 5)
	equal(t, "interviews", th.Interviews, 3)
	equal(t, "first", th.First.String(), "2026-01-01")
	equal(t, "last", th.Last.String(), "2026-02-01")
	equal(t, "open", th.Open, 4)
	equal(t, "done", th.Done, 1)
	equal(t, "feedback", th.Feedback, 1)
	equal(t, "known", th.Known, true)
	equalList(t, "latest first", each(th.Lessons, func(l Lesson) string { return l.Text }), "three", "too slow", "one", "two", "four")
}

func TestThemeOrder(t *testing.T) {
	for _, test := range []struct {
		name  string
		notes []*note.Note
		want  []string
	}{
		{"how often", []*note.Note{
			interview("a.md", "N", "", "2026-02-01", section(note.Improve, "x #alpha", "y #beta", "z #beta")),
		}, []string{"beta", "alpha"}},
		{"how recently", []*note.Note{
			interview("a.md", "N", "", "2025-11-01", section(note.Improve, "x #alpha", "w #alpha")),
			interview("b.md", "N", "", "2026-02-01", section(note.Improve, "y #beta")),
		}, []string{"beta", "alpha"}},
		{"two of three weeks ago are as much as one", []*note.Note{
			interview("a.md", "N", "", "2026-02-01", section(note.Improve, "x #gamma", "w #gamma")),
			interview("b.md", "N", "", "2026-02-22", section(note.Improve, "y #beta", "v #delta")),
		}, []string{"gamma", "beta", "delta"}},
		{"an employer counts double", []*note.Note{
			interview("a.md", "N", "", "2026-02-01", section(note.Improve, "x #alpha"), section(note.Feedback, "too slow #beta")),
		}, []string{"beta", "alpha"}},
		{"what is ticked counts less", []*note.Note{
			interview("a.md", "N", "", "2026-02-01", section(note.Improve, "[x] x #alpha", "[x] y #alpha", "[ ] z #beta")),
		}, []string{"beta", "alpha"}},
		{"a line that fits nothing is below what came back", []*note.Note{
			interview("a.md", "N", "", "2025-06-01", section(note.Improve, "x #alpha", "y #alpha")),
			interview("b.md", "N", "", "2026-03-01", section(note.Improve, "zebra quagga okapi")),
		}, []string{"alpha", ""}},
	} {
		got := namesOf(connect(t, test.notes...))
		for i, want := range test.want {
			if i >= len(got) || want != "" && got[i] != want {
				t.Errorf("%s: got %v, want %v", test.name, got, test.want)
				break
			}
		}
	}
}

func TestTrend(t *testing.T) {
	// One letter for each past interview, from the first: x has the theme.
	for pattern, want := range map[string]Trend{
		"xxx": New, "xx.": New, ".x": New, "xx..": New, "..xx": New, "xxxx": New, "xxx..": New, "xxx...": New, "xxx....": Rarer, "....xxx": Steady, "....xxxx": More,
		"xxxxx.....": Rarer, ".....xxxxx": More, "xxxx......": Rarer, "xxx.......": New, "xxxx.x....": Steady, "x....x....": New, "xxxxxxxxxx": Steady, "xxxxxxxxx.": Steady,
		"x........x": New, "xxxxxxxxxxxxxxxxxxxxxxx.": Steady,
	} {
		var notes []*note.Note
		for i, c := range pattern {
			text := "zebra #other"
			if c == 'x' {
				text = "rambled #alpha"
			}
			notes = append(notes, interview(itoa(i)+".md", "N", "", on("2026-01-01").AddDays(i).String(), section(note.Improve, text)))
		}
		// None of these is an interview with a day and a debrief.
		notes = append(notes, interview("u.md", "N", "", "", section(note.Improve, "rambled #alpha")), interview("v.md", "N", "", "2026-01-02"),
			interview("w.md", "N", "", "2026-06-01", section(note.Improve, "rambled #alpha")))
		equal(t, pattern, themed(t, connect(t, notes...), "alpha").Trend, want)
	}
}

// One interview is no trend, however many there were besides.
func TestTrendOfOne(t *testing.T) {
	var notes []*note.Note
	for i := range 6 {
		notes = append(notes, interview(itoa(i)+".md", "N", "", on("2026-01-01").AddDays(i).String(), section(note.Improve, "x #alpha"+itoa(i))))
	}
	equal(t, "trend", themed(t, connect(t, notes...), "alpha5").Trend, New)
}

func TestCameBack(t *testing.T) {
	ticked := func(date string) option {
		return func(n *note.Note) {
			n.Sections = append(n.Sections, note.Section{Topic: note.Improve, Items: []note.Item{{Text: "x", Tags: []string{"alpha"}, Task: true, Done: true, On: on(date)}}})
		}
	}
	for _, test := range []struct {
		name  string
		notes []*note.Note
		want  bool
	}{
		{"later than the note", []*note.Note{interview("a.md", "N", "", "2026-01-01", ticked("")), interview("b.md", "N", "", "2026-01-02", section(note.Improve, "[ ] y #alpha"))}, true},
		{"in the same note", []*note.Note{interview("a.md", "N", "", "2026-01-01", ticked(""), section(note.Improve, "y #alpha"))}, false},
		{"earlier", []*note.Note{interview("a.md", "N", "", "2026-01-05", ticked("")), interview("b.md", "N", "", "2026-01-02", section(note.Improve, "y #alpha"))}, false},
		{"before the day of the tick", []*note.Note{interview("a.md", "N", "", "2026-01-01", ticked("2026-01-10")), interview("b.md", "N", "", "2026-01-05", section(note.Improve, "y #alpha"))}, false},
		{"after the day of the tick", []*note.Note{interview("a.md", "N", "", "2026-01-01", ticked("2026-01-10")), interview("b.md", "N", "", "2026-01-11", section(note.Improve, "y #alpha"))}, true},
		{"ticked again", []*note.Note{interview("a.md", "N", "", "2026-01-01", ticked("")), interview("b.md", "N", "", "2026-01-11", ticked(""))}, false},
		{"without a day", []*note.Note{interview("a.md", "N", "", "2026-01-01", ticked("")), interview("b.md", "N", "", "", section(note.Improve, "y #alpha"))}, false},
	} {
		th := themed(t, connect(t, test.notes...), "alpha")
		equal(t, test.name, th.CameBack, test.want)
		returned := false
		for _, l := range th.Lessons {
			if l.Returned {
				returned = true
				equal(t, test.name+": the line", l.Text, "y")
			}
		}
		equal(t, test.name+": returned", returned, test.want)
	}
}

func TestTop(t *testing.T) {
	past := []*note.Note{
		interview("a.md", "Northwind", "", "2026-02-01", stage("phone screen"), section(note.Improve, "a #alpha", "b #alpha", "c #beta", "d #gamma")),
		interview("b.md", "Mosslane", "", "2026-03-02", stage("Live coding"), section(note.Improve, "e #delta", "f #epsilon", "[x] g #zeta", "[x] h #zeta", "[x] i #zeta", "[x] j #zeta", "[x] k #zeta")),
		interview("c.md", "Mosslane", "", "2026-03-03", stage("final"), section(note.Improve, "l #epsilon")),
	}
	top := func(j *Journal) string {
		return strings.Join(each(j.Top, func(th *Theme) string { return th.Name + ": " + th.Why }), "\n")
	}
	equal(t, "nothing ahead", top(connect(t, past...)), `epsilon: Twice in 2 interviews, last on 3 March.
delta: Once, on 2 March.
alpha: Twice in one interview, last on 1 February.`)

	coding := interview("n.md", "Quaylight", "", "2026-03-06 10:00", stage("technical"))
	equal(t, "a technical round", top(connect(t, append(past, coding)...)), `epsilon: Twice in 2 interviews, last on 3 March; the next interview is a technical round, where it came up once.
delta: Once, on 2 March; the next interview is a technical round, where it came up once.
alpha: Twice in one interview, last on 1 February.`)

	phone := interview("n.md", "Quaylight", "", "2026-03-06 10:00", stage("phone"))
	equal(t, "another phone call", top(connect(t, append(past, phone)...)), `epsilon: Twice in 2 interviews, last on 3 March.
alpha: Twice in one interview, last on 1 February; the next interview is a phone call, where it came up twice.
delta: Once, on 2 March.`)

	there := interview("n.md", "Northwind", "", "2026-03-06 10:00", stage("panel"))
	later := interview("o.md", "Quaylight", "", "2026-03-09", stage("technical"))
	equal(t, "a company met before", top(connect(t, append(past, later, there)...)), `epsilon: Twice in 2 interviews, last on 3 March.
alpha: Twice in one interview, last on 1 February; the next interview is at Northwind, where it came up twice.
delta: Once, on 2 March.`)

	j := connect(t, past...)
	for _, th := range j.Themes {
		in := false
		for _, o := range j.Top {
			in = in || o == th
		}
		equal(t, th.Name, th.Top, in)
		equal(t, th.Name, th.Why != "", in)
	}
	equal(t, "year", connectAt(t, "2027-01-01", past[2]).Top[0].Why, "Once, on 3 March 2026.")
	equal(t, "employer", connect(t, interview("a.md", "N", "", "2026-01-01", section(note.Feedback, "too slow #alpha", "not fast #alpha"))).Top[0].Why,
		"Twice in one interview, last on 1 January, twice in the words of an employer.")
	equal(t, "none", len(connect(t).Top), 0)
}

// What nobody can use at the next interview is not among the three, and the page says so.
func TestTopFitsTheMeeting(t *testing.T) {
	of := func(options ...option) string {
		notes := []*note.Note{
			interview("a.md", "Northwind", "", "2026-02-01", stage("final"), section(note.Improve, "a #setup", "b #setup", "c #setup", "d #body-language", "e #body-language", "f #nerves", "g #coding")),
			interview("b.md", "Northwind", "", "2026-02-02", stage("technical"), section(note.Improve, "[x] a #salary", "[x] b #salary", "[x] c #salary", "[x] d #salary", "[x] e #salary")),
			interview("n.md", "Quaylight", "", "2026-03-06 10:00", options...),
		}
		j := connect(t, notes...)
		var not []string
		for _, p := range j.Passed {
			not = append(not, p.Name+": "+p.Not)
		}
		return strings.Join(each(j.Top, func(th *Theme) string { return th.Name }), " ") + "; " + strings.Join(not, "; ")
	}
	meets := func(format string) option { return func(n *note.Note) { n.Format.Value = format } }
	equal(t, "video", of(meets("Zoom")), "setup body-language coding; salary: 5 times, but all ticked")
	equal(t, "on site", of(meets("vor Ort")), "body-language coding nerves; setup: 3 times, but it is of no use where you meet in person; salary: 5 times, but all ticked")
	equal(t, "phone", of(meets("phone")), "coding nerves; setup: 3 times, but it is of no use on the phone; salary: 5 times, but all ticked")
	equal(t, "a screen", of(meets("video"), stage("recruiter screen")), "setup body-language nerves; salary: 5 times, but all ticked")
	equal(t, "unknown", of(), "setup body-language coding; salary: 5 times, but all ticked")
}

// An old habit and a theme of the same role.
func TestTopOfTheRole(t *testing.T) {
	var notes []*note.Note
	for i := range 7 {
		notes = append(notes, interview("old"+itoa(i)+".md", "Northwind", "Cook", on("2025-06-01").AddDays(i).String(), section(note.Improve, "old #alpha")))
	}
	notes = append(notes,
		interview("a.md", "Northwind", "Waiter", "2026-02-27", section(note.Improve, "a #beta")),
		interview("b.md", "Northwind", "Cook", "2026-02-26", section(note.Improve, "a #gamma", "b #delta", "c #epsilon")),
		interview("n.md", "Quaylight", "cook", "2026-03-06"))
	j := connect(t, notes...)
	equalList(t, "top", each(j.Top, func(th *Theme) string { return th.Name }), "delta", "epsilon", "gamma")
	equal(t, "why", j.Top[0].Why, "Once, on 26 February; the next interview is for the same role, cook, for which it came up once.")
	equal(t, "passed", len(j.Passed), 2)
	equal(t, "why not", j.Passed[1].Not, "7 times, but not since 7 June 2025")
}

func TestThemeAnchors(t *testing.T) {
	j := connect(t, interview("a.md", "N", "", "2026-01-01", section(note.Improve, "a #alpha", "zebra quagga okapi", "tapir armadillo walrus")))
	seen := map[string]bool{}
	for _, th := range j.Themes {
		if th.Anchor == "" || seen[th.Anchor] {
			t.Errorf("anchor %q of %q", th.Anchor, th.Name)
		}
		seen[th.Anchor] = true
	}
}
