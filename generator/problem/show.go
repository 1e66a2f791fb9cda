package problem

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Style says how problems are shown. The zero value shows plain text and
// paths as they are.
type Style struct {
	Folder                            string // stands before each path, so that a terminal can open it: "content/"
	Error, Warning, Place, Dim, Reset string // escape sequences
}

// Colours are the styles for a terminal.
func Colours() Style {
	return Style{Error: "\x1b[1;31m", Warning: "\x1b[1;33m", Place: "\x1b[1m", Dim: "\x1b[2m", Reset: "\x1b[0m"}
}

// Write shows the problems in the order of the list, each with its line of
// source taken from content and a caret under its column. A file that cannot
// be read any more is shown without its line.
func (l List) Write(w io.Writer, content fs.FS, s Style) error {
	out := bufio.NewWriter(w)
	var lines [][]byte
	path := ""
	for _, p := range l {
		if p.Path != path {
			path, lines = p.Path, nil
			if text, err := fs.ReadFile(content, p.Path); err == nil {
				lines = bytes.Split(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), []byte("\n"))
			}
		}
		colour := s.Warning
		if p.Severity == Error {
			colour = s.Error
		}
		fmt.Fprintf(out, "%s%s%s:%s %s%s:%s %s\n", s.Place, s.Folder, p.Place(), s.Reset, colour, p.Severity, s.Reset, p.Msg)
		if p.Line > 0 && p.Line <= len(lines) {
			writeLine(out, p, string(bytes.TrimRight(lines[p.Line-1], "\r")), s)
		}
		if p.Hint != "" {
			fmt.Fprintf(out, "      %s= hint:%s %s\n", s.Dim, s.Reset, p.Hint)
		}
	}
	return out.Flush()
}

// Most columns of a line that are shown; a transcript can be one line of 70 KB.
const most = 100

func writeLine(out io.Writer, p Problem, line string, s Style) {
	line = printable(line)
	if strings.TrimSpace(line) == "" {
		return
	}
	col := p.Col
	runes := []rune(line)
	cut := 0
	if col > most-20 {
		cut = min(col-most/2, len(runes))
	}
	runes = runes[cut:]
	tail := ""
	if len(runes) > most {
		runes, tail = runes[:most], "…"
	}
	head := ""
	if cut > 0 {
		head = "…"
	}
	fmt.Fprintf(out, "%s%5d |%s %s%s%s\n", s.Dim, p.Line, s.Reset, head, string(runes), tail)
	if col < 1 || col-cut-1 > len(runes) {
		return
	}
	var pad strings.Builder
	pad.WriteString(strings.Repeat(" ", utf8.RuneCountInString(head)))
	for _, c := range runes[:max(col-cut-1, 0)] {
		switch {
		case c == '\t':
			pad.WriteByte('\t')
		case wide(c):
			pad.WriteString("  ")
		default:
			pad.WriteByte(' ')
		}
	}
	fmt.Fprintf(out, "%s      |%s %s^\n", s.Dim, s.Reset, pad.String())
}

// printable keeps a line of somebody's file from moving the cursor or
// changing colours: control characters become the replacement character.
func printable(line string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t':
			return c
		case c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u202e' || c == '\u202d' || c == '\u2066' || c == '\u2067':
			return utf8.RuneError
		}
		return c
	}, line)
}

// wide reports whether a terminal gives the character two columns.
func wide(c rune) bool {
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return true
	}
	return c >= 0x1f300 && c <= 0x1faff
}
