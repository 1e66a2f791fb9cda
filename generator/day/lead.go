package day

import (
	"strings"
	"time"
	"unicode"
)

// Leading cuts the day, and a time behind it, off the front of a line. taken
// reports whether a word belongs to what stands behind it, although it could
// be part of a date ("call"). ok is false if the line does not begin with a day.
func Leading(line string, o Options, taken func(word string) bool) (m Moment, rest string, found []Remark, ok bool) {
	line = strings.TrimSpace(line)
	if m.Day, rest, ok = leadingISO(line); ok {
		found = noSuchDay(m.Day)
		if found != nil {
			m = Moment{}
		}
	} else {
		var words []string
		if mayStartDay(line) {
			words = strings.Fields(line)
		}
		for n := min(len(words), 5); n > 0; n-- {
			text := strings.TrimRight(strings.Join(words[:n], " "), ":,")
			if !startsDay(text) {
				break // and so does nothing that is a part of it
			}
			if anyTaken(words[:n], taken) {
				continue
			}
			m, found = Read(text, o)
			if (!m.Day.IsZero() || !Sure(found)) && Left(found) == "" {
				rest, ok = strings.Join(words[n:], " "), true
				break
			}
		}
	}
	if !ok {
		return Moment{}, line, nil, false
	}
	rest = strings.TrimLeft(rest, " ,:-–—")
	if first, more, _ := strings.Cut(rest, " "); first != "" && !m.HasTime {
		if c, isClock := plainClock(strings.TrimRight(first, ",:")); isClock {
			m.Start, m.HasTime = c, true
			rest = strings.TrimSpace(more)
		}
	}
	return m, rest, found, true
}

// mayStartDay reports whether the first word of a line is one that a day can begin with,
// which few are: the others need not be taken apart.
func mayStartDay(line string) bool {
	for end, c := range line {
		if unicode.IsSpace(c) {
			line = line[:end]
			break
		}
	}
	s := takeApart(line, Options{})
	return !s.isLetterWord(0) || len(s.toks[0].begins) > 0
}

// startsDay reports whether a text begins with a number, a month or a word for a day.
func startsDay(text string) bool {
	s := takeApart(text, Options{})
	for i := 0; i < len(s.toks) && i < 3; i++ {
		if s.toks[i].width > 0 || s.at(i, "near") > 0 || s.at(i, "era") > 0 && s.tok(i+1).width > 0 {
			return true
		}
		if s.isLetterWord(i) && s.at(i, "month") == 0 && s.at(i, "weekday") == 0 {
			return false
		}
	}
	return strings.ContainsAny(text, "0123456789")
}

func anyTaken(words []string, taken func(string) bool) bool {
	for _, w := range words {
		if taken(strings.ToLower(strings.Trim(w, ".,:;"))) {
			return true
		}
	}
	return false
}

var dashed = strings.NewReplacer("_", "-", ".", "-")

// InName cuts the day off a file name, at its front or else at its end:
// 2026-03-04, 2026_03_04, 20260304, "Northwind 2026-03-14".
func InName(name string) (d Day, rest string) {
	plain := dashed.Replace(name)
	if d, rest, ok := leadingISO(plain); ok && d.Exists() {
		return d, strings.TrimLeft(name[len(name)-len(rest):], " -_.")
	}
	if len(name) >= 8 {
		if d, ok := compactDay(name[:8]); ok && (len(name) == 8 || name[8] < '0' || name[8] > '9') {
			return d, strings.TrimLeft(name[8:], " -_.")
		}
	}
	if at := len(name) - 10; at > 0 && strings.ContainsRune(" -_.(", rune(name[at-1])) {
		if d, rest, ok := leadingISO(plain[at:]); ok && rest == "" && d.Exists() {
			return d, strings.TrimRight(name[:at], " -_.(")
		}
	}
	if at := len(name) - len("(2026-03-14)"); at > 0 && (name[at] == '(' || name[at] == '[') {
		if d, rest, ok := leadingISO(plain[at+1:]); ok && (rest == ")" || rest == "]") && d.Exists() {
			return d, strings.TrimRight(name[:at], " -_.")
		}
	}
	if at := len(name) - 8; at > 0 && strings.ContainsRune(" -_.", rune(name[at-1])) {
		if d, ok := compactDay(name[at:]); ok {
			return d, strings.TrimRight(name[:at], " -_.")
		}
	}
	return Day{}, name
}

