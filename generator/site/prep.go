package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// PrepPage is the data of prep.html: what to read before an interview, on one
// printed page. The lists are cut to what fits; the full notes are linked.
type PrepPage struct {
	Ask      []journal.Open       // questions to ask
	Own      []note.Section       // what the note itself says to prepare, to bring and to expect
	Met      []*journal.Person    // met there before, and not there this time
	Earlier  []*journal.Interview // earlier interviews there, latest first
	Learned  []journal.Line       // what was said there before
	Liked    []journal.Line
	Disliked []journal.Line
	Concerns []journal.Line
	ByStage  []StageTheme // what else came up at this kind of stage
	Expect   []Expected
	Full     bool // more than fits on one printed page with ease
}

// Expected is a question that may well be asked.
type Expected struct {
	*journal.Question
	Why   string // why it went wrong; may be ""
	Weak  bool   // answered badly the last time
	Times string // "asked here twice", "asked 3 times at this stage"
}

// StageTheme is a theme and how often it came up at a kind of stage.
type StageTheme struct {
	*journal.Theme
	Times string // "twice at this stage"
}

// prepAddress gives where the prep sheet of an interview lies: at the path of
// its page, in a folder of its own.
func prepAddress(i *journal.Interview) string {
	return "prep/" + strings.TrimPrefix(i.Address, "interviews/")
}

func prepTitle(i *journal.Interview) string { return "Prep sheet: " + i.Title }

func (v view) prep(i *journal.Interview) any {
	p := &PrepPage{Own: ownPreparation(i), ByStage: v.stageThemes(i), Expect: v.expected(i)}
	for _, open := range i.Open {
		if !open.Done {
			p.Ask = append(p.Ask, open)
		}
	}
	p.Ask = first(p.Ask, 8)
	if c := i.Company; c != nil {
		for _, who := range c.People {
			if !slices.Contains(i.People, who) && who.LastMet(c) != nil {
				p.Met = append(p.Met, who)
			}
		}
		p.Met = first(p.Met, 5)
		p.saidBefore(i, c)
	}
	p.Full = p.length(i) > easy
	return p
}

// easy is the number of lines that fit on a printed page with ease. A sheet
// that is longer is printed smaller, and its lists are cut shorter there.
const easy = 90

// length is about the number of lines a sheet takes in print: half the width
// of a page holds some 60 letters.
func (p *PrepPage) length(i *journal.Interview) int {
	lines := func(text string) int { return len(text)/60 + 1 }
	n := len(p.Earlier)
	for _, s := range p.Own {
		n += 2
		for k := range s.Items {
			n += lines(s.Items[k].Text)
		}
	}
	for _, list := range [][]journal.Line{p.Learned, p.Liked, p.Disliked, p.Concerns} {
		n += 2
		for k := range list {
			n += lines(list[k].Text)
		}
	}
	for k := range p.Ask {
		n += 1 + lines(p.Ask[k].Text)
	}
	for k := range p.Expect {
		n += 1 + lines(p.Expect[k].Text) + lines(p.Expect[k].Best)
	}
	for _, list := range [][]*journal.Person{i.People, p.Met} {
		n += 2
		for _, who := range list {
			n++
			for k := range first(who.Remember, 3) {
				n += lines(who.Remember[k].Text)
			}
		}
	}
	return n + 2*len(p.ByStage)
}

// saidBefore fills in what the earlier interviews at a company left behind,
// latest first.
func (p *PrepPage) saidBefore(i *journal.Interview, c *journal.Company) {
	const rounds, liked, disliked = 4, 5, 4
	for _, before := range c.Interviews {
		if before == i || before.Upcoming || before.Note.Outcome == note.Cancelled {
			continue
		}
		if len(p.Earlier) < rounds {
			p.Earlier = append(p.Earlier, before)
		}
		p.Liked = append(p.Liked, linesOf(before, note.Liked)...)
		p.Disliked = append(p.Disliked, linesOf(before, note.Disliked)...)
	}
	p.Learned, p.Concerns = first(c.Learned, 7), first(c.Concerns, 4)
	p.Liked, p.Disliked = first(p.Liked, liked), first(p.Disliked, disliked)
}

