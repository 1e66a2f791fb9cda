package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"journal/generator"
	"journal/generator/inbox"
	"journal/generator/preview"
	"journal/generator/prose"
	"journal/generator/vault"
)

// waitingFolder is the folder beside the notes in which files wait for journal inbox.
const waitingFolder = "inbox"

// waiting tells of the files in the folder inbox that would change the notes.
type waiting struct {
	*settings
	place place
	dir   string

	mu    sync.Mutex
	built *generator.Built
	in    generator.Input
	seen  string // the files that were looked at last, and the notes they were held against
	said  int
}

func newWaiting(s *settings, p place) *waiting {
	return &waiting{settings: s, place: p, dir: filepath.Join(filepath.Dir(p.public), waitingFolder)}
}

// changed takes the notes of now.
func (w *waiting) changed(news preview.News) {
	if news.Built == nil {
		return
	}
	w.mu.Lock()
	w.built, w.in, w.seen = news.Built, news.Content, ""
	w.mu.Unlock()
	w.look()
}

// watch looks into the folder until ctx ends.
func (w *waiting) watch(ctx context.Context) {
	const often = 3 * time.Second
	tick := time.NewTicker(often)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			w.look()
		}
	}
}

// look counts the files that would change something, if any is new or the notes are.
func (w *waiting) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.built == nil {
		return
	}
	entries, err := os.ReadDir(w.dir)
	if err != nil || len(entries) == 0 {
		w.said = 0
		return
	}
	const mostLookedAt, largest = 100, 1 << 20
	seen := ""
	var files []string
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || e.Name()[0] == '.' || len(files) == mostLookedAt {
			continue
		}
		seen += fmt.Sprint(e.Name(), info.Size(), info.ModTime().UnixNano(), "\n")
		if info.Size() <= largest {
			files = append(files, filepath.Join(w.dir, e.Name()))
		}
	}
	if seen == w.seen {
		return
	}
	w.seen = seen
	keys, _ := knownLetterbox(w.place)
	shut := false // a letter that does not open with the keys that are here may be a new one
	box := inbox.New(w.built.Journal, w.in.Content)
	box.Letter = func(file io.Reader, limit int) (text []byte, err error) {
		err = vault.ErrNoLetter
		if keys != nil {
			text, err = keys.Letter(file, limit)
		}
		shut = shut || err != nil
		return text, err
	}
	count := 0
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		shut = false
		if things := box.Take(name, src); shut || slices.ContainsFunc(things, (*inbox.Thing).Writes) {
			count++
		}
	}
	if count > w.said {
		verb := "wait"
		if count == 1 {
			verb = "waits"
		}
		w.term.say("%s %s in %s: journal inbox %s", prose.Count(count, "file"), verb, w.dir, thisMachine().shellWord(w.dir))
	}
	w.said = count
}
