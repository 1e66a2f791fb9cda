package site

import (
	"html/template"

	"journal/generator/chart"
	"journal/generator/journal"
)

// points is how many of something there have to be before it is drawn: a picture of
// one or two says less than the words.
const points = 3

// FlowFigure is where the applications went.
type FlowFigure struct {
	*chart.Flow
	Wide    template.HTML // the drawing for a desk; "" of few
	Narrow  template.HTML // the same for a phone
	Offers  int           // how many came to an offer
	Going   int           // how many are not over
	Planned int           // not sent yet, and not counted
	lists   map[chart.Stage]map[chart.End][]*journal.Application
}

// Lists returns the applications that came to a stage and no further, by their end.
func (f *FlowFigure) Lists(s chart.Stage) map[chart.End][]*journal.Application { return f.lists[s] }

// flow returns nil as long as nothing was sent.
func (v view) flow() *FlowFigure {
	f := &FlowFigure{lists: map[chart.Stage]map[chart.End][]*journal.Application{}}
	var paths []chart.Path
	for _, a := range v.journal.Applications {
		p, ok := pathOf(a)
		if !ok {
			f.Planned++
			continue
		}
		paths = append(paths, p)
		if p.End == chart.Going {
			f.Going++
		}
		if f.lists[p.Stage()] == nil {
			f.lists[p.Stage()] = map[chart.End][]*journal.Application{}
		}
		f.lists[p.Stage()][p.End] = append(f.lists[p.Stage()][p.End], a)
	}
	if len(paths) == 0 {
		return nil
	}
	f.Flow = chart.NewFlow(paths)
	f.Offers = f.Reached(chart.Offer)
	if len(paths) >= points {
		f.Wide, f.Narrow = f.SVG("flow", chart.Wide), f.SVG("flow", chart.Narrow)
	}
	return f
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
	return "Got as far as the " + s.String()
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

// pathOf returns the way of an application as the figures count it. ok is false
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
