package day

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// token is a number, a word or a sign of a text. A character of a script
// without room between words is a word of its own.
type token struct {
	text     string // in lower case, as narrow signs
	n, width int    // of a number and its digits; width is 0 for others
	spaced   bool   // room stands before it
	from, to int    // bytes of the text
}

func (t token) isWord() bool { r, _ := utf8.DecodeRuneInString(t.text); return unicode.IsLetter(r) }

// tokens takes a text apart.
func tokens(s string) []token {
	var out []token
	spaced := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		r = narrow(r)
		end := i + size
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\ufe0f':
			spaced = true
			i = end
			continue
		case r >= '0' && r <= '9':
			n, w := int(r-'0'), 1
			for end < len(s) {
				next, size := utf8.DecodeRuneInString(s[end:])
				if next = narrow(next); next < '0' || next > '9' {
					break
				}
				n, w = min(n*10+int(next-'0'), 1e15), w+1
				end += size
			}
			out = append(out, token{s[i:end], n, w, spaced, i, end})
		case isDense(r):
			out = append(out, token{string(r), 0, 0, spaced, i, end})
		case unicode.IsLetter(r):
			for end < len(s) {
				next, size := utf8.DecodeRuneInString(s[end:])
				if next != '_' && !unicode.IsLetter(next) && !unicode.IsMark(next) || isDense(next) {
					break
				}
				end += size
			}
			word := width.Narrow.String(norm.NFC.String(strings.ToLower(s[i:end])))
			out = append(out, token{word, 0, 0, spaced, i, end})
		default:
			out = append(out, token{string(r), 0, 0, spaced, i, end})
		}
		spaced = false
		i = end
	}
	for i := range out {
		if out[i].width > 0 {
			out[i].text = width.Narrow.String(out[i].text)
		}
	}
	return out
}

// isDense reports whether words of the script of a letter stand without room.
func isDense(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー' || r == '々' || r == '〆'
}

// narrow returns the usual form of wide digits and signs, and one dash for all.
func narrow(r rune) rune {
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
