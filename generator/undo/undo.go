// Package undo keeps the last line that the program wrote into a note, or wrote anew,
// so that it can be taken back:
//
//	last := undo.In(".journal", "content")
//	err := last.Write(root, undo.Change{Path: "interviews/northwind.md", Line: "2026-03-04 thank-you Mary Chen"})
//	change, err := last.TakeBack(root)
//
// It is kept in a file beside the notes and never among them. Only the line itself
// is taken back, wherever it stands by then; one that was edited stays. A program
// that is killed on the way leaves a note with its line or without it, and never a
// change that is taken back although it was not the last.
package undo

import (
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
}

// Last is where the last change is kept. Its zero value keeps nothing.
type Last struct{ dir, content string }

// In returns the place in the folder dir, which is made when it is needed, for the
// notes in a folder of that name.
func In(dir, content string) Last { return Last{dir, content} }

const name = "undo.json"

// Write adds the line of a change to the log of its note, and keeps it. root is the
// folder of the notes. The errors are those of [amend.File] and [note.AddLog], and
// [ErrNotKept] when the line was written all the same.
func (l Last) Write(root *os.Root, c Change) error {
	return l.Rewrite(root, c, func(text []byte) (note.Addition, error) { return note.PlanLog(text, c.Part, c.Line) })
}

// Rewrite is like Write for a line that plan writes into the text of a note, or writes
// anew. The errors of plan are passed on.
func (l Last) Rewrite(root *os.Root, c Change, plan func(text []byte) (note.Addition, error)) error {
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
		unkept = l.keep(&c) // before the note, so that no older change is the last one after a kill
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
	err = amend.File(root, c.Path, func(text []byte) ([]byte, error) {
		if len(c.Piece.Was) > 0 {
			return c.Piece.Out(text)
		}
		return note.RemoveLog(text, c.Piece, c.Part, c.Line)
	})
	if err != nil {
		return *c, err
	}
	return *c, l.keep(nil)
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
