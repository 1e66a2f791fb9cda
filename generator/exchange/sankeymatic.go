package exchange

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"

	"journal/generator/journal"
	"journal/generator/note"
)

// SankeyMATIC writes where applications went as the text that SankeyMATIC
// draws: one flow a line, "Source [12] Target" (sankeymatic.com/manual/syntax.html).
//
// Every application is counted once, from the first node to an end. The steps
// come from its history and not from where it stands today, so one that was
// rejected after two rounds went through both. As many as come to a node leave
// it again. "No answer", "Rejected" and "Withdrew" are three ends, and so is
// what is still open. Flows stand from left to right.
func SankeyMATIC(w io.Writer, j *journal.Journal) error {
	counts := map[flow]int{}
	for _, a := range j.Applications {
		for _, f := range flowsOf(a) {
			counts[f]++
		}
	}
	flows := make([]flow, 0, len(counts))
	for f := range counts {
		flows = append(flows, f)
	}
	slices.SortFunc(flows, func(a, b flow) int {
		return cmp.Or(cmp.Compare(a.from.column, b.from.column), cmp.Compare(a.to.column, b.to.column), cmp.Compare(a.to.row, b.to.row))
	})
	out := bufio.NewWriter(w)
	for _, f := range flows {
		fmt.Fprintf(out, "%s [%d] %s\n", f.from.name, counts[f], f.to.name)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing flows: %w", err)
	}
	return nil
}

// node is a place in the drawing. The columns go from left to right.
type node struct {
	name        string
	column, row int
}

type flow struct{ from, to node }

const (
	offerColumn = 1 << 20 // right of every round
	endColumn   = offerColumn + 1
)

// ends gives the end of each status, in the order in which they are drawn.
var ends = map[journal.Status]node{
	journal.Accepted:     {"Accepted", endColumn, 0},
	journal.Offered:      {"Offer to decide on", endColumn, 1},
	journal.Applied:      {"Still open", endColumn, 2},
	journal.Interviewing: {"Still open", endColumn, 2},
	journal.Planned:      {"Not sent yet", endColumn, 3},
	journal.Declined:     {"Declined", endColumn, 4},
	journal.Withdrawn:    {"Withdrew", endColumn, 5},
	journal.Silent:       {"No answer", endColumn, 6},
	journal.Rejected:     {"Rejected", endColumn, 7},
	journal.Cancelled:    {"Cancelled", endColumn, 8},
}

// flowsOf gives the way of one application: its rounds, an offer if there was
// one, and its end. Whoever accepts or declines has had an offer.
func flowsOf(a *journal.Application) []flow {
	at := node{name: "Applications"}
	var way []flow
	step := func(to node) {
		way = append(way, flow{at, to})
		at = to
	}
	rounds := 0
	offered := a.Status == journal.Offered || a.Status == journal.Accepted || a.Status == journal.Declined
	for _, e := range a.History {
		switch {
		case e.Interview != nil && e.Interview.Note.Outcome != note.Cancelled:
			rounds++
			step(node{name: "Round " + strconv.Itoa(rounds), column: rounds})
		case e.What == string(note.Offer):
			offered = true
		}
	}
	if offered {
		step(node{name: "Offer", column: offerColumn})
	}
	step(ends[a.Status])
	return way
}
