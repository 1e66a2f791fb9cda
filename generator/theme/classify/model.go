package classify

import (
	"encoding/binary"
	"math"
	"sort"
)

// Model is a packed classifier, as [Train] makes it. What is in it, numbers with
// the least byte first:
//
//   - how many examples and features there are (four bytes each)
//   - features: the upper three bytes of their hashes, sorted; how much the presence
//     of one says (a byte, in 1/16); the step of its weights (a byte, in 1/[stepScale]);
//     how many weights it has (a byte)
//   - those weights, feature by feature: of which class (a byte); how many steps (half a byte,
//     8 is none). All its other weights are none.
//   - the weights of no feature, and of each given score (a float32 for each class)
type Model struct {
	data                        string
	examples, features, classes int
	hashAt, idfAt, stepAt       int
	classAt, weightAt, fixedAt  int
	rows                        []uint32 // by feature, where its weights begin; at the end, how many there are
}

const (
	stepScale = 100
	// zero is the half byte of no weight, and most the most steps of a weight.
	zero, most = 8, 7
)

// Open returns the model that data is, for the heads that it was trained for.
func Open(data string, heads []Head) *Model {
	classes := heads[len(heads)-1].End
	m := &Model{data: data, classes: classes}
	m.examples, m.features = m.four(0), m.four(4)
	m.hashAt = 8
	m.idfAt = m.hashAt + 3*m.features
	m.stepAt = m.idfAt + m.features
	countAt := m.stepAt + m.features
	m.classAt = countAt + m.features
	m.rows = make([]uint32, m.features+1)
	for i := range m.features {
		m.rows[i+1] = m.rows[i] + uint32(data[countAt+i])
	}
	weights := int(m.rows[m.features])
	m.weightAt = m.classAt + weights
	m.fixedAt = m.weightAt + (weights+1)/2
	return m
}

func (m *Model) four(at int) int {
	return int(binary.LittleEndian.Uint32([]byte(m.data[at : at+4])))
}

// short is what is kept of a hash.
func short(hash uint32) uint32 { return hash >> 8 }

// find returns the place of a feature, or -1.
func (m *Model) find(hash uint32) int {
	key := short(hash)
	at := sort.Search(m.features, func(i int) bool { return m.shortAt(i) >= key })
	if at == m.features || m.shortAt(at) != key {
		return -1
	}
	return at
}

func (m *Model) shortAt(i int) uint32 {
	at := m.hashAt + 3*i
	return uint32(m.data[at]) | uint32(m.data[at+1])<<8 | uint32(m.data[at+2])<<16
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

// Linear adds what the classifier says of a line to the sums of the classes.
func (m *Model) Linear(terms []Term, sums []float64) {
	m.fixed(0, 1, sums)
	for _, t := range terms {
		if t.place < 0 {
			continue
		}
		weight := t.Weight * float64(m.data[m.stepAt+int(t.place)]) / stepScale
		for i := int(m.rows[t.place]); i < int(m.rows[t.place+1]); i++ {
			steps := int(m.data[m.weightAt+i/2]>>(i%2*4)&15) - zero
			sums[m.data[m.classAt+i]] += float64(weight * float64(steps))
		}
	}
}

// Given adds what scores from elsewhere say, as they were given to [Train].
func (m *Model) Given(scores, sums []float64) {
	for i, score := range scores {
		if score != 0 {
			m.fixed(i+1, score, sums)
		}
	}
}

// fixed adds the weights of no feature or of a given score, so many times.
func (m *Model) fixed(row int, times float64, sums []float64) {
	at := m.fixedAt + 4*m.classes*row
	for class := range sums {
		sums[class] += float64(times * float64(math.Float32frombits(uint32(m.four(at+4*class)))))
	}
}
