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
	"fmt"
	"strings"

	"github.com/sethvargo/go-diceware/diceware"
)

// Words is the number of words of a new passphrase: 77.5 bits.
const Words = 6

// New gives a new passphrase of [Words] words joined by spaces, as a phone's
// keyboard likes them best.
func New() (string, error) {
	words, err := diceware.Generate(Words)
	if err != nil {
		return "", fmt.Errorf("making a passphrase: %w", err)
	}
	return strings.Join(words, " "), nil
}

// list gives the words of the EFF's large list in its order.
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
