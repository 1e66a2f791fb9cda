package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"journal/generator/chart"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/prose"
)

// RatingsFigure is how interviews went by one's own word, beside how they ended.
type RatingsFigure struct {
	Stages  []*RatedStage // those that are drawn
	More    string        // stages that are not; may be ""
	Feeling []string      // how often it went on after 4 or 5, after 3, after 1 or 2: "4 of 5 (80 %)", "" of none; nil as long as nothing is decided
	Rounds  []RatedRound  // what is drawn, stage by stage, earliest first
}

// RatedStage is the interviews of one kind of stage.
type RatedStage struct {
	Name        string
	Figure      template.HTML
	n           int
	rounds      int // the sum of their numbers, to tell which stage comes first
	decided, on int
	latest      []RatedRound // those that are drawn, latest first
}

// Count says how many they are.
func (row *RatedStage) Count() string {
	n := prose.Count(row.n, "interview")
	if row.n > len(row.latest) {
		n += " (the latest " + strconv.Itoa(len(row.latest)) + " drawn)"
	}
	return n
}

// WentOn says after how many it went on: "4 of 5 (80 %)"; "" if none is decided.
func (row *RatedStage) WentOn() string { return chart.Share(row.on, row.decided) }

// RatedRound is one interview.
type RatedRound struct {
	*journal.Interview
	chart.Rated
}

// Mean returns the mean of one's own scores for the answers, "" without one.
func (r RatedRound) Mean() string {
	if r.Answers == 0 {
		return ""
	}
	return strconv.Itoa(r.Answers/10) + "." + strconv.Itoa(r.Answers%10)
}

const (
	shownStages = 6 // how many kinds of stages are drawn
	leastRoom   = 6 // for how many interviews there is room at least
)

func (v view) rated() *RatingsFigure {
	kinds := map[string]*RatedStage{}
	var stages []*RatedStage
	var on, decided [3]int // of 4 or 5, of 3, of 1 or 2
	for _, i := range v.journal.Interviews {
		own, rated := ownRating(i)
		if !rated {
			continue
		}
		kind := cmp.Or(i.Kind, "no stage named")
		row := kinds[kind]
		if row == nil {
			row = &RatedStage{Name: kind}
			kinds[kind] = row
			stages = append(stages, row)
		}
		end, passed := wentOn(i)
		row.n++
		row.rounds += i.Round
		if len(row.latest) < chart.Latest {
			row.latest = append(row.latest, RatedRound{i, chart.Rated{Label: label(i), Day: axisDay(i.Day), Own: own, Answers: answers(i), End: end, Passed: passed}})
		}
		if !passed && end != chart.Rejected && end != chart.Silent {
			continue // nobody else has decided
		}
		felt := 2 - min(2, max(0, own-2))
		row.decided++
		if own > 0 {
			decided[felt]++
		}
		if passed {
			row.on++
		}
		if passed && own > 0 {
			on[felt]++
		}
	}
	if len(stages) == 0 {
		return nil
	}
	fig := &RatingsFigure{}
	slices.SortFunc(stages, func(a, b *RatedStage) int { return cmp.Or(b.n-a.n, cmp.Compare(a.Name, b.Name)) })
	more := max(0, len(stages)-shownStages)
	stages = stages[:len(stages)-more]
	room := max(leastRoom, stages[0].n)
	few := 0
	slices.SortStableFunc(stages, func(a, b *RatedStage) int { return cmp.Compare(a.rounds*b.n, b.rounds*a.n) })
	for n, row := range stages {
		slices.Reverse(row.latest)
		if row.n >= points {
			row.draw("rated-"+strconv.Itoa(n), room)
			fig.Stages = append(fig.Stages, row)
		} else {
			few++
		}
		fig.Rounds = append(fig.Rounds, row.latest...)
	}
	switch few += more; {
	case len(fig.Stages) == 0:
		fig.More = "Fewer than three interviews at each stage so far: nothing to draw yet."
	case few > 0:
		fig.More = prose.Count(few, "other stage") + " with fewer interviews not drawn."
	}
	if decided != [3]int{} {
		for n := range decided {
			fig.Feeling = append(fig.Feeling, chart.Share(on[n], decided[n]))
		}
	}
	return fig
}

func (row *RatedStage) draw(id string, room int) {
	list := make([]chart.Rated, len(row.latest))
	for n, r := range row.latest {
		list[n] = r.Rated
	}
	row.Figure = chart.Ratings(id, row.Name, list, row.n, room)
}

// ownRating returns the overall rating of an interview, 0 if there is none; rated
// is false if neither it nor an answer was rated, or if it did not take place.
func ownRating(i *journal.Interview) (own int, rated bool) {
	if i.Upcoming || i.CalledOff() {
		return 0, false
	}
	if own := i.Note.Ratings["overall"]; own >= 1 && own <= 5 {
		return own, true
	}
	return 0, answers(i) > 0
}

// answers returns the mean of the own scores for the questions, in tenths; 0 if
// there are none.
func answers(i *journal.Interview) int {
	sum, n := 0, 0
	for s := range i.Note.Sections {
		section := &i.Note.Sections[s]
		if section.Topic != note.Questions {
			continue
		}
		for k := range section.Items {
			if score := section.Items[k].Score; score >= 1 && score <= 5 {
				sum, n = sum+score, n+1
			}
		}
	}
	if n == 0 {
		return 0
	}
	return (20*sum + n) / (2 * n)
}

// label names an interview by its day.
func label(i *journal.Interview) string {
	if i.Day.IsZero() {
		return "no day"
	}
	return string(appendDay(nil, i.Day))
}

// axisDay is a day without its weekday, "13 Jan 2026"; "" if it is not known.
func axisDay(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	_, day, _ := strings.Cut(string(appendDay(nil, d)), " ")
	return day
}

// wentOn tells how it went on after an interview: by its outcome, else by what
// came after it, because a later round or an offer says that it was passed.
func wentOn(i *journal.Interview) (end chart.End, passed bool) {
	switch i.Note.Outcome {
	case note.Passed, note.Offer, note.Accepted, note.Declined:
		return chart.Going, true
	case note.Rejected:
		return chart.Rejected, false
	case note.Withdrawn:
		return chart.Withdrew, false
	case note.Silent:
		return chart.Silent, false
	}
	a := i.Application
	if a == nil {
		return chart.Going, false
	}
	for _, later := range slices.Backward(a.Interviews) {
		if later == i {
			break
		}
		if a.IsRound(later) {
			return chart.Going, true
		}
	}
	p, _ := pathOf(a)
	if p.Offer {
		return chart.Going, true
	}
	return p.End, false
}
