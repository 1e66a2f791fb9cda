package day

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	hintDate  = "write the date as 2026-03-09"
	hintClock = "write the date as 2026-03-09, with a time as 2026-03-09 14:00"
)

// Read reads a moment in any of the forms that people write:
//
//	2026-03-09 · 2026-02-18 14:00 PST · 2025-01-27T10:30+01:00[Europe/Berlin]
//	Tuesday, February 3, 2026 (2:30–2:45pm EST) · 3. März · 令和8年3月4日 午後2時半
//	March 2026 · week of 16 March · by 2026-03-18 · moved from 3 to 10 March · TBD
//
// A day that could be two days is asked, not guessed, unless the options
// settle it. A text that says that nothing is known yet gives neither a moment
// nor a remark.
func Read(text string, o Options) (Moment, []Remark) {
	text = strings.TrimSpace(text)
	if Unknown(text) {
		return Moment{}, nil
	}
	kept, struck := cutStruck(text)
	s := newScan(kept, o, false)
	r := reader{scan: s}
	m := r.moment(text)
	if struck != "" && !m.IsZero() {
		r.say(assumed("", "%s is struck out, so it was left out", shorten(struck)))
	}
	return m, r.found
}

// ReadClock reads a time of day without a day: "14:30", "2:30–2:45pm EST".
func ReadClock(text string, o Options) (Moment, []Remark) {
	var m Moment
	if c, ok := plainClock(strings.TrimSpace(text)); ok && c >= 7*60 {
		return Moment{Start: c, HasTime: true}, nil
	}
	r := reader{scan: newScan(text, o, false)}
	if len(r.items) == 1 && r.items[0].what == aClock {
		r.items[0].clock.sure = true
	}
	r.clocks(&m)
	if !m.HasTime && len(r.items) == 1 {
		if t := r.tok(0); t.width > 2 && t.width < 5 && t.n < 2400 && t.n%100 < 60 { // 930, 1400
			m.Start, m.HasTime = Clock(t.n/100*60+t.n%100), true
		}
	}
	if !m.HasTime {
		return Moment{}, nil
	}
	return m, r.found
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

// plainClock reads exactly 09:05, 14:05 or 09:05:00.
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

func noSuchDay(d Day) []Remark {
	if d.Exists() {
		return nil
	}
	return []Remark{wrong(hintDate, "there is no day %s", d)}
}

// reader puts the pieces of a text together.
type reader struct {
	*scan
	found []Remark
	moved bool // what stands behind "to" is the new day
}

func (r *reader) say(x Remark) {
	if !slices.Contains(r.found, x) {
		r.found = append(r.found, x)
	}
}

// rel reports whether an item is a word of one of these kinds.
func (r *reader) rel(it item, names ...string) bool {
	if it.what != aWord && it.what != filler {
		return false
	}
	return slices.Contains(names, it.word) || r.at(it.from, "mark", names...) == it.to-it.from && it.to > it.from
}

func (r *reader) moment(text string) Moment {
	var m Moment
	r.leaveOld()
	r.fixYears()
	days := r.which(aDay)
	spans := r.which(aSpan)
	switch {
	case len(days) > 0:
		r.day(&m, days)
	case len(spans) > 0:
		r.span(&m, spans)
	case len(r.which(aWeekday)) > 0 && !r.o.near().IsZero():
		r.onWeekday(&m)
	case len(r.which(aYear)) == 1 && !r.items[r.which(aYear)[0]].rel:
		y := r.items[r.which(aYear)[0]].date.Year
		m.Span = Span{Day{y, 1, 1}, Day{y, 12, 31}}
	case len(r.which(notKnown)) > 0:
		return m
	case len(r.found) == 0:
	}
	if m.IsZero() {
		if len(r.found) == 0 {
			r.say(wrong(hintClock, "%q cannot be read as a date", shorten(text)))
		}
		return Moment{}
	}
	if m.Span == monthOf(m.Span.From.Year, m.Span.From.Month) {
		m.Month = m.Span.From
	}
	r.clocks(&m)
	r.leftOver()
	return m
}

// fixYears gives the days without a year the one of the text.
func (r *reader) fixYears() {
	year := 0
	for _, it := range r.items {
		if it.what == aYear || it.what == aDay && it.date.Year != 0 && !it.rel {
			year = it.date.Year
			break
		}
	}
	for i, it := range r.items {
		if it.what != aDay || it.date.Year != 0 || year == 0 || it.date.Month == 0 {
			continue
		}
		r.items[i].date.Year = year
		if it.flip != (Day{}) {
			r.items[i].flip.Year = year
		}
	}
}

// dayOf resolves the day of an item; the zero Day if it stays open.
func (r *reader) dayOf(i int) Day {
	it := r.items[i]
	raw := shorten(r.raw(it.from, it.to))
	near := r.o.near()
	if it.rel {
		if near.IsZero() {
			r.say(wrong(hintDate, "%q names no day unless it is known when it was written", raw))
			return Day{}
		}
		r.say(assumed("write "+it.date.String(), "%q was read as %s", raw, it.date).writes(raw, it.date.String()))
		return it.date
	}
	d := it.date
	if d.Month == 0 && d.Year == 0 {
		if near.IsZero() {
			r.say(wrong(hintDate, "%q has no month", raw))
			return Day{}
		}
		for k := 0; k < 3; k++ {
			first := Of(time.Date(near.Year, near.Month+time.Month(k), 1, 12, 0, 0, 0, time.UTC))
			if d = (Day{first.Year, first.Month, it.date.Day}); d.Exists() && (!r.o.Ahead && k == 0 || d.Compare(near) >= 0) {
				break
			}
		}
		if bad := noSuchDay(d); bad != nil {
			r.say(bad[0])
			return Day{}
		}
		r.say(assumed("write "+d.String(), "%q was read as %s", raw, d).writes(raw, d.String()))
		return d
	}
	if it.flip != (Day{}) {
		var settled bool
		if d, settled = r.settleOrder(i); !settled {
			one, two := it.date, it.flip
			if one.Year == 0 {
				if near.IsZero() {
					r.say(wrong(hintDate, "%q has no year", raw))
					return Day{}
				}
				one, two = nearest(one.Month, one.Day, near, r.o.Ahead), nearest(two.Month, two.Day, near, r.o.Ahead)
			}
			r.say(doubtful(fmt.Sprintf("write %s or %s", one, two), "%s is ambiguous: it can be %s or %s", raw, one, two).writesOneOf(raw, one.String(), two.String()))
			return Day{}
		}
	}
	if d.Year == 0 {
		if near.IsZero() {
			r.say(wrong(hintDate, "%q has no year", raw))
			return Day{}
		}
		d = nearest(d.Month, d.Day, near, r.o.Ahead)
		if d.IsZero() {
			r.say(wrong(hintDate, "there is no day %s", raw))
			return Day{}
		}
		r.say(assumed("write "+d.String(), "%q has no year, and was read as %s", raw, d).writes(raw, d.String()))
	}
	if bad := noSuchDay(d); bad != nil {
		r.say(bad[0])
		return Day{}
	}
	return d
}

// settleOrder tells which of its two readings a day with slashes is.
func (r *reader) settleOrder(i int) (Day, bool) {
	it := r.items[i]
	raw := r.raw(it.from, it.to)
	monthFirst, dayFirst := it.date, it.flip
	same := func(d Day) bool {
		n := r.o.Named
		return !n.IsZero() && d.Month == n.Month && d.Day == n.Day && (d.Year == 0 || d.Year == n.Year)
	}
	said := func(d Day, why string) (Day, bool) {
		r.say(assumed("", "%s was read with the %s first because of %s", raw, map[bool]string{true: "day", false: "month"}[d == dayFirst], why))
		return d, true
	}
	switch {
	case r.o.Order == DayFirst:
		return said(dayFirst, "the settings")
	case r.o.Order == MonthFirst:
		return said(monthFirst, "the settings")
	case same(dayFirst):
		return said(dayFirst, "the day in the name of the file")
	case same(monthFirst):
		return said(monthFirst, "the day in the name of the file")
	}
	for _, w := range r.which(aWeekday) {
		wd := r.items[w]
		if monthFirst.Year == 0 || len(wd.asked) > 0 {
			continue
		}
		one, two := weekdayOf(dayFirst) == wd.n, weekdayOf(monthFirst) == wd.n
		if one != two {
			d := monthFirst
			if one {
				d = dayFirst
			}
			return said(d, "the weekday")
		}
	}
	return Day{}, false
}

// weekdayOf counts the days of the week from Monday, 1.
func weekdayOf(d Day) int { return (int(d.Weekday())+6)%7 + 1 }

// day reads the day of m from the items that are days.
func (r *reader) day(m *Moment, at []int) {
	var days []Day
	var from []int
	for _, i := range at {
		d := r.dayOf(i)
		if d.IsZero() {
			if len(at) == 1 || r.items[i].flip != (Day{}) {
				return
			}
			continue
		}
		if !slices.Contains(days, d) {
			days, from = append(days, d), append(from, i)
		}
	}
	if len(days) == 0 {
		return
	}
	if s, ok := r.bound(from, days); ok {
		m.Span = s
		return
	}
	m.Day = days[0]
	r.checkWeekday(from[0], days[0])
	if len(days) == 1 {
		return
	}
	link := r.link(from[0], from[1])
	last := days[len(days)-1]
	switch {
	case link == "or":
		m.Day = Day{}
		m.Span = Span{slices.MinFunc(days, Day.Compare), slices.MaxFunc(days, Day.Compare)}
		r.say(doubtful("write the day as soon as it is settled", "%s or %s: the day is open", days[0], days[1]))
	case link == "until" && len(days) == 2 && r.clocksBeside(from) && days[0].DaysUntil(last) == 1:
		// over midnight
	case link == "→":
		r.say(doubtful("write the day alone, or \"moved to\"", "%s → %s: the first day was taken, as of several", days[0], last))
	case link == "until":
		r.say(assumed("", "%s to %s: the first day was taken", days[0], last))
	case link == "and":
		r.say(assumed("a note of its own for each day keeps them apart", "%s and %s: the first day was taken", days[0], last))
	default:
		r.say(assumed("write the day alone", "of several days, %s was taken and %s left out", days[0], last))
	}
}

func (r *reader) clocksBeside(at []int) bool {
	n := 0
	for _, i := range r.which(aClock) {
		if r.items[i].clock.sure && i > at[0] {
			n++
		}
	}
	return n >= 2
}

// onWeekday reads a weekday alone, told by the day of writing.
func (r *reader) onWeekday(m *Moment) {
	i := r.which(aWeekday)[0]
	it := r.items[i]
	raw := shorten(r.raw(it.from, it.to))
	near := r.o.near()
	if len(it.asked) > 0 && r.o.Lang == "" {
		r.say(wrong(hintDate, "%q cannot be read as a date", raw))
		return
	}
	next := near.AddDays((it.n-weekdayOf(near)+6)%7 + 1)
	last := next.AddDays(-7)
	if next.AddDays(-7) == near {
		last = next.AddDays(-14)
	}
	which := ""
	for k := max(0, i-2); k < min(len(r.items), i+2); k++ {
		for _, name := range []string{"next", "last", "this"} {
			if k != i && r.rel(r.items[k], name) {
				which = name
			}
		}
	}
	switch {
	case weekdayOf(near) == it.n && which != "last" && which != "next":
		m.Day = near
	case which == "last":
		m.Day = last
	case which == "next" && r.o.Ahead, which == "next":
		if m.Day = next; next.Monday() == near.Monday() {
			m.Day = next.AddDays(7)
		}
	case which == "this":
		m.Day = near.Monday().AddDays(it.n - 1)
	case r.o.Ahead:
		m.Day = next
	default:
		r.say(doubtful(fmt.Sprintf("write %s or %s", last, next), "%s can be %s or %s", raw, last, next).writesOneOf(raw, last.String(), next.String()))
		return
	}
	r.say(assumed("write "+m.Day.String(), "%q was read as %s", raw, m.Day).writes(raw, m.Day.String()))
}

// checkWeekday reports a weekday beside the day of an item that is not its own.
func (r *reader) checkWeekday(at int, d Day) {
	days := r.which(aDay)
	for _, i := range r.which(aWeekday) {
		it := r.items[i]
		if len(days) > 1 {
			near := slices.MinFunc(days, func(a, b int) int { return abs(2*a-2*i-1) - abs(2*b-2*i-1) })
			if near != at {
				continue
			}
		}
		fits := it.n == weekdayOf(d)
		for _, other := range it.asked {
			fits = fits || other == fmt.Sprint(weekdayOf(d))
		}
		if !fits && len(it.asked) == 0 {
			r.say(doubtful("the date was kept; correct the weekday or the date", "%s is a %s, not a %s", d, d.Weekday(), time.Weekday(it.n%7)))
			return
		}
	}
}

// leftOver says which words of the text are no part of the moment.
func (r *reader) leftOver() {
	if strings.Contains(r.text, "[[") || strings.Contains(r.text, "](") {
		return
	}
	for i := 0; i < len(r.items); i++ {
		if r.items[i].what == notKnown {
			r.say(leftOut(r.raw(r.items[i].from, r.items[i].to)))
			continue
		}
		if r.items[i].what != other {
			continue
		}
		j := i
		for k := i + 1; k < len(r.items) && (r.items[k].what == other || r.items[k].what == filler || r.items[k].what == aWord); k++ {
			if r.items[k].what == other {
				j = k
			}
		}
		if raw := r.raw(r.items[i].from, r.items[j].to); len([]rune(raw)) > 1 {
			r.say(leftOut(raw))
		}
		i = j
	}
}

var reSerial = regexp.MustCompile(`^([34]\d{4}|5[0-4]\d{3})(?:[.,](\d{1,12}))?$`)

// Serial reads the number by which spreadsheets count days, from 1900 on, as
// it stands in a cell that has lost its form: 46085 and 46085.4375.
func Serial(text string) (Moment, []Remark) {
	p := reSerial.FindStringSubmatch(text)
	if p == nil {
		return Moment{}, nil
	}
	n, _ := strconv.Atoi(p[1])
	m := Moment{Day: Day{1899, 12, 30}.AddDays(n)}
	if p[2] != "" {
		part, _ := strconv.ParseFloat("0."+p[2], 64)
		if minutes := int(part*24*60 + 0.5); minutes > 0 && minutes < 24*60 {
			m.Start, m.HasTime = Clock(minutes), true
		}
	}
	return m, []Remark{assumed(fmt.Sprintf("write %s", m), "%s was read as %s, by the days that spreadsheets count", text, m).writes(text, m.String())}
}
