package note

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// TestPlanTick ticks one entry, and nothing else in the file changes; emptied again,
// a box is where it was.
func TestPlanTick(t *testing.T) {
	for name, c := range map[string]struct{ before, after string }{
		"a box":           {"- [ ] Answer first\n- [ ] Breathe", "- [x] Answer first\n- [ ] Breathe"},
		"no box":          {"- Answer first\n- Breathe", "- [x] Answer first\n- Breathe"},
		"a star":          {"* Answer first #concise", "* [x] Answer first #concise"},
		"a number":        {"1. Answer first\n2. Breathe", "1. [x] Answer first\n2. Breathe"},
		"of an outliner":  {"- [/] Answer first", "- [x] Answer first"},
		"to do":           {"- TODO Answer first", "- [x] TODO Answer first"},
		"from a phone":    {"• Answer first\n• Breathe", "• [x] Answer first\n• Breathe"},
		"a dash":          {"– Answer first\n– Breathe", "– [x] Answer first\n– Breathe"},
		"with detail":     {"- [ ] Answer first\n  - and stop\n- Breathe", "- [x] Answer first\n  - and stop\n- Breathe"},
		"with emphasis":   {"- [ ] **Answer** first^^", "- [x] **Answer** first^^"},
		"end of the file": {"- [ ] Answer first", "- [x] Answer first"},
		"a bad byte":      {"- [ ] Answer first, caf\xe9 or not", "- [x] Answer first, caf\xe9 or not"},
	} {
		t.Run(name, func(t *testing.T) {
			const head = "---\ncompany: Saltmarsh\n---\n\n## To improve\n\n"
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
				rd := NewReader(Options{})
				src := over(head + c.before)
				items := rd.Read("interviews/a.md", bytes.Clone(src)).Items(Improve)
				if len(items) == 0 || !items[0].Listed || items[0].Done {
					t.Fatalf("%s: read as %+v", end, items)
				}
				add, err := rd.PlanTick("interviews/a.md", src, items[0], true)
				if err != nil {
					t.Fatalf("%s: %v", end, err)
				}
				ticked := add.In(src)
				if want := over(head + c.after); !bytes.Equal(ticked, want) {
					t.Errorf("%s: %q, want %q", end, ticked, want)
				}
				if back, err := add.Out(ticked); err != nil || !bytes.Equal(back, src) {
					t.Errorf("%s: taken back: %q, %v", end, back, err)
				}
				moved := over(strings.Replace(head, "##", "Lines since.\n\n##", 1) + c.after + " ")
				if back, err := add.Out(moved); err != nil || !bytes.Equal(back, over(strings.Replace(head, "##", "Lines since.\n\n##", 1)+c.before+" ")) {
					t.Errorf("%s: taken back after an edit elsewhere: %q, %v", end, back, err)
				}
				if strings.Contains(c.before, "TODO") {
					continue
				}
				now := rd.Read("interviews/a.md", bytes.Clone(ticked)).Items(Improve)[0]
				empty, err := rd.PlanTick("interviews/a.md", ticked, now, false)
				if err != nil {
					t.Fatalf("%s: emptied: %v", end, err)
				}
				if again := rd.Read("interviews/a.md", empty.In(ticked)).Items(Improve); again[0].Done || !again[0].Task {
					t.Errorf("%s: emptied: %+v", end, again)
				}
			}
		})
	}
}

// TestPlanTickRefuses leaves a note alone where the entry is another one, or has no
// place for a box.
func TestPlanTickRefuses(t *testing.T) {
	rd := NewReader(Options{})
	src := []byte("---\ncompany: Saltmarsh\n---\n\n## To improve\n\nAnswer first\n\n- Breathe\n")
	for _, entry := range []Item{
		{Text: "Answer first", Pos: Pos{Line: 7}},
		{Text: "Breathe", Pos: Pos{Line: 8}},
		{Text: "Breathe out", Pos: Pos{Line: 9}},
		{Text: "Breathe", Pos: Pos{Line: 90}},
		{Text: "Breathe"},
	} {
		if add, err := rd.PlanTick("interviews/a.md", src, entry, true); err == nil {
			t.Errorf("%+v becomes %q", entry, add.In(src))
		}
	}
}
