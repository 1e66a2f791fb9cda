// Command compile makes what the program reads of the lexicon and the examples:
// go generate ./generator/theme runs it in the folder of that package. It tells how
// many examples are sorted rightly by what was learned from all other voices.
package main

import (
	"log"
	"maps"
	"os"
	"slices"

	"journal/generator/theme"
)

func main() {
	log.SetFlags(0)
	files, err := theme.Compile(os.DirFS("."), os.Stderr)
	if err != nil {
		log.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(name, []byte(files[name]), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
