package generator

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"journal/generator/journal"
)

// What the sealed letterbox says of the notes: which letters have arrived, and what can be
// offered.
func TestLettersAndOffers(t *testing.T) {
	first, second := strings.Repeat("0f", 16), strings.Repeat("1f", 16)
	scanned, err := Scan(t.Context(), Input{Machine: time.UTC, Content: fstest.MapFS{
		"interviews/a.md": {Data: []byte("---\ncompany: Northwind\ndate: 2026-03-11 14:00\ninterviewers: [Mary Chen]\n---\n\n<!-- letter " + first + " 3 0123456789ab -->\nx\n<!-- end of letter " + first + " -->\n")},
		"interviews/b.md": {Data: []byte("---\ncompany: Kestrel Vale\ndate: 2026-03-13\n---\n\n## Plan\n\n- if they hurry → one breath\n\n<!-- letter " + first + " 2 0123456789ab -->\n<!-- letter " + second + " 1 0123456789ab -->\n")},
		"interviews/c.md": {Data: []byte("---\ncompany: Old Times\ndate: 2025-03-13\n---\n")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	b, err := scanned.Open(t.Context(), func(journal.Config) (time.Time, error) { return time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC), nil }, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := b.Letters(), map[string]int{first: 3, second: 1}; !maps.Equal(got, want) {
		t.Errorf("letters %v, want %v", got, want)
	}
	text, err := b.Offers()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Meetings []offer
		Plans    []string
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Meetings) != 2 || got.Meetings[1].Note != "interviews/a.md" || got.Meetings[1].Time != "14:00" || strings.Join(got.Meetings[1].People, "") != "Mary Chen" || got.Meetings[0].With != "Kestrel Vale" {
		t.Errorf("meetings %+v", got.Meetings)
	}
	if len(got.Plans) != 1 || !strings.Contains(got.Plans[0], "one breath") {
		t.Errorf("plans %q", got.Plans)
	}
}
