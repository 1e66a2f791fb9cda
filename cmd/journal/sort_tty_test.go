//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pile makes a journal with lines that no theme fits.
func pile(t *testing.T) (dir string, note func() string) {
	t.Helper()
	dir = notes(t, map[string]string{"interviews/a.md": "---\ncompany: Northwind Robotics\ndate: 2026-03-04\n---\n\n## To improve\n- Xylophone quartz\n- Zeppelin gasworks\n- Wombat in the parlour\n- Okapi hummed along\n- Quagga sang alto\n"})
	return dir, func() string {
		text, err := os.ReadFile(filepath.Join(dir, "interviews", "a.md"))
		if err != nil {
			t.Fatal(err)
		}
		_, list, _ := strings.Cut(string(text), "improve\n")
		return list
	}
}

// TestSortAsks goes through the pile with each kind of answer.
func TestSortAsks(t *testing.T) {
	dir, note := pile(t)
	d := talk(t, dir, "sort", "--content", ".")
	d.answer("Xylophone quartz\r\n", "", false)
	d.answer("a.md:7, 5 lines left", "", false)
	d.answer("s, q): ", "99\n", false)
	d.answer("there is no number 99; a shows all themes", "", false)
	d.answer("s, q): ", "concice\n", false)
	d.answer("did you mean concise?", "", false)
	d.answer("s, q): ", "nerves\n", false)
	d.answer("Sorted: Breathe, and let the nerves pass", "", false)
	d.answer("Zeppelin gasworks\r\n", "", false)
	d.answer("s, q): ", "\n", false)
	d.answer("Wombat in the parlour\r\n", "", false)
	d.answer("s, q): ", "a\n", false)
	d.answer("  50  ", "", false)
	d.answer("s, q): ", "1 2\n", false)
	d.answer("Okapi hummed along\r\n", "", false)
	d.answer("s, q): ", "o\n", false)
	d.answer("its name: ", "30\n", false)
	d.answer("begin it with a letter", "", false)
	d.answer("s, q): ", "O\n", false)
	d.answer("its name: ", "bad tailors\n", false)
	d.answer("Quagga sang alto\r\n", "", false)
	d.answer("s, q): ", "n\n", false)
	d.answer("4 lines sorted, 1 left. journal undo", "", false)
	if code := d.end(); code != fine {
		t.Fatalf("exit code %d:\n%s", code, d.text())
	}
	lines := strings.Split(note(), "\n")
	for i, want := range []string{"- Xylophone quartz #nerves", "- Zeppelin gasworks", "- Wombat in the parlour #", "- Okapi hummed along #bad-tailors", "- Quagga sang alto #none"} {
		if got := lines[i]; got != want && (i != 2 || !strings.HasPrefix(got, want) || strings.Count(got, "#") != 2) {
			t.Errorf("line %d is %q, want %q", i, got, want)
		}
	}
}

// Whoever quits, ends the input or presses Ctrl-C keeps what is sorted and no more.
func TestSortIsLeft(t *testing.T) {
	for typed, want := range map[string]int{"q\n": fine, "\x04": fine, "\x03": interrupted} {
		dir, note := pile(t)
		d := talk(t, dir, "sort", "--content", ".")
		d.answer("s, q): ", "1\n", false)
		d.answer("Sorted: ", "", false)
		d.answer("s, q): ", typed, false)
		if code := d.end(); code != want {
			t.Errorf("%q: exit code %d:\n%s", typed, code, d.text())
		}
		if text := note(); strings.Count(text, "#") != 1 {
			t.Errorf("%q leaves %q", typed, text)
		}
	}
}
