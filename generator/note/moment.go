package note

import (
	"fmt"

	"journal/generator/day"
)

// setMoment reads the keys that tell when something was or will be.
func (r *reading) setMoment(k key, v value) {
	n := r.note
	text := v.plain()
	switch k {
	case keyTimezone:
		zone, found := day.ReadZone(text.Value, r.dayOptions())
		r.reportAll(v.pos, found)
		if zone != "" {
			r.zone = zone
		}
	case keyDuration:
		minutes, found, ok := day.ReadDuration(text.Value, r.dayOptions())
		r.reportAll(v.pos, found)
		if !ok {
			if day.Unknown(text.Value) {
				return
			}
			r.warn(v.pos, fmt.Sprintf("duration %s cannot be read", shorten(text.Value)), "write it as 45m or 1h30m")
			return
		}
		n.Duration = minutes
	case keyTime:
		if m, _ := day.Read(text.Value, r.dayOptions()); !m.Day.IsZero() && n.When.IsZero() {
			r.when(&n.When, v) // "Start: Mon 20 April 2026 10:00"
			return
		}
		w, found := day.ReadClock(text.Value, r.dayOptions())
		r.reportAll(v.pos, found)
		if !w.HasTime {
			if day.Unknown(text.Value) || len(found) > 0 {
				return
			}
			r.warn(v.pos, fmt.Sprintf("time %s cannot be read", shorten(text.Value)), "write it as 14:30")
			return
		}
		r.clock = w
	case keyEnd:
		w, found := day.ReadClock(text.Value, r.dayOptions())
		r.reportAll(v.pos, found)
		if !w.HasTime {
			if !day.Unknown(text.Value) && len(found) == 0 {
				r.warn(v.pos, fmt.Sprintf("end %s cannot be read", shorten(text.Value)), "write it as 15:30")
			}
			return
		}
		r.end = w
	case keyInterviewed, keyDate, keyCreated:
		was := n.When.IsZero()
		r.when(&n.When, v)
		if was && !n.When.IsZero() {
			r.dayRank = k.rank()
		}
		if n.When.Length > 0 && n.Duration == 0 {
			n.Duration = n.When.Length
		}
	case keyApplied:
		if _, answer := yesNo(text.Value); !answer {
			r.when(&n.Applied, v)
		}
	case keyDeadline:
		r.when(&n.Deadline, v)
		if n.Deadline.Day.IsZero() {
			n.Deadline.Day = n.Deadline.Span.To // "by 18 March", "end of March"
		}
	case keyFollowUp:
		// Often a sentence or a yes, and then it is the next step in words.
		if w, found := day.Read(text.Value, r.dayOptions()); !w.IsZero() && day.Sure(found) && day.Left(found) == "" {
			n.FollowUp = When{w, v.pos}
		} else if _, answer := yesNo(text.Value); !answer && n.NextSteps.Value == "" {
			n.NextSteps = text
		}
	case keyThankYou:
		r.when(&n.ThankYou, v)
		n.Sent = n.Sent || !n.ThankYou.IsZero()
	case keySent:
		if yes, answer := yesNo(text.Value); answer {
			n.Sent = n.Sent || yes
			return
		}
		r.when(&n.ThankYou, v)
		n.Sent = n.Sent || !n.ThankYou.IsZero()
	}
}

// dayOptions are what is known of a date beside its words.
func (r *reading) dayOptions() day.Options {
	o := r.days
	o.Named, o.Place = r.named, r.place
	return o
}

// logOptions are those of a line of the log, which was written near the day of
// its note.
func (r *reading) logOptions() day.Options {
	o := r.dayOptions()
	o.Near = r.note.When.Day
	return o
}

func (r *reading) reportAll(p Pos, found []day.Remark) {
	for _, f := range found {
		r.report(p, f)
	}
}

// locationIn returns the place that some fields name.
func locationIn(fields []field) string {
	for _, f := range fields {
		if keyOf(f.key) == keyLocation {
			return f.val.plain().Value
		}
	}
	return ""
}

// when reads a date into w, unless an earlier key has given it.
func (r *reading) when(w *When, v value) {
	if !w.IsZero() {
		return
	}
	text := v.plain().Value
	got, found := day.Read(text, r.dayOptions())
	r.reportAll(v.pos, found)
	if !got.IsZero() {
		*w = When{got, v.pos}
	}
}

func yesNo(s string) (yes, answer bool) {
	word := lexicon().yesNo[headingForm(s)]
	return word == "yes", word != ""
}
