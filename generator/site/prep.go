package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// prepPage is the data of prep.html: what to read before an interview, on one
// printed page. The lists are cut to what fits; the full notes are linked.
type prepPage struct {
	Title    string
	Heading  string // of the interview
	Note     template.HTMLAttr
	Practise template.HTMLAttr // to the cards for it; "" without a question
	When     template.HTML
	In       string
	Zone     string
	Role     string
	Stage    string
	Format   string
	Plan     string
	Room     []prepPerson // who will be there
	Unnamed  []string     // the same, as far as they have no names
	Met      []prepPerson // others met there
	Ask      []openLine   // questions to ask
	Own      []ownPart    // what the note itself says to prepare and expects
	Earlier  []round      // earlier interviews there, latest first
	Learned  []line       // what was said there before
	Liked    []line
	Disliked []line
	Concerns []line
	Lessons  []topTheme // the three for the next interview
	ByStage  []topTheme // what else came up at this kind of stage
	Expect   []expected
	Kind     string // of the stage: "technical"; "" if unknown
	First    bool   // nothing was ever noted there
	Full     bool   // more than fits on one printed page with ease
}

// prepPerson is somebody who will be there or was met there.
type prepPerson struct {
	person
	Last     template.HTML // when last met; "" if never
	Remember []string
}

// expected is a question that may well be asked.
type expected struct {
	Href  template.HTMLAttr // to the question bank
	Text  string
	Score template.HTML
	Best  string // the best answer so far; may be ""
	Why   string // why it went wrong; may be ""
	Weak  bool   // answered badly the last time
	Times string // "asked here twice", "asked at this stage 3 times"
}

// prepAddress gives where the prep sheet of an interview lies: at the path of
// its page, in a folder of its own.
func prepAddress(i *journal.Interview) string {
	return "prep/" + strings.TrimPrefix(i.Address, "interviews/")
}

func (v view) prep(i *journal.Interview) any {
	next := v.next(i)
	p := &prepPage{
		Title: prepTitle(i), Heading: i.Title, Note: v.href(i.Address, ""), Practise: next.Practise, When: whenTag(i), In: next.In, Zone: next.Zone,
		Role: next.Role, Stage: i.Note.Stage.Value, Format: next.Format, Plan: next.Plan,
		Ask: first(next.Ask, 8), Own: v.ownPreparation(i), Kind: i.Kind,
		Lessons: v.topThemes(), ByStage: v.stageThemes(i), Expect: v.expected(i),
	}
	p.Unnamed = unnamed(i)
	for _, who := range i.People {
		p.Room = append(p.Room, v.prepPerson(who))
	}
	if c := i.Company; c != nil {
		for _, who := range c.People {
			if !slices.Contains(i.People, who) && metBefore(who, c) != nil && len(p.Met) < 5 {
				p.Met = append(p.Met, v.prepPerson(who))
			}
		}
		v.saidBefore(p, i, c)
	}
	p.First = len(p.Earlier) == 0
	p.Full = p.length() > easy
	return p
}

// easy is the number of lines that fit on a printed page with ease. A sheet
// that is longer is printed smaller, and its lists are cut shorter there.
const easy = 90

