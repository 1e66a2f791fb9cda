package advice

import (
	"slices"
	"strings"
	"testing"
)

func TestPractice13_LowFitAsksForADecision(t *testing.T) {
	for _, c := range []struct {
		fit  string
		asks bool
	}{
		{"{role: 3, growth: 3, culture: 3, values: 2, happiness: 1}", true}, // 2.4
		{"{role: 3, growth: 2}", true},                                      // 2.5
		{"{role: 5, growth: 5, culture: 2, values: 5, happiness: 5}", true},
		{"{role: 5, growth: 5, culture: 5, values: 1, happiness: 5}", true},
		{"{role: 3, growth: 2, culture: 3, values: 3, happiness: 3}", false}, // 2.8
		{"{role: 4}", false},
	} {
		note := with(saltmarsh, "fit: "+c.fit, "log:", "  - 2026-03-04 14:00 thank-you all")
		got := lines(open(t, "2026-03-06 10:00", note), "decide")
		if c.asks != (len(got) == 1) || c.asks && got[0] != "due 13 decide, Thu 05 Mar 09:00 to Thu 12 Mar 17:00" {
			t.Errorf("%s: %q", c.fit, got)
		}
	}
	note := with(saltmarsh, "fit: {role: 2, culture: 2}")
	want(t, open(t, "2026-03-13 10:00", note), "decide", "overdue 13 decide, Thu 05 Mar 09:00 to Thu 12 Mar 17:00")
	want(t, open(t, "2026-03-20 10:00", note), "decide")
	want(t, open(t, "2026-03-06 10:00", with(saltmarsh, "fit: {role: 2, culture: 2}", "outcome: withdrawn")), "decide")
	contains(t, one(t, open(t, "2026-03-06 10:00", note), "decide").Why, "2.0 of 5", "decline early")
}

func TestPractice26_DeclineBeforeTheNextRound(t *testing.T) {
	next := "\n-- interviews/2026-03-12-saltmarsh.md --\n---\ncompany: Saltmarsh Maps\nrole: Platform Engineer\ndate: 2026-03-12 10:00\n---\n"
	j := open(t, "2026-03-06 10:00", with(saltmarsh, "fit: {role: 2, culture: 2}")+next)
	want(t, j, "decide", "due 26 decide, Thu 05 Mar 09:00 to Thu 12 Mar 17:00")
	contains(t, one(t, j, "decide").Why, "next round is on Thu 12 Mar", "decline before that")
}

const offers = `
-- applications/mosslane.md --
---
company: Mosslane Energy
role: Backend Engineer
contact: Sunniva Rask <sunniva@mosslane.example>
deadline: 2026-03-14
log:
  - 2026-02-02 applied
  - 2026-03-02 offer Sunniva Rask: 84,000 EUR
LINES
---
`

func TestPractice25_OfferAndWhatElseIsOpen(t *testing.T) {
	note := with(saltmarsh, "next_steps: answer by 2026-03-11")
	// The deadline is a Saturday, so Friday is the last good moment.
	line := "25 answer-offer, Mon 02 Mar 09:00 to Fri 13 Mar 17:00"
	want(t, open(t, "2026-03-06 10:00", with(offers)+note), "answer-offer", "due "+line)
	want(t, open(t, "2026-03-13 17:00", with(offers)+note), "answer-offer", "overdue "+line)
	contains(t, one(t, open(t, "2026-03-06 10:00", with(offers)+note), "answer-offer").Why, "until Sat 14 Mar", "Saltmarsh Maps", "Tell them")
	contains(t, one(t, open(t, "2026-03-06 10:00", with(offers)), "answer-offer").Why, "Nothing else is open", "carry on")
	contains(t, one(t, open(t, "2026-03-06 10:00", with(offers)+note), "offer-news").Why, "to answer by Sat 14 Mar")
	contains(t, one(t, open(t, "2026-03-12 10:00", with(offers)+note), "follow-up").Why, "you have an offer to answer by Sat 14 Mar")
	want(t, open(t, "2026-03-12 10:00", with(offers)+note), "offer-news")
	open25 := strings.ReplaceAll(with(offers), "deadline: 2026-03-14\n", "")
	want(t, open(t, "2026-03-06 10:00", open25), "answer-offer", "due 25 answer-offer, Mon 02 Mar 09:00")
	words := strings.ReplaceAll(open25, "84,000 EUR", "84,000 EUR, answer by 2026-03-12")
	want(t, open(t, "2026-03-06 10:00", words), "answer-offer", "due 25 answer-offer, Mon 02 Mar 09:00 to Thu 12 Mar 17:00")
	for _, end := range []string{"accepted", "declined"} {
		want(t, open(t, "2026-03-06 10:00", with(offers, "  - 2026-03-05 "+end)), "answer-offer")
	}
}

func TestPractice25_OnlyAcceptedEndsTheSearch(t *testing.T) {
	round := "\n-- interviews/2026-03-12-saltmarsh.md --\n---\ncompany: Saltmarsh Maps\nrole: Platform Engineer\ndate: 2026-03-12 10:00\n---\n"
	before := lines(open(t, "2026-03-11 10:00", with(offers)+with(saltmarsh)+round))
	for _, what := range []string{"prep", "apply", "thank-you"} {
		if !strings.Contains(strings.Join(before, "\n"), " "+what) {
			t.Errorf("an offer alone ends no %s: %q", what, before)
		}
	}
	after := lines(open(t, "2026-03-11 10:00", with(offers, "  - 2026-03-09 accepted")+with(saltmarsh)+round))
	if !slices.Equal(after, []string{"due 26 decline Halina Brzoza, Tue 10 Mar 09:00 to Wed 11 Mar 17:00", "due 25 contract, Mon 09 Mar 09:00 to Mon 16 Mar 17:00"}) {
		t.Errorf("after it is accepted: %q", after)
	}
}

