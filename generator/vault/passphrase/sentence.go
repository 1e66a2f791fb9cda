package passphrase

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A sentence that somebody has written stands somewhere, and who guesses has
// all that was ever written down: books, songs, prayers, films. No list of such
// sentences is kept here. A text is taken for one when its words are as
// predictable as those of a sentence: "the", "of" and "is" among them, in any
// language whose common words are known. Words drawn by chance have hardly any
// of these, so both are told apart by a likelihood: how many bits the words take
// as a sentence, against how many they take as words from a list.
//
// What is found so is worth quotationBits, however long it is, and with it what
// stands around it and is not language. Words that are no sentence count when
// there are [Words] of them.

const (
	quotationBits = 30   // a sentence out of everything that was written
	listBits      = 13   // a word from a list of eight thousand
	rareBits      = 17   // a word of a sentence that is not a common one
	againBits     = 3    // a word that was there before
	sentenceLean  = 1.2  // this much less than listBits in each word makes a sentence
	wordy         = 0.75 // of the bits of its letters, at most, a text of words takes
	wordyStyle    = 0.85 // with commas, capitals and full stops
	ownWordBits   = 11.5 // a word of one's own, as long as there are fewer than [Words]
	spelt         = 4.9  // up to this many bits a letter, letters are taken for words
	mostCommon    = 9.4  // up to the bits of place 66 a word is one that holds a sentence together
)

// reading is a text seen as words with something around.
type reading struct {
	words []string // in lower case, in their order
	rest  float64  // bits of what is no word
	style bool     // it has the commas, capitals or full stop of a sentence
}

// read takes a text apart. plain is text in lower case, with letters for the
// signs that look like them.
func read(text, plain []rune) (r reading) {
	humps := !irregular(text)
	var small, capitals bool
	begin := 0
	flush := func(end int) {
		if begin < end {
			r.chunk(text[begin:end], plain[begin:end])
			if begin > 0 && text[begin-1] == ' ' {
				small = small || unicode.IsLower(text[begin])
				capitals = capitals || unicode.IsUpper(text[begin])
			}
		}
	}
	for i := range text {
		switch c := plain[i]; {
		case unicode.IsLetter(c) || unicode.IsMark(c) || isDigit(c):
			if humps && i > begin && unicode.IsUpper(text[i]) && unicode.IsLower(text[i-1]) {
				flush(i)
				begin = i
			}
			continue
		case (c == '\'' || c == '’') && i > begin && i+1 < len(text) && unicode.IsLetter(plain[i+1]):
			r.style = true
		case c == ',' && i+1 < len(text) && text[i+1] == ' ', (c == '.' || c == '!' || c == '?') && i == len(text)-1:
			r.style = true
		case !strings.ContainsRune(" -_.,;:!?'’\"«»„“”¿¡…—–、。？！", c):
			r.rest += symbolBits / 2
		}
		flush(i)
		begin = i + 1
	}
	flush(len(text))
	r.style = r.style || small && capitals
	return r
}

// irregular reports whether capitals stand where no word has them: at many
// places that are neither the beginning of a word nor all of it.
func irregular(text []rune) bool {
	letters, capitals, changes := 0, 0, 0
	for i, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if !unicode.IsUpper(r) {
			continue
		}
		capitals++
		if i > 0 && i+1 < len(text) && unicode.IsLetter(text[i-1]) && unicode.IsLetter(text[i+1]) && unicode.IsUpper(text[i-1]) != unicode.IsUpper(text[i+1]) {
			changes++
		}
	}
	return changes*5 > letters || capitals*3 > letters && capitals < letters
}

// chunk takes a run of letters and digits: a word, perhaps with digits in front
// of it or behind it, or something that is none.
func (r *reading) chunk(text, plain []rune) {
	begin, end := 0, len(plain)
	for begin < end && isDigit(plain[begin]) {
		begin++
	}
	for end > begin && isDigit(plain[end-1]) {
		end--
	}
	for _, c := range plain[begin:end] {
		if isDigit(c) {
			for _, c := range text {
				r.rest += characterBits(c)
			}
			return
		}
	}
	digits := len(plain) - (end - begin)
	if year := string(text[end:]); begin == 0 && digits == 4 && (strings.HasPrefix(year, "19") || strings.HasPrefix(year, "20")) {
		r.rest += yearBits
	} else {
		r.rest += digitBits * float64(digits)
	}
	if begin < end {
		r.words = append(r.words, string(plain[begin:end]))
	}
}

