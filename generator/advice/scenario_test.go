package advice

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"journal/content"
	"journal/generator/journal"
	"journal/generator/note"
)

// scene is the note of an interview, of which only what differs is told.
type scene struct {
	path, company, role, date, duration, stage string
	people, extra, body                        string
	log                                        []string
}

// The body of a note that says how it went.
const debriefText = "\n## Went well\n- steady #nerves\n\n## To improve\n- come to the point #concise\n"

// text returns the note as a file of an archive. Unless told otherwise it is of
// Wednesday, 6 May 2026, ten o'clock, with Ana Ruiz.
func (s scene) text() string {
	or := func(value, usual string) string {
		switch value {
		case "":
			return usual
		case "none":
			return ""
		}
		return value
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n-- interviews/%s.md --\n---\ncompany: %s\nrole: %s\ndate: %s\nduration: %s\nstage: %s\n",
		or(s.path, "a"), or(s.company, "Millbrook Kitchen"), or(s.role, "Cook"), or(s.date, "2026-05-06 10:00"), or(s.duration, "60m"), or(s.stage, "interview"))
	if people := or(s.people, "Ana Ruiz"); people != "" {
		b.WriteString("interviewers:\n")
		for p := range strings.SplitSeq(people, ", ") {
			first, _, _ := strings.Cut(p, " ")
			fmt.Fprintf(&b, "  - %s <%s@people.example>\n", p, strings.ToLower(first))
		}
	}
	b.WriteString(s.extra)
	if len(s.log) > 0 {
		b.WriteString("log:\n")
		for _, line := range s.log {
			b.WriteString("  - " + line + "\n")
		}
	}
	b.WriteString("---\n" + or(s.body, debriefText))
	return b.String()
}

const (
	thanked   = "2026-05-06 16:00 thank-you Ana Ruiz"
	agent     = "recruiter: Lena Fox <lena@agents.example>\n"
	offerMade = "2026-05-12 offer Ana Ruiz: answer by 2026-05-22"
)

// elsewhere is an interview at another company, with Eve Oduya.
func elsewhere(log ...string) string {
	return scene{path: "b", company: "Tern Bakery", date: "2026-05-06 14:00", people: "Eve Oduya", log: log}.text()
}

// expect is an action that should, or should not, be there: its practice, or
// 20 for all that stands for a follow-up; whose it is, if that matters; the day
// it begins, or "due" for what must be at hand.
type expect struct {
	practice     int
	person, when string
}

func (e expect) fits(a Action) bool {
	switch {
	case a.Practice != e.practice && !(e.practice == 20 && (a.Practice == 22 || a.Practice == 23 || a.What == "follow-up")):
		return false
	case e.person != "" && a.Person != e.person:
		return false
	case e.when == "due":
		return a.State == Due || a.State == Overdue
	case e.when != "":
		return a.From.Format("2006-01-02") == e.when
	}
	return true
}

