package printable_test

import (
	"fmt"

	"journal/generator/printable"
)

// A file name that would fill the clipboard of a terminal is written out.
func ExampleLine() {
	fmt.Println(printable.Line("inter\x1b]52;c;ZXZpbA==\a\nviews.md"))
	// Output:
	// inter\x1b]52;c;ZXZpbA==\x07\nviews.md
}
