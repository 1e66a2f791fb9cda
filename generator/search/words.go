package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words returns the terms of a text, in its order. A word is a run of letters and
// digits; case, accents and compatibility forms are folded, so that "Ångström"
// is "angstrom" and "Straße" is "strasse". Han, kana and hangul are written
// without spaces: a run of them gives each two neighbours, and the last one
// alone, so that one character is found wherever it stands.
func Words(text string) []string {
	var all []string
	eachWord(text, nil, func(word []byte) { all = append(all, string(word)) })
	return all
}

// lower is the lower case of ASCII letters and digits; 0 for all else.
var lower = func() (table [utf8.RuneSelf]byte) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			table[c] = c
		case 'A' <= c && c <= 'Z':
			table[c] = c + 'a' - 'A'
		}
	}
	return table
}()

// eachWord is Words for who needs each only for a moment. It gives room back to be
// used again.
func eachWord(text string, room []byte, word func([]byte)) []byte {
	room = room[:0]
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf {
			// What is not ASCII may change its neighbours: from the space before it
			// on, up to the next space, the text is folded first.
			from, to := i-len(room), i
			for to < len(text) && text[to] > ' ' {
				to++
			}
			foldedWords(text[from:to], word)
			room, i = room[:0], to
			continue
		}
		if l := lower[c]; l != 0 {
			room = append(room, l)
			continue
		}
		if len(room) > 0 {
			word(room)
			room = room[:0]
		}
	}
	if len(room) > 0 {
		word(room)
	}
	return room
}

// foldedWords gives the words of a text of any script.
func foldedWords(text string, word func([]byte)) {
	var room []byte
	var run []rune // of Han, kana or hangul
	end := func() {
		if len(room) > 0 {
			word(room)
			room = room[:0]
		}
		pairs(run, word)
		run = run[:0]
	}
	for _, r := range fold(text) {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsNumber(r):
			end()
		case isUnspaced(r):
			if len(room) > 0 {
				end()
			}
			run = append(run, r)
		default:
			if len(run) > 0 {
				end()
			}
			room = utf8.AppendRune(room, r)
		}
	}
	end()
}

// pairs gives each two neighbours of a run, and the last one alone.
func pairs(run []rune, word func([]byte)) {
	var room [2 * utf8.UTFMax]byte
	for i, r := range run {
		pair := utf8.AppendRune(room[:0], r)
		if i+1 < len(run) {
			pair = utf8.AppendRune(pair, run[i+1])
		}
		word(pair)
	}
}

// fold takes a text to the form in which it is compared. Hangul is put together
// again after its marks are gone; nothing else is left that could be.
func fold(text string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToValidUTF8(text, "\ufffd")))
	var out strings.Builder
	for _, r := range norm.NFC.String(plain) {
		switch r = unicode.ToLower(r); r {
		case 'ß':
			out.WriteString("ss")
		case 'ς': // the browser's lower case of a sigma at the end of a word
			out.WriteRune('σ')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// unspaced are the blocks of scripts that are written without spaces: jamo,
// radicals, kana, bopomofo, Han, hangul. layouts/search-words.js has the same.
var unspaced = [...][2]rune{
	{0x1100, 0x11ff}, {0x2e80, 0x2fdf}, {0x3005, 0x3007}, {0x3021, 0x3029}, {0x3031, 0x3035}, {0x3038, 0x318f}, {0x31a0, 0x31ff},
	{0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xa960, 0xa97f}, {0xac00, 0xd7ff}, {0xf900, 0xfaff}, {0x20000, 0x3ffff},
}

func isUnspaced(r rune) bool {
	for _, block := range unspaced {
		if r < block[0] {
			return false
		}
		if r <= block[1] {
			return true
		}
	}
	return false
}
