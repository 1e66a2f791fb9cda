package mail

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"strings"

	"journal/generator/theme/classify"
)

// labelled is a sentence that somebody labelled.
type labelled struct {
	sentence
	tenor tenor
	voice int // who would write it
	lang  *grammar
}

// labelledMail is a mail that somebody labelled.
type labelledMail struct {
	Message
	refuses bool
	other   bool // of no application: from a landlord, a bank, a school
	voice   int
}

// examples is what people labelled: sentences, and whole mails, whose sentences are among
// them.
type examples struct {
	sentences []labelled
	mails     []labelledMail
	voices    int
}

// readExamples reads the folders sentences and mails.
func readExamples(files fs.FS) (*examples, error) {
	x := new(examples)
	names, err := fs.Glob(files, "*/*.txt")
	if err != nil {
		return nil, err
	}
	var problems []error
	for _, name := range names {
		if dir := path.Dir(name); dir != "sentences" && dir != "mails" {
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		problems = append(problems, x.read(name, string(text)))
	}
	return x, errors.Join(problems...)
}

// read reads a file: "label: sentence", each voice behind a line that begins with "#", each
// mail behind "= KIND | subject". A mail is a voice, too.
func (x *examples) read(name, text string) error {
	lang := grammarOf(strings.TrimSuffix(path.Base(name), ".txt"))
	var mail *labelledMail
	var body, problems = []string(nil), []error(nil)
	flush := func() {
		if mail != nil {
			mail.sort(strings.Join(body, "\n"))
			x.mails = append(x.mails, *mail)
		}
		mail, body = nil, nil
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		label, said, ok := strings.Cut(line, ":")
		of := slices.Index(tenorNames[:], label)
		switch {
		case line == "":
		case strings.HasPrefix(line, "#"):
			flush()
			x.voices++
		case strings.HasPrefix(line, "= "):
			flush()
			x.voices++
			kind, subject, _ := strings.Cut(line[2:], " | ")
			mail = &labelledMail{Message: Message{Subject: subject}, refuses: kind == "no", other: kind == "other", voice: x.voices}
		case !ok || of < 0:
			problems = append(problems, fmt.Errorf("%s:%d: %q is not “label: sentence”", name, n, line))
		default:
			s := sentence{raw: strings.TrimSpace(said)}
			s.words = tokenize(foldRunes(s.raw))
			body = append(body, s.raw)
			x.sentences = append(x.sentences, labelled{s, tenor(of), x.voices, lang})
		}
	}
	flush()
	return errors.Join(problems...)
}

const (
	// folds is in how many parts the voices are put, each told by what the others taught.
	folds = 5
	// trusted is the share of left-out mails believed to say no that have to do so, of those
	// that a journal can have an application for.
	trusted = 0.98
)

// Compile reads the folders sentences and mails and returns, by the name of the file, what
// the program reads instead of them: the same text, the same bytes. From the sentences it
// learns their tenor, from whole mails, told by a classifier that has not seen them, how
// much each aspect of a mail says. It tells on log how well voices are told that nothing was
// learned from. It is what go generate runs.
func Compile(files fs.FS, log io.Writer) (map[string]string, error) {
	x, err := readExamples(files)
	if err != nil {
		return nil, err
	}
	all := make([]classify.Example, len(x.sentences))
	for i, l := range x.sentences {
		all[i] = classify.Example{Features: tenorFeatures(l.sentence, []*grammar{l.lang}), Classes: []int{int(l.tenor)}}
	}
	told := make([]evidence, len(x.mails))
	var right int
	var sure, surelyRight [tenors]int
	for fold := range folds {
		var rest []classify.Example
		for i, l := range x.sentences {
			if l.voice%folds != fold {
				rest = append(rest, all[i])
			}
		}
		m := classify.Open(classify.Train(rest, tenorHeads, tenorTerms), tenorHeads)
		for _, l := range x.sentences {
			if l.voice%folds != fold {
				continue
			}
			chances := tell(m, l.sentence, []*grammar{l.lang})
			best := slices.Index(chances, slices.Max(chances))
			hit := tenor(best) == l.tenor
			if hit {
				right++
			}
			if chances[best] >= certain {
				sure[best]++
				if hit {
					surelyRight[best]++
				}
			}
		}
		for i, w := range x.mails {
			if w.voice%folds == fold {
				told[i] = w.gatherBy(m)
			}
		}
	}
	fmt.Fprintf(log, "%d sentences: right %.3f\n", len(x.sentences), float64(right)/float64(len(x.sentences)))
	for of, name := range tenorNames {
		fmt.Fprintf(log, "%-4s surely: %d, of these right %d\n", name, sure[of], surelyRight[of])
	}
	return map[string]string{
		"sentences/compiled.bin": classify.Train(all, tenorHeads, tenorTerms),
		"decision.txt":           x.decide(told, log).text(),
	}, nil
}

// decide fits the verdict on mails, and sets its bar by what it says of mails that were left
// out.
func (x *examples) decide(told []evidence, log io.Writer) *verdict {
	rows := make([][]float64, len(told))
	for i := range told {
		rows[i] = told[i].aspects()
	}
	fitted := func(chosen func(voice int) bool) *verdict {
		var some [][]float64
		var yes []bool
		for i, m := range x.mails {
			if chosen(m.voice) {
				some, yes = append(some, rows[i]), append(yes, m.refuses)
			}
		}
		return fit(some, yes)
	}
	sums := make([]float64, len(rows))
	for fold := range folds {
		v := fitted(func(voice int) bool { return voice%folds != fold })
		for i, m := range x.mails {
			if m.voice%folds == fold {
				sums[i] = v.sum(rows[i]) + told[i].known()
			}
		}
	}
	v := fitted(func(int) bool { return true })
	v.bar = math.Inf(1)
	all, said, wrong := 0, 0, 0
	for _, m := range x.mails {
		if m.refuses {
			all++
		}
	}
	for _, bar := range slices.Backward(slices.Sorted(slices.Values(sums))) {
		noes, others := 0, 0
		for i, m := range x.mails {
			switch {
			case sums[i] < bar || !told[i].may():
			case m.refuses:
				noes++
			case !m.other:
				others++
			}
		}
		if bar > notable && float64(noes) >= trusted*float64(noes+others) {
			v.bar, said, wrong = bar, noes, others
		}
	}
	fmt.Fprintf(log, "%d mails, %d of them say no: believed of %d, and of %d others\n", len(x.mails), all, said, wrong)
	return v
}

// fit is a logistic regression in which each aspect may speak one way only: what mails
// that are hard to tell happen to have is no sign of the opposite.
func fit(rows [][]float64, yes []bool) *verdict {
	const (
		rounds   = 1500
		pace     = 0.1
		momentum = 0.9
		ridge    = 0.01
		least    = 0.1 // spread of an aspect
	)
	n := float64(len(rows))
	mean, spread := make([]float64, len(aspects)), make([]float64, len(aspects))
	for _, row := range rows {
		for i, x := range row {
			mean[i] += float64(x / n)
		}
	}
	for _, row := range rows {
		for i, x := range row {
			spread[i] += float64((x - mean[i]) * (x - mean[i]) / n)
		}
	}
	for i := range spread {
		spread[i] = max(math.Sqrt(spread[i]), least)
	}
	scaled := make([][]float64, len(rows))
	for k, row := range rows {
		for i, x := range row {
			scaled[k] = append(scaled[k], (x-mean[i])/spread[i])
		}
	}
	v := &verdict{weights: make([]float64, len(aspects))}
	speed, baseSpeed := make([]float64, len(aspects)), 0.0
	for range rounds {
		slope, baseSlope := make([]float64, len(aspects)), 0.0
		for k, row := range scaled {
			off := 1 / (1 + math.Exp(-v.sum(row)))
			if yes[k] {
				off--
			}
			off /= n
			for i, x := range row {
				slope[i] += float64(off * x)
			}
			baseSlope += off
		}
		baseSpeed = float64(momentum*baseSpeed) - float64(pace*baseSlope)
		v.base += baseSpeed
		for i, a := range aspects {
			speed[i] = float64(momentum*speed[i]) - float64(pace*(slope[i]+float64(ridge*v.weights[i])))
			v.weights[i] += speed[i]
			if a.against == (v.weights[i] > 0) {
				v.weights[i], speed[i] = 0, 0
			}
		}
	}
	for i := range aspects {
		v.weights[i] /= spread[i]
		v.base -= float64(v.weights[i] * mean[i])
	}
	return v
}
