package advice

import (
	"fmt"
	"strings"
	"testing"

	"journal/generator/journal"
)

const saltmarsh = `
-- interviews/2026-03-04-saltmarsh.md --
---
company: Saltmarsh Maps
role: Platform Engineer
date: 2026-03-04 10:00
duration: 60m
interviewers:
  - Halina Brzoza <halina@saltmarsh.example>
  - Jin-ho Seo <jinho@saltmarsh.example>
ratings: {overall: 3}
LINES
---
`

func TestPractice20_FollowUpAfterThePromisedDay(t *testing.T) {
	for _, c := range []struct{ promise, due string }{
		{"answer by 2026-03-11", "Thu 12 Mar"},
		{"answer by 2026-03-13", "Mon 16 Mar"},
		{"decision within two weeks", "Thu 19 Mar"},
		{"they decide next week", "Mon 16 Mar"},
		{"answer by 2026-03-06", "Wed 11 Mar"}, // a week after the thank-you
		{"somebody calls", "Wed 11 Mar"},
	} {
		note := with(saltmarsh, "next_steps: "+c.promise, "log:", "  - 2026-03-04 14:05 thank-you all")
		want(t, open(t, "2026-03-05 10:00", note), "follow-up", "upcoming 20 follow-up Halina Brzoza, "+c.due+" 09:00 to "+c.due+" 17:00")
	}
	note := with(saltmarsh, "next_steps: answer by 2026-03-11, ask Jin-ho Seo", "log:", "  - 2026-03-04 14:05 thank-you all")
	want(t, open(t, "2026-03-12 10:00", note), "follow-up", "due 20 follow-up Jin-ho Seo, Thu 12 Mar 09:00 to Thu 12 Mar 17:00")
	contains(t, one(t, open(t, "2026-03-12 10:00", note), "follow-up").Why, "promised by Wed 11 Mar")
}

func TestPractice20_FollowUpAWeekAfterTheThankYou(t *testing.T) {
	for _, c := range []struct{ log, due string }{
		{"  - 2026-03-05 09:15 thank-you Halina Brzoza", "Thu 12 Mar"},
		{"  - 2026-03-07 09:15 thank-you Halina Brzoza", "Mon 16 Mar"},
		{"  - 2026-02-20 applied", "Wed 11 Mar"}, // no thank-you: after the interview
		{"  - 2026-03-06 answered Halina Brzoza: the team liked you", "Fri 13 Mar"},
		{"  - 2026-03-06 answered Halina Brzoza: decision by 2026-03-20", "Mon 23 Mar"},
	} {
		want(t, open(t, "2026-03-10 10:00", with(saltmarsh, "log:", c.log)), "follow-up", "upcoming 20 follow-up Halina Brzoza, "+c.due+" 09:00 to "+c.due+" 17:00")
	}
	planned := with(saltmarsh, "follow_up: 2026-03-17", "next_steps: answer by 2026-03-11")
	want(t, open(t, "2026-03-12 10:00", planned), "follow-up", "upcoming 20 follow-up Halina Brzoza, Tue 17 Mar 09:00 to Tue 17 Mar 17:00")
}

func TestPractice20_NotWithoutSomebodyToAskOrWhenARoundIsPlanned(t *testing.T) {
	form := `
-- applications/dovecote.md --
---
company: Dovecote Insurance
role: Engineer
applied: 2026-03-02
LINES
---
`
	want(t, open(t, "2026-03-10 10:00", with(form)), "follow-up")
	want(t, open(t, "2026-03-10 10:00", with(form, "contact: Oda Lampe <oda@dovecote.example>")), "follow-up", "overdue 20 follow-up Oda Lampe, Mon 09 Mar 09:00 to Mon 09 Mar 17:00")
	next := `
-- interviews/2026-03-20-saltmarsh.md --
---
company: Saltmarsh Maps
role: Platform Engineer
date: 2026-03-20 10:00
---
`
	want(t, open(t, "2026-03-16 10:00", with(saltmarsh)+next), "follow-up")
}

