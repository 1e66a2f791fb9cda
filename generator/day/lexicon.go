package day

import (
	"cmp"
	"embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

// lists are the words of all languages.
var lists = words.Embedded(wordFiles)

// meaning is what a word stands for: the list and the entry that have it.
type meaning struct {
	list, name, lang string
	n                int // the name as a number, if it is one
}

// phrase is one or more words in a row and what they mean.
type phrase struct {
	words []string
	meaning
}

// lexicon has the phrases by their first word, the longest first.
var lexicon = sync.OnceValue(func() map[string][]phrase {
	all := make(map[string][]phrase, 2048)
	for list, entries := range lists() {
		if list == "abbreviation" {
			continue
		}
		for _, e := range entries {
			n, _ := strconv.Atoi(e.Name)
			for _, w := range e.Words {
				toks := tokens(w)
				p := phrase{words: make([]string, len(toks)), meaning: meaning{list, e.Name, e.Lang, n}}
				for i, t := range toks {
					p.words[i] = t.text
				}
				all[p.words[0]] = append(all[p.words[0]], p)
			}
		}
	}
	for _, list := range all {
		slices.SortFunc(list, func(a, b phrase) int {
			if len(a.words) != len(b.words) {
				return len(b.words) - len(a.words)
			}
			return cmp.Or(strings.Compare(a.list, b.list), strings.Compare(a.name, b.name), strings.Compare(a.lang, b.lang))
		})
	}
	return all
})

// place is a zone that an abbreviation may mean, and the continent or zone in
// which a journal at home takes it for that one.
type place struct {
	zone, home string
	rare       bool // meant only there
}

// abbreviations have the zones that they may mean, the usual one first.
var abbreviations = sync.OnceValue(func() map[string][]place {
	all := map[string][]place{}
	for _, e := range lists()["abbreviation"] {
		for _, w := range e.Words {
			zone, home, _ := strings.Cut(w, " ")
			home, rare := strings.CutPrefix(home, "= ")
			all[e.Name] = append(all[e.Name], place{zone, home, rare})
		}
	}
	return all
})

// token is a number, a word or a sign of a text. A character of a script
// without room between words is a word of its own.
type token struct {
	text     string // in lower case, as narrow signs
	n, width int    // of a number and its digits; width is 0 for others
	spaced   bool   // room stands before it
	from, to int    // bytes of the text

	begins []phrase // of the lists, if it stands in a scan
}

func (t token) isWord() bool { r, _ := utf8.DecodeRuneInString(t.text); return unicode.IsLetter(r) }

// tokens takes a text apart.
func tokens(s string) []token {
	out := make([]token, 0, len(s)/4+1)
	spaced := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		r = narrow(r)
		end := i + size
		t := token{spaced: spaced, from: i}
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\ufe0f':
			spaced = true
			i = end
			continue
		case r >= '0' && r <= '9':
			t.n, t.width = int(r-'0'), 1
			for end < len(s) {
				next, size := utf8.DecodeRuneInString(s[end:])
				if next = narrow(next); next < '0' || next > '9' {
					break
				}
				t.n, t.width = min(t.n*10+int(next-'0'), 1e15), t.width+1
				end += size
			}
			t.text = plainForm(s[i:end])
		case !isDense(r) && unicode.IsLetter(r):
			for end < len(s) {
				next, size := utf8.DecodeRuneInString(s[end:])
				if next != '_' && !unicode.IsLetter(next) && !unicode.IsMark(next) || isDense(next) {
					break
				}
				end += size
			}
			t.text = plainForm(strings.ToLower(s[i:end]))
		case r < utf8.RuneSelf && size == 1:
			t.text = s[i:end]
		default:
			t.text = string(r)
		}
		t.to = end
		out = append(out, t)
		spaced = false
		i = end
	}
	return out
}

// plainForm is a word or a number in the one form that the lists have.
func plainForm(s string) string {
	if isASCII(s) {
		return s
	}
	return width.Narrow.String(norm.NFC.String(s))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isDense reports whether words of the script of a letter stand without room.
func isDense(r rune) bool {
	return r >= '\u1100' && (words.IsEastAsian(r) || r == 'ー' || r == '々' || r == '〆')
}

// narrow returns the usual form of wide digits and signs, and one dash for all.
func narrow(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	switch r {
	case '–', '—', '−', '‐', '‑', '‒', '―':
		return '-'
	case '〜', '～', '∼':
		return '~'
	case '’', '‘', 'ʼ', '′', '＇':
		return '\''
	case '→', '⇒', '➜', '➔', '➡':
		return '→'
	}
	if f := width.LookupRune(r).Folded(); f != 0 {
		return f
	}
	return r
}
