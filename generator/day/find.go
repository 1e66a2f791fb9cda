package day

import (
	"slices"
)

// Found is a time that a sentence tells.
type Found struct {
	Span  Span // of one day: both ends are that day; open for no time
	Bound bool // "by", "until", "before" stands before it
}

// Find finds the days and the spans that a sentence names: "answer by
// 2026-03-11", "they decide on Friday", "in two weeks", "week of March 16",
// "mid-April". Without a day near to it only dates with a year count. What may
// be two days is left out.
func Find(text string, o Options) []Found {
	o.Ahead = true
	return takeApart(text, o).toldTimes()
}

// toldTimes are the days and spans of a sentence.
func (s *scan) toldTimes() []Found {
	if !s.speaksOfTime() {
		return nil
	}
	o := s.o
	r := reader{scan: s.scan(true)}
	r.leaveOld()
	var all []Found
	for i, it := range r.items {
		var f Found
		switch it.what {
		case aDay:
			if it.rel || it.flip != (Day{}) && o.Order == AnyOrder && o.Named.IsZero() {
				f.Span = Span{it.date, it.date}
				if it.flip != (Day{}) {
					continue
				}
			} else {
				d := r.dayOf(i)
				f.Span = Span{d, d}
			}
			if f.Span.IsZero() {
				continue
			}
			if s, ok := r.bound([]int{i}, []Day{f.Span.To}); ok && s.IsWeek() {
				f.Span = s
			}
		case aSpan:
			if it.span.IsZero() || r.weekdayBefore(i) {
				continue
			}
			f.Span = it.span
			for k := i - 1; k >= 0 && (r.items[k].what == filler || r.items[k].what == aWord); k-- {
				for _, part := range []string{"early", "mid", "late"} {
					if r.rel(r.items[k], part) {
						f.Span = partOf(it.span, part)
					}
				}
			}
		case aWeekday:
			if o.near().IsZero() || r.dated(i) {
				continue
			}
			d := r.weekdayAhead(i)
			f.Span = Span{d, d}
		default:
			continue
		}
		f.Bound = r.bounded(i)
		all = append(all, f)
	}
	return all
}

// speaksOfTime reports whether a sentence has a digit or one of the words of the
// lists of times. Most have not.
func (s *scan) speaksOfTime() bool {
	for i := range s.toks {
		t := &s.toks[i]
		if t.width > 0 {
			return true
		}
		for k := range t.begins {
			switch t.begins[k].list {
			case "month", "month week", "weekday", "near", "unit", "period", "era":
				return true
			}
		}
	}
	return false
}

// bounded reports whether "by", "until" or "before" stands before an item, or
// a word for it behind.
func (r *reader) bounded(i int) bool {
	const far = 16 // items in front of it; no sentence puts more between
	for k := i - 1; k >= max(0, i-far); k-- {
		it := r.items[k]
		if r.rel(it, "by", "before", "until") && !r.is(it.from, "-", "~", "a", "to", "à", "al", "as") {
			return true
		}
		if it.what != filler && it.what != aWord && it.what != aWeekday || it.what == filler && r.is(it.from, ",", ".", ";", "(") {
			break
		}
	}
	for k := i + 1; k < len(r.items) && k < i+3; k++ {
		if r.rel(r.items[k], "by suffix", "before suffix") {
			return true
		}
		if r.items[k].what != filler && r.items[k].what != aWeekday {
			break
		}
	}
	return false
}

// dated reports whether the date of a weekday stands beside it.
func (r *reader) dated(i int) bool {
	return slices.ContainsFunc([]int{r.near(i, 1, 3, aDay), r.near(i, -1, 3, aDay)}, func(k int) bool { return k >= 0 && !r.items[k].rel })
}

// weekdayBefore reports whether a span only tells which weekday is meant:
// "Tuesday next week".
func (r *reader) weekdayBefore(i int) bool { return r.near(i, -1, len(r.items), aWeekday) >= 0 }

// near returns the item of a kind that stands before item i (step is -1) or behind it,
// at most so many items away and with nothing between them that means something; -1 for none.
func (r *reader) near(i, step, most int, kind what) int {
	for n, k := 1, i+step; n <= most && k >= 0 && k < len(r.items); n, k = n+1, k+step {
		if r.items[k].what == kind {
			return k
		}
		if r.items[k].what != filler {
			break
		}
	}
	return -1
}

// weekdayAhead returns the next day of that name; "next" and "next week" move
// it into the next week.
func (r *reader) weekdayAhead(i int) Day {
	near := r.o.near()
	d := near.AddDays((r.items[i].n-weekdayOf(near)+6)%7 + 1)
	if weeks := r.items[i].weeks; weeks > 0 {
		return d.AddDays(7 * weeks)
	}
	next := i > 0 && r.rel(r.items[i-1], "next")
	for k := i + 1; k < len(r.items) && k < i+3; k++ {
		if r.items[k].what == aSpan && r.items[k].rel && r.items[k].span.From.Compare(near) > 0 && r.items[k].span.IsWeek() {
			return r.items[k].span.From.AddDays(r.items[i].n - 1)
		}
		if r.items[k].what != filler {
			break
		}
	}
	if next && d.Monday() == near.Monday() {
		d = d.AddDays(7)
	}
	return d
}
