package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/advice/draft/grammar"
	"journal/generator/english"
	"journal/generator/note"
)

// standsLikeName reports whether the i-th token, a word that is a name as well,
// is written like a name and stands like one: "Will asked" and "said Will", but
// not "will", "Will they", or "in May".
func (r *redaction) standsLikeName(text string, t []token, i int, german bool, kind string) bool {
	w := t[i]
	if !isUpperAt(text, w) {
		return kind == ofPerson && r.mentionsSmall(text, t, i)
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
		return r.actsBehind(text, t, i) || kind == ofCompany && isHeading(text, t, i) || !r.isFrequent(w, kind) && !r.readsOn(text, t, i, kind)
	}
	if r.lex.month[w.bare] && i > 0 && (r.lex.monthLead[before.bare] || !before.letters || i+1 < len(t) && !t[i+1].letters) {
		return false
	}
	if german && i > 0 && r.lex.determiner[before.bare] && !(i > 1 && t[i-2].bare == "van") && strings.TrimSpace(text[before.to:w.from]) == "" {
		return false
	}
	return true
}

// isFrequent reports whether a word begins a sentence more often than somebody of that name or such a company does.
func (r *redaction) isFrequent(w token, kind string) bool {
	if kind == ofCompany {
		return frequency(w.bare) < 300
	}
	return frequency(w.bare) < 3000 || r.lex.mass[w.bare] || r.lex.month[w.bare]
}

// readsOn reports whether a word at the start of a sentence reads on as what it means: "Anchor the rope", "Rose bushes".
func (r *redaction) readsOn(text string, t []token, i int, kind string) bool {
	if i+1 >= len(t) {
		return false
	}
	next := t[i+1]
	gap := text[t[i].to:next.from]
	switch {
	case gap == ", ": // "Cook, clean and carry"
		return kind == ofPerson && !isUpperAt(text, next)
	case strings.TrimSpace(gap) != "":
		return false
	case kind == ofCompany:
		return r.lex.ordered[next.bare]
	case r.lex.and[next.bare]: // "Baker and butcher"
		return i+2 < len(t) && !isUpperAt(text, t[i+2]) && !r.isVerb(text, t, i+2) && !r.lex.object[t[i+2].bare]
	case !r.lex.ordinary[t[i].low] && !english.Known(next.low): // a word of English, and no English
		return false
	}
	if strings.HasSuffix(t[i].bare, "s") && len(r.known.forms[t[i].bare]) == 0 && r.isOwner(text, t, i) {
		return false
	}
	return !grammar.IsThing(t[i].low) || !r.lex.after[next.bare] && !r.lex.tie[next.bare] || r.lex.of[next.bare] || r.lex.ordered[next.bare] || r.inDoubt(t[i], next)
}

// isOwner reports whether the i-th token, a name with an "s", owns the thing behind it, "Bobs idea was better":
// that is nothing but a thing, or what it does follows.
func (r *redaction) isOwner(text string, t []token, i int) bool {
	return grammar.IsThing(t[i+1].low) || i+2 < len(t) && (r.lex.tie[t[i+2].bare] || r.isVerb(text, t, i+2)) && !r.lex.tie[t[i+1].bare]
}

// mentionsSmall reports whether a given name that is a word as well and written small is said of somebody
// all the same, as by whoever types without capitals: "bob asked", "with bob".
func (r *redaction) mentionsSmall(text string, t []token, i int) bool {
	w := t[i]
	if !allGiven()[w.bare] || r.lex.mass[w.bare] || r.lex.month[w.bare] || frequency(w.bare) < 3000 {
		return false
	}
	if r.beginsSentence(text, t, i) && i+1 < len(t) && text[w.to:t[i+1].from] == " " {
		return r.lex.verb[t[i+1].bare] && !r.lex.thing[t[i+1].bare]
	}
	return i > 0 && r.lex.nameLead[t[i-1].bare] && text[t[i-1].to:w.from] == " " && !r.countsNoun(text, t, i+1)
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
	if r.lex.pronoun[next.bare] && i+2 < len(t) && !r.lex.object[t[i+2].bare] && !r.lex.thing[t[i+2].bare] { // "Rosa me preguntó"
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
	if grammar.IsPast(next.low) && r.lex.isOrdinary(next.low) {
		return !strings.HasSuffix(next.bare, "ed") || !r.countsNoun(text, t, i+1)
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
	return r.lex.mass[w.bare] && r.lex.thing[next.bare] || r.lex.month[w.bare] && r.lex.monthDoes[next.bare]
}

func (r *redaction) isGerman(t []token) bool {
	german, all := 0, 0
	for _, w := range t {
		if w.letters {
			all++
			if r.lex.germanWord[w.bare] {
				german++
			}
		}
	}
	return german > 0 && german*12 >= all
}
