package classify

import (
	"compress/flate"
	"encoding/binary"
	"io"
	"math"
	"slices"
	"strings"
)

// Model is a classifier, unpacked from what [Train] makes. Packed it is one flate stream
// of, numbers with the least byte first:
//
//   - how many examples, features and weights of these there are (four bytes each)
//   - features: the upper three bytes of their hashes, in their order, as distances from
//     the one before (varints); how much the presence of one says (a byte, in 1/16); the
//     step of its weights (a byte, in 1/[stepScale]); how many weights it has (a byte)
//   - those weights, feature by feature: of which class, as the distance from the one
//     before (a byte); how many steps and [zero] (a byte). All its other weights are none.
//   - the weights of no feature, and of each given score (a float32 for each class)
type Model struct {
	examples, classes int
	shorts            []uint32 // of the hashes of the features, sorted
	idf, step         []byte   // by feature
	rows              []uint32 // by feature, where its weights begin; at the end, how many there are
	class, weight     []byte
	fixed             []float32
}

const (
	stepScale = 100
	// zero is the byte of no weight, and most the most steps of a weight.
	zero, most = 8, 7
)

// Open returns the model that data is, for the heads that it was trained for. It takes
// some twenty milliseconds for a megabyte. Data that [Train] has not made is a mistake of
// the program, and Open panics.
func Open(data string, heads []Head) *Model {
	raw, err := io.ReadAll(flate.NewReader(strings.NewReader(data)))
	if err != nil {
		panic("classify: not a model: " + err.Error())
	}
	take := func(n int) []byte {
		piece := raw[:n:n]
		raw = raw[n:]
		return piece
	}
	four := func() int { return int(binary.LittleEndian.Uint32(take(4))) }
	m := &Model{classes: heads[len(heads)-1].End, examples: four()}
	features, weights := four(), four()
	m.shorts = make([]uint32, features)
	last := uint32(0)
	for i := range m.shorts {
		distance, n := binary.Uvarint(raw)
		take(n)
		last += uint32(distance)
		m.shorts[i] = last
	}
	m.idf, m.step = take(features), take(features)
	m.rows = make([]uint32, features+1)
	for i, count := range take(features) {
		m.rows[i+1] = m.rows[i] + uint32(count)
	}
	m.class, m.weight = take(weights), take(weights)
	for i := range features {
		for k := m.rows[i] + 1; k < m.rows[i+1]; k++ {
			m.class[k] += m.class[k-1]
		}
	}
	for len(raw) > 0 {
		m.fixed = append(m.fixed, math.Float32frombits(uint32(four())))
	}
	return m
}

// short is what is kept of a hash.
func short(hash uint32) uint32 { return hash >> 8 }

// find returns the place of a feature, or -1.
func (m *Model) find(hash uint32) int {
	if at, found := slices.BinarySearch(m.shorts, short(hash)); found {
		return at
	}
	return -1
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
			idf = float64(m.idf[at]) / 16
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
	m.addFixed(0, 1, sums)
	for _, t := range terms {
		if t.place < 0 {
			continue
		}
		weight := t.Weight * float64(m.step[t.place]) / stepScale
		for i := m.rows[t.place]; i < m.rows[t.place+1]; i++ {
			sums[m.class[i]] += float64(weight * float64(int(m.weight[i])-zero))
		}
	}
}

// Given adds what scores from elsewhere say, as they were given to [Train].
func (m *Model) Given(scores, sums []float64) {
	for i, score := range scores {
		if score != 0 {
			m.addFixed(i+1, score, sums)
		}
	}
}

// addFixed adds the weights of no feature or of a given score, so many times.
func (m *Model) addFixed(row int, times float64, sums []float64) {
	for class := range sums {
		sums[class] += float64(times * float64(m.fixed[m.classes*row+class]))
	}
}
