package passphrase

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/ccojocar/zxcvbn-go/data"
)

// dictionary returns how many bits it takes to guess a word: the logarithm of
// its place in the list of common passwords, names or English words where it
// comes first.
type dictionary struct {
	bits    map[string]float64
	longest int // in letters
}

// common is the dictionary of words that everybody's guesses begin with. The
// lists are those of zxcvbn; only its data is used, because the package itself
// unpacks all of it whenever a program starts, which takes 40 ms.
var common = sync.OnceValues(func() (*dictionary, error) {
	d := &dictionary{bits: make(map[string]float64, 120_000)}
	for _, name := range []string{"Passwords", "English", "FemaleNames", "MaleNames", "Surnames"} {
		packed, err := data.Asset("data/" + name + ".json")
		if err != nil {
			return nil, fmt.Errorf("reading the list of common words: %w", err)
		}
		var words struct{ List []string }
		if err := json.Unmarshal(packed, &words); err != nil {
			return nil, fmt.Errorf("reading the list of common words: %w", err)
		}
		for i, word := range words.List {
			d.add(word, math.Log2(float64(i+1)))
		}
	}
	dice := list()
	for _, word := range dice {
		d.add(word, math.Log2(float64(len(dice))))
	}
	return d, nil
})

// add takes a word, unless it is easier to guess by another list.
func (d *dictionary) add(word string, bits float64) {
	word = strings.ToLower(word)
	if was, ok := d.bits[word]; ok && was <= bits {
		return
	}
	d.bits[word] = bits
	d.longest = max(d.longest, utf8.RuneCountInString(word))
}
