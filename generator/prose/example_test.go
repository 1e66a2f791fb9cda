package prose_test

import (
	"fmt"

	"journal/generator/prose"
)

func Example() {
	fmt.Println(prose.Count(1, "company"), prose.Count(2, "company"))
	fmt.Println(prose.Plural(3, "interview"))
	fmt.Println(prose.Spell(3), prose.Spell(30))
	fmt.Println(prose.Times(1), prose.Times(2), prose.Times(7))
	fmt.Println(prose.List([]string{"Mary", "Ross", "Dana"}, "and"))
	fmt.Println(prose.Capital("two weeks"))
	// Output:
	// 1 company 2 companies
	// interviews
	// three 30
	// once twice 7 times
	// Mary, Ross and Dana
	// Two weeks
}
