package note

import (
	"net/mail"
	"slices"
	"strings"
	"unicode"

	"journal/generator/day"
	"journal/generator/printable"
	"journal/generator/problem"
)

// readPeople reads people from any of their spellings: a line as [ReadPeople]
// knows it, a list of those, or maps with name, title, email and remember.
func readPeople(v value) People {
	var all People
	switch {
	case v.pairs != nil:
		if p, ok := personFromMap(v); ok {
			all.Named = append(all.Named, p)
			break
		}
		for _, f := range v.pairs { // `Mary Chen: Engineering Manager`, one a line
			if f.val.isScalar() {
				all.add(ReadPeople(f.key+": "+f.val.text, true), f.pos)
			}
		}
	case isWikiList(v):
		name, _, _ := strings.Cut(v.plain().Value, "|") // the page is called by the whole name
		all.add(ReadPeople(name, false), v.pos)
	case v.list != nil:
		for _, item := range v.list {
			if item.isScalar() {
				all.add(ReadPeople(item.text, true), item.pos)
				continue
			}
			more := readPeople(item)
			all.add(more, Pos{})
		}
	default:
		all.add(ReadPeople(v.text, false), v.pos)
	}
	return all
}

// setPeople takes those who interviewed from a field. A second one, interviewers
// beside interviewer, names the same and perhaps more.
func (r *reading) setPeople(f field) {
	n := r.note
	people := readPeople(f.val)
	people.Named = slices.DeleteFunc(people.Named, func(p Person) bool {
		return slices.ContainsFunc(n.People, func(q Person) bool { return strings.EqualFold(p.Name, q.Name) })
	})
	people.Unnamed = slices.DeleteFunc(people.Unnamed, func(u Text) bool {
		return slices.ContainsFunc(n.Unnamed, func(v Text) bool { return strings.EqualFold(u.Value, v.Value) })
	})
	n.People = r.boundPeople(f, append(n.People, people.Named...))
	n.Unnamed = append(n.Unnamed, people.Unnamed[:min(len(people.Unnamed), maxPeople-min(len(n.Unnamed), maxPeople))]...)
	r.remarks(f, people)
}

// contacts reads people who can be written to. Of those without a name the
// value is kept as it stands.
func (r *reading) contacts(f field) []Person {
	people := readPeople(f.val)
	if len(people.Unnamed) > 0 {
		var all []string
		for _, u := range people.Unnamed {
			all = append(all, u.Value)
		}
		r.note.Fields = append(r.note.Fields, Field{f.key, Text{strings.Join(all, ", "), people.Unnamed[0].Pos}})
	}
	r.remarks(f, people)
	return r.boundPeople(f, people.Named)
}

// remarks says what was assumed in reading people, and shows what is no list of
// them as it stands.
func (r *reading) remarks(f field, people People) {
	for _, remark := range people.Remarks {
		severity := problem.Hint
		if remark.Doubtful {
			severity = problem.Warning
		}
		r.add(severity, f.val.pos, f.key+": "+remark.Msg, remark.Hint)
	}
	if people.Text == "" {
		return
	}
	if !f.inBody {
		r.note.Fields = append(r.note.Fields, Field{f.key, Text{people.Text, f.val.pos}})
	}
	r.add(problem.Hint, f.val.pos, f.key+": this is no list of people and was kept as text: "+shorten(people.Text), "write names, as in Mary Chen, Ross Diaz (CTO)")
}

// add adds people who were read from one line, at its place if they have none.
func (p *People) add(more People, at Pos) {
	for _, one := range more.Named {
		if one.Pos == (Pos{}) {
			one.Pos = at
		}
		p.Named = append(p.Named, one)
	}
	for _, one := range more.Unnamed {
		if one.Pos == (Pos{}) {
			one.Pos = at
		}
		p.Unnamed = append(p.Unnamed, one)
	}
	if more.Text != "" {
		p.Text = strings.TrimPrefix(p.Text+"\n"+more.Text, "\n")
	}
	p.Remarks = append(p.Remarks, more.Remarks...)
}

