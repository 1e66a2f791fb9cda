package advice

import (
	"time"

	"journal/generator/day"
	"journal/generator/journal"
)

// hours is when people work in one zone. A day is a calendar day there,
// however long the clocks make it.
type hours struct {
	journal.Working
	zone *time.Location
}

// shortest is how much of a working day must be left for a message to be
// moved to it.
const shortest = 30 * time.Minute

// newHours returns the working hours of a journal in a zone. A configuration
// that leaves no time to work at all means nine to five, every day.
func newHours(w journal.Working, zone *time.Location) hours {
	if w.Close <= w.Open {
		w.Open, w.Close = 9*60, 17*60
	}
	if w.Days == [7]bool{} {
		w.Days = [7]bool{true, true, true, true, true, true, true}
	}
	return hours{w, zone}
}

// works reports whether a day is a working day.
func (h hours) works(d day.Day) bool {
	if !h.Days[d.Weekday()] {
		return false
	}
	for _, holiday := range h.Holidays {
		if holiday == d {
			return false
		}
	}
	return true
}

func (h hours) opening(d day.Day) time.Time { return d.At(h.Open, h.zone) }
func (h hours) closing(d day.Day) time.Time { return d.At(h.Close, h.zone) }

// workday returns the first working day on or after d.
func (h hours) workday(d day.Day) day.Day {
	for !h.works(d) {
		d = d.AddDays(1)
	}
	return d
}

// workdayBack returns the last working day on or before d.
func (h hours) workdayBack(d day.Day) day.Day {
	for !h.works(d) {
		d = d.AddDays(-1)
	}
	return d
}

// next returns the first working moment at or after t.
func (h hours) next(t time.Time) time.Time {
	t = t.In(h.zone)
	day := day.Of(t)
	if h.works(day) && t.Before(h.closing(day)) {
		return later(t, h.opening(day))
	}
	return h.opening(h.workday(day.AddDays(1)))
}

// last returns the last working moment at or before t. The moment of closing
// still is one, that of opening is not.
func (h hours) last(t time.Time) time.Time {
	t = t.In(h.zone)
	day := day.Of(t)
	if h.works(day) && t.After(h.opening(day)) {
		return earlier(t, h.closing(day))
	}
	return h.closing(h.workdayBack(day.AddDays(-1)))
}

// span is a stretch of time.
type span struct{ from, until time.Time }

func (s span) length() time.Duration { return s.until.Sub(s.from) }

// thankYou returns the window for a thank-you after an interview that began and
// ended then (practice 16): within 24 hours, in working hours, never at night.
//
//   - After an interview that began in the morning the same day, else the next
//     morning.
//   - If the next day is free, the rest of this working day, if half an hour
//     of it is left; else the hours of the next day all the same, because 24
//     hours beat the weekend.
//   - A morning interview on a free day is answered the next day if people
//     work then, else on the day itself.
//
// The window ends with the last working moment within the 24 hours.
func (h hours) thankYou(begin, end time.Time) span {
	begin, end = begin.In(h.zone), end.In(h.zone)
	limit := end.Add(24 * time.Hour)
	today := day.Of(end)
	tomorrow := today.AddDays(1)
	same := span{later(end, h.opening(today)), h.closing(today)}
	next := span{h.opening(tomorrow), earlier(limit, h.closing(tomorrow))}

	morning := begin.Hour() < 12 && day.Of(begin) == today
	rest := same.length() >= shortest
	chosen := same
	switch {
	case morning && h.works(today) && rest:
	case h.works(tomorrow) && next.length() > 0:
		chosen = next
	case rest && (morning || h.works(today)):
	case next.length() > 0:
		chosen = next
	}
	if last := h.last(limit); last.After(chosen.from) {
		chosen.until = last
	}
	return chosen
}

// sameDay returns the rest of the working day after t, and the next working
// day if less than half an hour of it is left.
func (h hours) sameDay(t time.Time) span {
	from := h.next(t)
	day := day.Of(from)
	if s := (span{from, h.closing(day)}); s.length() >= shortest {
		return s
	}
	return h.day(h.workday(day.AddDays(1)))
}

// day returns the working hours of a day.
func (h hours) day(d day.Day) span { return span{h.opening(d), h.closing(d)} }

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
