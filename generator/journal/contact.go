package journal

import (
	"slices"
	"strings"

	"journal/generator/note"
)

// contact is a line of a log that names somebody.
type contact struct {
	person *Person
	note   *note.Note
	entry  *note.Entry
}

// everyone are words that name nobody in particular.
var everyone = map[string]bool{
	"all": true, "everyone": true, "everybody": true, "both": true, "team": true, "the team": true, "them": true,
	"panel": true, "the panel": true, "hr": true, "company": true, "me": true, "interviewer": true, "interviewers": true,
}

// readLogs finds the people that lines of the logs name. Whole names are taken
// before single words, so that "Mary" finds the Mary Chen of another line. A
// name nobody has yet makes a new person; one that fits two people is left.
func (p *register) readLogs() {
	for _, single := range []bool{false, true} {
		for _, n := range p.c.j.Notes {
			for i := range n.Log {
				e := &n.Log[i]
				if e.What == "later" || e.What == "references" {
					continue // an action put off, and people of one's own
				}
				folded := fold(e.Person)
				if folded == "" || everyone[folded] || single == strings.Contains(folded, " ") {
					continue
				}
				if person := p.meant(n, e, folded); person != nil {
					p.contacts = append(p.contacts, contact{person, n, e})
				}
			}
		}
	}
}

// meant gives whom a line of the log of a note means; nil if that can't be told.
func (p *register) meant(n *note.Note, e *note.Entry, folded string) *Person {
	m := &mention{Person: note.Person{Name: tidy(e.Person), Pos: e.Pos}, folded: folded, note: n, company: p.c.companyOf[n], interview: p.c.interviewOf[n]}
	if m.company == nil && n.Company.Value != "" {
		m.company = p.c.companies[p.c.companyKey(tidy(n.Company.Value))]
	}
	if folded == "recruiter" {
		if n.Recruiter == nil {
			return nil
		}
		for _, person := range p.ofNote[n] {
			if p.isCalled(person, fold(n.Recruiter.Name)) {
				return person
			}
		}
		return nil
	}
	circles := p.circles(n, m.company)
	for _, circle := range circles {
		for _, person := range circle {
			if p.isCalled(person, folded) {
				return person
			}
		}
	}
	for _, circle := range circles {
		var found []*Person
		for _, person := range circle {
			if p.goesBy(person, folded) && !slices.Contains(found, person) {
				found = append(found, person)
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0]
		default:
			return nil
		}
	}
	return p.add(p.key(m), m)
}

// circles gives the people a name may mean, the nearest first: those of the
// note, of its application, of its company.
func (p *register) circles(n *note.Note, co *Company) [][]*Person {
	circles := [][]*Person{p.ofNote[n]}
	if a := p.c.applicationOf[n]; a != nil {
		var all []*Person
		for _, m := range p.c.notesOf[a] {
			all = append(all, p.ofNote[m]...)
		}
		circles = append(circles, all)
	}
	if co != nil {
		circles = append(circles, co.People)
	}
	return circles
}

// isCalled reports whether a person was mentioned by exactly that name.
func (p *register) isCalled(person *Person, folded string) bool {
	return slices.ContainsFunc(person.mentions, func(m *mention) bool { return m.folded == folded })
}

// goesBy reports whether a name is a part of the person's own: Mary of Mary Chen.
func (p *register) goesBy(person *Person, folded string) bool {
	return slices.ContainsFunc(person.mentions, func(m *mention) bool { return partOf(folded, m.folded) })
}

// partOf reports whether all words of a are among those of b.
func partOf(a, b string) bool {
	words := strings.Fields(b)
	for _, w := range strings.Fields(a) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return a != ""
}
