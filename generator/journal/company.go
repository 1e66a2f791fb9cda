package journal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"journal/generator/note"
	"journal/generator/problem"
	"journal/generator/prose"
)

// companyKey returns the form in which names of companies are compared: without
// regard to case, white space, accents, quotes, "&" or "and", "the" and legal
// endings. What would be left empty by that keeps its words.
func companyKey(name string) string {
	words := PlainWords(name)
	for i, w := range words {
		if w == "+" && len(words) > 1 { // Smith + Sons
			words[i] = "and"
		}
	}
	if key := strings.Join(note.CutLegalForm(words), " "); key != "" {
		return key
	}
	return foldName(name)
}

// namedCompany returns the company a note is about, "" if it names none. A
// company note that does not name it is called after it.
func namedCompany(n *note.Note) string {
	name := cleanName(n.Company.Value)
	if name == "" && n.Kind == note.Company {
		name = NoteTitle(n)
	}
	return name
}

// companyDraft is a company being put together.
type companyDraft struct {
	*Company
	key     string
	first   *facts         // of the note, by path, that names it first
	own     string         // the name by which its note calls it that tells its other ones
	written spellingCounts // its names
}

// joinCompanies gives each interview, application and company note its
// company. The name that is shown is the one written most often.
func (c *connection) joinCompanies() {
	c.byKey = numbers[string]{}
	c.readAliases()
	for i := range c.records {
		r := &c.records[i]
		if !r.belongs {
			continue
		}
		key := c.keyOf(r.facts)
		at, known := c.byKey.of(key)
		if !known {
			c.gathered = append(c.gathered, companyDraft{Company: &Company{}, key: key, first: r.facts})
		}
		co := &c.gathered[at]
		r.company = co.Company
		once := 1
		if r.note.Company.Value == "" || r.companyKey != key {
			once = 0
		}
		if r.note.Kind == note.Company && len(r.note.Aliases) > 0 && r.companyKey == key {
			co.own = r.facts.company
		}
		co.written.add(r.facts.company, once)
		if r.interview != nil {
			r.interview.Company = co.Company
		}
		if r.note.Kind == note.Company && co.Note == nil {
			co.Note = r.note
		}
	}
	// byKey knows places, so the list stays as it is and a copy is sorted.
	byKey := slices.Clone(c.gathered)
	slices.SortFunc(byKey, func(a, b companyDraft) int { return cmp.Compare(a.key, b.key) })
	c.byCompany = byKey
	for i := range byKey {
		co := &byKey[i]
		co.rank = int32(i)
		co.Name = cmp.Or(co.own, co.written.preferred())
		c.j.Companies = append(c.j.Companies, co.Company)
	}
	for _, in := range c.j.Interviews { // latest first, and so are those of each company
		if in.Company != nil {
			in.Company.Interviews = append(in.Company.Interviews, in)
		}
	}
	slices.SortStableFunc(c.j.Companies, func(a, b *Company) int {
		return cmp.Or(cmp.Compare(foldName(a.Name), foldName(b.Name)), cmp.Compare(a.Name, b.Name))
	})
}

// companyNamed returns the company a note names, which it need not belong to;
// nil if there is none.
func (c *connection) companyNamed(f *facts) *Company {
	if f.company == "" {
		return nil
	}
	if at, known := c.byKey[c.keyOf(f)]; known {
		return c.gathered[at].Company
	}
	return nil
}

// companySlips warns of a name that is one letter away from another one that
// is written more often. Short names are not compared: Aldor and Alder may
// well be two companies. Neither are names that differ in a number.
//
// Two names one letter apart become equal when the right letter is taken out
// of one or both of them, so each name is filed under all it can become. That
// stays linear where comparing every pair would not.
func (c *connection) companySlips() problem.List {
	filed := map[string][]*companyDraft{}
	meant := map[string]*companyDraft{} // rare name -> the one that was probably meant
	for i := range c.byCompany {
		one := &c.byCompany[i]
		for _, form := range withoutOne(one.key) {
			for _, other := range filed[form] {
				tellSlip(one, other, meant)
				tellSlip(other, one, meant)
			}
			filed[form] = append(filed[form], one)
		}
	}
	return c.reportSlips(meant)
}

// tellSlip takes down that rare was meant to be often, if that is likely.
func tellSlip(rare, often *companyDraft, meant map[string]*companyDraft) {
	n := often.written.times()
	if often == rare || n <= rare.written.times() || digitsOf(often.key) != digitsOf(rare.key) ||
		levenshtein.ComputeDistance(often.key, rare.key) != 1 {
		return
	}
	old := meant[rare.key]
	if old == nil || n > old.written.times() || n == old.written.times() && often.key < old.key {
		meant[rare.key] = often
	}
}

// withoutOne returns a name and what it becomes without any one of its letters. One
// of less than eight letters gives nothing.
func withoutOne(key string) []string {
	const longest = 200 // bytes; what is longer is no name
	if len(key) > longest || utf8.RuneCountInString(key) < 8 {
		return nil
	}
	forms := []string{key}
	for i, r := range key {
		forms = append(forms, key[:i]+key[i+utf8.RuneLen(r):])
	}
	return forms
}

func (c *connection) reportSlips(meant map[string]*companyDraft) (problems problem.List) {
	if len(meant) == 0 {
		return nil
	}
	for i := range c.records {
		r := &c.records[i]
		key := c.keyOf(r.facts)
		often := meant[key]
		if !r.belongs || often == nil {
			continue
		}
		right := often.written.preferred()
		problems = append(problems, problem.Problem{
			Path: r.note.Path, Line: max(r.note.Company.Line, 1), Col: r.note.Company.Col, Severity: problem.Warning,
			Msg:  fmt.Sprintf("the company %q is one letter away from %q, which is written %s", r.facts.company, right, prose.Times(often.written.times())),
			Hint: fmt.Sprintf("did you mean %q?", right), Fix: problem.Fix{Old: r.facts.company, New: right},
		})
	}
	return problems
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
	for i := range c.records {
		r := &c.records[i]
		co := r.company
		if co == nil {
			continue
		}
		if r.interview == nil || !r.interview.Ahead {
			co.Concerns = appendLines(co.Concerns, r.facts, r.interview, r.concerns)
			co.Learned = appendLines(co.Learned, r.facts, r.interview, r.learn)
		}
		co.Competitors = append(co.Competitors, r.competitors...)
	}
	for _, co := range c.j.Companies {
		slices.SortStableFunc(co.Concerns, latestLine)
		slices.SortStableFunc(co.Learned, latestLine)
		slices.Sort(co.Competitors)
		co.Competitors = slices.Compact(co.Competitors)
		co.Fit = latestFit(co.Note, co.Interviews)
	}
}

// latestFit returns the latest word on each question of fit. list is latest
// first; a note without a day counts as earlier than any interview.
func latestFit(n *note.Note, list []*Interview) map[string]int {
	var fit map[string]int
	add := func(n *note.Note) {
		for k, v := range n.Fit {
			if fit == nil {
				fit = map[string]int{}
			}
			if _, later := fit[k]; !later {
				fit[k] = v
			}
		}
	}
	for _, in := range list {
		add(in.Note)
	}
	if n != nil {
		add(n)
	}
	return fit
}

// appendLines adds entries of a note.
func appendLines(lines []Line, f *facts, in *Interview, items []note.Item) []Line {
	for i := range items {
		lines = append(lines, Line{Item: &items[i], Note: f.note, Interview: in, Day: f.note.When.Day})
	}
	return lines
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
