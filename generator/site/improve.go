package site

import (
	"slices"

	"journal/generator/chart"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"

	"html/template"
	"journal/generator/prose"
)

// plansOf returns the plans for a theme, or with nil those for no theme of the journal.
func (v view) plansOf(t *journal.Theme) []*plan.Plan {
	return slices.DeleteFunc(slices.Clone(v.plans), func(p *plan.Plan) bool {
		if t != nil {
			return p.Theme != t.Name
		}
		return slices.ContainsFunc(v.journal.Themes, func(t *journal.Theme) bool { return t.Name == p.Theme })
	})
}

// planned is the form for the plans that were active before an interview, for its
// debrief; "" if there were none.
func (v view) planned(i *journal.Interview) string {
	var lines []string
	for _, p := range plan.Active(v.plans) {
		if p.Day.Compare(i.Day) < 0 {
			lines = append(lines, p.Written())
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return note.KeptForm(lines)
}

// debriefed returns the interviews with a day and a debrief, earliest first.
func (v view) debriefed() []*journal.Interview {
	all := slices.DeleteFunc(v.journal.Debriefs(), func(i *journal.Interview) bool { return i.Day.IsZero() })
	slices.Reverse(all)
	return all
}

// drawn returns how many of them a strip shows.
func (v view) drawn() int { return min(len(v.debriefed()), chart.StripLength) }

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
		return "no clear change"
	case journal.More:
		return "came up more often"
	}
	return ""
}

// often returns "7 times in 5 interviews".
func often(t *journal.Theme) string {
	if t.Interviews == 0 {
		return prose.Times(len(t.Lessons))
	}
	return prose.Times(len(t.Lessons)) + " in " + prose.Count(t.Interviews, "interview")
}

// cameUp says in how many interviews with a debrief a theme came up, in all, in the
// earlier half or in the later one: "5 of 12 (42 %)".
func (v view) cameUp(t *journal.Theme, part string) string {
	in := came(t, v.debriefed())
	switch half := len(in) / 2; part {
	case "early":
		in = in[:half]
	case "late":
		in = in[half:]
	}
	n := 0
	for _, up := range in {
		if up {
			n++
		}
	}
	return chart.Share(n, len(in))
}
