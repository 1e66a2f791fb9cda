package chart

import (
	"html/template"
	"slices"
	"strconv"
)

// Sign says what a mark on a lane stands for.
type Sign string

// The signs of a lane.
const (
	Earlier  Sign = "earlier"  // what happened before the axis begins: a small arrow
	Contact  Sign = "contact"  // a first word: a small dot
	Sent     Sign = "sent"     // an application: an open square
	Talk     Sign = "talk"     // an interview: a dot
	Ahead    Sign = "ahead"    // an interview to come: a ring
	Diamond  Sign = "diamond"  // an offer: a full diamond
	AnswerBy Sign = "answerby" // a deadline: an open diamond
	NoMore   Sign = "nomore"   // a rejection: a cross
	Stopped  Sign = "stopped"  // withdrawn or declined: a stroke
	NoWord   Sign = "noword"   // given up for want of an answer: three dots
	Signed   Sign = "signed"   // accepted: a dot in a ring
)

// Signs are all of them, in the order in which a legend names them.
var Signs = []Sign{Earlier, Contact, Sent, Talk, Ahead, Diamond, AnswerBy, Signed, NoMore, Stopped, NoWord}

// String returns what a sign means in words.
func (s Sign) String() string {
	switch s {
	case Contact:
		return "first words"
	case Sent:
		return "applied"
	case Talk:
		return "interview"
	case Diamond:
		return "offer"
	case AnswerBy:
		return "answer by"
	case Signed:
		return "accepted"
	case NoMore:
		return "rejected"
	case Stopped:
		return "withdrew, declined"
	case NoWord:
		return "no answer"
	}
	return string(s)
}

// Mark is a sign on a day, counted from the first of the axis.
type Mark struct {
	Day  int
	Sign Sign
}

// Axis is the days that lanes are drawn on, from 0 to Days. Lanes have no size of
// their own: every mark stands at a part of the width, so that one drawing serves
// a phone and a desk, and its dots stay round.
type Axis struct {
	Days  int
	Today int    // -1 if it is not among them
	Ticks []Tick // where a line crosses the lanes: weeks, or months of a long search
}

// Tick is a line across, with a name at the head where it has one.
type Tick struct {
	Day  int
	Name string
}

// at returns a place on the axis.
func (a Axis) at(day int) string {
	hundredths := 10000 * min(max(day, 0), a.Days) / max(a.Days, 1)
	return strconv.Itoa(hundredths/100) + "." + strconv.Itoa(hundredths%100/10) + strconv.Itoa(hundredths%10) + "%"
}

// Head draws the names over the lanes. They are heard with the lanes themselves.
func (a Axis) Head() template.HTML {
	var d drawing
	d.add(`<svg class="lane axis" aria-hidden="true">`)
	// In percent, what a name takes to its right, and "today" on either side.
	const name, side = 9, 7
	anchor, left, right := "middle", side, side
	if 100*a.Today > (100-side)*a.Days {
		anchor, left, right = "end", 2*side, 0
	} else if 100*a.Today < side*a.Days {
		anchor, left, right = "start", 0, 2*side
	}
	free := 0 // from which day on there is room for a name
	takes := func(t Tick) int { return a.Days * (3*len(t.Name) + 1) / 100 }
	isYear := func(t Tick) bool { return t.Name != "" && t.Name[0] <= '9' }
	for n, t := range a.Ticks {
		beforeYear := slices.ContainsFunc(a.Ticks[n+1:], func(next Tick) bool { return isYear(next) && !isYear(t) && next.Day < t.Day+takes(t) })
		if t.Name == "" || t.Day < free || beforeYear || 100*t.Day > (100-name)*a.Days || a.Today >= 0 && 100*t.Day > 100*a.Today-(left+name)*a.Days && 100*t.Day < 100*a.Today+right*a.Days {
			continue
		}
		free = t.Day + takes(t)
		d.add(`<text x="`, a.at(t.Day), `" y="1.1em">`, escape(t.Name), `</text>`)
	}
	if a.Today >= 0 {
		d.add(`<text class="now" x="`, a.at(a.Today), `" y="1.1em" text-anchor="`, anchor, `">today</text>`)
	}
	return d.done()
}

