package theme

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// fewestAlike is how many lines of a theme have to speak of another one.
	fewestAlike = 2
	// mostCompared is how many lines of a theme are looked at.
	mostCompared = 50
	// shortestJoined is how long a word may not be shorter than to stand for a theme
	// in any line: as "go" does not.
	shortestJoined = 4
	// likelyEnough is from what chance on a line speaks of a theme; that several do is
	// as sure as that one surely does.
	likelyEnough = 0.5
	// longEnough is from when on two names of themes may differ by a slip.
	longEnough = 7
)

// Alike returns the theme that the theme of a tag seems to be the same as, which the
// user has not told: one whose name is written almost like the tag, or the one that
// most of the lines with that tag likely speak of without it. Others are the
// names of more themes that only tags name.
func (s *Sorter) Alike(tag string, lines, others []string) (name string, ok bool) {
	short := slug(tag)
	if _, known := s.lex.aliased(short); known || !s.distinctive(short) {
		return "", false
	}
	for _, other := range others {
		if s.almost(short, slug(other)) {
			return slug(other), true
		}
	}
	first := -1
	for alias, topic := range s.lex.aliases {
		if (first < 0 || topic < first) && s.almost(short, alias) {
			first = topic
		}
	}
	if first >= 0 {
		return s.lex.topics[first].name, true
	}
	lines = lines[:min(len(lines), mostCompared)]
	count := map[int]int{}
	for _, text := range lines {
		of := s.Read(Line{Text: text})
		topics := of.topics
		if of.chances != nil {
			if first, _ := best(of.chances); of.chances[first] >= likelyEnough {
				topics = []int{first}
			}
		}
		for _, topic := range topics {
			count[topic]++
		}
	}
	for topic, n := range count {
		if n >= fewestAlike && 2*n > len(lines) && (name == "" || s.lex.topics[topic].name < name) {
			name, ok = s.lex.topics[topic].name, true
		}
	}
	return name, ok
}

// distinctive reports whether a tag can stand for its theme wherever its words do.
func (s *Sorter) distinctive(short string) bool {
	return slices.ContainsFunc(split(short), func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return (utf8.RuneCountInString(word) >= shortestJoined || unspaced(first)) && !small[word] && !s.lex.plain[s.lex.stem(word)]
	})
}

// almost reports whether two names are the same but for hyphens, the forms of their
// words or one slip.
func (s *Sorter) almost(a, b string) bool {
	x, y := strings.ReplaceAll(a, "-", ""), strings.ReplaceAll(b, "-", "")
	if a == b || x == "" || y == "" {
		return false
	}
	return x == y || s.lex.stemSlug(a) == s.lex.stemSlug(b) || min(len(x), len(y)) >= longEnough && x[0] == y[0] && oneSlip(x, y)
}