func TestPractice20_TheApplicationsOwnNoteCounts(t *testing.T) {
	note := func(lines ...string) string {
		return with(saltmarsh, "next_steps: somebody calls") + "\n-- applications/saltmarsh.md --\n---\ncompany: Saltmarsh Maps\nrole: Platform Engineer\n" + strings.Join(lines, "\n") + "\n---\n"
	}
	for _, c := range []struct{ line, due string }{
		{"next_steps: answer by 2026-03-18", "Thu 19 Mar"},
		{"next_steps: answer by 2026-03-02", "Wed 11 Mar"}, // said before the interview
		{"follow_up: 2026-03-18", "Wed 18 Mar"},
		{"follow_up: 2026-03-02", "Wed 11 Mar"},
	} {
		want(t, open(t, "2026-03-05 10:00", note(c.line)), "follow-up", "upcoming 20 follow-up Halina Brzoza, "+c.due+" 09:00 to "+c.due+" 17:00")
	}
}

func TestPractice21_NeverMoreThanOnceAWeek(t *testing.T) {
	for _, c := range []struct{ log, due string }{
		{"  - 2026-03-12 10:00 follow-up Jin-ho Seo", "Thu 19 Mar"},
		{"  - 2026-03-12 10:00 contacted Pim Verhoeven", "Thu 19 Mar"},
		{"  - 2026-03-13 10:00 thank-you Halina Brzoza", "Fri 20 Mar"},
		{"  - 2026-03-15 10:00 follow-up Halina Brzoza", "Mon 23 Mar"},
	} {
		note := with(saltmarsh, "next_steps: answer by 2026-03-11", "log:", c.log)
		want(t, open(t, "2026-03-16 10:00", note), "follow-up", "upcoming 20 follow-up Halina Brzoza, "+c.due+" 09:00 to "+c.due+" 17:00")
	}
}

func TestPractice21_SilentAfterThreeWithoutAnswer(t *testing.T) {
	asked := []string{"log:", "  - 2026-03-05 thank-you all", "  - 2026-03-12 follow-up Halina Brzoza", "  - 2026-03-19 follow-up Halina Brzoza"}
	want(t, open(t, "2026-03-26 10:00", with(saltmarsh, asked...)), "follow-up", "due 20 follow-up Halina Brzoza, Thu 26 Mar 09:00 to Thu 26 Mar 17:00")
	asked = append(asked, "  - 2026-03-26 follow-up Halina Brzoza")
	j := open(t, "2026-04-07 10:00", with(saltmarsh, asked...))
	want(t, j, "follow-up")
	want(t, j, "silent", "due 21 silent, Thu 02 Apr 09:00")
	if a := one(t, j, "silent"); a.Log != "silent" || !strings.Contains(a.Why, "3 times") {
		t.Errorf("%+v", a)
	}
	answered := append(asked, "  - 2026-03-30 answered Halina Brzoza: give us a week")
	j = open(t, "2026-04-07 10:00", with(saltmarsh, answered...))
	want(t, j, "silent")
	want(t, j, "follow-up", "due 20 follow-up Halina Brzoza, Tue 07 Apr 09:00 to Tue 07 Apr 17:00")
	if got := lines(open(t, "2026-04-07 10:00", with(saltmarsh, append(asked, "  - 2026-04-03 silent")...)), "silent", "follow-up"); got != nil {
		t.Errorf("called silent already: %q", got)
	}
}

func TestPractice21_Warnings(t *testing.T) {
	j := open(t, "2026-03-30 10:00", `
-- interviews/2026-03-04-saltmarsh.md --
---
company: Saltmarsh Maps
date: 2026-03-04 10:00
interviewers: [Halina Brzoza]
log:
  - 2026-03-04 15:00 thank-you Halina Brzoza
  - 2026-03-11 10:00 follow-up Halina Brzoza
  - 2026-03-16 09:00 follow-up Pim Verhoeven
  - 2026-03-17 answered Pim Verhoeven
  - 2026-03-18 10:00 contacted Pim Verhoeven: that is fine
---
-- applications/saltmarsh.md --
---
company: Saltmarsh Maps
log:
  - 2026-02-20 applied
  - 2026-02-24 follow-up: did it arrive?
  - 2026-03-16 11:00 contacted Halina Brzoza
---
`)
	var got []string
	for _, p := range Warnings(j) {
		got = append(got, p.String())
	}
	expected := []string{
		"applications/saltmarsh.md:5: warning: this follow-up to Saltmarsh Maps comes 4 days after the application of 2026-02-20; once a week is enough",
		"applications/saltmarsh.md:6: warning: this message to Saltmarsh Maps comes the same day as the follow-up of 2026-03-16; once a week is enough",
		"interviews/2026-03-04-saltmarsh.md:8: warning: this follow-up to Saltmarsh Maps comes 5 days after the follow-up of 2026-03-11; once a week is enough",
	}
	if strings.Join(got, "\n") != strings.Join(expected, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(expected, "\n"))
	}
	if list := Warnings(sample(t, "")); len(list) > 0 {
		t.Errorf("the sample keeps to the practice, but: %v", list)
	}
}

