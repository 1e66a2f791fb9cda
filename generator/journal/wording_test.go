package journal

import (
	"testing"

	"journal/generator/note"
)

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
