package note

import (
	"embed"
	"sync"

	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

// lists are the words of all languages.
var lists = words.Embedded(wordFiles)

// listed returns the words of an entry of a list, put together once.
func listed(list, entry string) func() []string {
	return sync.OnceValue(func() []string { return lists().Words(list, entry) })
}

// Words returns the lists of words by which notes are read, for who has to know
// what people write in them.
func Words() words.Lists { return lists() }

// IsJobTitle reports whether a text says what somebody is: "Staff Engineer".
func IsJobTitle(s string) bool { return isTitle(s) }
