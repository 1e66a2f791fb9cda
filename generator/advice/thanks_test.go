package advice

import (
	"strings"
	"testing"
)

const northwind = `
-- interviews/2026-03-04-northwind.md --
---
company: Northwind Robotics
role: Backend Engineer
date: 2026-03-04 10:00
duration: 60m
stage: technical
interviewers:
  - Mary Chen, Engineering Manager <mary@northwind.example>
  - Ross Diaz, Staff Engineer
recruiter: Dana Poe <dana@agency.example>
next_steps: answer by 2026-03-11, ask Mary Chen by email
LINES
---
`

// with puts lines into the front matter of the notes of an archive.
func with(archive string, lines ...string) string {
	return strings.ReplaceAll(archive, "LINES\n", strings.Join(append(lines, ""), "\n"))
}

func TestPractice16_ThankYouWithin24Hours(t *testing.T) {
	mary := "thank-you Mary Chen, Wed 04 Mar 11:00 to Thu 05 Mar 11:00"
	ross := "thank-you Ross Diaz, Wed 04 Mar 11:00 to Thu 05 Mar 11:00"
	for _, c := range []struct {
		now  string
		want []string
	}{
		{"2026-03-04 10:59", nil},
		{"2026-03-04 11:00", []string{"due 16 " + mary, "due 16 " + ross}},
		{"2026-03-05 10:59", []string{"due 16 " + mary, "due 16 " + ross}},
		{"2026-03-05 11:00", []string{"overdue 16 " + mary, "overdue 16 " + ross}},
		{"2026-03-12 10:59", []string{"overdue 16 " + mary, "overdue 16 " + ross}},
		{"2026-03-12 11:00", []string{"missed 16 " + mary, "missed 16 " + ross}},
		{"2026-03-19 11:00", nil},
	} {
		want(t, open(t, c.now, with(northwind)), "thank-you", c.want...)
	}
	a := one(t, open(t, "2026-03-05 08:00", with(northwind, "log:", "  - 2026-03-04 16:05 thank-you Ross")), "thank-you")
	if a.Title != "Thank Mary Chen" || a.Log != "thank-you Mary Chen" || a.Note.Path != "interviews/2026-03-04-northwind.md" {
		t.Errorf("%+v", a)
	}
	contains(t, a.Why, "ended Wed 4 Mar at 11:00", "24 hours", "working hours")
}

func TestPractice16_AfternoonIsThankedTheNextMorning(t *testing.T) {
	j := open(t, "2026-03-04 18:00", strings.ReplaceAll(with(northwind), "04 10:00", "04 14:00"))
	want(t, j, "thank-you",
		"upcoming 16 thank-you Mary Chen, Thu 05 Mar 09:00 to Thu 05 Mar 15:00",
		"upcoming 16 thank-you Ross Diaz, Thu 05 Mar 09:00 to Thu 05 Mar 15:00")
}

func TestPractice16_ZoneOfTheInterview(t *testing.T) {
	j := open(t, "2026-03-05 12:00", strings.ReplaceAll(with(northwind, "timezone: America/Los_Angeles"), "04 10:00", "04 14:00"))
	for _, a := range Actions(j) {
		if a.What == "thank-you" && (a.State != Upcoming || a.From.UTC().Format("02 15:04") != "05 17:00" || a.From.Format("15:04") != "09:00") {
			t.Errorf("at noon in Berlin it is three in the morning there: %s from %v", a.State, a.From)
		}
	}
}

func TestPractice16_WithoutATime(t *testing.T) {
	day := strings.ReplaceAll(with(northwind), "04 10:00", "04")
	want(t, open(t, "2026-03-04 18:00", day), "thank-you")
	want(t, open(t, "2026-03-05 08:00", day), "thank-you",
		"upcoming 16 thank-you Mary Chen, Thu 05 Mar 09:00 to Thu 05 Mar 17:00",
		"upcoming 16 thank-you Ross Diaz, Thu 05 Mar 09:00 to Thu 05 Mar 17:00")
	undated := strings.ReplaceAll(strings.ReplaceAll(with(northwind, "outcome: waiting"), "date: 2026-03-04 10:00\n", ""), "2026-03-04-", "")
	if got := lines(open(t, "2026-03-05 08:00", undated), "thank-you", "debrief", "address", "recruiter-call"); got != nil {
		t.Errorf("an interview without a day: %q", got)
	}
}