// spelt reports whether most of a text is letters that follow each other as in
// words, with capitals where words have them.
func (p *prose) spelt(text []rune) bool {
	words := read(text, lowered(text)).words
	letters := 0
	for _, word := range words {
		letters += utf8.RuneCountInString(word)
	}
	return letters*10 >= len(text)*7 && !irregular(text) && p.letterBits(words) <= spelt
}

// sentence reports whether the words are those of a sentence in one of the
// languages.
func (p *prose) sentence(r reading) bool {
	for i, l := range p.languages {
		if p.writes(i, r.words) && p.sentenceIn(l, r) {
			return true
		}
	}
	return false
}

// writes reports whether a language has words that begin with letters of the
// script of these.
func (p *prose) writes(language int, words []string) bool {
	known := 0
	for _, word := range words {
		first, _ := utf8.DecodeRuneInString(fold(word))
		if _, ok := p.initials[language][first]; ok {
			known++
		}
	}
	return known*2 >= len(words) && known > 0
}

func (p *prose) sentenceIn(l language, r reading) bool {
	var bits, letters float64
	var n, common, holding int
	seen := map[string]bool{}
	count := func(word string, known bool, cost float64) {
		if seen[word] {
			cost = min(cost, againBits)
		}
		if known && cost < rareBits {
			common++
			if cost <= mostCommon && !seen[word] {
				holding++
			}
		}
		seen[word] = true
		n++
		bits += cost
	}
	var text strings.Builder
	for _, word := range r.words {
		long := utf8.RuneCountInString(word)
		letters += textBits([]rune(word))
		text.WriteString(word)
		cost, known := l.bits(word)
		if !known && (len(r.words) <= mostJoined || long >= longWord) {
			if parts := p.split(l, []rune(word)); parts != nil {
				for _, part := range parts {
					cost, known := l.bits(part)
					if !known {
						cost = unknownBits(utf8.RuneCountInString(part))
					}
					count(part, known, cost)
				}
				continue
			}
		}
		if !known {
			cost = unknownBits(long)
		}
		count(word, known, cost)
	}
	whole := pangram(text.String())
	if n < 3 || common < 2 && !whole {
		return false
	}
	lean := bits - listBits*float64(n)
	if r.style {
		lean -= styleBits * float64(n)
	}
	if whole {
		lean -= pangramBits
		holding = max(holding, 1)
	}
	share := wordy
	if r.style {
		share = wordyStyle
	}
	few := len(seen)-holding < Words // of its words that mean something
	return holding > 0 && (lean < sentenceLean*float64(n) || few) && bits < share*letters
}

const (
	styleBits   = 1  // for each word: commas, full stops and capitals at some words speak for a sentence
	pangramBits = 15 // so do all letters of the alphabet in a few words
)

// unknownBits is what a word costs that is not common: short ones are forms of
// words that hold sentences together, more often than not.
func unknownBits(letters int) float64 {
	switch letters {
	case 1:
		return 8
	case 2:
		return 11
	case 3:
		return 14
	}
	return rareBits
}

// pangram reports whether a short text has nearly all letters of an alphabet.
func pangram(text string) bool {
	seen := map[rune]bool{}
	n := 0
	for _, r := range text {
		seen[r] = true
		n++
	}
	return len(seen) >= 24 && n <= 2*len(seen)
}

const (
	mostJoined  = 3    // among more words than that, one is only taken apart
	longWord    = 18   // from so many letters on
	shortestRun = 8    // letters of a word that may be several written together
	jump        = 3    // bits for where an unknown part begins
	splitShare  = 0.66 // of the bits of its letters, at most, takes what is several words
)

