package lint

import (
	"fmt"
	"slices"
	"strings"
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
		if f, bad := c.wrongArticle(s); bad {
			all = append(all, f)
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
	if len(w) < 3 || !isKnown(w) || !isKnown(w+"s") && !isKnown(w+"es") && !isKnown(strings.TrimSuffix(w, "y")+"ies") {
		return false
	}
	stem := strings.TrimSuffix(w, "e")
	last := w[len(w)-1:]
	if !isKnown(stem+"ing") && !isKnown(w+"ing") && !isKnown(w+last+"ing") {
		return false
	}
	return isKnown(stem+"ed") || isKnown(w+last+"ed") || isKnown(strings.TrimSuffix(w, "y")+"ied") || slices.Contains(l.lists.Words("verb", "irregular"), w)
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

// clause takes a clause that stands where a noun has to: "the stroke unit opens".
// Its subject begins no clause of its own, so it has neither "which" nor a second
// article.
func (l *lexicon) clause(words []word, i int) int {
	const most = 6
	is := func(class string, k int) bool {
		return k < len(words) && slices.Contains(l.classes[class], words[k].low)
	}
	for k := i; k < len(words) && k < i+most; k++ {
		if k > i && is("clauseverb", k) || k > i && is("looseverb", k) && is("object", k+1) {
			return k - i + 1
		}
		if is("relative", k) || k > i && is("object", k) && words[k-1].low != "of" || words[k].ends || words[k].low == "?" {
			return 0
		}
	}
	return 0
}
