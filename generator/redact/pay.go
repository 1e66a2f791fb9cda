package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/words"
)

// digitsAt is a number as people write a sum.
var digitsAt = words.Pattern(`^(?:\d{1,3}(?:[.,'’\x{a0}\x{202f} ]\d{3})+|\d+)(?:[.,]\d{1,2})?`)

// amount is a sum that may be pay.
type amount struct {
	from, to               int
	currency, scale, share bool // said with a currency, in thousands, in percent
	ten                    bool // in ten thousands of the East
	word                   bool // in words
	digits                 string
}

// pay claims what somebody is or would be paid.
func (r *redaction) pay(text string, c *claims) {
	for at := 0; at < len(text); {
		a, ok := r.amountAt(text, at)
		if !ok {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		if c.free(a.from, a.to) && r.isPay(text, a) {
			c.take(span{a.from, a.to, ofPay, strings.ToLower(strings.Join(strings.Fields(text[a.from:a.to]), " "))})
		}
		at = a.to
	}
}

// amountAt reads the sum that begins at a place, with the other end of a range.
func (r *redaction) amountAt(text string, at int) (amount, bool) {
	a, ok := r.oneAt(text, at)
	if !ok {
		return a, false
	}
	for range 2 {
		next, found := r.rangeEnd(text, a)
		if !found {
			break
		}
		a.to = next.to
		a.currency, a.scale, a.ten = a.currency || next.currency, a.scale || next.scale, a.ten || next.ten
		a.share = a.share || next.share
	}
	return a, true
}

// rangeEnd reads "-95k", "to 95", and after "between" "and 95".
func (r *redaction) rangeEnd(text string, a amount) (amount, bool) {
	rest := text[a.to:]
	gap := len(rest) - len(strings.TrimLeft(rest, " \u00a0"))
	at := a.to + gap
	if c, size := utf8.DecodeRuneInString(text[at:]); strings.ContainsRune("-–—~～", c) {
		at += size
	} else if w := wordAt(text, at); w != "" && (r.lex.to[foldText(w)] || r.lex.andTo[foldText(w)] && r.afterBetween(text, a.from)) {
		at += len(w)
	} else {
		return amount{}, false
	}
	at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \u00a0"))
	b, ok := r.oneAt(text, at)
	return b, ok && b.word == a.word && b.from >= a.to
}

func (r *redaction) afterBetween(text string, from int) bool {
	before := strings.Fields(text[:from])
	return len(before) > 0 && r.lex.between[foldText(before[len(before)-1])]
}

// oneAt reads one sum.
func (r *redaction) oneAt(text string, at int) (amount, bool) {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	if at > 0 && (unicode.IsDigit(before) || before == '.' && at > 1 && unicode.IsDigit(rune(text[at-2]))) {
		return amount{}, false
	}
	a := amount{from: at}
	if n := r.currencyAt(text, at); n > 0 && !isWordRune(before) {
		at += n
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \u00a0"))
		a.currency = true
	}
	switch m := digitsAt().FindString(text[at:]); {
	case m != "":
		if c := firstLetter(text[at+len(m):]); unicode.IsDigit(c) && len(text) > at+len(m) { // the last three digits were four
			m = text[at : at+countDigits(text[at:])]
		}
		if !a.currency && isWordRune(before) && !words.IsEastAsian(before) {
			return amount{}, false
		}
		a.digits = digitsOf(m)
		a.to = at + len(m)
	default:
		to, scale := r.wordsAt(text, at)
		if to == 0 || isWordRune(before) && !words.IsEastAsian(before) {
			return amount{}, false
		}
		a.word, a.scale, a.to = true, scale, to
	}
	r.units(text, &a)
	return a, true
}

func countDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// units reads what stands behind a number: "k", "T€", "万円", "LPA", "per cent".
func (r *redaction) units(text string, a *amount) {
	for range 3 {
		at := a.to
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \u00a0\u202f"))
		if n := r.eastScaleAt(text, at); n > 0 {
			a.ten, a.to = true, at+n
			continue
		}
		if n := r.currencyAt(text, at); n > 0 {
			a.currency, a.to = true, at+n
			return
		}
		w := wordAt(text, at)
		switch f := foldText(w); {
		case strings.HasPrefix(text[at:], "%"):
			a.share, a.to = true, at+1
			return
		case w == "":
			return
		case r.lex.scale[f] && !a.share:
			if len(f) == 1 && at > a.to && strings.ToUpper(w) != w && f != "k" { // "5 t" is weight
				return
			}
			a.scale, a.to = true, at+len(w)
			if strings.HasPrefix(text[a.to:], ".") && f != "k" && firstLetter(strings.TrimSpace(text[a.to+1:])) != utf8.RuneError && unicode.IsLower(firstLetter(strings.TrimSpace(text[a.to+1:]))) {
				a.to++
			}
		case a.currency && (f == "m" || f == "bn" || f == "mn"):
			a.scale, a.to = true, at+len(w)
			return
		case r.lex.percent[f]:
			a.share, a.to = true, at+len(w)
			return
		case f == "per" || f == "por" || f == "pour":
			next := at + len(w)
			next += len(text[next:]) - len(strings.TrimLeft(text[next:], " "))
			if v := wordAt(text, next); slices.Contains([]string{"cent", "ciento", "cento"}, foldText(v)) {
				a.share, a.to = true, next+len(v)
			}
			return
		default:
			return
		}
	}
}

// wordAt returns the letters at a place; of the scripts of the East none.
func wordAt(text string, at int) string {
	end := at
	for end < len(text) {
		c, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) || words.IsEastAsian(c) {
			break
		}
		end += size
	}
	return text[at:end]
}

