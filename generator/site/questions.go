package site

import (
	"slices"
	"strconv"
	"strings"

	"journal/generator/journal"
)

// filters returns the classes by which the filters find a question.
func filters(q *journal.Question, stages []journal.Group[*journal.Question]) string {
	var classes []string
	if q.Weak() {
		classes = append(classes, "weak")
	}
	if len(q.Asked) > 1 {
		classes = append(classes, "again")
	}
	if q.Score == 0 {
		classes = append(classes, "unscored")
	}
	for _, kind := range q.Stages() {
		if n := slices.IndexFunc(stages, func(g journal.Group[*journal.Question]) bool { return g.Name == kind }); n >= 0 {
			classes = append(classes, "r"+strconv.Itoa(n+1))
		}
	}
	return strings.Join(classes, " ")
}
