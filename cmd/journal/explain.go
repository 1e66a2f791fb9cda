package main

import (
	"fmt"
	"path/filepath"
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
			if n.Part != "" && n.Path == strings.TrimPrefix(filepath.ToSlash(name), p.folder()) {
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
				_ = s.term.out.printf("  %s\n", headingOf(group))
			}
			_ = s.term.out.printf("    %s\n", lineOfUnderstood(u))
		}
	}
	return nil
}

// headingOf is what a group of [note.Understood] is called on a terminal.
func headingOf(group string) string {
	switch group {
	case note.UnfiledGroup:
		return "not filed anywhere"
	case note.TextGroup:
		return "kept as text"
	case note.AssumedGroup:
		return "assumed, or to be asked"
	case string(note.Questions):
		return "questions they asked"
	case string(note.Well):
		return "went well"
	case string(note.Improve):
		return "to improve"
	case string(note.Ask):
		return "still to ask"
	case string(note.Prep):
		return "preparation"
	case string(note.Plans):
		return "beside the plans"
	case string(note.Raw):
		return "notes"
	}
	return group
}

// lineOfUnderstood is one thing that was understood: where it stands, what it is, where it
// came from.
func lineOfUnderstood(u note.Understood) string {
	var out strings.Builder
	place := ""
	switch {
	case u.Line > 0 && u.Col > 0 && u.Group == note.AssumedGroup:
		place = fmt.Sprintf("%d:%d", u.Line, u.Col)
	case u.Line > 0:
		place = fmt.Sprint(u.Line)
	}
	fmt.Fprintf(&out, "%6s  ", place)
	if u.Name != "" {
		fmt.Fprintf(&out, "%-11s ", u.Name)
	}
	out.WriteString(u.Value)
	var more []string
	if u.From != "" {
		more = append(more, "from the "+string(u.From))
	}
	if u.More != "" {
		more = append(more, u.More)
	}
	if len(more) > 0 {
		out.WriteString("  (" + strings.Join(more, "; ") + ")")
	}
	return out.String()
}
