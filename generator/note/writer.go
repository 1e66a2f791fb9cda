package note

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// bodyWriter is what a note is rendered into. goldmark writes straight into
// it; links inside the journal leave a place open in refs.
type bodyWriter struct {
	bytes.Buffer
	r       *reading
	refs    []Ref
	entries []entryID // of the block that is rendered next, in order
	next    int       // the first of entries that is not rendered yet
	levels  []int     // source levels of the headings that are open, to shift them without a skip
	lines   []int     // of the source
	plain   []byte    // to collect the inline text of a block in
	text    plainWriter
}

// entryID is the id that a list item or callout gets.
type entryID struct {
	node ast.Node
	id   string
}

// writeID writes the id of a node that is an entry. Entries are rendered in
// the order in which they were found.
func (w *bodyWriter) writeID(n ast.Node) {
	if w.next == len(w.entries) || w.entries[w.next].node != n {
		return
	}
	w.WriteString(` id="`)
	w.escape(w.entries[w.next].id)
	w.WriteByte('"')
	w.next++
}

// putBack lets the next note use the memory of this one.
func (w *bodyWriter) putBack(rd *Reader) {
	w.Reset()
	clear(w.entries[:cap(w.entries)]) // they hold on to the whole note
	clear(w.refs)
	clear(w.text.headings)
	w.text = plainWriter{text: w.text.text[:0], headings: w.text.headings[:0]}
	w.r, w.entries, w.next, w.refs, w.levels = nil, w.entries[:0], 0, w.refs[:0], w.levels[:0]
	rd.writers.Put(w)
}

// Available, Buffered and Flush make the writer a util.BufWriter, so that
// goldmark does not put another buffer before it.
func (w *bodyWriter) Available() int { return w.Buffer.Available() }
func (w *bodyWriter) Buffered() int  { return 0 }
func (w *bodyWriter) Flush() error   { return nil }

// open writes the beginning of a tag and leaves the place for the address.
func (w *bodyWriter) open(tag, target string, wiki bool, pos int, n ast.Node) {
	w.WriteString(tag)
	if pos < 0 {
		pos = blockStart(n)
	}
	w.refs = append(w.refs, Ref{Target: target, Wiki: wiki, Image: strings.HasPrefix(tag, "<img"), Pos: w.r.src.pos(w.r.base + pos), at: w.Len()})
}
