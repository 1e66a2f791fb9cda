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
}

func newSource(text []byte) *source { return newSourceIn(text, nil) }

// newSourceIn is newSource with memory for the lines.
func newSourceIn(text []byte, lines []int) *source {
	lines = append(slices.Grow(lines[:0], bytes.Count(text, []byte("\n"))+1), 0)
	for at := 0; ; {
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			return &source{text: text, lines: lines}
		}
		at += end + 1
		lines = append(lines, at)
	}
}

// lineAt gives the number, from 1, of the line that holds the byte at off.
func (s *source) lineAt(off int) int {
	n, _ := slices.BinarySearch(s.lines, off+1)
	return n
}

// pos gives the place of the byte at off.
func (s *source) pos(off int) Pos {
	line := s.lineAt(off)
	return Pos{line, 1 + utf8.RuneCount(s.text[s.lines[line-1]:min(off, len(s.text))])}
}

// line gives the text of line n, from 1, without its end.
func (s *source) line(n int) string {
	from, to := s.span(n)
	return string(s.text[from:to])
}

// isBlank reports whether nothing stands in line n.
func (s *source) isBlank(n int) bool {
	from, to := s.span(n)
	return len(bytes.TrimSpace(s.text[from:to])) == 0
}

// span gives the offsets of line n without its end.
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
