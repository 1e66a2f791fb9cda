package journal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"journal/generator/note"
	"journal/generator/problem"
)

// legalForms are the endings that say how a company is registered and not
// what it is called, without dots.
var legalForms = map[string]bool{
	"inc": true, "incorporated": true, "corp": true, "corporation": true, "co": true, "company": true,
	"llc": true, "llp": true, "lp": true, "ltd": true, "limited": true, "plc": true, "pty": true, "pte": true, "pvt": true,
	"gmbh": true, "mbh": true, "ag": true, "se": true, "kg": true, "kgaa": true, "ohg": true, "ug": true, "gbr": true,
	"bv": true, "nv": true, "sa": true, "sas": true, "sarl": true, "sàrl": true, "srl": true, "spa": true, "sl": true,
	"ab": true, "oy": true, "oyj": true, "as": true, "aps": true, "kk": true, "株": true, "ооо": true, "зао": true,
}

// asianForms are written without a space, before or behind the name.
var asianForms = []string{"株式会社", "有限会社", "合同会社", "有限公司", "주식회사"}

// companyKey gives the form in which names of companies are compared: without
// regard to case, white space, accents, quotes, "&" or "and", and legal
// endings. What would be left empty by that keeps its words.
func companyKey(name string) string {
	words := bare(name)
	for len(words) > 1 && (legalForms[words[len(words)-1]] || words[len(words)-1] == "and") {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && (words[0] == "株" || words[0] == "ооо" || words[0] == "зао") {
		words = words[1:]
	}
	key := strings.Join(words, " ")
	for _, form := range asianForms {
		if short := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(key, form), form)); short != "" {
			key = short
		}
	}
	if key == "" {
		return fold(name)
	}
	return key
}

// companyKey remembers the keys of names, of which there are far fewer than notes.
func (c *connection) companyKey(name string) string {
	key, ok := c.companyKeys[name]
	if !ok {
		key = companyKey(name)
		c.companyKeys[name] = key
	}
	return key
}

// namedCompany gives the company a note is about, "" if it names none. A
// company note that does not name it is called after it.
func namedCompany(n *note.Note) string {
	name := tidy(n.Company.Value)
	if name == "" && n.Kind == note.Company {
		name = noteTitle(n)
	}
	return name
}

// joinCompanies gives each interview, application and company note its
// company. The name that is shown is the one written most often.
func (c *connection) joinCompanies() {
	spelled := map[string]map[string]int{}
	for _, n := range c.j.Notes {
		if n.Kind != note.Interview && n.Kind != note.Application && n.Kind != note.Company {
			continue
		}
		name := namedCompany(n)
		if name == "" {
			continue
		}
		key := c.companyKey(name)
		co := c.companies[key]
		if co == nil {
			co = &Company{}
			c.companies[key] = co
			spelled[key] = map[string]int{}
		}
		c.companyOf[n] = co
		if n.Company.Value == "" {
			spelled[key][name] += 0
		} else {
			spelled[key][name]++
		}
		if in := c.interviewOf[n]; in != nil {
			in.Company = co
			co.Interviews = append(co.Interviews, in)
		}
		if n.Kind == note.Company && co.Note == nil {
			co.Note = n
		}
	}
	c.companySlips(spelled)
	for _, key := range sortedKeys(c.companies) {
		co := c.companies[key]
		co.Name = mostWritten(spelled[key])
		slices.SortFunc(co.Interviews, latestFirst)
		c.j.Companies = append(c.j.Companies, co)
	}
	slices.SortStableFunc(c.j.Companies, func(a, b *Company) int {
		return cmp.Or(cmp.Compare(fold(a.Name), fold(b.Name)), cmp.Compare(a.Name, b.Name))
	})
}

// companySlips warns of a name that is one letter away from another one that
// is written more often. Short names are not compared: Aldor and Alder may
// well be two companies. Neither are names that differ in a number.
//
// Two names one letter apart become equal when the right letter is taken out
// of one or both of them, so each name is filed under all it can become. That
// stays linear where comparing every pair would not.
func (c *connection) companySlips(spelled map[string]map[string]int) {
	keys := sortedKeys(spelled)
	count := make(map[string]int, len(keys))
	filed := make(map[uint64][]string, 16*len(keys))
	for _, key := range keys {
		for _, n := range spelled[key] {
			count[key] += n
		}
		for _, form := range oneLess(key) {
			filed[form] = append(filed[form], key)
		}
	}
	meant := map[string]string{} // rare name -> the one that was probably meant
	for _, rare := range keys {
		for _, form := range oneLess(rare) {
			for _, often := range filed[form] {
				if often == rare || count[often] <= count[rare] || digitsOf(often) != digitsOf(rare) ||
					levenshtein.ComputeDistance(often, rare) != 1 {
					continue
				}
				if old, ok := meant[rare]; !ok || count[often] > count[old] || count[often] == count[old] && often < old {
					meant[rare] = often
				}
			}
		}
	}
	c.reportSlips(meant, spelled, count)
}

