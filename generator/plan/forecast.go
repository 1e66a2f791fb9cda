package plan

import (
	"cmp"
	"fmt"
	"slices"

	"journal/generator/journal"
)

// Forecast tells how good the forecasts of a kind of interview are: `chance:` in their
// notes, beside whether it went on. The Brier score is the mean of the squared
// distances between chance and end (G. W. Brier, Verification of Forecasts Expressed
// in Terms of Probability, Monthly Weather Review 78 (1950), pages 1 to 3): 0 is
// perfect, and who always says one half gets 0.25.
type Forecast struct {
	Stage string // "" for all
	N     int    // that were decided
	Said  int    // the mean chance, in percent
	Came  int    // how often it went on, in percent
	brier int    // ten thousand times the score
}

// Brier is the score with two decimals: "0.18".
func (f *Forecast) Brier() string {
	return fmt.Sprintf("%d.%02d", (f.brier+50)/10000, (f.brier+50)/100%100)
}

// Lean says in words in which direction the forecasts are off.
func (f *Forecast) Lean() string {
	const little = 10 // points in a hundred
	switch d := f.Said - f.Came; {
	case d >= little:
		return fmt.Sprintf("%d points too hopeful", d)
	case d <= -little:
		return fmt.Sprintf("%d points too gloomy", -d)
	}
	return "about right"
}

// Forecasts returns how good the forecasts are, all together and then by stage, each
// from [Enough] decided ones on.
func Forecasts(j *journal.Journal) []*Forecast {
	type sums struct{ n, said, came, square int }
	byStage := map[string]*sums{}
	for _, in := range j.Interviews {
		if in.Note.Chance == nil || in.Upcoming {
			continue
		}
		on, decided := in.WentOn()
		if !decided {
			continue
		}
		for _, stage := range slices.Compact([]string{"", in.Kind}) {
			s := byStage[stage]
			if s == nil {
				s = &sums{}
				byStage[stage] = s
			}
			end := 0
			if on {
				end = 100
			}
			s.n, s.said, s.came = s.n+1, s.said+*in.Note.Chance, s.came+end
			s.square += (*in.Note.Chance - end) * (*in.Note.Chance - end)
		}
	}
	var out []*Forecast
	for stage, s := range byStage {
		if s.n >= Enough {
			out = append(out, &Forecast{stage, s.n, (2*s.said + s.n) / (2 * s.n), (2*s.came + s.n) / (2 * s.n), s.square / s.n})
		}
	}
	slices.SortFunc(out, func(a, b *Forecast) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Stage, b.Stage)) })
	return out
}

// Bias tells how one's own rating of a kind of interview differs from that of one's
// other interviews which ended alike.
type Bias struct {
	Stage  string
	N      int // decided and rated interviews
	tenths int
}

// Says is the difference in words: "you rate technical rounds 1.1 too high".
func (b *Bias) Says() string {
	word, d := "high", b.tenths
	if d < 0 {
		word, d = "low", -d
	}
	return fmt.Sprintf("you rate %s rounds %d.%d too %s", b.Stage, d/10, d%10, word)
}

// Biases returns the stages that are surely rated too high or too low, from [Enough] decided interviews on, here and of others with each end that counts.
func Biases(j *journal.Journal) []*Bias {
	type cell struct{ n, sum int }
	all, stages := [2]cell{}, map[string]*[2]cell{}
	for _, in := range j.Interviews {
		own := in.Note.Ratings["overall"]
		on, decided := in.WentOn()
		if own < 1 || own > 5 || !decided || in.Upcoming || in.CalledOff() {
			continue
		}
		end := 0
		if on {
			end = 1
		}
		of := stages[in.Kind]
		if of == nil {
			of = &[2]cell{}
			stages[in.Kind] = of
		}
		for _, c := range []*cell{&all[end], &of[end]} {
			c.n, c.sum = c.n+1, c.sum+own
		}
	}
	var out []*Bias
	for stage, of := range stages {
		n := of[0].n + of[1].n
		if stage == "" || n < Enough {
			continue
		}
		const some = 3 // others with that end
		sum, enough := 0, true
		for end := range of {
			others := cell{all[end].n - of[end].n, all[end].sum - of[end].sum}
			if of[end].n == 0 {
				continue
			}
			if others.n < some {
				enough = false
				break
			}
			sum += 1000*of[end].sum - 1000*of[end].n*others.sum/others.n
		}
		// Single ratings lie about a point apart: a mean of n of them has to be two of its
		// own errors away from nothing, and half a point at least.
		const half, twice = 5, 18 * 18
		if tenths := (sum/n + sign(sum)*50) / 100; enough && (tenths >= half || tenths <= -half) && tenths*tenths*n >= twice {
			out = append(out, &Bias{stage, n, tenths})
		}
	}
	slices.SortFunc(out, func(a, b *Bias) int { return cmp.Compare(a.Stage, b.Stage) })
	return out
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}
