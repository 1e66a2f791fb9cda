// Package theme sorts the lessons a job seeker writes under "To improve" into
// themes by what they say, so that "Rambled for five minutes" and "Get to the
// point sooner" count as one thing to practise.
//
// A lesson with tags goes where its tags say. A lesson without goes to the one
// theme of a small lexicon whose words and phrases it uses most, or to the
// user's own words for a theme, which win. A lesson no theme fits joins those
// that share its rare words, or stays by itself.
//
//	s := theme.New(map[string][]string{"concise": {"long-winded"}})
//	groups := s.Sort([]theme.Line{{Text: "Rambled again"}, {Text: "Read up on joins", Tags: []string{"sql"}}})
//
// The lexicon is the text files in the folder lexicon; words.txt explains how
// to read and extend them, and go generate compiles them into what the program
// reads. Which lessons stand together, and under which name,
// depends only on the set of lessons, not on their order. No text is an error.
package theme

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// Line is one lesson as written. Tags are without their "#".
type Line struct {
	Text string
	Tags []string
}

// Group is one theme and the lessons that belong to it.
type Group struct {
	Name   string // short and fit for an address: "concise"
	Title  string // for people: "Answer first, then the details"
	Advice string // one sentence on what to practise; empty unless built in
	Lines  []int  // positions in what was given to Sort, ascending
	Known  bool   // a built-in theme or one of the user's own
}

// Sorter sorts lessons into themes. It is safe for concurrent use.
type Sorter struct {
	lex     *lexicon
	readers sync.Pool // of *reader: they know the words they have met
}

// New returns a Sorter that knows the built-in themes and the user's own: theme
// name to words and phrases. A name or tag of a built-in theme extends that
// theme, any other name makes a new one. Words without a letter are ignored.
func New(own map[string][]string) *Sorter {
	if len(own) == 0 {
		return &Sorter{lex: builtIn()}
	}
	lex := builtIn().copied()
	names := slices.Sorted(maps.Keys(own))
	topics := make([]int, len(names))
	for i, name := range names {
		topics[i] = lex.ownTopic(name)
	}
	for i, name := range names {
		if topics[i] < 0 {
			continue
		}
		for _, word := range own[name] {
			lex.ownWord(word, topics[i])
		}
	}
	return &Sorter{lex: lex}
}

// ownTopic finds or makes the topic a user's theme name stands for, or -1.
func (lex *lexicon) ownTopic(name string) int {
	short := slug(name)
	if short == "" {
		return -1
	}
	if topic, ok := lex.aliased(short); ok {
		return topic
	}
	n := len(lex.topics)
	lex.topics = append(lex.topics, topic{name: short, title: shorten(name)})
	lex.aliases[short] = n
	return n
}

// ownWord adds a word or phrase of the user's own, as a rule and as a tag.
func (lex *lexicon) ownWord(text string, topic int) {
	var p phrase
	for _, word := range split(text) {
		if small[word] {
			continue
		}
		p.items = append(p.items, lex.ownItem(word))
	}
	if len(p.items) == 0 {
		return
	}
	key := p.items[0]
	lex.keyed[key] = append(lex.keyed[key], len(lex.rules))
	lex.rules = append(lex.rules, rule{topic: topic, weight: ownWeight, phrases: []phrase{p}})
	if short := slug(text); lex.topics[topic].name != short {
		lex.aliases[short] = topic
	}
}

// ownItem returns the item of one word of the user's, taken as it stands: none of
// the signs of a rule.
func (lex *lexicon) ownItem(word string) int {
	stem := lex.stem(word)
	if item, ok := lex.ownItems[stem]; ok {
		return item
	}
	item := len(lex.keyed)
	lex.ownItems[stem] = item
	lex.keyed = append(lex.keyed, nil)
	lex.stems[stem] = append(slices.Clip(lex.stems[stem]), item)
	if !lex.known[word] {
		lex.known[word] = true
		lex.own[word] = len(lex.own) + 1
		lex.slip(word)
	}
	return item
}

// aliased finds the topic a slug is a name or tag of, in any form of its words.
func (lex *lexicon) aliased(short string) (topic int, ok bool) {
	if topic, ok = lex.aliases[short]; ok {
		return topic, true
	}
	topic, ok = lex.aliases[lex.stemSlug(short)]
	return topic, ok
}

// stemSlug returns a slug with every word cut to its stem.
func (lex *lexicon) stemSlug(name string) string {
	parts := strings.Split(name, "-")
	for i, part := range parts {
		parts[i] = lex.stem(part)
	}
	return strings.Join(parts, "-")
}

