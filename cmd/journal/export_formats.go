package main

import (
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"journal/generator"
	"journal/generator/exchange"
	"journal/generator/prose"
)

// formats are what export writes of a whole journal.
var formats = []format{
	{
		name: "json", short: "everything, in a stable format",
		long: `Json writes everything, in a format that other programs can rely on: interviews
with their lines, applications with their history, what to improve, what is due,
problems, and under "notes" the text of every note. So journal import json
restores every note byte for byte, plain pages and free text included. Not in the
file: journal.yaml, pictures and other attachments. A note in an old encoding
comes back in UTF-8.`,
		example: `  journal export json > journal.json
  journal export json | jq 'del(.notes)'           without the texts
  journal export json | jq '.improvements[] | {theme, interviews}'`,
		write: func(w io.Writer, b *generator.Built, content fs.FS) error {
			return exchange.JSON(w, b.Journal, b.Actions, b.Problems, content)
		},
	},
	{
		name: "ics", short: "a calendar of interviews and what is due",
		long: `Ics writes a calendar: interviews, and what is due, with alarms. Import it again
whenever you like: earlier entries are replaced.`,
		example: `  journal export ics > journal.ics`,
		write:   func(w io.Writer, b *generator.Built, _ fs.FS) error { return exchange.ICS(w, b.Journal, b.Actions) },
	},
	{
		name: "vcard", short: "people as contacts",
		long: `Vcard writes everybody you met as a contact: name, company, title, address, and
what you want to remember about them. Phones and address books read the file
(vCard 3.0): send it to yourself and open it there.`,
		example: `  journal export vcard > people.vcf`,
		write:   func(w io.Writer, b *generator.Built, _ fs.FS) error { return exchange.VCard(w, b.Journal) },
	},
	{
		name: "sankeymatic", short: "where applications went, for a diagram",
		long: `Sankeymatic writes lines such as "Round 1 [4] Rejected". Copy them into the field
Inputs of sankeymatic.com and it draws where your applications went. They hold
numbers and no names. Every application that was sent is counted once, by its
history and as on the statistics page; "No answer", "Rejected" and "Withdrew"
are three different ends. A line behind an apostrophe tells how many were not
sent; SankeyMATIC skips it.`,
		example: `  journal export sankeymatic
  journal export sankeymatic > flow.txt`,
		write: func(w io.Writer, b *generator.Built, _ fs.FS) error { return exchange.SankeyMATIC(w, b.Journal) },
	},
	{
		name: "anki", short: "questions as flash cards",
		long: `Anki writes every question you were asked as a card: the question on the front,
your best answer on the back, and what went wrong before. In Anki choose File,
Import. Import again later: cards keep their progress and get new answers. The
cards are of the type Basic; if your Anki calls it something else, pick that when
importing.`,
		example: `  journal export anki > questions.txt`,
		write:   func(w io.Writer, b *generator.Built, _ fs.FS) error { return exchange.Anki(w, b.Journal) },
	},
}

type format struct {
	name, short, long, example string
	write                      func(io.Writer, *generator.Built, fs.FS) error
}

func newExport(s *settings) *cobra.Command {
	names := []string{}
	for _, f := range formats {
		names = append(names, f.name)
	}
	names = append(names, "csv", "debrief")
	known := prose.List(names, "and")
	cmd := &cobra.Command{
		Use:        "export FORMAT",
		SuggestFor: []string{"share", "backup"},
		Short:      "export for other programs",
		Long: `Export writes the journal to standard output, for another program to read. Your
notes stay as they are.`,
		Example: `  journal export json > journal.json             everything, for programs
  journal export csv > applications.csv          for a spreadsheet
  journal export csv --interviews > interviews.csv
  journal export ics > journal.ics               for a calendar
  journal export vcard > people.vcf              for an address book
  journal export anki > questions.txt            to learn the questions
  journal export sankeymatic                     to draw where applications went
  journal export debrief NOTE --redact > debrief.html`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("journal export json", "export takes one format, and knows %s", known)
			}
			return misuse(didYouMean(args[0], names, "journal export --help says what each is for"), "there is no format %q; export knows %s", args[0], known)
		},
	}
	for _, f := range formats {
		cmd.AddCommand(&cobra.Command{
			Use: f.name, Short: f.short, Long: f.long, Example: f.example, Args: noMore("export " + f.name),
			RunE: func(cmd *cobra.Command, _ []string) error { return s.export(cmd.Context(), f.write) },
		})
	}
	cmd.AddCommand(newExportCSV(s), newExportDebrief(s))
	return cmd
}

// noMore refuses arguments behind a format.
func noMore(name string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return misuse("journal "+name+" > FILE", "%s takes no %q; it writes to standard output", name, args[0])
		}
		return nil
	}
}

func newExportCSV(s *settings) *cobra.Command {
	var interviews, excel bool
	cmd := &cobra.Command{
		Use:   "csv",
		Short: "applications or interviews, as a table",
		Long: `Csv writes a table of applications, one per line; with --interviews, of
interviews. Spreadsheets open it, and journal import csv reads it back: first the
interviews, then the applications. Free text and plain pages have no column; use
journal export json for those.

A cell that a spreadsheet would run as a formula gets an apostrophe in front;
import removes it again. --excel adds the mark that tells Excel the file is in
UTF-8.`,
		Example: `  journal export csv > applications.csv
  journal export csv --interviews > interviews.csv
  journal export csv --excel > applications.csv`,
		Args: noMore("export csv"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.export(cmd.Context(), func(w io.Writer, b *generator.Built, _ fs.FS) error {
				if excel {
					if _, err := io.WriteString(w, "\ufeff"); err != nil {
						return err
					}
				}
				if interviews {
					return exchange.InterviewsCSV(w, b.Journal)
				}
				return exchange.ApplicationsCSV(w, b.Journal)
			})
		},
	}
	cmd.Flags().BoolVar(&interviews, "interviews", false, "the interviews instead of the applications")
	cmd.Flags().BoolVar(&excel, "excel", false, "begin with a byte order mark, for Excel")
	return cmd
}
