package note

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// TestPlanTalk adds what was asked to notes of several styles. Every line that was there
// stays as it was, and in its order.
func TestPlanTalk(t *testing.T) {
	talk := Talk{Share: 43, Questions: []Heard{
		{"Why do you splice ropes?", []string{"took 17 s", "follow-up: And who pays for them? (took 5 s)"}},
		{"Do you know C#, *make* and [x]?", nil},
		{"Were you rejected: by whom - 4/5?", []string{"took 1 min 5 s"}},
	}}
	for name, text := range map[string]string{
		"front matter": "---\ncompany: Vale\ndate: 2026-03-04 10:00\nduration: 45m # short\n---\n",
		"lists":        "---\ncompany: Vale\n---\n\n## Questions they asked\n\n- [2/5] Why us?\n  - why: waffled\n\n## Went well\n\n- Calm\n",
		"template":     string(Blank(Appointment{Company: "Vale", Role: "Rigger"})),
		"empty":        "---\ncompany: Vale\n---\n\n## Questions they asked\n\n## To improve\n\n- Answer first #concise\n",
		"headings":     "---\ncompany: Vale\n---\n\n## Questions they asked\n\n### Why us?\n\nI waffled.\n\n## Went well\n- Calm\n",
		"labels":       "# Vale\n\n**Company:** Vale\n**Role:** Rigger\n\nIt rained.\n",
		"windows":      "---\r\ncompany: Vale\r\n---\r\n\r\n## Fragen\r\n- Warum wir?\r\n",
		"toml":         "+++\ncompany = \"Vale\"\n+++\n\nIt rained.\n",
		"no end":       "---\ncompany: Vale\n---\nIt rained.",
	} {
		rd := NewReader(Options{})
		src := []byte(text)
		before := rd.Read("interviews/vale.md", bytes.Clone(src))
		add, filed, err := rd.PlanTalk("interviews/vale.md", src, "", talk)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		out := add.In(src)
		after := rd.Read("interviews/vale.md", bytes.Clone(out))
		if filed.Questions != 3 || filed.Share != (name != "toml") || filed.Share && *after.TalkShare != 43 {
			t.Errorf("%s: %+v\n%s", name, filed, out)
		}
		items := after.Items(Questions)
		if len(items) != len(before.Items(Questions))+3 || len(after.Items(Improve)) != len(before.Items(Improve)) {
			t.Errorf("%s: %+v\n%s", name, items, out)
			continue
		}
		for _, q := range talk.Questions {
			if !slices.ContainsFunc(items, func(i Item) bool {
				return i.Text == q.Text && slices.Equal(i.Detail, q.Below) && i.Score == 0 && i.Answer == ""
			}) {
				t.Errorf("%s: %q is not in %+v", name, q.Text, items)
			}
		}
		lines := strings.SplitAfter(string(out), "\n")
		for _, line := range strings.SplitAfter(strings.TrimRight(text, "\r\n"), "\n") {
			at := slices.IndexFunc(lines, func(l string) bool { return strings.TrimRight(l, "\r\n") == strings.TrimRight(line, "\r\n") })
			if at < 0 {
				t.Errorf("%s: %q is gone\n%s", name, line, out)
				break
			}
			lines = lines[at+1:]
		}
		if back, err := add.Out(out); err != nil || !bytes.Equal(back, src) {
			t.Errorf("%s: taken back %v\n%s", name, err, back)
		}
	}
}

// TestPlanTalkLeavesOut holds that what reads as something else is not written.
func TestPlanTalkLeavesOut(t *testing.T) {
	rd := NewReader(Options{})
	src := []byte("---\ncompany: Vale\ntalk_share: 20\n---\n")
	_, filed, err := rd.PlanTalk("interviews/vale.md", src, "", Talk{Share: 43})
	if err == nil || filed.Share {
		t.Error("a share that the note has was written anew")
	}
	if _, _, err := rd.PlanTalk("interviews/vale.md", src, "two", Talk{Share: -1, Questions: []Heard{{"Why?", nil}}}); err == nil {
		t.Error("a file of several notes was changed")
	}
	add, filed, err := rd.PlanTalk("interviews/vale.md", src, "", Talk{Share: -1, Questions: []Heard{{"- ", nil}, {"Why us?", nil}}})
	if err != nil || filed.Questions != 1 || !strings.HasSuffix(string(add.In(src)), "- Why us?\n") {
		t.Errorf("%+v %v %s", filed, err, add.In(src))
	}
}
