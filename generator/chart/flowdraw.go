package chart

import (
	"fmt"
	"html/template"
	"journal/generator/prose"
	"slices"
	"strconv"
)

// The flow is drawn so that no column has to be searched for its order. At the
// top of each column stands what has come that far; below it, what has an offer
// already; then what has ended, in lanes in the order of the ends. An
// application that has ended runs on in its lane to the last column. Thus every
// column holds every application, and the top edge is one straight line. Up to [Lines] applications are a line each, more are bands.

// Lines is how many applications are drawn as a line each.
const Lines = 20

// sheet is the measures of a flow drawing.
type sheet struct {
	size   Size
	width  float64
	left   float64 // where the first column begins
	label  float64 // room for the words of the ends
	node   float64 // width of a column
	top    float64 // where the columns begin, below their heads
	height float64 // of all applications together
	most   float64 // height of one application
	line   float64 // distance of two labels
	gap    float64
}

var sheets = [...]sheet{
	Wide:   {Wide, 960, 22, 170, 10, 52, 300, 20, 22, 12},
	Narrow: {Narrow, 300, 10, 100, 6, 42, 250, 18, 17, 9},
}

// band is one stream of applications from one column to a later one.
type band struct {
	from, to int // columns
	n        int
	class    string
	href     string
	words    string
	names    []string  // of those that end
	tops     []float64 // at each column from from to to
}

// layout places the columns and bands of a flow.
type layout struct {
	*Flow
	sheet
	stages []Stage
	unit   float64 // height of one application
	step   float64 // distance of two columns
	bottom float64 // where the lanes lie
	lanes  [Ends]bool
	above  [Ends]float64 // the gap above each lane
	bands  []*band
}

// SVG draws the flow. The ids in it begin with id. The bands are links to the
// places that [Anchor] and [StageAnchor] name, on the same page. An empty flow
// gives "".
func (f *Flow) SVG(id string, size Size) template.HTML {
	if f.n == 0 {
		return ""
	}
	l := f.layout(size)
	id += "-" + size.class()
	var d drawing
	lines := ""
	if l.n <= Lines {
		lines = "lines "
	}
	d.add(`<svg class="flow `, lines, size.class(), `" viewBox="0 0 `, num(l.width), ` `, num(l.bottom+12), `" width="`, num(l.width), `" height="`, num(l.bottom+12), `">`)
	d.add(`<svg `)
	d.picture(id, f.Title(), f.Words()+" The table below has the same numbers.")
	for c, s := range l.stages {
		l.head(&d, c, s)
	}
	l.labels(&d)
	d.add(`</svg>`)
	for _, b := range l.bands {
		l.draw(&d, b)
	}
	if l.n <= Lines {
		l.marks(&d)
	}
	return d.done()
}

func (f *Flow) layout(size Size) *layout {
	l := &layout{Flow: f, sheet: sheets[size], stages: f.Stages()}
	if f.n <= Lines && size == Wide {
		l.label += named
	}
	l.unit = min(l.most, l.height/float64(f.n))
	l.step = (l.width - l.left - l.label - l.node) / float64(len(l.stages))
	l.bottom = l.top + float64(f.n)*l.unit
	if f.offers > 0 {
		l.bottom += l.gap
	}
	before := 0.
	for e := range End(Ends) {
		if n := f.total(e); n > 0 {
			half := float64(n) * l.unit / 2
			l.lanes[e], l.above[e] = true, max(l.gap, l.line-half-before)
			if len(l.stages) == 1 && before == 0 {
				l.above[e] = 0 // nothing went on above it, so it runs straight
			}
			l.bottom += l.above[e]
			before = half
		}
	}
	l.listBands()
	l.place()
	return l
}

