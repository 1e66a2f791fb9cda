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
	"journal/generator/note"
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

func newExportDebrief(s *settings) *cobra.Command {
	var hide bool
	cmd := &cobra.Command{
		Use:   "debrief NOTE",
		Short: "one debrief as a file to share",
		Long: `Debrief writes one interview as a single HTML file that needs nothing else, for
somebody you trust. NOTE is the path of a note, its file name, or any part of it
that no other note has.

--redact replaces what tells who and where: every company and person of the
journal by the whole name or a part of it, mail and web addresses, telephone
numbers and pay. It lists what it replaced, and writes nothing if a name is left
that it cannot replace. Read the file before you send it: a story can tell who it
is about without any name.`,
		Example: `  journal export debrief northwind-technical --redact > debrief.html
  journal export debrief northwind-technical > debrief.html    with all names`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("journal export debrief NOTE --redact > debrief.html", "debrief takes one note")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return s.exportDebrief(cmd.Context(), args[0], hide) },
	}
	cmd.Flags().BoolVar(&hide, "redact", false, "replace names, addresses, numbers and pay")
	return cmd
}

func (s *settings) exportDebrief(ctx context.Context, name string, hide bool) error {
	b, in, p, err := s.around(ctx)
	if err != nil {
		return err
	}
	n, err := noteByName(b.Journal, name, p)
	if err != nil {
		return err
	}
	i := interviewOf(b.Journal, n)
	if i == nil {
		return misuse("name the note of an interview", "%s is about no interview", n.Path)
	}
	page, err := exchange.Debrief(i)
	if err != nil {
		return broken(err, "")
	}
	if !hide {
		s.term.say("this file has all names in it; --redact replaces them")
	} else if page, err = s.redacted(page, b, i, in.Content, p); err != nil {
		return err
	}
	if _, err := s.term.out.data().Write(page); err != nil {
		return broken(err, "")
	}
	return nil
}

// redacted takes the names out of a page, and says what it replaced.
func (s *settings) redacted(page []byte, b *generator.Built, in *journal.Interview, content fs.FS, p place) ([]byte, error) {
	r := redact.Page(page, b.Journal, in, redact.Options{})
	for _, one := range r.Replaced {
		times := ""
		if one.Times > 1 {
			times = fmt.Sprintf(" (%d times)", one.Times)
		}
		_ = s.term.err.printf("%s → %s%s\n", one.Was, one.Now, times)
	}
	s.term.say("replaced %s; read the file before you send it", count(len(r.Replaced), "word"))
	if len(r.Left) == 0 {
		return r.Page, nil
	}
	text, _ := fs.ReadFile(content, in.Note.Path)
	for _, l := range r.Left {
		_ = s.term.err.printf("%s: %s is still to be read: %s\n", p.folder()+in.Note.Path+lineOf(string(text), l.Word), l.Word, l.Near)
	}
	return nil, broken(fmt.Errorf("%s could not be replaced, so nothing was written", count(len(r.Left), "name")), "write it in one piece in the note, without marks inside the word")
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

// interviewOf gives the interview of a note; nil if it is about none.
func interviewOf(j *journal.Journal, n *note.Note) *journal.Interview {
	for _, in := range j.Interviews {
		if in.Note == n {
			return in
		}
	}
	return nil
}
