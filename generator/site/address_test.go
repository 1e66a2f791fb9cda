package site

import (
	"strings"
	"testing"
)

// TestNotesNamedLikePages holds that a note whose name is that of a page of the
// site has a page all the same: package journal knows which names are taken.
func TestNotesNamedLikePages(t *testing.T) {
	texts := map[string]string{}
	for _, name := range made(t, notes(nil)).Names() {
		if stem, is := strings.CutSuffix(name, ".html"); is && !strings.Contains(stem, "/") {
			texts[stem+".md"] = "The words of " + stem + ".\n"
		}
	}
	if len(texts) < 10 {
		t.Fatalf("%d pages are not all", len(texts))
	}
	s := made(t, notes(texts))
	var all strings.Builder
	for _, name := range s.Names() {
		if strings.HasSuffix(name, ".html") {
			all.WriteString(page(t, s, name))
		}
	}
	for name := range texts {
		if stem := strings.TrimSuffix(name, ".md"); !strings.Contains(all.String(), "The words of "+stem) {
			t.Errorf("%s has no page: the name is missing in the list own of journal/address.go", name)
		}
	}
}

// html/template takes the attribute that link gives as it is.
func TestLinkIsAnAttribute(t *testing.T) {
	v := view{&Site{}, "../"}
	for address, want := range map[string]string{
		"companies/northwind.html#l4": `href="../companies/northwind.html#l4"`,
		`a"b<c>&copy'd.html`:          `href="../a%22b%3Cc%3E&amp;copy%27d.html"`,
	} {
		if got, err := v.link(address); err != nil || string(got) != want {
			t.Errorf("%q gives %s, %v; want %s", address, got, err, want)
		}
	}
}
