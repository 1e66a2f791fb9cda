package note

import (
	"strings"
	"unicode"

	"journal/generator/day"
)

// readPeople reads people from any of their spellings: one name, "Name,
// Title <mail>", "Name — Title", "Name (Title)", several in one line, a list
// of those, or maps with name, title, email and remember.
func readPeople(v value) []Person {
	var people []Person
	switch {
	case v.pairs != nil:
		if p, ok := personFromMap(v); ok {
			people = append(people, p)
			break
		}
		for _, f := range v.pairs { // `Mary Chen: Engineering Manager`, one a line
			if p, ok := person(f.key); ok && f.val.isScalar() && looksLikeName(f.key) {
				p.Title, p.Pos = f.val.plain().Value, f.pos
				people = append(people, p)
			}
		}
	case isWikiList(v):
		name, _, _ := strings.Cut(v.plain().Value, "|") // the page is called by the whole name
		people = append(people, peopleIn(name, v.pos, true)...)
	case v.list != nil:
		for _, item := range v.list {
			if item.isScalar() {
				people = append(people, peopleIn(unlink(item.text), item.pos, false)...)
				continue
			}
			people = append(people, readPeople(item)...)
		}
	default:
		people = peopleIn(unlink(v.text), v.pos, true)
	}
	return people
}

// isWikiList reports whether YAML made lists out of `[[Name]]`.
func isWikiList(v value) bool {
	return len(v.list) == 1 && len(v.list[0].list) == 1 && v.list[0].list[0].isScalar()
}

func personFromMap(v value) (Person, bool) {
	p := Person{Pos: v.pos}
	for _, f := range v.pairs {
		text := f.val.plain().Value
		switch keyForm(f.key) {
		case "name", "who", "person", "interviewer", "nom", "nombre", "名前", "氏名", "姓名":
			p.Name = text
		case "title", "role", "position", "job", "jobtitle", "titel", "rolle", "役職":
			p.Title = text
		case "email", "mail", "address", "adresse":
			p.Email = text
		case "remember", "note", "notes", "about", "merken":
			p.Remember = text
		default:
			// `- Mary Chen: Engineering Manager`
			if p.Name == "" && len(v.pairs) == 1 {
				p.Name, p.Title = f.key, text
			}
		}
	}
	if p.Name == "" && p.Email != "" {
		p.Name = nameOfMail(p.Email)
	}
	if got := peopleIn(p.Name, p.Pos, false); len(got) == 1 {
		p.Name = got[0].Name
		if p.Title == "" {
			p.Title = got[0].Title
		}
		if p.Email == "" {
			p.Email = got[0].Email
		}
	}
	p.Name = strings.Join(strings.Fields(p.Name), " ")
	return p, strings.IndexFunc(p.Name, unicode.IsLetter) >= 0
}

// peopleIn reads a line of text. When one line may name several people they
// are separated by commas, semicolons, slashes, "and" or "&"; in a list of
// people a comma more often leads to the title.
func peopleIn(s string, pos Pos, several bool) []Person {
	if strings.IndexByte(s, '(') >= 0 {
		s = pronouns.Replace(s)
	}
	s = strings.TrimSpace(s)
	if s == "" || day.Unknown(s) {
		return nil
	}
	parts := splitOutside(s, ";/、・，\n", []string{" and ", " und ", " y ", " et ", " & ", " + "})
	var people []Person
	for _, part := range parts {
		for _, one := range splitNames(part, several || len(parts) > 1) {
			if p, ok := person(one); ok {
				p.Pos = pos
				people = append(people, p)
			}
		}
	}
	return people
}

// splitNames decides what the commas of a line mean: "Mary Chen, Engineering
// Manager" is one person, "Mary Chen, Ross Diaz" are two.
func splitNames(s string, several bool) []string {
	parts := splitOutside(s, ",", nil)
	if len(parts) == 1 {
		return parts
	}
	var out []string
	for i, part := range parts {
		switch {
		case i == 0:
			out = append(out, part)
		case isTitle(beforeBracket(part)) || strings.HasPrefix(part, "<") || strings.Contains(part, "@") && !strings.Contains(part, " "):
			out[len(out)-1] += ", " + part
		case !several && !looksLikeName(part):
			out[len(out)-1] += ", " + part
		default:
			out = append(out, part)
		}
	}
	return out
}

// beforeBracket gives the part of "Tobias Renn (Staff Engineer)" that tells whether it is a name.
func beforeBracket(s string) string {
	if at := strings.IndexAny(s, "(（<—–"); at > 0 {
		return s[:at]
	}
	return s
}

// splitOutside cuts at any of the separators that do not stand in brackets.
func splitOutside(s, seps string, words []string) []string {
	var out []string
	depth, from := 0, 0
	for i, c := range s {
		if i < from {
			continue
		}
		switch {
		case strings.ContainsRune("(<[（", c):
			depth++
		case strings.ContainsRune(")>]）", c) && depth > 0:
			depth--
		case depth > 0:
		case strings.ContainsRune(seps, c):
			// "Lead/Manager" is one title; names are separated with room.
			if c == '/' && (i == 0 || s[i-1] != ' ') && isTitle(s[i+1:]) {
				continue
			}
			out = append(out, s[from:i])
			from = i + len(string(c))
		default:
			for _, w := range words {
				if strings.HasPrefix(s[i:], w) && !isTitle(first(s[i+len(w):])) && !partOfTitle(s[from:i], first(s[i+len(w):])) {
					out = append(out, s[from:i])
					from = i + len(w)
					break
				}
			}
		}
	}
	out = append(out, s[from:])
	kept := out[:0]
	for _, part := range out {
		if part = strings.TrimSpace(part); part != "" {
			kept = append(kept, part)
		}
	}
	return kept
}

