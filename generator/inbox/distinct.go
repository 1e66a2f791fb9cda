package inbox

import (
	"slices"
	"strings"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/note"
)

// own finds the words of the companies' names that tell them apart: no other company of
// the journal has such a word, no role and nobody's name, and it stands in no list of
// words that many companies have.
func (k *known) own() {
	const short = 4
	others := map[string]int{}
	for word := range vocabulary().common {
		others[word] = len(k.companies) + 1
	}
	for name := range k.people {
		for _, w := range strings.Fields(name) {
			others[w]++
		}
	}
	for i := range k.companies {
		seen := map[string]bool{}
		for _, w := range strings.Fields(k.companies[i].name) {
			if !seen[w] {
				seen[w] = true
				others[w]++
			}
		}
		for _, a := range k.companies[i].Applications {
			for _, w := range journal.PlainWords(a.Role) {
				others[w] += 2
			}
		}
	}
	for i := range k.companies {
		for _, w := range strings.Fields(k.companies[i].name) {
			if others[w] == 1 && utf8.RuneCountInString(w) >= short {
				k.companies[i].own = append(k.companies[i].own, w)
			}
		}
	}
}

// shares reports whether a name has a word that is the own one of an application's
// company.
func (k *known) shares(a *journal.Application, name string) bool {
	return slices.ContainsFunc(k.companies, func(c knownCompany) bool {
		return c.Company == a.Company && c.tells(plain(name))
	})
}

// tells reports whether a text has an own word of the company.
func (c *knownCompany) tells(text string) bool {
	return slices.ContainsFunc(c.own, func(w string) bool { return contains(text, w) })
}

// byWord returns the applications that a mail can mean by a word that only the name of
// one company has, and by the role, its number or the name of somebody known there:
// "Corvera Talento" writes for Astilleros Corvera. A word alone says nothing. bySender
// tells that the word stands with who writes.
func (b *Box) byWord(m *missive, h Hints) (apps []*journal.Application, bySender bool) {
	k := b.names()
	text, sender, subject := plain(h.Text), plain(h.Sender), plain(m.Subject)
	for i := range k.companies {
		c := &k.companies[i]
		wrote := c.tells(sender)
		if !wrote && !c.tells(text) {
			continue
		}
		for _, a := range c.Applications {
			_, role := journal.ApplicationKey(a.Company.Name, a.Role)
			named := role != "" && contains(text, role) || len(b.namesNumber(c.Applications, h.Text)) == 1 && b.namesNumber(c.Applications, h.Text)[0] == a || knowsName(a, m.From.Name)
			if named {
				apps = append(apps, a)
				bySender = bySender || wrote || c.tells(subject) && contains(subject, role)
			}
		}
	}
	return apps, bySender
}

// knowsName reports whether somebody of an application has a name of two words or more.
func knowsName(a *journal.Application, name string) bool {
	name = plain(cleanName(name))
	if !strings.Contains(name, " ") {
		return false
	}
	return slices.ContainsFunc(peopleOf(a), func(p note.Person) bool { return plain(p.Name) == name })
}
