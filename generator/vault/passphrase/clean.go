package passphrase

import (
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ErrEmpty says that there is no passphrase at all.
var ErrEmpty = errors.New("the passphrase is empty")

// ErrText says that a passphrase could not be typed into the lock page.
var ErrText = errors.New("the passphrase is no text: it holds control characters or broken letters")

var spaces = regexp.MustCompile(`[\p{Zs}\t\r\n]+`)

// Clean returns the passphrase that is really used for what somebody typed, so
// that the same keys on another system, with another way to write an accented
// letter or a space, open the same journal: Unicode form NFC, every run of
// spaces, tabs and line ends as one space, and none at either end. It follows
// the OpaqueString profile of RFC 8265 and goes further only in that runs of
// spaces are one. The lock page does the same:
//
//	text.normalize('NFC').replace(/[\p{Zs}\t\r\n]+/gu, ' ').replace(/^ | $/g, '')
//
// The error is [ErrEmpty] or [ErrText]; neither repeats any of the text.
func Clean(text string) (string, error) {
	if !utf8.ValidString(text) {
		return "", ErrText
	}
	text = strings.Trim(spaces.ReplaceAllString(norm.NFC.String(text), " "), " ")
	if strings.ContainsFunc(text, unicode.IsControl) {
		return "", ErrText
	}
	if text == "" {
		return "", ErrEmpty
	}
	return text, nil
}
