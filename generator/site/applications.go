package site

import (
	"fmt"
	"html/template"

	"journal/generator/chart"
	"journal/generator/journal"
)

// Lanes is what happened at one employer as lines in time.
type Lanes struct {
	Head  template.HTML
	Lanes []Lane
}

// lanesOf returns the lanes of an application, or of all at a company; nil if nothing
// there has a day. What can still go on is drawn up to today.
func (v view) lanesOf(x any) (*Lanes, error) {
	var apps []*journal.Application
	switch x := x.(type) {
	case *journal.Application:
		apps = []*journal.Application{x}
	case *journal.Company:
		apps = x.Applications
	default:
		return nil, fmt.Errorf("%T has no lane", x)
	}
	from, to := v.spanOf(apps)
	if from.IsZero() {
		return nil, nil
	}
	axis := v.axis(from, to)
	l := &Lanes{Head: axis.Head()}
	for _, a := range apps {
		if marks, words := v.marks(a, from); len(marks) > 0 {
			l.Lanes = append(l.Lanes, Lane{a, axis.Lane(marks, a.Active() && a.Status != journal.Accepted, words)})
		}
	}
	if len(l.Lanes) == 0 {
		return nil, nil
	}
	return l, nil
}

// talks draws the interviews of an application: a dot each, a ring for one ahead; ""
// if there are none.
func talks(a *journal.Application) template.HTML {
	met, ahead := 0, 0
	for _, i := range a.Interviews {
		switch {
		case i.Upcoming:
			ahead++
		case i.Note.Outcome != "cancelled":
			met++
		}
	}
	words := count(met, "interview")
	switch {
	case met+ahead == 0:
		return ""
	case met == 0:
		words = count(ahead, "interview") + " ahead"
	case ahead > 0:
		words += ", " + spell(ahead) + " ahead"
	}
	return chart.Talks(met, ahead, words)
}
