package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"journal/generator/advice"
	"journal/generator/chart"
	"journal/generator/journal"
	"journal/generator/note"
)

// ThemesFigure is how often each weakness came back.
type ThemesFigure struct {
	Debriefs int // how many interviews have a debrief
	Shown    int // how many of them a strip shows
	Themes   []ThemeRow
	More     string // themes that are not listed; may be ""
}

// ThemeRow is one theme of the improve page.
type ThemeRow struct {
	*journal.Theme
	Strip template.HTML
	Came  string // "5 of 12 (42 %)"
	Early string // in the earlier half: "4 of 6 (67 %)"
	Late  string // in the later half
}

// shownThemes is how many themes are listed.
const shownThemes = 10

func (v view) cameUp() *ThemesFigure {
	var past []*journal.Interview
	at := map[*journal.Interview]int{}
	for _, i := range slices.Backward(v.journal.Interviews) {
		if !i.Upcoming && !i.Day.IsZero() && i.Note.Outcome != note.Cancelled && advice.Debriefed(i.Note) {
			at[i] = len(past)
			past = append(past, i)
		}
	}
	var list []*journal.Theme
	for _, t := range v.journal.Themes {
		if t.Interviews > 0 && (t.Known || len(t.Lessons) > 1) {
			list = append(list, t)
		}
	}
	if len(past) == 0 || len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b *journal.Theme) int { return cmp.Compare(b.Interviews, a.Interviews) })
	fig := &ThemesFigure{Debriefs: len(past), Shown: min(len(past), chart.StripLength)}
	if more := len(list) - shownThemes; more > 0 {
		fig.More = count(more, "other theme")
		list = list[:shownThemes]
	}
	for n, t := range list {
		came := make([]bool, len(past))
		for k := range t.Lessons {
			if where, ok := at[t.Lessons[k].Interview]; ok {
				came[where] = true
			}
		}
		half := len(past) / 2
		row := ThemeRow{Theme: t, Came: share(came), Early: cmp.Or(share(came[:half]), "–"), Late: share(came[half:])}
		if len(past) >= points {
			row.Strip = chart.Strip("came-"+strconv.Itoa(n), t.Title, came)
		}
		fig.Themes = append(fig.Themes, row)
	}
	return fig
}

// share says in how many interviews something came up.
func share(came []bool) string {
	n := 0
	for _, c := range came {
		if c {
			n++
		}
	}
	return chart.Of(n, len(came))
}
