package exchange

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a run of letters or of digits in a text, or one character of a
// script that is written without spaces.
type word struct {
	bare     string // lower case without accents
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
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
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

// wordsOf takes a text apart. What is not seen does not end a word.
func wordsOf(text string) []word {
	var all []word
	var bare, spelled strings.Builder
	from, to, kind := 0, 0, between
	end := func() {
		if kind != between {
			all = append(all, word{bare.String(), spelled.String(), from, to, kind != digit})
		}
		bare.Reset()
		spelled.Reset()
		kind = between
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
			if next != kind || next == alone {
				end()
				from, kind = at, next
			}
			to = at + size
			fold(&bare, &spelled, unicode.ToLower(r))
		}
		at += size
	}
	end()
	return all
}

// strokes are letters that keep their stroke or ligature when accents are taken off.
var strokes = map[rune]string{'ß': "ss", 'ø': "o", 'đ': "d", 'ł': "l", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ð': "d", 'þ': "th"}

// digraphs are how letters with dots or a ring are written without them.
var digraphs = map[rune]string{'ä': "ae", 'ö': "oe", 'ü': "ue", 'å': "aa", 'ø': "oe"}

// fold adds a lower-case character to the two forms of a word.
func fold(bare, spelled *strings.Builder, r rune) {
	plain := strokes[r]
	if plain == "" {
		for _, part := range norm.NFKD.String(string(r)) {
			if !unicode.Is(unicode.Mn, part) {
				plain += string(unicode.ToLower(part))
			}
		}
	}
	bare.WriteString(plain)
	if long, ok := digraphs[r]; ok {
		plain = long
	}
	spelled.WriteString(plain)
}

// sameWord reports whether two words may be the same, in whatever spelling.
func sameWord(a, b word) bool {
	return a.bare == b.bare || a.spelled == b.spelled || a.bare == b.spelled || a.spelled == b.bare
}
