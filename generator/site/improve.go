package site

import (
	"slices"

	"journal/generator/chart"
	"journal/generator/journal"

	"html/template"
)

// ImprovePage is the data of improve.html: what to do better, as a plan.
type ImprovePage struct {
	Said       int // how many lines say what to do better
	Interviews int // in how many interviews
	Ticked     int
	Themes     []*journal.Theme // what came up more than once, or is known by name
	Once       []*journal.Theme // what was said once and fits nothing else
	Drawn      int              // how many interviews a strip shows
}

func (v view) improve() any {
	p := &ImprovePage{}
	where := map[*journal.Interview]bool{}
	for _, t := range v.journal.Themes {
		p.Said += len(t.Lessons)
		p.Ticked += t.Done
		for n := range t.Lessons {
			if i := t.Lessons[n].Interview; i != nil {
				where[i] = true
			}
		}
		if !t.Known && len(t.Lessons) == 1 {
			p.Once = append(p.Once, t)
			continue
		}
		p.Themes = append(p.Themes, t)
	}
	p.Interviews = len(where)
	p.Drawn = min(len(v.debriefed()), chart.StripLength)
	return p
}

// debriefed returns the interviews with a day and a debrief, earliest first.
func (v view) debriefed() []*journal.Interview {
	all := slices.DeleteFunc(v.journal.Debriefs(), func(i *journal.Interview) bool { return i.Day.IsZero() })
	slices.Reverse(all)
	return all
}

// came returns in which of the interviews a theme came up.
func came(t *journal.Theme, in []*journal.Interview) []bool {
	at := map[*journal.Interview]bool{}
	for n := range t.Lessons {
		at[t.Lessons[n].Interview] = true
	}
	all := make([]bool, len(in))
	for n, i := range in {
		all[n] = at[i]
	}
	return all
}

// strip draws in which interviews a theme came up, each drawing of a page with a name
// of its own.
func (v view) strip(t *journal.Theme, prefix string) template.HTML {
	return chart.Strip(prefix+t.Anchor, t.Title, came(t, v.debriefed()))
}

// boxed reports whether a box can be ticked, or put, before a lesson in its note.
func boxed(l *journal.Lesson) bool {
	return l.Task || l.Listed && !l.Done && !l.FromEmployer
}

// trendWord says whether a theme got rarer.
func trendWord(t *journal.Theme) string {
	switch t.Trend {
	case journal.New:
		return "too early to tell"
	case journal.Rarer:
		return "improving"
	case journal.Steady:
		return "no change"
	case journal.More:
		return "came up more often"
	}
	return ""
}

// often returns "7 times in 5 interviews".
func often(t *journal.Theme) string {
	if t.Interviews == 0 {
		return times(len(t.Lessons))
	}
	return times(len(t.Lessons)) + " in " + count(t.Interviews, "interview")
}
