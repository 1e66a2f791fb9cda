package site

import (
	"cmp"
	"html/template"
	"strconv"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// DebriefsPage is the data of debriefs.html: the debriefs of one year.
type DebriefsPage struct {
	journal.Year
	Latest bool          // it is the latest year
	Others []DebriefYear // the pages of other years
	Ended  []StateCount  // how the interviews of the page ended, each with how many
}

// DebriefYear is the page of a year.
type DebriefYear struct {
	Address string
	Title   string
	Count   int
}

// StateCount is how many interviews stand in one way.
type StateCount struct {
	State *State
	Count int
}

// debriefYear returns where the debriefs of the n-th year are, the latest first.
func debriefYear(years []journal.Year, n int) DebriefYear {
	if n == 0 {
		return DebriefYear{"debriefs.html", "Debriefs", len(years[n].Interviews)}
	}
	year := strconv.Itoa(years[n].Year)
	return DebriefYear{"debriefs/" + year + ".html", "Debriefs of " + year, len(years[n].Interviews)}
}

func (v view) debriefsPage(years []journal.Year, n int) any {
	p := &DebriefsPage{Latest: n == 0}
	if len(years) == 0 {
		return p
	}
	p.Year = years[n]
	for k := range years {
		if k != n {
			other := debriefYear(years, k)
			other.Title = strconv.Itoa(years[k].Year)
			p.Others = append(p.Others, other)
		}
	}
	for _, outcome := range []note.Outcome{note.Passed, note.Offer, note.Accepted, note.Waiting, note.Silent, note.Rejected, note.Withdrawn, note.Declined, ""} {
		c := StateCount{State: newState(string(outcome), "")}
		for _, i := range p.Interviews {
			if i.Note.Outcome == outcome {
				c.Count++
			}
		}
		if c.State == nil {
			c.State = &State{"unknown", "not said"}
		}
		if c.Count > 0 {
			p.Ended = append(p.Ended, c)
		}
	}
	return p
}

// ended returns the class of how an interview ended, for the filter.
func ended(i *journal.Interview) string {
	if i.Note.Outcome == "" {
		return "unknown"
	}
	return string(i.Note.Outcome)
}

// Folded is the entries of one topic that a debrief folds away.
type Folded struct {
	Topic note.Topic
	Title string
	Items []note.Item
	word  string // of their number: "two landed"; with a "|" of one and of several
}

// foldedTopics are what a debrief folds away, in order. Of what went well and what is
// to improve, the first three stand open.
var foldedTopics = []Folded{
	{note.Questions, "They asked", nil, "question|questions"},
	{note.Well, "Went well, too", nil, "more went well"},
	{note.Improve, "To improve, too", nil, "more to improve"},
	{note.Liked, "Landed", nil, "landed"},
	{note.Disliked, "Fell flat", nil, "fell flat"},
	{note.Learned, "Learned", nil, "learned"},
	{note.Concerns, "Concerns", nil, "concern|concerns"},
	{note.Ask, "Still to ask", nil, "still to ask"},
	{note.Feeling, "Feeling", nil, "on the feeling"},
	{note.Feedback, "They said", nil, "said by them"},
}

const openItems = 3

// folded returns what is folded away of a debrief.
func folded(i *journal.Interview) []Folded {
	var all []Folded
	for _, f := range foldedTopics {
		f.Items = i.Note.Items(f.Topic)
		if f.Topic == note.Well || f.Topic == note.Improve {
			f.Items = f.Items[min(openItems, len(f.Items)):]
		}
		if len(f.Items) > 0 {
			all = append(all, f)
		}
	}
	return all
}

// counts says how much is folded away: "five questions", "two landed".
func counts(all []Folded) []string {
	var words []string
	for _, f := range all {
		one, many, _ := strings.Cut(f.word, "|")
		words = append(words, spell(len(f.Items))+" "+plural(len(f.Items), one, cmp.Or(many, one)))
	}
	return words
}

// itemPlace returns a link to an entry of an interview's note.
func (v view) itemPlace(i *journal.Interview, item note.Item) (template.URL, error) {
	return v.to(withAnchor(i.Address, item.Anchor))
}
