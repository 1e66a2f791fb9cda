package site

import (
	"html/template"
	"slices"
	"strconv"

	"journal/generator/advice"
	"journal/generator/chart"
	"journal/generator/day"
)

// WeeksFigure is what was done each week, as heat maps.
type WeeksFigure struct {
	Summary string          // "Weeks that met the goal of 2: 5 of 10 (50 %)."
	Maps    []template.HTML // applications, contacts if they have a goal, interviews
	Earlier string          // what is too old to be shown; may be ""
}

// shownMonths is how many months a heat map goes back.
const shownMonths = 18

// weekRow is one week of the search.
type weekRow struct {
	advice.Week
	interviews int
}

func (v view) weeks() *WeeksFigure {
	all := v.everyWeek()
	if len(all) == 0 {
		return nil
	}
	cfg := v.journal.Config
	fig := &WeeksFigure{Summary: v.goalMet(all)}
	from := day.Day{Year: v.journal.Today.Year, Month: v.journal.Today.Month - shownMonths + 1, Day: 1}.AddDays(0)
	old := 0
	for old < len(all)-1 && all[old].Monday.Compare(from) < 0 {
		old++
	}
	if old > 0 {
		applied, met := 0, 0
		for _, w := range all[:old] {
			applied, met = applied+w.Applied, met+w.interviews
		}
		fig.Earlier = "Before that: " + count(applied, "application") + " and " + count(met, "interview") + " in " + count(old, "week") + "."
	}
	all = all[old:]
	if len(all) < points {
		return fig
	}
	title := "Applications a week"
	if _, own := cfg.Goal["contacts"]; !own {
		title = "Applications and first messages a week"
	}
	add := func(title string, goal int, value func(weekRow) int) {
		if goal > 0 {
			title += ", goal " + strconv.Itoa(goal)
		}
		fig.Maps = append(fig.Maps, chart.Heat(title, v.months(all, value), goal))
	}
	add(title, cfg.Goal["applications"], func(w weekRow) int { return w.Toward(cfg) })
	if goal, own := cfg.Goal["contacts"]; own {
		add("Messages to new companies a week", goal, func(w weekRow) int { return w.Messages })
	}
	add("Interviews a week", 0, func(w weekRow) int { return w.interviews })
	return fig
}

// everyWeek gives every week from the first in which something was done to the
// current one, or to the last one with anything in it if the search is over.
func (v view) everyWeek() []weekRow {
	held := map[day.Day]int{}
	var first, last day.Day
	see := func(monday day.Day) {
		if first.IsZero() || monday.Compare(first) < 0 {
			first = monday
		}
		if monday.Compare(last) > 0 {
			last = monday
		}
	}
	for _, i := range v.journal.Interviews {
		if !i.Day.IsZero() && !i.Upcoming && !i.CalledOff() {
			week := monday(i.Day)
			held[week]++
			see(week)
		}
	}
	now := monday(v.journal.Today)
	done := slices.DeleteFunc(advice.Weeks(v.journal), func(w advice.Week) bool { return w.Monday.Compare(now) > 0 })
	for _, w := range done {
		see(w.Monday)
	}
	if first.IsZero() {
		return nil
	}
	if advice.Searching(v.journal) || last.Compare(now) > 0 {
		last = now
	}
	var all []weekRow
	for day := first; day.Compare(last) <= 0; day = day.AddDays(7) {
		w := weekRow{advice.Week{Monday: day}, held[day]}
		if len(done) > 0 && done[0].Monday == day {
			w.Week, done = done[0], done[1:]
		}
		all = append(all, w)
	}
	return all
}

// goalMet says in how many of the weeks that are over the goal was met.
func (v view) goalMet(all []weekRow) string {
	goal := v.journal.Config.Goal["applications"]
	over, met := 0, 0
	now := monday(v.journal.Today)
	for _, w := range all {
		if w.Monday == now {
			continue
		}
		over++
		if w.Toward(v.journal.Config) >= goal {
			met++
		}
	}
	switch {
	case goal <= 0:
		return "No goal is set. With goal: {applications: 5} in journal.yaml, each week is measured against it."
	case over == 0:
		return "The first week is not over yet."
	}
	return "Weeks that met the goal of " + strconv.Itoa(goal) + ": " + chart.Of(met, over) + "."
}

// months arranges weeks by the month of their Monday, latest month first.
func (v view) months(all []weekRow, value func(weekRow) int) []chart.Month {
	var months []chart.Month
	now := monday(v.journal.Today)
	for _, w := range all {
		name := w.Monday.Month.String()[:3] + " " + strconv.Itoa(w.Monday.Year)
		last := len(months) - 1
		if last < 0 || months[last].Name != name {
			months = append(months, chart.Month{Name: name})
			last++
			for range (w.Monday.Day - 1) / 7 { // the search began later in the month
				months[last].Weeks = append(months[last].Weeks, chart.Week{Blank: true})
			}
		}
		months[last].Weeks = append(months[last].Weeks, chart.Week{
			From: strconv.Itoa(w.Monday.Day), Count: value(w), Now: w.Monday == now,
		})
	}
	slices.Reverse(months)
	return months
}

// monday gives the first day of the week of a day.
func monday(d day.Day) day.Day { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }
