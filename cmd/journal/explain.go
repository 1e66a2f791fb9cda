package main

import (
	"strings"

	"journal/generator"
	"journal/generator/exchange"
	"journal/generator/note"
)

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
