package theme

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"sync"

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
	return map[string]string{"lexicon/compiled.bin": pack(lex), "examples/compiled.bin": learn(lex, examples, lines, log)}, nil
}

// label turns examples into what the classifier learns from.
func label(lex *lexicon, examples []example) ([]classify.Example, error) {
	c := lex.classes()
	lines := make([]classify.Example, len(examples))
	r := newReader(lex)
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
		r.read(e.text)
		lines[i] = classify.Example{
			Features: r.features(e.text),
			Given:    r.rulesSay(max(0, language), c.none),
			Classes:  append(of, c.language+language),
		}
	}
	return lines, errors.Join(problems...)
}

// features is how many the classifier keeps: what fits into a megabyte.
const features = 100_000

// folds is into how many parts the voices are divided: each part is judged by what
// was learned from all others.
const folds = 8

// judged is an example with the scores of a classifier that has not seen its voice.
type judged struct {
	scores
	example
	right []int // themes, or none
}

// learn trains the classifier and finds the calibration.
func learn(lex *lexicon, examples []example, lines []classify.Example, log io.Writer) string {
	all := leaveOut(lex, examples, lines)
	var packed []byte
	for _, english := range []bool{true, false} {
		some := slices.Collect(func(yield func(judged) bool) {
			for _, j := range all {
				if (j.example.language == languages[0]) == english && !j.knowing && !yield(j) {
					return
				}
			}
		})
		c := fit(some)
		reached := findCuts(&c, some)
		fmt.Fprintf(log, "%d examples, %+v\n", len(some), c)
		fmt.Fprintf(log, "voices that write like people: F1 %.3f, placed %.3f, of these wrong %.3f\n", reached.f1, reached.placed, reached.wrong)
		report(log, c, some)
		packed = append(packed, c.pack()...)
	}
	return string(packed) + classify.Train(lines, lex.classes().heads(), features)
}

// leaveOut judges every example by a model that was trained without its voice.
func leaveOut(lex *lexicon, examples []example, lines []classify.Example) []judged {
	c := lex.classes()
	all := make([]judged, len(examples))
	var group sync.WaitGroup
	room := make(chan bool, runtime.NumCPU()) // a training takes half a gigabyte
	for fold := range folds {
		group.Go(func() {
			room <- true
			defer func() { <-room }()
			var rest []classify.Example
			for i, e := range examples {
				if e.voice%folds != fold {
					rest = append(rest, lines[i])
				}
			}
			k := &knowledge{classes: c, model: classify.Open(classify.Train(rest, c.heads(), features), c.heads())}
			r := newReader(lex)
			for i, e := range examples {
				if e.voice%folds != fold {
					continue
				}
				r.read(e.text)
				s, _ := r.score(e.text, k)
				right := lines[i].Classes
				all[i] = judged{s, e, right[:len(right)-1]}
			}
		})
	}
	group.Wait()
	return all
}

// fit finds how sure scores are: what makes the labels most likely (logistic
// regression, by going down the slope).
func fit(all []judged) calibration {
	c := calibration{Scale: 1}
	for step := range 200 {
		scale, none := 0.0, 0.0
		for _, j := range all {
			chances := c.chances(j.scores)
			last := len(chances) - 1
			for i, p := range chances {
				off := p
				if slices.Contains(j.right, i) {
					off -= 1 / float64(len(j.right))
				}
				scale += float64(off * j.sums[i])
				if i == last {
					none += off
				}
			}
		}
		pace := 1 / (1 + float64(step)/40) / float64(len(all))
		c.Scale -= float64(pace * scale * 0.1)
		c.None -= float64(pace * none * 10)
	}
	return c
}

// mostWrong is the share of placed lines of these voices that may stand under another
// title than their label. An example has one label where two titles often fit: of the
// lines of real people, judged by all titles that fit, three quarters as many are wrong,
// and of these lines at most every seventh shall be. A line that is not quite sure is
// shown to its writer again, see [certainly].
const mostWrong = 0.18

// Voices that write like a person over the months of a search, about few weaknesses in
// many words, decide where to cut: so many lines at least, so many of each theme on
// average. The other voices name as many weaknesses as they can, each once or twice.
const (
	personLines  = 20
	personRepeat = 2.0
)

