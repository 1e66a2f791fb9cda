package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/note"
)

// standsLikeName reports whether the i-th token, a word that is a name as well,
// is written like a name and stands like one: "Will asked" and "said Will", but
// not "will", "Will they", or "in May".
func (r *redaction) standsLikeName(text string, t []token, i int, german bool, kind string) bool {
	w := t[i]
	if !isUpperAt(text, w) {
		return false
	}
	var before token
	if i > 0 {
		before = t[i-1]
		if r.lex.person[before.bare] || r.lex.office[before.bare] {
			return true
		}
	}
	short := utf8.RuneCountInString(w.bare) < 3
	if !r.lex.isOrdinary(w.low) {
		return !short || !r.lex.abbreviation[w.bare] || strings.ToUpper(text[w.from:w.to]) != text[w.from:w.to]
	}
	if r.beginsSentence(text, t, i) || r.isTitled(text, t) {
		return r.actsBehind(text, t, i) || kind == ofCompany && isHeading(text, t, i)
	}
	if r.lex.month[w.bare] && i > 0 && (r.lex.monthLead[before.bare] || !before.letters || i+1 < len(t) && !t[i+1].letters) {
		return false
	}
	if german && i > 0 && r.lex.determiner[before.bare] && !(i > 1 && t[i-2].bare == "van") && strings.TrimSpace(text[before.to:w.from]) == "" {
		return false
	}
	if german && kind == ofCompany {
		return false
	}
	return true
}

// beginsSentence reports whether a token is the first of a sentence, where every word has a capital.
func (r *redaction) beginsSentence(text string, t []token, i int) bool {
	before := strings.TrimRightFunc(text[:t[i].from], func(c rune) bool {
		return unicode.IsSpace(c) || strings.ContainsRune(`"'“”„«»‘’([*_`, c)
	})
	if before == "" {
		return true
	}
	last, size := utf8.DecodeLastRuneInString(before)
	if !strings.ContainsRune(".!?:;…•|/–—。！？：", last) && !(last == '-' && strings.HasSuffix(before[:len(before)-size], " ")) {
		return false
	}
	if last == '.' && i > 0 && t[i-1].to == len(before)-1 { // "Dr. May", "J. May"
		return !r.lex.person[t[i-1].bare] && utf8.RuneCountInString(t[i-1].bare) > 1
	}
	return true
}

// isHeading reports whether a text of few words begins with the i-th token and a comma, as the
// title of an interview does: "Target, panel".
func isHeading(text string, t []token, i int) bool {
	return len(t) < 12 && strings.HasPrefix(text[t[i].to:], ",")
}

// isTitled reports whether all ordinary words of a text have a capital, as in a title.
func (r *redaction) isTitled(text string, t []token) bool {
	words, capital := 0, 0
	for _, w := range t {
		if w.letters && w.to-w.from > 3 && r.lex.isOrdinary(w.low) && len(r.known.forms[w.bare]) == 0 {
			words++
			if isUpperAt(text, w) {
				capital++
			}
		}
	}
	return words > 1 && capital == words
}

// actsBehind reports whether what follows the i-th token says that somebody does
// something: "asked", "'s", "and Rose".
func (r *redaction) actsBehind(text string, t []token, i int) bool {
	if i+1 >= len(t) {
		return i == 0 // all that stands there
	}
	next := t[i+1]
	gap := text[t[i].to:next.from]
	if i == 0 && strings.HasPrefix(gap, ",") && note.IsJobTitle(text[next.from:]) {
		return true
	}
	if (gap == "'" || gap == "’") && next.bare == "s" {
		return true
	}
	if strings.TrimSpace(gap) == "(" {
		return true // "Pip (short for Philippa)"
	}
	if strings.TrimSpace(gap) != "" || !next.letters {
		return false
	}
	if r.lex.and[next.bare] || gap == " & " {
		return i+2 < len(t) && isUpperAt(text, t[i+2]) && len(r.known.forms[t[i+2].bare]) > 0
	}
	if isUpperAt(text, next) && strings.ToUpper(text[t[i].from:next.to]) != text[t[i].from:next.to] {
		return false
	}
	if r.lex.pronoun[next.bare] && i+2 < len(t) && !r.lex.thing[t[i+2].bare] { // "Rosa me preguntó"
		return r.isVerb(text, t, i+2)
	}
	if r.inDoubt(t[i], next) {
		return false
	}
	return r.isVerb(text, t, i+1)
}

// isVerb reports whether the i-th token says what somebody does.
func (r *redaction) isVerb(text string, t []token, i int) bool {
	next := t[i]
	if r.lex.verb[next.bare] || r.lex.verb[strings.ToLower(text[next.from:next.to])] {
		return true
	}
	n := utf8.RuneCountInString(next.bare)
	if n > 3 && slices.ContainsFunc(r.lex.verbEnds, func(end string) bool { return len(end) > 1 && strings.HasSuffix(next.bare, end) }) {
		return !strings.HasSuffix(next.bare, "ed") || !r.countsNoun(text, t, i+1)
	}
	stem, s := strings.CutSuffix(next.bare, "s")
	return s && n > 3 && r.lex.isOrdinary(stem) && i+1 < len(t) && r.lex.object[t[i+1].bare]
}

// countsNoun reports whether the i-th token follows the one before it and may be a noun: then that one was an
// adjective, as in "Rose coloured glasses".
func (r *redaction) countsNoun(text string, t []token, i int) bool {
	if i >= len(t) || strings.TrimSpace(text[t[i-1].to:t[i].from]) != "" {
		return false
	}
	w := t[i].bare
	return r.lex.isOrdinary(t[i].low) && !r.lex.object[w] && !r.lex.after[w] && !r.lex.tie[w] && !r.lex.verb[w] && !strings.HasSuffix(w, "ly")
}

// inDoubt reports whether a word at the start of a sentence may be somebody or something: "Hope is",
// "May was". It is not replaced; the second reader asks about it.
func (r *redaction) inDoubt(w, next token) bool {
	return (r.lex.mass[w.bare] || r.lex.month[w.bare]) && r.lex.thing[next.bare]
}

// germanWords tell German from languages that write nouns small.
var germanWords = set{"der": true, "die": true, "das": true, "und": true, "ich": true, "nicht": true, "ist": true, "ein": true, "eine": true, "mit": true, "den": true, "dem": true, "ob": true, "wir": true, "auch": true, "nach": true, "sie": true, "zu": true, "von": true}

func (r *redaction) isGerman(t []token) bool {
	german, all := 0, 0
	for _, w := range t {
		if w.letters {
			all++
			if germanWords[w.bare] {
				german++
			}
		}
	}
	return german > 0 && german*12 >= all
}
