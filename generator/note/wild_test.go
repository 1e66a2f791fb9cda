package note

import (
	"encoding/json"
	"io/fs"
	"os"
	"slices"
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
	End, Timezone        json.RawMessage
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
	for _, set := range []string{"wild", "wild2"} {
		t.Run(set, func(t *testing.T) { compareWild(t, "testdata/"+set) })
	}
}

// ofTwoNotes are the notes of which only the connected journal can tell what is wrong.
var ofTwoNotes = []string{"interviews/sablethorn-finch.md", "interviews/2026-03-25-reedling.sync-conflict-20260326-101112-ABCDEFG.md"}

func compareWild(t *testing.T, dir string) {
	root := os.DirFS(dir)
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
	notes := wild.Notes(t, dir)
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
			clock, end := "", ""
			if n.When.HasTime {
				clock = n.When.Start.String()
			}
			if n.When.HasEnd {
				end = n.When.End.String()
			}
			for _, c := range []struct {
				what string
				want json.RawMessage
				got  string
			}{{"date", want.Date, n.When.Day.String()}, {"time", want.Time, clock}, {"end", want.End, end}, {"timezone", want.Timezone, n.When.Zone}, {"outcome", want.Outcome, string(n.Outcome)}} {
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
				if slices.Contains(ofTwoNotes, path) {
					continue
				}
				found := false
				for _, got := range n.Problems {
					found = found || got.Line == p.Line && strings.Contains(strings.ToLower(got.Msg+" "+got.Hint), strings.ToLower(p.About))
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
