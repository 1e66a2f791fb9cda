package advice

import (
	"strings"
	"testing"
)

func TestPractice01_DebriefIsTheFirstThingDue(t *testing.T) {
	line := "1 debrief, Wed 04 Mar 09:00 to Thu 05 Mar 00:00"
	want(t, open(t, "2026-03-04 10:30", with(northwind)), "debrief")
	want(t, open(t, "2026-03-04 11:00", with(northwind)), "debrief", "due "+line)
	want(t, open(t, "2026-03-05 00:00", with(northwind)), "debrief", "overdue "+line)
	want(t, open(t, "2026-03-12 00:00", with(northwind)), "debrief", "missed "+line)
	want(t, open(t, "2026-03-19 00:00", with(northwind)), "debrief")
	for _, now := range []string{"2026-03-04 11:00", "2026-03-05 12:00"} {
		if first := Actions(open(t, now, with(northwind)))[0]; first.What != "debrief" {
			t.Errorf("at %s the first action is %s", now, first.What)
		}
	}
	contains(t, one(t, open(t, "2026-03-04 12:00", with(northwind)), "debrief").Why, "ended Wed 4 Mar at 11:00")
}

func TestPractice01_WhatIsADebrief(t *testing.T) {
	prose := strings.Repeat("We spoke about the billing job for a long time. ", 12)
	for _, c := range []struct {
		name, body string
		lines      []string
		missing    bool
	}{
		{"a question noted on the train", "## Questions they asked\n- How do you make a job idempotent?\n", nil, true},
		{"empty headings", "## Went well\n\n## To improve\n", nil, true},
		{"an entry", "## Went well\n- numbers ready\n", nil, false},
		{"a paragraph under a heading", "## Went well\n" + prose, nil, false},
		{"prose", prose, nil, false},
		{"preparation only", "## Prep notes\n" + prose, nil, true},
		{"ratings", "", []string{"ratings: {overall: 3}"}, false},
		{"rejected since", "", []string{"outcome: rejected"}, true},
	} {
		got := lines(open(t, "2026-03-04 12:00", with(northwind, c.lines...)+c.body), "debrief")
		if c.missing != (len(got) == 1) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

const rounds = `
-- interviews/2026-03-04-northwind.md --
---
company: Northwind Robotics
role: Backend Engineer
date: 2026-03-04 10:00
ratings: {overall: 3}
interviewers: [Mary Chen]
log:
  - 2026-03-04 14:00 thank-you Mary Chen
---

## Still to ask
- Who is on call?
- [x] How many teams?

-- interviews/2026-03-17-northwind.md --
---
company: Northwind Robotics
role: Backend Engineer
date: 2026-03-17 10:30
interviewers: [Ross Diaz]
LINES
---

## Still to ask
- Why event sourcing?
`

func TestPractice05_QuestionsAreCarriedToTheNextInterview(t *testing.T) {
	line := "5 ask, Fri 13 Mar 09:00 to Tue 17 Mar 10:30"
	want(t, open(t, "2026-03-12 10:00", with(rounds)), "ask", "upcoming "+line)
	want(t, open(t, "2026-03-13 10:00", with(rounds)), "ask", "due "+line)
	want(t, open(t, "2026-03-17 10:30", with(rounds)), "ask")
	want(t, open(t, "2026-03-13 10:00", with(rounds, "outcome: cancelled")), "ask")
	a := one(t, open(t, "2026-03-13 10:00", with(rounds)), "ask")
	if a.Title != "Take 2 open questions along" || a.Interview.Note.Path != "interviews/2026-03-17-northwind.md" {
		t.Errorf("%+v", a)
	}
	contains(t, a.Why, "Why event sourcing?", "1 of 2 from earlier rounds")
}

func TestPractice11_PrepSheetTwoDaysBefore(t *testing.T) {
	// Two days before a Tuesday is a Sunday, so it is the Friday.
	line := "11 prep, Fri 13 Mar 09:00 to Tue 17 Mar 10:30"
	want(t, open(t, "2026-03-12 10:00", with(rounds)), "prep", "upcoming "+line)
	want(t, open(t, "2026-03-17 10:29", with(rounds)), "prep", "due "+line)
	want(t, open(t, "2026-03-17 10:30", with(rounds)), "prep")
	thursday := strings.ReplaceAll(with(rounds), "03-17 10:30", "03-19")
	want(t, open(t, "2026-03-12 10:00", thursday), "prep", "upcoming 11 prep, Tue 17 Mar 09:00 to Thu 19 Mar 17:00")
	contains(t, one(t, open(t, "2026-03-13 10:00", with(rounds)), "prep").Why, "begins Tue 17 Mar at 10:30")
}

func TestPractice10_WeakQuestionNeedsABetterAnswer(t *testing.T) {
	body := "\n## Questions they asked\n- [2/5] What is a tombstone?\n  - why: forgot\n- [1/5] How many reports a second?\nBETTER- [4/5] Why us?\n- What is a mutex for?\n"
	note := with(northwind, "ratings: {overall: 2}") + body
	two := strings.ReplaceAll(note, "BETTER", "")
	want(t, open(t, "2026-03-04 12:00", two), "better-answer", "upcoming 10 better-answer, Thu 05 Mar 09:00")
	a := one(t, open(t, "2026-03-05 12:00", two), "better-answer")
	if a.Title != "Find better answers to 2 questions" || a.State != Due || a.Log != "" {
		t.Errorf("%+v", a)
	}
	single := strings.ReplaceAll(note, "BETTER", "  - better: four a second\n")
	if a := one(t, open(t, "2026-03-05 12:00", single), "better-answer"); a.Title != "Find a better answer to a question" || !strings.Contains(a.Why, "tombstone") {
		t.Errorf("%+v", a)
	}
	both := strings.ReplaceAll(single, "  - why: forgot", "  - better: a mark that something was deleted")
	want(t, open(t, "2026-03-05 12:00", both), "better-answer")
	ahead := "\n-- interviews/2026-03-20-mosslane.md --\n---\ncompany: Mosslane Energy\ndate: 2026-03-20 09:00\n---\n"
	want(t, open(t, "2026-03-05 12:00", single+ahead), "better-answer", "due 10 better-answer, Thu 05 Mar 09:00 to Fri 20 Mar 09:00")
	better := "\n-- interviews/2026-03-09-mosslane.md --\n---\ncompany: Mosslane Energy\ndate: 2026-03-09 09:00\n---\n\n## Questions they asked\n- [5/5] What is a tombstone?\n"
	want(t, open(t, "2026-03-10 12:00", single+better), "better-answer")
}

func TestPractice14_AskForTheTimeline(t *testing.T) {
	silent := strings.ReplaceAll(with(northwind), "next_steps: answer by 2026-03-11, ask Mary Chen by email\n", "LINES\n")
	line := "due 14 timeline Dana Poe, Wed 04 Mar 09:00 to Wed 11 Mar 17:00"
	want(t, open(t, "2026-03-04 12:00", with(silent)), "timeline", line)
	want(t, open(t, "2026-03-11 18:00", with(silent)), "timeline")
	want(t, open(t, "2026-03-04 12:00", with(northwind)), "timeline")
	want(t, open(t, "2026-03-06 12:00", with(silent, "log:", "  - 2026-03-05 answered Mary Chen: next round")), "timeline")
	want(t, open(t, "2026-03-06 12:00", with(silent, "log:", "  - 2026-03-04 15:00 thank-you all")), "timeline", line)
	want(t, open(t, "2026-03-04 12:00", with(silent)+"## Next steps\n- They call on Friday\n"), "timeline")
	want(t, open(t, "2026-03-04 12:00", with(silent)+"## Next steps\n- [ ] Thank-you to both\n"), "timeline", line)
	want(t, open(t, "2026-03-04 12:00", with(silent, "outcome: rejected")), "timeline")
}

func TestPractice01_LinesAreSortedWhileFresh(t *testing.T) {
	text := with(northwind) + "## To improve\n- Xylophone quartz\n- Zeppelin gasworks\n- Rambled for five minutes\n"
	line := "1 sort, Wed 04 Mar 09:00 to Thu 05 Mar 00:00"
	want(t, open(t, "2026-03-04 10:30", text), "sort")
	want(t, open(t, "2026-03-04 12:00", text), "sort", "due "+line)
	want(t, open(t, "2026-03-05 00:00", text), "sort")
	a := one(t, open(t, "2026-03-04 12:00", text), "sort")
	contains(t, a.Title, "Sort 2 lines of your debrief")
	contains(t, a.Why, "Xylophone quartz")
	contains(t, a.Why, "and 1 more surely")
	contains(t, a.Why, "journal sort")
	contains(t, a.How("content/"), "content/interviews/")
	want(t, open(t, "2026-03-04 12:00", strings.NewReplacer("quartz", "quartz #nerves", "gasworks", "gasworks #none").Replace(text)), "sort")
}