// isWikiList reports whether YAML made lists out of `[[Name]]`.
func isWikiList(v value) bool {
	return len(v.list) == 1 && len(v.list[0].list) == 1 && v.list[0].list[0].isScalar()
}

// personFromMap reads a person whose parts have keys. What is called a name
// there is one, whatever else it could be.
func personFromMap(v value) (Person, bool) {
	p := Person{Pos: v.pos}
	for _, f := range v.pairs {
		text := f.val.plain().Value
		switch lexicon().person[keyForm(f.key)] {
		case "name":
			p.Name = text
		case "title":
			p.Title = text
		case "email":
			p.Email = text
		case "remember":
			p.Remember = text
		}
	}
	if p.Name == "" && p.Email != "" {
		p.Name = nameOfMail(p.Email)
	}
	if got := ReadPeople(p.Name, true); len(got.Named) == 1 && len(got.Unnamed) == 0 && (p.Title == "" || got.Named[0].Title == "") {
		one := got.Named[0]
		p.Name, p.Title, p.Email, p.Remember = one.Name, firstOf(p.Title, one.Title), firstOf(p.Email, one.Email), firstOf(p.Remember, one.Remember)
	}
	p.Name = strings.Join(strings.Fields(p.Name), " ")
	return p, strings.IndexFunc(p.Name, unicode.IsLetter) >= 0
}

// nameOfMail makes a name of an address that has none: mary.chen@x gives "mary.chen".
func nameOfMail(mail string) string {
	name, _, _ := strings.Cut(mail, "@")
	return name
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// looksLikeName reports whether the text is one first and last name and nothing else.
func looksLikeName(s string) bool {
	p := ReadPeople(s, true)
	return len(p.Named) == 1 && len(p.Unnamed) == 0 && p.Named[0].Name == s && strings.Contains(s, " ")
}

// ParseAddress reads a mail address that stands alone: mary@x.example, also
// behind mailto: or with a name before it. ok is false for what is none, or holds
// what a mail program could take for more than one address or for another header:
// control characters, white space, commas, quotes, brackets.
func ParseAddress(text string) (address string, ok bool) {
	address = strings.TrimSpace(text)
	if len(address) > 7 && strings.EqualFold(address[:7], "mailto:") {
		address = address[7:]
	}
	if whole, err := mail.ParseAddress(address); err == nil && !strings.ContainsFunc(address, isCommand) {
		address = whole.Address
	}
	at := strings.IndexByte(address, '@')
	ok = at > 0 && at < len(address)-1 && strings.Count(address, "@") == 1 && !strings.ContainsFunc(address, func(c rune) bool {
		return isCommand(c) || unicode.IsSpace(c) || strings.ContainsRune(`,;:<>()[]"\?&`, c)
	})
	// An escape, as in a link, would be read as the character it stands for.
	for rest := address; ok; {
		_, after, more := strings.Cut(rest, "%")
		if !more {
			break
		}
		ok = len(after) < 2 || !isHex(after[0]) || !isHex(after[1])
		rest = after
	}
	return address, ok
}

func isCommand(c rune) bool { return !printable.Safe(c) }

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

// checkAddresses drops what stands in the place of a mail address and is none.
func (r *reading) checkAddresses() {
	check := func(p *Person) {
		if p.Email == "" {
			return
		}
		address, ok := ParseAddress(p.Email)
		switch {
		case ok:
			p.Email = address
			return
		case !day.Unknown(p.Email):
			what := printable.Line(shorten(p.Email))
			if strings.ContainsFunc(p.Email, isCommand) {
				r.warn(p.Pos, what+" holds control characters, so it is no mail address and was left out", "type it anew: mary@northwind.example")
			} else {
				r.warn(p.Pos, what+" is not one mail address, so it was left out", "write it as mary@northwind.example")
			}
		}
		p.Email = ""
	}
	for _, people := range [][]Person{r.note.People, r.note.Contacts} {
		for i := range people {
			check(&people[i])
		}
	}
	if r.note.Recruiter != nil {
		check(r.note.Recruiter)
	}
}