// currencyAt returns the length of the currency at a place, 0 if there is none.
func (r *redaction) currencyAt(text string, at int) int {
	if w := wordAt(text, at); w != "" {
		f := foldText(w)
		if r.lex.currency[f] && !(len(f) == 3 && r.lex.isOrdinary(f) && strings.ToUpper(w) != w) {
			return len(w)
		}
		if r.lex.symbol[f] {
			if len(f) < 3 && strings.HasPrefix(text[at+len(w):], ".") {
				return len(w) + 1
			}
			if !strings.HasPrefix(text[at+len(w):], "$") {
				return len(w)
			}
		}
	}
	for _, n := range []int{3, 2, 1} {
		if s := firstRunes(text[at:], n); s != "" && strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) }) && r.lex.symbol[foldText(s)] {
			return len(s)
		}
	}
	for _, w := range r.lex.currencyEast {
		if strings.HasPrefix(text[at:], w) {
			return len(w)
		}
	}
	return 0
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	if n == 0 {
		return s
	}
	return ""
}

func (r *redaction) eastScaleAt(text string, at int) int {
	n := 0
	for {
		size := 0
		for _, w := range r.lex.scaleTen {
			if strings.HasPrefix(text[at+n:], w) {
				size = len(w)
				break
			}
		}
		if size == 0 {
			return n
		}
		n += size
	}
}

// wordsAt reads a number in words, and reports whether it is in thousands.
func (r *redaction) wordsAt(text string, at int) (to int, scale bool) {
	pos, has := at, false
	for pos < len(text) {
		if c, size := utf8.DecodeRuneInString(text[pos:]); words.IsEastAsian(c) {
			if !r.lex.unit[string(c)] {
				break
			}
			pos += size
			to, has = pos, true
			if n := r.eastScaleAt(text, pos); n > 0 {
				pos += n
				to, scale = pos, true
			}
			continue
		}
		w := wordAt(text, pos)
		f := foldText(w)
		unit, thousand, ok := r.numberWord(f)
		switch {
		case w == "":
			return wordsEnd(to, has, scale)
		case ok:
			has = has || unit
			scale = scale || thousand
			to = pos + len(w)
		case has && r.lex.join[f]:
			if len(f) > 3 { // "half"
				to = pos + len(w)
			}
		default:
			return wordsEnd(to, has, scale)
		}
		pos += len(w)
		if pos < len(text) && (text[pos] == ' ' || text[pos] == '-') {
			pos++
		} else {
			break
		}
	}
	return wordsEnd(to, has, scale)
}

func wordsEnd(to int, has, scale bool) (int, bool) {
	if !has {
		return 0, false
	}
	return to, scale
}

// numberWord reports whether a word is a number, one of a unit or in thousands:
// "fifty", "zweiundfünfzigtausend".
func (r *redaction) numberWord(w string) (unit, thousand, ok bool) {
	switch {
	case r.lex.unit[w]:
		return true, false, true
	case r.lex.hundred[w]:
		return true, false, true
	case r.lex.thousand[w]:
		return false, true, true
	case len(w) < 7:
		return false, false, false
	}
	rest := w
	for rest != "" {
		part := ""
		for _, p := range r.lex.numberParts {
			if strings.HasPrefix(rest, p) && (len(p) > 1) {
				if r.decomposes(rest[len(p):]) {
					part = p
					break
				}
			}
		}
		if part == "" {
			return false, false, false
		}
		unit = unit || r.lex.unit[part]
		thousand = thousand || r.lex.thousand[part]
		rest = rest[len(part):]
	}
	return unit, thousand, true
}

// decomposes reports whether letters are number words run together.
func (r *redaction) decomposes(s string) bool {
	return s == "" || slices.ContainsFunc(r.lex.numberParts, func(p string) bool {
		return len(p) > 1 && strings.HasPrefix(s, p) && r.decomposes(s[len(p):])
	})
}

