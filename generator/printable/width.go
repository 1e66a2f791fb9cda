package printable

import "golang.org/x/text/width"

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
