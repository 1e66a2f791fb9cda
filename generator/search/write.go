package search

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// writer writes the script, in pieces.
type writer struct {
	out  io.Writer
	text []byte
	err  error
}

// pieceSize is about how much is written at once.
const pieceSize = 64 << 10

// write writes the script. layouts/search-read.js says how it is read.
func write(out io.Writer, docs []Document, x *index) error {
	w := &writer{out: out, text: make([]byte, 0, pieceSize+pieceSize/4)}
	w.raw("var " + Name + " = {\n")
	w.raw("count: " + strconv.Itoa(len(docs)) + ",\n")
	w.raw("text: '")
	kinds, numbers := w.documents(docs, x)
	w.raw("',\nkinds: '" + strings.Join(kinds, " ") + "',\ndocuments: '")
	w.bytes(numbers)
	w.raw("',\nterms: '")
	for i, term := range x.terms {
		if i > 0 {
			w.raw(" ")
		}
		w.raw(term.word)
		w.flush(pieceSize)
	}
	w.raw("',\npostings: '")
	for _, term := range x.terms {
		for i := range term.places {
			w.text = append(appendNumber(w.text, term.places[i].count), term.places[i].digits...)
		}
		w.flush(pieceSize)
	}
	w.raw("',\n};\n")
	w.flush(0)
	return w.err
}

// sizeOf returns about how many bytes the script has.
func sizeOf(docs []Document, x *index) int {
	size := 32 * len(docs)
	for i := range docs {
		d := &docs[i]
		size += len(d.Text) + len(d.Heading) + len(d.Tags)
		if i == 0 || d.Title != docs[i-1].Title {
			size += len(d.Page) + len(d.Title) + len(d.From)
		}
	}
	for _, term := range x.terms {
		size += len(term.word) + 1
		for i := range term.places {
			size += 2 + len(term.places[i].digits)
		}
	}
	return size + size/64
}

// documents writes the texts of the documents, one after the other, and gives
// the kinds that there are and the numbers that tell which text is which.
func (w *writer) documents(docs []Document, x *index) (kinds []string, numbers []byte) {
	numbers = make([]byte, 0, 16*len(docs))
	var before Document
	for i := range docs {
		d := &docs[i]
		kind := slices.Index(kinds, d.Kind)
		if kind < 0 {
			kind = len(kinds)
			kinds = append(kinds, d.Kind)
		}
		flags := 0
		again := [...]bool{d.Page == before.Page, d.Title == before.Title, d.From == before.From}
		for n, same := range again {
			if same {
				flags |= 1 << n
			}
		}
		numbers = appendNumber(numbers, kind<<len(again)|flags)
		for n, text := range [...]string{d.Page, d.Title, d.From, d.Anchor, d.Heading, d.Text, d.Tags} {
			if n >= len(again) || !again[n] {
				numbers = appendNumber(numbers, w.string(text))
			}
		}
		for _, length := range x.lengths[i] {
			numbers = appendNumber(numbers, length)
		}
		w.flush(pieceSize)
		before = *d
	}
	return kinds, numbers
}

func (w *writer) raw(s string) { w.text = append(w.text, s...) }

// bytes writes what needs no other form, without copying it.
func (w *writer) bytes(text []byte) {
	w.flush(0)
	if w.err == nil {
		_, w.err = w.out.Write(text)
	}
}

// flush writes what there is if it is more than so much.
func (w *writer) flush(least int) {
	if len(w.text) <= least {
		return
	}
	if w.err == nil {
		_, w.err = w.out.Write(w.text)
	}
	w.text = w.text[:0]
}

// escapes are the bytes that need another form between single quotes. Line ends
// that only scripts know (U+2028) may stand in strings since ES2019.
var escapes = [256]string{'\n': `\n`, '\r': `\r`, '\\': `\\`, '\'': `\'`}

// isEscaped tells which bytes escapes has a form for.
var isEscaped = [256]bool{'\n': true, '\r': true, '\\': true, '\'': true}

// string writes a string and gives its length in UTF-16, as scripts count.
func (w *writer) string(s string) (length int) {
	from := 0
	all := byte(0)
	start := len(w.text)
	for i := 0; i < len(s); i++ {
		c := s[i]
		all |= c
		if isEscaped[c] {
			w.text = append(append(w.text, s[from:i]...), escapes[c]...)
			from = i + 1
		}
	}
	if all < utf8.RuneSelf {
		w.text = append(w.text, s[from:]...)
		return len(s)
	}
	if !utf8.ValidString(s) {
		w.text = w.text[:start]
		return w.string(strings.ToValidUTF8(s, "\ufffd"))
	}
	w.text = append(w.text, s[from:]...)
	for _, r := range s {
		length++
		if r >= 1<<16 {
			length++
		}
	}
	return length
}
