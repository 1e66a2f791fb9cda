package note

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// source is the text of a file that knows its lines.
type source struct {
	text  []byte
	lines []int // offset of the first byte of each line

	last Pos // the place that was asked for last, and where it is; the next one
	at   int // in the same line is counted from there
}

func newSource(text []byte) *source {
	lines := []int{0}
	for at := 0; ; {
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			return &source{text: text, lines: lines}
		}
		at += end + 1
		lines = append(lines, at)
	}
}

// lineAt returns the number, from 1, of the line that holds the byte at off.
func (s *source) lineAt(off int) int {
	n, _ := slices.BinarySearch(s.lines, off+1)
	return n
}

// pos returns the place of the byte at off.
func (s *source) pos(off int) Pos {
	off = min(off, len(s.text))
	p := Pos{s.lineAt(off), 1}
	from := s.lines[p.Line-1]
	if s.last.Line == p.Line && s.at <= off {
		from, p.Col = s.at, s.last.Col
	}
	p.Col += utf8.RuneCount(s.text[from:off])
	if off < len(s.text) && utf8.RuneStart(s.text[off]) {
		s.last, s.at = p, off
	}
	return p
}

// line returns the text of line n, from 1, without its end.
func (s *source) line(n int) string {
	from, to := s.span(n)
	return string(s.text[from:to])
}

// isBlank reports whether nothing stands in line n.
func (s *source) isBlank(n int) bool {
	from, to := s.span(n)
	return len(bytes.TrimSpace(s.text[from:to])) == 0
}

// span returns the offsets of line n without its end.
func (s *source) span(n int) (from, to int) {
	from, to = s.lines[n-1], len(s.text)
	if n < len(s.lines) {
		to = s.lines[n] - 1
	}
	if to > from && s.text[to-1] == '\r' {
		to--
	}
	return from, to
}
