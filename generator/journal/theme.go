package journal

import (
	"cmp"
	"slices"

	"journal/generator/day"
	"journal/generator/fisher"
)

const (
	// halfLife is the number of days after which a lesson weighs half as much:
	// three weeks, in which a search has moved on by two or three interviews.
	halfLife = 21
	// undated is the age in days of a lesson without a day: old, but not forgotten.
	undated = 2 * halfLife
	// one is the weight of a fresh, open lesson of one's own. What an employer
	// said weighs twice as much, what is ticked a quarter.
	one = 1 << 40
)

// decay is one * 2^(-days/halfLife) for the days of one half-life. Whole
// numbers give the same order on every machine.
var decay = [halfLife]int64{
	1099511627776, 1063812440730, 1029272342795, 995853700410, 963520101907, 932236317842, 901968262606,
	872682957291, 844348493756, 816933999857, 790409605819, 764746411680, 739916455813, 715892684451,
	692648922220, 670159843608, 648400945381, 627348519881, 606979629195, 587272080163, 568204400197,
}

// weight is what a lesson weighs, measured from the day of the latest lesson.
// Measured from today the order would be the same, since all would have lost
// the same part; so no theme moves only because a day has gone by.
func (l *Lesson) weight(latest day.Day) int64 {
	age := undated
	if !l.Day.IsZero() {
		age = max(0, dayNumber(latest)-dayNumber(l.Day))
	}
	w := decay[age%halfLife] >> min(age/halfLife, 62)
	if l.FromEmployer {
		w *= 2
	}
	if l.Again {
		w += w / 2
	}
	if l.Done {
		w /= 4
	}
	return w
}

// pressing adds up what the lessons of a theme weigh, less the lines that tell it went
// better.
func (t *Theme) pressing(latest day.Day) int64 {
	var sum int64
	for i := range t.Lessons {
		sum += t.Lessons[i].weight(latest)
	}
	for i := range t.Better {
		sum -= t.Better[i].weight(latest)
	}
	return max(0, sum)
}

// oneOff reports a single line that fits nothing known.
func (t *Theme) oneOff() bool { return !t.Known && len(t.Lessons) == 1 }

// byPress orders themes by how often and how recently they came back. A
// single line that fits nothing never stands above a theme; of equal ones, a
// known theme comes first.
func byPress(a, b *Theme) int {
	return cmp.Or(
		falseFirst(a.oneOff(), b.oneOff()),
		cmp.Compare(b.weight, a.weight),
		falseFirst(!a.Known, !b.Known),
		cmp.Compare(len(b.Lessons), len(a.Lessons)),
		b.Last.Compare(a.Last),
		cmp.Compare(a.Name, b.Name),
	)
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// sumUp counts the lessons of a theme, which are latest first.
//
// A lesson has come back when it is open and was written after an earlier one
// of its theme had been ticked: later than the day behind the tick, or if none
// is given, than the note with the tick.
func (t *Theme) sumUp() {
	var ticked day.Day // the first one
	for i := range t.Lessons {
		l := &t.Lessons[i]
		if l.Interview != nil && l.Interview.seen != t {
			l.Interview.seen = t
			t.Interviews++
		}
		if !l.Day.IsZero() {
			t.First = l.Day
			if t.Last.IsZero() {
				t.Last = l.Day
			}
		}
		if l.FromEmployer {
			t.Feedback++
		}
		if !l.Done {
			t.Open++
			continue
		}
		t.Done++
		if on := cmp.Or(l.On, l.Day); !on.IsZero() && (ticked.IsZero() || on.Compare(ticked) < 0) {
			ticked = on
		}
	}
	for i := range t.Lessons {
		l := &t.Lessons[i]
		l.Returned = !l.Done && !ticked.IsZero() && l.Day.Compare(ticked) > 0
		t.CameBack = t.CameBack || l.Returned
	}
}

// evident is how probable a change may be by chance alone, to be called one. The
// verdict on plans has the same bound.
const evident = 0.045

// trend compares in how many interviews of the earlier half, and of the later, a theme
// came up. debriefs is how many have a day and a debrief. Where even the largest
// change could be chance, of so few interviews or of so few with the theme, it is too
// early to tell.
func trend(t *Theme, debriefs int) Trend {
	half := debriefs / 2
	var early, late int
	for i := range t.Lessons {
		in := t.Lessons[i].Interview
		if in == nil || in.place == 0 || in.seen != t {
			continue
		}
		in.seen = nil // it counts once
		if in.place <= half {
			early++
		} else {
			late++
		}
	}
	later, all := debriefs-half, early+late
	switch {
	case fisher.Rarer(early, half, late, later) <= evident:
		return Rarer
	case fisher.More(early, half, late, later) <= evident:
		return More
	case fisher.Rarer(half, half, 0, later) > evident, all <= half && fisher.Rarer(all, half, 0, later) > evident:
		return New
	}
	return Steady
}

// dayNumber counts the days of the calendar.
// https://howardhinnant.github.io/date_algorithms.html#days_from_civil
func dayNumber(d day.Day) int {
	y, m := d.Year, int(d.Month)
	if m <= 2 {
		y, m = y-1, m+12
	}
	return 365*y + floor(y, 4) - floor(y, 100) + floor(y, 400) + (153*m-457)/5 + d.Day
}

// floor divides and rounds down, also below zero.
func floor(a, b int) int {
	if a < 0 {
		return (a - b + 1) / b
	}
	return a / b
}

// At returns how often a theme came up at a kind of stage.
func (t *Theme) At(kind string) int {
	n := 0
	for k := range t.Lessons {
		if in := t.Lessons[k].Interview; in != nil && in.Kind == kind {
			n++
		}
	}
	return n
}

// ThemesByInterviews returns the themes that came up in interviews and are known by name
// or came up more than once, the most frequent first.
func (j *Journal) ThemesByInterviews() []*Theme {
	all := slices.DeleteFunc(slices.Clone(j.Themes), func(t *Theme) bool { return t.Interviews == 0 || t.Once() })
	slices.SortStableFunc(all, func(a, b *Theme) int { return b.Interviews - a.Interviews })
	return all
}

// KnownThemes returns the themes that are known by name or came up more than once, in
// the order of the journal, ThemesOnce the others.
func (j *Journal) KnownThemes() []*Theme {
	return slices.DeleteFunc(slices.Clone(j.Themes), (*Theme).Once)
}

// ThemesOnce returns what was said once and fits nothing else.
func (j *Journal) ThemesOnce() []*Theme {
	return slices.DeleteFunc(slices.Clone(j.Themes), func(t *Theme) bool { return !t.Once() })
}

// LessonInterviews returns the interviews after which something was to do better, in the
// order of their themes.
func (j *Journal) LessonInterviews() []*Interview {
	var all []*Interview
	seen := map[*Interview]bool{nil: true}
	for _, t := range j.Themes {
		for n := range t.Lessons {
			if in := t.Lessons[n].Interview; !seen[in] {
				seen[in] = true
				all = append(all, in)
			}
		}
	}
	return all
}

// Once reports whether a theme is but one line, known by no other name.
func (t *Theme) Once() bool { return !t.Known && len(t.Lessons) == 1 }

// ThemesAt returns what else there is to do better at a kind of stage, those of
// [Journal.Top] left out.
func (j *Journal) ThemesAt(kind string) []*Theme {
	if kind == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(j.Themes), func(t *Theme) bool { return t.Top || t.Open == 0 || t.At(kind) == 0 })
}
