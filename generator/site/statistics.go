package site

import (
	"html/template"

	"journal/generator/chart"
	"journal/generator/journal"
)

// StatisticsPage is the data of statistics.html: the search in figures. A
// figure for which there is nothing yet is nil.
type StatisticsPage struct {
	Bare    bool // not one application and not one interview
	Enough  int  // below this number a share has no percentage
	Flow    *FlowFigure
	Weeks   *WeeksFigure
	Ratings *RatingsFigure
	Waits   *WaitsFigure
	Themes  *ThemesFigure
}

// points is how many of something there have to be before it is drawn: a picture of
// one or two says less than the words.
const points = 3

func (v view) statistics() any {
	j := v.journal
	return &StatisticsPage{
		Bare:    len(j.Applications) == 0 && len(j.Interviews) == 0,
		Enough:  chart.Enough,
		Flow:    v.flow(),
		Weeks:   v.weeks(),
		Ratings: v.rated(),
		Waits:   v.waits(),
		Themes:  v.cameUp(),
	}
}

// FlowFigure is where the applications went.
type FlowFigure struct {
	Wide    template.HTML // the drawing for a desk
	Narrow  template.HTML // the same for a phone
	Table   template.HTML
	Sent    int
	First   int    // how many of them came to a first round
	Offers  int    // and to an offer
	Going   int    // how many are not over
	Shares  string // "9 of 12 (75 %) came to a first round, …"
	Planned int    // not sent yet, and not counted
	Stages  []FlowStage
}

// FlowStage is the applications that came to a stage and no further.
type FlowStage struct {
	Anchor string
	Title  string // "Came to the 1st round and no further"
	Lists  []FlowList
}

// FlowList is those of a stage with one end.
type FlowList struct {
	Anchor       string
	State        *State
	Applications []*journal.Application
}

func (v view) flow() *FlowFigure {
	var paths []chart.Path
	at := map[[2]int][]*journal.Application{}
	planned := 0
	for _, a := range v.journal.Applications {
		p, ok := pathOf(a)
		if !ok {
			planned++
			continue
		}
		paths = append(paths, p)
		place := [2]int{int(p.Stage()), int(p.End)}
		at[place] = append(at[place], a)
	}
	if len(paths) == 0 {
		return nil
	}
	f := chart.NewFlow(paths)
	fig := &FlowFigure{
		Table: f.Table(), Sent: len(paths), First: f.Reached(1), Offers: f.Reached(chart.Offer), Planned: planned,
		Shares: chart.Of(f.Reached(1), len(paths)) + " came to a first round, " + chart.Of(f.Reached(chart.Offer), len(paths)) + " to an offer",
	}
	for _, p := range paths {
		if p.End == chart.Going {
			fig.Going++
		}
	}
	if len(paths) >= points {
		fig.Wide, fig.Narrow = f.SVG("flow", chart.Wide), f.SVG("flow", chart.Narrow)
	}
	for _, s := range f.Stages() {
		stage := FlowStage{Anchor: chart.StageAnchor(s), Title: stageTitle(s)}
		for e := range chart.End(chart.Ends) {
			list := at[[2]int{int(s), int(e)}]
			if len(list) > 0 {
				stage.Lists = append(stage.Lists, FlowList{chart.Anchor(s, e), &State{e.Class(), e.String()}, list})
			}
		}
		fig.Stages = append(fig.Stages, stage)
	}
	return fig
}

// stageTitle says who is in the lists of a stage.
func stageTitle(s chart.Stage) string {
	switch s {
	case chart.Applied:
		return "Applied, no round yet"
	case chart.Offer:
		return "Came to an offer"
	case chart.MaxRounds:
		return "Came to the " + s.String()
	}
	return "Came to the " + s.String() + " and no further"
}

// endOf gives the end of each status that an application which was sent can have.
var endOf = map[journal.Status]chart.End{
	journal.Applied:      chart.Going,
	journal.Interviewing: chart.Going,
	journal.Offered:      chart.Offered,
	journal.Accepted:     chart.Accepted,
	journal.Declined:     chart.Declined,
	journal.Withdrawn:    chart.Withdrew,
	journal.Cancelled:    chart.Cancelled,
	journal.Silent:       chart.Silent,
	journal.Rejected:     chart.Rejected,
}

// pathOf gives the way of an application as the figures count it. ok is false
// for one that was not sent.
func pathOf(a *journal.Application) (p chart.Path, ok bool) {
	way := a.Way()
	end, ok := endOf[way.End]
	if !ok {
		end = chart.Going
	}
	name := ""
	if a.Company != nil {
		name = a.Company.Name
	}
	return chart.Path{Name: name, Rounds: way.Rounds, Offer: way.Offer, End: end}, ok
}
