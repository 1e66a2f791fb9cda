package journal

import (
	"testing"

	"journal/generator/note"
)

func TestCriticism(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Good instincts, too slow for the level.", []string{"Good instincts, too slow for the level."}},
		{"Great communicator", nil},
		{"Great communicator. Needs more depth on storage.", []string{"Needs more depth on storage."}},
		{"Strong on system design; rushed the coding", []string{"rushed the coding"}},
		{"Clear and structured, answered without hesitation.", nil},
		{"Not only fast but also kind.", nil},
		{"Better than most candidates we see!", nil},
		{"The structure was unclear", []string{"The structure was unclear"}},
		{"Could have asked about the scale", []string{"Could have asked about the scale"}},
		{"We decided not to move forward at this time.", nil},
		{"Thank you for your time, we wish you all the best", nil},
		{"We went with another candidate. Your Go was not deep enough, e.g. channels.", []string{"Your Go was not deep enough, e.g. channels."}},
		{"Didn't test the code", []string{"Didn't test the code"}},
		{"They said I rambled", []string{"They said I rambled"}},
		{"More about us soon", nil},
		{"Nothing to improve, really.", nil},
		{"Liked v1.2 of the design. Missed edge cases.", []string{"Missed edge cases."}},
		{"Zu wenig Rückfragen gestellt", []string{"Zu wenig Rückfragen gestellt"}},
		{"説明が長い。", []string{"説明が長い。"}},
		{"", nil}, {"...", nil}, {"👍", nil},
	} {
		equalList(t, test.text, criticism(test.text), test.want...)
	}
}

func FuzzCriticism(f *testing.F) {
	f.Add("Good instincts, too slow for the level. Great; but not deep.")
	f.Add("e.g. a.b! 日本。\n;;")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range criticism(text) {
			if s == "" {
				t.Errorf("%q: an empty lesson", text)
			}
		}
	})
}

// learned gives all lessons as they stand under their themes.
func learned(j *Journal) []string {
	var all []string
	for _, th := range j.Themes {
		for _, l := range th.Lessons {
			s := l.Note.Path + ":" + itoa(l.Line.Line) + " " + l.Text
			if l.FromEmployer {
				s += " (employer)"
			}
			if l.Done {
				s += " (done)"
			}
			all = append(all, s)
		}
	}
	return all
}

func TestLessons(t *testing.T) {
	better := interview("q.md", "Northwind", "", "2026-01-01")
	better.Sections = []note.Section{{Topic: note.Questions, Items: []note.Item{{Text: "Why?", Better: "because"}}}}
	j := connect(t,
		interview("a.md", "Northwind", "", "2026-02-01", section(note.Improve, "[x] Zebra quagga okapi", "Xylophone bassoon"),
			section(note.Feedback, "Great communicator", "Lovely chat. Too slow for the level."), log("2026-02-20 feedback Mary: tapir armadillo not known", "2026-02-21 feedback: great", "2026-02-22 follow-up: not a lesson")),
		interview("b.md", "Northwind", "", "2026-04-01", section(note.Improve, "Nothing learned yet")),
		other(note.Application, "applications/n.md", "Northwind", "", section(note.Feedback, "[ ] Great work on walrus")),
		better)
	got := learned(j)
	want := map[string]bool{
		"interviews/a.md:20 Zebra quagga okapi (done)":            true,
		"interviews/a.md:21 Xylophone bassoon":                    true,
		"interviews/a.md:31 Too slow for the level. (employer)":   true,
		"interviews/a.md:10 tapir armadillo not known (employer)": true,
		"applications/n.md:20 Great work on walrus (employer)":    true,
	}
	for _, l := range got {
		if !want[l] {
			t.Errorf("unexpected: %s", l)
		}
	}
	equal(t, "lessons", len(got), len(want))
}

func TestStrengthsAndReactions(t *testing.T) {
	j := connect(t,
		interview("a.md", "N", "", "2026-01-01", section(note.Well, "calm", "clear"), section(note.Liked, "the story")),
		interview("b.md", "N", "", "2026-02-01", section(note.Well, "tests first"), section(note.Disliked, "the intro")),
		interview("c.md", "N", "", "2026-05-01", section(note.Well, "not yet")))
	text := func(l Line) string { return l.Text + " " + l.Day.String() + " " + l.Interview.Address + "#" + l.Anchor }
	equalList(t, "well", each(j.Strengths, text), "tests first 2026-02-01 interviews/b.html#l20", "calm 2026-01-01 interviews/a.html#l20", "clear 2026-01-01 interviews/a.html#l21")
	equalList(t, "liked", each(j.Liked, text), "the story 2026-01-01 interviews/a.html#l30")
	equalList(t, "disliked", each(j.Disliked, text), "the intro 2026-02-01 interviews/b.html#l30")
}
