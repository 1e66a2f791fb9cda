package draft

import (
	"net/mail"
	"net/url"
	"strings"
	"testing"
)

// TestHeaders tries to begin another header or address from every part of a
// draft that becomes one, in its file and in its link.
func TestHeaders(t *testing.T) {
	for _, attack := range []string{"x\r\nBcc: eve@evil.example", "x\nBcc: eve@evil.example", "x\x00\x1b[2J", "Eve <eve@evil.example>, x", "x, eve@evil.example", "x\u2028Bcc: eve@evil.example", "x\u0085Bcc: y", `"x" <eve@evil.example>`, "x?bcc=eve@evil.example&x=1", "x%0ABcc:eve"} {
		for _, d := range []Draft{{To: attack, Email: "mary@x.example", Subject: "s", Text: "t"}, {To: "Mary", Email: attack, Subject: "s", Text: "t"}, {To: "Mary", Email: "mary@x.example", Subject: attack, Text: "t"}} {
			file := d.String()
			head, _, _ := strings.Cut(file, "\n\n")
			for i, line := range strings.Split(head, "\n") {
				if !strings.HasPrefix(line, []string{"To: ", "Subject: "}[min(i, 1)]) || i > 1 {
					t.Errorf("%q has the header %q", attack, line)
				}
				if to, is := strings.CutPrefix(line, "To: "); is && d.Email == "mary@x.example" {
					if strings.Count(to, "<") != 1 || strings.ContainsAny(to, ",;") || strings.ContainsAny(to, "\r\x00\x1b\u2028\u0085") {
						t.Errorf("%q becomes %q", attack, line)
					}
				}
			}
			link := d.Mailto()
			u, err := url.Parse(link)
			if err != nil || strings.ContainsAny(link, "\r\n \x00\x1b") {
				t.Fatalf("%q: %v", link, err)
			}
			if q := u.Query(); len(q) != 2 || !q.Has("subject") || !q.Has("body") || strings.ContainsAny(q.Get("subject"), "\r\n\x00") {
				t.Errorf("%q becomes %q", attack, link)
			}
		}
	}
	d := Draft{To: "Mary Chen", Email: "mary@x.example", Subject: "s", Text: "t"}
	if _, err := mail.ReadMessage(strings.NewReader(d.String())); err != nil {
		t.Error(err)
	}
}
