package note

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// TestPlanTag puts a tag behind one entry, and nothing else in the file changes.
func TestPlanTag(t *testing.T) {
	for name, c := range map[string]struct{ before, after string }{
		"a list":              {"- Answer first\n- Breathe", "- Answer first #concise\n- Breathe"},
		"a box":               {"- [ ] Answer first\n- [ ] Breathe", "- [ ] Answer first #concise\n- [ ] Breathe"},
		"ticked with a day":   {"- [x] Answer first (did it 2026-02-18)", "- [x] Answer first (did it 2026-02-18) #concise"},
		"a number":            {"1. Answer first\n2. Breathe", "1. Answer first #concise\n2. Breathe"},
		"from a phone":        {"• Answer first\n• Breathe", "• Answer first #concise\n• Breathe"},
		"a line each":         {"Answer first\nBreathe", "Answer first #concise\nBreathe"},
		"a paragraph":         {"Answer first, and only when that has been said go on with\nthe details that they asked for\n\nBreathe", "Answer first, and only when that has been said go on with\nthe details that they asked for #concise\n\nBreathe"},
		"wrapped":             {"- Answer first, and only\n  then the details\n- Breathe", "- Answer first, and only\n  then the details #concise\n- Breathe"},
		"spaces at the end":   {"- Answer first  \n- Breathe", "- Answer first #concise  \n- Breathe"},
		"a tab at the end":    {"- Answer first\t\n- Breathe", "- Answer first #concise\t\n- Breathe"},
		"a hard break":        {"- Answer first\\\n  then the details\n- Breathe", "- Answer first\\\n  then the details #concise\n- Breathe"},
		"with detail":         {"- Answer first\n  - and stop\n- Breathe", "- Answer first #concise\n  - and stop\n- Breathe"},
		"with emphasis":       {"- **Answer first**", "- **Answer first** #concise"},
		"with code":           {"- `SELECT` first", "- `SELECT` first #concise"},
		"with a link":         {"- [Answer first](https://answers.example)", "- [Answer first](https://answers.example) #concise"},
		"with a bare link":    {"- Read https://answers.example/first", "- Read https://answers.example/first #concise"},
		"with punctuation":    {"- Answer first!", "- Answer first! #concise"},
		"with a block's name": {"- Answer first ^a1b2c3\n- Breathe", "- Answer first #concise ^a1b2c3\n- Breathe"},
		"with a comment":      {"- Answer first %% or not %%", "- Answer first %% or not %% #concise"},
		"no line end":         {"- Answer first", "- Answer first #concise"},
		"a bad byte":          {"- Answer first, caf\xe9 or not\n- Breathe", "- Answer first, caf\xe9 or not #concise\n- Breathe"},
		"other letters":       {"- 先に答える\n- 息をする", "- 先に答える #concise\n- 息をする"},
		"twice the same":      {"- Answer first\n- Answer first", "- Answer first #concise\n- Answer first"},
		"half a tag":          {"- Answer first #\n- Breathe", "- Answer first # #concise\n- Breathe"},
	} {
		t.Run(name, func(t *testing.T) {
			const head = "---\ncompany: Saltmarsh\ntags: [go]\n---\n\n## To improve\n\n"
			for end, over := range map[string]func(string) []byte{
				"LF":   func(s string) []byte { return []byte(s) },
				"CRLF": func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) },
				"BOM":  func(s string) []byte { return []byte("\ufeff" + s) },
				"UTF-16": func(s string) []byte {
					out, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
					return out
				},
			} {
				if end == "UTF-16" && strings.Contains(c.before, "\xe9") {
					continue
				}
				tagged(t, end, over(head+c.before), over(head+c.after))
			}
		})
	}
}

// tagged tags the first entry to improve of a note, wants the other text, and takes it back.
func tagged(t *testing.T, name string, src, want []byte) {
	t.Helper()
	rd := NewReader(Options{})
	items := rd.Read("interviews/a.md", bytes.Clone(src)).Items(Improve)
	if len(items) == 0 {
		t.Fatalf("%s: no entry in %q", name, src)
	}
	add, err := rd.PlanTag("interviews/a.md", src, items[0], []string{"concise"})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if got := add.In(src); !bytes.Equal(got, want) {
		t.Errorf("%s: %q, want %q", name, got, want)
	}
	if back, err := add.Out(add.In(src)); err != nil || !bytes.Equal(back, src) {
		t.Errorf("%s: taken back: %q, %v", name, back, err)
	}
}

// TestPlanTagElsewhere tags entries where they stand otherwise than in a list below a heading.
func TestPlanTagElsewhere(t *testing.T) {
	const head = "---\ncompany: Saltmarsh\n---\n\n"
	for name, c := range map[string]struct{ before, after string }{
		"behind its label":  {"Good: stayed calm\nBad: forgot the dose\n", "Good: stayed calm\nBad: forgot the dose #concise\n"},
		"behind a bold one": {"**To improve:** forgot the dose\n", "**To improve:** forgot the dose #concise\n"},
		"behind its sign":   {"👍 honest about being new\n👎 forgot the dose\n", "👍 honest about being new\n👎 forgot the dose #concise\n"},
		"in an outline":     {"- To improve\n  - forgot the dose\n  - hurried\n", "- To improve\n  - forgot the dose #concise\n  - hurried\n"},
		"in a table":        {"| Went well | To improve |\n|---|---|\n| calm | forgot the dose |\n", "| Went well | To improve |\n|---|---|\n| calm | forgot the dose #concise |\n"},
		"in its first cell": {"| To improve | Went well |\n|---|---|\n| forgot the dose | calm |\n", "| To improve | Went well |\n|---|---|\n| forgot the dose #concise | calm |\n"},
	} {
		t.Run(name, func(t *testing.T) {
			tagged(t, name, []byte(head+c.before), []byte(head+c.after))
		})
	}
}

// TestPlanTagRefuses leaves a note alone where the entry is another one, or has no
// place for a tag.
func TestPlanTagRefuses(t *testing.T) {
	rd := NewReader(Options{})
	src := []byte("---\ncompany: Saltmarsh\n---\n\n## To improve\n\n- Answer first #concise\n- Breathe\n")
	for _, c := range []struct {
		entry Item
		tags  []string
	}{
		{Item{Text: "Breathe", Pos: Pos{Line: 7}}, []string{"nerves"}},
		{Item{Text: "Breathe", Pos: Pos{Line: 90}}, []string{"nerves"}},
		{Item{Text: "Breathe"}, []string{"nerves"}},
		{Item{Text: "Breathe", Pos: Pos{Line: 8}}, []string{"two words"}},
		{Item{Text: "Breathe", Pos: Pos{Line: 8}}, []string{"nerves\n- x"}},
		{Item{Text: "Breathe", Pos: Pos{Line: 8}}, []string{""}},
		{Item{Text: "Answer first", Pos: Pos{Line: 7}}, []string{"concise"}},
	} {
		if add, err := rd.PlanTag("interviews/a.md", src, c.entry, c.tags); err == nil {
			t.Errorf("%+v becomes %q", c.entry, add.In(src))
		}
	}
}

func TestTagOf(t *testing.T) {
	for name, want := range map[string]string{
		"concise": "concise", "Talking too fast": "Talking-too-fast", " über uns! ": "über-uns", "面接": "面接", "C++": "C",
		"go/sql_x": "go/sql_x", "30-60-90": "", "": "", "?!": "", "-x-": "x", "a\nb": "a-b", "#none": "none",
	} {
		if got := TagOf(name); got != want {
			t.Errorf("TagOf(%q) = %q, want %q", name, got, want)
		}
	}
}
