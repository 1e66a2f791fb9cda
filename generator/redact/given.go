package redact

import (
	"encoding/json"
	"sync"

	"github.com/ccojocar/zxcvbn-go/data"
)

// givenNames are common given names that are no English words, folded.
var givenNames = sync.OnceValue(func() set {
	names := set{}
	l := vocabulary()
	places := set{}
	for _, w := range l.plain("given", "other") {
		places[foldText(w)] = true
	}
	for _, file := range []string{"data/MaleNames.json", "data/FemaleNames.json"} {
		var list struct{ List []string }
		text, err := data.Asset(file)
		if err == nil {
			err = json.Unmarshal(text, &list)
		}
		if err != nil {
			panic(err) // the file is a part of the program
		}
		for i, name := range list.List {
			if name = foldText(name); i < 1500 && len(name) > 2 && !l.isOrdinary(name) && !places[name] {
				names[name] = true
			}
		}
	}
	return names
})
