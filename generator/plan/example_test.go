package plan_test

import (
	"fmt"
	"time"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
)

func ExampleRead() {
	rd := note.NewReader(note.Options{})
	notes := []*note.Note{
		rd.Read("interviews/a.md", []byte("---\ncompany: Elm House\ndate: 2026-03-02\n---\n\n## Plan\n\n- if they ask about myself → one sentence, then stop\n")),
		rd.Read("interviews/b.md", []byte("---\ncompany: Oak Door\ndate: 2026-03-04\n---\n\n## Kept?\n\n- [x] kept: if they ask about myself → one sentence, then stop\n")),
	}
	j := journal.Connect(journal.Config{}, time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC), notes, nil)
	for _, p := range plan.Read(j) {
		fmt.Printf("%s: kept %d of %d, %s\n", p.If, p.Kept, p.Of, p.Verdict)
	}
	// Output:
	// they ask about myself: kept 1 of 1, early
}
