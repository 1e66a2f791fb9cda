package site

import (
	"slices"
	"strconv"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
	"journal/generator/prose"
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
	ByStage  []*journal.Theme // what else came up at this kind of stage
	Expect   []journal.Expected
	Likely   []*plan.Likely // the other questions to expect, in few words
	Full     bool           // more than fits on one printed page with ease
}

// prepAddress gives where the prep sheet of an interview lies: at the path of
// its page, in a folder of its own.
func prepAddress(i *journal.Interview) string {
	return "prep/" + strings.TrimPrefix(i.Address, "interviews/")
}

func prepTitle(i *journal.Interview) string { return "Prep sheet: " + i.Title }

func (v view) prep(i *journal.Interview) any {
	p := &PrepPage{
		Ask:      first(unasked(i.Open), 8),
		Met:      first(i.MetBefore(), 5),
		Earlier:  first(i.Before(), 4),
		Liked:    first(i.SaidBefore(note.Liked), 5),
		Disliked: first(i.SaidBefore(note.Disliked), 4),
		ByStage:  first(v.journal.ThemesAt(i.Kind), 3),
		Expect:   first(v.journal.Expected(i), 6),
	}
	for _, l := range v.sheets().Expect(i) {
		if !slices.ContainsFunc(p.Expect, func(e journal.Expected) bool { return e.Question == l.Question }) {
			p.Likely = append(p.Likely, l)
		}
	}
	room := 16
	for _, s := range i.Preparation() {
		if s.Items = first(s.Items, room); len(s.Items) > 0 {
			room -= len(s.Items)
			p.Own = append(p.Own, s)
		}
	}
	if c := i.Company; c != nil {
		p.Learned, p.Concerns = first(c.Learned, 7), first(c.Concerns, 4)
	}
	p.Full = p.length(i, len(plan.Active(v.plans))) > easy
	return p
}

// easy is the number of lines that fit on a printed page with ease. A sheet
// that is longer is printed smaller, and its lists are cut shorter there.
const easy = 66

// length is about the number of lines a sheet takes in print: half the width
// of a page holds some 60 letters.
func (p *PrepPage) length(i *journal.Interview, plans int) int {
	lines := func(text string) int { return len(text)/60 + 1 }
	n := len(p.Earlier) + 2*plans
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
	return n + 2*len(p.ByStage) + min(len(p.Likely), 6)
}

// first cuts a list.
func first[T any](list []T, most int) []T { return list[:min(most, len(list))] }

// askedAt returns "asked here twice, 3 more at this stage".
func askedAt(e journal.Expected) string {
	switch here, stage := e.Here, e.Stage; {
	case stage == 0:
		return "asked here " + prose.Times(here)
	case here == 0:
		return "asked " + prose.Times(stage) + " at this stage"
	default:
		return "asked here " + prose.Times(here) + ", " + strconv.Itoa(stage) + " more at this stage"
	}
}
