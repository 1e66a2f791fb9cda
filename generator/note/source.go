package note

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// source is the text of a file that knows its lines.
type source struct {
	text  []byte
	lines []int // offset of the first byte of each line
}

func newSource(text []byte) *source {
	s := &source{text: text, lines: make([]int, 1, bytes.Count(text, []byte("\n"))+1)}
	for i, b := range text {
		if b == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// lineAt gives the number, from 1, of the line that holds the byte at off.
func (s *source) lineAt(off int) int {
	return sort.SearchInts(s.lines, off+1)
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
