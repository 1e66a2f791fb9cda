package exchange_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"journal/generator"
	"journal/generator/exchange"
	"journal/generator/generatortest/wild"
	"journal/generator/journal"
)

// wildNotes are the sets of wild notes, and the day on which each is read.
var wildNotes = map[string]time.Time{
	"../note/testdata/wild":  time.Date(2026, 4, 20, 9, 0, 0, 0, time.UTC),
	"../note/testdata/wild2": time.Date(2026, 5, 15, 9, 0, 0, 0, time.UTC),
}

// exported reads the wild notes in dir and gives them as other programs see them.
func exported(t *testing.T, dir string, today time.Time) map[string]any {
	t.Helper()
	scanned, err := generator.Scan(context.Background(), generator.Input{Content: wild.Notes(t, dir), Machine: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	clock := func(journal.Config) (time.Time, error) { return today, nil }
	built, err := scanned.Open(context.Background(), clock, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := exchange.JSON(&out, built.Journal, built.Actions, built.Problems, nil); err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestWild compares the export with what a careful reader takes from the
// notes, every entry. A key that expected.json leaves out is not claimed;
// null claims that it cannot be known, and then it has to be absent.
func TestWild(t *testing.T) {
	for dir, today := range wildNotes {
		t.Run(filepath.Base(dir), func(t *testing.T) { compareWild(t, dir, today) })
	}
}

func compareWild(t *testing.T, dir string, today time.Time) {
	data, err := os.ReadFile(dir + "/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]map[string]any
	if err := json.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	if len(expected) < 18 {
		t.Fatalf("expected.json has only %d entries", len(expected))
	}
	doc := exported(t, dir, today)
	interviews := map[string]map[string]any{}
	for _, in := range doc["interviews"].([]any) {
		in := in.(map[string]any)
		interviews[in["path"].(string)] = in
	}
	for path, want := range expected {
		t.Run(path, func(t *testing.T) {
			got, is := interviews[path]
			if want["note"] == false {
				if is {
					t.Errorf("it became an interview: %v", got)
				}
				return
			}
			if !is && len(want) > 0 {
				t.Fatal("no interview came of it")
			}
			for key, value := range want {
				switch key {
				case "people":
					var names []string
					list, _ := got["people"].([]any)
					for _, p := range list {
						names = append(names, p.(map[string]any)["name"].(string))
					}
					if a, b := loose(strings.Join(names, "|")), loose(joined(value)); a != b {
						t.Errorf("people %q, want %q", a, b)
					}
				case "counts":
					for section, n := range value.(map[string]any) {
						if list, _ := got[section].([]any); len(list) != int(n.(float64)) {
							t.Errorf("%s: %d entries, want %v: %v", section, len(list), n, list)
						}
					}
				case "problems":
					for _, p := range value.([]any) {
						if p := p.(map[string]any); !reported(doc, path, p["line"].(float64), p["about"].(string)) {
							t.Errorf("no problem in line %v about %q", p["line"], p["about"])
						}
					}
				default:
					if value == nil {
						if v, has := got[key]; has {
							t.Errorf("%s is %v, but the note does not say", key, v)
						}
						continue
					}
					if s, _ := got[key].(string); loose(s) != loose(value.(string)) {
						t.Errorf("%s is %q, want %q", key, s, value)
					}
				}
			}
		})
	}
}

func joined(list any) string {
	var all []string
	for _, s := range list.([]any) {
		all = append(all, s.(string))
	}
	return strings.Join(all, "|")
}

// reported looks for a problem; of two notes with one address either may have it.
func reported(doc map[string]any, path string, line float64, about string) bool {
	for _, p := range doc["problems"].([]any) {
		p := p.(map[string]any)
		if p["path"] == path && p["line"] == line && strings.Contains(strings.ToLower(p["message"].(string)), strings.ToLower(about)) {
			return true
		}
	}
	return false
}

func loose(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n\"'“”„‘’", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
