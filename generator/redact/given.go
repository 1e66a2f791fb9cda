package redact

import (
	"encoding/json"
	"math"
	"sync"

	"github.com/ccojocar/zxcvbn-go/data"
)

// passwordList returns one of the lists of words by which the library for passphrases
// guesses, the most frequent first.
func passwordList(file string) []string {
	var list struct{ List []string }
	text, err := data.Asset(file)
	if err == nil {
		err = json.Unmarshal(text, &list)
	}
	if err != nil {
		panic(err) // the file is a part of the program
	}
	return list.List
}

// allGiven are common given names, folded.
var allGiven = sync.OnceValue(func() set {
	names := set{}
	for _, file := range []string{"data/MaleNames.json", "data/FemaleNames.json"} {
		list := passwordList(file)
		for _, name := range list[:min(1500, len(list))] {
			if name = foldText(name); len(name) > 2 {
				names[name] = true
			}
		}
	}
	return names
})

// frequency returns the place of a word among those of spoken English, the most
// frequent first; a high number if it is none of them or more often a name.
func frequency(w string) int {
	if at, ok := places()[w]; ok {
		return at
	}
	return math.MaxInt
}

var places = sync.OnceValue(func() map[string]int {
	at := map[string]int{}
	for i, w := range passwordList("data/English.json") {
		at[w] = i
	}
	return at
})

// givenNames are those that are no English words.
var givenNames = sync.OnceValue(func() set {
	names, l := set{}, vocabulary()
	for name := range allGiven() {
		names[name] = !l.isOrdinary(name)
	}
	for _, w := range l.plain("given", "other") {
		names[foldText(w)] = false
	}
	return names
})
