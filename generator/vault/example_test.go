package vault_test

import (
	"context"
	"fmt"
	"io/fs"
	"log"
	"testing/fstest"

	"journal/generator/vault"
)

// A site goes in and encrypted files come out, under names that tell nothing.
func ExampleSeal() {
	site := fstest.MapFS{"companies/northwind.html": {Data: []byte("<h1>Northwind Robotics</h1>")}}
	lock := fstest.MapFS{"index.html": {Data: []byte("a page that asks for the passphrase")}}

	key, err := vault.NewKey("harbour velvet tuneful cactus ripple ochre", vault.Work)
	if err != nil {
		log.Fatal(err)
	}
	sealed, err := vault.Seal(context.Background(), site, key, vault.Options{Lock: lock})
	if err != nil {
		log.Fatal(err)
	}
	for _, name := range sealed.Names() {
		if len(name) < len("0123456789abcdef0123456789abcdef.age") {
			fmt.Println(name)
		}
	}

	opened, err := vault.Open(sealed, "harbour velvet tuneful cactus ripple ochre")
	if err != nil {
		log.Fatal(err)
	}
	page, err := fs.ReadFile(opened, "companies/northwind.html")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(page))
	// Output:
	// .nojekyll
	// index.age
	// index.html
	// key.age
	// robots.txt
	// <h1>Northwind Robotics</h1>
}
