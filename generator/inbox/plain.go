package inbox

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
)

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

func union(a, b []int) []int {
	out := slices.Clone(a)
	for _, i := range b {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

func both(a, b []int) []int {
	return slices.DeleteFunc(slices.Clone(a), func(i int) bool { return !slices.Contains(b, i) })
}

// plain is a text as it is compared: words in lower case without accents and signs, one
// space between them.
func plain(s string) string { return strings.Join(journal.PlainWords(s), " ") }

// contains reports whether words stand in a text, both as plain makes them. Where words
// are not written apart, any part of the text is enough.
func contains(text, words string) bool {
	if words == "" {
		return false
	}
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		behind, _ := utf8.DecodeRuneInString(text[to:])
		first, _ := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		if (from == 0 || ends(before, first)) && (to == len(text) || ends(last, behind)) {
			return true
		}
		at = from + 1
		for at < len(text) && !utf8.RuneStart(text[at]) {
			at++
		}
	}
}

// ends reports whether a word may end between two characters.
func ends(a, b rune) bool {
	return !isWord(a) || !isWord(b) || isUnspaced(a) || isUnspaced(b)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// isUnspaced reports whether words of such letters are written without spaces.
func isUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) || r == 'ー'
}
