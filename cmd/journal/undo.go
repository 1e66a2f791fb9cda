package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"journal/generator/amend"
	"journal/generator/note"
	"journal/generator/undo"
)

func newUndo(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "undo",
		Short: "take back the last line that was written into a note",
		Long: `Undo takes back the last line that done, later, drop, log, sort or plan has written,
or a button or box of journal serve; of journal inbox all that its last run wrote.
Everything else in the note stays, also what you have written since. A line that
you have edited is left alone.

Only the last change can be taken back. It is kept in .journal beside the notes.`,
		Example: `  journal done k3f9a
  journal undo`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return s.undo() },
	}
}

func (s *settings) undo() error {
	p, err := s.own()
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(p.content)
	if err != nil {
		return broken(fmt.Errorf("opening the notes: %w", err), "")
	}
	defer root.Close()
	for {
		c, err := lastChange(p).TakeBack(root)
		if err := s.tellUndone(p, c, err); err != nil || c.Before == nil {
			return err
		}
	}
}

// tellUndone says what was taken back, or why it was not.
func (s *settings) tellUndone(p place, c undo.Change, err error) error {
	file := p.folder() + c.Path
	switch {
	case errors.Is(err, undo.ErrNothing):
		return broken(err, "undo knows what done, later, drop, log, sort, plan or inbox has written last")
	case errors.Is(err, note.ErrEdited) && c.Made != "":
		return broken(fmt.Errorf("%s was edited since it was made; nothing was changed", file), "delete it yourself if you don't need it")
	case errors.Is(err, fs.ErrNotExist) && c.Made != "":
		return broken(fmt.Errorf("%s is gone already", file), "")
	case errors.Is(err, note.ErrEdited):
		return broken(fmt.Errorf("%s: %w; nothing was changed", file, err), "change it by hand: "+c.Line)
	case errors.Is(err, fs.ErrNotExist):
		return broken(fmt.Errorf("%s is gone, and the line with it: %s", file, c.Line), "if you have moved the note, change the line by hand")
	case errors.Is(err, amend.ErrChanged), errors.Is(err, amend.ErrInUse):
		return broken(err, "run it again")
	case err != nil && c.Path != "":
		return broken(err, "change the line by hand: "+c.Line)
	case err != nil:
		return broken(err, "")
	}
	if c.Made != "" {
		_ = s.term.out.printf("Undone: %s\n%s is deleted\n", c.What, file)
		return nil
	}
	_ = s.term.out.printf("Undone: %s\n%s: %s\n", c.What, file, c.Line)
	return nil
}
