package invitation

import (
	"strconv"
	"strings"
	"time"
)

// rules are those that a calendar gives a zone: VTIMEZONE.
type rules struct {
	location string // X-LIC-LOCATION
	parts    []rule
}

// rule is from when on a zone is shifted from UTC by how much.
type rule struct {
	from   time.Time // the first time, by the clock at that place
	shift  time.Duration
	known  bool // the shift is
	yearly bool
	month  time.Month
	day    int // of the month, if weekday does not count
	nth    int // of the weekday in the month, from its end if negative; 0 for day
	week   time.Weekday
	until  time.Time
	more   []time.Time // RDATE
}

// mostParts is how many rules of one zone are read.
const mostParts = 200

// zone reads the lines of VTIMEZONE.
func (r *reader) zone(p property) {
	value := strings.TrimSpace(p.value)
	switch p.name {
	case "BEGIN":
		switch strings.ToUpper(value) {
		case "VTIMEZONE":
			r.rules, r.part = &rules{}, nil
		case "STANDARD", "DAYLIGHT":
			if r.rules != nil && len(r.rules.parts) < mostParts {
				r.rules.parts = append(r.rules.parts, rule{})
				r.part = &r.rules.parts[len(r.rules.parts)-1]
			}
		}
		return
	case "END":
		switch strings.ToUpper(value) {
		case "VTIMEZONE":
			r.rules, r.part = nil, nil
		case "STANDARD", "DAYLIGHT":
			r.part = nil
		}
		return
	}
	if r.rules == nil {
		return
	}
	switch p.name {
	case "TZID":
		r.zones[value] = r.rules
	case "X-LIC-LOCATION":
		r.rules.location = value
	}
	if r.part == nil {
		return
	}
	switch p.name {
	case "DTSTART":
		r.part.from, _ = time.Parse("20060102T150405", strings.TrimSuffix(strings.ToUpper(value), "Z"))
	case "TZOFFSETTO":
		r.part.shift, r.part.known = shift(value)
	case "RRULE":
		r.part.read(value)
	case "RDATE":
		for one := range strings.SplitSeq(value, ",") {
			if t, err := time.Parse("20060102T150405", strings.TrimSuffix(one, "Z")); err == nil && len(r.part.more) < mostParts {
				r.part.more = append(r.part.more, t)
			}
		}
	}
}

// shift reads +0530.
func shift(s string) (time.Duration, bool) {
	if len(s) < 5 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	h, err1 := strconv.Atoi(s[1:3])
	m, err2 := strconv.Atoi(s[3:5])
	d := time.Duration(h)*time.Hour + time.Duration(m)*time.Minute
	if s[0] == '-' {
		d = -d
	}
	return d, err1 == nil && err2 == nil && h <= 15 && m < 60
}

var weekdays = map[string]time.Weekday{"SU": 0, "MO": 1, "TU": 2, "WE": 3, "TH": 4, "FR": 5, "SA": 6}

// read takes an RRULE that changes the clock once a year.
func (o *rule) read(s string) {
	o.month, o.day = o.from.Month(), o.from.Day()
	for pair := range strings.SplitSeq(strings.ToUpper(s), ";") {
		name, value, _ := strings.Cut(pair, "=")
		switch name {
		case "FREQ":
			o.yearly = value == "YEARLY"
		case "BYMONTH":
			if n, err := strconv.Atoi(value); err == nil && n >= 1 && n <= 12 {
				o.month = time.Month(n)
			}
		case "BYMONTHDAY":
			days := strings.Split(value, ",")
			if n, err := strconv.Atoi(days[0]); err == nil && n >= 1 && n <= 31 {
				o.day = n // with BYDAY: that weekday in the week from this day on
			}
		case "BYDAY":
			if len(value) < 2 {
				continue
			}
			if w, ok := weekdays[value[len(value)-2:]]; ok {
				o.week = w
				o.nth, _ = strconv.Atoi(value[:len(value)-2])
				if o.nth == 0 {
					o.nth = onOrAfter
				}
			}
		case "UNTIL":
			o.until, _ = time.Parse("20060102", value[:min(len(value), 8)])
		}
	}
}

// onOrAfter is the n of a weekday that is the first one from a day of the month on.
const onOrAfter = 100

// in returns when the rule begins to hold in a year.
func (o *rule) in(year int) (time.Time, bool) {
	if !o.yearly || year < o.from.Year() || !o.until.IsZero() && year > o.until.Year() {
		return time.Time{}, false
	}
	clock := o.from.Sub(time.Date(o.from.Year(), o.from.Month(), o.from.Day(), 0, 0, 0, 0, time.UTC))
	at := func(day int) time.Time { return time.Date(year, o.month, day, 0, 0, 0, 0, time.UTC) }
	var d time.Time
	switch {
	case o.nth == 0:
		d = at(o.day)
	case o.nth == onOrAfter:
		d = at(o.day)
		d = d.AddDate(0, 0, int(o.week-d.Weekday()+7)%7)
	case o.nth > 0:
		d = at(1)
		d = d.AddDate(0, 0, int(o.week-d.Weekday()+7)%7+7*(min(o.nth, 5)-1))
	default:
		d = time.Date(year, o.month+1, 0, 0, 0, 0, 0, time.UTC)
		d = d.AddDate(0, 0, -int(d.Weekday()-o.week+7)%7-7*(min(-o.nth, 5)-1))
	}
	return d.Add(clock), true
}

// shiftAt returns how far the clock t of the zone is from UTC: by the rule that began to
// hold last.
func (z *rules) shiftAt(t time.Time) (time.Duration, bool) {
	var best time.Time
	shift, found := time.Duration(0), false
	try := func(from time.Time, o *rule) {
		if o.known && !from.After(t) && (!found || from.After(best)) {
			best, shift, found = from, o.shift, true
		}
	}
	for i := range z.parts {
		o := &z.parts[i]
		try(o.from, o)
		for _, from := range o.more {
			try(from, o)
		}
		for _, year := range []int{t.Year() - 1, t.Year()} {
			if from, ok := o.in(year); ok {
				try(from, o)
			}
		}
	}
	if !found && len(z.parts) > 0 && z.parts[0].known {
		return z.parts[0].shift, true // it is older than all rules
	}
	return shift, found
}
