package note

import (
	"strings"
	"testing"
)

func TestOpening(t *testing.T) {
	r := NewReader(Options{})
	for _, c := range []struct{ what, text, opening, says string }{
		{"prose and a list", "First.\n\nSecond, [[b]].\n\n## Went well\n- x [[c]]\n", "<p>First.</p>\n<p>Second, <a href=\"B\">b</a>.</p>\n", "First."},
		{"only a list", "## Went well\n- x\n", "", ""},
		{"no heading", "One long sentence, which goes on for more than sixty letters. Two. Three.", "<p>One long sentence, which goes on for more than sixty letters. Two. Three.</p>\n", "One long sentence, which goes on for more than sixty letters."},
		{"a short sentence has company", "Ten. They rang at 3 p.m. and were kind, all of them, every one. More.", "", "Ten. They rang at 3 p.m. and were kind, all of them, every one."},
		{"a question in a quote", "> [!question] Why?\n> Because.\n\nText.\n\n## Concerns\n- x\n", "", ""},
		{"Japanese", "最初の面接でした。次は来週です。", "", "最初の面接でした。次は来週です。"},
	} {
		n := r.Read("interviews/a.md", []byte("---\ncompany: A\ndate: 2026-03-04\n---\n"+c.text))
		upper := func(_ int, r Ref) string { return strings.ToUpper(r.Target) }
		if got := string(n.Body.Opening().HTML(upper)); c.opening != "" && got != c.opening {
			t.Errorf("%s: the opening is %q, want %q", c.what, got, c.opening)
		}
		if got := n.Body.Says(); c.says != "" && got != c.says {
			t.Errorf("%s: says %q, want %q", c.what, got, c.says)
		}
		if whole := string(n.Body.HTML(upper)); string(n.Body.Opening().HTML(upper)+n.Body.Rest().HTML(upper)) != whole {
			t.Errorf("%s: the parts are not the whole %q", c.what, whole)
		}
	}
	long := r.Read("interviews/a.md", []byte("---\ncompany: A\n---\n"+strings.Repeat("word ", 200)))
	if got := long.Body.Says(); len(got) > longestSentence+3 || !strings.HasSuffix(got, "word…") {
		t.Errorf("a long sentence is %q", got)
	}
}
