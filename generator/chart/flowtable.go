package chart

import (
	"html/template"
	"strconv"
)

// Table returns the numbers of the flow: a row for each stage, with how many came
// to it, how many of those that are decided went on, and the ends of those that
// did not. An empty flow gives "".
func (f *Flow) Table() template.HTML {
	if f.n == 0 {
		return ""
	}
	var d drawing
	d.add(`<table class="numbers"><thead><tr><th scope="col">Stage</th><th scope="col">Came to it</th><th scope="col">Went on, of those decided</th>`)
	for e := range End(Ends) {
		if f.total(e) > 0 {
			d.add(`<th scope="col">`, upper(e.String()), `</th>`)
		}
	}
	d.add(`</tr></thead><tbody>`)
	for _, s := range f.Stages() {
		d.add(`<tr><th scope="row">`, upper(s.String()), `</th><td>`, strconv.Itoa(f.Reached(s)), `</td><td>`)
		switch decided := f.Reached(s) - f.ended[s][Going]; {
		case s == Offer || decided == 0:
			d.add(`<span class="none">–</span>`)
		default:
			d.add(Share(f.wentOn(s), decided))
		}
		d.add(`</td>`)
		for e := range End(Ends) {
			switch {
			case f.total(e) == 0:
			case f.ended[s][e] == 0:
				d.add(`<td><span class="none">–</span></td>`)
			default:
				d.add(`<td><a href="#`, Anchor(s, e), `">`, strconv.Itoa(f.ended[s][e]), `</a></td>`)
			}
		}
		d.add(`</tr>`)
	}
	d.add(`</tbody><tfoot><tr><th scope="row">All</th><td>`, strconv.Itoa(f.n), `</td><td></td>`)
	for e := range End(Ends) {
		if n := f.total(e); n > 0 {
			d.add(`<td>`, strconv.Itoa(n), `</td>`)
		}
	}
	d.add(`</tr></tfoot></table>`)
	return template.HTML(d.String())
}

// upper returns a word with a capital, for words in ASCII.
func upper(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
