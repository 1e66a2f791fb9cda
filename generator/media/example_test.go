package media_test

import (
	"fmt"

	"journal/generator/media"
)

// A saved web page beside the notes is offered to be saved, and never runs.
func ExampleAsset() {
	for _, name := range []string{"sketch.png", "saved.html"} {
		kind, save := media.Asset(name)
		fmt.Println(kind, save)
	}
	// Output:
	// image/png false
	// application/octet-stream true
}
