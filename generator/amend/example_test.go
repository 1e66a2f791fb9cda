package amend_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"journal/generator/amend"
)

func ExampleFile() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "note.md"), []byte("- answer first\n"), 0o600); err != nil {
		log.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		log.Fatal(err)
	}
	defer root.Close()

	err = amend.File(root, "note.md", func(text []byte) ([]byte, error) {
		return append(text, "- have numbers ready\n"...), nil
	})
	if err != nil {
		log.Fatal(err)
	}
	text, err := root.ReadFile("note.md")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(text))
	// Output:
	// - answer first
	// - have numbers ready
}
