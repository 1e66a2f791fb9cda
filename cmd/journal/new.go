package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
	"journal/generator/printable"
)

// entry is the interview that new writes down.
type entry struct {
	company, role, stage string
	date, upcoming       string // as the flags say them; at most one of them
	edit                 bool
}

func newNew(s *settings) *cobra.Command {
	var e entry
	cmd := &cobra.Command{
		Use:        "new [COMPANY]",
		SuggestFor: []string{"add", "create", "note", "debrief"},
		Short:      "write down an interview",
		Long: `New makes a note with the questions to answer right after an interview, named
by date, company and stage, and opens it in $VISUAL or $EDITOR, or in what your
system opens such files with. It never overwrites a note.

With --upcoming it is a note for an interview to come: it asks what to prepare,
and journal due reminds you.`,
		Example: `  journal new St Marys Hospital --stage panel
  journal new Northwind --date yesterday
  journal new Northwind --date "2026-03-04 10:00"
  journal new Northwind --upcoming "2026-12-02 14:00"
  journal new Northwind --no-edit        only makes the file`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			e.company = strings.Join(args, " ")
			return s.new(cmd.Context(), e)
		},
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return s.companies(cmd.Context()), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().StringVar(&e.stage, "stage", "", "technical, onsite, final, …")
	cmd.Flags().StringVar(&e.role, "role", "", "the job you applied for (default: as before at that company)")
	cmd.Flags().StringVar(&e.date, "date", "", "when it was, as in 2026-03-04, yesterday or 4.3. (default today)")
	cmd.Flags().StringVar(&e.upcoming, "upcoming", "", `when it will be, as in "2026-12-02 14:00" or "tomorrow 9am"`)
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
	in, err := s.interview(e, b.Journal)
	if err != nil {
		return err
	}
	s.knowBefore(&in, b.Journal)
	for _, one := range plan.Active(b.Plans) {
		in.Plans = append(in.Plans, one.Written())
	}
	name := in.Day.String() + "-" + journal.Slug(in.Company)
	if in.Stage != "" {
		name += "-" + journal.Slug(in.Stage)
	}
	file := filepath.Join(p.content, "interviews", name+".md")
	err = create(file, note.Blank(in))
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

// interview is what the flags tell of an interview.
func (s *settings) interview(e entry, j *journal.Journal) (note.Appointment, error) {
	in := note.Appointment{Company: e.company, Role: e.role, Stage: e.stage, Day: j.Today}
	var at time.Time
	var timed bool
	var err error
	switch {
	case e.upcoming != "" && e.date != "":
		return in, misuse("leave out one of them", "--date is for an interview that was, --upcoming for one to come")
	case e.upcoming != "":
		in.Ahead = true
		at, timed, err = s.readMoment("--upcoming", `write it as --upcoming "2026-12-02 14:00"`)(j.Config.Ahead(e.upcoming, j.Now))
	case e.date != "":
		at, timed, err = s.readAt(j, "--date", e.date, "write it as --date 2026-03-04")
	default:
		return in, nil
	}
	if err != nil {
		return in, err
	}
	at = at.In(j.Now.Location())
	in.Day = day.Of(at)
	if timed {
		in.Clock = at.Format("15:04")
	}
	if past := at.Before(j.Now) && (timed || in.Day.Compare(j.Today) < 0); in.Ahead && past {
		return in, misuse("--date is for an interview that is over", "--upcoming: %s is in the past", actionPrinter{now: j.Now}.when(at, timed))
	}
	return in, nil
}

// readAt reads a day or a time as a flag tells it, and says what it was read as
// if that takes the day it is now.
func (s *settings) readAt(j *journal.Journal, flag, text, usual string) (at time.Time, timed bool, err error) {
	return s.readMoment(flag, usual)(j.Config.At(text, j.Now))
}

// readMoment returns a function that takes what a configuration has read of a
// flag. It says what was assumed; an error has a hint, the usual one if there is
// no better.
func (s *settings) readMoment(flag, usual string) func(time.Time, bool, []day.Remark, string, error) (time.Time, bool, error) {
	return func(at time.Time, timed bool, assumed []day.Remark, hint string, err error) (time.Time, bool, error) {
		if err != nil {
			return at, false, misuse(cmp.Or(hint, usual), "%w", err)
		}
		for _, r := range assumed {
			s.term.say("%s: %s", flag, r.Msg)
		}
		return at, timed, nil
	}
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
// and the one role applied for there. A name that is almost one it knows is
// left as it is, and said.
func (s *settings) knowBefore(in *note.Appointment, j *journal.Journal) {
	for _, c := range j.Companies {
		if !strings.EqualFold(c.Name, in.Company) && c.Slug != journal.Slug(in.Company) {
			continue
		}
		in.Company = c.Name
		if in.Role == "" && len(c.Applications) == 1 {
			in.Role = c.Applications[0].Role
		}
		return
	}
	for _, c := range near(in.Company, j.Companies, func(c *journal.Company) []string { return []string{c.Name} }) {
		s.term.say("%s is new here; if it is %s, change company: in the note", in.Company, c.Name)
	}
}

// companies are offered by shell completion.
func (s *settings) companies(ctx context.Context) []string {
	return s.offered(ctx, func(j *journal.Journal) (names []string) {
		for _, c := range j.Companies {
			names = append(names, c.Name)
		}
		return names
	})
}

// offered returns names of somebody's own journal for shell completion; none
// outside of one.
func (s *settings) offered(ctx context.Context, names func(*journal.Journal) []string) []string {
	p, err := s.find()
	if err != nil || p.sample() {
		return nil
	}
	b, _, err := s.open(ctx, p)
	if err != nil {
		return nil
	}
	all := names(b.Journal)
	for i := range all {
		all[i] = printable.Line(all[i])
	}
	return all
}

// edit opens the note and waits until the editor is closed.
func (s *settings) edit(ctx context.Context, file string) error {
	const hint = "the note is there; open it in any editor"
	m := thisMachine()
	cmd, err := m.editing(ctx, file)
	switch {
	case errors.Is(err, errNoEditor):
		s.term.say("set EDITOR to the editor you like, and new notes open in it")
		return nil
	case err != nil:
		return broken(fmt.Errorf("opening %s: %w", file, err), hint)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return broken(fmt.Errorf("opening %s in %s: %w", file, cmp.Or(m.editor(), cmd.Args[0]), err), hint)
	}
	return nil
}
