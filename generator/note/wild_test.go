package note

import (
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"

	"journal/generator/generatortest/wild"
)

// expectations map a path to what a careful reader takes from that note. A key that
// is absent is not claimed; null claims that it cannot be known.
type expectations map[string]struct {
	Note                 *bool
	Company, Role, Stage *string
	Date, Time, Outcome  json.RawMessage
	People               []string
	Counts               map[string]int
	Problems             []struct {
		Line  int
		About string
	}
}

// TestWild reads the untidy notes as people really write them and compares
// every entry of expected.json. Problems of two files of one address are told
// when notes are connected, so they are left to the journal's test.
func TestWild(t *testing.T) {
	root := os.DirFS("testdata/wild")
	data, err := fs.ReadFile(root, "expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var expected expectations
	if err := json.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	if len(expected) < 18 {
		t.Fatalf("expected.json has only %d entries", len(expected))
	}
	notes := wild.Notes(t, "testdata/wild")
	rd := NewReader(Options{})
	for path, want := range expected {
		t.Run(path, func(t *testing.T) {
			src, err := fs.ReadFile(notes, path)
			if err != nil {
				t.Fatal(err)
			}
			n := rd.Read(path, src)
			if want.Note != nil && *want.Note != (n.Kind == Interview) {
				t.Errorf("kind %q", n.Kind)
			}
			for _, c := range []struct {
				what string
				want *string
				got  string
			}{{"company", want.Company, n.Company.Value}, {"role", want.Role, n.Role.Value}, {"stage", want.Stage, n.Stage.Value}} {
				if c.want != nil && loose(*c.want) != loose(c.got) {
					t.Errorf("%s %q, want %q", c.what, c.got, *c.want)
				}
			}
			clock := ""
			if n.When.HasTime {
				clock = n.When.Start.String()
			}
			for _, c := range []struct {
				what string
				want json.RawMessage
				got  string
			}{{"date", want.Date, n.When.Day.String()}, {"time", want.Time, clock}, {"outcome", want.Outcome, string(n.Outcome)}} {
				var s string
				if len(c.want) == 0 {
					continue
				}
				if string(c.want) != "null" {
					_ = json.Unmarshal(c.want, &s)
				}
				if c.got != s {
					t.Errorf("%s %q, want %q", c.what, c.got, s)
				}
			}
			if want.People != nil {
				var names []string
				for _, p := range n.People {
					names = append(names, p.Name)
				}
				if strings.Join(names, "|") != strings.Join(want.People, "|") {
					t.Errorf("people %q, want %q", names, want.People)
				}
			}
			for topic, count := range want.Counts {
				if got := n.Items(Topic(topic)); len(got) != count {
					t.Errorf("%s: %d entries, want %d: %+v", topic, len(got), count, got)
				}
			}
			for _, p := range want.Problems {
				if path == "interviews/sablethorn-finch.md" {
					continue
				}
				found := false
				for _, got := range n.Problems {
					found = found || got.Line == p.Line && strings.Contains(strings.ToLower(got.Msg), strings.ToLower(p.About))
				}
				if !found {
					t.Errorf("no problem in line %d about %q; got %v", p.Line, p.About, n.Problems)
				}
			}
		})
	}
}

// loose compares as the notes' README says: without regard to case, white space and quote marks.
func loose(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n\"'“”„‘’", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
