package words_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"journal/generator/words"
)

func TestRead(t *testing.T) {
	lists, err := words.Read(fstest.MapFS{
		"en.txt":    {Data: []byte("# English\n[heading]\nimprove: to improve, Do better,\n    next time\nwell: went well\n[month]\n1: jan\n")},
		"de.txt":    {Data: []byte("[heading]\nimprove: verbessern\n")},
		"notes.md":  {Data: []byte("no list")},
		"sub/x.txt": {Data: []byte("no list")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := words.Lists{
		"heading": {
			{Name: "improve", Words: []string{"verbessern"}, Lang: "de", Line: 2},
			{Name: "improve", Words: []string{"to improve", "Do better", "next time"}, Lang: "en", Line: 3},
			{Name: "well", Words: []string{"went well"}, Lang: "en", Line: 5},
		},
		"month": {{Name: "1", Words: []string{"jan"}, Lang: "en", Line: 7}},
	}
	if diff := cmp.Diff(want, lists); diff != "" {
		t.Error(diff)
	}
	if got := lists.Meanings("heading", strings.ToLower)["do better"]; got != "improve" {
		t.Errorf("do better means %q", got)
	}
	if diff := cmp.Diff([]string{"verbessern", "to improve", "Do better", "next time"}, lists.Words("heading", "improve")); diff != "" {
		t.Error(diff)
	}
}

func TestReadNamesTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"improve: a\n":      "en.txt:1:",
		"[heading]\n\nwell": "en.txt:3:",
		"[heading]\n  more": "en.txt:2:",
	} {
		_, err := words.Read(fstest.MapFS{"en.txt": {Data: []byte(text)}})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestPattern(t *testing.T) {
	year := words.Pattern(`\d{4}`)
	first, again := year(), year()
	if got := first.FindString("in 2026"); got != "2026" || first != again {
		t.Errorf("found %q, or compiled twice", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("asking for what cannot be compiled says nothing")
		}
	}()
	words.Pattern(`(`)()
}
