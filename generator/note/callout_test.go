package note

import "testing"

// A callout folds as its mark says, whatever it is of.
func TestFoldedCallout(t *testing.T) {
	for text, want := range map[string]string{
		"> [!note]- Hint\n> Go left.\n": "<details class=\"callout note\">\n<summary>Hint</summary>\n<p>Go left.</p>\n</details>\n",
		"> [!tip]+\n> Go left.\n":       "<details class=\"callout tip\" open>\n<summary>Tip</summary>\n<p>Go left.</p>\n</details>\n",
		"> [!note] Hint\n> Go left.\n":  "<div class=\"callout note\">\n<p class=\"callout-title\">Hint</p>\n<p>Go left.</p>\n</div>\n",
	} {
		n := NewReader(Options{}).Read("page.md", []byte(text))
		if got := string(n.Body.HTML(func(int, Ref) string { return "" })); got != want {
			t.Errorf("%q: got %s", text, got)
		}
	}
	n := NewReader(Options{}).Read("interviews/a.md", []byte("---\ncompany: Vale\n---\n\n> [!question]- Why us?\n> For the ropes.\n"))
	if q := n.Items(Questions); len(q) != 1 || q[0].Text != "Why us?" || q[0].Answer != "For the ropes." || q[0].Line != 5 {
		t.Errorf("a folded question is %+v", q)
	}
}
