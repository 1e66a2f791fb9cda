package note_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"go.yaml.in/yaml/v4"

	"journal/content"
	"journal/generator/note"
)

func schemaOf(t *testing.T) (*jsonschema.Schema, *jsonschema.Resolved) {
	t.Helper()
	text, err := note.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &schema, resolved
}

// The schema names the keys that the reader knows, all of them that are offered for a
// slip, and no other.
func TestSchemaHasTheKeys(t *testing.T) {
	schema, _ := schemaOf(t)
	for _, key := range note.Keys() {
		if schema.Properties[key] == nil {
			t.Errorf("the schema has no %s", key)
		}
	}
	for key := range schema.Properties {
		value := "1"
		if key == "language" { // one only if it names one
			value = "de"
		}
		n := note.NewReader(note.Options{}).Read("interviews/a.md", []byte("---\n"+key+": "+value+"\n---\n"))
		for _, p := range n.Problems {
			if strings.HasPrefix(p.Msg, "unknown key") {
				t.Errorf("the schema has %s, and the reader says: %s", key, p.Msg)
			}
		}
	}
}

// It accepts every note of the sample and what people write in other ways. What it refuses
// the reader does not understand either.
func TestSchemaAccepts(t *testing.T) {
	_, schema := schemaOf(t)
	seen := 0
	err := fs.WalkDir(content.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := content.FS.ReadFile(name)
		if err != nil {
			return err
		}
		_, rest, ok := strings.Cut(string(text), "---\n")
		front, _, closed := strings.Cut(rest, "\n---\n")
		if !ok || !closed {
			return nil
		}
		seen++
		if err := schema.Validate(frontMatter(t, front)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil || seen < 10 {
		t.Fatalf("%d notes of the sample were tried: %v", seen, err)
	}
	for _, front := range []string{
		"company: [[Ash]]\ntags: go", "outcome: they hired someone else", "kind: Gespräch", "company: Ash\nratings: {overall: 4/5}\nrating: ⭐⭐⭐", "chance: 60%",
		"interviewers: Mary Chen + Dr Anil Rao, CTO", "interviewers: [{name: Mary Chen, title: }]", "mood: fine", "thank_you_sent: true", "outcome:\nlog:", "company: {name: Ash}", "ratings: 4", "outcome: [passed]", "salary: {from: 1}",
	} {
		if err := schema.Validate(frontMatter(t, front)); err != nil {
			t.Errorf("%s: %v", front, err)
		}
	}
	for _, front := range []string{
		"ratings: {overall: 9}", "ratings: 9", "rating: 9", "fit: {role: 0}", "chance: 140", "talk_share: 140", "interviewers: [{name: 3}]", "date: {day: 4}", "duration: {long: 4}",
	} {
		if err := schema.Validate(frontMatter(t, front)); err == nil {
			t.Errorf("%s is accepted", front)
		}
		if n := note.NewReader(note.Options{}).Read("interviews/a.md", []byte("---\ncompany: X\n"+front+"\n---\n")); len(n.Problems) == 0 {
			t.Errorf("%s is refused, and the reader understands it", front)
		}
	}
}

// frontMatter is YAML as programs for JSON schemas have it: a date is a text.
func frontMatter(t *testing.T, text string) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	var plain func(n *yaml.Node)
	plain = func(n *yaml.Node) {
		if n.Tag == "!!timestamp" {
			n.Tag = "!!str"
		}
		for _, below := range n.Content {
			plain(below)
		}
	}
	plain(&doc)
	var out any
	if err := doc.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return jsonOf(out)
}

func jsonOf(v any) any {
	switch v := v.(type) {
	case map[any]any:
		out := map[string]any{}
		for k, e := range v {
			out[fmt.Sprint(k)] = jsonOf(e)
		}
		return out
	case map[string]any:
		for k, e := range v {
			v[k] = jsonOf(e)
		}
	case []any:
		for i, e := range v {
			v[i] = jsonOf(e)
		}
	case int:
		return float64(v)
	}
	return v
}
