package classify

import (
	"math"
	"slices"
	"sort"
)

// Model is a packed classifier, as [Train] makes it. What is in it, numbers with
// the least byte first:
//
//   - four bytes each: how many features, weights, examples and references to examples
//   - features: their hashes, sorted (four bytes each); how much the presence of one
//     says (a byte, in 1/16); how many weights it has (a byte) and in how many
//     examples it stands (two bytes); and for the first of every [block]
//     features where its weights and its references begin (four bytes each)
//   - weights: the class (a byte), how much (a signed byte, in 1/[Scale])
//   - examples: two classes (a byte each, the same twice if there is one) and the
//     length of its terms (two bytes, in 1/256)
//   - references: the number of an example (two bytes)
type Model struct {
	data                                          string
	features, weights, examples, references       int
	hashAt, idfAt, countAt, usedAt, blockAt       int
	weightAt, exampleAt, referenceAt, classNumber int
}

const (
	block = 32
	// Scale is what a weight is multiplied with to be a byte.
	Scale = 16
)

// Open returns the model that data is, for so many classes.
func Open(data string, classes int) *Model {
	m := &Model{data: data, classNumber: classes}
	m.features, m.weights, m.examples, m.references = m.four(0), m.four(4), m.four(8), m.four(12)
	m.hashAt = 16
	m.idfAt = m.hashAt + 4*m.features
	m.countAt = m.idfAt + m.features
	m.usedAt = m.countAt + m.features
	m.blockAt = m.usedAt + 2*m.features
	m.weightAt = m.blockAt + 8*((m.features+block-1)/block)
	m.exampleAt = m.weightAt + 2*m.weights
	m.referenceAt = m.exampleAt + 4*m.examples
	return m
}

func (m *Model) two(at int) int { return int(m.data[at]) | int(m.data[at+1])<<8 }

func (m *Model) four(at int) int { return m.two(at) | m.two(at+2)<<16 }

// find returns the place of a feature, or -1.
func (m *Model) find(hash uint32) int {
	at := sort.Search(m.features, func(i int) bool { return uint32(m.four(m.hashAt+4*i)) >= hash })
	if at == m.features || uint32(m.four(m.hashAt+4*at)) != hash {
		return -1
	}
	return at
}

// Term is a feature of a line with what its presence says.
type Term struct {
	Hash   uint32
	place  int32 // in the model; -1 if it is unknown there
	Weight float64
}

// Terms weighs features so that the squares of their weights add up to one.
func (m *Model) Terms(features []uint32) []Term {
	terms := make([]Term, len(features))
	for i, hash := range features {
		at := m.find(hash)
		idf := presence(1, m.examples)
		if at >= 0 {
			idf = float64(m.data[m.idfAt+at]) / 16
		}
		terms[i] = Term{hash, int32(at), idf}
	}
	normalise(terms)
	return terms
}

func normalise(terms []Term) {
	sum := 0.0
	for _, t := range terms {
		sum += float64(t.Weight * t.Weight)
	}
	for i := range terms {
		terms[i].Weight /= math.Sqrt(sum)
	}
}

// begin returns where the weights and the references of a feature begin.
func (m *Model) begin(place int) (weight, reference int) {
	at := m.blockAt + 8*(place/block)
	weight, reference = m.four(at), m.four(at+4)
	for i := place / block * block; i < place; i++ {
		weight += int(m.data[m.countAt+i])
		reference += m.two(m.usedAt + 2*i)
	}
	return weight, reference
}

// Linear adds what the linear classifier says of a line to the sums of the classes.
func (m *Model) Linear(terms []Term, sums []float64) {
	for _, t := range terms {
		if t.place < 0 {
			continue
		}
		weight, _ := m.begin(int(t.place))
		for at := m.weightAt + 2*weight; at < m.weightAt+2*(weight+int(m.data[m.countAt+int(t.place)])); at += 2 {
			sums[m.data[at]] += float64(t.Weight * float64(int8(m.data[at+1])) / Scale)
		}
	}
}

// nearest is how many examples near a line have a say.
const nearest = 12

// commonest is in how many examples a feature may stand to say that two are alike.
const commonest = 400

// Near is room for [Model.Nearest] that can be used again.
type Near struct {
	likeness []float64 // by example
	touched  []int
}

// Nearest adds to the sums of the classes how much a line is like the examples
// nearest to it, up to one each.
func (m *Model) Nearest(terms []Term, near *Near, sums []float64) {
	if near.likeness == nil {
		near.likeness = make([]float64, m.examples)
	}
	for _, t := range terms {
		if t.place < 0 {
			continue
		}
		place := int(t.place)
		used := m.two(m.usedAt + 2*place)
		_, reference := m.begin(place)
		idf := float64(m.data[m.idfAt+place]) / 16
		for at := m.referenceAt + 2*reference; at < m.referenceAt+2*(reference+used); at += 2 {
			example := m.two(at)
			if near.likeness[example] == 0 {
				near.touched = append(near.touched, example)
			}
			near.likeness[example] += float64(t.Weight * idf)
		}
	}
	best := make([]int, 0, nearest+1)
	for _, example := range near.touched {
		near.likeness[example] *= 256 / float64(m.two(m.exampleAt+4*example+2))
		at := len(best)
		for at > 0 && nearer(near.likeness, example, best[at-1]) {
			at--
		}
		if at < nearest {
			best = slices.Insert(best, at, example)[:min(len(best)+1, nearest)]
		}
	}
	for _, example := range best {
		a, b := m.data[m.exampleAt+4*example], m.data[m.exampleAt+4*example+1]
		like := near.likeness[example]
		sums[a] += like
		if b != a {
			sums[b] += like
		}
	}
	for _, example := range near.touched {
		near.likeness[example] = 0
	}
	near.touched = near.touched[:0]
}

// nearer orders examples by likeness, then by their number.
func nearer(likeness []float64, a, b int) bool {
	return likeness[a] > likeness[b] || likeness[a] == likeness[b] && a < b
}
