package day

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Remark is something to say about a value; who asked for it knows its place.
type Remark struct {
	Msg, Hint string
	Lost      bool // nothing could be read
}

// Read reads a moment in any of the forms that people write:
//
//	2026-03-09 · 2026-02-18 14:00 PST · 2025-01-27T10:30:00 · 2026-03-12 (Wednesday)
//	Tuesday, February 3, 2026 (2:30–2:45pm EST) · Mar 10, 2026 · 3. März 2026
//	March 2026 · Feb/Mar 2026 · [[2021.08.05]] · 2026年3月18日 10:00 · TBD
//
// A day that could be two days is not guessed, and a weekday that does not
// fit its date is reported while the date is kept.
func Read(s string) (Moment, []Remark) {
	s = strings.TrimSpace(s)
	if d, rest, ok := leadingISO(s); ok {
		c, clocked := plainClock(rest)
		if rest == "" || clocked {
			if bad := checkDay(d); bad != nil {
				return Moment{}, bad
			}
			return Moment{Day: d, Start: c, HasTime: clocked}, nil
		}
	}
	return parseLoosely(s)
}

// leadingISO cuts 2026-03-09 off the front.
func leadingISO(s string) (d Day, rest string, ok bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return d, s, false
	}
	y, ok1 := digits(s[:4])
	m, ok2 := digits(s[5:7])
	n, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 || len(s) > 10 && s[10] >= '0' && s[10] <= '9' {
		return d, s, false
	}
	rest = s[10:]
	if rest != "" && (rest[0] == 'T' || rest[0] == ' ') {
		rest = strings.TrimSpace(rest[1:])
	}
	return Day{y, time.Month(m), n}, rest, true
}

func digits(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}

// plainClock reads exactly 9:05, 09:05 or 09:05:00.
func plainClock(s string) (Clock, bool) {
	h, m, ok := strings.Cut(s, ":")
	if !ok {
		return 0, false
	}
	m, sec, has := strings.Cut(m, ":")
	if has && (len(sec) != 2 || strings.Trim(sec, "0123456789") != "") {
		return 0, false
	}
	hn, ok1 := digits(h)
	mn, ok2 := digits(m)
	if !ok1 || !ok2 || len(h) > 2 || len(m) != 2 || hn > 23 || mn > 59 {
		return 0, false
	}
	return Clock(hn*60 + mn), true
}

func checkDay(d Day) []Remark {
	if d.Exists() {
		return nil
	}
	return []Remark{{Msg: "there is no day " + d.String(), Hint: "write the date as 2026-03-09", Lost: true}}
}

var (
	reYMD   = regexp.MustCompile(`\b(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})(?:T|\b)`)
	reHan   = regexp.MustCompile(`(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?`)
	reDMY   = regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\b`)
	reSlash = regexp.MustCompile(`\b(\d{1,2})([/-])(\d{1,2})[/-](\d{4}|\d{2})\b`)
	reNamed = regexp.MustCompile(`(?i)\b(?:(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:of\s+|de\s+)?)?(\p{L}{3,12})\.?[\s-]*(?:(\d{1,2})(?:st|nd|rd|th)?\b)?(?:(?:,|\s|-|\bof\b|\bde\b)*(\d{4})\b)?`)
	reMonth = regexp.MustCompile(`\b(\d{4})[-/](\d{1,2})\b`)
)

var plainDashes = strings.NewReplacer("[[", "", "]]", "", "–", "-", "—", "-", "−", "-", "\u00a0", " ", "\u202f", " ")

func parseLoosely(s string) (Moment, []Remark) {
	text := plainDashes.Replace(s)
	text = strings.Trim(strings.TrimSpace(text), `"'`)
	if Unknown(text) {
		return Moment{}, nil
	}
	w, rest, found := findDay(text)
	if len(found) > 0 && found[0].Lost {
		return Moment{}, found
	}
	if w.Day.IsZero() && w.Month.IsZero() {
		return Moment{}, []Remark{{Msg: fmt.Sprintf("%q cannot be read as a date", shorten(s)), Hint: "write the date as 2026-03-09, with a time as 2026-03-09 14:00", Lost: true}}
	}
	if !w.Day.IsZero() {
		if bad := checkDay(w.Day); bad != nil {
			return Moment{}, bad
		}
		found = append(found, checkWeekday(w.Day, rest)...)
	}
	readClock(&w, rest)
	return w, found
}

