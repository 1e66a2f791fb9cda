package note

import (
	"fmt"
	"strings"

	"journal/generator/day"
)

// setMoment reads the keys that tell when something was or will be.
func (r *reading) setMoment(k key, v value) {
	n := r.note
	text := v.plain()
	switch k {
	case keyTimezone:
		if _, err := day.Zone(text.Value); err != nil {
			r.warn(v.pos, "there is no time zone "+shorten(text.Value), "write it as Europe/Berlin")
			return
		}
		r.zone = text.Value
	case keyDuration:
		minutes, ok := day.ReadDuration(text.Value)
		if !ok {
			r.warn(v.pos, fmt.Sprintf("duration %s cannot be read", shorten(text.Value)), "write it as 45m or 1h30m")
			return
		}
		n.Duration = minutes
	case keyTime:
		w := day.ReadClock(text.Value)
		if !w.HasTime {
			if day.Unknown(text.Value) {
				return
			}
			r.warn(v.pos, fmt.Sprintf("time %s cannot be read", shorten(text.Value)), "write it as 14:30")
			return
		}
		r.clock = w
	case keyEnd:
		w := day.ReadClock(text.Value)
		if !w.HasTime {
			if !day.Unknown(text.Value) {
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
	case keyApplied:
		if _, answer := yesNo(text.Value); !answer {
			r.when(&n.Applied, v)
		}
	case keyDeadline:
		r.when(&n.Deadline, v)
	case keyFollowUp:
		// Often a sentence or a yes, and then it is the next step in words.
		if w, found := day.Read(text.Value); !w.IsZero() && len(found) == 0 {
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

// when reads a date into w, unless an earlier key has given it.
func (r *reading) when(w *When, v value) {
	if !w.IsZero() {
		return
	}
	text := v.plain().Value
	got, found := day.Read(text)
	for _, f := range found {
		r.report(v.pos, f)
	}
	if !got.IsZero() {
		*w = When{got, v.pos}
	}
}

func yesNo(s string) (yes, answer bool) {
	switch strings.ToLower(strings.Trim(s, " .!✅❌")) {
	case "yes", "true", "y", "done", "ja", "sent", "oui", "sí", "si", "x":
		return true, true
	case "no", "false", "n", "nein", "not yet", "non", "pending":
		return false, true
	}
	return false, false
}
