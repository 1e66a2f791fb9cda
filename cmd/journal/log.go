package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/undo"
)

func newLog(s *settings) *cobra.Command {
	var at string
	var words bool
	cmd := &cobra.Command{
		Use:   "log NOTE LINE",
		Short: "write a line of history into a note",
		Long: `Log adds one line to the log of a note, and leaves every other byte of the file
as it is. A line is

  WHAT [PERSON] [: text]

with a word that journal log --words lists, or a sentence that says what became
of it. It gets the day of today, unless --at or the line itself names another.
NOTE is the path of a note, its file name, or any part of it that no other note
has. journal undo takes the line back.`,
		Example: `  journal log northwind "offer: 52,000, answer by 2026-12-03"
  journal log northwind "answered Mary Chen: they need a week more"
  journal log northwind thank-you Mary Chen --at "yesterday 16:05"
  journal log northwind "2026-03-12 rejected by email"
  journal log --words`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case words && len(args) > 0:
				return misuse("journal log --words", "--words stands alone")
			case !words && (len(args) < 2 || strings.TrimSpace(strings.Join(args[1:], "")) == ""):
				return misuse(`as in journal log northwind "offer: 52,000, answer by 2026-12-03"`, "log takes a note and what happened")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if words {
				return s.logWords()
			}
			return s.log(cmd.Context(), args[0], strings.Join(args[1:], " "), at)
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			switch len(args) {
			case 0:
				return s.noteNames(cmd.Context()), cobra.ShellCompDirectiveNoFileComp
			case 1:
				return wordsOfLog(), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().StringVar(&at, "at", "", `when it was, as in "2026-03-04 16:05" or yesterday (default today)`)
	cmd.Flags().BoolVar(&words, "words", false, "list the words of the log")
	return cmd
}

func (s *settings) log(ctx context.Context, name, text, at string) error {
	b, p, err := s.changeable(ctx)
	if err != nil {
		return err
	}
	n, err := noteByName(b.Journal, name, p)
	if err != nil {
		return err
	}
	text = strings.Join(strings.Fields(text), " ")
	when, text, err := s.dayOfLine(b.Journal, text, at)
	if err != nil {
		return err
	}
	what := note.LogWord(text)
	if what == "" {
		word, _, _ := strings.Cut(text, " ")
		word = strings.TrimRight(word, ":,")
		var words []string
		for _, w := range near(word, note.LogWords(), func(w note.Word) []string { return slices.Concat(w.Also, []string{w.What}) }) {
			words = append(words, w.What)
		}
		return misuse(meant(words, "journal log --words lists them"), "%q isn't a known log word", word)
	}
	did := "Noted"
	if !strings.HasPrefix(strings.ToLower(text), what) {
		did += " as " + what
	}
	return s.change(ctx, p, did, undo.Change{Path: n.Path, Part: n.Part, Line: when + " " + text, What: text}, nil)
}

// dayOfLine cuts the day off a line that begins with one, and writes it as notes
// have it: that one, else --at, else today.
func (s *settings) dayOfLine(j *journal.Journal, text, at string) (when, rest string, err error) {
	own, rest, said, found := note.LogDay(text, j.Config.Days(), j.Today)
	switch {
	case found && at != "":
		return "", "", misuse("leave one of the two out", "the line begins with a day, and --at names another")
	case found && (own.Day.IsZero() || own.Zone != "" || own.HasEnd):
		return "", "", misuse("write it as 2026-03-04 16:05, or use --at", "the day at the beginning of %q is not understood", text)
	case found:
		for _, r := range said {
			s.term.say("%s", r.Msg)
		}
		when = own.Day.String()
		if own.HasTime {
			when += " " + own.Start.String()
		}
		return when, rest, nil
	case at == "":
		return j.Today.String(), text, nil
	}
	t, timed, err := s.readAt(j, "--at", at, `write it as --at "2026-03-04 16:05"`)
	if err != nil {
		return "", "", err
	}
	layout := "2006-01-02"
	if timed {
		layout = "2006-01-02 15:04"
	}
	return t.In(j.Config.Zone).Format(layout), text, nil
}

// logWords lists the words of the log, with what else is read as each.
func (s *settings) logWords() error {
	_ = s.term.out.printf("A line of the log is DATE [TIME] WHAT [PERSON] [: text], as in\n  2026-03-04 16:05 thank-you Mary Chen\nWHAT is one of these, or what is read as the same:\n\n")
	for _, w := range note.LogWords() {
		if err := s.term.out.printf("  %-15s %s\n", w.What, also(w)); err != nil {
			return broken(err, "")
		}
	}
	_ = s.term.out.printf("\nIn the languages of your notes as well, and in sentences: \"they hired someone else\".\n")
	return nil
}

// also says how else people write a word, or how it is used where that is no matter
// of course.
func also(w note.Word) string {
	switch w.What {
	case "later":
		return "later until 2026-03-09: follow-up Mary Chen"
	case "dropped", "done":
		return w.What + ": prep"
	}
	const most = 5
	others := slices.DeleteFunc(slices.Clone(w.Also), func(s string) bool { return s == w.What })
	return strings.Join(others[:min(most, len(others))], ", ")
}

func wordsOfLog() []string {
	var all []string
	for _, w := range note.LogWords() {
		all = append(all, fmt.Sprintf("%s\t%s", w.What, also(w)))
	}
	return all
}

// noteNames are offered by shell completion.
func (s *settings) noteNames(ctx context.Context) []string {
	return s.offered(ctx, func(j *journal.Journal) (names []string) {
		for _, n := range j.Notes {
			names = append(names, notePath(n))
		}
		return names
	})
}
