package day

import (
	"fmt"
	"strings"
)

// Clock is a time of day in minutes after midnight.
type Clock int

// String returns the time as 14:30.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60) }

// hour is a time of day as it is written.
type hour struct {
	hour, minute int
	half         byte // 'a' or 'p' as written; 0 if not
	sure         bool // it can be nothing but a time
	padded       bool // "02:30", as people write it who count to 24
	seconds      bool
	afterT       bool // "T10:00"
	twoWays      bool // "half 3" is 3:30 in London and 2:30 in Utrecht
	dotted       bool // "14.30"
	bare         bool // "at 9"
	of24         bool // "5:30 Uhr", as those write it who count to 24
}

func (h hour) clock() Clock {
	n := h.hour % 24
	if h.half != 0 {
		if n %= 12; h.half == 'p' {
			n += 12
		}
	}
	return Clock(n*60 + h.minute)
}

// open reports whether the hour may be one of the morning or of the afternoon.
func (h hour) open() bool { return h.half == 0 && !h.padded && h.hour >= 1 && h.hour <= 12 }

// clockAt reads a time of day at token i. One that is not sure is a bare
// number, which counts only beside a time that is.
func (s *scan) clockAt(i int) (item, int) {
	h, next := s.hourAt(i)
	if next == i {
		return item{}, i
	}
	return item{what: aClock, clock: h}, next
}

// isPartLength reports whether a length with a part of an hour stands at token i:
// 1.5 hrs, 1½ h. "8.30 h" is a time.
func (s *scan) isPartLength(i int) bool {
	_, n := s.amount(i)
	return n > 1 && s.tok(i+2).width < 2 && s.at(i+n, "unit", "hour", "minute") > 0
}

