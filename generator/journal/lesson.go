package journal

import (
	"cmp"
	"slices"
	"strings"

	"journal/generator/note"
	"journal/generator/theme"
)

// lessons gathers what there is to do better, earliest first: the entries of
// the sections to improve, and what employers said. Interviews yet to come
// have taught nothing, and a better answer to one question is no lesson.
func (c *connection) lessons() []lesson {
	count := 0
	for _, n := range c.j.Notes {
		count += len(n.Items(note.Improve))
	}
	all := make([]lesson, 0, count)
	for _, n := range c.j.Notes {
		in := c.interviewOf[n]
		if in != nil && in.Upcoming {
			continue
		}
		day := dayOf(n, in)
		items := n.Items(note.Improve)
		for i := range items {
			all = append(all, lesson{entry: entry{&items[i], n, in, day}})
		}
		for _, item := range n.Items(note.Feedback) {
			all = appendFeedback(all, entry{&item, n, in, day})
		}
		for _, e := range n.Log {
			if e.What == "feedback" && e.Text != "" {
				all = appendFeedback(all, entry{&note.Item{Text: e.Text, Pos: e.Pos}, n, in, cmp.Or(e.When.Day, day)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b lesson) int {
		if order := a.day.Compare(b.day); order != 0 {
			return order
		}
		return cmp.Or(
			compareLate(b.interview, a.interview),
			cmp.Compare(b.note.Path, a.note.Path),
			cmp.Compare(b.item.Line, a.item.Line), // so that latest first keeps the order of a note
		)
	})
	return all
}

// lesson is a Lesson where it stands.
type lesson struct {
	entry
	fromEmployer bool
}

// appendFeedback adds the sentences of an entry that ask for something better.
// An entry with a box was made a task by the user and is one whatever it says.
func appendFeedback(all []lesson, e entry) []lesson {
	if e.item.Task {
		return append(all, lesson{e, true})
	}
	for _, text := range append([]string{e.item.Text}, e.item.Detail...) {
		for _, s := range slices.Backward(criticism(text)) {
			item := *e.item
			item.Text, item.Detail = s, nil
			all = append(all, lesson{entry{&item, e.note, e.interview, e.day}, true})
		}
	}
	return all
}

// joinLessons makes the themes of the improve page.
func (c *connection) joinLessons() {
	lessons := c.lessons()
	if len(lessons) == 0 {
		return
	}
	lines, said := distinct(lessons)
	sorter := theme.New(c.j.Config.Themes)
	debriefs := c.debriefs()
	latest := latestDay(lessons)
	places := anchors{}
	for _, g := range sorter.Sort(lines) {
		t := &Theme{Name: g.Name, Title: g.Title, Advice: g.Advice, Known: g.Known}
		var of []int
		for _, line := range g.Lines {
			of = append(of, said[line]...)
			t.Known = t.Known || slices.ContainsFunc(lines[line].Tags, func(tag string) bool { return sorter.Canonical(tag) == g.Name })
		}
		slices.Sort(of)
		t.Lessons = make([]Lesson, 0, len(of))
		for _, i := range slices.Backward(of) {
			t.Lessons = append(t.Lessons, Lesson{Line: lessons[i].line(), FromEmployer: lessons[i].fromEmployer})
		}
		t.sumUp()
		t.Trend = trend(t, debriefs)
		t.weight = t.pressing(latest)
		c.j.Themes = append(c.j.Themes, t)
	}
	slices.SortStableFunc(c.j.Themes, byPress)
	for _, t := range c.j.Themes {
		t.Anchor = places.take("theme-", t.Name)
	}
	c.chooseTop()
}

// distinct gives each different lesson once, and for each the lessons that are
// worded like it. Which lessons stand together depends only on their words and
// tags, and in a long search many are written again and again.
func distinct(lessons []lesson) (lines []theme.Line, said [][]int) {
	known := make(map[string]int, len(lessons))
	for i, l := range lessons {
		key := l.item.Text
		if len(l.item.Tags) > 0 {
			key += "\x00" + strings.Join(l.item.Tags, "\x00")
		}
		n, ok := known[key]
		if !ok {
			n = len(lines)
			known[key] = n
			lines = append(lines, theme.Line{Text: l.item.Text, Tags: l.item.Tags})
			said = append(said, nil)
		}
		said[n] = append(said[n], i)
	}
	return lines, said
}

// latestDay gives the latest day of a lesson, from which recency is measured.
func latestDay(lessons []lesson) note.Day {
	var latest note.Day
	for _, l := range lessons {
		if l.day.Compare(latest) > 0 {
			latest = l.day
		}
	}
	return latest
}

// debriefs gives the past interviews with a day and a debrief, earliest first.
func (c *connection) debriefs() []*Interview {
	var list []*Interview
	for _, in := range slices.Backward(c.j.Interviews) {
		if !in.Upcoming && !in.Day.IsZero() && hasDebrief(in.Note) {
			list = append(list, in)
		}
	}
	return list
}
