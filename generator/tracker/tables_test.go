package tracker

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"journal/generator/exchange"

	"journal/generator/journal/journaltest"
)

// claim is what a careful reader takes from a table. A field that is not there is
// not claimed, and null claims that it cannot be known.
type claim struct {
	Only         bool             `json:"only"` // there are no others
	Applications []map[string]any `json:"applications"`
	Interviews   []map[string]any `json:"interviews"`
	Never        []string         `json:"never"` // no line of a note
}

// TestTables imports the tables of testdata/tables, each into an empty journal, and
// compares with what a careful reader understands. A second import of the same
// table changes nothing.
func TestTables(t *testing.T) {
	src, err := os.ReadFile("testdata/tables/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var claims map[string]claim
	if err := json.Unmarshal(src, &claims); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/tables/*.[cm][sd]*")
	if err != nil || len(files) != len(claims) {
		t.Fatalf("%d files, %d claims (%v)", len(files), len(claims), err)
	}
	for name, want := range claims {
		t.Run(name, func(t *testing.T) {
			table, err := os.ReadFile("testdata/tables/" + name)
			if err != nil {
				t.Fatal(err)
			}
			nothing := empty(journaltest.Connect(t, "", "2026-05-15 09:00", nil))
			im, err := ImportCSV(name, table, Guess, nothing)
			if err != nil {
				t.Fatal(err)
			}
			if errs, _ := im.Problems.Count(); errs > 0 {
				t.Error(im.Problems)
			}
			j := withNotes(t, "", "2026-05-15 09:00", im)
			var applications []exchange.Application
			for _, a := range j.Applications {
				applications = append(applications, exchange.ApplicationOf(a))
			}
			var interviews []exchange.Interview
			for _, in := range j.Interviews {
				interviews = append(interviews, exchange.InterviewOf(j, in))
			}
			compareClaims(t, want.Only, want.Applications, asJSON(t, applications), "company", "role")
			if want.Interviews != nil {
				compareClaims(t, want.Only, want.Interviews, asJSON(t, interviews), "company", "date")
			}
			for _, never := range want.Never {
				if text := textOf(im); regexp.MustCompile("(?m)" + never).MatchString(text) {
					t.Errorf("%s stands in\n%s", never, text)
				}
			}
			again := nothing
			again.Journal = j
			if im, err := ImportCSV(name, table, Guess, again); err != nil || len(im.Notes) > 0 || im.AlreadyThere() != len(im.Read) {
				t.Errorf("a second import: %v %s", err, textOf(im))
			} else if errs, warnings := im.Problems.Count(); errs+warnings > 0 {
				t.Errorf("a second import: %v", im.Problems)
			}
		})
	}
}

// asJSON returns values as JSON has them.
func asJSON(t *testing.T, v any) []map[string]any {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]any
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func compareClaims(t *testing.T, only bool, want, got []map[string]any, keys ...string) {
	t.Helper()
	if only && len(got) != len(want) {
		t.Errorf("%d, want %d: %v", len(got), len(want), got)
	}
	same := func(a, b any) bool {
		x, _ := a.(string)
		y, _ := b.(string)
		return strings.EqualFold(x, y)
	}
next:
	for _, w := range want {
		for _, g := range got {
			if same(w[keys[0]], g[keys[0]]) && same(w[keys[1]], g[keys[1]]) {
				for key, value := range w {
					if !same(value, g[key]) {
						t.Errorf("%v: %s is %v, want %v", w[keys[0]], key, g[key], value)
					}
				}
				continue next
			}
		}
		t.Errorf("none is %v, %v", w[keys[0]], w[keys[1]])
	}
}
