package main

import (
	"testing"

	"journal/generator"
	"journal/generator/preview"
	"journal/generator/problem"
)

// TestGoneIsNotFixed holds what the terminal says of problems that are there no
// longer: those of a note that was deleted were not fixed.
func TestGoneIsNotFixed(t *testing.T) {
	s, said := nowhere(t)
	n := &reporter{settings: s, place: place{content: "content"}, progress: s.term.progress(), collect: func() {}}
	n.changed(preview.News{Epoch: 2, Built: &generator.Built{Notes: 3},
		Fixed: problem.List{{Path: "interviews/marys.md", Line: 3, Msg: "2026-03-04 is a Wednesday, not a Tuesday"}},
		Gone:  problem.List{{Path: "interviews/old.md", Line: 2, Msg: "a"}, {Path: "interviews/b.md", Msg: "b"}, {Path: "interviews/old.md", Line: 5, Msg: "c"}},
	})
	want := `journal: fixed: content/interviews/marys.md:3: 2026-03-04 is a Wednesday, not a Tuesday
journal: gone: content/interviews/old.md, which had 2 problems
journal: gone: content/interviews/b.md, which had 1 problem
journal: 3 notes, no problems
`
	if said.String() != want {
		t.Errorf("it says:\n%swant:\n%s", said, want)
	}
}
