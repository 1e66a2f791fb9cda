package chart_test

import (
	"fmt"

	"journal/generator/chart"
)

// A percentage of a few is none.
func ExampleShare() {
	fmt.Println(chart.Share(9, 12))
	fmt.Println(chart.Share(2, 3))
	// Output:
	// 9 of 12 (75 %)
	// 2 of 3
}
