package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"journal/generator/amend"
	"journal/generator/problem"
	"journal/generator/prose"
	"journal/generator/tracker"
)

// incoming is what import is asked for.
type incoming struct {
	file                     string
	interviews, applications bool
	dryRun                   bool
}

func newImport(s *settings) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FORMAT FILE",
		Short: "import from another program",
		Long: `Import makes notes from a tracker, a spreadsheet or another journal. It only
adds: your notes are never changed, and what they already say is skipped and
named. --dry-run shows what would happen and writes nothing.`,
		Example: `  journal import csv tracker.csv --dry-run     look first
  journal import csv tracker.csv
  journal import table notes.md                 tables in Markdown
  journal import json journal.json`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("journal import csv FILE", "import takes a format and a file, and knows csv, table and json")
			}
			return misuse(didYouMean(args[0], []string{"csv", "table", "json"}, "journal import csv FILE reads a table; save a workbook as CSV first"), "there is no format %q; import knows csv, table and json", args[0])
		},
	}
	cmd.AddCommand(
		newImportFormat(s, "csv", tracker.ImportCSV, `Csv reads a table: the export of a tracker such as Huntr, Teal or Simplify, a
Notion template, or any spreadsheet saved as CSV. Commas, semicolons and tabs
are all fine, and so is what Excel writes.

Markdown tables are read straight from their file, and so are boards whose lists
are headings: journal import table notes.md. The encodings of
older spreadsheets (Windows-1252, Shift_JIS, GB18030, EUC-KR, UTF-16) are detected.

A column is recognised by its heading, in ten languages, and by its content.
Company is needed; Role, Status, Date Applied, Salary, Location, Source, URL,
Contact, Notes, Deadline, a column for each stage and many more are understood.
Unknown columns are kept as text in the note. A status may be a sentence. Dates
are read in any form; where 03/04 could be March or April, the rest of the column
decides, then dates: in journal.yaml. If neither can, the row is named and the
date is kept as text.

--dry-run shows how each row was read, what was kept as text and what was not
understood. Rows you already have are skipped and counted, so you can import a
table again after it has grown.

Each row becomes a note in applications. A table of interviews is recognised by
its headings (Interviewer, Round, Duration); --interviews or --applications
settles it.`, `  journal import csv tracker.csv --dry-run
  journal import csv tracker.csv
  journal import csv interviews.csv --interviews
  journal import table notes.md                the tables of a note
  journal import csv - < tracker.csv           from another program`),
		newImportFormat(s, "json", tracker.ImportJSON, `Json reads what journal export json writes, into the same notes, for another
journal or another machine. Notes come back byte for byte; journal.yaml and
pictures are not in the file, so copy journal.yaml first. A file that has the
lists but not the texts is read too: then notes are written from the lists. A
list of objects, as other trackers write, is read as a table.

What is due, what to improve and where an application stands are worked out anew.`, `  journal import json journal.json --dry-run
  journal import json journal.json`),
	)
	return cmd
}

// reading turns a file into notes.
type reading func(file string, src []byte, kind tracker.Kind, there tracker.Existing) (*tracker.Import, error)

func newImportFormat(s *settings, name string, read reading, long, example string) *cobra.Command {
	var in incoming
	cmd := &cobra.Command{
		Use:     name + " FILE",
		Short:   map[string]string{"csv": "a table of applications or interviews", "json": "the export of a journal, or a list of objects"}[name],
		Long:    long,
		Example: example,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("journal import "+name+" FILE", "import %s takes one file", name)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			in.file = args[0]
			return s.importFile(cmd.Context(), in, read)
		},
	}
	if name == "csv" {
		cmd.Aliases = []string{"table"}
	}
	cmd.Flags().BoolVarP(&in.dryRun, "dry-run", "n", false, "show what would happen and write nothing")
	cmd.Flags().BoolVar(&in.interviews, "interviews", false, "the rows are interviews")
	cmd.Flags().BoolVar(&in.applications, "applications", false, "the rows are applications")
	return cmd
}

func (s *settings) importFile(ctx context.Context, in incoming, read reading) error {
	kind := tracker.Guess
	switch {
	case in.interviews && in.applications:
		return misuse("use one of them, or neither", "the rows cannot be both interviews and applications")
	case in.interviews:
		kind = tracker.Interviews
	case in.applications:
		kind = tracker.Applications
	}
	p, err := s.own()
	if err != nil {
		return err
	}
	src, err := s.incoming(in.file)
	if err != nil {
		return err
	}
	b, from, err := s.open(ctx, p)
	if err != nil {
		return err
	}
	there := tracker.Existing{Journal: b.Journal, Exists: func(name string) bool {
		_, err := fs.Lstat(from.Content, name)
		return err == nil
	}, Text: func(name string) []byte {
		text, err := fs.ReadFile(from.Content, name)
		if err != nil {
			return nil
		}
		return text
	}}
	got, err := read(filepath.Base(in.file), src, kind, there)
	var at *tracker.PlaceError
	switch {
	case errors.As(err, &at):
		return broken(fmt.Errorf("%s:%d:%d: %w", in.file, at.Line, at.Col, err), "nothing was written")
	case err != nil:
		return broken(fmt.Errorf("%s: %w", in.file, err), "nothing was written")
	}
	if in.dryRun {
		s.preview(got, p)
	} else if err := s.takeIn(ctx, got, in, p); err != nil {
		return err
	}
	return s.judge(got, in, utf8.Valid(src))
}

