package day

import (
	"slices"
)

func (r *reader) which(w what) []int {
	var all []int
	for i, it := range r.items {
		if it.what == w {
			all = append(all, i)
		}
	}
	return all
}

// leaveOld drops what a move has left behind: "was 3 March", "moved from 3
// March to 10 March", "moved to 10 March".
func (r *reader) leaveOld() {
	drop := map[int]bool{}
	moved := false
	for i, it := range r.items {
		if it.what != aWord {
			continue
		}
		switch it.word {
		case "was":
			r.dropBehind(i, drop)
			moved = moved || len(drop) > 0
		case "moved", "newly":
			moved = true
		}
	}
	for i := len(r.items) - 1; i >= 0; i-- {
		if r.items[i].what != aWord || r.items[i].word != "newly" {
			continue
		}
		for _, w := range [][]what{{aDay, aSpan}, {aClock}} {
			if r.has(i+1, len(r.items), drop, w...) {
				for k := range r.items[:i] {
					if slices.Contains(w, r.items[k].what) && (w[0] == aDay || r.items[k].clock.sure) {
						drop[k] = true
					}
				}
			}
		}
		break
	}
	if r.moved = moved; moved {
		// Of several that are left the last is the new one.
		var left []int
		for i, it := range r.items {
			if it.what == aDay && !drop[i] {
				left = append(left, i)
			}
		}
		if len(left) > 1 && !r.has(0, len(r.items), map[int]bool{}, aSpan) && !r.newlyBefore(left[0]) {
			for _, i := range left[:len(left)-1] {
				drop[i] = true
			}
		} else if len(left) > 1 {
			for _, i := range left[1:] {
				drop[i] = true
			}
		}
	}
	if len(drop) == 0 {
		if moved && len(r.which(aDay)) == 1 {
			it := r.items[r.which(aDay)[0]]
			if !r.newlyBefore(r.which(aDay)[0]) {
				r.say(doubtful("write the new day alone", "%s was read as the day it was moved to, but may be the one before", r.raw(it.from, it.to)))
			}
		}
		return
	}
	year := 0
	old := ""
	for i, it := range r.items {
		if drop[i] && it.what == aDay {
			year = max(year, it.date.Year)
			old = r.raw(it.from, it.to)
		}
		if drop[i] && it.what == aClock && old == "" {
			r.say(assumed("", "%s was left out, as the time before it was moved", r.raw(it.from, it.to)))
		}
	}
	kept := r.items[:0]
	for i, it := range r.items {
		if drop[i] || it.what == aWeekday && r.beside(i, drop) {
			continue
		}
		kept = append(kept, it)
	}
	r.items = kept
	if year > 0 {
		r.items = append(r.items, item{what: aYear, rel: true, date: Day{Year: year}, from: len(r.toks), to: len(r.toks)})
	}
	if old != "" {
		if len(r.which(aDay))+len(r.which(aSpan)) == 0 {
			r.say(doubtful("write the new day", "it was moved from %s, and the new day is not told", old))
			return
		}
		r.say(assumed("", "%s was left out, as the day before it was moved", old))
	}
}

func (r *reader) newlyBefore(i int) bool {
	for k := i - 1; k >= 0 && (r.items[k].what == filler || r.items[k].what == aWeekday || r.items[k].what == aWord); k-- {
		if r.items[k].what == aWord && r.items[k].word == "newly" {
			return true
		}
	}
	return false
}

// beside reports whether a weekday stands right before or behind a dropped day.
func (r *reader) beside(i int, drop map[int]bool) bool {
	if k := r.near(i, 1, 2, aDay); k >= 0 {
		return drop[k]
	}
	return drop[r.near(i, -1, 2, aDay)]
}

// dropBehind drops the day and the time behind "was".
func (r *reader) dropBehind(i int, drop map[int]bool) {
	day, clock := false, false
	for k := i + 1; k < len(r.items); k++ {
		it := r.items[k]
		switch {
		case it.what == aWord && it.word != "on" && it.word != "at" && !r.rel(it, "until"), it.what == filler && r.is(it.from, ";", ")"):
			return
		case it.what == aWord && r.rel(it, "until") && (day || clock):
			return
		case it.what == aDay || it.what == aSpan:
			if day {
				return
			}
			drop[k], day = true, true
		case it.what == aClock && it.clock.sure:
			if clock {
				return
			}
			drop[k], clock = true, true
		}
	}
}

func (r *reader) has(from, to int, but map[int]bool, kinds ...what) bool {
	for i := from; i < to; i++ {
		if !but[i] && slices.Contains(kinds, r.items[i].what) && (r.items[i].what != aClock || r.items[i].clock.sure) {
			return true
		}
	}
	return false
}
