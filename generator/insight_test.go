package generator

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/journal"
)

// TestThemesBCubed puts lessons that were sorted by hand into notes, a few a
// note and never in the order of their lists, and measures how well the
// improve page brings them together again: for each line, precision is the
// share of its theme that means the same, recall the share of its list that
// landed in its theme.
func TestThemesBCubed(t *testing.T) {
	data, err := os.ReadFile("testdata/lessons.json")
	if err != nil {
		t.Fatal(err)
	}
	var lists map[string][]string
	if err := json.Unmarshal(data, &lists); err != nil {
		t.Fatal(err)
	}
	listOf := map[string]string{}
	var lines []string
	for name, list := range lists {
		for _, line := range list {
			listOf[line] = name
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	content := fstest.MapFS{}
	const perNote = 3
	for i := 0; i < len(lines); i += perNote {
		var note strings.Builder
		fmt.Fprintf(&note, "---\ncompany: Company %d\ndate: 2026-01-%02d\n---\n\n## To improve\n\n", i, 1+i/perNote)
		for _, line := range lines[i:min(i+perNote, len(lines))] {
			fmt.Fprintf(&note, "- %s\n", line)
		}
		content[fmt.Sprintf("interviews/%02d.md", i)] = &fstest.MapFile{Data: []byte(note.String())}
	}
	scanned, err := Scan(context.Background(), Input{Content: content, Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	built, err := scanned.Open(context.Background(), func(journal.Config) (time.Time, error) {
		return time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC), nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	themeOf, size := map[string]string{}, map[string]int{}
	together := map[[2]string]int{}
	for _, theme := range built.Journal.Themes {
		for _, l := range theme.Lessons {
			if _, known := listOf[l.Text]; !known {
				t.Fatalf("lesson %q is not one that was put in", l.Text)
			}
			themeOf[l.Text] = theme.Name
			size[theme.Name]++
			together[[2]string{theme.Name, listOf[l.Text]}]++
		}
	}
	var precision, recall float64
	for _, line := range lines {
		theme, ok := themeOf[line]
		if !ok {
			t.Errorf("%q is in no theme", line)
			continue
		}
		same := float64(together[[2]string{theme, listOf[line]}])
		precision += same / float64(size[theme])
		recall += same / float64(len(lists[listOf[line]]))
	}
	precision /= float64(len(lines))
	recall /= float64(len(lines))
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("B-cubed over %d lines: precision %.3f, recall %.3f, F1 %.3f", len(lines), precision, recall, f1)
	if f1 < 0.80 {
		t.Errorf("F1 is %.3f, want at least 0.80", f1)
	}
}
