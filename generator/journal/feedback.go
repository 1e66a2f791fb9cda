package journal

import (
	"embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"
)

// What an employer says about an interview is to arrive whole: a criticism that is
// lost is worse than a kind word too much. So a sentence is left out only if it is
// surely a goodbye, plain praise, or a remark of the person who wrote it down. The
// words for that are the text files in the folder words, one a language.

//go:embed words/*.txt
var wordFiles embed.FS

// feedbackWords are the lists that feedback is judged by, of all languages at once.
type feedbackWords struct {
	goodbye phrases // parts politely or tells the decision
	praise  phrases // says something good
	wanting phrases // says that something could be better
	fine    phrases // has a word of wanting and yet says nothing
	perfect phrases // has a word of wanting and yet says something good
	but     phrases // begins another part of a sentence
	own     phrases // begins a remark of the person's own, unless
	theirs  phrases // tells that somebody else speaks, or is spoken to
	remark  phrases // is a remark if it stands alone
}

var wordLists = words.Embedded(wordFiles)

var feedbackLists = sync.OnceValue(func() *feedbackWords {
	of := func(name string) phrases { return phrasesOf("feedback", name) }
	return &feedbackWords{of("goodbye"), of("praise"), of("wanting"), of("fine"), of("perfect"), of("but"), of("own"), of("theirs"), of("remark")}
})

// againWords say that something came up again.
var againWords = sync.OnceValue(func() phrases { return phrasesOf("lesson", "again") })

// comesAgain reports whether a lesson says that it came up again.
func comesAgain(text string) bool { return againWords().in(" " + wordsOf(text) + " ") }

func phrasesOf(list, entry string) (p phrases) {
	for _, w := range wordLists().Words(list, entry) {
		first, _ := utf8.DecodeRuneInString(w)
		if w = wordsOf(w); !isUnspaced(first) {
			w = " " + w + " "
		}
		p = append(p, w)
	}
	return p
}

// phrases are words with a space at both ends, but in scripts without spaces.
type phrases []string

// in reports whether a text has one of the phrases. It has a space at both ends.
func (p phrases) in(text string) bool {
	for _, phrase := range p {
		if strings.Contains(text, phrase) {
			return true
		}
	}
	return false
}

// cutFrom returns a text without the phrases.
func (p phrases) cutFrom(text string) string {
	for _, phrase := range p {
		text = strings.ReplaceAll(text, phrase, " ")
	}
	return text
}

// begin reports whether a text begins with one of the phrases.
func (p phrases) begin(text string) bool {
	for _, phrase := range p {
		if strings.HasPrefix(strings.TrimPrefix(text, " "), strings.TrimPrefix(phrase, " ")) {
			return true
		}
	}
	return false
}

// are reports whether a text is one of the phrases.
func (p phrases) are(text string) bool {
	for _, phrase := range p {
		if strings.TrimSpace(text) == strings.TrimSpace(phrase) {
			return true
		}
	}
	return false
}

// criticism returns the sentences of a text that may speak of something to do
// better: all but goodbyes, plain praise and the remarks of who wrote them down.
func criticism(text string) []string {
	var kept []string
	for _, s := range sentences(text) {
		if feedbackLists().wants(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// sentences cuts a text at full stops, semicolons and line ends.
func sentences(text string) []string {
	var all []string
	from := 0
	end := func(to int) {
		if s := strings.TrimSpace(text[from:to]); s != "" {
			all = append(all, strings.TrimSpace(strings.TrimRight(s, ";")))
		}
		from = to
	}
	for i, r := range text {
		next := i + len(string(r))
		switch r {
		case '\n', ';', '。', '！', '？', '；', '؛', '؟', '।':
			end(next)
		case '.', '!', '?':
			// "e.g. this" and "v1.2" go on.
			if rest := strings.TrimLeft(text[next:], " \t"); rest == "" || len(rest) < len(text[next:]) && startsSentence(rest) {
				end(next)
			}
		}
	}
	end(len(text))
	return all
}

func startsSentence(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return !unicode.IsLower(r)
		}
	}
	return true
}

// wants reports whether a sentence may ask for something better.
func (f *feedbackWords) wants(sentence string) bool {
	words := " " + wordsOf(sentence) + " "
	if strings.HasSuffix(sentence, ":") { // it leads to what was said
		return false
	}
	if strings.TrimSpace(words) == "" || f.remark.are(words) || f.own.begin(words) && !f.theirs.in(words) && !beginsItalian(words) {
		return false
	}
	for _, part := range f.parts(sentence) {
		if !f.goodbye.in(part) && !f.praises(part) {
			return true
		}
	}
	return false
}

// beginsItalian reports whether a sentence begins with the Italian article "i", which is
// not the English "I": the noun behind it ends in i, as no English verb does.
func beginsItalian(words string) bool {
	first, rest, _ := strings.Cut(strings.TrimSpace(words), " ")
	second, _, _ := strings.Cut(rest, " ")
	return first == "i" && strings.HasSuffix(second, "i")
}

// praises reports whether a part of a sentence says something good, and nothing else.
func (f *feedbackWords) praises(part string) bool {
	rest := f.perfect.cutFrom(part)
	return (rest != part || f.praise.in(part)) && !f.wanting.in(rest)
}

// parts cuts a sentence at commas and before each "but" and returns the words of what
// is between. A word alone between commas is a name or an aside.
func (f *feedbackWords) parts(sentence string) []string {
	var parts []string
	for piece := range strings.FieldsFuncSeq(sentence, isComma) {
		words := f.fine.cutFrom(" " + wordsOf(piece) + " ")
		for _, but := range f.but {
			words = strings.ReplaceAll(words, but, " \n ")
		}
		for part := range strings.SplitSeq(words, "\n") {
			part = " " + strings.TrimSpace(part) + " "
			if first, _ := utf8.DecodeRuneInString(part[1:]); part != "  " && (len(piece) == len(sentence) || isUnspaced(first) || strings.Count(part, " ") > 2) {
				parts = append(parts, part)
			}
		}
	}
	if parts == nil {
		return []string{" " + wordsOf(sentence) + " "}
	}
	return parts
}

func isComma(r rune) bool { return r == ',' || r == '、' || r == '，' || r == '،' }

// isUnspaced reports whether r belongs to a script written without spaces.
func isUnspaced(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// wordsOf returns a text in lower case with one space for anything that is no letter.
func wordsOf(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isWordRune(r) }), " ")
}
