// Package prose says numbers and lists as an English sentence does. Pages,
// messages and advice all take their words from here, so that they count alike.
package prose

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Count returns how many of something: "1 interview", "5 interviews", "2 companies".
func Count(n int, one string) string {
	return strconv.Itoa(n) + " " + Plural(n, one)
}

// Plural returns the word for n of something: "company", "companies".
func Plural(n int, one string) string {
	if n == 1 {
		return one
	}
	if one == "person" {
		return "people"
	}
	if stem, ok := strings.CutSuffix(one, "y"); ok && strings.TrimRight(stem, "aeou") == stem && stem != "" {
		return stem + "ies"
	}
	for _, hissing := range []string{"s", "x", "ch", "sh"} {
		if strings.HasSuffix(one, hissing) {
			return one + "es"
		}
	}
	return one + "s"
}

// Times returns how often: "once", "twice", "7 times".
func Times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return strconv.Itoa(n) + " times"
}

var spelled = []string{
	"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
}

// Spell returns a number up to twenty as a word, "no" for none, others in figures.
func Spell(n int) string {
	if n >= 0 && n < len(spelled) {
		return spelled[n]
	}
	return strconv.Itoa(n)
}

// List joins parts as a sentence does, with the word before the last: "a, b and c".
func List(parts []string, before string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + " " + before + " " + parts[last]
}

// Capital returns a text that begins with a capital letter.
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return strings.ToUpper(string(first)) + s[size:]
}
