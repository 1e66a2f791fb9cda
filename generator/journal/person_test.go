package journal

import (
	"testing"

	"journal/generator/note"
)

// who returns people with what is known of them.
func who(list []*Person) []string {
	return each(list, func(p *Person) string {
		s := p.Name
		if p.Title != "" {
			s += ", " + p.Title
		}
		if p.Email != "" {
			s += " <" + p.Email + ">"
		}
		for _, in := range p.Interviews {
			s += " " + in.Note.Path[len("interviews/"):]
		}
		return s
	})
}

func TestPeople(t *testing.T) {
	for _, test := range []struct {
		name  string
		notes []*note.Note
		want  []string
	}{
		{"a name within a company, the latest title", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen, Engineer")),
			interview("b.md", "Northwind GmbH", "", "2026-02-01", people("mary  chen, Manager")),
			interview("c.md", "Northwind", "", "2026-02-09", people("Mary Chen")),
		}, []string{"Mary Chen, Manager c.md b.md a.md"}},
		{"at two companies they are two", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen")), interview("b.md", "Mosslane", "", "2026-02-01", people("Mary Chen")),
		}, []string{"Mary Chen b.md", "Mary Chen a.md"}},
		{"unless the address is the same", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen <mary@chen.example>")), interview("b.md", "Mosslane", "", "2026-02-01", people("Mary <Mary@Chen.example>")),
		}, []string{"Mary Chen <mary@chen.example> b.md a.md"}},
		{"with and without the address", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen")), interview("b.md", "Northwind", "", "2026-02-01", people("Mary Chen <mary@chen.example>")),
		}, []string{"Mary Chen <mary@chen.example> b.md a.md"}},
		{"with and without what she is addressed with", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-01", people("Sister Mary Okafor")), interview("b.md", "Northwind", "", "2026-02-01", people("Mary Okafor")), interview("c.md", "Northwind", "", "2026-02-02", people("Sister Okafor")),
		}, []string{"Sister Mary Okafor b.md a.md", "Sister Okafor c.md"}},
		{"accents stay", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", people("Jorg Weiss", "Jörg Weiss", "Jo\u0308rg Weiss"))},
			[]string{"Jorg Weiss a.md", "Jörg Weiss a.md"}},
		{"a shared mailbox joins nobody", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen <jobs@n.example>", "Ross Diaz <jobs@n.example>"))},
			[]string{"Mary Chen <jobs@n.example> a.md", "Ross Diaz <jobs@n.example> a.md"}},
		{"a recruiter works for several companies", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-01", recruiter("Dana Poe <dana@agency.example>")), interview("b.md", "Mosslane", "", "2026-02-01", recruiter("dana poe")),
			interview("c.md", "Quaylight", "", "2026-02-02", recruiter("Eve Poe")), interview("d.md", "Brasswick", "", "2026-02-03", recruiter("Eve Poe")),
		}, []string{"Dana Poe <dana@agency.example> b.md a.md", "Eve Poe d.md c.md"}},
		{"a recruiter who also interviews", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-01", people("Dana Poe")), interview("b.md", "Northwind", "", "2026-02-01", recruiter("Dana Poe")),
		}, []string{"Dana Poe b.md a.md"}},
		{"a contact", []*note.Note{with(other(note.Company, "companies/n.md", "Northwind", ""), func(n *note.Note) { n.Contacts = []note.Person{personOf("Ada Sample")} })},
			[]string{"Ada Sample"}},
		{"an address without a name", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", people("<mary@chen.example>"))}, []string{"mary@chen.example <mary@chen.example> a.md"}},
	} {
		equalList(t, test.name, who(connect(t, test.notes...).People), test.want...)
	}
}

func TestPeopleOfAnInterview(t *testing.T) {
	j := connect(t, interview("a.md", "Northwind", "", "2026-01-01", people("Ross Diaz", "Mary Chen", "ross diaz"), recruiter("Dana Poe")))
	in := j.Interviews[0]
	name := func(p *Person) string { return p.Name }
	equalList(t, "interviewers", each(in.People, name), "Ross Diaz", "Mary Chen")
	equal(t, "recruiter", in.Recruiter.Name, "Dana Poe")
	equal(t, "is one", in.Recruiter.Recruiter, true)
	equalList(t, "company", each(in.Company.People, name), "Dana Poe", "Mary Chen", "Ross Diaz")
	equalList(t, "companies", each(in.People[0].Companies, func(c *Company) string { return c.Name }), "Northwind")
}

