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
		for i := range p.c.records {
			r := &p.c.records[i]
			for _, l := range r.log {
				if single == strings.Contains(l.folded, " ") {
					continue
				}
				if person := p.meant(r, l); person != nil {
					p.contacts = append(p.contacts, contact{person, r.note, l.entry})
				}
			}
		}
	}
}

// meant gives whom a line of the log of a note means; nil if that can't be told.
func (p *register) meant(r *record, l logged) *Person {
	n := r.note
	co := r.company
	if co == nil && n.Company.Value != "" {
		co = p.c.companyNamed(r.facts)
	}
	if l.folded == "recruiter" {
		if n.Recruiter == nil {
			return nil
		}
		for _, person := range r.people {
			if p.isCalled(person, fold(n.Recruiter.Name)) {
				return person
			}
		}
		return nil
	}
	_, rest := note.CutHonorific(l.name)
	bare := fold(rest) // Dr Rao is the Anil Rao who was there
	circles := circles(r, co)
	for _, circle := range circles {
		for _, person := range circle {
			if p.isCalled(person, l.folded) {
				return person
			}
		}
	}
	for _, circle := range circles {
		var found []*Person
		for _, person := range circle {
			if (p.goesBy(person, l.folded) || p.goesBy(person, bare)) && !slices.Contains(found, person) {
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
	name := tidy(l.name)
	s := &said{Person: note.Person{Name: name, Pos: l.entry.Pos}, folded: l.folded, hash: hashOf(l.folded), slug: Slug(name)}
	s.slugHash = hashOf(s.slug)
	m := &mention{said: s, in: r, company: co}
	m.name = p.nameAt(co, s)
	return p.add(p.person(m), m)
}

// circles gives the people a name may mean, the nearest first: those of the
// note, of its application, of its company.
func circles(r *record, co *Company) [][]*Person {
	circles := [][]*Person{r.people}
	if a := r.application; a != nil {
		var all []*Person
		for _, other := range a.records {
			all = append(all, other.people...)
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
