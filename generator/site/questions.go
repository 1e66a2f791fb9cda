package site

import (
	"html/template"
	"strconv"

	"journal/generator/journal"
)

// questionsPage is the data of questions.html: every question ever asked.
type questionsPage struct {
	Summary   string // "42 questions, 6 of them asked more than once"
	Questions []question
}

// question is one question and every time it was asked.
type question struct {
	Anchor string
	Text   string
	Tags   string
	Count  string        // "3 times"
	Score  template.HTML // the latest own score
	Marks  template.HTML // own scores over time as a small row of bars; "" below two
	Best   string        // best answer so far; may be ""
	Why    string        // why it went wrong the last time a reason was given; may be ""
	Asked  []askedOnce

	Earlier string // a word on times before these; "" if there are none
}

// askedOnce is one time a question was asked.
type askedOnce struct {
	Href  template.HTMLAttr // to the very line
	From  string
	Date  template.HTML
	Score template.HTML
	By    []person
}

func (v view) questions() any {
	p := &questionsPage{Questions: make([]question, 0, len(v.journal.Questions))}
	again := 0
	for _, q := range v.journal.Questions {
		if len(q.Asked) > 1 {
			again++
		}
		p.Questions = append(p.Questions, v.question(q))
	}
	if n := len(p.Questions); n > 0 {
		p.Summary = count(n, "question") + ", " + strconv.Itoa(again) + " asked more than once"
	}
	return p
}

func (v view) question(q *journal.Question) question {
	out := question{
		Anchor: q.Anchor, Text: q.Text, Tags: tags(q.Tags), Count: times(len(q.Asked)),
		Score: scoreTag(q.Score), Marks: marks(q), Best: q.Best,
	}
	held, earlier := latest(q.Asked, keptAsking)
	out.Asked, out.Earlier = make([]askedOnce, len(held)), earlier
	for n := range held {
		a := &held[n]
		l := v.line(&a.Line)
		out.Asked[n] = askedOnce{l.Href, l.From, l.Date, scoreTag(a.Score), v.people(a.By)}
	}
	for n := range q.Asked {
		if out.Why = q.Asked[n].Reason; out.Why != "" {
			break
		}
	}
	return out
}

// marks draws the own scores of a question, oldest first, and says them.
func marks(q *journal.Question) template.HTML {
	var text, bars []byte
	scored := 0
	for n := len(q.Asked) - 1; n >= 0; n-- {
		score := q.Asked[n].Score
		if score < 1 || score > 5 {
			continue
		}
		if scored++; scored > 1 {
			text = append(text, ", "...)
		}
		text = strconv.AppendInt(text, int64(score), 10)
		bars = append(bars, `<i class="s`...)
		bars = strconv.AppendInt(bars, int64(score), 10)
		bars = append(bars, `"></i>`...)
	}
	if scored < 2 {
		return ""
	}
	return template.HTML(`<span class="marks" role="img" aria-label="own scores of 5, oldest first: ` + string(text) + `">` + string(bars) + `</span>`)
}
