package mail

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strings"
	"sync"

	"journal/generator/theme/classify"
)

//go:generate go run ./compile

// tenor is what a sentence of a mail tells of the application of its reader. Who
// says no has a thousand ways to say it, most without the commonness words; so besides the
// signs of the grammar a classifier has its say, which has learned from the sentences
// of the folder beside this file.
type tenor int

const (
	saysNo   tenor = iota // this person was not chosen
	saysBye               // the farewell around a no
	saysGo                // it goes on: an invitation, a next step, an offer
	saysWait              // nothing is decided
	saysIf                // a rule, or a condition
	saysElse              // bad news of something or somebody else
	saysNone              // all else
	tenors
)

// tenorNames are the labels of the sentences, in their order.
var tenorNames = [tenors]string{"no", "bye", "go", "wait", "if", "else", "0"}

var tenorHeads = []classify.Head{{First: 0, End: int(tenors)}}

// tenorsLearned is what [Compile] learns of the sentences.
//
//go:embed sentences/compiled.bin
var tenorsLearned string

var tenorModel = sync.OnceValue(func() *classify.Model { return classify.Open(tenorsLearned, tenorHeads) })

// commonness is how much more often sentences of each tenor stand in mails than among those
// that were learned from: most sentences of a mail tell nothing.
var commonness = [tenors]float64{0.4, 0.8, 1, 1, 1, 1, 2.5}

// tell returns the chance of each tenor.
func tell(m *classify.Model, s sentence) []float64 {
	sums := make([]float64, tenors)
	m.Linear(m.Terms(tenorFeatures(s)), sums)
	for i, often := range commonness {
		sums[i] += math.Log(often)
	}
	classify.Softmax(sums)
	return sums
}

func tenorFeatures(s sentence) []uint32 {
	words := make([]string, 0, len(s.words))
	for _, w := range s.words {
		if !w.mark || w.text == "?" {
			words = append(words, w.text)
		}
	}
	return classify.Features(words, words)
}

// labelled is a sentence that somebody labelled.
type labelled struct {
	sentence
	tenor tenor
	voice int // who would write it
}

// readLabelled reads the files of a folder: "label: sentence", each voice behind a
// line that begins with "#".
func readLabelled(folder fs.FS) (all []labelled, err error) {
	names, err := fs.Glob(folder, "*.txt")
	if err != nil {
		return nil, err
	}
	voice := 0
	var problems []error
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		for n, line := range strings.Split(string(text), "\n") {
			line = strings.TrimSpace(line)
			if line == "" {
				continue
			}
			if strings.HasPrefix(line, "#") {
				voice++
				continue
			}
			label, said, ok := strings.Cut(line, ":")
			of := slices.Index(tenorNames[:], label)
			if !ok || of < 0 {
				problems = append(problems, fmt.Errorf("%s:%d: %q is not “label: sentence”", name, n+1, line))
				continue
			}
			s := sentence{raw: strings.TrimSpace(said)}
			s.words = tokenize(foldRunes(s.raw))
			all = append(all, labelled{s, tenor(of), voice})
		}
	}
	return all, errors.Join(problems...)
}

// Compile reads the folder sentences and returns, by the name of the file, what the
// program reads instead of it: the same sentences, the same bytes. It tells on log how
// well sentences of voices are told that nothing was learned from. It is what go
// generate runs.
func Compile(files fs.FS, log io.Writer) (map[string]string, error) {
	folder, err := fs.Sub(files, "sentences")
	if err != nil {
		return nil, err
	}
	all, err := readLabelled(folder)
	if err != nil {
		return nil, err
	}
	examples := make([]classify.Example, len(all))
	for i, l := range all {
		examples[i] = classify.Example{Features: tenorFeatures(l.sentence), Classes: []int{int(l.tenor)}, Times: 1}
	}
	const folds = 5
	right := 0
	var hits, wrong, missed [tenors]int
	for fold := range folds {
		var rest []classify.Example
		for i, l := range all {
			if l.voice%folds != fold {
				rest = append(rest, examples[i])
			}
		}
		m := classify.Open(classify.Train(rest, tenorHeads), tenorHeads)
		for _, l := range all {
			if l.voice%folds != fold {
				continue
			}
			chances := tell(m, l.sentence)
			best := tenor(slices.Index(chances, slices.Max(chances)))
			if best == l.tenor {
				right++
			}
			for of := range tenors {
				switch sure := chances[of] >= surely; {
				case sure && of == l.tenor:
					hits[of]++
				case sure:
					wrong[of]++
				case of == l.tenor:
					missed[of]++
				}
			}
		}
	}
	fmt.Fprintf(log, "%d sentences: right %.3f\n", len(all), float64(right)/float64(len(all)))
	for of, name := range tenorNames {
		fmt.Fprintf(log, "%-4s surely: %d, of these wrong %d; not surely %d\n", name, hits[of]+wrong[of], wrong[of], missed[of])
	}
	return map[string]string{"sentences/compiled.bin": classify.Train(examples, tenorHeads)}, nil
}
