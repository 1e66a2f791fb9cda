package site

import (
	"strconv"
	"time"

	"journal/generator/advice"
	"journal/generator/day"
)

// Window is when an action can be done, as it is said.
type Window struct {
	Late  bool    // its last good moment is over
	Now   bool    // late, or it ends today
	Lead  string  // "from", "since", "by", or ""
	From  *Moment // nil if only the end is said
	Until *Moment // nil if only the beginning is said
	Today bool    // it begins and ends today, and says only the hours
	There string  // what the clock shows where the interview is: "11:00 in Lisbon"; "" if that is the same
}

// window formats an action's time range in the journal's zone.
func (v view) window(a *advice.Action) *Window {
	today := v.journal.Today
	first, clock := v.point(a.From)
	w := &Window{}
	switch {
	case a.Until.IsZero() && a.State == advice.Upcoming:
		w.Lead, w.From = "from", v.moment(a.From, first, clock)
		return w
	case a.Until.IsZero():
		w.Lead, w.From = "since", v.moment(a.From, first, "")
		return w
	}
	last, end := v.point(a.Until)
	far := end // until tomorrow the hour counts, after that the day is enough
	if today.DaysUntil(last) > 1 {
		far = ""
	}
	both := false
	switch {
	case a.State == advice.Overdue || a.State == advice.Missed:
		w.Late, w.Now, w.Until = true, a.State == advice.Overdue, v.moment(a.Until, last, end)
	case first == last && (a.State == advice.Upcoming || last == today):
		w.Now = last == today && a.State == advice.Due
		w.Until = v.moment(a.Until, last, end)
		if both = end != ""; both {
			w.From = v.moment(a.From, first, clock)
			w.Until.Words, w.Until.Plain = end, ""
			if w.Today = last == today; w.Today {
				w.From.Words = clock
			}
		}
	case a.State == advice.Upcoming:
		w.From, w.Until = v.moment(a.From, first, ""), v.moment(a.Until, last, far)
	default:
		w.Lead, w.Until = "by", v.moment(a.Until, last, far)
		if w.Now = last.Compare(today) <= 0; w.Now && end != "" {
			w.Until.Words = end
		}
	}
	if end != "" && (both || today.DaysUntil(last) <= 1) {
		w.There = v.elsewhere(a, both)
	}
	return w
}

// point returns the day of an instant at home and what the clock shows: "09:00", or ""
// at the end of a day, which is said by the day alone.
func (v view) point(t time.Time) (on day.Day, clock string) {
	if on = advice.LastDay(t, v.zoneAtHome()); t.Hour() != 0 || t.Minute() != 0 {
		clock = t.In(v.zoneAtHome()).Format("15:04")
	}
	return on, clock
}

// moment says an instant. A word like "today" is true on one day only: the script
// replaces it by the day itself on any other.
func (v view) moment(t time.Time, on day.Day, clock string) *Moment {
	m := v.near(on)
	if m.ISO = iso(t.In(v.zoneAtHome())); clock == "" {
		return m
	}
	m.Words += " " + clock
	if m.Plain != "" {
		m.Plain += " " + clock
	}
	return m
}

// shortDay returns "Thu 12 Mar", with the year if it is not this one. Of a day that is
// months away in another year nobody wants to know which of the week it was: "12 Mar 2024".
func shortDay(d, today day.Day) string {
	const months = 60 // in days
	words := strconv.Itoa(d.Day) + " " + d.Month.String()[:3]
	if d.Year != today.Year {
		words += " " + strconv.Itoa(d.Year)
		if away := today.DaysUntil(d); away < -months || away > months {
			return words
		}
	}
	return d.Weekday().String()[:3] + " " + words
}

// elsewhere says what the clock of an action's own zone shows at its end, or
// from start to end, if it differs from the one at home.
func (v view) elsewhere(a *advice.Action, both bool) string {
	_, there := a.Until.Zone()
	here := a.Until.In(v.zoneAtHome())
	if _, offset := here.Zone(); offset == there {
		return ""
	}
	clock := a.Until.Format("15:04")
	switch {
	case both:
		clock = a.From.Format("15:04") + "–" + clock
	case day.Of(here) != day.Of(a.Until):
		clock = a.Until.Format("Mon 15:04")
	}
	return clock + " in " + city(a.Until.Location())
}
