package note

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A peopleLexicon has the words by which people are read, of all languages:
//
//   - "honorific": before and after a name, such as "Dr" and "さん". Those that are
//     "kept" stand behind the name and are a part of it. "suffix" and "credential"
//     stand behind it in the West.
//   - "title": what somebody is (post), what several are together (group), what a
//     post is concerned with (field), and what links the two.
//   - "joiner", "particle" and "lead": between names, in them, and in front of them.
//   - "unnamed": words for somebody who has no name, and for nobody.
//   - "others" and "number": for more people.
//   - "sentence": words that stand in no list of people.
//   - "organisation": words that end the name of a company.
type peopleLexicon struct {
	honorific, suffix, credential map[string]bool
	post, group, field, link      map[string]bool
	particle, lead, with          map[string]bool
	article, nobody               map[string]bool
	otherWord, otherPerson        map[string]bool
	sentence, stop, organisation  map[string]bool
	pronoun                       map[string]bool
	number                        map[string]string
	joiner                        map[string]bool
	from, somebody                []string // the longest first; those of from with room around them
	openEnds                      []string
	politeAfter, politeKept       []string
	sentenceParts                 []string // of languages without spaces
}

var peopleWords = sync.OnceValue(func() *peopleLexicon {
	all := lists()
	set := func(list, entry string) map[string]bool {
		m := map[string]bool{}
		for _, w := range all.Words(list, entry) {
			m[wordForm(w)] = true
		}
		return m
	}
	sorted := func(list, entry string) []string {
		out := all.Words(list, entry)
		for i := range out {
			out[i] = strings.ToLower(out[i])
		}
		slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
		return slices.Compact(out)
	}
	w := &peopleLexicon{
		honorific: set("honorific", "before"), suffix: set("honorific", "suffix"), credential: set("honorific", "credential"),
		post: set("title", "post"), group: set("title", "group"), field: set("title", "field"), link: set("title", "link"),
		particle: set("particle", "name"), lead: set("lead", "with"), with: set("lead", "little"),
		article: set("unnamed", "article"), nobody: set("unnamed", "nobody"),
		otherWord: set("others", "word"), otherPerson: set("others", "person"),
		sentence: set("sentence", "word"), stop: set("sentence", "stop"), organisation: set("organisation", "form"),
		pronoun: map[string]bool{}, number: all.Meanings("number", wordForm),
		joiner: map[string]bool{}, from: sorted("from", "at"), somebody: sorted("unnamed", "somebody"),
		openEnds: sorted("others", "end"), politeAfter: sorted("honorific", "after"), politeKept: sorted("honorific", "kept"),
	}
	for i, at := range w.from {
		w.from[i] = " " + at + " "
	}
	for _, j := range all.Words("joiner", "and") {
		w.joiner[strings.ToLower(j)] = true
	}
	for _, p := range all.Words("pronoun", "set") {
		w.pronoun[pronounForm(p)] = true
	}
	for _, s := range all.Words("sentence", "word") {
		if strings.IndexFunc(s, isEastAsian) >= 0 {
			w.sentenceParts = append(w.sentenceParts, s)
		}
	}
	return w
})

// wordForm is a word as the lists are asked for it.
func wordForm(s string) string {
	if n := len(s) - 1; n >= 0 && isLetterByte(s[0]|0x20) && isLetterByte(s[n]|0x20) && s[0]|s[n] < utf8.RuneSelf {
		return strings.ToLower(s) // most words need no more
	}
	return strings.TrimRight(strings.ToLower(strings.Trim(s, ` ,;:"“”„«»()`)), ".")
}

// pronounForm is "She / Her" as "she/her".
func pronounForm(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) }), "/")
}

// isTitle reports whether the text is a job title: every title has a word that names one.
func isTitle(s string) bool {
	w := peopleWords()
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && c != '-' && c != '&' && c != '\'' }) {
		if w.post[word] || w.field[word] || w.group[word] || isCompoundTitle(word) {
			return true
		}
	}
	return false
}

// isJob reports whether a few words are the name of a trade and no sentence: "Office
// cleaner", "Aiuto cuoco".
func isJob(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || strings.ContainsAny(s, ".,;:!?") || !startsLikeLabel(s) {
		return false
	}
	job, w := false, peopleWords()
	for _, word := range words {
		form := wordForm(word)
		if w.sentence[form] || w.article[form] {
			return false
		}
		job = job || lexicon().jobs[form] != ""
	}
	return job
}

func isPost(s string) bool  { return peopleWords().post[wordForm(s)] }
func isGroup(s string) bool { return peopleWords().group[wordForm(s)] }

// IsHonorific reports whether people are addressed with a word in front of their
// name: "Dr", "Frau", "Sister".
func IsHonorific(word string) bool { return peopleWords().honorific[wordForm(word)] }

// CutHonorific cuts the words with which people are addressed off the front of
// a name: "Dr Anil Rao" is "Dr" and "Anil Rao". A name without them is all rest.
func CutHonorific(name string) (honorific, rest string) {
	w := peopleWords()
	words := strings.Fields(name)
	n := 0
	for n < len(words)-1 && w.honorific[wordForm(words[n])] && (unicode.IsUpper(firstRune(words[n])) || !w.particle[wordForm(words[n])]) {
		n++
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
}
