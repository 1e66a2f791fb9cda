package inbox

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/invitation"
	"journal/generator/journal"
	"journal/generator/mail"
	"journal/generator/note"
	"journal/generator/prose"
	"journal/generator/words"
)

// peopleOf returns who is there besides oneself, rooms and mailboxes.
func (b *Box) peopleOf(v *visit) (people []note.Person) {
	all := append([]invitation.Person{v.Organizer}, v.Attendees...)
	others := slices.ContainsFunc(all, func(p invitation.Person) bool {
		return p.Name != "" && p.Address != "" && !b.isSelf(p.Name, p.Address, v.from) && !isRobot(p.Address)
	})
	for _, p := range all {
		if isService(p, others) {
			continue
		}
		if isRobot(p.Address) {
			p.Address = "" // nobody reads it
		}
		if i := slices.IndexFunc(people, func(q note.Person) bool { return q.Email == "" && plain(q.Name) == plain(cleanName(p.Name)) }); i >= 0 {
			people[i].Email = p.Address
			continue
		}
		name := cmp.Or(cleanName(p.Name), nameIn(p.Address))
		switch {
		case p.Name == "" && p.Address == "", b.isSelf(p.Name, p.Address, v.from), isRoom(p), isMailbox(cleanName(p.Name), p.Address):
			continue
		case slices.ContainsFunc(people, func(q note.Person) bool {
			return p.Address != "" && strings.EqualFold(q.Email, p.Address) || name != "" && plain(q.Name) == plain(name)
		}):
			continue
		}
		if b.isCompany(name) {
			continue
		}
		people = append(people, note.Person{Name: name, Email: p.Address})
	}
	return people
}

var reFullName = words.Pattern(`^(\pL{2,})\.(\pL{2,}(?:-\pL{2,})?)@`)

// nameIn returns the name that an address of the form mary.chen@ tells; "" for another.
func nameIn(address string) string {
	m := reFullName().FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	parts := strings.Split(m[1]+" "+m[2], "-")
	for i, p := range parts {
		words := strings.Fields(p)
		for k, w := range words {
			words[k] = prose.Capital(w)
		}
		parts[i] = strings.Join(words, " ")
	}
	return strings.Join(parts, "-")
}

// lines are what the name of a role may stand in, beside that of the company.
func lines(v *visit) []string {
	all := []string{v.Summary, v.from.subject}
	return append(append(all, strings.Split(v.Description, "\n")...), strings.Split(v.from.text, "\n")...)
}

// isSelf reports whether somebody is who keeps the journal. Where the settings name no
// address, it is also the only one that the mail was sent to.
func (b *Box) isSelf(name, address string, from letter) bool {
	return b.me.is(name, address) || len(b.me.addresses) == 0 && len(from.to) == 1 && strings.EqualFold(from.to[0], address)
}

// isRoom reports whether it is a room, or a list of people.
func isRoom(p invitation.Person) bool {
	if p.Kind == "ROOM" || p.Kind == "RESOURCE" || p.Kind == "GROUP" {
		return true
	}
	return says(plain(p.Name), vocabulary().rooms) || strings.HasSuffix(strings.ToLower(p.Address), "resource.calendar.google.com")
}

// isMailbox reports whether nobody stands behind a name and an address.
func isMailbox(name, address string) bool {
	local, _, _ := strings.Cut(address, "@")
	local = plain(strings.NewReplacer(".", " ", "-", " ", "_", " ", "+", " ").Replace(local))
	boxes := vocabulary().boxes
	return says(plain(name), boxes) || name == "" && (says(local, boxes) || slices.Contains(boxes, strings.ReplaceAll(local, " ", "")))
}

// isRobot reports whether an address is one that only a program writes from.
func isRobot(address string) bool {
	local, _, _ := strings.Cut(address, "@")
	local = plain(strings.NewReplacer(".", " ", "-", " ", "_", " ", "+", " ").Replace(local))
	robots := vocabulary().robots
	return says(local, robots) || slices.Contains(robots, strings.ReplaceAll(local, " ", ""))
}

// isService reports whether it is the program that somebody books with: it is called as
// its domain, or has one word as a name and an address that only a program writes from.
// Where names of people are one word, too, somebody else has to be there.
func isService(p invitation.Person, others bool) bool {
	name, robot := cleanName(p.Name), isRobot(p.Address)
	if name == "" || !robot && !isMailbox("", p.Address) {
		return false
	}
	if label := joined(labelOf(registered(domainOf(p.Address)))); label != "" && strings.HasPrefix(joined(name), label) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(name)
	return robot && !strings.Contains(name, " ") && (others || !isUnspaced(r))
}

