package chart

import (
	"fmt"
	"html/template"
	"strconv"

	"journal/generator/prose"
)

// StripLength is the number of interviews a strip shows.
const StripLength = 24

// Strip draws in which interviews something came up, earliest first: a high
// full bar where it did, a low one where it did not. Only the last
// [StripLength] are drawn. Fewer than three give "": they are no picture of anything.
func Strip(id, what string, came []bool) template.HTML {
	came = came[max(0, len(came)-StripLength):]
	if len(came) < 3 {
		return ""
	}
	n, yes, no := 0, "", ""
	for i, c := range came {
		x := num(float64(7 * i))
		if c {
			n++
			yes += "M" + x + " 0h5v16h-5z"
			continue
		}
		no += "M" + x + " 13h5v3h-5z"
	}
	var d drawing
	d.open(id, "strip", 7*StripLength, 16, what, fmt.Sprintf("Came up in %d of the latest %s.", n, prose.Count(len(came), "interview")))
	if no != "" {
		d.add(`<path class="no" d="`, no, `"/>`)
	}
	if yes != "" {
		d.add(`<path class="yes" d="`, yes, `"/>`)
	}
	return d.done()
}

// Talks draws interviews as a row of dots, those still ahead as rings. A row has no
// more than nine of them; words say how many there are.
func Talks(met, ahead int, words string) template.HTML {
	const most, step = 9, 13
	ahead = min(ahead, most)
	met = min(met, most-ahead)
	var d drawing
	d.add(`<svg class="talks" viewBox="0 0 `, strconv.Itoa(step*(met+ahead)), ` 12" role="img" aria-label="`, escape(words), `">`)
	for n := range met + ahead {
		x := strconv.Itoa(step*n + 6)
		if n < met {
			d.add(`<circle cx="`, x, `" cy="6" r="4"/>`)
		} else {
			d.add(`<circle class="next" cx="`, x, `" cy="6" r="4"/>`)
		}
	}
	return d.done()
}

// Silence draws days without a word as a dotted line, which is at its full length after
// a month. The number stands beside it.
func Silence(days int) template.HTML {
	const month = 30
	var d drawing
	d.add(`<svg class="lane hush" aria-hidden="true">`)
	d.along("wait", "1%", strconv.Itoa(max(4, 100*min(days, month)/month))+"%")
	return d.done()
}
