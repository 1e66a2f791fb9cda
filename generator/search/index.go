package search

// index is where each term stands.
type index struct {
	terms   []*term // in the order in which they were met, as the library meets them
	known   map[string]*term
	lengths [][len(fields)]int // of each document, how many different terms each field has
}

// term is a term and where it stands, by field.
type term struct {
	word   string
	places [len(fields)]places
}

// places are the documents that have a term in a field, as they are written but
// for the last one, which may have it once more.
type places struct {
	count  int // of documents
	doc    int // the last one
	gap    int // how many documents lie between it and the one before
	times  int // how often it has the term
	digits []byte
}

// newIndex reads documents.
func newIndex(docs []Document) *index {
	x := &index{known: map[string]*term{}, lengths: make([][len(fields)]int, len(docs))}
	var room []byte
	for i := range docs {
		d := &docs[i]
		for field, texts := range [len(fields)][]string{{d.Title, d.Heading}, {d.Text}, {d.Tags}} {
			for _, text := range texts {
				room = eachWord(text, room, func(word []byte) {
					if x.term(word).places[field].add(i) {
						x.lengths[i][field]++
					}
				})
			}
		}
	}
	for _, t := range x.terms {
		for field := range t.places {
			t.places[field].end()
		}
	}
	return x
}

func (x *index) term(word []byte) *term {
	t, ok := x.known[string(word)]
	if !ok {
		t = &term{word: string(word)}
		x.known[t.word], x.terms = t, append(x.terms, t)
	}
	return t
}

// add takes down that a document has the term, and reports whether that is new.
func (p *places) add(doc int) bool {
	if p.count > 0 && p.doc == doc {
		p.times++
		return false
	}
	gap := doc
	if p.count > 0 {
		p.end()
		gap = doc - p.doc - 1
	}
	p.count, p.doc, p.gap, p.times = p.count+1, doc, gap, 1
	return true
}

// end writes the last document: the gap before it, and how often it has the term
// unless that is once.
func (p *places) end() {
	switch {
	case p.count == 0:
	case p.times == 1:
		p.digits = appendNumber(p.digits, p.gap<<1)
	default:
		p.digits = appendNumber(appendNumber(p.digits, p.gap<<1|1), p.times-2)
	}
}

// Numbers are written in digits of five bits, the highest first. The last digit
// of a number is one of the signs from '<' to '[', those before it are from ']'
// to '|'. None of them needs another form in a string of a script.
const (
	digitBits = 5
	digitMask = 1<<digitBits - 1
	lastDigit = '<'
	moreDigit = ']'
)

// appendNumber appends a number.
func appendNumber(out []byte, n int) []byte {
	shift := 0
	for n>>shift > digitMask {
		shift += digitBits
	}
	for ; shift > 0; shift -= digitBits {
		out = append(out, byte(moreDigit+n>>shift&digitMask))
	}
	return append(out, byte(lastDigit+n&digitMask))
}
