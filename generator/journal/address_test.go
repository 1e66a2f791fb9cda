package journal

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"journal/generator/note"
)

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Northwind Robotics": "northwind-robotics", "Sablethorn & Finch": "sablethorn-finch", "  a -- b  ": "a-b",
		"Été à Zürich 日本":          "été-à-zürich-日本",
		"Gru\u0308nspa\u0308chter": "grünspächter", "ساقية الأرقام": "ساقية-الأرقام", "हिन्दी": "हिन्दी",
		"": "note", "???": "note", "\xff\xfe": "note", "aux": "aux-note", "CON": "con-note", "com1": "com1-note", "LPT9": "lpt9-note",
		"com": "com", "com10": "com10", "auxiliary": "auxiliary", "İstanbul": "istanbul", "C++ / Go": "c-go", "a/b\\c": "a-b-c", "..": "note", "a\x00b": "a-b",
	} {
		equal(t, in, Slug(in), want)
	}
	for _, long := range []string{strings.Repeat("abc ", 100), strings.Repeat("日", 100), strings.Repeat("a", 119) + "é"} {
		got := Slug(long)
		if len(got) > longest || len(got) < longest-4 || !utf8.ValidString(got) || strings.HasSuffix(got, "-") {
			t.Errorf("long: %d bytes %q", len(got), got)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Northwind Robotics", "aux", "日本", "a\u0308", "", "\xff", "com¹", "ǅ", "\u1fbe\u0345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Slug(s)
		if got == "" || len(got) > longest+len("-note") || strings.Trim(got, "-") != got || IsReserved(got) ||
			!utf8.ValidString(got) || strings.ContainsAny(got, "./\\ \"<>%#?&:") {
			t.Errorf("%q gives %q", s, got)
		}
		if again := Slug(got); again != got && len(got) <= longest && norm.NFC.IsNormalString(got) {
			t.Errorf("%q gives %q, and that %q", s, got, again)
		}
	})
}

func TestAddresses(t *testing.T) {
	j := connect(t,
		interview("2026-03-04-northwind-technical.md", "Northwind Robotics", "Backend Engineer", "2026-03-04"),
		interview("2026/02/Ottolin Freight final.md", "Ottolin Freight", "", "2026-02-24"),
		interview("aux.md", "Gremlin & Daughters", "", ""),
		with(interview("", "Quaylight", "Go (remote)", ""), func(n *note.Note) { n.Path = "quaylight.md" }),
		with(interview("", "Mosslane", "", ""), func(n *note.Note) { n.Path = "Stuff/Mosslane.md" }),
		other(note.Review, "reviews/2026-W09.md", "", ""),
		other(note.Page, "Search.md", "", ""),
		other(note.Page, "interviews/Job board.md", "", ""),
		other(note.Page, "People/who.md", "", ""),
		other(note.Page, "Ideas/Été.md", "", ""),
	)
	for path, want := range map[string]string{
		"interviews/2026-03-04-northwind-technical.md": "interviews/2026-03-04-northwind-technical.html",
		"interviews/2026/02/Ottolin Freight final.md":  "interviews/2026/02/ottolin-freight-final.html",
		"interviews/aux.md":                            "interviews/aux-note.html",
		"quaylight.md":                                 "interviews/quaylight.html",
		"Stuff/Mosslane.md":                            "interviews/stuff/mosslane.html",
		"reviews/2026-W09.md":                          "reviews/2026-w09.html",
		"Search.md":                                    "pages/search.html",
		"interviews/Job board.md":                      "pages/interviews/job-board.html",
		"People/who.md":                                "pages/people/who.html",
		"Ideas/Été.md":                                 "ideas/été.html",
	} {
		found := false
		for _, n := range j.Notes {
			if n.Path == path {
				found = true
				equal(t, path, j.Address(n), want)
			}
		}
		if !found {
			t.Errorf("%s is gone", path)
		}
	}
	equalList(t, "applications", each(j.Applications, func(a *Application) string { return a.Address + " " + a.ID }),
		"companies/gremlin-daughters.html#role-unknown gremlin-daughters",
		"companies/mosslane.html#role-unknown mosslane",
		"companies/northwind-robotics.html#backend-engineer northwind-robotics/backend-engineer",
		"companies/ottolin-freight.html#role-unknown ottolin-freight",
		"companies/quaylight.html#go-remote quaylight/go-remote")
	equal(t, "company", j.at(t, "aux.md").Company.Address, "companies/gremlin-daughters.html")
	equal(t, "problems", j.messages(), "")
}

func TestSameAddress(t *testing.T) {
	notes := []*note.Note{
		interview("sablethorn-finch.md", "Sablethorn & Finch", "", ""),
		interview("Sablethorn Finch.md", "Sablethorn & Finch", "", "2026-03-12"),
		interview("sablethorn_finch.md", "Sablethorn & Finch", "", ""),
		other(note.Company, "companies/quaylight.md", "Quaylight", ""),
		other(note.Company, "companies/Quaylight Inc.md", "Quaylight Inc", ""),
		other(note.Page, "picture.md", "", ""),
	}
	j := Connect(Config{}, connect(t).Now, notes, []string{"picture.html"})
	equal(t, "first", j.at(t, "Sablethorn Finch.md").Address, "interviews/sablethorn-finch.html")
	equal(t, "second", j.at(t, "sablethorn-finch.md").Address, "interviews/sablethorn-finch-2.html")
	equal(t, "third", j.at(t, "sablethorn_finch.md").Address, "interviews/sablethorn-finch-3.html")
	for _, want := range []string{
		"interviews/sablethorn-finch.md:1: warning: interviews/sablethorn-finch.md would get the same address as interviews/Sablethorn Finch.md, so",
		"interviews/sablethorn_finch.md:1: warning: ",
		"companies/quaylight.md:1: warning: companies/quaylight.md would get the same address as companies/Quaylight Inc.md",
		"picture.md:1: warning: picture.md would get the same address as picture.html",
	} {
		if !strings.Contains(j.messages(), want) {
			t.Errorf("missing %q in\n%s", want, j.messages())
		}
	}
	equal(t, "problems", len(j.Problems), 4)
	equalList(t, "pages", each(j.Pages, func(n *note.Note) string { return n.Path + " " + j.Address(n) }),
		"companies/quaylight.md companies/quaylight-inc-2.html", "picture.md picture-2.html")
}
