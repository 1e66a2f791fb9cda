package journal

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"journal/generator/note"
)

// connectArchive connects the notes of an archive as they are on 2026-04-20.
func connectArchive(t *testing.T, archive string) *Journal {
	t.Helper()
	var notes []*note.Note
	rd := note.NewReader(note.Options{})
	for _, f := range txtar.Parse([]byte(archive)).Files {
		notes = append(notes, rd.Read(f.Name, f.Data))
	}
	return connectAt(t, "2026-04-20 09:00", notes...)
}

// TestOneFactOnce reads facts that stand in two places: each is one, and where
// two contradict each other the one with a day counts and the other is said.
func TestOneFactOnce(t *testing.T) {
	for _, test := range []struct {
		name, archive string
		status        Status
		history       []string
		problem       string
	}{
		{"an offer in the log, accepted in the front matter", "-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\noutcome: accepted\nlog:\n  - 2026-03-05 offer Ana\n---\n",
			Accepted, []string{"03-01 interview", "03-05 offer Ana", "accepted"}, ""},
		{"thanked by label and by log", "-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\nthank_you_sent: 2026-03-01\nlog:\n  - 2026-03-01 thank-you Ana Ruiz\n---\n\n## Next steps\n- [x] Thank-you to Ana (2026-03-01)\n",
			Interviewing, []string{"03-01 interview", "03-01 thank-you Ana Ruiz"}, ""},
		{"waiting is what the log has ended", "-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\noutcome: no news yet\nlog:\n  - 2026-03-05 they hired someone else\n---\n",
			Rejected, []string{"03-01 interview", "03-05 rejected"}, ""},
		{"the log counts before what has no day", "-- applications/a.md --\n---\ncompany: Tarnbeck\noutcome: rejected\nlog:\n  - 2026-03-05 offer Ana\n---\n",
			Offered, []string{"03-05 offer Ana"}, "a.md:3:10: warning: the outcome is rejected here and offer in the log of 2026-03-05, line 5"},
		{"an offer that was taken back is no contradiction", "-- applications/a.md --\n---\ncompany: Tarnbeck\noutcome: offer rescinded\nlog:\n  - 2026-03-05 offer Ana\n---\n",
			Rejected, []string{"03-05 offer Ana", "rejected"}, ""},
		{"a meeting that is called off ends no application", "-- applications/a.md --\n---\ncompany: Tarnbeck\nlog:\n  - 2026-02-20 applied\n  - 2026-03-01 interview called off\n---\n",
			Applied, []string{"02-20 applied", "03-01 cancelled"}, ""},
		{"a meeting that the log calls off did not take place", "-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\nlog:\n  - 2026-02-20 applied\n  - 2026-03-01 recruiter did not show up\n---\n",
			Applied, []string{"02-20 applied", "03-01 interview", "03-01 cancelled"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			j := connectArchive(t, test.archive)
			a := j.Applications[0]
			equal(t, "status", a.Status, test.status)
			equalList(t, "history", told(a), test.history...)
			got := j.messages()
			for _, n := range j.Notes {
				for _, p := range n.Problems.WithoutHints() {
					got += p.String() + "\n"
				}
			}
			if !strings.Contains(got, test.problem) || test.problem == "" && got != "" {
				t.Errorf("problems %q, want %q", got, test.problem)
			}
		})
	}
}

func TestFateOfApplication(t *testing.T) {
	for archive, want := range map[string]note.Fate{
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\noutcome: They hired someone else\n---\n":                                 note.Filled,
		"-- applications/a.md --\n---\ncompany: Tarnbeck\nstatus: Offer rescinded\n---\n":                                                          note.OfferWithdrawn,
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\nlog:\n  - 2026-03-05 hiring freeze\n---\n":                               note.Closed,
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\noutcome: rejected\nlog:\n  - 2026-03-05 rejected\n---\n":                 "",
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\noutcome: position filled\nlog:\n  - 2026-03-05 rejected: by mail\n---\n": note.Filled,
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\noutcome: I took another job\n---\n":                                      note.AcceptedElsewhere,
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\noutcome: called off, the post is frozen\n---\n":                          note.Closed,
	} {
		a := connectArchive(t, archive).Applications[0]
		equal(t, archive, a.Fate(), want)
		if want != "" && a.Active() {
			t.Errorf("%s: still active", archive)
		}
	}
}