// partOfTitle reports whether an "and" joins two words of a title, as in "Bo
// Day, Head of People & Culture", and not two people.
func partOfTitle(before, after string) bool {
	_, title, ok := strings.Cut(before, ",")
	return ok && isTitle(title) && !looksLikeName(after)
}

// first gives what stands before the next comma.
func first(s string) string {
	if at := strings.IndexAny(s, ",;"); at >= 0 {
		return s[:at]
	}
	return s
}

// pronouns stand behind a name in brackets and are no title.
var pronouns = strings.NewReplacer("(she/her)", "", "(he/him)", "", "(they/them)", "", "(she/they)", "", "(he/they)", "", "(sie/ihr)", "", "(er/ihm)", "")

// person reads one person.
func person(s string) (Person, bool) {
	var p Person
	s, p.Email = cutMail(s)
	s = strings.Trim(s, " ,;*_`")
	for _, dash := range []string{" — ", " – ", " - ", " | ", ": ", " -- ", " from ", " at "} {
		if name, title, ok := strings.Cut(s, dash); ok {
			s, p.Title = name, strings.TrimSpace(title)
			break
		}
	}
	if open := strings.IndexAny(s, "(（"); open > 0 {
		inner := strings.TrimRight(s[open:], " )）")
		inner = strings.TrimLeft(inner, "(（")
		if p.Title == "" {
			p.Title = strings.TrimSpace(inner)
		}
		s = s[:open]
	}
	if name, title, ok := strings.Cut(s, ","); ok {
		s = name
		if p.Title == "" {
			p.Title = strings.TrimSpace(title)
		}
	}
	p.Name = strings.Trim(strings.Join(strings.Fields(s), " "), ` ,"'@`)
	if p.Name == "" && p.Email != "" {
		p.Name = nameOfMail(p.Email)
	}
	hasLetter := strings.IndexFunc(p.Name, unicode.IsLetter) >= 0
	counted := p.Name != "" && p.Name[0] >= '0' && p.Name[0] <= '9' // "3 people from the platform team"
	return p, hasLetter && !counted && !day.Unknown(p.Name)
}

// cutMail takes an address out of the text: <mary@x.example>, (mary@x.example), mailto:…
func cutMail(s string) (rest, mail string) {
	at := strings.IndexByte(s, '@')
	if at <= 0 {
		return s, ""
	}
	inAddress := func(c rune) bool {
		// A control character stays in what is then no address; see checkAddresses.
		return unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("._%+-'", c) || isCommand(c) && !unicode.IsSpace(c)
	}
	from := strings.LastIndexFunc(s[:at], func(c rune) bool { return !inAddress(c) }) + 1
	to := at + 1
	for _, c := range s[at+1:] {
		if !inAddress(c) {
			break
		}
		to += len(string(c))
	}
	mail = strings.Trim(s[from:to], ".'")
	if from == at || !strings.Contains(s[at:to], ".") {
		return s, ""
	}
	before := strings.TrimSuffix(strings.TrimRight(s[:from], " "), "mailto:")
	before = strings.TrimRight(before, " <([")
	return before + " " + strings.TrimLeft(s[to:], ">)]"), mail
}

// nameOfMail makes a name of an address that has none: mary.chen@x gives "mary.chen".
func nameOfMail(mail string) string {
	name, _, _ := strings.Cut(mail, "@")
	return name
}

// titleList has the words that make the text behind a comma a title and not another name.

const titleList = `engineer engineering manager management lead leader head director vp svp evp cto ceo coo cfo cpo ciso chief president
	founder cofounder partner owner principal staff senior sr junior jr recruiter recruiting recruitment sourcer talent hr people
	em pm tpm tl swe sre ic developer dev programmer architect designer design researcher scientist analyst data product program programme
	project operations ops sales marketing finance accounting legal counsel consultant associate assistant coordinator specialist
	officer administrator admin team tech technical technology hiring professor dr doctor nurse teacher headteacher deputy supervisor chair
	executive board member editor producer writer support customer success qa tester platform backend frontend fullstack infrastructure
	security phd md mba msc esq mobile ios android ml ai devops cloud software hardware firmware embedded systems network
	leiter leiterin leitung geschäftsführer geschäftsführerin entwickler entwicklerin entwicklung abteilungsleiter teamleiter teamleiterin
	personal personaler personalerin ingenieur ingenieurin vorstand referent referentin gründer gründerin
	directeur directrice responsable ingénieur chef jefe jefa director directora gerente responsabile`

// isTitle reports whether the text is a job title: every title has a word that names one.
func isTitle(s string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) }) {
		if titles[word] {
			return true
		}
	}
	return strings.ContainsAny(s, "長職") && strings.IndexFunc(s, func(c rune) bool { return unicode.Is(unicode.Han, c) }) >= 0
}

var titles = wordSet(titleList)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// looksLikeName reports whether the text can be a first and last name: a few
// words that begin with capitals.
func looksLikeName(s string) bool {
	s, _ = cutMail(s)
	s = beforeBracket(s)
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 || isTitle(s) {
		return false
	}
	for _, w := range words {
		c := []rune(w)[0]
		if !unicode.IsUpper(c) && unicode.IsLower(c) && len(w) > 3 || unicode.IsDigit(c) {
			return false
		}
	}
	return true
}
