package journal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"journal/generator/note"
)

// mention is one place where a note names somebody.
type mention struct {
	note.Person
	folded    string // the name as it is compared
	note      *note.Note
	company   *Company // nil if the note is about none
	interview *Interview
	recruiter bool
	asked     bool // interviewed
}

// nameAt is a name at one company.
type nameAt struct {
	company *Company
	name    string
}

// joinPeople finds out who is who. An address is the surest sign: whoever has
// the same one is the same person, whatever the spelling. Without an address
// people are told by their name within one company, and recruiters, who work
// for several, by their name alone. Case and white space do not matter in a
// name; accents do. An address that one note gives to two people is a shared
// mailbox and tells nothing.
func (c *connection) joinPeople() {
	p := &register{
		c: c, people: make(map[string]*Person, len(c.j.Notes)), ofNote: make(map[*note.Note][]*Person, len(c.j.Notes)),
		mail: map[nameAt]string{}, recruiterMail: map[string]string{}, recruiterAt: map[nameAt]bool{}, shared: map[string]bool{},
	}
	c.register = p
	all := c.mentions()
	for i := range all {
		p.learn(&all[i])
	}
	for i := range all {
		p.add(p.key(&all[i]), &all[i])
	}
	p.readLogs()
	for _, key := range sortedKeys(p.people) {
		person := p.people[key]
		person.Name = fullestName(person.mentions)
		person.folded = fold(person.Name)
		c.j.People = append(c.j.People, person)
	}
	slices.SortFunc(c.j.People, byName)
	for _, co := range c.j.Companies {
		slices.SortFunc(co.People, byName)
	}
}

// byName orders people by name, then by what tells two of one name apart.
func byName(a, b *Person) int {
	if order := cmp.Compare(a.folded, b.folded); order != 0 {
		return order
	}
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.key, b.key))
}

// mentions gives everybody named in the notes, by path and in the order of the note.
func (c *connection) mentions() []mention {
	count := 0
	for _, n := range c.j.Notes {
		count += len(n.People) + len(n.Contacts)
		if n.Recruiter != nil {
			count++
		}
	}
	all := make([]mention, 0, count)
	for _, n := range c.j.Notes {
		base := mention{note: n, company: c.companyOf[n], interview: c.interviewOf[n]}
		if base.company == nil && n.Company.Value != "" {
			base.company = c.companies[c.companyKey(tidy(n.Company.Value))]
		}
		add := func(p note.Person, recruiter, asked bool) {
			m := base
			m.Person, m.recruiter, m.asked = p, recruiter, asked
			m.Name = tidy(p.Name)
			m.Email = strings.ToLower(strings.TrimSpace(p.Email))
			if m.Name == "" {
				m.Name = m.Email
			}
			if m.folded = fold(m.Name); m.folded != "" {
				all = append(all, m)
			}
		}
		for _, p := range n.People {
			add(p, false, n.Kind == note.Interview)
		}
		if n.Recruiter != nil {
			add(*n.Recruiter, true, false)
		}
		for _, p := range n.Contacts {
			add(p, false, false)
		}
	}
	return all
}

// register is who is known so far.
type register struct {
	c        *connection
	people   map[string]*Person
	ofNote   map[*note.Note][]*Person
	contacts []contact

	mail          map[nameAt]string // the first address of a name at a company
	recruiterMail map[string]string
	recruiterAt   map[nameAt]bool
	shared        map[string]bool // addresses of more than one person
	lastNote      *note.Note
	inNote        map[string]string // address -> folded name, within lastNote
}

