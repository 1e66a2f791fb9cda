package theme_test

import (
	"fmt"

	"journal/generator/theme"
)

// Lessons that say the same are one theme, whatever their words. A tag says it surely.
func ExampleSorter_Sort() {
	lines := []theme.Line{
		{Text: "Rambled for five minutes"},
		{Text: "Get to the point sooner"},
		{Text: "The coffee was cold", Tags: []string{theme.None}},
		{Text: "Bring two figures", Tags: []string{"metrics"}},
	}
	for _, g := range theme.New(nil).Sort(lines) {
		fmt.Println(g.Title)
		for _, i := range g.Lines {
			fmt.Println("  ", lines[i].Text)
		}
	}
	// Output:
	// Answer first, then the details
	//    Rambled for five minutes
	//    Get to the point sooner
	// The coffee was cold
	//    The coffee was cold
	// Say what came of it, in numbers
	//    Bring two figures
}
