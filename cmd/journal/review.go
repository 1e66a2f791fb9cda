package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"journal/generator/advice"
	"journal/generator/plan"
)

func newReview(s *settings) *cobra.Command {
	cmd := &cobra.Command{
		Use:        "review",
		SuggestFor: []string{"week", "retro", "reflect"},
		Short:      "look back at the week: a note with its numbers and three questions",
		Long: `Review writes this week's note into the folder reviews: what the week came to in
numbers, the plans that go on, and three questions. It takes ten minutes to fill
in. It opens in $VISUAL or $EDITOR and never overwrites a note.`,
		Example: `  journal review
  journal review --no-edit   only makes the file`,
		Args: cobra.NoArgs,
	}
	noEdit := cmd.Flags().Bool("no-edit", false, "do not open an editor")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return s.review(cmd.Context(), !*noEdit) }
	return cmd
}

func (s *settings) review(ctx context.Context, edit bool) error {
	b, p, err := s.changeable(ctx)
	if err != nil {
		return err
	}
	if n := plan.ReviewOf(b.Journal); n != nil {
		return broken(fmt.Errorf("this week's review is there already: %s%s", p.folder(), n.Path), "open it in your editor")
	}
	due := 0
	for _, a := range b.Actions {
		if a.State == advice.Due || a.State == advice.Overdue {
			due++
		}
	}
	file := filepath.Join(p.content, "reviews", plan.ReviewName(b.Journal))
	err = create(file, plan.Review(b.Journal, b.Plans, due))
	switch {
	case errors.Is(err, fs.ErrExist):
		return broken(fmt.Errorf("%s is there already and was not changed", file), "open it in your editor")
	case err != nil:
		return broken(fmt.Errorf("making the note: %w", err), "")
	}
	_ = s.term.out.printf("%s\n", file)
	if !edit || !s.term.interactive() {
		return nil
	}
	return s.edit(ctx, file)
}
