package day

// link tells what stands between two items.
func (r *reader) link(from, to int) string {
	for _, it := range r.items[from+1 : to] {
		for _, name := range []string{"or", "→", "until", "and"} {
			if it.what == aWord && r.rel(it, name) || it.what == filler && r.rel(it, name) {
				return name
			}
		}
		if it.what == filler && r.is(it.from, "-") {
			return "until"
		}
		if it.what == filler && r.is(it.from, ",", "&") {
			return "and"
		}
	}
	return ""
}

// bound reads "by 18 March", "after 18 March", "week of 16 March", "between 3
// and 5 March": spans, no days.
func (r *reader) bound(at []int, days []Day) (Span, bool) {
	d := days[0]
	if len(at) == 1 && at[0]+1 < len(r.items) {
		for k := at[0] + 1; k < len(r.items) && k <= at[0]+2; k++ {
			switch it := r.items[k]; {
			case r.rel(it, "by suffix"):
				return Span{To: d}, true
			case r.rel(it, "before suffix"):
				return Span{To: d.AddDays(-1)}, true
			case r.rel(it, "after suffix"):
				return Span{From: d}, true
			case r.rel(it, "week suffix"):
				return weekOf(d), true
			case r.rel(it, "on"):
				return Span{From: d}, true
			}
			if r.items[k].what != aWeekday && r.items[k].what != filler {
				break
			}
		}
	}
	for k := at[0] - 1; k >= 0; k-- {
		it := r.items[k]
		switch {
		case r.rel(it, "range") && len(days) > 1:
			return Span{d, days[len(days)-1]}, true
		case r.rel(it, "week of"):
			return weekOf(d), true
		case r.rel(it, "by"):
			return Span{To: d}, true
		case r.moved && r.rel(it, "until"):
			return Span{}, false
		case r.rel(it, "until") && len(days) == 1 && !r.is(it.from, "-", "~"):
			if !r.clockLater(at[0]) && !r.has(0, k, nil, aClock) && !r.is(it.from, "a", "à", "al", "as") {
				return Span{To: d}, true
			}
		case r.rel(it, "before"):
			return Span{To: d.AddDays(-1)}, true
		case r.rel(it, "after"):
			return Span{From: d.AddDays(1)}, true
		case r.rel(it, "since") && len(days) == 1 && !r.clockLater(at[0]):
			return Span{From: d}, true
		}
		if it.what != filler && it.what != aWeekday && it.what != aWord || it.what == filler && r.is(it.from, ",", "(", ")", ";", ":", ".", "/", "|", "[") {
			break
		}
	}
	return Span{}, false
}

func (r *reader) clockLater(i int) bool {
	return r.has(i, len(r.items), nil, aClock)
}

// span reads the span of m from the items that are spans.
func (r *reader) span(m *Moment, at []int) {
	it := r.items[at[0]]
	raw := shorten(r.raw(it.from, it.to))
	if it.span.IsZero() {
		r.say(wrong(hintDate, "%q names no day unless it is known when it was written", raw))
		return
	}
	if it.rel {
		r.say(assumed("", "%q was read as %s", raw, it.span))
	}
	m.Span = it.span
	if len(at) > 1 {
		last := r.items[at[len(at)-1]].span
		if link := r.link(at[0], at[len(at)-1]); link == "until" || link == "or" || link == "and" {
			m.Span.To = last.To
		} else if last != it.span {
			r.say(doubtful(hintDate, "of several times, %s was taken and %s left out", it.span, last))
		}
	}
	parts := Span{}
	for k := at[0] - 1; k >= 0; k-- {
		w := r.items[k]
		for _, name := range []string{"early", "mid", "late"} {
			if !r.rel(w, name) {
				continue
			}
			part := partOf(it.span, name)
			if parts.IsZero() {
				parts = part
			}
			if part.From.Compare(parts.From) < 0 {
				parts.From = part.From // "mid/late March"
			}
			m.Span = parts
		}
		switch {
		case r.rel(w, "by"):
			m.Span.From = Day{}
		case r.rel(w, "before"):
			m.Span = Span{To: m.Span.From.AddDays(-1)}
		case r.rel(w, "after"):
			m.Span = Span{From: m.Span.To.AddDays(1)}
		case r.rel(w, "since") && len(at) == 1 && !r.rel(w, "of"):
			m.Span.To = Day{}
		default:
			if w.what == filler || w.what == aWord {
				continue
			}
		}
		break
	}
}
