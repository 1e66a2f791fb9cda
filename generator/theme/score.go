package theme

import (
	_ "embed"
	"encoding/binary"
	"math"
	"slices"
	"sync"

	"journal/generator/theme/classify"
)

// A line gets a score for every theme from three sources: the lexicon, the linear
// classifier and the nearest of the examples. How much each counts, and how sure
// a line must be to be placed, was found by leaving out all lines of a voice at a
// time: what one person wrote never judges what the same person wrote.

// learned is what [Compile] learns of the examples; see [unpackLearned].
//
//go:embed examples/compiled.bin
var learned string

// languages of the examples, in the order of their classes.
var languages = []string{"en", "de", "es", "fr", "it", "ja", "pt", "zh"}

// languageOf returns the number of a language; English if it is none.
func languageOf(name string) int { return max(0, slices.Index(languages, name)) }

// calibration says how the scores of the sources are put together.
type calibration struct {
	Linear, Nearest, Lexicon float64 // how much each counts
	None                     float64 // what is added for no theme
	Bar                      float64 // from what chance on a line is placed
	Both                     float64 // from what chance on it stands in a second theme, too
}

// calibrationSize is how many bytes of learned each of its two calibrations takes.
const calibrationSize = 6 * 4

// classes are the numbers of the classes of a lexicon: its themes, none of them,
// the languages, no progress and progress.
type classes struct{ none, language, progress, end int }

func (lex *lexicon) classes() classes {
	n := lex.builtIn
	return classes{none: n, language: n + 1, progress: n + 1 + len(languages), end: n + 1 + len(languages) + 2}
}

func (c classes) heads() []classify.Head {
	return []classify.Head{{First: 0, End: c.language}, {First: c.language, End: c.progress}, {First: c.progress, End: c.end}}
}

// knowledge is what was learned of examples, ready to use.
type knowledge struct {
	english, other calibration // for lines in English, which have the lexicon, and others
	classes
	model *classify.Model
}

// of returns the calibration for a line.
func (k *knowledge) of(s sources) calibration {
	if s.inEnglish() {
		return k.english
	}
	return k.other
}

var builtInKnowledge = sync.OnceValue(func() *knowledge { return unpackLearned(learned, builtIn().classes()) })

// unpackLearned reads two calibrations and the model behind them.
func unpackLearned(packed string, c classes) *knowledge {
	return &knowledge{
		english: unpackCalibration(packed),
		other:   unpackCalibration(packed[calibrationSize:]),
		classes: c,
		model:   classify.Open(packed[2*calibrationSize:], c.end),
	}
}

func unpackCalibration(packed string) calibration {
	number := func(i int) float64 {
		return float64(math.Float32frombits(binary.LittleEndian.Uint32([]byte(packed[4*i : 4*i+4]))))
	}
	return calibration{number(0), number(1), number(2), number(3), number(4), number(5)}
}

func (c calibration) pack() []byte {
	var packed []byte
	for _, n := range []float64{c.Linear, c.Nearest, c.Lexicon, c.None, c.Bar, c.Both} {
		packed = binary.LittleEndian.AppendUint32(packed, math.Float32bits(float32(n)))
	}
	return packed
}

// sources are the scores of the three sources for one line, by theme, the last of
// no theme.
type sources struct {
	linear, nearest, lexicon []float64
	language                 int     // of languages
	progress                 float64 // the chance that it tells of progress
}

// inEnglish tells whether a line is in English, as far as one can see.
func (s sources) inEnglish() bool { return s.language == 0 }

// score asks the three sources about the line that was read.
func (r *reader) score(text string, k *knowledge) (sources, []classify.Term) {
	terms := k.model.Terms(classify.Features(split(text)))
	sums := make([]float64, k.end)
	k.model.Linear(terms, sums)
	for _, head := range k.heads() {
		classify.Softmax(sums[head.First:head.End])
	}
	s := sources{linear: sums[:k.language], nearest: make([]float64, k.end)[:k.language]}
	s.progress = sums[k.progress+1]
	// A few words may be of any language; most lines are English.
	if at := mostOf(sums[k.language:k.progress]); sums[k.language+at] >= 2*sums[k.language] {
		s.language = at
	}
	k.model.Nearest(terms, &r.near, s.nearest)
	r.lang = s.language
	r.topic()
	s.lexicon = lexiconScores(r.sums[:k.none])
	return s, terms
}

// chances puts the scores together: for every theme the chance that the line speaks
// of it; the last is that of no theme.
func (c calibration) chances(s sources) []float64 {
	all := make([]float64, len(s.linear))
	for i := range all {
		all[i] = float64(c.Linear*logLinear(s.linear[i])) + float64(c.Nearest*s.nearest[i]) + float64(c.Lexicon*logLexicon(s.lexicon[i]))
	}
	all[len(all)-1] += c.None
	classify.Softmax(all)
	return all
}

// lexiconScale brings the sums of the lexicon's rules to those of a classifier.
const lexiconScale = 0.3

// lexiconScores makes chances of the sums of the lexicon.
func lexiconScores(sums []float64) []float64 {
	chances := make([]float64, len(sums)+1)
	for i, sum := range sums {
		chances[i] = lexiconScale * sum
	}
	// A line of which no rule speaks is as likely of no theme.
	chances[len(sums)] = lexiconScale * enough
	classify.Softmax(chances)
	return chances
}

// A theme that no example is like may be meant for all that; one that no rule speaks
// of beside another that several speak of is hardly meant. So much is added to the
// chances before their logarithms are taken.
const (
	linearDoubt  = 1e-2
	lexiconDoubt = 1e-6
)

func logLinear(chance float64) float64  { return math.Log(chance + linearDoubt) }
func logLexicon(chance float64) float64 { return math.Log(chance + lexiconDoubt) }

// mostOf returns the position of the greatest number.
func mostOf(numbers []float64) (at int) {
	for i, n := range numbers {
		if n > numbers[at] {
			at = i
		}
	}
	return at
}

// best returns the surest theme and the one behind it; the last of chances, that of
// no theme, does not count.
func best(chances []float64) (first, second int) {
	first, second = -1, -1
	for i := range chances[:len(chances)-1] {
		switch {
		case first < 0 || chances[i] > chances[first]:
			first, second = i, first
		case second < 0 || chances[i] > chances[second]:
			second = i
		}
	}
	return first, second
}