// isCompany reports whether a name is one of a company of the journal.
func (b *Box) isCompany(name string) bool {
	key, _ := journal.ApplicationKey(name, "")
	_, ok := b.names().keys[key]
	return ok && name != ""
}

var reBrackets = words.Pattern(`\s*[(\[（【][^)\]）】]*[)\]）】]\s*`)

// reBehind finds what programs and people put behind a name: "Mary Chen | Northwind".
var reBehind = words.Pattern(`(?i)\s+(?:\||@|via|über|—|–|-)\s+.*$`)

// cleanName turns "Chen, Mary (Northwind)" around.
func cleanName(name string) string {
	name = strings.TrimSpace(reBehind().ReplaceAllString(reBrackets().ReplaceAllString(name, " "), ""))
	if last, first, ok := strings.Cut(name, ","); ok && !strings.Contains(first, ",") {
		last, first = strings.TrimSpace(last), strings.TrimSpace(first)
		if first != "" && last != "" && len(strings.Fields(first)) <= 3 && len(strings.Fields(last)) <= 3 {
			return first + " " + last
		}
	}
	return strings.Join(strings.Fields(name), " ")
}

// hintsOf gathers what an invitation tells of the company.
func (b *Box) hintsOf(v *visit) Hints {
	h := Hints{
		Companies: []string{v.Organizer.Name, v.Summary, v.Location, v.from.name, v.from.subject},
		Text:      strings.Join([]string{v.Summary, v.from.subject, v.Location, v.Description, v.from.text}, "\n"),
	}
	h.Label = labelled(h.Text, vocabulary().ofCompany)
	if role := labelled(h.Text, vocabulary().ofRole); role != "" {
		h.Roles = []string{role}
	}
	h.Requisitions = mail.Message{Subject: v.Summary + "\n" + v.from.subject, Text: v.Description + "\n\n" + v.from.text}.Requisitions()
	all := append([]invitation.Person{v.Organizer}, v.Attendees...)
	others := slices.ContainsFunc(all, func(p invitation.Person) bool {
		return p.Address != "" && !b.isSelf(p.Name, p.Address, v.from) && !isRobot(p.Address)
	})
	add := func(name, address string) {
		if address == "" || b.isSelf(name, address, v.from) {
			return
		}
		if isRobot(address) && others && len(b.names().byAddress(Hints{Addresses: []string{address}, Domains: []string{domainOf(address)}})) == 0 {
			return // of a program for bookings
		}
		h.Addresses = append(h.Addresses, address)
		if d := domainOf(address); registered(d) != "" && !b.ownDomain(d) {
			h.Domains = append(h.Domains, d)
		}
	}
	for _, p := range all {
		add(p.Name, p.Address)
		if p.Name != "" {
			h.People = append(h.People, p.Name)
		}
	}
	if len(h.Addresses) == 0 || !isMailbox("", v.from.address) { // else of a program for bookings
		add(v.from.name, v.from.address)
	}
	return h
}

// ownDomain reports whether one's own addresses are of a domain.
func (b *Box) ownDomain(domain string) bool {
	return slices.ContainsFunc(b.me.addresses, func(a string) bool { return registered(domainOf(a)) == registered(domain) })
}

// isInterview reports whether an appointment is one: by its words, or because somebody
// of an application invites.
func (b *Box) isInterview(v *visit) bool {
	words := vocabulary()
	title := plain(v.Summary + "\n" + v.from.subject)
	text := plain(v.Summary + "\n" + v.from.subject + "\n" + v.Description + "\n" + v.from.text)
	known := v.match.Application != nil || len(v.match.Among) > 0
	alone := len(v.people) == 0 && v.from.address == ""
	left := without(title, words.other)
	switch {
	case alone && isChore(plain(v.Summary)):
		return false
	case says(left, words.sure):
		return true
	case left != title:
		return false
	case known && v.match.ByAddress:
		return true
	}
	company := known || v.match.Company != ""
	return company && (says(without(text, words.other), words.sure) || says(title, words.maybe))
}

// isChore reports whether a title, as plain makes it, begins or ends with what one does
// alone: "Prepare for the interview", "Vorstellungsgespräch vorbereiten".
func isChore(title string) bool {
	return slices.ContainsFunc(vocabulary().chores, func(w string) bool {
		stem, open := strings.CutSuffix(w, "*")
		words := strings.Fields(title)
		if open {
			return len(words) > 0 && (strings.HasPrefix(words[0], stem) || strings.HasPrefix(words[len(words)-1], stem))
		}
		return contains(title, w) && (strings.HasPrefix(title, w) || strings.HasSuffix(title, w))
	})
}

