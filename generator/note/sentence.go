package note

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"journal/generator/words"
)

// A sense is what a phrase of the lists means: the list it stands in and the
// name of its entry there. "reject/me" is the sense reject said by oneself.
type sense struct {
	list, name string
	by         string // "me" or "them" if the phrase says who did it
}

// phrase is one entry of a list, cut into words.
type phrase struct {
	words []string
	open  []bool // whether any ending may follow the word
	gap   bool   // up to three other words may stand before the last one
	exact bool   // no word is open
	means []sense
}

// mostBetween is how many words may stand in the gap of a phrase.
const mostBetween = 3

// phrasebook finds the phrases of one language in a text.
type phrasebook struct {
	lang   string
	whole  map[string][]*phrase // by their first word, longest first
	opened map[string][]*phrase // by the first two bytes of their first word, which is open
}

// found is a phrase in a text.
type found struct {
	*phrase
	at, end int // of its words among those of the text
}

func (f found) is(list, name string) bool {
	return slices.ContainsFunc(f.means, func(s sense) bool { return s.list == list && s.name == name })
}

// sentenceLists are the lists that the reader of sentences knows.
var sentenceLists = []string{"outcome", "outcome who", "outcome particle"}

// phrasebooks are the languages in which sentences are read.
var phrasebooks = sync.OnceValue(func() []*phrasebook {
	return newPhrasebooks(sentenceLists, func(string, string) bool { return true })
})

// newPhrasebooks makes a book a language of those entries of lists that take wants.
func newPhrasebooks(names []string, take func(list, entry string) bool) []*phrasebook {
	var all []*phrasebook
	book := map[string]*phrasebook{}
	seen := map[string]*phrase{}
	for _, list := range names {
		for _, e := range lists()[list] {
			if !take(list, e.Name) {
				continue
			}
			b := book[e.Lang]
			if b == nil {
				b = &phrasebook{lang: e.Lang, whole: map[string][]*phrase{}, opened: map[string][]*phrase{}}
				book[e.Lang] = b
				all = append(all, b)
			}
			name, by, _ := strings.Cut(e.Name, "/")
			for _, w := range e.Words {
				key := e.Lang + "\x00" + w
				p := seen[key]
				if p == nil {
					p = newPhrase(w)
					seen[key] = p
					b.add(p)
				}
				p.means = append(p.means, sense{list, name, by})
			}
		}
	}
	// English first: of languages that are as likely it is the likeliest.
	slices.SortStableFunc(all, func(a, b *phrasebook) int {
		return strings.Compare(strings.TrimPrefix(a.lang, "en"), strings.TrimPrefix(b.lang, "en"))
	})
	for _, b := range all {
		for _, m := range []map[string][]*phrase{b.whole, b.opened} {
			for _, list := range m {
				slices.SortStableFunc(list, func(p, q *phrase) int {
					if len(p.words) != len(q.words) {
						return len(q.words) - len(p.words)
					}
					return len(strings.Join(q.words, "")) - len(strings.Join(p.words, ""))
				})
			}
		}
	}
	return all
}

func newPhrase(s string) *phrase {
	p := &phrase{exact: true}
	for part := range strings.FieldsSeq(s) {
		if part == "_" {
			p.gap = true
			continue
		}
		open := strings.HasSuffix(part, "*")
		for _, w := range wordsIn(part) {
			p.words, p.open = append(p.words, w), append(p.open, false)
		}
		if open {
			p.open[len(p.open)-1] = true
			p.exact = false
		}
	}
	return p
}

func (b *phrasebook) add(p *phrase) {
	if len(p.words) == 0 {
		return
	}
	first := p.words[0]
	if p.open[0] && len(first) >= 2 {
		b.opened[first[:2]] = append(b.opened[first[:2]], p)
		return
	}
	b.whole[first] = append(b.whole[first], p)
}

// find finds all phrases of a text from left to right, the longest first.
func (b *phrasebook) find(text []string) []found {
	var all []found
	used := make([]bool, len(text))
	for at := range text {
		if used[at] {
			continue
		}
		best := found{}
		try := func(list []*phrase) {
			for _, p := range list {
				if best.phrase != nil && (len(p.words) < len(best.words) || len(p.words) == len(best.words) && best.exact) {
					break
				}
				if end, ok := p.match(text[at:]); ok {
					best = found{p, at, at + end}
					break
				}
			}
		}
		try(b.whole[text[at]])
		if len(text[at]) >= 2 {
			try(b.opened[text[at][:2]])
		}
		if best.phrase == nil {
			continue
		}
		if best.gap { // what stands in the gap is read by itself
			head := len(best.words) - 1
			for i := at; i < at+head; i++ {
				used[i] = true
			}
			used[best.end-1] = true
		} else {
			for i := at; i < best.end; i++ {
				used[i] = true
			}
		}
		all = append(all, best)
	}
	return all
}

