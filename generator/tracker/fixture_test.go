package tracker

import (
	"io/fs"
	"path"
	"testing"
	"time"

	"journal/content"
	"journal/generator/journal"
	"journal/generator/note"
)

// connected makes a journal of notes, given by path, as it is at now by the
// clock of its zone.
func connected(t *testing.T, config, now string, notes map[string]string) *journal.Journal {
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

// sample is the sample journal on its day.
func sample(t *testing.T) *journal.Journal {
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
	return connected(t, string(config), "2026-03-12 08:30", notes)
}
