package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"journal/generator/chart"
	"journal/generator/journal"
	"journal/generator/note"
)

// ratingsFigure is how interviews went by one's own word, beside how they ended.
type ratingsFigure struct {
	Stages  []ratedStage
	More    string // stages that are not drawn; may be ""
	Feeling []feeling
	Rounds  []ratedRound // what is drawn, latest first
}

// ratedStage is the interviews of one kind of stage.
type ratedStage struct {
	Name   string
	Figure template.HTML
	Count  string // "6 interviews"
	WentOn string // "4 of 5 (80 %)"; "" if none is decided
}

// feeling says how often it went on after a rating.
type feeling struct {
	Name   string // "4 or 5"
	WentOn string // "–" if none is decided
}

// ratedRound is one interview in the table.
type ratedRound struct {
	Href    template.HTMLAttr
	Title   string
	Date    template.HTML
	Own     template.HTML
	Answers string
	Result  string
}

const (
	shownStages = 6 // how many kinds of stages are drawn
	leastRoom   = 6 // for how many interviews there is room at least
)

// stageRow collects the interviews of one kind.
type stageRow struct {
	kind   string
	rounds int // the sum of their numbers, to tell which stage comes first
	all    []ratedInterview
}

type ratedInterview struct {
	*journal.Interview
	chart.Rated
}

func (v view) rated() *ratingsFigure {
	kinds := map[string]*stageRow{}
	var stages []*stageRow
	var felt [3]struct{ on, decided int }
	for _, i := range slices.Backward(v.journal.Interviews) {
		r, ok := ratedOf(i)
		if !ok {
			continue
		}
		kind := cmp.Or(i.Kind, "no stage named")
		row := kinds[kind]
		if row == nil {
			row = &stageRow{kind: kind}
			kinds[kind] = row
			stages = append(stages, row)
		}
		row.all = append(row.all, ratedInterview{i, r})
		row.rounds += i.Round
		if r.Own > 0 && decided(r) {
			group := &felt[min(2, max(0, r.Own-2))]
			group.decided++
			if r.Passed {
				group.on++
			}
		}
	}
	if len(stages) == 0 {
		return nil
	}
	fig := &ratingsFigure{}
	slices.SortStableFunc(stages, func(a, b *stageRow) int {
		return cmp.Or(len(b.all)-len(a.all), cmp.Compare(a.kind, b.kind))
	})
	if more := len(stages) - shownStages; more > 0 {
		fig.More = count(more, "other stage") + " with fewer interviews not drawn."
		stages = stages[:shownStages]
	}
	slices.SortStableFunc(stages, func(a, b *stageRow) int { return cmp.Compare(a.rounds*len(b.all), b.rounds*len(a.all)) })
	room := leastRoom
	for _, row := range stages {
		room = max(room, len(row.all))
	}
	for n, row := range stages {
		fig.Stages = append(fig.Stages, row.stage("rated-"+strconv.Itoa(n), room))
		for _, r := range row.all[max(0, len(row.all)-chart.Latest):] {
			fig.Rounds = append(fig.Rounds, v.ratedRound(r))
		}
	}
	for n, name := range []string{"4 or 5", "3", "1 or 2"} {
		f := felt[2-n]
		fig.Feeling = append(fig.Feeling, feeling{name, cmp.Or(chart.Of(f.on, f.decided), "–")})
	}
	return fig
}

func (row *stageRow) stage(id string, room int) ratedStage {
	list := make([]chart.Rated, len(row.all))
	on, over := 0, 0
	for n, r := range row.all {
		list[n] = r.Rated
		if decided(r.Rated) {
			over++
		}
		if r.Passed {
			on++
		}
	}
	return ratedStage{row.kind, chart.Ratings(id, row.kind, list, room), count(len(list), "interview"), chart.Of(on, over)}
}

func (v view) ratedRound(r ratedInterview) ratedRound {
	out := ratedRound{Href: v.href(r.Address, ""), Title: r.Title, Date: dayTag(r.Day), Own: scoreTag(r.Own), Result: r.Result()}
	if r.Answers > 0 {
		out.Answers = strconv.Itoa(r.Answers/10) + "." + strconv.Itoa(r.Answers%10)
	}
	return out
}

// ratedOf gives an interview as it was rated; ok is false if it was not.
func ratedOf(i *journal.Interview) (r chart.Rated, ok bool) {
	if i.Upcoming || !isRound(i) {
		return r, false
	}
	if own := i.Note.Ratings["overall"]; own >= 1 && own <= 5 {
		r.Own = own
	}
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
	if n > 0 {
		r.Answers = (20*sum + n) / (2 * n)
	}
	if r.Own == 0 && r.Answers == 0 {
		return r, false
	}
	r.Label = "no day"
	if !i.Day.IsZero() {
		r.Label = string(appendDay(nil, i.Day))
	}
	r.End, r.Passed = wentOn(i)
	return r, true
}

// decided reports whether somebody else has decided on an interview.
func decided(r chart.Rated) bool {
	return r.Passed || r.End == chart.Rejected || r.End == chart.Silent
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
		if isRound(later) {
			return chart.Going, true
		}
	}
	p, _ := pathOf(a)
	if p.Offer {
		return chart.Going, true
	}
	return p.End, false
}
