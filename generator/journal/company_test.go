package journal

import (
	"bytes"
	"strings"
	"testing"

	"journal/generator/note"
	"journal/generator/problem"
)

func TestCompanyKey(t *testing.T) {
	for _, same := range [][]string{
		{"Northwind Robotics", "northwind  robotics", "Northwind Robotics, Inc.", "NORTHWIND ROBOTICS GmbH", "Northwind Robotics GmbH & Co. KG", "“Northwind” Robotics", "Northwind Robotics B.V."},
		{"Sablethorn & Finch", "Sablethorn and Finch", "Sablethorn & Finch Ltd", "Sablethorn＆Finch"},
		{"Grünspächter Prüftechnik GmbH", "Gru\u0308nspa\u0308chter Pru\u0308ftechnik", "Grunspachter Pruftechnik"},
		{"株式会社つばくら計測", "つばくら計測", "つばくら計測株式会社", "（株）つばくら計測"},
		{`"Tin Kettle" Labs`, "Tin Kettle Labs"},
		{"Levi's", "Levi’s", "Levis"},
		{"Straße AG", "Strasse"},
		{"ООО Ромашка", "Ромашка"},
		{"The Foxglove Press", "foxglove press ltd.", "FOXGLOVE PRESS, LLC", "the foxglove-press", "Foxglove Press S.A.R.L.", "Foxglove Press Sp. z o.o.", "Foxglove Press (Pty) Ltd"},
		{"St Mary's", "St Marys", "st. marys", "St. Mary’s", "ST MARY`S e.V."},
		{"Smith & Sons", "Smith and Sons", "SMITH + SONS Ltd", "Smith ＆ Sons"},
		{"(주)솔숲소프트", "솔숲소프트", "주식회사 솔숲소프트"}, {"云杉软件股份有限公司", "云杉软件"},
	} {
		for _, name := range same[1:] {
			equal(t, name, companyKey(name), companyKey(same[0]))
		}
	}
	for _, differ := range [][2]string{
		{"Northwind Robotics", "Northwind Bank"}, {"Inc", "Ltd"}, {"が", "か"}, {"C++ Works", "C Works"}, {"???", "!!!"}, {"Co", "Company"}, {"Acme 1", "Acme 2"},
		{"Foxglove Press", "Foxglove"}, {"St Marys", "St Mary"}, {"Smith", "Smith & Sons"}, {"Plus", "+"},
	} {
		if companyKey(differ[0]) == companyKey(differ[1]) {
			t.Errorf("%q and %q are one company", differ[0], differ[1])
		}
	}
}

func TestCompanyName(t *testing.T) {
	for _, test := range []struct {
		written []string
		want    string
	}{
		{[]string{"northwind", "Northwind"}, "Northwind"},
		{[]string{"Northwind", "Northwind GmbH"}, "Northwind GmbH"},
		{[]string{"Northwind", "Northwind", "Northwind GmbH"}, "Northwind"},
		{[]string{"Gru\u0308n  AG"}, "Grün AG"},
	} {
		var notes []*note.Note
		for i, name := range test.written {
			notes = append(notes, interview(itoa(i)+".md", name, "", ""))
		}
		j := connect(t, notes...)
		equalList(t, strings.Join(test.written, "|"), each(j.Companies, func(c *Company) string { return c.Name }), test.want)
	}
}

func TestFileNameIsTheLastChoiceForACompany(t *testing.T) {
	j := connect(t, other(note.Company, "companies/Northwind-Robotics.md", "", ""), interview("a.md", "northwind robotics", "", ""))
	equalList(t, "name", each(j.Companies, func(c *Company) string { return c.Name }), "northwind robotics")
}

