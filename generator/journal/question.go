package journal

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// joinQuestions puts together the questions that are the same one, however it
// was put. It has to be known who was in the room.
func (c *connection) joinQuestions(asked []question, groups [][]int32) {
	if len(groups) == 0 {
		return
	}
	questions := make([]Question, len(groups))
	of := make([]int32, len(asked)) // the question each one is
	asks := make([]Ask, len(asked))
	from := 0
	for i, group := range groups {
		questions[i].Asked = asks[from : from : from+len(group)]
		from += len(group)
		for _, at := range group {
			of[at] = int32(i)
		}
	}
	told := make([]bool, len(groups))
	for i := range asked { // latest first
		a, q := &asked[i], &questions[of[i]]
		q.Asked = append(q.Asked, Ask{Line: a.of.line(a.item), By: a.of.interview.People})
		told[of[i]] = told[of[i]] || !a.plain
	}
	for i := range questions {
		q := &questions[i]
		q.Text = q.Asked[0].Text
		if told[i] {
			q.tell()
		}
	}
	c.j.Questions = make([]*Question, len(questions))
	for i := range questions {
		c.j.Questions[i] = &questions[i]
	}
	slices.SortStableFunc(c.j.Questions, func(a, b *Question) int {
		return cmp.Or(
			cmp.Compare(len(b.Asked), len(a.Asked)),
			b.Asked[0].Day.Compare(a.Asked[0].Day),
			cmp.Compare(a.Text, b.Text),
			cmp.Compare(a.Asked[0].Note.Path, b.Asked[0].Note.Path),
			cmp.Compare(a.Asked[0].Line.Line, b.Asked[0].Line.Line),
		)
	})
	anchors := anchors{}
	for _, q := range c.j.Questions {
		q.Anchor = anchors.take("q-", q.Asked[len(q.Asked)-1].Text)
	}
}

// question is one that was asked, where it stands.
type question struct {
	*questionRef
	of *record
}

// asked returns the questions of all past interviews, latest first.
func (c *connection) asked() []question {
	var all []question
	for _, in := range c.j.Interviews {
		if in.Ahead {
			continue
		}
		for i := range in.of.questions {
			all = append(all, question{&in.of.questions[i], in.of})
		}
	}
	return all
}

// tell sums up what was written about it.
func (q *Question) tell() {
	best := 0
	answer := ""
	for i := range q.Asked {
		a := &q.Asked[i]
		q.Score = cmp.Or(q.Score, a.Score)
		q.Best = cmp.Or(q.Best, a.Better)
		if a.Answer != "" && (answer == "" || a.Score > best) {
			answer, best = a.Answer, a.Score
		}
		for _, tag := range a.Tags {
			if !slices.ContainsFunc(q.Tags, func(t string) bool { return strings.EqualFold(t, tag) }) {
				q.Tags = append(q.Tags, tag)
			}
		}
	}
	q.Best = cmp.Or(q.Best, answer)
	slices.Sort(q.Tags)
}

// anchors gives out the places on one page, each once.
type anchors map[string]bool

// take returns a place named after a text. It is kept short, because it is seen
// in the address.
func (a anchors) take(prefix, text string) string {
	const most = 60
	slug := Slug(text)
	if len(slug) > most {
		cut := strings.LastIndexByte(slug[:most+1], '-')
		if cut < most/2 {
			for cut = most; !utf8.RuneStart(slug[cut]); cut-- {
			}
		}
		slug = strings.TrimRight(slug[:cut], "-")
	}
	return a.unique(prefix + slug)
}

func (a anchors) unique(name string) string {
	free := name
	for n := 2; a[free]; n++ {
		free = name + "-" + itoa(n)
	}
	a[free] = true
	return free
}

// Why returns why a question went wrong the last time a reason was given, or "".
func (q *Question) Why() string {
	if all := q.Reasons(); len(all) > 0 {
		return all[0]
	}
	return ""
}

// Weak reports whether the last answer to a question needs work: 3 of 5 or worse.
func (q *Question) Weak() bool { return 0 < q.Score && q.Score <= 3 }

// Stages returns the kinds of stage at which a question was asked, each once, the
// latest first.
func (q *Question) Stages() []string {
	return q.each(func(a *Ask) string {
		if a.Interview == nil {
			return ""
		}
		return a.Interview.Kind
	})
}

// Companies returns the names of those who asked a question, each once, the latest first.
func (q *Question) Companies() []string {
	return q.each(func(a *Ask) string {
		if a.Interview == nil || a.Interview.Company == nil {
			return ""
		}
		return a.Interview.Company.Name
	})
}

// Reasons returns why a question went wrong, each reason once, the latest first.
func (q *Question) Reasons() []string { return q.each(func(a *Ask) string { return a.Reason }) }

