package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"journal/generator/advice/draft"
	"journal/generator/journal"
	"journal/generator/prose"
	"journal/layouts"
)

// mostText is how much of a file is read as a draft.
const mostText = 1 << 20

// checkDraft judges the drafts in a file; args are a kind and a note, both
// optional. Several drafts in one file are also compared with each other.
func (s *settings) checkDraft(ctx context.Context, d drafting, args []string) error {
	kind := draft.ThankYou
	if len(args) > 0 && slices.Contains(draft.Kinds(), draft.Kind(args[0])) {
		kind, args = draft.Kind(args[0]), args[1:]
	}
	if len(args) > 1 {
		return misuse("journal draft --check FILE [KIND] [NOTE]", "--check takes one note")
	}
	text, err := s.readDraft(d.check)
	if err != nil {
		return err
	}
	b, in, p, err := s.around(ctx)
	if err != nil {
		return err
	}
	at := b.Journal.Now
	if d.at != "" {
		if at, _, err = s.readAt(b.Journal, "--at", d.at, `write it as --at "2026-03-05 09:30"`); err != nil {
			return err
		}
	}
	var interview *journal.Interview
	if len(args) == 1 {
		n, err := noteByName(b.Journal, args[0], p)
		if err != nil {
			return err
		}
		f, err := draft.AboutNote(b.Journal, n)
		if err != nil {
			return draftMistake(err, n)
		}
		interview = f.Interview
	}
	drafts := draft.ParseAll(kind, text)
	bad := 0
	for i, one := range drafts {
		facts := draft.RecogniseIn(b.Journal, one, interview, d.person)
		others := slices.Delete(slices.Clone(drafts), i, i+1)
		if len(drafts) == 1 && facts.Interview != nil {
			// The drafts of the program to the others: what comes too close to one of them is no message of its own.
			if letters, err := draft.Read(layouts.Over(in.Layouts)); err == nil {
				all, _ := letters.All(kind, b.Journal, facts.Interview)
				others = slices.DeleteFunc(all, func(o draft.Draft) bool { return o.To == facts.To.Name })
			}
		}
		for _, f := range draft.Check(one, facts, others, at) {
			bad++
			s.finding(d.check, one.Above, f)
		}
	}
	if bad > 0 {
		_ = s.term.out.printf("%s: %s to fix before you send it\n", d.check, prose.Count(bad, "thing"))
		return &failure{code: failed}
	}
	err = s.term.out.printf("%s: ready to send\n", d.check)
	if err != nil {
		return broken(err, "")
	}
	return nil
}

func (s *settings) readDraft(name string) (string, error) {
	r := io.Reader(s.term.in)
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			if errors.Is(err, os.ErrNotExist) {
				return "", misuse("journal draft thank-you NOTE > FILE writes one", "there is no file %s", name)
			}
			return "", broken(fmt.Errorf("reading the draft: %w", err), "")
		}
		defer f.Close()
		r = f
	}
	text, err := io.ReadAll(io.LimitReader(r, mostText+1))
	switch {
	case err != nil:
		return "", broken(fmt.Errorf("reading the draft: %w", err), "")
	case len(text) > mostText:
		return "", broken(fmt.Errorf("%s is too long for a message", name), "")
	case strings.TrimSpace(string(text)) == "":
		return "", broken(fmt.Errorf("%s is empty", name), "journal draft thank-you NOTE writes one")
	}
	return string(text), nil
}

// finding writes one finding as compilers do, so that editors find the line.
func (s *settings) finding(file string, above int, f draft.Finding) {
	place := file
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d", file, f.Line+above)
	} else if above > 0 {
		place = fmt.Sprintf("%s:%d", file, above+1)
	}
	_ = s.term.out.printf("%s: %s (practice %d): %s\n", place, f.Rule, f.Practice, f.Msg)
	if f.Hint != "" {
		_ = s.term.out.printf("    hint: %s\n", f.Hint)
	}
}