func TestCompanyNote(t *testing.T) {
	about := other(note.Company, "companies/northwind-robotics.md", "", "",
		section(note.Concerns, "runway"), section(note.Learned, "series B"))
	about.Competitors = []note.Text{{Value: "Southwind"}, {Value: "Eastwind"}, {Value: "Southwind"}}
	about.Fit = map[string]int{"role": 1, "culture": 2}
	first := interview("a.md", "Northwind Robotics", "", "2026-02-01", section(note.Concerns, "night shifts"))
	first.Fit = map[string]int{"role": 3, "growth": 3}
	second := interview("b.md", "Northwind Robotics", "", "2026-03-01", section(note.Learned, "a team of 6"))
	second.Fit = map[string]int{"role": 4}
	j := connect(t, about, first, second)
	equal(t, "companies", len(j.Companies), 1)
	co := j.Companies[0]
	equal(t, "name", co.Name, "Northwind Robotics")
	equal(t, "note", co.Note, about)
	equal(t, "address of the note", j.Address(about), "companies/northwind-robotics.html")
	equalList(t, "competitors", co.Competitors, "Eastwind", "Southwind")
	equalList(t, "interviews", each(co.Interviews, func(in *Interview) string { return in.Day.String() }), "2026-03-01", "2026-02-01")
	equalList(t, "concerns", each(co.Concerns, func(l Line) string { return l.Text }), "night shifts", "runway")
	equalList(t, "learned", each(co.Learned, func(l Line) string { return l.Text }), "a team of 6", "series B")
	equal(t, "role", co.Fit["role"], 4)
	equal(t, "growth", co.Fit["growth"], 3)
	equal(t, "culture", co.Fit["culture"], 2)
	equal(t, "applications", len(j.Applications), 1)
	equal(t, "pages", len(j.Pages), 0)
}

func TestCompanySlip(t *testing.T) {
	j := connect(t,
		interview("a.md", "Northwind Robotics", "", ""), interview("b.md", "Northwind Robotics", "", ""),
		interview("c.md", "Nortwind Robotics", "", ""), interview("d.md", "Northwind Robotic", "", ""),
		// No slips: too short, another number, as frequent, two letters away.
		interview("e.md", "Aldor", "", ""), interview("f.md", "Aldor", "", ""), interview("g.md", "Alder", "", ""),
		interview("h.md", "Mosslane Works 1", "", ""), interview("i.md", "Mosslane Works 1", "", ""), interview("k.md", "Mosslane Works 2", "", ""),
		interview("l.md", "Brasswick", "", ""), interview("m.md", "Braswick", "", ""),
		interview("n.md", "Northwint Robotiks", "", ""),
	)
	want := `interviews/c.md:3:10: warning: the company "Nortwind Robotics" is one letter away from "Northwind Robotics", which is written twice [did you mean "Northwind Robotics"?]
interviews/d.md:3:10: warning: the company "Northwind Robotic" is one letter away from "Northwind Robotics", which is written twice [did you mean "Northwind Robotics"?]
`
	equal(t, "problems", j.messages(), want)
	if j.at(t, "c.md").Company == j.at(t, "a.md").Company {
		t.Error("a slip was joined")
	}
}

func TestInterviewWithoutCompany(t *testing.T) {
	j := connect(t, interview("Untitled.md", "", "", "", section(note.Improve, "Be brief"), section(note.Ask, "Who?")))
	in := j.Interviews[0]
	if in.Company != nil || in.Application != nil || len(j.Companies)+len(j.Applications) > 0 {
		t.Error("a company was made up")
	}
	equal(t, "title", in.Title, "Untitled")
	equal(t, "themes", len(j.Themes), 1)
	equal(t, "open", len(in.Open), 1)
	if empty := connect(t, interview("Untitled.md", "", "", "")).Interviews[0]; empty.Upcoming {
		t.Error("an empty file is an upcoming interview")
	}
}

func aliases(names ...string) option {
	return func(n *note.Note) {
		for _, name := range names {
			n.Aliases = append(n.Aliases, note.Text{Value: name, Pos: note.Pos{Line: 3, Col: 12}})
		}
	}
}

// offered tells which names are said to be perhaps one company.
func offered(j *Journal) []string {
	var out []string
	for _, p := range j.Problems {
		if strings.Contains(p.Msg, "may be one company") && p.Severity == problem.Hint {
			out = append(out, p.Path+": "+strings.TrimSuffix(p.Msg, " may be one company; they are taken for two"))
		}
	}
	return out
}

