package problem

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"journal/generator/inside"
	"journal/generator/printable"
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
// source taken from content and a caret under its column. What a terminal would
// obey is written out, in the source as in names and messages. A file that
// cannot be read any more is shown without its line.
func (l List) Write(w io.Writer, content fs.FS, s Style) error {
	const largest = 16 << 20 // bytes; no larger note is read in the first place
	out := bufio.NewWriter(w)
	var lines [][]byte
	var from cursor
	path := ""
	for _, p := range l {
		if p.Path != path {
			path, lines, from = p.Path, nil, cursor{}
			if text, err := inside.ReadFile(content, p.Path, largest); err == nil {
				lines = bytes.Split(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), []byte("\n"))
			}
		}
		colour := s.Warning
		if p.Severity == Hint {
			colour = s.Dim
		}
		if p.Severity == Error {
			colour = s.Error
		}
		fmt.Fprintf(out, "%s%s:%s %s%s:%s %s\n", s.Place, printable.Line(s.Folder+p.Place()), s.Reset, colour, p.Severity, s.Reset, printable.Line(p.Msg))
		if p.Line > 0 && p.Line <= len(lines) {
			from.writeLine(out, p, bytes.TrimRight(lines[p.Line-1], "\r"), s)
		}
		if p.Hint != "" {
			fmt.Fprintf(out, "      %s= hint:%s %s\n", s.Dim, s.Reset, printable.Line(p.Hint))
		}
	}
	return out.Flush()
}

// Most columns of a line that are shown; a transcript can be one line of 70 KB.
const most = 100

// cursor is a place in a line from which a later one is found. A line of many
// megabytes can have many problems, so it is not gone through for each.
type cursor struct{ line, col, at int }

// skip returns where the character behind col others begins in a line.
func (c *cursor) skip(line []byte, n, col int) int {
	if c.line != n || c.col > col {
		*c = cursor{line: n}
	}
	for c.col < col && c.at < len(line) {
		_, size := utf8.DecodeRune(line[c.at:])
		c.at += size
		c.col++
	}
	return c.at
}

func (c *cursor) writeLine(out io.Writer, p Problem, line []byte, s Style) {
	if len(bytes.TrimSpace(line)) == 0 {
		return
	}
	col := p.Col
	cut := 0
	if col > most-20 {
		at := c.skip(line, p.Line, col-most/2)
		cut, line = c.col, line[at:]
	}
	shown := characters(line, most+1)
	if bytes.IndexByte(line[:min(len(line), utf8.UTFMax*most)], 0) >= 0 {
		return // no text as a terminal knows it
	}
	tail := ""
	if len(shown) > most {
		shown, tail = shown[:most], "…"
	}
	head := ""
	if cut > 0 {
		head = "…"
	}
	fmt.Fprintf(out, "%s%5d |%s %s%s%s\n", s.Dim, p.Line, s.Reset, head, strings.Join(shown, ""), tail)
	if col < 1 || col-cut-1 > len(shown) {
		return
	}
	var pad strings.Builder
	pad.WriteString(strings.Repeat(" ", utf8.RuneCountInString(head)))
	for _, c := range shown[:max(col-cut-1, 0)] {
		switch r, size := utf8.DecodeRuneInString(c); {
		case r == '\t':
			pad.WriteByte('\t')
		case size < len(c): // written out
			pad.WriteString(strings.Repeat(" ", len(c)))
		case printable.Wide(r):
			pad.WriteString("  ")
		default:
			pad.WriteByte(' ')
		}
	}
	fmt.Fprintf(out, "%s      |%s %s^\n", s.Dim, s.Reset, pad.String())
}

// characters takes the first characters of a line of somebody's file apart, each as
// it can be shown. A column of the file counts them.
func characters(line []byte, n int) []string {
	all := make([]string, 0, n)
	for len(line) > 0 && len(all) < n {
		_, size := utf8.DecodeRune(line)
		all = append(all, string(printable.Append(nil, string(line[:size]), "\t")))
		line = line[size:]
	}
	return all
}
