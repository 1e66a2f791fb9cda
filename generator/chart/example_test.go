package chart_test

import (
	"fmt"

	"journal/generator/chart"
)

// A percentage of a few is none.
func ExampleOf() {
	fmt.Println(chart.Of(9, 12))
	fmt.Println(chart.Of(2, 3))
	// Output:
	// 9 of 12 (75 %)
	// 2 of 3
}