// persons returns the lines of each voice that writes like a person.
func persons(all []judged) [][]judged {
	of := map[int][]judged{}
	for _, j := range all {
		of[j.example.voice] = append(of[j.example.voice], j)
	}
	var people [][]judged
	for _, voice := range slices.Sorted(maps.Keys(of)) {
		lines := of[voice]
		themes, count := map[int]bool{}, 0
		for _, j := range lines {
			for _, theme := range j.right {
				if theme != len(j.sums)-1 {
					themes[theme] = true
					count++
				}
			}
		}
		if len(lines) >= personLines && float64(count) >= personRepeat*float64(len(themes)) {
			people = append(people, lines)
		}
	}
	return people
}

// result says how well lines were sorted.
type result struct{ f1, placed, wrong float64 }

// findCuts finds where to cut chances: so that at most mostWrong of the placed lines of
// voices that write like people are wrong, and the lines stand together best.
func findCuts(c *calibration, all []judged) result {
	people := persons(all)
	var reached result
	found := *c
	for _, prior := range []float64{5, 10, 20, 40} {
		c.Prior = prior
		chances := make([][][]float64, len(people))
		for p, lines := range people {
			for _, j := range lines {
				chances[p] = append(chances[p], c.chances(j.scores))
			}
			adapt(chances[p], nil, prior)
		}
		for _, both := range []float64{0.3, 0.5} {
			for bar := 0.30; bar < 0.96; bar += 0.02 {
				c.Both, c.Bar = both, bar
				for _, share := range []float64{0.25, 0.4} {
					c.Kin = share * bar
					if r := judge(*c, people, chances); r.wrong <= mostWrong && r.f1 > reached.f1 {
						reached, found = r, *c
					}
				}
			}
		}
	}
	*c = found
	return reached
}

// judge sorts the lines of people by their chances. F1 is B-cubed, extended to lines
// that stand in several groups (Amigó and others 2009), averaged over people.
func judge(c calibration, people [][]judged, chances [][][]float64) (r result) {
	lines, placed, wrong := 0.0, 0.0, 0.0
	for p, person := range people {
		groups, lists := make([][]int, len(person)), make([][]int, len(person))
		for i, j := range person {
			none := len(j.sums) - 1
			lines++
			of := c.placed(chances[p][i])
			for _, theme := range of {
				placed++
				if !slices.Contains(j.right, theme) {
					wrong++
				}
			}
			if first, _ := best(chances[p][i]); len(of) == 0 && chances[p][i][first] >= c.Kin {
				of = []int{len(j.sums) + first} // together, but not under the title
			}
			groups[i], lists[i] = of, j.right
			if len(of) == 0 {
				groups[i] = []int{-1 - i}
			}
			if j.right[0] == none {
				lists[i] = []int{-1 - i}
			}
		}
		r.f1 += agreement(groups, lists) / float64(len(people))
	}
	r.placed, r.wrong = placed/lines, wrong/max(placed, 1)
	return r
}

// agreement is the extended B-cubed F1 of the groups and lists of some lines.
func agreement(groups, lists [][]int) float64 {
	precision, recall := 0.0, 0.0
	for i := range groups {
		inGroups, inLists, together, alike := 0.0, 0.0, 0.0, 0.0
		for j := range groups {
			g, l := float64(shared(groups[i], groups[j])), float64(shared(lists[i], lists[j]))
			if g > 0 {
				together += min(g, l) / g
				inGroups++
			}
			if l > 0 {
				alike += min(g, l) / l
				inLists++
			}
		}
		precision += together / inGroups
		recall += alike / inLists
	}
	return 2 * precision * recall / (precision + recall) / float64(len(groups))
}

// shared counts what two short lists have in common.
func shared(a, b []int) (n int) {
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

func report(log io.Writer, c calibration, all []judged) {
	for _, language := range append([]string{""}, languages...) {
		n, right, three := 0, 0, 0
		for _, j := range all {
			if language != "" && j.example.language != language || j.right[0] == len(j.sums)-1 {
				continue
			}
			n++
			order := likeliest(c.chances(j.scores))
			if slices.Contains(j.right, order[0]) {
				right++
			}
			if slices.ContainsFunc(order[:suggestions], func(theme int) bool { return slices.Contains(j.right, theme) }) {
				three++
			}
		}
		if n > 0 {
			fmt.Fprintf(log, "%-3s %5d lines: right %.3f, among three %.3f\n", language, n, float64(right)/float64(n), float64(three)/float64(n))
		}
	}
}
