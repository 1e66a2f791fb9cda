package journal

import (
	"cmp"
	"slices"
	"strings"

	"journal/generator/note"
)

// mention is one place where a note names somebody.
type mention struct {
	*said
	in      *record
	company *Company // nil if the note is about none
	name    int      // the place of its name at that company
}

// personKey tells a person from all others: by the name at a company, by the
// address, or by the name alone.
type personKey struct {
	by   rune   // 'a', 'm' or 'n'
	rank int32  // of the company
	text string // the address, or the name as it is compared
}

// joinPeople finds out who is who. An address is the surest sign: whoever has
// the same one is the same person, whatever the spelling. Without an address
// people are told by their name within one company, and recruiters, who work
// for several, by their name alone. Case and white space do not matter in a
// name; accents do. An address that one note gives to two people is a shared
// mailbox and tells nothing.
func (c *connection) joinPeople() {
	all := c.mentions()
	p := &register{
		c: c, names: numbers[nameKey]{}, people: map[personKey]*Person{},
		recruiterMail: map[string]string{}, shared: map[string]bool{},
	}
	c.register = p
	for i := range all {
		p.learn(&all[i])
	}
	for i := range all {
		p.add(p.person(&all[i]), &all[i])
	}
	p.readLogs()
	for _, person := range p.all {
		person.said = fullest(person.mentions).said
		person.Name = person.said.Name
	}
	c.j.People = byName(p.all)
	// Those of a company are in that order too.
	for _, co := range c.j.Companies {
		co.People = co.People[:0]
	}
	for _, person := range c.j.People {
		for _, co := range person.Companies {
			co.People = append(co.People, person)
		}
	}
}

// byName orders people by name, then by what tells two of one name apart.
func byName(people []*Person) []*Person {
	all := slices.Clone(people)
	slices.SortFunc(all, func(a, b *Person) int {
		return cmp.Or(cmp.Compare(a.said.folded, b.said.folded), byKey(a, b))
	})
	return all
}

// byKey orders people whose names are the same but for case: by how they are
// written, then by what tells them apart, which for most is the company.
func byKey(a, b *Person) int {
	if a.Name != b.Name {
		return cmp.Compare(a.Name, b.Name)
	}
	if a.key.by != b.key.by || a.key.by != 'a' {
		return cmp.Or(cmp.Compare(a.key.by, b.key.by), cmp.Compare(a.key.text, b.key.text))
	}
	return cmp.Compare(a.key.rank, b.key.rank)
}

// mentions returns everybody named in the notes, by path and in the order of the note.
func (c *connection) mentions() []mention {
	var all []mention
	for i := range c.records {
		r := &c.records[i]
		if len(r.mentions) == 0 {
			continue
		}
		co := r.company
		if co == nil {
			co = c.companyNamed(r.facts)
		}
		for k := range r.mentions {
			all = append(all, mention{said: &r.mentions[k], in: r, company: co})
		}
	}
	return all
}

// nameKey is a name at one company.
type nameKey struct {
	company *Company
	folded  string
}

// nameAt is what is known of one.
type nameAt struct {
	mail      string // the first address
	recruiter bool
	person    *Person // who is told by that name there
}

// register is who is known so far.
type register struct {
	c        *connection
	all      []*Person
	names    numbers[nameKey] // of known
	known    []nameAt
	people   map[personKey]*Person // those who are not told by a name at a company
	contacts []contact

	called map[string][]*Person // by a name they were mentioned by, folded; nil until logs are read
	worded map[string][]*Person // by a word of it

	recruiterMail map[string]string
	shared        map[string]bool // addresses of more than one person
	last          *record
	inNote        map[string]string // address -> folded name, within the last
}

// nameAt returns the place of a name at a company.
func (p *register) nameAt(co *Company, s *said) int {
	at, known := p.names.of(nameKey{co, s.folded})
	if !known {
		p.known = append(p.known, nameAt{})
	}
	return at
}

// learn takes in what has to be known of all mentions before any can be told.
// Mentions come note by note.
func (p *register) learn(m *mention) {
	m.name = p.nameAt(m.company, m.said)
	at := &p.known[m.name]
	at.recruiter = at.recruiter || m.recruiter
	if m.Email == "" {
		return
	}
	if m.in != p.last {
		p.last, p.inNote = m.in, map[string]string{}
	}
	if other, ok := p.inNote[m.Email]; ok && !partOf(other, m.folded) && !partOf(m.folded, other) {
		p.shared[m.Email] = true
	}
	p.inNote[m.Email] = m.folded
	first := func(known, mail string) string {
		if known == "" || mail < known {
			return mail
		}
		return known
	}
	at.mail = first(at.mail, m.Email)
	if m.recruiter {
		p.recruiterMail[m.folded] = first(p.recruiterMail[m.folded], m.Email)
	}
}

