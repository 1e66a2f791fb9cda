package tracker

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"journal/generator/journal"
	"journal/generator/journal/journaltest"
	"journal/generator/problem"
)

// imported reads a table into an empty journal.
func imported(t *testing.T, table string) *Import {
	t.Helper()
	im, err := ImportCSV("t.csv", []byte(table), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func textOf(im *Import) string {
	all := ""
	for _, n := range im.Notes {
		all += "== " + n.Path + "\n" + string(n.Text)
	}
	return all
}

// TestImportEncodings reads one table in every form in which programs save it.
func TestImportEncodings(t *testing.T) {
	const table = "Company,Role,Notes\nÄsch,\"Dev, Go\",\"one\ntwo\"\nBirke,QA,\n"
	want := textOf(imported(t, table))
	if !strings.Contains(want, "company: Äsch\nrole: Dev, Go\n---\n\none\ntwo\n") || strings.Count(want, "== ") != 2 {
		t.Fatalf("got\n%s", want)
	}
	bytes := func(text string, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	crlf := strings.ReplaceAll(table, "\n", "\r\n")
	for name, text := range map[string]string{
		"crlf": crlf, "byte order mark": "\ufeff" + crlf,
		"utf-16 le":     bytes(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(crlf)),
		"utf-16 be":     bytes(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(crlf)),
		"utf-16 no bom": bytes(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(crlf)),
		"windows-1252":  bytes(charmap.Windows1252.NewEncoder().String(crlf)),
		"semicolons":    "Company;Role;Notes\nÄsch;Dev, Go;\"one\ntwo\"\nBirke;QA;\n",
		"tabs":          "Company\tRole\tNotes\nÄsch\tDev, Go\t\"one\ntwo\"\nBirke\tQA\t\n",
		"sep=":          "sep=;\r\nCompany;Role;Notes\nÄsch;Dev, Go;\"one\ntwo\"\nBirke;QA;\n",
		"title above":   "My job search,,\n,,\n" + table,
		"headings":      "🏢 COMPANY-NAME,job_title,Additional Notes (free)\nÄsch,\"Dev, Go\",\"one\ntwo\"\nBirke,QA,\n",
	} {
		if got := textOf(imported(t, text)); got != want {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

func TestImportMistakes(t *testing.T) {
	for table, want := range map[string]string{
		"":                                "the file is empty",
		" \n\n":                           "the file is empty",
		"PK\x03\x04abc":                   "workbook",
		"Company\x00,Role\nA,B":           "not text",
		"a,b\n1,2\n":                      "no column is headed Company",
		"Role,Status\nDev,Applied\n":      "no column is headed Company",
		"Company,Role\n\"Ash,Dev\nBirch,": "no table",
	} {
		_, err := ImportCSV("t.csv", []byte(table), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", table, err)
		}
	}
	_, err := ImportCSV("t.csv", []byte("Company,Role\nA,B\nC,\"D\nE,F\n"), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
	var at *PlaceError
	if !errors.As(err, &at) || at.Line < 3 {
		t.Errorf("an open quote gives %v", err)
	}
}

func TestImportDates(t *testing.T) {
	for name, c := range map[string]struct{ cells, want, said string }{
		"day first":    {"03/04/2026|23/04/2026", "applied: 2026-04-03|applied: 2026-04-23", "the day comes first"},
		"month first":  {"03/04/2026|04/23/26", "applied: 2026-03-04|applied: 2026-04-23", "the month comes first"},
		"undecided":    {"03/04/2026|05/05/2026", "- Date Applied: 03/04/2026|applied: 2026-05-05", ""},
		"contradicted": {"03/04/2026|23/04/2026|04/23/2026", "- Date Applied: 03/04/2026|applied: 2026-04-23|applied: 2026-04-23", ""},
		"other forms":  {"Mar 10, 2026|2026-01-27T10:30:00Z|3. März 2026|2026年3月18日|March 2026", "applied: 2026-03-10|applied: 2026-01-27|applied: 2026-03-03|applied: 2026-03-18|applied: 2026-03\n", ""},
		"none":         {"TBD|soon", "- Date Applied: TBD|- Date Applied: soon", ""},
	} {
		table := "Company,Date Applied\n"
		for i, c := range strings.Split(c.cells, "|") {
			table += fmt.Sprintf("Firm %d,\"%s\"\n", i, c)
		}
		im := imported(t, table)
		for i, want := range strings.Split(c.want, "|") {
			if !strings.Contains(string(im.Notes[i].Text), want) {
				t.Errorf("%s: %q is not in\n%s", name, want, im.Notes[i].Text)
			}
		}
		if got := strings.Join(im.Remarks, "\n"); !strings.Contains(got, c.said) || (c.said == "") != (got == "") {
			t.Errorf("%s: it said %q", name, got)
		}
		lost := strings.Contains(c.want, "03/04/2026")
		if errs, _ := im.Problems.Count(); lost != (errs == 1) || lost && im.Problems[0].Place() != "t.csv:2:8" {
			t.Errorf("%s: problems %v", name, im.Problems)
		}
	}
}

func TestImportStatuses(t *testing.T) {
	for word, want := range map[string]journal.Status{
		"Wishlist": journal.Planned, "Applied": journal.Applied, "✅ Applied": journal.Applied, "Interviewing": journal.Interviewing, "Phone Screen": journal.Interviewing,
		"Offer": journal.Offered, "Offer Received": journal.Offered, "Accepted": journal.Accepted, "Hired": journal.Accepted, "❌ Rejected": journal.Rejected,
		"Not Selected": journal.Rejected, "No Response": journal.Silent, "ghosted 👻": journal.Silent, "Withdrew": journal.Withdrawn, "Offer declined": journal.Declined, "Pending": journal.Applied,
	} {
		im := imported(t, "Company,Status\nAsh,"+word+"\n")
		j := withNotes(t, "", "2026-06-01 09:00", im)
		if got := j.Applications[0].Status; got != want || len(im.Problems) > 0 {
			t.Errorf("%s is %s, want %s (%v)", word, got, want, im.Problems)
		}
	}
	im := imported(t, "Company,Status,Status Date\nAsh,Rejected,2026-05-01\n")
	if !strings.Contains(textOf(im), "log:\n  - 2026-05-01 rejected\n") {
		t.Error(textOf(im))
	}
}

// TestImportRounds makes a note of each day of an interview in a table of
// applications.
func TestImportRounds(t *testing.T) {
	got := textOf(imported(t, "Company,Role,Date Applied,Phone Screen,Technical Interview,Onsite\nAsh,Dev,2026-05-01,2026-05-04 10:00,yes,\n"))
	const want = `== applications/ash-dev.md
---
company: Ash
role: Dev
applied: 2026-05-01
---

## Other columns

- Technical Interview: yes
== interviews/2026-05-04-ash-phone-screen.md
---
company: Ash
role: Dev
date: 2026-05-04 10:00
stage: phone screen
---
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

// TestImportLeavesOut holds that what is there is never touched or doubled.
func TestImportLeavesOut(t *testing.T) {
	j := journaltest.Connect(t, "", "2026-06-01 09:00", map[string]string{
		"applications/x.md": "---\ncompany: Ash Inc.\nrole: Sr. Dev\n---\n",
		"interviews/y.md":   "---\ncompany: Birch\nrole: QA\ndate: 2026-05-01\nstage: final\n---\n",
	})
	exists := func(name string) bool { return name == "applications/cedar.md" }
	im, err := ImportCSV("t.csv", []byte("Company,Role\nASH,Senior Dev\nBirch,QA\nCedar,\nCedar,\n"), Guess, Existing{Journal: j, Exists: exists})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, n := range im.Notes {
		paths = append(paths, n.Path)
	}
	if want := []string{"applications/cedar-2.md"}; !slices.Equal(paths, want) || im.AlreadyThere() != 3 { // the row of Birch says nothing new
		t.Errorf("%v, want %v", paths, want)
	}
	if len(im.Problems) != 0 || im.Read[0].Existing != "applications/x.md" || im.Read[3].Existing != "row 4 of the same file" {
		t.Error(im.Problems, im.Read)
	}
	im, err = ImportCSV("t.csv", []byte("Company,Role,Salary\nBirch,QA,60k\n"), Guess, Existing{Journal: j, Exists: exists})
	if err != nil || len(im.Notes) != 1 || im.Notes[0].Path != "applications/birch-qa.md" {
		t.Errorf("%v %v", im, err) // an application that only interviews name gets a note for what is new
	}
	im, err = ImportCSV("t.csv", []byte("Company,Role,Interview date,Round,Interviewer\nBirch,QA,2026-05-01,Final,Bo Day\nBirch,QA,2026-05-02,Final,Bo Day\n"), Guess, Existing{Journal: j, Exists: exists})
	if err != nil || im.Kind != "interviews" || len(im.Notes) != 1 || len(im.Problems) != 0 || im.AlreadyThere() != 1 {
		t.Errorf("%v %v", im, err)
	}
}

// TestImportOutside holds that no file can name a place outside of the notes.
func TestImportOutside(t *testing.T) {
	for _, name := range []string{"../x.md", "/x.md", "a/../../x.md", "C:\\x.md", "a\\..\\x.md", ".git/x.md", "con.md", "a/aux.txt.md", "x.txt", "journal.yaml", "x\n.md", "a//x.md", "x.md/", "~x.md", "node_modules/x.md"} {
		if got := ownPath(name); got != "" {
			t.Errorf("%q became %q", name, got)
		}
	}
	for _, name := range []string{"x.md", "interviews/a b.md", "interviews/2026/02/é.md"} {
		if ownPath(name) != name {
			t.Errorf("%q is refused", name)
		}
	}
	got := textOf(imported(t, "Company,File\nAsh,../../x.md\n../../../etc,\n"))
	if !strings.Contains(got, "== applications/ash.md\n") || !strings.Contains(got, "== applications/etc.md\n") {
		t.Error(got)
	}
}

// TestImportHostile holds that text of others cannot pass for facts.
func TestImportHostile(t *testing.T) {
	for _, text := range []string{"Status: rejected", "company:: Evil", "**Applied:** 2026-01-01", "# Title\n\n**Role:** x", "---\ncompany: x\n---", "```\nopen", "%% open", "- [ ] x\n<script>"} {
		im := imported(t, "Company,Role,Notes,Odd\nAsh,Dev,\""+text+"\",\""+text+"\"\n")
		j := withNotes(t, "", "2026-06-01 09:00", im)
		if len(j.Applications) != 1 || j.Applications[0].ID != "ash/dev" || j.Applications[0].Status != journal.Planned || !j.Applications[0].Applied.IsZero() {
			t.Errorf("%q passed for facts:\n%s", text, textOf(im))
		}
		if !strings.Contains(textOf(im), text) {
			t.Errorf("%q was lost:\n%s", text, textOf(im))
		}
	}
}

// TestImportLosesNothing fills random tables with words that stand there once.
// Each is found again in a note, or its row is named as left out.
func TestImportLosesNothing(t *testing.T) {
	var known []string
	for h := range headings() {
		known = append(known, h)
	}
	slices.Sort(known)
	r := rand.New(rand.NewPCG(3, 4))
	for range 120 {
		columns := []string{"Company"}
		for range 3 + r.IntN(9) {
			columns = append(columns, append(known, "Mystery", "Excitement", "")[r.IntN(len(known)+3)])
		}
		table := strings.Join(columns, ",") + "\n"
		words := map[string]int{}
		for line := 2; line < 6; line++ {
			row := []string{}
			for range columns {
				word := fmt.Sprintf("qx%dz", len(words))
				words[word] = line
				row = append(row, []string{word, "\"" + word + ", more\"", word + " 3/4/2026", "#" + word, "2026-01-01 " + word, "- " + word, "[[" + word + "]]", "4 " + word}[r.IntN(8)])
			}
			table += strings.Join(row, ",") + "\n"
		}
		im, err := ImportCSV("t.csv", []byte(table), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
		if err != nil {
			t.Fatalf("%v in\n%s", err, table)
		}
		got := textOf(im)
		for word, line := range words {
			if !strings.Contains(got, word) && !slices.ContainsFunc(im.Problems, func(p problem.Problem) bool { return p.Line == line && strings.Contains(p.Msg, "left out") }) {
				t.Fatalf("%s of line %d is lost:\n%s\n%s", word, line, table, got)
			}
		}
	}
}

// TestImportLargeTable reads a table with a cell of a megabyte and one with
// many rows.
func TestImportLargeTable(t *testing.T) {
	im := imported(t, "Company,Notes\nAsh,\""+strings.Repeat("word ", 200_000)+"\"\n")
	if len(im.Notes) != 1 || len(im.Notes[0].Text) < 999_999 {
		t.Errorf("%d notes", len(im.Notes))
	}
	table := "Company,Role,Status,Date Applied,Notes\n"
	for i := range 500 {
		table += fmt.Sprintf("Firm %d,Role %d,Rejected,%s,note\n", i/3, i, time.Date(2025, 1, 1+i, 0, 0, 0, 0, time.UTC).Format("2006-01-02"))
	}
	if im := imported(t, table); len(im.Notes) != 500 || len(im.Problems) > 0 {
		t.Errorf("%d notes, %v", len(im.Notes), im.Problems)
	}
}

func TestImportJSONList(t *testing.T) {
	im, err := ImportJSON("t.json", []byte(`[{"company": "Ash", "job_title": "Dev", "status": "Rejected", "tags": ["a", "b"], "odd": {"x": 1}},
 {"job_title": "QA", "applied": "2026-05-01", "company": "Birch"}]`), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
	if err != nil {
		t.Fatal(err)
	}
	const want = "== applications/ash-dev.md\n---\ncompany: Ash\nrole: Dev\noutcome: rejected\ntags: [a, b]\n---\n\n## Other columns\n\n- odd: {\"x\":1}\n" +
		"== applications/birch-qa.md\n---\ncompany: Birch\nrole: QA\napplied: 2026-05-01\n---\n"
	if got := textOf(im); got != want || im.Notes[1].Line != 2 {
		t.Errorf("got\n%s", got)
	}
}

func TestImportJSONMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"": "empty", "hello": "not JSON", "{": "ends too early", `{"a": 1}`: "no export of a journal", `{"interviews": 3}`: "no list here", `{"interviews": [1,}`: "not JSON", "[1]": "no object here", "[]": "list is empty",
	} {
		_, err := ImportJSON("t.json", []byte(text), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	im, err := ImportJSON("t.json", []byte(`{"interviews": [
  {"company": 3},
  {"company": "Ash", "date": "soon", "time": "x", "timezone": "Moon", "outcome": "meh", "path": "../x.md", "extra": true},
  {}
], "applications": [{"role": "x"}]}`), Guess, empty(journaltest.Connect(t, "", "2026-06-01 09:00", nil)))
	if err != nil || len(im.Notes) != 1 || len(im.Problems) != 8 || im.Problems[0].Place() != "t.json:2:3" || !strings.Contains(textOf(im), "- extra: true") {
		t.Errorf("%v\n%v\n%v", err, im.Problems, textOf(im))
	}
}

// TestImportKeepsWhatIsReadDifferently holds that a value which a note gives
// back in another form stands in its text as it was.
func TestImportKeepsWhatIsReadDifferently(t *testing.T) {
	got := textOf(imported(t, "Company,Role,Source,Log\nAsh,[[Dev|x]],{{source}},\"2026-01-01 applied to Mary: x\"\n"))
	for _, want := range []string{"- Role: [[Dev|x]]\n", "- Source: {{source}}\n", "  - 2026-01-01 applied Mary: x\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// TestImportUnnamed holds that who has no name goes through every form and back,
// and is in none a person.
func TestImportUnnamed(t *testing.T) {
	im := imported(t, "Company,Role,Date,Interviewers,Contact\nAsh,Dev,2026-05-04 10:00,\"Dr Anil Rao, CTO; hiring manager and two others\",HR\n")
	const in = "interviewers:\n  - Dr Anil Rao, CTO\n  - hiring manager\n  - two others\n"
	if got := textOf(im); !strings.Contains(got, in) || !strings.Contains(got, "Contact: HR") {
		t.Errorf("got\n%s", got)
	}
	j := withNotes(t, "", "2026-06-01 09:00", im)
	whole, _ := jsonOf(t, j)
	for _, part := range []string{`"name": "Dr Anil Rao"`, `"unnamed": [`, `"hiring manager"`, `"two others"`} {
		if !strings.Contains(whole, part) {
			t.Errorf("the JSON does not hold %s", part)
		}
	}
	if strings.Contains(whole, `"name": "hiring manager"`) || strings.Contains(whole, `"name": "HR"`) || strings.Contains(whole, `"name": "CTO"`) {
		t.Errorf("a role is a person:\n%s", whole)
	}
}