func TestRemember(t *testing.T) {
	remembering := func(s string) option {
		return func(n *note.Note) {
			n.People = append(n.People, note.Person{Name: "Mary Chen", Remember: s, Pos: note.Pos{Line: 7}})
		}
	}
	j := connect(t,
		interview("a.md", "Northwind", "", "2026-01-01", remembering("has a dog")),
		interview("b.md", "Northwind", "", "2026-02-01", remembering("moves to billing")),
		interview("c.md", "Northwind", "", "2026-02-09", remembering("Has a dog")))
	equalList(t, "remember", each(j.People[0].Remember, func(l Line) string { return l.Day.String() + " " + l.Text + " " + itoa(l.Line) }),
		"2026-02-09 Has a dog 7", "2026-02-01 moves to billing 7")
}

func TestContacts(t *testing.T) {
	// Each line of a log and the person it means, "" for nobody in particular.
	for _, test := range []struct {
		name  string
		notes []*note.Note
		want  []string
	}{
		{"the whole name", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen"), log("2026-01-02 thank-you mary chen", "2026-01-09 follow-up Mary Chen"))},
			[]string{"Mary Chen: follow-up, thank-you"}},
		{"the only Mary", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen", "Ross Diaz"), log("2026-01-02 thank-you Mary"))},
			[]string{"Mary Chen: thank-you", "Ross Diaz: "}},
		{"two Marys", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen", "Mary Holt"), log("2026-01-02 thank-you Mary"))},
			[]string{"Mary Chen: ", "Mary Holt: "}},
		{"the Mary of this interview", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen"), log("2026-01-02 thank-you Mary")), interview("b.md", "Northwind", "", "2026-01-08", people("Mary Holt")),
		}, []string{"Mary Chen: thank-you", "Mary Holt: "}},
		{"the Mary of the application", []*note.Note{
			interview("a.md", "Northwind", "Engineer", "2026-01-01", people("Mary Chen")),
			other(note.Application, "applications/n.md", "Northwind", "Engineer", log("2026-01-02 thank-you Mary")),
		}, []string{"Mary Chen: thank-you"}},
		{"the recruiter", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", recruiter("Dana Poe"), log("2026-01-02 recruiter-call recruiter"))},
			[]string{"Dana Poe: recruiter-call"}},
		{"somebody new, and then by the first name", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", log("2026-01-02 follow-up Ola", "2026-01-04 contacted Ola Berg"))},
			[]string{"Ola Berg: contacted, follow-up"}},
		{"nobody in particular", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", log("2026-01-02 thank-you all"))}, nil},
		{"two in one line", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen", "Ross Diaz"), log("2026-01-02 thank-you Mary Chen and Ross", "2026-01-09 follow-up Ross Diaz, Bo Day & Mary"))},
			[]string{"Bo Day: follow-up", "Mary Chen: follow-up, thank-you", "Ross Diaz: follow-up, thank-you"}},
		{"a role is nobody", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen"), log("2026-01-02 thank-you CTO", "2026-01-03 follow-up hiring manager", "2026-01-04 applied via the website", "2026-01-05 contacted someone from HR"))},
			[]string{"Mary Chen: "}},
		{"with and without what they are addressed with", []*note.Note{interview("a.md", "Northwind", "", "2026-01-01", people("Anil Rao", "Frau Greta Sommer"), log("2026-01-02 thank-you Dr Rao", "2026-01-03 thank-you Sommer", "2026-01-04 follow-up Dr Anil Rao"))},
			[]string{"Anil Rao: follow-up, thank-you", "Frau Greta Sommer: thank-you"}},
		{"from a page", []*note.Note{
			interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen")),
			other(note.Page, "outreach.md", "Northwind", "", log("2026-01-05 contacted Mary Chen")), other(note.Page, "more.md", "", "", log("2026-01-05 contacted Bo Sample")),
		}, []string{"Bo Sample: contacted", "Mary Chen: contacted"}},
	} {
		got := each(connect(t, test.notes...).People, func(p *Person) string {
			s := p.Name + ": "
			for i, e := range p.Contacts {
				if i > 0 {
					s += ", "
				}
				s += e.What
			}
			return s
		})
		equalList(t, test.name, got, test.want...)
	}
}

func TestPeopleAddresses(t *testing.T) {
	j := connect(t,
		interview("a.md", "Northwind", "", "2026-01-01", people("Mary Chen", "Ross Diaz")),
		interview("b.md", "Mosslane", "", "2026-01-02", people("Mary Chen")),
		interview("c.md", "Quaylight", "", "2026-01-02", people("Mary-Chen", "mary chen?")))
	equalList(t, "addresses", each(j.People, func(p *Person) string { return p.Address }),
		"people.html#mary-chen-mosslane", "people.html#mary-chen-northwind", "people.html#mary-chen-quaylight",
		"people.html#mary-chen-quaylight-2", "people.html#ross-diaz")
}
