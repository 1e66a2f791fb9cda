package day

import (
	"strings"
	"time"
	"unicode"
)

func exact(d Day) []item { return []item{{what: aDay, date: d}} }

// dates reads a date, a week, a month or a word for a day at token i.
func (s *scan) dates(i int) ([]item, int) {
	for _, read := range []func(int) ([]item, int){s.compact, s.quarterFirst, s.yearFirst, s.era, s.numbers, s.named, s.dense, s.weekNumber, s.nearWord, s.nthPart, s.counted, s.period, s.dayOfMonth} {
		if items, next := read(i); next > i {
			return items, next
		}
	}
	return nil, i
}

// compact reads 20260304, 20260304T1000 and 202603041000.
func (s *scan) compact(i int) ([]item, int) {
	t := s.tok(i)
	if t.width != 8 && t.width != 12 && t.width != 14 {
		return nil, i
	}
	n, clock, timed := t.n, 0, false
	switch t.width {
	case 12:
		n, clock, timed = t.n/1e4, t.n%1e4, true
	case 14:
		n, clock, timed = t.n/1e6, t.n/100%1e4, true
	}
	d := Day{n / 1e4, time.Month(n / 100 % 100), n % 100}
	if !validYear(d.Year) || !d.Exists() {
		return nil, i
	}
	next := i + 1
	if s.is(next, "t") && s.tight(next) && (s.tok(next+1).width == 4 || s.tok(next+1).width == 6) {
		clock, timed = s.tok(next+1).n, true
		if s.tok(next+1).width == 6 {
			clock /= 100
		}
		next += 2
	}
	items := exact(d)
	if timed && clock/100 < 24 && clock%100 < 60 {
		items[0].from, items[0].to = i, next
		items = append(items, item{what: aClock, clock: hour{hour: clock / 100, minute: clock % 100, sure: true, padded: true}})
	}
	return items, next
}

// yearFirst reads 2026-03-04, 2026. 3. 4., 2026年3月4日, 2026-W11, 2026-03,
// 2026 March 4, 2026-Q1 and 2026 alone.
func (s *scan) yearFirst(i int) ([]item, int) {
	y, ok := s.year(i)
	if !ok || s.is(i+1, ":") && s.tight(i+1) {
		return nil, i
	}
	j := i + 1
	if n := s.at(j, "mark", "year"); n > 0 {
		j += n
		if m, ok := s.num(j, 2); ok {
			if n := s.at(j+1, "mark", "month"); n > 0 {
				return s.denseDay(y, m, j+1+n)
			}
		}
		return []item{{what: aYear, date: Day{Year: y}}}, j
	}
	if s.is(j, "-", "/", ".") {
		sign := s.tok(j).text
		m, ok := s.num(j+1, 2)
		d, ok2 := s.num(j+3, 2)
		if ok && ok2 && s.is(j+2, sign) {
			next := j + 4
			if sign == "." && s.is(next, ".") {
				next++
			}
			if s.is(next, "t") && s.tight(next) && s.tok(next+1).width > 0 {
				next++ // the clock behind it
			}
			return exact(Day{y, time.Month(m), d}), next
		}
		if ok && sign != "." && m >= 1 && m <= 12 && (s.tok(j+1).width == 2 || sign == "/") && !(s.is(j+2, ":") && s.tight(j+2)) {
			return []item{{what: aSpan, span: monthOf(y, time.Month(m)), month: true}}, j + 2
		}
		if t := s.tok(j + 1); sign == "-" && t.width == 3 && t.n >= 1 && t.n <= 366 {
			if d := (Day{y, 1, 1}).AddDays(t.n - 1); d.Year == y {
				return exact(d), j + 2
			}
		}
		if s.is(j+1, "w", "q", "h") || s.monthLike(j+1) {
			j++
		}
	}
	if s.is(j, ",") {
		j++
	}
	if s.is(j, "w") && s.tight(j+1) {
		if w, ok := s.num(j+1, 2); ok {
			if week, has := isoWeek(y, w); has {
				if n, ok := s.num(j+3, 1); ok && s.is(j+2, "-") && n >= 1 && n <= 7 {
					return exact(week.From.AddDays(n - 1)), j + 4
				}
				return []item{{what: aSpan, span: week}}, j + 2
			}
		}
	}
	if it, next := s.quarter(j, y); next > j {
		return it, next
	}
	if m, next := s.monthAt(j); next > j {
		k := next
		if s.is(k, "-", ",") {
			k++
		}
		if d, ok := s.num(k, 2); ok && d > 0 && !s.clocksAt(k) {
			return exact(Day{y, m, d}), s.ordinal(k + 1)
		}
		return []item{{what: aSpan, span: monthOf(y, m), month: true}}, next
	}
	return []item{{what: aYear, date: Day{Year: y}}}, i + 1
}