func TestPractice23_NeverLetAFollowUpSlide(t *testing.T) {
	note := with(saltmarsh, "next_steps: answer by 2026-03-11", "log:", "  - 2026-03-05 thank-you all")
	later := "\n-- interviews/2026-04-15-mosslane.md --\n---\ncompany: Mosslane Energy\ndate: 2026-04-15 09:00\ninterviewers: [Sunniva Rask]\nratings: {overall: 3}\n---\n"
	j := open(t, "2026-04-15 12:00", note+later)
	first := Actions(j)[0]
	if first.What != "follow-up" || first.State != Overdue || first.Company.Name != "Saltmarsh Maps" {
		t.Errorf("the first action is %s\n%s", first.What, strings.Join(lines(j), "\n"))
	}
	want(t, open(t, "2026-05-20 10:00", note), "silent", "due 21 silent, Fri 08 May 09:00")
	want(t, open(t, "2026-09-20 10:00", note), "silent")
}

// TestApplicationTakes holds that what an application says of how long an answer
// takes holds its follow-up back, and that other times in it do not. It was sent on
// Monday, 2 March 2026.
func TestApplicationTakes(t *testing.T) {
	for _, c := range []struct{ log, extra, body, on string }{
		{"applied", "", "", "2026-03-09"},
		{"applied; the advert says four weeks", "", "", "2026-03-31"},
		{"applied: they answer within three weeks", "", "", "2026-03-24"},
		{"applied, advert says answers take up to six weeks", "", "", "2026-04-14"},
		{"applied, they said to allow 4 weeks", "", "", "2026-03-31"},
		{"applied (advert: \"we aim to respond within 15 working days\")", "", "", "2026-03-24"},
		{"applied to Ana Ruiz; process takes 4-6 weeks", "", "", "2026-04-14"},
		{"applied: reply by end of the quarter", "", "", "2026-04-01"},
		{"Bewerbung geschickt; laut Anzeige vier Wochen", "", "", "2026-03-31"},
		{"postulé; l'annonce dit trois semaines", "", "", "2026-03-24"},
		{"solicitud enviada; el anuncio dice un mes", "", "", "2026-04-03"},
		{"applied", "next_steps: the advert says four weeks\n", "", "2026-03-31"},
		{"applied", "", "\n## Advert\n\nBaker in Leeds. We answer within four weeks. Probation takes six months.\n", "2026-03-31"},
		{"applied", "", "\n- they get back to people in 10 days\n", "2026-03-13"},
		{"applied; advert says soon", "", "", "2026-03-09"},
		{"applied: they want somebody for six months, start 1 May", "", "", "2026-03-09"},
		{"applied for the post of baker, three years of experience", "", "", "2026-03-09"},
		{"applied; the advert says start 1 May", "", "", "2026-03-09"},
		{"applied", "", "\n## Advert\n\n- Contract of twelve months\n- Probation takes six weeks\n- 38 hours a week, five days\n", "2026-03-09"},
	} {
		text := "\n-- applications/a.md --\n---\ncompany: Millbrook Kitchen\nrole: Cook\ncontact: Ana Ruiz <ana@people.example>\n" + c.extra + "log:\n  - 2026-03-02 " + c.log + "\n---\n" + c.body
		a := one(t, open(t, "2026-03-04 10:00", text), "follow-up")
		if got := a.From.Format("2006-01-02"); got != c.on {
			t.Errorf("%q%s%s: on %s, want %s\n%s", c.log, c.extra, c.body, got, c.on, a.Why)
		}
	}
}