// match reports whether a text begins with the phrase, and where it ends.
func (p *phrase) match(text []string) (end int, ok bool) {
	last := len(p.words) - 1
	for i, w := range p.words {
		if p.gap && i == last {
			for skip := 0; skip <= mostBetween; skip++ {
				if at := i + skip; at < len(text) && p.sameWord(i, text[at]) {
					return at + 1, true
				}
			}
			return 0, false
		}
		if i >= len(text) || text[i] != w && !p.sameWord(i, text[i]) {
			return 0, false
		}
	}
	return len(p.words), true
}

func (p *phrase) sameWord(i int, w string) bool {
	return w == p.words[i] || p.open[i] && strings.HasPrefix(w, p.words[i])
}

// wordsIn cuts a text into words in the form in which they are compared: lower
// case and without accents, but for the dots of ä, ö and ü. An apostrophe parts
// words. In scripts that are written without spaces, and in Korean, which ties
// endings to its words, each character is a word.
func wordsIn(s string) []string {
	var all []string
	var word []byte
	flush := func() {
		if len(word) > 0 {
			all = append(all, string(word))
		}
		word = word[:0]
	}
	for _, c := range norm.NFKC.String(s) {
		switch {
		case isIdeograph(c):
			flush()
			all = append(all, string(c))
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			word = utf8.AppendRune(word, bareLetter(unicode.ToLower(c)))
		case unicode.IsMark(c) && len(word) > 0 && !unicode.Is(unicode.Mn, c):
			word = utf8.AppendRune(word, c)
		default:
			if !unicode.IsMark(c) {
				flush()
			}
		}
	}
	flush()
	return all
}

func isIdeograph(c rune) bool {
	return words.IsEastAsian(c) || c == 'ー' || c == '々'
}

// bareLetter takes the accent off a letter.
func bareLetter(c rune) rune {
	if c < 0x80 || c == 'ä' || c == 'ö' || c == 'ü' {
		return c
	}
	if d := norm.NFD.PropertiesString(string(c)).Decomposition(); len(d) > 0 {
		if first, _ := utf8.DecodeRune(d); unicode.Is(unicode.Latin, first) {
			return first
		}
	}
	return c
}

// meanings returns the senses of one list for texts that hold nothing else.
func meaningsOf(list string) map[string]string {
	return lists().Meanings(list, func(s string) string { return strings.Join(wordsIn(s), " ") })
}

// A first sentence is shown up to so many characters; a shorter one has company.
const (
	longestSentence = 220
	shortSentence   = 60
)

// firstSentence returns a text up to its first full stop that ends a sentence.
func firstSentence(text string) string {
	n := 0
	for at, r := range text {
		if n++; n > longestSentence {
			cut := text[:at]
			if at := strings.LastIndexFunc(cut, unicode.IsSpace); at > 0 {
				cut = cut[:at]
			}
			return strings.TrimRight(cut, ",;:") + "…"
		}
		switch r {
		case '。', '！', '？', '؟':
			return text[:at+utf8.RuneLen(r)]
		case '.', '!', '?', '…':
			rest := strings.TrimLeft(text[at+utf8.RuneLen(r):], `.!?…"'”’)»`)
			next, _ := utf8.DecodeRuneInString(rest)
			if rest == "" || unicode.IsSpace(next) && !isAbbreviation(text[:at]) && beginsSentence(rest) {
				return text[:len(text)-len(rest)]
			}
		}
	}
	return text
}

// isAbbreviation reports whether a text ends in a single letter, or a number: the
// full stop behind it ends no sentence.
func isAbbreviation(text string) bool {
	word := text[strings.LastIndexFunc(text, unicode.IsSpace)+1:]
	last, _ := utf8.DecodeLastRuneInString(word)
	return utf8.RuneCountInString(word) == 1 && unicode.IsLetter(last) || strings.Trim(word, "0123456789") == ""
}

// beginsSentence reports whether what follows a full stop does not go on in small letters.
func beginsSentence(rest string) bool {
	for _, r := range rest {
		if unicode.IsLetter(r) {
			return !unicode.IsLower(r)
		}
		if unicode.IsDigit(r) {
			return true
		}
	}
	return true
}
