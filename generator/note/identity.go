package note

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A nameTable has the words by which names of companies and roles are compared.
type nameTable struct {
	legal   map[string]string // how a company is registered → behind, around, joined
	article map[string]string // what may be left out in front of a company's name
	added   map[string]string // what may be left out of it in speech → what, where; saint
	mark    map[string]string // what a bracket behind a role may hold that tells no role from another → gender, place
	joined  []string          // legal forms that are written without a space, longest first
	longest int               // words of a legal form
}

var nameWords = sync.OnceValue(func() *nameTable {
	all := lists()
	t := &nameTable{
		legal: all.Meanings("legal-form", bareForm), article: all.Meanings("company-article", bareForm),
		added: all.Meanings("company-word", bareForm), mark: all.Meanings("role-mark", bareForm),
	}
	for form, place := range t.legal {
		t.longest = max(t.longest, 1+strings.Count(form, " "))
		if place == "joined" {
			t.joined = append(t.joined, form)
		}
	}
	slices.SortFunc(t.joined, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return t
})

// bareForm is a word in lower case without accents and dots.
func bareForm(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36f || r == '.' {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// CutLegalForm returns the words of a company's name, which are in lower case
// and without accents and dots, without how it is registered and without the
// article in front: of "the northwind press ltd" it leaves "northwind press". At
// least one word stays.
func CutLegalForm(words []string) []string {
	t := nameWords()
	for again := true; again && len(words) > 1; {
		again = false
		if words[len(words)-1] == "and" { // Foxglove & Co. KG
			words, again = words[:len(words)-1], true
			continue
		}
		for n := min(t.longest, len(words)-1); n > 0 && !again; n-- {
			if form := t.legal[strings.Join(words[len(words)-n:], " ")]; form != "" {
				words, again = words[:len(words)-n], true
			}
		}
		switch {
		case again:
		case t.legal[words[0]] != "" && t.legal[words[0]] != "behind", t.article[words[0]] != "":
			words, again = words[1:], true
		}
	}
	if len(words) != 1 {
		return words
	}
	for _, form := range t.joined { // つばくら計測株式会社
		if short := strings.TrimSuffix(strings.TrimPrefix(words[0], form), form); short != "" && short != words[0] {
			return []string{short}
		}
	}
	return words
}

// PlainCompany returns what is left of the words of a company's name when those
// go that people leave out in speech, such as hospital, group or uk; every
// spelling of saint is "st". It is empty if the name has no other words.
func PlainCompany(words []string) []string {
	t := nameWords()
	var plain []string
	for _, w := range words {
		switch t.added[w] {
		case "":
			plain = append(plain, w)
		case "saint":
			plain = append(plain, "st")
		}
	}
	return plain
}

// CutRoleMarks returns a role without what tells it from no other: whom it is
// for, "(m/w/d)" and "(all genders)", where the work is done, "[remote]", and
// how much of it, "(80–100 %)". Other brackets stay: a Data Analyst (NY) is not
// a Data Analyst (Carlsbad).
func CutRoleMarks(role string) string {
	if !strings.ContainsAny(role, "([{（［【/|") {
		return role
	}
	var b strings.Builder
	rest := role
	for {
		open := strings.IndexAny(rest, "([{（［【")
		if open < 0 {
			break
		}
		inner := strings.TrimLeft(rest[open:], "([{（［【")
		end := strings.IndexAny(inner, ")]}）］】")
		if end < 0 {
			break
		}
		b.WriteString(cutGenders(rest[:open]))
		var kept []string
		for part := range strings.FieldsFuncSeq(inner[:end], func(c rune) bool { return strings.ContainsRune(",;|、，", c) }) {
			if !isRoleMark(part) {
				kept = append(kept, strings.TrimSpace(part))
			}
		}
		if len(kept) > 0 && !isRoleMark(inner[:end]) {
			b.WriteString("(" + strings.Join(kept, ", ") + ")")
		} else {
			b.WriteByte(' ')
		}
		rest = strings.TrimLeft(inner[end:], ")]}）］】")
	}
	b.WriteString(cutGenders(rest))
	if out := strings.Join(strings.Fields(b.String()), " "); out != "" {
		return out
	}
	return role
}

// isRoleMark reports whether a bracket holds nothing but marks. A letter alone
// is none: an Engineer (F) may be one of six.
func isRoleMark(s string) bool {
	percent := strings.ContainsAny(s, "%％")
	words := strings.FieldsFunc(bareForm(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) })
	letters := 0
	for _, w := range words {
		_, number := digits(w)
		switch {
		case number && percent:
		case nameWords().mark[w] == "":
			return false
		case len(w) == 1:
			letters++
		}
	}
	return len(words) > 0 && (letters == 0 || len(words) > 1)
}

// cutGenders takes off marks that stand without brackets: m/w/d.
func cutGenders(s string) string {
	if !strings.ContainsAny(s, "/|") {
		return s
	}
	words := strings.Fields(s)
	kept := words[:0]
	for _, w := range words {
		if len(w) > 2 && len(w) < 10 && strings.ContainsAny(w, "/|") && onlyLetters(w) && isRoleMark(w) {
			continue
		}
		kept = append(kept, w)
	}
	return " " + strings.Join(kept, " ") + " "
}

// onlyLetters reports whether all that stands between the strokes of a word are
// single letters.
func onlyLetters(w string) bool {
	for part := range strings.FieldsFuncSeq(w, func(c rune) bool { return strings.ContainsRune("/|*,", c) }) {
		if len(part) != 1 {
			return false
		}
	}
	return true
}
