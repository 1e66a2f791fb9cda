package classify

import (
	"slices"
	"strings"
	"testing"
)

// Lines of two classes, colours and sounds, and the language they are said in.
var heads = []Head{{0, 3}, {3, 5}}

// many are more features than the examples have.
const many = 1000

func examples() []Example {
	var all []Example
	for text, class := range map[string]int{
		"red blue paint": 0, "green paint on wood": 0, "yellow paint and red": 0, "blue and green": 0, "a red wall": 0,
		"loud drum beat": 1, "soft drum tone": 1, "a loud trumpet tone": 1, "trumpet and drum": 1, "the beat was soft": 1,
		"parking was full": 2, "the tea was cold": 2,
	} {
		words := strings.Fields(text)
		all = append(all, Example{Features: Features(words, words), Given: []float64{0, 0}, Classes: []int{class, 3}})
	}
	slices.SortFunc(all, func(a, b Example) int { return slices.Compare(a.Features, b.Features) })
	return all
}

func chances(m *Model, text string, given ...float64) []float64 {
	words := strings.Fields(text)
	sums := make([]float64, 5)
	m.Linear(m.Terms(Features(words, words)), sums)
	m.Given(given, sums[:3])
	Softmax(sums[:3])
	return sums[:3]
}

func best(chances []float64) int { return slices.Index(chances, slices.Max(chances)) }

// What was learned holds for lines that were not among the examples, and for words that
// are only like theirs.
func TestTrainedModelSortsNewLines(t *testing.T) {
	m := Open(Train(examples(), heads, many), heads)
	for text, want := range map[string]int{"green and red": 0, "painted wood": 0, "drums and trumpets": 1, "a soft tone": 1} {
		if got := best(chances(m, text)); got != want {
			t.Errorf("%q is of class %d, want %d: %.2f", text, got, want, chances(m, text))
		}
	}
}

// The same examples make the same model.
func TestTrainingIsDeterministic(t *testing.T) {
	first := Train(examples(), heads, many)
	if again := Train(examples(), heads, many); again != first {
		t.Error("two models of the same examples differ")
	}
}

// Given scores are learned from, and asked for again.
func TestGivenScoresCount(t *testing.T) {
	all := examples()
	for i := range all {
		if class := all[i].Classes[0]; class < 2 {
			all[i].Given = []float64{0, 0}
			all[i].Given[class] = 2
		}
	}
	m := Open(Train(all, heads, many), heads)
	if a, b := chances(m, "zebra", 2, 0), chances(m, "zebra", 0, 2); best(a) != 0 || best(b) != 1 {
		t.Errorf("a line of unknown words goes by the scores: got %.2f and %.2f", a, b)
	}
}

// A model of fewer features says less, and is smaller.
func TestSizeIsBounded(t *testing.T) {
	all, few := Train(examples(), heads, many), Train(examples(), heads, 5)
	if len(few) >= len(all) {
		t.Errorf("five features take %d bytes, all take %d", len(few), len(all))
	}
	m := Open(few, heads)
	if len(m.shorts) > 5 || len(m.rows) != len(m.shorts)+1 {
		t.Errorf("%d features, want at most five", len(m.shorts))
	}
}

// The squares of the weights of a line add up to one, known words or not.
func TestTermsAreOneLong(t *testing.T) {
	m := Open(Train(examples(), heads, many), heads)
	for _, text := range []string{"red paint", "zebra", "red zebra and okapi"} {
		words := strings.Fields(text)
		sum := 0.0
		for _, term := range m.Terms(Features(words, words)) {
			sum += term.Weight * term.Weight
		}
		if sum < 0.999 || sum > 1.001 {
			t.Errorf("%q is %.4f long", text, sum)
		}
	}
	if terms := m.Terms(Features(nil, nil)); len(terms) != 0 {
		t.Errorf("no words have %d terms", len(terms))
	}
}

func TestFeatures(t *testing.T) {
	of := func(words, stems string) []uint32 { return Features(strings.Fields(words), strings.Fields(stems)) }
	if got := of("red red", ""); !slices.IsSorted(got) || len(slices.Compact(slices.Clone(got))) != len(got) {
		t.Errorf("features are sorted, each once: %v", got)
	}
	// Two stems near each other are a feature in any order; pairs of words are not.
	if !slices.Equal(of("", "paint wall"), of("", "wall paint")) {
		t.Error("the order of stems counts")
	}
	if slices.Equal(of("paint wall", ""), of("wall paint", "")) {
		t.Error("the order of words does not count")
	}
	// Three characters of a script without spaces are one, as are those the line begins with.
	three, apart := of("緊 張 し", ""), of("緊 張 x し", "")
	if len(three) != 3+4+3 {
		t.Errorf("three characters have %d features, want 10", len(three))
	}
	if slices.Contains(apart, hash(tripleKind, "緊", "張", "し")) {
		t.Error("a word between makes no three in a row")
	}
}