func (s *scan) hourAt(i int) (hour, int) {
	if m, n := s.find(i, "clock"); n > 0 && s.tok(i+n).width == 0 {
		if s.tok(i).width == 0 || n > 1 {
			noon := hour{hour: 12, sure: true, padded: true}
			if m.name == "midnight" {
				noon.hour = 0
			}
			return noon, i + n
		}
	}
	if m, n := s.find(i, "half"); n > 0 && (isDenseText(s.tok(i).text) || m.name == "pm" || s.tok(i).text != "am" && s.tok(i).text != "a") {
		j := i + n
		j += s.at(j, "mark", "at")
		if h, next := s.hourAt(j); next > j && h.half == 0 {
			if s.isLetterWord(i) && !isDenseText(s.tok(i).text) && !h.sure && j == i+n {
				return hour{}, i // "after the morning 3 people"
			}
			if h.hour <= 12 {
				h.half = m.name[0]
			}
			h.sure = true
			return h, next
		}
	}
	if h, next := s.spoken(i); next > i {
		return s.withHalf(h, next)
	}
	t := s.tok(i)
	if t.width == 0 {
		return s.wordHour(i)
	}
	if t.width == 4 && t.n < 2400 && t.n%100 < 60 && (s.at(i+1, "mark", "hour", "clock", "oclock") > 0 || s.is(i+1, "hours") || s.clockWord(i-1) && t.n >= 600 && !validYear(t.n)) {
		next := i + 1
		if s.is(next, "hours") {
			next++
		} else {
			next += s.at(next, "mark", "hour", "clock", "oclock")
		}
		return hour{hour: t.n / 100, minute: t.n % 100, sure: true, padded: true}, next
	}
	if s.isDigitSpan(i, i+2) || s.isDigitSpan(i-2, i) {
		return hour{hour: t.n / 100, minute: t.n % 100, sure: true, padded: true}, i + 1 + s.at(i+1, "mark", "hour", "clock", "oclock")
	}
	if t.width == 4 && t.n < 1000 && t.n%100 < 60 && s.seen(aDay) && !s.loose {
		return hour{hour: t.n / 100, minute: t.n % 100, padded: true, dotted: true}, i + 1 // 0900
	}
	if t.width > 2 || t.n > 24 || s.isPartLength(i) {
		return hour{}, i
	}
	h := hour{hour: t.n, padded: t.width == 2 && t.n < 10 || t.n == 0, afterT: s.is(i-1, "t") && s.tight(i)}
	next := i + 1
	m, two := s.num(i+2, 2)
	two = two && s.tok(i+2).width == 2 && m < 60
	switch {
	case s.is(next, ":") && s.tight(next) && two:
		h.minute, h.sure, next = m, true, i+3
		if s.is(next, ":") && s.tok(next+1).width == 2 {
			h.seconds, next = true, next+2
			if s.is(next, ".", ",") && s.tight(next) && s.tok(next+1).width > 0 && s.tight(next+1) {
				next += 2
			}
		}
		if s.at(next, "mark", "zone before") == 0 {
			h.of24 = s.counts24(next)
			next += s.at(next, "mark", "clock", "oclock")
		}
	case s.hourMark(next) > 0:
		n := s.hourMark(next)
		if s.isLength(i, n) {
			return hour{}, i
		}
		h.sure, next = true, next+n
		behind := next
		h.minute, next = s.minutes(next)
		h.of24 = next == behind+1 && s.tok(behind).width == 2
	case (s.is(next, ".") || s.is(next, ",") && s.clockWord(i-1)) && s.tight(next) && two && s.tight(i+2):
		after := i + 3
		if s.is(after, ".") && s.tight(after) && s.tok(after+1).width > 0 { // a date
			return hour{}, i
		}
		n := s.at(after, "mark", "clock", "oclock")
		if n == 0 && s.is(after, "h") {
			n = 1
		}
		if n == 0 && s.at(after, "unit") > 0 {
			return hour{}, i
		}
		h.minute, h.dotted, h.of24, next = m, true, s.counts24(after), after+n
		h.sure = n > 0 || s.clockWord(i-1)
	case s.at(next, "mark", "oclock") > 0:
		h.sure, next = true, next+s.at(next, "mark", "oclock")
	case s.at(next, "unit") > 0 && s.at(next, "half") == 0 || s.is(next, "%", "x", "×", "+") && s.tight(next):
		return hour{}, i
	}
	if s.is(next, "p", "a") && s.tight(next) && !s.sure(h) && s.tok(next+1).text != "." && (s.tok(next+1).width == 0 || !s.tight(next+1)) && h.hour >= 1 && h.hour <= 12 {
		h.half, h.sure = s.tok(next).text[0], true
		return h, next + 1
	}
	return s.withHalf(h, next)
}

// counts24 reports whether the mark of an hour at i is one of a language in which the
// hours of a clock with minutes are counted to 24.
func (s *scan) counts24(i int) bool {
	m, n := s.find(i, "mark", "clock", "oclock")
	return n > 0 && m.lang != "en" && !isDenseText(s.tok(i).text)
}

// isDigitSpan reports whether two times of four digits stand at i and j, with what
// joins a span between them: 1400–1445 hrs. Two years are none.
func (s *scan) isDigitSpan(i, j int) bool {
	from, to := s.tok(i), s.tok(j)
	if s.loose || from.width != 4 || to.width != 4 || from.n >= to.n || to.n >= 2400 || from.n%100 >= 60 || to.n%100 >= 60 {
		return false
	}
	if !s.is(i+1, "-", "–", "—", "/") && s.at(i+1, "mark", "until") != 1 {
		return false
	}
	return !validYear(from.n) && !validYear(to.n) || s.at(j+1, "mark", "hour", "clock", "oclock") > 0 || s.is(j+1, "hours")
}

func (s *scan) sure(h hour) bool { return h.half != 0 }

// hourMark returns the length of a mark of the hour at i: "h", "時", "Uhr".
func (s *scan) hourMark(i int) int {
	n := s.at(i, "mark", "clock", "hour", "oclock")
	if u := s.at(i, "unit", "hour"); u > n {
		return 0 // 時間 is a length
	}
	return n
}

