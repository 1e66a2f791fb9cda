package note

import (
	"html/template"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"journal/content"
	"journal/generator/generatortest/wild"
)

// seedNotes gives every wild note and every note of testdata/read to a fuzzer.
func seedNotes(f *testing.F) {
	f.Helper()
	for _, src := range fixtures(f) {
		if len(src) < 8000 {
			f.Add(src)
		}
	}
}

// fixtures are all notes that tests read, by their paths.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, set := range []string{"wild", "wild2"} {
		for name, file := range wild.Notes(t, "testdata/"+set) {
			if strings.HasSuffix(name, ".md") {
				all[set+"/"+name] = file.Data
			}
		}
	}
	for _, path := range archives(t) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name != "want" {
				all[filepath.Base(path)+"/"+f.Name] = f.Data
			}
		}
	}
	err := fs.WalkDir(content.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") {
			return err
		}
		src, err := fs.ReadFile(content.FS, path)
		all["sample/"+path] = src
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// FuzzNote reads whole notes: whatever the bytes are, the note holds what a
// page and an export can show, every place lies in the file, and reading it
// again gives the same.
func FuzzNote(f *testing.F) {
	seedNotes(f)
	rd := NewReader(Options{})
	f.Fuzz(func(t *testing.T, src []byte) {
		n := rd.Read("interviews/2026-03-04-x.md", src)
		lines := countLines(string(src))
		checkPlaces(t, n, lines)
		out := string(n.Body.HTML(func(int, Ref) string { return "page.html" }))
		if !utf8.ValidString(out) {
			t.Error("the body is not UTF-8")
		}
		for _, bad := range []string{"<script", "<style", "<iframe", "<form", "<svg", "javascript:"} {
			if i := strings.Index(strings.ToLower(out), bad); i >= 0 && (bad[0] == '<' || strings.Contains(strings.ToLower(out[:i]), `href="`+bad)) {
				t.Errorf("the body holds %s", bad)
			}
		}
		again := rd.Read("interviews/2026-03-04-x.md", src)
		if out != string(again.Body.HTML(func(int, Ref) string { return "page.html" })) || len(n.Problems) != len(again.Problems) {
			t.Error("a second reading differs")
		}
	})
}

// countLines counts as editors do: a carriage return alone ends a line, too.
func countLines(s string) int {
	return 1 + strings.Count(strings.ReplaceAll(s, "\r\n", "\n"), "\n") + strings.Count(strings.ReplaceAll(s, "\r\n", "\n"), "\r")
}

func checkPlaces(t *testing.T, n *Note, lines int) {
	t.Helper()
	in := func(what string, p Pos) {
		if p.Line < 0 || p.Line > lines || p.Col < 0 {
			t.Errorf("%s stands at %v of %d lines", what, p, lines)
		}
	}
	for _, p := range n.Problems {
		in("a problem", Pos{p.Line, p.Col})
		if p.Line == 0 || p.Msg == "" {
			t.Errorf("problem without a place or words: %+v", p)
		}
	}
	for _, s := range n.Sections {
		for _, i := range s.Items {
			in("an entry", i.Pos)
			if i.Text == "" || !utf8.ValidString(i.Text) || strings.ContainsAny(i.Text, "\n\r") {
				t.Errorf("entry %q", i.Text)
			}
			if i.Score < 0 || i.Score > 5 {
				t.Errorf("score %d", i.Score)
			}
		}
	}
	for _, e := range n.Log {
		in("a log line", e.Pos)
		if e.What == "" || e.When.Day.IsZero() && e.What != "later" {
			t.Errorf("log line %+v", e)
		}
	}
	for _, r := range n.Body.Refs() {
		in("a link", r.Pos)
	}
	for _, v := range n.Ratings {
		if v < 1 || v > 5 {
			t.Errorf("rating %d", v)
		}
	}
}