// incoming reads the file; "-" is what another program pipes in.
func (s *settings) incoming(file string) ([]byte, error) {
	if file == "-" {
		src, err := io.ReadAll(s.term.in)
		if err != nil {
			return nil, broken(fmt.Errorf("reading the input: %w", err), "")
		}
		return src, nil
	}
	src, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, misuse("give the path of the file, as in journal import csv ~/Downloads/tracker.csv", "there is no file %s", file)
	case err != nil:
		return nil, misuse("give the path of a file", "%s cannot be read: %v", file, errors.Unwrap(err))
	}
	return src, nil
}

// preview says what was understood and what would be written.
func (s *settings) preview(got *tracker.Import, p place) {
	out := s.term.out
	if len(got.Columns) > 0 {
		_ = out.printf("%s, %s:\n", got.Kind, prose.Count(got.Rows, "row"))
		wide := 0
		for _, c := range got.Columns {
			wide = max(wide, utf8.RuneCountInString(c.Heading))
		}
		for _, c := range got.Columns {
			_ = out.printf("  %-*s → %s\n", wide, c.Heading, c.Meaning)
		}
	}
	s.decisions(got, out)
	for _, r := range got.Read {
		lead := fmt.Sprintf("line %d", r.Line)
		if r.Number > 0 {
			lead = fmt.Sprintf("row %d", r.Number)
		}
		if r.Text != "" {
			lead += ": " + r.Text
		}
		switch {
		case r.Existing != "" && len(r.Paths) == 0:
			_ = out.printf("%s (already there, in %s)\n", lead, r.Existing)
		default:
			_ = out.printf("%s → %s\n", lead, p.folder()+strings.Join(r.Paths, ", "+p.folder()))
		}
	}
}

func (s *settings) decisions(got *tracker.Import, to *screen) {
	for _, said := range got.Remarks {
		_ = to.printf("%s\n", said)
	}
}

// takeIn writes the notes, each of them whole. After Ctrl-C those that were
// written stay, and the next import leaves them out.
func (s *settings) takeIn(ctx context.Context, got *tracker.Import, in incoming, p place) error {
	s.decisions(got, s.term.err)
	root, err := os.OpenRoot(p.content)
	if err != nil {
		return broken(fmt.Errorf("opening the notes: %w", err), "")
	}
	defer root.Close()
	all := got.Notes
	got.Notes = nil
	for i, n := range all {
		if ctx.Err() != nil {
			s.term.say("%d of %s written; import the file again for the rest", i, prose.Count(len(all), "note"))
			return ctx.Err()
		}
		err := amend.Create(root, n.Path, n.Text)
		switch {
		case errors.Is(err, fs.ErrExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR):
			// A file has the name of a folder, or the other way round; that is a matter of this note alone.
			got.Problems = append(got.Problems, problem.Problem{Path: filepath.Base(in.file), Line: n.Line, Severity: problem.Error,
				Msg: fmt.Sprintf("%s could not be made, so it was left out: %v", n.Path, err), Hint: "something else has that name; give the note another path and import the file again"})
			continue
		case err != nil:
			return broken(err, fmt.Sprintf("%d of %s written; import the file again for the rest", i, prose.Count(len(all), "note")))
		}
		got.Notes = append(got.Notes, n)
		_ = s.term.out.printf("%s\n", p.folder()+n.Path)
	}
	return nil
}

// judge shows the problems and sums up. Lines of a file that is not in UTF-8
// cannot be shown as they are, so they are not.
func (s *settings) judge(got *tracker.Import, in incoming, shown bool) error {
	folder := filepath.ToSlash(filepath.Dir(in.file)) + "/"
	if folder == "./" {
		folder = ""
	}
	lines := os.DirFS(filepath.Dir(in.file))
	if !shown {
		lines = os.DirFS(os.DevNull)
	}
	if err := got.Problems.Write(s.term.err.text(), lines, s.term.err.style(folder)); err != nil {
		return broken(err, "")
	}
	verb := "written"
	if in.dryRun {
		verb = "would be written; nothing was"
	}
	if n := got.AlreadyThere(); n > 0 {
		verb += fmt.Sprintf(", %d already there", n)
	}
	s.term.say("%s %s, %s", prose.Count(len(got.Notes), "note"), verb, counted(got.Problems))
	return verdict(got.Problems, false)
}
