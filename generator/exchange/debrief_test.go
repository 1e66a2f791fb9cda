package exchange

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"

	"journal/generator/journal/journaltest"
)

const told = `---
company: Northwind Robotics
role: Engineer
date: 2026-03-04 10:00
interviewers: ["Mary Chen, CTO <mchen@northwind.example>"]
---

`

// TestDebriefStandsAlone: one file, no script, no picture, no way into the
// journal, and a policy that names its own style sheet.
func TestDebriefStandsAlone(t *testing.T) {
	j := journaltest.Connect(t, "", "2026-03-05 09:00", map[string]string{
		"interviews/a.md": told + "# Heading\n\n![A board](board.png) [[Somewhere]] [there](../b.md) [out](https://example.org/x) <script>alert(1)</script>\n\n- [x] done\n",
	})
	page, err := Debrief(journaltest.Interview(t, j, "a.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, no := range []string{"<img", "<script", " src=", " id=", "b.md", "loading=", `style="`} {
		if strings.Contains(text, no) {
			t.Errorf("%s is in\n%s", no, text)
		}
	}
	for _, yes := range []string{"(picture: A board) Somewhere there", `<a href="https://example.org/x" rel="noreferrer">out</a>`, `<span class="box done" role="img" aria-label="done">`} {
		if !strings.Contains(text, yes) {
			t.Errorf("%s is not in\n%s", yes, text)
		}
	}
	style := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindStringSubmatch(text)[1]
	sum := sha256.Sum256([]byte(style))
	if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(text, want) {
		t.Errorf("the policy does not have %s", want)
	}
}
