package site

import (
	"slices"
	"strconv"
	"strings"

	"journal/generator/journal"
)

// QuestionsPage is the data of questions.html: every question ever asked, the weakest
// first, and what the filters count.
type QuestionsPage struct {
	Questions             []*journal.Question
	Weak, Again, Unscored int
	Rounds                []Round // the stages at which most questions were asked
}

// Round is a kind of stage and how many questions were asked at one.
type Round struct {
	Kind  string
	Count int
}

// mostRounds is for how many stages the style has a filter.
const mostRounds = 9

func (v view) questions() any {
	p := &QuestionsPage{Questions: v.journal.QuestionsByScore()}
	counts := map[string]int{}
	for _, q := range p.Questions {
		if q.Weak() {
			p.Weak++
		}
		if len(q.Asked) > 1 {
			p.Again++
		}
		if q.Score == 0 {
			p.Unscored++
		}
		for _, kind := range roundsOf(q) {
			counts[kind]++
		}
	}
	for kind, n := range counts {
		p.Rounds = append(p.Rounds, Round{kind, n})
	}
	slices.SortFunc(p.Rounds, func(a, b Round) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Kind, b.Kind)
	})
	p.Rounds = p.Rounds[:min(mostRounds, len(p.Rounds))]
	return p
}

// roundsOf returns the kinds of stage at which a question was asked, each once.
func roundsOf(q *journal.Question) []string {
	var all []string
	for n := range q.Asked {
		if i := q.Asked[n].Interview; i != nil && i.Kind != "" && !slices.Contains(all, i.Kind) {
			all = append(all, i.Kind)
		}
	}
	return all
}

// Filtered returns the classes by which the filters find a question.
func (p *QuestionsPage) Filtered(q *journal.Question) string {
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
	for _, kind := range roundsOf(q) {
		if n := slices.IndexFunc(p.Rounds, func(r Round) bool { return r.Kind == kind }); n >= 0 {
			classes = append(classes, "r"+strconv.Itoa(n+1))
		}
	}
	return strings.Join(classes, " ")
}
