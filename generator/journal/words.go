package journal

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"journal/generator/words"
)

// cleanName returns a name as it is shown: NFC, with single spaces.
func cleanName(s string) string {
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// foldName returns the form in which names are compared when accents matter: NFC,
// lower case, single spaces.
func foldName(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(s))), " ")
}

// PlainWords returns the words of a name in lower case without Latin accents,
// quotes, dots and punctuation: those of "Zoë Núñez" are zoe and nunez. "+" and "#"
// stay: C, C++ and C# are three languages. Marks of other scripts stay too, because
// there they make another letter.
func PlainWords(s string) []string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r >= 0x300 && r <= 0x36f:
		case r == '&' || r == '＆':
			b.WriteString(" and ")
		case r == '.' || isQuote(r):
		case words.Strokes[r] != "":
			b.WriteString(words.Strokes[r])
		case isWordRune(r) || r == '+' || r == '#':
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(norm.NFC.String(b.String()))
}

func isWordRune(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M) }

func isQuote(r rune) bool { return strings.ContainsRune("\"'`´‘’‚“”„«»‹›′″", r) }

// spellingCounts counts the spellings of one name.
type spellingCounts []spelling

type spelling struct {
	text  string
	times int
}

// add counts a spelling so many times.
func (w *spellingCounts) add(text string, times int) {
	for i := range *w {
		if (*w)[i].text == text {
			(*w)[i].times += times
			return
		}
	}
	*w = append(*w, spelling{text, times})
}

// preferred chooses the spelling to show: the one written most often, of equally
// frequent ones the longest, and of these the first in byte order, which puts
// capitals first. Spellings counted zero come last.
func (w spellingCounts) preferred() string {
	if len(w) == 0 {
		return ""
	}
	return slices.MinFunc(w, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(b.times, a.times), cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text))
	}).text
}

// times counts all spellings.
func (w spellingCounts) times() int {
	sum := 0
	for _, s := range w {
		sum += s.times
	}
	return sum
}