// Unknown reports whether a value says that nothing is known yet: "TBD", "n/a",
// or a placeholder of a template.
func Unknown(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .?!()-")) {
	case "", "tbd", "tba", "tbc", "n/a", "na", "none", "unknown", "not yet", "soon", "offen", "open", "unbekannt", "pending", "later", "未定", "keine", "to be announced", "to be confirmed", "to be decided", "to be scheduled", "not scheduled", "null":
		return true
	}
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "{{") && strings.HasSuffix(s, "}}") || strings.HasPrefix(s, "<%") && strings.HasSuffix(s, "%>")
}

// findDay finds the day and gives the text without it.
func findDay(s string) (Moment, string, []Remark) {
	for _, re := range []*regexp.Regexp{reYMD, reHan} {
		if m := re.FindStringSubmatchIndex(s); m != nil {
			return Moment{Day: Day{num(s, m, 1), time.Month(num(s, m, 2)), num(s, m, 3)}}, s[:m[0]] + " " + s[m[1]:], nil
		}
	}
	if m := reDMY.FindStringSubmatchIndex(s); m != nil {
		return Moment{Day: Day{fullYear(s[m[6]:m[7]]), time.Month(num(s, m, 2)), num(s, m, 1)}}, s[:m[0]] + " " + s[m[1]:], nil
	}
	if m := reSlash.FindStringSubmatchIndex(s); m != nil {
		a, b, y := num(s, m, 1), num(s, m, 3), fullYear(s[m[8]:m[9]])
		rest := s[:m[0]] + " " + s[m[1]:]
		switch {
		case a > 12 && b <= 12:
			return Moment{Day: Day{y, time.Month(b), a}}, rest, nil
		case b > 12 && a <= 12, a == b:
			return Moment{Day: Day{y, time.Month(a), b}}, rest, nil
		case a <= 12 && b <= 12:
			one, two := Day{y, time.Month(a), b}, Day{y, time.Month(b), a}
			return Moment{}, rest, []Remark{{Lost: true,
				Msg:  fmt.Sprintf("%s is ambiguous: it can be %s or %s", s[m[0]:m[1]], one, two),
				Hint: fmt.Sprintf("write %s or %s", one, two)}}
		}
	}
	return findNamed(s)
}

// findNamed reads dates with the name of a month.
func findNamed(s string) (Moment, string, []Remark) {
	for from := 0; from < len(s); {
		m := reNamed.FindStringSubmatchIndex(s[from:])
		if m == nil {
			break
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += from
			}
		}
		month := MonthNamed(s[m[4]:m[5]])
		if month == 0 {
			from = m[5]
			continue
		}
		rest := s[:m[0]] + " " + s[m[1]:]
		day, year := num(s, m, 1), num(s, m, 4)
		if day == 0 {
			day = num(s, m, 3)
		} else if m[6] >= 0 {
			rest = s[:m[0]] + " " + s[m[6]:]
			if year == 0 {
				rest = s[:m[0]] + " " + s[m[7]:]
			}
		}
		switch {
		case year == 0 && day == 0:
			from = m[5]
			continue
		case year == 0:
			return Moment{}, rest, []Remark{{Lost: true, Msg: fmt.Sprintf("%q has no year", strings.TrimSpace(s[m[0]:m[1]])),
				Hint: "write the date as 2026-03-09"}}
		case day == 0:
			return Moment{Month: Day{year, month, 1}}, rest, nil
		}
		return Moment{Day: Day{year, month, day}}, rest, nil
	}
	if m := reMonth.FindStringSubmatchIndex(s); m != nil {
		if mo := num(s, m, 2); mo >= 1 && mo <= 12 {
			return Moment{Month: Day{num(s, m, 1), time.Month(mo), 1}}, s[:m[0]] + " " + s[m[1]:], nil
		}
	}
	return Moment{}, s, nil
}

