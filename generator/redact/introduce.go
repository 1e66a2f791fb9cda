package redact

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"journal/generator/note"
	"journal/generator/words"
)

// learn takes up whom a text introduces: other names of those who are known, and
// strangers who are addressed, "Frau Dr. Lehmann", or have a place of work, "Zdenka from HR".
func (r *redaction) learn(text string) {
	r.known.filed(text)
	t := tokensOf(text)
	german := r.isGerman(t)
	before := func(at int) *subject { return r.nearestBefore(text, t, at, german) }
	for _, name := range nicknames(text, func(before_ string) bool { return before(len(before_)) != nil }) {
		s := before(strings.Index(text, name))
		if s == nil {
			s = r.someone()
		}
		if s != nil && len(r.known.forms[squash(name)]) == 0 {
			r.known.alias(s, name)
		}
	}
	for _, m := range nicknameForms()[3].FindAllStringSubmatch(text, -1) {
		for _, f := range r.known.sorted(squash(m[2])) {
			r.known.alias(f.of, m[1])
			break
		}
	}
	for _, form := range []*regexp.Regexp{quoted(), bracketed()} {
		for _, m := range form.FindAllStringSubmatchIndex(text, -1) {
			name := text[m[2]:m[3]]
			if s := r.directlyBefore(text, t, m[0], german); s != nil && isNameLike(r.lex, name) && !note.IsJobTitle(name) {
				r.known.alias(s, name)
			}
		}
	}
	for _, name := range r.strangers(text, t, german) {
		r.known.addPerson(name, name)
	}
	for _, name := range r.eastStrangers(text) {
		if !slices.ContainsFunc(r.known.east, func(f eastForm) bool { return strings.Contains(f.text, name) || strings.Contains(name, f.text) }) {
			s := r.known.subject(ofPerson, name, true)
			r.known.putEast(s, name, utf8.RuneCountInString(name) < 2)
		}
	}
}

// someone is the only person of the interview, or nil.
func (r *redaction) someone() *subject {
	var only *subject
	for _, s := range r.known.subjects {
		if s.kind == ofPerson && s.near {
			if only != nil {
				return nil
			}
			only = s
		}
	}
	return only
}

// nearestBefore returns the last person named before a place in the same sentence.
func (r *redaction) nearestBefore(text string, t []token, at int, german bool) *subject {
	for i := len(t) - 1; i >= 0; i-- {
		if t[i].to > at {
			continue
		}
		if strings.ContainsAny(text[t[i].to:at], ".!?;") {
			return nil
		}
		if s, _, n := r.nameAt(text, t, i, german); n > 0 && s.kind == ofPerson {
			return s
		}
	}
	return nil
}

// directlyBefore returns the person whose name ends right before a place.
func (r *redaction) directlyBefore(text string, t []token, at int, german bool) *subject {
	for i := len(t) - 1; i >= 0; i-- {
		if t[i].to <= at {
			if strings.TrimSpace(text[t[i].to:at]) != "" {
				return nil
			}
			if s, _, n := r.nameAt(text, t, i, german); n > 0 && s.kind == ofPerson {
				return s
			}
			return nil
		}
	}
	return nil
}

// nicknameForms are words before a name that can only speak of one, words that
// may speak of a thing as well, words behind it, and words between it and the full name.
var nicknameForms = sync.OnceValue(func() [4]*regexp.Regexp {
	l := vocabulary()
	const name = `[\s:]+["“”„'‘’«]?(\p{Lu}[\p{L}'’-]+|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]{2,4})`
	return [4]*regexp.Regexp{
		regexp.MustCompile(`(?:^|[^\p{L}])(?i:` + alternatives(l.plain("nickname", "before")) + `)` + strings.Replace(name, `[\s:]+`, `[\s:]*`, 1)),
		regexp.MustCompile(`(?:^|[^\p{L}])(?i:` + alternatives(l.plain("nickname", "said")) + `)` + name),
		regexp.MustCompile(`(\p{Lu}[\p{L}'’-]+)["“”'’»]?\s+(?i:` + alternatives(l.plain("nickname", "after")) + `)(?:[^\p{L}]|$)`),
		regexp.MustCompile(`(\p{Lu}[\p{L}'’-]+)["”'’»]?,?\s+\(?(?i:` + alternatives(l.plain("nickname", "of")) + `)\s+(\p{Lu}[\p{L}'’-]+)`),
	}
})

// nicknames returns the names that a text says somebody is called by. known
// reports whether the text before a place has just named a person.
func nicknames(text string, known func(before string) bool) []string {
	var all []string
	forms := nicknameForms()
	for i, form := range forms[:3] {
		for _, m := range form.FindAllStringSubmatchIndex(text, -1) {
			if i == 0 || known(text[:m[0]]) {
				all = append(all, text[m[2]:m[3]])
			}
		}
	}
	return all
}

// initialled is a surname behind an initial: "P. Hollmann".
var initialled = words.Pattern(`(?:^|[^\p{L}.])\p{Lu}\.\s?(\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)`)

