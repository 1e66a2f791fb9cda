package problem

import (
	"strings"
	"unicode/utf8"
)

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
