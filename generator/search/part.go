package search

import "math/bits"

// posting is how often a term stands in one field of a document. Which field of
// which document is told by its place among the postings.
type posting struct{ term, count uint32 }

// part is the index of some of the documents, in their order. Terms are
// numbered in the order in which they were met.
type part struct {
	terms    terms
	postings []posting             // by document, and in it by field
	lengths  [][len(fields)]uint32 // postings in each field of each document
	places   []uint32              // of each term, the place behind its last posting
	field    int                   // where the postings of the field begin that is being read
	add      func([]byte, uint64)  // takes a word of that field in
	room     []byte
}

// readPart reads documents.
func readPart(docs []Document) *part {
	size := 0
	for i := range docs {
		size += len(docs[i].Title) + len(docs[i].Text) + len(docs[i].Tags)
	}
	p := &part{lengths: make([][len(fields)]uint32, len(docs)), postings: make([]posting, 0, size/8+16), places: make([]uint32, 0, 4096)}
	p.terms.grow(4096)
	p.add = p.word
	var title []posting // of the title that was read last, without a heading
	for i := range docs {
		d, length := &docs[i], &p.lengths[i]
		p.begin()
		if i > 0 && d.Title == docs[i-1].Title {
			for _, e := range title { // the parts of a note all have its title
				p.postings = append(p.postings, e)
				p.places[e.term] = uint32(len(p.postings))
			}
		} else {
			p.read(d.Title)
			title = append(title[:0], p.postings[p.field:]...)
		}
		p.read(d.Heading)
		length[0] = p.begin()
		p.read(d.Text)
		length[1] = p.begin()
		p.read(d.Tags)
		length[2] = p.begin()
	}
	return p
}

// begin begins another field and says how many postings the one before has.
func (p *part) begin() uint32 {
	before := len(p.postings) - p.field
	p.field = len(p.postings)
	return uint32(before)
}

func (p *part) read(text string) { p.room = eachWord(text, p.room, p.add) }

// word takes a word in.
func (p *part) word(word []byte, sum uint64) {
	term := p.terms.number(word, sum)
	if int(term) == len(p.places) {
		p.places = append(p.places, 0)
	}
	if at := int(p.places[term]); at > p.field {
		p.postings[at-1].count++
		return
	}
	p.postings = append(p.postings, posting{term, 1})
	p.places[term] = uint32(len(p.postings))
}

// terms numbers words.
type terms struct {
	words []string
	slots []slot // a power of two of them, at most half of them taken
	shift int    // of a sum that is spread, to give a slot
}

// slot holds a word's sum and number.
type slot struct {
	sum    uint64
	number uint32 // from 1; 0 if the slot is free
}

// first gives the slot where the search for a sum begins.
func (t *terms) first(sum uint64) uint64 { return sum * 0x9e3779b97f4a7c15 >> t.shift }

// number gives the number of a word, a new one if it has none yet.
func (t *terms) number(word []byte, sum uint64) uint32 {
	mask := uint64(len(t.slots) - 1)
	at := t.first(sum)
	for ; t.slots[at].number != 0; at = (at + 1) & mask {
		if s := &t.slots[at]; s.sum == sum && (sum&long == 0 || t.words[s.number-1] == string(word)) {
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

// grow makes room for more words; size is a power of two.
func (t *terms) grow(size int) {
	old := t.slots
	t.slots = make([]slot, size)
	t.shift = 65 - bits.Len(uint(size))
	mask := uint64(size - 1)
	for _, s := range old {
		if s.number == 0 {
			continue
		}
		at := t.first(s.sum)
		for t.slots[at].number != 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = s
	}
}
