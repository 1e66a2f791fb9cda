package journal

import (
	"testing"

	"journal/generator/note"
)

func TestRoleKey(t *testing.T) {
	for _, same := range [][]string{
		{"Senior Backend Engineer", "Sr. Backend Engineer", "senior backend-engineer", "Senior Backend Engineer (m/f/d)", "Senior Backend Engineer [remote]"},
		{"Data Analyst", "Data Analyst (m/w/d)", "Data Analyst m/w/d", "Data Analyst (all genders)", "Data Analyst (f/m/x)", "Data Analyst (she/her)", "Data Analyst (80–100 %)",
			"Data Analyst (Remote)", "Data Analyst [fully remote]", "Data Analyst (H/F)", "Data Analyst (男女不限) (remote)", "DATA ANALYST (100% Homeoffice)"},
		{"Pflegefachkraft", "Pflegefachkraft (w/m/d) (60-80%)", "Pflegefachkraft (alle Geschlechter)", "Pflegefachkraft (gn)"},
		{"Infirmière", "Infirmiere (F/H)", "Infirmière (télétravail possible)"}, {"Verpleegkundige", "verpleegkundige (m/v/x)"},
		{"データ分析", "データ分析（リモート）"}, {"Analista de datos", "Analista de Datos (H/M)", "Analista de datos (híbrido)"},
		{"Data Analyst (NY)", "data analyst, NY", "Data Analyst (m/w/d, NY)", "Data Analyst [NY] (remote)", "Data Analyst – NY"},
		{"Engineer, Ledger", "Engineer Ledger", "Engineer – Ledger"},
		{"(Tier 3)", "tier 3"},
	} {
		for _, role := range same[1:] {
			equal(t, role, roleKey(role), roleKey(same[0]))
		}
	}
	for _, differ := range [][2]string{{"C Developer", "C++ Developer"}, {"Senior Engineer", "Junior Engineer"}, {"Engineer", "Engineer II"},
		{"Data Analyst (NY)", "Data Analyst (Carlsbad)"}, {"Nurse (nights)", "Nurse (days)"}, {"Engineer (F)", "Engineer (D)"}, {"Developer (Go)", "Developer (Rust)"},
		{"Backend Engineer（東京）", "Backend Engineer（大阪）"}, {"Scientist (R&D)", "Scientist"}, {"Analyst (Level 2)", "Analyst (Level 3)"}} {
		if roleKey(differ[0]) == roleKey(differ[1]) {
			t.Errorf("%q and %q are one role", differ[0], differ[1])
		}
	}
}

// joined tells which notes came together in which application.
func joined(j *Journal) []string {
	return each(j.Applications, func(a *Application) string {
		s := a.Title() + ":"
		if a.Note != nil {
			s += " note " + a.Note.Path
		}
		for _, in := range a.Interviews {
			s += " " + in.Note.Path[len("interviews/"):]
		}
		return s
	})
}

func TestJoinApplications(t *testing.T) {
	for _, test := range []struct {
		name  string
		notes []*note.Note
		want  []string
	}{
		{"interviews and note of one role", []*note.Note{
			interview("b.md", "Northwind", "Sr. Engineer", "2026-02-02"), interview("a.md", "Northwind GmbH", "Senior Engineer (Go)", "2026-01-02"),
			other(note.Application, "applications/n.md", "northwind", "senior engineer"),
		}, []string{"Northwind GmbH, Senior Engineer (Go): note applications/n.md a.md b.md"}},
		{"without a role it joins the only application", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-02"), interview("b.md", "Northwind", "Engineer", "2026-02-02"),
		}, []string{"Northwind, Engineer: a.md b.md"}},
		{"an application note without a role too", []*note.Note{
			other(note.Application, "applications/n.md", "Northwind", ""), interview("b.md", "Northwind", "Engineer", "2026-02-02"),
		}, []string{"Northwind, Engineer: note applications/n.md b.md"}},
		{"of several, the latest that lived before it", []*note.Note{
			interview("a.md", "Northwind", "Analyst", "2026-01-02"), interview("b.md", "Northwind", "Engineer", "2026-02-02"),
			interview("c.md", "Northwind", "", "2026-02-20"), interview("d.md", "Northwind", "", "2026-01-20"), interview("e.md", "Northwind", "", "2026-02-02"),
		}, []string{"Northwind, Analyst: a.md d.md", "Northwind, Engineer: b.md e.md c.md"}},
		{"whatever their files are called", []*note.Note{
			interview("a.md", "Northwind", "Engineer", "2026-02-02"), interview("b.md", "Northwind", "Analyst", "2026-01-02"), interview("c.md", "Northwind", "", "2026-02-20"),
		}, []string{"Northwind, Analyst: b.md", "Northwind, Engineer: a.md c.md"}},
		{"none lived before it, or no day: role unknown", []*note.Note{
			interview("a.md", "Northwind", "Analyst", "2026-01-02"), interview("b.md", "Northwind", "Engineer", "2026-02-02"),
			interview("c.md", "Northwind", "", "2025-12-01"), interview("d.md", "Northwind", "", ""),
		}, []string{"Northwind: c.md d.md", "Northwind, Analyst: a.md", "Northwind, Engineer: b.md"}},
		{"an application without interviews", []*note.Note{other(note.Application, "applications/m.md", "Mosslane", "Analyst")},
			[]string{"Mosslane, Analyst: note applications/m.md"}},
		{"a company note is no application", []*note.Note{other(note.Company, "companies/m.md", "Mosslane", "")}, nil},
		{"unless it says that one was sent", []*note.Note{other(note.Company, "companies/m.md", "Mosslane", "", applied("2026-02-01"))}, []string{"Mosslane:"}},
		{"an application note without a company is a page", []*note.Note{other(note.Application, "applications/m.md", "", "Analyst")}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			j := connect(t, test.notes...)
			equalList(t, "applications", joined(j), test.want...)
			for _, n := range j.Notes {
				if j.Address(n) == "" {
					t.Errorf("%s has no page", n.Path)
				}
			}
		})
	}
}

func TestApplicationFacts(t *testing.T) {
	own := other(note.Application, "applications/n.md", "Northwind", "Engineer", applied("2026-01-10"), section(note.Ask, "Remote?"))
	own.Source.Value, own.Fit = "a friend", map[string]int{"role": 2, "values": 5}
	first := interview("a.md", "Northwind", "Engineer", "2026-02-01", section(note.Concerns, "on call"))
	first.Salary.Value, first.Fit = "70k", map[string]int{"role": 3}
	second := interview("b.md", "Northwind", "Engineer", "2026-03-01", applied("2026-01-12"))
	second.Salary.Value, second.Deadline = "80k", when("2026-03-20")
	a := connect(t, own, first, second).Applications[0]
	equal(t, "applied", a.Applied.String(), "2026-01-10")
	equal(t, "salary", a.Salary, "80k")
	equal(t, "deadline", a.Deadline.String(), "2026-03-20")
	equal(t, "source", a.Source, "a friend")
	equal(t, "role", a.Fit["role"], 3)
	equal(t, "values", a.Fit["values"], 5)
	equalList(t, "concerns", each(a.Concerns, func(l Line) string { return l.Text }), "on call")
	equalList(t, "open", each(a.Open, func(o Open) string { return o.Text }), "Remote?")
	equalList(t, "rounds", each(a.Interviews, func(in *Interview) string { return itoa(in.Round) + in.Note.Path }), "1interviews/a.md", "2interviews/b.md")
}
