package theme

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// The language of the lexicon files, as words.txt explains it, is read here, for
// [Compile] and the tests. The program itself never reads it.

// weights of a rule, by the word that opens its line in the lexicon.
var weights = map[string]float64{"always": 12, "sure": 6, "likely": 4, "hint": 2}

// moreWords is what each word of a rule beyond the first adds to its weight.
const moreWords = 1

// source is a lexicon that is being read from its files.
type source struct {
	*lexicon
	senses  map[string][]string // "<answer>" -> its words
	items   map[string]int      // "answer|reply" -> item
	spelled [][]string          // item -> the keys of its words
	lang    int                 // of the file that is read
	at      int                 // the theme its lines are about; -1 before the first
}

// readLexicon reads the lexicon files of a folder. Mistakes in them are returned
// together; what could be read still works.
func readLexicon(folder fs.FS) (*lexicon, []error) {
	src := &source{
		lexicon: &lexicon{
			aliases: map[string]int{}, same: map[string]string{}, keep: map[string]bool{}, plain: map[string]bool{},
			stems: map[string][]int{}, starts: map[string][]int{}, exact: map[string][]int{},
			uses: map[string]uses{}, known: map[string]bool{}, alike: map[wordShape][]string{},
		},
		senses: map[string][]string{}, items: map[string]int{}, spelled: make([][]string, 1),
	}
	names, err := fs.Glob(folder, "*.txt")
	if err != nil {
		return src.lexicon, []error{fmt.Errorf("listing the lexicon: %w", err)}
	}
	var problems []error
	for _, words := range []bool{true, false} {
		for _, name := range names {
			if (name == "words.txt") != words {
				continue
			}
			text, err := fs.ReadFile(folder, name)
			if err != nil {
				problems = append(problems, fmt.Errorf("reading the lexicon: %w", err))
				continue
			}
			// A file is English unless it is named for another language.
			src.lang = languageOf(strings.TrimSuffix(name, ".txt"))
			src.at = -1
			for i, line := range strings.Split(string(text), "\n") {
				if err := src.line(strings.TrimSpace(line)); err != nil {
					problems = append(problems, fmt.Errorf("%s:%d: %w", name, i+1, err))
				}
			}
		}
	}
	src.index()
	src.builtIn = len(src.topics)
	return src.lexicon, problems
}

