package site

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"
	"time"

	"journal/generator/advice"
)

func TestActionsPageHasEveryAction(t *testing.T) {
	s := made(t, sample())
	text := page(t, s, "actions.html")
	if len(s.agenda.All) < 10 {
		t.Fatalf("the sample has %d actions", len(s.agenda.All))
	}
	for _, a := range s.agenda.All {
		_, item, found := strings.Cut(text, `id="_a-`+a.ID+`"`)
		item, _, _ = strings.Cut(item, "\n<li ")
		item = html.UnescapeString(item)
		if !found {
			t.Errorf("%s is not on the page", a.Title)
			continue
		}
		holds(t, a.Title, item, `data-state="`+string(a.State)+`"`, `data-from="`+a.From.Format(time.RFC3339)+`"`, "<time datetime=",
			a.Title, fmt.Sprintf("practice %d<", a.Practice))
		if !a.Until.IsZero() {
			holds(t, a.Title, item, `data-until="`+a.Until.Format(time.RFC3339)+`" data-late="`)
		}
		if command := "<code>journal done " + a.ID + "</code>"; strings.Contains(item, command) != (a.Log != "") {
			t.Errorf("%s, logged as %q: the command is on the page or is not\n%s", a.Title, a.Log, item)
		}
		if a.Company != nil {
			before, _, _ := strings.Cut(text, `id="_a-`+a.ID+`"`)
			heads := strings.Split(before, `class="who"`)
			holds(t, "above "+a.Title, heads[len(heads)-1], `href="`+a.Company.Address+`"`)
		}
	}
	order := []int{strings.Index(text, `id="_overdue"`), strings.Index(text, `id="_due"`), strings.Index(text, `id="_tomorrow"`), strings.Index(text, `id="_later"`)}
	if order[0] < 0 || !slices.IsSorted(order) {
		t.Errorf("the groups stand at %v", order)
	}
}

func TestActionsWhereTheyBelong(t *testing.T) {
	s := made(t, sample())
	thank := "Thank Mary Chen"
	for name, want := range map[string]bool{
		"interviews/2026-03-11-northwind-technical.html":   true,
		"companies/northwind-robotics.html":                true,
		"interviews/2026-03-13-lanternmoth-technical.html": false,
		"companies/lanternmoth-games.html":                 false,
	} {
		if got := strings.Contains(page(t, s, name), ">"+thank+"<"); got != want {
			t.Errorf("%s on %s: %v", thank, name, got)
		}
	}
	holds(t, "the actions", page(t, s, "actions.html"), `href="mailto:mary@northwind.example"`, `href="mailto:marek@dolezal.example"`)
}

func TestStartPageIsCalm(t *testing.T) {
	s := made(t, sample())
	start := page(t, s, "index.html")
	if n := strings.Count(start, `data-state="`); n != 6 {
		t.Errorf("%d actions on the start page", n)
	}
	_, due, _ := strings.Cut(start, `id="_due"`)
	due, _, _ = strings.Cut(due, `id="_next"`)
	holds(t, "what is due", due, ">Write down how it went<", ">Thank Mary Chen<", `href="actions.html">All 22 actions`)
	if strings.Index(due, "Write down") > strings.Index(due, "Thank Mary") {
		t.Error("what is overdue does not come first")
	}
	if strings.Index(start, `id="_due"`) > strings.Index(start, `id="_next"`) {
		t.Error("what is due does not come before the next interview")
	}
}

// The line under the heading says what today asks for: late things, things that
// end today, things that begin later today. It is silent about other days.
func TestTodayInOneLine(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at := func(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 0, 0, 0, zone) }
	for _, c := range []struct {
		what    string
		actions []advice.Action
		want    string
	}{
		{"nothing", nil, "Nothing is due today."},
		{"another day's", []advice.Action{{State: advice.Due, From: at(11, 9), Until: at(13, 1)}, {State: advice.Due, From: at(11, 9)}, {State: advice.Upcoming, From: at(13, 9), Until: at(13, 17)}, {State: advice.Missed, From: at(3, 9), Until: at(4, 9)}}, "Nothing is due today."},
		{"today's", []advice.Action{{State: advice.Overdue, From: at(10, 9), Until: at(11, 9)}, {State: advice.Due, From: at(11, 9), Until: at(13, 0)}, {State: advice.Due, From: at(11, 9), Until: at(12, 16)}, {State: advice.Upcoming, From: at(12, 17), Until: at(14, 17)}}, "One thing is late and two are due by 16:00."},
		{"later", []advice.Action{{State: advice.Upcoming, From: at(12, 17), Until: at(14, 17)}}, "Nothing is due yet; one thing comes later today."},
	} {
		s := made(t, notes(map[string]string{"pages/hello.md": "Hello."})) // Thursday, 12 March 2026
		s.agenda = advice.NewAgenda(s.journal, c.actions)
		if got := words(page(t, s, "index.html")); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
	start := page(t, made(t, sample()), "index.html")
	holds(t, "the line", words(start), "Two things are late and one is due by 16:00. Tomorrow at 11:00 you meet Lanternmoth Games.") // 10:00 in Lisbon
}

