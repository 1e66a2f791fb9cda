package note

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzBareLinks holds a note that was parsed without a look for bare addresses,
// where there seemed to be none, against the same one parsed with it.
func FuzzBareLinks(f *testing.F) {
	seedNotes(f)
	for _, text := range []string{
		"see https://northwind.example now", "(http://northwind.example)", "https://northwind.example", "www.northwind.example", "x www.northwind.example",
		"[a](https://northwind.example)", "](https://northwind.example)", "a ](https://northwind.example) b", "[a\\](https://northwind.example)",
		"[a] (https://northwind.example)", "[a](https://northwind.example", "[[a](https://northwind.example)", "![a](https://northwind.example/a.png)",
		"*https://northwind.example*", "`](https://northwind.example`", "<https://northwind.example>", "[https://northwind.example](https://northwind.example)",
		"mary@northwind.example", "a\\ b \\& c &amp; d", "two  \nlines and ~one~ ==more== (here) \\", "- [2/5] one (two) [2/5]\n- [ ] x_y_z * a",
		"a    \nb", "a\t \r\nb", "[a](https://northwind.example)    \nb", "a \\\nb", "a \nb",
		"> [!note] one two\n> three four", "a | b\n--|--\nc d | https://northwind.example",
	} {
		f.Add([]byte(text))
	}
	quick, thorough := NewReader(Options{}), NewReader(Options{})
	thorough.md = thorough.linkified
	f.Fuzz(func(t *testing.T, src []byte) {
		got, want := quick.Read("interviews/2026-03-04-x.md", src), thorough.Read("interviews/2026-03-04-x.md", src)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(Body{}, Ref{})); diff != "" {
			t.Errorf("without a look for addresses (-with +without):\n%s", diff)
		}
	})
}

// TestBareLinks pins where the look for addresses is spared.
func TestBareLinks(t *testing.T) {
	for text, want := range map[string]bareLinks{
		"":                                     noBareLinks,
		"http: it is, and ftp too":             noBareLinks,
		"[a](https://northwind.example) and b": perhapsLinks,
		"[a](https://northwind.example) and https://northwind.example": hasBareLinks,
		"(https://northwind.example)":                                  hasBareLinks,
		"://":                                                          hasBareLinks,
		"mary@northwind.example":                                       hasBareLinks,
		"two  \nspaces, \none":                                         noBareLinks,
		"three   \nspaces":                                             hasBareLinks,
		"a tab\t\r\nat the end":                                        hasBareLinks,
		"www.northwind.example":                                        hasBareLinks,
	} {
		if got := findBareLinks([]byte(text)); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
