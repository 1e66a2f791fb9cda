package site

import (
	"fmt"
	"strings"
	"testing"
)

// A list of very many keeps its latest lines and counts the others.
func TestLatest(t *testing.T) {
	const keptLines, keptAsking = 30, 6
	files := map[string]string{}
	for n := range keptLines + 10 {
		files[fmt.Sprintf("interviews/%02d.md", n)] = fmt.Sprintf("---\ncompany: Northwind\ndate: 2025-%02d-%02d\n---\n## Questions they asked\n- Tell me about a conflict\n\n## To improve\n- [ ] Answer first, then the details, time %d\n\n## Went well\n- drew it, time %d\n", 1+n/28, 1+n%28, n, n)
	}
	s := made(t, notes(files))
	improve, questions := page(t, s, "improve.html"), page(t, s, "questions.html")
	holds(t, "improve", improve, "10 earlier ones are in their notes", fmt.Sprintf("time %d<", keptLines+9), "time 10<")
	holds(t, "questions", questions, fmt.Sprintf("%d earlier ones are in their notes", keptLines+10-keptAsking))
	if strings.Contains(improve, "time 9<") {
		t.Error("more lines are there than a page holds")
	}
	if n := strings.Count(questions, `href="interviews/`); n != keptAsking {
		t.Errorf("%d times of a question are there", n)
	}
}
