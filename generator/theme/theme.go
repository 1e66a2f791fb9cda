// Package theme sorts the lessons a job seeker writes under "To improve" into
// themes by what they say, so that "Rambled for five minutes" and "Get to the
// point sooner" count as one thing to practise.
//
// A lesson with tags goes where its tags say, with the tag [None] to no theme, and one
// with the user's own words for a theme to that theme. For any other every theme has
// a chance, found from a linear classifier that was trained on some thousand examples
// and sees the words of a line and what the rules of a small lexicon say of it. Which themes a person
// writes about often, and which lines were tagged, moves the chances of the other
// lines. A lesson stands in the theme whose chance is high enough, or in two. If
// there is none, it is to be sorted by the user: a lone line is better than one
// under a wrong title. Such lines are put together with those that share their rare
// words, or stay by themselves.
//
//	s := theme.New(map[string][]string{"concise": {"long-winded"}})
//	groups := s.Sort([]theme.Line{{Text: "Rambled again"}, {Text: "Read up on joins", Tags: []string{"sql"}}})
//
// The lexicon is the text files in the folder lexicon, of which words.txt explains
// how to read and extend them; the examples are those in the folder examples. Go
// generate compiles both into what the program reads. Which lessons stand together,
// and under which name, depends only on the set of lessons, not on their order. No
// text is an error.
package theme

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"journal/generator/theme/classify"
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
	Alone  bool   // no theme at all: a line with the tag None, or one that says the same
}

// Sorter sorts lessons into themes. It is safe for concurrent use.
type Sorter struct {
	lex     *lexicon
	know    *knowledge
	readers sync.Pool // of *reader: they know the words they have met
}

