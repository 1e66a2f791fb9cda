package redact

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"
)

// shape is what is private by its form and, unless it is nil, what else has to be true of a find.
type shape struct {
	kind string
	form *regexp.Regexp
	is   func(r *redaction, text string, from, to int) bool
}

// ending is what a name on the net ends in.
const ending = `(?:com|net|org|io|dev|app|ai|co|eu|de|uk|fr|es|nl|it|ch|at|pl|us|ca|info|biz|tech|jobs|work|careers|me|tv|ly|gg|be|dk|se|no|fi|pt|ie|ru|cn|jp|kr|br|in|au|nz|cz|hu|gr|tr|ua|za|mx|ar|example|test|invalid|local|edu|gov|int|cloud|online|site|shop|health|school|bank)`

// shapes are looked for in this order: what one has found is left alone by the
// next. They take a while to make.
var shapes = sync.OnceValue(func() []shape {
	const (
		name = `[\pL\pN][\pL\pN._%+-]*`
		at   = `\s?(?:@|[\[({<]\s?(?:at|ät|AT|a|arroba|chez)\s?[\])}>]|\sAT\s|\sat\s)\s?`
		dot  = `\s?(?:[\[({<]\s?(?:dot|DOT|punkt|point|punto|\.)\s?[\])}>]|\s(?:dot|DOT|punkt|punto)\s)\s?`
		rest = `[^\s<>"“”‘’()，。]*`
	)
	return []shape{
		{ofMail, regexp.MustCompile(name + `(?:` + dot + `[\pL\pN-]+)*` + at + `[\pL\pN-]+(?:` + dot + `[\pL\pN-]+|\.[\pL\pN-]+)*` + dot + `[\pL\pN-]+`), nil},
		{ofMail, regexp.MustCompile(name + `(?:` + dot + `[\pL\pN-]+)+` + at + `[\pL\pN.-]+`), nil},
		{ofLink, regexp.MustCompile(`(?i)\b(?:[a-z][a-z+]*://|www\.|mailto:|tel:|skype:|sip:)[^\s<>"“”‘’()]+`), nil},
		{ofLink, regexp.MustCompile(name + `@[\pL\pN.-]+:[\pL\pN~/]` + rest), nil},
		{ofMail, regexp.MustCompile(name + `\s?(?:@|[\[({<]\s?(?i:at|ät|arroba)\s?[\])}>])\s?[\pL\pN-]+(?:\.[\pL\pN-]+)+`), nil},
		{ofFile, regexp.MustCompile(`(?i)[\pL\pN][\pL\pN._()+@-]*\.(?:pdf|docx?|odt|rtf|xlsx?|ods|pptx?|key|pages|jpe?g|png|gif|heic|webp|svg|tiff?|mp3|mp4|m4a|mov|wav|zip|msg|eml|ics|vcf)\b`), nil},
		{ofLink, regexp.MustCompile(`(?i)[\pL\pN][\pL\pN-]*(?:\.[\pL\pN-]+)*\.` + ending + `(?::\d+)?/` + rest), whole},
		{ofLink, regexp.MustCompile(`(?i)[\pL\pN][\pL\pN-]*(?:\.[\pL\pN-]+)*\.` + ending + `(?::\d+)?`), wholeName},
		{ofLink, regexp.MustCompile(`\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/` + rest + `)?`), isAddressOfMachine},
		{ofHandle, regexp.MustCompile(`[@＠][\pL\pN][\pL\pN._-]*(?:#\d{4})?`), notInside},
		{ofHandle, regexp.MustCompile(`#[\pL\pN][\pL\pN._-]*`), (*redaction).namesSomebody},
		{ofPhone, regexp.MustCompile(`(?:\+|00)\d[\d ()./\x{a0}-]{5,}\d(?:\s?(?:ext\.?|x|-)\s?\d{1,5})?`), (*redaction).isPhone},
		{ofPlace, postal(), whole},
		{ofPhone, regexp.MustCompile(`[+(]?\d[\d ()./\x{a0}\x{202f}-]{5,}\d(?:\s?(?i:ext\.?|x|extension)\s?\d{1,5})?`), (*redaction).isPhone},
		{ofPhone, regexp.MustCompile(`(?i:` + alternatives(vocabulary().plain("phone", "short")) + `)[ .:#]*\d[\d -]{0,12}`), (*redaction).startsWord},
		{ofPhone, regexp.MustCompile(`(?i:` + alternatives(vocabulary().plain("phone", "word")) + `)[ .:#]*(?:\pL+ ){0,2}\d[\d ./-]{3,}\d`), (*redaction).startsWord},
	}
})

