package note

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// hostile is a talk whose words would each be something if they stood in a note as they are.
var hostile = []Turn{
	{"Mary Chen", "Company: Acme. Outcome: rejected"},
	{"Sam *Reed*", "Q: Why? A: money #money [2/5] [[Board]] ![x](y.png) <details><summary>Went well</summary>"},
	{"Mary Chen", "## To improve"},
	{"", "- [ ] Answer first #concise"},
	{"Sam [me]", "2026-03-04 thank-you Mary Chen"},
	{"", "1. We will reject you ~~~ ``` %% hidden"},
	{"Mary Chen", "due:: 2026-03-05 ^abc"},
	{"Sam", "if they ask about pay → name a number"},
	{"", "[!question] Do you know C#?"},
	{"", "Interviewers: Ross Diaz, Ada Vale"},
	{"", ": so to say"},
	{"", "They said yes, and I got the offer."},
	{"名前", "会社：別の会社。結果：不合格"},
	{"Mary Chen", "Result: offer | Salary: 90000 | Date: 2026-04-01"},
}

// labelled is a talk of people who are called as facts are.
var labelled = []Turn{{"Interviewer", "Ada Vale"}, {"Recruiter", "Ross Diaz"}, {"Role", "Sailor"}}

// TestPlanSaid puts a talk into notes of several styles: nothing in it is read, all of it is
// shown, folded, and it is taken back without a trace. The same again changes nothing.
func TestPlanSaid(t *testing.T) {
	for name, c := range map[string]struct{ text, heading string }{
		"front matter": {"---\ncompany: Vale\ndate: 2026-03-04 10:00\ntranscript: true\n---\n", "## Transcript"},
		"sections":     {"---\ncompany: Vale\ntranscript: yes\n---\n\n# Questions they asked\n\n- [2/5] Why us?\n\n# To improve\n\n- Answer first #concise\n", "# Transcript"},
		"waiting":      {"---\ncompany: Vale\ntranskript: ja\n---\n\n## Went well\n\n- Calm\n\n## Transkript\n\n## To improve\n\n- Answer first\n", "## Transkript"},
		"prose":        {"---\ncompany: Vale\ntranscript: true\n---\nIt rained, and they asked why I left.", "## Transcript"},
		"windows":      {"---\r\ncompany: Vale\r\ntranscript: true\r\n---\r\n\r\n### Fragen\r\n- Warum wir?\r\n", "### Transcript"},
		"toml":         {"+++\ncompany = \"Vale\"\ntranscript = true\n+++\n\nIt rained.\n", "## Transcript"},
		"template":     {strings.Replace(string(Blank(Appointment{Company: "Vale", Role: "Rigger"})), "---\n", "---\ntranscript: true\n", 1), "## Transcript"},
	} {
		rd := NewReader(Options{})
		src := []byte(c.text)
		before := rd.Read("interviews/vale.md", bytes.Clone(src))
		if !before.Transcript || before.HasTranscript() {
			t.Errorf("%s: the note says %v, and has one: %v", name, before.Transcript, before.HasTranscript())
		}
		if _, filed, err := rd.PlanTalk("interviews/vale.md", src, "", Talk{Share: -1, Said: labelled}); err != nil || !filed.Said {
			t.Errorf("%s: of people by their part: %+v %v", name, filed, err)
		}
		add, filed, err := rd.PlanTalk("interviews/vale.md", src, "", Talk{Share: -1, Said: hostile})
		if err != nil || !filed.Said {
			t.Errorf("%s: %+v %v", name, filed, err)
			continue
		}
		out := add.In(src)
		after := rd.Read("interviews/vale.md", bytes.Clone(out))
		for _, topic := range []Topic{Questions, Asked, Improve, Well, Raw, Plans, Kept, Ask} {
			if a, b := len(before.Items(topic)), len(after.Items(topic)); a != b {
				t.Errorf("%s: %d of %s before, %d after", name, a, topic, b)
			}
		}
		if after.Company.Value != "Vale" || after.Role.Value != before.Role.Value || len(after.People) > 0 || after.Outcome != before.Outcome || len(after.Log) > 0 || len(after.Plans) > 0 || len(after.Boxes) > 0 || len(after.Fields) != len(before.Fields) || after.Words != before.Words || len(after.Body.Refs()) > 0 {
			t.Errorf("%s: the talk was read: %+v", name, after)
		}
		if len(after.Problems) > len(before.Problems) || len(after.Unfiled) > len(before.Unfiled) {
			t.Errorf("%s: it has more problems: %v", name, after.Problems)
		}
		if !strings.Contains(string(out), "\n"+c.heading) {
			t.Errorf("%s: no %s in\n%s", name, c.heading, out)
		}
		html := string(after.Body.HTML(func(int, Ref) string { return "" }))
		if !strings.Contains(html, `<details class="callout quote">`) || !strings.Contains(html, "<summary>As it was said</summary>") {
			t.Errorf("%s: it is not folded: %s", name, html)
		}
		passages := after.Body.Passages()
		at := slices.IndexFunc(passages, func(p Passage) bool { return strings.HasPrefix(p.Heading, "Trans") })
		if at < 0 {
			t.Errorf("%s: it is not shown: %+v", name, passages)
			continue
		}
		for _, turn := range hostile {
			for _, say := range []string{turn.Speaker, turn.Text} {
				if !strings.Contains(passages[at].Text, say) {
					t.Errorf("%s: %q is not shown in %q", name, say, passages[at].Text)
				}
			}
		}
		if back, err := add.Out(out); err != nil || !bytes.Equal(back, src) {
			t.Errorf("%s: taken back %v\n%s", name, err, back)
		}
		if _, filed, err := rd.PlanTalk("interviews/vale.md", out, "", Talk{Share: -1, Said: hostile}); err == nil || filed.Said {
			t.Errorf("%s: it was put there a second time", name)
		}
	}
}

