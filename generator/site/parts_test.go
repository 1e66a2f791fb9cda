package site

import (
	"fmt"
	"strings"
	"testing"
)

// longSearch is a journal that is too long for one page of anything.
func longSearch(t *testing.T) *Site {
	t.Helper()
	files := map[string]string{}
	stages := []string{"screen", "technical", "final", ""}
	for n := range 240 {
		date := fmt.Sprintf("%d-%02d-%02d", 2024+n/168, 1+n/14%12, 1+n%14*2)
		var asked strings.Builder
		for q := range 5 {
			fmt.Fprintf(&asked, "- [%d/5] What is thing%d of kind%d?\n  - better: say what thing%d is\n", 1+(n+q)%5, n, q, n)
		}
		files[fmt.Sprintf("interviews/%03d.md", n)] = fmt.Sprintf("---\ncompany: Company%d\ndate: %s\nstage: %s\ninterviewers: [Mary%d Chen%d, Ross%d Diaz%d]\n---\nText %d.\n\n## Questions they asked\n%s\n## To improve\n- [ ] own line %d #own%d\n- [ ] other line %d #own%d\n",
			n/2, date, stages[n%4], n, n, n, n, n, asked.String(), n, n%90, n, n%90)
	}
	files["interviews/next.md"] = "---\ncompany: Company3\ndate: 2026-03-16 14:00\nstage: technical\n---\n"
	return made(t, notes(files))
}

// What is on a later page of a list is linked and found there, once on each list.
func TestParts(t *testing.T) {
	s := longSearch(t)
	v := view{s, ""}
	pages := map[string]string{}
	stands := func(x any, what string) {
		t.Helper()
		address, err := v.address(x)
		if err != nil {
			t.Fatal(err)
		}
		at, id, _ := strings.Cut(address, "#")
		if pages[at] == "" {
			pages[at] = page(t, s, at)
		}
		if strings.Count(pages[at], ` id="`+id+`"`) != 1 {
			t.Errorf("%s is not at %s", what, address)
		}
	}
	for _, q := range s.journal.Questions {
		stands(q, q.Text)
	}
	if len(pages) < 4 {
		t.Errorf("%d questions are on %d pages", len(s.journal.Questions), len(pages))
	}
	for _, p := range s.journal.People {
		stands(p, p.Name)
	}
	for _, t := range s.journal.Themes {
		stands(t, t.Title)
	}
	for _, d := range v.documents() {
		listed := d.Kind == "question" || d.Kind == "person" || d.Kind == "lesson" && strings.HasPrefix(d.Page, "improve")
		if listed && !strings.Contains(pages[d.Page], ` id="`+d.Anchor+`"`) {
			t.Errorf("the search finds %q at %s#%s", d.Title, d.Page, d.Anchor)
		}
	}
	for folder, want := range map[string]int{"debriefs": len(s.journal.Debriefs()), "timeline": len(s.journal.Debriefs())} {
		stand, parts := 0, 0
		for _, name := range s.Names() {
			if strings.HasPrefix(name, folder) {
				text := page(t, s, name)
				stand += strings.Count(text, `<article class="entry`) + strings.Count(text, `<details class="older`) + strings.Count(text, `<div class="talk"`) - strings.Count(text, `<div class="day ahead"`)
				parts++
			}
		}
		if stand != want || parts < 2 {
			t.Errorf("%d of %d interviews are on %d pages of %s", stand, want, parts, folder)
		}
	}
	first := page(t, s, "questions.html")
	holds(t, "the first page", first, `aria-current="true"><span dir="auto">the weakest`, `href="questions/technical.html"`, `href="questions/no-stage.html"`)
	if strings.Contains(first, `type="radio"`) {
		t.Error("a filter goes over one page of several")
	}
	more := page(t, s, "questions/technical/2.html")
	holds(t, "a later page", more, `href="../../questions/technical.html">1<`, `href="../../questions/technical/2.html" aria-current="page"`, "of 300")
}

// Each card is on a page of its stage, the one for the next interview on the first, and
// the bank knows where each is.
func TestPartsOfPractice(t *testing.T) {
	s := longSearch(t)
	begin := page(t, s, "practice.html")
	holds(t, "the first page", begin, `value="for-next"`, `src="practice-bank.js"`, `href="practice/technical.html"`)
	bank, err := s.ReadFile(cardBank)
	if err != nil {
		t.Fatal(err)
	}
	cards := 0
	for _, name := range s.Names() {
		if strings.HasPrefix(name, "practice/") {
			text := page(t, s, name)
			cards += strings.Count(text, `class="flash"`)
			holds(t, name, text, `src="../`, `data-root="../`)
		}
	}
	if want := len(s.journal.Questions); cards != want {
		t.Errorf("%d cards are on the pages of the stages, want %d", cards, want)
	}
	for _, q := range s.journal.Questions {
		if known := wordings(q)[:inBank]; !strings.Contains(string(bank), known) {
			t.Errorf("the bank does not know %q", q.Text)
		}
	}
}

// One application of years ago that still goes on does not press all lanes of a long
// search into a corner; what it had before is one mark.
func TestLanesBeginWithMost(t *testing.T) {
	files := map[string]string{
		"interviews/old.md": "---\ncompany: Oldhall\nrole: R\ndate: 2022-03-02\noutcome: waiting\nlog:\n  - 2026-03-09 follow-up\n---\n",
	}
	for n := range 20 {
		files[fmt.Sprintf("interviews/n%d.md", n)] = fmt.Sprintf("---\ncompany: Newhall%d\nrole: R\ndate: 2025-12-%02d\noutcome: rejected\n---\n", n, 1+n)
	}
	s := made(t, notes(files))
	lanes, err := view{s, ""}.lanesOf(s.journal)
	if err != nil || lanes == nil {
		t.Fatal(err)
	}
	if lanes.Since.Year != 2022 || !strings.Contains(string(lanes.Head), "Jan") || lanes.Signs[0] != "earlier" {
		t.Errorf("since %v, signs %v, head %s", lanes.Since, lanes.Signs, lanes.Head)
	}
	own, err := view{s, ""}.lanesOf(s.journal.Applications[len(s.journal.Applications)-1])
	if err != nil || own == nil {
		t.Fatal(err)
	}
	for _, sign := range own.Signs {
		if sign == "earlier" {
			t.Error("the lane of one application does not begin with it")
		}
	}
}
