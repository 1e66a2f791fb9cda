package note

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"
)

func (r *peopleReader) isArticle(words []string, n int) bool {
	w, form := words[n], wordForm(words[n])
	if w[0] >= '0' && w[0] <= '9' {
		return strings.Trim(w, "0123456789.") == ""
	}
	if !r.words.article[form] && r.words.number[form] == "" {
		return false
	}
	next := words[n+1]
	return w == strings.ToLower(w) && (!r.lower || n == 0) && !(r.words.particle[form] && unicode.IsUpper(firstRune(next)) && !isTitle(next) && !isGroup(next)) ||
		form == "the" || unicode.IsUpper(firstRune(w)) && (next == strings.ToLower(next) && !r.words.particle[wordForm(next)] && utf8.RuneCountInString(next) > 2 || isTitle(next) || isGroup(next))
}

// isSomebody reports whether a text begins with "someone", "jemand" or the like.
func (r *peopleReader) isSomebody(s string) bool {
	low := strings.ToLower(s)
	for _, w := range r.words.somebody {
		if rest, ok := strings.CutPrefix(low, w); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

// isOthers reports whether words say that there are more: "two others", "2 more".
func (r *peopleReader) isOthers(words []string) bool {
	says := false
	for i, w := range words {
		form := wordForm(w)
		digits := strings.Trim(form, "+0123456789") == ""
		switch {
		case r.words.otherWord[form]:
			says = true
		case digits && (len(words) == 1 && len(form) < 3): // +2
			says = true
		case digits, r.words.number[form] != "", r.words.otherPerson[form], i == 0 && r.words.article[form]:
		case says && i > 1 && len(words) <= 8: // "someone else I didn't catch"
		default:
			return false
		}
	}
	return says
}

// isSentence reports whether words are said and not listed.
func (r *peopleReader) isSentence(words []string) bool {
	n := 0
	for i, w := range words {
		form := wordForm(w)
		if r.words.article[form] || r.words.particle[form] && !r.lower {
			continue
		}
		if !r.words.sentence[form] || w != strings.ToLower(w) && (i > 0 || len(words) < 4) && form != "i" && !strings.ContainsAny(form, "'’") {
			continue
		}
		if strings.ContainsAny(form, "'’") || form == "i" && w == "I" {
			n++
		}
		n++
	}
	if r.lower {
		return n >= 2 || n == 1 && len(words) >= 4
	}
	return n > 1 || n == 1 && (len(words) > 2 || len(words) == 1) || len(words) > 12
}

func (r *peopleReader) isCredential(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '/' }) {
		form := strings.ReplaceAll(wordForm(w), ".", "")
		if !r.words.credential[form] || !strings.ContainsFunc(w, unicode.IsUpper) || unicode.IsLower(rune(w[len(w)-1])) && len(form) < 3 {
			return false
		}
	}
	return s != ""
}

// cutCredentials takes "RN, BSN" off the end of a name.
func (r *peopleReader) cutCredentials(words []string) (name, credentials []string) {
	n := len(words)
	for n > 1 && !r.upper && words[n-1] == strings.ToUpper(words[n-1]) && len(words[n-1]) > 1 && r.words.credential[strings.ReplaceAll(wordForm(words[n-1]), ".", "")] || n > 1 && wordForm(words[n-1]) == "phd" {
		n--
	}
	return words[:n], words[n:]
}

func (r *peopleReader) isOrganisation(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && r.words.organisation[wordForm(words[len(words)-1])] || len(words) == 1 && r.words.organisation[wordForm(s)] && !isTitle(s)
}

// isName reports whether a text can be a name: a few words that begin with a
// capital, with particles between them, or without capitals where the whole
// line has none.
func (r *peopleReader) isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(s, ":;!?=%€$£") {
		return false
	}
	proper := false
	for i, w := range words {
		switch {
		case r.words.stop[wordForm(w)] && !isInitial(w):
			return false
		case r.isNameWord(w):
			proper = true
		case i < len(words)-1 && (r.words.particle[wordForm(w)] || utf8.RuneCountInString(w) <= 3 && len(words) > 2 && i > 0):
		case r.words.suffix[wordForm(w)] && i > 0:
		default:
			return false
		}
	}
	return proper && !(r.lower && r.isPhrase(words))
}

