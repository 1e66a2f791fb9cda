package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/advice"
	"journal/generator/exchange"
	"journal/generator/problem"
)

func newCheck(s *settings) *cobra.Command {
	var format string
	var strict bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "name every mistake in the notes",
		Long: `Check reads the notes as build does, writes nothing, and names every mistake
with its place and what to do about it. It also names interviews that are over
without a word about how they went.`,
		Example: `  journal check
  journal check --strict             warnings fail, for a hook before a commit
  journal check --format github      as annotations of a pull request`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.check(cmd.Context(), format, strict) },
	}
	cmd.Flags().StringVar(&format, "format", "text", "text, json or github")
	cmd.Flags().BoolVar(&strict, "strict", false, "fail on warnings too")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "github"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (s *settings) check(ctx context.Context, format string, strict bool) error {
	if format != "text" && format != "json" && format != "github" {
		return misuse("use text, json or github", "there is no format %q", format)
	}
	b, in, p, err := s.around(ctx)
	if err != nil {
		return err
	}
	switch format {
	case "json":
		err = exchange.Problems(s.term.out.data(), b.Problems)
	case "github":
		err = s.problemsAsAnnotations(b.Problems, p)
	default:
		if err = b.Problems.Write(s.term.out.text(), in.Content, s.term.out.style(p.folder())); err == nil {
			s.undebriefed(b.Actions, p)
			err = s.term.out.printf("%s, %s\n", count(b.Notes, "note"), counted(b.Problems))
		}
	}
	if err != nil {
		return broken(err, "")
	}
	return verdict(b.Problems, strict)
}

// undebriefed names the interviews that are over without a word about how
// they went. That is no mistake of a note, so it fails nothing.
func (s *settings) undebriefed(actions []advice.Action, p place) {
	for _, a := range actions {
		if a.What == "debrief" && a.State != advice.Missed {
			_ = s.term.out.printf("%s%s: note: the interview is over and nothing is written down about how it went\n", p.folder(), a.Note.Path)
		}
	}
}

// show writes the problems of a build to the side of its result. More than a
// screenful is cut; check has them all.
func (s *settings) show(l problem.List, in generator.Input, p place) error {
	const screenful = 20
	more := len(l) - screenful
	if more > 0 {
		l = l[:screenful]
	}
	if err := l.Write(s.term.err.text(), in.Content, s.term.err.style(p.folder())); err != nil {
		return broken(err, "")
	}
	if more > 0 {
		s.term.say("and %s; journal check shows all of them", count(more, "more problem"))
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
		if err := s.term.out.printf("::%s %s::%s\n", p.Severity, where, text.Replace(msg)); err != nil {
			return err
		}
	}
	return nil
}
