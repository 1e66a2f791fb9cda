package draft

import (
	"slices"
	"strings"
	"unicode"

	"journal/generator/advice/draft/grammar"
	"journal/generator/advice/lint"
)

// shape makes a line fit for a letter to the person of that name. Notes are
// written for nobody else to read: what is not surely a phrase that a letter's
// frames can hold, in its language and about the work, gives a gap.
func (f Facts) shape(l lead, name string) Topic {
	lang := f.language()
	text := strings.TrimSpace(strings.NewReplacer("**", "", "`", "", "“", `"`, "”", `"`, "„", `"`).Replace(l.text))
	if l.from == asked {
		return f.askedTopic(text, lang)
	}
	if l.from == earlier {
		l.from = remembered
	}
	text = addressed(text, name)
	personal := l.from == remembered
	whole := strings.NewReplacer("(", " ", ")", " ").Replace(text)
	if isNoteSpeak(strings.TrimSuffix(text, ".")) || isHearsay(text, lang) || lineOf(whole, lang).isUnfit(personal && startsWithVerb(text)) {
		return Topic{}
	}
	text = cutLeadIn(text, lang)
	for _, part := range wholeParts(text) {
		if t := f.phrase(part, l.from, lang); !t.IsGap() {
			return t
		}
	}
	return Topic{}
}

// wholeParts returns a line without what stands in parentheses, then its first part
// alone.
func wholeParts(text string) []string {
	text = strings.TrimRight(withoutParentheses(text), " .")
	all := []string{text}
	for _, mark := range []string{";", " – ", " — ", " - ", ":", ","} {
		if first, _, ok := strings.Cut(text, mark); ok && len(strings.Fields(first)) > 1 {
			all = append(all, strings.TrimSpace(first))
		}
	}
	return all
}

