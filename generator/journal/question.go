package journal

import (
	"cmp"
	"slices"
	"strings"
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
	*asking
	of *record
}

// asked gives the questions of all past interviews, latest first.
func (c *connection) asked() []question {
	count := 0
	for _, in := range c.j.Interviews {
		if !in.Ahead {
			count += len(in.of.questions)
		}
	}
	all := make([]question, 0, count)
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

// take gives a place named after a text. It is kept short, because it is seen
// in the address.
func (a anchors) take(prefix, text string) string {
	const most = 60
	slug := Slug(text)
	if len(slug) > most {
		cut := strings.LastIndexByte(slug[:most+1], '-')
		if cut < most/2 {
			cut = strings.LastIndexFunc(slug[:most], func(rune) bool { return true })
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
