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
	Wide     template.HTML
	Narrow   template.HTML
	Rows     []WaitRow
	Silences []Silence // the longest first
	More     string    // silences that are not listed; may be ""
}

// WaitRow is one kind of wait in the table.
type WaitRow struct {
	Name    string
	Count   int
	Half    string // the days within which half of them were over; "–" below five
	Most    string // nine of ten; "–" below ten
	Longest int
}

// Silence is an application whose next word is theirs.
type Silence struct {
	*journal.Application
	Days   int
	Since  day.Day
	Than   string // "longer than 11 of your 12 waits after an interview"
	Strong bool   // longer than nine of ten
}

// shownSilences is how many silences are listed.
const shownSilences = 8

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
	var rows [waitKinds]chart.Wait
	for n := range rows {
		rows[n].Name = waitNames[n]
	}
	var open []advice.Wait
	for _, w := range advice.Waits(v.journal) {
		row := &rows[waitKind(w)]
		if w.Over {
			row.Days = append(row.Days, w.Days)
			continue
		}
		row.Open = append(row.Open, w.Days)
		open = append(open, w)
	}
	for _, a := range v.journal.Applications {
		first, between := roundDays(a)
		if first >= 0 {
			rows[toFirstRound].Days = append(rows[toFirstRound].Days, first)
		}
		rows[toNextRound].Days = append(rows[toNextRound].Days, between...)
	}
	for n := range rows {
		slices.Sort(rows[n].Days)
	}
	fig := &WaitsFigure{}
	var drawn []chart.Wait
	for _, w := range rows {
		if len(w.Days)+len(w.Open) >= points {
			drawn = append(drawn, w)
		}
	}
	fig.Wide, fig.Narrow = chart.Waits("waits", drawn, chart.Wide), chart.Waits("waits", drawn, chart.Narrow)
	for _, w := range rows {
		if len(w.Days) > 0 {
			fig.Rows = append(fig.Rows, row(w))
		}
	}
	if len(fig.Rows)+len(open) == 0 {
		return nil
	}
	slices.SortStableFunc(open, func(a, b advice.Wait) int { return b.Days - a.Days })
	if more := len(open) - shownSilences; more > 0 {
		fig.More = "And " + strconv.Itoa(more) + " more that have been silent for less long."
		open = open[:shownSilences]
	}
	for _, w := range open {
		fig.Silences = append(fig.Silences, newSilence(w, rows[waitKind(w)]))
	}
	return fig
}

func waitKind(w advice.Wait) int {
	if w.Met {
		return afterInterview
	}
	return afterApplying
}

// roundDays gives the days from applying to the first round, -1 if they are not
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

func row(w chart.Wait) WaitRow {
	out := WaitRow{Name: w.Name, Count: len(w.Days), Half: "–", Most: "–", Longest: w.Quantile(10)}
	if len(w.Days) >= chart.Enough {
		out.Half = strconv.Itoa(w.Quantile(5))
	}
	if len(w.Days) >= chart.EnoughForTenths {
		out.Most = strconv.Itoa(w.Quantile(9))
	}
	return out
}

func newSilence(w advice.Wait, past chart.Wait) Silence {
	a := w.Application
	s := Silence{Application: a, Days: w.Days, Since: w.From}
	n, shorter := len(past.Days), past.Shorter(w.Days)
	what := " waits after applying"
	if w.Met {
		what = " waits after an interview"
	}
	switch {
	case n < chart.Enough:
		s.Than = "too few answers so far to compare with (" + strconv.Itoa(n) + ")"
	case shorter == 0:
		s.Than = "not longer than any of your " + strconv.Itoa(n) + what
	case shorter == n:
		s.Than = "longer than all of your " + strconv.Itoa(n) + what
	default:
		s.Than = "longer than " + strconv.Itoa(shorter) + " of your " + strconv.Itoa(n) + what
	}
	s.Strong = n >= chart.Enough && 10*shorter >= 9*n
	return s
}
