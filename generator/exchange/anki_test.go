package exchange

import (
	"bytes"
	"strings"
	"testing"

	"journal/generator/journal"
	"journal/generator/journal/journaltest"
)

// cards returns the lines of the file for Anki, by the front of the card.
func cards(t *testing.T, j *journal.Journal) map[string][]string {
	t.Helper()
	var out bytes.Buffer
	if err := Anki(&out, j); err != nil {
		t.Fatal(err)
	}
	const head = "#separator:tab\n#html:true\n#notetype:Basic\n#guid column:1\n#deck column:2\n#tags column:5\n"
	body, ok := strings.CutPrefix(out.String(), head)
	if !ok {
		t.Fatalf("it begins with %.200q", out.String())
	}
	all, ids := map[string][]string{}, map[string]bool{}
	for line := range strings.Lines(body) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 5 || strings.ContainsAny(line, "\r\"") || strings.HasPrefix(line, "#") {
			t.Fatalf("Anki reads this as %d fields: %q", len(fields), line)
		}
		if ids[fields[0]] {
			t.Errorf("the GUID %s is used twice", fields[0])
		}
		ids[fields[0]] = true
		all[fields[2]] = fields
	}
	return all
}

func asked(lines ...string) map[string]string {
	notes := map[string]string{}
	for i, l := range lines {
		notes["interviews/"+string(rune('a'+i))+".md"] = "---\ncompany: Ash\ndate: 2026-01-0" + string(rune('1'+i)) + "\n---\n\n## Questions they asked\n\n" + l
	}
	return notes
}

func TestAnkiCard(t *testing.T) {
	const text = "- [2/5] What is <b>, \"quoted\"? #go #system-design\n  - why: forgot a & b\n  - better: say \"x < y\"\n"
	card := cards(t, journaltest.Connect(t, "", "2026-03-12 09:00", asked(text)))["What is &lt;b&gt;, &#34;quoted&#34;?"]
	if card == nil {
		t.Fatal("the question is not there")
	}
	if want := "say &#34;x &lt; y&#34;<br><br>What went wrong:<ul><li>forgot a &amp; b</li></ul><br><br>Asked:<ul><li>Ash, interview, 2026-01-01, 2 of 5</li></ul>"; card[3] != want {
		t.Errorf("the back is\n%s\nwant\n%s", card[3], want)
	}
	if want := "interview weak go system-design"; card[4] != want {
		t.Errorf("the tags are %q, want %q", card[4], want)
	}
}

// TestAnkiKeepsCards holds that progress is not lost: the GUID stays when the
// answer is edited, and when the question is asked again in other words.
func TestAnkiKeepsCards(t *testing.T) {
	id := func(lines ...string) string {
		for _, card := range cards(t, journaltest.Connect(t, "", "2026-03-12 09:00", asked(lines...))) {
			return card[0]
		}
		return ""
	}
	first := id("- Tell me about a conflict with a teammate\n")
	if got := id("- [4/5] Tell me about a conflict with a teammate #people\n  - better: start with the result\n"); got != first {
		t.Error("an edited answer makes a new card")
	}
	if got := id("- Tell me about a conflict with a teammate\n", "- Describe a time you had a conflict with a teammate\n"); got != first {
		t.Error("another wording makes a new card")
	}
	if got := id("- Tell me about a deadline you missed badly\n"); got == first {
		t.Error("two questions are one card")
	}
}

func TestAnkiSample(t *testing.T) {
	j := journaltest.Sample(t)
	if got := cards(t, j); len(got) != len(j.Questions) {
		t.Errorf("%d cards of %d questions", len(got), len(j.Questions))
	}
}
