package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// ReviewOf returns the note of this week's review; nil as long as there is none.
func ReviewOf(j *journal.Journal) *note.Note {
	monday := j.Today.Monday()
	for _, n := range j.Reviews {
		if on := n.When.Day; !on.IsZero() && on.Monday() == monday {
			return n
		}
	}
	return nil
}

// ReviewDue reports whether it is time to look back: it is Friday, by the journal's
// clock, something has happened this week or last, and no review was written.
func ReviewDue(j *journal.Journal) bool {
	if j.Today.Weekday() != time.Friday || ReviewOf(j) != nil {
		return false
	}
	since := j.Today.Monday().AddDays(-7)
	return slices.ContainsFunc(j.Applications, func(a *journal.Application) bool {
		return slices.ContainsFunc(a.History, func(e journal.Event) bool { return e.Day.Compare(since) >= 0 })
	})
}

// ReviewName is what the file of this week's review is called: "2026-03-13-week-11.md".
func ReviewName(j *journal.Journal) string {
	return fmt.Sprintf("%s-week-%d.md", j.Today, weekOf(j.Today))
}

func weekOf(d day.Day) int {
	_, week := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).ISOWeek()
	return week
}

// Review returns the text of this week's review: the week in numbers, the plans that
// go on, and three questions. actions is how many are due. It takes ten minutes to
// fill in, and nothing left empty in it counts as an entry.
func Review(j *journal.Journal, all []*Plan, actions int) []byte {
	monday := j.Today.Monday()
	this := func(d day.Day) bool { return !d.IsZero() && d.Monday() == monday }
	var out strings.Builder
	fmt.Fprintf(&out, "---\ntitle: Week %d\ndate: %s\ntags: [review]\n---\n\n", weekOf(j.Today), j.Today)
	out.WriteString("## The week in numbers\n\n")
	for _, row := range numbers(j, actions, this) {
		fmt.Fprintf(&out, "- %s: %s\n", row[0], row[1])
	}
	if active := Active(all); len(active) > 0 {
		out.WriteString("\n## Plans\n\n")
		for _, p := range slices.Backward(active) {
			tag := ""
			if p.Theme != "" {
				tag = " #" + p.Theme
			}
			fmt.Fprintf(&out, "- %s%s\n", p.Written(), tag)
		}
	}
	for _, q := range questions {
		fmt.Fprintf(&out, "\n## %s\n\n<!-- %s -->\n\n- \n", q[0], q[1])
	}
	return []byte(out.String())
}

// questions are the three of a review: a heading, and what to think of.
var questions = [][2]string{
	{"What moved", "which moment of this week would you like to have again, and what did you do in it?"},
	{"What came back", "what went wrong once more, and in which moment exactly?"},
	{"Next week", "which one thing will you do differently, and how will you know that you did?"},
}

// numbers are what the week came to, a line each. What there is nothing of is left out.
func numbers(j *journal.Journal, actions int, this func(day.Day) bool) [][2]string {
	var rows [][2]string
	row := func(name, format string, args ...any) {
		rows = append(rows, [2]string{name, fmt.Sprintf(format, args...)})
	}
	var held []string
	kept, of, decided, square, asked, got := 0, 0, 0, 0, 0, 0
	for _, in := range j.Interviews {
		if !this(in.Day) || in.Upcoming || in.CalledOff() {
			continue
		}
		held = append(held, in.Title)
		for _, b := range in.Note.Boxes {
			if !b.Came || !in.Debriefed {
				continue
			}
			of++
			if b.Kept {
				kept++
			}
		}
		if on, known := in.WentOn(); known && in.Note.Chance != nil {
			end := 0
			if on {
				end = 100
			}
			decided++
			square += (*in.Note.Chance - end) * (*in.Note.Chance - end)
		}
	}
	applied := 0
	for _, a := range j.Applications {
		if this(a.Applied) {
			applied++
		}
		for _, e := range a.History {
			switch {
			case !this(e.Day):
			case e.What == "feedback-asked":
				asked++
			case e.What == "feedback":
				got++
			}
		}
	}
	if len(held) == 0 {
		row("Interviews", "none this week")
	} else {
		row("Interviews", "%d (%s)", len(held), strings.Join(held, "; "))
	}
	if of > 0 {
		row("Kept to my plans", "%d of %d", kept, of)
	}
	for _, trend := range []struct {
		name string
		is   journal.Trend
	}{{"Getting rarer", journal.Rarer}, {"Coming up more often", journal.More}} {
		var titles []string
		for _, t := range j.Themes {
			if t.Trend == trend.is {
				titles = append(titles, t.Title)
			}
		}
		if len(titles) > 0 {
			row(trend.name, "%s", strings.Join(titles[:min(3, len(titles))], "; "))
		}
	}
	var came []string
	for _, t := range j.Themes {
		if t.Known && slices.ContainsFunc(t.Lessons, func(l journal.Lesson) bool { return this(l.Day) }) {
			came = append(came, t.Title)
		}
	}
	if len(came) > 0 {
		row("Came up this week", "%s", strings.Join(came[:min(5, len(came))], "; "))
	}
	if decided > 0 {
		f := Forecast{brier: square / decided}
		row("Forecasts decided", "%d (Brier score %s)", decided, f.Brier())
	}
	if asked+got > 0 {
		row("Feedback from them", "asked for %d, received %d", asked, got)
	}
	if goal, set := j.Config.Goal["applications"]; set {
		row("Applications", "%d of %d", applied, goal)
	} else {
		row("Applications", "%d", applied)
	}
	row("Actions left", "%d", actions)
	return rows
}