// strangers returns people whom a text names by a word of address or a place of work.
func (r *redaction) strangers(text string, t []token, german bool) []string {
	var all []string
	for i := range t {
		if from := r.addressEnds(text, t, i); from > i {
			strict := r.lex.office[t[i].bare] && !r.lex.person[t[i].bare] || !isUpperAt(text, t[i]) && len(t[i].bare) < 4
			if to := r.nameEnds(text, t, from, strict); to > from {
				all = append(all, text[t[from].from:t[to-1].to])
			}
		}
		if i+2 < len(t) && r.isNewName(text, t, i, german) && r.lex.teamFrom[t[i+1].bare] && r.lex.teamOf[t[i+2].bare] {
			all = append(all, text[t[i].from:t[i].to])
		}
	}
	for _, m := range initialled().FindAllStringSubmatch(text, -1) {
		if w := squash(m[1]); !r.lex.isOrdinary(w) && len(r.known.forms[w]) == 0 {
			all = append(all, m[1])
		}
	}
	return all
}

// isNewName reports whether the i-th token can only be a name that nobody has introduced.
func (r *redaction) isNewName(text string, t []token, i int, german bool) bool {
	w := t[i]
	return isUpperAt(text, w) && w.letters && !r.lex.isOrdinary(w.low) && !r.lex.abbreviation[w.bare] && utf8.RuneCountInString(w.bare) > 2 &&
		strings.ToUpper(text[w.from:w.to]) != text[w.from:w.to] && !note.IsJobTitle(w.bare) && isWhole(text, w.from, w.to) && (!german || givenNames()[w.bare]) &&
		len(r.known.forms[w.bare]) == 0
}

// addressEnds returns the token behind the words of address that begin at the i-th; i if there are none.
func (r *redaction) addressEnds(text string, t []token, i int) int {
	n := i
	for n < len(t) {
		raw := text[t[n].from:t[n].to]
		isAddress := r.lex.person[t[n].bare] || r.lex.office[t[n].bare]
		short := utf8.RuneCountInString(raw) < 3
		shouted := utf8.RuneCountInString(raw) > 1 && strings.ToUpper(raw) == raw && strings.ToLower(raw) != raw
		if n == i && (!isAddress || shouted || short && !isUpperAt(text, t[n]) && !strings.HasPrefix(text[t[n].to:], ".") || !isWhole(text, t[n].from, t[n].to)) {
			return i
		}
		if n > i && r.lex.particle[t[n].bare] && !isUpperAt(text, t[n]) {
			break
		}
		if n > i && !isAddress && !(note.IsHonorific(t[n].bare) && !isUpperAt(text, t[n])) {
			break
		}
		n++
		if n < len(t) && strings.Trim(text[t[n-1].to:t[n].from], " .\u00a0") != "" {
			return i
		}
	}
	return n
}

// nameEnds returns the token behind the name of three words at most that begins
// at the i-th; i if none does.
func (r *redaction) nameEnds(text string, t []token, i int, strict bool) int {
	n := i
	for n < len(t) && n < i+5 {
		w := t[n]
		gap := ""
		if n > i {
			gap = text[t[n-1].to:w.from]
		}
		switch {
		case strings.Trim(gap, " '’-.\u00a0") != "" || len(gap) > 3 || strings.Contains(gap, ". ") && utf8.RuneCountInString(t[n-1].bare) > 1:
			return trimParticles(r, t, i, n)
		case n > i && gap == " " && !isUpperAt(text, w) && r.lex.particle[w.bare] && len(w.bare) > 1:
		case n == i && n+1 < len(t) && !isUpperAt(text, w) && r.lex.particle[w.bare] && len(w.bare) > 1:
		case !isUpperAt(text, w) || !w.letters:
			return trimParticles(r, t, i, n)
		case n == i && (r.lex.generic[w.bare] || note.IsJobTitle(w.bare) && (strict || r.lex.isOrdinary(w.low) && !isSurname(w.bare)) || strict && r.lex.isOrdinary(w.low)):
			return i
		case n > i && gap != "" && gap != "-" && gap != "'" && gap != "’" && (r.lex.isOrdinary(w.low) || r.lex.abbreviation[w.bare]):
			return n
		case unicode.In(firstLetter(text[w.from:]), unicode.Han, unicode.Hangul):
			return n
		}
		n++
	}
	return trimParticles(r, t, i, n)
}

// isSurname reports whether people are called by what is a trade: "Mr Cook".
func isSurname(w string) bool { return !strings.HasSuffix(w, "er") || len(w) < 7 }

func trimParticles(r *redaction, t []token, i, n int) int {
	if n > i && r.lex.particle[t[n-1].bare] && n == i+1 {
		return i
	}
	for n > i && r.lex.particle[t[n-1].bare] && n > i+1 {
		n--
	}
	return n
}

// peopleInTitle returns who stands in what somebody is: "assistant to Rolf Zander".
func peopleInTitle(l *lexicon, title string) []string {
	t := tokensOf(title)
	var all []string
	for i := 0; i+1 < len(t); i++ {
		if !l.titleOf[t[i].bare] {
			continue
		}
		n := i + 1
		for n < len(t) && n < i+4 && isUpperAt(title, t[n]) && t[n].letters && !l.isOrdinary(t[n].low) && !l.abbreviation[t[n].bare] && !note.IsJobTitle(t[n].bare) &&
			strings.ToUpper(title[t[n].from:t[n].to]) != title[t[n].from:t[n].to] {
			n++
		}
		if n > i+2 || n == i+2 && (givenNames()[t[i+1].bare] || t[i].bare == "to") {
			all = append(all, title[t[i+1].from:t[n-1].to])
		}
	}
	return all
}