// oneLess stands for a name of eight letters or more and for what is left of
// it when any one letter is taken out, each as a hash. A shorter name gives
// nothing.
func oneLess(key string) []uint64 {
	runes := []rune(key)
	if len(runes) < 8 {
		return nil
	}
	forms := append(make([]uint64, 0, len(runes)+1), hash(runes, -1))
	for i, r := range runes {
		if i == 0 || r != runes[i-1] { // else the same letter again
			forms = append(forms, hash(runes, i))
		}
	}
	return forms
}

// hash is FNV-1a over all runes but one.
func hash(runes []rune, but int) uint64 {
	h := uint64(14695981039346656037)
	for i, r := range runes {
		if i != but {
			h = (h ^ uint64(r)) * 1099511628211
		}
	}
	return h
}

func (c *connection) reportSlips(meant map[string]string, spelled map[string]map[string]int, count map[string]int) {
	if len(meant) == 0 {
		return
	}
	for _, n := range c.j.Notes {
		if c.companyOf[n] == nil {
			continue
		}
		name := namedCompany(n)
		often, ok := meant[c.companyKey(name)]
		if !ok {
			continue
		}
		right := mostWritten(spelled[often])
		c.j.Problems = append(c.j.Problems, problem.Problem{
			Path: n.Path, Line: max(n.Company.Line, 1), Col: n.Company.Col, Severity: problem.Warning,
			Msg:  fmt.Sprintf("the company %q is one letter away from %q, which is written %s", name, right, times(count[often])),
			Hint: fmt.Sprintf("did you mean %q?", right),
		})
	}
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// fillCompanies collects what the notes of a company say about it.
func (c *connection) fillCompanies() {
	for _, n := range c.j.Notes {
		co := c.companyOf[n]
		if co == nil {
			continue
		}
		in := c.interviewOf[n]
		if in == nil || !in.Upcoming {
			co.Concerns = appendLines(co.Concerns, n, in, note.Concerns)
			co.Learned = appendLines(co.Learned, n, in, note.Learned)
		}
		for _, t := range n.Competitors {
			if name := tidy(t.Value); name != "" && !slices.Contains(co.Competitors, name) {
				co.Competitors = append(co.Competitors, name)
			}
		}
	}
	for _, co := range c.j.Companies {
		slices.SortStableFunc(co.Concerns, latestLine)
		slices.SortStableFunc(co.Learned, latestLine)
		slices.Sort(co.Competitors)
		co.Fit = latestFit(co.Note, co.Interviews)
	}
}

// latestFit gives the latest word on each question of fit. list is latest
// first; a note without a day counts as earlier than any interview.
func latestFit(n *note.Note, list []*Interview) map[string]int {
	var fit map[string]int
	add := func(n *note.Note) {
		for k, v := range n.Fit {
			if fit == nil {
				fit = map[string]int{}
			}
			fit[k] = v
		}
	}
	if n != nil {
		add(n)
	}
	for _, in := range slices.Backward(list) {
		add(in.Note)
	}
	return fit
}

// appendLines adds the entries of a topic of a note.
func appendLines(lines []Line, n *note.Note, in *Interview, t note.Topic) []Line {
	items := n.Items(t)
	if len(items) == 0 {
		return lines
	}
	day := dayOf(n, in)
	lines = slices.Grow(lines, len(items))
	for i := range items {
		lines = append(lines, Line{Item: &items[i], Note: n, Interview: in, Day: day})
	}
	return lines
}

// dayOf gives the day that what a note says belongs to; zero if unknown.
func dayOf(n *note.Note, in *Interview) note.Day {
	if in != nil {
		return in.Day
	}
	return n.When.Day
}

// latestLine orders lines from late to early; those of one note stay in its order.
func latestLine(a, b Line) int {
	return cmp.Or(
		b.Day.Compare(a.Day),
		compareLate(a.Interview, b.Interview),
		cmp.Compare(a.Note.Path, b.Note.Path),
		cmp.Compare(a.Line, b.Line),
	)
}

// compareLate is [latestFirst] for interviews that may be missing.
func compareLate(a, b *Interview) int {
	switch {
	case a == b:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return latestFirst(a, b)
}
