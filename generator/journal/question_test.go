package journal

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"journal/generator/note"
)

func TestSameQuestion(t *testing.T) {
	for _, test := range []struct {
		same bool
		a, b string
	}{
		{true, "Tell me about yourself", "tell us about yourself."},
		{true, "Can you tell me about a conflict with a teammate?", "Tell me about a time you had a conflict with your teammate"},
		{true, "Describe a conflict with your manager", "A conflict with a manager?"},
		{true, "How would you design a rate limiter?", "Design rate limiters"},
		{true, "Why do you want to leave your current job?", "Why do you want to leave your current company job?"},
		{true, "How do you debug a memory leak in production?", "Walk me through how you debugged a memory leak in a production service"},
		{true, "なぜ弊社ですか？", "なぜ弊社ですか"},
		{false, "Why do you want to leave your job?", "Why do you want to join our team?"},
		{false, "What is a mutex?", "When would you avoid a mutex?"},
		{false, "How do you test back pressure?", "What would you change about back pressure?"},
		{false, "Tell me about a success", "Tell me about a failure"},
		{false, "C or C++?", "C or C#?"},
		{false, "Design a chat system for millions of users", "Design a payment system for millions of merchants"},
		{false, "When do you use an index?", "When do you not use an index?"},
		{false, "", "?"},
	} {
		if test.a == "" {
			continue
		}
		j := connect(t, interview("a.md", "N", "", "2026-01-01", section(note.Questions, test.a)), interview("b.md", "N", "", "2026-02-01", section(note.Questions, test.b)))
		if same := len(j.Questions) == 1; same != test.same {
			t.Errorf("same is %v: %q, %q", same, test.a, test.b)
		}
	}
}

// A chain of small changes must not lead from one question to another one.
func TestQuestionsDoNotDrift(t *testing.T) {
	j := connect(t, interview("a.md", "N", "", "2026-01-01", section(note.Questions,
		"alpha bravo charlie delta", "alpha bravo charlie echo", "alpha bravo foxtrot echo", "golf bravo foxtrot echo")))
	if len(j.Questions) < 2 {
		t.Error("everything is one question")
	}
}

func TestQuestion(t *testing.T) {
	asked := func(text string, score int, better, answer string, tags ...string) option {
		return func(n *note.Note) {
			n.Sections = append(n.Sections, note.Section{Topic: note.Questions, Items: []note.Item{
				{Text: text, Score: score, Better: better, Answer: answer, Tags: tags, Pos: note.Pos{Line: 20}, Anchor: "l20"},
			}})
		}
	}
	j := connect(t,
		interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen"), asked("Describe a conflict with a colleague", 2, "start with the result", "I said hello", "behavioural")),
		interview("b.md", "Mosslane", "", "2026-02-01", people("Ross Diaz", "Bo Sample"), asked("Tell me about a conflict with a colleague?", 4, "", "the long story", "Behavioural", "conflict")),
		interview("c.md", "Quaylight", "", "2026-02-20", asked("A conflict with a colleague", 0, "", "")),
		interview("d.md", "Quaylight", "", "2026-02-21", asked("Why Go?", 3, "", "because")),
		interview("e.md", "Quaylight", "", "2026-04-01", asked("Tell me about a conflict with a colleague", 5, "prepared", "")),
		other(note.Page, "bank.md", "", "", section(note.Questions, "Why Go?")))
	equal(t, "questions", len(j.Questions), 2)
	q := j.Questions[0]
	equal(t, "text", q.Text, "A conflict with a colleague")
	equal(t, "anchor", q.Anchor, "q-describe-a-conflict-with-a-colleague")
	equal(t, "score", q.Score, 4)
	equal(t, "best", q.Best, "start with the result")
	equalList(t, "tags", q.Tags, "Behavioural", "conflict")
	equalList(t, "asked", each(q.Asked, func(a Ask) string {
		return fmt.Sprint(a.Day, " ", a.Interview.Company.Name, " ", a.Score, " ", each(a.By, func(p *Person) string { return p.Name }))
	}), "2026-02-20 Quaylight 0 []", "2026-02-01 Mosslane 4 [Ross Diaz Bo Sample]", "2026-01-01 Northwind 2 [Mary Chen]")
	equal(t, "best answer", j.Questions[1].Best, "because")
}

func TestBestAnswerHasTheHighestScore(t *testing.T) {
	answered := func(score int, answer string) option {
		return func(n *note.Note) {
			n.Sections = append(n.Sections, note.Section{Topic: note.Questions, Items: []note.Item{{Text: "Why us?", Score: score, Answer: answer}}})
		}
	}
	j := connect(t, interview("a.md", "N", "", "2026-01-01", answered(5, "the best")), interview("b.md", "N", "", "2026-02-01", answered(2, "a bad one")), interview("c.md", "N", "", "2026-01-15", answered(5, "as good, later")))
	equal(t, "best", j.Questions[0].Best, "as good, later")
	equal(t, "score", j.Questions[0].Score, 2)
}

