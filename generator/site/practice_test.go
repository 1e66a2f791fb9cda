package site

import (
	"strings"
	"testing"
)

// before is an interview that is over, with a debrief.
const before = `---
company: Northwind Robotics
role: Backend Engineer
date: 2026-03-04 10:00
duration: 60m
stage: technical
interviewers:
  - name: Mary Chen
    title: Engineering Manager
    email: mary@northwind.example
    remember: moving billing to event sourcing
ratings: {overall: 3, research: 4, confidence: 2, answers: 5, rapport: 1}
fit: {role: 4, growth: 5, culture: 3, values: 2, happiness: 1}
outcome: passed
---
## Questions they asked
- [2/5] Tell me about a conflict with a teammate #behavioural
  - why: forgot the outcome
  - better: start with the result, then the two options

## Went well
- Drew the failure modes before being asked #system-design
  - why: practised it on Sunday with Ross

## To improve
- [ ] Answer first, then the details #concise

## Reactions
- liked: the migration story
- disliked: the long introduction

## Learned
- two teams share one on-call

## Concerns
- three managers in two years

## Still to ask
- Who decides what is built next?
`

// ahead is the next round there.
const ahead = `---
company: Northwind Robotics
role: Backend Engineer
date: 2026-03-16 14:00
duration: 60m
stage: technical
format: video
interviewers: [Mary Chen, Ola Brandt]
---
## Preparation
- read the page on event sourcing
`

// twoRounds is a search with one company.
func twoRounds(t *testing.T) *Site {
	return made(t, notes(map[string]string{
		"interviews/2026-03-04-northwind.md": before,
		"interviews/2026-03-16-northwind.md": ahead,
	}))
}

func TestPractice03_WhatLandsAndWhatFallsFlat(t *testing.T) {
	improve := page(t, twoRounds(t), "improve.html")
	lands, falls := section(t, improve, "_lands"), section(t, improve, "_falls")
	holds(t, "what lands", lands, "the migration story", "Wed 4 Mar")
	holds(t, "what falls flat", falls, "the long introduction")
	if strings.Contains(lands, "introduction") || strings.Contains(falls, "migration") {
		t.Error("what they liked and what they did not are mixed up")
	}
}

func TestPractice04_LearnedOnTheCompanyPage(t *testing.T) {
	learned := section(t, page(t, twoRounds(t), "companies/northwind-robotics.html"), "_learned")
	holds(t, "the company page", learned, "two teams share one on-call", `href="../interviews/2026-03-04-northwind.html#`)
}

func TestPractice05_CarriedQuestionOnThePrepSheet(t *testing.T) {
	ask := section(t, page(t, twoRounds(t), "prep/2026-03-16-northwind.html"), "_ask")
	holds(t, "the prep sheet", ask, "Who decides what is built next?", "open since Northwind Robotics, technical")

	ticked := made(t, notes(map[string]string{
		"interviews/2026-03-04-northwind.md": strings.Replace(before, "- Who decides", "- [x] Who decides", 1),
		"interviews/2026-03-16-northwind.md": ahead,
	}))
	if ask := section(t, page(t, ticked, "prep/2026-03-16-northwind.html"), "_ask"); strings.Contains(ask, "Who decides") {
		t.Error("a question that was ticked is still to be asked")
	}
}

func TestPractice06_StrengthsWithTheReason(t *testing.T) {
	strengths := section(t, page(t, twoRounds(t), "improve.html"), "_strengths")
	holds(t, "the strengths", strengths, "Drew the failure modes before being asked", "practised it on Sunday with Ross")
}

func TestPractice07_ImprovePage(t *testing.T) {
	improve := page(t, twoRounds(t), "improve.html")
	plan, _, _ := strings.Cut(improve, `id="_themes"`)
	holds(t, "the plan", plan, `class="plan"`, "Answer first, then the details", `href="interviews/2026-03-16-northwind.html"`)
	holds(t, "the theme", section(t, improve, "_themes"), `id="theme-concise"`, "1 open", `href="interviews/2026-03-04-northwind.html#`)
}

func TestPractice08_QuestionWithReasonAndScore(t *testing.T) {
	holds(t, "the question bank", page(t, twoRounds(t), "questions.html"),
		"Tell me about a conflict with a teammate", ">2/5<", "forgot the outcome", "start with the result, then the two options", "Mary Chen")
}

func TestPractice09_RatingsOnDebriefAndInterview(t *testing.T) {
	s := twoRounds(t)
	for _, name := range []string{"debriefs.html", "interviews/2026-03-04-northwind.html"} {
		text := page(t, s, name)
		for word, score := range map[string]string{"overall": "3", "research": "4", "confidence": "2", "answers": "5", "rapport": "1"} {
			if name == "debriefs.html" {
				holds(t, name, text, "<span>"+word+" "+score+"</span>")
				continue
			}
			_, at, _ := strings.Cut(text, ">"+word+"</dt>")
			holds(t, name, at[:min(len(at), 700)], `<span class="score">`+score+"/5</span>")
		}
	}
}

