package site

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"journal/layouts"
)

// Scripts and styles of the theme lose their comments and nothing else; a file of
// the journal's own stays as it is.
func TestBare(t *testing.T) {
	comment := regexp.MustCompile(`(?s)/\*.*?\*/|(?m:^\s*//.*$)`)
	words := func(text []byte) string {
		return strings.Join(strings.Fields(comment.ReplaceAllString(string(text), " ")), " ")
	}
	for _, pattern := range []string{"*.js", "*.css"} {
		names, err := fs.Glob(layouts.FS(), pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(layouts.FS(), name)
			if err != nil {
				t.Fatal(err)
			}
			short := bare(name, text)
			if words(short) != words(text) {
				t.Errorf("%s loses more than comments", name)
			}
			licence := strings.HasSuffix(strings.SplitN(string(text), "\n", 2)[0], ".txt")
			switch {
			case licence && !bytes.HasPrefix(short, text[:20]):
				t.Errorf("%s does not say what it is: %.60s", name, short)
			case !licence && len(short) >= len(text):
				t.Errorf("%s is as long as before", name)
			case !licence && path.Ext(name) == ".js" && bytes.Contains(text, []byte("`")):
				t.Errorf("%s has a text of several lines, whose indentation would be lost", name)
			}
		}
	}
	own := "/* mine */\n  a { color: red }\n"
	s, err := madeOver(made(t, empty()).journal, fstest.MapFS{"style.css": {Data: []byte(own)}}, Limit{})
	if err != nil {
		t.Fatal(err)
	}
	if text, err := s.ReadFile("style.css"); err != nil || string(text) != own {
		t.Errorf("a style of the journal's own became %q: %v", text, err)
	}
}