func (s *scan) monthLike(i int) bool { _, next := s.monthAt(i); return next > i }

func (s *scan) clocksAt(i int) bool {
	it, next := s.clockAt(i)
	return next > i && it.clock.sure
}

// ordinal skips "th", "." and the like behind the number of a day.
func (s *scan) ordinal(i int) int {
	if n := s.at(i, "mark", "ordinal"); n > 0 && s.tight(i) {
		return i + n
	}
	if s.is(i, ".", "º", "ª", "°") && s.tight(i) {
		return i + 1
	}
	return i
}

// quarterFirst reads "Q2 2026", and "in Q2" of a sentence.
func (s *scan) quarterFirst(i int) ([]item, int) { return s.quarter(i, 0) }

func (s *scan) quarter(i, year int) ([]item, int) {
	if !s.is(i, "q", "h") || !s.tight(i+1) {
		return nil, i
	}
	q, ok := s.num(i+1, 1)
	months := 3 // of a quarter, or of half a year
	if s.is(i, "h") {
		months = 6
	}
	if !ok || q < 1 || q*months > 12 {
		return nil, i
	}
	next := i + 2
	if year == 0 {
		if s.is(next, "/", "-") {
			next++
		}
		y, ok := s.year(next)
		if !ok {
			return s.aheadPart(i, q, months, i+2)
		}
		year, next = y, next+1
	}
	return []item{{what: aSpan, span: Span{Day{year, time.Month(months*q - months + 1), 1}, monthOf(year, time.Month(months*q)).To}}}, next
}

// eras count their years from these.
func (s *scan) era(i int) ([]item, int) {
	e, n := s.find(i, "era")
	if n == 0 {
		return nil, i
	}
	j, y := i+n, 1
	if k := s.at(j, "mark", "first year"); k > 0 {
		j += k
	} else if v, ok := s.num(j, 3); ok {
		y, j = v, j+1
	} else {
		return nil, i
	}
	y += e.n
	if k := s.at(j, "mark", "year"); k > 0 {
		if m, ok := s.num(j+k, 2); ok {
			if n := s.at(j+k+1, "mark", "month"); n > 0 {
				return s.denseDay(y, m, j+k+1+n)
			}
		}
		return nil, i
	}
	m, ok := s.num(j+1, 2)
	d, ok2 := s.num(j+3, 2)
	if ok && ok2 && s.is(j, ".", "/", "-") && s.is(j+2, s.tok(j).text) {
		return exact(Day{y, time.Month(m), d}), j + 4
	}
	return nil, i
}

// denseDay reads the day behind 3月: 4日, or another part of the month.
func (s *scan) denseDay(y, m, i int) ([]item, int) {
	if d, ok := s.num(i, 2); ok && !s.clocksAt(i) {
		next := i + 1
		next += s.at(next, "mark", "day")
		return s.more([]item{{what: aDay, date: Day{y, time.Month(m), d}}}, next)
	}
	if y == 0 || m < 1 || m > 12 {
		return nil, i
	}
	for _, part := range []string{"early", "mid", "late"} {
		if n := s.at(i, "mark", part+" suffix"); n > 0 {
			return []item{{what: aSpan, span: partOf(monthOf(y, time.Month(m)), part)}}, i + n
		}
	}
	return []item{{what: aSpan, span: monthOf(y, time.Month(m)), month: true}}, i
}

// more reads further days of the same month: 3月4日、5日.
func (s *scan) more(items []item, next int) ([]item, int) {
	items[0].to = next
	for {
		word := ""
		j := next
		for _, name := range []string{"and", "or", "until", "until suffix"} {
			if n := s.at(j, "mark", name); n > 0 {
				word, j = name, j+n
				break
			}
		}
		d, ok := s.num(j, 2)
		n := s.at(j+1, "mark", "day")
		if word == "" || !ok || n == 0 {
			return items, next
		}
		first := items[0].date
		items = append(items, item{what: aWord, word: word, from: next, to: j}, item{what: aDay, date: Day{first.Year, first.Month, d}, from: j, to: j + 1 + n})
		next = j + 1 + n
	}
}