// split takes apart words that are written together; nil if they are none. Any
// part may be unknown, at the price of its letters.
func (p *prose) split(l language, run []rune) []string {
	n := len(run)
	if textBits(run) < shortestRun*lowerBits {
		return nil
	}
	best := make([]float64, n+1)
	from := make([]int, n+1)
	for end := 1; end <= n; end++ {
		best[end] = math.Inf(1)
		for begin := max(0, end-p.longest); begin < end; begin++ {
			bits, known := l.bits(string(run[begin:end]))
			if !known {
				bits = jump + textBits(run[begin:end])
			}
			if bits += best[begin]; bits < best[end] {
				best[end], from[end] = bits, begin
			}
		}
	}
	if best[n] > splitShare*textBits(run) {
		return nil
	}
	var parts []string
	for end := n; end > 0; end = from[end] {
		parts = append(parts, string(run[from[end]:end]))
	}
	slices.Reverse(parts)
	return parts
}

// most is the most that a text is worth however many characters it has, with
// the reason; infinite if nothing about it can be foreseen.
func (p *prose) most(text string, seen reading, spelt bool) (bits float64, reason string) {
	bits = math.Inf(1)
	least := func(b float64, why string) {
		if b < bits {
			bits, reason = b, why
		}
	}
	letters := []rune(text)
	distinct := map[string]bool{}
	drawn := 0
	for _, word := range seen.words {
		distinct[word] = true
		if fromList(word) {
			drawn++
		}
	}
	if drawn == len(seen.words) && drawn >= Words && len(distinct) >= Words-1 {
		return bits, ""
	}
	if len(seen.words) == 1 && joinedFromList(seen.words[0]) {
		return bits, ""
	}
	if p.sentence(seen) {
		least(quotationBits+seen.rest, whySentence)
	}
	for _, form := range []string{reversed(strings.ToLower(text)), otherKeyboard(text)} {
		r := read([]rune(form), unmasked(form))
		if joined := len(r.words) > 1 && !strings.Contains(form, " "); !joined && p.sentence(r) {
			least(quotationBits+r.rest, whySentence)
		}
	}
	if p.areInitials(read(letters, lowered(letters)).words) && !irregular(letters) {
		least(quotationBits+seen.rest, whyInitials)
	}
	if own := len(distinct); spelt && own > 1 && own < Words {
		least(ownWordBits*float64(own)+seen.rest, whyFew)
	}
	return bits, reason
}

const (
	whySentence = "its words follow each other as in a sentence, and sentences are guessed first, in all languages"
	whyInitials = "its letters are like the first ones of the words of a sentence"
	whyFew      = "it is made of few or common words"
)

// lowered returns letters in lower case, one for one.
func lowered(text []rune) []rune {
	lower := slices.Clone(text)
	for i, r := range lower {
		lower[i] = unicode.ToLower(r)
	}
	return lower
}

func reversed(text string) string {
	letters := []rune(text)
	slices.Reverse(letters)
	return string(letters)
}

const (
	leastInitials = 10 // fewer letters are short anyway
	initialLean   = 8  // this much less than letters by chance take makes initials: 250 to 1
	rareInitial   = 9  // the bits of a letter that hardly a word begins with
)

// areInitials reports whether letters are spread as those that words of
// sentences begin with, and not evenly, as by chance.
func (p *prose) areInitials(words []string) bool {
	if len(words) != 1 {
		return false
	}
	letters := []rune(fold(words[0]))
	if len(letters) < leastInitials {
		return false
	}
	for _, starts := range p.initials {
		lean := 0.0
		for _, r := range letters {
			bits, ok := starts[r]
			if !ok {
				bits = rareInitial
			}
			lean += min(bits, rareInitial) - lowerBits
		}
		if lean < -initialLean {
			return true
		}
	}
	return false
}

// textBits is what letters take one by one; those of East Asia are many.
func textBits(letters []rune) (bits float64) {
	for _, r := range letters {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hangul):
			bits += 11
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			bits += 6
		default:
			bits += lowerBits
		}
	}
	return bits
}