func TestPractice11_PrepSheet(t *testing.T) {
	s := twoRounds(t)
	sheet := page(t, s, "prep/2026-03-16-northwind.html")
	for id, want := range map[string][]string{
		"_room":     {"Mary Chen", "Engineering Manager", "moving billing to event sourcing", "last met", "Ola Brandt"},
		"_ask":      {"Who decides what is built next?"},
		"_bring":    {"read the page on event sourcing"},
		"_lessons":  {"Answer first, then the details", `href="../improve.html#theme-concise"`},
		"_expect":   {">2/5<", "Tell me about a conflict with a teammate", "start with the result, then the two options", "asked here once"},
		"_said":     {"two teams share one on-call"},
		"_liked":    {"the migration story"},
		"_disliked": {"the long introduction"},
		"_concerns": {"three managers in two years"},
		"_earlier":  {`href="../interviews/2026-03-04-northwind.html"`},
	} {
		holds(t, id, section(t, sheet, id), want...)
	}
	for _, from := range []string{"index.html", "actions.html"} {
		holds(t, from, page(t, s, from), `href="prep/2026-03-16-northwind.html"`)
	}
	holds(t, "the interview's page", page(t, s, "interviews/2026-03-16-northwind.html"), `href="../prep/2026-03-16-northwind.html"`)
	if _, err := s.ReadFile("prep/2026-03-04-northwind.html"); err == nil {
		t.Error("an interview that is over has a prep sheet")
	}
}

func TestPractice13_FitAndConcernsSideBySide(t *testing.T) {
	s := twoRounds(t)
	company := page(t, s, "companies/northwind-robotics.html")
	holds(t, "the company page", section(t, company, "_concerns"), "three managers in two years")
	for n, name := range fitOrder {
		score := string("45321"[n])
		holds(t, "the company page", company, "<dt>"+name+`</dt><dd><span class="score s`+score+`">`)
	}
	row := page(t, s, "companies.html")
	holds(t, "the list of companies", row, ">Northwind Robotics<", "1 concern",
		`s4">4/5</span></td><td><span class="score s5">5/5</span></td><td><span class="score s3">3/5</span></td><td><span class="score s2">2/5</span></td><td><span class="score s1">1/5</span></td>`)
}

func TestPractice25_OffersSideBySide(t *testing.T) {
	s := made(t, notes(map[string]string{
		"interviews/2026-03-04-northwind.md": before,
		"interviews/2026-03-16-northwind.md": ahead,
		"applications/kestrel.md":            "---\ncompany: Kestrel Tools\nrole: Engineer\nsalary: 80,000 EUR\ndeadline: 2026-03-20\nfit: {role: 4, growth: 2}\nlog:\n  - 2026-03-10 offer: 30 days of leave\n---\n## Concerns\n- the long way to work\n",
		"applications/southwind.md":          "---\ncompany: Southwind\nrole: Developer\nsalary: 91,000 EUR\ndeadline: 2026-03-16\nfit: {role: 3, happiness: 5}\nlog:\n  - 2026-03-09 offer\n---\n",
		"applications/mill.md":               "---\ncompany: Old Mill\nrole: Developer\nsalary: 70,000 EUR\nlog:\n  - 2026-03-02 offer\n  - 2026-03-03 declined\n---\n",
	}))
	offers := page(t, s, "offers.html")
	table, _, _ := strings.Cut(offers, "</table>")
	if a, b := strings.Index(table, ">Southwind<"), strings.Index(table, ">Kestrel Tools<"); a < 0 || b < a {
		t.Errorf("the offer that must be answered first does not stand first:\n%s", table)
	}
	holds(t, "the table", table,
		"<bdi>91,000 EUR</bdi></td><td><bdi>80,000 EUR</bdi>", "Mon 16 Mar 2026", "in 4 days", "30 days of leave",
		`<th scope="row">role</th><td><span class="score s3">3/5</span></td><td><span class="score s4">4/5</span></td>`,
		`<th scope="row">happiness</th><td><span class="score s5">5/5</span></td><td><span class="none">–</span></td>`, "the long way to work")
	holds(t, "what is open elsewhere", section(t, offers, "_elsewhere"), "Northwind Robotics", "interviewing", "next <time", "Mon 16 Mar 2026")
	holds(t, "what was answered", section(t, offers, "_answered"), "Old Mill", "declined", "70,000 EUR")
	if strings.Contains(table, "Old Mill") {
		t.Error("an offer that was declined is still compared")
	}
	holds(t, "the start page", page(t, s, "index.html"), `href="offers.html">2 offers to answer`)
	holds(t, "the applications", page(t, s, "applications.html"), `href="offers.html"`)
}
