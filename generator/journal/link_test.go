package journal

import (
	"strings"
	"testing"

	"journal/generator/note"
)

func TestResolve(t *testing.T) {
	from := interview("2026/Quay light.md", "Quaylight", "Support Engineer", "2026-02-01", people("Mary Chen"), titled("First talk"))
	notes := []*note.Note{
		from,
		interview("2026/other.md", "Mosslane", "", "", with2("## Wie es lief", "wie-es-lief")),
		interview("other.md", "Mosslane", "", ""),
		other(note.Company, "companies/Quaylight.md", "Quaylight", ""),
		other(note.Page, "Job board.md", "", "", titled("My board")),
		other(note.Page, "Gru\u0308n.md", "", ""),
		other(note.Page, "2026.03.05.md", "", ""),
	}
	j := Connect(Config{}, connect(t).Now, notes, []string{"img/a b.png", "interviews/2026/c.png", "odd#name.png", "page.html"})
	for _, test := range []struct{ target, want string }{
		{"other.md", "interviews/2026/other.html"},
		{"./other.md#wie-es-lief", "interviews/2026/other.html#wie-es-lief"},
		{"../other.md", "interviews/other.html"},
		{"other", "interviews/2026/other.html"},
		{"/interviews/other.md", "interviews/other.html"},
		{"../../companies/Quaylight.md#Red%20flags", "companies/quaylight.html"},
		{"../../companies/quaylight.md", "companies/quaylight.html"},
		{"../../Job%20board.md", "job-board.html"},
		{"../../Gr%C3%BCn.md", "grün.html"},
		{"../../img/a%20b.png", "img/a b.png"},
		{"c.png", "interviews/2026/c.png"},
		{"c.png?raw=1", "interviews/2026/c.png"},
		{"../../improve.html#theme-concise", "improve.html#theme-concise"},
		{"../../people.html#mary-chen", "people.html#mary-chen"},
		{"../../page.html", "page.html"},
		{"#my heading", "interviews/2026/quay-light.html"},
		{"#", ""}, {"", ""}, {"missing.md", ""}, {"../../../etc/passwd", ""}, {"/../../x.md", ""}, {"..", ""}, {"../", ""},
		{"../../companies", ""}, {"../../companies/", ""}, {"..\\other.md", ""}, {"../../img", ""}, {"%zz", ""}, {"a\x00b", ""}, {"odd%23name.png", ""},
		{"[[Job board]]", "job-board.html"},
		{"[[job BOARD.md]]", "job-board.html"},
		{"[[job board#To do]]", "job-board.html"},
		{"[[Job board#Chapter#To do]]", "job-board.html"},
		{"[[Job board#^abc123]]", "job-board.html"},
		{"[[Job board|text]]", "job-board.html"},
		{"[[My board]]", "job-board.html"},
		{"[[GRU\u0308N]]", "grün.html"},
		{"[[other]]", "interviews/2026/other.html"},
		{"[[other#Wie es lief]]", "interviews/2026/other.html#wie-es-lief"},
		{"[[interviews/other]]", "interviews/other.html"},
		{"[[interviews/2026/other.md]]", "interviews/2026/other.html"},
		{"[[quaylight]]", "companies/quaylight.html"},
		{"[[Mosslane]]", "companies/mosslane.html"},
		{"[[mary chen]]", "people.html#mary-chen"},
		{"[[Quaylight, Support Engineer]]", "companies/quaylight.html#support-engineer"},
		{"[[First Talk]]", "interviews/2026/quay-light.html"},
		{"[[2026.03.05]]", "2026-03-05.html"},
		{"[[2026.03]]", ""}, {"[[2026.03.06]]", ""}, {"[[Nobody]]", ""}, {"[[../../../etc/passwd]]", ""},
		{"[[a b.png]]", "img/a b.png"},
		{"[[#Wie]]", "interviews/2026/quay-light.html"},
	} {
		r := note.Ref{Target: test.target}
		if inner, ok := strings.CutPrefix(test.target, "[["); ok {
			r.Wiki, r.Target = true, strings.TrimSuffix(inner, "]]")
		}
		got, ok := j.Resolve(from, r)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%s: got %q %v, want %q", test.target, got, ok, test.want)
		}
	}
	if _, ok := (&Journal{}).Resolve(from, note.Ref{Target: "other.md"}); ok {
		t.Error("an empty journal leads somewhere")
	}
}

// with2 adds a section with the anchor its heading has on the page.
func with2(heading, anchor string) option {
	return func(n *note.Note) {
		n.Sections = append(n.Sections, note.Section{Heading: note.Text{Value: strings.TrimLeft(heading, "# ")}, Anchor: anchor})
	}
}

func TestNearestName(t *testing.T) {
	l := &links{names: map[string]target{"job board": {}, "2026.03.05": {}, "torvik motion": {}, "abc": {}}}
	s := newSpellings(l)
	for to, want := range map[string]string{"Job bord": "job board", "Jop bord": "job board", "Job": "", "2026.03.06": "", "Torwik Motion.md": "torvik motion", "abd": "abc", "xyz": ""} {
		equal(t, to, s.nearest(to), want)
	}
}
