package inbox

import (
	"cmp"
	"slices"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// find returns the application that hints speak of.
//
// Whose address somebody has counts most, then a name that stands where the company
// does, then one in the text. Where they disagree, or there are several, it is not sure.
func (b *Box) find(h Hints) Match {
	k := b.names()
	m := Match{Role: first(h.Roles)}
	byAddress := k.byAddress(h)
	named, parts := k.named(h.Companies)
	inText, _ := k.named([]string{h.Text})
	var found []int
	other := "" // a company that is not in the journal, and may be meant
	if h.Label != "" {
		if whole, parts := k.named([]string{h.Label}); len(whole)+len(parts) > 0 {
			named = union(whole, parts)
		} else if other = h.Label; len(byAddress)+len(named) == 0 {
			m.Company = other
			return m
		}
	}
	switch {
	case len(byAddress) == 1:
		found = byAddress
		m.ByAddress = true
		if len(named) > 0 && !slices.Contains(named, byAddress[0]) {
			found = append(slices.Clone(byAddress), named...)
		}
	case len(byAddress) > 1:
		found = both(byAddress, union(named, inText))
		if len(found) == 0 {
			found = byAddress
		}
		m.ByAddress = true
	case len(named) > 0:
		found = named
		if name := b.companyOfDomain(h); name != "" && says(plain(strings.Join(h.Companies, "\n")), []string{plain(name)}) {
			other = name
		}
	case len(inText) > 0:
		found = inText
		if name := b.companyOfDomain(h); name != "" {
			if says(plain(strings.Join(h.Companies, "\n")), []string{plain(name)}) {
				found = nil
			}
			other = name
		}
	case len(parts) > 0:
		found = parts
	default:
		if found = k.distant(h); len(found) > 0 && b.newCompany(h) == "" && !namesAnother(h) {
			return b.settle(m, found, h, true)
		}
		found = nil
	}
	if len(found) == 0 {
		m.Company = cmp.Or(other, b.newCompany(h))
		return m
	}
	if other != "" {
		m.Company = other
	}
	return b.settle(m, found, h, other != "")
}

// settle chooses among the applications of the companies that were found. Where the
// companies are in doubt, the role has to be named, too.
func (b *Box) settle(m Match, found []int, h Hints, doubt bool) Match {
	k := b.names()
	var apps []*journal.Application
	for _, i := range found {
		apps = append(apps, k.companies[i].Applications...)
	}
	if len(found) == 1 {
		apps = b.meant(apps, h)
		if len(apps) == 0 {
			m.Company = k.companies[found[0]].Name
			return m
		}
	}
	if len(apps) == 1 && (!doubt || m.Company == "" && namesRole(apps[0], h)) {
		m.Application = apps[0]
		return m
	}
	m.Among = apps
	return m
}

// namesRole reports whether the role of an application is named.
func namesRole(a *journal.Application, h Hints) bool {
	_, role := journal.ApplicationKey(a.Company.Name, a.Role)
	return contains(plain(strings.Join(h.Roles, "\n")+"\n"+h.Text), role)
}

// meant returns those of the applications at one company that hints can mean.
func (b *Box) meant(apps []*journal.Application, h Hints) []*journal.Application {
	if len(apps) < 2 {
		return apps
	}
	text := plain(strings.Join(h.Roles, "\n") + "\n" + h.Text)
	longest := 0
	var named []*journal.Application
	for _, a := range apps {
		_, role := journal.ApplicationKey(a.Company.Name, a.Role)
		if role == "" || !contains(text, role) {
			continue
		}
		switch size := len(role); {
		case size > longest:
			longest, named = size, []*journal.Application{a}
		case size == longest:
			named = append(named, a)
		}
	}
	byNumber := b.namesNumber(apps, h.Text)
	if len(named) == 1 {
		if len(byNumber) == 1 && byNumber[0] != named[0] {
			return append(named, byNumber...)
		}
		return named
	}
	if len(byNumber) == 1 {
		return byNumber
	}
	by := func(fits func(*journal.Application) bool) []*journal.Application {
		return slices.DeleteFunc(slices.Clone(apps), func(a *journal.Application) bool { return !fits(a) })
	}
	for _, fits := range []func(*journal.Application) bool{
		func(a *journal.Application) bool { return saysNumber(a, h.Requisitions) },
		func(a *journal.Application) bool { return knowsAddress(a, h.Addresses) },
		func(a *journal.Application) bool { return saysPlace(a, h.Text) },
		(*journal.Application).Active,
	} {
		if some := by(fits); len(some) == 1 {
			return some
		}
	}
	return apps
}

// saysPlace reports whether a text names the place of an application.
func saysPlace(a *journal.Application, text string) bool {
	place, _, _ := strings.Cut(a.Location, ",")
	place = plain(place)
	return place != "" && !says(place, vocabulary().formats["video"]) && contains(plain(text), place)
}

// knowsAddress reports whether somebody of an application has one of the addresses.
func knowsAddress(a *journal.Application, addresses []string) bool {
	return slices.ContainsFunc(peopleOf(a), func(p note.Person) bool {
		return p.Email != "" && slices.ContainsFunc(addresses, func(s string) bool { return strings.EqualFold(s, p.Email) })
	})
}

// peopleOf returns everybody that the notes of an application name.
func peopleOf(a *journal.Application) (people []note.Person) {
	var notes []*note.Note
	if a.Note != nil {
		notes = append(notes, a.Note)
	}
	for _, in := range a.Interviews {
		notes = append(notes, in.Note)
	}
	for _, n := range notes {
		people = append(append(people, n.People...), n.Contacts...)
		if n.Recruiter != nil {
			people = append(people, *n.Recruiter)
		}
	}
	return people
}
