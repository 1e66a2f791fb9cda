package redact

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"

	"journal/generator/journal"
	"journal/generator/words"
)

// The second reader looks at the finished page as letters, not as words: it runs
// them together, and so sees a name across spaces, marks and print. It is given
// the names as the journal has them, not the forms of the first reader, and
// finds mail, links and numbers by what they cannot do without. What it could take for a name
// of nobody it knows, it names as well.

// labelled is what stands in the place of what was replaced.
var labelled = words.Pattern(`\b(?:Company [A-Z]+|Person [0-9]+)\b|\[(?:mail|phone|pay|link|address|handle|file) [0-9]+\]`)

var (
	within  = words.Pattern(`</?(?:em|strong|mark|code|del|span|sup|sub)(?: [^>]*)?>`)
	styled  = words.Pattern(`(?s)<style>.*?</style>`)
	anyTag  = words.Pattern(`<[!/a-zA-Z][^>]*>`)
	leaking = words.Pattern(`\S*\pL@\pL\S*|\S*://\S+|\bwww\.\S+|[€$£¥₹₩₽]\s?\d\S*|\d[\d.,]*\s?[€$£¥₹₩₽]|\d{7,}`)
)

// namesOf returns the names a journal knows, as they are written.
func namesOf(j *journal.Journal, in *journal.Interview, o Options) []string {
	all := slices.Clone(o.Also)
	all = append(all, in.Note.Company.Value)
	for _, n := range j.Notes {
		all = append(all, n.Company.Value)
		for _, p := range slices.Concat(n.People, n.Contacts) {
			all = append(all, p.Name)
		}
	}
	for _, p := range j.People {
		all = append(all, p.Name)
	}
	for _, p := range j.Config.References {
		all = append(all, p.Name)
	}
	for _, co := range j.Companies {
		all = append(append(all, co.Name), co.Competitors...)
	}
	all = append(all, j.Config.Name)
	if in.Company != nil && in.Company.Note != nil {
		for _, other := range in.Company.Note.Aliases {
			all = append(all, other.Value)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// reading is a text as the second reader sees it.
type reading struct {
	text    string
	letters string // all letters and digits, folded
	at      []int  // where each byte of letters comes from in text
}

func readingOf(page string) reading {
	page = within().ReplaceAllString(styled().ReplaceAllString(page, " "), "")
	text := norm.NFKC.String(html.UnescapeString(anyTag().ReplaceAllString(page, "\n")))
	r := reading{text: labelled().ReplaceAllString(text, "\u2026")}
	var out strings.Builder
	for i, c := range r.text {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			continue
		}
		folded := letterForm(string(c))
		out.WriteString(folded)
		for range len(folded) {
			r.at = append(r.at, i)
		}
	}
	r.letters = out.String()
	return r
}

// letterForm is a text in small letters without accents and all that is no letter.
func letterForm(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, foldText(s))
}

// reread returns what can still be made out in a page.
func (r *redaction) reread(page string, names []string) []Left {
	text := readingOf(page)
	var all []Left
	seen := set{}
	report := func(from, to int, why string) {
		word := strings.Join(strings.Fields(text.text[from:to]), " ")
		if word != "" && !seen[word] && !r.keep[foldText(word)] {
			seen[word] = true
			all = append(all, Left{word, around(text.text, from, to), why})
		}
	}
	for _, name := range names {
		for _, part := range partsOf(name) {
			r.find(text, part, report)
		}
	}
	for _, m := range leaking().FindAllStringIndex(text.text, -1) {
		report(m[0], m[1], "is still to be read")
	}
	r.unplaced(text.text, names, report)
	r.doubts(text.text, names, report)
	return all
}

// partsOf returns the words of a name and the whole, in letters alone.
func partsOf(name string) []string {
	var all []string
	for _, w := range strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.Is(unicode.Mn, c) }) {
		all = append(all, letterForm(w))
	}
	if len(all) > 1 {
		all = append(all, letterForm(name))
	}
	return all
}