func withoutParentheses(s string) string {
	var out strings.Builder
	depth := 0
	for _, c := range s {
		switch {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth == 0:
			out.WriteRune(c)
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// startsWithVerb reports whether a line says something about somebody whom it
// does not name: "keeps bees", "she keeps bees".
func startsWithVerb(text string) bool {
	p := grammar.English(text)
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	return p.Form == grammar.Predicate || p.Form == grammar.Doing || p.Form == grammar.Fragment || first == "he" || first == "she"
}

// cutLeadIn takes off what notes put in front of a topic: "we talked about".
func cutLeadIn(text, lang string) string {
	lower := strings.ToLower(text)
	longest := ""
	for _, list := range []string{"leadin/about", "leadin/clause"} {
		p := lexicons()[lang+"/"+list]
		try := func(s string) {
			if strings.HasPrefix(lower, s+" ") && len(s) > len(longest) {
				longest = s
			}
		}
		for w := range p.word {
			try(w)
		}
		for _, s := range p.several {
			try(strings.TrimSpace(s))
		}
	}
	if longest == "" {
		return text
	}
	return strings.TrimSpace(text[len(longest):])
}

// phrase tells how a few words fit into a sentence of a letter.
func (f Facts) phrase(s string, from source, lang string) Topic {
	if lineOf(s, lang).says("first") || f.namesSomebody(s) {
		return Topic{}
	}
	if lang == "de" {
		return germanPhrase(s, from)
	}
	subject := ""
	if first, rest, ok := strings.Cut(s, " "); ok && from == remembered {
		switch strings.ToLower(first) {
		case "he", "she", "they":
			subject, s = first, rest
		}
	}
	if len(strings.Fields(s)) == 1 && !grammar.IsWord(strings.ToLower(s)) {
		return Topic{} // it may be anybody's name
	}
	p := grammar.English(s)
	if !f.speaksToThem(s, from) {
		return Topic{}
	}
	switch p.Form {
	case grammar.NounPhrase, grammar.Doing, grammar.Question:
		if subject != "" || p.Person || p.Bare && from == remembered && (mayBeVerb(s) || lineOf(s, lang).has("body/part")) {
			return Topic{}
		}
		if p.Bare && p.Form == grammar.NounPhrase && (from == learned || from == liked && !grammar.HasPreposition(s)) {
			return Topic{}
		}
		return placed(toYou(lowerFirst(s)), from)
	case grammar.Clause:
		if subject != "" || from == liked || !isTold(p.Subject) || !allIn(p.Verbs, lang+"/tells") {
			return Topic{}
		}
		if s = lowerFirst(s); !f.isAgent() {
			s = companyAsYou(s)
		}
		return Topic{That: s}
	case grammar.Predicate:
		verb, rest, _ := strings.Cut(s, " ")
		if from != remembered || rest == "" || grammar.IsDoing(rest) && verb != "is" || !allIn(p.Verbs, "en/does") {
			return Topic{}
		}
		switch {
		case strings.EqualFold(verb, "is"):
			verb = "are"
		case !p.Past:
			verb = p.Verbs[0]
		}
		words := strings.Fields(toYou(rest))
		for i, w := range words[1:] {
			if b, ok := grammar.Base(w); ok && words[i] == "and" && !p.Past && lexicons()["en/does"].word[b] {
				words[i+1] = b
			}
		}
		return Topic{Does: "you " + lowerFirst(verb) + " " + strings.Join(words, " ")}
	}
	return Topic{}
}

// isAgent reports whether the addressee is the recruiter, to whom the company is
// they and not you.
func (f Facts) isAgent() bool {
	return f.Interview != nil && f.Interview.Recruiter != nil && f.Interview.Recruiter.Name == f.To.Name
}

// allIn reports whether there are words and all are of a list.
func allIn(words []string, list string) bool {
	for _, w := range words {
		if !lexicons()[list].word[w] {
			return false
		}
	}
	return len(words) > 0
}

// mayBeVerb reports whether a line may say what somebody does: "volunteers for
// the lifeboat" are people, or one person's spare time.
func mayBeVerb(s string) bool {
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	_, is := grammar.Base(first)
	return is
}

// placed puts a noun phrase where its source puts it.
func placed(s string, from source) Topic {
	switch from {
	case remembered:
		return Topic{Work: s}
	case liked:
		return Topic{Liked: s}
	}
	return Topic{About: s}
}

// isTold reports whether a clause about this subject is news of the work: not of
// one person, and not of something that only the note shows.
func isTold(subject string) bool {
	switch first, _, _ := strings.Cut(subject, " "); first {
	case "he", "she", "it", "this", "that", "these", "those", "i", "you", "his", "her", "one", "someone", "somebody":
		return false
	}
	return subject != ""
}

// speaksToThem reports whether the pronouns of a line can be said to the
// addressee: his and her are theirs if the line is about them.
func (f Facts) speaksToThem(s string, from source) bool {
	for _, w := range lowerWords(s) {
		switch w {
		case "he", "she", "him", "his", "her", "himself", "herself":
			if from != remembered && (f.Interview == nil || len(f.Interview.People) != 1) {
				return false
			}
		case "you", "your", "yours", "here", "it":
			if w == "it" {
				continue
			}
			return false
		}
	}
	return true
}

func germanPhrase(s string, from source) Topic {
	switch p := grammar.German(s); p.Form {
	case grammar.NounPhrase:
		return placed(germanFirst(s), from)
	case grammar.Question:
		return Topic{}
	case grammar.Clause:
		if from == liked {
			return Topic{}
		}
		r := []rune(s)
		return Topic{That: string(unicode.ToUpper(r[0])) + string(r[1:])}
	}
	return Topic{}
}

// germanFirst makes an article at the start of a phrase small.
func germanFirst(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	if grammar.IsGermanArticle(strings.ToLower(first)) {
		return strings.ToLower(first) + " " + rest
	}
	return s
}

// addressed turns "with Mary" into "with you" in what is said to Mary Chen.
func addressed(text, name string) string {
	first, _, _ := strings.Cut(name, " ")
	for _, before := range []string{"with ", "to ", "from ", "by ", "for "} {
		for _, n := range []string{name, first} {
			if n != "" && lint.HasWord(text, before+n) {
				text = strings.Replace(text, before+n, before+"you", 1)
			}
		}
	}
	return text
}

// askedTopic makes a topic of a question worth coming back to, in its own words:
// those up to its mark, without what the note says of the answer.
func (f Facts) askedTopic(text, lang string) Topic {
	text = f.theirQuestion(text, lang)
	if lineOf(text, lang).says("routine/routine") || !f.isOwn(text) {
		return Topic{}
	}
	return Topic{Asked: text}
}

// theirQuestion returns a question of theirs as it can be put in quotes; "" if it
// cannot.
func (f Facts) theirQuestion(text, lang string) string {
	text = strings.Trim(withoutParentheses(text), `" `)
	if q, _, ok := strings.Cut(text, "?"); ok {
		text = q + "?"
	} else if q, _, ok := strings.Cut(text, " - "); ok {
		text = q
	} else if q, _, ok := strings.Cut(text, " – "); ok {
		text = q
	}
	text, ok := asQuestion(strings.TrimRight(text, ". "), lang)
	plain := strings.TrimSuffix(text, "?")
	l := lineOf(plain, lang)
	switch {
	case !ok, isNoteSpeak(plain), isNegative(plain), f.namesSomebody(plain), !inLanguage(plain, lang), l.isPrivate(false), lang == "en" && !grammar.Asks(plain):
		return ""
	}
	if n := len(strings.Fields(text)); n < 4 || n > 24 {
		return ""
	}
	return text
}

// isOwn reports whether a text has a word of meaning that role and company do not
// have.
func (f Facts) isOwn(text string) bool {
	names := ""
	if f.Company != nil {
		names = f.Company.Name
	}
	if f.Application != nil {
		names += " " + f.Application.Role
	}
	theirs := lint.Content(names)
	return slices.ContainsFunc(lint.Content(text), func(w string) bool { return !slices.Contains(theirs, w) })
}

// asQuestion puts the mark behind a question that was noted without it, and
// reports whether it is one: it begins with a word that asks, or with a task.
func asQuestion(text, lang string) (string, bool) {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	first = strings.Trim(first, ",.")
	asks := lexicons()[lang+"/routine/question"].word[first]
	switch {
	case strings.HasSuffix(text, "?"):
		return text, asks || lexicons()[lang+"/routine/command"].word[first]
	case asks && !strings.ContainsAny(text, ".!;"):
		return text + "?", true
	}
	return text, lexicons()[lang+"/routine/command"].word[first]
}

// inLanguage reports whether every word of a text is one of its language.
func inLanguage(text, lang string) bool {
	if lang == "de" {
		return !grammar.IsEnglish(text)
	}
	for i, w := range strings.Fields(text) {
		w = strings.Trim(w, `.,;:"'()?`)
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		r := []rune(w)
		if len(r) == 0 || i > 0 && unicode.IsUpper(r[0]) || strings.ContainsAny(w, "0123456789") || strings.ToLower(w[1:]) != w[1:] {
			continue
		}
		if lower := strings.ToLower(strings.ReplaceAll(w, "’", "'")); !grammar.IsWord(lower) && !strings.Contains(lower, "'") {
			return false
		}
	}
	return true
}

// lowerFirst makes the first letter small, unless the word is a name or in
// capitals.
func lowerFirst(s string) string {
	first, rest, more := strings.Cut(s, " ")
	lower := strings.ToLower(first)
	if lower == "i" || strings.HasPrefix(lower, "i'") || strings.ToLower(first[min(1, len(first)):]) != first[min(1, len(first)):] || !grammar.IsWord(lower) || grammar.IsProper(lower) {
		return s
	}
	if !more {
		return lower
	}
	return lower + " " + rest
}

// companyAsYou turns what is said about a company into what is said to somebody
// of it.
func companyAsYou(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		switch strings.ToLower(strings.Trim(w, ".,;")) {
		case "they":
			words[i] = "you"
		case "their":
			if strings.EqualFold(words[0], "they") || words[0] == "you" {
				words[i] = "your"
			}
		case "them":
			if words[0] == "you" {
				words[i] = "you"
			}
		}
	}
	return strings.Join(words, " ")
}

// toYou turns what is said about somebody into what is said to them.
func toYou(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		core := strings.Trim(w, ".,;")
		you := ""
		switch strings.ToLower(core) {
		case "him", "he", "she", "they":
			you = "you"
		case "his":
			you = "your"
		case "their":
			if i == 0 || strings.EqualFold(words[i-1], "of") {
				you = "your"
			}
		case "her":
			if you = "your"; i == len(words)-1 {
				you = "you"
			}
		case "himself", "herself":
			you = "yourself"
		}
		if you != "" {
			words[i] = strings.Replace(w, core, you, 1)
		}
	}
	return strings.Join(words, " ")
}
