package day

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// what an item is.
type what uint8

const (
	other    what = iota // a word or a number that means nothing here
	filler               // "on", "the", a sign
	aDay                 // a date, perhaps without its year
	aSpan                // a week, a month, a year
	aYear                // a year alone
	aClock               // a time of day
	aZone                // where the clock is
	aLength              // "45 min"
	aWeekday             // "Tuesday"
	aHalf                // "in the afternoon", apart from its hour
	aWord                // until, from, or, by, moved, …: item.word
	notKnown             // "TBD"
)

// item is a piece of a text that means one thing.
type item struct {
	what
	from, to int // tokens

	date   Day  // Year is 0 if none is written, Month too for "the 20th"
	flip   Day  // the other reading of 03/04/2026; zero if there is none
	rel    bool // told by the day of writing: "yesterday"
	span   Span
	month  bool // the span is a whole month
	clock  hour
	zone   string
	offset bool // the zone is a shift from UTC
	asked  []string
	word   string
	weeks  int // behind a weekday: "a week on Friday"
	n      int // of a weekday from 1, of a length in minutes, of a half 'a' or 'p'
}

// scan is a text taken apart.
type scan struct {
	text  string
	o     Options
	toks  []token
	items []item
	loose bool // the text is a sentence: only what is surely a date counts
}

// takeApart returns a text whose tokens are not read yet.
func takeApart(text string, o Options) *scan {
	s := &scan{text: text, o: o, toks: tokens(text)}
	known := lexicon()
	for i := range s.toks {
		s.toks[i].begins = known[s.toks[i].text]
	}
	return s
}

func newScan(text string, o Options, loose bool) *scan {
	return takeApart(text, o).scan(loose)
}

// scan reads the tokens.
func (s *scan) scan(loose bool) *scan {
	s.loose = loose
	s.read()
	return s
}

// at returns how many tokens at i are a word of one of the entries of a list;
// 0 for none.
func (s *scan) at(i int, list string, names ...string) int {
	_, n := s.find(i, list, names...)
	return n
}

func (s *scan) find(i int, list string, names ...string) (meaning, int) {
	if i < 0 || i >= len(s.toks) {
		return meaning{}, 0
	}
	begins := s.toks[i].begins
next:
	for k := range begins {
		p := &begins[k]
		if p.list != list || i+len(p.words) > len(s.toks) {
			continue
		}
		if len(names) > 0 {
			known := false
			for _, n := range names {
				known = known || n == p.name
			}
			if !known {
				continue
			}
		}
		for k, w := range p.words {
			if s.toks[i+k].text != w {
				continue next
			}
		}
		return p.meaning, len(p.words)
	}
	return meaning{}, 0
}

func (s *scan) tok(i int) token {
	if i < 0 || i >= len(s.toks) {
		return token{}
	}
	return s.toks[i]
}

func (s *scan) is(i int, texts ...string) bool {
	for _, t := range texts {
		if s.tok(i).text == t {
			return true
		}
	}
	return false
}

// num returns the number at i if it has at most so many digits.
func (s *scan) num(i, digits int) (int, bool) {
	t := s.tok(i)
	return t.n, t.width > 0 && t.width <= digits
}

// tight reports whether no room stands before token i.
func (s *scan) tight(i int) bool { return i < len(s.toks) && !s.toks[i].spaced }

// raw returns the text of some tokens as it was written.
func (s *scan) raw(from, to int) string {
	if from >= to || to > len(s.toks) {
		return ""
	}
	return strings.TrimSpace(s.text[s.toks[from].from:s.toks[to-1].to])
}

func (s *scan) read() {
	for i := 0; i < len(s.toks); {
		items, next := s.piece(i)
		for k := range items {
			if items[k].to == 0 {
				items[k].from, items[k].to = i, next
			}
		}
		if len(items) > 0 {
			items[0].from = i
		}
		s.items = append(s.items, items...)
		i = next
	}
}