// length is about the number of lines a sheet takes in print: half the width
// of a page holds some 60 letters.
func (p *prepPage) length() int {
	lines := func(text string) int { return len(text)/60 + 1 }
	n := 0
	for k := range p.Own {
		n += 2
		for i := range p.Own[k].Lines {
			n += lines(p.Own[k].Lines[i].Text)
		}
	}
	for _, list := range [][]line{p.Learned, p.Liked, p.Disliked, p.Concerns} {
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
	for _, list := range [][]prepPerson{p.Room, p.Met} {
		n += 2
		for k := range list {
			n++
			for _, text := range list[k].Remember {
				n += lines(text)
			}
		}
	}
	for _, list := range [][]topTheme{p.Lessons, p.ByStage} {
		n += 2
		for k := range list {
			n += 1 + lines(list[k].Advice)
		}
	}
	return n + len(p.Earlier)
}

func prepTitle(i *journal.Interview) string { return "Prep sheet: " + i.Title }

// saidBefore fills in what the earlier interviews at a company left behind,
// latest first.
func (v view) saidBefore(p *prepPage, i *journal.Interview, c *journal.Company) {
	const rounds, liked, disliked = 4, 5, 4
	for _, before := range c.Interviews {
		if len(p.Earlier) >= rounds && len(p.Liked) >= liked && len(p.Disliked) >= disliked {
			break
		}
		if before == i || before.Upcoming || before.Note.Outcome == note.Cancelled {
			continue
		}
		if len(p.Earlier) < rounds {
			p.Earlier = append(p.Earlier, v.round(before))
		}
		if n := before.Note; len(n.Items(note.Liked)) == 0 && len(n.Items(note.Disliked)) == 0 && len(n.Items(note.Reactions)) == 0 {
			continue
		}
		p.Liked = append(p.Liked, from(v.entries(before.Note, note.Liked), before)...)
		p.Disliked = append(p.Disliked, from(v.entries(before.Note, note.Disliked), before)...)
	}
	p.Learned = first(v.lines(c.Learned), 7)
	p.Concerns = first(v.lines(c.Concerns), 4)
	p.Liked, p.Disliked = first(p.Liked, liked), first(p.Disliked, disliked)
}

// from says which interview lines come from.
func from(lines []line, i *journal.Interview) []line {
	for n := range lines {
		lines[n].From, lines[n].Date = i.Title, dayTag(i.Day)
	}
	return lines
}

// first cuts a list.
func first[T any](list []T, most int) []T { return list[:min(most, len(list))] }

func (v view) prepPerson(p *journal.Person) prepPerson {
	out := prepPerson{person: person{v.href(p.Address, ""), p.Name, p.Title}}
	if last := metBefore(p, nil); last != nil {
		out.Last = dayTag(last.Day)
	}
	for n := range p.Remember {
		if len(out.Remember) < 3 {
			out.Remember = append(out.Remember, p.Remember[n].Text)
		}
	}
	return out
}

// metBefore gives the latest interview with somebody that is over, at that
// company unless it is nil.
func metBefore(p *journal.Person, at *journal.Company) *journal.Interview {
	for _, i := range p.Interviews {
		if !i.Upcoming && i.Note.Outcome != note.Cancelled && (at == nil || i.Company == at) {
			return i
		}
	}
	return nil
}

// ownPart is what a note lists under one heading before its interview.
type ownPart struct {
	Heading string // as the note has it; may be ""
	Lines   []line
}

// ownPreparation returns what the note lists under headings for preparation,
// and under those that would look back if the interview were over: questions
// they may ask, strengths to show, weak spots.
func (v view) ownPreparation(i *journal.Interview) []ownPart {
	room := 16
	var all []ownPart
	for n := range i.Note.Sections {
		s := &i.Note.Sections[n]
		if !i.Expects(s.Topic) || len(s.Items) == 0 || room == 0 {
			continue
		}
		part := ownPart{Heading: s.Heading.Value}
		for k := range first(s.Items, room) {
			part.Lines = append(part.Lines, v.entry(i, &s.Items[k]))
		}
		room -= len(part.Lines)
		all = append(all, part)
	}
	return all
}

// stageThemes gives what else there is to do better at this kind of stage, the
// three for the next interview left out.
func (v view) stageThemes(i *journal.Interview) []topTheme {
	var all []topTheme
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
			all = append(all, topTheme{Href: v.href("improve.html", t.Anchor), Title: t.Title, Advice: t.Advice, Count: times(n) + " at this stage"})
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
func (v view) expected(i *journal.Interview) []expected {
	var out []expected
	for _, c := range first(v.expects(i), 6) {
		e := expected{Href: v.href("questions.html", c.Anchor), Text: c.Text, Score: scoreTag(c.Score), Best: c.Best, Weak: isWeak(c.Question)}
		for n := range c.Asked {
			if e.Why = c.Asked[n].Reason; e.Why != "" {
				break
			}
		}
		e.Times = askedAt(c.here, c.stage)
		out = append(out, e)
	}
	return out
}

// askedAt gives "asked there twice, elsewhere at this stage 3 times".
func askedAt(here, stage int) string {
	switch {
	case stage == 0:
		return "asked here " + times(here)
	case here == 0:
		return "asked " + times(stage) + " at this stage"
	}
	return "asked here " + times(here) + ", " + strconv.Itoa(stage) + " more at this stage"
}
