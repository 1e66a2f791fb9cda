package day

import "time"

// counted reads "in two weeks", "3 days ago", "vor 3 Tagen", "within 10
// business days": a day told by the day of writing. Only the last day of a
// time ahead is told.
func (s *scan) counted(i int) ([]item, int) {
	near := s.o.near()
	back, ahead := false, false
	j := i
	if n := s.at(i, "mark", "ago before"); n > 0 {
		back, j = true, i+n
	}
	if n := s.at(i, "mark", "ahead"); n > 0 {
		ahead, j = true, i+n
		back = back && j == i+s.at(i, "mark", "ago before")
	}
	waits, unsure := s.waits(j)
	ahead = ahead || waits > 0
	j += waits
	j += s.at(j, "mark", "next")
	for range 3 { // "within about approx. two weeks"
		n := s.at(j, "mark", "about", "of")
		if n == 0 || s.countsAt(j) {
			break
		}
		j += n
		if s.is(j, ".") {
			j++
		}
	}
	count, n := s.count(j)
	if n == 0 {
		return nil, i
	}
	k := j + n
	if m, word := s.between(k, false); word > 0 {
		_ = m
		if more, n := s.count(k + word); n > 0 {
			count, k = more, k+word+n
		}
	}
	if s.is(k, "+") {
		k++
	}
	more := s.at(k, "mark", "more")
	k += more
	unit, n := s.find(k, "unit")
	if n == 0 {
		return nil, i
	}
	k += n
	if n := s.at(k, "mark", "more suffix"); n > 0 {
		more, k = n, k+n
	}
	switch {
	case more > 0:
		ahead = true
	case unsure && unit.name == "day", s.at(k, "mark", "of what") > 0, !ahead && unit.name == "year":
		return nil, i // "needs 3 days in the office", "two weeks of training", "three years in sales"
	}
	if n := s.at(k, "mark", "of"); count > 0 && (unit.name == "week" || unit.name == "fortnight") {
		if wd, next := s.weekday(k + n); n > 0 && next > k+n && !back { // "a week on Friday"
			wd.weeks = count * map[string]int{"week": 1, "fortnight": 2}[unit.name]
			return []item{wd}, next
		}
	}
	if n := s.at(k, "mark", "days ahead"); n > 0 && count == 1 {
		count, k = 2, k+n
	}
	if n := s.at(k, "mark", "ago", "ahead suffix"); n > 0 && !ahead {
		if s.at(k, "mark", "ahead suffix") > 0 && s.at(k, "mark", "ago") == 0 {
			ahead = true
		} else {
			back = true
		}
		k += n
	} else if i > 0 && !ahead || !ahead && !s.loose && !back {
		return nil, i // "60 minutes with the team"
	} else if !ahead && !back && !(i == 0) {
		return nil, i
	}
	if unit.name == "minute" || unit.name == "hour" && !s.loose || count <= 0 || count > 400 {
		return nil, i
	}
	if back {
		count = -count
	}
	it := item{what: aDay, rel: true}
	if !near.IsZero() {
		it.date = addUnits(near, count, unit.name)
	}
	return []item{it}, k
}

// waits returns how many tokens at i say that they need more time: "they need
// another". unsure is true if they may need it for something else.
func (s *scan) waits(i int) (n int, unsure bool) {
	if k := s.at(i, "mark", "needs"); k > 0 {
		n, unsure = k, true
	}
	if k := s.at(i+n, "mark", "another"); k > 0 {
		n, unsure = n+k, false
	}
	return n, unsure
}

// countsAt reports whether a number of days or the like stands at i.
func (s *scan) countsAt(i int) bool {
	_, n := s.count(i)
	return n > 0 && s.at(i+n, "unit") > 0
}

func (s *scan) count(i int) (int, int) {
	if n, ok := s.num(i, 3); ok {
		return n, 1
	}
	if m, n := s.find(i, "number"); n > 0 && m.n > 0 {
		return m.n, n
	}
	return s.dense10(i)
}

