package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	encrypted "filippo.io/age"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/vault"
)

// TestWaitingLetters: a letter waits until a note has it, and one that does not open waits.
func TestWaitingLetters(t *testing.T) {
	dir := t.TempDir()
	p := place{content: filepath.Join(dir, "content"), public: filepath.Join(dir, "public")}
	ours, err := vault.NewLetterbox()
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := vault.NewLetterbox()
	if err != nil {
		t.Fatal(err)
	}
	if err := keepLetterbox(p, ours); err != nil {
		t.Fatal(err)
	}
	letter := func(to *vault.Letterbox, id byte) {
		t.Helper()
		recipient, err := encrypted.ParseHybridRecipient(to.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		w, err := encrypted.Encrypt(&file, recipient)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(`{"letter":1,"id":"` + string(bytes.Repeat([]byte{id}, 32)) + `","version":1,"began":"2026-03-11T15:40:00+01:00","with":"Kestrel Vale","day":"2026-03-11","text":"Nice people"}`))
		w.Close()
		if err := os.WriteFile(filepath.Join(dir, "inbox", string(id)+".age"), file.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "inbox"), 0o700); err != nil {
		t.Fatal(err)
	}
	s, _ := nowhere(t)
	folder := s.waitingFolder(t.Context(), p)
	look := func(want int, text string) {
		t.Helper()
		content := fstest.MapFS{"interviews/a.md": {Data: []byte(text)}}
		notes := note.NewReader(note.Options{}).ReadAll("interviews/a.md", []byte(text))
		w := folder.Waiting(journal.Connect(journal.Config{}, time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC), notes, nil), content)
		if w.Files != want {
			t.Errorf("%d files wait, want %d: %+v", w.Files, want, w.Things)
		}
		for _, one := range w.Things {
			if !one.Writes() && !strings.Contains(one.Hint, "in a terminal") {
				t.Errorf("it does not say how a letter opens: %s (%s)", one.Line(), one.Hint)
			}
		}
	}
	const head = "---\ncompany: Kestrel Vale\ndate: 2026-03-11\n---\n"
	const filed = "<!-- letter aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 1 123456789012 -->\nNice people\n<!-- end of letter aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa -->\n"
	letter(ours, 'a')
	look(1, head)
	look(0, head+filed)
	letter(ours, 'b')
	look(1, head+filed)
	letter(theirs, 'c')
	look(2, head+filed)
	if err := os.Remove(letterboxKeys(p)); err != nil {
		t.Fatal(err)
	}
	look(3, head+filed)
}