// FuzzFrontMatter puts anything between the fences: no note is lost to it.
func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{
		"company: Northwind\nrole: Backend Engineer\ninterviewers:\n  - Mary Chen, Lead <mary@northwind.example>\n",
		"title: Foo: bar\nrole: @lead\ncompany: \"A\" Corp\nx: *bold*\ntags: [a, b\n", "a: &a [*a]\n", "company: [[Acme]]\ntags: #interview\n\tx: y\n",
		"company = \"Acme\"\n[ratings]\noverall = 4\n", "log:\n  - 2026-03-04 thank-you Mary: they said: wait\n", "? {a: b}\n: c\n", "- just\n- a list\n",
	} {
		f.Add([]byte(s))
	}
	rd := NewReader(Options{})
	f.Fuzz(func(t *testing.T, block []byte) {
		for _, fence := range []string{"---", "+++"} {
			src := fence + "\n" + string(block) + "\n" + fence + "\n\n## To improve\n\n- the last line\n"
			n := rd.Read("interviews/x.md", []byte(src))
			checkPlaces(t, n, countLines(src))
		}
	})
}

// FuzzPeople reads people: each has a name on one line and no more than the text holds.
func FuzzPeople(f *testing.F) {
	for _, s := range []string{"Mary Chen, Engineering Manager <mary@northwind.example>", "Marguerite Sloane (EM), Tobias Renn (Staff Eng), Yuki Hale (PM)", "Bram Castellane - Tech Director", "[[Calla Whitcombe|Calla]]", "相馬 理恵、神谷 拓", "a@b.example", "Mary & Ross and <x@y.z> / (", ";;,,"} {
		f.Add(s)
	}
	for line := range strings.Lines(peopleLines) {
		in, _, _ := strings.Cut(line, " =>")
		f.Add(strings.ReplaceAll(in, `\n`, "\n"))
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, v := range []value{{text: s}, {list: []value{{text: s}}}, {pairs: []field{{key: s, val: value{text: s}}}}} {
			people := readPeople(v)
			for _, u := range people.Unnamed {
				if strings.TrimSpace(u.Value) == "" {
					t.Errorf("%q has somebody without a name and a role", s)
				}
			}
			for _, p := range people.Named {
				if strings.TrimSpace(p.Name) == "" || strings.ContainsAny(p.Name, "\n") {
					t.Errorf("%q gives the name %q", s, p.Name)
				}
				if p.Email != "" && !strings.Contains(s, p.Email) {
					t.Errorf("%q gives the address %q", s, p.Email)
				}
			}
		}
	})
}

// FuzzLog reads lines of a log, which YAML makes maps and comments of.
func FuzzLog(f *testing.F) {
	for _, s := range []string{"2026-03-04 16:05 thank-you Mary Chen", "2026-03-12 follow-up Mary Chen: still deciding", "4 Mar 2026 called Dana: a: b #5", "later until 2026-03-09: follow-up Mary Chen", "2026-02-30 applied", "{a: b}", "- -", "'2026-03-04 x'"} {
		f.Add(s)
	}
	rd := NewReader(Options{})
	f.Fuzz(func(t *testing.T, s string) {
		src := "---\ncompany: X\nlog:\n  - " + s + "\n---\n"
		n := rd.Read("applications/x.md", []byte(src))
		checkPlaces(t, n, countLines(src))
	})
}

// FuzzQuestion reads one entry of the questions.
func FuzzQuestion(f *testing.F) {
	for _, s := range []string{"[2/5] Tell me about a conflict #behavioural\n  - why: forgot\n  - better: the result first", "✅ Walk me through a ledger", "would you crunch - 3/5 (said no, in a nice way)", "DNS ⭐⭐⭐⭐", "**What breaks first?**\n  > **Answer:** the printers", "[ ] #", "Cost — Weak", "[[x|y]] ==z== %%h%% [^1]"} {
		f.Add(s)
	}
	rd := NewReader(Options{})
	f.Fuzz(func(t *testing.T, s string) {
		src := "## Questions they asked\n\n- " + s + "\n\n> [!question] " + s + "\n"
		n := rd.Read("interviews/x.md", []byte(src))
		checkPlaces(t, n, countLines(src))
		_ = n.Body.HTML(func(int, Ref) string { return template.HTMLEscapeString(s) })
	})
}
