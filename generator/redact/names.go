package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"
)

// names claims the names in a text.
func (r *redaction) names(text string, c *claims) {
	r.eastNames(text, c)
	t := tokensOf(text)
	german := r.isGerman(t)
	for i := 0; i < len(t); {
		s, to, n := r.nameAt(text, t, i, german)
		if n > 1 && !c.free(t[i].from, to) { // the rest of it is taken
			s, to, n = r.nameAt(text, t[:i+1], i, german)
		}
		if n == 0 || !c.free(t[i].from, to) {
			i++
			continue
		}
		from, to := r.widen(text, t[i].from, to, s)
		if !c.free(from, to) {
			from, to = t[i].from, t[i+n-1].to
		}
		c.take(span{from, to, s.kind, s.key})
		i += n
	}
	r.initialsIn(text, c)
}

// nameAt returns who is named at the i-th token, to where, and by how many tokens.
func (r *redaction) nameAt(text string, t []token, i int, german bool) (*subject, int, int) {
	most := min(len(t)-i, r.known.longest+3)
	if apart := singleLetters(t[i:]); apart > 3 {
		most = max(most, apart)
	}
	for n := most; n > 0; n-- {
		if !joins(text, t[i:i+n]) {
			continue
		}
		for _, letters := range spellings(t[i : i+n]) {
			for _, f := range r.known.sorted(letters) {
				if r.fits(text, t, i, n, f, letters, german) {
					return f.of, t[i+n-1].to, n
				}
			}
		}
	}
	if s := r.derived(text, t[i], german); s != nil {
		return s, t[i].to, 1
	}
	if s := r.shortened(text, t[i]); s != nil {
		return s, t[i].to, 1
	}
	return nil, 0, 0
}

// singleLetters counts the tokens of one letter at the head of some: "H o l m".
func singleLetters(t []token) int {
	n := 0
	for n < len(t) && utf8.RuneCountInString(t[n].bare) == 1 {
		n++
	}
	return n
}

// joins reports whether tokens stand so close that they can be one name. A comma
// parts a surname from a given name, and the names of partners.
func joins(text string, t []token) bool {
	for i := 1; i < len(t); i++ {
		gap := text[t[i-1].to:t[i].from]
		if gap == ", " {
			continue
		}
		if utf8.RuneCountInString(gap) > 3 || strings.Trim(gap, " -'’‘`´.·_&\u00a0\u2010\u2011\n\u00ad\u200b") != "" {
			return false
		}
	}
	return true
}

// spellings returns the letters of some tokens run together, with and without
// the "s" of a genitive.
func spellings(t []token) []string {
	var bare, spelled string
	for _, x := range t {
		bare += x.bare
		spelled += x.spelled
	}
	all := []string{bare}
	if spelled != bare {
		all = append(all, spelled)
	}
	if len(t[len(t)-1].bare) < 2 { // "Mary's" is two tokens
		return all
	}
	for _, s := range all[:len(all):len(all)] {
		if cut := strings.TrimSuffix(s, "s"); len(cut) >= 3 && cut != s {
			all = append(all, cut)
		}
	}
	return all
}

// fits reports whether the n tokens from the i-th are a name in that form.
func (r *redaction) fits(text string, t []token, i, n int, f form, letters string, german bool) bool {
	run := t[i : i+n]
	from, to := run[0].from, run[n-1].to
	if strings.Contains(text[from:to], ", ") && (!f.joined || n > 2 && f.of.kind != ofCompany) {
		return false
	}
	cut := n == 1 && letters != run[0].bare && letters != run[0].spelled
	proper := f.proper || n == 1 && r.lex.isOrdinary(run[0].low)
	switch {
	case n > 1 && !f.joined:
		// One word of the name is written as several: "Xiao Ming", "O'Neil", "H o l m".
		if singleLetters(run) == n && utf8.RuneCountInString(letters) > 3 {
			return isWhole(text, from, to)
		}
		if !isUpperAt(text, run[0]) && !f.proper && r.known.allOrdinary(run) {
			return false
		}
		return isWhole(text, from, to) && isUpperAt(text, run[0]) && !r.known.allOrdinary(run)
	case n == 1 && f.joined && r.lex.isOrdinary(run[0].low):
		return false
	case n == 1 && cut && utf8.RuneCountInString(letters) < 3:
		return false
	case !proper:
		return true
	case !isWhole(text, from, to):
		return false
	case n > 1:
		return isUpperAt(text, run[0]) && isUpperAt(text, run[n-1])
	}
	return r.standsLikeName(text, t, i, german, f.of.kind)
}

// widen takes the initials beside a name along: "P. Hollmann", "Petra H.".
func (r *redaction) widen(text string, from, to int, s *subject) (int, int) {
	if s.kind != ofPerson {
		return from, to
	}
	if m := initialsBefore().FindStringIndex(text[:from]); m != nil && s.first[foldText(string(firstLetter(text[m[0]:])))] && startsWhole(text, m[0]) {
		from = m[0]
	}
	if m := initialBehind().FindStringSubmatchIndex(text[to:]); m != nil && s.first[foldText(text[to+m[2]:to+m[3]])] {
		if end := to + m[1]; isWhole(text, to, end) || text[end-1] == '.' {
			to = end
		}
	}
	for to < len(text) && text[to] >= '0' && text[to] <= '9' { // marychen88
		to++
	}
	return from, to
}

