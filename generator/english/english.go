// Package english knows how English words are spelled, by Americans,
// Australians, Britons and Canadians: it has a well-kept list of them, SCOWL.
//
// Names and abbreviations are not in it. "go generate" makes it anew.
package english

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"iter"
	"strings"
	"sync"
)

//go:generate sh make.sh

//go:embed english.gz
var packed []byte

// dictionary returns the words one a line and sorted; a line ends with a space
// if the word is a common one.
var dictionary = sync.OnceValue(func() []byte {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // it is part of the program
	}
	all, err := io.ReadAll(r)
	if err != nil {
		panic(err)
	}
	return all
})

// Known reports whether a word in small letters is an English one, in any of
// its forms.
func Known(w string) bool {
	known, _ := look(w)
	return known
}

// Common reports whether a word in small letters is one that most readers
// know: of the sizes up to 50 of SCOWL.
func Common(w string) bool {
	_, common := look(w)
	return common
}

// CommonFrom returns the common words that begin like that, in their order.
func CommonFrom(prefix string) iter.Seq[string] {
	return func(yield func(string) bool) {
		all, first := dictionary(), []byte("\n"+prefix)
		for from := bytes.Index(all, first); from >= 0; {
			end := from + 1 + bytes.IndexByte(all[from+1:], '\n')
			line := all[from+1 : end]
			if !bytes.HasPrefix(line, first[1:]) {
				return
			}
			if name, common := bytes.CutSuffix(line, []byte(" ")); common && !yield(string(name)) {
				return
			}
			from = end
		}
	}
}

// look returns whether the dictionary has a word, and as a common one.
func look(w string) (known, common bool) {
	all := dictionary()
	lo, hi := 0, len(all)
	for lo < hi {
		from := bytes.LastIndexByte(all[:(lo+hi)/2], '\n') + 1
		end := from + bytes.IndexByte(all[from:], '\n')
		line := all[from:end]
		name := bytes.TrimSuffix(line, []byte(" "))
		switch strings.Compare(string(name), w) {
		case 0:
			return true, len(name) < len(line)
		case -1:
			lo = end + 1
		default:
			hi = from
		}
	}
	return false, false
}