func TestPractice17_OneMessageForEachPerson(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		body  string
		left  []string // who is still to be thanked
	}{
		{"nobody", nil, "", []string{"Mary Chen", "Ross Diaz"}},
		{"one by name", []string{"log:", "  - 2026-03-04 16:05 thank-you Mary Chen"}, "", []string{"Ross Diaz"}},
		{"one by first name", []string{"log:", "  - 2026-03-05 thanked Ross: for the story"}, "", []string{"Mary Chen"}},
		{"two in one line", []string{"log:", "  - 2026-03-04 thank-you Mary and Ross"}, "", nil},
		{"everybody", []string{"log:", "  - 2026-03-04 thank-you all"}, "", nil},
		{"nobody in particular", []string{"log:", "  - 2026-03-04 thank-you"}, "", nil},
		{"the recruiter alone", []string{"log:", "  - 2026-03-04 thank-you Dana Poe"}, "", []string{"Mary Chen", "Ross Diaz"}},
		{"before the interview", []string{"log:", "  - 2026-03-03 thank-you Mary Chen", "  - 2026-03-04 09:10 thank-you Ross Diaz"}, "", []string{"Mary Chen", "Ross Diaz"}},
		{"a key", []string{"thank_you_sent: yes"}, "", nil},
		{"a day", []string{"thank_you_date: 2026-03-04"}, "", nil},
		{"ticked for all", nil, "## Next steps\n- [x] Thank-you to all three (sent 2026-03-04)\n", nil},
		{"ticked for one", nil, "## Next steps\n- [x] wrote to Mary\n- [ ] thank Ross\n", []string{"Ross Diaz"}},
		{"ticked in German", nil, "## Next steps\n- [x] Dankesmail an Ross\n", []string{"Mary Chen"}},
		{"ticked something else", nil, "## Next steps\n- [x] read about event sourcing\n", []string{"Mary Chen", "Ross Diaz"}},
		{"in another note", nil, "-- applications/northwind.md --\n---\ncompany: Northwind Robotics\nrole: Backend Engineer\nlog:\n  - 2026-03-04 15:00 thank-you Mary\n---\n", []string{"Ross Diaz"}},
	} {
		var left []string
		seen := map[string]bool{}
		for _, a := range Actions(open(t, "2026-03-05 10:00", with(northwind, c.lines...)+c.body)) {
			if a.What == "thank-you" {
				left = append(left, a.Person)
				seen[a.ID] = true
			}
		}
		if strings.Join(left, ", ") != strings.Join(c.left, ", ") || len(seen) != len(left) {
			t.Errorf("%s: %q are still to be thanked, want %q", c.name, left, c.left)
		}
	}
}

func TestPractice17_AFirstNameOfTwoMeansNeither(t *testing.T) {
	two := strings.ReplaceAll(with(northwind, "log:", "  - 2026-03-04 16:05 thank-you Mary"), "Ross Diaz", "Mary Stone")
	if got := lines(open(t, "2026-03-05 10:00", two), "thank-you"); len(got) != 2 {
		t.Errorf("it cannot be told which Mary was thanked, but: %q", got)
	}
}

func TestPractice17_NotForWhatIsOver(t *testing.T) {
	for _, outcome := range []string{"cancelled", "withdrawn", "rejected", "declined", "accepted", "silent"} {
		if got := lines(open(t, "2026-03-05 10:00", with(northwind, "outcome: "+outcome)), "thank-you", "address", "recruiter-call", "timeline"); got != nil {
			t.Errorf("%s: %q", outcome, got)
		}
	}
}

func TestPractice02_AddressIsMissing(t *testing.T) {
	want(t, open(t, "2026-03-04 12:00", with(northwind)), "address", "due 2 address Ross Diaz, Wed 04 Mar 09:00 to Thu 05 Mar 11:00")
	want(t, open(t, "2026-03-05 12:00", with(northwind)), "address", "overdue 2 address Ross Diaz, Wed 04 Mar 09:00 to Thu 05 Mar 11:00")
	want(t, open(t, "2026-03-12 12:00", with(northwind)), "address")
	want(t, open(t, "2026-03-04 12:00", with(northwind, "log:", "  - 2026-03-04 11:30 thank-you Ross Diaz")), "address")
	contains(t, one(t, open(t, "2026-03-04 12:00", with(northwind)), "address").Why, "Ask Dana Poe for it")
	nobody := `
-- interviews/a.md --
---
company: Northwind Robotics
date: 2026-03-04 10:00
---
`
	if a := one(t, open(t, "2026-03-04 12:00", nobody), "address"); a.Person != "" || a.Title != "Find out who interviewed you" {
		t.Errorf("nobody is named: %+v", a)
	}
}

