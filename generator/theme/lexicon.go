package theme

import (
	_ "embed"
	"maps"
	"slices"
	"sync"
)

// compiled is the lexicon files in the form that is read quickly at every start;
// unpacker explains it.
//
//go:generate go run ./compile
//go:embed lexicon/compiled.bin
var compiled string

const (
	// enough is the weight from which on a line belongs to a theme: one sure or
	// likely rule, or two hints.
	enough = 4
	// gapWords is how many words may stand in a gap of a phrase.
	gapWords = 3
	// shortestStart is the shortest beginning of a word that a rule may name.
	shortestStart = 2
	// aboutSubject is added for a topic that is about what is talked of, such
	// as salary: "a short answer on the notice period" is about the notice
	// period rather than about short answers.
	aboutSubject = 3
	// ownWeight is the weight of a user's own words: above anything the
	// built-in rules of one theme can add up to.
	ownWeight = 1000
)

// topic is one theme of the lexicon or of the user.
type topic struct {
	name, title, advice string
	subject             bool // about what is talked of, not how
}

// lexicon is what the lexicon files say, and what the user has added.
type lexicon struct {
	topics  []topic
	builtIn int            // how many of them are not the user's
	aliases map[string]int // slug of a name, tag or stemmed tag -> topic

	same   map[string]string // "forgot" -> "forget"
	keep   map[string]bool   // words that are their own stem
	plain  map[string]bool   // stems that say nothing about the subject
	stems  map[string][]int  // stem -> items it stands for
	starts map[string][]int  // beginning of a word -> items
	exact  map[string][]int  // whole folded word -> items
	rules  []rule
	keyed  [][]int                // item -> rules filed under it; items count from 1
	uses   map[string]uses        // key of a word -> the topics that use it
	known  map[string]bool        // folded words and stems of the lexicon
	alike  map[wordShape][]string // known words that may be misspelled

	own      map[string]int // known words that the user has added, in order
	ownItems map[string]int // stem of a user's word -> item
}

// rule says: where all these phrases stand in a line, and none of the barred
// items, the line speaks of the topic.
type rule struct {
	topic   int
	weight  float64
	lang    int // of languages; its rules say nothing of lines in others
	phrases []phrase
	barred  []int
}

// phrase is a run of items. Bit i of gaps allows up to three words between item
// i and the one before.
type phrase struct {
	items []int
	gaps  uint64
}

// builtIn returns the lexicon of this program. It is read once and never changed.
var builtIn = sync.OnceValue(func() *lexicon { return unpack(compiled) })

// copied returns a lexicon to which a user's own words can be added. What it does
// not change is shared.
func (lex *lexicon) copied() *lexicon {
	c := *lex
	c.topics, c.rules, c.keyed = slices.Clone(lex.topics), slices.Clone(lex.rules), slices.Clone(lex.keyed)
	c.aliases, c.stems, c.known = maps.Clone(lex.aliases), maps.Clone(lex.stems), maps.Clone(lex.known)
	c.alike, c.own, c.ownItems = maps.Clone(lex.alike), map[string]int{}, map[string]int{}
	return &c
}
