package search

// posting is how often a term stands in one field of a document.
type posting struct {
	term  uint32
	place uint32 // number of the document times len(fields), plus that of the field
	count uint32
}

// slot is where the postings of its term in its field stand in index.starts.
func (p posting) slot() int { return int(p.term)*len(fields) + int(p.place)%len(fields) }

// part is the index of some of the documents, in their order. Terms are
// numbered in the order in which they were met.
type part struct {
	terms    terms
	postings []posting
	lengths  [][len(fields)]int32 // different terms in each field of each document
}

// readPart reads documents, the first of which has the number from.
func readPart(docs []Document, from int) *part {
	size := 0
	for i := range docs {
		size += len(docs[i].Title) + len(docs[i].Text) + len(docs[i].Tags)
	}
	p := &part{lengths: make([][len(fields)]int32, len(docs)), postings: make([]posting, 0, size/8+16)}
	p.terms.grow(256)
	last := make([]uint32, 0, 1024) // of each term, the place behind its last posting
	var room []byte
	for i := range docs {
		for f := range fields {
			start := len(p.postings)
			room = eachWord(fields[f].of(&docs[i]), room, func(word []byte) {
				term := p.terms.number(word)
				if int(term) == len(last) {
					last = append(last, 0)
				}
				if at := int(last[term]); at > start {
					p.postings[at-1].count++
					return
				}
				p.postings = append(p.postings, posting{term, uint32((from+i)*len(fields) + f), 1})
				last[term] = uint32(len(p.postings))
			})
			p.lengths[i][f] = int32(len(p.postings) - start)
		}
	}
	return p
}

// terms numbers words.
type terms struct {
	words []string
	slots []slot // a power of two of them, at most half of them taken
}

// slot holds a word's number and its sum.
type slot struct {
	sum    uint32
	number uint32 // from 1; 0 if the slot is free
}

// number gives the number of a word, a new one if it has none yet.
func (t *terms) number(word []byte) uint32 {
	sum := uint32(2166136261) // FNV-1a
	for _, c := range word {
		sum = (sum ^ uint32(c)) * 16777619
	}
	mask := uint32(len(t.slots) - 1)
	at := (sum ^ sum>>15) & mask
	for ; t.slots[at].number != 0; at = (at + 1) & mask {
		if s := t.slots[at]; s.sum == sum && t.words[s.number-1] == string(word) {
			return s.number - 1
		}
	}
	t.words = append(t.words, string(word))
	t.slots[at] = slot{sum, uint32(len(t.words))}
	if 2*len(t.words) > len(t.slots) {
		t.grow(2 * len(t.slots))
	}
	return uint32(len(t.words) - 1)
}

// grow makes room for more words.
func (t *terms) grow(size int) {
	old := t.slots
	t.slots = make([]slot, size)
	mask := uint32(size - 1)
	for _, s := range old {
		if s.number == 0 {
			continue
		}
		at := (s.sum ^ s.sum>>15) & mask
		for t.slots[at].number != 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = s
	}
}

// index is the parts put together: the postings of term t in field f are
// postings[starts[t*len(fields)+f]:starts[t*len(fields)+f+1]], by document.
type index struct {
	words    []string
	starts   []uint32
	postings []posting
	lengths  [][len(fields)]int32
}

// join puts the parts together, in their order. So terms keep the order in
// which they were met.
func join(parts []*part) *index {
	x := &index{}
	all := &parts[0].terms
	count := 0
	for n, p := range parts {
		x.lengths = append(x.lengths, p.lengths...)
		count += len(p.postings)
		if n == 0 {
			continue
		}
		as := make([]uint32, len(p.terms.words))
		for i, word := range p.terms.words {
			as[i] = all.number([]byte(word))
		}
		for i := range p.postings {
			p.postings[i].term = as[p.postings[i].term]
		}
	}
	x.words = all.words
	x.starts = make([]uint32, len(x.words)*len(fields)+1)
	for _, p := range parts {
		for _, e := range p.postings {
			x.starts[e.slot()+1]++
		}
	}
	for i := range x.starts[1:] {
		x.starts[i+1] += x.starts[i]
	}
	next := append([]uint32(nil), x.starts...)
	x.postings = make([]posting, count)
	for _, p := range parts {
		for _, e := range p.postings {
			at := &next[e.slot()]
			x.postings[*at] = e
			*at++
		}
	}
	return x
}
