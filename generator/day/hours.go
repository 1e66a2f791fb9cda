package day

import (
	"slices"
	"strings"
)

// longestMeeting is the most minutes that lie between the start and the end of
// what was agreed; a trial shift may last a night.
const longestMeeting = 14 * 60

// clocks reads the time, the end, the zone and the length that stand in the
// text into m.
func (r *reader) clocks(m *Moment) {
	r.joinHalves()
	first, last, closed := r.pickClocks()
	if first < 0 {
		if len(r.which(aLength)) > 0 && !m.Day.IsZero() {
			m.Length = r.items[r.which(aLength)[0]].n
		}
		return
	}
	from := r.items[first].clock
	raw := r.raw(r.items[first].from, r.items[first].to)
	if from.twoWays {
		r.say(doubtful("write 14:30", "%s can be half an hour before or after the full hour", raw))
		return
	}
	if closed {
		to := r.items[last].clock
		switch {
		case from.half == 0 && from.hour <= 12 && to.half != 0 && !from.padded:
			from.half = to.half
			if from.clock() > to.clock() && to.half == 'p' {
				from.half = 'a' // 11:30–12:15pm begins in the morning
			}
		case from.half != 0 && to.half == 0 && to.hour <= 12 && !to.padded:
			to.half = from.half
			if to.clock() <= from.clock() && from.half == 'a' {
				to.half = 'p'
			}
		case from.open() && from.half == 0 && from.minute >= 0:
			from.of24 = from.of24 || to.of24
			before := from
			if to.hour <= 12 || !from.early() || to.clock()-from.clock() > longestMeeting {
				from = r.office(from, r.items[first])
			}
			if to.open() && !to.padded && (from != before && to.hour < 12 || to.clock() <= from.clock() && to.hour < 12) {
				to.half = 'p'
			}
		}
		switch lasts := (to.clock() - from.clock() + 24*60) % (24 * 60); {
		case to.twoWays:
			r.say(doubtful("write 14:30", "%s can be half an hour before or after the full hour: the end was left out", r.raw(r.items[last].from, r.items[last].to)))
		case lasts == 0:
			r.say(assumed("write it as 14:00-15:00", "%s is the end, too, so it was left out", raw))
		case lasts > longestMeeting:
			r.say(doubtful("write it as 14:00-15:00", "from %s to %s would be %d hours: the end was left out", raw, r.raw(r.items[last].from, r.items[last].to), int(lasts)/60))
		default:
			m.End, m.HasEnd = to.clock(), true
		}
	} else {
		from = r.office(from, r.items[first])
	}
	if from.dotted && !from.sure {
		r.say(assumed("write it as "+from.clock().String(), "%s was read as a time", raw).writes(raw, from.clock().String()))
	}
	m.Start, m.HasTime = from.clock(), true
	r.zone(m, first+1, r.nextClock(last), &r.found)
	if m.Zone == "" && !r.asksZone() {
		r.zone(m, 0, len(r.items), &r.found)
	}
	if lengths := r.which(aLength); len(lengths) > 0 && !closed {
		length := r.items[lengths[0]]
		if length.n > longestMeeting {
			r.say(doubtful("write it as 14:00-15:00", "%s are %d hours: the end was left out", r.raw(length.from, length.to), length.n/60))
		} else {
			m.End, m.HasEnd = (m.Start+Clock(length.n))%(24*60), true
		}
	}
}

func (r *reader) asksZone() bool {
	return slices.ContainsFunc(r.found, func(x Remark) bool { return x.Kind == Doubtful && strings.HasSuffix(x.Msg, "so the zone is open") })
}

// nextClock returns the item of the first sure time behind item i.
func (r *reader) nextClock(i int) int {
	for k := i + 1; k < len(r.items); k++ {
		if r.items[k].what == aClock && r.items[k].clock.sure {
			return k
		}
	}
	return len(r.items)
}

// joinHalves gives an hour the half of the day that stands apart from it.
func (r *reader) joinHalves() {
	for _, i := range r.which(aHalf) {
		for k := i + 1; k < len(r.items); k++ {
			it := &r.items[k]
			if it.what == aClock {
				if it.clock.half == 0 && it.clock.hour <= 12 && (it.clock.sure || r.clockWord(it.from-1)) {
					it.clock.half, it.clock.sure = byte(r.items[i].n), true
				}
				break
			}
			if it.what != filler && it.what != aWord && it.what != aDay && it.what != aWeekday {
				break
			}
		}
		joined := false
		for _, c := range r.which(aClock) {
			joined = joined || r.items[c].clock.sure
		}
		if !joined {
			r.say(assumed("write the hour", "%q names no hour", r.raw(r.items[i].from, r.items[i].to)))
		}
	}
}

