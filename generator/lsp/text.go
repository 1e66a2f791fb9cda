package lsp

import (
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"journal/generator/problem"
)

// text is what stands in an editor. Editors count lines and columns from 0, and
// columns in units of UTF-16 unless both sides agree on bytes; the journal counts
// both from 1, and columns in characters.
type text struct {
	all   string
	bytes bool // columns are bytes
}

// lineAt returns where a line of the editor, from 0, begins and ends. A line ends
// with \n, \r\n or \r.
func (t text) lineAt(n int) (from, to int) {
	for {
		to = strings.IndexAny(t.all[from:], "\r\n")
		if to < 0 {
			return from, len(t.all)
		}
		to += from
		if n == 0 {
			return from, to
		}
		n--
		from = to + 1
		if strings.HasPrefix(t.all[to:], "\r\n") {
			from++
		}
	}
}

// offset returns the byte at a place; a place behind the end of a line is that end.
func (t text) offset(p position) int {
	from, to := t.lineAt(max(p.Line, 0))
	at := from
	for units := 0; at < to && units < p.Character; {
		c, size := utf8.DecodeRuneInString(t.all[at:])
		at += size
		units += t.width(c, size)
	}
	return at
}

func (t text) width(c rune, size int) int {
	if t.bytes {
		return size
	}
	return max(utf16.RuneLen(c), 1)
}

// position returns the place of a byte.
func (t text) position(off int) position {
	before := t.all[:off]
	if strings.HasPrefix(t.all[off:], "\n") {
		before = strings.TrimSuffix(before, "\r") // the line ends with both
	}
	p := position{Line: strings.Count(before, "\n") + strings.Count(before, "\r") - strings.Count(before, "\r\n")}
	for _, c := range before[strings.LastIndexAny(before, "\r\n")+1:] {
		p.Character += t.width(c, max(utf8.RuneLen(c), 1))
	}
	return p
}

func (t text) span(from, to int) span { return span{t.position(from), t.position(to)} }

// noteLine returns where line n of a note, from 1, begins and ends.
func (t text) noteLine(n int) (from, to int) {
	if strings.HasPrefix(t.all, "\ufeff") {
		from = len("\ufeff")
	}
	for ; n > 1; n-- {
		next := strings.IndexByte(t.all[from:], '\n')
		if next < 0 {
			return len(t.all), len(t.all)
		}
		from += next + 1
	}
	to = len(t.all)
	if end := strings.IndexByte(t.all[from:], '\n'); end >= 0 {
		to = from + end
	}
	return from, from + len(strings.TrimRight(t.all[from:to], " \t\r"))
}

// noteLineOf returns the line of a note, from 1, in which a byte stands.
func (t text) noteLineOf(off int) int { return 1 + strings.Count(t.all[:off], "\n") }

func (t text) line(n int) string {
	from, to := t.noteLine(n)
	return t.all[from:to]
}

// fix returns the bytes that the fix of a problem replaces.
func (t text) fix(p problem.Problem) (from, to int, ok bool) {
	n, at, ok := p.FixAt(t.line)
	if !ok {
		return 0, 0, false
	}
	from, _ = t.noteLine(n)
	from, to = from+at, from+at+len(p.Fix.Old)
	if p.Fix.New == "" { // with its end
		to += len(t.all[to:]) - len(strings.TrimPrefix(strings.TrimPrefix(t.all[to:], "\r"), "\n"))
	}
	return from, to, true
}

// of returns the bytes that a problem is about: what its fix would replace, or else
// from its column to the end of the line.
func (t text) of(p problem.Problem) (from, to int) {
	if from, to, ok := t.fix(p); ok && p.Fix.Line == 0 {
		return from, to
	}
	from, to = t.noteLine(p.Line)
	for col := 1; col < p.Col && from < to; col++ {
		_, size := utf8.DecodeRuneInString(t.all[from:])
		from += size
	}
	return from, to
}

// ending is how the lines of the text end.
func (t text) ending() string {
	if strings.Contains(t.all, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// fileOf returns the path of a document; ok is false for what is not a file.
func fileOf(uri string, windows bool) (file string, ok bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return "", false
	}
	if windows {
		path := strings.TrimPrefix(u.Path, "/")
		if u.Host != "" {
			path = "//" + u.Host + u.Path
		}
		return strings.ReplaceAll(path, "/", `\`), true
	}
	return filepath.Clean(u.Path), true
}