// person tells who is meant, or makes somebody new.
func (p *register) person(m *mention) *Person {
	at := &p.known[m.name]
	mail := m.Email
	if mail == "" && m.recruiter {
		mail = p.recruiterMail[m.folded]
	}
	if mail == "" {
		mail = at.mail
	}
	if mail == "" && at.recruiter {
		mail = p.recruiterMail[m.folded]
	}
	var key personKey
	switch {
	case mail != "" && !p.shared[mail]:
		key = personKey{by: 'm', text: mail}
	case m.company == nil || at.recruiter:
		key = personKey{by: 'n', text: m.folded}
	default:
		if at.person == nil {
			at.person = p.newPerson(personKey{by: 'a', rank: m.company.rank})
		}
		return at.person
	}
	if p.people[key] == nil {
		p.people[key] = p.newPerson(key)
	}
	return p.people[key]
}

func (p *register) newPerson(key personKey) *Person {
	person := &Person{key: key}
	p.all = append(p.all, person)
	return person
}

// add takes a mention down under its person.
func (p *register) add(person *Person, m *mention) *Person {
	person.mentions = append(person.mentions, m)
	if p.called != nil {
		p.enter(person, m.folded)
	}
	person.Recruiter = person.Recruiter || m.recruiter
	r := m.in
	if !slices.Contains(r.people, person) {
		r.people = append(r.people, person)
	}
	if m.company != nil && !slices.Contains(person.Companies, m.company) {
		m.company.People = append(m.company.People, person)
		person.Companies = append(person.Companies, m.company)
	}
	if in := r.interview; in != nil {
		switch {
		case m.asked && !slices.Contains(in.People, person):
			in.People = append(in.People, person)
		case m.recruiter:
			in.Recruiter = person
		}
		if m.asked || m.recruiter {
			if n := len(person.Interviews); n == 0 || person.Interviews[n-1] != in {
				person.Interviews = append(person.Interviews, in)
			}
		}
	}
	return person
}

// fullest chooses the name to show: the one with most words, of these the one
// written most often. "Mary Chen" once is better than "Mary" three times.
func fullest(mentions []*mention) *mention {
	if len(mentions) == 1 {
		return mentions[0]
	}
	var names spellingCounts
	words := 0
	for _, m := range mentions {
		words = max(words, len(strings.Fields(m.Name)))
	}
	for _, m := range mentions {
		if len(strings.Fields(m.Name)) == words {
			names.add(m.Name, 1)
		}
	}
	best := names.preferred()
	return mentions[slices.IndexFunc(mentions, func(m *mention) bool { return m.Name == best })]
}

// fillPeople collects what is known about everybody: the latest title, what to
// remember, the interviews and the lines of the logs.
func (c *connection) fillPeople() {
	for _, person := range c.register.all {
		if len(person.mentions) > 1 {
			slices.SortStableFunc(person.mentions, func(a, b *mention) int {
				return cmp.Or(
					b.in.note.When.Day.Compare(a.in.note.When.Day),
					compareLate(a.in.interview, b.in.interview),
				)
			})
			slices.SortFunc(person.Interviews, latestFirst)
		}
		var known map[string]bool
		for _, m := range person.mentions {
			if person.Title == "" {
				person.Title = cleanName(m.Title)
			}
			if person.Email == "" && m.Email != "" {
				person.Email = m.Email
			}
			if m.Remember == "" {
				continue
			}
			if known == nil {
				known = map[string]bool{}
			}
			if text := cleanName(m.Remember); text != "" && !known[foldName(text)] {
				known[foldName(text)] = true
				person.Remember = append(person.Remember, Line{
					Item: &note.Item{Text: text, Pos: m.Pos}, Note: m.in.note, Interview: m.in.interview, Day: m.in.note.When.Day,
				})
			}
		}
	}
	for _, ct := range c.register.contacts {
		e := ct.entry
		event := Event{Day: e.When.Day, What: e.What, Person: e.Person, Text: e.Text, Note: ct.note, Line: e.Line}
		if e.When.HasTime && !e.When.Day.IsZero() {
			event.Clock, event.HasTime = e.When.Start, true
		}
		ct.person.Contacts = append(ct.person.Contacts, event)
	}
	for _, person := range c.register.all {
		if len(person.Contacts) > 1 {
			slices.SortStableFunc(person.Contacts, func(a, b Event) int {
				return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(b.Clock, a.Clock), cmp.Compare(a.Note.Path, b.Note.Path), cmp.Compare(a.Line, b.Line))
			})
		}
	}
}

// LastMet returns the latest interview with somebody that took place, at that
// company unless it is nil; nil if there was none.
func (p *Person) LastMet(at *Company) *Interview {
	for _, in := range p.Interviews {
		if !in.Upcoming && in.Note.Outcome != note.Cancelled && (at == nil || in.Company == at) {
			return in
		}
	}
	return nil
}
