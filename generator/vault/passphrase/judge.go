package passphrase

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Least is the strength in bits that a passphrase needs.
const Least = 60

// A WeakError says why a passphrase is not taken. It holds no part of it.
type WeakError struct {
	Bits   float64 // what it is worth
	Reason string  // what makes it easy to guess, without a full stop
}

// Error says it in one sentence.
func (e *WeakError) Error() string {
	return fmt.Sprintf("this passphrase is too easy to guess: %s", e.Reason)
}

// Judge says whether a passphrase is strong enough; if not, the error is a
// [WeakError]. known are words that somebody who knows the owner would try,
// names and companies of the journal for example.
//
// The measure begins with that of zxcvbn (Wheeler, USENIX Security 2016): the
// least number of guesses over all ways to see the text as words, repetitions,
// sequences, walks over a keyboard, years and single characters. It is more
// careful than zxcvbn:
//
//   - A sentence is worth what it takes to find it among everything that was
//     written, whether it is a famous one or not: nobody can tell which are
//     known. So it is with the first letters of its words, with it written
//     backwards, without spaces, or by the keys of a Russian keyboard.
//   - Words of one's own have to be [Words] at least, and are no sentence.
//   - Words that are written together and stand in no English list are taken
//     for a sentence unless they are very long.
//   - Separators between words count once, and a word that no list knows counts
//     as one word of a large dictionary and not as random letters.
//
// Characters that a machine has drawn are told from words by how letters
// follow each other, and count in full.
func Judge(text string, known []string) error {
	common, err := common()
	if err != nil {
		return err
	}
	own := &dictionary{bits: map[string]float64{}}
	for _, k := range known {
		for word := range strings.FieldsFuncSeq(k, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if utf8.RuneCountInString(word) > 2 {
				own.add(word, knownBits)
			}
		}
	}
	if letters := []rune(text); len(letters) > enough {
		text = string(letters[:enough])
	}
	prose, err := sentences()
	if err != nil {
		return err
	}
	g := &guesser{text: []rune(text), plain: unmasked(text), dictionaries: []*dictionary{common, own}, boards: onKeyboards([]rune(text))}
	seen := read(g.text, g.plain)
	g.spelt = prose.spelt(g.text)
	if len(seen.words) == 1 {
		g.listed = joinedFromList(seen.words[0]) || g.covered()
	}
	bits, how := g.guess()
	why := reason(how, len(g.text))
	if most, because := prose.most(text, seen, g.spelt); most < bits {
		bits, why = most, because
	}
	if bits >= Least {
		return nil
	}
	return &WeakError{Bits: bits, Reason: why}
}

// enough is how many characters are looked at: more can only make a text
// stronger, and judging takes the cube of them.
const enough = 100

// What things are worth, in bits.
const (
	knownBits     = 4    // a word the journal is full of
	yearBits      = 7    // a year of the last or this century
	sequenceBits  = 6    // where a run like abc or qwerty begins, and which way
	repeatBits    = 1    // that something is said again
	capitalBits   = 1    // a capital at the beginning, or nothing but capitals
	mixedBits     = 3    // capitals elsewhere
	maskBits      = 1.5  // p@ssw0rd
	separatorBits = 4    // which character stands between words
	wordBits      = 17   // a word that no list knows: one of 130,000
	wordLetters   = 10   // up to this length
	letterBits    = 1    // each letter beyond; sentences are about as dense
	lowerBits     = 4.7  // one of 26 letters
	upperBits     = 5.7  // one of 52
	digitBits     = 3.32 // one of 10
	symbolBits    = 5    // one of 32
)

// kind is one way to guess a part of a text.
type kind int

const (
	single kind = iota
	word
	repetition
	sequence
	year
	walk
	separator
)

type guesser struct {
	text         []rune // as it was written
	plain        []rune // in lower case, with letters for the signs that look like them
	dictionaries []*dictionary
	boards       [][]place // where the keys of the text are
	spelt        bool      // its letters follow each other as in words
	listed       bool      // it is words of the lists, written together
}

// guess returns the bits of the cheapest way to guess the text, and how many
// characters each kind of guess takes in it.
func (g *guesser) guess() (float64, map[kind]int) {
	n := len(g.text)
	best := make([]float64, n+1)
	from := make([]int, n+1)
	by := make([]kind, n+1)
	for end := 1; end <= n; end++ {
		best[end] = math.Inf(1)
		for begin := range end {
			for k := single; k <= separator; k++ {
				if bits := best[begin] + g.cost(k, begin, end); bits < best[end] {
					best[end], from[end], by[end] = bits, begin, k
				}
			}
		}
	}
	how := map[kind]int{}
	for end := n; end > 0; end = from[end] {
		how[by[end]] += end - from[end]
	}
	if n >= leastRandom && !g.spelt {
		best[n] = max(best[n], g.drawn(from, by))
	}
	return best[n], how
}

// covered reports whether a text without anything between its words is made of
// words of the lists all the same.
func (g *guesser) covered() bool {
	g.listed = true
	_, how := g.guess()
	return how[single]*10 <= len(g.text)
}