func TestQuestionAnchors(t *testing.T) {
	j := connect(t, interview("a.md", "N", "", "2026-01-01", section(note.Questions, "C++ or not?", "C# or not?", "日本"+strings.Repeat("語", 40), strings.Repeat("many words ", 20))))
	seen := map[string]bool{}
	for _, q := range j.Questions {
		if seen[q.Anchor] || len(q.Anchor) > 70 || !strings.HasPrefix(q.Anchor, "q-") || strings.ContainsRune(q.Anchor, '\ufffd') {
			t.Errorf("anchor %q", q.Anchor)
		}
		seen[q.Anchor] = true
	}
}

func TestOpenQuestions(t *testing.T) {
	j := connect(t,
		interview("a.md", "Northwind", "Engineer", "2026-02-01", section(note.Ask, "Who is on call?", "[x] Is it remote?", "[ ] What is the budget?", "How big is the team?")),
		interview("b.md", "Northwind", "Engineer", "2026-03-10", section(note.Ask, "who is on call", "When is the start?"), section(note.Asked)),
		interview("c.md", "Northwind", "Engineer", "2026-03-20"),
		interview("d.md", "Northwind", "Engineer", "2026-02-10", section(note.Asked, "How big is the team?"), section(note.Ask, "Is it remote")),
		interview("e.md", "Mosslane", "", "2026-03-12", section(note.Ask, "Why?")),
		other(note.Company, "companies/n.md", "Northwind", "", section(note.Ask, "Profitable?")),
	)
	show := func(o Open) string {
		if o.Carried {
			return "+ " + o.Text
		}
		return o.Text
	}
	equalList(t, "next", each(j.at(t, "b.md").Open, show), "who is on call", "When is the start?", "+ What is the budget?", "+ Profitable?")
	equalList(t, "after the next", each(j.at(t, "c.md").Open, show))
	equalList(t, "past", each(j.at(t, "a.md").Open, show), "Who is on call?", "What is the budget?")
	equalList(t, "another company", each(j.at(t, "e.md").Open, show), "Why?")
	co := j.at(t, "a.md").Company
	equalList(t, "company", each(co.Open, show), "who is on call", "When is the start?", "What is the budget?", "Profitable?")
	equalList(t, "application", each(j.at(t, "a.md").Application.Open, show), "who is on call", "When is the start?", "What is the budget?")
}

// A place is cut between two characters, and never within one.
func TestAnchorsAreText(t *testing.T) {
	for n := range 4 {
		got := anchors{}.take("q-", strings.Repeat("x", n)+strings.Repeat("掃", 40))
		if !utf8.ValidString(got) || len(got) < 50 || len(got) > 64 {
			t.Errorf("the place is %q", got)
		}
	}
}

// Each different way to put a question is there once, the latest first, and no
// two questions have one in common.
func TestWordings(t *testing.T) {
	j := connect(t,
		interview("a.md", "A", "", "2026-01-01", section(note.Questions,
			"Describe a conflict with the teammate!", "How do you debug a memory leak in production?", "Implement a rate limiter", "なぜ弊社ですか？")),
		interview("b.md", "B", "", "2026-01-02", section(note.Questions,
			"Tell me about a conflict with a teammate", "Walk me through how you debugged a memory leak in a production service", "Implement a rate limiter per API key", "Why robots?")),
	)
	want := map[string][][]string{
		"Tell me about a conflict with a teammate": {{"conflict", "teammat"}},
		"Walk me through how you debugged a memory leak in a production service": {
			{"debug", "leak", "memori", "product", "servic"}, {"debug", "leak", "memori", "product"}},
		"Implement a rate limiter":             {{"implement", "limit", "rate"}},
		"Implement a rate limiter per API key": {{"api", "implement", "key", "limit", "per", "rate"}},
		"Why robots?":                          {{"robot", "why"}},
		"なぜ弊社ですか？":                             {{"なぜ弊社ですか"}},
	}
	owner := map[string]string{}
	for _, q := range j.Questions {
		all := q.Wordings(8)
		equal(t, q.Text+": wordings", len(all), len(want[q.Text]))
		equal(t, q.Text+": one wording", len(q.Wordings(1)), 1)
		for n, w := range all {
			if owner[w.Form] != "" {
				t.Errorf("%q and %q have %q in common", owner[w.Form], q.Text, w.Form)
			}
			owner[w.Form] = q.Text
			if n < len(want[q.Text]) {
				equalList(t, q.Text, w.Words, want[q.Text][n]...)
			}
		}
	}
	equal(t, "questions", len(j.Questions), len(want))
}
