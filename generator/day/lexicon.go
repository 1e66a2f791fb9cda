package day

import (
	"cmp"
	"embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

// lists are the words of all languages.
var lists = words.Embedded(wordFiles)

// meaning is what a word stands for: the list and the entry that have it.
type meaning struct {
	list, name, lang string
	n                int // the name as a number, if it is one
}

// phrase is one or more words in a row and what they mean.
type phrase struct {
	words []string
	meaning
}

// lexicon has the phrases by their first word, the longest first.
var lexicon = sync.OnceValue(func() map[string][]phrase {
	all := map[string][]phrase{}
	for list, entries := range lists() {
		if list == "abbreviation" {
			continue
		}
		for _, e := range entries {
			n, _ := strconv.Atoi(e.Name)
			for _, w := range e.Words {
				toks := tokens(w)
				p := phrase{words: make([]string, len(toks)), meaning: meaning{list, e.Name, e.Lang, n}}
				for i, t := range toks {
					p.words[i] = t.text
				}
				all[p.words[0]] = append(all[p.words[0]], p)
			}
		}
	}
	for _, list := range all {
		slices.SortFunc(list, func(a, b phrase) int {
			if len(a.words) != len(b.words) {
				return len(b.words) - len(a.words)
			}
			return cmp.Or(strings.Compare(a.list, b.list), strings.Compare(a.name, b.name), strings.Compare(a.lang, b.lang))
		})
	}
	return all
})

// place is a zone that an abbreviation may mean, and the continent or zone in
// which a journal at home takes it for that one.
type place struct {
	zone, home string
	rare       bool // meant only there
}

// abbreviations have the zones that they may mean, the usual one first.
var abbreviations = sync.OnceValue(func() map[string][]place {
	all := map[string][]place{}
	for _, e := range lists()["abbreviation"] {
		for _, w := range e.Words {
			zone, home, _ := strings.Cut(w, " ")
			home, rare := strings.CutPrefix(home, "= ")
			all[e.Name] = append(all[e.Name], place{zone, home, rare})
		}
	}
	return all
})
