package day

import (
	"fmt"
	"strings"
)

// ReadDuration reads a length of time in minutes: 60m, 1h30, 1:15, 1½ h, 90',
// 3x45min, an hour and a half, anderthalb Stunden. ok is false if it is none,
// or none of a day.
func ReadDuration(text string, o Options) (minutes int, found []Remark, ok bool) {
	if Unknown(text) {
		return 0, nil, false
	}
	whole := text
	if out := withoutBrackets(text); strings.ContainsAny(out, "0123456789") {
		text = out
	}
	s := takeApart(text, o)
	var all []int
	i, range_, times := 0, false, 0
	for i < len(s.toks) {
		if n, next := s.clockLength(i); next > i {
			all, i = append(all, n), next
			continue
		}
		if n, next := s.lengthAt(i); next > i {
			all, i = append(all, n), next
			continue
		}
		if n, next := s.times(i); next > i {
			times, i = n, next
			continue
		}
		if v, ok := s.num(i, 4); ok {
			end := i + 1
			if n := s.at(end, "mark", "until", "or"); n > 0 || s.is(end, "-", "/") {
				// "45–60 min": the unit stands behind both
				if to, next := s.lengthAt(end + max(n, 1)); next > end {
					if unit := s.unitBehind(end + max(n, 1)); unit == "hour" {
						v *= 60
					}
					found = append(found, assumed("", "%s was read as %d minutes, the least", shorten(strings.TrimSpace(whole)), v))
					_ = to
					all, i, range_ = append(all, v), next, true
					continue
				} else if to, ok := s.num(end+max(n, 1), 3); ok && to > v {
					found = append(found, assumed("", "%s was read as %d minutes, the least", shorten(strings.TrimSpace(whole)), v))
					all, i, range_ = append(all, v), end+max(n, 1)+1, true
					continue
				}
			}
			if (i == 0 || s.is(i-1, "+", "~", ".")) || s.at(i-1, "mark", "about", "plus") > 0 {
				all, i = append(all, v), end
				continue
			}
		}
		i++
	}
	if len(all) == 0 || s.hasLongUnit() {
		return 0, nil, false
	}
	total := all[0]
	if !range_ {
		total = 0
		for _, n := range all {
			total += n
		}
	}
	if times > 0 {
		total *= times
		found = append(found, assumed("", "%s was read as %d minutes", shorten(strings.TrimSpace(whole)), total))
	}
	if total < 1 || total > 24*60 {
		return 0, nil, false
	}
	return total, found, true
}

func withoutBrackets(s string) string {
	for {
		open := strings.IndexByte(s, '(')
		if open < 0 {
			return s
		}
		end := strings.IndexByte(s[open:], ')')
		if end < 0 {
			return s
		}
		s = s[:open] + s[open+end+1:]
	}
}

func (s *scan) hasLongUnit() bool {
	for i := range s.toks {
		if n := s.at(i, "unit", "day", "week", "month", "year", "fortnight", "workday"); n > 0 && s.at(i, "number") == 0 && s.at(i, "unit", "minute", "hour") < n && (s.tok(i-1).width > 0 || s.at(i-1, "number") > 0) && !s.is(i, "d", "日", "일") {
			return true
		}
	}
	return false
}

// clockLength reads 1:15, 0:45, 1:15:00, and 10:00-11:30 as what lies between.
func (s *scan) clockLength(i int) (int, int) {
	if from, after := s.hourAt(i); after == i+1 && from.hour > 0 { // 9–10:30
		n := max(s.at(after, "mark", "until"), 1)
		if to, end := s.hourAt(after + n); (s.is(after, "-") || s.at(after, "mark", "until") > 0) && end > after+1+n && to.sure && to.clock() > from.clock() {
			return int(to.clock() - from.clock()), end
		}
	}
	h, ok := s.num(i, 2)
	m, ok2 := s.num(i+2, 2)
	if !ok || !ok2 || !s.is(i+1, ":") || !s.tight(i+1) || s.tok(i+2).width != 2 || m > 59 {
		return 0, i
	}
	next := i + 3
	if sec, ok := s.num(next+1, 2); ok && s.is(next, ":") && sec < 60 {
		next += 2
	} else if from, after := s.hourAt(i); after > i {
		n := max(s.at(after, "mark", "until"), 0)
		if n == 0 && s.is(after, "-") {
			n = 1
		}
		if to, end := s.hourAt(after + n); n > 0 && end > after+n && to.sure {
			a, b := from.clock(), to.clock()
			if b <= a && from.half == 0 && to.half == 0 && b+12*60 > a && to.hour <= 12 {
				b += 12 * 60
			}
			return int((b - a + 24*60) % (24 * 60)), end
		}
	}
	if h > 12 && h < 60 && m == 0 {
		return h, next // 45:00 are minutes and seconds
	}
	next += s.at(next, "unit", "hour")
	return h*60 + m, next
}

