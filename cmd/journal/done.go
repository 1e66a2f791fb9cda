package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/advice"
	"journal/generator/amend"
	"journal/generator/journal"
	"journal/generator/printable"
	"journal/generator/prose"
	"journal/generator/undo"
)

func newDone(s *settings) *cobra.Command {
	var at string
	cmd := &cobra.Command{
		Use:   "done ID",
		Short: "note that an action is done",
		Long: `Done adds one line to the log of the right note, and leaves every other byte of
the file as it is. The id is the one that journal due shows; its first three
letters are enough. A note that changes at the same moment is left alone.

Some actions are done by writing something, as a debrief is; done then says what
to write, and where. journal undo takes the line back.`,
		Example: `  journal done k3f9a
  journal done k3f --at "2026-03-04 16:05"   it was done then
  journal done k3f --at yesterday            on that day`,
		Args: oneID("done"),
		RunE: func(cmd *cobra.Command, args []string) error { return s.done(cmd.Context(), args[0], at) },
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return s.actionIDs(cmd.Context(), len(args) == 0, (*advice.Action).Logged), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().StringVar(&at, "at", "", `when it was done, as in "2026-03-04 16:05" or "yesterday 16:00" (default now)`)
	return cmd
}

// oneID wants the id of one action.
func oneID(command string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
			return misuse("journal due shows the ids", "%s takes the id of one action", command)
		}
		return nil
	}
}

func (s *settings) done(ctx context.Context, id, at string) error {
	b, p, a, err := s.action(ctx, id)
	if err != nil {
		return err
	}
	if !a.Logged() {
		return broken(fmt.Errorf("%q can't be ticked off", a.Title), a.How(p.folder())+"; or journal drop "+a.ID+" if it is not worth doing")
	}
	when, timed, err := s.doneAt(b.Journal, at)
	if err != nil {
		return err
	}
	c, err := b.Done(&a, when, timed)
	if err != nil {
		return broken(err, "")
	}
	return s.change(ctx, p, "Done", c, &a)
}

// action finds the action of an id in a journal that can be changed.
func (s *settings) action(ctx context.Context, id string) (*generator.Built, place, advice.Action, error) {
	b, p, err := s.changeable(ctx)
	if err != nil {
		return nil, p, advice.Action{}, err
	}
	a, err := actionByID(b.Actions, strings.ToLower(strings.TrimSpace(id)))
	return b, p, a, err
}

// changeable opens somebody's own journal, which can be written to.
func (s *settings) changeable(ctx context.Context) (*generator.Built, place, error) {
	p, err := s.own()
	if err != nil {
		return nil, p, err
	}
	b, _, err := s.open(ctx, p)
	return b, p, err
}

// lastChange is where the last line that was written is kept.
func lastChange(p place) undo.Last {
	name := filepath.Base(p.content)
	if abs, err := filepath.Abs(p.content); err == nil {
		name = filepath.Base(abs)
	}
	return undo.In(filepath.Join(filepath.Dir(p.public), ".journal"), name)
}

// change writes a line into a note, says what it came to, and whether the action it
// is about is still there.
func (s *settings) change(ctx context.Context, p place, did string, c undo.Change, about *advice.Action) error {
	root, err := os.OpenRoot(p.content)
	if err != nil {
		return broken(fmt.Errorf("opening the notes: %w", err), "")
	}
	defer root.Close()
	err = lastChange(p).Write(root, c)
	switch {
	case errors.Is(err, undo.ErrNotKept):
		s.term.say("warning: %v", err)
	case errors.Is(err, amend.ErrChanged), errors.Is(err, amend.ErrInUse):
		return broken(err, "run it again")
	case err != nil:
		return broken(err, "write this under log: of "+p.folder()+c.Path+" yourself: "+c.Line)
	}
	_ = s.term.out.printf("%s: %s\n%s%s: %s\n", did, c.What, p.folder(), c.Path, c.Line)
	if about == nil {
		return nil
	}
	return s.stillDue(ctx, p, *about)
}

// doneAt is when an action was done, and whether its time of day is known. A day alone stays one.
func (s *settings) doneAt(j *journal.Journal, at string) (when time.Time, timed bool, err error) {
	if at == "" {
		return j.Now, true, nil
	}
	return s.readAt(j, "--at", at, `write it as --at "2026-03-04 16:05"`)
}

// stillDue looks at the journal again: a line that is dated before the
// interview, for example, does not count as done after it.
func (s *settings) stillDue(ctx context.Context, p place, done advice.Action) error {
	b, _, err := s.open(ctx, p)
	if err != nil {
		return err
	}
	for _, a := range b.Actions {
		if a.ID == done.ID && a.State != advice.Upcoming && !a.From.After(done.From) {
			s.term.say("journal due still has it; look at the date of that line")
		}
	}
	return nil
}

// fewest is how many letters of an id have to be given. Fewer would name an action
// by chance.
const fewest = 3

// actionByID finds an action by the beginning of its id.
func actionByID(actions []advice.Action, id string) (advice.Action, error) {
	if len(id) < fewest {
		return advice.Action{}, misuse("journal due shows the ids", "%q is too short: write at least %d letters of the id", id, fewest)
	}
	var found []advice.Action
	for _, a := range actions {
		if a.ID == id {
			return a, nil
		}
		if strings.HasPrefix(a.ID, id) {
			found = append(found, a)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		hint := "journal due shows the ids; what was done already is gone from there"
		if alike := near(id, actions, func(a advice.Action) []string { return []string{a.ID} }); len(alike) > 0 {
			hint = "perhaps " + listed(alike)
		}
		return advice.Action{}, misuse(hint, "there is no action %q", id)
	}
	return advice.Action{}, misuse("write one letter more: "+listed(found), "%q is the beginning of %s", id, prose.Count(len(found), "id"))
}

func listed(actions []advice.Action) string {
	var all []string
	for _, a := range actions {
		all = append(all, a.ID+" ("+a.Title+")")
	}
	return strings.Join(all, ", ")
}

// actionIDs are offered by shell completion: those of the actions that fit.
func (s *settings) actionIDs(ctx context.Context, wanted bool, fits func(*advice.Action) bool) []string {
	p, err := s.find()
	if err != nil || p.sample() || !wanted {
		return nil
	}
	b, _, err := s.open(ctx, p)
	if err != nil {
		return nil
	}
	var ids []string
	for i := range b.Actions {
		if a := &b.Actions[i]; fits(a) {
			ids = append(ids, a.ID+"\t"+printable.Line(a.Title))
		}
	}
	return ids
}
