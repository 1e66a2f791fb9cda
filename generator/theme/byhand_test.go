package theme

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

const (
	linesAnInterview = 4
	picksAnInterview = 2
	searches         = 5 // orders in which the lines of a person may come up
)

// leastByHand is what has been reached with a person who sorts, in English and in other
// languages, by people as in [least].
var leastByHand = map[string]map[bool]float64{
	"people": {true: 0.865, false: 0.92},
	"unseen": {true: 0.93, false: 0.92},
}

// sortedByHand is a search of somebody who after each interview sorts at most two lines
// of the pile, the latest first, and what is placed already not at all. It returns the
// groups at its end, and how many lines were sorted.
func sortedByHand(p person, order []int) ([]Group, int) {
	s := New(nil)
	readings := make([]*Reading, 0, len(p.lines))
	picks := 0
	for at, line := range order {
		readings = append(readings, s.Read(Line{Text: p.lines[line].text}))
		if (at+1)%linesAnInterview != 0 && at+1 < len(order) {
			continue
		}
		for range picksAnInterview {
			groups, unsorted := s.Group(readings)
			if len(unsorted) == 0 {
				break
			}
			asked := unsorted[len(unsorted)-1]
			latest := asked.Line
			said := p.lines[order[latest]]
			tags := []string{None}
			if len(said.lists) > 0 {
				tags = nil
				for _, list := range said.lists {
					tags = append(tags, chosen(p, list, order, groups, asked.Themes))
				}
			}
			readings[latest] = s.Read(Line{Text: said.text, Tags: tags})
			picks++
		}
	}
	groups, _ := s.Group(readings)
	for g := range groups {
		for i, line := range groups[g].Lines {
			groups[g].Lines[i] = order[line]
		}
	}
	return groups, picks
}

// chosen is the theme into which a person sorts a line of a list: of those that fit the
// one that has most of its lines already, else the likeliest that is offered.
func chosen(p person, list string, order []int, groups []Group, offered []string) string {
	best, most := "", 0
	for _, g := range groups {
		if !slices.Contains(p.titles[list], g.Name) {
			continue
		}
		count := 0
		for _, line := range g.Lines {
			if slices.Contains(p.lines[order[line]].lists, list) {
				count++
			}
		}
		if count > most {
			best, most = g.Name, count
		}
	}
	for _, name := range offered {
		if best == "" && slices.Contains(p.titles[list], name) {
			best = name
		}
	}
	return cmp.Or(best, p.titles[list][0])
}

// TestSortedByHand measures the themes of people who sort what is not sure.
func TestSortedByHand(t *testing.T) {
	for folder := range leastByHand {
		t.Run(folder, func(t *testing.T) { sortAllByHand(t, folder) })
	}
}

func sortAllByHand(t *testing.T, folder string) {
	f1, wrong, placed, count := map[bool]float64{}, map[bool]int{}, map[bool]int{}, map[bool]float64{}
	for _, p := range people(t, folder) {
		english := p.language == "en"
		r := rand.New(rand.NewPCG(15, uint64(len(p.lines))))
		sum, picks := 0.0, 0
		for range searches {
			groups, n := sortedByHand(p, r.Perm(len(p.lines)))
			m := measure(p, groups)
			sum, picks = sum+m.f1, picks+n
			wrong[english], placed[english] = wrong[english]+m.wrong, placed[english]+m.placed
		}
		interviews := float64(searches * ((len(p.lines) + linesAnInterview - 1) / linesAnInterview))
		t.Logf("%-10s %s F1 %.2f, %.1f picks an interview", p.name, p.language, sum/searches, float64(picks)/interviews)
		f1[english] += sum / searches
		count[english]++
	}
	for _, english := range []bool{true, false} {
		mean, least := f1[english]/count[english], leastByHand[folder][english]
		t.Logf("English %t: F1 %.3f, wrong titles %.3f", english, mean, float64(wrong[english])/float64(placed[english]))
		if mean < least {
			t.Errorf("English %t: F1 %.3f, want at least %.2f", english, mean, least)
		}
	}
}