// isLength reports whether the number at i, with a mark of so many tokens
// behind it, is a length: "2h" beside a time, "1 hour".
func (s *scan) isLength(i, mark int) bool {
	if s.at(i+1, "unit", "hour") < mark {
		return false
	}
	if s.clockWord(i-1) || s.tok(i).n > 6 && !s.haveClock() {
		return false
	}
	minutes, ok := s.num(i+1+mark, 2)
	return s.haveClock() || !(ok && s.tight(i+1+mark) && s.tok(i+1+mark).width == 2 && minutes < 60)
}

func (s *scan) haveClock() bool {
	for _, it := range s.items {
		if it.what == aClock && it.clock.sure {
			return !strings.Contains(lastWord(s.items), "until")
		}
	}
	return false
}

func lastWord(items []item) string {
	for i := len(items) - 1; i >= 0; i-- {
		if items[i].what != filler {
			return items[i].word
		}
	}
	return ""
}

// minutes reads what stands behind the mark of an hour.
func (s *scan) minutes(i int) (int, int) {
	if n := s.at(i, "mark", "half hour"); n > 0 && s.at(i, "unit") <= n && !s.is(i+1, "小", "个") {
		return 30, i + n
	}
	if m, ok := s.num(i, 2); ok && m < 60 && (s.tok(i).width == 2 && (s.tight(i) || s.at(i+1, "mark", "minute mark", "minute") > 0 || s.is(i-1, "h", "uhr", "u", "uur", "heures", "heure", "horas") && s.at(i+1, "unit") == 0 && (s.at(i+1, "mark", "of") == 0 || s.at(i+1, "half") > 0) && !s.monthLike(i+1)) || s.at(i+1, "mark", "minute mark") > 0) {
		if s.at(i+1, "mark", "month", "year") == 0 {
			n := s.at(i+1, "mark", "minute mark", "minute")
			return m, i + 1 + n
		}
	}
	if m, n := s.dense10(i); n > 0 {
		if k := s.at(i+n, "mark", "quarter"); k > 0 && m < 4 {
			return 15 * m, i + n + k
		}
		if k := s.at(i+n, "mark", "minute mark"); k > 0 && m < 60 {
			return m, i + n + k
		}
	}
	if p, n := s.find(i, "part after"); n > 0 && p.n > 0 {
		return p.n, i + n
	} else if n > 0 {
		return p.n, i + n
	}
	return 0, i
}

// withHalf reads "pm" and the like behind an hour.
func (s *scan) withHalf(h hour, next int) (hour, int) {
	if h.minute < 0 {
		h.hour, h.minute = (h.hour+23)%24, h.minute+60
	}
	m, n := s.find(next, "half")
	if n == 0 || s.is(next, "am") && (s.germanAm(next)) {
		return h, next
	}
	if h.hour >= 1 && h.hour <= 12 || h.hour == 0 && m.name == "pm" && h.minute > 0 {
		h.half, h.sure = m.name[0], true
	}
	if h.hour > 12 || h.hour == 0 {
		h.sure = h.sure || h.hour > 12
	}
	return h, next + n
}

// germanAm reports whether "am" at i stands before a day.
func (s *scan) germanAm(i int) bool {
	if s.o.Lang == "de" {
		return true
	}
	_, n := s.find(i+1, "weekday")
	return n > 0 && s.at(i+1, "weekday") > 0 && s.germanDay(i+1) || s.at(i-1, "mark", "clock") > 0 && s.is(i-1, "uhr")
}

func (s *scan) germanDay(i int) bool {
	for _, p := range s.tok(i).begins {
		if p.list == "weekday" && p.lang == "de" {
			return true
		}
	}
	return false
}

