package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"

	"journal/generator/advice"
	"journal/generator/amend"
	"journal/generator/journal"
	"journal/generator/printable"
)

func newDone(s *settings) *cobra.Command {
	var at string
	cmd := &cobra.Command{
		Use:   "done ID",
		Short: "note that an action is done",
		Long: `Done adds one line to the log of the right note, and leaves every other byte of
the file as it is. The id is the one that journal due shows; its first letters
are enough. A note that changes at the same moment is left alone.`,
		Example: `  journal done k3f9a
  journal done k3 --at "2026-03-04 16:05"   it was done then
  journal done k3 --at 2026-03-04           on that day`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return misuse("journal due shows the ids", "done takes the id of one action")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.done(cmd.Context(), strings.ToLower(strings.TrimSpace(args[0])), at)
		},
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return s.actionIDs(cmd.Context()), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().StringVar(&at, "at", "", `when it was done, as in "2026-03-04 16:05" or "yesterday 16:00" (default now)`)
	return cmd
}

func (s *settings) done(ctx context.Context, id, at string) error {
	p, err := s.find()
	if err != nil {
		return err
	}
	if p.sample() {
		return broken(errors.New("the sample cannot be changed"), "journal init --sample demo makes a copy of it to try things on")
	}
	b, _, err := s.open(ctx, p)
	if err != nil {
		return err
	}
	a, err := actionByID(b.Actions, id)
	if err != nil {
		return err
	}
	if !a.Logged() {
		return broken(fmt.Errorf("%q is not done by a line of the log", a.Title), a.How(p.folder()))
	}
	when, timed, err := s.doneAt(b.Journal, at)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(p.content)
	if err != nil {
		return broken(fmt.Errorf("opening the notes: %w", err), "")
	}
	defer root.Close()
	line, err := b.Done(root, a, when, timed)
	switch {
	case errors.Is(err, amend.ErrChanged):
		return broken(err, "run it again")
	case err != nil:
		return broken(err, "write this under log: of "+p.folder()+a.Note.Path+" yourself: "+line)
	}
	_ = s.term.out.printf("%s%s: %s\n", p.folder(), a.Note.Path, line)
	return s.stillDue(ctx, p, a)
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

// actionByID finds an action by the beginning of its id.
func actionByID(actions []advice.Action, id string) (advice.Action, error) {
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
		return advice.Action{}, misuse(nearest(actions, id), "there is no action %q", id)
	}
	return advice.Action{}, misuse("write one letter more: "+listed(found), "%q is the beginning of %s", id, count(len(found), "id"))
}

// nearest names the actions whose ids look like one that does not exist.
func nearest(actions []advice.Action, id string) string {
	const slips, most = 2, 3
	far := func(a advice.Action) int { return levenshtein.ComputeDistance(a.ID, id) }
	var near []advice.Action
	for _, a := range actions {
		if far(a) <= slips {
			near = append(near, a)
		}
	}
	if len(near) == 0 {
		return "journal due shows the ids; what was done already is gone from there"
	}
	slices.SortStableFunc(near, func(a, b advice.Action) int { return cmp.Compare(far(a), far(b)) })
	return "perhaps " + listed(near[:min(most, len(near))])
}

func listed(actions []advice.Action) string {
	var all []string
	for _, a := range actions {
		all = append(all, a.ID+" ("+a.Title+")")
	}
	return strings.Join(all, ", ")
}

// actionIDs are offered by shell completion.
func (s *settings) actionIDs(ctx context.Context) []string {
	p, err := s.find()
	if err != nil || p.sample() {
		return nil
	}
	b, _, err := s.open(ctx, p)
	if err != nil {
		return nil
	}
	var ids []string
	for _, a := range b.Actions {
		if a.Logged() {
			ids = append(ids, a.ID+"\t"+printable.Line(a.Title))
		}
	}
	return ids
}
