package advice

import (
	"strings"
	"testing"
)

// sent is an application on a day.
func sent(company, day string, lines ...string) string {
	all := append([]string{"company: " + company, "log:", "  - " + day + " applied"}, lines...)
	return "\n-- applications/" + strings.ToLower(strings.Fields(company)[0]) + ".md --\n---\n" + strings.Join(all, "\n") + "\n---\n"
}

func goal(line string) string {
	return "\n-- journal.yaml --\ntimezone: Europe/Berlin\ngoal: {" + line + "}\n"
}

func TestPractice28_KeepApplyingEveryWeek(t *testing.T) {
	week := "28 apply, Mon 09 Mar 09:00 to Fri 13 Mar 17:00"
	last := sent("Saltmarsh Maps", "2026-03-03")
	want(t, open(t, "2026-03-09 10:00", goal("applications: 2")+last), "apply", "due "+week)
	j := open(t, "2026-03-12 10:00", goal("applications: 2")+last+sent("Yarrow Rail", "2026-03-10"))
	want(t, j, "apply", "due "+week)
	if a := one(t, j, "apply"); a.Title != "Send one more application" || !strings.Contains(a.Why, "goal is 2 a week and this week has 1") {
		t.Errorf("%+v", a)
	}
	wrote := strings.ReplaceAll(sent("Oakgall Learning", "2026-03-11"), "applied", "contacted Ruth Adeyemi")
	want(t, open(t, "2026-03-12 10:00", goal("applications: 2")+last+sent("Yarrow Rail", "2026-03-10")+wrote), "apply")
	want(t, open(t, "2026-03-12 10:00", goal("applications: 2, contacts: 1")+last+sent("Yarrow Rail", "2026-03-10")+wrote), "apply", "due "+week)
	want(t, open(t, "2026-03-14 10:00", goal("applications: 2")+last), "apply") // Saturday
	want(t, open(t, "2026-03-12 10:00", goal("applications: 0")+last), "apply")
	want(t, open(t, "2026-03-12 10:00", goal("applications: 2")+sent("Saltmarsh Maps", "2026-03-03", "  - 2026-03-06 offer", "  - 2026-03-07 accepted")), "apply")
}

func TestPractice28_AnEmptyWeekWithoutAGoal(t *testing.T) {
	last := sent("Saltmarsh Maps", "2026-03-03")
	week := "28 apply, Thu 12 Mar 09:00 to Fri 13 Mar 17:00"
	want(t, open(t, "2026-03-09 10:00", last), "apply", "upcoming "+week)
	want(t, open(t, "2026-03-12 10:00", last), "apply", "due "+week)
	want(t, open(t, "2026-03-12 10:00", last+sent("Yarrow Rail", "2026-03-09")), "apply")
	want(t, open(t, "2026-06-11 10:00", last), "apply") // a search that rests
	want(t, open(t, "2026-03-12 10:00", ""), "apply")
}

func TestPractice29_CompetitorsOfWhatWentWell(t *testing.T) {
	company := "\n-- companies/saltmarsh.md --\n---\ncompany: Saltmarsh Maps\ncompetitors: [Contourline, Wayfell Atlas, Yarrow Rail]\n---\n"
	line := "due 29 competitors, Thu 05 Mar 09:00 to Wed 01 Apr 17:00"
	passed := with(saltmarsh, "outcome: passed")
	j := open(t, "2026-03-06 10:00", passed+company+sent("Yarrow Rail", "2026-03-05"))
	want(t, j, "competitors", line)
	if a := one(t, j, "competitors"); a.Title != "Look at Contourline and Wayfell Atlas" {
		t.Errorf("%+v", a)
	}
	want(t, open(t, "2026-03-06 10:00", with(saltmarsh, "fit: {role: 4, culture: 4}")+company), "competitors", line)
	want(t, open(t, "2026-03-06 10:00", with(saltmarsh)+company), "competitors")
	want(t, open(t, "2026-03-06 10:00", passed+company+sent("Contourline GmbH", "2026-03-05")+sent("Wayfell Atlas", "2026-03-05")+sent("Yarrow Rail", "2026-03-05")), "competitors")
	want(t, open(t, "2026-04-02 10:00", passed+company), "competitors")
}

func TestPractice30_TellOthersThatYouAreAvailable(t *testing.T) {
	week := "due 30 outreach, Mon 09 Mar 09:00 to Fri 13 Mar 17:00"
	two := sent("Saltmarsh Maps", "2026-03-03") + sent("Yarrow Rail", "2026-03-03")
	want(t, open(t, "2026-03-10 10:00", two), "outreach", week)
	want(t, open(t, "2026-03-10 10:00", two+sent("Kitewright Weather", "2026-03-03")), "outreach")
	want(t, open(t, "2026-03-10 10:00", two+sent("Kitewright Weather", "2026-03-03", "  - 2026-03-05 rejected")), "outreach", week)
	wrote := strings.ReplaceAll(sent("Oakgall Learning", "2026-03-09"), "applied", "contacted Ruth Adeyemi")
	want(t, open(t, "2026-03-10 10:00", two+wrote), "outreach")
	many := two + sent("Kitewright Weather", "2026-03-03")
	want(t, open(t, "2026-03-10 10:00", goal("contacts: 2")+many+wrote), "outreach", week)
	contains(t, one(t, open(t, "2026-03-10 10:00", goal("contacts: 2")+many+wrote), "outreach").Why, "2 contacts a week", "has 1")
	want(t, open(t, "2026-03-10 10:00", goal("contacts: 1")+many+wrote), "outreach")
	want(t, open(t, "2026-03-10 10:00", sent("Saltmarsh Maps", "2026-03-03", "  - 2026-03-06 accepted")), "outreach")
}