// dense reads 3月4日 without a year.
func (s *scan) dense(i int) ([]item, int) {
	m, ok := s.num(i, 2)
	if !ok || m < 1 || m > 12 {
		return nil, i
	}
	n := s.at(i+1, "mark", "month")
	if n == 0 {
		return nil, i
	}
	return s.denseDay(0, m, i+1+n)
}

// numbers reads 4.3.2026, 04/03/2026, 4-3-26, 03/2026, and 4.3. or 4/3
// without a year.
func (s *scan) numbers(i int) ([]item, int) {
	a, ok := s.num(i, 2)
	if s.is(i, "'") && s.tok(i+1).width == 2 && s.is(i+2, "-", "/", ".") && s.is(i+4, s.tok(i+2).text) {
		m, ok1 := s.num(i+3, 2)
		d, ok2 := s.num(i+5, 2)
		if ok1 && ok2 { // '26-03-27
			return exact(Day{2000 + s.tok(i+1).n, time.Month(m), d}), i + 6
		}
	}
	if !ok || !s.is(i+1, ".", "/", "-") {
		return nil, i
	}
	sign := s.tok(i + 1).text
	if y, ok := s.year(i + 2); ok && sign != "-" && a >= 1 && a <= 12 && !s.is(i+3, sign) {
		return []item{{what: aSpan, span: monthOf(y, time.Month(a)), month: true}}, i + 3
	}
	b, ok := s.num(i+2, 2)
	if !ok || sign != "." && !s.tight(i+1) {
		return nil, i
	}
	if s.is(i+3, sign) || sign == "-" && s.is(i+3, "/") {
		j := i + 4
		if s.is(j, "'") {
			j++
		}
		t := s.tok(j)
		if _, full := s.year(j); full || t.width == 2 && !s.is(j+1, ":", "h") && (sign != "." || s.tight(j) || !s.clocksAt(j)) && !(sign == "." && s.at(j+1, "mark", "clock", "oclock", "hour") > 0) {
			y := t.n
			if !full {
				y += 2000
			}
			return s.either(sign, a, b, y, a+2000, t.n, full), j + 1
		}
	}
	// without a year
	ended := sign == "." && s.is(i+3, ".") && s.tight(i+3)
	next := i + 3
	if ended {
		next++
	}
	switch {
	case sign == "-", s.is(next, ":", "%") && s.tight(next), a == 0 || b == 0, s.monthLike(s.ordinal(i + 3)):
		return nil, i
	case sign == "." && !ended && (s.loose || b > 12 || s.o.near().IsZero() || s.seen(aDay) || s.clockWord(i-1) || s.clockMark(next)):
		return nil, i
	case sign == "/" && (s.loose && (a <= 12 && b <= 12 || a > 31 || b > 31 || !s.led()) || s.seen(aDay)):
		return nil, i
	}
	if y, j := s.yearBehind(next); j > next && s.is(j-2, "'") {
		return s.either(sign, a, b, y, 0, 0, true), j
	}
	return s.either(sign, a, b, 0, 0, 0, true), next
}

func (s *scan) seen(w what) bool {
	for _, it := range s.items {
		if it.what == w {
			return true
		}
	}
	return false
}

func (s *scan) clockWord(i int) bool {
	return s.at(i, "mark", "at") > 0 && s.at(i, "mark", "by") == 0
}

func (s *scan) clockMark(i int) bool {
	return s.at(i, "mark", "clock") > 0 || s.at(i, "mark", "oclock") > 0 || s.at(i, "mark", "hour") > 0 || s.at(i, "half") > 0
}