// shapes claims what is private by its form.
func (r *redaction) shapes(text string, c *claims) {
	if !strings.ContainsAny(text, "0123456789@.:/#[({") && !strings.ContainsFunc(text, unicode.IsDigit) {
		r.places(text, c)
		return
	}
	for i, s := range shapes() {
		if i == lastOfNet {
			r.places(text, c)
		}
		for _, m := range s.form.FindAllStringIndex(text, -1) {
			found := strings.TrimRight(text[m[0]:m[1]], " .,;:!?'’-/(")
			to := m[0] + len(found)
			if s.is == nil || s.is(r, text, m[0], to) {
				c.take(span{m[0], to, s.kind, strings.ToLower(found)})
			}
		}
	}
}

// lastOfNet is how many of the shapes are looked for before addresses of houses.
const lastOfNet = 11

func whole(_ *redaction, text string, from, to int) bool { return isWhole(text, from, to) }

// wholeName reports whether a find is a name on the net and neither an abbreviation nor the
// end of a sentence without a space.
func wholeName(_ *redaction, text string, from, to int) bool {
	found := text[from:to]
	first, last, _ := strings.Cut(found, ".")
	if strings.Count(found, ".") == 1 && (len(first) < 2 || unicode.IsUpper(firstLetter(last)) && !strings.EqualFold(first, strings.ToUpper(first)) && strings.ToUpper(last) != last) {
		return false
	}
	return isWhole(text, from, to) && !strings.HasSuffix(strings.ToLower(found), "node.js")
}

func isAddressOfMachine(_ *redaction, text string, from, to int) bool {
	return isWhole(text, from, to) && !date().MatchString(text[from:to])
}

func notInside(_ *redaction, text string, from, _ int) bool {
	c, _ := utf8.DecodeLastRuneInString(text[:from])
	return from == 0 || !unicode.IsLetter(c) && !unicode.IsDigit(c)
}

func (r *redaction) startsWord(text string, from, to int) bool {
	return isWhole(text, from, from+1) || notInside(r, text, from, to)
}

// namesSomebody reports whether a word in one piece, such as a hashtag, has a name in it.
func (r *redaction) namesSomebody(text string, from, to int) bool {
	word := squash(text[from:to])
	for _, s := range r.known.subjects {
		for _, part := range s.parts {
			if len(part) > 3 && !r.lex.isOrdinary(part) && strings.Contains(word, part) {
				return true
			}
		}
	}
	t := tokensOf(text[from:to])
	return slices.ContainsFunc(r.known.forms[join(t)], func(f form) bool { return !r.lex.isOrdinary(word) || f.of.kind == ofCompany && f.of.near })
}

var (
	date   = words.Pattern(`^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})(?:\s|$|[^\d])`)
	times  = words.Pattern(`^\d{1,2}[.:]\d{2}\s?-\s?\d{1,2}[.:]\d{2}$`)
	number = words.Pattern(`^\d{1,3}(?:[ .\x{a0}\x{202f}]\d{3})+$`)
	ranges = words.Pattern(`^(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)\d{2}$`)
)

// isPhone reports whether digits are a telephone number or another one that tells whose
// it is: seven or more, and no date, time, score, year or count of things.
func (r *redaction) isPhone(text string, from, to int) bool {
	s := text[from:to]
	if len(digitsOf(s)) < 7 || date().MatchString(s+" ") || times().MatchString(s) || ranges().MatchString(s) || isYears(s) {
		return false
	}
	if s[0] == '+' || s[0] == '(' {
		return true
	}
	if number().MatchString(s) && s[0] != '0' && (len(digitsOf(s)) != 9 || !threes().MatchString(s) || strings.HasSuffix(s, "00") || r.isCounted(text, to)) {
		return false
	}
	return !isRow(s) && !r.isNumbered(text[:from])
}

// threes are the groups in which a number of nine digits is dictated: "612 345 987".
var threes = words.Pattern(`^\d{3}(?:[ \x{a0}\x{202f}]\d{3}){2}$`)

// isCounted reports whether what follows a number is what it counts or a sum is in: "users", "zł".
func (r *redaction) isCounted(text string, to int) bool {
	rest := strings.TrimLeft(text[to:], " \u00a0")
	t := tokensOf(rest)
	if rest == "" || len(t) == 0 || t[0].from > 0 {
		return rest != "" && r.lex.symbol[string(firstLetter(rest))]
	}
	w := t[0]
	return w.letters && (r.lex.currency[w.bare] || r.lex.symbol[w.bare] || r.lex.percent[w.bare] || r.lex.scale[w.bare] ||
		!isUpperAt(rest, w) && !r.lex.after[w.bare] && !r.lex.tie[w.bare] && !r.lex.verb[w.bare] && strings.HasSuffix(w.bare, "s"))
}

