package redact

import (
	"os"
	"strings"
	"testing"

	"journal/generator/journal/journaltest"
)

// TestPractice12_OrdinaryWordsStay redacts a text of two thousand words in which nobody is named, for a journal
// that knows people called like its words.
func TestPractice12_OrdinaryWordsStay(t *testing.T) {
	src, err := os.ReadFile("testdata/plain.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(string(src))
	if len(want) < 2000 {
		t.Fatalf("only %d words", len(want))
	}
	j := journaltest.Connect(t, "", "2026-03-05 10:00", map[string]string{
		"interviews/a.md": "---\ncompany: Brandt Dairy\ndate: 2026-03-04 10:00\ninterviewers:\n  - Will May\n  - Rose Young\n  - Grace Long\n  - Bill Cook\n  - Hope Baker\n  - Frank Mark\n---\n\n## Notes\n\n" + string(src),
	})
	r := redacted(t, j, journaltest.Interview(t, j, "a.md"))
	_, body, _ := strings.Cut(seen(r.Page), "Notes")
	text := strings.Fields(body)
	for i, w := range want {
		if i >= len(text) || text[i] != w {
			t.Fatalf("%q is not at its place: %q", w, strings.Join(text[max(0, i-8):min(len(text), i+8)], " "))
		}
	}
	// Nobody can tell who or what these are: "May is a busy month", "Hope is not a plan".
	var asked []string
	for _, l := range r.Left {
		asked = append(asked, l.Word+" "+l.Why)
	}
	if got := strings.Join(asked, ", "); got != "May could be a name, Hope could be a name, Grace could be a name" {
		t.Errorf("the second reader asks %s", got)
	}
}
