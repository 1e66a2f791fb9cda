package chart

import (
	"fmt"
	"html/template"
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
