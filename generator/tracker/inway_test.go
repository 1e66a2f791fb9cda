package tracker

import (
	"strings"
	"testing"

	"journal/generator/journal/journaltest"
)

// TestImportFileAndFolder holds that a note whose path needs a folder where
// another one is a file is named, in either order and case, and all others come.
func TestImportFileAndFolder(t *testing.T) {
	for _, paths := range [][2]string{{"ok.md", "ok.md/x.md"}, {"ok.md/x.md", "ok.md"}, {"ok.md", "OK.MD/deep/er/x.md"}, {"a/ok.md/deep/x.md", "A/ok.md"}} {
		file := `{"notes": [{"path": "a.md", "text": "a"},
{"path": "` + paths[0] + `", "text": "one"},
{"path": "` + paths[1] + `", "text": "two"},
{"path": "z.md", "text": "z"}]}`
		im, err := ImportJSON("t.json", []byte(file), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
		if err != nil {
			t.Fatal(err)
		}
		if got := textOf(im); got != "== a.md\na== "+paths[0]+"\none== z.md\nz" {
			t.Errorf("%v: got %s", paths, got)
		}
		if said := messagesOf(im); len(im.Problems) != 1 || !strings.HasPrefix(said, "t.json:3:1: error: ") || !strings.Contains(said, "cannot both be") {
			t.Errorf("%v: %s", paths, said)
		}
	}
}
