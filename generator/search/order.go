package search

import (
	"cmp"
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// In MiniSearch the terms stand in a radix tree whose nodes are maps, and a map
// keeps the order in which its keys were set. An edge is set again when it is
// cut, so it stands where its last cut put it; and the library walks the tree
// from the last edge to the first. inTree follows that without making the tree:
// all that matters is when each term came.

// key is a term as the library sees it, in UTF-16.
type key struct {
	units []uint16
	term  int // its number, which is when it came
}

// inTree gives the numbers of the terms in the order of the library's tree.
func inTree(words []string) []int {
	keys := make([]key, len(words))
	size := 0
	for _, word := range words {
		size += len(word)
	}
	room := make([]uint16, 0, size)
	for i, word := range words {
		from := len(room)
		for at := 0; at < len(word); {
			r, n := utf8.DecodeRuneInString(word[at:])
			room, at = utf16.AppendRune(room, r), at+n
		}
		keys[i] = key{room[from:len(room):len(room)], i}
	}
	slices.SortFunc(keys, func(a, b key) int { return slices.Compare(a.units, b.units) })
	o := &order{terms: make([]int, 0, len(words))}
	if len(keys) > 0 {
		o.walk(keys, 0, -1)
	}
	return o.terms
}

// order is a walk through the tree.
type order struct {
	terms []int
	edges []edge // of the nodes from the root to where the walk is
}

// edge leads from a node to the terms below it.
type edge struct {
	keys  []key
	depth int // how much of the terms the node at its end stands for
	born  int // when that node came to be
	set   int // when the edge was set the last time
	first int // when the first term behind it came
}

// walk adds the terms of a node, which share their first depth units. The node
// came to be when the term of the number born came.
func (o *order) walk(keys []key, depth, born int) {
	from := len(o.edges)
	if len(keys[0].units) == depth { // the term that ends here
		at := keys[0].term
		o.edges = append(o.edges, edge{keys: keys[:1], depth: depth, born: at, set: at, first: at})
		keys = keys[1:]
	}
	for len(keys) > 0 {
		n := 1
		for n < len(keys) && keys[n].units[depth] == keys[0].units[depth] {
			n++
		}
		o.edges = append(o.edges, edgeTo(keys[:n], born))
		keys = keys[n:]
	}
	edges := o.edges[from:]
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(b.set, a.set), cmp.Compare(b.first, a.first)) })
	for i := range len(edges) {
		e := o.edges[from+i] // o.edges may have moved
		if len(e.keys) == 1 {
			o.terms = append(o.terms, e.keys[0].term)
		} else {
			o.walk(e.keys, e.depth, e.born)
		}
	}
	o.edges = o.edges[:from]
}

// edgeTo gives the edge to some terms, from a node that came to be with the
// term of the number above.
func edgeTo(keys []key, above int) edge {
	const never = int(^uint(0) >> 1)
	if len(keys) == 1 {
		only := keys[0].term
		return edge{keys: keys, depth: len(keys[0].units), born: only, set: max(above, only), first: only}
	}
	e := edge{keys: keys, depth: common(keys[0].units, keys[len(keys)-1].units), first: never}
	// The node is there as soon as a term ends at it or a second way leads on.
	end, second, way := never, never, never
	for i := range keys {
		k := &keys[i]
		switch {
		case len(k.units) == e.depth:
			end = k.term
			continue
		case i > 0 && len(keys[i-1].units) > e.depth && keys[i-1].units[e.depth] == k.units[e.depth]:
			way = min(way, k.term)
		default:
			e.first, second = least(e.first, second, way)
			way = k.term
		}
	}
	e.first, second = least(e.first, second, way)
	e.born = min(end, second)
	e.first = min(e.first, end)
	e.set = max(above, e.born)
	return e
}

// least gives the two smallest of three, of which a is smaller than b.
func least(a, b, c int) (int, int) {
	if c < a {
		return c, a
	}
	return a, min(b, c)
}

func common(a, b []uint16) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
