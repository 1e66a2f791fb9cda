package inbox

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"journal/generator/journal"
	"journal/generator/undo"
)

// Folder is a folder in which files wait to be filed. It may come and go.
type Folder struct {
	Path   string                                          // on disk, as people are told it
	Letter func(file io.Reader, limit int) ([]byte, error) // as that of a [Box]; it asks nobody
}

// How much of a folder is looked at again and again, while it is watched.
const (
	mostWatched    = 100     // files
	largestWatched = 1 << 20 // bytes of each
)

// Waiting is what the files of a folder come to, held against the notes of a moment.
type Waiting struct {
	Files  int // that would change something, or hold a letter that does not open
	Things []Waits
}

// Waits is a thing that would be written, or is left to the person.
type Waits struct {
	*Thing
	ID    string // other for other files, and for other changes of the notes
	After string // the note that a thing above has to make first; "" if it can be filed alone
}

// Listing tells one state of the folder from another; "" if nothing lies in it.
func (f Folder) Listing() string {
	listing := ""
	for _, e := range f.entries() {
		listing += fmt.Sprint(e.Name(), e.Size(), e.ModTime().UnixNano(), "\n")
	}
	return listing
}

func (f Folder) entries() (all []fs.FileInfo) {
	entries, err := os.ReadDir(f.Path)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
			all = append(all, info)
		}
	}
	return all
}

// Waiting returns what waits, as journal inbox with the folder would show it: without the
// dentist, and what the notes have already.
func (f Folder) Waiting(j *journal.Journal, content fs.FS) *Waiting {
	w := &Waiting{}
	shut := false // a letter that does not open with the keys that are here may be a new one
	box := New(j, content)
	box.Letter = func(file io.Reader, limit int) ([]byte, error) {
		text, err := f.Letter(file, limit)
		shut = shut || err != nil
		return text, err
	}
	made := map[string]bool{}
	add := func(t *Thing, src []byte) {
		id := sha256.New()
		fmt.Fprintf(id, "%s\n%s\n%q\n", t.From, t.Line(), t.Paths())
		id.Write(src)
		waits := Waits{Thing: t, ID: fmt.Sprintf("%x", id.Sum(nil)[:8])}
		for _, c := range t.changes {
			if c.text == nil && made[c.Path] {
				waits.After = c.Path
			}
		}
		for _, c := range t.changes {
			made[c.Path] = made[c.Path] || c.text != nil
		}
		w.Things = append(w.Things, waits)
	}
	entries := f.entries()
	for _, e := range entries[:min(len(entries), mostWatched)] {
		name := filepath.Join(f.Path, e.Name())
		if e.Size() > largestWatched {
			t := nothing(fmt.Sprintf("a file of more than %d MB", largestWatched>>20), "journal inbox "+quotedArg(name)+" reads it")
			t.From = name
			add(t, nil)
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			continue // gone, or not there for us
		}
		shut = false
		things := box.Take(name, src)
		if shut || slices.ContainsFunc(things, (*Thing).Writes) {
			w.Files++
		}
		for _, t := range things {
			if shut && !t.Writes() && t.Hint == "" {
				t.Hint = "journal inbox " + quotedArg(name) + " in a terminal can ask for the passphrase"
			}
			if t.Writes() || t.Hint != "" && !t.Idle {
				add(t, src)
			}
		}
	}
	if more := len(entries) - mostWatched; more > 0 {
		t := nothing(fmt.Sprintf("%d files more", more), "journal inbox "+quotedArg(f.Path)+" reads all of them")
		t.From = f.Path
		add(t, nil)
	}
	return w
}

// File writes things, in their order, as parts of a run. written is how many of them;
// it is all of them if the error is nil or [undo.ErrNotKept].
func File(ctx context.Context, run *undo.Run, root *os.Root, things []*Thing) (written int, err error) {
	var unkept error
	for _, t := range things {
		if err := ctx.Err(); err != nil {
			return written, err
		}
		err := t.Write(run, root)
		switch {
		case errors.Is(err, undo.ErrNotKept):
			unkept = err
		case err != nil:
			return written, err
		}
		written++
	}
	return written, unkept
}