// isNumbered reports whether a text ends in words for a number that is no telephone's: "order no.".
func (r *redaction) isNumbered(before string) bool {
	t := tokensOf(before[max(0, len(before)-60):])
	for n := len(t) - 1; n >= 0 && n >= len(t)-3; n-- {
		end := len(before[max(0, len(before)-60):])
		if n < len(t)-1 {
			end = t[n+1].from
		}
		if gap := before[max(0, len(before)-60):][t[n].to:end]; strings.ContainsAny(gap, ",;!?\n") {
			return false
		}
		if r.lex.notPhone[t[n].bare] {
			return true
		}
		if !r.lex.numberWord[t[n].bare] {
			return false
		}
	}
	return false
}

// isRow reports whether numbers stand in a row, as marks and years do: "3 4 5 5 4", "2019 2020 2021".
func isRow(s string) bool {
	f := strings.Fields(s)
	if len(f) < 3 {
		return false
	}
	long, years, nought := 0, 0, false
	for _, w := range f {
		long = max(long, len(w))
		nought = nought || strings.HasPrefix(w, "0")
		if len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) {
			years++
		}
	}
	return long == 1 || years == len(f) || long == 2 && len(f) > 4 && !nought
}

// isYears reports whether all numbers are dates or years: "2026-03-04 10".
func isYears(s string) bool {
	f := strings.Fields(s)
	for _, w := range f {
		if !date().MatchString(w+" ") && len(w) > 2 && !(len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20"))) {
			return false
		}
	}
	return len(f) > 0 && date().MatchString(f[0]+" ")
}

func digitsOf(s string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s)
}

// postal are codes of places that nothing else looks like.
var postal = words.Pattern(`〒?\d{3}-\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[1-9]\d{3} ?[A-Z]{2}(?: \p{Lu}\p{Ll}+)?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{2} \d{5}(?:-\d{4})?`)

// streets are the ways to write an address, of all languages.
var streets = sync.OnceValue(func() []*regexp.Regexp {
	l := vocabulary()
	of := func(entry string) string { return alternatives(l.plain("street", entry)) }
	const (
		house = `\d{1,4}\s?(?:[a-zA-Z]|bis|ter)?(?:\s?[-–/]\s?\d{1,4}[a-z]?)?`
		caps  = `\p{Lu}[\p{L}'’.-]*`
	)
	link := `(?:(?i:` + of("link") + `)['’]?\s*)*`
	return []*regexp.Regexp{
		// Hafenstraße 12, Berliner Straße 5, Storgatan 5
		regexp.MustCompile(`(?:` + caps + `[ -]){0,3}?\p{Lu}[\p{L}-]*(?i:` + of("end") + `)\s` + house),
		regexp.MustCompile(`(?:` + caps + `[ -]){1,2}(?i:` + of("end") + `)\s` + house),
		regexp.MustCompile(`\p{Lu}[\p{L}-]{2,}` + alternatives(sureStreets(l, "end"))),
		// 14 rue des Lilas; Calle de la Rosa 12; ul. Długa 14
		regexp.MustCompile(house + `,?\s(?i:` + of("before") + `)\.?\s` + link + caps + `(?:[ -]` + link + caps + `){0,3}`),
		regexp.MustCompile(`(?i:` + of("before") + `)\.?\s?` + link + caps + `(?:[ -]` + link + caps + `){0,3},?\s(?:n[º°o]\.?\s?)?` + house),
		regexp.MustCompile(`(?i:` + alternatives(sureStreets(l, "before")) + `)\.?\s` + link + caps + `(?:[ -]` + link + caps + `){0,2}`),
		// 221 Baker Road; Mill Lane
		regexp.MustCompile(`\d{1,5}[A-Za-z]?(?:[-/]\d+)?,?\s(?:` + caps + `\s){1,3}(?i:` + of("behind") + `)\.?`),
		regexp.MustCompile(`(?:` + caps + `\s){1,3}(?i:` + of("behind") + `)\.?,?\s` + house),
		regexp.MustCompile(`(?:` + caps + `\s){1,3}` + upper(l.plain("street", "sure"))),
		// Am Alten Hof 9
		regexp.MustCompile(upper(l.plain("street", "prep")) + `\s(?:\p{Lu}[\p{L}-]+\s){1,2}\d{1,3}\s?[a-z]?`),
		regexp.MustCompile(`(?i:` + of("box") + `)\.?\s\d+`),
		// 東京都渋谷区渋谷2-21-1; 中山路12号; 테헤란로 12
		regexp.MustCompile(`(?:[\p{Han}\p{Hiragana}\p{Katakana}]{1,6}[都道府県市区町村郡]){1,4}[\p{Han}\p{Hiragana}\p{Katakana}ー]{0,8}\d+(?:[-−‐]\d+|丁目\d*|番地?\d*|号)*`),
		regexp.MustCompile(`\p{Han}{1,10}(?:路|街|道|巷|弄)\d+(?:号|號|弄|室|楼|樓|\d)*`),
		regexp.MustCompile(`\p{Hangul}{2,8}(?:로|길)\s?\d+(?:-\d+)?(?:번길\s?\d+)?`),
	}
})

