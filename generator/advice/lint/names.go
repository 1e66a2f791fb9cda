package lint

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"

	"journal/generator/english"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/words"
)

// greeting: by name.
func greeting(c *checking) []Finding {
	write := "Dear " + known(FirstName(c.facts.To.Name), "and the name") + ","
	if c.opening < 0 {
		return []Finding{{Line: min(1, len(strings.TrimSpace(c.Text))), Msg: "there is no greeting", Hint: "begin with " + write}}
	}
	line := c.lines[c.opening]
	if name := fold(c.greeted(line)); name == "" || c.nobody[name] || c.nobody[fold(line)] {
		return []Finding{{Line: c.opening + 1, Msg: "the greeting names nobody", Hint: "write " + write}}
	}
	return nil
}

// FirstName returns what to call a person in a greeting: the first name, the title
// with the last name, or all of it where the first word is another title or an
// initial, or the language puts it last.
func FirstName(name string) string {
	honorific, rest := note.CutHonorific(name)
	if title := englishTitle(honorific); title != "" {
		return title + " " + LastName(rest)
	}
	first, _, more := strings.Cut(name, " ")
	if !more || strings.HasSuffix(first, ".") || utf8.RuneCountInString(first) < 2 || note.IsHonorific(first) || isUnspaced(first) {
		return name
	}
	return first
}

// isUnspaced reports whether a word is of a script whose names put the family first.
func isUnspaced(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return words.IsEastAsian(first)
}

// englishTitle returns the highest title of "Prof. Dr."; "" if one of them is no title that
// is said with the last name.
func englishTitle(honorific string) string {
	best := ""
	for _, w := range strings.Fields(honorific) {
		t := title(strings.ToLower(strings.Trim(w, ".")))
		if t == "" {
			continue
		}
		if best == "" || t == "Professor" || t == "Dr" && best != "Professor" {
			best = t
		}
	}
	return best
}

// title returns how English writes a title that is said with the last name alone;
// "" for another word.
func title(low string) string {
	for _, e := range lexicons()[0].lists["title"] {
		if slices.Contains(e.Words, low) {
			return e.Name
		}
	}
	return ""
}

// LastName returns the last name with the small words before it: "van der Berg".
func LastName(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 || isUnspaced(name) {
		return name
	}
	at := len(words) - 1
	for at > 1 && words[at-1] == strings.ToLower(words[at-1]) {
		at--
	}
	return strings.Join(words[at:], " ")
}

// rightName: the letter goes to the address of the one who gets it, the greeting
// has their name, names are rightly spelled, and nobody is named who was not there.
func rightName(c *checking) []Finding {
	var all []Finding
	own := c.facts.To.Name
	if own != "" && c.opening >= 0 {
		if f, bad := c.wrongGreeting(own); bad {
			all = append(all, f)
		}
	}
	j := c.facts.Journal
	if j == nil {
		return all
	}
	if f, bad := c.wrongAddress(j); bad {
		all = append(all, f)
	}
	for i, line := range c.lines[:c.closing] {
		for _, p := range j.PeopleIn(line) {
			if strings.Contains(p.Name, " ") && !c.belongs(p) && HasWord(line, p.Name) {
				all = append(all, Finding{Line: i + 1, Msg: p.Name + " was not part of this", Hint: "name " + known(own, "whoever was") + ", or take the name out"})
			}
		}
		if i == c.opening {
			continue
		}
		for _, name := range c.present() {
			if f, bad := wrongLastName(line, name, i+1); bad {
				all = append(all, f)
			}
		}
		all = append(all, c.misspelledNames(line, i+1)...)
	}
	return all
}

