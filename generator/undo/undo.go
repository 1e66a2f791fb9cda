// Package undo keeps the last line that the program wrote into a note, or wrote anew,
// so that it can be taken back:
//
//	last := undo.In(".journal", "content")
//	err := last.Write(root, undo.Change{Path: "interviews/northwind.md", Line: "2026-03-04 thank-you Mary Chen"})
//	change, err := last.TakeBack(root)
//
// Several changes that belong together, as those of one mailbox, are a [Run]: they are
// taken back one after the other, the last one first, each by a call of TakeBack.
//
// It is kept in a file beside the notes and never among them. Only the line itself
// is taken back, wherever it stands by then; one that was edited stays. A program
// that is killed on the way leaves a note with its line or without it, and never a
// change that is taken back although it was not the last.
package undo

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"journal/generator/amend"
	"journal/generator/note"
)

// ErrNothing says that there is no change to take back.
var ErrNothing = errors.New("there is nothing to take back")

// ErrNotKept says that a line was written and cannot be taken back, for the
// change could not be kept.
var ErrNotKept = errors.New("journal undo will not know this change")

// Change is one line that was added to the log of a note, or that was written anew.
type Change struct {
	Content string        // name of the folder of the notes
	Path    string        // of the note in it
	Part    string        `json:",omitempty"` // of the file, if it holds several notes
	Line    string        // as it stands there now
	What    string        // what was done, for people: "thank Mary Chen"
	Piece   note.Addition // what was put into the file
	Made    string        `json:",omitempty"` // the hash of the note, if the change has made it
	Before  *Change       `json:",omitempty"` // the one before it of the same run
}

// Last is where the last change is kept. Its zero value keeps nothing.
type Last struct{ dir, content string }

// In returns the place in the folder dir, which is made when it is needed, for the
// notes in a folder of that name.
func In(dir, content string) Last { return Last{dir, content} }

const name = "undo.json"

// Write adds the line of a change to the log of its note, and keeps it. root is the
// folder of the notes. The errors are those of [amend.File] and [note.PlanLog], and
// [ErrNotKept] when the line was written all the same.
func (l Last) Write(root *os.Root, c Change) error {
	return l.Rewrite(root, c, func(text []byte) (note.Addition, error) { return note.PlanLog(text, c.Part, c.Line) })
}

// Rewrite is like Write for a line that plan writes into the text of a note, or writes
// anew. The errors of plan are passed on.
func (l Last) Rewrite(root *os.Root, c Change, plan func(text []byte) (note.Addition, error)) error {
	return l.rewrite(root, &c, plan)
}

func (l Last) rewrite(root *os.Root, c *Change, plan func(text []byte) (note.Addition, error)) error {
	c.Content = l.content
	before, _ := l.read()
	var unkept error
	err := amend.File(root, c.Path, func(text []byte) ([]byte, error) {
		add, err := plan(text)
		if err != nil {
			return nil, err
		}
		c.Piece = add
		if c.Line == "" {
			c.Line = strings.TrimSpace(string(add.Text))
			if at := strings.LastIndexByte(c.Line, '\n'); at >= 0 {
				c.Line = c.Line[at+1:] // below its heading
			}
		}
		unkept = l.keep(c) // before the note, so that no older change is the last one after a kill
		return add.In(text), nil
	})
	if err != nil {
		return errors.Join(err, l.keep(before))
	}
	if unkept != nil {
		return fmt.Errorf("%w: %w", ErrNotKept, unkept)
	}
	return nil
}

// A Run is changes that belong together.
type Run struct {
	in    Last
	last  *Change
	count int
}

// Run begins a run of changes.
func (l Last) Run() *Run { return &Run{in: l} }

// mostOfRun is how many changes of a run can be taken back. All are written down again
// with each of them.
const mostOfRun = 100

// Kept returns how many changes of the run [Last.TakeBack] knows.
func (r *Run) Kept() int { return min(r.count, mostOfRun) }

// Rewrite is like [Last.Rewrite] for a change of the run.
func (r *Run) Rewrite(root *os.Root, c Change, plan func(text []byte) (note.Addition, error)) error {
	c.Before = r.last
	err := r.in.rewrite(root, &c, plan)
	r.add(&c, err)
	return err
}

// Create makes a new note and keeps the change. The errors are those of [amend.Create],
// and [ErrNotKept] when the note was made all the same.
func (r *Run) Create(root *os.Root, c Change, text []byte) error {
	c.Before, c.Content, c.Made = r.last, r.in.content, hashOf(text)
	before, _ := r.in.read()
	unkept := r.in.keep(&c)
	if err := amend.Create(root, c.Path, text); err != nil {
		return errors.Join(err, r.in.keep(before))
	}
	r.add(&c, nil)
	if unkept != nil {
		return fmt.Errorf("%w: %w", ErrNotKept, unkept)
	}
	return nil
}

func (r *Run) add(c *Change, err error) {
	if err != nil && !errors.Is(err, ErrNotKept) {
		return
	}
	r.last = c
	if r.count++; r.count < mostOfRun {
		return
	}
	for n := 1; c != nil; c, n = c.Before, n+1 {
		if n >= mostOfRun-1 {
			c.Before = nil
		}
	}
}

func hashOf(text []byte) string { return fmt.Sprintf("%x", sha256.Sum256(text)) }

// remove takes a note away that a change has made, if it is as it was made.
func remove(root *os.Root, c *Change) error {
	text, err := root.ReadFile(c.Path)
	if err != nil {
		return err
	}
	if hashOf(text) != c.Made {
		return note.ErrEdited
	}
	return root.Remove(c.Path)
}

// TakeBack takes the last change out of its note, and returns it, also when that
// was not possible. The errors are [ErrNothing], [note.ErrEdited] and those of
// [amend.File].
func (l Last) TakeBack(root *os.Root) (Change, error) {
	c, err := l.read()
	if err != nil {
		return Change{}, err
	}
	if c == nil || c.Content != l.content {
		return Change{}, ErrNothing
	}
	if c.Made != "" {
		if err := remove(root, c); err != nil {
			return *c, err
		}
		return *c, l.keep(c.Before)
	}
	err = amend.File(root, c.Path, func(text []byte) ([]byte, error) {
		if len(c.Piece.Was) > 0 {
			return c.Piece.Out(text)
		}
		return note.RemoveLog(text, c.Piece, c.Part, c.Line)
	})
	if err != nil {
		return *c, err
	}
	return *c, l.keep(c.Before)
}

// read returns the change that is kept; nil if there is none.
func (l Last) read() (*Change, error) {
	if l.dir == "" {
		return nil, nil
	}
	root, err := os.OpenRoot(l.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the last change: %w", err)
	}
	defer root.Close()
	data, err := root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var c *Change
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the last change: %w", err)
	}
	return c, nil
}

// keep notes a change down, or that there is none.
func (l Last) keep(c *Change) error {
	if l.dir == "" {
		return nil
	}
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(l.dir, 0o700); err != nil {
		return err
	}
	root, err := os.OpenRoot(l.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	// The folder hides itself from git, in journals that are older than it, too.
	if err := amend.Create(root, ".gitignore", []byte("*\n")); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	err = amend.Create(root, name, data)
	if errors.Is(err, fs.ErrExist) {
		err = amend.File(root, name, func([]byte) ([]byte, error) { return data, nil })
	}
	return err
}
