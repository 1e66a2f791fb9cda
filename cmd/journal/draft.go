package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator/advice/draft"
	"journal/generator/note"
	"journal/generator/prose"
	"journal/layouts"
)

// drafting is what the flags of draft say.
type drafting struct {
	person, check, at string
}

func newDraft(s *settings) *cobra.Command {
	var d drafting
	cmd := &cobra.Command{
		Use:        "draft KIND NOTE",
		SuggestFor: []string{"mail", "email", "letter", "message", "write"},
		Short:      "write a message to send, from your notes",
		Long: `Draft writes a message from the facts of a note, for each person a different
one. KIND is one of

  thank-you       to each interviewer, within 24 hours
  recruiter       to whoever arranged the interview: thanks, and please follow up
  improve-answer  one better answer to one question, in two sentences
  follow-up       where are you, has the timeline changed, can I provide anything
  reference       to each of your references: what the role is
  negotiate       thanks for an offer, and one thing to change
  accept          yes to an offer, and please in writing
  feedback        after a rejection: thanks, and what could I do better
  decline         this is not for me, early and with courtesy
  availability    to a company that has not asked: I am available

NOTE is the path of a note, its file name, or any part of it that no other note
has. It is signed with name: of journal.yaml, and written in the language: of the
note or the journal, English or German. Nothing is ever sent.

A letter quotes your note only where the words can be said to anybody: about the
work, and a phrase that a sentence can hold. Else it has a gap in [brackets] for
you to fill, and your own words are shown on standard error.

--check reads a draft and says what a reader would stumble over, with the line
and the practice it breaks. It fails as long as the draft is not ready.`,
		Example: `  journal draft thank-you northwind-technical
  journal draft thank-you northwind-technical --person Mary > mary.txt
  journal draft --check mary.txt
  journal draft --check mary.txt northwind-technical --at "2026-03-05 09:30"
  journal draft follow-up --check follow.txt    the kind is thank-you unless you say another
  journal draft --check -                       reads standard input`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if d.check != "" {
				return s.checkDraft(cmd.Context(), d, args)
			}
			return s.draft(cmd.Context(), d, args)
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return kinds(), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
	}
	cmd.Flags().StringVar(&d.person, "person", "", "only to this person, by name or a part of it")
	cmd.Flags().StringVar(&d.check, "check", "", "judge the draft in this file")
	cmd.Flags().StringVar(&d.at, "at", "", "with --check: when it will be sent (default now)")
	_ = cmd.MarkFlagFilename("check")
	return cmd
}

func kinds() []string {
	var all []string
	for _, k := range draft.Kinds() {
		all = append(all, string(k))
	}
	return all
}

func (s *settings) draft(ctx context.Context, d drafting, args []string) error {
	if len(args) == 0 || !slices.Contains(draft.Kinds(), draft.Kind(args[0])) {
		hint := "use one of " + prose.List(kinds(), "or")
		if len(args) == 0 {
			return misuse(hint, "which kind of message?")
		}
		return misuse(didYouMean(args[0], kinds(), hint), "there is no message of the kind %q", args[0])
	}
	if len(args) < 2 {
		return misuse("journal draft "+args[0]+" NOTE, where NOTE is a part of its file name", "about which note?")
	}
	if d.at != "" {
		return misuse("journal draft --help shows examples", "--at is for --check")
	}
	b, in, p, err := s.around(ctx)
	if err != nil {
		return err
	}
	n, err := noteByName(b.Journal, strings.Join(args[1:], " "), p)
	if err != nil {
		return err
	}
	letters, err := draft.Read(layouts.Over(in.Layouts))
	if err != nil {
		return draftMistake(err, n)
	}
	drafts, err := letters.ForNote(draft.Kind(args[0]), b.Journal, n, d.person)
	if err != nil {
		return draftMistake(err, n)
	}
	for i, m := range drafts {
		if i > 0 {
			_, _ = fmt.Fprintf(s.term.out.data(), "\n%s\n\n", draft.Between)
		}
		if _, err := io.WriteString(s.term.out.data(), m.String()); err != nil {
			return broken(err, "")
		}
	}
	for _, m := range drafts {
		s.sayNoted(m)
	}
	return nil
}

// sayNoted shows beside a draft with a gap what the note says for it, which is
// for the writer's eyes alone.
func (s *settings) sayNoted(m draft.Draft) {
	if m.Noted == "" {
		return
	}
	s.term.say("the gap in the %s to %s is yours to fill; your note says:", m.Kind, cmp.Or(m.To, "them"))
	for line := range strings.Lines(m.Noted) {
		s.term.say("    %s", strings.TrimSpace(line))
	}
}

// draftMistake says why nothing was written about a note.
func draftMistake(err error, n *note.Note) error {
	var nobody *draft.NobodyError
	switch {
	case errors.As(err, &nobody):
		words := func(full string) []string { return append(strings.Fields(full), full) }
		return misuse(meant(near(nobody.Name, nobody.People, words), "write the name as in the note"), "%w", err)
	case errors.Is(err, draft.ErrNoCompany):
		return misuse("name the note of an interview, an application or a company", "%s is about no company", n.Path)
	}
	return broken(err, "a file that is deleted from layouts/drafts falls back to the theme")
}
