// Package chart draws the figures of the statistics page: numbers in, inline
// SVG or an HTML table out. It knows nothing of notes.
//
//	flow := chart.NewFlow([]chart.Path{{Rounds: 2, End: chart.Rejected}, {Rounds: 3, Offer: true, End: chart.Accepted}})
//	wide, narrow := flow.SVG("flow", chart.Wide), flow.SVG("flow", chart.Narrow)
//
// What it promises:
//
//   - The same numbers give the same bytes.
//   - A drawing is well-formed XML without a style attribute: colours come from
//     the style sheet, by classes named for what they mean (rejected, offer).
//   - A drawing says in words what it shows, in its title and desc, and nothing
//     is told by colour alone.
//   - A rate stands with its n, and below [Enough] there is no rate.
//
// Whatever a person wrote is escaped here.
package chart

import (
	"html/template"
	"strconv"
	"strings"
)

// Enough is the number from which on a share is worth a percentage. Of three
// or four, one more or less turns everything round.
const Enough = 5

// EnoughForTenths is the number from which on nine of ten are not simply all.
const EnoughForTenths = 10

// Share formats a share with its n: "9 of 12 (75 %)", below [Enough] "2 of 3", and
// "" of nothing.
func Share(k, n int) string {
	if n <= 0 {
		return ""
	}
	text := strconv.Itoa(k) + " of " + strconv.Itoa(n)
	if n < Enough {
		return text
	}
	return text + " (" + strconv.Itoa((200*k+n)/(2*n)) + "\u00a0%)"
}

// Size is how wide a drawing is made.
type Size int

// Each drawing comes in two sizes, of which the style sheet shows one.
const (
	Wide   Size = iota // for a desk: some 960 units
	Narrow             // for a phone: 300 units, so that text stays readable at 320 px
)

// class is the class by which the style sheet shows a drawing at its size.
func (s Size) class() string {
	if s == Narrow {
		return "narrow"
	}
	return "wide"
}

// drawing collects the text of an SVG.
type drawing struct{ strings.Builder }

// open begins a drawing that is one picture with a title and a description.
func (d *drawing) open(id, class string, width, height float64, title, desc string) {
	d.add(`<svg class="`, class, `" viewBox="0 0 `, num(width), ` `, num(height), `" width="`, num(width), `" height="`, num(height), `" `)
	d.picture(id, title, desc)
}

// picture says that what follows is one picture, and what it shows.
func (d *drawing) picture(id, title, desc string) {
	d.add(`role="img" aria-labelledby="`, id, `-t" aria-describedby="`, id, `-d"><title id="`, id, `-t">`, escape(title), `</title><desc id="`, id, `-d">`, escape(desc), `</desc>`)
}

func (d *drawing) add(parts ...string) {
	for _, p := range parts {
		d.WriteString(p)
	}
}

// text writes a label; anchor is start, middle or end.
func (d *drawing) text(x, y float64, anchor, class, s string) {
	d.add(`<text x="`, num(x), `" y="`, num(y), `"`)
	if anchor != "start" {
		d.add(` text-anchor="`, anchor, `"`)
	}
	if class != "" {
		d.add(` class="`, class, `"`)
	}
	d.add(`>`, escape(s), `</text>`)
}

func (d *drawing) line(x1, y1, x2, y2 float64, class string) {
	d.add(`<path class="`, class, `" d="M`, num(x1), ` `, num(y1))
	if y1 == y2 {
		d.add(`H`, num(x2))
	} else {
		d.add(`L`, num(x2), ` `, num(y2))
	}
	d.add(`"/>`)
}

// done returns what was drawn.
func (d *drawing) done() template.HTML {
	d.add(`</svg>`)
	return template.HTML(d.String())
}

// num writes a length with one digit behind the point at most.
func num(f float64) string {
	if f < 0 {
		return "-" + num(-f)
	}
	tenths := int(f*10 + .5)
	if tenths%10 == 0 {
		return strconv.Itoa(tenths / 10)
	}
	return strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10)
}

func escape(s string) string { return template.HTMLEscapeString(s) }