// linesOf returns what the note of an interview lists on a topic.
func linesOf(i *journal.Interview, topic note.Topic) []journal.Line {
	var all []journal.Line
	items := i.Note.Items(topic)
	for k := range items {
		all = append(all, journal.Line{Item: &items[k], Note: i.Note, Interview: i, Day: i.Day})
	}
	return all
}

// first cuts a list.
func first[T any](list []T, most int) []T { return list[:min(most, len(list))] }

// ownPreparation returns what the note lists under headings for preparation,
// and under those that would look back if the interview were over: questions
// they may ask, strengths to show, weak spots.
func ownPreparation(i *journal.Interview) []note.Section {
	room := 16
	var all []note.Section
	for _, s := range i.Note.Sections {
		if !i.Expects(s.Topic) || len(s.Items) == 0 || room == 0 {
			continue
		}
		s.Items = first(s.Items, room)
		room -= len(s.Items)
		all = append(all, s)
	}
	return all
}

// stageThemes gives what else there is to do better at this kind of stage, the
// three for the next interview left out.
func (v view) stageThemes(i *journal.Interview) []StageTheme {
	var all []StageTheme
	for _, t := range v.journal.Themes {
		if t.Top || t.Open == 0 || i.Kind == "" || len(all) == 3 {
			continue
		}
		n := 0
		for k := range t.Lessons {
			if in := t.Lessons[k].Interview; in != nil && in.Kind == i.Kind {
				n++
			}
		}
		if n > 0 {
			all = append(all, StageTheme{t, times(n) + " at this stage"})
		}
	}
	return all
}

// weak is the highest own score of an answer that needs work.
const weak = 3

// expectation is a question that may well be asked, and how often it was.
type expectation struct {
	*journal.Question
	here  int // at the company
	stage int // elsewhere at this kind of stage
}

// isWeak reports whether a question was answered badly the last time.
func isWeak(q *journal.Question) bool { return 0 < q.Score && q.Score <= weak }

// expects gives the questions that may well be asked: those answered badly at
// this company or at this kind of stage, the worst first, then those asked
// there again and again.
func (v view) expects(i *journal.Interview) []expectation {
	var all []expectation
	for _, q := range v.journal.Questions {
		c := expectation{Question: q}
		for n := range q.Asked {
			at := q.Asked[n].Interview
			switch {
			case at == nil:
			case at.Company != nil && at.Company == i.Company:
				c.here++
			case at.Kind != "" && at.Kind == i.Kind:
				c.stage++
			}
		}
		if met := c.here + c.stage; met > 1 || met == 1 && isWeak(q) {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b expectation) int {
		if x, y := isWeak(a.Question), isWeak(b.Question); x != y {
			if x {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Score, b.Score), cmp.Compare(b.here+b.stage, a.here+a.stage))
	})
	return all
}

// expected gives those for which a sheet has room.
func (v view) expected(i *journal.Interview) []Expected {
	var out []Expected
	for _, c := range first(v.expects(i), 6) {
		e := Expected{Question: c.Question, Weak: isWeak(c.Question), Times: askedAt(c.here, c.stage)}
		for n := range c.Asked {
			if e.Why = c.Asked[n].Reason; e.Why != "" {
				break
			}
		}
		out = append(out, e)
	}
	return out
}

// askedAt gives "asked here twice, 3 more at this stage".
func askedAt(here, stage int) string {
	switch {
	case stage == 0:
		return "asked here " + times(here)
	case here == 0:
		return "asked " + times(stage) + " at this stage"
	}
	return "asked here " + times(here) + ", " + strconv.Itoa(stage) + " more at this stage"
}
