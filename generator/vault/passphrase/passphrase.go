// Package passphrase makes passphrases and judges those that people choose.
//
//	words, err := passphrase.New()         // six words, for somebody who has none
//	used, err := passphrase.Clean(typed)   // what is really used of what was typed
//	err := passphrase.Judge(used, known)   // whether it is strong enough, and if not, why
//
// Nothing here repeats a passphrase in an error.
//
// # How strong
//
// Everything that is published can be copied and guessed at for ever, and
// scrypt only makes each guess dear. Three words of the list below, 39 bits,
// fall in some ten years of one graphics card. [Least] is 60 bits, two million
// times that. Six words of the list are 77.5 bits.
//
// # The words
//
// The words are those of the EFF's large list, made to be easy to read, type
// and remember (Joseph Bonneau, Electronic Frontier Foundation, licensed under
// Creative Commons Attribution 3.0 United States), as the module
// sethvargo/go-diceware carries it.
package passphrase

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/sethvargo/go-diceware/diceware"
	"golang.org/x/text/unicode/norm"
)

// Words is the number of words of a new passphrase: 77.5 bits.
const Words = 6

// New returns a new passphrase of [Words] words joined by spaces, as a phone's
// keyboard likes them best.
func New() (string, error) {
	words, err := diceware.Generate(Words)
	if err != nil {
		return "", fmt.Errorf("making a passphrase: %w", err)
	}
	return strings.Join(words, " "), nil
}

// listed are the words of the list and the parts of those with a hyphen.
var listed = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, word := range list() {
		words[word] = true
		for part := range strings.SplitSeq(word, "-") {
			words[part] = true
		}
	}
	return words
})

func fromList(word string) bool { return listed()[word] }

// joinedFromList reports whether a text is [Words] words of the list or more,
// written together.
func joinedFromList(text string) bool {
	const shortest, longest = 3, 9
	words := make([]int, len(text)+1) // the fewest that end here, plus one; 0 for none
	words[0] = 1
	for end := range words {
		for long := shortest; long <= min(longest, end); long++ {
			if before := words[end-long]; before > 0 && fromList(text[end-long:end]) && (words[end] == 0 || before+1 < words[end]) {
				words[end] = before + 1
			}
		}
	}
	return words[len(text)] > Words
}

// list returns the words of the EFF's large list in its order.
func list() []string {
	const first, last = 11111, 66666 // five dice
	dice := diceware.WordListEffLarge()
	var words []string
	for roll := first; roll <= last; roll++ {
		if word := dice.WordAt(roll); word != "" {
			words = append(words, word)
		}
	}
	return words
}

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
