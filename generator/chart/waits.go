package chart

import (
	"html/template"
	"journal/generator/prose"
	"slices"
	"strconv"
)

// Wait is a row of waits of one kind.
type Wait struct {
	Name string // "From applying to the 1st round"
	Days []int  // how long each lasted, in any order; if it is sorted, much is quicker
	Open []int  // how long those last that are not over
}

// longest is the number of days the axis ends with; what lasted longer stands
// at its end.
const longest = 90

// Quantile returns the number of days within which a share of the waits was over,
// in tenths: 5 for the median, 9 for nine of ten. It is a wait that there was,
// no value in between. Without a wait it is 0.
func (w Wait) Quantile(tenths int) int {
	if len(w.Days) == 0 {
		return 0
	}
	days := w.Days
	if !slices.IsSorted(days) {
		days = slices.Sorted(slices.Values(days))
	}
	return days[max(0, (len(days)*tenths+9)/10-1)]
}

// Within returns [Wait.Quantile] in words, "–" of too few waits to tell.
func (w Wait) Within(tenths int) string {
	enough := Enough
	if tenths == 9 {
		enough = EnoughForTenths
	}
	if len(w.Days) < enough {
		return "–"
	}
	return strconv.Itoa(w.Quantile(tenths))
}

// Shorter returns how many of the waits were shorter than that many days.
func (w Wait) Shorter(days int) int {
	n := 0
	for _, d := range w.Days {
		if d < days {
			n++
		}
	}
	return n
}

// Waits draws each kind of wait as a row of strokes on a line of days, one
// stroke for each length and higher where there were more, with a triangle at
// the median and a ring for each wait that is not over. Rows without a wait are
// left out; without a row the result is "".
func Waits(id string, rows []Wait, size Size) template.HTML {
	rows = slices.DeleteFunc(slices.Clone(rows), func(w Wait) bool { return len(w.Days)+len(w.Open) == 0 })
	if len(rows) == 0 {
		return ""
	}
	id += "-" + size.class()
	width, left := 640., 6.
	if size == Narrow {
		width = 300
	}
	const row, first = 62., 18.
	end := axisEnd(rows)
	x := func(days int) float64 { return left + float64(min(days, end))*(width-left-14)/float64(end) }
	bottom := first + row*float64(len(rows))
	var d drawing
	d.open(id, "waits "+size.class(), width, bottom+24, "How long you waited", waitsWords(rows, end))
	for _, day := range ticks(end, size) {
		d.line(x(day), first, x(day), bottom, "rule")
		label, anchor := strconv.Itoa(day), "middle"
		switch day {
		case 0:
			label, anchor = "0 days", "start"
		case end:
			anchor = "end"
		}
		d.text(x(day), bottom+16, anchor, "soft", label)
	}
	for n, w := range rows {
		w.draw(&d, first+row*float64(n)+44, x, end)
		d.text(left, first+row*float64(n)+12, "start", "", w.Name+" ("+strconv.Itoa(len(w.Days))+")")
	}
	return d.done()
}

// draw draws one row on the line at y.
func (w Wait) draw(d *drawing, y float64, x func(int) float64, end int) {
	d.line(x(0), y, x(end), y, "rule")
	counts := make([]int, end+1)
	most := 1
	for _, days := range w.Days {
		at := min(max(days, 0), end)
		counts[at]++
		most = max(most, counts[at])
	}
	strokes := ""
	for day, n := range counts {
		if n > 0 {
			h := num(8 + 14*float64(n-1)/float64(max(most-1, 1)))
			strokes += "M" + num(x(day)) + " " + num(y) + "v-" + h
		}
	}
	if strokes != "" {
		d.add(`<path class="stroke" d="`, strokes, `"/>`)
	}
	if len(w.Days) >= Enough {
		d.add(`<path class="median" d="M`, num(x(w.Quantile(5))), ` `, num(y+1), `l5 8h-10z"/>`)
	}
	open := slices.Clone(w.Open)
	for n := range open {
		open[n] = min(max(open[n], 0), end)
	}
	slices.Sort(open)
	for _, days := range slices.Compact(open) {
		d.add(`<circle class="open" cx="`, num(x(days)), `" cy="`, num(y), `" r="4.5"/>`)
	}
}

// axisEnd returns the last day of the axis: a whole number of weeks.
func axisEnd(rows []Wait) int {
	most := 14
	for _, w := range rows {
		for _, list := range [][]int{w.Days, w.Open} {
			for _, d := range list {
				most = max(most, d)
			}
		}
	}
	if most > longest {
		return longest
	}
	return (most + 6) / 7 * 7
}

// ticks returns the days to name on the axis: whole weeks, not too many.
func ticks(end int, size Size) []int {
	step := 7
	for most := 9 - 4*int(size); end/step > most; {
		step += 7
	}
	var all []int
	for day := 0; day < end-step/2; day += step {
		all = append(all, day)
	}
	return append(all, end)
}

func waitsWords(rows []Wait, end int) string {
	text := ""
	for n, w := range rows {
		if n > 0 {
			text += " "
		}
		text += w.Name + ": " + prose.Count(len(w.Days), "wait")
		if len(w.Days) >= Enough {
			text += ", half of them over within " + prose.Count(w.Quantile(5), "day")
		}
		if len(w.Days) >= EnoughForTenths {
			text += ", nine of ten within " + strconv.Itoa(w.Quantile(9))
		}
		if len(w.Open) > 0 {
			text += ", " + strconv.Itoa(len(w.Open)) + " not over"
		}
		text += "."
	}
	if end == longest {
		text += " What lasted longer than " + strconv.Itoa(end) + " days stands at the end of the line."
	}
	return text
}
