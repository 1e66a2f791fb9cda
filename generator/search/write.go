package search

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// writer appends the JSON of the index as it stands within a script, between
// single quotes.
type writer struct{ text []byte }

// write gives the script. Its parts are those of MiniSearch's toJSON.
func write(docs []Document, x *index) []byte {
	size := 1024
	for i := range docs {
		d := &docs[i]
		size += len(d.Kind) + len(d.At) + len(d.Title) + len(d.Text) + len(d.Tags) + len(d.From) + 128
	}
	for _, word := range x.words {
		size += len(word) + 32
	}
	w := &writer{make([]byte, 0, size+size/16+len(x.postings)*9)}
	w.raw("var " + Name + " = '")
	w.raw(`{"documentCount":`)
	w.number(len(docs))
	w.raw(`,"nextId":`)
	w.number(len(docs))
	w.raw(`,"documentIds":{`)
	w.list(len(docs), func(i int) {
		w.id(i)
		w.number(i)
	})
	w.raw(`},"fieldIds":{`)
	w.list(len(fields), func(f int) {
		w.string(fields[f].name)
		w.raw(":")
		w.number(f)
	})
	w.raw(`},"fieldLength":{`)
	w.list(len(docs), func(i int) {
		w.id(i)
		w.raw("[")
		w.list(len(fields), func(f int) { w.number(int(x.lengths[i][f])) })
		w.raw("]")
	})
	w.raw(`},"averageFieldLength":[`)
	if len(docs) > 0 {
		w.list(len(fields), func(f int) { w.text = strconv.AppendFloat(w.text, x.average(f), 'f', -1, 64) })
	}
	w.raw(`],"storedFields":{`)
	w.list(len(docs), func(i int) {
		d := &docs[i]
		w.id(i)
		w.raw(`{"kind":`)
		w.string(d.Kind)
		w.raw(`,"at":`)
		w.string(d.At)
		w.raw(`,"title":`)
		w.string(d.Title)
		w.raw(`,"text":`)
		w.string(d.Text)
		w.raw(`,"tags":`)
		w.string(d.Tags)
		w.raw(`,"from":`)
		w.string(d.From)
		w.raw("}")
	})
	w.raw(`},"dirtCount":0,"index":[`)
	order := inTree(x.words)
	w.list(len(order), func(i int) { w.term(x, order[i]) })
	w.raw(`],"serializationVersion":2}`)
	w.raw("';\n")
	return w.text
}

// average gives the average length of a field, reckoned step by step as the
// library does it: the last digits depend on that.
func (x *index) average(f int) float64 {
	average := 0.0
	for i := range x.lengths {
		average = (average*float64(i) + float64(x.lengths[i][f])) / float64(i+1)
	}
	return average
}

// term writes a term and where it stands.
func (w *writer) term(x *index, term int) {
	w.raw("[")
	w.string(x.words[term])
	w.raw(",{")
	first := true
	for f := range fields {
		at := term*len(fields) + f
		found := x.postings[x.starts[at]:x.starts[at+1]]
		if len(found) == 0 {
			continue
		}
		if !first {
			w.raw(",")
		}
		first = false
		w.id(f)
		w.text = append(w.text, '{')
		for i := range found {
			if i > 0 {
				w.text = append(w.text, ',')
			}
			w.id(int(found[i].place) / len(fields))
			w.number(int(found[i].count))
		}
		w.text = append(w.text, '}')
	}
	w.raw("}]")
}

func (w *writer) raw(s string) { w.text = append(w.text, s...) }
func (w *writer) number(n int) { w.text = strconv.AppendInt(w.text, int64(n), 10) }

// id writes a number as a key.
func (w *writer) id(n int) {
	w.text = append(w.text, '"')
	w.number(n)
	w.text = append(w.text, '"', ':')
}

// list writes n things with commas between.
func (w *writer) list(n int, each func(int)) {
	for i := range n {
		if i > 0 {
			w.text = append(w.text, ',')
		}
		each(i)
	}
}

// escapes are the bytes that need another form, in JSON and then in a script.
// Line ends that only scripts know (U+2028) may stand in strings since ES2019.
var escapes = func() (table [256]string) {
	const hex = "0123456789abcdef"
	for c := range byte(' ') {
		table[c] = `\\u00` + string([]byte{hex[c>>4], hex[c&15]})
	}
	table['\n'] = `\\n`
	table['\t'] = `\\t`
	table['"'] = `\\"`
	table['\\'] = `\\\\`
	table['\''] = `\'`
	return table
}()

// string writes a string.
func (w *writer) string(s string) {
	start := len(w.text)
	w.text = append(w.text, '"')
	from := 0
	var all byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		all |= c
		if isEscaped[c] {
			w.text = append(append(w.text, s[from:i]...), escapes[c]...)
			from = i + 1
		}
	}
	if all >= utf8.RuneSelf && !utf8.ValidString(s) {
		w.text = w.text[:start]
		w.string(strings.ToValidUTF8(s, "\ufffd"))
		return
	}
	w.text = append(append(w.text, s[from:]...), '"')
}

// isEscaped tells which bytes escapes has a form for.
var isEscaped = func() (table [256]bool) {
	for c, e := range escapes {
		table[c] = e != ""
	}
	return table
}()
