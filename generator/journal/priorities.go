package journal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"journal/generator/day"
	"journal/generator/prose"
)

// topCount is how many themes are chosen for the next interview.
const topCount = 3

// chooseTop marks the three themes that matter for the next interview. The
// order of the improve page is the start; a lesson of the same kind of stage
// weighs twice as much, and so does one of the same company or for the same role.
// Lines that are only alike, of no theme that has a name, come last.
// Themes of which everything is ticked and nothing came back are left out, and
// so are those that nobody can use where people meet next.
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
		if t.Open == 0 || t.none || unfit(t, next) {
			continue
		}
		open = append(open, t)
		pull[t] = t.weight
		for i := range t.Lessons {
			l := &t.Lessons[i]
			for _, like := range near(l, next) {
				if like {
					pull[t] += l.weight(latest)
				}
			}
		}
	}
	slices.SortStableFunc(open, func(a, b *Theme) int {
		return cmp.Or(falseFirst(!a.Known, !b.Known), falseFirst(a.oneOff(), b.oneOff()), cmp.Compare(pull[b], pull[a]))
	})
	c.j.Top = open[:min(topCount, len(open))]
	for _, t := range c.j.Top {
		t.Top = true
		t.Why = c.why(t, next)
	}
	c.passOver(next, latest)
}

// passOver tells of the themes that one would expect among the three: the first of
// the improve page, and the one that came up most often.
func (c *connection) passOver(next *Interview, latest day.Day) {
	if len(c.j.Top) == 0 {
		return
	}
	obvious := []*Theme{c.j.Themes[0]}
	often := slices.MaxFunc(c.j.Themes, func(a, b *Theme) int { return cmp.Compare(len(a.Lessons), len(b.Lessons)) })
	if often != obvious[0] && len(often.Lessons) > 1 {
		obvious = append(obvious, often)
	}
	for _, t := range obvious {
		if t.Top || t.oneOff() {
			continue
		}
		c.j.Passed = append(c.j.Passed, Passed{t, c.whyNot(t, next, latest)})
	}
}

// longAgo is after how many days without it a theme is not expected any more.
const longAgo = 28

// whyNot tells why a theme is not among the three.
func (c *connection) whyNot(t *Theme, next *Interview, latest day.Day) string {
	often := prose.Times(len(t.Lessons))
	switch {
	case t.Open == 0:
		return often + ", but all ticked"
	case unfit(t, next):
		return often + ", but it is of no use " + meetingWords[meeting(next)]
	case !t.Last.IsZero() && dayNumber(latest)-dayNumber(t.Last) >= longAgo:
		return often + ", but not since " + c.longDay(t.Last)
	}
	return often + ", but the others are closer to the next interview"
}

// meetingWords say how people meet, by the names of the list meeting.
var meetingWords = map[string]string{"phone": "on the phone", "onsite": "where you meet in person", "video": "in a video call", "": "at this stage"}

// meeting returns how people meet at an interview: phone, video or onsite; "" if the
// note does not say.
func meeting(in *Interview) string {
	n := in.Note
	for _, text := range []string{n.Format.Value, n.Stage.Value, n.Location.Value} {
		words := " " + wordsOf(text) + " "
		for _, name := range []string{"video", "phone", "onsite"} {
			if meetingLists()[name].in(words) {
				return name
			}
		}
	}
	return ""
}

var meetingLists = sync.OnceValue(func() map[string]phrases {
	lists := map[string]phrases{}
	for _, name := range []string{"video", "phone", "onsite"} {
		lists[name] = phrasesOf("meeting", name)
	}
	return lists
})

// nowhere are the themes that nobody can use at some meetings and stages.
var nowhere = map[string][]string{
	"setup":         {"onsite", "phone"},
	"body-language": {"phone"},
	"appearance":    {"phone"},
	"whiteboard":    {"phone", "recruiter screen", "screening", "behavioural"},
	"coding":        {"recruiter screen", "screening", "behavioural"},
	"testing":       {"recruiter screen", "screening", "behavioural"},
	"think-aloud":   {"recruiter screen", "screening", "behavioural"},
	"practical":     {"phone", "recruiter screen", "screening"},
	"presentation":  {"phone", "recruiter screen", "screening"},
	"portfolio":     {"phone"},
	"take-home":     {"phone", "recruiter screen", "screening", "behavioural", "system design", "hiring manager"},
}

// unfit reports whether nobody can use a theme at the next interview. What came up at
// an interview of the same stage may come up again whatever its kind.
func unfit(t *Theme, next *Interview) bool {
	if next == nil {
		return false
	}
	where := nowhere[t.Name]
	if slices.Contains(where, meeting(next)) {
		return true
	}
	return slices.Contains(where, next.Kind) && !slices.ContainsFunc(t.Lessons, func(l Lesson) bool { return near(&l, next)[atStage] })
}

// What a lesson may have in common with the next interview.
const (
	atStage = iota
	atCompany
	forRole
)

// near tells whether a lesson was learned at the same kind of stage as the
// next interview, at the same company, and for the same role.
func near(l *Lesson, next *Interview) (like [3]bool) {
	if next == nil || l.Interview == nil {
		return like
	}
	role := foldName(next.Note.Role.Value)
	like[atStage] = next.Kind != "" && l.Interview.Kind == next.Kind
	like[atCompany] = next.Company != nil && l.Interview.Company == next.Company
	like[forRole] = role != "" && foldName(l.Interview.Note.Role.Value) == role
	return like
}

// why tells in one sentence why a theme is among the three: how often and when
// it came up, and what it has to do with the next interview.
func (c *connection) why(t *Theme, next *Interview) string {
	var b strings.Builder
	b.WriteString(prose.Capital(prose.Times(len(t.Lessons))))
	if t.Interviews > 0 && len(t.Lessons) > 1 {
		in := prose.Count(t.Interviews, "interview")
		if t.Interviews == 1 {
			in = "one interview"
		}
		b.WriteString(" in " + in)
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
		b.WriteString(", " + prose.Times(t.Feedback) + " in the words of an employer")
	}
	var like [3]int
	for i := range t.Lessons {
		for of, is := range near(&t.Lessons[i], next) {
			if is {
				like[of]++
			}
		}
	}
	stage, company, role := like[atStage], like[atCompany], like[forRole]
	switch {
	case stage > 0 && !isUsual(next.Kind):
		b.WriteString("; it came up " + prose.Times(stage) + " at the stage that is next")
	case stage > 0:
		b.WriteString("; the next interview is " + article(next.Kind) + roundWord(next.Kind) + ", where it came up " + prose.Times(stage))
	case company > 0:
		b.WriteString("; the next interview is at " + next.Company.Name + ", where it came up " + prose.Times(company))
	case role > 0:
		b.WriteString("; the next interview is for the same role, " + cleanName(next.Note.Role.Value) + ", for which it came up " + prose.Times(role))
	}
	return b.String() + "."
}

// article returns the kind of a stage with "a" or "an".
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
