package journal

import (
	"strings"
	"testing"
	"time"

	"journal/generator/note"
)

// sorting connects notes that have these lines, each in a section to improve of its own.
func sorting(t *testing.T, texts map[string]string) *Journal {
	t.Helper()
	var notes []*note.Note
	rd := note.NewReader(note.Options{})
	for name, text := range texts {
		notes = append(notes, rd.Read("interviews/"+name+".md", []byte("---\ncompany: "+name+"\ndate: 2026-03-04\n---\n\n"+text)))
	}
	return Connect(Config{Zone: time.UTC}, time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC), notes, nil)
}

// A line with the tag none is no thing for the next interview, and nothing to be sorted.
func TestNoTheme(t *testing.T) {
	j := sorting(t, map[string]string{"a": "## To improve\n- Xylophone quartz #none\n- Rambled for five minutes\n", "b": "## To improve\n- Xylophone quartz\n"})
	if len(j.Top) != 1 || j.Top[0].Name != "concise" || len(j.ToSort) > 0 || len(j.Themes) < 2 {
		t.Errorf("top %v, %d to sort, %d themes", j.Top, len(j.ToSort), len(j.Themes))
	}
}

// The sentences of an employer are one line to sort, whose tags keep what is sure.
func TestSentencesAreOneLine(t *testing.T) {
	j := sorting(t, map[string]string{"a": "## Feedback\n- You rambled for five minutes. We missed the xylophone quartz. We missed the zeppelin gasworks.\n"})
	if len(j.ToSort) != 1 {
		t.Fatalf("%d to sort", len(j.ToSort))
	}
	u := &j.ToSort[0]
	if !u.FromEmployer || u.Entry == nil || !strings.HasPrefix(u.Entry.Text, "You rambled") || strings.Contains(u.Text, "rambled") || !strings.Contains(u.Text, "quartz. We missed") || u.Place() != "interviews/a.md:7" {
		t.Errorf("%+v at %s", u.Text, u.Place())
	}
	nerves, ok := j.ChoiceNamed("Breathe, and let the nerves pass")
	for _, c := range []struct {
		themes []Choice
		want   string
	}{
		{[]Choice{nerves}, "concise nerves"},
		{[]Choice{NoTheme()}, "concise"},
		{[]Choice{nerves, nerves}, "concise nerves"},
	} {
		if got := strings.Join(u.TagsFor(j, c.themes...), " "); got != c.want || !ok {
			t.Errorf("tags %q, want %q", got, c.want)
		}
	}
	after := sorting(t, map[string]string{"a": "## Feedback\n- You rambled for five minutes. We missed the xylophone quartz. We missed the zeppelin gasworks. #concise #nerves\n"})
	if len(after.ToSort) > 0 || len(after.Themes) != 2 || len(after.Themes[0].Lessons) != 1 {
		t.Errorf("%d to sort, %d themes", len(after.ToSort), len(after.Themes))
	}
}
