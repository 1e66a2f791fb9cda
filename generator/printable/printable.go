// Package printable makes text that somebody else has written safe to show.
//
// A file name, a note, a layout's error or the words of a server can hold
// characters that a terminal obeys: they move the cursor, fill the clipboard,
// change the title of the window, or make a line read from the other end. This
// package writes them out, so that a reader sees what is there:
//
//	printable.Line("inter\x1b]52;c;ZXZpbA==\a\nviews.md")
//	// inter\x1b]52;c;ZXZpbA==\x07\nviews.md, on one line
//
// Written out are control characters (those of ASCII, DEL, those from U+0080 to
// U+009F), bytes that are no UTF-8, the controls of the direction of writing,
// line and paragraph separators, and the byte order mark. Everything else stays
// as it is, so that a clean text comes back unchanged, and so does one that was
// written out before. What joins letters, as Persian and emoji need it, is no
// control of a terminal and stays.
package printable

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Safe reports whether a terminal shows the character and does nothing else. A
// line end and a tab are not safe: where they may stand is known to the caller.
func Safe(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0:
		return false
	case r < 0x061c:
		return true
	case r == '\u061c', r == '\u200e', r == '\u200f', r == '\ufeff': // Arabic letter mark, left-to-right and right-to-left mark, byte order mark
		return false
	case r >= '\u2028' && r <= '\u202e', r >= '\u2066' && r <= '\u206f', r >= '\ufff9' && r <= '\ufffb': // separators and embeddings, isolates and what is deprecated beside them, interlinear marks
		return false
	}
	return true
}

// Line returns s as it can be shown on one line: line ends and tabs are written
// out, too.
func Line(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = s[i] >= ' ' && s[i] < 0x7f
	}
	if clean {
		return s
	}
	return string(Append(nil, s, ""))
}

// Append appends s to dst as it can be shown, and keeps the characters of keep
// as they are.
func Append(dst []byte, s, keep string) []byte {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			dst = fmt.Appendf(dst, `\x%02x`, s[i])
		case Safe(r), strings.ContainsRune(keep, r):
			dst = append(dst, s[i:i+size]...)
		default:
			dst = append(dst, written(r)...)
		}
		i += size
	}
	return dst
}

// written is a character as a Go string has it. A control character of ASCII
// takes two hexadecimal digits, as a lone byte does; the others take four.
func written(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x80:
		return fmt.Sprintf(`\x%02x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// JSON returns a writer for JSON that is written in whole characters. It
// escapes within its texts what a terminal would obey, so that the same values
// are read from it.
func JSON(to io.Writer) io.Writer { return jsonWriter{to} }

type jsonWriter struct{ to io.Writer }

func (w jsonWriter) Write(p []byte) (int, error) {
	var out []byte
	from := 0
	for i := 0; i < len(p); {
		if p[i] >= ' ' && p[i] < 0x7f || p[i] == '\n' || p[i] == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(p[i:])
		if !Safe(r) {
			out = append(out, p[from:i]...)
			out = fmt.Appendf(out, `\u%04x`, r)
			from = i + size
		}
		i += size
	}
	rest := p[from:]
	if out != nil {
		rest = append(out, rest...)
	}
	if n, err := w.to.Write(rest); err != nil {
		return min(n, len(p)), err
	}
	return len(p), nil
}

// Wide reports whether a terminal gives the character two columns: those that
// are wide in East Asia (UAX 11), and emoji.
func Wide(c rune) bool {
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return true
	}
	return c >= 0x1f300 && c <= 0x1faff
}

// Columns returns how many columns of a terminal a text takes.
func Columns(text string) int {
	n := 0
	for _, c := range text {
		n++
		if Wide(c) {
			n++
		}
	}
	return n
}
