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

// prepAddress returns where the prep sheet of an interview lies: at the path of
// its page, in a folder of its own.
func prepAddress(i *journal.Interview) string {
	return "prep/" + strings.TrimPrefix(i.Address, "interviews/")
}

func prepTitle(i *journal.Interview) string { return "Prep sheet: " + i.Title }

// How much stands on a prep sheet, which is to be read on one printed page; the layout
// says so, too. The full notes are linked.
const (
	expectOnSheet  = 6
	askOnSheet     = 8
	learnedOnSheet = 7
	bringOnSheet   = 16
)

// likely returns the other questions to expect at an interview, in few words: those that
// were not asked there or at such a stage before.
func (v view) likely(i *journal.Interview) []*plan.Likely {
	expected := first(v.expect(i), expectOnSheet)
	var all []*plan.Likely
	for _, l := range v.sheets().Expect(i) {
		if !slices.ContainsFunc(expected, func(e journal.Expected) bool { return e.Question == l.Question }) {
			all = append(all, l)
		}
	}
	return all
}

// toBring returns what the note of an interview says to prepare, to bring and to expect.
func toBring(i *journal.Interview) []note.Section {
	var all []note.Section
	room := bringOnSheet
	for _, s := range i.Preparation() {
		if s.Items = first(s.Items, room); len(s.Items) > 0 {
			room -= len(s.Items)
			all = append(all, s)
		}
	}
	return all
}

// crowded reports whether the prep sheet of an interview has more than fits on one
// printed page with ease. It is printed smaller then, and its lists are cut shorter
// there. Half the width of a page holds some 60 letters.
func (v view) crowded(i *journal.Interview, likely []*plan.Likely) bool {
	const easy = 66
	lines := func(text string) int { return len(text)/60 + 1 }
	n := len(first(i.Before(), 4)) + 2*len(plan.Active(v.plans)) + 2*len(first(v.journal.ThemesAt(i.Kind), 3)) + min(len(likely), 6)
	for _, s := range toBring(i) {
		n += 2
		for k := range s.Items {
			n += lines(s.Items[k].Text)
		}
	}
	said := [][]journal.Line{first(i.SaidBefore(note.Liked), 5), first(i.SaidBefore(note.Disliked), 4), nil, nil}
	if c := i.Company; c != nil {
		said[2], said[3] = first(c.Learned, learnedOnSheet), first(c.Concerns, 4)
	}
	for _, list := range said {
		n += 2
		for k := range list {
			n += lines(list[k].Text)
		}
	}
	for _, o := range first(unasked(i.Open), askOnSheet) {
		n += 1 + lines(o.Text)
	}
	for _, e := range first(v.expect(i), expectOnSheet) {
		n += 1 + lines(e.Text) + lines(e.Best)
	}
	for _, list := range [][]*journal.Person{i.People, first(i.MetBefore(), 5)} {
		n += 2
		for _, who := range list {
			n++
			for k := range first(who.Remember, 3) {
				n += lines(who.Remember[k].Text)
			}
		}
	}
	return n > easy
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
