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

// window says when an action can be done, by the clock at home.
func (v view) window(a *advice.Action) *Window {
	today := v.journal.Today
	from, until := v.point(a.From), v.point(a.Until)
	w := &Window{}
	both := false
	switch {
	case a.Until.IsZero() && a.State == advice.Upcoming:
		w.Lead, w.From = "from", from.moment(today)
		return w
	case a.Until.IsZero():
		from.clock = ""
		w.Lead, w.From = "since", from.moment(today)
		return w
	case a.State == advice.Overdue || a.State == advice.Missed:
		w.Late, w.Now, w.Until = true, a.State == advice.Overdue, until.moment(today)
	case from.day == until.day && (a.State == advice.Upcoming || until.day == today):
		w.Now = until.day == today && a.State == advice.Due
		w.Until = until.moment(today)
		if both = until.clock != ""; both {
			w.From = from.moment(today)
			w.Until.Words, w.Until.Plain = until.clock, ""
			if w.Today = until.day == today; w.Today {
				w.From.Words = from.clock
			}
		}
	case a.State == advice.Upcoming:
		from.clock = ""
		w.From, w.Until = from.moment(today), until.far(today).moment(today)
	default:
		w.Lead, w.Until = "by", until.far(today).moment(today)
		if w.Now = until.day.Compare(today) <= 0; w.Now && until.clock != "" {
			w.Until.Words = until.clock
		}
	}
	if until.clock != "" && (both || today.DaysUntil(until.day) <= 1) {
		w.There = v.elsewhere(a, both)
	}
	return w
}

// point is an instant as it is said.
type point struct {
	at    time.Time
	day   day.Day
	clock string // "09:00"; "" at the end of a day, which is said by the day alone
}

func (v view) point(t time.Time) point {
	if t.Hour() == 0 && t.Minute() == 0 {
		return point{at: t, day: day.Of(t).AddDays(-1)}
	}
	t = t.In(v.zoneAtHome())
	return point{t, day.Of(t), t.Format("15:04")}
}

// far leaves the clock out of what ends after tomorrow: until then the day is enough.
func (p point) far(today day.Day) point {
	if today.DaysUntil(p.day) > 1 {
		p.clock = ""
	}
	return p
}

// moment says the instant. A word like "today" is true on one day only: the script
// replaces it by the day itself on any other.
func (p point) moment(today day.Day) *Moment {
	m := &Moment{ISO: iso(p.at), Words: shortDay(p.day, today)}
	if word := nearWord(today, p.day); word != "" {
		m.Words, m.Plain = word, m.Words
	}
	if p.clock != "" {
		m.Words += " " + p.clock
		if m.Plain != "" {
			m.Plain += " " + p.clock
		}
	}
	return m
}

// shortDay gives "Thu 12 Mar", with the year if it is not this one.
func shortDay(d, today day.Day) string {
	words := d.Weekday().String()[:3] + " " + strconv.Itoa(d.Day) + " " + d.Month.String()[:3]
	if d.Year != today.Year {
		words += " " + strconv.Itoa(d.Year)
	}
	return words
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
