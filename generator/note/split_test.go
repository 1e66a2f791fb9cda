package note

import (
	"fmt"
	"os"
	"slices"
	"strconv"
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

func TestCopyOf(t *testing.T) {
	for name, want := range map[string]string{
		"in/Reedmace (Mo's conflicted copy 2026-04-18).md":            "in/Reedmace.md !",
		"in/Reedmace (conflicted copy 2026-04-28 091500).md":          "in/Reedmace.md !",
		"in/Reedmace (Konflikt von Ada 2026-04-18).md":                "in/Reedmace.md !",
		"in/Reedmace.sync-conflict-20260326-101112-ABCDEFG.md":        "in/Reedmace.md !",
		"in/2026-04-02-reedmace (Ada’s conflicted copy 2026-04-3).md": "in/2026-04-02-reedmace.md !",
		"in/Copy of Reedmace.md":                                      "in/Reedmace.md",
		"in/Reedmace - Kopie (3).md":                                  "in/Reedmace.md",
		"in/Reedmace 2.md":                                            "in/Reedmace.md",
		"in/Reedmace (Leeds).md":                                      "",
		"in/Conflict Resolution Ltd.md":                               "",
	} {
		got, sure, _ := CopyOf(name)
		if sure {
			got += " !"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestOpening(t *testing.T) {
	r := NewReader(Options{})
	for _, c := range []struct{ what, text, opening, says string }{
		{"prose and a list", "First.\n\nSecond, [[b]].\n\n## Went well\n- x [[c]]\n", "<p>First.</p>\n<p>Second, <a href=\"B\">b</a>.</p>\n", "First."},
		{"only a list", "## Went well\n- x\n", "", ""},
		{"no heading", "One long sentence, which goes on for more than sixty letters. Two. Three.", "<p>One long sentence, which goes on for more than sixty letters. Two. Three.</p>\n", "One long sentence, which goes on for more than sixty letters."},
		{"a short sentence has company", "Ten. They rang at 3 p.m. and were kind, all of them, every one. More.", "", "Ten. They rang at 3 p.m. and were kind, all of them, every one."},
		{"a question in a quote", "> [!question] Why?\n> Because.\n\nText.\n\n## Concerns\n- x\n", "", ""},
		{"Japanese", "最初の面接でした。次は来週です。", "", "最初の面接でした。次は来週です。"},
	} {
		n := r.Read("interviews/a.md", []byte("---\ncompany: A\ndate: 2026-03-04\n---\n"+c.text))
		upper := func(_ int, r Ref) string { return strings.ToUpper(r.Target) }
		if got := string(n.Body.Opening().HTML(upper)); c.opening != "" && got != c.opening {
			t.Errorf("%s: the opening is %q, want %q", c.what, got, c.opening)
		}
		if got := n.Body.Says(); c.says != "" && got != c.says {
			t.Errorf("%s: says %q, want %q", c.what, got, c.says)
		}
		if whole := string(n.Body.HTML(upper)); string(n.Body.Opening().HTML(upper)+n.Body.Rest().HTML(upper)) != whole {
			t.Errorf("%s: the parts are not the whole %q", c.what, whole)
		}
	}
	long := r.Read("interviews/a.md", []byte("---\ncompany: A\n---\n"+strings.Repeat("word ", 200)))
	if got := long.Body.Says(); len(got) > longestSentence+3 || !strings.HasSuffix(got, "word…") {
		t.Errorf("a long sentence is %q", got)
	}
}
