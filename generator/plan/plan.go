// Package plan closes the loop from what went wrong to what got better: if-then
// plans, whether they were kept, and whether they helped.
//
//	interview → debrief → at most three plans → rehearsed → on top of the prep sheet
//	→ kept? → did it get rarer? → keep, change or retire
//
// [Read] returns the plans of a journal with their counts and [Verdict]; [Problems]
// names what keeps a plan from working. Everything is counted anew from the notes as
// they are: nothing is remembered from an earlier verdict.
//
// # Why plans
//
// A goal ("be more concise") changes little; a plan that ties a moment to an act
// ("if they ask about myself → one sentence, then stop") changes what people do, by
// about two thirds of a standard deviation over 94 studies: P. M. Gollwitzer and P.
// Sheeran, Implementation Intentions and Goal Achievement, Advances in Experimental
// Social Psychology 38 (2006), pages 69 to 119. Writing down whether one kept to it
// helps again: B. Harkin and others, Does Monitoring Goal Progress Promote Goal
// Attainment?, Psychological Bulletin 142 (2016), pages 198 to 229.
//
// # The verdict
//
// An occasion is an interview after the day of the plan whose note has a box for it,
// ticked or empty. n is the number of occasions, a that of those with a lesson of the
// plan's theme. Before are the debriefs up to the day of the plan, b of m with the
// theme, without the last one: it prompted the plan, so of course it has the weakness,
// and what follows something unusually bad is better by itself (regression to the
// mean). p is the one-sided exact test of package fisher. The first that applies:
//
//	early     n < 5
//	concrete  kept in less than half of the occasions
//	early     m < 5, or the theme is in none of the last four of the m
//	retire    p ≤ 0.045, n ≥ 8, and the last three occasions kept and without the theme
//	rarer     p ≤ 0.045
//	change    the share after is at least three quarters of the share before
//	early     else
//
// In journals in which a plan changes nothing and that are looked at after each of
// twelve interviews, at most one in twenty is ever told that it got rarer; a fall from
// seven in ten to two in ten is found in more than half. The test of the simulation
// holds the figures.
package plan

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"journal/generator/day"
	"journal/generator/fisher"
	"journal/generator/journal"
	"journal/generator/note"
)

// MaxActive is how many plans one can carry into an interview.
const MaxActive = 3

// Enough is the number of occasions from which on there is a verdict.
const Enough = 5

// Verdict says what the counts say of a plan.
type Verdict string

// The verdicts.
const (
	Early    Verdict = "early"    // too early to tell
	Concrete Verdict = "concrete" // not kept: make the cue concrete
	Change   Verdict = "change"   // kept, and it did not get rarer: change the plan
	Rarer    Verdict = "rarer"    // kept, and it got rarer
	Retire   Verdict = "retire"   // done
)

// Plan is one plan and what became of it. The same line in several notes is one.
type Plan struct {
	note.Plan
	Note     *note.Note // in which it stands first
	Day      day.Day    // of that note; zero if it has none
	Theme    string     // the theme of its tag, or of the lesson above it; "" if neither says one
	Kept, Of int        // occasions in which it was kept, and all
	Verdict  Verdict
	Fault    Fault // what keeps it from working; "" if nothing is seen
	Active   bool  // neither done nor laid aside
}

