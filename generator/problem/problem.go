// Package problem holds what is wrong with a note, as values.
//
// Nothing that reads notes stops at a mistake. It adds a [Problem] to a
// [List] and carries on, so that one run names every mistake and the note
// still appears with whatever could be read. The list is sorted and shown
// once, by [Write], with the line of source and a caret under the place:
//
//	interviews/2026-03-12-mosslane.md:5:9: warning: 2026-03-12 is a Thursday, not a Wednesday
//	    5 | date: 2026-03-12 (Wednesday)
//	      |       ^
//	      = hint: the date was kept; correct the weekday or the date
//
// The package knows nothing about notes.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Severity tells a mistake that loses something from one that only might, and
// both from what is only worth knowing.
type Severity int8

const (
	// Hint marks what was understood with an assumption, or kept as text: a note
	// with nothing but hints is in order.
	Hint Severity = -1
	// Warning marks what was read, but perhaps not as it was meant.
	Warning Severity = 0
	// Error marks what could not be read at all.
	Error Severity = 1
)

// String returns the word that is shown: "hint", "warning" or "error".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Hint:
		return "hint"
	}
	return "warning"
}

// Problem is one mistake and its place.
type Problem struct {
	Path     string   // relative to the content folder, slash-separated; "" for the journal as a whole
	Line     int      // from 1; 1 for a problem of the whole file
	Col      int      // from 1, counted in characters, not bytes; 0 for the whole line
	Severity Severity // whether something was lost
	Msg      string   // what is wrong, lower case, no full stop
	Hint     string   // what to do about it; may be empty
	Fix      Fix      // the edit that does it, if there is one
}

// String returns the problem on one line, as compilers do: path:line:col: severity: message.
func (p Problem) String() string {
	return fmt.Sprintf("%s: %s: %s", p.Place(), p.Severity, p.Msg)
}

// Place returns path:line:col, the part that editors turn into a link.
func (p Problem) Place() string {
	switch {
	case p.Line == 0:
		return p.Path
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.Path, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Col)
}

// List is the problems of one run. The zero value is ready to use.
type List []Problem

// Sort orders the list by path, line, column, severity (errors first) and
// message, and drops what stands in it twice.
func (l *List) Sort() {
	slices.SortFunc(*l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Col, b.Col),
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.Msg, b.Msg),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
	*l = slices.Compact(*l)
}

// Count returns the number of errors and of warnings. Hints are not counted.
func (l List) Count() (errors, warnings int) {
	for _, p := range l {
		switch p.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		}
	}
	return errors, warnings
}

// WithoutHints returns the errors and warnings, in their order.
func (l List) WithoutHints() List {
	var out List
	for _, p := range l {
		if p.Severity != Hint {
			out = append(out, p)
		}
	}
	return out
}

// Fix is the edit that a hint asks for, where there is just one to make, or one
// of two. The zero value is none.
type Fix struct {
	Line int    // that is changed, from 1; 0 for the problem's own
	Old  string // what stands there now, at the problem's column or behind it
	New  string // what to write for it; "" takes the line out that Old is
	Or   string // the other of two readings; "" if there is one
}

// FixAt returns the line of the fix, from 1, and where in its text the old words
// begin, in bytes. line gives the text of a line. ok is false if there is no fix,
// or the words do not stand there any more.
func (p Problem) FixAt(line func(n int) string) (n, at int, ok bool) {
	f := p.Fix
	if f.Old == "" || f.New == f.Old {
		return 0, 0, false
	}
	n, from := p.Line, 0
	text := line(n)
	if f.Line > 0 {
		n, text = f.Line, line(f.Line)
	} else {
		for range p.Col - 1 {
			_, size := utf8.DecodeRuneInString(text[from:])
			from += size
		}
	}
	at = strings.Index(text[from:], f.Old)
	return n, from + at, at >= 0
}
