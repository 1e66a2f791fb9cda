package tracker

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/note"
)

// FuzzImport reads anything as a table and as JSON. What is promised of every
// import: notes with safe names, each once; each is read as what it is; and
// what has been taken in once is not taken in again.
func FuzzImport(f *testing.F) {
	f.Add([]byte("Company,Role,Status,Date Applied,Notes\nAsh,Dev,Rejected,03/04/2026,\"one\ntwo\"\n"), true)
	f.Add([]byte("\xff\xfeC\x00o\x00m\x00p\x00a\x00n\x00y\x00\n\x00A\x00\n\x00"), true)
	f.Add([]byte("sep=;\nEmployer;Interview date;Interviewer;Round;Went well;Log;File\nAsh;2026-01-01 10:00-11:00 PST;Mary, CTO;2;- x #y;2026-01-01 applied;a/b.md\n"), true)
	f.Add([]byte(`[{"company":"Ash","status":"offer","x":{"y":[1]}}]`), false)
	f.Add([]byte(`{"interviews":[{"company":"Ash","path":"interviews/a.md","date":"2026-01-02","time":"10:00","end":"09:00","people":[{"name":"A, B"}],"ratings":{"overall":3},"questions":[{"text":"q","detail":["d"],"tags":[]}],"improve":[{"text":"*x*","done":true,"on":"2026-01-01"}],"log":[{"date":"2026-01-02","what":"applied"}]}],"applications":[{"id":"ash","company":"Ash","status":"offer","history":[{"what":"offer"}]}]}`), false)
	tables, err := filepath.Glob("testdata/tables/*.[cm][sd]*")
	if err != nil || len(tables) == 0 {
		f.Fatal("no tables to begin with", err)
	}
	for _, name := range tables {
		table, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(table, true)
	}
	f.Add([]byte("---\nkanban-plugin: board\n---\n## Wishlist\n- [ ] Ash - Dev @{2026-03-04}\n\tnote\n## Applied\n- [ ] [[Birch]]\n"), true)
	var sample bytes.Buffer
	cfg, _ := journal.ParseConfig([]byte("timezone: Europe/Berlin\n"), nil)
	now, err := cfg.Clock("2026-03-12 08:30")
	if err != nil {
		f.Fatal(err)
	}
	reader := note.NewReader(note.Options{})
	seed := journal.Connect(cfg, now, []*note.Note{reader.Read("interviews/a.md", []byte("---\ncompany: Ash\ndate: 2026-03-01 10:00\ninterviewers: [Mary Chen]\n---\n\n## To improve\n\n- [ ] x #y\n"))}, nil)
	if err := exchange.JSON(&sample, seed, nil, nil, nil); err != nil {
		f.Fatal(err)
	}
	f.Add(sample.Bytes(), false)
	f.Fuzz(func(t *testing.T, src []byte, table bool) {
		read := ImportJSON
		if table {
			read = ImportCSV
		}
		exists := func(name string) bool { return name == "applications/ash.md" }
		im, err := read("t", src, Guess, Existing{Journal: journal.Connect(cfg, now, nil, nil), Exists: exists})
		if err != nil {
			return
		}
		var notes []*note.Note
		seen := map[string]bool{}
		for _, n := range im.Notes {
			if lower := strings.ToLower(n.Path); seen[lower] || !fs.ValidPath(n.Path) || path.Ext(n.Path) != ".md" || exists(n.Path) || ownPath(n.Path) == "" {
				t.Fatalf("bad or double path %q", n.Path)
			} else {
				seen[lower] = true
			}
			got := reader.Read(n.Path, n.Text)
			if got.Kind != note.Interview && got.Kind != note.Application {
				t.Fatalf("%s is a %s:\n%s", n.Path, got.Kind, n.Text)
			}
			notes = append(notes, got)
		}
		j := journal.Connect(cfg, now, notes, nil)
		again, err := read("t", src, Guess, Existing{Journal: j, Exists: func(name string) bool { return exists(name) || seen[strings.ToLower(name)] }})
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range again.Notes {
			if got := reader.Read(n.Path, n.Text); got.Kind == note.Application && got.Company.Value != "" && !strings.HasPrefix(n.Path, "interviews/") && sameKey(notes, got) {
				t.Fatalf("%s was taken in twice:\n%s", n.Path, n.Text)
			}
		}
		if err := exchange.JSON(&bytes.Buffer{}, j, nil, nil, nil); err != nil {
			t.Fatal(err)
		}
		if out := fmt.Sprint(im.Problems); strings.Contains(out, "%!") {
			t.Fatalf("a broken message: %s", out)
		}
	})
}

func sameKey(all []*note.Note, n *note.Note) bool {
	for _, other := range all {
		c, r := journal.ApplicationKey(n.Company.Value, n.Role.Value)
		if oc, or := journal.ApplicationKey(other.Company.Value, other.Role.Value); other.Kind == note.Application && oc == c && or == r && c != "" {
			return true
		}
	}
	return false
}
