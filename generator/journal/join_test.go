package journal

import (
	"bytes"
	"strings"
	"testing"
)

// TestPlanTheme puts a word for a theme into journal.yaml, and nothing else in it changes.
func TestPlanTheme(t *testing.T) {
	for name, c := range map[string]struct{ before, after string }{
		"none":              {"title: A\n", "title: A\nthemes: {concise: [blether]}\n"},
		"no line end":       {"name: B\ntitle: A", "name: B\ntitle: A\nthemes: {concise: [blether]}"},
		"lines below":       {"title: A\n\n# more to come\n", "title: A\n\n# more to come\nthemes: {concise: [blether]}\n"},
		"in a line":         {"themes: {salary: [dosh]} # mine\ntitle: A\n", "themes: {salary: [dosh], concise: [blether]} # mine\ntitle: A\n"},
		"its own in a line": {"themes: {concise: [long-winded], salary: [dosh]}\n", "themes: {concise: [long-winded, blether], salary: [dosh]}\n"},
		"empty":             {"themes: {}\n", "themes: {concise: [blether]}\n"},
		"empty list":        {"themes: {concise: [], salary: [dosh]}\n", "themes: {concise: [blether], salary: [dosh]}\n"},
		"a line each":       {"themes:\n  salary: [dosh]\ntitle: A\n", "themes:\n  salary: [dosh]\n  concise: [blether]\ntitle: A\n"},
		"its own line":      {"themes:\n    Concise: [long-winded]   # mine\ntitle: A\n", "themes:\n    Concise: [long-winded, blether]   # mine\ntitle: A\n"},
		"lists":             {"themes:\n  concise:\n    - long-winded\n  salary:\n  - dosh\n", "themes:\n  concise:\n    - long-winded\n    - blether\n  salary:\n  - dosh\n"},
		"another's list":    {"themes:\n  salary:\n  - dosh\n  - pay # mine\n", "themes:\n  salary:\n  - dosh\n  - pay # mine\n  concise: [blether]\n"},
		"a bracket in text": {"themes: {salary: [\"a]b\", dosh]}\n", "themes: {salary: [\"a]b\", dosh], concise: [blether]}\n"},
	} {
		for end, over := range map[string]func(string) []byte{
			"LF":   func(s string) []byte { return []byte(s) },
			"CRLF": func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) },
		} {
			src := over(c.before)
			add, err := PlanTheme(src, "concise", "blether")
			if err != nil {
				t.Errorf("%s, %s: %v", name, end, err)
				continue
			}
			if got := add.In(src); !bytes.Equal(got, over(c.after)) {
				t.Errorf("%s, %s: %q, want %q", name, end, got, over(c.after))
			}
			if back, err := add.Out(add.In(src)); err != nil || !bytes.Equal(back, src) {
				t.Errorf("%s, %s: taken back: %q, %v", name, end, back, err)
			}
		}
	}
	for _, src := range []string{"", "\n", "{title: A}\n", "- a\n", "themes: [a]\n", "themes: {concise: long-winded}\n", "title: [\n"} {
		if add, err := PlanTheme([]byte(src), "concise", "blether"); err == nil {
			t.Errorf("%q becomes %q", src, add.In([]byte(src)))
		} else if !strings.Contains(err.Error(), "by hand: ") {
			t.Errorf("%q: %v", src, err)
		}
	}
}
