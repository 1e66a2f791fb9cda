package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"journal/generator/journal"
	"journal/generator/note"
)

// rightName: the greeting has the name of the one who gets it, rightly spelled, and
// nobody is named who was not there.
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
	for i, line := range c.lines[:c.closing] {
		for _, p := range j.PeopleIn(line) {
			if strings.Contains(p.Name, " ") && !c.belongs(p) && hasWord(line, p.Name) {
				all = append(all, Finding{Line: i + 1, Msg: p.Name + " was not part of this", Hint: "name " + known(own, "whoever was") + ", or take the name out"})
			}
		}
		if f, bad := wrongLastName(line, own, i+1); bad && i != c.opening {
			all = append(all, f)
		}
	}
	return all
}

// wrongGreeting compares the name in the greeting with the right one.
func (c *checking) wrongGreeting(own string) (Finding, bool) {
	greeted := greetedName(c.lines[c.opening])
	if placeholder.MatchString(greeted) || nobody[strings.ToLower(greeted)] {
		return Finding{}, false
	}
	right := map[string]bool{}
	for _, w := range words(own) {
		right[w] = true
	}
	for _, w := range words(greeted) {
		if !right[w] && !note.IsHonorific(w) {
			return Finding{Line: c.opening + 1, Msg: fmt.Sprintf("the greeting says %s, and this goes to %s", greeted, own), Hint: "write Dear " + firstName(own) + ","}, true
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
		next := strings.Trim(fields[i+1], ".,;:!?\"')")
		if fields[i] != first || next == "" || strings.Contains(" "+last+" ", " "+next+" ") {
			continue
		}
		if d := levenshtein.ComputeDistance(strings.ToLower(next), strings.ToLower(last)); d <= 2 && strings.ToUpper(next[:1]) == next[:1] {
			return Finding{Line: n, Msg: first + " " + next + " is called " + own, Hint: "write " + own}, true
		}
	}
	return Finding{}, false
}

// belongs reports whether a person may be named: they get the draft, they were in
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

// rightCompany: no other company of the journal is named, and this one is spelled
// rightly.
func rightCompany(c *checking) []Finding {
	j, own := c.facts.Journal, c.facts.Company
	if j == nil || own == nil {
		return nil
	}
	var all []Finding
	lines := append([]string{c.Subject}, c.lines[:c.closing]...)
	for i, line := range lines {
		line = strings.ReplaceAll(line, own.Name, "")
		line = strings.ReplaceAll(line, c.facts.To.Name, "")
		for _, co := range j.CompaniesIn(line) {
			if co == own {
				continue
			}
			name, short := co.Name, shortName(co.Name)
			if hasWord(line, name) || short != "" && short != shortName(own.Name) && insideSentence(line, short) {
				all = append(all, Finding{Line: i, Msg: name + " is another company", Hint: "write " + own.Name})
			}
		}
		if slip := companySlip(line, own.Name); slip != "" && !slices.ContainsFunc(j.Companies, func(co *journal.Company) bool { return strings.HasPrefix(co.Name, slip) }) {
			all = append(all, Finding{Line: i, Msg: slip + " looks like a slip for " + own.Name, Hint: "write " + own.Name})
		}
	}
	return all
}

// shortName gives the first word of a name that has several and is long enough to
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
		if lead != "" && !strings.ContainsAny(lead[len(lead)-1:], ".!?:") && hasWord(line[at:], word) {
			return true
		}
		from = at + len(word)
	}
}

// companySlip finds a word that is nearly the first word of the company's name.
func companySlip(line, own string) string {
	first, _, _ := strings.Cut(own, " ")
	if len(first) < 6 {
		return ""
	}
	for _, w := range strings.Fields(line) {
		w = strings.TrimSuffix(strings.Trim(w, ".,;:!?\"'()[]"), "'s")
		if w == "" || w == first || strings.ToLower(w[:1]) == w[:1] || strings.EqualFold(w, first) {
			continue
		}
		if levenshtein.ComputeDistance(strings.ToLower(w), strings.ToLower(first)) <= min(2, len(first)/4) {
			return w
		}
	}
	return ""
}