// cost is what it takes to guess a part of the text in one way.
func (g *guesser) cost(k kind, begin, end int) float64 {
	part := g.text[begin:end]
	switch k {
	case single:
		if len(part) == 1 {
			return characterBits(part[0])
		}
	case word:
		return g.wordCost(begin, end)
	case repetition:
		if at := indexOf(g.plain[:begin], g.plain[begin:end]); at >= 0 && len(part) > 1 || at == begin-1 && at >= 0 {
			return repeatBits + math.Log2(float64(begin-at))
		}
	case sequence:
		if len(part) >= 3 && isSequence(g.plain[begin:end]) {
			return sequenceBits + math.Log2(float64(len(part)))/2
		}
	case year:
		if s := string(part); len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && isDigit(part[2]) && isDigit(part[3]) {
			return yearBits
		}
	case walk:
		return walkCost(g.boards, begin, end)
	case separator:
		if len(part) == 1 && !unicode.IsLetter(part[0]) && !unicode.IsDigit(part[0]) {
			if slices.Contains(g.text[:begin], part[0]) {
				return 0
			}
			return separatorBits
		}
	}
	return math.Inf(1)
}

// wordCost is what it takes to guess a word: by a list, or as one that no list
// knows if it is all letters with something else around.
func (g *guesser) wordCost(begin, end int) float64 {
	plain := string(g.plain[begin:end])
	least := math.Inf(1)
	for _, d := range g.dictionaries {
		if bits, ok := d.bits[plain]; ok {
			least = min(least, bits)
		}
	}
	if n := end - begin; n >= 4 && g.spelt && !g.listed && !g.letterAt(begin-1) && !g.letterAt(end) && !slices.ContainsFunc(g.text[begin:end], notLetter) {
		least = min(least, wordBits+letterBits*float64(max(0, n-wordLetters)))
	}
	return least + g.variationBits(begin, end)
}

func (g *guesser) letterAt(i int) bool {
	return i >= 0 && i < len(g.text) && unicode.IsLetter(g.text[i])
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// variationBits is what capitals and look-alike signs add to a word.
func (g *guesser) variationBits(begin, end int) (bits float64) {
	upper := 0
	for i := begin; i < end; i++ {
		if unicode.IsUpper(g.text[i]) {
			upper++
		}
		if unicode.ToLower(g.text[i]) != g.plain[i] {
			bits = maskBits
		}
	}
	switch {
	case upper == 0:
		return bits
	case upper == end-begin, upper == 1 && unicode.IsUpper(g.text[begin]):
		return bits + capitalBits
	}
	return bits + mixedBits
}

func characterBits(r rune) float64 {
	switch {
	case isDigit(r):
		return digitBits
	case unicode.IsUpper(r):
		return upperBits
	case unicode.IsLetter(r):
		return lowerBits
	}
	return symbolBits
}

// leastRandom is how many characters it takes to see that they are drawn by
// chance.
const leastRandom = 12

// drawn returns the bits of a text that a machine has drawn character by
// character; none if it is not one. Here and there such a text has a short
// word, or three keys in a row: that is chance, and worth as much as other
// characters. A text of which more than a third is longer pieces of words,
// sequences, repetitions and the like is not drawn.
func (g *guesser) drawn(from []int, by []kind) float64 {
	n := len(g.text)
	made := 0
	var bits float64
	for end := n; end > 0; end = from[end] {
		begin, long := from[end], end-from[end]
		switch k := by[end]; {
		case k == word && long > 3, k == walk && long > leastWalk, k != word && k != walk && k != single && k != separator && long > 2:
			made += long
			bits += g.cost(k, begin, end)
		case k == separator:
			bits += g.cost(k, begin, end)
		default:
			bits += randomBits(g.text) * float64(long)
		}
	}
	if made*3 > n {
		return 0
	}
	return bits
}

// randomBits is what each character of a text takes that a machine has drawn
// from all characters of the kinds that are in it.
func randomBits(text []rune) float64 {
	kinds := map[int]bool{}
	for _, r := range text {
		switch {
		case isDigit(r):
			kinds[10] = true
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			kinds[26+int(r&32)] = true
		case unicode.IsLetter(r):
			kinds[27] = true
		}
	}
	var characters float64
	for size := range kinds {
		characters += float64(min(size, 26))
	}
	return math.Log2(max(characters, 2))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// unmasked returns a text in lower case, and with letters for the digits and
// signs that people write in their place inside a word.
func unmasked(text string) []rune {
	looks := map[rune]rune{'@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't'}
	plain := []rune(text)
	for i, r := range plain {
		plain[i] = unicode.ToLower(r)
		letter, ok := looks[r]
		near := i > 0 && unicode.IsLetter(plain[i-1]) || i+1 < len(plain) && unicode.IsLetter(plain[i+1])
		if ok && near {
			plain[i] = letter
		}
	}
	return plain
}

// indexOf finds the last place where a part was written before; -1 if nowhere.
func indexOf(text, part []rune) int {
	for at := len(text) - len(part); at >= 0; at-- {
		if slices.Equal(text[at:at+len(part)], part) {
			return at
		}
	}
	return -1
}

// Rows of the usual keyboards, and the alphabet; each is read in both ways.
var rows = []string{
	"abcdefghijklmnopqrstuvwxyz", "01234567890",
	"qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
	"йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
}

func isSequence(part []rune) bool {
	ahead := string(part)
	for _, row := range rows {
		if strings.Contains(row, ahead) || strings.Contains(row, reversed(ahead)) {
			return true
		}
	}
	return false
}

// reason says what makes a passphrase weak by what most of it was guessed with.
func reason(how map[kind]int, length int) string {
	switch {
	case length < 12:
		return "it is short"
	case how[repetition]*2 > length:
		return "it says the same again and again"
	case (how[sequence]+how[walk])*2 > length:
		return "its characters follow each other on the keyboard or in the alphabet"
	case how[word]+how[separator]+how[year] > length*2/3:
		return "it is made of few or common words"
	}
	return "it has too few characters that could not be foreseen"
}
