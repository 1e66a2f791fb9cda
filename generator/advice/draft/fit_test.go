package draft

import (
	"cmp"
	"os"
	"strings"
	"testing"

	"journal/layouts"
)

// TestFitToBeQuoted has facts as people note them, of many trades. What can be
// said to anybody stands in the letter in a sentence; of the rest nothing does.
func TestFitToBeQuoted(t *testing.T) {
	cases := facts(t)
	held := 0
	for _, c := range cases {
		text := noteWith(c[0])
		j, in := oneInterview(t, text)
		d, err := letters(t, layouts.FS()).Write(ThankYou, About(j, in, in.People[0]))
		if err != nil {
			t.Fatal(err)
		}
		body := strings.ToLower(d.Text)
		switch {
		case c[1] != "" && (strings.Contains(d.Text, "[") || !strings.Contains(body, strings.ToLower(c[1]))):
			t.Errorf("%q is not quoted as %q:\n%s", c[0], c[1], d.Text)
		case c[1] == "" && (strings.Contains(body, strings.ToLower(c[2])) || !strings.Contains(d.Text, "[one thing you talked about")):
			t.Errorf("%q leaves no gap:\n%s", c[0], d.Text)
		default:
			held++
		}
	}
	t.Logf("%d of %d hold", held, len(cases))
}

// facts reads testdata/facts.txt: the line, what the letter says of it, and what
// it must not say.
func facts(t testing.TB) [][3]string {
	t.Helper()
	text, err := os.ReadFile("testdata/facts.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all [][3]string
	for line := range strings.Lines(string(text)) {
		fact, word, _ := strings.Cut(strings.TrimSpace(line), " | ")
		switch {
		case strings.HasPrefix(fact, "+ "):
			_, itself, _ := strings.Cut(fact, ": ")
			all = append(all, [3]string{fact[2:], cmp.Or(word, itself), ""})
		case strings.HasPrefix(fact, "- "):
			all = append(all, [3]string{fact[2:], "", word})
		}
	}
	return all
}

// noteWith returns a note of one interview with one line: "remember: …",
// "liked: …", "learned: …" or "asked: …".
func noteWith(line string) string {
	kind, text, _ := strings.Cut(line, ": ")
	head := "---\ncompany: Osterby Works\nrole: Surveyor\ndate: 2026-03-04 10:00\nduration: 60m\ninterviewers:\n  - name: Nora Lind\n"
	switch kind {
	case "remember":
		return head + "    remember: \"" + text + "\"\n---\n"
	case "liked":
		return head + "---\n\n## Reactions\n\n- liked: " + text + "\n"
	case "learned":
		return head + "---\n\n## Learned\n\n- " + text + "\n"
	}
	return head + "---\n\n## Questions they asked\n\n- " + text + "\n"
}
