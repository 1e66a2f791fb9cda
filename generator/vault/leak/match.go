package leak

import (
	"bytes"
	"slices"
	"strings"
)

// matcher finds many texts in one pass: the last six bytes, with ASCII letters
// in lower case, are one number; a bit set says for nearly all places that no
// text begins there, and a map gives the few that could.
type matcher struct {
	bits  []uint64
	texts map[uint64][]text // by their first six bytes
}

type text struct {
	folded []byte
	was    string // as it was added
	kind   string
}

const (
	hashBits  = 22 // half a megabyte of bits
	firstMask = 1<<(8*Least) - 1
)

// lower folds ASCII capitals.
var lower = func() (t [256]byte) {
	for i := range t {
		t[i] = byte(i)
	}
	for c := 'A'; c <= 'Z'; c++ {
		t[c] = byte(c + 'a' - 'A')
	}
	return t
}()

func fold(s string) []byte {
	folded := []byte(s)
	for i, b := range folded {
		folded[i] = lower[b]
	}
	return folded
}

func hash(first uint64) uint64 { return first * 0x9e3779b97f4a7c15 >> (64 - hashBits) }

func newMatcher(known Known) *matcher {
	m := &matcher{bits: make([]uint64, 1<<hashBits/64), texts: make(map[uint64][]text, len(known))}
	for was, kind := range known {
		for _, spelling := range spellings(was) {
			folded := fold(spelling)
			if len(folded) < Least {
				continue
			}
			first := firstOf(folded)
			h := hash(first)
			m.bits[h/64] |= 1 << (h % 64)
			m.texts[first] = append(m.texts[first], text{folded: folded, was: was, kind: kind})
		}
	}
	// The longest comes first, and equal ones in a fixed order, so that the
	// same search gives the same finds.
	for _, texts := range m.texts {
		slices.SortFunc(texts, func(a, b text) int {
			if len(a.folded) != len(b.folded) {
				return len(b.folded) - len(a.folded)
			}
			return strings.Compare(a.was, b.was)
		})
	}
	return m
}

func firstOf(folded []byte) (first uint64) {
	for _, b := range folded[:Least] {
		first = first<<8 | uint64(b)
	}
	return first
}

// match calls found for every known text at every place, with where it begins.
func (m *matcher) match(data []byte, found func(t text, at int)) {
	var first uint64
	for i, b := range data {
		first = (first<<8 | uint64(lower[b])) & firstMask
		if h := hash(first); m.bits[h/64]&(1<<(h%64)) == 0 || i < Least-1 {
			continue
		}
		at := i - Least + 1
		for _, t := range m.texts[first] {
			if at+len(t.folded) <= len(data) && equalFolded(data[at:at+len(t.folded)], t.folded) {
				found(t, at)
			}
		}
	}
}

func equalFolded(data, folded []byte) bool {
	for i, b := range folded {
		if lower[data[i]] != b {
			return false
		}
	}
	return true
}

// remove takes a text out, in every spelling.
func (m *matcher) remove(was string) {
	for first, texts := range m.texts {
		m.texts[first] = slices.DeleteFunc(texts, func(t text) bool { return t.was == was })
	}
}

const (
	// A text of so many bytes does not come about by chance.
	sure = 10
	// A shorter one counts in a run of text of so many bytes.
	run = 16
)

// plausible reports whether a match could be somebody's text and not chance.
func plausible(data []byte, at, length int) bool {
	if length >= sure || len(data) < run {
		return true
	}
	begin, end := at, at+length
	for begin > 0 && end-begin < run && isText(data[begin-1]) {
		begin--
	}
	for end < len(data) && end-begin < run && isText(data[end]) {
		end++
	}
	return end-begin >= run || begin == 0 && end == len(data)
}

// isText reports whether a byte is printable ASCII or white space. Letters of
// other scripts are left out: half of all random bytes look like theirs.
func isText(b byte) bool { return b >= ' ' && b <= '~' || bytes.IndexByte([]byte("\t\r\n"), b) >= 0 }
