package journal

import (
	"strings"
	"testing"

	"journal/generator/note"
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
