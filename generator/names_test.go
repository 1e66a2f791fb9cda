package generator

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestNamesInOldEncodings holds that a name that is not in UTF-8 is named with
// what it was meant to be, and that nothing else is lost.
func TestNamesInOldEncodings(t *testing.T) {
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	for _, name := range []string{filepath.Join(content, "good.md"), filepath.Join(content, "B\xfchler.md"), filepath.Join(content, "\xe9t\xe9", "a.md"), filepath.Join(content, "\x81\x1b.png")} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Skipf("this system has no such name: %v", err)
		}
		if err := os.WriteFile(name, []byte("---\ncompany: Ash\n---\n"), 0o600); err != nil {
			t.Skipf("this system has no such name: %v", err)
		}
	}
	root, err := os.OpenRoot(content)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	s, err := Scan(context.Background(), Input{Content: root.FS(), Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, p := range s.problems {
		said += p.String() + " (" + p.Hint + ")\n"
	}
	for _, want := range []string{
		`B\xfchler.md: error: this name is not in UTF-8, so what it names was not read (rename it, perhaps to Bühler.md; convmv`,
		`\xe9t\xe9: error: this name is not in UTF-8, so what it names was not read (rename it, perhaps to été; convmv`,
		`\x81\x1b.png: error: this name is not in UTF-8, so what it names was not read (rename it; convmv`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
	if s.Notes() != 1 || len(s.problems) != 3 {
		t.Errorf("%d notes, and\n%s", s.Notes(), said)
	}
}
