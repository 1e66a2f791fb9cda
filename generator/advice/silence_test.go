package advice

import (
	"fmt"
	"strings"
	"testing"

	"journal/generator/journal"
)

// waited gives the waits of a journal, one a line.
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