// isInitial reports whether a word is the first letter of a name, as in Flannery O. Connor.
func isInitial(w string) bool {
	return utf8.RuneCountInString(w) == 2 && strings.HasSuffix(w, ".") && unicode.IsUpper(firstRune(w))
}

// isPhrase reports whether words without capitals are more likely no name.
func (r *peopleReader) isPhrase(words []string) bool {
	proper := 0
	for _, w := range words {
		form := wordForm(w)
		if r.words.particle[form] && len(words) > 1 {
			continue
		}
		if proper++; r.words.article[form] || slices.Contains(r.words.from, " "+form+" ") || r.words.sentence[form] && len(words) > 2 || len(words) > 1 && isTitle(w) {
			return true
		}
	}
	return proper > 3
}

func (r *peopleReader) isNameWord(w string) bool {
	w = strings.Trim(w, `"'“”‘’(),`)
	c := firstRune(w)
	if !unicode.IsLetter(c) {
		return false // as for "3rd"; "Chen2" tells two apart
	}
	if !unicode.IsLower(c) || r.lower {
		return true
	}
	// al-Farsi, d'Angelo, 't Hart
	if at := strings.IndexAny(w, "-'’"); at > 0 && at <= 4 {
		_, n := utf8.DecodeRuneInString(w[at:])
		return unicode.IsUpper(firstRune(w[at+n:]))
	}
	return false
}

// eastAsian reads Chinese, Japanese and Korean, where titles stand behind the
// name and often without a space: 山田店長, 김민준 팀장님.
func (r *peopleReader) eastAsian(s string) whois {
	as := func(kind pieceKind) whois { return whois{kind: kind, text: s} }
	named := func(name, title string) whois {
		return whois{kind: aName, text: s, person: Person{Name: strings.TrimSpace(name), Title: title}}
	}
	spoken := func(w string) bool { return strings.Contains(s, w) }
	name := s
	for _, h := range r.words.politeAfter {
		if short := strings.TrimSpace(strings.TrimSuffix(name, h)); short != name && short != "" && (strings.HasSuffix(short, " ") || utf8.RuneCountInString(short) > 1 || h != "君" && h != "양" && h != "군") {
			if !isPoliteKept(r.words.politeKept, name) {
				name = short
			}
			break
		}
	}
	kept, words, runes := isPoliteKept(r.words.politeKept, name), strings.Fields(name), []rune(name)
	switch {
	case strings.ContainsAny(s, "!！") || utf8.RuneCountInString(s) > 24 || slices.ContainsFunc(r.words.sentenceParts, spoken):
		return as(aSentence)
	case r.cjkTitle(strings.ReplaceAll(s, " ", "")) || r.cjkTitle(strings.ReplaceAll(name, " ", "")) || kept && r.cjkTitle(strings.TrimSuffix(name, "님")):
		return as(aRole)
	case kept:
		return named(name, "")
	case len(words) > 1 && r.cjkTitle(words[0]):
		return named(strings.Join(words[1:], " "), words[0])
	case len(words) > 1 && r.cjkTitle(words[len(words)-1]):
		return named(strings.Join(words[:len(words)-1], " "), words[len(words)-1])
	}
	for at := 1; at < len(runes) && at <= 6; at++ {
		head, tail := string(runes[:at]), string(runes[at:])
		if r.words.group[tail] { // 計測チーム
			return as(aRole)
		}
		if r.cjkTitle(tail) && !strings.HasSuffix(head, " ") { // 山田店長
			return named(head, tail)
		}
	}
	for at := len(runes) - 2; at >= max(2, len(runes)-5); at-- {
		if head := string(runes[:at]); r.cjkTitle(head) { // 人事部長田中一郎
			return named(string(runes[at:]), head)
		}
	}
	if len(runes) > 16 || strings.IndexFunc(name, unicode.IsDigit) >= 0 {
		return as(unsure)
	}
	return named(name, "")
}

func isPoliteKept(kept []string, name string) bool {
	return slices.ContainsFunc(kept, func(h string) bool { return len(name) > len(h) && strings.HasSuffix(name, h) })
}

