package site

import (
	"html/template"
	"strconv"

	"journal/generator/journal"
)

// improvePage is the data of improve.html: what to do better, as a plan.
type improvePage struct {
	Next      *round            // the interview the plan is for; nil if none is ahead
	Practise  template.HTMLAttr // to the cards for it; "" without a question or an interview
	Top       []topTheme
	Summary   string       // "31 lines in 12 interviews say what to do better; 9 are done."
	Themes    []themeBlock // what came up more than once, or is known by name
	Once      []lesson     // what was said once and fits nothing else
	Landed    folded       // what interviewers liked
	Fell      folded       // what fell flat
	Strengths folded       // what went well, with the reason
	Bare      bool         // nothing to show at all
}

// folded is a list of which the latest lines are shown and the others folded
// away, so that a page of years stays a plan.
type folded struct {
	First []line
	More  []line
	Rest  string // "24 more"; "" if all are shown

	Earlier string // "9 earlier ones are in their notes"; "" if the page holds all
}

// shown is how many lines of a folded list are shown at once.
const shown = 6

func fold(all []line) folded {
	all, earlier := latest(all, keptLines)
	// Two that are folded away would cost more room than they take.
	if len(all) <= shown+2 {
		return folded{First: all}
	}
	return folded{all[:shown], all[shown:], strconv.Itoa(len(all)-shown) + " more", earlier}
}

// Of one list, latest first, a page of many years holds so many. Earlier ones are
// in their notes, and the search finds them: a page that tells them all would
// weigh more than a phone loads at once.
const (
	keptLines  = 30 // of a theme, of strengths
	keptAsking = 8  // times a question was asked, each with those who asked
)

// latest gives what a page holds of a list, and a word on the others: "9 earlier
// ones are in their notes", or "".
func latest[L any](all []L, kept int) (held []L, earlier string) {
	switch left := len(all) - kept; {
	case left <= 0:
		return all, ""
	case left == 1:
		return all[:kept], "1 earlier one is in its note"
	default:
		return all[:kept], strconv.Itoa(left) + " earlier ones are in their notes"
	}
}

// themeBlock is one thing to do better.
type themeBlock struct {
	Anchor   string
	Title    string
	Advice   string
	Count    string        // "7 times in 5 interviews"
	First    template.HTML // a time element
	Last     template.HTML // "" if First is the only day
	Trend    string        // "got rarer"
	Way      string        // class of the trend: new, rarer, steady, more
	CameBack bool
	Employer string // "said by an employer twice"; "" if none did
	Done     int
	Open     int
	Lessons  []lesson
	Earlier  string // a word on lines before these; "" if there are none
}

// lesson is one line of a theme. It is kept small: there may be thousands.
type lesson struct {
	Anchor   string            // only in improvePage.Once, where the line is its own theme
	Href     template.HTMLAttr // to the very line in its debrief
	Text     string
	From     string
	Date     template.HTML
	Box      template.HTML
	Employer bool // an employer said it
	Returned bool // after an earlier line of the theme had been ticked
}

func (v view) improve() any {
	j := v.journal
	p := &improvePage{
		Top:       v.topThemes(),
		Landed:    fold(v.lines(j.Liked)),
		Fell:      fold(v.lines(j.Disliked)),
		Strengths: fold(v.lines(j.Strengths)),
	}
	if ahead := coming(j.Interviews); len(ahead) > 0 {
		next := v.round(ahead[0])
		p.Next = &next
		p.Practise = v.practise(ahead[0])
	}
	said, done := 0, 0
	where := map[*journal.Interview]bool{}
	for _, t := range j.Themes {
		said += len(t.Lessons)
		done += t.Done
		lessons := v.lessons(t, where)
		if !t.Known && len(lessons) == 1 {
			lessons[0].Anchor = t.Anchor
			p.Once = append(p.Once, lessons[0])
			continue
		}
		p.Themes = append(p.Themes, v.themeBlock(t, lessons))
	}
	if said > 0 {
		p.Summary = count(said, "line") + " in " + count(len(where), "interview") + ", " + count(len(p.Themes), "theme") + ", " + ticked(done)
	}
	p.Bare = said == 0 && len(p.Landed.First) == 0 && len(p.Fell.First) == 0 && len(p.Strengths.First) == 0
	return p
}

func (v view) themeBlock(t *journal.Theme, lessons []lesson) themeBlock {
	b := themeBlock{
		Anchor: t.Anchor, Title: t.Title, Advice: t.Advice, Count: timesIn(t),
		First: dayTag(t.First), Way: string(t.Trend), CameBack: t.CameBack,
		Done: t.Done, Open: t.Open,
	}
	b.Lessons, b.Earlier = latest(lessons, keptLines)
	if t.Last != t.First {
		b.Last = dayTag(t.Last)
	}
	if t.Feedback > 0 {
		b.Employer = "said by an employer " + times(t.Feedback)
	}
	switch t.Trend {
	case journal.New:
		b.Trend = "too early for a trend"
	case journal.Rarer:
		b.Trend = "got rarer"
	case journal.Steady:
		b.Trend = "as often as before"
	case journal.More:
		b.Trend = "came up more often"
	}
	return b
}

// lessons gives the lines of a theme and notes the interviews they come from.
func (v view) lessons(t *journal.Theme, where map[*journal.Interview]bool) []lesson {
	all := make([]lesson, len(t.Lessons))
	for n := range t.Lessons {
		l := &t.Lessons[n]
		to := &all[n]
		to.Text, to.Date, to.Box = l.Text, dayTag(l.Day), lessonBox(l.Done)
		to.Employer, to.Returned = l.FromEmployer, l.Returned
		switch {
		case l.Interview != nil:
			where[l.Interview] = true
			to.From, to.Href = l.Interview.Title, v.href(l.Interview.Address, l.Anchor)
		case l.Note != nil:
			to.From, to.Href = noteTitle(l.Note), v.href(v.journal.Address(l.Note), l.Anchor)
		}
	}
	return all
}

// lessonBox gives every lesson a box, for on this page it is a thing to do,
// whether or not the note wrote one.
func lessonBox(done bool) template.HTML {
	if done {
		return doneBox
	}
	return openBox
}

// ticked gives "none ticked yet", "9 ticked".
func ticked(n int) string {
	if n == 0 {
		return "none ticked yet"
	}
	return strconv.Itoa(n) + " ticked"
}
