package fisher_test

import (
	"fmt"

	"journal/generator/fisher"
)

// Rambled in five of six interviews, and then in one of six: chance hardly explains it.
// From three of six to two of six it may well.
func ExampleRarer() {
	fmt.Printf("%.3f\n", fisher.Rarer(5, 6, 1, 6))
	fmt.Printf("%.3f\n", fisher.Rarer(3, 6, 2, 6))
	// Output:
	// 0.040
	// 0.500
}
