package search_test

import (
	"fmt"

	"journal/generator/search"
)

func ExampleWords() {
	fmt.Printf("%q\n", search.Words("Asked Zoë about C++, 東京 and on-call"))
	// Output:
	// ["asked" "zoe" "about" "c" "東京" "京" "and" "on" "call"]
}
