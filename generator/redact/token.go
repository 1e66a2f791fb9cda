package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"journal/generator/words"
)

// token is a run of letters or of digits in a text, or one character of a
// script that is written without spaces. A hump begins a new one: "BrightFern"
// is two.
type token struct {
	low      string // lower case
	bare     string // the same without accents
	spelled  string // the same with "oe" for "ö", as people write who have no dots
	from, to int    // bytes of the text
	letters  bool
}

// What a character is to a word.
const (
	between = iota
	letter
	digit
	alone  // a word by itself
	unseen // a mark, or a character without a shape such as a soft hyphen
)

func kindOf(r rune) int {
	switch {
	case words.IsUnspaced(r):
		return alone
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return unseen
	}
	return between
}

// tokensOf takes a text apart. What is not seen does not end a word.
func tokensOf(text string) []token {
	var all []token
	var bare, spelled strings.Builder
	from, to, kind := 0, 0, between
	small := false // the last letter was a small one
	end := func() {
		if kind != between {
			all = append(all, token{norm.NFC.String(strings.ToLower(text[from:to])), bare.String(), spelled.String(), from, to, kind != digit})
		}
		bare.Reset()
		spelled.Reset()
		kind, small = between, false
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		next := kindOf(r)
		switch {
		case next == unseen && kind == between:
		case next == unseen:
			to = at + size
			if s := spelled.String(); r == '\u0308' && s != "" && strings.ContainsAny(s[len(s)-1:], "aou") {
				spelled.WriteByte('e')
			}
		case next == between:
			end()
		default:
			if next != kind || next == alone || isHump(text, at, r, size, small) {
				end()
				from, kind = at, next
			}
			to = at + size
			small = unicode.IsLower(r)
			fold(&bare, &spelled, unicode.ToLower(r))
		}
		at += size
	}
	end()
	return all
}

// isHump reports whether a capital begins a new word inside of one: after a
// small letter, or as the last capital before small ones.
func isHump(text string, at int, r rune, size int, small bool) bool {
	if !unicode.IsUpper(r) {
		return false
	}
	if small {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, n := utf8.DecodeRuneInString(text[at+size:])
	second, _ := utf8.DecodeRuneInString(text[at+size+n:])
	return unicode.IsUpper(before) && unicode.IsLower(after) && unicode.IsLower(second)
}

// digraphs are how letters with dots or a ring are written without them.
var digraphs = map[rune]string{'ä': "ae", 'ö': "oe", 'ü': "ue", 'å': "aa", 'ø': "oe"}

// fold adds a lower-case character to the two forms of a word.
func fold(bare, spelled *strings.Builder, r rune) {
	plain := words.Strokes[r]
	if plain == "" && r < utf8.RuneSelf {
		plain = string(r)
	}
	if plain == "" {
		for _, part := range norm.NFKD.String(string(r)) {
			if !unicode.Is(unicode.Mn, part) {
				plain += string(unicode.ToLower(part))
			}
		}
		plain = norm.NFC.String(plain)
	}
	bare.WriteString(plain)
	if long, ok := digraphs[r]; ok {
		plain = long
	}
	spelled.WriteString(plain)
}

// foldText is a text in lower case without accents.
func foldText(s string) string {
	var bare, spelled strings.Builder
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			fold(&bare, &spelled, unicode.ToLower(r))
		}
	}
	return bare.String()
}

// isUpperAt reports whether the token is written with a capital, or in a script without any.
func isUpperAt(text string, t token) bool {
	r, _ := utf8.DecodeRuneInString(text[t.from:t.to])
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

// isWhole reports whether nothing of a word stands right before or behind a part of a text.
func isWhole(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !isWordRune(before) && !isWordRune(after)
}

func isWordRune(r rune) bool {
	k := kindOf(r)
	return r != utf8.RuneError && (k == letter || k == digit)
}
