package site

import (
	"html/template"
	"slices"
	"strconv"

	"journal/generator/advice"
	"journal/generator/chart"
	"journal/generator/day"
	"journal/generator/journal"
)

// WaitsFigure is how long answers and rounds took, and how long it is silent now.
type WaitsFigure struct {
	Wide   template.HTML
	Narrow template.HTML
	Open   []advice.Wait // where the next word is theirs, the longest first
	kinds  [waitKinds]chart.Wait
}

// Rows returns the kinds of wait of which one is over.
func (f *WaitsFigure) Rows() []chart.Wait {
	return slices.DeleteFunc(slices.Clone(f.kinds[:]), func(w chart.Wait) bool { return len(w.Days) == 0 })
}

// The kinds of waits.
const (
	afterApplying = iota
	afterInterview
	toFirstRound
	toNextRound
	waitKinds
)

var waitNames = [waitKinds]string{
	afterApplying:  "An answer after applying",
	afterInterview: "An answer after an interview",
	toFirstRound:   "From applying to the first round",
	toNextRound:    "From one round to the next",
}

func (v view) waits() *WaitsFigure {
	fig := &WaitsFigure{}
	rows := &fig.kinds
	for n := range rows {
		rows[n].Name = waitNames[n]
	}
	for _, w := range advice.Waits(v.journal) {
		row := &rows[waitKind(w)]
		if w.Over {
			row.Days = append(row.Days, w.Days)
			continue
		}
		row.Open = append(row.Open, w.Days)
		fig.Open = append(fig.Open, w)
	}
	for _, a := range v.journal.Applications {
		first, between := roundDays(a)
		if first >= 0 {
			rows[toFirstRound].Days = append(rows[toFirstRound].Days, first)
		}
		rows[toNextRound].Days = append(rows[toNextRound].Days, between...)
	}
	var drawn []chart.Wait
	for n, w := range rows {
		slices.Sort(rows[n].Days)
		if len(w.Days)+len(w.Open) >= points {
			drawn = append(drawn, w)
		}
	}
	fig.Wide, fig.Narrow = chart.Waits("waits", drawn, chart.Wide), chart.Waits("waits", drawn, chart.Narrow)
	if len(fig.Rows())+len(fig.Open) == 0 {
		return nil
	}
	slices.SortStableFunc(fig.Open, func(a, b advice.Wait) int { return b.Days - a.Days })
	return fig
}

func waitKind(w advice.Wait) int {
	if w.Met {
		return afterInterview
	}
	return afterApplying
}

// roundDays returns the days from applying to the first round, -1 if they are not
// known, and those between rounds that took place.
func roundDays(a *journal.Application) (first int, between []int) {
	first = -1
	before := day.Day{}
	for _, i := range a.Interviews {
		if i.Day.IsZero() || i.Upcoming || i.CalledOff() {
			continue
		}
		switch {
		case !before.IsZero():
			between = append(between, before.DaysUntil(i.Day))
		case !a.Applied.IsZero() && a.Applied.Compare(i.Day) <= 0:
			first = a.Applied.DaysUntil(i.Day)
		}
		before = i.Day
	}
	return first, between
}

// Strong reports whether a silence is longer than nine of ten waits of its kind.
func (f *WaitsFigure) Strong(w advice.Wait) bool {
	past := f.kinds[waitKind(w)]
	return len(past.Days) >= chart.Enough && 10*past.Shorter(w.Days) >= 9*len(past.Days)
}

// Than compares a silence with the waits of its kind: "longer than 11 of your 12 waits
// after an interview".
func (f *WaitsFigure) Than(w advice.Wait) string {
	past := f.kinds[waitKind(w)]
	n, shorter := len(past.Days), past.Shorter(w.Days)
	what := " waits after applying"
	if w.Met {
		what = " waits after an interview"
	}
	switch {
	case n < chart.Enough:
		return "too few answers so far to compare with (" + strconv.Itoa(n) + ")"
	case shorter == 0:
		return "not longer than any of your " + strconv.Itoa(n) + what
	case shorter == n:
		return "longer than all of your " + strconv.Itoa(n) + what
	}
	return "longer than " + strconv.Itoa(shorter) + " of your " + strconv.Itoa(n) + what
}
