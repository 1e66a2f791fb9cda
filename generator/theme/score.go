package theme

import (
	_ "embed"
	"encoding/binary"
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"journal/generator/theme/classify"
)

// A line gets a score for every theme from a linear classifier that sees its words
// and what the lexicon says of it. How sure a line must be to be placed was found by
// leaving out all lines of a voice at a time: what one person wrote never judges
// what the same person wrote.

// learned is what [Compile] learns of the examples; see [unpackLearned].
//
//go:embed examples/compiled.bin
var learned string

// languages of the examples, in the order of their classes.
var languages = []string{"en", "de", "es", "fr", "it", "ja", "pt", "zh"}

// languageOf returns the number of a language; English if it is none.
func languageOf(name string) int { return max(0, slices.Index(languages, name)) }

// calibration says how sure the scores are, and what follows from that.
type calibration struct {
	Scale float64 // what scores are multiplied with to be logarithms of chances
	None  float64 // what is added for no theme
	Prior float64 // see [adapt]
	Bar   float64 // from what chance on a line is placed
	Both  float64 // from what chance on it stands in a second theme, too
	Kin   float64 // from what chance on lines that are not placed are put together
}

// calibrationSize is how many bytes of learned each of its two calibrations takes.
const calibrationSize = 6 * 4

// classes are the numbers of the classes of a lexicon: its themes, none of them, and
// the languages.
type classes struct{ none, language, end int }

func (lex *lexicon) classes() classes {
	n := lex.builtIn
	return classes{none: n, language: n + 1, end: n + 1 + len(languages)}
}

func (c classes) heads() []classify.Head {
	return []classify.Head{{First: 0, End: c.language}, {First: c.language, End: c.end}}
}

// knowledge is what was learned of examples, ready to use.
type knowledge struct {
	english, other calibration // for lines in English and others
	classes
	model *classify.Model
}

// of returns the calibration for a line.
func (k *knowledge) of(s scores) calibration {
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
		model:   classify.Open(packed[2*calibrationSize:], c.heads()),
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
	for _, n := range []float64{c.Scale, c.None, c.Prior, c.Bar, c.Both, c.Kin} {
		packed = binary.LittleEndian.AppendUint32(packed, math.Float32bits(float32(n)))
	}
	return packed
}

// scores are what the classifier says of one line.
type scores struct {
	sums     []float64 // by theme, the last of no theme
	language int       // of languages
}

// inEnglish tells whether a line is in English, as far as one can see.
func (s scores) inEnglish() bool { return s.language == 0 }

// stems returns the stems of the content words of the line that was read, in order.
func (r *reader) stems() []string {
	stems := make([]string, 0, len(r.line))
	for _, w := range r.line {
		if !r.lex.plain[w.stem] && utf8.RuneCountInString(w.stem) > 1 {
			stems = append(stems, w.stem)
		}
	}
	return stems
}

// features returns what the classifier sees of the line that was read.
func (r *reader) features(text string) []uint32 { return classify.Features(split(text), r.stems()) }

// score asks the classifier about the line that was read.
func (r *reader) score(text string, k *knowledge) (scores, []classify.Term) {
	terms := k.model.Terms(r.features(text))
	sums := make([]float64, k.end)
	k.model.Linear(terms, sums)
	languages := sums[k.language:]
	classify.Softmax(languages)
	s := scores{sums: sums[:k.language]}
	// A few words may be of any language; most lines are English.
	if at := mostOf(languages); languages[at] >= 2*languages[0] {
		s.language = at
	}
	k.model.Given(r.rulesSay(s.language, k.none), s.sums)
	return s, terms
}

// ruleScale brings the sums of the lexicon's rules to the size of a classifier's terms.
const ruleScale = 0.1

// rulesSay returns what the rules of the lexicon say of the line that was read, by theme.
func (r *reader) rulesSay(language, themes int) []float64 {
	r.lang = language
	r.topic()
	say := make([]float64, themes)
	for i := range say {
		say[i] = ruleScale * r.sums[i]
	}
	return say
}

// chances returns for every theme the chance that the line speaks of it; the last is
// that of no theme.
func (c calibration) chances(s scores) []float64 {
	all := make([]float64, len(s.sums))
	for i, score := range s.sums {
		all[i] = c.Scale * score
	}
	all[len(all)-1] += c.None
	classify.Softmax(all)
	return all
}

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
