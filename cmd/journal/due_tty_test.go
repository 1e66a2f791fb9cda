//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"

	"journal/generator/printable"
)

// TestDueFitsTheTerminal asks what is due on a phone's terminal: no line is
// wider than it, and the words are those of a wide one.
func TestDueFitsTheTerminal(t *testing.T) {
	dir := emptyJournal(t)
	note := "---\ncompany: St Marys Hospital\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers: [Joan Pike <joan@marys.example>]\n---\n\n## Went well\n\n- calm\n"
	if err := os.WriteFile(filepath.Join(dir, "content", "a.md"), []byte(note), 0o600); err != nil {
		t.Fatal(err)
	}
	said := func(columns uint16) string {
		d := talkOn(t, dir, &pty.Winsize{Rows: 40, Cols: columns}, "due", "--all", "--today", "2026-03-04 12:00")
		if code := d.end(); code != fine {
			t.Fatalf("exit code %d:\n%s", code, d.text())
		}
		text := strings.ReplaceAll(d.text(), "\r", "")
		return text[max(strings.Index(text, "Due"), 0):] // on a slow machine progress stands before it
	}
	narrow, wide := said(40), said(300)
	for line := range strings.Lines(narrow) {
		if n := printable.Columns(strings.TrimSuffix(line, "\n")); n > 40 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
	if strings.Count(narrow, "\n") <= strings.Count(wide, "\n") {
		t.Errorf("nothing was wrapped:\n%s", narrow)
	}
	if got, want := strings.Join(strings.Fields(narrow), " "), strings.Join(strings.Fields(wide), " "); got != want {
		t.Errorf("narrow:\n%s\nwide:\n%s", got, want)
	}
}