// piece reads what begins at token i.
func (s *scan) piece(i int) ([]item, int) {
	if n := s.at(i, "unknown"); n > 0 && !s.loose {
		return []item{{what: notKnown}}, i + n
	}
	if items, next := s.dates(i); next > i {
		return items, next
	}
	if it, next := s.clockAt(i); next > i {
		return []item{it}, next
	}
	if it, next := s.zoneAt(i); next > i {
		return []item{it}, next
	}
	if minutes, next := s.lengthAt(i); next > i && (s.tok(i).width > 0 || !s.loose && s.at(i, "length") > 0) && minutes > 0 && minutes <= 24*60 {
		return []item{{what: aLength, n: minutes}}, next
	}
	if it, next := s.weekday(i); next > i {
		return []item{it}, next
	}
	if it, next := s.words(i); next > i {
		return []item{it}, next
	}
	t := s.tok(i)
	if t.width == 0 && !t.isWord() {
		return []item{{what: filler}}, i + 1
	}
	return []item{{what: other}}, i + 1
}

// weekday reads the name of a day of the week. Short names are names only
// where they stand like one: "Mo, 2.3.2026", "(水)".
func (s *scan) weekday(i int) (item, int) {
	m, n := s.find(i, "weekday")
	if n == 0 || s.at(i, "mark", "mid") > n { // "mi-avril"
		return item{}, i
	}
	t := s.tok(i)
	if runes := utf8.RuneCountInString(t.text); n == 1 && (runes == 1 || runes == 2 && !isDenseText(t.text)) {
		before, after := s.tok(i-1), s.tok(i+1)
		if before.width > 0 && !t.spaced || runes == 1 && (before.text != "" && before.isWord() && isDenseText(before.text) && !t.spaced || after.isWord()) ||
			after.text != "" && after.width == 0 && after.isWord() {
			return item{}, i
		}
	}
	next := i + n
	if s.is(next, ".") && utf8.RuneCountInString(t.text) <= 5 && n == 1 {
		next++
	}
	it := item{what: aWeekday, n: m.n}
	if unit, k := s.find(next, "unit", "week"); s.loose && k > 0 && unit.lang == m.lang && s.at(next, "mark", "week of", "week number") <= k && s.tok(next+k).width == 0 && s.at(next+k, "mark", "of") == 0 && s.at(next, "period") == 0 {
		it.weeks, next = 1, next+k // "Friday week"
	}
	// A short name may be the day of several languages.
	for _, p := range t.begins {
		if p.list == "weekday" && len(p.words) == 1 && n == 1 && p.n != m.n {
			it.asked = append(it.asked, p.name)
		}
	}
	return it, next
}

func isDenseText(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isDense(r)
}

// relations are the words between the pieces, those with more meanings first.
var relations = []string{"newly", "was", "moved", "week of", "range", "by", "before", "after", "since", "on", "until suffix", "from suffix", "by suffix", "before suffix", "after suffix", "week suffix",
	"about", "about suffix", "until", "from", "at", "or", "and", "next", "this", "last", "early", "mid", "late", "whole day"}

func (s *scan) words(i int) (item, int) {
	if s.is(i, "→") || s.is(i, "-") && s.is(i+1, ">") {
		next := i + 1
		if s.is(i, "-") {
			next++
		}
		return item{what: aWord, word: "→"}, next
	}
	best, length := item{}, 0
	if m, n := s.find(i, "half"); n > 0 && !(s.is(i, "am") && s.germanAm(i)) {
		best, length = item{what: aHalf, n: int(m.name[0])}, n
	}
	for _, p := range s.tok(i).begins {
		if len(p.words) <= length || p.list != "mark" && p.list != "part" {
			continue
		}
		for _, name := range relations {
			if n := s.at(i, "mark", name); n > length {
				best, length = item{what: aWord, word: name}, n
			}
		}
		break
	}
	if n := s.at(i, "mark", "of", "today's", "ordinal", "zone behind"); n > length {
		best, length = item{what: filler}, n
	}
	if n := s.at(i, "period"); n > length {
		return item{what: other}, i + n
	}
	if length == 0 {
		return item{}, i
	}
	return best, i + length
}

func (s *scan) isLetterWord(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.tok(i).text)
	return unicode.IsLetter(r)
}

func validYear(y int) bool { return y >= 1900 && y < 2200 }

func (s *scan) year(i int) (int, bool) {
	t := s.tok(i)
	return t.n, t.width == 4 && validYear(t.n)
}

