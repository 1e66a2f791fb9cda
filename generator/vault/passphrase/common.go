package passphrase

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode"

	"github.com/ccojocar/zxcvbn-go/data"
	"golang.org/x/text/unicode/norm"
)

//go:generate sh words/make.sh

// commonWords are the thousand most common words of each of 39 languages, one
// language a line; words/NOTICE.txt says whose work they are.
//
//go:embed words/common.txt
var commonWords string

// moreWords are common words of languages that commonWords has not.
//
//go:embed words/more.txt
var moreWords string

// language gives, for each of its common words, how many bits it takes to
// guess it where a word of a sentence is expected. Words stand in it as they
// are written and without accents.
type language map[string]float64

// prose is what is known of sentences: the common words of many languages, and
// how letters follow each other in words of any of them.
type prose struct {
	languages []language
	longest   int // letters of the longest word
	pairs     map[[2]rune]float64
	initials  []map[rune]float64 // of each language: the bits of a letter at the beginning of a word of a sentence
}

// englishWords is how many words of English are taken as common ones.
const englishWords = 1000

var sentences = sync.OnceValues(func() (*prose, error) {
	packed, err := data.Asset("data/English.json")
	if err != nil {
		return nil, fmt.Errorf("reading the list of common words: %w", err)
	}
	var english struct{ List []string }
	if err := json.Unmarshal(packed, &english); err != nil {
		return nil, fmt.Errorf("reading the list of common words: %w", err)
	}
	p := &prose{pairs: map[[2]rune]float64{}}
	seen := map[[2]rune]int{}
	after := map[rune]int{}
	take := func(words []string) {
		p.take(words)
		for _, word := range words {
			last := edge
			for _, r := range fold(word) + string(edge) {
				seen[[2]rune{last, r}]++
				after[last]++
				last = r
			}
		}
	}
	split := min(len(english.List), englishWords)
	take(english.List[:split])
	for _, word := range english.List[split:] {
		// No common ones, but they show where words that are written together end.
		if _, ok := p.languages[0][word]; !ok && len(word) > 3 {
			p.languages[0][word] = rareBits
		}
	}
	for line := range strings.Lines(commonWords + moreWords) {
		take(strings.Fields(line)[1:])
	}
	for pair, n := range seen {
		p.pairs[pair] = -math.Log2(float64(n) / float64(after[pair[0]]))
	}
	return p, nil
})

// edge stands before the first and behind the last letter of a word.
const edge = ' '

// take learns a language from its words, the most common one first. That the
// word in place r makes up a tenth of 1/r of all text is Zipf's law.
func (p *prose) take(words []string) {
	l := make(language, 2*len(words))
	starts := map[rune]float64{}
	var all float64
	add := func(word string, bits float64) {
		for _, form := range []string{word, fold(word)} {
			if was, ok := l[form]; form != "" && (!ok || bits < was) {
				l[form] = bits
				p.longest = max(p.longest, len([]rune(form)))
			}
		}
	}
	for i, word := range words {
		bits := placeBits(i + 1)
		for _, r := range fold(word) {
			starts[r] += math.Exp2(-bits)
			all += math.Exp2(-bits)
			break
		}
		add(word, bits)
		if parts := strings.Split(word, "'"); len(parts) > 1 {
			for _, part := range parts {
				add(part, bits)
			}
		}
	}
	p.languages = append(p.languages, l)
	for r, share := range starts {
		starts[r] = -math.Log2(share / all)
	}
	p.initials = append(p.initials, starts)
}

func placeBits(place int) float64 { return math.Log2(10 * float64(place+1)) }

// bits is what a word takes to guess in a sentence of the language; ok says
// whether it is one of the common ones.
func (l language) bits(word string) (float64, bool) {
	bits, ok := l[word]
	if !ok {
		bits, ok = l[fold(word)]
	}
	return bits, ok
}

var unaccented = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "'", "", "’", "")

// fold returns a word without its accents, as people type it on a foreign
// keyboard.
func fold(word string) string {
	plain := true
	for _, r := range word {
		plain = plain && r < unicode.MaxASCII && r != '\''
	}
	if plain {
		return word
	}
	return unaccented.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word)))
}

// unlikely is the least number of bits of a pair of letters that no word has.
const unlikely = 10

// letterBits is how many bits a letter of the words takes to guess for
// somebody who knows how words are spelt: about four in words of any language,
// six and more in letters by chance.
func (p *prose) letterBits(words []string) float64 {
	var bits, letters float64
	for _, word := range words {
		last := edge
		for _, r := range fold(word) + string(edge) {
			pair, ok := p.pairs[[2]rune{last, r}]
			if !ok {
				pair = unlikely
			}
			bits += min(pair, unlikely)
			letters++
			last = r
		}
	}
	if letters == 0 {
		return 0
	}
	return bits / letters
}