func compactDay(s string) (Day, bool) {
	y, ok1 := digits(s[:4])
	m, ok2 := digits(s[4:6])
	n, ok3 := digits(s[6:8])
	d := Day{y, time.Month(m), n}
	return d, ok1 && ok2 && ok3 && y > 1990 && y < 2100 && d.Exists()
}

// InPath finds the day that the folders and the name of a file tell together:
// "2026/03 March/17 - Northwind.md" and "2026-03/17 Northwind.md". rest is
// the name without it. The day is the zero Day if the path tells none.
func InPath(path string) (d Day, rest string) {
	parts := strings.Split(path, "/")
	name := parts[len(parts)-1]
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	if d, rest = InName(name); !d.IsZero() {
		return d, rest
	}
	year, month, day := 0, time.Month(0), 0
	for _, dir := range parts[:len(parts)-1] {
		if d, more := InName(dir); !d.IsZero() && more == "" {
			return d, name
		}
		y, m, n := folder(dir, year > 0, month > 0)
		if y > 0 {
			year, month, day = y, 0, 0
		}
		if m > 0 {
			month, day = m, 0
		}
		if n > 0 {
			day = n
		}
	}
	if year == 0 {
		return Day{}, name
	}
	if month == 0 { // "2026/03-17 Heronsgate.md"
		s := takeApart(name, Options{})
		m, ok1 := s.num(0, 2)
		n, ok2 := s.num(2, 2)
		if d := (Day{year, time.Month(m), n}); ok1 && ok2 && s.tok(0).width == 2 && s.tok(2).width == 2 && s.is(1, "-", "_", ".") && d.Exists() {
			return d, strings.TrimLeft(name[s.tok(2).to:], " -_.")
		}
		return Day{}, name
	}
	if day == 0 {
		s := takeApart(name, Options{})
		n, ok := s.num(0, 2)
		if !ok || s.isLetterWord(1) && !s.toks[1].spaced || s.tok(1).text == "." && s.tok(2).width > 0 {
			return Day{}, name
		}
		day, rest = n, strings.TrimLeft(name[s.tok(0).to:], " -_.")
	} else {
		rest = name
	}
	if d = (Day{year, month, day}); !d.Exists() {
		return Day{}, name
	}
	return d, rest
}

// folder reads the name of a folder as a year, a month or a day: "2026",
// "03 March", "2026-03", "March", "17".
func folder(name string, inYear, inMonth bool) (year int, month time.Month, day int) {
	s := takeApart(name, Options{})
	if len(s.toks) == 0 {
		return 0, 0, 0
	}
	if y, ok := s.year(0); ok {
		m, has := s.num(2, 2)
		switch {
		case len(s.toks) == 1:
			return y, 0, 0
		case has && len(s.toks) == 3 && m >= 1 && m <= 12:
			return y, time.Month(m), 0
		}
		for i := 1; i < len(s.toks); i++ {
			if m, next := s.monthAt(i); next == len(s.toks) {
				return y, m, 0
			}
		}
		return 0, 0, 0
	}
	if m, next := s.monthAt(0); next > 0 { // "März 2026"
		if y, ok := s.year(next); ok && next+1 == len(s.toks) {
			return y, m, 0
		}
	}
	if !inYear {
		return 0, 0, 0
	}
	if m, next := s.monthAt(0); next == len(s.toks) {
		return 0, m, 0
	}
	n, ok := s.num(0, 2)
	if !ok {
		return 0, 0, 0
	}
	if len(s.toks) == 1 {
		if inMonth {
			return 0, 0, n
		}
		if n >= 1 && n <= 12 {
			return 0, time.Month(n), 0
		}
		return 0, 0, 0
	}
	for i := 1; i < len(s.toks); i++ {
		if m, next := s.monthAt(i); next == len(s.toks) && int(m) == n {
			return 0, m, 0
		}
		if s.isLetterWord(i) {
			break
		}
	}
	return 0, 0, 0
}

// IsDated reports whether a folder only tells a time: a year, a quarter, a
// month, a day.
func IsDated(name string) bool {
	if d, rest := InName(name); !d.IsZero() && rest == "" {
		return true
	}
	s := takeApart(name, Options{})
	for i := 0; i < len(s.toks); {
		switch _, next := s.monthAt(i); {
		case next > i:
			i = next
		case s.toks[i].width > 0 || !s.isLetterWord(i) || s.is(i, "q", "w", "kw") && s.tok(i+1).width > 0:
			i++
		default:
			return false
		}
	}
	return len(s.toks) > 0
}
