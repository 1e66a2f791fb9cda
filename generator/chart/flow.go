package chart

import (
	"fmt"
	"journal/generator/prose"
	"slices"
	"strconv"
)

// MaxRounds is the number of rounds that are told apart; what went further
// counts for the last of them.
const MaxRounds = 5

// Path is the way of one application.
type Path struct {
	Name   string // whose it is, for drawings with few
	Rounds int    // how many interviews it came to
	Offer  bool   // there was an offer
	End    End
}

// Stage is a column of the flow: 0 for having applied, then the rounds, then
// the offer.
type Stage int

// The stages that are no rounds.
const (
	Applied Stage = 0
	Offer   Stage = MaxRounds + 1
)

// Stage returns the last stage an application came to.
func (p Path) Stage() Stage {
	if p.Offer {
		return Offer
	}
	return p.round()
}

// round returns the last round an application came to, whether or not an offer
// came after it.
func (p Path) round() Stage { return Stage(min(max(p.Rounds, 0), MaxRounds)) }

// String returns a stage in words: "applied", "1st round", "5th round or later".
func (s Stage) String() string {
	switch s {
	case Applied:
		return "applied"
	case Offer:
		return "offer"
	case MaxRounds:
		return ordinal(int(s)) + " round or later"
	}
	return ordinal(int(s)) + " round"
}

// short returns a stage as the head of a narrow column.
func (s Stage) short() string {
	switch s {
	case Applied:
		return "Sent"
	case Offer:
		return "Offer"
	case MaxRounds:
		return strconv.Itoa(int(s)) + "+"
	}
	return ordinal(int(s))
}

// head returns a stage as the head of a wide column.
func (s Stage) head() string {
	switch s {
	case Applied:
		return "Applied"
	case Offer:
		return "Offer"
	case MaxRounds:
		return ordinal(int(s)) + " and on"
	}
	return s.String()
}

// after says from where an end was reached: "after applying".
func (s Stage) after() string {
	switch s {
	case Applied:
		return "after applying"
	case Offer:
		return "after the offer"
	}
	return "after the " + s.String()
}

// Slug returns a stage as part of an id: "applied", "round-1", "offer".
func (s Stage) Slug() string {
	switch s {
	case Applied:
		return "applied"
	case Offer:
		return "offer"
	}
	return "round-" + strconv.Itoa(int(s))
}

func ordinal(n int) string {
	return strconv.Itoa(n) + [...]string{"th", "st", "nd", "rd", "th", "th"}[min(n, 5)]
}

// Flow counts applications by the way they went. Each is counted once in every
// column it came to or had ended before, so that every column holds all of them.
type Flow struct {
	n       int
	ended   [Offer + 1][Ends]int // by the last stage
	toOffer [Offer]int           // offers by the round before them
	rounds  Stage                // the last round anything came to
	offers  int
	names   [Offer + 1][Ends][]string
}

// NewFlow counts the ways of applications, in any order.
func NewFlow(paths []Path) *Flow {
	f := &Flow{n: len(paths)}
	for _, p := range paths {
		f.ended[p.Stage()][p.End]++
		f.names[p.Stage()][p.End] = append(f.names[p.Stage()][p.End], p.Name)
		f.rounds = max(f.rounds, p.round())
		if p.Offer {
			f.toOffer[p.round()]++
			f.offers++
		}
	}
	for s := range f.names {
		for e := range f.names[s] {
			slices.Sort(f.names[s][e])
		}
	}
	return f
}

// Count returns the number of applications.
func (f *Flow) Count() int { return f.n }

// Stages returns the columns of the flow but the last, which holds the ends.
func (f *Flow) Stages() []Stage {
	var all []Stage
	for s := Applied; s <= f.rounds; s++ {
		all = append(all, s)
	}
	if f.offers > 0 {
		all = append(all, Offer)
	}
	return all
}

// Reached returns how many applications came to a stage.
func (f *Flow) Reached(s Stage) int {
	if s == Offer {
		return f.offers
	}
	n := 0
	for r := s; r <= f.rounds; r++ {
		n += f.toOffer[r]
		for _, k := range f.ended[r] {
			n += k
		}
	}
	return n
}

// Ended returns how many applications came to a stage and no further, with that end.
func (f *Flow) Ended(s Stage, e End) int { return f.ended[s][e] }

// total returns how many applications have an end.
func (f *Flow) total(e End) int {
	n := 0
	for s := range f.ended {
		n += f.ended[s][e]
	}
	return n
}

// wentOn returns how many of a stage came further, to a round or an offer.
func (f *Flow) wentOn(s Stage) int {
	n := f.Reached(s)
	for _, k := range f.ended[s] {
		n -= k
	}
	return n
}

// Title names the figure.
func (f *Flow) Title() string { return "Where " + prose.Count(f.n, "application") + " went" }

// Words tells the flow as text, for those who do not see it.
func (f *Flow) Words() string {
	var reached, ended []string
	for _, s := range f.Stages()[1:] {
		reached = append(reached, fmt.Sprintf("%d the %s", f.Reached(s), s))
	}
	for e := range End(Ends) {
		if n := f.total(e); n > 0 {
			ended = append(ended, fmt.Sprintf("%d %s", n, e))
		}
	}
	text := prose.Count(f.n, "application") + ": "
	if len(reached) > 0 {
		text += prose.List(reached, "and") + "; "
	}
	return text + prose.List(ended, "and") + "."
}

// Anchor returns the id of the list of applications that came to a stage and no
// further, with that end: "flow-round-1-silent". The bands of the drawing lead
// there.
func Anchor(s Stage, e End) string { return "flow-" + s.Slug() + "-" + e.Class() }

// StageAnchor returns the id of the part in which the lists of a stage and of all
// further stages stand.
func StageAnchor(s Stage) string { return "flow-" + s.Slug() }
