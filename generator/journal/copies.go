package journal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"journal/generator/note"
	"journal/generator/problem"
)

// Copy is a note that only repeats another one.
type Copy struct {
	Note *note.Note // as it was read; in [Journal.Notes] it is a page
	Of   *note.Note // the original
}

// withoutCopies returns the notes with those made pages that are copies of another
// one: a program that keeps folders alike makes such a file when both sides were
// changed, and people make them by hand. A copy is shown and named, with what it
// says that the other does not, and nothing in it is counted twice. By its name
// alone only a conflict is known for sure; a note that is called "Acme 2" has to
// say the same as "Acme".
func withoutCopies(notes []*note.Note) ([]*note.Note, []Copy, problem.List) {
	byPath := map[string]*note.Note{}
	var suspects []int
	for i, n := range notes {
		if _, _, ok := note.CopyOf(n.Path); ok && n.Kind != note.Page {
			suspects = append(suspects, i)
		}
	}
	if len(suspects) == 0 {
		return notes, nil, nil
	}
	for _, n := range notes {
		byPath[strings.ToLower(norm.NFC.String(n.Path))] = n
	}
	notes = slices.Clone(notes)
	var copies []Copy
	var problems problem.List
	for _, i := range suspects {
		n := notes[i]
		path, sure, _ := note.CopyOf(n.Path)
		original := byPath[strings.ToLower(path)]
		switch {
		case original == nil && sure:
			problems = append(problems, problem.Problem{Path: n.Path, Line: 1, Severity: problem.Warning,
				Msg:  "the name of this file says that it is the copy of a conflict, but there is no " + path,
				Hint: "rename it if it is the note to keep"})
			continue
		case original == nil || original == n || !sure && !saysTheSame(original, n):
			continue
		}
		what := "a copy of "
		if sure {
			what = "the copy of a conflict about "
		}
		problems = append(problems, problem.Problem{Path: n.Path, Line: 1, Severity: problem.Warning,
			Msg:  "this is " + what + original.Path + ", so it is not counted; " + difference(original, n),
			Hint: "take over what is missing there and delete this file"})
		copies = append(copies, Copy{Note: n, Of: original})
		notes[i] = asPage(n)
	}
	return notes, copies, problems
}

// asPage returns a note of which nothing but its text is left.
func asPage(n *note.Note) *note.Note {
	return &note.Note{Path: n.Path, Kind: note.Page, Title: n.Title, Body: n.Body, Problems: n.Problems, Words: n.Words,
		Facts: n.Facts, Filed: n.Filed, Unfiled: n.Unfiled, UnfiledMore: n.UnfiledMore}
}

// saysTheSame reports whether two notes are of one interview: company and day
// agree, and most lines of the shorter one stand in the other.
func saysTheSame(a, b *note.Note) bool {
	if a.Kind != b.Kind || companyKey(a.Company.Value) != companyKey(b.Company.Value) && a.Company.Line+b.Company.Line > 0 || a.When.Day != b.When.Day {
		return false
	}
	left, right := linesOf(a), linesOf(b)
	if len(left) > len(right) {
		left, right = right, left
	}
	return 2*linesInBoth(left, right) >= len(left)
}

// difference says what a copy has that its original has not.
func difference(original, n *note.Note) string {
	var more []string
	there := linesOf(original)
	for _, line := range linesOf(n) {
		if !slices.Contains(there, line) {
			more = append(more, line)
		}
	}
	switch {
	case len(more) == 0 && n.Outcome == original.Outcome:
		return "it says nothing that the other does not"
	case len(more) == 0:
		return fmt.Sprintf("its outcome is %s", cmp.Or(string(n.Outcome), "not given"))
	case len(more) == 1:
		return fmt.Sprintf("it has a line that the other has not: “%s”", shortened(more[0]))
	}
	return fmt.Sprintf("it has %d lines that the other has not, such as “%s”", len(more), shortened(more[0]))
}

// shortened keeps a quoted line short enough for a message.
func shortened(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:59]) + "…"
	}
	return s
}

// linesOf returns the lines of text of a note.
func linesOf(n *note.Note) []string {
	var out []string
	for _, p := range n.Body.Passages() {
		for line := range strings.Lines(p.Text) {
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, line)
			}
		}
	}
	return out
}

// linesInBoth returns how many lines of a stand in b.
func linesInBoth(a, b []string) int {
	there := map[string]bool{}
	for _, line := range b {
		there[line] = true
	}
	n := 0
	for _, line := range a {
		if there[line] {
			n++
		}
	}
	return n
}