func addUnits(d Day, n int, unit string) Day {
	switch unit {
	case "hour":
		return d.AddDays((n + 23) / 24)
	case "workday":
		if n > 0 {
			n += (n + int(d.Weekday()+6)%7) / 5 * 2 // the weekends between
		}
		return d.AddDays(n)
	case "week":
		return d.AddDays(7 * n)
	case "fortnight":
		return d.AddDays(14 * n)
	case "month":
		return Of(d.At(0, time.UTC).AddDate(0, n, 0))
	case "year":
		return Of(d.At(0, time.UTC).AddDate(n, 0, 0))
	}
	return d.AddDays(n)
}

// period reads "next week", "end of the month", "early next week", "the week
// after next", "before the end of the quarter", "fortnight".
func (s *scan) period(i int) ([]item, int) {
	part, j := "", i
	if m, n := s.find(i, "mark", "early", "mid", "late"); n > 0 {
		part, j = m.name, i+n
	}
	j += s.at(j, "mark", "of")
	m, n := s.find(j, "period")
	if whole, k := s.find(i, "period"); k > 0 {
		m, n, part, j = whole, k, "", i
	}
	if n == 0 {
		if unit, n := s.find(i, "unit", "fortnight"); n > 0 && s.loose {
			it := item{what: aDay, rel: true}
			if near := s.o.near(); !near.IsZero() {
				it.date = addUnits(near, 1, unit.name)
			}
			return []item{it}, i + n
		}
		return nil, i
	}
	it := item{what: aSpan, rel: true}
	if near := s.o.near(); !near.IsZero() {
		ahead := int(m.name[len(m.name)-1] - '0')
		switch m.name[0] {
		case 'w':
			it.span = weekAhead(near, ahead)
			if part != "" {
				monday := it.span.From
				switch part {
				case "early":
					it.span.To = monday.AddDays(1)
				case "mid":
					it.span = Span{monday.AddDays(1), monday.AddDays(3)}
				case "late":
					it.span = Span{monday.AddDays(3), it.span.To}
				}
			}
		case 'm':
			it.span = partOf(monthOf(near.Year, near.Month+time.Month(ahead)), part)
		case 'q':
			it.span = partOf(quarterOf(near, ahead), part)
		default:
			it.span = partOf(Span{Day{near.Year + ahead, 1, 1}, Day{near.Year + ahead, 12, 31}}, part)
		}
	}
	return []item{it}, j + n
}

// nthPart reads "the first week of April", "second half of May", "in der ersten
// Aprilwoche".
func (s *scan) nthPart(i int) ([]item, int) {
	nth, n := s.find(i, "nth")
	if n == 0 {
		return nil, i
	}
	j := i + n
	if k := s.at(j, "mark", "quarter"); k > 0 {
		return s.aheadPart(i, nth.n, 3, j+k)
	}
	part, k := s.find(j, "part of month")
	if m, isWeek := s.monthWeek(j); isWeek {
		return s.partOfMonth(nth.n, "week", m, j+1), j + 1
	}
	if k == 0 {
		return nil, i
	}
	j += k
	for range 2 { // "la semaine du mois d'avril"
		if n := s.at(j, "mark", "of"); !s.monthLike(j) {
			j += n
		}
	}
	if s.is(j, "'") { // "d'avril" is two words and a sign
		j++
	}
	m, next := s.monthAt(j)
	if next == j {
		return nil, i
	}
	items := s.partOfMonth(nth.n, part.name, m, next)
	if _, after := s.yearBehind(next); after > next {
		next = after
	}
	return items, next
}

// aheadPart returns the nth part of a year, of so many months, that a sentence
// leads to: "in Q2", "by the end of the third quarter of 2027". Without a year the
// next one is meant that is not over. One that no word of time leads to is a result
// or a question: "their Q2 was good".
func (s *scan) aheadPart(i, nth, months, next int) ([]item, int) {
	near := s.o.near()
	year, after := s.yearBehind(next)
	if nth < 1 || nth*months > 12 || !s.loose || !s.led() || after == next && near.IsZero() {
		return nil, i
	}
	if after == next {
		if year = near.Year; int(near.Month) > nth*months {
			year++
		}
	}
	span := Span{Day{year, time.Month(months*(nth-1) + 1), 1}, monthOf(year, time.Month(months*nth)).To}
	return []item{{what: aSpan, rel: true, span: span}}, max(next, after)
}

// monthWeek reads "Aprilwoche", which is one word.
func (s *scan) monthWeek(i int) (time.Month, bool) {
	for _, p := range s.tok(i).begins {
		if p.list == "month week" {
			return time.Month(p.n), true
		}
	}
	return 0, false
}

