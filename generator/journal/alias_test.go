package journal

import (
	"strings"
	"testing"

	"journal/generator/note"
	"journal/generator/problem"
)

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
