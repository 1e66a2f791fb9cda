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