// spoken reads "half past two", "quarter to 3", "halb drei".
func (s *scan) spoken(i int) (hour, int) {
	p, n := s.find(i, "part before")
	if n == 0 || s.loose {
		return hour{}, i
	}
	j := i + n
	v, k, lang := s.hourNumber(j)
	if k == 0 || v < 1 || v > 12 && p.name == "half" || v > 24 {
		return hour{}, i
	}
	next := j + k
	if s.at(next, "unit") > 0 && s.at(next, "mark", "oclock") == 0 && s.at(next, "half") == 0 || s.is(next, ":") {
		return hour{}, i
	}
	next += s.at(next, "mark", "oclock", "clock")
	h := hour{hour: v, minute: p.n, sure: true, padded: v > 12}
	if s.is(i, "half") && n == 1 {
		if lang != "" {
			lang = s.halfLang(j)
		}
		switch {
		case lang == "nl" || s.o.Lang == "nl":
			h.minute = -30
		case lang == "en" || s.o.Lang == "en":
			h.minute = 30
		default:
			h.minute, h.twoWays = 30, true
		}
	}
	if h.minute < 0 {
		h.minute += 60
		if h.hour--; h.hour == 0 {
			h.hour = 12
		}
	}
	return h, next
}

// halfLang tells of the number behind "half" whether it is one in English or in Dutch.
func (s *scan) halfLang(i int) string {
	lang := ""
	for _, p := range s.tok(i).begins {
		if p.list == "number" && (p.lang == "en" || p.lang == "nl" && lang == "") {
			lang = p.lang
		}
	}
	return lang
}

// hourNumber reads the number of an hour in digits or as a word.
func (s *scan) hourNumber(i int) (n, tokens int, lang string) {
	if v, ok := s.num(i, 2); ok {
		return v, 1, ""
	}
	if v, n := s.dense10(i); n > 0 {
		return v, n, ""
	}
	if m, n := s.find(i, "number"); n > 0 && m.n >= 1 && m.n <= 24 {
		lang = m.lang
		for _, p := range s.tok(i).begins {
			if p.list == "number" && p.lang == s.o.Lang {
				lang = p.lang
			}
		}
		return m.n, n, lang
	}
	return 0, 0, ""
}

// wordHour reads "three o'clock", "three pm", "三点半", "세 시".
func (s *scan) wordHour(i int) (hour, int) {
	v, n, _ := s.hourNumber(i)
	if n == 0 || v > 24 || v < 1 {
		return hour{}, i
	}
	h := hour{hour: v, padded: v > 12}
	next := i + n
	switch {
	case s.hourMark(next) > 0 && s.at(next, "unit", "hour") < s.hourMark(next):
		next += s.hourMark(next)
		h.sure = true
		h.minute, next = s.minutes(next)
		if h.minute < 0 {
			return s.withHalf(h, next)
		}
	case s.hourMark(next) > 0 && s.clockWord(i-1), s.hourMark(next) > 0 && s.at(next+s.hourMark(next), "half", "am", "pm") > 0, s.hourMark(next) > 0 && !s.haveClock() && s.at(next+s.hourMark(next), "part after") > 0, s.at(next, "mark", "oclock") > 0:
		next += s.hourMark(next)
		h.sure = true
		h.minute, next = s.minutes(next)
	case s.at(next, "part after") > 0:
		h.minute, next = s.minutes(next)
		h.sure = true
	case s.at(next, "half") > 0 && !s.is(next, "am", "a") && s.at(next, "unit") == 0:
		h.sure = true
	default:
		return hour{}, i
	}
	return s.withHalf(h, next)
}

var hanDigits = map[string]int{"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "零": 0, "〇": 0}

// dense10 reads a number below a hundred in Chinese signs.
func (s *scan) dense10(i int) (n, tokens int) {
	for ; tokens < 4; tokens++ {
		d, ok := hanDigits[s.tok(i+tokens).text]
		switch {
		case !ok:
			return n, tokens
		case d == 10:
			n = max(n, 1) * 10
		case n%10 == 0:
			n += d
		default:
			return n, tokens
		}
	}
	return n, tokens
}