// listBands gives every stream, those of a column from top to bottom.
func (l *layout) listBands() {
	last := len(l.stages)
	for c, s := range l.stages {
		if s < l.rounds {
			to := s + 1
			l.bands = append(l.bands, &band{from: c, to: c + 1, n: l.Reached(to), class: "on", href: StageAnchor(to),
				words: fmt.Sprintf("%d of %d came to the %s", l.Reached(to), l.Reached(s), to)})
		}
		if s != Offer && l.toOffer[s] > 0 {
			l.bands = append(l.bands, &band{from: c, to: last - 1, n: l.toOffer[s], class: "offer", href: StageAnchor(Offer),
				words: fmt.Sprintf("%s: offer %s", prose.Count(l.toOffer[s], "application"), s.after())})
		}
		for e := range End(Ends) {
			if n := l.ended[s][e]; n > 0 {
				words := prose.Count(n, "application") + ": " + e.String()
				if e != Offered {
					words += " " + s.after()
				}
				l.bands = append(l.bands, &band{from: c, to: last, n: n, class: e.Class(), href: Anchor(s, e), words: words, names: l.names[s][e]})
			}
		}
	}
}

// place gives every band its height in each column it touches. What has ended runs
// straight to its lane, unless what still goes on stands in the way. Within a lane
// what joined last lies on top, so that bands of one lane never cross.
func (l *layout) place() {
	out := make([]float64, len(l.stages)) // the right side of each column, filled from the top
	for n := range out {
		out[n] = l.top
	}
	for _, b := range l.bands {
		b.tops = append(b.tops, out[b.from])
		out[b.from] += float64(b.n) * l.unit
	}
	lanes, ends := l.ending()
	for c := 1; c <= len(l.stages); c++ {
		offers := l.top
		if c < len(l.stages) && l.stages[c] != Offer {
			offers += float64(l.Reached(l.stages[c]))*l.unit + l.gap
		}
		free := l.top
		if c < len(l.stages) {
			free += float64(l.Reached(l.stages[c])) * l.unit
		}
		for n := len(l.bands) - 1; n >= 0; n-- {
			b := l.bands[n]
			switch {
			case b.from >= c || b.to < c:
			case b.class == "on":
				b.tops = append(b.tops, l.top)
			case b.to == len(l.stages)-1 && b.href == StageAnchor(Offer):
				b.tops = append(b.tops, offers)
				offers += float64(b.n) * l.unit
				free = offers
			}
		}
		for n, b := range lanes {
			if b.from < c {
				free = max(free, ends[n])
				b.tops = append(b.tops, free)
				free += float64(b.n) * l.unit
			}
		}
	}
}

// ending returns the bands that end, from top to bottom, and where in the last column.
func (l *layout) ending() (lanes []*band, tops []float64) {
	ground := l.bottom
	for e := End(Ends) - 1; e >= 0; e-- {
		if !l.lanes[e] {
			continue
		}
		for _, b := range l.bands { // the earliest lies lowest
			if b.to == len(l.stages) && b.class == e.Class() {
				ground -= float64(b.n) * l.unit
				lanes, tops = append(lanes, b), append(tops, ground)
			}
		}
		ground -= l.above[e]
	}
	slices.Reverse(lanes)
	slices.Reverse(tops)
	return lanes, tops
}

func (l *layout) x(column int) float64 { return l.left + float64(column)*l.step }

// named is the room for the name of an application.
const named = 180.

// marks draws a dot for each application in each column, and how each ended.
func (l *layout) marks(d *drawing) {
	for c, s := range l.stages {
		x := l.x(c) + l.node/2
		for k := range l.Reached(s) {
			y := l.top + (float64(k)+.5)*l.unit
			if s == Applied {
				d.add(`<rect class="sent" x="`, num(x-4), `" y="`, num(y-4), `" width="8" height="8"/>`)
				continue
			}
			d.add(`<circle class="talk" cx="`, num(x), `" cy="`, num(y), `" r="4.5"/>`)
		}
	}
	x := l.x(len(l.stages)) + l.node/2
	for _, b := range l.bands {
		for k, name := range b.names {
			y := b.tops[len(b.tops)-1] + (float64(k)+.5)*l.unit
			for e := range End(Ends) {
				if e.Class() == b.class {
					d.glyph(e, x, y)
				}
			}
			if l.size == Wide {
				d.text(x+14, y+4.5, "start", "", cut(name))
			}
		}
	}
}

