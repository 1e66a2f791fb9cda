package site

import (
	"html/template"

	"journal/generator/chart"
	"journal/generator/journal"
)

// statisticsPage is the data of statistics.html: the search in figures. A
// figure for which there is nothing yet is nil.
type statisticsPage struct {
	Bare    bool   // not one application and not one interview
	Summary string // "12 applications and 22 interviews"
	Enough  int    // below this number a share has no percentage
	Flow    *flowFigure
	Weeks   *weeksFigure
	Ratings *ratingsFigure
	Waits   *waitsFigure
	Themes  *themesFigure
}

func (v view) statistics() any {
	j := v.journal
	return &statisticsPage{
		Bare:    len(j.Applications) == 0 && len(j.Interviews) == 0,
		Summary: count(len(j.Applications), "application") + " and " + count(len(j.Interviews), "interview"),
		Enough:  chart.Enough,
		Flow:    v.flow(),
		Weeks:   v.weeks(),
		Ratings: v.rated(),
		Waits:   v.waits(),
		Themes:  v.cameUp(),
	}
}

// flowFigure is where the applications went.
type flowFigure struct {
	Wide    template.HTML // the drawing for a desk
	Narrow  template.HTML // the same for a phone
	Table   template.HTML
	Summary string // "Of 12 applications, 9 of 12 (75 %) came to a 1st round."
	Planned string // "2 planned ones are not counted."; may be ""
	Stages  []flowStage
}

// flowStage is the applications that came to a stage and no further.
type flowStage struct {
	Anchor string
	Title  string // "Came to the 1st round and no further"
	Lists  []flowList
}

// flowList is those of a stage with one end.
type flowList struct {
	Anchor       string
	State        template.HTML
	Count        int
	Open         bool // short enough to be seen at once
	Applications []link
}

// shortList is the number of applications a list shows without a click.
const shortList = 5

func (v view) flow() *flowFigure {
	var paths []chart.Path
	at := map[[2]int][]link{}
	planned := 0
	for _, a := range v.journal.Applications {
		p, ok := pathOf(a)
		if !ok {
			planned++
			continue
		}
		paths = append(paths, p)
		place := [2]int{int(p.Stage()), int(p.End)}
		at[place] = append(at[place], link{v.href(a.Address, ""), a.Title()})
	}
	if len(paths) == 0 {
		return nil
	}
	f := chart.NewFlow(paths)
	fig := &flowFigure{Wide: f.SVG("flow", chart.Wide), Narrow: f.SVG("flow", chart.Narrow), Table: f.Table()}
	fig.Summary = chart.Of(f.Reached(1), len(paths)) + " came to a first round, " + chart.Of(f.Reached(chart.Offer), len(paths)) + " to an offer."
	if planned > 0 {
		fig.Planned = count(planned, "application") + " not sent yet: not counted."
	}
	for _, s := range f.Stages() {
		stage := flowStage{Anchor: chart.StageAnchor(s), Title: stageTitle(s)}
		for e := range chart.End(chart.Ends) {
			list := at[[2]int{int(s), int(e)}]
			if n := len(list); n > 0 {
				stage.Lists = append(stage.Lists, flowList{chart.Anchor(s, e), endTag(e), n, n <= shortList, list})
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

// endTag gives an end as a badge of a shape and a word.
func endTag(e chart.End) template.HTML {
	return template.HTML(`<span class="state ` + e.Class() + `">` + e.String() + `</span>`)
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
	return chart.Path{Rounds: way.Rounds, Offer: way.Offer, End: end}, ok
}
