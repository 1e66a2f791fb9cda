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

// TestPlanPlan adds a plan and takes it out again: every other byte stays.
func TestPlanPlan(t *testing.T) {
	const line = "if they ask about yeast → the ratio, then stop #concise"
	const front = "---\ncompany: Quillmere Bakery\ndate: 2026-04-02\n---\n\n"
	tests := []struct{ before, after string }{
		{front + "## Went well\n- On time\n", front + "## Went well\n- On time\n\n## Plan\n\n- " + line + "\n"},
		{front + "## Plan\n- if they ask why → two reasons\n\n## Went well\n- On time\n", front + "## Plan\n- if they ask why → two reasons\n- " + line + "\n\n## Went well\n- On time\n"},
		{front + "## Plan\n- if they ask why → two reasons\n  - the second is the oven\n", front + "## Plan\n- if they ask why → two reasons\n  - the second is the oven\n- " + line + "\n"},
		{front + "Only text", front + "Only text\n\n## Plan\n\n- " + line},
		{strings.ReplaceAll(front+"## Went well\n- On time\n", "\n", "\r\n"), strings.ReplaceAll(front+"## Went well\n- On time\n\n## Plan\n\n- "+line+"\n", "\n", "\r\n")},
		{"\ufeff" + front + "## Went well\n- Café\n\n\n", "\ufeff" + front + "## Went well\n- Café\n\n## Plan\n\n- " + line + "\n\n\n"},
	}
	rd := NewReader(Options{})
	for _, test := range tests {
		add, err := rd.PlanPlan("interviews/a.md", []byte(test.before), "", line)
		if err != nil {
			t.Errorf("%q: %v", test.before, err)
			continue
		}
		got := add.In([]byte(test.before))
		if string(got) != test.after {
			t.Errorf("%q\nbecame %q\nwant   %q", test.before, got, test.after)
		}
		if _, err := rd.PlanPlan("interviews/a.md", got, "", line); err == nil {
			t.Errorf("%q: the same plan twice", test.before)
		}
		out, err := add.Out(got)
		if err != nil || !bytes.Equal(out, []byte(test.before)) {
			t.Errorf("%q: taken out again it is %q, %v", test.before, out, err)
		}
	}
	if _, err := rd.PlanPlan("interviews/a.md", []byte(front), "", "speak slower"); err == nil {
		t.Error("a line that is no plan was added")
	}
	if _, err := rd.PlanPlan("interviews/a.md", []byte(front+"```\ncode without an end\n"), "", line); err == nil {
		t.Error("a plan was written into code")
	}
}

// In a file of several interviews a plan goes into the one that it is for.
func TestPlanPlanInAPart(t *testing.T) {
	const line = "if they ask about yeast → the ratio, then stop"
	const first = "---\ncompany: Quillmere Bakery\ndate: 2026-04-02\n---\n\n## Went well\n- On time\n"
	const second = "\n---\ncompany: Marrowfield Mill\ndate: 2026-03-02\n---\n\n## Went well\n- Calm\n"
	const plan = "\n## Plan\n\n- " + line + "\n"
	rd := NewReader(Options{})
	parts := rd.ReadAll("interviews/a.md", []byte(first+second))
	if len(parts) != 2 {
		t.Fatalf("%d interviews, want 2", len(parts))
	}
	for i, want := range []string{first + plan + second, first + second + plan} {
		add, err := rd.PlanPlan("interviews/a.md", []byte(first+second), parts[i].Part, line)
		if err != nil {
			t.Errorf("%s: %v", parts[i].Part, err)
			continue
		}
		if got := string(add.In([]byte(first + second))); got != want {
			t.Errorf("%s became %q\nwant %q", parts[i].Part, got, want)
		}
	}
	if _, err := rd.PlanPlan("interviews/a.md", []byte(first+second), "nobody-2026-01-01", line); err == nil {
		t.Error("a plan was written for an interview that is not there")
	}
}
