package chart

import (
	"html/template"
	"strconv"
)

// Week is one week of a heat map.
type Week struct {
	From  string // the day of the month its Monday has: "9"
	Count int
	Now   bool // the week is not over
	Blank bool // outside of the search: nothing is shown
}

// Month is a row of a heat map: the weeks whose Monday is in it.
type Month struct {
	Name  string // "Mar 2026"
	Weeks []Week // up to five, of the first Monday on
}

// Heat returns weeks as a table in which more is darker. With a goal the shades
// go up to it, and a week that met it has a tick; without one, 0, they go up to
// the fullest week. The caption is shown above the table. Without a month the
// result is "".
func Heat(caption string, months []Month, goal int) template.HTML {
	if len(months) == 0 {
		return ""
	}
	full := goal
	if goal <= 0 {
		for _, m := range months {
			for _, w := range m.Weeks {
				full = max(full, w.Count)
			}
		}
	}
	var d drawing
	d.add(`<table class="heat"><caption>`, escape(caption), `</caption><thead><tr><td></td>`)
	for _, nth := range []string{"1st", "2nd", "3rd", "4th", "5th"} {
		d.add(`<th scope="col">`, nth, `</th>`)
	}
	d.add(`</tr></thead><tbody>`)
	for _, m := range months {
		d.add(`<tr><th scope="row">`, escape(m.Name), `</th>`)
		for n := range 5 {
			if n >= len(m.Weeks) || m.Weeks[n].Blank {
				d.add(`<td></td>`)
				continue
			}
			m.Weeks[n].draw(&d, full, goal)
		}
		d.add(`</tr>`)
	}
	d.add(`</tbody></table>`)
	return template.HTML(d.String())
}

func (w Week) draw(d *drawing, full, goal int) {
	d.add(`<td class="h`, strconv.Itoa(shade(w.Count, full)))
	if w.Now {
		d.add(` now`)
	}
	d.add(`"><small><i>Mon </i>`, escape(w.From), `</small> `, strconv.Itoa(w.Count))
	if goal > 0 && w.Count >= goal {
		d.add(` <span role="img" aria-label="goal met">✓</span>`)
	}
	if w.Now {
		d.add(` <small class="so">so far</small>`)
	}
	d.add(`</td>`)
}

// shade returns the class of a count, from 0 for none to 4 for full.
func shade(count, full int) int {
	switch {
	case count <= 0:
		return 0
	case count >= full:
		return 4
	}
	return 1 + 3*count/full
}