// each returns the different words that are told of the times a question was asked.
func (q *Question) each(word func(*Ask) string) []string {
	var all []string
	for n := range q.Asked {
		if w := word(&q.Asked[n]); w != "" && !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// Scores returns one's own scores for a question, the earliest first.
func (q *Question) Scores() []int {
	var all []int
	for _, a := range slices.Backward(q.Asked) {
		if a.Score > 0 {
			all = append(all, a.Score)
		}
	}
	return all
}

// QuestionsByScore returns the questions, the one answered worst first and those
// without a score last; of equal ones those asked most often first.
func (j *Journal) QuestionsByScore() []*Question {
	all := slices.Clone(j.Questions)
	slices.SortStableFunc(all, func(a, b *Question) int {
		return cmp.Or(falseFirst(b.Score > 0, a.Score > 0), a.Score-b.Score)
	})
	return all
}

// WeakQuestions returns those whose last answer needs work, in the order of the journal.
func (j *Journal) WeakQuestions() []*Question { return j.questions((*Question).Weak) }

// RepeatedQuestions returns those that were asked more than once.
func (j *Journal) RepeatedQuestions() []*Question {
	return j.questions(func(q *Question) bool { return len(q.Asked) > 1 })
}

// UnscoredQuestions returns those without a score of one's own.
func (j *Journal) UnscoredQuestions() []*Question {
	return j.questions(func(q *Question) bool { return q.Score == 0 })
}

func (j *Journal) questions(wanted func(*Question) bool) []*Question {
	return slices.DeleteFunc(slices.Clone(j.Questions), func(q *Question) bool { return !wanted(q) })
}

// QuestionsByStage returns the questions by the kinds of stage at which they were asked,
// the largest group first; each begins with the question answered worst. One that was
// asked at several stands in each.
func (j *Journal) QuestionsByStage() []Group[*Question] {
	at := map[string]int{}
	var groups []Group[*Question]
	for _, q := range j.QuestionsByScore() {
		for _, kind := range q.Stages() {
			n, ok := at[kind]
			if !ok {
				n = len(groups)
				at[kind] = n
				groups = append(groups, Group[*Question]{Name: kind})
			}
			groups[n].List = append(groups[n].List, q)
		}
	}
	slices.SortFunc(groups, func(a, b Group[*Question]) int {
		return cmp.Or(len(b.List)-len(a.List), cmp.Compare(a.Name, b.Name))
	})
	return groups
}

// ByPractice returns questions in the order in which they are practised: weak ones
// first, then those without a score, then the others; in each group the one asked most
// often, and of equal ones that answered worst. The groups are named weak, open and good.
func ByPractice(all []*Question) []Group[*Question] {
	groups := []Group[*Question]{{Name: "weak"}, {Name: "open"}, {Name: "good"}}
	for _, q := range all {
		g := &groups[2]
		switch {
		case q.Weak():
			g = &groups[0]
		case q.Score == 0:
			g = &groups[1]
		}
		g.List = append(g.List, q)
	}
	for _, g := range groups {
		slices.SortStableFunc(g.List, func(a, b *Question) int { return cmp.Or(len(b.Asked)-len(a.Asked), a.Score-b.Score) })
	}
	return slices.DeleteFunc(groups, func(g Group[*Question]) bool { return len(g.List) == 0 })
}

// Expected is a question that may well be asked at an interview.
type Expected struct {
	*Question
	Here  int // how often it was asked at the company
	Stage int // how often elsewhere at this kind of stage
}

// Expected returns the questions that may well be asked at an interview: those answered
// badly at this company or at this kind of stage, the worst first, then those asked
// there again and again.
func (j *Journal) Expected(in *Interview) []Expected {
	var all []Expected
	for _, q := range j.Questions {
		e := Expected{Question: q}
		for n := range q.Asked {
			at := q.Asked[n].Interview
			switch {
			case at == nil:
			case at.Company != nil && at.Company == in.Company:
				e.Here++
			case at.Kind != "" && at.Kind == in.Kind:
				e.Stage++
			}
		}
		if met := e.Here + e.Stage; met > 1 || met == 1 && q.Weak() {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b Expected) int {
		return cmp.Or(falseFirst(b.Weak(), a.Weak()), a.Score-b.Score, b.Here+b.Stage-a.Here-a.Stage)
	})
	return all
}

// Wording is one way a question was put, reduced to what it asks.
type Wording struct {
	Form  string   // equal for wordings without a difference that counts; never that of another question of the journal
	Words []string // what it asks about: the stems of its content words; of a very short question, of all its words
}

// Wordings returns the different ways a question was put, the latest first and at
// most so many. Two ways that differ in case, in punctuation, in small words or
// in the lead-in ("Tell me about a time when") are one.
func (q *Question) Wordings(most int) []Wording {
	reduce := asker{stemOf: map[string]string{}}
	var all []Wording
	text := ""
	for n := range q.Asked {
		if len(all) == most {
			break
		}
		if q.Asked[n].Text == text {
			continue // as they stand side by side most often
		}
		text = q.Asked[n].Text
		if f := reduce.form(text); !hasForm(all, f.text) {
			all = append(all, Wording{f.text, reduce.words(f)})
		}
	}
	return all
}

func hasForm(all []Wording, form string) bool {
	for n := range all {
		if all[n].Form == form {
			return true
		}
	}
	return false
}
