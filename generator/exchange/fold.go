package exchange

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"journal/generator/words"
)

// strokes are letters that keep their stroke or ligature when accents are taken off.
var strokes = strings.NewReplacer("ß", "ss", "ø", "o", "đ", "d", "ł", "l", "æ", "ae", "œ", "oe", "ı", "i", "ð", "d", "þ", "th")

// foldedKey is what stays of a text when it is written a little differently: its
// words in lower case without accents, one space apart. Each character of a script
// without spaces is a word. What it returns is a part of identities that other
// programs keep, so it must not change.
func foldedKey(s string) string {
	var out strings.Builder
	var last rune
	for _, r := range norm.NFKD.String(strokes.Replace(strings.ToLower(norm.NFC.String(s)))) {
		if unicode.In(r, unicode.Mn, unicode.Cf) {
			continue
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if out.Len() > 0 && (kind(last) == apart || kind(last) != kind(r) || kind(r) == alone) {
				out.WriteByte(' ')
			}
			out.WriteRune(unicode.ToLower(r))
		}
		last = r
	}
	return out.String()
}

// What a character is to a word.
const (
	apart = iota
	letter
	digit
	alone // a word by itself
)

func kind(r rune) int {
	switch {
	case words.IsUnspaced(r):
		return alone
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return apart
}
