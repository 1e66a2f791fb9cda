package note

import (
	"embed"
	"io/fs"
	"sync"

	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

// lists are the words of all languages.
var lists = sync.OnceValue(func() words.Lists {
	dir, err := fs.Sub(wordFiles, "words")
	if err != nil {
		panic(err) // the folder is a part of the program
	}
	return words.MustRead(dir)
})
