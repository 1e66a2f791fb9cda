package journal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"journal/generator/day"
)

// chooseTop marks the three themes that matter for the next interview. The
// order of the improve page is the start; a lesson of the same kind of stage
// weighs twice as much, and so does one of the same company. Themes of which
// everything is ticked and nothing came back are left out.
func (c *connection) chooseTop() {
	next := nextOf(c.j.Interviews)
	latest := day.Day{}
	for _, t := range c.j.Themes {
		if t.Last.Compare(latest) > 0 {
			latest = t.Last
		}
	}
	pull := map[*Theme]int64{}
	var open []*Theme
	for _, t := range c.j.Themes {
		if t.Open == 0 {
			continue
		}
		open = append(open, t)
		pull[t] = t.weight
		for i := range t.Lessons {
			l := &t.Lessons[i]
			stage, company := near(l, next)
			if stage {
				pull[t] += l.weight(latest)
			}
			if company {
				pull[t] += l.weight(latest)
			}
		}
	}
	slices.SortStableFunc(open, func(a, b *Theme) int {
		return cmp.Or(falseFirst(a.oneOff(), b.oneOff()), cmp.Compare(pull[b], pull[a]))
	})
	c.j.Top = open[:min(3, len(open))]
	for _, t := range c.j.Top {
		t.Top = true
		t.Why = c.why(t, next)
	}
}

// near tells whether a lesson was learned at the same kind of stage as the
// next interview, and whether at the same company.
func near(l *Lesson, next *Interview) (stage, company bool) {
	if next == nil || l.Interview == nil {
		return false, false
	}
	return next.Kind != "" && l.Interview.Kind == next.Kind,
		next.Company != nil && l.Interview.Company == next.Company
}

// why tells in one sentence why a theme is among the three: how often and when
// it came up, and what it has to do with the next interview.
func (c *connection) why(t *Theme, next *Interview) string {
	var b strings.Builder
	b.WriteString(capital(times(len(t.Lessons))))
	if t.Interviews > 0 && len(t.Lessons) > 1 {
		b.WriteString(" in " + counted(t.Interviews, "interview"))
	}
	if !t.Last.IsZero() {
		if len(t.Lessons) > 1 {
			b.WriteString(", last")
		} else {
			b.WriteString(",")
		}
		b.WriteString(" on " + c.longDay(t.Last))
	}
	if t.CameBack {
		b.WriteString(", again after it was ticked")
	}
	if t.Feedback > 0 {
		b.WriteString(", " + times(t.Feedback) + " in the words of an employer")
	}
	var stage, company int
	for i := range t.Lessons {
		s, co := near(&t.Lessons[i], next)
		if s {
			stage++
		}
		if co {
			company++
		}
	}
	switch {
	case stage > 0 && !isUsual(next.Kind):
		b.WriteString("; it came up " + times(stage) + " at the stage that is next")
	case stage > 0:
		b.WriteString("; the next interview is " + article(next.Kind) + roundWord(next.Kind) + ", where it came up " + times(stage))
	case company > 0:
		b.WriteString("; the next interview is at " + next.Company.Name + ", where it came up " + times(company))
	}
	return b.String() + "."
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// article gives the kind of a stage with "a" or "an".
func article(kind string) string {
	if strings.ContainsRune("aeiou", rune(kind[0])) {
		return "an " + kind
	}
	return "a " + kind
}

// roundWord completes the usual kinds of stages that are no nouns by themselves.
func roundWord(kind string) string {
	switch kind {
	case "recruiter screen", "screening", "take-home":
		return ""
	case "phone":
		return " call"
	}
	return " round"
}

// longDay writes a day for a sentence: "2 March", with the year if it is not this one.
func (c *connection) longDay(d day.Day) string {
	s := strconv.Itoa(d.Day) + " " + d.Month.String()
	if d.Year != c.j.Today.Year {
		s += " " + strconv.Itoa(d.Year)
	}
	return s
}
