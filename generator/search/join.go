package search

// index is the parts put together.
type index struct {
	parts []*part
	words []string
	order []int  // the numbers of the terms as the library has them
	tails []tail // by number of the term times len(fields), plus that of the field
	size  int    // of all postings as they are written
}

// tail is where the postings of a term in a field end, as far as they are known.
type tail struct {
	next  uint32 // number of the document after that of the last posting
	count uint32 // of postings
	at    uint32 // how much they take, later where the next is written
}

// join puts the parts together, in their order. So terms keep the order in
// which they were met.
func join(parts []*part) *index {
	all := &parts[0].terms
	for _, p := range parts[1:] {
		as := make([]uint32, len(p.terms.words))
		for i, word := range p.terms.words {
			as[i] = all.number([]byte(word), sumOf([]byte(word)))
		}
		for i := range p.postings {
			p.postings[i].term = as[p.postings[i].term]
		}
	}
	x := &index{parts: parts, words: all.words, order: inTree(all.words), tails: make([]tail, len(all.words)*len(fields))}
	x.measure()
	return x
}

// each calls do for every posting: with its tail, the document and how often the
// term stands there.
func (x *index) each(do func(t *tail, doc, count uint32)) {
	doc := uint32(0)
	for _, p := range x.parts {
		at := 0
		for i := range p.lengths {
			for f, length := range p.lengths[i] {
				for _, e := range p.postings[at : at+int(length)] {
					do(&x.tails[int(e.term)*len(fields)+f], doc, e.count)
				}
				at += int(length)
			}
			doc++
		}
	}
}

// measure reckons where the postings of each term are written.
func (x *index) measure() {
	x.each(func(t *tail, doc, count uint32) {
		head, more := packed(doc-t.next, count)
		t.at += width(head)
		if more {
			t.at += width(count - 2)
		}
		t.count++
		t.next = doc + 1
	})
	for _, term := range x.order {
		for f := range fields {
			t := &x.tails[term*len(fields)+f]
			size := width(t.count) + t.at
			t.at = uint32(x.size)
			x.size += int(size)
		}
	}
}

// postings gives the postings of all terms, in their order: of each field how
// many there are, then the documents, each by how many lie between it and the
// one before, and how often the term stands there unless that is once.
func (x *index) postings() []byte {
	out := make([]byte, x.size)
	for i := range x.tails {
		t := &x.tails[i]
		t.at += put(out[t.at:], t.count)
		t.next = 0
	}
	x.each(func(t *tail, doc, count uint32) {
		head, more := packed(doc-t.next, count)
		t.at += put(out[t.at:], head)
		if more {
			t.at += put(out[t.at:], count-2)
		}
		t.next = doc + 1
	})
	return out
}

// packed gives the number that tells of a gap between documents and whether a
// count comes after it, because it is more than one.
func packed(gap, count uint32) (head uint32, more bool) {
	if count > 1 {
		return gap<<1 | 1, true
	}
	return gap << 1, false
}