func TestScenarios(t *testing.T) {
	prose := "\nWe sat in the canteen for an hour. Ana explained the new oven line and how they bake for the three schools. I answered well about allergens and badly about costs: I had no figures and guessed.\n\n## Questions they asked\n- [4/5] How do you handle allergens?\n- [2/5] What does a portion cost you?\n  - why: no figures\n  - better: name the last menu and its price\n"
	weak := "\n## Questions they asked\n- [2/5] What does a portion cost you?\n  - why: no figures\n" + debriefText
	for _, c := range []struct {
		name, now, archive string
		has, not           []expect
	}{
		// When a morning is one, and who is thanked.
		{"half past eleven until one began in the morning", "2026-05-06 13:05", scene{date: "2026-05-06 11:30", duration: "90m"}.text(), []expect{{16, "Ana Ruiz", "2026-05-06"}}, nil},
		{"at noon it is afternoon", "2026-05-06 13:05", scene{date: "2026-05-06 12:00"}.text(), []expect{{16, "Ana Ruiz", "2026-05-07"}}, nil},
		{"two talks with one person on a day are one thank-you", "2026-05-06 17:30",
			scene{}.text() + scene{path: "b", date: "2026-05-06 14:00", stage: "trial shift"}.text(), []expect{{16, "Ana Ruiz", ""}}, nil},
		{"thanked by a name with other marks", "2026-05-07 10:00", scene{people: "Řehoř Dvořák, Søren Østby", log: []string{"2026-05-06 16:00 thank-you Dvorak", "2026-05-06 16:10 thank-you Soren"}}.text(), nil, []expect{{16, "", ""}}},

		// Learning does not depend on the result.
		{"the post was withdrawn the same evening", "2026-05-06 19:00", scene{extra: "outcome: position closed\n", body: "\n"}.text(), []expect{{1, "", ""}}, []expect{{16, "", ""}, {20, "", ""}, {24, "", ""}}},
		{"a no by mail at once, with a weak answer", "2026-05-07 10:00", scene{log: []string{"2026-05-06 18:00 rejected Ana Ruiz"}, body: weak}.text(), []expect{{10, "", ""}, {24, "Ana Ruiz", ""}}, nil},
		{"withdrawn afterwards: what was learned stays", "2026-05-08 10:00", scene{log: []string{"2026-05-07 withdrawn"}, body: weak}.text(), []expect{{10, "", ""}}, []expect{{16, "", ""}, {20, "", ""}}},
		{"withdrawn, as its own note says", "2026-05-06 19:00", scene{extra: "outcome: withdrawn\n", body: "\n"}.text(), []expect{{1, "", ""}}, []expect{{16, "", ""}, {20, "", ""}}},
		{"withdrawn in the evening", "2026-05-06 19:00", scene{extra: "outcome: withdrawn\n", log: []string{"2026-05-06 17:00 withdrawn"}, body: "\n"}.text(), []expect{{1, "", ""}}, []expect{{16, "", ""}}},
		{"zurückgezogen, with a weak answer", "2026-05-07 10:00", scene{extra: "outcome: habe mich zurückgezogen\n", body: weak}.text(), []expect{{10, "", ""}}, []expect{{16, "", ""}}},
		{"withdrawn before it took place", "2026-05-06 19:00", scene{extra: "outcome: withdrawn\n", log: []string{"2026-05-05 withdrawn"}, body: "\n"}.text(), nil, []expect{{1, "", ""}, {16, "", ""}}},
		{"a few lines and marks of one's own answers are a debrief", "2026-05-06 18:00", scene{body: prose}.text(), nil, []expect{{1, "", ""}}},
		{"a list of questions alone is none", "2026-05-06 18:00", scene{body: "\n## Questions they asked\n- How do you handle allergens?\n- What does a portion cost you?\n"}.text(), []expect{{1, "", ""}}, nil},

		// A no, with and without its day.
		{"a no without a day asks for feedback all the same", "2026-05-12 10:00", scene{extra: "outcome: rejected\n", log: []string{thanked}}.text(), []expect{{24, "Ana Ruiz", "due"}}, []expect{{20, "", ""}}},
		{"the answer to a no follows it the next day", "2026-05-13 10:00", scene{log: []string{thanked, "2026-05-11 follow-up Ana Ruiz", "2026-05-12 rejected Ana Ruiz"}}.text(), []expect{{24, "Ana Ruiz", "2026-05-13"}}, nil},
		{"the same, told in a sentence", "2026-05-13 10:00", scene{log: []string{thanked, "2026-05-11 follow-up Ana Ruiz", "2026-05-12 leider für jemand anderen entschieden"}}.text(), []expect{{24, "Ana Ruiz", "due"}}, []expect{{20, "", ""}}},
		{"eligieron a otra persona", "2026-05-13 10:00", scene{log: []string{thanked, "2026-05-11 follow-up Ana Ruiz", "2026-05-12 eligieron a otra persona"}}.text(), []expect{{24, "Ana Ruiz", "due"}}, []expect{{20, "", ""}}},
		{"a no without a day, after a follow-up of yesterday", "2026-05-12 10:00", scene{extra: "outcome: they chose somebody internal\n", log: []string{thanked, "2026-05-11 follow-up Ana Ruiz"}}.text(), []expect{{24, "Ana Ruiz", "due"}}, nil},
		{"asked by another role of the same person, answered all the same", "2026-05-13 10:00", scene{log: []string{thanked, "2026-05-12 rejected Ana Ruiz"}}.text() + scene{path: "b", role: "Baker", date: "2026-05-07 10:00", log: []string{"2026-05-07 16:00 thank-you Ana Ruiz", "2026-05-12 follow-up Ana Ruiz"}}.text(), []expect{{24, "Ana Ruiz", "due"}}, nil},
		{"an offer that was rescinded is a no", "2026-05-15 10:00", scene{log: []string{thanked, "2026-05-12 offer Ana Ruiz", "2026-05-14 offer rescinded"}}.text(), []expect{{24, "", ""}}, []expect{{25, "", ""}, {27, "", ""}}},
		{"das Angebot ist zurückgezogen", "2026-05-15 10:00", scene{log: []string{thanked, "2026-05-12 Angebot Ana Ruiz", "2026-05-14 Angebot zurückgezogen"}}.text(), []expect{{24, "", ""}}, []expect{{25, "", ""}}},

		// Is the timeline known?
		{"nobody knew", "2026-05-07 10:00", scene{extra: "next_steps: nobody knew\n", log: []string{thanked}}.text(), []expect{{14, "", ""}}, nil},
		{"TBD", "2026-05-07 10:00", scene{extra: "next_steps: TBD\n", log: []string{thanked}}.text(), []expect{{14, "", ""}}, nil},
		{"they didn't tell me", "2026-05-07 10:00", scene{extra: "next_steps: they didn't tell me\n", log: []string{thanked}}.text(), []expect{{14, "", ""}}, nil},
		{"noch unklar", "2026-05-07 10:00", scene{extra: "next_steps: noch unklar\n", log: []string{thanked}}.text(), []expect{{14, "", ""}}, nil},
		{"on ne m'a rien dit", "2026-05-07 10:00", scene{extra: "next_steps: on ne m'a rien dit\n", log: []string{thanked}}.text(), []expect{{14, "", ""}}, nil},
		{"no lo saben", "2026-05-07 10:00", scene{extra: "next_steps: no lo saben todavía\n", log: []string{thanked}}.text(), []expect{{14, "", ""}}, nil},
		{"what they will do is a next step", "2026-05-07 10:00", scene{extra: "next_steps: a trial shift, Ana writes with a day\n", log: []string{thanked}}.text(), nil, []expect{{14, "", ""}}},
		{"the follow-up that asked is not asked again", "2026-05-11 10:00", scene{log: []string{thanked, "2026-05-08 contacted Ana Ruiz: asked about the next steps"}}.text(), nil, []expect{{14, "", "due"}, {20, "", "due"}}},
		{"told on the telephone", "2026-05-11 10:00", scene{log: []string{thanked, "2026-05-08 called Ana Ruiz: they decide on the 21st"}}.text(), []expect{{20, "", "2026-05-22"}}, []expect{{14, "", ""}}},

		// Promises as people write them.
		{"said on the phone: ten days more", "2026-05-21 10:00", scene{log: []string{thanked, "2026-05-13 follow-up Ana Ruiz", "2026-05-14 answered Ana Ruiz: they need ten more days"}}.text(), []expect{{20, "", "2026-05-25"}}, nil},
		{"words of time without a day: a week from the last word", "2026-05-14 10:00", scene{log: []string{thanked, "2026-05-12 answered Ana Ruiz: shortly after the holidays"}}.text(), []expect{{20, "", "2026-05-19"}}, nil},
		{"before the end of the quarter", "2026-06-30 10:00", scene{extra: "next_steps: they decide before the end of the quarter\n", log: []string{thanked}}.text(), []expect{{20, "", "2026-07-01"}}, nil},
		{"before the end of term: a week from the last word, not overdue before", "2026-05-13 10:00", scene{extra: "next_steps: they decide before the end of term\n", log: []string{thanked}}.text(), []expect{{20, "", "due"}}, []expect{{20, "", "overdue"}}},
		{"bis Jahresende", "2026-10-28 10:00", scene{extra: "next_steps: sie entscheiden bis Jahresende\n", log: []string{thanked}}.text(), []expect{{20, "", "2027-01-01"}}, []expect{{20, "", "due"}, {20, "", "overdue"}}},
		{"Anfang Juni", "2026-05-28 10:00", scene{extra: "next_steps: Rückmeldung Anfang Juni\n", log: []string{thanked}}.text(), nil, []expect{{20, "", "due"}}},
		{"d'ici une quinzaine", "2026-05-19 10:00", scene{extra: "next_steps: réponse d'ici une quinzaine\n", log: []string{thanked}}.text(), nil, []expect{{20, "", "due"}}},
		{"a finales de mayo", "2026-05-28 10:00", scene{extra: "next_steps: respuesta a finales de mayo\n", log: []string{thanked}}.text(), nil, []expect{{20, "", "due"}}},

		// One person, one question a week.
		{"two roles in one house: one message", "2026-05-14 10:00", scene{log: []string{thanked}}.text() + scene{path: "b", role: "Baker", date: "2026-05-07 10:00", log: []string{"2026-05-07 16:00 thank-you Ana Ruiz"}}.text(), []expect{{20, "Ana Ruiz", "due"}}, nil},
		{"one agent for two houses", "2026-05-14 10:00", scene{extra: agent, log: []string{thanked, "2026-05-11 follow-up Lena Fox"}}.text() + scene{path: "b", company: "Tern Bakery", people: "Eve Oduya", date: "2026-05-06 14:00", extra: agent, log: []string{"2026-05-06 17:00 thank-you Eve Oduya", "2026-05-06 17:00 recruiter-call Lena Fox"}}.text(),
			nil, []expect{{15, "Lena Fox", "due"}, {20, "Lena Fox", "due"}}},
		{"a thank-you does not wait for it", "2026-05-15 12:00", scene{log: []string{thanked, "2026-05-13 follow-up Ana Ruiz"}}.text() + scene{path: "b", date: "2026-05-15 10:00", stage: "final"}.text(), []expect{{16, "Ana Ruiz", "due"}}, nil},

		// The recruiter.
		{"she said she would call", "2026-05-20 10:00", scene{extra: agent + "next_steps: Lena calls by 2026-05-18\n", log: []string{thanked}}.text(), []expect{{15, "Lena Fox", "2026-05-19"}}, []expect{{20, "Ana Ruiz", ""}}},
		{"the note says to ask the interviewer", "2026-05-20 10:00", scene{extra: agent + "next_steps: answer by 2026-05-18, ask Ana by mail\n", log: []string{thanked, "2026-05-06 17:00 recruiter-call Lena Fox"}}.text(), []expect{{20, "Ana Ruiz", "2026-05-19"}}, nil},

		// Offers.
		{"the contract is theirs to send", "2026-05-18 10:00", scene{log: []string{thanked, offerMade, "2026-05-14 answered Ana Ruiz: contract will be sent by Monday"}}.text(), []expect{{25, "", "2026-05-12"}}, nil},
		{"signed ends it", "2026-05-20 10:00", scene{log: []string{thanked, offerMade, "2026-05-14 accepted", "2026-05-18 signed"}}.text() + elsewhere("2026-05-06 16:30 thank-you Eve Oduya"), []expect{{26, "Eve Oduya", ""}}, []expect{{25, "", ""}, {28, "", ""}, {20, "", ""}}},
		{"accepted: in writing, and the references", "2026-05-15 10:00", "\n-- journal.yaml --\ntimezone: Europe/Berlin\nreferences:\n  - Ada Sample <ada@references.example>\n" + scene{log: []string{thanked, offerMade, "2026-05-12 references Ada Sample", "2026-05-14 accepted"}}.text(), []expect{{25, "", ""}, {27, "Ada Sample", ""}}, []expect{{28, "", ""}}},
		{"by word of mouth only", "2026-05-15 10:00", "\n-- journal.yaml --\ntimezone: Europe/Berlin\ngoal: {applications: 3}\n" + scene{log: []string{thanked, offerMade, "2026-05-14 accepted: by phone, nothing signed yet"}}.text(), []expect{{25, "", ""}, {28, "", ""}}, nil},
		{"waiting there while an offer runs here: they are told", "2026-05-12 15:00", scene{log: []string{thanked, offerMade}}.text() + elsewhere("2026-05-06 16:30 thank-you Eve Oduya"), []expect{{25, "Eve Oduya", "due"}}, nil},

		// Not every meeting is an interview.
		{"a coffee with somebody who works there", "2026-05-14 10:00", scene{stage: "coffee with an alumna", log: []string{thanked}}.text(), nil, []expect{{14, "", ""}, {20, "", "due"}}},
		{"informational", "2026-05-06 12:00", scene{stage: "informational interview"}.text(), []expect{{16, "Ana Ruiz", ""}, {1, "", ""}}[:1], []expect{{14, "", ""}}},
		{"Jobmesse", "2026-05-14 10:00", scene{stage: "Jobmesse", log: []string{thanked}}.text(), nil, []expect{{14, "", ""}, {20, "", "due"}}},
		{"salon de l'emploi", "2026-05-14 10:00", scene{stage: "salon de l'emploi", log: []string{thanked}}.text(), nil, []expect{{14, "", ""}, {20, "", "due"}}},
		{"a task for the weekend", "2026-05-08 10:00", scene{stage: "take-home"}.text(), nil, []expect{{16, "", ""}, {2, "", ""}}},
		{"the task is talked over", "2026-05-06 12:00", scene{stage: "take-home review"}.text(), []expect{{16, "Ana Ruiz", ""}}, nil},
		{"Eignungstest", "2026-05-07 12:00", scene{stage: "Eignungstest", people: "none", body: "\nViele Fragen.\n"}.text(), nil, []expect{{2, "", ""}, {16, "", ""}}},
	} {
		j := open(t, c.now, c.archive)
		actions := Actions(j)
		for _, e := range c.has {
			if !slices.ContainsFunc(actions, e.fits) {
				t.Errorf("%s: want %v, got\n  %s", c.name, e, strings.Join(lines(j), "\n  "))
			}
		}
		for _, e := range c.not {
			if slices.ContainsFunc(actions, e.fits) {
				t.Errorf("%s: not %v, got\n  %s", c.name, e, strings.Join(lines(j), "\n  "))
			}
		}
	}
}

