package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// German reads a text of one line. It knows nouns by their capital, verbs by
// their place and ending, and takes for a [Fragment] what begins without an
// article, since what is noted that short is seldom a sentence's part.
func German(text string) Parse {
	var words []germanWord
	for _, w := range strings.Fields(strings.ReplaceAll(strings.TrimRight(text, ". "), ",", " , ")) {
		words = append(words, readGerman(w, len(words) == 0))
	}
	out := Parse{}
	for _, w := range words {
		out.Lemmas = append(out.Lemmas, w.lower)
		out.Lemmas = append(out.Lemmas, germanStems(w.lower)...)
	}
	if len(words) < 2 || len(words) > mostWords {
		return out
	}
	for _, w := range words {
		if w.unknown {
			return out
		}
	}
	last := words[len(words)-1]
	if listed("de/conjunction/question", words[0].lower) {
		if last.finite && len(words) > 2 && words[1].lower != last.lower && !words[1].finite {
			out.Form = Question
		}
		return out
	}
	to := nounPhraseOf(words)
	switch {
	case to == len(words):
		out.Form = NounPhrase
	case to > 0 && words[to].finite && to+1 < len(words) && endsWell(words[to+1:]):
		out.Form = Clause
		for _, w := range words[:to] {
			out.Subject = strings.TrimSpace(out.Subject + " " + w.lower)
		}
	}
	return out
}

// germanWord is one word of a German text.
type germanWord struct {
	lower                                       string
	noun, det, inside, preposition, and, adverb bool
	finite, ending, participle, comma, unknown  bool
}

func readGerman(text string, first bool) germanWord {
	w := germanWord{lower: strings.ToLower(text)}
	r, _ := utf8.DecodeRuneInString(text)
	is := func(list string) bool { return listed("de/"+list, w.lower) }
	w.comma = text == ","
	w.det, w.inside = is("det/any"), is("det/inside")
	w.preposition, w.and, w.adverb = is("preposition/preposition"), is("conjunction/and"), is("adverb/adverb")
	closed := w.det || w.inside || w.preposition || w.and || w.adverb || w.comma || is("conjunction/clause") || is("conjunction/question")
	w.finite = is("verb/finite")
	w.noun = !closed && (unicode.IsUpper(r) && (!first || !w.finite) || unicode.IsDigit(r))
	if first && !closed && strings.HasSuffix(w.lower, "e") {
		w.ending = true // Neue Kolleginnen
	}
	if !w.noun && !closed {
		for _, end := range []string{"e", "en", "er", "es", "em"} {
			w.ending = w.ending || strings.HasSuffix(w.lower, end)
		}
		w.participle = strings.Contains(w.lower, "ge") && (strings.HasSuffix(w.lower, "t") || strings.HasSuffix(w.lower, "en")) || strings.HasSuffix(w.lower, "iert") ||
			(strings.HasPrefix(w.lower, "ver") || strings.HasPrefix(w.lower, "be") || strings.HasPrefix(w.lower, "er")) && strings.HasSuffix(w.lower, "t")
		w.unknown = !w.finite && !w.ending && !w.participle || isClosed(w.lower)
	}
	return w
}

// nounPhraseOf returns where the noun phrase ends that words begin with; 0 if
// they begin with none.
func nounPhraseOf(words []germanWord) int {
	end, open := 0, true // open: a noun is still to come
	if !words[0].det && !(words[0].ending && len(words) > 1 && words[1].noun) {
		return 0
	}
	for i, w := range words {
		switch {
		case w.noun:
			end, open = i+1, false
		case w.finite && !open:
			return end
		case w.det && i > 0, w.inside, w.preposition, w.and:
			open = true
		case w.det, w.ending && open, w.participle && open:
		default:
			return end
		}
	}
	return end
}

// endsWell reports whether what follows the verb of a clause is whole: it does
// not end with an article or the like.
func endsWell(words []germanWord) bool {
	last := words[len(words)-1]
	return last.noun || last.participle || last.adverb || last.finite || strings.HasSuffix(last.lower, "en")
}

// germanStems returns a word without the endings that German puts behind it.
func germanStems(w string) []string {
	var all []string
	for _, end := range []string{"e", "en", "er", "es", "em", "n", "s", "t", "te", "ten", "st"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 3 {
			all = append(all, stem)
		}
	}
	return all
}
