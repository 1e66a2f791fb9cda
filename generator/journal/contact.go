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
	p.called, p.worded = map[string][]*Person{}, map[string][]*Person{}
	for _, person := range p.all {
		for _, m := range person.mentions {
			p.enter(person, m.folded)
		}
	}
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

// meant returns whom a line of the log of a note means; nil if that can't be told.
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
			if p.isCalled(person, foldName(n.Recruiter.Name)) {
				return person
			}
		}
		return nil
	}
	_, rest := note.CutHonorific(l.name)
	bare := foldName(rest) // Dr Rao is the Anil Rao who was there
	called, part := p.called[l.folded], p.partlyCalled(l.folded)
	if bare != l.folded {
		part = append(slices.Clip(part), p.partlyCalled(bare)...)
	}
	if len(called)+len(part) > 0 {
		circles := circles(r, co)
		for _, circle := range circles {
			if found := within(circle, called, 1); len(found) > 0 {
				return found[0]
			}
		}
		for _, circle := range circles {
			switch found := within(circle, part, 2); len(found) {
			case 0:
			case 1:
				return found[0]
			default:
				return nil
			}
		}
	}
	name := cleanName(l.name)
	s := &said{Person: note.Person{Name: name, Pos: l.entry.Pos}, folded: l.folded, slug: Slug(name)}
	m := &mention{said: s, in: r, company: co}
	m.name = p.nameAt(co, s)
	return p.add(p.person(m), m)
}

// circles returns the people a name may mean, the nearest first: those of the
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

// enter notes down that a person goes by a name, so that a line of a log does not
// look at everybody.
func (p *register) enter(person *Person, folded string) {
	add := func(to map[string][]*Person, name string) {
		if list := to[name]; len(list) == 0 || list[len(list)-1] != person {
			to[name] = append(list, person)
		}
	}
	add(p.called, folded)
	for w := range strings.FieldsSeq(folded) {
		add(p.worded, w)
	}
}

// partlyCalled returns those of whose name a name is a part: Mary Chen for Mary.
// Only those are looked at who have its rarest word.
func (p *register) partlyCalled(folded string) []*Person {
	words := strings.Fields(folded)
	if len(words) == 0 {
		return nil
	}
	few := p.worded[words[0]]
	for _, w := range words[1:] {
		if list := p.worded[w]; len(list) < len(few) {
			few = list
		}
	}
	if len(words) == 1 {
		return few
	}
	var found []*Person
	for _, person := range few {
		if p.goesBy(person, folded) {
			found = append(found, person)
		}
	}
	return found
}

// within returns the first people of a circle, at most n, who are among some.
func within(circle, some []*Person, n int) []*Person {
	const few = 8
	var found []*Person
	if len(some) <= few {
		var at []int
		for _, person := range some {
			if i := slices.Index(circle, person); i >= 0 && !slices.Contains(at, i) {
				at = append(at, i)
			}
		}
		slices.Sort(at)
		for _, i := range at[:min(n, len(at))] {
			found = append(found, circle[i])
		}
		return found
	}
	among := make(map[*Person]bool, len(some))
	for _, person := range some {
		among[person] = true
	}
	for _, person := range circle {
		if among[person] && !slices.Contains(found, person) {
			if found = append(found, person); len(found) == n {
				break
			}
		}
	}
	return found
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
