package note

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Opening returns the text of a body up to its first heading: what its writer said
// before any list. Rest is what stands behind it.
func (b Body) Opening() Body { opening, _ := b.cut(); return opening }

// Rest returns what [Body.Opening] leaves.
func (b Body) Rest() Body { _, rest := b.cut(); return rest }

// cut shares a body out at its first heading. Sections begin with their heading.
func (b Body) cut() (opening, rest Body) {
	opening, rest = Body{html: b.html[:b.opening]}, Body{html: b.html[b.opening:]}
	for _, r := range b.refs {
		if r.at <= b.opening {
			opening.refs = append(opening.refs, r)
			continue
		}
		r.at -= b.opening
		rest.refs = append(rest.refs, r)
	}
	return opening, rest
}

// Says returns the first sentence of the opening, without markup, and the next if it
// is short; "" if a body begins with a heading. A sentence that does not end for long
// is cut at a word.
func (b Body) Says() string {
	text := b.plain
	if len(b.headings) > 0 {
		text = text[:b.headings[0].from]
	}
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	text = strings.Join(strings.Fields(text), " ")
	said := firstSentence(text)
	for len(said) < shortSentence && len(said) < len(text) {
		rest := strings.TrimSpace(text[len(said):])
		more := firstSentence(rest)
		if len(said)+len(more) > longestSentence {
			break
		}
		said = text[:len(text)-len(rest)+len(more)]
	}
	return said
}

// A first sentence is shown up to so many characters; a shorter one has company.
const (
	longestSentence = 220
	shortSentence   = 60
)

// firstSentence returns a text up to its first full stop that ends a sentence.
func firstSentence(text string) string {
	runes := []rune(text)
	for n, r := range runes {
		if n >= longestSentence {
			cut := string(runes[:n])
			if at := strings.LastIndexFunc(cut, unicode.IsSpace); at > 0 {
				cut = cut[:at]
			}
			return strings.TrimRight(cut, ",;:") + "…"
		}
		switch r {
		case '。', '！', '？', '؟':
			return string(runes[:n+1])
		case '.', '!', '?', '…':
			end := n + 1
			for end < len(runes) && strings.ContainsRune(`.!?…"'”’)»`, runes[end]) {
				end++
			}
			if end == len(runes) || unicode.IsSpace(runes[end]) && !isAbbreviation(string(runes[:n])) && beginsSentence(runes[end:]) {
				return string(runes[:end])
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
func beginsSentence(rest []rune) bool {
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
