package site

import (
	"regexp"
	"strings"
	"testing"

	"journal/generator/journal"
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
		"Tell me about a conflict with a teammate", ">2/5<", "forgot the outcome", "start with the result, then the two options", "Mary Chen", `class="weak`, `id="_w-weak"`)
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
	for n, name := range journal.FitQuestions {
		score := string("45321"[n])
		_, at, _ := strings.Cut(company, ">"+name+"</dt>")
		holds(t, "the company page", at[:min(len(at), 700)], `<span class="score">`+score+"/5</span>")
	}
	row := page(t, s, "companies.html")
	holds(t, "the list of companies", row, ">Northwind Robotics<", "1 concern")
	if got := regexp.MustCompile(`<span>(\d)<span class="vh"> of 5`).FindAllStringSubmatch(row, -1); len(got) != 5 || got[0][1]+got[1][1]+got[2][1]+got[3][1]+got[4][1] != "45321" {
		t.Errorf("the fit in the list of companies is %q", got)
	}
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
	table, _, _ := strings.Cut(offers, `id="_todo"`)
	if a, b := strings.Index(table, ">Southwind<"), strings.Index(table, ">Kestrel Tools<"); a < 0 || b < a {
		t.Errorf("the offer that must be answered first does not stand first:\n%s", table)
	}
	bids := strings.Split(table, "<article")
	if len(bids) != 4 {
		t.Fatalf("%d stand side by side, and not two offers and a talk", len(bids)-1)
	}
	holds(t, "the first", bids[1], ">Southwind<", "91,000 EUR", ">Mon 16 Mar<", "in 4 days", `<span class="score">3/5`, `<dt>happiness</dt>`, `<span class="score">5/5`)
	holds(t, "the second", bids[2], ">Kestrel Tools<", "80,000 EUR", ">Fri 20 Mar<", "30 days of leave", `<span class="score">4/5`, "the long way to work", `<dt>happiness</dt><dd><span class="soft">–`)
	holds(t, "the talk beside them", bids[3], ">Northwind Robotics<", "Mon 16 Mar at 14:00", "three managers in two years")
	holds(t, "what is open elsewhere", section(t, offers, "_elsewhere"), "carry on")
	holds(t, "what was answered", section(t, offers, "_answered"), "Old Mill", "declined", "70,000 EUR")
	if strings.Contains(table, "Old Mill") {
		t.Error("an offer that was declined is still compared")
	}
	holds(t, "the start page", page(t, s, "index.html"), `href="offers.html">2 offers to answer`)
	holds(t, "the applications", page(t, s, "applications.html"), `href="offers.html"`)
}