// cut shortens a name to what there is room for; signs of Chinese, Japanese and
// Korean take twice as much.
func cut(name string) string {
	room := 24
	for at, r := range name {
		if room--; r >= 0x1100 {
			room--
		}
		if room < 0 {
			return name[:at] + "…"
		}
	}
	return name
}

// head draws a column of what has come that far, and says its name and number.
func (l *layout) head(d *drawing, column int, s Stage) {
	n := l.Reached(s)
	if l.n > Lines {
		l.column(d, column, n)
	}
	name, lead := s.head(), 20.
	if l.size == Narrow {
		name, lead = s.short(), 15
	}
	x := l.x(column) + l.node/2
	d.text(x, l.top-8, "middle", "", name)
	d.text(x, l.top-8-lead, "middle", "big", strconv.Itoa(n))
}

func (l *layout) column(d *drawing, column, n int) {
	d.add(`<rect class="node" x="`, num(l.x(column)), `" y="`, num(l.top), `" width="`, num(l.node), `" height="`, num(max(1, float64(n)*l.unit)), `"/>`)
}

// labels draws the last column: each end with its shape, its number and name.
func (l *layout) labels(d *drawing) {
	ground := l.bottom
	x := l.x(len(l.stages))
	for e := End(Ends) - 1; e >= 0; e-- {
		if !l.lanes[e] {
			continue
		}
		n := l.total(e)
		h := float64(n) * l.unit
		y := ground - h/2
		name := e.String()
		if l.size == Narrow {
			name = e.short()
		}
		at := x + l.node + 22
		switch {
		case l.n > Lines:
			d.add(`<rect class="end `, e.Class(), `" x="`, num(x), `" y="`, num(ground-h), `" width="`, num(l.node), `" height="`, num(max(1, h)), `"/>`)
			d.glyph(e, x+l.node+12, y)
		case l.size == Wide:
			at += named
		}
		d.text(at, y+4.5, "start", "sum", strconv.Itoa(n)+" "+name)
		ground -= h + l.above[e]
	}
}

// draw writes a band: as a line for each of a few, else as one outline, along its
// upper edge to the last column, and back along the lower one.
func (l *layout) draw(d *drawing, b *band) {
	d.add(`<a href="#`, b.href, `"><title>`, escape(b.words), `</title><path class="`, b.class, `" d="`)
	if l.n <= Lines {
		for k := range b.n {
			l.along(d, b, (float64(k)+.5)*l.unit)
		}
		d.add(`"/></a>`)
		return
	}
	h := max(float64(b.n)*l.unit, .5)
	l.along(d, b, 0)
	last := len(b.tops) - 1
	d.add(`V`, num(b.tops[last]+h))
	for n := last; n > 0; n-- {
		x := l.x(b.from + n)
		if n < last {
			d.add(`H`, num(x))
		}
		l.curve(d, x, b.tops[n]+h, l.x(b.from+n-1)+l.node, b.tops[n-1]+h)
	}
	d.add(`z"/></a>`)
}

// along goes through a band from left to right, so far below its upper edge.
func (l *layout) along(d *drawing, b *band, below float64) {
	d.add(`M`, num(l.x(b.from)+l.node), ` `, num(b.tops[0]+below))
	last := len(b.tops) - 1
	for n := 1; n <= last; n++ {
		x := l.x(b.from + n)
		l.curve(d, l.x(b.from+n-1)+l.node, b.tops[n-1]+below, x, b.tops[n]+below)
		if n < last {
			d.add(`H`, num(x+l.node))
		}
	}
}

func (l *layout) curve(d *drawing, x1, y1, x2, y2 float64) {
	if num(y1) == num(y2) {
		d.add(`H`, num(x2))
		return
	}
	middle := num((x1 + x2) / 2)
	d.add(`C`, middle, ` `, num(y1), ` `, middle, ` `, num(y2), ` `, num(x2), ` `, num(y2))
}