// partOfMonth returns the nth week or half of a month, the last one for -1.
func (s *scan) partOfMonth(nth int, part string, m time.Month, yearAt int) []item {
	it := item{what: aSpan, rel: true}
	year, after := s.yearBehind(yearAt)
	if near := s.o.near(); after > yearAt {
		it.rel = false
	} else if near.IsZero() {
		return []item{it}
	} else if year = near.Year; m < near.Month {
		year++
	}
	whole := monthOf(year, m)
	switch {
	case part == "half" && nth == 1:
		it.span = Span{whole.From, whole.From.AddDays(14)}
	case part == "half":
		it.span = Span{whole.From.AddDays(15), whole.To}
	case nth < 0:
		it.span = Span{whole.To.AddDays(-6), whole.To}
	default:
		first := whole.From.AddDays(7 * (nth - 1))
		it.span = Span{first, first.AddDays(6)}
		if it.span.To.Compare(whole.To) > 0 {
			it.span.To = whole.To
		}
	}
	return []item{it}
}

// weekAhead returns the week so many weeks ahead; said on a weekend, this week
// is the one that is about to begin.
func weekAhead(d Day, ahead int) Span {
	if ahead == 0 && (d.Weekday() == time.Saturday || d.Weekday() == time.Sunday) {
		ahead = 1
	}
	return weekOf(d.AddDays(7 * ahead))
}

// monthAlone reads a month without a year in a sentence: "in April", "mid-April".
func (s *scan) monthAlone(i int, m time.Month, next int) ([]item, int) {
	near := s.o.near()
	before := i - 1
	if s.is(before, "-") {
		before--
	}
	if near.IsZero() || s.tok(next).width > 0 || before < 0 {
		return nil, i
	}
	ok := false
	for k := max(0, i-4); k < i && !ok; k++ {
		n := s.at(k, "mark", "by", "before", "ahead", "of", "early", "mid", "late", "until", "after", "since")
		ok = n > 0 && (k+n == i || k+n == before+0 && s.is(i-1, "-"))
	}
	if !ok {
		return nil, i
	}
	year := near.Year
	if m < near.Month {
		year++
	}
	return []item{{what: aSpan, span: monthOf(year, m), month: true, rel: true}}, next
}

// led reports whether the piece before is a word like "by", "until" or "the".
func (s *scan) led() bool {
	if len(s.items) == 0 {
		return false
	}
	it := s.items[len(s.items)-1]
	return it.what == aWord || it.what == filler && s.isLetterWord(it.from)
}

// dayOfMonth reads "the 20th", "le 20", "20日" with a day near to it.
func (s *scan) dayOfMonth(i int) ([]item, int) {
	d, ok := s.num(i, 2)
	if !ok || d < 1 || d > 31 {
		return nil, i
	}
	next := s.ordinal(i + 1)
	marked := next > i+1 && !s.is(next-1, ".")
	if n := s.at(i+1, "mark", "day"); n > 0 && isDenseText(s.tok(i+1).text) && s.tight(i+1) && s.at(i+1, "unit") <= n {
		if k := s.at(i+1, "mark", "day"); k > 0 && s.at(i+1+k, "mark", "ahead suffix", "ago") == 0 {
			marked, next = true, i+1+k
		}
	}
	if !marked && s.is(i+1, ".") && s.tight(i+1) && s.led() && !s.isLetterWord(next) && s.tok(next).width == 0 {
		marked = true // "bis zum 20."
	}
	lead := s.loose && s.at(i-1, "mark", "day lead") == 1 && !s.is(next, "%", "€", "$", "/", "-", ".", ",")
	marked = marked || lead // "le 20", "el día 20", "am 20."
	if !marked || s.at(next, "unit") > 0 || s.is(next, ":") {
		return nil, i
	}
	if s.isLetterWord(next) && s.at(next, "mark") == 0 && s.loose && !s.led() {
		return nil, i // "2nd round"
	}
	if s.loose && !lead && !s.led() && !isDenseText(s.tok(i+1).text) {
		return nil, i
	}
	if s.isLetterWord(next) && s.loose && s.at(next, "mark") == 0 {
		return nil, i // "the 2nd round"
	}
	return []item{{what: aDay, date: Day{0, 0, d}}}, next
}