// learn takes in what has to be known of all mentions before any can be told.
// Mentions come note by note.
func (p *register) learn(m *mention) {
	if m.note != p.lastNote {
		p.lastNote, p.inNote = m.note, map[string]string{}
	}
	if m.recruiter {
		p.recruiterAt[nameAt{m.company, m.folded}] = true
	}
	if m.Email == "" {
		return
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
	at := nameAt{m.company, m.folded}
	p.mail[at] = first(p.mail[at], m.Email)
	if m.recruiter {
		p.recruiterMail[m.folded] = first(p.recruiterMail[m.folded], m.Email)
	}
}

// key tells a person from all others.
func (p *register) key(m *mention) string {
	at := nameAt{m.company, m.folded}
	mail := m.Email
	if mail == "" && m.recruiter {
		mail = p.recruiterMail[m.folded]
	}
	if mail == "" {
		mail = p.mail[at]
	}
	if mail == "" && p.recruiterAt[at] {
		mail = p.recruiterMail[m.folded]
	}
	switch {
	case mail != "" && !p.shared[mail]:
		return "mail " + mail
	case m.company == nil || p.recruiterAt[at]:
		return "name " + m.folded
	}
	return "at " + p.c.companyKey(m.company.Name) + "\x00" + m.folded
}

// add takes a mention down under its person.
func (p *register) add(key string, m *mention) *Person {
	person := p.people[key]
	if person == nil {
		person = &Person{key: key}
		p.people[key] = person
	}
	person.mentions = append(person.mentions, m)
	person.Recruiter = person.Recruiter || m.recruiter
	if !slices.Contains(p.ofNote[m.note], person) {
		p.ofNote[m.note] = append(p.ofNote[m.note], person)
	}
	if m.company != nil && !slices.Contains(m.company.People, person) {
		m.company.People = append(m.company.People, person)
		person.Companies = append(person.Companies, m.company)
	}
	if in := m.interview; in != nil {
		switch {
		case m.asked && !slices.Contains(in.People, person):
			in.People = append(in.People, person)
		case m.recruiter:
			in.Recruiter = person
		}
		if (m.asked || m.recruiter) && !slices.Contains(person.Interviews, in) {
			person.Interviews = append(person.Interviews, in)
		}
	}
	return person
}

// fullestName chooses the name to show: the one with most words, of these the
// one written most often. "Mary Chen" once is better than "Mary" three times.
func fullestName(mentions []*mention) string {
	if len(mentions) == 1 {
		return mentions[0].Name
	}
	count := map[string]int{}
	words := 0
	for _, m := range mentions {
		words = max(words, len(strings.Fields(m.Name)))
	}
	for _, m := range mentions {
		if len(strings.Fields(m.Name)) == words {
			count[m.Name]++
		}
	}
	return mostWritten(count)
}

// fillPeople collects what is known about everybody: the latest title, what to
// remember, the interviews and the lines of the logs.
func (c *connection) fillPeople() {
	for _, person := range c.j.People {
		mentions := person.mentions
		slices.SortStableFunc(mentions, func(a, b *mention) int {
			return cmp.Or(
				dayOf(b.note, b.interview).Compare(dayOf(a.note, a.interview)),
				compareLate(a.interview, b.interview),
			)
		})
		said := map[string]bool{}
		for _, m := range mentions {
			person.Title = cmp.Or(person.Title, tidy(m.Title))
			if person.Email == "" && m.Email != "" {
				person.Email = m.Email
			}
			if text := tidy(m.Remember); text != "" && !said[fold(text)] {
				said[fold(text)] = true
				person.Remember = append(person.Remember, Line{
					Item: &note.Item{Text: text, Pos: m.Pos}, Note: m.note, Interview: m.interview, Day: dayOf(m.note, m.interview),
				})
			}
		}
		slices.SortFunc(person.Interviews, latestFirst)
		slices.SortFunc(person.Companies, func(a, b *Company) int { return cmp.Compare(a.Slug, b.Slug) })
	}
	for _, ct := range c.register.contacts {
		e := ct.entry
		event := Event{Day: e.When.Day, What: e.What, Person: e.Person, Text: e.Text, Note: ct.note, Line: e.Line}
		if e.When.HasTime && !e.When.Day.IsZero() {
			event.Clock, event.HasTime = e.When.Start, true
		}
		ct.person.Contacts = append(ct.person.Contacts, event)
	}
	for _, person := range c.j.People {
		slices.SortStableFunc(person.Contacts, func(a, b Event) int {
			return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(b.Clock, a.Clock), cmp.Compare(a.Note.Path, b.Note.Path), cmp.Compare(a.Line, b.Line))
		})
	}
}

// addressPeople gives everybody a place on the page of people. Where a name is not enough, the
// company stands behind it.
func (c *connection) addressPeople() {
	stems := make([]string, len(c.j.People))
	same := make(map[string]int, len(c.j.People))
	taken := make(map[string]bool, len(c.j.People))
	for i, person := range c.j.People {
		stems[i] = Slug(person.Name)
		same[stems[i]]++
	}
	for i, person := range c.j.People {
		stem := stems[i]
		if same[stem] > 1 && len(person.Companies) > 0 {
			first := slices.MinFunc(person.Companies, func(a, b *Company) int { return cmp.Compare(a.Slug, b.Slug) })
			stem = Slug(stem + "-" + first.Slug)
		}
		id := stem
		for n := 2; taken[id]; n++ {
			id = stem + "-" + strconv.Itoa(n)
		}
		taken[id] = true
		person.Address = "people.html#" + id
	}
}
