package draft

import (
	"embed"
	"strings"
	"sync"
	"unicode"

	"journal/generator/advice/draft/grammar"
	lists "journal/generator/words"
)

// What a letter does not say stands in words/en.txt and words/de.txt.
//
//go:embed words/*.txt
var wordFiles embed.FS

// phrases are the entries of one list: single words, and those of several.
type phrases struct {
	word    map[string]bool
	several []string // with a space at both ends
}

// lexicons are all lists by "en/unfit", and their entries by "en/body/part".
var lexicons = sync.OnceValue(func() map[string]phrases {
	all := map[string]phrases{}
	add := func(key, w string) {
		p := all[key]
		if p.word == nil {
			p.word = map[string]bool{}
		}
		if strings.Contains(w, " ") {
			p.several = append(p.several, " "+w+" ")
		} else {
			p.word[w] = true
		}
		all[key] = p
	}
	for list, entries := range lists.Embedded(wordFiles)() {
		for _, e := range entries {
			for _, w := range e.Words {
				add(e.Lang+"/"+list, w)
				add(e.Lang+"/"+list+"/"+e.Name, w)
			}
		}
	}
	return all
})

// line is a line of a note as its words.
type line struct {
	lang   string
	padded string // in small letters, with single spaces between and around
	lemmas []string
	people bool // it speaks of people
}

func lineOf(text, lang string) line {
	l := line{lang: lang, padded: " " + strings.Join(lowerWords(text), " ") + " "}
	if lang == "de" {
		l.lemmas = grammar.German(text).Lemmas
	} else {
		p := grammar.English(text)
		l.lemmas, l.people = p.Lemmas, p.People
	}
	return l
}

// lowerWords returns the words of a text in small letters; hyphens and apostrophes
// are a part of one.
func lowerWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '\'' && c != '-' && c != '/'
	})
}

// has reports whether a line has a word of a list, in any of its forms.
func (l line) has(list string) bool {
	p := lexicons()[l.lang+"/"+list]
	for _, w := range l.lemmas {
		if p.word[w] {
			return true
		}
	}
	return l.says(list)
}

// says is like has for words as they stand.
func (l line) says(list string) bool {
	p := lexicons()[l.lang+"/"+list]
	for _, w := range strings.Fields(l.padded) {
		if p.word[w] {
			return true
		}
	}
	for _, s := range p.several {
		if strings.Contains(l.padded, s) {
			return true
		}
	}
	return false
}

// isPrivate reports whether a line touches what is nobody else's: family,
// health, looks, age, mood, belief, pay. personal says that it is about
// somebody, and not about the work.
func (l line) isPrivate(personal bool) bool {
	if l.says("body/owner") {
		personal = true
	}
	if l.has("private") && (personal || !l.isService()) || (personal || l.people) && l.has("personal") {
		return true
	}
	if l.has("body/part") && (personal && l.says("body/owner") || l.has("body/hurt")) {
		return true
	}
	for _, list := range []string{"health", "looks", "age", "mood", "pay", "belief", "love"} {
		if l.has("unfit/" + list) {
			return true
		}
	}
	return false
}

// isService reports whether every private word of a line belongs to a service of
// the workplace: "the dementia garden", "the mother and baby unit", "a class for
// deaf children".
func (l line) isService() bool {
	words := strings.Fields(l.padded)
	is := make([]line, len(words))
	for i, w := range words {
		is[i] = lineOf(w, l.lang)
	}
	before := func(i int) bool { // the clinic for, the study of
		for k := i - 1; k >= max(0, i-4); k-- {
			if is[k].has("setting/for") {
				return k > 0 && (is[k-1].has("setting/work") || k > 1 && is[k-2].has("setting/work"))
			}
		}
		return false
	}
	behind := func(i int) bool {
		for k := i + 1; k < min(len(words), i+5); k++ {
			if is[k].has("setting/work") {
				return true
			}
			if k > i+1 && !is[k].has("private") && !is[k].has("setting/link") {
				return false
			}
		}
		return false
	}
	for i := range words {
		if is[i].has("private") && !is[i].has("setting/work") && !behind(i) && !before(i) {
			return false
		}
	}
	return true
}

// isHearsay reports whether a line says who told it, as one does whose word is not
// to be passed on: "the mill is for sale, the porter says".
func isHearsay(text, lang string) bool {
	words := strings.Fields(lineOf(text, lang).padded)
	if len(words) > 1 && lexicons()[lang+"/hearsay/says"].word[words[len(words)-1]] {
		return true
	}
	at := strings.LastIndexAny(text, ",;–—-(")
	if at < 0 {
		return lineOf(text, lang).says("hearsay/mark")
	}
	last := lineOf(text[at:], lang)
	return len(strings.Fields(last.padded)) < 5 && last.says("hearsay/says") || lineOf(text, lang).says("hearsay/mark")
}

// isUnfit reports whether a line is not for others: private, a judgement, about
// its writer, bad news, or words of somebody who is not sure.
func (l line) isUnfit(personal bool) bool {
	for _, list := range []string{"judgement", "own", "news", "negation", "person", "terms"} {
		if l.has("unfit/" + list) {
			return true
		}
	}
	return l.people && l.has("unfit/people") || l.isPrivate(personal)
}

// isNoteSpeak reports whether a text has marks that notes have and letters do
// not: arrows, ratings, faces, question marks, capitals that shout.
func isNoteSpeak(text string) bool {
	if strings.ContainsAny(text, "?!…=<>*_#|~^@\\€$£¥[]{}→⇒★☆✓✗✅❌⚠") || strings.Contains(text, "++") && !strings.Contains(text, "C++") ||
		strings.Contains(text, "--") || strings.Contains(text, "..") || strings.Contains(text, " & ") || strings.Contains(text, " + ") {
		return true
	}
	for _, w := range strings.Fields(text) {
		slash := strings.IndexByte(w, '/')
		if slash >= 0 && strings.ToUpper(w) != w || strings.ContainsAny(w, "/") && strings.ContainsAny(w, "0123456789") {
			return true
		}
		for _, c := range w {
			if unicode.Is(unicode.So, c) || unicode.Is(unicode.Sk, c) {
				return true
			}
		}
	}
	return false
}

// namesSomebody reports whether a text names a person, of the journal or with a
// common given name.
func (f Facts) namesSomebody(text string) bool {
	if f.namesAnybody(text) {
		return true
	}
	given := lexicons()["en/given"].word
	for i, w := range strings.Fields(text) {
		w = strings.TrimSuffix(strings.Trim(w, `.,;:"'()`), "'s")
		r := []rune(w)
		if len(r) > 1 && unicode.IsUpper(r[0]) && given[strings.ToLower(w)] && (i > 0 || len(strings.Fields(text)) == 1 || !grammar.IsWord(strings.ToLower(w))) {
			return true
		}
	}
	return false
}

// isNegative reports whether a text has a word that nobody wants to leave behind.
func isNegative(text string) bool {
	return lineOf(text, "en").says("negative/negative")
}

// words returns the words of a text in small letters; an apostrophe is part of one.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '\''
	})
}