// TestOfferUntil reads when an offer has to be answered by.
func TestOfferUntil(t *testing.T) {
	for _, c := range []struct {
		name, extra, body, until string
		log                      []string
	}{
		{"a word on the pay", "", "", "2026-05-22", []string{offerMade, "2026-05-14 answered Ana Ruiz: they come back with a number by 18 May"}},
		{"the contract comes", "", "", "2026-05-22", []string{offerMade, "2026-05-14 answered Ana Ruiz: contract will be sent by Monday"}},
		{"sie melden sich", "", "", "2026-05-22", []string{"2026-05-12 Angebot Ana Ruiz: Antwort bis 22.5.", "2026-05-14 answered Ana Ruiz: sie melden sich bis Montag wegen des Gehalts"}},
		{"they answer", "", "", "2026-05-22", []string{offerMade, "2026-05-14 answered Ana Ruiz: they will answer by 20 May"}},
		{"Bedenkzeit", "", "", "2026-05-22", []string{"2026-05-12 Angebot Ana Ruiz: 3.400 im Monat. Bedenkzeit bis 22. Mai"}},
		{"they wait for a yes", "", "", "2026-05-22", []string{"2026-05-12 offer Ana Ruiz: they need my yes by 22 May"}},
		{"start of work", "", "", "2026-05-22", []string{offerMade, "2026-05-14 answered Ana Ruiz: I could start on 2026-07-01"}},
		{"more time", "", "", "2026-05-29", []string{offerMade, "2026-05-13 contacted Ana Ruiz: asked for more time", "2026-05-14 answered Ana Ruiz: take until the 29th"}},
		{"extended", "", "", "2026-05-29", []string{offerMade, "2026-05-14 answered Ana Ruiz: deadline extended to 2026-05-29"}},
		{"you have until", "", "", "2026-05-26", []string{offerMade, "2026-05-14 answered Ana Ruiz: you have until Tuesday 26 May"}},
		{"in prose", "", "\nAna called: they offer me the job. I have to let them know by 20 May.\n", "2026-05-20", []string{"2026-05-12 offer Ana Ruiz"}},
		{"in the next steps", "next_steps: decide by 2026-05-20\n", "", "2026-05-20", []string{"2026-05-12 offer Ana Ruiz"}},
		{"none", "", "", "", []string{"2026-05-12 offer Ana Ruiz: 42,000 and a free lunch"}},
	} {
		a := one(t, open(t, "2026-05-15 10:00", scene{extra: c.extra, body: c.body, log: append([]string{thanked}, c.log...)}.text()), "answer-offer")
		until := ""
		if !a.Until.IsZero() {
			until = a.Until.Format("2006-01-02")
		}
		if until != c.until {
			t.Errorf("%s: until %q, want %q", c.name, until, c.until)
		}
		if c.until == "" {
			contains(t, a.Why, "offer: answer by")
		}
	}
}

