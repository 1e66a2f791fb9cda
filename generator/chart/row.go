package chart

import (
	"html/template"
	"strconv"
)

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
