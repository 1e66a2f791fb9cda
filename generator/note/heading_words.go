package note

import (
	"slices"
	"strings"
	"sync"
)

// headingBooks are the words of headings by language, with those for people and posts of
// other lists.
var headingBooks = sync.OnceValue(func() []*phrasebook {
	return newPhrasebooks([]string{"heading-sense", "heading-frame", "title", "honorific", "key"}, func(list, entry string) bool {
		switch list {
		case "title":
			return entry == "post" || entry == "group"
		case "honorific":
			return entry == "before"
		case "key":
			return entry == "company" || entry == "role"
		}
		return true
	})
})

// heading reads the words of a heading. score is how many of them are known; those that
// say something count for more.
func (b *phrasebook) heading(words []string) (h headingSense, score int) {
	h.unknown = len(words)
	next := 0
	loose := func(to int) {
		for ; next < to; next++ {
			p := b.slip(words[next], next)
			if p.by == slip {
				h.unknown--
				score++ // less than a word that is known, which may be another language's
			}
			h.parts = append(h.parts, p)
		}
	}
	for _, f := range b.find(words) {
		loose(f.at)
		p := partOf(f)
		h.unknown -= len(f.words)
		score += 2 * len(f.words)
		if p.is != "frame" {
			score += len(f.words)
		}
		h.parts = append(h.parts, p)
		next = max(next, f.at+len(f.words))
	}
	loose(len(words))
	return h, score
}

// slip is who did what a word says that is known but for a letter: nobody.
const slip = "slip"

// slip returns a part for a word that is not known as it stands.
func (b *phrasebook) slip(word string, at int) headingPart {
	p := headingPart{at: at, end: at + 1}
	if strings.Trim(word, "0123456789") == "" {
		p.is, p.by = "frame", slip
	}
	if len(word) < shortestSlip {
		return p
	}
	known := headingCores()[b.lang]
	for _, w := range known.words {
		if w[0] == word[0] && (isSlip(word, w) || known.open[w] && len(word) > len(w) && isSlip(word[:len(w)], w)) {
			p.is, p.by = known.is[w], slip
			break
		}
	}
	return p
}

// isSlip reports whether a word is another one but for two letters that changed places,
// or one inside it that is missing or too many. Another last letter is another word.
func isSlip(word, known string) bool {
	if len(word) == len(known) {
		return swapped(word, []string{known}) != ""
	}
	short, long := word, known
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(long) != len(short)+1 || short[len(short)-1] != long[len(long)-1] {
		return false
	}
	i := 0
	for i < len(short) && short[i] == long[i] {
		i++
	}
	return short[i:] == long[i+1:]
}

// shortestSlip is how long a word has to be, in bytes, that may be taken for another.
const shortestSlip = 6

type coreWords struct {
	words []string
	is    map[string]string
	open  map[string]bool // any ending may follow
}

var slipping = []string{"question", "feedback", "remark", "well", "improve", "good", "bad"}

// headingCores are the single words that say what a heading is about.
var headingCores = sync.OnceValue(func() map[string]coreWords {
	all := map[string]coreWords{}
	for _, b := range headingBooks() {
		known := coreWords{is: map[string]string{}, open: map[string]bool{}}
		for _, m := range []map[string][]*phrase{b.whole, b.opened} {
			for _, list := range m {
				for _, p := range list {
					if len(p.words) != 1 || len(p.words[0]) < shortestSlip {
						continue
					}
					if is := partOf(found{phrase: p}).is; slices.Contains(slipping, is) {
						known.words = append(known.words, p.words[0])
						known.is[p.words[0]], known.open[p.words[0]] = is, p.open[0]
					}
				}
			}
		}
		slices.Sort(known.words)
		all[b.lang] = known
	}
	return all
})

// partOf returns what a phrase stands for: of several the nearest to what is read.
func partOf(f found) headingPart {
	p := headingPart{at: f.at, end: f.end}
	for _, m := range f.means {
		is := m.name
		switch m.list {
		case "heading-frame":
			is = "frame"
		case "title", "honorific":
			is = "person"
		case "key":
			is = "post"
		}
		if p.is == "" || p.is == "frame" && (is == "i" || is == "my" || is == "me") {
			p.is, p.by = is, m.by
		}
	}
	return p
}
