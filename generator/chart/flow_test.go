package chart

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// random returns the ways of up to 60 applications.
func random(r *rand.Rand) []Path {
	all := make([]Path, 1+r.IntN(60))
	for n := range all {
		all[n] = Path{Rounds: max(0, r.IntN(10)-4), Offer: r.IntN(6) == 0, End: End(r.IntN(Ends))}
	}
	return all
}

// In every column stand all applications, each once: what has come that far,
// what has an offer already, what has ended. What comes into a column goes out
// of it, and no two things lie on each other.
func TestFlowIsConserved(t *testing.T) {
	for seed := range uint64(500) {
		paths := random(rand.New(rand.NewPCG(seed, 1)))
		f := NewFlow(paths)
		for _, size := range []Size{Wide, Narrow} {
			l := f.layout(size)
			for c := range len(l.stages) + 1 {
				checkColumn(t, fmt.Sprintf("seed %d, size %d, column %d", seed, size, c), l, c)
			}
		}
		if t.Failed() {
			t.Fatalf("%v", paths)
		}
	}
}

type span struct{ top, bottom float64 }

func checkColumn(t *testing.T, where string, l *layout, c int) {
	t.Helper()
	in, out, through := 0, 0, 0
	var there []span
	for _, b := range l.bands {
		if len(b.tops) != b.to-b.from+1 {
			t.Fatalf("%s: a band over %d columns has %d places", where, b.to-b.from+1, len(b.tops))
		}
		if b.from <= c && c <= b.to {
			top := b.tops[c-b.from]
			if c > b.from {
				there = append(there, span{top, top + float64(b.n)*l.unit})
			}
			if top < l.top-.001 || top+float64(b.n)*l.unit > l.bottom+.001 {
				t.Errorf("%s: a band lies outside of the drawing", where)
			}
		}
		switch {
		case b.from == c:
			out += b.n
		case b.to == c:
			in += b.n
		case b.from < c && c < b.to:
			through += b.n
		}
	}
	slices.SortFunc(there, func(a, b span) int { return int(1000 * (a.top - b.top)) })
	for n := 1; n < len(there); n++ {
		if there[n].top < there[n-1].bottom-.001 {
			t.Errorf("%s: two bands lie on each other", where)
		}
	}
	switch {
	case c == 0:
		if out != l.n {
			t.Errorf("%s: %d of %d begin", where, out, l.n)
		}
	case c == len(l.stages):
		if in != l.n || through != 0 {
			t.Errorf("%s: %d of %d end", where, in, l.n)
		}
	default:
		if in+through != l.n || in != out || in != l.Reached(l.stages[c]) {
			t.Errorf("%s: %d come in, %d go out, %d pass, of %d; %d reached it", where, in, out, through, l.n, l.Reached(l.stages[c]))
		}
	}
}

// The table says of every stage that those who came to it went on or have an
// end, and its last row counts every application once.
func TestTableAddsUp(t *testing.T) {
	for seed := range uint64(200) {
		f := NewFlow(random(rand.New(rand.NewPCG(seed, 2))))
		all := 0
		for _, s := range f.Stages() {
			ended := 0
			for e := range End(Ends) {
				ended += f.Ended(s, e)
			}
			if f.wentOn(s)+ended != f.Reached(s) {
				t.Errorf("seed %d: of %d that came to %s, %d went on and %d ended", seed, f.Reached(s), s, f.wentOn(s), ended)
			}
			all += ended
		}
		if all != f.Count() || f.Reached(Applied) != f.Count() {
			t.Errorf("seed %d: %d of %d have an end", seed, all, f.Count())
		}
		_, foot, _ := strings.Cut(string(f.Table()), "<tfoot>")
		sum := 0
		for n, cell := range strings.Split(foot, "<td>")[1:] {
			k, err := strconv.Atoi(cell[:strings.IndexByte(cell, '<')])
			if err != nil || n == 0 {
				continue // the empty cell, and the total itself
			}
			sum += k
		}
		if sum != f.Count() {
			t.Errorf("seed %d: the last row adds up to %d of %d", seed, sum, f.Count())
		}
	}
}

func TestSameFlowInAnyOrder(t *testing.T) {
	paths := search()
	want := NewFlow(paths).SVG("flow", Wide)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	if NewFlow(paths).SVG("flow", Wide) != want {
		t.Error("another order of applications gives another drawing")
	}
}

func TestOrderWithinAColumn(t *testing.T) {
	drawing := string(NewFlow(search()).SVG("flow", Wide))
	last := len(drawing)
	for _, name := range []string{"offer to answer", "accepted", "going on", "no answer", "withdrew", "declined", "called off", "rejected"} {
		at := strings.Index(drawing, " "+name+"</text>") // drawn from the ground up
		if at < 0 || at > last {
			t.Errorf("%s stands in another place", name)
		}
		last = at
	}
}

func TestWordsOfTheFlow(t *testing.T) {
	for want, paths := range map[string][]Path{
		"1 application: 1 going on.":                                   {{End: Going}},
		"2 applications: 1 the 1st round; 1 no answer and 1 rejected.": {{End: Silent}, {Rounds: 1, End: Rejected}},
		"1 application: 1 the offer; 1 accepted.":                      {{Offer: true, End: Accepted}},
		"1 application: 1 the 1st round and 1 the offer; 1 declined.":  {{Rounds: 1, Offer: true, End: Declined}},
		"1 application: 1 the 1st round, 1 the 2nd round, 1 the 3rd round, 1 the 4th round and 1 the 5th round or later; 1 withdrew.": {{Rounds: 9, End: Withdrew}},
	} {
		if got := NewFlow(paths).Words(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
