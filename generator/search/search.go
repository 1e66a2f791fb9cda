// Package search makes the index of the site's search.
//
// The index is that of MiniSearch 7.2.0, the library that searches it in the
// browser: what [Script] writes is deep-equal to what the library itself makes
// of the same documents, in the same order (serializationVersion 2). So the
// browser has nothing to do but read it, and a journal of any size is searched
// from file://, from a server and behind the lock.
//
// Texts are taken apart by [Words], which has a twin in layouts/search-words.js.
// The two have to agree on every text; a test holds them against each other.
package search

import (
	"runtime"
	"sync"
)

// Document is one thing that can be found.
type Document struct {
	Kind  string // what it is: a word the page knows, such as "note"
	At    string // where it stands, as a URL relative to the root of the site
	Title string
	Text  string // shown with the place highlighted; a line break stands between its parts
	Tags  string
	From  string // where it comes from, to be shown beside the title; not searched
}

// Name is the global variable that the script sets.
const Name = "journalSearchIndex"

// fields are those that are searched, in the order of their numbers in the index.
var fields = [...]struct {
	name string
	of   func(*Document) string
}{
	{"title", func(d *Document) string { return d.Title }},
	{"text", func(d *Document) string { return d.Text }},
	{"tags", func(d *Document) string { return d.Tags }},
}

// Script gives a classic script that sets [Name] to the index as a string of
// JSON, which browsers read faster than the same as an object. A document is
// known in the index by its place in docs, from 0. The same documents give the
// same bytes.
func Script(docs []Document) []byte {
	parts := make([]*part, min(runtime.GOMAXPROCS(0), len(docs)/64+1))
	var all sync.WaitGroup
	for i := range parts {
		from, to := len(docs)*i/len(parts), len(docs)*(i+1)/len(parts)
		all.Go(func() { parts[i] = readPart(docs[from:to], from) })
	}
	all.Wait()
	return write(docs, join(parts))
}