func TestNamesThatMayBeOneCompany(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"st marys", "St Mary's Hospital", true},
		{"Saint Mary's", "St. Mary’s Hospital", true},
		{"Sankt Gertraud", "Klinikum St. Gertraud", true},
		{"Foxglove", "Foxglove Deutschland GmbH", true},
		{"Foxglove UK", "The Foxglove Group", false}, // neither is the other and more
		{"Barrowfield", "Barrowfield Bank plc", true},
		{"Heron", "Heron Holding AG", true},
		{"Les Tilleuls", "Tilleuls", true},
		{"星屑", "星屑 グループ", true},
		{"Northwind", "Northwind Robotics", false}, // another word altogether
		{"Hospital", "Hospital Group", false},      // nothing of its own
		{"Mary's School", "Mary's Hospital", false},
		{"Acme 1", "Acme 2", false},
	} {
		j := connect(t, interview("a.md", test.a, "", "2026-02-01"), interview("b.md", test.b, "", "2026-02-02"))
		equal(t, test.a+" and "+test.b+": companies", len(j.Companies), 2)
		if got := offered(j); (len(got) == 1) != test.want {
			t.Errorf("%s and %s: offered %v", test.a, test.b, got)
		}
	}
	two := connect(t, other(note.Company, "companies/a.md", "Heron", ""), other(note.Company, "companies/b.md", "Heron Bank", ""))
	equalList(t, "two that have notes of their own", offered(two))
}

func TestAliases(t *testing.T) {
	names := func(j *Journal) []string {
		return each(j.Companies, func(c *Company) string { return c.Name + " " + itoa(len(c.Interviews)) })
	}
	stays := []*note.Note{interview("a.md", "st marys", "Ward Nurse", "2026-02-01"), interview("b.md", "St Mary’s Hospital", "ward nurse", "2026-02-08")}
	own := other(note.Company, "companies/st-marys.md", "St Mary's Hospital", "", aliases("St. Marys", "SMH"))

	j := connect(t, append(stays, own, interview("c.md", "S.M.H.", "", "2026-02-20"))...)
	equalList(t, "joined", names(j), "St Mary's Hospital 3")
	equalList(t, "one application", joined(j), "St Mary's Hospital, Ward Nurse: a.md b.md c.md")
	equalList(t, "nothing to offer", offered(j))

	for _, kind := range []note.Kind{note.Page, note.Application, note.Interview, note.Review} {
		j := connect(t, append(stays, other(kind, "x.md", "St Mary's Hospital", "", aliases("st marys")))...)
		equal(t, string(kind)+": companies", len(j.Companies), 2)
	}

	chain := connect(t, interview("a.md", "Cobnut", "", "2026-02-01"), other(note.Company, "companies/1.md", "Bramble", "", aliases("Cobnut")),
		other(note.Company, "companies/2.md", "Alder", "", aliases("Bramble")))
	equalList(t, "an alias of an alias", names(chain), "Alder 1")
	circle := connect(t, interview("a.md", "Alder", "", "2026-02-01"), interview("b.md", "Bramble", "", "2026-02-02"),
		other(note.Company, "companies/1.md", "Alder", "", aliases("Bramble")), other(note.Company, "companies/2.md", "Bramble", "", aliases("Alder")))
	equal(t, "in a circle: companies", len(circle.Companies), 1)

	both := connect(t, interview("a.md", "Cob", "", "2026-02-01"), other(note.Company, "companies/1.md", "Alder", "", aliases("Cob")),
		other(note.Company, "companies/2.md", "Bramble", "", aliases("cob")))
	equalList(t, "claimed twice", names(both), "Alder 1", "Bramble 0")
	if len(both.Problems) != 1 || !strings.HasPrefix(both.Problems[0].String(), "companies/2.md:3:12: warning: \"cob\" is an alias of \"Alder\" already") {
		t.Errorf("problems %v", both.Problems)
	}
}