// prepositional is the place of the form "Am Alten Hof 9" in streets.
const prepositional = 9

// sureStreets are the words of a list of streets that need nothing else to be sure.
func sureStreets(l *lexicon, list string) []string {
	some := l.plain("street", list)
	return slices.DeleteFunc(l.plain("street", "sure"), func(w string) bool { return !slices.Contains(some, w) })
}

// upper is a pattern for words that begin with a capital.
func upper(all []string) string {
	caps := make([]string, len(all))
	for i, w := range all {
		c, size := utf8.DecodeRuneInString(w)
		caps[i] = string(unicode.ToUpper(c)) + w[size:]
	}
	return alternatives(caps)
}

// places claims addresses of houses, with the town behind them.
func (r *redaction) places(text string, c *claims) {
	for n, form := range streets() {
		for _, m := range form.FindAllStringIndex(text, -1) {
			from, to := r.streetStarts(text, m[0], m[1]), m[1]
			if from >= to || !isWhole(text, from, to) || n == prepositional && r.isNoStreet(text[from:to]) {
				continue
			}
			to = r.townBehind(text, to)
			c.take(span{from, to, ofPlace, foldText(text[from:to])})
		}
	}
	for _, m := range town().FindAllStringSubmatchIndex(text, -1) {
		if !strings.HasSuffix(text[m[2]:m[3]], "000") {
			c.take(span{m[2], m[5], ofPlace, foldText(text[m[2]:m[5]])})
		}
	}
}

// streetStarts drops words off the head of a find that belong to the sentence: "In Baker Road".
func (r *redaction) streetStarts(text string, from, to int) int {
	tokens := tokensOf(text[from:to])
	if len(tokens) == 0 || !tokens[0].letters || !leads()[tokens[0].bare] {
		return from
	}
	rest := strings.TrimLeft(text[from+tokens[0].to:to], " ")
	if strings.Contains(rest, " ") || strings.ContainsAny(rest, "0123456789") {
		return to - len(rest)
	}
	return from
}

var leads = sync.OnceValue(func() set {
	s := set{}
	for _, w := range vocabulary().plain("before place", "word") {
		s[w] = true
	}
	return s
})

// isNoStreet reports whether a find speaks of something else: "Am Montag 5", "Im Raum 12".
func (r *redaction) isNoStreet(found string) bool {
	for _, t := range tokensOf(found) {
		if r.lex.noStreet[t.bare] || r.lex.month[t.bare] && !strings.Contains(strings.ToLower(found), "stra") {
			return true
		}
	}
	return false
}

var (
	town   = words.Pattern(`(?:^|[,(]\s?|\s(?i:in|nach|aus|to|near|à|a|en|te|w|i)\s)((?:[A-Z]{1,2}-)?\d{5})(\s\p{Lu}[\p{L}-]{2,})`)
	inside = words.Pattern(`^,?\s(?i:apt|apartment|suite|floor|flat|unit)\.?\s?#?\d+[a-z]?`)
	coded  = words.Pattern(`^,?\s(?:\p{Lu}[\p{L}'’-]+(?:[ -]\p{Lu}[\p{L}'’-]+)?,?\s)?(?:(?:[A-Z]{1,2}[- ])?\d{4,5}(?:-\d{4})?(?:\s?[A-Z]{2})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{2}-\d{3})(?:\s\p{Lu}[\p{L}'’-]+(?:[ -]\p{Lu}[\p{L}'’-]+)?)?`)
	city   = words.Pattern(`^,\s(\p{Lu}[\p{L}'’-]{2,}(?:[ -]\p{Lu}[\p{L}'’-]+)?)`)
)

// townBehind returns the end of an address with the flat and the town behind the street.
func (r *redaction) townBehind(text string, to int) int {
	if m := inside().FindStringIndex(text[to:]); m != nil {
		to += m[1]
	}
	if m := coded().FindStringIndex(text[to:]); m != nil && !isWordRune(firstLetter(text[to+m[1]:])) {
		return to + m[1]
	}
	if m := city().FindStringSubmatchIndex(text[to:]); m != nil {
		if t := tokensOf(text[to+m[2] : to+m[3]]); !r.lex.isOrdinary(t[0].low) {
			return to + m[1]
		}
	}
	return to
}
