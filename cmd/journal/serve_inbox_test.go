package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	encrypted "filippo.io/age"

	"journal/generator"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/preview"
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
		if err := os.WriteFile(filepath.Join(dir, waitingFolder, string(id)+".age"), file.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, waitingFolder), 0o700); err != nil {
		t.Fatal(err)
	}
	s, said := nowhere(t)
	w := newWaiting(s, p)
	look := func(want int, text string) {
		t.Helper()
		content := fstest.MapFS{"interviews/a.md": {Data: []byte(text)}}
		notes := note.NewReader(note.Options{}).ReadAll("interviews/a.md", []byte(text))
		w.changed(preview.News{Built: &generator.Built{Journal: journal.Connect(journal.Config{}, time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC), notes, nil)}, Content: generator.Input{Content: content}})
		if w.said != want {
			t.Errorf("%d files wait, want %d: %s", w.said, want, said)
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
