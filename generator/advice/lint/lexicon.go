package lint

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"journal/generator/words"
)

//go:embed words/*.txt
var texts embed.FS

// lexicon is what is known of one language.
type lexicon struct {
	*notation
	lang      string
	common    map[string]bool // words that tell the language
	greetings []string
	closings  []string
	nobody    map[string]bool
	shortened map[string]bool
	everyday  map[string]bool
	lists     words.Lists
	harmless  []pattern
	has       map[string][]pattern // what a letter says: "thanks", "ask follow-up"
	faults    map[string][]pattern // "demand": what it must not say
	slips     []slip               // of grammar
	company   []pattern
	role      []pattern
	meeting   []pattern
	ahead     map[string]bool
	cue       map[string][]pattern // words that speak of the talk, and of them
}

// slip is a kind of mistake in grammar.
type slip struct {
	name     string
	patterns []pattern
}

// lexicons reads the text files, one for each language, when the first letter
// is judged. A file that cannot be read is a defect of the program.
var lexicons = sync.OnceValue(func() []*lexicon {
	var all []*lexicon
	for _, lang := range []string{"en", "de"} {
		l, err := newLexicon(lang)
		if err != nil {
			panic(err)
		}
		all = append(all, l)
	}
	return all
})

func newLexicon(lang string) (*lexicon, error) {
	whole, err := fs.Sub(texts, "words")
	if err != nil {
		return nil, err
	}
	lists, err := words.Read(whole)
	if err != nil {
		return nil, err
	}
	for name, entries := range lists {
		var own []words.Entry
		for _, e := range entries {
			if e.Lang == lang {
				own = append(own, e)
			}
		}
		lists[name] = own
	}
	l := &lexicon{lang: lang, lists: lists, has: map[string][]pattern{}, faults: map[string][]pattern{}, cue: map[string][]pattern{}}
	l.notation = &notation{classes: map[string][]string{}, parsed: map[string]step{}}
	l.specials = l.forms()
	for _, e := range lists["class"] {
		l.classes[e.Name] = e.Words
	}
	set := func(list, entry string) map[string]bool {
		m := map[string]bool{}
		for _, w := range lists.Words(list, entry) {
			m[w] = true
		}
		return m
	}
	l.common, l.nobody, l.shortened, l.everyday = set("language", "words"), set("nobody", "words"), set("shortened", "words"), set("everyday", "words")
	l.ahead = set("meeting", "ahead")
	l.greetings, l.closings = lists.Words("greeting", "words"), lists.Words("closing", "words")
	read := func(list string, add func(e words.Entry, p []pattern)) {
		for _, e := range lists[list] {
			var all []pattern
			for _, w := range e.Words {
				p, perr := l.parse(w)
				if perr != nil {
					err = errors.Join(err, fmt.Errorf("words/%s.txt:%d: %w", e.Lang, e.Line, perr))
				}
				all = append(all, p)
			}
			add(e, all)
		}
	}
	read("harmless", func(_ words.Entry, p []pattern) { l.harmless = append(l.harmless, p...) })
	read("has", func(e words.Entry, p []pattern) { l.has[e.Name] = append(l.has[e.Name], p...) })
	read("fault", func(e words.Entry, p []pattern) { l.faults[e.Name] = append(l.faults[e.Name], p...) })
	read("grammar", func(e words.Entry, p []pattern) { l.slips = append(l.slips, slip{e.Name, p}) })
	read("company", func(_ words.Entry, p []pattern) { l.company = append(l.company, p...) })
	read("role", func(_ words.Entry, p []pattern) { l.role = append(l.role, p...) })
	read("cue", func(e words.Entry, p []pattern) { l.cue[e.Name] = append(l.cue[e.Name], p...) })
	read("meeting", func(e words.Entry, p []pattern) {
		if e.Name == "words" {
			l.meeting = append(l.meeting, p...)
		}
	})
	return l, err
}

// languageOf returns the lexicon of the language a text is written in. What is
// in none of them is taken for English.
func languageOf(text string) *lexicon {
	best, most := lexicons()[0], 0
	all := split(text)
	for _, l := range lexicons() {
		n := 0
		for _, w := range all {
			if l.common[w.low] {
				n++
			}
		}
		if n > most {
			best, most = l, n
		}
	}
	return best
}

// says returns the first of some patterns that stands in words.
func (l *lexicon) says(patterns []pattern, words []word) (start, end int, ok bool) {
	for _, p := range patterns {
		if start, end, ok = l.find(p, words); ok {
			return start, end, true
		}
	}
	return 0, 0, false
}

// unmasked returns words of a sentence in which those that only look like a
// fault are masked.
func (l *lexicon) unmasked(words []word) []word {
	out := words
	for _, p := range l.harmless {
		for {
			start, end, ok := l.find(p, out)
			if !ok {
				break
			}
			if &out[0] == &words[0] {
				out = append([]word(nil), words...)
			}
			for i := start; i < end; i++ {
				out[i].low = mask
			}
		}
	}
	return out
}

// fold returns a line as it is compared: in small letters, trimmed.
func fold(s string) string {
	return strings.ToLower(strings.Trim(strings.TrimSpace(s), ",.!:;–—-"))
}
