package lint

import (
	"fmt"
	"slices"
	"strings"
)

// pattern is a run of words as the text files of words/ describe them.
type pattern []step

// step is one part of a pattern.
type step struct {
	what  what
	word  string          // of aWord, aBeginning, anEnd, a special
	most  int             // of a gap
	words map[string]bool // of a group: its alternatives of one plain word
	alts  []pattern       // of a group: the others
	needs uint64          // the signs of words of which one has to be there; 0 if it needs none
}

// sign is a bit for a word, which a few others share.
func sign(w string) uint64 {
	if w == "" {
		return 0
	}
	return 1 << ((uint(w[0])*7 + uint(len(w))) % 64)
}

type what int

const (
	aWord      what = iota
	aBeginning      // "apolog*"
	anEnd           // "*ing"
	anything        // "*"
	aGap            // ".."
	aGroup          // "(a|b c)"
	maybe           // "(a|b)?"
	notBefore       // "!(a|b)"
	notBehind       // "~(a|b)"
	start           // "^"
	finish          // "$"
	special         // "<NAME>"
)

// mask stands for a word that is not looked at.
const mask = "\x00"

// specials are words known by their form: each returns how many words it takes
// at a place, 0 for none.
type specials map[string]func(words []word, i int) int

// notation reads patterns; classes are what <name> stands for.
type notation struct {
	classes  map[string][]string
	parsed   map[string]step
	specials specials
}

// parse reads one pattern.
func (g *notation) parse(text string) (pattern, error) {
	p, rest, err := g.sequence(text)
	if err == nil && rest != "" {
		err = fmt.Errorf("%q is left over", rest)
	}
	if err == nil && len(p) == 0 {
		err = fmt.Errorf("it is empty")
	}
	if err != nil {
		return nil, fmt.Errorf("pattern %q: %w", text, err)
	}
	return p, nil
}

// sequence reads until the end or a closing mark of a group, which it leaves.
func (g *notation) sequence(text string) (p pattern, rest string, err error) {
	for {
		text = strings.TrimLeft(text, " ")
		if text == "" || text[0] == '|' || text[0] == ')' {
			return p, text, nil
		}
		var s step
		switch {
		case text[0] == '(' || strings.HasPrefix(text, "!(") || strings.HasPrefix(text, "~("):
			s, text, err = g.group(text)
		case text[0] == '<':
			name, after, ok := strings.Cut(text[1:], ">")
			if !ok {
				return nil, "", fmt.Errorf("a class has no end")
			}
			s, err = g.class(name)
			text = after
		default:
			end := strings.IndexAny(text, " |)")
			if end < 0 {
				end = len(text)
			}
			s, text = plain(text[:end]), text[end:]
		}
		if err != nil {
			return nil, "", err
		}
		p = append(p, s)
	}
}

// group reads "(a|b)", "(a|b)?", "!(a|b)" and "~(a|b)".
func (g *notation) group(text string) (step, string, error) {
	s := step{what: aGroup}
	switch text[0] {
	case '!':
		s.what, text = notBefore, text[1:]
	case '~':
		s.what, text = notBehind, text[1:]
	}
	for text = text[1:]; ; text = text[1:] {
		p, rest, err := g.sequence(text)
		if err != nil {
			return s, "", err
		}
		if rest == "" {
			return s, "", fmt.Errorf("a group has no end")
		}
		s.add(p)
		if text = rest; text[0] == ')' {
			break
		}
	}
	text = text[1:]
	if s.what == aGroup && strings.HasPrefix(text, "?") {
		s.what, text = maybe, text[1:]
	}
	s.seal()
	return s, text, nil
}

func (s *step) add(p pattern) {
	switch {
	case len(p) == 0:
	case len(p) == 1 && p[0].what == aWord:
		if s.words == nil {
			s.words = map[string]bool{}
		}
		s.words[p[0].word] = true
	default:
		s.alts = append(s.alts, p)
	}
}

// seal says what a group needs, once it is complete.
func (s *step) seal() {
	if s.what != aGroup || len(s.alts) > 0 {
		return
	}
	for w := range s.words {
		s.needs |= sign(w)
	}
}

