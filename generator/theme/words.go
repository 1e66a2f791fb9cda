package theme

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// maxWords is how many words of one line are read. A lesson is a sentence; a
// line beyond this is a pasted text whose opening says what it is about.
const maxWords = 64

// small words stand between the words of a phrase without changing it: "lost
// the thread" and "lost my thread" are the same phrase.
var small = map[string]bool{
	"a": true, "an": true, "the": true, "my": true, "their": true, "his": true, "her": true,
	"our": true, "your": true, "its": true, "this": true, "that": true, "these": true, "those": true,
	"really": true, "very": true, "quite": true, "actually": true, "simply": true, "definitely": true,
	"also": true, "somewhat": true, "properly": true,
	"der": true, "die": true, "das": true, "den": true, "dem": true, "ein": true, "eine": true, "einen": true,
}

// clips are the endings after an apostrophe that carry no meaning here.
var clips = map[string]bool{"s": true, "d": true, "ll": true, "re": true, "ve": true, "m": true}

// split cuts text into lower-case words without accents, in order. Scripts that
// are written without spaces give one word a character, so that a phrase of
// theirs is found inside a sentence.
func split(text string) []string {
	if isLetters(text) {
		return []string{text}
	}
	words := make([]string, 0, 12)
	var b strings.Builder
	end := func() {
		if b.Len() > 0 {
			words = append(words, b.String())
			b.Reset()
		}
	}
	runes := []rune(fold(text))
	for i := 0; i < len(runes) && len(words) < maxWords; i++ {
		r := runes[i]
		switch {
		case unspaced(r):
			end()
			words = append(words, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(r)
		case (r == '+' || r == '#') && b.Len() > 0:
			b.WriteRune(r)
		case r == '\'' && b.Len() > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i+1]):
			j := i + 1
			for j < len(runes) && unicode.IsLetter(runes[j]) {
				j++
			}
			if clips[string(runes[i+1:j])] {
				i = j - 1
			}
		default:
			end()
			if unicode.IsSymbol(r) && r != '+' && r != '`' && r != '~' && r != '|' || r == '%' {
				words = append(words, string(r))
			}
		}
	}
	end()
	return words
}

// isLetters tells whether text is one word as it is.
func isLetters(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < 'a' || text[i] > 'z' {
			return false
		}
	}
	return text != ""
}

// unspaced tells whether r belongs to a script written without spaces.
func unspaced(r rune) bool {
	return r >= 0x0E00 && words.IsUnspaced(r)
}

// fold gives text in lower case, with accents and typographic quotes made plain.
func fold(text string) string {
	plain := true
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	text = strings.ToLower(text)
	if plain {
		return text
	}
	var b strings.Builder
	latin := false
	for _, r := range norm.NFKD.String(text) {
		switch {
		case r == '’' || r == '‘' || r == '´':
			b.WriteByte('\'')
		case r == 'ß':
			b.WriteString("ss")
		case r == utf8.RuneError:
			b.WriteByte(' ')
		case unicode.Is(unicode.Mn, r) && latin:
			// An accent on a Latin letter: the letter is enough.
		default:
			latin = unicode.Is(unicode.Latin, r)
			b.WriteRune(r)
		}
	}
	return b.String()
}

// spelling brings British and American spelling together. It only has to treat
// the lexicon and the lessons alike, so it may be crude.
func spelling(word string) string {
	if len(word) < 6 {
		return word
	}
	word = strings.ReplaceAll(word, "our", "or")
	word = strings.ReplaceAll(word, "is", "iz")
	word = strings.ReplaceAll(word, "yz", "ys")
	return strings.ReplaceAll(word, "ll", "l")
}

// stem returns the stem under which a folded word is looked up.
func (lex *lexicon) stem(word string) string {
	if base, ok := lex.same[word]; ok {
		word = base
	}
	if lex.keep[word] {
		return word
	}
	if !isLetters(word) {
		return word
	}
	return english.Stem(spelling(word), true)
}

// slug gives text as a short name for addresses: its letters and digits,
// folded, with hyphens between words, at most 60 characters, cut between words.
func slug(text string) string {
	const most = 60
	var b []rune
	cut := 0 // where the last word ended
	for _, r := range fold(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r),
			(r == '+' || r == '#') && len(b) > cut:
			if len(b) == cut && cut > 0 {
				b = append(b, '-')
			}
			b = append(b, r)
		case r == '\'':
			// "don't" is one word.
		default:
			cut = len(b)
		}
		if len(b) > most {
			if cut == 0 {
				cut = most
			}
			return string(b[:cut])
		}
	}
	return string(b)
}

// shorten gives text on one line, at most 60 characters, cut after a word.
func shorten(text string) string {
	const most = 60
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	runes := []rune(text)[:most-1]
	cut := len(runes)
	for i := len(runes) - 1; i > most/2; i-- {
		if runes[i] == ' ' {
			cut = i
			break
		}
	}
	return strings.TrimRight(string(runes[:cut]), " ,;:-–—") + "…"
}
