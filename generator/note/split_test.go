package note

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestReadAll reads the files of testdata/split.txtar and compares the notes that each
// holds with the file "want" behind it. Each line of a file is filed in one of its
// notes, and a line of the log that is written to one note changes no other.
func TestReadAll(t *testing.T) {
	const name = "testdata/split.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rd := NewReader(Options{})
	var read []txtar.File
	for i, f := range archive.Files {
		if f.Name == "want" {
			continue
		}
		var got strings.Builder
		notes := rd.ReadAll(f.Name, f.Data)
		for _, n := range notes {
			fmt.Fprintf(&got, "%s#%s\n%s", f.Name, n.Part, summary(n))
		}
		read = append(read, f, txtar.File{Name: "want", Data: []byte(got.String())})
		if !*update && (i+1 == len(archive.Files) || string(archive.Files[i+1].Data) != got.String()) {
			t.Errorf("%s: got\n%s", f.Name, got.String())
		}
		if len(notes) < 2 {
			continue
		}
		for k, line := range strings.Split(strings.TrimRight(string(f.Data), "\n"), "\n") {
			if strings.Trim(line, "- ") != "" && !slices.ContainsFunc(notes, func(n *Note) bool {
				return n.Filed[k] > Blankness || slices.ContainsFunc(n.Unfiled, func(u Unfiled) bool { return u.Line == k+1 })
			}) {
				t.Errorf("%s:%d: %q is in none of the notes", f.Name, k+1, line)
			}
		}
		for at, n := range notes {
			if n.Part == "" {
				continue
			}
			const sent = "2026-03-20 thank-you Ana Ruiz"
			add, err := PlanLog(f.Data, n.Part, sent)
			if err != nil {
				t.Errorf("%s#%s: %v", f.Name, n.Part, err)
				continue
			}
			text := add.In(f.Data)
			after := rd.ReadAll(f.Name, text)
			for k, m := range after {
				want := len(notes[k].Log)
				if k == at {
					want++
				}
				if len(after) != len(notes) || m.Part != notes[k].Part || len(m.Log) != want {
					t.Errorf("%s#%s: %d lines of a log, want %d, in\n%s", f.Name, m.Part, len(m.Log), want, text)
				}
			}
			if back, err := RemoveLog(text, add, n.Part, sent); err != nil || string(back) != string(f.Data) {
				t.Errorf("%s#%s: not taken back: %v", f.Name, n.Part, err)
			}
		}
	}
	if *update {
		archive.Files = read
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