// pickClocks finds the start, and the end if there is one.
func (r *reader) pickClocks() (first, last int, closed bool) {
	all := r.which(aClock)
	for n, i := range all {
		c := r.items[i].clock
		led := i > 0 && r.clockWord(r.items[i].from-1) && !r.ordinalLike(i)
		next := -1
		if n+1 < len(all) && r.isUntil(i, all[n+1]) {
			next = all[n+1]
		}
		if next > 0 && !c.sure && r.items[next].clock.sure && r.items[next].clock.minute == 0 && r.tight(r.items[i].to) && r.tight(r.items[next].from) {
			c.sure = true // "10-11 Uhr"
		}
		opened := i > 0 && r.rel(r.items[i-1], "from", "at", "range") && next > 0
		if !c.sure && !led && !c.dotted && !(next > 0 && r.items[next].clock.sure && (r.items[next].clock.half != 0 || opened)) && !opened {
			continue
		}
		if !c.sure && c.dotted && len(r.which(aDay)) == 0 && n > 0 {
			continue
		}
		if !c.sure && led && next < 0 && !c.dotted {
			r.items[i].clock.bare = true
		}
		if next > 0 && (r.items[next].clock.sure || c.sure || opened) {
			return i, next, true
		}
		r.checkOther(i, all[n+1:])
		return i, i, false
	}
	return -1, -1, false
}

func (r *reader) ordinalLike(i int) bool {
	it := r.items[i]
	return r.at(it.to, "mark", "ordinal") > 0
}

// isUntil reports whether the items between two times make them one span.
func (r *reader) isUntil(i, j int) bool {
	until := false
	for _, it := range r.items[i+1 : j] {
		switch {
		case it.what == aWord && (r.rel(it, "until", "until suffix", "from suffix", "by") || it.word == "→"),
			it.what == aWord && r.rel(it, "and") && r.rangeBefore(i), it.what == filler && r.is(it.from, "-"):
			until = true
		case it.what == aWord && r.rel(it, "at", "from"), it.what == filler && !r.is(it.from, ",", ";", "/", "|", ")"),
			it.what == filler && r.is(it.from, ",", ">", "<"),
			it.what == aZone, it.what == aDay, it.what == aWeekday, it.what == aHalf:
		default:
			return false
		}
	}
	return until
}

func (r *reader) rangeBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-3; k-- {
		if r.rel(r.items[k], "range", "from") {
			return true
		}
	}
	return false
}

// checkOther says what becomes of a second time that is no end.
func (r *reader) checkOther(first int, others []int) {
	c := r.items[first].clock
	for _, k := range others {
		other := r.items[k].clock
		if !other.sure || other.clock() == c.clock() || r.zoneBehind(first) != "" && r.zoneBehind(k) != "" {
			continue // "2pm ET / 11am PT" is one time
		}
		a, b := r.raw(r.items[first].from, r.items[first].to), r.raw(r.items[k].from, r.items[k].to)
		if r.link(first, k) == "or" {
			r.say(doubtful("write the time as soon as it is settled", "%s or %s: the first was taken", a, b))
		} else {
			r.say(assumed("write the time alone, or as 14:00-15:00", "of several times, %s was taken and %s left out", a, b))
		}
		return
	}
}

func (r *reader) zoneBehind(i int) string {
	for k := i + 1; k < len(r.items) && r.items[k].what != aClock; k++ {
		if r.items[k].what == aZone && r.items[k].n == 0 {
			return "zone"
		}
	}
	return ""
}

// office reads an hour that may be one of the night or of the afternoon as
// one at which people meet, and says so.
//
// Work that begins at five or six in the morning is shown to whoever comes at that hour: 5:30
// Uhr stays what it is.
func (r *reader) office(h hour, it item) hour {
	if !h.open() || h.seconds || h.afterT || h.hour > 6 && !h.bare {
		return h
	}
	if h.hour <= 6 && !(h.of24 && h.early()) {
		h.half = 'p'
	}
	raw := r.raw(it.from, it.to)
	r.say(assumed("write "+h.clock().String(), "%s was read as %s", raw, h.clock()).writes(raw, h.clock().String()))
	return h
}

// early reports whether work may begin at that hour as it is written.
func (h hour) early() bool { return h.half == 0 && (h.hour == 5 || h.hour == 6) }