// TestTheOfferStandsFirst holds that an offer with an end comes before what
// there is to do elsewhere, the most pressing one first.
func TestTheOfferStandsFirst(t *testing.T) {
	prep := scene{path: "c", company: "Heron School", date: "2026-05-15 15:00", people: "Kofi Mensah", body: "\n"}.text()
	j := open(t, "2026-05-15 10:00", prep+scene{log: []string{thanked, offerMade}}.text()+elsewhere("2026-05-06 16:30 thank-you Eve Oduya", "2026-05-13 offer Eve Oduya: answer by 2026-05-19"))
	got := Actions(j)
	if len(got) < 2 || companyOf(got[0]) != "Tern Bakery" || companyOf(got[1]) != "Millbrook Kitchen" || got[0].What != "answer-offer" || got[1].What != "answer-offer" {
		t.Errorf("%s", strings.Join(lines(j), "\n"))
	}
	contains(t, got[0].Why, "negotiate")
}

func companyOf(a Action) string {
	if a.Company == nil {
		return ""
	}
	return a.Company.Name
}

// TestTexts holds what texts of actions say, and what they must not.
func TestTexts(t *testing.T) {
	why := func(j *journal.Journal, what string) string { t.Helper(); return one(t, j, what).Why }
	bare := strings.ReplaceAll(scene{}.text(), " <ana@people.example>", "")
	contains(t, why(open(t, "2026-05-06 12:00", bare), "address"), "reception", "card", "site", "never guess")
	contains(t, why(open(t, "2026-05-14 10:00", scene{log: []string{thanked}}.text()), "follow-up"), "Hiring can take time", "social media")
	contains(t, why(open(t, "2026-05-06 12:00", scene{}.text()), "thank-you"), "link")
}

