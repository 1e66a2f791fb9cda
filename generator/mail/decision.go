package mail

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// aspect is something about a whole mail that speaks for a refusal or against one. Which
// way it speaks is known; how much it does is fitted (see [Compile]).
type aspect struct {
	name    string
	against bool
	of      func(*gist) float64
}

// aspects are those of which a weight is kept.
var aspects = func() []aspect {
	all := []aspect{
		{"a no", false, func(g *gist) float64 { return odds(g.best[saysNo]) }},
		{"another no", false, func(g *gist) float64 { return odds(g.second[saysNo]) }},
		{"a no with a condition or beside a sign of something else", false, func(g *gist) float64 { return odds(g.unheard) }},
		{"a farewell", false, func(g *gist) float64 { return odds(g.best[saysBye]) }},
		{"another farewell", false, func(g *gist) float64 { return odds(g.second[saysBye]) }},
		{"a farewell after the no", false, func(g *gist) float64 { return g.after[saysBye] }},
		{"share of no", false, func(g *gist) float64 { return g.share[saysNo] }},
		{"share of farewell", false, func(g *gist) float64 { return g.share[saysBye] }},
		{"a sign of a no", false, func(g *gist) float64 { return one(len(g.refusals()) > 0) }},
		{"an outcome in the subject", false, func(g *gist) float64 { return one(g.titled("outcome")) }},
		{"something else in the same sentence", true, func(g *gist) float64 { return g.same[saysElse] }},
		{"it goes on after the no", true, func(g *gist) float64 { return g.after[saysGo] }},
		{"nothing is decided after the no", true, func(g *gist) float64 { return g.after[saysWait] }},
		{"a no that holds on a condition", true, func(g *gist) float64 { return one(g.undecided()) }},
		{"a question", true, func(g *gist) float64 { return one(g.asks()) }},
	}
	for of, name := range map[tenor]string{saysGo: "it goes on", saysWait: "nothing is decided", saysIf: "a rule", saysElse: "something else"} {
		all = append(all,
			aspect{name, true, func(g *gist) float64 { return odds(g.best[of]) }},
			aspect{"more: " + name, true, func(g *gist) float64 { return odds(g.second[of]) }},
			aspect{"share: " + name, true, func(g *gist) float64 { return g.share[of] }})
	}
	for _, name := range besideSigns {
		all = append(all, aspect{"sign " + name, false, func(g *gist) float64 {
			return one(slices.ContainsFunc(g.hits, func(h hit) bool { return h.name == name && !h.denied }))
		}})
	}
	for _, name := range append([]string{"leaving", "received", "mine"}, oppositeOf...) {
		all = append(all, aspect{"sign " + name, true, func(g *gist) float64 {
			return one(slices.ContainsFunc(g.hits, func(h hit) bool { return h.name == name && g.opposes(h) }))
		}})
	}
	slices.SortFunc(all, func(a, b aspect) int { return strings.Compare(a.name, b.name) })
	return all
}()

// gist is what the sentences of a mail come to.
type gist struct {
	*evidence
	best, second, share [tenors]float64 // the chances of each tenor: the best of all sentences, the next best, the mean
	after, same         [tenors]float64 // the best behind the sentence that says no most, and in it
	unheard             float64         // the best chance of a no in a sentence that has more to say
}

func (e *evidence) gist() *gist {
	const fewest = 3 // words of a sentence that tells something
	g := &gist{evidence: e}
	strong := e.refusals()
	no, told := -1, 0
	for i, s := range e.sentences {
		if e.greets(i) || wordsIn(s) < fewest {
			continue
		}
		told++
		for of, p := range e.tenors[i] {
			g.share[of] += p
			switch {
			case tenor(of) == saysNo && !e.listens(i) && !strong[i]:
				g.unheard = max(g.unheard, p)
			case p > g.best[of]:
				g.best[of], g.second[of] = p, g.best[of]
				if tenor(of) == saysNo {
					no = i
				}
			case p > g.second[of]:
				g.second[of] = p
			}
		}
	}
	for of := range g.share {
		g.share[of] /= float64(max(told, 1))
	}
	if no < 0 {
		return g
	}
	g.same = [tenors]float64(e.tenors[no])
	for i := no + 1; i < len(e.sentences); i++ {
		if wordsIn(e.sentences[i]) >= fewest {
			for of, p := range e.tenors[i] {
				g.after[of] = max(g.after[of], p)
			}
		}
	}
	return g
}

// aspects returns how much there is of each of them.
func (e *evidence) aspects() []float64 {
	g := e.gist()
	row := make([]float64, len(aspects))
	for i, a := range aspects {
		row[i] = a.of(g)
	}
	return row
}

// odds returns the logarithm of the odds of a chance, within bounds.
func odds(p float64) float64 {
	const least = 0.01
	p = min(max(p, least), 1-least)
	return math.Log(p / (1 - p))
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// verdict tells how much aspects speak for a refusal.
type verdict struct {
	base, bar float64 // the sum of no aspect, and the one from which on a mail is believed to say no
	weights   []float64
}

// sum returns the logarithm of the odds that a mail with such aspects says no.
func (v *verdict) sum(row []float64) float64 {
	sum := v.base
	for i, x := range row {
		sum += float64(v.weights[i] * x)
	}
	return sum
}

// text writes a verdict, a line a weight; weights of nothing are left out.
func (v *verdict) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "bar: %.2f\nbase: %.2f\n", v.bar, v.base)
	for i, a := range aspects {
		if weight := strconv.FormatFloat(v.weights[i], 'f', 2, 64); strings.Trim(weight, "-0.") != "" {
			fmt.Fprintf(&b, "%s: %s\n", a.name, weight)
		}
	}
	return b.String()
}

// decided is the verdict that [Compile] has fitted.
//
//go:embed decision.txt
var decided string

var decision = sync.OnceValue(func() *verdict {
	v := &verdict{weights: make([]float64, len(aspects))}
	for line := range strings.Lines(decided) {
		at := strings.LastIndex(line, ": ")
		if at < 0 {
			continue
		}
		much, err := strconv.ParseFloat(strings.TrimSpace(line[at+2:]), 64)
		if err != nil {
			panic("decision.txt: " + err.Error())
		}
		switch name := line[:at]; name {
		case "bar":
			v.bar = much
		case "base":
			v.base = much
		default:
			if i := slices.IndexFunc(aspects, func(a aspect) bool { return a.name == name }); i >= 0 {
				v.weights[i] = much
			}
		}
	}
	return v
})

// weigh returns how much the mail speaks for a no: about the logarithm of its odds.
func (e *evidence) weigh() float64 { return decision().sum(e.aspects()) + e.known() }

// known returns what is added for a sentence that the lists of signs know as a no. The mails
// that the aspects are fitted on are chosen so that such words mislead; in what people really
// get they seldom do.
func (e *evidence) known() float64 {
	const sign = 1.5
	if len(e.refusals()) > 0 {
		return sign
	}
	return 0
}