// Lane draws what happened on one line, earliest first: a stroke between marks,
// dots where nobody said a word, up to today if it goes on. words say what it shows.
func (a Axis) Lane(marks []Mark, goesOn bool, words string) template.HTML {
	var d drawing
	d.add(`<svg class="lane" role="img" aria-label="`, escape(words), `">`)
	for _, t := range a.Ticks {
		d.across("rule", a.at(t.Day))
	}
	if a.Today >= 0 {
		d.across("today", a.at(a.Today))
	}
	past := a.Days
	if a.Today >= 0 {
		past = a.Today
	}
	for n := 1; n < len(marks); n++ {
		from, to := marks[n-1], marks[n]
		class := "run"
		switch {
		case to.Sign == Ahead || to.Sign == AnswerBy:
			class = "plan"
		case to.Sign == NoMore || to.Sign == NoWord:
			class = "wait"
		}
		d.along(class, a.at(from.Day), a.at(to.Day))
	}
	if last := len(marks) - 1; last >= 0 && goesOn && marks[last].Day < past {
		d.along("wait", a.at(marks[last].Day), a.at(past))
	}
	beside := 0 // how many marks stand on the same day
	for n, m := range marks {
		if beside++; n == 0 || marks[n-1].Day != m.Day {
			beside = 0
		}
		d.add(`<svg x="`, a.at(m.Day), `" y="50%" overflow="visible">`)
		if beside > 0 {
			d.add(`<g transform="translate(`, strconv.Itoa(13*beside), `)">`, signs[m.Sign], `</g></svg>`)
		} else {
			d.add(signs[m.Sign], `</svg>`)
		}
	}
	return d.done()
}

// Legend draws a sign alone.
func Legend(s Sign) template.HTML {
	return template.HTML(`<svg class="lane sign" aria-hidden="true"><svg x="50%" y="50%" overflow="visible">` + signs[s] + `</svg></svg>`)
}

var signs = map[Sign]string{
	Earlier:  `<path class="end" d="M3-4-2 0 3 4"/>`,
	Contact:  `<circle class="dot" r="2.5"/>`,
	Sent:     `<rect class="open" x="-3.5" y="-3.5" width="7" height="7"/>`,
	Talk:     `<circle class="full" r="5.5"/>`,
	Ahead:    `<circle class="next" r="5"/>`,
	Diamond:  `<path class="full" d="M0-8 8 0 0 8-8 0z"/>`,
	AnswerBy: `<path class="next" d="M0-6.5 6.5 0 0 6.5-6.5 0z"/>`,
	NoMore:   `<path class="end" d="M-4-4 4 4M4-4-4 4"/>`,
	Stopped:  `<path class="end" d="M0-6V6"/>`,
	NoWord:   `<circle class="dot" cx="-5" r="1.8"/><circle class="dot" r="1.8"/><circle class="dot" cx="5" r="1.8"/>`,
	Signed:   `<circle class="open" r="7"/><circle class="full" r="4"/>`,
}

// across is a line from top to bottom, along one from side to side.
func (d *drawing) across(class, x string) {
	d.add(`<line class="`, class, `" x1="`, x, `" x2="`, x, `" y1="0" y2="100%"/>`)
}

func (d *drawing) along(class, from, to string) {
	d.add(`<line class="`, class, `" x1="`, from, `" x2="`, to, `" y1="50%" y2="50%"/>`)
}

// Bar draws a value from 1 to 5 as so many of five steps. The figure stands beside it.
func Bar(n int) template.HTML {
	var d drawing
	d.add(`<svg class="bar" viewBox="0 0 72 6" aria-hidden="true">`)
	for k := range 5 {
		class := ""
		if k < n {
			class = ` class="on"`
		}
		d.add(`<rect`, class, ` x="`, strconv.Itoa(15*k), `" width="12" height="6"/>`)
	}
	return d.done()
}