// present returns the names of those who were there.
func (c *checking) present() []string {
	names := []string{}
	if c.facts.To.Name != "" {
		names = append(names, c.facts.To.Name)
	}
	if in := c.facts.Interview; in != nil {
		for _, p := range in.People {
			if !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
	}
	return names
}

// wrongGreeting compares the name in the greeting with the right one.
func (c *checking) wrongGreeting(own string) (Finding, bool) {
	greeted := c.greeted(c.lines[c.opening])
	if placeholder.MatchString(greeted) || c.nobody[fold(greeted)] || c.nobody[fold(c.lines[c.opening])] {
		return Finding{}, false
	}
	right := nameWords(own)
	wrote := nameWords(greeted)
	for _, w := range wrote {
		if !slices.Contains(right, w) && !note.IsHonorific(w) && !c.everyday[w] && !(len(w) == 1 && slices.ContainsFunc(right, func(r string) bool { return strings.HasPrefix(r, w) })) {
			return Finding{Line: c.opening + 1, Msg: fmt.Sprintf("the greeting says %s, and this goes to %s", greeted, own), Hint: "write Dear " + FirstName(own) + ","}, true
		}
	}
	return Finding{}, false
}

// nameWords returns the words of a name as they are compared: without accents.
func nameWords(name string) []string {
	name = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ø", "o", "ł", "l", "ı", "i", "đ", "d").Replace(strings.ToLower(norm.NFC.String(name)))
	return strings.FieldsFunc(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// wrongAddress finds the address of somebody else.
func (c *checking) wrongAddress(j *journal.Journal) (Finding, bool) {
	if c.Email == "" || c.To == "" {
		return Finding{}, false
	}
	for _, p := range j.People {
		if strings.EqualFold(p.Email, c.Email) && !slices.ContainsFunc(nameWords(c.To), func(w string) bool { return slices.Contains(nameWords(p.Name), w) }) {
			return Finding{Msg: fmt.Sprintf("%s is the address of %s, and this goes to %s", c.Email, p.Name, c.To), Hint: "take the address of " + c.To}, true
		}
	}
	return Finding{}, false
}

// wrongLastName finds the right first name with another last name behind it.
func wrongLastName(line, own string, n int) (Finding, bool) {
	first, last, ok := strings.Cut(own, " ")
	if !ok {
		return Finding{}, false
	}
	fields := strings.Fields(line)
	for i := 0; i+1 < len(fields); i++ {
		next := strings.TrimSuffix(strings.Trim(fields[i+1], ".,;:!?\"')’"), "'s")
		if fields[i] != first || next == "" || strings.Contains(" "+last+" ", " "+next+" ") {
			continue
		}
		if d := levenshtein.ComputeDistance(strings.ToLower(next), strings.ToLower(last)); d <= 2 && isCapital(next) {
			return Finding{Line: n, Msg: first + " " + next + " is called " + own, Hint: "write " + own}, true
		}
	}
	return Finding{}, false
}

// misspelledNames finds words that are nearly the name of somebody who was there.
func (c *checking) misspelledNames(line string, n int) []Finding {
	var all []Finding
	for _, name := range c.present() {
		for _, right := range strings.Fields(name) {
			if utf8.RuneCountInString(right) < 5 {
				continue
			}
			for _, w := range split(line) {
				text := strings.TrimSuffix(w.text, "'s")
				if !isCapital(text) || c.noted.words[strings.ToLower(text)] || english.Known(strings.ToLower(text)) || c.isName(text) {
					continue
				}
				if nearly(strings.ToLower(text), strings.ToLower(right)) {
					all = append(all, Finding{Line: n, Msg: text + " looks like a slip for " + right, Hint: "write " + right})
				}
			}
		}
	}
	return all
}

// isName reports whether a word is part of a name that the journal knows.
func (c *checking) isName(w string) bool {
	j := c.facts.Journal
	if j == nil {
		return false
	}
	low := strings.ToLower(w)
	is := func(name string) bool {
		return slices.ContainsFunc(split(name), func(part word) bool { return part.low == low })
	}
	return slices.ContainsFunc(j.PeopleIn(w), func(p *journal.Person) bool { return is(p.Name) }) ||
		slices.ContainsFunc(j.CompaniesIn(w), func(co *journal.Company) bool { return is(co.Name) })
}

// nearly reports whether one letter, or two neighbours, make the difference.
func nearly(a, b string) bool {
	if a == b {
		return false
	}
	switch levenshtein.ComputeDistance(a, b) {
	case 1:
		return strings.TrimSuffix(a, "s") != b
	case 2:
		return len(a) == len(b) && transposed(a, b)
	}
	return false
}

func transposed(a, b string) bool {
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// belongs reports whether a person may be named: they get the letter, they were in
// the interview or arranged it, or they are of that company.
func (c *checking) belongs(p *journal.Person) bool {
	if p.Name == c.facts.To.Name {
		return true
	}
	if in := c.facts.Interview; in != nil && (in.Recruiter == p || slices.Contains(in.People, p)) {
		return true
	}
	if c.facts.Company == nil {
		return c.facts.Interview == nil
	}
	return slices.Contains(p.Companies, c.facts.Company)
}

// rightCompany: no other company is named as the one to work for, and this one is
// spelled rightly.
func rightCompany(c *checking) []Finding {
	own := c.facts.Company
	if own == nil {
		return nil
	}
	var all []Finding
	if j := c.facts.Journal; j != nil {
		for i, line := range append([]string{c.Subject}, c.lines[:c.closing]...) {
			line = strings.ReplaceAll(line, own.Name, "")
			line = strings.ReplaceAll(line, c.facts.To.Name, "")
			for _, co := range j.CompaniesIn(line) {
				name, short := co.Name, shortName(co.Name)
				if co != own && (HasWord(line, name) || short != "" && short != shortName(own.Name) && insideSentence(line, short)) {
					all = append(all, Finding{Line: i, Msg: name + " is another company", Hint: "write " + own.Name})
				}
			}
			if slip, right := c.companySlip(line, own.Name); slip != "" {
				all = append(all, Finding{Line: i, Msg: slip + " looks like a slip for " + right, Hint: "write " + own.Name})
			}
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, s := range append([]sentence{newSentence(c.Subject, 0)}, c.body...) {
		for _, p := range c.company {
			if _, end, ok := c.find(p, s.words); ok {
				if name := c.unknownRun(s.words, end-1); name != "" {
					return []Finding{{Line: s.line, Msg: name + " is a company that the notes do not name", Hint: "write " + own.Name}}
				}
			}
		}
	}
	return nil
}

// unknownRun returns the words in capitals from words[i] on, if they are a name
// that neither notes nor journal know; else "".
func (c *checking) unknownRun(words []word, i int) string {
	end := i
	for end < len(words) && (isCapital(words[end].text) || words[end].low == "of" && end+1 < len(words) && isCapital(words[end+1].text)) {
		end++
		if words[end-1].ends {
			break
		}
	}
	for _, w := range words[i:end] {
		if c.knows(w) {
			return ""
		}
	}
	if end == i+1 && (isShouted(words[i].text) || english.Known(words[i].low)) {
		return ""
	}
	return quote(words, i, end)
}

// knows reports whether notes, journal or calendar have a word.
func (c *checking) knows(w word) bool {
	low := strings.TrimSuffix(w.low, "'s")
	return c.noted.words[low] || c.isName(strings.TrimSuffix(w.text, "'s")) || c.nobody[low] || c.isCalendar(low)
}

// shortName returns the first word of a name that has several and is long enough to
// be told from an everyday word.
func shortName(name string) string {
	first, _, more := strings.Cut(name, " ")
	if !more || len(first) < 6 {
		return ""
	}
	return first
}

// insideSentence reports whether a word stands anywhere but at the start of a
// line or sentence, where any word has a capital.
func insideSentence(line, word string) bool {
	for from := 0; ; {
		at := strings.Index(line[from:], " "+word)
		if at < 0 {
			return false
		}
		at += from
		lead := strings.TrimRight(line[:at], ` "'`)
		if lead != "" && !strings.ContainsAny(lead[len(lead)-1:], ".!?:") && HasWord(line[at:], word) {
			return true
		}
		from = at + len(word)
	}
}

// companySlip finds a word that is nearly one of the company's name.
func (c *checking) companySlip(line, own string) (slip, right string) {
	for _, part := range split(own) {
		if utf8.RuneCountInString(part.text) < 5 || !isCapital(part.text) {
			continue
		}
		for _, w := range split(line) {
			text := strings.TrimSuffix(w.text, "'s")
			if !isCapital(text) || strings.EqualFold(text, part.text) || c.noted.words[strings.ToLower(text)] || c.isName(text) || english.Known(strings.ToLower(text)) && !nextTo(line, text, own, part.text) {
				continue
			}
			if levenshtein.ComputeDistance(strings.ToLower(text), part.low) <= min(2, len(part.low)/4) {
				return text, part.text
			}
		}
	}
	return "", ""
}

// nextTo reports whether a word stands beside another word of a name, as the one
// it is taken for does: "Brock Academy" for Brook Academy.
func nextTo(line, text, name, right string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(other string) bool {
		return other != right && (strings.Contains(line, text+" "+other) || strings.Contains(line, other+" "+text))
	})
}

// rightRole: no other role is named.
func rightRole(c *checking) []Finding {
	roles := c.roles()
	if strings.TrimSpace(roles) == "" {
		return nil
	}
	own := c.content(roles)
	for _, s := range append([]sentence{newSentence(c.Subject, 0)}, c.body...) {
		for _, p := range c.role {
			start, end, ok := c.find(p, s.words)
			if !ok {
				continue
			}
			if name := c.otherRole(s.words[start:end], start == 0, own); name != "" {
				return []Finding{{Line: s.line, Msg: name + " is another role", Hint: "write " + strings.TrimSpace(known(roleOf(c), roles))}}
			}
		}
	}
	return nil
}

func roleOf(c *checking) string {
	if in := c.facts.Interview; in != nil && in.Note.Role.Value != "" {
		return in.Note.Role.Value
	}
	if c.facts.Application != nil {
		return c.facts.Application.Role
	}
	return ""
}

// otherRole returns the role that words name, if it is another one than own: words
// in capitals of which the notes know none, or the name of a trade of which the
// notes know no kin. The first word of a sentence has a capital in any case.
func (c *checking) otherRole(words []word, first bool, own []string) string {
	var named []word
	noted := false
	for i, w := range words {
		if c.everyday[w.low] || len(w.low) < 2 || c.isCommon(w.low) && !isCapital(w.text) && c.trade(w.low) == "" {
			continue
		}
		if slices.ContainsFunc(c.content(w.text), func(stem string) bool {
			return slices.ContainsFunc(own, func(o string) bool { return related(o, stem) })
		}) {
			return ""
		}
		noted = noted || c.noted.words[w.low]
		if isCapital(w.text) && !c.isCalendar(w.low) && (i > 0 || !first) || c.trade(w.low) != "" {
			named = append(named, w)
		}
	}
	if len(named) == 0 {
		return ""
	}
	last := named[len(named)-1]
	if trade := c.trade(last.low); trade != "" {
		for _, w := range split(c.names()) {
			if c.trade(w.low) == trade || w.low == last.low {
				return ""
			}
		}
	} else if noted || len(named) < 2 && c.lang == "de" {
		return "" // in German every noun has a capital
	}
	return quote(named, 0, len(named))
}

// isCommon reports whether a word is one that any sentence has.
func (c *checking) isCommon(low string) bool {
	common := english.Common(low)
	return common
}

// trade returns the group of trades that a word is of; "" if it is none.
func (c *checking) trade(low string) string {
	for _, e := range c.lists["trade"] {
		if slices.Contains(e.Words, low) || slices.Contains(e.Words, strings.TrimSuffix(low, "s")) {
			return e.Name
		}
	}
	return ""
}

// HasWord reports whether a word or name stands in a text by itself, in these
// letters.
func HasWord(text, name string) bool {
	if name == "" {
		return false
	}
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(name):])
		if !isLetter(before) && !isLetter(after) {
			return true
		}
		from = at + len(name)
	}
}

func isLetter(c rune) bool {
	return c != utf8.RuneError && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c))
}