func num(s string, m []int, group int) int {
	if m[2*group] < 0 {
		return 0
	}
	n, _ := strconv.Atoi(s[m[2*group]:m[2*group+1]])
	return n
}

func fullYear(s string) int {
	n, _ := strconv.Atoi(s)
	if len(s) == 2 {
		n += 2000
	}
	return n
}

var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"january": 1, "february": 2, "march": 3, "april": 4, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mär": 3, "mrz": 3, "mai": 5, "juni": 6, "juli": 7, "okt": 10, "oktober": 10, "dez": 12, "dezember": 12,
	"janvier": 1, "janv": 1, "février": 2, "févr": 2, "mars": 3, "avril": 4, "avr": 4, "juin": 6, "juillet": 7, "juil": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "déc": 12,
	"enero": 1, "ene": 1, "febrero": 2, "marzo": 3, "abril": 4, "abr": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "ago": 8, "septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12, "dic": 12,
	"gennaio": 1, "febbraio": 2, "aprile": 4, "maggio": 5, "giugno": 6, "luglio": 7, "settembre": 9, "ottobre": 10, "dicembre": 12,
	"janeiro": 1, "fevereiro": 2, "março": 3, "maio": 5, "junho": 6, "julho": 7, "setembro": 9, "outubro": 10, "novembro": 11, "dezembro": 12,
	"januari": 1, "februari": 2, "maart": 3, "mei": 5, "augustus": 8,
	"января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8, "сентября": 9, "октября": 10, "ноября": 11, "декабря": 12,
}

// MonthNamed returns the month of that name, 0 if there is none.
func MonthNamed(s string) time.Month { return months[strings.ToLower(s)] }

var weekdays = map[string]time.Weekday{
	"monday": 1, "mon": 1, "tuesday": 2, "tue": 2, "tues": 2, "wednesday": 3, "wed": 3, "thursday": 4, "thu": 4, "thur": 4, "thurs": 4, "friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 0, "sun": 0,
	"montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6, "sonnabend": 6, "sonntag": 0,
	"lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 0,
	"lunes": 1, "martes": 2, "miércoles": 3, "jueves": 4, "viernes": 5, "sábado": 6, "domingo": 0,
	"lunedì": 1, "martedì": 2, "mercoledì": 3, "giovedì": 4, "venerdì": 5, "sabato": 6, "domenica": 0,
	"月曜日": 1, "火曜日": 2, "水曜日": 3, "木曜日": 4, "金曜日": 5, "土曜日": 6, "日曜日": 0,
	"月曜": 1, "火曜": 2, "水曜": 3, "木曜": 4, "金曜": 5, "土曜": 6, "日曜": 0,
	"周一": 1, "周二": 2, "周三": 3, "周四": 4, "周五": 5, "周六": 6, "周日": 0,
	"星期一": 1, "星期二": 2, "星期三": 3, "星期四": 4, "星期五": 5, "星期六": 6, "星期日": 0,
}

// checkWeekday reports a weekday beside the date that is not the day's own.
func checkWeekday(d Day, rest string) []Remark {
	for _, word := range strings.FieldsFunc(rest, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }) {
		if wd, ok := weekdays[strings.ToLower(word)]; ok && wd != d.Weekday() {
			return []Remark{{Msg: fmt.Sprintf("%s is a %s, not a %s", d, d.Weekday(), wd), Hint: "the date was kept; correct the weekday or the date"}}
		}
	}
	return nil
}

const longest = 60 // of a text in a message

func shorten(s string) string {
	if runes := []rune(s); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return s
}