// TestQuestions holds what check asks for, and that it asks for nothing else.
func TestQuestions(t *testing.T) {
	for _, c := range []struct {
		name  string
		scene scene
		asks  string
	}{
		{"soon", scene{extra: "next_steps: they write shortly\n", log: []string{thanked}}, `interviews/a.md:9: hint: "shortly" speaks of a time`},
		{"in the log", scene{log: []string{thanked, "2026-05-08 answered Ana Ruiz: once the council has met"}}, `interviews/a.md:11: hint: "once the council has met" speaks of a time`},
		{"bald", scene{extra: "next_steps: sie melden sich demnächst\n", log: []string{thanked}}, `interviews/a.md:9: hint: "demnächst" speaks of a time`},
		{"a no without a day", scene{extra: "outcome: rejected\n", log: []string{thanked}}, "interviews/a.md:1: hint: the rejection has no day"},
		{"an offer without an end", scene{log: []string{thanked, "2026-05-12 offer Ana Ruiz: 40,000"}}, "interviews/a.md:11: hint: the offer has no day by which to answer it"},
		{"a no told as an answer", scene{log: []string{thanked, "2026-05-11 answered Ana Ruiz: sorry, they chose somebody else"}}, "interviews/a.md:11: hint: \"sorry, they chose somebody else\" reads like a no"},
		{"no answer yet", scene{log: []string{thanked, "2026-05-11 answered Ana Ruiz: no decision yet"}}, ""},
		{"a day", scene{extra: "next_steps: they write by 2026-05-20\n", log: []string{thanked}}, ""},
		{"nothing of time", scene{extra: "next_steps: Ana writes\n", log: []string{thanked}}, ""},
		{"over", scene{extra: "next_steps: they write soon\noutcome: withdrawn\n", log: []string{thanked}}, ""},
	} {
		var got []string
		for _, p := range Warnings(open(t, "2026-05-13 10:00", c.scene.text())) {
			got = append(got, p.String())
		}
		if c.asks == "" && len(got) > 0 || c.asks != "" && (len(got) != 1 || !strings.HasPrefix(got[0], c.asks)) {
			t.Errorf("%s: %q, want %q", c.name, got, c.asks)
		}
	}
}

