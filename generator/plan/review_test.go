package plan

import (
	"strings"
	"testing"

	"journal/generator/journal/journaltest"
	"journal/generator/note"
)

func TestReview(t *testing.T) {
	notes := journalOf("t t t - t t tp k m")
	notes["applications/brickfield.md"] = "---\ncompany: Brickfield\nrole: Thrower\napplied: 2026-02-25\n---\n"
	j := journaltest.Connect(t, "goal: {applications: 3}", "2026-03-01 18:00", notes)
	text := string(Review(j, Read(j), 2))
	for _, want := range []string{
		"date: 2026-03-01\n", "title: Week 9\n", "- Interviews: 1 (Kilnhurst", "- Kept to my plans: 0 of 1\n", "- Applications: 1 of 3\n", "- Actions left: 2\n",
		"- when they ask about the kiln → the temperature, then the risk #structure\n", "## What moved\n", "## What came back\n", "## Next week\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	n := note.NewReader(note.Options{}).Read("reviews/"+ReviewName(j), []byte(text))
	if len(n.Problems) > 0 || len(n.Boxes) > 0 || len(n.Plans) != 1 {
		t.Errorf("problems %v, %d boxes, %d plans", n.Problems, len(n.Boxes), len(n.Plans))
	}
	for _, s := range n.Sections {
		if s.Topic != note.Plans && len(s.Items) > 0 {
			t.Errorf("%s has entries: %+v", s.Heading.Value, s.Items)
		}
	}
	notes["reviews/"+ReviewName(j)] = text
	j = journaltest.Connect(t, "", "2026-03-01 18:00", notes)
	if all := Read(j); len(all) != 1 || all[0].Day.String() != "2026-02-15" {
		t.Errorf("the review makes another plan: %d", len(all))
	}
	if ReviewOf(j) == nil {
		t.Error("the review is not found")
	}
}

func TestReviewDue(t *testing.T) {
	notes := journalOf("t t t - t t tp k m")
	for now, want := range map[string]bool{"2026-02-26 09:00": false, "2026-02-27 09:00": true, "2026-02-28 09:00": false, "2026-05-01 09:00": false} {
		if got := ReviewDue(journaltest.Connect(t, "", now, notes)); got != want {
			t.Errorf("%s: %v", now, got)
		}
	}
	notes["reviews/2026-02-25.md"] = "---\ndate: 2026-02-25\n---\n\nA look back.\n"
	if ReviewDue(journaltest.Connect(t, "", "2026-02-27 09:00", notes)) {
		t.Error("due although it is written")
	}
}
