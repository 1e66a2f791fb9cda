package redact

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/journal/journaltest"
)

// seen returns the text of a page as a person reads it.
func seen(page []byte) string {
	s := regexp.MustCompile(`(?s)<style>.*?</style>`).ReplaceAllString(string(page), "")
	return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s, " "))
}

func redacted(t testing.TB, j *journal.Journal, in *journal.Interview) Result {
	t.Helper()
	page, err := exchange.Debrief(in)
	if err != nil {
		t.Fatal(err)
	}
	return Page(page, j, in, Options{})
}

// TestPractice12_SampleHasNoNames looks at every interview of the sample in a
// way of its own: no name of the journal, and no part of one, is a word of the
// page any more.
func TestPractice12_SampleHasNoNames(t *testing.T) {
	j := journaltest.Sample(t)
	var names []string
	for _, co := range j.Companies {
		names = append(names, strings.Fields(co.Name)...)
		names = append(names, co.Competitors...)
	}
	for _, p := range j.People {
		names = append(names, strings.Fields(p.Name)...)
	}
	names = slices.DeleteFunc(names, func(s string) bool { return len(s) < 3 })
	if len(names) < 60 {
		t.Fatalf("only %d names to look for", len(names))
	}
	for _, in := range j.Interviews {
		r := redacted(t, j, in)
		if len(r.Left) > 0 {
			t.Errorf("%s: left are %v", in.Note.Path, r.Left)
		}
		text := seen(r.Page)
		for _, name := range names {
			form := `\b`
			if !vocabulary().isOrdinary(foldText(name)) {
				form = `(?i)\b`
			}
			if at := regexp.MustCompile(form + regexp.QuoteMeta(name) + `\b`).FindStringIndex(text); at != nil {
				t.Errorf("%s: %q is still there: %s", in.Note.Path, name, around(text, at[0], at[1]))
			}
		}
		if strings.Contains(text, "@") || strings.Contains(string(r.Page), "href") {
			t.Errorf("%s: an address is still there", in.Note.Path)
		}
		if !strings.Contains(text, "Company A") {
			t.Errorf("%s: the company has no name at all", in.Note.Path)
		}
	}
}

const told = `---
company: Northwind Robotics
role: Engineer
date: 2026-03-04 10:00
interviewers: ["Mary Chen, CTO <mchen@northwind.example>", "Jürgen Müller", "田中 太郎", "Bo Li"]
recruiter: Dana Poe <dana@agency.example>
---

`

// TestPractice12_EverySpelling replaces a name however it is written.
func TestPractice12_EverySpelling(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"mary said hello to MARY CHEN", "Person 1 said hello to Person 1"},
		{"Mary's idea, Marys Idee, Chens too", "Person 1's idea, Person 1 Idee, Person 1 too"},
		{"Chen, Mary and Mary-Chen", "Person 1 and Person 1"},
		{"the kitchen is not Chen", "the kitchen is not Person 1"},
		{"Jurgen Mueller, Juergen MÜLLER and Mu\u0308ller", "Person 2, Person 2 and Person 2"},
		{"Mu\u00adel\u00adler", "Person 2"},
		{"Ko\u0308hler and Köhler", "Person 6 and Person 6"},
		{"田中さん met 太郎", "Person 3さん met Person 3"},
		{"Bo Li asked, and Bo stayed", "Person 4 asked, and Person 4 stayed"},
		{"mchen on chat", "Person 1 on chat"},
		{"northwind and NorthwindRobotics and Northwind\nRobotics", "Company A and Company A and Company A"},
		{"write to mary.chen+x@mail.northwind.example now", "write to [mail 1] now"},
		{"see https://northwind.example/jobs/7?x=1. Or www.northwind.example, or northwind.example/about", "see [link 1]. Or [link 2], or [link 3]"},
		{"call +49 (0)30 5550-123 or 030/5550124", "call [phone 1] or [phone 2]"},
		{"on 2026-03-04 at 16:05, or 04.03.2026, 12 of 30", "on 2026-03-04 at 16:05, or 04.03.2026, 12 of 30"},
		{"€85,000, 85k, 80-90k, 90.000 EUR, 72 000 a year", "[pay 1], [pay 2], [pay 3], [pay 4], [pay 5] a year"},
		{"between €80,000 and $1.2m, 82,000 to 92,000 EUR, € 70 - 80k", "between [pay 1], [pay 2], [pay 3]"},
		{"Fennmoor is a competitor, Ada Sample knows them", "Company B is a competitor, Person 6 knows them"},
		{"nothing private here & <there>", "nothing private here & <there>"},
	} {
		j := journaltest.Connect(t, "references: [Ada Sample <ada@example.org>, Tom Koehler]\n", "2026-03-05 09:00", map[string]string{
			"interviews/a.md":   told + strings.ReplaceAll(test.text, "<", `\<`) + "\n",
			"companies/n.md":    "---\ncompany: Northwind Robotics\ncompetitors: [Fennmoor]\n---\n",
			"applications/n.md": "---\ncompany: Northwind Robotics\nrole: Engineer\nsalary: 72,000\n---\n",
		})
		r := redacted(t, j, journaltest.Interview(t, j, "a.md"))
		text := strings.Join(strings.Fields(seen(r.Page)), " ")
		if !strings.HasSuffix(text, " "+test.want) {
			t.Errorf("%q gives\n%q, want\n%q", test.text, text, test.want)
		}
		if len(r.Left) > 0 {
			t.Errorf("%q: left are %v", test.text, r.Left)
		}
	}
}