func TestPractice26_TellTheOthersThatYouAccepted(t *testing.T) {
	j := open(t, "2026-03-11 10:00", with(offers, "  - 2026-03-09 accepted")+with(saltmarsh))
	if a := one(t, j, "decline"); a.Log != "withdrawn Halina Brzoza" || a.Title != "Tell Saltmarsh Maps that you have accepted another offer" {
		t.Errorf("%+v", a)
	}
	told := with(saltmarsh, "log:", "  - 2026-03-10 withdrawn Halina Brzoza")
	if got := lines(open(t, "2026-03-11 10:00", with(offers, "  - 2026-03-09 accepted", "  - 2026-03-10 signed")+told)); got != nil {
		t.Errorf("nothing is left: %q", got)
	}
	again := "\n-- applications/kitewright.md --\n---\ncompany: Kitewright Weather\ncontact: Nuria Castell\nlog:\n  - 2027-01-12 applied\n---\n"
	want(t, open(t, "2027-01-25 10:00", with(offers, "  - 2026-03-09 accepted")+again), "follow-up", "overdue 20 follow-up Nuria Castell, Tue 19 Jan 09:00 to Tue 19 Jan 17:00")
}

const referees = `
-- journal.yaml --
timezone: Europe/Berlin
references:
  - Frauke Lindner, former team lead <frauke@tallowgate.example>
  - Marek Dolezal <marek@dolezal.example>
`

func TestPractice27_TellTheReferences(t *testing.T) {
	confident := strings.ReplaceAll(with(saltmarsh, "stage: technical", "log:", "  - 2026-03-05 thank-you all"), "{overall: 3}", "{overall: 3, confidence: 4}")
	want(t, open(t, "2026-03-05 10:00", referees+confident), "references",
		"due 27 references Frauke Lindner, Thu 05 Mar 09:00 to Thu 19 Mar 17:00",
		"due 27 references Marek Dolezal, Thu 05 Mar 09:00 to Thu 19 Mar 17:00")
	want(t, open(t, "2026-03-20 10:00", referees+confident), "references")
	one27 := strings.ReplaceAll(confident, "log:", "log:\n  - 2026-03-05 11:00 references Frauke Lindner: sent the role")
	j := open(t, "2026-03-05 12:00", referees+one27)
	want(t, j, "references", "due 27 references Marek Dolezal, Thu 05 Mar 09:00 to Thu 19 Mar 17:00")
	if a := one(t, j, "references"); a.Log != "references Marek Dolezal" {
		t.Errorf("%+v", a)
	}
	all := strings.ReplaceAll(confident, "log:", "log:\n  - 2026-03-05 11:00 references")
	want(t, open(t, "2026-03-05 12:00", referees+all), "references")
	want(t, open(t, "2026-03-05 10:00", confident), "references", "due 27 references, Thu 05 Mar 09:00 to Thu 19 Mar 17:00")
	want(t, open(t, "2026-03-05 10:00", referees+with(saltmarsh)), "references")
	final := "\n-- interviews/2026-03-17-saltmarsh.md --\n---\ncompany: Saltmarsh Maps\nrole: Platform Engineer\ndate: 2026-03-17 10:00\nstage: final\n---\n"
	want(t, open(t, "2026-03-13 10:00", with(saltmarsh)+final), "references", "due 27 references, Fri 13 Mar 09:00 to Fri 27 Mar 17:00")
}

func TestPractice24_AskForFeedbackOnce(t *testing.T) {
	turned := func(lines ...string) string {
		return with(saltmarsh, append([]string{"log:", "  - 2026-03-04 14:00 thank-you all", "  - 2026-03-12 rejected Pim Verhoeven"}, lines...)...)
	}
	line := "24 feedback Pim Verhoeven, Fri 13 Mar 09:00 to Thu 26 Mar 17:00"
	want(t, open(t, "2026-03-12 10:00", turned()), "feedback", "upcoming "+line)
	want(t, open(t, "2026-03-13 10:00", turned()), "feedback", "due "+line)
	want(t, open(t, "2026-03-26 17:00", turned()), "feedback")
	want(t, open(t, "2026-03-16 10:00", turned("  - 2026-03-13 feedback-asked Pim Verhoeven")), "feedback")
	want(t, open(t, "2026-03-16 10:00", turned("  - 2026-03-13 feedback Pim Verhoeven: too few numbers")), "feedback")
	want(t, open(t, "2026-03-16 10:00", turned()+"## Feedback received\n- too few numbers\n"), "feedback")
	want(t, open(t, "2026-03-16 10:00", with(saltmarsh, "log:", "  - 2026-03-10 thank-you all", "  - 2026-03-12 rejected")), "feedback",
		"due 24 feedback Halina Brzoza, Fri 13 Mar 09:00 to Thu 26 Mar 17:00")
	if a := one(t, open(t, "2026-03-13 10:00", turned()), "feedback"); a.Log != "feedback-asked Pim Verhoeven" || !strings.Contains(a.Why, "say thanks") {
		t.Errorf("%+v", a)
	}
	form := "\n-- applications/dovecote.md --\n---\ncompany: Dovecote Insurance\nlog:\n  - 2026-03-02 applied\n  - 2026-03-12 rejected: two lines from nobody\n---\n"
	want(t, open(t, "2026-03-13 10:00", form), "feedback")
}
