package draft

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"journal/generator/journal"
	"journal/layouts"
)

var update = flag.Bool("update", false, "write the letters anew; read them aloud before you keep them")

// TestLetters holds all kinds of letters for notes of twelve trades, good and
// poor. A file has the settings, the notes, and last the letters.
func TestLetters(t *testing.T) {
	paths, err := filepath.Glob("testdata/letters/*.txt")
	if err != nil || len(paths) < 12 {
		t.Fatalf("only %d files of letters: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			last := &a.Files[len(a.Files)-1]
			if last.Name != "letters" {
				t.Fatal("the last part is not called letters")
			}
			got := lettersOf(t, a.Files[:len(a.Files)-1])
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(last.Data); got != want {
				t.Errorf("the letters are others; -update writes them anew:\n%s", got)
			}
		})
	}
}

// lettersOf writes every kind of letter about the first note.
func lettersOf(t *testing.T, files []txtar.File) string {
	t.Helper()
	cfg := journal.Config{}
	notes := map[string]string{}
	first := ""
	for _, f := range files {
		if f.Name == "journal.yaml" {
			cfg, _ = journal.ParseConfig(f.Data, time.UTC)
			continue
		}
		if first == "" {
			first = f.Name
		}
		notes[f.Name] = string(f.Data)
	}
	j := connected(t, cfg, cfg.Today, notes)
	var out strings.Builder
	for _, in := range j.Interviews {
		if in.Note.Path != first {
			continue
		}
		for _, kind := range Kinds() {
			drafts, err := letters(t, layouts.FS()).All(kind, j, in)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range drafts {
				out.WriteString("=== " + string(kind) + "\n" + d.String())
				for line := range strings.Lines(d.Noted) {
					out.WriteString("(noted: " + strings.TrimSpace(line) + ")\n")
				}
				out.WriteString("\n")
			}
		}
	}
	return strings.TrimSpace(out.String()) + "\n"
}