// words is a page without its markup.
func words(page string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(page, ""))), " ")
}

func TestNothingIsDue(t *testing.T) {
	s := made(t, notes(map[string]string{"pages/hello.md": "Hello."}))
	holds(t, "the start page", page(t, s, "index.html"), "Nothing is due.")
	holds(t, "the actions page", page(t, s, "actions.html"), "Nothing is due.", `class="card teach"`)
}

func TestWindowInWords(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	lisbon, err := time.LoadLocation("Europe/Lisbon")
	if err != nil {
		t.Fatal(err)
	}
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	s := made(t, notes(nil)) // Thursday, 12 March 2026
	at := func(day, hour int, zone *time.Location) time.Time {
		return time.Date(2026, 3, day, hour, 0, 0, 0, zone)
	}
	for _, c := range []struct {
		state       advice.State
		from, until time.Time
		want        string
	}{
		{advice.Due, at(12, 9, zone), at(12, 17, zone), "today 09:00–17:00"},
		{advice.Due, at(11, 9, zone), at(12, 17, zone), "by 17:00"},
		{advice.Due, at(11, 9, zone), at(13, 11, zone), "by tomorrow 11:00"},
		{advice.Due, at(11, 9, zone), at(16, 11, zone), "by Mon 16 Mar"},
		{advice.Due, at(2, 9, zone), time.Time{}, "since Mon 2 Mar"},
		{advice.Upcoming, at(16, 9, zone), at(16, 17, zone), "Mon 16 Mar 09:00–17:00"},
		{advice.Upcoming, at(13, 9, zone), at(17, 11, zone), "tomorrow–Tue 17 Mar"},
		{advice.Upcoming, at(13, 9, zone), time.Time{}, "from tomorrow 09:00"},
		{advice.Overdue, at(10, 9, zone), at(11, 17, zone), "was due yesterday 17:00"},
		{advice.Overdue, at(10, 9, zone), at(11, 0, zone), "was due Tue 10 Mar"},
		{advice.Missed, at(3, 9, zone), time.Date(2025, 12, 30, 17, 0, 0, 0, zone), "was due 30 Dec 2025 17:00"},
		{advice.Due, at(11, 9, lisbon), at(13, 10, lisbon), "by tomorrow 11:00 (10:00 in Lisbon)"},
		{advice.Upcoming, at(13, 9, lisbon), at(13, 17, lisbon), "tomorrow 10:00–18:00 (09:00–17:00 in Lisbon)"},
		{advice.Due, at(11, 9, tokyo), at(14, 7, tokyo), "by tomorrow 23:00 (Sat 07:00 in Tokyo)"},
	} {
		got := part(t, s, "window", view{Site: s}.window(&advice.Action{State: c.state, From: c.from, Until: c.until}))
		if plain := words(got); plain != c.want {
			t.Errorf("got %q, want %q", plain, c.want)
		}
		if relative := strings.Contains(c.want, "by 17:00") || strings.Contains(c.want, "tomorrow") || strings.Contains(c.want, "today") || strings.Contains(c.want, "yesterday"); strings.Contains(got, "data-plain") != relative {
			t.Errorf("%s cannot be put right on another day, or need not be", got)
		}
	}
}

// The script must not say of an action that it is overdue when package advice
// would say that it is over.
func TestLateAsAdviceHasIt(t *testing.T) {
	s := made(t, sample())
	checked := map[string]bool{}
	for _, clock := range []time.Time{s.journal.Now, s.journal.Now.AddDate(0, 0, -22), s.journal.Now.AddDate(0, 0, -8), s.journal.Now.AddDate(0, 0, -37)} {
		j, _ := connectedAt(t, sample(), clock)
		for _, a := range advice.Actions(j) {
			if a.State == advice.Overdue && late(&a) != "overdue" {
				t.Errorf("%s, %q is overdue, and the script would say %s", a.What, a.Title, late(&a))
			}
			if a.Until.IsZero() || a.State != advice.Due && a.State != advice.Upcoming {
				continue
			}
			after, _ := connectedAt(t, sample(), a.Until.Add(time.Minute))
			got := "over"
			if slices.ContainsFunc(advice.Actions(after), func(b advice.Action) bool { return b.ID == a.ID && b.State == advice.Overdue }) {
				got = "overdue"
			}
			checked[a.What] = true
			if late(&a) != got {
				t.Errorf("%s, %q: the script would say %s, advice says %s", a.What, a.Title, late(&a), got)
			}
		}
	}
	if len(checked) < 8 {
		t.Errorf("only %d kinds of actions were compared: %v", len(checked), checked)
	}
}
