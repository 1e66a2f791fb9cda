package classify

import (
	"cmp"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
)

// Example is a line that somebody labelled.
type Example struct {
	Features []uint32 // see [Features]
	Classes  []int    // one or two of the first head, at most one of each other head
}

// Head is a question that a line answers with one of its classes, from the first
// up to the one before End.
type Head struct{ First, End int }

const (
	// fewest is in how many examples a feature must stand to be learnt from.
	fewest = 2
	rounds = 16
	pace   = 0.35
	decay  = 3e-6
	// mostWeights bounds the size of a model: the largest are kept.
	mostWeights = 330_000
)

// Train returns the packed model of examples; see [Open]. The classes of an example
// in the first head are those that [Model.Nearest] counts for.
func Train(examples []Example, heads []Head) string {
	t := newTraining(examples, heads)
	for range rounds {
		t.round()
	}
	return t.pack()
}

type training struct {
	examples []Example
	heads    []Head
	classes  int
	hashes   []uint32
	idf      []byte
	used     [][]int // examples by feature
	terms    [][]placed
	weights  []float64 // by feature and class
	squares  []float64 // of the slopes so far (AdaGrad)
	sums     []float64
	random   *rand.Rand
}

type placed struct {
	feature int
	weight  float64
}

func newTraining(examples []Example, heads []Head) *training {
	t := &training{examples: examples, heads: heads, classes: heads[len(heads)-1].End, random: rand.New(rand.NewPCG(1, 2))}
	count := map[uint32]int{}
	for _, e := range examples {
		for _, hash := range e.Features {
			count[hash]++
		}
	}
	for hash, n := range count {
		if n >= fewest {
			t.hashes = append(t.hashes, hash)
		}
	}
	slices.Sort(t.hashes)
	at := make(map[uint32]int, len(t.hashes))
	for i, hash := range t.hashes {
		at[hash] = i
		idf := presence(count[hash], len(examples))
		t.idf = append(t.idf, byte(min(math.Round(16*idf), 255)))
	}
	t.used = make([][]int, len(t.hashes))
	for i, e := range examples {
		var terms []placed
		sum := 0.0
		for _, hash := range e.Features {
			feature, ok := at[hash]
			if !ok {
				alone := presence(1, len(examples))
				sum += float64(alone * alone)
				continue
			}
			idf := float64(t.idf[feature]) / 16
			terms = append(terms, placed{feature, idf})
			sum += float64(idf * idf)
			t.used[feature] = append(t.used[feature], i)
		}
		for j := range terms {
			terms[j].weight /= math.Sqrt(sum)
		}
		t.terms = append(t.terms, terms)
	}
	t.weights = make([]float64, len(t.hashes)*t.classes)
	t.squares = make([]float64, len(t.weights))
	t.sums = make([]float64, t.classes)
	return t
}

// round goes through all examples once, in an order of its own.
func (t *training) round() {
	for _, i := range t.random.Perm(len(t.examples)) {
		t.learn(t.terms[i], t.examples[i].Classes)
	}
}

// learn is a step down the slope of the loss (softmax regression).
func (t *training) learn(terms []placed, classes []int) {
	clear(t.sums)
	for _, term := range terms {
		row := t.weights[term.feature*t.classes:]
		for c := range t.sums {
			t.sums[c] += float64(term.weight * row[c])
		}
	}
	for _, head := range t.heads {
		t.slope(head, classes)
	}
	for _, term := range terms {
		row, squares := t.weights[term.feature*t.classes:], t.squares[term.feature*t.classes:]
		for c, slope := range t.sums {
			if slope == 0 {
				continue
			}
			g := float64(slope*term.weight) + float64(decay*row[c])
			squares[c] += float64(g * g)
			row[c] -= float64(pace * g / math.Sqrt(squares[c]+1e-8))
		}
	}
}

// slope turns the sums of a head into how far they are from what they should be.
func (t *training) slope(head Head, classes []int) {
	sums := t.sums[head.First:head.End]
	var right []int
	for _, c := range classes {
		if c >= head.First && c < head.End {
			right = append(right, c-head.First)
		}
	}
	if len(right) == 0 {
		clear(sums)
		return
	}
	Softmax(sums)
	for _, c := range right {
		sums[c] -= 1 / float64(len(right))
	}
}

// Softmax turns sums into chances.
func Softmax(sums []float64) {
	most := slices.Max(sums)
	total := 0.0
	for i := range sums {
		sums[i] = math.Exp(sums[i] - most)
		total += sums[i]
	}
	for i := range sums {
		sums[i] /= total
	}
}

// pack writes what [Open] reads.
func (t *training) pack() string {
	floor := t.smallest()
	var data, counts, used, blocks, weights, lengths, references []byte
	for i := range t.hashes {
		if i%block == 0 {
			blocks = binary.LittleEndian.AppendUint32(blocks, uint32(len(weights)/2))
			blocks = binary.LittleEndian.AppendUint32(blocks, uint32(len(references)/2))
		}
		count := byte(0)
		for c, weight := range t.weights[i*t.classes : (i+1)*t.classes] {
			value := max(-127, min(127, math.Round(weight*Scale)))
			if value != 0 && math.Abs(weight) >= floor {
				weights = append(weights, byte(c), byte(int8(value)))
				count++
			}
		}
		counts = append(counts, count)
		n := 0
		if len(t.used[i]) <= commonest {
			for _, example := range t.used[i] {
				references = binary.LittleEndian.AppendUint16(references, uint16(example))
				n++
			}
		}
		used = binary.LittleEndian.AppendUint16(used, uint16(n))
	}
	for i, e := range t.examples {
		first := e.Classes[0]
		second := first
		if len(e.Classes) > 1 && e.Classes[1] < t.heads[0].End {
			second = e.Classes[1]
		}
		lengths = append(lengths, byte(first), byte(second))
		lengths = binary.LittleEndian.AppendUint16(lengths, uint16(min(65535, max(1, math.Round(256*t.length(i))))))
	}
	for _, n := range []int{len(t.hashes), len(weights) / 2, len(t.examples), len(references) / 2} {
		data = binary.LittleEndian.AppendUint32(data, uint32(n))
	}
	for _, hash := range t.hashes {
		data = binary.LittleEndian.AppendUint32(data, hash)
	}
	return string(slices.Concat(data, t.idf, counts, used, blocks, weights, lengths, references))
}

// length is the length of the terms of an example before they were made one long.
func (t *training) length(example int) float64 {
	for _, term := range t.terms[example] {
		return float64(t.idf[term.feature]) / 16 / term.weight
	}
	return 1
}

// smallest returns the size from which on a weight is kept.
func (t *training) smallest() float64 {
	var sizes []float64
	for _, w := range t.weights {
		if size := math.Abs(w); size*Scale >= 0.5 {
			sizes = append(sizes, size)
		}
	}
	if len(sizes) <= mostWeights {
		return 0
	}
	slices.SortFunc(sizes, func(a, b float64) int { return cmp.Compare(b, a) })
	return sizes[mostWeights]
}
