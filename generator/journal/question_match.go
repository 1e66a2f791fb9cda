package journal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/kljensen/snowball/english"
)

func itoa(n int) string { return strconv.Itoa(n) }

// leadIns are the ways to open a question that say nothing about what is
// asked, longest first where one begins another.
var leadIns = []string{
	"tell me about a time when you", "tell me about a time you", "tell me about a time when", "tell me about a time",
	"tell us about a time when you", "tell us about a time you", "tell us about a time when", "tell us about a time",
	"describe a time when you", "describe a time you", "describe a time when", "describe a time",
	"describe a situation where you", "describe a situation in which you", "describe a situation when you", "describe a situation where",
	"tell me about a situation where you", "tell me about a situation when you",
	"give me an example of a time when you", "give me an example of a time you", "give an example of a time when you",
	"give me an example of", "give us an example of", "give an example of",
	"have you ever had to", "have you ever", "can you tell me about", "can you tell us about", "could you tell me about",
	"can you tell me", "could you tell me", "can you describe", "could you describe", "can you explain", "could you explain",
	"can you walk me through", "could you walk me through", "walk me through", "walk us through", "talk me through", "talk us through",
	"tell me about", "tell us about", "tell me", "tell us", "talk about", "describe", "explain",
}

// empty are the words that say nothing about what is asked. Question words but
// for "why" are among them, negations are not.
var empty = wordSet(`a an the this that these those it its of in on at to for from with by about into over and or but as than then
	is are was were be been being am do does did done have has had having will would shall should can could may might must
	i me my we our you your yours they them their he she his her him who whom whose which what when where how
	there here some any so such very really please just also if because while
	dealt deal had handled tell describe explain give example time situation`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

const (
	// enoughStems is how many content words two differently put questions
	// must have in common to be the same one. Shorter questions have to be equal.
	enoughStems = 3
	// alike is the least part, in percent, of all their content words that
	// two such questions must share (Jaccard's index).
	alike = 60
	// widest is how many candidates are looked at for one word.
	widest = 64
)

// form is a question without the way it was put.
type form struct {
	text  string   // equal for equal questions
	stems []string // content stems, sorted, each once
}

// wording is a form and where it was asked.
type wording struct {
	*form
	lines []int32
}

// asker reduces questions to forms and remembers the stems of words.
type asker struct {
	stemOf map[string]string
}

// sameQuestions groups the lines that ask the same.
// Lines whose words are equal, apart from lead-ins and small words, are the
// same question. So are those that share enough content words with the most
// frequent wording of another one; wordings are only compared with that, so
// that a chain of small changes does not lead from one question to another.
// What is not clearly the same stays apart.
//
// Only wordings that share one of their rarer words are compared, which keeps
// the work in proportion to the number of questions.
func sameQuestions(asked []question) [][]int32 {
	forms := wordings(asked)
	slices.SortFunc(forms, func(a, b *wording) int {
		return cmp.Or(cmp.Compare(len(b.lines), len(a.lines)), cmp.Compare(a.text, b.text))
	})
	often := map[string]int{}
	for _, f := range forms {
		for _, s := range f.stems {
			often[s]++
		}
	}
	filed := map[string][]*wording{} // rare stem -> wordings that stand for a question
	var leaders []*wording
	for _, f := range forms {
		rare := rareStems(f.form, often)
		if leader := nearestForm(f.form, rare, filed); leader != nil {
			leader.lines = append(leader.lines, f.lines...)
			continue
		}
		leaders = append(leaders, f)
		for _, s := range rare {
			filed[s] = append(filed[s], f)
		}
	}
	groups := make([][]int32, 0, len(leaders))
	for _, f := range leaders {
		groups = append(groups, f.lines)
	}
	return groups
}

// wordings returns the different forms and where each was asked.
func wordings(asked []question) []*wording {
	known := numbers[string]{}
	var forms []*wording
	for i := range asked {
		f := asked[i].form
		at, again := known.of(f.text)
		if !again {
			forms = append(forms, &wording{form: f})
		}
		forms[at].lines = append(forms[at].lines, int32(i))
	}
	return forms
}

// form reduces a question.
func (a *asker) form(text string) *form {
	words := strings.Join(PlainWords(text), " ")
	rest := words
	for _, lead := range leadIns {
		if after, ok := strings.CutPrefix(words, lead+" "); ok {
			rest = after
			break
		}
	}
	f := &form{}
	for w := range strings.FieldsSeq(rest) {
		if !empty[w] {
			f.stems = append(f.stems, a.stem(w))
		}
	}
	slices.Sort(f.stems)
	f.stems = slices.Compact(f.stems)
	if len(f.stems) < 2 {
		// One word is too little to go by: "What is a mutex?" and "When would
		// you avoid a mutex?" are two questions.
		f.text, f.stems = "= "+strings.TrimPrefix(rest, "a "), nil
		return f
	}
	f.text = strings.Join(f.stems, " ")
	return f
}

// stem returns the stem of a word.
func (a *asker) stem(word string) string {
	stem, ok := a.stemOf[word]
	if !ok {
		stem = english.Stem(word, false)
		a.stemOf[word] = stem
	}
	return stem
}

// words returns what a form asks about, also of one that is too short to be
// compared by its stems.
func (a *asker) words(f *form) []string {
	if f.stems != nil {
		return f.stems
	}
	var all []string
	for w := range strings.FieldsSeq(strings.TrimPrefix(f.text, "= ")) {
		all = append(all, a.stem(w))
	}
	return all
}

// rareStems returns those stems of which at least one has to be in any wording
// that is alike: all but the most frequent ones that may be missing.
func rareStems(f *form, often map[string]int) []string {
	if len(f.stems) < enoughStems {
		return nil
	}
	stems := slices.Clone(f.stems)
	slices.SortFunc(stems, func(a, b string) int {
		return cmp.Or(cmp.Compare(often[a], often[b]), cmp.Compare(a, b))
	})
	needed := (alike*len(stems) + 99) / 100
	return stems[:len(stems)-needed+1]
}

// nearestForm returns the question that a wording asks as well; nil if none
// is alike enough.
func nearestForm(f *form, rare []string, filed map[string][]*wording) *wording {
	var best *wording
	bestShared, bestAll := 0, 1
	for _, s := range rare {
		with := filed[s]
		for _, other := range with[:min(len(with), widest)] {
			shared := common(f.stems, other.stems)
			all := len(f.stems) + len(other.stems) - shared
			if 100*shared >= alike*all && shared*bestAll > bestShared*all {
				best, bestShared, bestAll = other, shared, all
			}
		}
	}
	return best
}

// common counts what two sorted lists share.
func common(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}