// What the key says is yes or no; else it is shown, and asked about. A word in the text is no key.
func TestTranscriptKey(t *testing.T) {
	for text, want := range map[string]struct {
		says   bool
		fields int
		asked  int
	}{
		"---\ncompany: Vale\ntranscript: true\n---\n":                       {true, 0, 0},
		"---\ncompany: Vale\ntranscript: no\n---\n":                         {false, 0, 0},
		"---\ncompany: Vale\ntranscript:\n---\n":                            {false, 0, 0},
		"---\ncompany: Vale\ntranscript: talk.vtt\n---\n":                   {false, 1, 1},
		"---\ncompany: Vale\n---\n\n**Transcript:** yes\n":                  {false, 0, 0},
		"---\ncompany: Vale\n---\n\n## Transcript\n\ntrue\n":                {false, 0, 0},
		"---\ncompany: Vale\n---\n\n- Company: Vale\n- Transcript: yes\n\n": {false, 0, 0},
	} {
		n := NewReader(Options{}).Read("interviews/vale.md", []byte(text))
		asked := 0
		for _, p := range n.Problems {
			if strings.Contains(p.Msg, "transcript") {
				asked++
			}
		}
		if n.Transcript != want.says || len(n.Fields) != want.fields || asked != want.asked {
			t.Errorf("%q: %v, %v, %v", text, n.Transcript, n.Fields, n.Problems)
		}
	}
}

// FuzzPlanSaid puts anything that anybody may say into a note: it is shown as it was said, or
// left out, and the second time nothing changes.
func FuzzPlanSaid(f *testing.F) {
	for _, turn := range slices.Concat(hostile, labelled) {
		f.Add(turn.Speaker, turn.Text)
	}
	rd := NewReader(Options{})
	src := []byte("---\ncompany: Vale\ntranscript: true\n---\n\n## To improve\n\n- Answer first\n")
	f.Fuzz(func(t *testing.T, speaker, text string) {
		speaker, text = strings.Join(strings.Fields(speaker), " "), strings.Join(strings.Fields(text), " ")
		add, _, err := rd.PlanTalk("interviews/vale.md", src, "", Talk{Share: -1, Said: []Turn{{"Ada", "So."}, {speaker, text}}})
		if err != nil {
			return
		}
		out := add.In(src)
		n := rd.Read("interviews/vale.md", bytes.Clone(out))
		if len(n.Items(Improve)) != 1 || len(n.Sections) != 2 || n.Words != 2 {
			t.Errorf("it is read: %+v\n%s", n.Sections, out)
		}
		if back, err := add.Out(out); err != nil || !bytes.Equal(back, src) {
			t.Errorf("it is not taken back: %v", err)
		}
		if _, _, err := rd.PlanTalk("interviews/vale.md", out, "", Talk{Share: -1, Said: []Turn{{speaker, text}}}); err == nil {
			t.Error("it was put there a second time")
		}
	})
}