// without takes words out of a text, both as plain makes them.
func without(text string, words []string) string {
	for _, w := range words {
		if !says(text, []string{w}) {
			continue
		}
		stem, _ := strings.CutSuffix(w, "*")
		text = strings.ReplaceAll(" "+text+" ", " "+stem, " ")
	}
	return strings.TrimSpace(text)
}

// callLinks are the links by which one joins a call.
func callLinks(e *invitation.Event) (links []string) {
	add := func(link string) {
		link = strings.TrimRight(link, ".,;)]")
		if reLink().FindString(link) == link && link != "" && !slices.Contains(links, link) {
			links = append(links, link)
		}
	}
	for _, link := range e.Conference {
		add(link)
	}
	for _, link := range reLink().FindAllString(e.Location, -1) {
		add(link)
	}
	for _, link := range reLink().FindAllString(e.Description, -1) {
		if isCall(link) {
			add(link)
		}
	}
	return links[:min(len(links), mostLinks)]
}

const mostLinks = 5

// isCall reports whether a link is one of a program for calls.
func isCall(link string) bool {
	return says(plain(strings.NewReplacer(".", " ", "/", " ").Replace(hostOf(link))), vocabulary().hosts)
}

var (
	reLink  = words.Pattern(`https?://[^\s<>"]+`)
	rePhone = words.Pattern(`\+?\d[\d ()/.-]{6,}\d`)
)

// formatOf tells how people meet, and where if that is a place.
func (b *Box) formatOf(v *visit) (format, place string) {
	words := vocabulary()
	location := v.Location
	where := plain(reLink().ReplaceAllString(location, ""))
	isPlace := where != "" && !says(where, words.formats["video"]) && !says(where, words.formats["phone"]) && !rePhone().MatchString(location)
	text := plain(v.Summary + "\n" + v.Description)
	switch {
	case isPlace:
		place = strings.TrimSpace(reLink().ReplaceAllString(location, ""))
		if len(v.Conference) > 0 || reLink().MatchString(location) {
			return "", place // both are possible
		}
		return "onsite", place
	case len(v.Conference) > 0 || reLink().MatchString(location) || says(where, words.formats["video"]):
		return "video", ""
	case says(where, words.formats["phone"]) || rePhone().MatchString(location):
		return "phone", ""
	case says(plain(v.Summary), words.formats["phone"]):
		return "phone", ""
	case slices.ContainsFunc(reLink().FindAllString(v.Description, -1), isCall):
		return "video", ""
	case says(text, words.formats["onsite"]):
		return "onsite", ""
	case says(text, words.formats["phone"]):
		return "phone", ""
	}
	return "", ""
}

// longestWording is how much of the text of an invitation a note keeps, in bytes.
const longestWording = 4000

var reRule = words.Pattern(`(?m)^[ \t]*[_~=*.\-–—:]{5,}[ \t]*$`)

// wording is what the note keeps of the invitation: place, links and text.
func (b *Box) wording(v *visit) string {
	var out []string
	add := func(s string) {
		s = strings.TrimSpace(s)
		if s != "" && !strings.Contains(strings.Join(out, "\n"), s) {
			out = append(out, s)
		}
	}
	add(v.Summary)
	add(v.Location)
	for _, link := range v.Conference {
		if !strings.Contains(v.Description, link) {
			add(link)
		}
	}
	text := v.Description
	if strings.Contains(text, "<") && strings.Contains(text, "</") {
		text = withoutTags(text)
	}
	text = reRule().ReplaceAllString(text, "")
	add(clip(blankLines().ReplaceAllString(strings.ReplaceAll(text, "\r", ""), "\n\n"), longestWording))
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return ' '
		}
		return r
	}, strings.Join(out, "\n"))
}

var blankLines = words.Pattern(`\n[ \t]*(?:\n[ \t]*)+\n`)

var (
	reBreak  = words.Pattern(`(?i)<(?:br|p|div|li|tr)\b[^>]*>|</(?:p|div|li|tr)>`)
	reAnchor = words.Pattern(`(?is)<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>`)
	reTag    = words.Pattern(`<[^>]*>`)
)

// withoutTags is the text of a description in HTML, with the links that it has.
func withoutTags(s string) string {
	s = reAnchor().ReplaceAllStringFunc(s, func(a string) string {
		m := reAnchor().FindStringSubmatch(a)
		if strings.Contains(m[2], m[1]) {
			return m[2]
		}
		return m[2] + " " + m[1]
	})
	s = reTag().ReplaceAllString(reBreak().ReplaceAllString(s, "\n"), "")
	return strings.NewReplacer("&nbsp;", " ", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&amp;", "&").Replace(s)
}

// clip cuts a text to at most n bytes, at the end of a letter.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + " …"
}