// line reads one line of a lexicon file.
func (src *source) line(line string) error {
	if line == "" || strings.HasPrefix(line, "//") {
		return nil
	}
	key, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch key {
	case "same":
		base, forms, ok := strings.Cut(rest, "=")
		if !ok {
			return fmt.Errorf("same needs an =: %q", rest)
		}
		for _, form := range strings.Fields(forms) {
			src.same[form] = strings.TrimSpace(base)
		}
		return nil
	case "keep":
		for word := range strings.FieldsSeq(rest) {
			src.keep[word] = true
		}
		return nil
	case "plain":
		for _, word := range strings.Fields(rest) {
			src.plain[src.stem(word)] = true
		}
		return nil
	case "sense":
		name, words, ok := strings.Cut(rest, "=")
		if !ok {
			return fmt.Errorf("sense needs an =: %q", rest)
		}
		name = "<" + strings.TrimSpace(name) + ">"
		src.senses[name] = append(src.senses[name], strings.Fields(words)...)
		return nil
	case "theme":
		src.at = slices.IndexFunc(src.topics, func(t topic) bool { return t.name == rest })
		if src.at < 0 {
			src.at = len(src.topics)
			src.topics = append(src.topics, topic{name: rest})
		}
		return src.alias(rest, src.at)
	}
	last := src.at
	if last < 0 {
		return fmt.Errorf("%q before the first theme", key)
	}
	switch key {
	case "title":
		src.topics[last].title = rest
	case "advice":
		src.topics[last].advice = rest
	case "subject":
		src.topics[last].subject = rest == "yes"
	case "tags":
		for tag := range strings.SplitSeq(rest, ",") {
			if err := src.alias(tag, last); err != nil {
				return err
			}
		}
	case "always", "sure", "likely", "hint":
		for text := range strings.SplitSeq(rest, ",") {
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			if err := src.rule(text, last, weights[key]); err != nil {
				return err
			}
		}
	case "words":
		for word := range strings.FieldsSeq(rest) {
			for _, part := range split(word) {
				src.count([]string{src.stem(part)}, last, 1)
				src.known[src.stem(part)] = true
			}
		}
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

// alias makes tag another name of a topic.
func (src *source) alias(tag string, topic int) error {
	name := slug(tag)
	if other, taken := src.aliases[name]; taken && other != topic {
		return fmt.Errorf("tag %q already names %q", tag, src.topics[other].name)
	}
	src.aliases[name] = topic
	if stemmed := src.stemSlug(name); stemmed != name {
		if _, taken := src.aliases[stemmed]; !taken {
			src.aliases[stemmed] = topic
		}
	}
	return nil
}

// rule compiles one rule of the lexicon, as words.txt explains it.
func (src *source) rule(text string, topic int, weight float64) error {
	r := rule{topic: topic, weight: weight, lang: src.lang}
	size, dropped := 0, ""
	for part := range strings.SplitSeq(text, " + ") {
		var p phrase
		gap := uint64(0)
		for _, spec := range strings.Fields(part) {
			if spec == ".." {
				gap = 1
				continue
			}
			if small[spec] {
				dropped = spec
				continue
			}
			if bar, ok := strings.CutPrefix(spec, "!"); ok {
				item, err := src.item(bar)
				if err != nil {
					return err
				}
				r.barred = append(r.barred, item)
				continue
			}
			if characters := split(spec); len(characters) > 1 && isUnspaced(spec) {
				for _, c := range characters {
					item, err := src.item(c)
					if err != nil {
						return err
					}
					p.gaps |= gap << len(p.items)
					p.items = append(p.items, item)
					gap = 0
				}
				size++
				continue
			}
			item, err := src.item(spec)
			if err != nil {
				return err
			}
			p.gaps |= gap << len(p.items)
			p.items = append(p.items, item)
			gap = 0
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
			src.count(src.spelled[item], topic, size)
		}
	}
	// What takes more words to say is more surely meant.
	r.weight += float64(size-1) * moreWords
	src.rules = append(src.rules, r)
	return nil
}

// isUnspaced tells whether text begins in a script without spaces.
func isUnspaced(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unspaced(first)
}

// item returns the number of one element of a rule: alternatives between bars.
func (src *source) item(spec string) (int, error) {
	if item, ok := src.items[spec]; ok {
		return item, nil
	}
	item := len(src.items) + 1
	src.items[spec] = item
	src.spelled = append(src.spelled, nil)
	for alternative := range strings.SplitSeq(spec, "|") {
		words := []string{alternative}
		if strings.HasPrefix(alternative, "<") {
			var ok bool
			if words, ok = src.senses[alternative]; !ok {
				return 0, fmt.Errorf("unknown sense %s", alternative)
			}
		}
		for _, word := range words {
			if err := src.word(word, item); err != nil {
				return 0, err
			}
		}
	}
	return item, nil
}

// word makes one written word stand for an item.
func (src *source) word(word string, item int) error {
	add := func(m map[string][]int, key string) {
		if items := m[key]; !slices.Contains(items, item) {
			m[key] = append(items, item)
		}
	}
	if start, ok := strings.CutSuffix(word, "*"); ok {
		add(src.starts, fold(start))
		src.spelled[item] = append(src.spelled[item], fold(word))
		return nil
	}
	if whole, ok := strings.CutPrefix(word, "="); ok {
		add(src.exact, fold(whole))
		src.spelled[item] = append(src.spelled[item], src.stem(fold(whole)))
		src.known[fold(whole)] = true
		return nil
	}
	parts := split(word)
	if len(parts) != 1 {
		return fmt.Errorf("%q is not one word", word)
	}
	stem := src.stem(parts[0])
	add(src.stems, stem)
	src.spelled[item] = append(src.spelled[item], stem)
	src.known[parts[0]], src.known[stem] = true, true
	return nil
}

// count notes that topic uses the words of an item, which is one of terms in
// its rule. Words among many alternatives, or in long rules, say less.
func (src *source) count(spelled []string, topic, terms int) {
	share := 1 / math.Sqrt(float64(terms*len(spelled)))
	for _, key := range spelled {
		all := src.uses[key]
		at := slices.IndexFunc(all, func(u use) bool { return u.topic == topic })
		if at < 0 {
			src.uses[key] = append(all, use{topic, share})
			continue
		}
		all[at].times += share
	}
}

// index finishes the lexicon: every rule is filed under its rarest item, and
// the words of the lexicon under what their misspellings have in common with them.
func (src *source) index() {
	uses := make([]int, len(src.spelled))
	for _, r := range src.rules {
		for _, p := range r.phrases {
			for _, item := range p.items {
				uses[item]++
			}
		}
	}
	src.keyed = make([][]int, len(src.spelled))
	for i, r := range src.rules {
		key := r.phrases[0].items[0]
		for _, p := range r.phrases {
			for _, item := range p.items {
				if uses[item] < uses[key] {
					key = item
				}
			}
		}
		src.keyed[key] = append(src.keyed[key], i)
	}
	for _, word := range slices.Sorted(maps.Keys(src.known)) {
		src.slip(word)
	}
}
