package theme

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"

	"journal/generator/theme/classify"
)

// Compile reads the folders lexicon and examples and returns, by the name of the
// file, what the program reads instead of them: the same folders, the same bytes.
// It tells what it has measured on log. It is what go generate runs.
func Compile(files fs.FS, log io.Writer) (map[string]string, error) {
	lexFiles, err := fs.Sub(files, "lexicon")
	if err != nil {
		return nil, err
	}
	exFiles, err := fs.Sub(files, "examples")
	if err != nil {
		return nil, err
	}
	lex, problems := readLexicon(lexFiles)
	examples, more := readExamples(exFiles)
	if err := errors.Join(append(problems, more...)...); err != nil {
		return nil, err
	}
	lines, err := label(lex, examples)
	if err != nil {
		return nil, err
	}
	packed, err := learn(lex, examples, lines, log)
	if err != nil {
		return nil, err
	}
	return map[string]string{"lexicon/compiled.bin": pack(lex.weigh(examples)), "examples/compiled.bin": packed}, nil
}

// label turns examples into what the classifier learns from.
func label(lex *lexicon, examples []example) ([]classify.Example, error) {
	c := lex.classes()
	lines := make([]classify.Example, len(examples))
	var problems []error
	for i, e := range examples {
		of := []int{c.none}
		if len(e.themes) > 0 {
			of = nil
		}
		for _, name := range e.themes {
			topic := slices.IndexFunc(lex.topics, func(t topic) bool { return t.name == name })
			if topic < 0 {
				problems = append(problems, fmt.Errorf("%q: no theme %q", e.text, name))
				continue
			}
			of = append(of, topic)
		}
		language := slices.Index(languages, e.language)
		if language < 0 {
			problems = append(problems, fmt.Errorf("%q: no language %q", e.text, e.language))
		}
		progress := c.progress
		if e.progress {
			progress++
		}
		lines[i] = classify.Example{Features: classify.Features(split(e.text)), Classes: append(of, c.language+language, progress)}
	}
	return lines, errors.Join(problems...)
}

// folds is into how many parts the voices are divided: each part is judged by what
// was learned from all others.
const folds = 8

// judged is an example with what the sources say that have not seen its voice.
type judged struct {
	sources
	example
	right []int // themes, or none
}

// learn trains the classifier and finds the calibration.
func learn(lex *lexicon, examples []example, lines []classify.Example, log io.Writer) (string, error) {
	all := leaveOut(lex, examples, lines)
	var packed []byte
	for _, english := range []bool{true, false} {
		some := slices.Collect(func(yield func(judged) bool) {
			for _, j := range all {
				if j.inEnglish() == english && !j.knowing && !yield(j) {
					return
				}
			}
		})
		c := fit(some)
		c.Bar, c.Both = bars(c, some)
		report(log, c, some)
		packed = append(packed, c.pack()...)
	}
	return string(packed) + classify.Train(lines, lex.classes().heads()), nil
}

// leaveOut judges every example by a model that was trained without its voice.
func leaveOut(lex *lexicon, examples []example, lines []classify.Example) []judged {
	c := lex.classes()
	all := make([]judged, len(examples))
	for fold := range folds {
		var rest []classify.Example
		var known []example
		for i, e := range examples {
			if e.voice%folds != fold {
				rest, known = append(rest, lines[i]), append(known, e)
			}
		}
		k := &knowledge{classes: c, model: classify.Open(classify.Train(rest, c.heads()), c.end)}
		r := newReader(lex.weigh(known))
		for i, e := range examples {
			if e.voice%folds != fold {
				continue
			}
			r.read(e.text)
			s, _ := r.score(e.text, k)
			right := lines[i].Classes
			all[i] = judged{s, e, right[:len(right)-2]}
		}
	}
	return all
}