// waited returns the waits of a journal, one a line.
func waited(j *journal.Journal) string {
	var all []string
	for _, w := range Waits(j) {
		line := fmt.Sprintf("%s from %s, %d days", w.Application.Company.Name, w.From, w.Days)
		if w.Met {
			line += ", met"
		}
		if !w.Over {
			line += ", open"
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n")
}

func TestWaits(t *testing.T) {
	met := func(day, more string) string {
		return "\n-- interviews/yarrow-" + day + ".md --\n---\ncompany: Yarrow Rail\ndate: " + day + " 10:00\n" + more + "---\n"
	}
	yarrow := sent("Yarrow Rail", "2026-03-02", "  - 2026-03-05 follow-up", "  - 2026-03-09 scheduled")
	for _, c := range []struct{ what, archive, want string }{
		{"one's own messages change nothing", sent("Yarrow Rail", "2026-03-02", "  - 2026-03-09 follow-up"), "Yarrow Rail from 2026-03-02, 18 days, open"},
		{"an invitation is the answer", yarrow, "Yarrow Rail from 2026-03-02, 7 days"},
		{"an interview begins a wait", yarrow + met("2026-03-12", ""), "Yarrow Rail from 2026-03-02, 7 days\nYarrow Rail from 2026-03-12, 8 days, met, open"},
		{"an interview ahead is no silence", sent("Yarrow Rail", "2026-03-02") + met("2026-03-24", ""), ""},
		{"a word without a next step begins another wait", sent("Yarrow Rail", "2026-03-02", "  - 2026-03-04 answered"), "Yarrow Rail from 2026-03-02, 2 days\nYarrow Rail from 2026-03-04, 16 days, open"},
		{"no answer is no wait", sent("Yarrow Rail", "2026-03-02", "  - 2026-03-16 silent"), ""},
		{"a rejection is an answer", sent("Yarrow Rail", "2026-03-02", "  - 2026-03-16 rejected"), "Yarrow Rail from 2026-03-02, 14 days"},
		{"a rejection without a day is not measured", yarrow + met("2026-03-12", "outcome: rejected\n"), "Yarrow Rail from 2026-03-02, 7 days"},
		{"nor does a wait go on behind it", yarrow + met("2026-03-12", "outcome: rejected\n") + met("2026-03-18", ""), "Yarrow Rail from 2026-03-02, 7 days\nYarrow Rail from 2026-03-18, 2 days, met, open"},
		{"an offer that was taken ends the others", sent("Yarrow Rail", "2026-03-02") + sent("Saltmarsh Maps", "2026-03-03", "  - 2026-03-06 offer", "  - 2026-03-07 accepted"), "Saltmarsh Maps from 2026-03-03, 3 days"},
	} {
		if got := waited(open(t, "2026-03-20 10:00", c.archive)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}

func TestWeeks(t *testing.T) {
	wrote := func(company, day string) string {
		return strings.ReplaceAll(sent(company, day), "applied", "contacted")
	}
	archive := sent("Yarrow Rail", "2026-03-02", "  - 2026-03-03 contacted", "  - 2026-03-08 contacted") + sent("Saltmarsh Maps", "2026-03-18") +
		wrote("Oakgall Learning", "2026-03-06") + wrote("Mosslane Energy", "2026-03-09")
	j := open(t, "2026-03-20 10:00", goal("applications: 2")+archive)
	weeks := Weeks(j)
	got := fmt.Sprint(weeks)
	if want := "[{2026-03-02 1 1 3 0} {2026-03-09 0 1 1 0} {2026-03-16 1 0 0 0}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if n := weeks[0].Toward(j.Config); n != 2 {
		t.Errorf("the first week counts %d", n)
	}
	if n := weeks[0].Toward(open(t, "2026-03-20 10:00", goal("applications: 2, contacts: 1")+archive).Config); n != 1 {
		t.Errorf("the first week counts %d where contacts have a goal of their own", n)
	}
}

// Every week is there, those of interviews and those in which nothing was done as well.
func TestEveryWeek(t *testing.T) {
	archive := sent("Yarrow Rail", "2026-03-02") + "-- interviews/a.md --\n---\ncompany: Yarrow Rail\nrole: Engineer\ndate: 2026-03-18\n---\nWent well.\n"
	got := fmt.Sprint(EveryWeek(open(t, "2026-03-25 10:00", archive)))
	if want := "[{2026-03-02 1 0 0 0} {2026-03-09 0 0 0 0} {2026-03-16 0 0 0 1} {2026-03-23 0 0 0 0}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