func TestPractice15_RecruiterIsCalledTheSameDay(t *testing.T) {
	want(t, open(t, "2026-03-04 12:00", with(northwind)), "recruiter-call", "due 15 recruiter-call Dana Poe, Wed 04 Mar 11:00 to Wed 04 Mar 17:00")
	want(t, open(t, "2026-03-05 12:00", with(northwind)), "recruiter-call", "overdue 15 recruiter-call Dana Poe, Wed 04 Mar 11:00 to Wed 04 Mar 17:00")
	want(t, open(t, "2026-03-13 12:00", with(northwind)), "recruiter-call")
	want(t, open(t, "2026-03-04 18:00", strings.ReplaceAll(with(northwind), "04 10:00", "04 16:00")), "recruiter-call", "upcoming 15 recruiter-call Dana Poe, Thu 05 Mar 09:00 to Thu 05 Mar 17:00")
	for _, line := range []string{"2026-03-04 recruiter-call Dana Poe", "2026-03-04 11:30 recruiter-call", "2026-03-04 thank-you Dana"} {
		want(t, open(t, "2026-03-04 12:00", with(northwind, "log:", "  - "+line)), "recruiter-call")
	}
	screen := strings.ReplaceAll(with(northwind), "  - Mary Chen, Engineering Manager <mary@northwind.example>\n  - Ross Diaz, Staff Engineer", "  - Dana Poe")
	j := open(t, "2026-03-04 12:00", screen)
	want(t, j, "recruiter-call")
	want(t, j, "thank-you", "due 16 thank-you Dana Poe, Wed 04 Mar 11:00 to Thu 05 Mar 11:00")
}

func TestPractice15_RecruiterFollowsUpForYou(t *testing.T) {
	thanked := []string{"log:", "  - 2026-03-04 16:05 thank-you all"}
	want(t, open(t, "2026-03-12 10:00", with(northwind, thanked...)), "follow-up", "due 20 follow-up Mary Chen, Thu 12 Mar 09:00 to Thu 12 Mar 17:00") // as the note says
	j := open(t, "2026-03-12 10:00", with(northwind, append(thanked, "  - 2026-03-04 17:00 recruiter-call Dana Poe: she will press them")...))
	want(t, j, "follow-up", "due 15 follow-up Dana Poe, Thu 12 Mar 09:00 to Thu 12 Mar 17:00")
	if a := one(t, j, "follow-up"); a.Title != "Ask Dana Poe to follow up with Northwind Robotics" || a.Log != "follow-up Dana Poe" {
		t.Errorf("%+v", a)
	}
}

// Who has no name is thanked by nobody, and the names are asked for.
func TestPractice16_ARoleIsNotAddressed(t *testing.T) {
	for _, who := range []string{"CTO", "the engineering team", "two nurses and the ward manager", "someone from HR", "Pflegedienstleitung", "人事担当者", "two others"} {
		note := "-- interviews/2026-03-04-northwind.md --\n---\ncompany: Northwind Robotics\nrole: Engineer\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers: " + who + "\n---\n"
		j := open(t, "2026-03-04 12:00", note)
		if len(j.People) > 0 {
			t.Errorf("%s is the person %q", who, j.People[0].Name)
		}
		want(t, j, "thank-you")
		contains(t, one(t, j, "address").Title, "Find out who interviewed you")
	}
	j := open(t, "2026-03-04 12:00", strings.ReplaceAll(with(northwind), "  - Ross Diaz, Staff Engineer\n", "  - CTO\n  - two others\n"))
	want(t, j, "thank-you", "due 16 thank-you Mary Chen, Wed 04 Mar 11:00 to Thu 05 Mar 11:00")
}

func TestPractice16_SeveralInOneLine(t *testing.T) {
	for _, line := range []string{"thank-you Mary Chen and Ross Diaz", "thank-you Mary, Ross", "thank-you Mary & Ross", "thank-you Ross Diaz / Mary Chen", "thank-you Mary und Ross", "thank-you Mary et Ross"} {
		want(t, open(t, "2026-03-05 08:00", with(northwind, "log:", "  - 2026-03-04 16:05 "+line)), "thank-you")
	}
}
