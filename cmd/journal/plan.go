package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator/amend"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
	"journal/generator/undo"
)

func newPlan(s *settings) *cobra.Command {
	var into string
	cmd := &cobra.Command{
		Use:        "plan [THEME | \"if … → …\"]",
		SuggestFor: []string{"plans", "if-then", "intention"},
		Short:      "see your if-then plans, or take one over",
		Long: `Plan shows your if-then plans, how often you kept each and what came of it, and
offers a line for each of the three themes of the next interview. With the name
of such a theme, or a plan of your own, it writes that line into the note of your
latest debrief, or the one that --note names. Every other byte of the note stays,
and journal undo takes the line back.

A plan ties a moment of the interview to what you do then. Three at most can be
kept in mind. In your next debriefs, say whether you kept it:

  - [x] kept: if they ask about myself → one sentence, then stop`,
		Example: `  journal plan
  journal plan concise
  journal plan "if they ask about pay → the range, then wait #salary"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.plan(cmd.Context(), strings.TrimSpace(strings.Join(args, " ")), into)
		},
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return s.offered(cmd.Context(), func(j *journal.Journal) (names []string) {
				for _, o := range plan.Offers(j, plan.Read(j)) {
					names = append(names, o.Theme.Name)
				}
				return names
			}), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().StringVar(&into, "note", "", "the note to write it into (default the latest debrief)")
	return cmd
}

func (s *settings) plan(ctx context.Context, text, into string) error {
	if text == "" {
		b, p, err := s.changeable(ctx)
		if err != nil {
			return err
		}
		return s.showPlans(b.Journal, b.Plans, p)
	}
	b, p, err := s.changeable(ctx)
	if err != nil {
		return err
	}
	line := text
	if _, _, ok := note.SplitPlan(text); !ok {
		offers := plan.Offers(b.Journal, b.Plans)
		line = ""
		for _, o := range offers {
			if o.Theme.Name == text || b.Journal.ThemeName(text) == o.Theme.Name {
				line = o.Line()
			}
		}
		if line == "" {
			return misuse("journal plan shows what is on offer; a plan of your own is “if they ask about … → what you do”", "%q is neither a theme on offer nor a plan", text)
		}
	}
	n := plan.Home(b.Journal)
	if into != "" {
		if n, err = noteByName(b.Journal, into, p); err != nil {
			return err
		}
	}
	if n == nil {
		return misuse("name a note: --note northwind", "there is no debrief yet to write a plan into")
	}
	root, err := os.OpenRoot(p.content)
	if err != nil {
		return broken(fmt.Errorf("opening the notes: %w", err), "")
	}
	defer root.Close()
	_, err = b.TakePlan(lastChange(p), root, n, line)
	switch {
	case errors.Is(err, undo.ErrNotKept):
		s.term.say("%v", err)
	case errors.Is(err, amend.ErrChanged), errors.Is(err, amend.ErrInUse):
		return broken(err, "run it again")
	case err != nil:
		return broken(err, "")
	}
	_ = s.term.out.printf("Planned: %s\n%s%s: %s\n", line, p.folder(), n.Path, "- "+line)
	if active := len(plan.Active(b.Plans)); active >= plan.MaxActive {
		s.term.say("that is more than %d active plans; tick or delete one that can rest", plan.MaxActive)
	}
	return nil
}

// showPlans lists the plans with their verdicts, and what is on offer.
func (s *settings) showPlans(j *journal.Journal, all []*plan.Plan, p place) error {
	for _, one := range all {
		mark := " "
		if !one.Active {
			mark = "✓"
		}
		_ = s.term.out.printf("%s %s\n    %s; %s%s:%d\n", mark, one.Written(), one.Says(), p.folder(), one.Note.Path, one.Line)
	}
	if len(all) == 0 {
		_ = s.term.out.printf("No plans yet. A plan is a line under “Plan” in any note: - if they ask about … → what you do\n")
	}
	for k, o := range plan.Offers(j, all) {
		if k == 0 {
			_ = s.term.out.printf("\nOn offer:\n")
		}
		_ = s.term.out.printf("  journal plan %-14s %s\n    %s\n", o.Theme.Name, o.Line(), o.From())
	}
	return nil
}
