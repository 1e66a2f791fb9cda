package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/printable"
)

// entry is the interview that new writes down.
type entry struct {
	company, role, stage, date string
	edit                       bool
}

func newNew(s *settings) *cobra.Command {
	var e entry
	cmd := &cobra.Command{
		Use:        "new [COMPANY]",
		SuggestFor: []string{"add", "create", "note", "debrief"},
		Short:      "write down an interview",
		Long: `New makes a note with the questions to answer right after an interview, named
by date, company and stage, and opens it in $VISUAL or $EDITOR. It never
overwrites a note.`,
		Example: `  journal new "Northwind Robotics" --stage technical
  journal new Northwind --date 2026-03-04
  journal new Northwind --date yesterday
  journal new Northwind --no-edit        only makes the file`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				e.company = args[0]
			}
			return s.new(cmd.Context(), e)
		},
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return s.companies(cmd.Context()), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().StringVar(&e.stage, "stage", "", "technical, onsite, final, …")
	cmd.Flags().StringVar(&e.role, "role", "", "what you would work as (default: as before at that company)")
	cmd.Flags().StringVar(&e.date, "date", "", "day of the interview, as in 2026-03-04, yesterday or 4.3. (default today)")
	noEdit := cmd.Flags().Bool("no-edit", false, "do not open an editor")
	cmd.PreRun = func(*cobra.Command, []string) { e.edit = !*noEdit }
	return cmd
}

func (s *settings) new(ctx context.Context, e entry) error {
	p, err := s.own()
	if err != nil {
		return err
	}
	b, _, err := s.open(ctx, p)
	if err != nil {
		return err
	}
	if e.company, err = s.askCompany(e.company); err != nil {
		return err
	}
	on := b.Journal.Today
	if e.date != "" {
		t, _, err := s.readAt(b.Journal, "--date", e.date, "write it as --date 2026-03-04")
		if err != nil {
			return err
		}
		on = day.Of(t)
	}
	e.knowBefore(b)
	name := on.String() + "-" + journal.Slug(e.company)
	if e.stage != "" {
		name += "-" + journal.Slug(e.stage)
	}
	file := filepath.Join(p.content, "interviews", name+".md")
	err = create(file, note.Blank(e.company, e.role, e.stage, on))
	switch {
	case errors.Is(err, fs.ErrExist):
		return broken(fmt.Errorf("%s is there already and was not changed", file), "open it in your editor, or name another --stage")
	case err != nil:
		return broken(fmt.Errorf("making the note: %w", err), "")
	}
	_ = s.term.out.printf("%s\n", file)
	if !e.edit || !s.term.interactive() {
		return nil
	}
	return s.edit(ctx, file)
}

// readAt reads a day or a time as a flag tells it, and says what it was read as
// if that takes the day it is now.
func (s *settings) readAt(j *journal.Journal, flag, text, usual string) (at time.Time, timed bool, err error) {
	at, timed, said, hint, err := j.Config.At(text, j.Now)
	if err != nil {
		return at, false, misuse(cmp.Or(hint, usual), "%w", err)
	}
	for _, r := range said {
		s.term.say("%s: %s", flag, r.Msg)
	}
	return at, timed, nil
}

// askCompany asks for what was not given, if somebody is there to answer.
func (s *settings) askCompany(company string) (string, error) {
	company = strings.TrimSpace(company)
	if company == "" && s.term.interactive() {
		_ = s.term.err.printf("Company: ")
		line, _ := bufio.NewReader(s.term.in).ReadString('\n')
		company = strings.TrimSpace(line)
	}
	if company == "" {
		return "", misuse("journal new COMPANY", "no company was named")
	}
	return company, nil
}

// knowBefore fills in what the journal knows: the full name of the company
// and the one role applied for there.
func (e *entry) knowBefore(b *generator.Built) {
	for _, c := range b.Journal.Companies {
		if !strings.EqualFold(c.Name, e.company) && c.Slug != journal.Slug(e.company) {
			continue
		}
		e.company = c.Name
		if e.role == "" && len(c.Applications) == 1 {
			e.role = c.Applications[0].Role
		}
		return
	}
}

// companies are offered by shell completion.
func (s *settings) companies(ctx context.Context) []string {
	p, err := s.find()
	if err != nil || p.sample() {
		return nil
	}
	b, _, err := s.open(ctx, p)
	if err != nil {
		return nil
	}
	var names []string
	for _, c := range b.Journal.Companies {
		names = append(names, printable.Line(c.Name))
	}
	return names
}

// edit opens the note. The variable may hold a program with arguments, so the
// shell takes it apart, as git does.
func (s *settings) edit(ctx context.Context, file string) error {
	editor := editorCommand()
	if editor == "" {
		s.term.say("set EDITOR and new notes are opened by themselves")
		return nil
	}
	var cmd *exec.Cmd
	if runtime.GOOS == "windows" {
		words := splitCommand(editor, onPath)
		if len(words) == 0 {
			return misuse("set EDITOR to a program", "EDITOR is empty")
		}
		var err error
		if cmd, err = onWindows(words, []string{notFlag(file)}); err != nil {
			return broken(fmt.Errorf("opening %s in %s: %w", file, editor, err), "the note is there; open it in any editor")
		}
	} else {
		cmd = exec.CommandContext(ctx, "sh", "-c", editor+` "$1"`, "sh", notFlag(file))
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return broken(fmt.Errorf("opening %s in %s: %w", file, editor, err), "the note is there; open it in any editor")
	}
	return nil
}
