package draft

import (
	"slices"
	"testing"

	"journal/generator/advice/lint"
	"journal/generator/journal"
)

// Whoever stands in a text is among those that the journal finds by first words,
// be their names of one word, of none, hyphenated or in other scripts.
func TestFoundByFirstWord(t *testing.T) {
	names := []string{"Mary Chen", "Jin-ho Seo", "Ada O'Brien", "神谷 拓", "Étienne Roux", "B. Traven", "“Kit” Harlow", "Mary-Jane Poe", "!!!"}
	files := map[string]string{}
	for i, name := range names {
		files["interviews/"+string(rune('a'+i))+".md"] = "---\ncompany: '" + []string{"Northwind Robotics", "7 Hills", "+Plus", "O-Mega Works", "東方 GmbH"}[i%5] + "'\ndate: 2026-03-04\ninterviewers: [{name: \"" + name + "\"}]\n---\nText.\n"
	}
	j := made(t, "2026-03-05 09:00", files)
	if len(j.People) < len(names)-1 || len(j.Companies) != 5 {
		t.Fatalf("%d people and %d companies", len(j.People), len(j.Companies))
	}
	found := 0
	for _, text := range []string{"", "!!! and B. Traven", "Mary Chen, Jin-ho Seo (Étienne Roux)", "Jin-ho's talk; Mary-Jane Poe", "mit 神谷 拓 bei 東方 GmbH", "“Kit” Harlow of 7 Hills", "at +Plus, O-Mega Works and Northwind Robotics", "Ada O'Brien. Marys Chens"} {
		people, companies := j.PeopleIn(text), j.CompaniesIn(text)
		for _, p := range j.People {
			if lint.HasWord(text, p.Name) {
				found++
				if !slices.Contains(people, p) {
					t.Errorf("%q names %s, and only %d people are found", text, p.Name, len(people))
				}
			}
		}
		for _, c := range j.Companies {
			if lint.HasWord(text, c.Name) {
				found++
				if !slices.Contains(companies, c) {
					t.Errorf("%q names %s, and only %d companies are found", text, c.Name, len(companies))
				}
			}
		}
		if !slices.IsSortedFunc(people, func(a, b *journal.Person) int { return slices.Index(j.People, a) - slices.Index(j.People, b) }) {
			t.Errorf("people of %q are not in the order of the journal", text)
		}
	}
	if found < 13 {
		t.Errorf("only %d names stand in the texts", found)
	}
	for text, want := range map[string]bool{"what Jin-ho said": true, "O'Brien's law": true, "what jin said": false, "the Marys": false, "Jin": false} {
		if got := (Facts{Journal: j}).namesAnybody(text); got != want {
			t.Errorf("%q names somebody: %v", text, got)
		}
	}
	if got := j.PeopleIn("nobody here"); len(got) > 1 || len(got) == 1 && got[0].Name != "!!!" {
		t.Errorf("in a text without names are found %v", got)
	}
}
