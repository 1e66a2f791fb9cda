package site

import (
	"html/template"
	"slices"
	"strconv"

	"journal/generator/advice"
	"journal/generator/chart"
	"journal/generator/day"
	"journal/generator/prose"
)

// WeeksFigure is what was done each week, as heat maps.
type WeeksFigure struct {
	Summary string          // "Weeks that met the goal of 2: 5 of 10 (50 %)."
	Maps    []template.HTML // applications, contacts if they have a goal, interviews
	Earlier string          // what is too old to be shown; may be ""
}

// shownMonths is how many months a heat map goes back.
const shownMonths = 18

func (v view) weeks() *WeeksFigure {
	all := advice.EveryWeek(v.journal)
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
			applied, met = applied+w.Applied, met+w.Interviews
		}
		fig.Earlier = "Before that: " + prose.Count(applied, "application") + " and " + prose.Count(met, "interview") + " in " + prose.Count(old, "week") + "."
	}
	all = all[old:]
	if len(all) < points {
		return fig
	}
	title := "Applications a week"
	if _, own := cfg.Goal["contacts"]; !own {
		title = "Applications and first messages a week"
	}
	add := func(title string, goal int, value func(advice.Week) int) {
		if goal > 0 {
			title += ", goal " + strconv.Itoa(goal)
		}
		fig.Maps = append(fig.Maps, chart.Heat(title, v.months(all, value), goal))
	}
	add(title, cfg.Goal["applications"], func(w advice.Week) int { return w.Toward(cfg) })
	if goal, own := cfg.Goal["contacts"]; own {
		add("Messages to new companies a week", goal, func(w advice.Week) int { return w.Messages })
	}
	add("Interviews a week", 0, func(w advice.Week) int { return w.Interviews })
	return fig
}

// goalMet says in how many of the weeks that are over the goal was met.
func (v view) goalMet(all []advice.Week) string {
	goal := v.journal.Config.Goal["applications"]
	over, met := 0, 0
	now := v.journal.Today.Monday()
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
	return "Weeks that met the goal of " + strconv.Itoa(goal) + ": " + chart.Share(met, over) + "."
}

// months arranges weeks by the month of their Monday, latest month first.
func (v view) months(all []advice.Week, value func(advice.Week) int) []chart.Month {
	var months []chart.Month
	now := v.journal.Today.Monday()
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
