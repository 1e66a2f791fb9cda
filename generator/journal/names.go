package journal

import (
	"slices"
	"strings"
	"unicode"
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

// CompaniesIn gives companies as [Journal.PeopleIn] gives people.
func (j *Journal) CompaniesIn(text string) []*Company {
	return standing(text, j.named().companies, j.Companies)
}

// NameWordsIn gives words of people's names that may stand in a text: the first
// letters of each do, up to an apostrophe or a hyphen.
func (j *Journal) NameWordsIn(text string) []string {
	var all []string
	for run := range runs(text) {
		all = append(all, j.named().words[run]...)
	}
	return all
}

// standing gives those of all whose run stands in a text, and those without a
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

// runs gives the parts of a text that are letters, digits and marks only.
func runs(text string) func(yield func(string) bool) {
	return strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) })
}

func firstRun(name string) string {
	for run := range runs(name) {
		return run
	}
	return ""
}
