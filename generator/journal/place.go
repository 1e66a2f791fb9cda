package journal

import (
	"cmp"
	"slices"
	"strconv"
)

// addressPeople gives everybody a place on the page of people. Where a name is not enough, the
// company stands behind it.
func (c *connection) addressPeople() {
	const page = "people.html#"
	people := c.j.People
	same := newTable(len(people)) // the first one of a name
	taken := newTable(len(people))
	single := make([]bool, len(people))
	for i, person := range people {
		if len(person.Companies) > 1 {
			slices.SortFunc(person.Companies, func(a, b *Company) int { return cmp.Compare(a.Slug, b.Slug) })
		}
		first, known := same.find(person.said.slugHash, i, func(at int) bool { return people[at].said.slug == person.said.slug })
		single[i] = !known
		if known {
			single[first] = false
		}
	}
	for i, person := range people {
		first := page + person.said.slug
		if !single[i] && len(person.Companies) > 0 {
			first = page + person.said.slug + "-" + person.Companies[0].Slug
			if stem := first[len(page):]; len(stem) > longest || !isASCII(stem) {
				first = page + Slug(stem)
			}
		}
		person.Address = first
		for n := 2; ; n++ {
			if _, known := taken.find(hashOf(person.Address), i, func(at int) bool { return people[at].Address == person.Address }); !known {
				break
			}
			person.Address = first + "-" + strconv.Itoa(n)
		}
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