// class returns the group of a class, which is read once.
func (g *notation) class(name string) (step, error) {
	if s, ok := g.parsed[name]; ok {
		return s, nil
	}
	if _, ok := g.specials[name]; ok {
		return step{what: special, word: name}, nil
	}
	words, ok := g.classes[name]
	if !ok {
		return step{}, fmt.Errorf("there is no class %q", name)
	}
	s := step{what: aGroup}
	for _, w := range words {
		p, err := g.parse(w)
		if err != nil {
			return s, err
		}
		s.add(p)
	}
	s.seal()
	g.parsed[name] = s
	return s, nil
}

func plain(w string) step {
	switch {
	case w == "^":
		return step{what: start}
	case w == "$":
		return step{what: finish}
	case w == "..":
		return step{what: aGap, most: 3}
	case w == "....":
		return step{what: aGap, most: 9}
	case w == "*":
		return step{what: anything}
	case strings.HasSuffix(w, "*"):
		return step{what: aBeginning, word: w[:len(w)-1]}
	case strings.HasPrefix(w, "*"):
		return step{what: anEnd, word: w[1:]}
	}
	return step{what: aWord, word: w, needs: sign(w)}
}

// find returns the first place of a pattern in words: those from start up to
// end, without it.
func (g *notation) find(p pattern, words []word) (start, end int, ok bool) {
	var there uint64
	for i := range words {
		there |= sign(words[i].low)
	}
	for k := range p {
		if p[k].needs != 0 && p[k].needs&there == 0 {
			return 0, 0, false // as for most patterns
		}
	}
	for i := range words {
		if len(p) > 0 && p[0].may(words, i) && g.match(p, words, i, func(e int) bool { end = e; return e > i }) {
			return i, end, true
		}
	}
	return 0, 0, false
}

// may reports whether a pattern can begin with s at words[i]; matching costs more.
func (s *step) may(words []word, i int) bool {
	switch s.what {
	case aWord, aBeginning, anEnd, anything:
		return s.is(words[i].low)
	case aGroup:
		return len(s.alts) > 0 || s.words[words[i].low]
	case start:
		return i == 0
	}
	return true
}

// match reports whether a pattern stands at words[i] so that what follows it
// satisfies then.
func (g *notation) match(p pattern, words []word, i int, then func(int) bool) bool {
	if len(p) == 0 {
		return then(i)
	}
	s, rest := &p[0], p[1:]
	next := func(at int) bool { return g.match(rest, words, at, then) }
	switch s.what {
	case aGap:
		for n := 0; n <= s.most && i+n <= len(words); n++ {
			if next(i + n) {
				return true
			}
		}
		return false
	case aGroup:
		return g.group1(s, words, i, next)
	case maybe:
		return g.group1(s, words, i, next) || next(i)
	case notBefore:
		for from := max(0, i-3); from < i; from++ {
			if g.group1(s, words, from, func(e int) bool { return e == i }) {
				return false
			}
		}
		return next(i)
	case notBehind:
		return !g.group1(s, words, i, func(int) bool { return true }) && next(i)
	case start:
		return i == 0 && next(i)
	case finish:
		return (i == len(words) || words[i].low == "?") && next(i)
	case special:
		n := g.specials[s.word](words, i)
		return n > 0 && next(i+n)
	}
	return i < len(words) && s.is(words[i].low) && next(i+1)
}

func (g *notation) group1(s *step, words []word, i int, next func(int) bool) bool {
	if i < len(words) && s.words[words[i].low] && next(i+1) {
		return true
	}
	return slices.ContainsFunc(s.alts, func(p pattern) bool { return g.match(p, words, i, next) })
}

func (s *step) is(w string) bool {
	switch s.what {
	case anything:
		return w != mask && w != "?"
	case aBeginning:
		return strings.HasPrefix(w, s.word)
	case anEnd:
		return strings.HasSuffix(w, s.word) && len(w) > len(s.word)
	}
	return w == s.word
}
