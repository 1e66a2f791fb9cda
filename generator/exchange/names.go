package exchange

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/note"
)

// The kinds of names.
const (
	ofCompany = "company"
	ofPerson  = "person"
)

// name is one way to name somebody: the whole name or a part of it.
type name struct {
	words []word
	kind  string
	key   string // of whoever is named
	exact string // if not empty, how it is written: names of two letters are words as well
}

// names finds the people and companies of a journal in a text.
type names struct {
	first map[string][]name // by either form of the first word, longest first
}

// common are words that stand in names and tell nobody by themselves, and
// those of the replacements.
var common = wordSet("the and for der die das und von van den del los les mit bei " +
	"inc ltd llc llp plc gmbh corp corporation company limited group holding sarl " +
	"mrs miss prof herr frau doctor hiring manager recruiter engineer engineering lead team interviewer panel " +
	"company person mail link phone pay")

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// knownNames gathers every name of a journal. Where two share a part, such as
// a first name, it stands for whoever was at this interview.
func knownNames(j *journal.Journal, in *journal.Interview) names {
	n := names{map[string][]name{}}
	if in.Company != nil {
		n.add(ofCompany, in.Company.Name, in.Company.Name, in.Note.Company.Value)
	}
	n.add(ofCompany, in.Note.Company.Value, in.Note.Company.Value)
	for _, p := range in.People {
		n.addPerson(p.Name, p.Name, p.Email)
	}
	if p := in.Recruiter; p != nil {
		n.addPerson(p.Name, p.Name, p.Email)
	}
	for _, p := range j.People {
		n.addPerson(p.Name, p.Name, p.Email)
	}
	for _, co := range j.Companies {
		n.add(ofCompany, co.Name, co.Name)
		for _, other := range co.Competitors {
			n.add(ofCompany, other, other)
		}
	}
	for _, p := range j.Config.References {
		n.addPerson(p.Name, p.Name, p.Email)
	}
	for _, all := range j.Notes {
		n.add(ofCompany, all.Company.Value, all.Company.Value)
		for _, p := range slices.Concat(all.People, all.Contacts) {
			n.addPerson(p.Name, p.Name, p.Email)
		}
		for _, e := range all.Log {
			n.addLogged(e)
		}
	}
	for key := range n.first {
		slices.SortStableFunc(n.first[key], func(a, b name) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return n
}

// addLogged adds whom a line of a log names. What stands there may be any
// words, "via the website", so only those that look like a name count.
func (n names) addLogged(e note.Entry) {
	words := strings.Fields(e.Person)
	looks := func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsLetter(r) && !unicode.IsLower(r)
	}
	if e.AboutAction() || len(words) == 0 || !looks(words[0]) {
		return
	}
	n.addPerson(e.Person, strings.Join(slices.DeleteFunc(words, func(w string) bool { return !looks(w) }), " "), "")
}

// addPerson adds a person, and the name before the "@" of their address if it
// is made of theirs: "mchen".
func (n names) addPerson(key, full, mail string) {
	_, rest := note.CutHonorific(full) // "Sister" alone is nobody
	n.add(ofPerson, key, rest)
	if rest != full {
		n.put(name{words: wordsOf(full), kind: ofPerson, key: foldedKey(key)})
		full = rest
	}
	box, _, _ := strings.Cut(strings.ToLower(mail), "@")
	for _, w := range wordsOf(full) {
		if !shortWord(w) && strings.Contains(box, w.bare) {
			n.put(name{words: wordsOf(box), kind: ofPerson, key: foldedKey(key)})
			return
		}
	}
}

// add adds somebody by their names: each in whole, run together, and in its parts.
func (n names) add(kind, key string, all ...string) {
	for _, full := range all {
		words := wordsOf(full)
		if len(words) == 0 {
			continue
		}
		whole := name{words: words, kind: kind, key: foldedKey(key)}
		if len(words) == 1 && shortWord(words[0]) {
			whole.exact = full[words[0].from:words[0].to]
		}
		n.put(whole)
		together := word{letters: true}
		for _, w := range words {
			together.bare += w.bare
			together.spelled += w.spelled
			if w.letters && !shortWord(w) && !common[w.bare] {
				n.put(name{words: []word{w}, kind: kind, key: whole.key})
			}
		}
		if !shortWord(together) {
			n.put(name{words: []word{together}, kind: kind, key: whole.key})
		}
		for _, run := range runsOf(words) {
			n.put(name{words: run, kind: kind, key: whole.key})
		}
	}
}

// runsOf gives the parts of a name in a script without spaces: each run of
// two or more characters that stand together.
func runsOf(words []word) [][]word {
	var all [][]word
	from := 0
	for i := 1; i <= len(words); i++ {
		if i < len(words) && words[i].from == words[i-1].to && isAlone(words[i]) && isAlone(words[i-1]) {
			continue
		}
		if i-from > 1 {
			all = append(all, words[from:i])
		}
		from = i
	}
	return all
}

func isAlone(w word) bool {
	r, _ := utf8.DecodeRuneInString(w.bare)
	return kindOf(r) == alone
}

// shortWord reports whether a word has fewer than three letters, too few to
// be taken for a name wherever it stands.
func shortWord(w word) bool { return utf8.RuneCountInString(w.bare) < 3 }

func foldedKey(s string) string {
	var all []string
	for _, w := range wordsOf(s) {
		all = append(all, w.bare)
	}
	return strings.Join(all, " ")
}

// put adds one way to name somebody, unless it names somebody already.
func (n names) put(add name) {
	if len(add.words) == 0 {
		return
	}
	same := func(b name) bool { return slices.EqualFunc(add.words, b.words, sameWord) }
	for _, first := range []string{add.words[0].bare, add.words[0].spelled} {
		if !slices.ContainsFunc(n.first[first], same) {
			n.first[first] = append(n.first[first], add)
		}
		if add.words[0].bare == add.words[0].spelled {
			break
		}
	}
}

// gap is how many characters may stand between two words of a name: a space,
// a hyphen, a full stop and a space.
const gap = 4

// in finds the names in a text. The words are those of the text.
func (n names) in(words []word, text string) []span {
	var all []span
	for i := 0; i < len(words); {
		s, used := n.at(words, i, text)
		if used == 0 {
			i++
			continue
		}
		all = append(all, s)
		i += used
	}
	return all
}

// at gives the longest name that begins with the i-th word, and of how many
// words it is.
func (n names) at(words []word, i int, text string) (span, int) {
	for _, form := range formsOf(words[i]) {
		for _, known := range n.first[form.bare] {
			if known.begins(words, i, form, text) {
				to := words[i+len(known.words)-1].to
				return span{words[i].from, to, known.kind, known.key}, len(known.words)
			}
		}
	}
	return span{}, 0
}

// formsOf gives what a word may stand for: itself in both spellings, and
// without an "s" at its end, as in "Marys Frage".
func formsOf(w word) []word {
	all := []word{w}
	if w.spelled != w.bare {
		all = append(all, word{bare: w.spelled, spelled: w.spelled, from: w.from, to: w.to, letters: w.letters})
	}
	if cut := strings.TrimSuffix(w.bare, "s"); len(cut) >= 3 && cut != w.bare {
		all = append(all, word{bare: cut, spelled: strings.TrimSuffix(w.spelled, "s"), from: w.from, to: w.to, letters: w.letters})
	}
	return all
}

// begins reports whether the name stands at the i-th word, of which first is
// one form.
func (k name) begins(words []word, i int, first word, text string) bool {
	if i+len(k.words) > len(words) || !sameWord(k.words[0], first) {
		return false
	}
	if k.exact != "" && text[words[i].from:words[i].to] != k.exact {
		return false
	}
	for n := 1; n < len(k.words); n++ {
		w := words[i+n]
		if n == len(k.words)-1 {
			if !slices.ContainsFunc(formsOf(w), func(form word) bool { return sameWord(k.words[n], form) }) {
				return false
			}
		} else if !sameWord(k.words[n], w) {
			return false
		}
		if between := text[words[i+n-1].to:w.from]; utf8.RuneCountInString(strings.Join(strings.Fields(between), " ")) > gap {
			return false
		}
	}
	return true
}

func sortSpans(spans []span) {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
}
