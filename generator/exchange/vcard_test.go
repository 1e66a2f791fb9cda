package exchange

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/journal/journaltest"
)

// contacts reads contacts back: each as its properties by name.
func contacts(t *testing.T, j *journal.Journal) []map[string]string {
	t.Helper()
	var out bytes.Buffer
	if err := VCard(&out, j); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("bad line %q", line)
		}
	}
	var all []map[string]string
	for line := range strings.SplitSeq(strings.ReplaceAll(out.String(), "\r\n ", ""), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		switch {
		case line == "":
		case !ok:
			t.Errorf("no property: %q", line)
		case name == "BEGIN":
			all = append(all, map[string]string{})
		default:
			if _, double := all[len(all)-1][name]; double {
				t.Errorf("%s stands twice in one contact", name)
			}
			all[len(all)-1][name] = value
		}
	}
	return all
}

func TestVCard(t *testing.T) {
	j := journaltest.Connect(t, "", "2026-03-12 09:00", map[string]string{"interviews/a.md": `---
company: "Ash, Birch; Co"
date: 2026-01-02
interviewers:
  - name: Mary Ann Chen
    title: "Engineering Manager; Platform, EU"
    email: mary@ash.example
    remember: "two \\ cats,\nand 田` + strings.Repeat("ö", 90) + `"
recruiter: Dana <dana@agency.example>
---
`})
	all := contacts(t, j)
	if len(all) != 2 {
		t.Fatalf("there are %d contacts", len(all))
	}
	mary := all[1]
	for name, want := range map[string]string{
		"VERSION": "3.0", "FN": "Mary Ann Chen", "N": "Chen;Mary Ann;;;", "ORG": `Ash\, Birch\; Co`, "TITLE": `Engineering Manager\; Platform\, EU`,
		"EMAIL;TYPE=INTERNET": "mary@ash.example", "NOTE": `two \\ cats\, and 田` + strings.Repeat("ö", 90), "CATEGORIES": "Job search,Interviewer", "END": "VCARD",
	} {
		if mary[name] != want {
			t.Errorf("%s is %q, want %q", name, mary[name], want)
		}
	}
	if dana := all[0]; dana["N"] != ";Dana;;;" || dana["CATEGORIES"] != "Job search,Recruiter" {
		t.Errorf("the recruiter is %v", dana)
	}
}

// TestVCardKeepsUID holds that a contact stays the same one when more is
// learnt about somebody, and that two people of one name are two.
func TestVCardKeepsUID(t *testing.T) {
	uids := func(notes map[string]string) []string {
		var all []string
		for _, c := range contacts(t, journaltest.Connect(t, "", "2026-03-12 09:00", notes)) {
			all = append(all, c["UID"])
		}
		return all
	}
	first := uids(map[string]string{"interviews/a.md": "---\ncompany: Ash\ndate: 2026-01-02\ninterviewers: [Mary Chen]\n---\n"})
	later := uids(map[string]string{
		"interviews/a.md": "---\ncompany: Ash\ndate: 2026-01-02\ninterviewers: [\"Mary Chen, Director <mary@ash.example>\"]\n---\n",
		"interviews/b.md": "---\ncompany: Ash\ndate: 2026-02-02\ninterviewers: [Mary Chen]\n---\n",
	})
	if len(first) != 1 || len(later) != 1 || first[0] != later[0] {
		t.Errorf("%v became %v", first, later)
	}
	two := uids(map[string]string{
		"interviews/a.md": "---\ncompany: Ash\ndate: 2026-01-02\ninterviewers: [Mary Chen]\n---\n",
		"interviews/b.md": "---\ncompany: Birch\ndate: 2026-02-02\ninterviewers: [Mary Chen]\n---\n",
	})
	if len(two) != 2 || two[0] == two[1] {
		t.Errorf("two people are %v", two)
	}
}

func TestVCardSample(t *testing.T) {
	j := journaltest.Sample(t)
	seen := map[string]bool{}
	for _, c := range contacts(t, j) {
		if seen[c["UID"]] || c["FN"] == "" {
			t.Errorf("contact %v", c)
		}
		seen[c["UID"]] = true
	}
	if len(seen) != len(j.People) || len(seen) == 0 {
		t.Errorf("%d contacts of %d people", len(seen), len(j.People))
	}
}

func TestGivenAndFamilyName(t *testing.T) {
	for name, want := range map[string][2]string{
		"Mary Chen": {"Mary", "Chen"}, "Ana Sofia Reis": {"Ana Sofia", "Reis"}, "Li": {"Li", ""}, "": {"", ""},
		"田中 太郎": {"太郎", "田中"}, "김 민수": {"민수", "김"}, "Dana Poe [agency]": {"Dana", "Poe"}, "Bo (she/her) Day": {"Bo", "Day"}, "[x]": {"", ""},
	} {
		given, family := givenFamily(name)
		if got := [2]string{given, family}; got != want {
			t.Errorf("%q became %q", name, got)
		}
	}
}
