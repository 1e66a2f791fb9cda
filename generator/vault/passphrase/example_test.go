package passphrase_test

import (
	"fmt"

	"journal/generator/vault/passphrase"
)

func ExampleJudge() {
	for _, text := range []string{"to be or not to be that is the question", "harbour velvet tuneful cactus ripple ochre"} {
		fmt.Println(passphrase.Judge(text, nil))
	}
	// Output:
	// this passphrase is too easy to guess: its words follow each other as in a sentence, and sentences are guessed first, in all languages
	// <nil>
}