func (s *Sorter) reader() *reader {
	if r, ok := s.readers.Get().(*reader); ok {
		return r
	}
	return newReader(s.lex)
}

// Canonical returns the theme name a tag stands for: "concise" for "Rambling". An
// unknown tag is a theme of its own, in lower case with hyphens.
func (s *Sorter) Canonical(tag string) string {
	short := slug(tag)
	if topic, ok := s.lex.aliased(short); ok {
		return s.lex.topics[topic].name
	}
	return short
}

// Theme returns the built-in or own theme that one untagged line speaks of.
func (s *Sorter) Theme(text string) (name string, ok bool) {
	r := s.reader()
	defer s.readers.Put(r)
	topic, ok := r.theme(text)
	if !ok {
		return "", false
	}
	return s.lex.topics[topic].name, true
}

// theme returns the topic of a line: the tag it consists of, else the topic its
// words speak of.
func (r *reader) theme(text string) (topic int, ok bool) {
	r.read(text)
	if len(r.line) <= 3 {
		if topic, ok = r.lex.aliased(slug(text)); ok {
			return topic, true
		}
	}
	return r.topic()
}

// Reading is what a Sorter understood of one line. It is never changed and
// holds for that Sorter alone.
type Reading struct {
	Line
	groups []Group  // of its tags, without lines
	topic  int      // if it has no tags; -1 if it fits none
	stems  []string // of what fits no theme: its content words, sorted
	words  string   // the same as one text, that is never empty
}

// Same reports whether two lines are written alike, and have the same tags.
func (r *Reading) Same(other *Reading) bool {
	return r == other || r.Text == other.Text && slices.Equal(r.Tags, other.Tags)
}

// Read reads one line as far as it can be understood by itself.
func (s *Sorter) Read(line Line) *Reading {
	r := s.reader()
	defer s.readers.Put(r)
	return s.read(r, line)
}

func (s *Sorter) read(r *reader, line Line) *Reading {
	of := &Reading{Line: line, topic: -1}
	for _, tag := range line.Tags {
		if g, ok := s.tagged(tag); ok {
			of.groups = append(of.groups, g)
		}
	}
	if len(of.groups) > 0 {
		return of
	}
	if topic, ok := r.theme(line.Text); ok {
		of.topic = topic
		return of
	}
	of.stems, of.words = r.content(line.Text)
	return of
}

// Sort sorts lessons into themes. A tagged lesson is in the group of each of
// its tags, any other in exactly one group. Groups come in the order of their
// first line.
func (s *Sorter) Sort(lines []Line) []Group {
	r := s.reader()
	defer s.readers.Put(r)
	readings := make([]*Reading, len(lines))
	for i, line := range lines {
		readings[i] = s.read(r, line)
	}
	return s.Group(readings)
}

// Group is [Sorter.Sort] for lines that were read before.
func (s *Sorter) Group(lines []*Reading) []Group {
	groups := map[string]*Group{}
	put := func(g Group, line int) {
		have, ok := groups[g.Name]
		if !ok {
			groups[g.Name] = &g
			have = &g
		}
		if !have.Known && g.Title < have.Title {
			have.Title = g.Title
		}
		if n := len(have.Lines); n == 0 || have.Lines[n-1] != line {
			have.Lines = append(have.Lines, line)
		}
	}
	var loose []int
	for i, line := range lines {
		switch {
		case len(line.groups) > 0:
			for _, g := range line.groups {
				put(g, i)
			}
		case line.topic >= 0:
			put(s.known(line.topic), i)
		default:
			loose = append(loose, i)
		}
	}
	taken := map[string]bool{}
	for _, topic := range s.lex.topics {
		taken[topic.name] = true
	}
	for _, g := range kin(lines, loose, taken) {
		for _, line := range g.Lines {
			put(Group{Name: g.Name, Title: g.Title}, line)
		}
	}
	sorted := make([]Group, 0, len(groups))
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		g := *groups[name]
		slices.Sort(g.Lines)
		sorted = append(sorted, g)
	}
	slices.SortStableFunc(sorted, func(a, b Group) int { return a.Lines[0] - b.Lines[0] })
	return sorted
}

// tagged returns the group of a tag, without lines.
func (s *Sorter) tagged(tag string) (Group, bool) {
	short := slug(tag)
	if short == "" {
		return Group{}, false
	}
	if topic, ok := s.lex.aliased(short); ok {
		return s.known(topic), true
	}
	return Group{Name: short, Title: shorten(strings.TrimSpace(tag))}, true
}

func (s *Sorter) known(topic int) Group {
	t := s.lex.topics[topic]
	return Group{Name: t.name, Title: t.title, Advice: t.advice, Known: true}
}
