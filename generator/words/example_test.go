package words_test

import (
	"fmt"
	"log"
	"strings"
	"testing/fstest"

	"journal/generator/words"
)

func ExampleRead() {
	lists, err := words.Read(fstest.MapFS{
		"en.txt": {Data: []byte("[heading]\nimprove: to improve, next time\n")},
		"de.txt": {Data: []byte("[heading]\nimprove: nächstes Mal\n")},
	})
	if err != nil {
		log.Fatal(err)
	}
	topics := lists.Meanings("heading", strings.ToLower)
	fmt.Println(topics["nächstes mal"], topics["next time"])
	// Output:
	// improve improve
}
