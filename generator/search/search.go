// Package search makes the index of the site's search.
//
// The index is that of MiniSearch 7.2.0, the library that searches it in the
// browser: what [Write] writes, read by layouts/search-read.js, is deep-equal to
// what the library itself makes of the same documents but for the order of the
// terms (serializationVersion 2). So the browser has nothing to do but read it, and a
// journal of any size is searched from file://, from a server and behind the
// lock. A test runs the library and compares.
//
// The form in the file is our own. It takes a third of the library's JSON, and
// less time to write and to read: no text stands in it twice, and a place where
// a term is found is mostly one byte.
//
// Texts are taken apart by [Words], which has a twin in layouts/search-words.js.
// The two have to agree on every text; a test holds them against each other.
package search

import "io"

// Document is one thing that can be found.
type Document struct {
	Kind    string // what it is: a word the page knows, such as "note"
	Page    string // where it stands, as a URL relative to the root of the site
	Anchor  string // the place on that page, as in a URL; "" for the page itself
	Title   string
	Heading string // of the part of a note; stands behind the title
	Text    string // shown with the place highlighted; a line break stands between its parts
	Tags    string
	From    string // where it comes from, to be shown beside the title; not searched
}

// Name is the global variable that the script sets.
const Name = "journalSearchIndex"

// fields are those that are searched, in the order of their numbers in the
// index: the title with the heading, the text, the tags.
var fields = [...]string{"title", "text", "tags"}

// Write writes a classic script that sets [Name] to the index. A document is
// known in the index by its place in docs, from 0. The same documents give the
// same bytes. What follows the same page, title or origin is stored without it,
// so the parts of a note should come one after the other. The error is that of
// out.
func Write(out io.Writer, docs []Document) error {
	x := newIndex(docs)
	if b, ok := out.(interface{ Grow(n int) }); ok { // one that would grow step by step
		b.Grow(sizeOf(docs, x))
	}
	return write(out, docs, x)
}