// korean reports whether a text is one in which 26.3.12 begins with the year.
func (s *scan) korean() bool {
	return strings.ContainsFunc(s.text, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}

// either makes the day of three numbers; other is its other reading.
func (s *scan) either(sign string, a, b, y, yearOfA, dayOfC int, full bool) []item {
	dayFirst, monthFirst := Day{y, time.Month(b), a}, Day{y, time.Month(a), b}
	if !full { // 26/03/04
		yearFirst := Day{yearOfA, time.Month(b), dayOfC}
		if old := y < 2015; (old || a > 31 || s.korean()) && yearOfA >= 2015 && yearFirst.Exists() {
			return exact(yearFirst)
		}
	}
	has := func(d Day) bool {
		if d.Year == 0 {
			d.Year = 2024 // a leap year
		}
		return d.Exists()
	}
	switch {
	case sign == ".", dayFirst == monthFirst:
		return exact(dayFirst)
	case has(dayFirst) && has(monthFirst):
		return []item{{what: aDay, date: monthFirst, flip: dayFirst}}
	case has(monthFirst):
		return exact(monthFirst)
	}
	return exact(dayFirst)
}

// named reads dates with the name of a month, several days of it included:
// "4 March 2026", "March 3 and 5, 2026", "3.–5. März", "March 2026".
func (s *scan) named(i int) ([]item, int) {
	if _, ok := s.num(i, 2); ok {
		return s.dayThenMonth(i)
	}
	m, next := s.monthAt(i)
	if next == i {
		return nil, i
	}
	j := next
	if s.is(j, "-", ",") {
		j++
	}
	j += s.at(j, "mark", "of")
	d, ok := s.num(j, 2)
	if ok && d > 0 && d < 32 && !(s.clocksAt(j) && !s.is(j+1, ".")) && !(s.is(j-1, "'")) {
		items := []item{{what: aDay, date: Day{0, m, d}, from: i, to: s.ordinal(j + 1)}}
		next = items[0].to
		if s.is(next, ",") && s.at(next+1, "mark", "ordinal") > 0 {
			next++
		}
		items, next = s.furtherDays(items, m, next)
		if y, after := s.yearBehind(next); after > next {
			setYear(items, y)
			next = after
		}
		return items, next
	}
	if y, after := s.yearBehind(next); after > next && (s.tok(after-1).width == 4 || s.at(after-1, "mark", "year") > 0 || s.is(after-2, "'")) {
		return []item{{what: aSpan, span: monthOf(y, m), month: true}}, after
	}
	// "Feb/Mar 2026"
	if s.is(next, "/", "-") || s.at(next, "mark", "until", "or", "and") > 0 {
		j := next + max(1, s.at(next, "mark", "until", "or", "and"))
		if to, after := s.monthAt(j); after > j {
			if y, end := s.yearBehind(after); end > after {
				from := y
				if to < m {
					from--
				}
				return []item{{what: aSpan, span: Span{monthOf(from, m).From, monthOf(y, to).To}}}, end
			}
		}
	}
	if s.loose {
		return s.monthAlone(i, m, next)
	}
	return nil, i
}

// dayThenMonth reads "4 March", "4th of March 2026", "3, 4 and 5 March".
func (s *scan) dayThenMonth(i int) ([]item, int) {
	const most = 12 // days of one month in a row
	var items []item
	j := i
	for {
		d, ok := s.num(j, 2)
		if len(items) > 2*most || !ok || d < 1 || d > 31 {
			return nil, i
		}
		end := s.ordinal(j + 1)
		items = append(items, item{what: aDay, date: Day{0, 0, d}, from: j, to: end})
		k := end
		if s.is(k, "-", "/", ".") && s.monthLike(k+1) {
			k++
		}
		for range 2 { // "the 4th of the month of May"
			if n := s.at(k, "mark", "of"); !s.monthLike(k) {
				k += n
			}
		}
		if wd, next := s.weekday(k); next > k && wd.what == aWeekday && s.monthLike(next) && !s.monthLike(k) {
			k = next
		}
		if m, next := s.monthAt(k); next > k {
			for x := range items {
				if items[x].what == aDay {
					items[x].date.Month = m
				}
			}
			if y, after := s.yearBehind(next); after > next {
				setYear(items, y)
				next = after
			}
			items[len(items)-1].to = next
			return items, next
		}
		word, n := s.between(end, true)
		if n == 0 {
			return nil, i
		}
		items = append(items, item{what: aWord, word: word, from: end, to: end + n})
		j = end + n
	}
}

// between reads the word or sign between two days of one month.
func (s *scan) between(i int, comma bool) (word string, n int) {
	for _, name := range []string{"until", "or", "and"} {
		if n = s.at(i, "mark", name); n > 0 {
			return name, n
		}
	}
	switch {
	case comma && s.is(i, ","):
		if word, n := s.between(i+1, false); n > 0 {
			return word, n + 1
		}
		return "and", 1
	case s.is(i, "-"):
		return "until", 1
	case s.is(i, "/", "|"):
		return "or", 1
	}
	return "", 0
}

// furtherDays reads "and 5" behind "March 3".
func (s *scan) furtherDays(items []item, m time.Month, next int) ([]item, int) {
	for {
		word, n := s.between(next, false)
		if n == 0 {
			return items, next
		}
		j := next + n
		if word == "and" && s.is(next, "+") {
			return items, next
		}
		d, ok := s.num(j, 2)
		end := s.ordinal(j + 1)
		if !ok || d < 1 || d > 31 || s.clocksAt(j) || s.monthLike(end) || s.is(end, ":", "/", "-") || s.clockMark(end) || s.at(end, "unit") > 0 || s.isLetterWord(end) && s.at(end, "mark", "of") == 0 && s.at(end, "mark", "and", "or") == 0 && end == j+1 && word != "until" {
			return items, next
		}
		// "March 3 to 5 pm" and "10 - 11:30" are hours
		if w2, k := s.between(end, false); k > 0 && w2 == "until" && s.clocksAt(end+k) {
			return items, next
		}
		items = append(items, item{what: aWord, word: word, from: next, to: j}, item{what: aDay, date: Day{0, m, d}, from: j, to: end})
		next = end
	}
}

func setYear(items []item, y int) {
	for i := range items {
		if items[i].what == aDay && items[i].date.Year == 0 {
			items[i].date.Year = y
		}
	}
}

// weekNumber reads "KW 11", "week 11, 2026", "W11 2026", "第11周".
func (s *scan) weekNumber(i int) ([]item, int) {
	n := s.at(i, "mark", "week number")
	if n == 0 && s.is(i, "w") && s.tight(i+1) && s.tok(i+1).width == 2 {
		n = 1
	}
	if n == 0 {
		return nil, i
	}
	j := i + n
	if s.is(j, ".", "#") {
		j++
	}
	w, ok := s.num(j, 2)
	if s.is(i, "第") && s.at(j+1, "mark", "week suffix") == 0 {
		return nil, i
	}
	if !ok || s.is(j+1, "/", "-", ".") && s.tok(j+2).width > 0 && s.tok(j+2).width < 4 || s.monthLike(s.ordinal(j+1)) {
		return nil, i
	}
	j++
	year, next := s.o.near().Year, j
	if k := s.at(j, "mark", "week suffix"); k > 0 {
		next = j + k
	}
	if y, after := s.yearBehind(next); after > next {
		year, next = y, after
	} else if s.loose && s.o.near().IsZero() || s.at(i, "mark", "week number") > 0 && s.tok(i).text == "week" && s.loose {
		return nil, i
	}
	if year == 0 {
		return []item{{what: aSpan, rel: true}}, next
	}
	week, has := isoWeek(year, w)
	if !has {
		return nil, i
	}
	return []item{{what: aSpan, span: week, rel: next == j}}, next
}

// nearWord reads today, yesterday, tomorrow.
func (s *scan) nearWord(i int) ([]item, int) {
	m, n := s.find(i, "near")
	if n == 0 {
		return nil, i
	}
	next := i + n
	if m.name == "1" && m.lang == "de" && s.at(i, "half") > 0 && s.at(i-1, "near") > 0 {
		return nil, i
	}
	it := item{what: aDay, rel: true}
	if near := s.o.near(); !near.IsZero() {
		it.date = near.AddDays(m.n)
	}
	return []item{it}, next
}

// partOf returns the beginning, the middle or the end of a time.
func partOf(s Span, part string) Span {
	days := s.From.DaysUntil(s.To) + 1
	month := days >= 28 && days <= 31
	switch part {
	case "early":
		if month {
			return Span{s.From, s.From.AddDays(9)}
		}
		return Span{s.From, s.From.AddDays(days / 3)}
	case "mid":
		if month {
			return Span{s.From.AddDays(9), s.From.AddDays(19)}
		}
		return Span{s.From.AddDays(days / 3), s.From.AddDays(days - days/3 - 1)}
	case "late":
		if month {
			return Span{s.From.AddDays(20), s.To}
		}
		return Span{s.From.AddDays(days - days/3 - 1), s.To}
	}
	return s
}
