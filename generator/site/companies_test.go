package site

import (
	"strings"
	"testing"
)

// What can still go on stands side by side, the company of the page first and
// without a link to itself; what is over, and what has no word about fit, does not.
func TestFitSideBySide(t *testing.T) {
	fit := func(company, role, more string) string {
		return "---\ncompany: " + company + "\ndate: 2026-03-02\nfit: {role: " + role + ", growth: 5}\n" + more + "---\nText.\n"
	}
	files := map[string]string{
		"interviews/a.md": fit("Alder", "2", ""),
		"interviews/b.md": fit("Birch", "3", ""),
		"interviews/c.md": fit("Cedar", "4", "outcome: rejected\n"),
		"interviews/d.md": "---\ncompany: Dogwood\ndate: 2026-03-03\n---\nText.\n",
	}
	s := made(t, notes(files))
	beside := section(t, page(t, s, "companies/birch.html"), "_fit")
	own, others, _ := strings.Cut(beside, "</li>")
	holds(t, "the company itself", own, `<b dir="auto">Birch</b>`, `<span>3<span class="vh"> of 5`, `<span>5<`)
	holds(t, "the comparison", others, `<a href="../companies/alder.html" dir="auto">Alder</a>`, `<span>2<span class="vh"> of 5`)
	for _, other := range []string{"Cedar", "Dogwood"} {
		if strings.Contains(beside, other) {
			t.Errorf("%s is compared with:\n%s", other, beside)
		}
	}
	if strings.Contains(page(t, s, "companies/dogwood.html"), `id="_fit"`) {
		t.Error("a company without a word about fit is compared with others")
	}
	delete(files, "interviews/a.md")
	if strings.Contains(page(t, made(t, notes(files)), "companies/birch.html"), `id="_fit"`) {
		t.Error("a company is compared with nothing")
	}
}
