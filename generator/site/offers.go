package site

import (
	"slices"

	"journal/generator/advice"
	"journal/generator/journal"
)

// answers returns what there is to do to answer the offers.
func (v view) answers() any {
	var all []*advice.Action
	for _, a := range v.journal.Offers() {
		for _, to := range v.agenda.ofApplication[a] {
			if to.What == "answer-offer" && to.State != advice.Missed {
				all = append(all, to)
			}
		}
	}
	return all
}

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
