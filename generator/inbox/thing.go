package inbox

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"journal/generator/note"
	"journal/generator/undo"
)

// Thing is one thing that a file tells, and what comes of it.
type Thing struct {
	From string   // the file it stands in
	What string   // "interview 2026-12-02 14:00 Europe/Berlin, Acme, with Mary Chen"
	Does string   // "new note", "one line more", "there already", "nothing: …"
	Said []string // what was assumed, and what is worth knowing, a sentence each
	Hint string   // what to type where it can't be filed; "" if there is nothing to do
	Idle bool     // it has nothing to do with a search, as the dentist

	changes []change
}

// change is one note that is made or changed.
type change struct {
	undo.Change
	text []byte                                   // of a new note
	plan func(text []byte) (note.Addition, error) // of one that is there
}

// Line is the thing in one line.
func (t *Thing) Line() string { return t.What + ": " + t.Does }

// Writes reports whether something would be written.
func (t *Thing) Writes() bool { return len(t.changes) > 0 }

// Paths returns the notes that would be written.
func (t *Thing) Paths() (paths []string) {
	for _, c := range t.changes {
		paths = append(paths, c.Path)
	}
	return paths
}

// Write makes the changes as a part of a run, below root. The errors are those of
// [undo.Run.Create] and [undo.Run.Rewrite]; with [undo.ErrNotKept] all is written.
func (t *Thing) Write(run *undo.Run, root *os.Root) error {
	var unkept error
	for _, c := range t.changes {
		var err error
		if c.text != nil {
			err = run.Create(root, c.Change, c.text)
		} else {
			err = run.Rewrite(root, c.Change, c.plan)
		}
		if errors.Is(err, undo.ErrNotKept) {
			unkept, err = err, nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", c.Path, err)
		}
	}
	return unkept
}

// nothing is a thing of which nothing comes. hint is what to do, or "".
func nothing(what, hint string) *Thing {
	return &Thing{What: what, Does: "nothing is written", Hint: hint}
}

// say adds a sentence to what is worth knowing.
func (t *Thing) say(format string, args ...any) {
	t.Said = append(t.Said, fmt.Sprintf(format, args...))
}

// idle says that a thing has nothing to do with a search.
func (t *Thing) idle() *Thing {
	t.Idle = true
	return t
}

// leave says that nothing is written, why, and what to type.
func (t *Thing) leave(why, hint string) *Thing {
	t.Does, t.Hint = "nothing is written", hint
	if why != "" {
		t.Does += ", " + strings.TrimSuffix(why, ".")
	}
	return t
}
