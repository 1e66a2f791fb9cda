package note

import (
	"fmt"
	"strings"
	"testing"

	"journal/generator/printable"
)

func TestParseAddress(t *testing.T) {
	for text, want := range map[string]string{
		"mary@x.example": "mary@x.example", " mailto:mary@x.example ": "mary@x.example", "Mary Chen <mary@x.example>": "mary@x.example",
		"o'brien+jobs@x.example": "o'brien+jobs@x.example", "jörg@müller.example": "jörg@müller.example", "50%@x.example": "50%@x.example",
	} {
		if got, ok := ParseAddress(text); !ok || got != want {
			t.Errorf("%q is %q, %v", text, got, ok)
		}
	}
	for _, text := range []string{
		"", "@", "a@", "@b", "see the site", "a@b,c@d", "a@b;c@d", "a@b c@d", "a@b?cc=c@d", "a@b&bcc=c@d", "a@b%0Abcc:c@d", "a@b%0d%0Abcc", "a@b\nBcc: c@d", "a@b\r\n",
		"a\x1b[2J@b", "a@b\x07", "a@b\u0085", "a@b\u202e", "\ufeffa@b\u2028", "<a@b>, <c@d>", "a@b@c", "\"a b\"@c", "a\\@b@c", "a:b@c",
	} {
		if got, ok := ParseAddress(text); ok && got != strings.TrimSpace(text) || ok && strings.ContainsAny(got, "\r\n,;?&") {
			t.Errorf("%q passes as %q", text, got)
		}
	}
}

// TestNoAddress puts what is no address into every place that takes one. It is
// reported in its line, and left out.
func TestNoAddress(t *testing.T) {
	for _, attack := range []string{`a\x1b[2J@x.example`, `a@x.example\nBcc: b@y.example`, `a@x.example, b@y.example`, `a@x.example?cc=b@y.example`, `a@x.example%0Acc:b@y.example`, `a@x.example\u202e`, `not known to me`} {
		for _, place := range []string{
			"interviewers:\n  - name: Mary Chen\n    email: \"%s\"", "recruiter:\n  name: Mary Chen\n  email: \"%s\"", "contact:\n  - name: Mary Chen\n    email: \"%s\"", "interviewer: Mary Chen\ninterviewer_email: \"%s\"",
		} {
			n := NewReader(Options{}).Read("interviews/a.md", fmt.Appendf(nil, "---\ncompany: Ash\n"+place+"\n---\n", attack))
			people := append(append([]Person{}, n.People...), n.Contacts...)
			if n.Recruiter != nil {
				people = append(people, *n.Recruiter)
			}
			if len(people) != 1 || people[0].Name != "Mary Chen" || people[0].Email != "" {
				t.Errorf("%s in %q: %+v", attack, place, people)
			}
			found := false
			for _, p := range n.Problems {
				found = found || strings.Contains(p.Msg, "mail address") && p.Line > 2 && !strings.ContainsFunc(p.Msg, func(r rune) bool { return !printable.Safe(r) })
			}
			if !found {
				t.Errorf("%s in %q is not reported: %v", attack, place, n.Problems)
			}
		}
	}
	n := NewReader(Options{}).Read("interviews/a.md", []byte("---\ncompany: Ash\ninterviewers:\n  - \"Mary Chen, Lead <mary@x.example\\e[2J>\"\n  - Conor O'Brien <o'brien@x.example>\n  - name: Bo Day\n    email: TBD\n---\n"))
	if len(n.People) != 3 || n.People[0].Email != "" || n.People[1].Email != "o'brien@x.example" || n.People[2].Email != "" || len(n.Problems) != 1 || !strings.Contains(n.Problems[0].Msg, "control characters") {
		t.Errorf("%+v, %v", n.People, n.Problems)
	}
}