// times reads "3x", "3 ×", and "x 3".
func (s *scan) times(i int) (int, int) {
	if n, ok := s.num(i, 2); ok && n > 1 && s.is(i+1, "x", "×", "*") {
		return n, i + 2
	}
	if n, ok := s.num(i+1, 2); ok && n > 1 && s.is(i, "x", "×", "*") {
		return n, i + 2
	}
	return 0, i
}

// unitBehind returns the unit behind the number at i.
func (s *scan) unitBehind(i int) string {
	_, n := s.amount(i)
	m, _ := s.find(i+n, "unit")
	return m.name
}

// amount reads a number, with a part: 1.5, 1,5, 1½, 1 1/2, half an, two.
func (s *scan) amount(i int) (float64, int) {
	if f, n := s.fraction(i); n > 0 {
		return f, n
	}
	t := s.tok(i)
	if t.width > 0 && t.width < 5 {
		v, n := float64(t.n), 1
		if s.is(i+1, ".", ",") && s.tight(i+1) && s.tight(i+2) && s.tok(i+2).width == 1 || s.is(i+1, ".", ",") && s.tight(i+1) && s.tight(i+2) && s.tok(i+2).width == 2 && s.at(i+3, "unit", "hour") > 0 {
			part := float64(s.tok(i+2).n) / 10
			if s.tok(i+2).width == 2 {
				part /= 10
			}
			return v + part, 3
		}
		if f, k := s.fraction(i + 1); k > 0 {
			return v + f, 1 + k
		}
		return v, n
	}
	if v, n := s.dense10(i); n > 0 {
		return float64(v), n
	}
	m, n := s.find(i, "number")
	if n == 0 {
		return 0, 0
	}
	var v float64
	if _, err := fmt.Sscan(m.name, &v); err != nil {
		return 0, 0
	}
	if half, k := s.find(i+n, "number", "0.5"); k > 0 && v < 1 && half.n == 0 {
		n += k
	}
	return v, n
}

func (s *scan) fraction(i int) (float64, int) {
	switch {
	case s.is(i, "½"):
		return 0.5, 1
	case s.is(i, "¼"):
		return 0.25, 1
	case s.is(i, "¾"):
		return 0.75, 1
	}
	if a, ok := s.num(i, 1); ok && s.is(i+1, "/", "⁄") {
		if b, ok := s.num(i+2, 1); ok && a > 0 && a < b && b <= 4 {
			return float64(a) / float64(b), 3
		}
	}
	return 0, 0
}

// lengthAt reads "1 h 15 min", "90'", "an hour and a half", "1時間半".
func (s *scan) lengthAt(i int) (int, int) {
	if m, n := s.find(i, "length"); n > 0 {
		return m.n, i + n
	}
	if s.is(i, "pt", "p") && (s.is(i, "pt") || s.is(i+1, "t")) {
		i++
	}
	v, n := s.amount(i)
	if n == 0 {
		return 0, i
	}
	next := i + n
	unit, k := s.find(next, "unit", "hour", "minute")
	if k == 0 || v <= 0 || v > 1440 {
		return 0, i
	}
	if s.at(next, "unit") > k {
		return 0, i
	}
	next += k
	if s.is(next, ".") && s.tight(next) {
		next++
	}
	if unit.name == "minute" {
		return int(v + 0.5), next
	}
	v *= 60
	for _, more := range []string{"half hour", "half after"} {
		if n := s.at(next, "mark", more); n > 0 {
			return int(v+30) + 0, next + n
		}
	}
	if p, n := s.find(next, "part after"); n > 0 {
		return int(v) + p.n, next + n
	}
	j := next
	if s.is(j, ",") {
		j++
	}
	if n := s.at(j, "mark", "and"); n > 0 {
		j += n
	}
	if m, n := s.amount(j); n > 0 {
		if _, k := s.find(j+n, "unit", "minute"); k > 0 {
			return int(v + m + 0.5), j + n + k
		}
		if s.tok(j).width > 0 && s.tok(j).width <= 2 && j == next && m < 60 && s.tok(j+1).text != ":" {
			return int(v + m + 0.5), j + n // 1h30
		}
	}
	return int(v + 0.5), next
}
