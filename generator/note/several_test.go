package note

import (
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestSeveral reads each file of testdata/several.txtar. Its first line says at
// which line the second interview begins, 0 for one interview, and as what the note counts.
func TestSeveral(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/several.txtar")
	if err != nil {
		t.Fatal(err)
	}
	rd := NewReader(Options{})
	for _, f := range archive.Files {
		t.Run(f.Name, func(t *testing.T) {
			want, text, _ := strings.Cut(string(f.Data), "\n")
			n := rd.Read(f.Name, []byte(text))
			got := "0 " + string(n.Kind)
			for _, p := range n.Problems {
				if strings.Contains(p.Msg, "interviews stand in this note") {
					if table := strings.Contains(p.Hint, "import table"); table != strings.HasPrefix(strings.SplitN(text, "\n", p.Line+1)[p.Line-1], "|") {
						t.Errorf("hint %q", p.Hint)
					}
					got = strconv.Itoa(p.Line) + " " + string(n.Kind)
				}
			}
			if got != want {
				t.Errorf("got %q, want %q: %v", got, want, n.Problems)
			}
			if n.Kind == Page && strings.Contains(want, "page") && len(n.Sections)+len(n.People)+len(n.Log) > 0 && !strings.HasPrefix(want, "0") {
				t.Errorf("lines count: %v", n.Sections)
			}
		})
	}
}
