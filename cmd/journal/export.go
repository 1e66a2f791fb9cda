package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/prose"
	"journal/generator/redact"
)

// export opens the journal and writes it to standard output.
func (s *settings) export(ctx context.Context, write func(io.Writer, *generator.Built, fs.FS) error) error {
	b, in, _, err := s.around(ctx)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.term.out.data())
	if err := errors.Join(write(out, b, in.Content), out.Flush()); err != nil {
		return broken(err, "")
	}
	return nil
}

// redactOptions is what the flags say.
type redactOptions struct {
	redact.Options
	hide, dryRun bool
}

func newExportDebrief(s *settings) *cobra.Command {
	var o redactOptions
	cmd := &cobra.Command{
		Use:   "debrief NOTE",
		Short: "one debrief, as a file to share",
		Long: `Debrief writes one interview as a single HTML file, to share with somebody you
trust. NOTE is a part of the file name, or of the company's, that no other note
has.

--redact replaces what tells who, where and for how much: every person and company
of the journal in whatever form, whoever the note introduces, initials, mail and
web addresses, streets, telephone numbers, file names and pay. Words that only
look like a name ("will", "mark") stay. What was replaced is listed on standard
error; the file alone is on standard output. --dry-run lists and writes no file.

The finished page is read once more, in another way. If a name is left, or a word
that could be one, it is named and nothing is written: --also NAME replaces it,
--keep WORD leaves it. Read the file before you send it: a story can tell who it
is about without any name.`,
		Example: `  journal export debrief northwind-technical --redact > debrief.html
  journal export debrief northwind-technical --redact --dry-run    what would be replaced
  journal export debrief northwind-technical --redact --also "Bo Li" --keep Mark > debrief.html
  journal export debrief northwind-technical > debrief.html    with all names`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("journal export debrief NOTE --redact > debrief.html", "debrief takes one note")
			}
			if !o.hide && (o.dryRun || len(o.Keep)+len(o.Also) > 0) {
				return misuse("journal export debrief NOTE --redact --dry-run", "--dry-run, --keep and --also need --redact")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return s.exportDebrief(cmd.Context(), args[0], o) },
	}
	cmd.Flags().BoolVar(&o.hide, "redact", false, "replace names, addresses, numbers and pay")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "say what --redact replaces, and write nothing")
	cmd.Flags().StringArrayVar(&o.Keep, "keep", nil, "`word` that is no name here")
	cmd.Flags().StringArrayVar(&o.Also, "also", nil, "`name` to replace that the journal does not know")
	return cmd
}

func (s *settings) exportDebrief(ctx context.Context, name string, o redactOptions) error {
	b, in, p, err := s.around(ctx)
	if err != nil {
		return err
	}
	n, err := noteByName(b.Journal, name, p)
	if err != nil {
		return err
	}
	i := b.Journal.InterviewOf(n)
	if i == nil {
		return misuse("name the note of an interview", "%s is about no interview", n.Path)
	}
	page, err := exchange.Debrief(i)
	if err != nil {
		return broken(err, "")
	}
	if !o.hide {
		s.term.say("this file has all names in it; --redact replaces them")
	} else if page, err = s.redacted(page, b, i, in.Content, p, o); err != nil || o.dryRun {
		return err
	}
	if _, err := s.term.out.data().Write(page); err != nil {
		return broken(err, "")
	}
	return nil
}

// redacted takes the names out of a page, and says what it replaced.
func (s *settings) redacted(page []byte, b *generator.Built, in *journal.Interview, content fs.FS, p place, o redactOptions) ([]byte, error) {
	r := redact.Page(page, b.Journal, in, o.Options)
	for _, one := range r.Replaced {
		times := ""
		if one.Times > 1 {
			times = fmt.Sprintf(" (%d times)", one.Times)
		}
		if o.dryRun && one.Near != one.Was {
			times += ": " + one.Near
		}
		_ = s.term.err.printf("%s → %s%s\n", one.Was, one.Now, times)
	}
	if o.dryRun {
		s.term.say("%s would be replaced; nothing was written", prose.Count(len(r.Replaced), "word"))
	} else {
		s.term.say("replaced %s; read the file before you send it", prose.Count(len(r.Replaced), "word"))
	}
	if len(r.Left) == 0 {
		return r.Page, nil
	}
	text, _ := fs.ReadFile(content, in.Note.Path)
	for _, l := range r.Left {
		_ = s.term.err.printf("%s: %s %s: %s\n", p.folder()+in.Note.Path+lineOf(string(text), l.Word), l.Word, l.Why, l.Near)
	}
	return nil, broken(fmt.Errorf("%s could not be placed, so nothing was written", prose.Count(len(r.Left), "word")), "--also NAME replaces a name, --keep WORD leaves what is none")
}

// lineOf finds the line of a text in which a name stands, whatever marks are
// in it: ":12"; "" if it is not found.
func lineOf(text, name string) string {
	marks := strings.NewReplacer("*", "", "_", "", "`", "", "~", "", "=", "", "\\", "")
	for i, line := range strings.Split(text, "\n") {
		if strings.Contains(strings.ToLower(marks.Replace(line)), strings.ToLower(name)) {
			return fmt.Sprintf(":%d", i+1)
		}
	}
	return ""
}