// TestFeedbackCountsOnce reads feedback that stands in the log and in a
// section, in one note or in two.
func TestFeedbackCountsOnce(t *testing.T) {
	for archive, want := range map[string]int{
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\nlog:\n  - 2026-03-05 feedback Ana: too long answers\n---\n\n## Feedback\n- Too long answers.\n":                                                                      1,
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\n---\n\n## Feedback\n- Your answers were too long\n-- applications/t.md --\n---\ncompany: Tarnbeck\nlog:\n  - 2026-03-05 feedback: your answers were too long\n---\n": 1,
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\nlog:\n  - 2026-03-05 feedback: too long answers\n---\n\n## Feedback\n- Not enough about testing.\n":                                                                  2,
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\nlog:\n  - 2026-03-05 feedback: too long answers\n---\n":                                                                                                              1,
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\n---\n\n## Feedback\n- Too long answers\n-- interviews/b.md --\n---\ncompany: Elsewhere\ndate: 2026-03-02\nlog:\n  - 2026-03-05 feedback: too long answers\n---\n":    2,
	} {
		said := map[*note.Item]bool{}
		for _, theme := range connectArchive(t, archive).Themes {
			for _, l := range theme.Lessons {
				if l.FromEmployer {
					said[l.Item] = true
				}
			}
		}
		equal(t, archive, len(said), want)
	}
}

// TestDeadlineOfTheLog reads what an offer in the log says of its deadline.
func TestDeadlineOfTheLog(t *testing.T) {
	for lines, want := range map[string]string{
		"  - 2026-03-05 offer Ana Ruiz: 48,000, answer by 2026-03-13\n":                           "2026-03-13",
		"  - 2026-03-05 offer: decide by Friday\n":                                                "2026-03-06",
		"  - 2026-03-05 offer: they start on 2026-05-01\n":                                        "",
		"  - 2026-03-05 offer: answer by 2026-03-13\n  - 2026-03-10 answered: until 2026-03-20\n": "2026-03-20",
		"  - 2026-03-05 Angebot: Antwort bis 13.3.\n":                                             "2026-03-13",
		"  - 2026-03-05 offer: pay in EUR\ndeadline: 2026-03-09\n":                                "2026-03-09",
	} {
		a := connectArchive(t, "-- applications/a.md --\n---\ncompany: Tarnbeck\nlog:\n"+lines+"---\n").Applications[0]
		equal(t, lines, a.Deadline.String(), want)
	}
}

// TestOfferOfTheLog reads what an offer in the log says of its pay.
func TestOfferOfTheLog(t *testing.T) {
	for archive, want := range map[string]string{
		"-- interviews/a.md --\n---\ncompany: Tarnbeck\ndate: 2026-03-01\nlog:\n  - 2026-03-05 offer Ana Ruiz: 48,000, answer by 2026-03-13\n---\n":      "48,000",
		"-- applications/a.md --\n---\ncompany: Tarnbeck\nlog:\n  - 2026-03-05 offer: 45k\n  - 2026-03-07 offer: raised to 48k, answer by Friday\n---\n": "48k",
		"-- applications/a.md --\n---\ncompany: Tarnbeck\nsalary: 50,000\nlog:\n  - 2026-03-05 offer: 45k\n---\n":                                        "50,000",
		"-- applications/a.md --\n---\ncompany: Tarnbeck\nlog:\n  - 2026-03-05 offer Ana: answer by 2026-03-13\n---\n":                                   "",
	} {
		equal(t, archive, connectArchive(t, archive).Applications[0].Salary, want)
	}
}
