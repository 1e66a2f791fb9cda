package exchange

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"

	"journal/generator/journal"
)

// SankeyMATIC writes where applications went as the text that SankeyMATIC
// draws: one flow a line, "Source [12] Target" (sankeymatic.com/manual/syntax.html).
//
// Every application that was sent is counted once, from the first node to an
// end, by [journal.Application.Way] as on the statistics page. As many as come
// to a node leave it again. "No answer", "Rejected" and "Withdrew" are three
// ends, and so is what is still going. Flows stand from left to right. Those
// that were not sent are told of in a comment, which SankeyMATIC skips.
func SankeyMATIC(w io.Writer, j *journal.Journal) error {
	counts := map[flow]int{}
	planned := 0
	for _, a := range j.Applications {
		way := a.Way()
		if way.End == journal.Planned {
			planned++
			continue
		}
		for _, f := range flowsOf(way) {
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
	if planned > 0 || len(flows) == 0 {
		fmt.Fprintf(out, "' Not sent yet and not counted: %d\n", planned)
	}
	for _, f := range flows {
		fmt.Fprintf(out, "%s [%d] %s\n", f.from.name, counts[f], f.to.name)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing flows: %w", err)
	}
	return nil
}

// node is a place in the drawing. The columns go from left to right. A name is
// letters, digits and spaces: nothing that means something to SankeyMATIC.
type node struct {
	name        string
	column, row int
}

type flow struct{ from, to node }

const (
	offerColumn = 1 << 20 // right of every round
	endColumn   = offerColumn + 1
)

// ends gives the end of each status, in the order in which they are drawn and
// in the words of the statistics page.
var ends = map[journal.Status]node{
	journal.Applied:      {"Still going", endColumn, 0},
	journal.Interviewing: {"Still going", endColumn, 0},
	journal.Offered:      {"Offer to answer", endColumn, 1},
	journal.Accepted:     {"Accepted", endColumn, 2},
	journal.Declined:     {"Declined", endColumn, 3},
	journal.Withdrawn:    {"Withdrew", endColumn, 4},
	journal.Cancelled:    {"Called off", endColumn, 5},
	journal.Silent:       {"No answer", endColumn, 6},
	journal.Rejected:     {"Rejected", endColumn, 7},
}

// flowsOf returns the flows of one application: into each of its rounds, an
// offer if there was one, and its end.
func flowsOf(way journal.Way) []flow {
	at := node{name: "Applications"}
	var all []flow
	step := func(to node) {
		all = append(all, flow{at, to})
		at = to
	}
	for n := 1; n <= way.Rounds; n++ {
		step(node{name: "Round " + strconv.Itoa(n), column: n})
	}
	if way.Offer {
		step(node{name: "Offer", column: offerColumn})
	}
	step(ends[way.End])
	return all
}
