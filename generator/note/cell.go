package note

import (
	"strconv"
	"strings"
)

// KeyNamed returns the key of the front matter that a word stands for, in any of
// its spellings and languages: "company" for "Employer" and "Firma"; "" for none.
func KeyNamed(word string) string { return string(keyOf(word)) }

// ReadLog reads one line of a log by itself: DATE [TIME] WHAT [PERSON] [: text].
// ok is false if it is none.
func (rd *Reader) ReadLog(line string) (e Entry, ok bool) {
	r := &reading{Reader: rd, note: &Note{}, src: newSource(nil)}
	return r.logLine(line, Pos{Line: 1})
}

// ReadRating reads a mark from 1 to 5: 4, 4/5, 8/10, ⭐⭐⭐ or a word. It returns
// 0 if it is none, or out of range.
func ReadRating(text string) int {
	n, known := rating(strings.TrimSpace(text))
	if !known || n < 1 || n > 5 {
		return 0
	}
	return n
}

// rating reads a number or a mark; known is false if it is neither.
func rating(text string) (n int, known bool) {
	if n, err := strconv.Atoi(text); err == nil {
		return n, true
	}
	if n := score(text); n > 0 {
		return n, true
	}
	if f, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64); err == nil && f >= 1 && f <= 5 {
		return int(f + 0.5), true
	}
	return 0, strings.ContainsAny(text, "0123456789")
}