// cjkTitle reports whether a text is made of words of titles alone, the last of
// which is a post or a group.
func (r *peopleReader) cjkTitle(s string) bool {
	upper := strings.ToUpper(s)
	if r.words.post[strings.ToLower(upper)] || r.words.group[s] {
		return true
	}
	for n := len(s) - 1; n > 0; n-- {
		if !utf8.RuneStart(s[n]) {
			continue
		}
		head, tail := s[:n], s[n:]
		if (r.words.post[strings.ToLower(tail)] || r.words.group[tail]) && r.cjkFields(head) {
			return true
		}
	}
	return false
}

func (r *peopleReader) cjkFields(s string) bool {
	if s == "" {
		return true
	}
	for n := len(s); n > 0; n-- {
		if n < len(s) && !utf8.RuneStart(s[n]) {
			continue
		}
		head := s[:n]
		if (r.words.field[head] || r.words.post[head] || r.words.group[head] || r.words.link[head]) && r.cjkFields(s[n:]) {
			return true
		}
	}
	return false
}

// cutBrackets takes what stands in brackets out of a piece. A nickname in the
// middle of a name stays: Robert (Bob) Hale.
func (r *peopleReader) cutBrackets(s string) (main string, inner []string) {
	var out strings.Builder
	for {
		at := strings.IndexAny(s, "([{（【「")
		if at < 0 {
			break
		}
		open := firstRune(s[at:])
		from := at + utf8.RuneLen(open)
		end := strings.IndexAny(s[from:], ")]}）】」")
		if end < 0 {
			end = len(s) - from
		}
		in := strings.Trim(s[from:from+end], " ,;|([{（【「/")
		rest := s[from+end:]
		if rest != "" {
			rest = rest[utf8.RuneLen(firstRune(rest)):]
		}
		before := strings.TrimSpace(out.String() + s[:at])
		if before != "" && laterName().MatchString(rest) && r.isName(in) && len(strings.Fields(in)) == 1 && !isTitle(in) && r.isName(before) && r.isNameWord(firstWord(strings.TrimSpace(rest))) && !r.words.pronoun[pronounForm(in)] {
			out.WriteString(s[:from+end])
			out.WriteString(s[from+end : len(s)-len(rest)])
			s = rest
			continue
		}
		out.WriteString(s[:at])
		out.WriteByte(' ')
		if in != "" && strings.IndexFunc(in, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) >= 0 {
			inner = append(inner, strings.Join(strings.Fields(in), " "))
		}
		s = rest
	}
	out.WriteString(s)
	main = strings.Trim(strings.Join(strings.Fields(out.String()), " "), " ,;-–—/")
	return main, inner
}

// unmask takes the addresses, links and numbers out of a piece.
func (r *peopleReader) unmask(s string) (rest string, masked []string) {
	rest = strings.Map(func(c rune) rune {
		if n := int(c - maskRune); n > 0 && n <= len(r.masked) {
			masked = append(masked, r.masked[n-1])
			return ' '
		}
		return c
	}, s)
	return rest, masked
}

// sortMasked tells the address from links and numbers.
func sortMasked(masked []string) (mail, remember string) {
	for _, m := range masked {
		m = strings.TrimSpace(m)
		if at := strings.IndexByte(m, '@'); at > 0 && !strings.Contains(m, "/") {
			if mail == "" {
				mail = strings.Trim(strings.TrimPrefix(m, "mailto:"), ".'")
				continue
			}
		}
		remember = joinText(remember, strings.TrimRight(m, ".,;"))
	}
	return mail, remember
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func joinText(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + ", " + b
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

func firstWord(s string) string {
	s = strings.TrimSpace(s)
	if at := strings.IndexAny(s, " ,;/"); at >= 0 {
		return s[:at]
	}
	return s
}

func secondWord(s string) string {
	words := strings.Fields(s)
	if len(words) < 2 {
		return ""
	}
	return words[1]
}

func lastWord(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexAny(s, " ,;/")+1:]
}

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
		if strings.IndexFunc(s, words.IsEastAsian) >= 0 {
			w.sentenceParts = append(w.sentenceParts, s)
		}
	}
	return w
})

// wordForm is a word as the lists are asked for it.
func wordForm(s string) string {
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
