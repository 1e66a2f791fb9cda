// Package journaltest connects notes into journals, for the tests of the packages that read one.
package journaltest

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"time"

	"journal/content"
	"journal/generator/journal"
	"journal/generator/note"
)

// Connect makes a journal of notes, given by path, as it is at now by the
// clock of its zone.
func Connect(t *testing.T, config, now string, notes map[string]string) *journal.Journal {
	t.Helper()
	cfg, problems := journal.ParseConfig([]byte(config), time.UTC)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	at, err := cfg.Clock(now)
	if err != nil {
		t.Fatal(err)
	}
	reader := note.NewReader(note.Options{})
	var read []*note.Note
	for name, text := range notes {
		read = append(read, reader.Read(name, []byte(text)))
	}
	return journal.Connect(cfg, at, read, nil)
}

// Sample is the sample journal on its day.
func Sample(t *testing.T) *journal.Journal {
	t.Helper()
	return SampleAt(t, "2026-03-12 08:30")
}

// SampleAt is the sample journal as it is at another moment.
func SampleAt(t *testing.T, now string) *journal.Journal {
	t.Helper()
	config, err := content.FS.ReadFile("journal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	notes := map[string]string{}
	err = fs.WalkDir(content.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".md" {
			return err
		}
		text, err := content.FS.ReadFile(name)
		notes[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return Connect(t, string(config), now, notes)
}

// Interview finds an interview by a part of its path.
func Interview(t *testing.T, j *journal.Journal, part string) *journal.Interview {
	t.Helper()
	for _, in := range j.Interviews {
		if strings.Contains(in.Note.Path, part) {
			return in
		}
	}
	t.Fatalf("there is no interview %s", part)
	return nil
}
