package main

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"journal/generator/journal"
	"journal/generator/note"
)

// The kit for Obsidian is YAML and JSON, and knows no property but the reader's keys.
func TestObsidianKit(t *testing.T) {
	files, err := initFlags{obsidian: true}.files("content")
	if err != nil {
		t.Fatal(err)
	}
	keys := append(note.Keys(), "aliases")
	tables := 0
	for _, f := range files {
		switch path.Ext(f.name) {
		case ".base":
			tables++
			var base struct {
				Filters  any
				Formulas map[string]string
				Views    []struct {
					Type, Name string
					Filters    any
					Order      []string
					Sort       []struct{ Property, Direction string }
				}
			}
			if err := yaml.Unmarshal(f.text, &base); err != nil || base.Filters == nil || len(base.Views) == 0 {
				t.Errorf("%s: %v, %+v", f.name, err, base)
			}
			for _, v := range base.Views {
				if v.Type != "table" || v.Name == "" || len(v.Order) < 4 || len(v.Sort) != 1 {
					t.Errorf("%s: %+v", f.name, v)
				}
			}
			for _, m := range aProperty.FindAllStringSubmatch(string(f.text), -1) {
				if name := m[1] + m[2] + m[3]; !slices.Contains(keys, name) {
					t.Errorf("%s shows %q, which is no key", f.name, name)
				}
			}
			for _, m := range aFormula.FindAllStringSubmatch(string(f.text), -1) {
				if base.Formulas[m[1]] == "" {
					t.Errorf("%s shows formula.%s, which it does not have", f.name, m[1])
				}
			}
		case ".json":
			var settings struct{ Types map[string]string }
			if err := json.Unmarshal(f.text, &settings); err != nil {
				t.Errorf("%s: %v", f.name, err)
			}
			for key := range settings.Types {
				if !slices.Contains(keys, key) {
					t.Errorf("%s gives %q a type, which is no key", f.name, key)
				}
			}
		case ".md":
			n := note.NewReader(note.Options{}).Read("templates/interview.md", f.text)
			if errs, warnings := n.Problems.Count(); errs+warnings > 0 || n.Kind == note.Interview {
				t.Errorf("the template is a note of the kind %s with %+v", n.Kind, n.Problems)
			}
		}
	}
	if tables != 5 || len(files) != 8 {
		t.Errorf("%d tables among %d files", tables, len(files))
	}
}

var (
	aProperty = regexp.MustCompile(`note\.(\w+)|(\w+) == "[^m]|hasProperty\("(\w+)"\)`)
	aFormula  = regexp.MustCompile(`formula\.(\w+)`)
)

// The schema of the settings has the keys that are read, and no other.
func TestSettingsSchema(t *testing.T) {
	text, err := start.ReadFile("start/journal.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct{ Properties map[string]any }
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	_, problems := journal.ParseConfig([]byte("unheard: 1\n"), time.UTC)
	_, list, ok := strings.Cut(problems[0].Hint, "the keys are ")
	if !ok {
		t.Fatalf("%+v", problems)
	}
	known := strings.FieldsFunc(strings.ReplaceAll(list, " and ", ","), func(c rune) bool { return c == ',' || c == ' ' })
	for _, key := range known {
		if schema.Properties[key] == nil {
			t.Errorf("the schema has no %s", key)
		}
	}
	if len(known) != len(schema.Properties) {
		t.Errorf("the schema has %d keys, and these are read: %q", len(schema.Properties), known)
	}
}
