package theme

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed lexicon/*.txt
var builtin embed.FS

// weights of a rule, by the word that opens its line in the lexicon. A line
// belongs to a theme from enough on: one sure or likely rule, or two hints.
var weights = map[string]float64{"always": 12, "sure": 6, "likely": 4, "hint": 2}

const (
	enough = 4
	// gapWords is how many words may stand in a gap of a phrase.
	gapWords = 3
	// shortestStart is the shortest beginning of a word that a rule may name.
	shortestStart = 2
	// moreWords is what each word of a rule beyond the first adds to its weight.
	moreWords = 1
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

// lexicon is the compiled form of the lexicon files.
type lexicon struct {
	topics  []topic
	aliases map[string]int // slug of a name, tag or stemmed tag -> topic

	same    map[string]string   // "forgot" -> "forget"
	keep    map[string]bool     // words that are their own stem
	stemmed map[string]string   // stems met so far; only while the lexicon is read
	plain   map[string]bool     // stems that say nothing about the subject
	senses  map[string][]string // "<answer>" -> its words
	items   map[string]int      // "answer|reply" -> item
	stems   map[string][]int    // stem -> items it stands for
	starts  map[string][]int    // beginning of a word -> items
	exact   map[string][]int    // whole folded word -> items
	rules   []rule
	keyed   [][]int                // item -> rules filed under it
	spelled [][]string             // item -> the keys of its words
	uses    map[string]uses        // key of a word -> the topics that use it
	known   map[string]bool        // folded words and stems of the lexicon
	alike   map[wordShape][]string // known words that may be misspelled
	own     map[string]int         // those that the user has added, in order
}

// rule says: where all these phrases stand in a line, and none of the barred
// items, the line speaks of the topic.
type rule struct {
	topic   int
	weight  float64
	phrases []phrase
	barred  []int
}

// phrase is a run of items. A gap of true before an item allows up to three
// words between it and the item before.
type phrase struct {
	items []int
	gap   []bool
}

// readLexicon compiles the embedded lexicon files. Mistakes in them are
// returned together; what could be read still works.
func readLexicon() (*lexicon, []error) {
	// About as large as they will be: growing takes as long as filling.
	lex := &lexicon{
		aliases: make(map[string]int, 1000), same: make(map[string]string, 200), stemmed: make(map[string]string, 4000),
		keep: make(map[string]bool, 100), plain: make(map[string]bool, 200),
		senses: map[string][]string{}, items: make(map[string]int, 6000), stems: make(map[string][]int, 3000),
		starts: make(map[string][]int, 1500), exact: make(map[string][]int, 100),
		rules: make([]rule, 0, 6000), spelled: make([][]string, 1, 6000), uses: make(map[string]uses, 5000),
		known: make(map[string]bool, 5000), alike: map[wordShape][]string{}, own: map[string]int{},
	}
	var problems []error
	names, err := fs.Glob(builtin, "lexicon/*.txt")
	if err != nil {
		return lex, []error{fmt.Errorf("listing the lexicon: %w", err)}
	}
	for _, words := range []bool{true, false} {
		for _, name := range names {
			if strings.HasSuffix(name, "/words.txt") != words {
				continue
			}
			text, err := fs.ReadFile(builtin, name)
			if err != nil {
				problems = append(problems, fmt.Errorf("reading the lexicon: %w", err))
				continue
			}
			for i, line := range strings.Split(string(text), "\n") {
				if err := lex.line(strings.TrimSpace(line)); err != nil {
					problems = append(problems, fmt.Errorf("%s:%d: %w", name, i+1, err))
				}
			}
		}
	}
	return lex, problems
}

// line reads one line of a lexicon file.
func (lex *lexicon) line(line string) error {
	if line == "" || strings.HasPrefix(line, "//") {
		return nil
	}
	key, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	last := len(lex.topics) - 1
	switch key {
	case "same":
		base, forms, ok := strings.Cut(rest, "=")
		if !ok {
			return fmt.Errorf("same needs an =: %q", rest)
		}
		for _, form := range strings.Fields(forms) {
			lex.same[form] = strings.TrimSpace(base)
		}
		return nil
	case "keep":
		for word := range strings.FieldsSeq(rest) {
			lex.keep[word] = true
		}
		return nil
	case "plain":
		for _, word := range strings.Fields(rest) {
			lex.plain[lex.stem(word)] = true
		}
		return nil
	case "sense":
		name, words, ok := strings.Cut(rest, "=")
		if !ok {
			return fmt.Errorf("sense needs an =: %q", rest)
		}
		name = "<" + strings.TrimSpace(name) + ">"
		lex.senses[name] = append(lex.senses[name], strings.Fields(words)...)
		return nil
	case "theme":
		lex.topics = append(lex.topics, topic{name: rest})
		return lex.alias(rest, last+1)
	}
	if last < 0 {
		return fmt.Errorf("%q before the first theme", key)
	}
	switch key {
	case "title":
		lex.topics[last].title = rest
	case "advice":
		lex.topics[last].advice = rest
	case "subject":
		lex.topics[last].subject = rest == "yes"
	case "tags":
		for tag := range strings.SplitSeq(rest, ",") {
			if err := lex.alias(tag, last); err != nil {
				return err
			}
		}
	case "always", "sure", "likely", "hint":
		for text := range strings.SplitSeq(rest, ",") {
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			if err := lex.rule(text, last, weights[key]); err != nil {
				return err
			}
		}
	case "words":
		for word := range strings.FieldsSeq(rest) {
			for _, part := range split(word) {
				lex.count([]string{lex.stem(part)}, last, 1)
				lex.known[lex.stem(part)] = true
			}
		}
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

// alias makes tag another name of a topic.
func (lex *lexicon) alias(tag string, topic int) error {
	name := slug(tag)
	if other, taken := lex.aliases[name]; taken && other != topic {
		return fmt.Errorf("tag %q already names %q", tag, lex.topics[other].name)
	}
	lex.aliases[name] = topic
	if stemmed := lex.stemSlug(name); stemmed != name {
		if _, taken := lex.aliases[stemmed]; !taken {
			lex.aliases[stemmed] = topic
		}
	}
	return nil
}

// stemSlug gives a slug with every word cut to its stem.
func (lex *lexicon) stemSlug(name string) string {
	parts := strings.Split(name, "-")
	for i, part := range parts {
		parts[i] = lex.stem(part)
	}
	return strings.Join(parts, "-")
}

// rule compiles one rule of the lexicon, as words.txt explains it.
func (lex *lexicon) rule(text string, topic int, weight float64) error {
	r := rule{topic: topic, weight: weight}
	size, dropped := 0, ""
	for part := range strings.SplitSeq(text, " + ") {
		var p phrase
		gap := false
		for _, spec := range strings.Fields(part) {
			if spec == ".." {
				gap = true
				continue
			}
			if small[spec] {
				dropped = spec
				continue
			}
			if bar, ok := strings.CutPrefix(spec, "!"); ok {
				item, err := lex.item(bar)
				if err != nil {
					return err
				}
				r.barred = append(r.barred, item)
				continue
			}
			item, err := lex.item(spec)
			if err != nil {
				return err
			}
			p.items = append(p.items, item)
			p.gap = append(p.gap, gap)
			gap = false
			size++
		}
		if len(p.items) > 0 {
			r.phrases = append(r.phrases, p)
		}
	}
	if len(r.phrases) == 0 {
		return fmt.Errorf("rule %q has no words", text)
	}
	if size == 1 && dropped != "" {
		return fmt.Errorf("rule %q is one word only, since %q does not count", text, dropped)
	}
	for _, p := range r.phrases {
		for _, item := range p.items {
			lex.count(lex.spelled[item], topic, size)
		}
	}
	// What takes more words to say is more surely meant.
	r.weight += float64(size-1) * moreWords
	lex.rules = append(lex.rules, r)
	return nil
}

// item gives the number of one element of a rule: alternatives between bars.
func (lex *lexicon) item(spec string) (int, error) {
	if item, ok := lex.items[spec]; ok {
		return item, nil
	}
	item := len(lex.items) + 1
	lex.items[spec] = item
	lex.spelled = append(lex.spelled, nil)
	for alternative := range strings.SplitSeq(spec, "|") {
		words := []string{alternative}
		if strings.HasPrefix(alternative, "<") {
			var ok bool
			if words, ok = lex.senses[alternative]; !ok {
				return 0, fmt.Errorf("unknown sense %s", alternative)
			}
		}
		for _, word := range words {
			if err := lex.word(word, item); err != nil {
				return 0, err
			}
		}
	}
	return item, nil
}

// word makes one written word stand for an item.
func (lex *lexicon) word(word string, item int) error {
	add := func(m map[string][]int, key string) {
		if items := m[key]; !slices.Contains(items, item) {
			m[key] = append(items, item)
		}
	}
	if start, ok := strings.CutSuffix(word, "*"); ok {
		add(lex.starts, fold(start))
		lex.spelled[item] = append(lex.spelled[item], fold(word))
		return nil
	}
	if whole, ok := strings.CutPrefix(word, "="); ok {
		add(lex.exact, fold(whole))
		lex.spelled[item] = append(lex.spelled[item], lex.stem(fold(whole)))
		lex.known[fold(whole)] = true
		return nil
	}
	parts := split(word)
	if len(parts) != 1 {
		return fmt.Errorf("%q is not one word", word)
	}
	stem := lex.stem(parts[0])
	add(lex.stems, stem)
	lex.spelled[item] = append(lex.spelled[item], stem)
	lex.known[parts[0]], lex.known[stem] = true, true
	return nil
}

// builtIn gives the lexicon of this program. It is read once and never changed.
// A test proves that it has no mistakes.
var builtIn = sync.OnceValue(func() *lexicon {
	lex, _ := readLexicon()
	lex.index()
	return lex
})

// copied gives a lexicon to which a user's own words can be added. What it does
// not change is shared.
func (lex *lexicon) copied() *lexicon {
	c := *lex
	c.topics, c.rules, c.keyed = slices.Clone(lex.topics), slices.Clone(lex.rules), slices.Clone(lex.keyed)
	c.aliases, c.items, c.stems = maps.Clone(lex.aliases), maps.Clone(lex.items), maps.Clone(lex.stems)
	c.known, c.alike, c.own = maps.Clone(lex.known), maps.Clone(lex.alike), maps.Clone(lex.own)
	for shape, words := range c.alike {
		c.alike[shape] = slices.Clip(words)
	}
	return &c
}

// index finishes the lexicon: every rule is filed under its rarest item, and
// the words of the lexicon under what their misspellings have in common with them.
func (lex *lexicon) index() {
	uses := make([]int, len(lex.items)+1)
	for _, r := range lex.rules {
		for _, p := range r.phrases {
			for _, item := range p.items {
				uses[item]++
			}
		}
	}
	lex.keyed = make([][]int, len(lex.items)+1)
	for i, r := range lex.rules {
		key := r.phrases[0].items[0]
		for _, p := range r.phrases {
			for _, item := range p.items {
				if uses[item] < uses[key] {
					key = item
				}
			}
		}
		lex.keyed[key] = append(lex.keyed[key], i)
	}
	lex.stemmed = nil
	for word := range lex.known { // in any order: correct looks at all of a shape
		lex.slip(word)
	}
}
