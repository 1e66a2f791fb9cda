package advice

import (
	"cmp"
	"slices"
	"strings"

	"journal/generator/day"
)

// oneQuestionAWeek keeps to one follow-up or question to one person a week,
// whatever it is about (21): of several the first goes out, and asks for the
// others in the same message. The question for the timeline is a part of the
// follow-up about the same application.
func (s *search) oneQuestionAWeek(all []found) []found {
	questions := make([]int, 0, len(all))
	for i := range all {
		if all[i].to != nil {
			questions = append(questions, i)
		}
	}
	slices.SortFunc(questions, func(i, j int) int {
		a, b := &all[i], &all[j]
		return cmp.Or(a.From.Compare(b.From), strings.Compare(b.What, a.What), strings.Compare(a.key(), b.key()))
	})
	dropped := map[int]bool{}
	pairs := func(use func(first, next int)) {
		for n, i := range questions {
			for _, k := range questions[n+1:] {
				if all[i].to == all[k].to && !dropped[i] && !dropped[k] && s.together(&all[i], &all[k]) {
					use(i, k)
				}
			}
		}
	}
	pairs(func(first, next int) {
		if all[first].Application == all[next].Application {
			dropped[first] = true // the follow-up asks for the timeline
		}
	})
	pairs(func(first, next int) {
		dropped[next] = true
		all[first].also = append(all[first].also, all[next].Application.Title())
	})
	kept := all[:0]
	for i, f := range all {
		if dropped[i] {
			continue
		}
		if len(f.also) > 0 {
			f.Why += " Ask in the same message about " + listWords(f.also) + "."
		}
		kept = append(kept, f)
	}
	return kept
}

// together reports whether two questions to one person would go out within a
// week: they begin in one, or both are at hand.
func (s *search) together(first, next *found) bool {
	if day.Of(first.From).DaysUntil(day.Of(next.From)) < week {
		return true
	}
	return s.past(first.From) && s.past(next.From)
}
