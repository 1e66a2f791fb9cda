package day

import (
	"strings"
	"time"
)

// Leading cuts the day, and a time behind it, off the front of a line. taken
// reports whether a word belongs to what stands behind it, although it could
// be part of a date ("call").
func Leading(s string, taken func(word string) bool) (m Moment, rest string, found []Remark, ok bool) {
	s = strings.TrimSpace(s)
	if m.Day, rest, ok = leadingISO(s); ok {
		found = checkDay(m.Day)
	} else {
		words := strings.Fields(s)
		for n := min(len(words), 4); n > 0; n-- {
			text := strings.TrimRight(strings.Join(words[:n], " "), ":,")
			if !strings.ContainsAny(text, "0123456789") || anyTaken(words[:n], taken) {
				continue
			}
			m, found = Read(text)
			if !m.Day.IsZero() || len(found) > 0 {
				rest, ok = strings.Join(words[n:], " "), true
				break
			}
		}
	}
	if !ok {
		return m, s, nil, false
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

func anyTaken(words []string, taken func(string) bool) bool {
	for _, w := range words {
		if taken(strings.ToLower(strings.Trim(w, ".,:;"))) {
			return true
		}
	}
	return false
}

var dashed = strings.NewReplacer("_", "-", ".", "-")

// InName cuts the day off the front of a file name: 2026-03-04, 2026_03_04 or
// 20260304.
func InName(name string) (d Day, rest string) {
	if d, rest, ok := leadingISO(dashed.Replace(name)); ok && d.Exists() {
		return d, strings.TrimLeft(name[len(name)-len(rest):], " -_.")
	}
	if len(name) >= 8 {
		y, ok1 := digits(name[:4])
		m, ok2 := digits(name[4:6])
		n, ok3 := digits(name[6:8])
		if d := (Day{y, time.Month(m), n}); ok1 && ok2 && ok3 && y > 1990 && y < 2100 && d.Exists() {
			return d, strings.TrimLeft(name[8:], " -_.")
		}
	}
	return Day{}, name
}
