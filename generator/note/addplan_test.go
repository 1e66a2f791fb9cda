package note

import (
	"bytes"
	"strings"
	"testing"
)

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
