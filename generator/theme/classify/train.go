package classify

import (
	"cmp"
	"compress/flate"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Example is a line that somebody labelled.
type Example struct {
	Features []uint32  // see [Features]
	Given    []float64 // scores from elsewhere, as many for each example
	Classes  []int     // one or two of the first head, at most one of each other head
}

// Head is a question that a line answers with one of its classes, from the first
// up to the one before End. Given scores have a say in the first head only.
type Head struct{ First, End int }

const (
	// fewest is in how many examples a feature must stand to be learnt from.
	fewest = 2
	rounds = 10
	// settled is after how many rounds the weights only go to and fro: the mean of those
	// that follow is kept, which depends little on the order of the examples.
	settled = 4
	pace    = 0.25
	decay   = 3e-4
	// bayes is how much of naive Bayes is added, and smooth how many examples its
	// belief counts for that a feature says nothing.
	bayes  = 0.1
	smooth = 10
	// perFeature is how many weights a feature has on average that are kept.
	perFeature = 7
	// mended is how many more rounds the weights that are kept have to make up for those
	// that are not.
	mended = 3
)

// Train returns the packed model of examples; see [Open]. Most bounds its size: it keeps
// so many features, those that say most, and seven weights of each on average, which are
// some ten bytes a feature.
func Train(examples []Example, heads []Head, most int) string {
	t := newTraining(examples, heads)
	mean := make([]float32, len(t.weights))
	for n := range rounds {
		t.round()
		if n < settled {
			continue
		}
		for i, weight := range t.weights {
			mean[i] += float32(weight / (rounds - settled))
		}
	}
	t.weights = mean
	t.addBayes()
	t.keep(most)
	return t.pack()
}

type training struct {
	examples []Example
	heads    []Head
	classes  int
	hashes   []uint32
	idf      []byte
	count    []int // examples by feature
	terms    [][]placed
	weights  []float32 // by feature and class; behind the features are none of them and the given scores
	squares  []float32 // of the slopes so far (AdaGrad)
	kept     []bool    // which weights are not none; nil while all may be learned
	sums     []float32
	random   *rand.Rand
}

type placed struct {
	feature int
	weight  float32
}

func newTraining(examples []Example, heads []Head) *training {
	t := &training{examples: examples, heads: heads, classes: heads[len(heads)-1].End, random: rand.New(rand.NewPCG(1, 2))}
	count := map[uint32]int{}
	for _, e := range examples {
		for _, hash := range e.Features {
			count[hash]++
		}
	}
	taken := map[uint32]bool{} // two features that are the same when shortened are one too many
	for hash, n := range count {
		if n >= fewest {
			t.hashes = append(t.hashes, hash)
		}
	}
	slices.Sort(t.hashes)
	t.hashes = slices.DeleteFunc(t.hashes, func(hash uint32) bool {
		again := taken[short(hash)]
		taken[short(hash)] = true
		return again
	})
	at := make(map[uint32]int, len(t.hashes))
	for i, hash := range t.hashes {
		at[hash] = i
		idf := presence(count[hash], len(examples))
		t.idf = append(t.idf, byte(min(math.Round(16*idf), 255)))
		t.count = append(t.count, count[hash])
	}
	alone := presence(1, len(examples))
	for _, e := range examples {
		var terms []placed
		sum := 0.0
		for _, hash := range e.Features {
			idf := alone
			if feature, ok := at[hash]; ok {
				idf = float64(t.idf[feature]) / 16
				terms = append(terms, placed{feature, float32(idf)})
			}
			sum += float64(idf * idf)
		}
		for j := range terms {
			terms[j].weight /= float32(math.Sqrt(sum))
		}
		terms = append(terms, placed{len(t.hashes), always})
		for j, score := range e.Given {
			if score != 0 {
				terms = append(terms, placed{len(t.hashes) + 1 + j, float32(score)})
			}
		}
		t.terms = append(t.terms, terms)
	}
	t.weights = make([]float32, (len(t.hashes)+1+len(examples[0].Given))*t.classes)
	t.squares = make([]float32, len(t.weights))
	t.sums = make([]float32, t.classes)
	return t
}

// always is the weight of what every line has; a small one keeps it from being
// learned before all else.
const always = 0.2

// round goes through all examples, in an order of its own.
func (t *training) round() {
	for _, i := range t.random.Perm(len(t.examples)) {
		t.learn(t.terms[i], t.examples[i].Classes)
	}
}

// learn is a step down the slope of the loss (softmax regression).
func (t *training) learn(terms []placed, classes []int) {
	clear(t.sums)
	for _, term := range terms {
		row := t.weights[term.feature*t.classes:][:t.heard(term.feature)]
		for c, weight := range row {
			t.sums[c] += float32(term.weight * weight)
		}
	}
	for _, head := range t.heads {
		t.slope(head, classes)
	}
	for _, term := range terms {
		row, squares := t.weights[term.feature*t.classes:], t.squares[term.feature*t.classes:]
		for c, slope := range t.sums[:t.heard(term.feature)] {
			if slope < 1e-4 && slope > -1e-4 || t.kept != nil && !t.kept[term.feature*t.classes+c] {
				continue
			}
			g := float32(slope*term.weight) + float32(decay*row[c])
			squares[c] += float32(g * g)
			row[c] -= float32(pace * g / float32(math.Sqrt(float64(squares[c])+1e-8)))
		}
	}
}

// heard returns up to which class a feature has a say.
func (t *training) heard(feature int) int {
	if feature > len(t.hashes) {
		return t.heads[0].End
	}
	return t.classes
}

// slope turns the sums of a head into how far they are from what they should be.
func (t *training) slope(head Head, classes []int) {
	sums := make([]float64, head.End-head.First)
	for i := range sums {
		sums[i] = float64(t.sums[head.First+i])
	}
	Softmax(sums)
	right := within(classes, head)
	for _, c := range right {
		sums[c-head.First] -= 1 / float64(len(right))
	}
	if len(right) == 0 {
		clear(sums)
	}
	for i, sum := range sums {
		t.sums[head.First+i] = float32(sum)
	}
}

// within returns the classes that belong to a head.
func within(classes []int, head Head) (some []int) {
	for _, c := range classes {
		if c >= head.First && c < head.End {
			some = append(some, c)
		}
	}
	return some
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

// addBayes adds to the weights of the first head what naive Bayes makes of the same
// examples.
func (t *training) addBayes() {
	head := t.heads[0]
	n := head.End - head.First
	of := make([]float64, len(t.hashes)*n) // by feature and class
	features, classes, all := make([]float64, len(t.hashes)), make([]float64, n), 0.0
	for i, terms := range t.terms {
		right := within(t.examples[i].Classes, head)
		for _, term := range terms {
			if term.feature >= len(t.hashes) {
				continue
			}
			part := float64(term.weight) / float64(len(right))
			for _, c := range right {
				of[term.feature*n+c] += part
				classes[c] += part
				features[term.feature] += part
				all += part
			}
		}
	}
	for feature, much := range features {
		share := much / all
		for c := range n {
			p := (of[feature*n+c] + float64(smooth*share)) / (classes[c] + smooth)
			t.weights[feature*t.classes+c] += float32(bayes * math.Log(p/share))
		}
	}
}

// pack writes what [Open] reads.
func (t *training) pack() string {
	var hashes, idf, steps, counts, of, sizes []byte
	last := uint32(0)
	for i := range t.hashes {
		weights := t.weights[i*t.classes : (i+1)*t.classes]
		step, count, before := stepOf(weights), 0, 0
		for c, weight := range weights {
			size := max(-most, min(most, math.Round(float64(weight)/step*stepScale)))
			if size == 0 {
				continue
			}
			of = append(of, byte(c-before))
			sizes = append(sizes, byte(size+zero))
			before = c
			count++
		}
		if count == 0 {
			continue
		}
		hashes = binary.AppendUvarint(hashes, uint64(short(t.hashes[i])-last))
		last = short(t.hashes[i])
		idf = append(idf, t.idf[i])
		steps = append(steps, byte(step))
		counts = append(counts, byte(count))
	}
	var fixed []byte
	for i, weight := range t.weights[len(t.hashes)*t.classes:] {
		if i < t.classes {
			weight *= always
		}
		fixed = binary.LittleEndian.AppendUint32(fixed, math.Float32bits(weight))
	}
	var head []byte
	for _, n := range []int{len(t.examples), len(counts), len(of)} {
		head = binary.LittleEndian.AppendUint32(head, uint32(n))
	}
	var packed strings.Builder
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	for _, part := range [][]byte{head, hashes, idf, steps, counts, of, sizes, fixed} {
		if err == nil {
			_, err = w.Write(part)
		}
		if err == nil {
			err = w.Flush() // each part has statistics of its own
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic("classify: packing: " + err.Error()) // a builder takes everything
	}
	return packed.String()
}

// stepOf returns in what steps some weights are kept.
func stepOf(weights []float32) float64 {
	return max(1, min(255, math.Round(largest(weights)/most*stepScale)))
}

// keep keeps the weights that move the sums most, over all examples, and sets all others
// to none: those of the features that say most, of these perFeature on average. Chances
// depend only on how the weights of a head differ, so what is like the others is none.
func (t *training) keep(features int) {
	tells := make([]float64, len(t.hashes))
	order := make([]int, len(t.hashes))
	for i := range t.hashes {
		order[i] = i
		row := t.weights[i*t.classes : (i+1)*t.classes]
		for _, head := range t.heads {
			usual := middle(row[head.First:head.End])
			for c := head.First; c < head.End; c++ {
				row[c] -= usual
			}
		}
		tells[i] = float64(t.idf[i]) * math.Sqrt(float64(t.count[i]))
	}
	size := func(i int) float64 { return largest(t.weights[i*t.classes:(i+1)*t.classes]) * tells[i] }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size(b), size(a)) })
	order = order[:min(len(order), features)]
	var sizes []float64
	for _, i := range order {
		for _, weight := range t.weights[i*t.classes : (i+1)*t.classes] {
			sizes = append(sizes, math.Abs(float64(weight))*tells[i])
		}
	}
	slices.Sort(sizes)
	least := sizes[max(0, len(sizes)-perFeature*len(order))]
	t.kept = make([]bool, len(t.weights))
	for i := len(t.hashes) * t.classes; i < len(t.kept); i++ {
		t.kept[i] = true
	}
	for _, i := range order {
		for at := i * t.classes; at < (i+1)*t.classes; at++ {
			t.kept[at] = math.Abs(float64(t.weights[at]))*tells[i] >= least && t.weights[at] != 0
		}
	}
	for i, kept := range t.kept {
		if !kept {
			t.weights[i] = 0
		}
	}
	mean := make([]float32, len(t.weights))
	for range mended {
		t.round()
		for i, weight := range t.weights {
			mean[i] += float32(weight / mended)
		}
	}
	t.weights = mean
}

// middle returns the median of some weights.
func middle(weights []float32) float32 {
	sorted := slices.Sorted(slices.Values(weights))
	return sorted[len(sorted)/2]
}

// largest returns the size of the weight furthest from none.
func largest(weights []float32) float64 {
	size := 0.0
	for _, w := range weights {
		size = max(size, math.Abs(float64(w)))
	}
	return size
}
