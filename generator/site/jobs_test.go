package site

import (
	"regexp"
	"strings"
	"testing"
)

// jobs is a search with an application in every state, on Thursday 2026-03-12.
func jobs() map[string]string {
	return map[string]string{
		"interviews/a.md":    "---\ncompany: Alder\nrole: Nurse\nstage: phone\ndate: 2026-02-20\noutcome: passed\ninterviewers: [Ann Ash]\n---\nThey were kind.\n## Questions they asked\n- [2/5] Why nursing?\n- [5/5] Where do you live?\n## Still to ask\n- Who plans the shifts?\n- [x] Is there parking?\n",
		"interviews/a2.md":   "---\ncompany: Alder\nrole: Nurse\nstage: panel\ndate: 2026-03-20 10:00\ninterviewers: [Bea Birch]\n---\n",
		"interviews/b.md":    "---\ncompany: Birch\nrole: Cook\nstage: trial shift\ndate: 2026-02-24\ninterviewers: [Cy Cedar]\n---\nA long evening.\n## Questions they asked\n- Why nursing?\n- How many covers?\n",
		"interviews/c.md":    "---\ncompany: Cedar\nrole: Clerk\nstage: phone\ndate: 2026-01-10\noutcome: rejected\nlog:\n  - 2026-01-15 rejected\n---\nShort.\n",
		"applications/d.md":  "---\ncompany: Dogwood\nrole: Driver\napplied: 2026-03-02\n---\n",
		"companies/birch.md": "---\ncompany: Birch\n---\nA kitchen by the river.\n\n## Concerns\n- late hours\n",
		"companies/elm.md":   "---\ncompany: Elm\n---\nHeard of them.\n",
	}
}

// Applications stand by status, those that are over last; each with its next date or
// the days of silence.
func TestApplicationsByStatus(t *testing.T) {
	text := page(t, made(t, notes(jobs())), "applications.html")
	order := regexp.MustCompile(`>(Talking|Sent|Over) <span`).FindAllStringSubmatch(text, -1)
	if len(order) != 3 || order[0][1] != "Talking" || order[2][1] != "Over" {
		t.Errorf("the groups are %q", order)
	}
	rows := regexp.MustCompile(`(?s)<li>.*?</li>`).FindAllString(text, -1)
	row := func(company string) string {
		for _, r := range rows {
			if strings.Contains(r, ">"+company+"<") {
				return r
			}
		}
		t.Fatalf("there is no row of %s", company)
		return ""
	}
	holds(t, "one with a round ahead", row("Alder"), "panel", "Fri 20 Mar at 10:00", "1 interview, one ahead")
	holds(t, "one that is silent", row("Birch"), "16 days silent")
	holds(t, "one without a talk", row("Dogwood"), "no talk yet", "10 days silent")
	holds(t, "one that is over", row("Cedar"), "rejected", "Thu 15 Jan")
	for _, company := range []string{"Alder", "Cedar"} {
		if strings.Contains(row(company), "silent") {
			t.Errorf("%s is called silent", company)
		}
	}
}

// Companies stand by the application that is furthest there.
func TestCompaniesByStatus(t *testing.T) {
	text := page(t, made(t, notes(jobs())), "companies.html")
	at := -1
	for _, want := range []string{"Talking to you", ">Alder<", ">Birch<", "Applied or planned", ">Dogwood<", ">Noted <", ">Elm<", ">Over <", ">Cedar<"} {
		next := strings.Index(text, want)
		if next <= at {
			t.Errorf("%s is not where it belongs:\n%s", want, text)
		}
		at = next
	}
	holds(t, "the companies", text, "Two of five companies talk to you", "A kitchen by the river.")
}

// A page of an employer begins with its own lane and what its writer said; what the
// note says itself is not told a second time.
func TestCompanyBeginsWithItsLane(t *testing.T) {
	text := page(t, made(t, notes(jobs())), "companies/birch.html")
	lane, words := strings.Index(text, `class="lanes own-lanes"`), strings.Index(text, "A kitchen by the river.")
	if lane < 0 || words < lane {
		t.Errorf("the lane and the words do not come first:\n%s", text)
	}
	if n := strings.Count(text, "late hours"); n != 1 {
		t.Errorf("a concern of the note stands there %d times", n)
	}
	alder := page(t, made(t, notes(jobs())), "companies/alder.html")
	holds(t, "what is still to ask", section(t, alder, "_ask"), "Who plans the shifts?")
	if strings.Contains(section(t, alder, "_ask"), "parking") {
		t.Error("a question that was ticked is still to be asked")
	}
}

// Whoever is met next stands first, then who was met last.
func TestPeopleByNextAndLast(t *testing.T) {
	text := page(t, made(t, notes(jobs())), "people.html")
	bea, ann, cy := strings.Index(text, `id="bea-birch"`), strings.Index(text, `id="ann-ash"`), strings.Index(text, `id="cy-cedar"`)
	if bea < 0 || ann < bea || cy < ann {
		t.Errorf("Bea, Ann and Cy stand at %d, %d, %d", bea, ann, cy)
	}
	holds(t, "who is met next", text[bea:ann], "you meet <time", "Fri 20 Mar at 10:00")
	holds(t, "who was met last", text[cy:], "met <time", "Tue 24 Feb")
}

// Questions stand weakest first, and have the classes by which the filters find them.
func TestQuestionsFiltered(t *testing.T) {
	text := page(t, made(t, notes(jobs())), "questions.html")
	got := regexp.MustCompile(`<li class="([^"]*)" id="[^"]*"><details><summary>.*?<b dir="auto">([^<]*)`).FindAllStringSubmatch(text, -1)
	var rows []string
	for _, row := range got {
		rows = append(rows, row[2]+": "+row[1])
	}
	want := []string{"Why nursing?: weak again r2 r1", "Where do you live?: r1", "How many covers?: unscored r2"}
	if strings.Join(rows, "\n") != strings.Join(want, "\n") {
		t.Errorf("the questions are\n%s\nand not\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
	for _, id := range []string{"_w-weak", "_w-again", "_w-unscored", "_r-1", "_r-2"} {
		holds(t, "the filters", text, `id="`+id+`"`)
	}
}