// sample connects the sample journal as it is at now; "" for its own clock.
func sample(t testing.TB, now string) *journal.Journal {
	t.Helper()
	text, err := fs.ReadFile(content.FS, "journal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cfg, problems := journal.ParseConfig(text, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if now == "" {
		now = cfg.Today
	}
	at, err := cfg.Clock(now)
	if err != nil {
		t.Fatal(err)
	}
	reader := note.NewReader(note.Options{Sections: cfg.Sections, Fields: cfg.Fields})
	var notes []*note.Note
	err = fs.WalkDir(content.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") {
			return err
		}
		text, err := fs.ReadFile(content.FS, path)
		notes = append(notes, reader.Read(path, text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return journal.Connect(cfg, at, notes, nil)
}

// TestSample reads the list of the sample's own morning.
func TestSample(t *testing.T) {
	j := sample(t, "")
	actions := Actions(j)
	if first := actions[0]; first.What != "answer-offer" || first.Company.Name != "Mosslane Energy" {
		t.Errorf("the first action is %s %s", first.What, first.Title)
	}
	if second := actions[1]; second.What != "debrief" || second.Company.Name != "Northwind Robotics" {
		t.Errorf("the second action is %s %s", second.What, second.Title)
	}
	got := strings.Join(lines(j), "\n") + "\n"
	contains(t, got,
		"overdue 15 recruiter-call Dana Poe, Wed 11 Mar 16:00 to Wed 11 Mar 17:00\n",
		"due 2 address Ross Diaz, ",
		"due 25 answer-offer, Mon 02 Mar 09:00 to Wed 18 Mar 17:00\n",
		"due 28 apply, ",
		"upcoming 16 thank-you Mary Chen, Thu 12 Mar 09:00 to Thu 12 Mar 16:00\n",
		"upcoming 16 thank-you Ross Diaz, Thu 12 Mar 09:00 to Thu 12 Mar 16:00\n",
		"upcoming 20 follow-up Halina Brzoza, Thu 12 Mar 09:00 to Thu 12 Mar 17:00\n",
		"upcoming 20 follow-up Friedemann Gauss, Tue 17 Mar 09:00 to Tue 17 Mar 17:00\n",
		"due 11 prep, Wed 11 Mar 09:00 to Fri 13 Mar 10:00\n")
	over := []string{"Harbourlight Freight", "Quillfeather Health", "Copperfinch Payments", "Pebblecast Radio", "Dovecote Insurance", "Oakgall Learning"}
	for _, a := range actions {
		if a.Company != nil && slices.Contains(over, a.Company.Name) {
			t.Errorf("%s is over, but: %s", a.Company.Name, a.Title)
		}
	}
}
