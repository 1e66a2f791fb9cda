package redact

import (
	"encoding/json"
	"sync"

	"github.com/ccojocar/zxcvbn-go/data"
)

// allGiven are common given names, folded.
var allGiven = sync.OnceValue(func() set {
	names := set{}
	for _, file := range []string{"data/MaleNames.json", "data/FemaleNames.json"} {
		var list struct{ List []string }
		text, err := data.Asset(file)
		if err == nil {
			err = json.Unmarshal(text, &list)
		}
		if err != nil {
			panic(err) // the file is a part of the program
		}
		for _, name := range list.List[:min(1500, len(list.List))] {
			if name = foldText(name); len(name) > 2 {
				names[name] = true
			}
		}
	}
	return names
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