var (
	initialsBefore = words.Pattern(`(?:\p{Lu}\.\s?-?\s?)+$`)
	initialBehind  = words.Pattern(`^\s(\p{Lu})\.`)
)

func lastLetter(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

func startsWhole(text string, from int) bool {
	return from == 0 || !isWordRune(lastLetter(text[:from]))
}

func firstLetter(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// derived returns whose name is in a longer word: with an ending, "Nowaka", or
// of a company in a compound, "Elbebank".
func (r *redaction) derived(text string, t token, german bool) *subject {
	word := []rune(t.bare)
	if !t.letters || len(word) <= stemLetters || r.lex.isOrdinary(t.low) {
		return nil
	}
	for _, c := range r.known.stems[string(word[:stemLetters])] {
		if c.ordinary && german {
			continue // "beim Kochen"
		}
		if rest, ok := strings.CutPrefix(t.bare, c.text); ok {
			if c.of.kind == ofCompany && !c.ordinary || isUpperAt(text, t) && slices.Contains(r.lex.inflection, rest) || len(c.text) >= 8 && !c.ordinary {
				return c.of
			}
		}
		stem := strings.TrimRight(c.text, "aeiouyаеиояйьы")
		if rest, ok := strings.CutPrefix(t.bare, stem); ok && stem != c.text && utf8.RuneCountInString(stem) >= 3 && isUpperAt(text, t) && slices.Contains(r.lex.inflection, rest) {
			return c.of
		}
	}
	if len(word) > tailLetters {
		for _, c := range r.known.tails[string(word[len(word)-tailLetters:])] {
			if strings.HasSuffix(t.bare, c.text) {
				return c.of
			}
		}
	}
	return r.arabic(t)
}

// arabic looks behind the words that Arabic writes in one with the next.
func (r *redaction) arabic(t token) *subject {
	c, size := utf8.DecodeRuneInString(t.bare)
	if !strings.ContainsRune("وفبلك", c) {
		return nil
	}
	for _, f := range r.known.forms[t.bare[size:]] {
		return f.of
	}
	return nil
}

// shortened returns whose given name a word begins: "Alex" of "Alexandra".
func (r *redaction) shortened(text string, t token) *subject {
	n := utf8.RuneCountInString(t.bare)
	if n < stemLetters || !isUpperAt(text, t) || r.lex.isOrdinary(t.low) || r.lex.abbreviation[t.bare] || strings.ToUpper(text[t.from:t.to]) == text[t.from:t.to] || !isWhole(text, t.from, t.to) {
		return nil
	}
	for _, c := range r.known.stems[string([]rune(t.bare)[:stemLetters])] {
		if c.of.kind == ofPerson && c.of.near && !c.ordinary && strings.HasPrefix(c.text, t.bare) && utf8.RuneCountInString(c.text) >= n+2 {
			return c.of
		}
	}
	return nil
}

var (
	// capitals is a word that may be initials, dotted the same with full stops.
	joinedCapitals = words.Pattern(`(?:\p{Lu},?\s?){1,4}[&+]\s?\p{Lu}`)
	capitals       = words.Pattern(`[\pL]{2,6}`)
	dotted         = words.Pattern(`\p{Lu}\.(?:[ -]{0,2}\pL\.)*[ -]{0,2}\pL\.?`)
)

// initialsIn claims the initials of whoever was at this interview.
func (r *redaction) initialsIn(text string, c *claims) {
	for _, m := range dotted().FindAllStringIndex(text, -1) {
		from, to := m[0], m[1]
		if text[to-1] != '.' && !isWhole(text, from, to) || text[to-1] != '.' && unicode.IsLower(lastLetter(text[:to])) { // "M.C. w" of "M.C. wrote"
			to = from + strings.LastIndex(text[from:to], ".") + 1
		}
		if s := r.known.initials[letters(text[from:to])]; s != nil {
			c.take(span{from, to, s.kind, s.key})
		}
	}
	for _, m := range joinedCapitals().FindAllStringIndex(text, -1) {
		if s := r.known.initials[letters(text[m[0]:m[1]])]; s != nil && s.kind == ofCompany && isWhole(text, m[0], m[1]) {
			c.take(span{m[0], m[1], s.kind, s.key})
		}
	}
	for _, m := range capitals().FindAllStringIndex(text, -1) {
		s := text[m[0]:m[1]]
		who := r.known.initials[s]
		if who == nil && strings.HasSuffix(s, "s") {
			if who = r.known.initials[s[:len(s)-1]]; who != nil {
				m[1]--
			}
		}
		if who == nil || r.lex.abbreviation[strings.ToLower(s)] || !unicode.IsUpper(firstLetter(s)) || r.isWord(text, m) {
			continue
		}
		if isWhole(text, m[0], m[1]) || m[1] < len(text) && text[m[1]] == 's' {
			c.take(span{m[0], m[1], who.kind, who.key})
		}
	}
}

// isWord reports whether initials are a word in capitals among others in capitals: "DO NOT".
func (r *redaction) isWord(text string, m []int) bool {
	return r.lex.isOrdinary(foldText(text[m[0]:m[1]])) && strings.ToUpper(text) == text
}

func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) {
			return c
		}
		return -1
	}, s)
}
