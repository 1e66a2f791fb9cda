package site

import (
	"slices"

	"journal/generator/journal"
)

// fits returns the questions of fit that any of the applications answers.
func fits(all []*journal.Application) []string {
	var names []string
	for _, name := range journal.FitQuestions {
		if slices.ContainsFunc(all, func(a *journal.Application) bool { return a.LatestFit()[name] > 0 }) {
			names = append(names, name)
		}
	}
	return names
}

// beside returns a company and others to compare its fit with: those that can still go
// on, one with an offer first. Without any of these there is nothing to weigh.
func (v view) beside(c *journal.Company) []*journal.Company {
	if len(c.Fit) == 0 {
		return nil
	}
	all := []*journal.Company{c}
	for _, other := range v.weighed() {
		if other != c && len(all) <= journal.MostBeside {
			all = append(all, other)
		}
	}
	if len(all) == 1 {
		return nil
	}
	return all
}

// weighed returns what finds the companies with an application that can still go
// on and a word about fit, in the order of the active applications, no more of
// them than are shown. It holds on to nothing but the journal.
func weighed(j *journal.Journal) func() []*journal.Company {
	return func() []*journal.Company {
		var all []*journal.Company
		for _, a := range j.ActiveApplications() {
			if c := a.Company; len(c.Fit) > 0 && len(all) <= journal.MostBeside && !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
		return all
	}
}

// five returns the five questions of fit, 0 where nothing was said; nil if nothing was
// said at all.
func five(fit map[string]int) []Rating {
	var all []Rating
	said := false
	for _, name := range journal.FitQuestions {
		all = append(all, Rating{name, fit[name]})
		said = said || fit[name] > 0
	}
	if !said {
		return nil
	}
	return all
}
