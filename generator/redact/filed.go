package redact

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"journal/generator/note"
	"journal/generator/words"
)

// What a key that the journal has no use for says about its value.
const (
	keyUnknown = iota
	keyCompany
	keyPerson
	keyThing
)

// keyKind reports what a key names: "End client" a company, "mentor" a person, "tools" neither.
func (l *lexicon) keyKind(key string) int {
	kind := keyUnknown
	for _, t := range tokensOf(key) {
		switch {
		case l.keyThing[t.bare]:
			return keyThing
		case l.keyPerson[t.bare]:
			kind = keyPerson
		case l.keyCompany[t.bare] || l.generic[t.bare]:
			kind = max(kind, keyCompany)
		}
	}
	return kind
}

// field adds whom a key of one's own names: "agency: Larkfield Talent". What may be anything
// counts only if it looks like a name.
func (r *register) field(key, value string, near bool) {
	r.filedAs(r.lex.keyKind(key), value, near)
}

// facts adds whom the lines of a note name that the journal had no use for, because another one said the same:
// a hospital beside a company.
func (r *register) facts(n *note.Note, near bool) {
	for _, f := range n.Facts {
		switch f.Name {
		case "company", "competitors":
			r.filedAs(keyCompany, f.Value, near)
		case "recruiter", "interviewers", "contact", "contacts":
			if f.Unused {
				r.filedAs(keyPerson, f.Value, near)
			}
		case "location":
			r.location(f.Value, near)
		}
	}
	for _, f := range n.Fields {
		r.field(f.Name, f.Value, near)
	}
}

func (r *register) filedAs(kind int, value string, near bool) {
	for piece := range strings.FieldsFuncSeq(value, func(c rune) bool { return strings.ContainsRune(",;|\n", c) }) {
		of := kind
		if inner, rest, ok := strings.Cut(piece, ": "); ok { // a map
			if in := r.lex.keyKind(inner); in != keyUnknown {
				of = in
			}
			piece = rest
		}
		piece = strings.TrimSpace(piece)
		if of == keyThing || of == keyUnknown && !near || !r.isProper(piece, of) {
			continue
		}
		if of == keyPerson || of == keyUnknown && allGiven()[tokensOf(piece)[0].bare] {
			r.person(piece, piece, near)
		} else {
			r.company(piece, piece, near)
		}
	}
}

// isProper reports whether a value is a name: with capitals but for its small words, and of more than
// words that every text has.
func (r *register) isProper(value string, kind int) bool {
	rest, _ := aliases(value)
	words := tokensOf(rest)
	if len(words) == 0 || len(words) > 8 {
		return false
	}
	telling, capitals := false, 0
	for _, t := range words {
		small := r.lex.particle[t.bare] || r.lex.after[t.bare] || r.lex.tie[t.bare] || r.lex.and[t.bare]
		switch {
		case !t.letters:
			continue
		case !isUpperAt(rest, t):
			if !small {
				return false
			}
			continue
		}
		capitals++
		short := utf8.RuneCountInString(t.bare) < 3
		telling = telling || !short && !r.lex.isOrdinary(t.low) && !r.lex.abbreviation[t.bare]
	}
	if telling || kind == keyUnknown {
		return telling && capitals > 0
	}
	return capitals > 1 || capitals == 1 && len(words) == 1 && frequency(words[0].bare) > 3000 && !r.lex.abbreviation[words[0].bare]
}

var labelLine = words.Pattern(`^\s*([\p{L}][\p{L} /-]{1,24}?)\s?:\s+(\S.{1,60})$`)

// filed adds whom a line of the text files under a word: "Agency: Larkfield Talent".
func (r *register) filed(text string) {
	if m := labelLine().FindStringSubmatch(text); m != nil {
		if kind := r.lex.keyKind(m[1]); kind == keyCompany || kind == keyPerson {
			r.field(m[1], m[2], true)
		}
	}
}

// location adds the words of an address: the street and the town. A place that is none, "Remote, video call",
// is nobody's.
func (r *register) location(value string, near bool) {
	if !isAddress(value) {
		if words := tokensOf(value); slices.ContainsFunc(words, func(t token) bool { return r.lex.generic[t.bare] }) && r.isProper(value, keyUnknown) {
			r.company(value, value, near) // "Kestrel Ward"
		}
		return
	}
	s := r.subject(ofPlace, value, true)
	for piece := range strings.FieldsFuncSeq(value, func(c rune) bool { return strings.ContainsRune(",;|\n()", c) }) {
		var run []token
		for _, t := range tokensOf(piece) {
			if t.letters && isUpperAt(piece, t) {
				run = append(run, t)
			}
		}
		if len(run) > 1 {
			r.addRun(s, run, true)
			r.longest = max(r.longest, len(run))
		}
		for _, t := range run {
			if utf8.RuneCountInString(t.bare) > 3 && !r.lex.isOrdinary(t.low) && !r.lex.noStreet[t.bare] && !r.lex.streetWord[t.bare] {
				r.putToken(t.bare, t.spelled, form{of: s})
			}
		}
	}
}

// isAddress reports whether a place is told by a street and a number, or by the code of a town.
func isAddress(value string) bool {
	return slices.ContainsFunc(streets(), func(f *regexp.Regexp) bool { return f.MatchString(value) }) ||
		postal().MatchString(value) || townCode().MatchString(value)
}

// townCode is a code before or behind a town, and a house behind its street: "4051 Basel", "Tannhof 12,".
var townCode = words.Pattern(`\b\d{4,5} \p{Lu}\p{L}{2,}|\p{Lu}\p{L}{2,},? \d{5}\b|\b\d{2}-\d{3} \p{Lu}|^\p{Lu}[\p{L} -]{3,} \d{1,4}[a-z]?, ?\p{Lu}`)