func TestRolesInBrackets(t *testing.T) {
	for _, test := range []struct {
		name  string
		roles []string
		want  []string
		says  string
	}{
		{"two cities", []string{"Data Analyst (NY)", "Data Analyst (Carlsbad)"}, []string{"Northwind, Data Analyst (Carlsbad): 1.md", "Northwind, Data Analyst (NY): 0.md"}, ""},
		{"marks alone", []string{"Data Analyst (m/w/d)", "Data Analyst (100%)", "Data Analyst"}, []string{"Northwind, Data Analyst (m/w/d): 0.md 1.md 2.md"}, ""},
		{"one without", []string{"Data Analyst (NY)", "data analyst", "Data Analyst (remote)"}, []string{"Northwind, Data Analyst (remote): 0.md 1.md 2.md"},
			`interviews/1.md:4:7: hint: the role "data analyst" is taken for "Data Analyst (NY)", the only one of that name at Northwind`},
		{"one without, of two", []string{"Nurse (days)", "Nurse (nights)", "Nurse"}, []string{"Northwind, Nurse: 2.md", "Northwind, Nurse (days): 0.md", "Northwind, Nurse (nights): 1.md"},
			`interviews/2.md:4:7: warning: the role "Nurse" may be any of "Nurse (days)" and "Nurse (nights)", so it is an application of its own`},
		{"another role", []string{"Developer (Go)", "Engineer"}, []string{"Northwind, Developer (Go): 0.md", "Northwind, Engineer: 1.md"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var notes []*note.Note
			for i, role := range test.roles {
				notes = append(notes, interview(itoa(i)+".md", "Northwind", role, "2026-02-0"+itoa(i+1)))
			}
			j := connect(t, notes...)
			equalList(t, "applications", joined(j), test.want...)
			said := strings.Join(each(j.Problems, func(p problem.Problem) string { return p.String() }), "\n")
			equal(t, "said", said, test.says)
		})
	}
}

// TestPlanTheme puts a word for a theme into journal.yaml, and nothing else in it changes.
func TestPlanTheme(t *testing.T) {
	for name, c := range map[string]struct{ before, after string }{
		"none":              {"title: A\n", "title: A\nthemes: {concise: [blether]}\n"},
		"no line end":       {"name: B\ntitle: A", "name: B\ntitle: A\nthemes: {concise: [blether]}"},
		"lines below":       {"title: A\n\n# more to come\n", "title: A\n\n# more to come\nthemes: {concise: [blether]}\n"},
		"in a line":         {"themes: {salary: [dosh]} # mine\ntitle: A\n", "themes: {salary: [dosh], concise: [blether]} # mine\ntitle: A\n"},
		"its own in a line": {"themes: {concise: [long-winded], salary: [dosh]}\n", "themes: {concise: [long-winded, blether], salary: [dosh]}\n"},
		"empty":             {"themes: {}\n", "themes: {concise: [blether]}\n"},
		"empty list":        {"themes: {concise: [], salary: [dosh]}\n", "themes: {concise: [blether], salary: [dosh]}\n"},
		"a line each":       {"themes:\n  salary: [dosh]\ntitle: A\n", "themes:\n  salary: [dosh]\n  concise: [blether]\ntitle: A\n"},
		"its own line":      {"themes:\n    Concise: [long-winded]   # mine\ntitle: A\n", "themes:\n    Concise: [long-winded, blether]   # mine\ntitle: A\n"},
		"lists":             {"themes:\n  concise:\n    - long-winded\n  salary:\n  - dosh\n", "themes:\n  concise:\n    - long-winded\n    - blether\n  salary:\n  - dosh\n"},
		"another's list":    {"themes:\n  salary:\n  - dosh\n  - pay # mine\n", "themes:\n  salary:\n  - dosh\n  - pay # mine\n  concise: [blether]\n"},
		"a bracket in text": {"themes: {salary: [\"a]b\", dosh]}\n", "themes: {salary: [\"a]b\", dosh], concise: [blether]}\n"},
	} {
		for end, over := range map[string]func(string) []byte{
			"LF":   func(s string) []byte { return []byte(s) },
			"CRLF": func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) },
		} {
			src := over(c.before)
			add, err := PlanTheme(src, "concise", "blether")
			if err != nil {
				t.Errorf("%s, %s: %v", name, end, err)
				continue
			}
			if got := add.In(src); !bytes.Equal(got, over(c.after)) {
				t.Errorf("%s, %s: %q, want %q", name, end, got, over(c.after))
			}
			if back, err := add.Out(add.In(src)); err != nil || !bytes.Equal(back, src) {
				t.Errorf("%s, %s: taken back: %q, %v", name, end, back, err)
			}
		}
	}
	for _, src := range []string{"", "\n", "{title: A}\n", "- a\n", "themes: [a]\n", "themes: {concise: long-winded}\n", "title: [\n"} {
		if add, err := PlanTheme([]byte(src), "concise", "blether"); err == nil {
			t.Errorf("%q becomes %q", src, add.In([]byte(src)))
		} else if !strings.Contains(err.Error(), "by hand: ") {
			t.Errorf("%q: %v", src, err)
		}
	}
}
