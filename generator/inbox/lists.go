package inbox

import (
	"embed"
	"strings"
	"sync"

	"journal/generator/words"
)

//go:embed words/*.txt
var files embed.FS

var lists = words.Embedded(files)

// table has the words in the form in which they are asked.
type table struct {
	sure, maybe []string            // words for an interview, as plain makes them
	other       []string            // words for what is none
	moved       []string            // what a notice says that gives an interview another time
	ended       []string            // what one says that calls it off
	another     []string            // what speaks of one more interview
	chores      []string            // words for what one does alone about one
	formats     map[string][]string // video, phone, onsite
	hosts       []string            // words in the addresses of programs for calls
	rooms       []string
	hiring      []string        // what a company calls those who hire, behind its name
	yours       []string        // words for whose something is, which no company's name begins with
	boxes       []string        // words that make an address one of nobody
	robots      []string        // words that make an address one that only a program writes from
	ofCompany   []string        // what stands before the name of a company in a list
	ofRole      []string        // before that of a role
	unnamed     []string        // what stands there where it is not told
	shared      map[string]bool // names of domains that many companies share
	second      map[string]bool // the second part of domains such as co.uk
	common      map[string]bool // words of the names of many companies
	joints      []string        // words between a role and a company: at, bei, chez
}

var vocabulary = sync.OnceValue(func() *table {
	all := lists()
	plainly := func(list, entry string) (out []string) {
		for _, w := range all.Words(list, entry) {
			stem, open := strings.CutSuffix(w, "*")
			if stem = plain(stem); open {
				stem += "*"
			}
			out = append(out, stem)
		}
		return out
	}
	t := &table{
		sure: plainly("interview", "sure"), maybe: plainly("interview", "maybe"), other: plainly("interview", "other"), chores: plainly("interview", "chore"), moved: plainly("notice", "moved"), ended: plainly("notice", "cancelled"), another: plainly("notice", "another"),
		formats: map[string][]string{}, rooms: plainly("place", "room"), hosts: plainly("format", "host"), boxes: plainly("people", "nobody"), yours: plainly("people", "yours"), hiring: plainly("people", "hiring"),
		robots: plainly("people", "robot"), ofCompany: plainly("label", "company"), ofRole: plainly("label", "role"), unnamed: plainly("label", "unnamed"),
		common: map[string]bool{}, shared: map[string]bool{}, second: map[string]bool{}, joints: plainly("joint", "at"),
	}
	for _, f := range []string{"video", "phone", "onsite"} {
		t.formats[f] = plainly("format", f)
	}
	for _, w := range plainly("company", "common") {
		t.common[w] = true
	}
	for _, w := range all.Words("domain", "shared") {
		t.shared[w] = true
	}
	for _, w := range all.Words("domain", "second") {
		t.second[w] = true
	}
	return t
})

// says reports whether one of some words stands in a text, both as plain makes them. A
// word with * at its end may go on.
func says(text string, words []string) bool {
	for _, w := range words {
		if stem, open := strings.CutSuffix(w, "*"); open && (strings.HasPrefix(text, stem) || strings.Contains(text, " "+stem)) || !open && contains(text, w) {
			return true
		}
	}
	return false
}