// isPay reports whether a sum is pay: by its currency, by its scale if it
// counts nothing, and else by the words around it.
func (r *redaction) isPay(text string, a amount) bool {
	if r.sums[a.digits] && len(a.digits) > 3 {
		return true
	}
	if a.currency {
		return true
	}
	sentence := sentenceAround(text, a.from, a.to)
	spaced := spacedOut(sentence)
	told := r.lex.payWord.in(spaced)
	fits := r.nextFits(text, a.to)
	behind := spacedOut(text[a.to:])
	switch {
	case a.share:
		return told && !r.ofOthers(behind)
	case a.ten:
		return told || !words.IsEastAsian(firstLetter(text[a.to:]))
	case a.scale:
		return fits
	case isTime(text, a):
		return false
	case !a.word && len(a.digits) >= 4 && !strings.ContainsRune(text[a.from:a.to], ':'):
		return told && fits && (!isYear(a.digits) || r.tied(text, a) && r.lex.payUnit.starts(behind)) || r.tied(text, a) && fits && !isYear(a.digits)
	}
	return fits && (r.tied(text, a) || told && r.lex.payUnit.starts(behind))
}

// ofOthers reports whether a share is one of something that is no pay: "of the patients".
func (r *redaction) ofOthers(behind string) bool {
	f := strings.Fields(behind)
	if len(f) < 2 || !r.lex.of[f[0]] {
		return false
	}
	return !r.lex.payWord.in(" " + strings.Join(f[1:min(4, len(f))], " ") + " ")
}

func isYear(digits string) bool {
	return len(digits) == 4 && (strings.HasPrefix(digits, "19") || strings.HasPrefix(digits, "20"))
}

// isTime reports whether a number is a part of a day, a time, or a version.
func isTime(text string, a amount) bool {
	before, after := text[:a.from], text[a.to:]
	d := func(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
	return strings.HasSuffix(before, ":") && len(before) > 1 && d(before[len(before)-2:]) || strings.HasSuffix(before, "/") || strings.HasSuffix(before, "-") && len(before) > 1 && d(before[len(before)-2:]) ||
		len(after) > 1 && strings.ContainsRune(":/-.", rune(after[0])) && d(after[1:])
}

// nextFits reports whether what stands behind a sum is not what it counts.
func (r *redaction) nextFits(text string, to int) bool {
	rest := text[to:]
	trimmed := strings.TrimLeft(rest, " \u00a0'’\"”")
	w := wordAt(trimmed, 0)
	if w == "" || trimmed == rest && w != "" && len(rest) > 0 && unicode.IsLetter(firstLetter(rest)) {
		return w == "" && !words.IsEastAsian(firstLetter(trimmed)) || r.lex.payUnit.starts(spacedOut(rest))
	}
	f := foldText(w)
	return r.lex.after[f] || r.lex.payWord.starts(spacedOut(trimmed)) || r.lex.payUnit.starts(spacedOut(trimmed)) || r.lex.to[f] || r.lex.andTo[f]
}

// tied reports whether only small words stand between a word for pay and a sum:
// "salary would be about 85", not "pay is fine for 12".
func (r *redaction) tied(text string, a amount) bool {
	start := strings.LastIndexAny(text[:a.from], ".,;!?\n") + 1
	if start > 1 && start < a.from && text[start-1] == '.' && start < len(text) && unicode.IsDigit(rune(text[start])) {
		start = 0
	}
	if east := text[start:a.from]; strings.IndexFunc(east, words.IsEastAsian) >= 0 {
		return r.lex.payNoun.in(" " + foldText(east) + " ")
	}
	f := strings.Fields(spacedOut(text[start:a.from]))
	for n := len(f) - 1; n >= 0 && n >= len(f)-9; n-- {
		w := f[n]
		if r.lex.payNoun.in(" " + w + " ") {
			return true
		}
		if !r.lex.tie[w] && strings.Trim(w, ":=~≈(-–—+>→\"“„*") != "" {
			return false
		}
	}
	return false
}

// sentenceAround is the sentence in which a part of a text stands.
func sentenceAround(text string, from, to int) string {
	start := 0
	for _, m := range sentenceEnd().FindAllStringIndex(text[:from], -1) {
		start = m[1]
	}
	end := len(text)
	if m := sentenceEnd().FindStringIndex(text[to:]); m != nil {
		end = to + m[0]
	}
	return text[start:end]
}

var sentenceEnd = words.Pattern(`[.!?;]\s|\n|[。！？]`)

var unspaced = words.Pattern(`[^\pL\pN%/:=~≈(+>→–—*]+`)

// spacedOut is a folded text with one space around each of its words, as [phrases] look for them.
func spacedOut(s string) string {
	s = foldText(s)
	s = strings.NewReplacer(":", " : ", "=", " = ", "~", " ~ ", "/", " /", "(", " ( ", ")", " ").Replace(s)
	return " " + strings.TrimSpace(unspaced().ReplaceAllString(s, " ")) + " "
}

// knownSums returns the sums that applications name, digits alone.
func knownSums(j *journal.Journal) map[string]bool {
	known := map[string]bool{}
	add := func(s string) {
		for _, m := range sum().FindAllString(s, -1) {
			if digits := digitsOf(m); len(digits) >= 4 {
				known[digits] = true
			}
		}
	}
	for _, a := range j.Applications {
		add(a.Salary)
	}
	for _, n := range j.Notes {
		add(n.Salary.Value)
	}
	return known
}

var sum = words.Pattern(`\d{1,3}(?:[.,'’\x{a0}\x{202f} ]\d{3})+|\d+`)
