// Command compile makes what the package mail has learned of the sentences beside it.
package main

import (
	"log"
	"os"

	"journal/generator/mail"
)

func main() {
	log.SetFlags(0)
	files, err := mail.Compile(os.DirFS("."), os.Stderr)
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
