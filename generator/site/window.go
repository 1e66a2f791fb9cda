package site

import (
	"html/template"
	"strconv"
	"time"

	"journal/generator/advice"
	"journal/generator/day"
)

// window says when an action can be done, by the clock at home: "today
// 09:00–17:00", "until Thu 12 Mar 11:00", "was due by yesterday 17:00". Where
// the interview has another clock, what that shows follows in brackets.
func (v view) window(a *advice.Action) template.HTML {
	from, until := v.point(a.From), v.point(a.Until)
	var b []byte
	both := false
	switch {
	case a.Until.IsZero() && a.State == advice.Upcoming:
		b = from.append(append(b, "from "...), v.journal.Today)
		return template.HTML(b)
	case a.Until.IsZero():
		from.clock = ""
		b = from.append(append(b, "since "...), v.journal.Today)
		return template.HTML(b)
	case a.State == advice.Overdue || a.State == advice.Missed:
		b = until.append(append(b, "was due by "...), v.journal.Today)
	case from.day == until.day && (a.State == advice.Upcoming || until.day == v.journal.Today):
		both = until.clock != ""
		if both {
			b = from.append(b, v.journal.Today)
			b = append(b, "–"...)
			b = until.appendClock(b)
		} else {
			b = until.append(b, v.journal.Today)
		}
	case a.State == advice.Upcoming:
		b = from.append(append(b, "from "...), v.journal.Today)
		b = until.append(append(b, " until "...), v.journal.Today)
	default:
		b = until.append(append(b, "until "...), v.journal.Today)
	}
	if there := v.elsewhere(a, both); there != "" && until.clock != "" {
		b = append(b, ` <span class="there">(`...)
		b = append(b, template.HTMLEscapeString(there)...)
		b = append(b, ")</span>"...)
	}
	return template.HTML(b)
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
	t = t.In(v.home())
	return point{t, day.Of(t), t.Format("15:04")}
}

// append writes a time element. A word like "today" is true on one day only:
// the script replaces it by the day itself on any other.
func (p point) append(b []byte, today day.Day) []byte {
	plain := shortDay(p.day, today)
	word := plain
	switch today.DaysUntil(p.day) {
	case -1:
		word = "yesterday"
	case 0:
		word = "today"
	case 1:
		word = "tomorrow"
	}
	clock := p.clock
	if clock != "" {
		clock = " " + clock
	}
	b = append(b, `<time datetime="`...)
	b = p.at.AppendFormat(b, time.RFC3339)
	if word != plain {
		b = append(b, `" data-plain="`...)
		b = append(b, plain...)
		b = append(b, clock...)
	}
	b = append(b, `">`...)
	b = append(b, word...)
	b = append(b, clock...)
	return append(b, "</time>"...)
}

// appendClock writes the hour alone.
func (p point) appendClock(b []byte) []byte {
	b = append(b, `<time datetime="`...)
	b = p.at.AppendFormat(b, time.RFC3339)
	b = append(b, `">`...)
	b = append(b, p.clock...)
	return append(b, "</time>"...)
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
	here := a.Until.In(v.home())
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