// yearBehind reads the year that stands behind a day and a month: "2026",
// ", 2026", "de 2026", "'26".
func (s *scan) yearBehind(i int) (year, next int) {
	j := i
	for k := 0; k < 3; k++ {
		if n := s.at(j, "mark", "of"); n > 0 {
			j += n
		} else if s.is(j, ",", ".", "-", "/") && !s.is(j+1, "-") {
			j++
		}
	}
	if y, ok := s.year(j); ok && !(s.is(j+1, ":") && s.tight(j+1)) {
		next = j + 1
		if n := s.at(next, "mark", "year"); n > 0 {
			next += n
		}
		return y, next
	}
	if s.is(j, "'") && s.tok(j+1).width == 2 {
		return 2000 + s.tok(j+1).n, j + 2
	}
	if t := s.tok(j); t.width == 2 && t.n >= 20 && t.n < 60 && s.is(j-1, "-", "/", ".") && s.tight(j) {
		return 2000 + t.n, j + 1
	}
	return 0, i
}

func (s *scan) monthAt(i int) (time.Month, int) {
	m, n := s.find(i, "month")
	if n == 0 {
		return 0, i
	}
	next := i + n
	if s.is(next, ".") && (s.tight(next)) {
		next++
	}
	return time.Month(m.n), next
}

// Alone reports whether a text tells a day, perhaps without its year, and nothing
// else but its hour: "Thursday 12 March, 2pm".
func Alone(text string) bool {
	told := false
	for _, it := range newScan(text, Options{}, false).items {
		switch it.what {
		case other:
			return false
		case aDay:
			told = true
		}
	}
	return told
}

// CutTimes takes out of a line what tells a day or a time of day, with the small
// words that lead to it: of "call tomorrow at 2pm with Ana" it returns "tomorrow at
// 2pm", and "call" and "with Ana" apart. A number alone is none, nor a word that
// may be part of a name.
func CutTimes(line string) (times string, rest []string) {
	var told []string
	from := 0
	for _, t := range TimesIn(line) {
		told, rest = append(told, line[t[0]:t[1]]), append(rest, line[from:t[0]])
		from = t[1]
	}
	return strings.Join(told, " "), append(rest, line[from:])
}

// TimesIn returns where in a line the times stand that [CutTimes] takes out: the
// offset of the first byte of each, and of the one behind it.
func TimesIn(line string) [][2]int {
	s := newScan(line, Options{}, false)
	var all [][2]int
	for i := 0; i < len(s.items); i++ {
		if last := s.timeFrom(i); last >= i {
			all = append(all, [2]int{s.toks[s.items[i].from].from, s.toks[s.items[last].to-1].to})
			i = last
		}
	}
	return all
}

// timeFrom returns the last item of a time that begins with item i, or -1.
func (s *scan) timeFrom(i int) int {
	last, sure := -1, false
	for k := i; k < len(s.items); k++ {
		it := s.items[k]
		switch it.what {
		case aDay, aSpan:
			if it.rel && s.inName(it.from) || it.what == aDay && it.date.Month == 0 && !it.rel { // USA Today, 2nd
				return endIf(sure, last)
			}
			sure, last = true, k
		case aWeekday:
			sure, last = sure || utf8.RuneCountInString(s.tok(it.from).text) > 3, k
		case aClock:
			edge := it.clock.dotted && (k == 0 || k == len(s.items)-1)
			sure, last = sure || it.clock.sure || edge || k > i && s.items[k-1].what == aWord && s.items[k-1].word == "at" && !s.is(it.from-1, "@"), k
		case aZone, aLength, aHalf, aYear:
			if last < 0 {
				return -1
			}
			last = k
		case aWord:
		case filler:
			if k == i && !s.isLetterWord(it.from) || s.is(it.from, "|", ";", "(", ")", ":", "—") {
				return endIf(sure, last)
			}
		default:
			return endIf(sure, last)
		}
	}
	return endIf(sure, last)
}

func endIf(sure bool, last int) int {
	if sure {
		return last
	}
	return -1
}

// inName reports whether the word of token i has a capital behind another that has
// one: USA Today.
func (s *scan) inName(i int) bool {
	capital := func(i int) bool {
		r, _ := utf8.DecodeRuneInString(s.text[s.tok(i).from:])
		return unicode.IsUpper(r)
	}
	return i > 0 && capital(i) && capital(i-1)
}

// Names reports whether a text has the name of a day in it, or its date.
func Names(text string) bool {
	return slices.ContainsFunc(newScan(text, Options{}, false).items, func(it item) bool { return it.what == aDay || it.what == aWeekday || it.what == aSpan })
}

// IsWeekday reports whether a word, in lower case, is the name of a day of the week.
func IsWeekday(word string) bool {
	for _, p := range lexicon()[word] {
		if p.list == "weekday" && len(p.words) == 1 {
			return true
		}
	}
	return false
}