// find reports each place in which a part of a name can be read.
func (r *redaction) find(t reading, part string, report func(from, to int, why string)) {
	n := utf8.RuneCountInString(part)
	east := part != "" && words.IsEastAsian(firstLetter(part))
	if n < 3 && !(east && n == 2) || !east && r.lex.isOrdinary(part) || r.lex.particle[part] || r.lex.legal[part] || digitsOf(part) == part {
		return
	}
	for from := 0; ; {
		i := strings.Index(t.letters[from:], part)
		if i < 0 {
			return
		}
		i += from
		from = i + 1
		start, last := t.at[i], t.at[i+len(part)-1]
		_, size := utf8.DecodeRuneInString(t.text[last:])
		if r.lex.ordinaryBare[part] && unicode.IsLower(firstLetter(t.text[start:])) {
			continue
		}
		if end := last + size; east || r.canBeRead(t.text, start, end, part) {
			report(start, end, "is still to be read")
		}
	}
}

// canBeRead reports whether letters that make a name are one to a reader: a word, its
// letters set apart, or the better part of a longer word.
func (r *redaction) canBeRead(text string, from, to int, part string) bool {
	pieces := strings.FieldsFunc(text[from:to], func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.Is(unicode.Mn, c) && !unicode.Is(unicode.Cf, c)
	})
	if !isWhole(text, from, to) {
		start, end := wordAround(text, from, to)
		return len(pieces) == 1 && utf8.RuneCountInString(part) >= 6 && !r.lex.isOrdinary(foldText(text[start:end]))
	}
	if len(pieces) == 1 {
		return true
	}
	single := !slices.ContainsFunc(pieces, func(s string) bool { return utf8.RuneCountInString(s) > 1 })
	return single && len(pieces) > 3 || !strings.ContainsAny(text[from:to], " \n")
}

func wordAround(text string, from, to int) (int, int) {
	for from > 0 && isWordRune(lastLetter(text[:from])) {
		from -= utf8.RuneLen(lastLetter(text[:from]))
	}
	for to < len(text) && isWordRune(firstLetter(text[to:])) {
		to += utf8.RuneLen(firstLetter(text[to:]))
	}
	return from, to
}

// unplaced reports words with a capital that are a slip away from a name, and
// given names of nobody the journal knows.
func (r *redaction) unplaced(text string, names []string, report func(from, to int, why string)) {
	long := set{}
	for _, name := range names {
		for _, part := range partsOf(name) {
			if utf8.RuneCountInString(part) >= 6 && !r.lex.isOrdinary(part) {
				long[part] = true
			}
		}
	}
	for _, m := range capitalWord().FindAllStringIndex(text, -1) {
		if !isWhole(text, m[0], m[1]) {
			continue
		}
		w := letterForm(text[m[0]:m[1]])
		if r.lex.isOrdinary(w) || r.lex.abbreviation[w] {
			continue
		}
		if givenNames()[w] && strings.ToUpper(text[m[0]:m[1]]) != text[m[0]:m[1]] {
			report(m[0], m[1], "could be a name")
			continue
		}
		for part := range long {
			if w[0] == part[0] && w != part && levenshtein.ComputeDistance(w, part) == 1 {
				report(m[0], m[1], "could be a name")
			}
		}
	}
}

// doubts reports words that are a name here and a thing elsewhere, where they may be either: "Hope is".
func (r *redaction) doubts(text string, names []string, report func(from, to int, why string)) {
	called := set{}
	for _, name := range names {
		for _, part := range partsOf(name) {
			called[part] = true
		}
	}
	t := tokensOf(text)
	for i := 0; i+1 < len(t); i++ {
		if called[t[i].bare] && isUpperAt(text, t[i]) && r.inDoubt(t[i], t[i+1]) && strings.TrimSpace(text[t[i].to:t[i+1].from]) == "" {
			report(t[i].from, t[i].to, "could be a name")
		}
	}
}

var capitalWord = words.Pattern(`\p{Lu}[\p{L}\p{M}]{2,}`)
