package note

import (
	"embed"

	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

// lists are the words of all languages.
var lists = words.Embedded(wordFiles)