// fit finds how much each source counts: the most likely labels (logistic
// regression, by going down the slope).
func fit(all []judged) calibration {
	c := calibration{Linear: 0.5, Nearest: 1, Lexicon: 0.5}
	for step := range 300 {
		var slope calibration
		for _, j := range all {
			chances := c.chances(j.sources)
			last := len(chances) - 1
			for i, p := range chances {
				off := p
				if slices.Contains(j.right, i) {
					off -= 1 / float64(len(j.right))
				}
				slope.Linear += float64(off * logLinear(j.linear[i]))
				slope.Nearest += float64(off * j.nearest[i])
				slope.Lexicon += float64(off * logLexicon(j.lexicon[i]))
				if i == last {
					slope.None += off
				}
			}
		}
		pace := 2 / (1 + float64(step)/60) / float64(len(all))
		c.Linear -= float64(pace * slope.Linear * 0.1)
		c.Nearest -= float64(pace * slope.Nearest)
		c.Lexicon -= float64(pace * slope.Lexicon * 0.1)
		c.None -= float64(pace * slope.None)
	}
	return c
}

// mostWrong is the share of placed lines that may stand under a wrong title.
const mostWrong = 0.15

// What a simulated person writes: so many lines of so many themes, and of none.
const (
	simulated       = 300
	simulatedThemes = 7
	simulatedLines  = 30
	simulatedNone   = 3
)

// bars finds from what chance on a line is placed, so that at most mostWrong of
// those are wrong, and from what chance on it stands in a second theme, too. The
// chances are those of lines among others of one person, so people are made of the
// lines of all voices who write about few themes.
func bars(c calibration, all []judged) (bar, both float64) {
	type placed struct {
		chance float64
		right  bool
	}
	var lines []placed
	random := rand.New(rand.NewPCG(3, 4))
	of := map[int][]judged{}
	for _, j := range all {
		for _, theme := range j.right {
			of[theme] = append(of[theme], j)
		}
	}
	none := len(all[0].linear) - 1
	themes := slices.Sorted(maps.Keys(of))
	themes = slices.DeleteFunc(themes, func(theme int) bool { return theme == none })
	for range simulated {
		random.Shuffle(len(themes), func(i, j int) { themes[i], themes[j] = themes[j], themes[i] })
		var person []judged
		for range simulatedLines {
			some := of[themes[random.IntN(min(simulatedThemes, len(themes)))]]
			person = append(person, some[random.IntN(len(some))])
		}
		for range simulatedNone {
			if some := of[none]; len(some) > 0 {
				person = append(person, some[random.IntN(len(some))])
			}
		}
		chances := make([][]float64, len(person))
		for i, j := range person {
			chances[i] = c.chances(j.sources)
		}
		adapt(chances, nil)
		for i, j := range person {
			first, _ := best(chances[i])
			lines = append(lines, placed{chances[i][first], slices.Contains(j.right, first)})
		}
	}
	slices.SortStableFunc(lines, func(a, b placed) int { return cmp.Compare(b.chance, a.chance) })
	bar = 1
	wrong := 0
	for i, l := range lines {
		if !l.right {
			wrong++
		}
		if float64(wrong) <= mostWrong*float64(i+1) {
			bar = l.chance
		}
	}
	return bar, 0.3
}

func report(log io.Writer, c calibration, all []judged) {
	fmt.Fprintf(log, "%d examples, %+v\n", len(all), c)
	for _, language := range append([]string{""}, languages...) {
		n, right, linear, near, lex, placed, wrong := 0, 0, 0, 0, 0, 0, 0
		for _, j := range all {
			if language != "" && j.example.language != language || j.right[0] == len(j.linear)-1 {
				continue
			}
			n++
			chances := c.chances(j.sources)
			first, _ := best(chances)
			ok := func(scores []float64) int {
				if f, _ := best(scores); slices.Contains(j.right, f) {
					return 1
				}
				return 0
			}
			right, linear, near, lex = right+ok(chances), linear+ok(j.linear), near+ok(j.nearest), lex+ok(j.lexicon)
			if chances[first] >= c.Bar {
				placed++
				wrong += 1 - ok(chances)
			}
		}
		share := func(k, n int) float64 { return float64(k) / float64(max(n, 1)) }
		fmt.Fprintf(log, "%-3s %5d lines: right %.3f (linear %.3f, nearest %.3f, lexicon %.3f), placed %.3f, of these wrong %.3f\n",
			language, n, share(right, n), share(linear, n), share(near, n), share(lex, n), share(placed, n), share(wrong, placed))
	}
}
