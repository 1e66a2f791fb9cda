package redact

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"
)

// eastForm is a name, or a part of one, in Chinese, Japanese or Korean.
type eastForm struct {
	of    *subject
	text  string
	title bool // only where a word of address follows
}

// addEast adds a person by a name in a script of the East: in whole, the given
// name alone, the surname where it is addressed, and as one calls friends.
func (r *register) addEast(s *subject, full string) {
	parts := eastParts(full)
	if len(parts) == 0 {
		return
	}
	r.putEast(s, strings.Join(parts, ""), false)
	if len(parts) > 1 {
		r.putEast(s, strings.Join(parts, " "), false)
		r.putEast(s, strings.Join(parts, "・"), false)
	}
	surname, given := parts[0], parts[len(parts)-1]
	if len(parts) == 1 {
		surname, given = r.splitEast(s, parts[0])
	}
	for _, part := range parts {
		r.putEast(s, part, utf8.RuneCountInString(part) < 2)
	}
	r.putEast(s, given, utf8.RuneCountInString(given) < 2)
	r.putEast(s, surname, utf8.RuneCountInString(surname) < 2)
	if unicode.Is(unicode.Han, firstLetter(surname)) {
		last := []rune(given)
		for _, before := range r.lex.eastBefore {
			r.putEast(s, before+surname, false)
			if len(last) > 0 {
				r.putEast(s, before+string(last[len(last)-1:]), false)
			}
		}
	}
}

// splitEast splits a name that is written in one: after a surname that is known,
// where the script changes, else, in Japan, after two characters. Of three
// Chinese characters each end may be the given name.
func (r *register) splitEast(s *subject, full string) (surname, given string) {
	c := []rune(full)
	for i := 1; i < len(c); i++ {
		if unicode.Is(unicode.Han, c[i-1]) && !unicode.Is(unicode.Han, c[i]) && c[i] != '々' {
			return string(c[:i]), string(c[i:])
		}
	}
	if len(c) > 3 || unicode.Is(unicode.Hangul, c[0]) || len(c) == 2 {
		for _, known := range r.lex.surname {
			if rest, ok := strings.CutPrefix(full, known); ok && rest != "" && (utf8.RuneCountInString(known) == 2 || len(c) < 4) {
				return known, rest
			}
		}
	}
	if unicode.Is(unicode.Hangul, c[0]) || len(c) < 4 {
		if len(c) == 3 {
			r.putEast(s, string(c[:2]), true) // 佐々木 and 小林: the surname may have two
			r.putEast(s, string(c[1:]), false)
		}
		return string(c[:1]), string(c[1:])
	}
	for _, n := range []int{1, 3} { // 林由美子, 佐々木美咲
		r.putEast(s, string(c[:n]), true)
		r.putEast(s, string(c[n:]), len(c)-n < 2)
	}
	return string(c[:2]), string(c[2:])
}

// eastParts returns what of a name is written in a script of the East.
func eastParts(full string) []string {
	return strings.FieldsFunc(full, func(c rune) bool { return !words.IsEastAsian(c) && c != '々' && c != 'ー' })
}

// addEastCompany adds a company in a script of the East, without what companies are called.
func (r *register) addEastCompany(s *subject, full string) {
	parts := eastParts(full)
	if len(parts) == 0 {
		return
	}
	whole := strings.Join(parts, "")
	r.putEast(s, whole, false)
	for again := true; again; {
		again = false
		for _, form := range r.lex.legalEast {
			rest := strings.TrimSuffix(strings.TrimPrefix(whole, form), form)
			if rest != whole && utf8.RuneCountInString(rest) > 1 {
				whole, again = rest, true
			}
		}
	}
	r.putEast(s, whole, false)
}

func (r *register) putEast(s *subject, text string, title bool) {
	f := eastForm{s, text, title}
	if text != "" && !slices.Contains(r.east, f) {
		r.east = append(r.east, f)
		slices.SortStableFunc(r.east, func(a, b eastForm) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
}

// eastNames claims the names in scripts of the East: they stand in a text without spaces.
func (r *redaction) eastNames(text string, c *claims) {
	for _, f := range r.known.east {
		for at := 0; ; {
			i := strings.Index(text[at:], f.text)
			if i < 0 {
				break
			}
			from := at + i
			at = from + len(f.text)
			before, _ := utf8.DecodeLastRuneInString(text[:from])
			if unicode.Is(unicode.Hangul, firstLetter(f.text)) && unicode.Is(unicode.Hangul, before) {
				continue
			}
			if !f.title || r.addressedAt(text[at:]) != "" {
				c.take(span{from, at, f.of.kind, f.of.key})
			}
		}
	}
}

// addressedAt returns the word of address at the head of a text, or "".
func (r *redaction) addressedAt(text string) string {
	text = strings.TrimPrefix(text, " ")
	for _, w := range r.lex.eastAfter {
		if strings.HasPrefix(text, w) {
			return w
		}
	}
	return ""
}

// eastStrangers returns the surnames of people who are addressed in a text and whom the journal does not know.
func (r *redaction) eastStrangers(text string) []string {
	var all []string
	for at := range text {
		title := r.addressedAt(text[at:])
		if title == "" || strings.HasPrefix(text[at:], " ") && !unicode.Is(unicode.Hangul, firstLetter(title)) {
			continue
		}
		if name := r.eastNameBefore(text[:at], title); name != "" {
			all = append(all, name)
		}
	}
	return all
}

// eastNameBefore returns the name at the end of a text before a word of address.
func (r *redaction) eastNameBefore(text, title string) string {
	c := []rune(text)
	n := 0
	for n < len(c) && n < 4 && words.IsEastAsian(c[len(c)-1-n]) {
		n++
	}
	run := string(c[len(c)-n:])
	if n == 0 || slices.ContainsFunc(r.lex.notName, func(w string) bool { return strings.HasSuffix(run, w) || strings.HasPrefix(run+title, w) }) {
		return ""
	}
	for i := range run { // a surname that is known, and a given name of two characters at most
		for _, known := range r.lex.surname {
			if rest, ok := strings.CutPrefix(run[i:], known); ok && utf8.RuneCountInString(rest) <= 2 && (rest == "" || utf8.RuneCountInString(rest) == 2 || i == 0) {
				return run[i:]
			}
		}
	}
	if unicode.In(firstLetter(title), unicode.Hiragana) && n >= 2 { // 高橋さん
		return strings.TrimLeftFunc(run, func(c rune) bool { return unicode.Is(unicode.Hiragana, c) })
	}
	return ""
}
