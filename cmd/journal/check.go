package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/advice"
	"journal/generator/exchange"
	"journal/generator/note"
	"journal/generator/problem"
	"journal/generator/prose"
)

func newCheck(s *settings) *cobra.Command {
	var format string
	var strict, explain bool
	cmd := &cobra.Command{
		Use:        "check [--explain [NOTE ...]]",
		SuggestFor: []string{"lint", "validate", "explain"},
		Short:      "find mistakes in your notes, or show what was understood",
		Long: `Check lists every mistake in your notes: where it is and how to fix it. It also
names interviews that are over but not written up. Hints are not mistakes: they
say what was assumed, and which lines are not filed anywhere. It writes nothing.

--explain shows what was understood of a note: each fact, its line and where it
was found; people, questions, lessons and the log; what was assumed; and last the
lines that are not filed anywhere, and why. NOTE is a part of the file name, or of
the company's, that no other note has.`,
		Example: `  journal check
  journal check --explain northwind  what was understood of that note
  journal check --strict             fails on warnings, for a pre-commit hook
  journal check --format github      annotations for a pull request`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && !explain {
				return misuse("journal check --explain "+strings.Join(args, " ")+" shows what was understood of a note", "check reads all notes and takes no name")
			}
			return s.check(cmd.Context(), format, strict, explain, args)
		},
	}
	cmd.Flags().BoolVar(&explain, "explain", false, "show what was understood of NOTE, or of all notes")
	cmd.Flags().StringVar(&format, "format", "text", "text, json or github")
	cmd.Flags().BoolVar(&strict, "strict", false, "fail on warnings too")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "github"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (s *settings) check(ctx context.Context, format string, strict, explain bool, names []string) error {
	if format != "text" && format != "json" && format != "github" {
		return misuse(didYouMean(format, []string{"text", "json", "github"}, "use text, json or github"), "there is no format %q", format)
	}
	b, in, p, err := s.around(ctx)
	if err != nil {
		return err
	}
	if explain {
		if format == "github" {
			return misuse("use text or json", "there is no format github of what was understood")
		}
		return s.explain(b, p, names, format)
	}
	switch format {
	case "json":
		err = exchange.Problems(s.term.out.data(), b.Problems)
	case "github":
		err = s.problemsAsAnnotations(b.Problems, p)
	default:
		if err = b.Problems.Write(s.term.out.text(), in.Content, s.term.out.style(p.folder())); err == nil {
			s.undebriefed(b, p)
			err = s.term.out.printf("%s, %s\n", prose.Count(b.Notes, "note"), counted(b.Problems))
		}
	}
	if err != nil {
		return broken(err, "")
	}
	return verdict(b.Problems, strict)
}

// undebriefed names the interviews that are over without a word about how
// they went. That is no mistake of a note, so it fails nothing.
func (s *settings) undebriefed(b *generator.Built, p place) {
	say := actionPrinter{now: b.Journal.Now}
	for _, a := range b.Actions {
		if a.What == "debrief" && a.State != advice.Missed {
			how := "nothing is written down about how it went"
			if len(a.Note.Unfiled) > 0 {
				how = "nothing in its note says under a heading how it went"
			}
			_ = s.term.out.printf("%s%s: note: the interview was %s, and %s\n", p.folder(), a.Note.Path, say.past(a.From), how)
		}
	}
}

// show writes the problems of a build to the side of its result. More than a
// screenful is cut; check has them all.
func (s *settings) show(l problem.List, in generator.Input, p place) error {
	l = l.WithoutHints() // check has them
	const screenful = 20
	more := len(l) - screenful
	if more > 0 {
		l = l[:screenful]
	}
	if err := l.Write(s.term.err.text(), in.Content, s.term.err.style(p.folder())); err != nil {
		return broken(err, "")
	}
	if more > 0 {
		s.term.say("and %s; journal check shows all of them", prose.Count(more, "more problem"))
	}
	return nil
}

// problemsAsAnnotations writes the workflow commands of GitHub Actions.
func (s *settings) problemsAsAnnotations(l problem.List, at place) error {
	text := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, p := range l {
		where := "file=" + property.Replace(at.folder()+p.Path)
		if p.Line > 0 {
			where += fmt.Sprintf(",line=%d", p.Line)
		}
		if p.Col > 0 {
			where += fmt.Sprintf(",col=%d", p.Col)
		}
		msg := p.Msg
		if p.Hint != "" {
			msg += " (" + p.Hint + ")"
		}
		if err := s.term.out.printf("::%s %s::%s\n", annotation(p.Severity), where, text.Replace(msg)); err != nil {
			return err
		}
	}
	return nil
}

// annotation is what GitHub calls a problem of that severity.
func annotation(s problem.Severity) string {
	if s == problem.Hint {
		return "notice"
	}
	return s.String()
}

// explain shows what was understood of the notes that are named, or of all that
// are more than a page.
func (s *settings) explain(b *generator.Built, p place, names []string, format string) error {
	var notes []*note.Note
	for _, name := range names {
		before := len(notes)
		for _, n := range b.Journal.Notes { // a file may hold several
			if n.Part != "" && n.Path == strings.TrimPrefix(thisMachine().slashed(name), p.folder()) {
				notes = append(notes, n)
			}
		}
		if len(notes) > before {
			continue
		}
		n, err := noteByName(b.Journal, name, p)
		if err != nil {
			return err
		}
		notes = append(notes, n)
	}
	if len(names) == 0 {
		for _, n := range b.Journal.Notes {
			if n.Kind != note.Page {
				notes = append(notes, n)
			}
		}
	}
	if format == "json" {
		if err := exchange.Understood(s.term.out.data(), notes); err != nil {
			return broken(err, "")
		}
		return nil
	}
	style := s.term.out.style("")
	for i, n := range notes {
		if i > 0 {
			_ = s.term.out.printf("\n")
		}
		_ = s.term.out.printf("%s%s%s%s\n", style.Place, p.folder(), notePath(n), style.Reset)
		group := ""
		for _, u := range n.Understood() {
			if u.Group != group {
				group = u.Group
				_ = s.term.out.printf("  %s\n", u.Heading())
			}
			_ = s.term.out.printf("    %s\n", u)
		}
	}
	return nil
}
