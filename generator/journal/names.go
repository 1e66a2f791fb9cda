package journal

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"journal/generator/note"
	"journal/generator/problem"
)

// names finds people and companies by the words of their names. A journal of
// years knows thousands of them, and a letter about one interview is held
// against all.
type names struct {
	people    map[string][]int    // by the first run of letters of their name
	companies map[string][]int    // the same
	words     map[string][]string // words of people's names, by their first run of letters
}

func (j *Journal) named() *names {
	j.naming.Do(func() {
		n := &names{people: map[string][]int{}, companies: map[string][]int{}, words: map[string][]string{}}
		for i, p := range j.People {
			n.people[firstRun(p.Name)] = append(n.people[firstRun(p.Name)], i)
			for word := range strings.FieldsSeq(p.Name) {
				if run := firstRun(word); !slices.Contains(n.words[run], word) {
					n.words[run] = append(n.words[run], word)
				}
			}
		}
		for i, c := range j.Companies {
			n.companies[firstRun(c.Name)] = append(n.companies[firstRun(c.Name)], i)
		}
		j.names = n
	})
	return j.names
}

// PeopleIn gives, in the order of the journal, the people the first word of whose
// name stands in a text. Whether the whole name does is for the caller to see.
func (j *Journal) PeopleIn(text string) []*Person { return standing(text, j.named().people, j.People) }

// CompaniesIn returns companies as [Journal.PeopleIn] gives people.
func (j *Journal) CompaniesIn(text string) []*Company {
	return standing(text, j.named().companies, j.Companies)
}

// NameWordsIn returns words of people's names that may stand in a text: the first
// letters of each do, up to an apostrophe or a hyphen.
func (j *Journal) NameWordsIn(text string) []string {
	var all []string
	for run := range runs(text) {
		all = append(all, j.named().words[run]...)
	}
	return all
}

// standing returns those of all whose run stands in a text, and those without a
// letter in their name, which are found in any.
func standing[T any](text string, by map[string][]int, all []T) []T {
	found := slices.Clone(by[""])
	for run := range runs(text) {
		found = append(found, by[run]...)
	}
	slices.Sort(found)
	var out []T
	for _, i := range slices.Compact(found) {
		out = append(out, all[i])
	}
	return out
}

// runs returns the parts of a text that are letters, digits and marks only.
func runs(text string) func(yield func(string) bool) {
	return strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) })
}

func firstRun(name string) string {
	for run := range runs(name) {
		return run
	}
	return ""
}

// readAliases takes down the other names that company notes give to their
// companies. In notes of other kinds `aliases:` belongs to the editor and means
// nothing here. A name that two companies claim is that of the first.
func (c *connection) readAliases() {
	by := map[string]*record{} // who claims a name
	for i := range c.records {
		r := &c.records[i]
		if r.note.Kind != note.Company || len(r.note.Aliases) == 0 || !r.belongs {
			continue
		}
		if c.aliases == nil {
			c.aliases = map[string]string{}
		}
		for _, alias := range r.note.Aliases {
			key, own := c.follow(companyKey(cleanName(alias.Value))), c.follow(r.companyKey)
			if key == "" || key == own {
				continue
			}
			written := companyKey(cleanName(alias.Value))
			if first := by[written]; first != nil {
				c.problems = append(c.problems, problem.Problem{Path: r.note.Path, Line: max(alias.Line, 1), Col: alias.Col, Severity: problem.Warning,
					Msg:  fmt.Sprintf("%q is an alias of %q already, by %s, so it is not one of %q", alias.Value, first.facts.company, first.note.Path, r.facts.company),
					Hint: "take it out of one of the two notes"})
				continue
			}
			by[written] = r
			c.aliases[key] = own
		}
	}
}

// follow returns the key a name stands for.
func (c *connection) follow(key string) string {
	for c.aliases != nil { // never in a circle: only a key that stands for itself is made to stand for another one
		next, ok := c.aliases[key]
		if !ok {
			break
		}
		key = next
	}
	return key
}

// keyOf returns the key of the company a note names.
func (c *connection) keyOf(f *facts) string { return c.follow(f.companyKey) }

// oneCompany offers to join companies of which one is called as the other and by
// words that people leave out: "st marys" and "St Mary's Hospital". They are
// never joined silently, and two that have notes of their own are two.
func (c *connection) oneCompany() (problems problem.List) {
	plain := map[string][]*companyDraft{}
	for i := range c.byCompany {
		co := &c.byCompany[i]
		if words := note.PlainCompany(strings.Fields(co.key)); len(words) > 0 {
			key := strings.Join(words, " ")
			plain[key] = append(plain[key], co)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(plain)) {
		list := plain[key]
		slices.SortStableFunc(list, func(a, b *companyDraft) int { return cmp.Compare(len(a.key), len(b.key)) })
		for i, co := range list {
			for _, short := range list[:min(i, 4)] {
				if co.Note != nil && short.Note != nil || !sameButMore(short.key, co.key) {
					continue
				}
				at := short.first
				if co.Note == nil && short.Note != nil {
					at = co.first
				}
				n := at.note
				problems = append(problems, problem.Problem{Path: n.Path, Line: max(n.Company.Line, 1), Col: n.Company.Col, Severity: problem.Hint,
					Msg:  fmt.Sprintf("%q and %q may be one company; they are taken for two", short.Name, co.Name),
					Hint: fmt.Sprintf("if they are one, write aliases: [%s] into a note on %s in companies/, or spell both alike", short.Name, co.Name)})
				break
			}
		}
	}
	return problems
}

// sameButMore reports whether all words of the shorter key stand in the longer
// one, in their order. Every spelling of saint is the same word.
func sameButMore(short, long string) bool {
	words := strings.Fields(short)
	for w := range strings.FieldsSeq(long) {
		if len(words) > 0 && sameWord(words[0], w) {
			words = words[1:]
		}
	}
	return len(words) == 0
}

func sameWord(a, b string) bool {
	return a == b || slices.Equal(note.PlainCompany([]string{a}), []string{"st"}) && slices.Equal(note.PlainCompany([]string{b}), []string{"st"})
}
