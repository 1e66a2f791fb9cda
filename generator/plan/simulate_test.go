package plan

import (
	"flag"
	"math"
	"math/rand/v2"
	"testing"
)

var journals = flag.Int("journals", 2000, "how many journals TestSimulation draws for each rate")

// simulated is one journal with one theme. The plan is written at the first bad run,
// when the theme stands in three of the last four debriefs, from the given debrief on;
// it is kept in four of five occasions and looked at after each of the twelve
// interviews that follow. A journal without a bad run in 24 debriefs is drawn again.
func simulated(rng *rand.Rand, before, after float64, first int) map[Verdict]bool {
	for {
		var debriefs []bool
		for len(debriefs) < 24 {
			debriefs = append(debriefs, rng.Float64() < before)
			if len(debriefs) < first || !isBadRun(debriefs) {
				continue
			}
			seen, occasions := map[Verdict]bool{}, []occasion(nil)
			for range 12 {
				occasions = append(occasions, occasion{theme: rng.Float64() < after, kept: rng.Float64() < 0.8})
				seen[verdict(debriefs, occasions)] = true
			}
			return seen
		}
	}
}

func isBadRun(debriefs []bool) bool {
	bad := 0
	for _, theme := range debriefs[len(debriefs)-4:] {
		if theme {
			bad++
		}
	}
	return bad >= 3
}

// TestSimulation holds the error rates of the verdict: how often a plan that changes
// nothing is ever said to have helped, and how often one that works is found.
func TestSimulation(t *testing.T) {
	total := *journals
	// A share of so few journals may be off by that much, by four standard errors of a
	// share of a twentieth, or of a half.
	few, many := 0.88/math.Sqrt(float64(total)), 2.0/math.Sqrt(float64(total))
	rates := []float64{0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}
	for _, first := range []int{6, 7, 8} {
		run := func(before, after float64) (good, change float64) {
			rng := rand.New(rand.NewPCG(uint64(first), 20260505))
			for range total {
				b, a := before, after
				if b == 0 {
					b = rates[rng.IntN(len(rates))]
					a = b
				}
				seen := simulated(rng, b, a, first)
				if seen[Rarer] || seen[Retire] {
					good++
				}
				if seen[Change] {
					change++
				}
			}
			return good / float64(total), change / float64(total)
		}
		for _, rate := range append([]float64{0}, rates...) {
			good, change := run(rate, rate)
			t.Logf("from debrief %d, no effect at %.1f: rarer %.3f, change %.2f", first, rate, good, change)
			if good > 0.05+few {
				t.Errorf("from debrief %d: %.3f of the plans without an effect at a rate of %.1f are said to have helped", first, good, rate)
			}
		}
		for _, effect := range []struct{ before, after, found, change float64 }{{0.7, 0.2, 0.50, 0.15}, {0.7, 0.1, 0.72, 0.06}, {0.8, 0.2, 0.66, 0.09}, {0.7, 0.3, 0.31, 0.32}, {0.6, 0.3, 0.20, 0.44}} {
			good, change := run(effect.before, effect.after)
			t.Logf("from debrief %d, %.1f to %.1f: rarer %.3f, change %.2f", first, effect.before, effect.after, good, change)
			if good < effect.found-many {
				t.Errorf("from debrief %d: a fall from %.1f to %.1f is found in only %.3f", first, effect.before, effect.after, good)
			}
			if change > effect.change+many {
				t.Errorf("from debrief %d: after a fall from %.1f to %.1f, %.2f are told to change the plan", first, effect.before, effect.after, change)
			}
		}
	}
}