// TestPractice12_SaysWhatItReplaced lists everything once, with its number.
func TestPractice12_SaysWhatItReplaced(t *testing.T) {
	j := journaltest.Connect(t, "", "2026-03-05 09:00", map[string]string{"interviews/a.md": told + "Mary and Mary.\n"})
	r := redacted(t, j, journaltest.Interview(t, j, "a.md"))
	for _, want := range []Replacement{{"Mary", "Person 1", 2, "Mary and Mary."}, {"Mary Chen", "Person 1", 1, "Mary Chen, CTO"}, {"Dana Poe", "Person 5", 1, "Dana Poe"}} {
		if !slices.Contains(r.Replaced, want) {
			t.Errorf("%v is not among %v", want, r.Replaced)
		}
	}
}

// TestPractice12_TornNames: what bold print tears apart is one name to a reader.
func TestPractice12_TornNames(t *testing.T) {
	for _, torn := range []string{"North**wind** it was", "Ma*r*y asked", "`North`wind"} {
		j := journaltest.Connect(t, "", "2026-03-05 09:00", map[string]string{"interviews/a.md": told + torn + "\n"})
		r := redacted(t, j, journaltest.Interview(t, j, "a.md"))
		if text := seen(r.Page); strings.Contains(text, "wind") || strings.Contains(text, "y asked") || len(r.Left) > 0 {
			t.Errorf("%q: left are %v in %q", torn, r.Left, text)
		}
	}
}

// TestPractice12_SecondReader names what the first could not place, and keeps to what the user says.
func TestPractice12_SecondReader(t *testing.T) {
	for _, test := range []struct {
		text string
		o    Options
		left string // in the order of the page
	}{
		{"a misspelled Nortwind", Options{}, "Nortwind"},
		{"then Priscilla joined us", Options{}, "Priscilla"},
		{"then Priscilla joined us", Options{Keep: []string{"priscilla"}}, ""},
		{"then Priscilla joined us", Options{Also: []string{"Priscilla Vane"}}, ""},
		{"Kohler stopped by", Options{}, "Kohler"},
		{"we spoke about Excel, Kubernetes, London and the Monday round", Options{}, ""},
		{"the kitchen and the merry men", Options{}, ""},
	} {
		j := journaltest.Connect(t, "references: [Tom Koehler]\n", "2026-03-05 09:00", map[string]string{"interviews/a.md": told + test.text + "\n"})
		page, err := exchange.Debrief(journaltest.Interview(t, j, "a.md"))
		if err != nil {
			t.Fatal(err)
		}
		var left []string
		for _, l := range Page(page, j, journaltest.Interview(t, j, "a.md"), test.o).Left {
			left = append(left, l.Word)
		}
		if got := strings.Join(left, ", "); got != test.left {
			t.Errorf("%q: left are %q, want %q", test.text, got, test.left)
		}
	}
}

// TestPractice12_SecondReaderSeesNames gives the second reader a page from which nothing was taken: it
// has to find every name without the first one.
func TestPractice12_SecondReaderSeesNames(t *testing.T) {
	j := journaltest.Connect(t, "", "2026-03-05 09:00", map[string]string{"interviews/a.md": told + "Ma**ry** and C h e n saw 田中 at North-wind, mail m@x.example, +4930555012\n"})
	in := journaltest.Interview(t, j, "a.md")
	page, err := exchange.Debrief(in)
	if err != nil {
		t.Fatal(err)
	}
	r := &redaction{lex: vocabulary(), known: newRegister(vocabulary())}
	var found []string
	for _, l := range r.reread(string(page), namesOf(j, in, Options{})) {
		found = append(found, l.Word)
	}
	for _, want := range []string{"Mary", "C h e n", "田中", "North-wind", "m@x.example", "4930555012", "Jürgen", "Dana", "Northwind"} {
		if !slices.Contains(found, want) {
			t.Errorf("%s is not among %q", want, found)
		}
	}
}
