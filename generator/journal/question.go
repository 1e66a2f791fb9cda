package journal

import (
	"cmp"
	"slices"
	"strings"

	"journal/generator/note"
)

// joinQuestions collects every question that was asked and puts together those
// that are the same one, however it was put.
func (c *connection) joinQuestions() {
	asked := c.pastEntries(note.Questions)
	groups := sameQuestions(asked)
	questions := make([]Question, 0, len(groups))
	for _, group := range groups {
		q := Question{Asked: make([]Ask, 0, len(group))}
		slices.Sort(group) // which is latest first
		for _, i := range group {
			q.Asked = append(q.Asked, Ask{Line: asked[i].line(), By: asked[i].interview.People})
		}
		q.tell()
		questions = append(questions, q)
	}
	slices.SortStableFunc(questions, func(a, b Question) int {
		return cmp.Or(
			cmp.Compare(len(b.Asked), len(a.Asked)),
			b.Asked[0].Day.Compare(a.Asked[0].Day),
			cmp.Compare(a.Text, b.Text),
			cmp.Compare(a.Asked[0].Note.Path, b.Asked[0].Note.Path),
			cmp.Compare(a.Asked[0].Line.Line, b.Asked[0].Line.Line),
		)
	})
	anchors := anchors{}
	for i := range questions {
		q := &questions[i]
		q.Anchor = anchors.take("q-", q.Asked[len(q.Asked)-1].Text)
		c.j.Questions = append(c.j.Questions, q)
	}
}

// tell sums up what was asked.
func (q *Question) tell() {
	q.Text = q.Asked[0].Text
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
