package main

import (
	"strings"

	"journal/generator/printable"
)

// wrapped breaks a text between words so that no line has more than that many
// columns, unless a single word has; margin stands before each line but the
// first, for which there is as much room. visible is what is seen of a text.
// With 0 columns the text stays as it is.
func wrapped(text string, columns int, margin string, visible func(string) string) string {
	const fewest = 20 // a narrower column of text is harder to read than a line that the terminal breaks
	if columns <= 0 {
		return text
	}
	room := max(columns-len(margin), fewest)
	var out strings.Builder
	used := 0
	for i, word := range strings.Split(text, " ") {
		wide := printable.Columns(visible(word))
		switch {
		case i == 0:
		case used+1+wide > room:
			out.WriteString("\n" + margin)
			used = 0
		default:
			out.WriteByte(' ')
			used++
		}
		out.WriteString(word)
		used += wide
	}
	return out.String()
}
