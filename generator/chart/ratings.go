package chart

import (
	"fmt"
	"html/template"
	"journal/generator/prose"
	"strconv"
)

// Latest is the number of interviews of a stage that are drawn; a longer row
// would be too fine for a phone.
const Latest = 12

// Rated is one interview as its candidate saw it.
type Rated struct {
	Label   string // what to call it in words: "Tue 13 Jan 2026"
	Day     string // the same for the axis: "13 Jan 2026"; "" if its day is not known
	Own     int    // own rating, 1 to 5; 0 for none
	Answers int    // mean of the own scores for the questions, in tenths; 0 for none
	End     End    // how it went on
	Passed  bool   // it went on; End is not looked at
}

// Ratings draws the interviews of one stage, earliest first: a dot for the own
// rating and a square for the mean score of the answers, from 1 below to 5 on
// top, below them the shape of how each ended, and below that the first and the
// last day. Only the [Latest] of the
// list are drawn. n is how many interviews of the stage there are in all, room
// for how many there shall be room, so that several drawings have one scale. An
// empty list gives "".
func Ratings(id, stage string, list []Rated, n, room int) template.HTML {
	if len(list) == 0 {
		return ""
	}
	shown := list[max(0, len(list)-Latest):]
	const (
		width, left, top, height = 300., 16., 8., 64.
		ends                     = 92.
	)
	step := (width - left - 8) / float64(min(max(room, len(shown)), Latest))
	x := func(n int) float64 { return left + (float64(n)+.5)*step }
	y := func(tenths int) float64 { return top + height*float64(50-tenths)/40 }
	var d drawing
	d.open(id, "ratings", width, ends+28, "Own ratings, "+stage, ratingsWords(shown, n))
	for v := 1; v <= 5; v++ {
		d.line(left, y(10*v), width-8, y(10*v), "rule")
		if v%2 == 1 {
			d.text(left-6, y(10*v)+4, "end", "soft", strconv.Itoa(v))
		}
	}
	own := ""
	for n, r := range shown {
		if r.Own > 0 {
			own += "L" + num(x(n)) + " " + num(y(10*r.Own))
		}
	}
	if own != "" {
		d.add(`<path class="way" d="M`, own[1:], `"/>`)
	}
	for n, r := range shown {
		if r.Answers > 0 {
			d.add(`<rect class="answers" x="`, num(x(n)-4), `" y="`, num(y(r.Answers)-4), `" width="8" height="8"/>`)
		}
		if r.Own > 0 {
			d.add(`<circle class="own" cx="`, num(x(n)), `" cy="`, num(y(10*r.Own)), `" r="4"/>`)
		}
		d.result(r, x(n), ends)
	}
	d.days(shown, x, ends+24)
	return d.done()
}

// days writes the day of the first and the last interview below them, in one
// piece where there is no room for two.
func (d *drawing) days(shown []Rated, x func(int) float64, y float64) {
	const room = 160. // of two days
	var known []int
	for n, r := range shown {
		if r.Day != "" {
			known = append(known, n)
		}
	}
	if len(known) == 0 {
		return
	}
	from, to := known[0], known[len(known)-1]
	first, last := shown[from].Day, shown[to].Day
	switch {
	case first == last:
		d.text(x(from)-4, y, "start", "soft", first)
	case x(to)-x(from) < room:
		d.text(x(0)-4, y, "start", "soft", first+" to "+last)
	default:
		d.text(x(from)-4, y, "start", "soft", first)
		d.text(x(to)+4, y, "end", "soft", last)
	}
}

// result draws how an interview went on: an arrow head if it did.
func (d *drawing) result(r Rated, x, y float64) {
	if !r.Passed {
		d.glyph(r.End, x, y)
		return
	}
	d.add(`<path class="mark passed" d="M`, num(x-4), ` `, num(y-5), `l8 5-8 5z"/>`)
}

func ratingsWords(shown []Rated, n int) string {
	text := prose.Count(n, "interview")
	if len(shown) < n {
		text = fmt.Sprintf("The latest %d of %s", len(shown), text)
	}
	text += ", earliest first. "
	for n, r := range shown {
		if n > 0 {
			text += "; "
		}
		text += r.Label + ": "
		if r.Own > 0 {
			text += "own rating " + strconv.Itoa(r.Own) + ", "
		}
		if r.Answers > 0 {
			text += "answers " + num(float64(r.Answers)/10) + ", "
		}
		text += r.Result()
	}
	return text + "."
}

// Result returns how an interview went on in words: "went on", "rejected".
func (r Rated) Result() string {
	switch {
	case r.Passed:
		return "went on"
	case r.End == Going:
		return "waiting"
	}
	return r.End.String()
}
