package theme

import (
	"slices"
	"strings"

	"journal/generator/theme/classify"
)

// A person writes about few weaknesses, again and again. So how often each theme
// comes up in a journal says something about its next line: the chances of its
// lines are adapted to it as Saerens, Latinne and Decaestecker do (2002), by going
// back and forth between how often themes come up and what each line speaks of.

const adaptSteps = 8

// adapt adapts the chances of a person's lines to each other. Certain counts lines
// of each theme of which there is no doubt; nil if there are none. Prior is for how
// many lines the belief counts that all themes are equally likely: with a few lines
// nothing changes.
func adapt(chances [][]float64, certain []float64, prior float64) {
	if len(chances) == 0 {
		return
	}
	n := len(chances[0])
	often := make([]float64, n) // as a multiple of what was to be expected
	for i := range often {
		often[i] = 1
	}
	sums := make([]float64, n)
	lines := float64(len(chances))
	for _, c := range certain {
		lines += c
	}
	for range adaptSteps {
		clear(sums)
		copy(sums, certain)
		for _, line := range chances {
			total := 0.0
			for i, p := range line {
				total += p * often[i]
			}
			for i, p := range line {
				sums[i] += p * often[i] / total
			}
		}
		for i, sum := range sums {
			often[i] = (sum*float64(n) + prior) / (lines + prior)
		}
	}
	for _, line := range chances {
		total := 0.0
		for i := range line {
			line[i] *= often[i]
			total += line[i]
		}
		for i := range line {
			line[i] /= total
		}
	}
}

// placed returns the topics a line stands in when these are its chances: none, one,
// or two that are both high.
func (c calibration) placed(chances []float64) []int {
	first, second := best(chances)
	switch {
	case chances[second] >= c.Both && chances[first]+chances[second] >= c.Bar:
		return []int{first, second}
	case chances[first] >= c.Bar:
		return []int{first}
	}
	return nil
}

// certainly is the chance from which on nobody is asked whether a line stands rightly. Of
// lines between the bar and this about every fourth stands wrongly; somebody who sorts
// two lines after each interview has the time to look at them, and not at more.
const certainly = 0.8

// certain reports whether a line with these chances surely stands rightly in topics.
func certain(chances []float64, topics []int) bool {
	sum := 0.0
	for _, topic := range topics {
		sum += chances[topic]
	}
	return sum >= certainly
}

// view is what a line speaks of, seen among the others of its journal.
type view struct {
	chances  []float64
	like     Group   // a theme of the user's that only tags name, or none, and
	likeness float64 // the chance that the line belongs there
}

// views returns a view for each line that has chances.
func (s *Sorter) views(lines []*Reading) []view {
	views := make([]view, len(lines))
	certain := make([]float64, s.know.none+1)
	var order []int
	for i, line := range lines {
		for _, g := range line.groups {
			if topic, ok := s.lex.aliases[g.Name]; ok && topic < s.know.none {
				certain[topic]++
			}
		}
		if line.chances != nil {
			views[i].chances = slices.Clone(line.chances)
			order = append(order, i)
		}
	}
	// Sums of floats depend on their order, which is to make no difference.
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(lines[a].Text, lines[b].Text) })
	tagged := newTagged(lines)
	chances := make([][]float64, len(order))
	for at, i := range order {
		s.resemble(&views[i], tagged, lines[i])
		chances[at] = views[i].chances
	}
	if len(order) > 0 {
		adapt(chances, certain, s.know.english.Prior)
	}
	return views
}

// tagged is an index of the lines that the user has tagged: examples of what the
// user means.
type tagged struct {
	lines []*Reading
	uses  map[uint32][]tagUse
}

type tagUse struct {
	line   int
	weight float64
}

func newTagged(lines []*Reading) *tagged {
	t := &tagged{uses: map[uint32][]tagUse{}}
	for _, line := range lines {
		if len(line.groups) == 0 {
			continue
		}
		for _, term := range line.terms {
			t.uses[term.Hash] = append(t.uses[term.Hash], tagUse{len(t.lines), term.Weight})
		}
		t.lines = append(t.lines, line)
	}
	return t
}

// nearest returns the tagged line that is most like another, and how much: from 0 to 1.
func (t *tagged) nearest(terms []classify.Term) (most *Reading, likeness float64) {
	like := map[int]float64{}
	for _, term := range terms {
		if uses := t.uses[term.Hash]; len(uses) <= widest {
			for _, use := range uses {
				like[use.line] += float64(use.weight * term.Weight)
			}
		}
	}
	for line, much := range like {
		if much > likeness || much == likeness && most != nil && t.lines[line].Text < most.Text {
			most, likeness = t.lines[line], much
		}
	}
	return most, likeness
}

// A line that is hardly like a tagged one says nothing; from alikeEnough on it is as
// sure as it can be that both mean the same.
const (
	hardlyAlike = 0.15
	alikeEnough = 0.5
	mostAlike   = 0.95
)

// resemble makes what a tagged line means more likely for a line that is like it.
func (s *Sorter) resemble(v *view, tagged *tagged, line *Reading) {
	most, likeness := tagged.nearest(line.terms)
	if most == nil || likeness <= hardlyAlike {
		return
	}
	sure := mostAlike * min(1, (likeness-hardlyAlike)/(alikeEnough-hardlyAlike))
	for i := range v.chances {
		v.chances[i] *= 1 - sure
	}
	group := most.groups[0]
	if topic, ok := s.lex.aliases[group.Name]; ok && topic < s.know.none {
		v.chances[topic] += sure
		return
	}
	v.like, v.likeness = group, sure
	v.chances[len(v.chances)-1] += sure
}
