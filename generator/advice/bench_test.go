package advice

import (
	"fmt"
	"testing"
	"time"

	"journal/generator/journal"
	"journal/generator/note"
)

// BenchmarkActions asks a journal of five thousand interviews.
func BenchmarkActions(b *testing.B) {
	reader := note.NewReader(note.Options{})
	var notes []*note.Note
	for i := range 5000 {
		day := time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i/3).Format(time.DateOnly)
		text := fmt.Sprintf("---\ncompany: Company %d\nrole: Engineer\ndate: %s 10:00\ninterviewers: [Mary Chen, Ross Diaz]\nnext_steps: answer within a week\noutcome: waiting\nlog:\n  - %s 16:00 thank-you Mary Chen\n---\n## Questions they asked\n- [2/5] What is %d?\n", i%1000, day, day, i)
		notes = append(notes, reader.Read(fmt.Sprintf("interviews/%s-%d.md", day, i), []byte(text)))
	}
	cfg, _ := journal.ParseConfig(nil, time.UTC)
	j := journal.Connect(cfg, time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC), notes, nil)
	for b.Loop() {
		if len(Actions(j)) == 0 {
			b.Fatal("nothing to do")
		}
	}
}