// New returns a Sorter that knows the built-in themes and the user's own: theme
// name to words and phrases. A name or tag of a built-in theme extends that
// theme, any other name makes a new one. Words without a letter are ignored.
func New(own map[string][]string) *Sorter {
	if len(own) == 0 {
		return &Sorter{lex: builtIn(), know: builtInKnowledge()}
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
	return &Sorter{lex: lex, know: builtInKnowledge()}
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

// Theme returns the built-in or own theme that one untagged line surely speaks of,
// by itself.
func (s *Sorter) Theme(text string) (name string, ok bool) {
	of := s.Read(Line{Text: text})
	topics := of.topics
	if of.chances != nil {
		topics = of.rules.placed(of.chances)
	}
	if len(topics) == 0 {
		return "", false
	}
	return s.lex.topics[topics[0]].name, true
}

// Suggest returns the names of the themes that one untagged line most likely speaks
// of, the likeliest first: what a person is offered who sorts it.
func (s *Sorter) Suggest(text string) []string {
	of := s.Read(Line{Text: text})
	if of.chances != nil {
		return s.likeliest(of.chances)
	}
	return []string{s.lex.topics[of.topics[0]].name}
}

// decided returns the topic of a line about which there is no doubt: the tag it
// consists of, or that of the user's own words in it.
func (r *reader) decided(text string) (topic int, ok bool) {
	if len(r.line) <= 3 {
		if topic, ok = r.lex.aliased(slug(text)); ok {
			return topic, true
		}
	}
	if len(r.lex.own) == 0 && len(r.lex.ownItems) == 0 {
		return 0, false
	}
	topic, ok = r.topic()
	return topic, ok && r.sums[topic] >= ownWeight
}

// None is the tag of a line that belongs to no theme: it stands by itself, and nobody
// is asked about it. Where a theme of the user's own has that name, it is a theme.
const None = "none"

// Themes returns the themes that a line can be sorted into, without lines: the
// built-in ones and those that the user named.
func (s *Sorter) Themes() []Group {
	all := make([]Group, len(s.lex.topics))
	for topic := range all {
		all[topic] = s.known(topic)
	}
	return all
}

// Reading is what a Sorter understood of one line. It is never changed and
// holds for that Sorter alone.
type Reading struct {
	Line
	Progress bool            // it tells of what went better
	Language string          // as "de"; "en" where it cannot be told
	groups   []Group         // of its tags, without lines; one named None if that is its only tag
	topics   []int           // if it has no tags and there is no doubt
	chances  []float64       // of the built-in topics, else; the last is that of none
	rules    calibration     // what they were put together by
	terms    []classify.Term // of its words; nil if there is no doubt and no tag
	stems    []string        // of what may fit no theme: its content words, sorted
	words    string          // the same as one text, that is never empty
}

// Read reads one line as far as it can be understood by itself.
func (s *Sorter) Read(line Line) *Reading {
	r := s.reader()
	defer s.readers.Put(r)
	return s.read(r, line)
}

func (s *Sorter) read(r *reader, line Line) *Reading {
	of := &Reading{Line: line}
	for _, tag := range line.Tags {
		if g, ok := s.tagged(tag); ok {
			of.groups = append(of.groups, g)
		}
	}
	if named := slices.DeleteFunc(slices.Clone(of.groups), Group.none); len(named) > 0 {
		of.groups = named
	}
	r.read(line.Text)
	topic, decided := r.decided(line.Text)
	scores, terms := r.score(line.Text, s.know)
	of.rules = s.know.of(scores)
	of.Progress = tellsProgress(line.Text)
	of.Language = languages[scores.language]
	switch {
	case len(of.groups) > 0:
		of.terms = terms
	case decided:
		of.topics = []int{topic}
	default:
		of.stems, of.words = r.content(line.Text)
		of.chances, of.terms = of.rules.chances(scores), terms
	}
	return of
}

// Sort sorts lessons into themes. A tagged lesson is in the group of each of
// its tags, or alone; any other in one group or two. Groups come in the order of their
// first line.
func (s *Sorter) Sort(lines []Line) []Group {
	r := s.reader()
	defer s.readers.Put(r)
	readings := make([]*Reading, len(lines))
	for i, line := range lines {
		readings[i] = s.read(r, line)
	}
	groups, _ := s.Group(readings)
	return groups
}

// Unsorted is a line that no theme fits surely.
type Unsorted struct {
	Line   int      // its position in what was given to Group
	Themes []string // the names of the likeliest three themes
	Under  []string // the names of the themes it stands in until somebody says better; none if no theme is likely enough
}

// Group is [Sorter.Sort] for lines that were read before. It tells, too, which
// lines are to be sorted by the user.
func (s *Sorter) Group(lines []*Reading) ([]Group, []Unsorted) {
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
	views := s.views(lines)
	stands := s.stands(lines, views)
	var loose, alone []int
	likely := map[int]int{} // what a loose line likely speaks of, too unsure for a title
	var unsorted []Unsorted
	for i, line := range lines {
		for _, g := range line.groups {
			if g.none() {
				alone = append(alone, i)
				continue
			}
			put(g, i)
		}
		of := stands[i]
		for _, topic := range of {
			put(s.known(topic), i)
		}
		if line.chances == nil {
			continue
		}
		v := views[i]
		switch sure := v.like.Name != "" && v.likeness >= line.rules.Bar; {
		case sure && v.like.none():
			alone = append(alone, i)
		case sure:
			put(v.like, i)
		case len(of) == 0:
			loose = append(loose, i)
			if first, _ := best(v.chances); v.chances[first] >= line.rules.Kin {
				likely[i] = first
			}
			unsorted = append(unsorted, Unsorted{Line: i, Themes: s.likeliest(v.chances)})
		case !certain(v.chances, of):
			unsorted = append(unsorted, Unsorted{i, s.likeliest(v.chances), s.names(of)})
		}
	}
	taken := map[string]bool{}
	for _, topic := range s.lex.topics {
		taken[topic.name] = true
	}
	for _, g := range kin(lines, loose, alone, likely, taken) {
		for _, line := range g.Lines {
			put(Group{Name: g.Name, Title: g.Title, Alone: g.Alone}, line)
		}
	}
	sorted := make([]Group, 0, len(groups))
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		g := *groups[name]
		slices.Sort(g.Lines)
		sorted = append(sorted, g)
	}
	slices.SortStableFunc(sorted, func(a, b Group) int { return a.Lines[0] - b.Lines[0] })
	return sorted, unsorted
}

// stands returns the topics each line without a tag stands in. A title over a single line
// that is not sure of it would say more than is known, so there such a line does not stand.
func (s *Sorter) stands(lines []*Reading, views []view) [][]int {
	of := make([][]int, len(lines))
	count := map[string]int{} // lines by theme
	for i, line := range lines {
		of[i] = line.topics
		if line.chances != nil {
			of[i] = line.rules.placed(views[i].chances)
		}
		for _, name := range s.names(of[i]) {
			count[name]++
		}
		for _, g := range line.groups {
			count[g.Name]++
		}
	}
	for i, line := range lines {
		if line.chances != nil && !certain(views[i].chances, of[i]) {
			of[i] = slices.DeleteFunc(of[i], func(topic int) bool { return count[s.lex.topics[topic].name] == 1 })
		}
	}
	return of
}

// suggestions is how many themes are offered for a line that is to be sorted.
const suggestions = 3

// likeliest returns the names of the likeliest topics.
func (s *Sorter) likeliest(chances []float64) []string {
	return s.names(likeliest(chances)[:suggestions])
}

// names returns the names of topics.
func (s *Sorter) names(topics []int) []string {
	names := make([]string, len(topics))
	for i, topic := range topics {
		names[i] = s.lex.topics[topic].name
	}
	return names
}

// likeliest returns the themes, the likeliest first.
func likeliest(chances []float64) []int {
	order := make([]int, len(chances)-1)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(chances[b], chances[a]) })
	return order
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

// none reports whether this is the group of what belongs to no theme.
func (g Group) none() bool { return g.Name == None && !g.Known }

func (s *Sorter) known(topic int) Group {
	t := s.lex.topics[topic]
	return Group{Name: t.name, Title: t.title, Advice: t.advice, Known: true}
}