// Read returns the plans of a journal, in the order of their days.
func Read(j *journal.Journal) []*Plan {
	var all []*Plan
	byForm := map[string]*Plan{}
	for _, n := range j.Notes {
		for i := range n.Plans {
			if line := &n.Plans[i]; line.If != "" && line.Then != "" {
				all = append(all, &Plan{Plan: *line, Note: n, Day: dayOf(j, n), Theme: themeOf(j, n, line)})
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b *Plan) int {
		return cmp.Or(a.firstDay().Compare(b.firstDay()), cmp.Compare(a.Note.Path, b.Note.Path), cmp.Compare(a.Line, b.Line))
	})
	all = slices.DeleteFunc(all, func(p *Plan) bool {
		form := note.PlanForm(p.Text)
		first := byForm[form]
		if first == nil {
			byForm[form] = p
			return false
		}
		first.Done = first.Done || p.Done
		first.Theme = cmp.Or(first.Theme, p.Theme)
		return true
	})
	records := recordsOf(j, all, byForm)
	for _, p := range all {
		p.judge(records)
		p.Fault = faultOf(p)
		p.Active = !p.Done && p.Verdict != Retire
	}
	return all
}

// Active returns the plans to carry into the next interview, the latest first and at
// most [MaxActive].
func Active(all []*Plan) []*Plan {
	var out []*Plan
	for _, p := range slices.Backward(all) {
		if p.Active && len(out) < MaxActive {
			out = append(out, p)
		}
	}
	return out
}

// firstDay orders plans by their days; those without one come last.
func (p *Plan) firstDay() day.Day {
	if p.Day.IsZero() {
		return day.Day{Year: 9999, Month: 12, Day: 31}
	}
	return p.Day
}

func dayOf(j *journal.Journal, n *note.Note) day.Day {
	if in := j.InterviewOf(n); in != nil {
		return in.Day
	}
	return n.When.Day
}

// themeOf returns the theme of a plan: that of its first tag, else of its lesson.
func themeOf(j *journal.Journal, n *note.Note, line *note.Plan) string {
	if len(line.Tags) > 0 {
		return j.ThemeName(line.Tags[0])
	}
	if line.Lesson == 0 {
		return ""
	}
	for _, t := range j.Themes {
		if t.Known && slices.ContainsFunc(t.Lessons, func(l journal.Lesson) bool { return l.Note == n && l.Line.Line == line.Lesson }) {
			return t.Name
		}
	}
	return ""
}

// record is a past interview with a day, for the counts.
type record struct {
	day     day.Day
	debrief bool
	themes  map[string]bool
	boxes   map[*Plan]note.Box
}

// recordsOf returns the past interviews, earliest first.
func recordsOf(j *journal.Journal, all []*Plan, byForm map[string]*Plan) []record {
	themes := map[*note.Note]map[string]bool{}
	for _, t := range j.Themes {
		for i := range t.Lessons {
			n := t.Lessons[i].Note
			if themes[n] == nil {
				themes[n] = map[string]bool{}
			}
			themes[n][t.Name] = true
		}
	}
	var records []record
	for _, in := range slices.Backward(j.Interviews) {
		if in.Day.IsZero() || in.Ahead {
			continue
		}
		r := record{day: in.Day, debrief: in.Debriefed, themes: themes[in.Note], boxes: map[*Plan]note.Box{}}
		// A note as it was made, with nothing ticked and nothing written, is no answer.
		if in.Debriefed || slices.ContainsFunc(in.Note.Boxes, func(b note.Box) bool { return b.Kept || !b.Came }) {
			for _, b := range in.Note.Boxes {
				if p := planOf(b.Plan, all, byForm); p != nil {
					r.boxes[p] = b
				}
			}
		}
		records = append(records, r)
	}
	return records
}

// planOf finds the plan that a box quotes: in full, or so much of its beginning that
// no other can be meant.
func planOf(text string, all []*Plan, byForm map[string]*Plan) *Plan {
	form := note.PlanForm(text)
	if p := byForm[form]; p != nil {
		return p
	}
	const enough = 12 // letters
	if len(form) < enough {
		return nil
	}
	var found *Plan
	for _, p := range all {
		if strings.HasPrefix(letters(note.PlanForm(p.Text)), letters(form)) {
			if found != nil {
				return nil
			}
			found = p
		}
	}
	return found
}

func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

// judge counts, and says what the counts say.
func (p *Plan) judge(records []record) {
	var before []bool
	var after []occasion
	for _, r := range records {
		theme := p.Theme != "" && r.themes[p.Theme]
		if !p.Day.IsZero() && r.day.Compare(p.Day) <= 0 {
			if r.debrief {
				before = append(before, theme)
			}
			continue
		}
		if b, ok := r.boxes[p]; ok && b.Came {
			after = append(after, occasion{theme, b.Kept})
		}
	}
	for _, o := range after {
		p.Of++
		if o.kept {
			p.Kept++
		}
	}
	p.Verdict = verdict(before, after)
}

// occasion is an interview in which a plan came up.
type occasion struct{ theme, kept bool }

// The bounds of the verdict; the package comment says where they come from.
const (
	significant = 0.045
	toRetire    = 8 // occasions
	inARow      = 3 // of them, the last
	recent      = 4 // debriefs before the plan
)

// verdict is the rule of the package comment. before says of each debrief up to the
// day of the plan whether it has the theme.
func verdict(before []bool, after []occasion) Verdict {
	n, a, kept := len(after), 0, 0
	for _, o := range after {
		if o.theme {
			a++
		}
		if o.kept {
			kept++
		}
	}
	base := before[:max(0, len(before)-1)]
	m, b := len(base), 0
	for _, theme := range base {
		if theme {
			b++
		}
	}
	switch {
	case n < Enough:
		return Early
	case 2*kept < n:
		return Concrete
	case m < Enough || !slices.Contains(base[max(0, m-recent):], true):
		return Early
	case fisher.Rarer(b, m, a, n) <= significant:
		if n >= toRetire && !slices.ContainsFunc(after[n-inARow:], func(o occasion) bool { return o.theme || !o.kept }) {
			return Retire
		}
		return Rarer
	case 4*a*m >= 3*b*n:
		return Change
	}
	return Early
}
