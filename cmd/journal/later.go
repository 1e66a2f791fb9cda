package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
)

func newLater(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "later ID DATE",
		Short: "put an action off until a day",
		Long: `Later hides an action until a day, by one line in the log of its note:
"2026-03-05 later until 2026-03-09: follow-up Mary Chen". You can write that
line yourself. On the day it is back, or gone if it has become pointless by then.

DATE is a day to come: 2026-03-09, tomorrow, monday, "in two weeks", 12.11.
journal undo takes the line back.`,
		Example: `  journal later k3f9a tomorrow
  journal later k3f next monday
  journal later k3f 2026-03-09`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 || strings.TrimSpace(args[0]) == "" || strings.TrimSpace(args[1]) == "" {
				return misuse("as in journal later k3f9a monday; journal due shows the ids", "later takes the id of one action and a day")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.later(cmd.Context(), args[0], strings.Join(args[1:], " "))
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 {
				return []string{"tomorrow", "monday", "in a week"}, cobra.ShellCompDirectiveNoFileComp
			}
			return s.actionIDs(cmd.Context(), len(args) == 0, func(*advice.Action) bool { return true }), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

func (s *settings) later(ctx context.Context, id, date string) error {
	b, p, a, err := s.action(ctx, id)
	if err != nil {
		return err
	}
	until, err := s.dayAhead(b.Journal, date)
	if err != nil {
		return err
	}
	shown := until.At(0, b.Journal.Now.Location())
	if !a.From.Before(shown) {
		return misuse("name a later day", "%q does not come before %s anyway", a.Title, day.Of(a.From))
	}
	c, err := b.Later(&a, until)
	if err != nil {
		return noNote(err)
	}
	if err := s.change(ctx, p, "Later, on "+until.Weekday().String()+" "+until.String(), c, nil); err != nil {
		return err
	}
	if !a.Until.IsZero() && a.Until.Before(shown) && a.State != advice.Overdue {
		s.term.say("its last good moment is before that: %s", a.Until.In(b.Journal.Now.Location()).Format("Mon 2 Jan 15:04"))
	}
	return nil
}

// dayAhead reads a day that has not come yet.
func (s *settings) dayAhead(j *journal.Journal, text string) (day.Day, error) {
	const usual = "write it as 2026-03-09, tomorrow or monday"
	at, _, said, hint, err := j.Config.Ahead(text, j.Now)
	if err != nil {
		if hint == "" {
			hint = usual
		}
		return day.Day{}, misuse(hint, "%w", err)
	}
	d := day.Of(at)
	if d.Compare(j.Today) <= 0 {
		return d, misuse(usual, "%s is not ahead: today is %s", d, j.Today)
	}
	// "4.3." on the 5th of March is a slip rather than a day of next year.
	const recent, far = 60, 300
	if before, _, _, _, err := j.Config.At(text, j.Now); err == nil && j.Today.DaysUntil(d) > far && j.Today.DaysUntil(day.Of(before)) >= -recent {
		return d, misuse("write "+d.String()+" if you mean that", "%s has passed: today is %s", day.Of(before), j.Today)
	}
	for _, r := range said {
		s.term.say("%s", r.Msg)
	}
	return d, nil
}

func noNote(err error) error {
	if errors.Is(err, generator.ErrNoNote) {
		return broken(err, "write a first note: journal new COMPANY")
	}
	return broken(err, "")
}

func newDrop(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "drop ID",
		Short: "drop an action for good",
		Long: `Drop takes an action away for good, by one line in the log of its note:
"2026-03-05 dropped: follow-up Mary Chen". You can write that line yourself.
Something new brings a new action: another interview, another word from them, the
next week.

journal undo takes the line back.`,
		Example: `  journal drop k3f9a`,
		Args:    oneID("drop"),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, p, a, err := s.action(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			c, err := b.Drop(&a)
			if err != nil {
				return noNote(err)
			}
			return s.change(cmd.Context(), p, "Dropped", c, &a)
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return s.actionIDs(cmd.Context(), len(args) == 0, func(*advice.Action) bool { return true }), cobra.ShellCompDirectiveNoFileComp
		},
	}
}
