package lint

import (
	"fmt"
	"slices"
	"strings"

	"journal/generator/advice/draft/grammar"
	"journal/generator/english"
)

// correct: no common slip of grammar.
func correct(c *checking) []Finding {
	var all []Finding
	for _, s := range c.own {
		for _, slip := range c.slips {
			start, end, ok := c.says(slip.patterns, s.typed)
			if !ok {
				start, end, ok = c.says(slip.patterns, s.words)
				if ok {
					all = append(all, Finding{Line: s.line, Msg: fmt.Sprintf("%q: %s", quote(s.words, start, end), slip.name), Hint: "read the sentence aloud, and write it anew"})
					break
				}
				continue
			}
			all = append(all, Finding{Line: s.line, Msg: fmt.Sprintf("%q: %s", quote(s.typed, start, end), slip.name), Hint: "read the sentence aloud, and write it anew"})
			break
		}
		for _, found := range []func(sentence) (Finding, bool){c.wrongArticle, c.bareClause} {
			if f, bad := found(s); bad {
				all = append(all, f)
			}
		}
		if c.lang == "en" && slices.ContainsFunc(s.typed, func(w word) bool { return w.text == "i" }) {
			all = append(all, Finding{Line: s.line, Msg: "i is written I", Hint: "write I"})
		}
	}
	return all
}

// wrongArticle finds "a hour" and "an house".
func (c *checking) wrongArticle(s sentence) (Finding, bool) {
	if c.lang != "en" {
		return Finding{}, false
	}
	for i := 0; i+1 < len(s.typed); i++ {
		article, next := s.typed[i], s.typed[i+1]
		if article.low != "a" && article.low != "an" || article.text == "A" && i > 0 || article.ends || len(next.low) < 3 || next.text != next.low || c.noted.words[next.low] {
			continue
		}
		vowel := strings.ContainsAny(next.low[:1], "aeiou")
		for _, start := range c.lists.Words("article", "a") {
			vowel = vowel && !strings.HasPrefix(next.low, start)
		}
		for _, start := range c.lists.Words("article", "an") {
			vowel = vowel || strings.HasPrefix(next.low, start)
		}
		right := "a"
		if vowel {
			right = "an"
		}
		if article.low != right && isLetter(rune(next.low[0])) && !slices.ContainsFunc(c.lists.Words("article", "both"), func(start string) bool { return strings.HasPrefix(next.low, start) }) {
			return Finding{Line: s.line, Msg: fmt.Sprintf("%q: the article is %s", article.text+" "+next.text, right), Hint: "write " + right + " " + next.text}, true
		}
	}
	return Finding{}, false
}

// forms returns the forms of words that patterns name.
func (l *lexicon) forms() specials {
	of := func(is func(w word) bool) func([]word, int) int {
		return func(words []word, i int) int {
			if i < len(words) && is(words[i]) {
				return 1
			}
			return 0
		}
	}
	forms := specials{
		"NAME":  of(func(w word) bool { return isCapital(w.text) && w.low != "i" && w.low != mask }),
		"MONEY": l.money,
	}
	if l.lang == "en" {
		forms["BASE"] = of(func(w word) bool { return l.isVerb(w.low) && w.text == w.low })
		forms["S"] = of(func(w word) bool { return w.text == w.low && l.thirdPerson(w.low) })
		forms["PAST"] = of(func(w word) bool {
			base, ok := strings.CutSuffix(w.low, "ed")
			return ok && w.text == w.low && (l.isVerb(base) || l.isVerb(base+"e"))
		})
	}
	return forms
}

// isVerb reports whether a word is the plain form of a verb, which is to say
// that its other forms are words: gives and giving; opened or opens.
func (l *lexicon) isVerb(w string) bool {
	if len(w) < 3 || !english.Known(w) || !english.Known(w+"s") && !english.Known(w+"es") && !english.Known(strings.TrimSuffix(w, "y")+"ies") {
		return false
	}
	stem := strings.TrimSuffix(w, "e")
	last := w[len(w)-1:]
	if !english.Known(stem+"ing") && !english.Known(w+"ing") && !english.Known(w+last+"ing") {
		return false
	}
	return english.Known(stem+"ed") || english.Known(w+last+"ed") || english.Known(strings.TrimSuffix(w, "y")+"ied") || slices.Contains(l.lists.Words("verb", "irregular"), w)
}

// thirdPerson reports whether a word is what he, she or it does.
func (l *lexicon) thirdPerson(w string) bool {
	if slices.Contains(l.lists.Words("verb", "none"), w) {
		return false
	}
	base, ok := strings.CutSuffix(w, "s")
	if !ok || strings.HasSuffix(w, "ss") {
		return false
	}
	if l.isVerb(base) {
		return true
	}
	if base, ok = strings.CutSuffix(w, "ies"); ok {
		return l.isVerb(base + "y")
	}
	base, ok = strings.CutSuffix(w, "es")
	return ok && l.isVerb(base)
}

// money takes a sum: "$120k", "52,000 euros".
func (l *lexicon) money(words []word, i int) int {
	if i >= len(words) {
		return 0
	}
	w := words[i].low
	digits := strings.ContainsAny(w, "0123456789")
	switch {
	case digits && strings.ContainsAny(w, "$€£₦₹¥"):
		return 1
	case digits && i+1 < len(words) && slices.Contains(l.lists.Words("money", "words"), words[i+1].low):
		return 2
	case digits && strings.HasSuffix(w, "k") && strings.Trim(w, "0123456789.k") == "":
		return 1
	}
	return 0
}

// bareClause finds a clause that stands where only a phrase can: "our talk about
// the ferry gets a new engine". Where the sentence goes on behind it, as in "What
// you said about the ferry has stayed with me", it is what stands before the verb
// of the sentence.
func (c *checking) bareClause(s sentence) (Finding, bool) {
	if c.lang != "en" {
		return Finding{}, false
	}
	from := 0
	for i, w := range s.typed {
		if i > 0 && s.typed[i-1].ends {
			from = i
		}
		if !c.inClass("preposition", w) || i+2 >= len(s.typed) {
			continue
		}
		to := i + 1
		for to < len(s.typed) && !s.typed[to-1].ends && s.typed[to].low != "?" || to == i+1 {
			to++
		}
		subject := slices.ContainsFunc(s.typed[from:i], func(w word) bool { return c.inClass("opens a subject", w) }) || !c.inClass("opens a sentence", s.typed[from])
		for k := i + 3; k <= to; k++ {
			said := s.typed[i+1 : k]
			if subject && (k == to || !c.inClass("verb of a subject", s.typed[k])) || !subject && k < to && !c.inClass("and", s.typed[k]) {
				continue
			}
			text := textOf(said)
			if grammar.IsClause(text) {
				return Finding{Line: s.line, Msg: fmt.Sprintf("%q: clause behind a preposition", quote(s.typed, i, k)), Hint: "write that in place of " + w.text + ", or name the thing alone"}, true
			}
			if !subject {
				break
			}
		}
	}
	return Finding{}, false
}

func (l *lexicon) inClass(class string, w word) bool { return slices.Contains(l.classes[class], w.low) }

func textOf(words []word) string {
	var all []string
	for _, w := range words {
		all = append(all, w.text)
	}
	return strings.Join(all, " ")
}
