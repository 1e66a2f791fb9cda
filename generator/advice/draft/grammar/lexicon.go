package grammar

import (
	"embed"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"journal/generator/words"
)

// Words of which there are few stand in words/en.txt and words/de.txt.
//
//go:embed words/*.txt
var closedFiles embed.FS

// wordnet has the other words of English, one a line, sorted: its kinds, n, v, a
// or r, how often each stands in texts, m for what is not counted, and p for a
// person. A line "broke v:break" is an irregular form. It is made by
// wordnet_gen.go from WordNet 3.0, whose licence is wordnet.LICENSE.
//
//go:embed wordnet.txt
var wordnet string

// lists are the lists of both files, each entry "en/det/one" a set of words.
var lists = sync.OnceValue(func() map[string]map[string]bool {
	sets := map[string]map[string]bool{}
	for name, entries := range words.Embedded(closedFiles)() {
		for _, e := range entries {
			key := e.Lang + "/" + name + "/" + e.Name
			if sets[key] == nil {
				sets[key] = map[string]bool{}
			}
			for _, w := range e.Words {
				sets[key][w] = true
			}
		}
	}
	return sets
})

func listed(key, word string) bool { return lists()[key][word] }

// entry is what the dictionary says about one spelling.
type entry struct {
	share        map[byte]float64 // of n, v, a and r; together 1
	mass, person bool
	nounOf       string // of an irregular form
	verbOf       string
}

// look returns what the dictionary says about a word in small letters.
func look(word string) (entry, bool) {
	e := entry{}
	start := lineOf(word + " ")
	counts := map[byte]float64{}
	for start < len(wordnet) && strings.HasPrefix(wordnet[start:], word+" ") {
		line, _, _ := strings.Cut(wordnet[start:], "\n")
		start += len(line) + 1
		for _, f := range strings.Fields(line[len(word):]) {
			kind, of, odd := strings.Cut(f, ":")
			switch {
			case odd && kind == "n":
				e.nounOf = of
			case odd:
				e.verbOf = of
			case f == "m":
				e.mass = true
			case f == "p":
				e.person = true
			default:
				n, _ := strconv.Atoi(f[1:])
				counts[f[0]] = float64(n) + 0.5
			}
		}
	}
	e.person = e.person && !listed("en/thing/thing", word)
	total := 0.0
	for _, n := range counts {
		total += n
	}
	if total > 0 {
		e.share = map[byte]float64{}
		for k, n := range counts {
			e.share[k] = n / total
		}
	}
	return e, total > 0 || e.nounOf != "" || e.verbOf != ""
}

// lineOf returns the place of the first line that is not before key.
func lineOf(key string) int {
	begin := func(at int) int { return strings.LastIndexByte(wordnet[:at], '\n') + 1 }
	at := sort.Search(len(wordnet), func(at int) bool {
		line := wordnet[begin(at):]
		return line[:min(len(line), len(key))] >= key
	})
	if at == len(wordnet) {
		return at
	}
	return begin(at)
}

// irregular are the verbs whose past does not end in -ed.
var irregular = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(wordnet) {
		form, of, ok := strings.Cut(strings.TrimSpace(line), " v:")
		if ok && !strings.HasSuffix(form, "ing") && !strings.HasSuffix(form, "ed") && !strings.HasSuffix(form, "s") {
			set[of] = true
		}
	}
	return set
})

// plain are letters without the marks that English drops.
var plain = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "ë", "e", "à", "a", "â", "a", "ç", "c", "ï", "i", "î", "i", "ô", "o", "ñ", "n")

// spelled returns the spellings under which the dictionary may have a word: as
// it stands, the American one, and the one without marks: cafe.
func spelled(w string) []string {
	all := []string{w}
	if p := plain.Replace(w); p != w {
		all = append(all, p)
	}
	for _, s := range [][2]string{{"isation", "ization"}, {"ise", "ize"}, {"ising", "izing"}, {"ised", "ized"}, {"our", "or"}, {"yse", "yze"}, {"tre", "ter"}, {"ogue", "og"}, {"elling", "eling"}, {"elled", "eled"}, {"ence", "ense"}} {
		if strings.Contains(w, s[0]) {
			all = append(all, strings.Replace(w, s[0], s[1], 1))
		}
	}
	return all
}

// find is look in both spellings, and in the list of newer words.
func find(w string) (entry, bool) {
	for _, s := range spelled(w) {
		if e, ok := look(s); ok {
			return e, true
		}
	}
	n, v := listed("en/newer/noun", w), listed("en/newer/verb", w)
	switch {
	case n && v:
		return entry{share: map[byte]float64{'n': 0.5, 'v': 0.5}}, true
	case n:
		return entry{share: map[byte]float64{'n': 1}}, true
	case v:
		return entry{share: map[byte]float64{'v': 1}}, true
	}
	return entry{}, false
}

// kind is what a word can be in a sentence.
type kind int

const (
	noun   kind = iota // one of it
	plural             // several
	base               // do
	third              // does
	past               // did
	done               // was done
	going              // doing
	adj                // of a noun
	adv                // of anything
	number             // two, 30
	name               // with a capital inside a sentence
	owner              // the town's
	numKind
)

// reading is one thing a word can be.
type reading struct {
	kind  kind
	cost  float64 // the less the likelier
	lemma string
	mass  bool
	who   bool
}

func cost(share float64) float64 { return -math.Log(share) }

// readings returns everything a word in small letters can be, by the dictionary
// and by its ending; nothing if it is unknown.
func readings(w string) []reading {
	var all []reading
	add := func(k kind, c float64, lemma string, e entry) {
		all = append(all, reading{k, c, lemma, e.mass || listed("en/mass/mass", w), e.person})
	}
	if e, ok := find(w); ok {
		for k, as := range map[byte]kind{'n': noun, 'v': base, 'a': adj, 'r': adv} {
			if share := e.share[k]; share > 0 {
				add(as, cost(share), w, e)
			}
		}
		if e.nounOf != "" {
			of, _ := find(e.nounOf)
			add(plural, 0, e.nounOf, of)
		}
		if e.verbOf != "" && strings.HasSuffix(w, "ing") {
			add(going, 0, e.verbOf, entry{})
		} else if e.verbOf != "" {
			add(past, 0.1, e.verbOf, entry{})
			add(done, 0.1, e.verbOf, entry{})
		}
	} else if listed("en/mass/mass", w) {
		add(noun, 0, w, entry{mass: true})
	}
	if listed("en/same/same", w) {
		add(past, 0.7, w, entry{})
		add(done, 0.7, w, entry{})
	}
	for _, stem := range stems(w, "s") {
		if e, ok := find(stem); ok {
			if n := e.share['n']; n > 0 {
				add(plural, cost(n/(n+e.share['v'])), stem, e)
			}
			if v := e.share['v']; v > 0 {
				add(third, cost(v/(e.share['n']+v)), stem, entry{})
			}
		}
	}
	for _, stem := range stems(w, "ed") {
		if e, ok := find(stem); ok && e.share['v'] > 0 && (!irregular()[stem] || listedForm(w, stem)) {
			add(past, 0.1, stem, entry{})
			add(done, 0.1, stem, entry{})
		}
	}
	for _, stem := range stems(w, "ing") {
		if e, ok := find(stem); ok {
			if e.share['v'] > 0 {
				add(going, 0.2, stem, entry{})
			} else {
				add(going, 1.5, stem, entry{})
			}
			add(noun, 1, w, entry{mass: true})
		}
	}
	for _, end := range []string{"er", "est"} {
		for _, stem := range stems(w, end) {
			if e, ok := find(stem); ok && e.share['a'] > 0 && onlyAdverbs(all) {
				add(adj, 0.5, stem, entry{})
			}
		}
	}
	for _, stem := range stems(w, "er") {
		if e, ok := find(stem); ok && e.share['v'] > 0.3 && len(all) == 0 {
			add(noun, 1, w, entry{})
		}
	}
	if stem, ok := strings.CutSuffix(w, "ly"); ok && len(all) == 0 {
		if e, ok := find(stem); ok && e.share['a'] > 0 {
			add(adv, 0, w, entry{})
		}
	}
	if e, ok := find(w); ok && strings.HasPrefix(w, "re") && e.share['v'] > 0 && e.share['n'] == 0 {
		add(noun, 1.2, w, entry{}) // the rebuild
	}
	if len(all) > 0 {
		return all
	}
	return compound(w)
}

func onlyAdverbs(all []reading) bool {
	for _, r := range all {
		if r.kind != adv {
			return false
		}
	}
	return true
}

func listedForm(w, stem string) bool {
	e, ok := find(w)
	return ok && e.verbOf == stem
}

// stems returns what stands before an ending, with the letters that it swallows
// or doubles.
func stems(w, end string) []string {
	stem, ok := strings.CutSuffix(w, end)
	if !ok || len(stem) < 2 {
		return nil
	}
	if end == "s" {
		if strings.HasSuffix(stem, "s") || strings.HasSuffix(stem, "'") {
			return nil
		}
		all := []string{stem}
		for _, hiss := range []string{"she", "che", "xe", "sse", "zze", "oe"} {
			if strings.HasSuffix(stem, hiss) {
				all = append(all, stem[:len(stem)-1])
			}
		}
		if s, ok := strings.CutSuffix(stem, "se"); ok { // buses, bonuses
			all = append(all, s+"s")
		}
		if s, ok := strings.CutSuffix(stem, "zze"); ok { // quizzes
			all = append(all, s+"z")
		}
		if s, ok := strings.CutSuffix(stem, "ie"); ok {
			all = append(all, s+"y")
		}
		return all
	}
	all := []string{stem, stem + "e"}
	if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
		all = append(all, stem[:n-1])
	}
	if s, ok := strings.CutSuffix(stem, "i"); ok {
		all = append(all, s+"y")
	}
	return all
}

// compound reads a word by its parts: "third-year", "towpath", "rebuild".
func compound(w string) []reading {
	if parts := strings.Split(w, "-"); len(parts) > 1 {
		for _, part := range parts {
			if part == "" || !known(part) {
				return nil
			}
		}
		all := []reading{{kind: adj, cost: 0.5, lemma: w}}
		for _, r := range readings(parts[len(parts)-1]) {
			if r.kind == noun || r.kind == plural || r.kind == base || r.kind == third || r.kind == past || r.kind == done || r.kind == going {
				r.cost, r.lemma = r.cost+0.5, w
				all = append(all, r)
			}
		}
		return all
	}
	for _, prefix := range []string{"re", "un", "pre", "co", "micro", "multi", "over", "under", "out", "up", "non", "sub", "super", "inter", "bio", "eco", "tele", "cyber", "geo", "hydro", "photo", "mini"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok && len(rest) > 3 {
			if e, ok := find(rest); ok && prefix == "re" && e.verbOf+e.nounOf == "" && e.share['v'] > 0.3 {
				return append(pay(readings(rest), 1), reading{kind: noun, cost: 1.2, lemma: w})
			}
			if e, ok := find(rest); ok && e.verbOf+e.nounOf == "" {
				return pay(readings(rest), 1)
			}
			for _, r := range plainForms(rest) {
				return pay([]reading{r}, 1)
			}
		}
	}
	for at := 3; at+3 <= len(w); at++ {
		first, ok := find(w[:at])
		if !ok || first.share['n'] < 0.2 {
			continue
		}
		if second, ok := find(w[at:]); ok && len(w) > 7 && second.share['n'] > 0.3 {
			return []reading{{kind: noun, cost: 1, lemma: w, mass: second.mass, who: second.person}}
		}
		if stem, ok := strings.CutSuffix(w[at:], "s"); ok && len(w) > 8 {
			if second, ok := find(stem); ok && second.share['n'] > 0.3 {
				return []reading{{kind: plural, cost: 1, lemma: w, who: second.person}}
			}
		}
	}
	return nil
}

// plainForms returns the forms of a known verb or noun that end as most do.
func plainForms(w string) []reading {
	for _, end := range []string{"s", "ed", "ing"} {
		for _, stem := range stems(w, end) {
			if _, ok := find(stem); ok {
				return readings(w)
			}
		}
	}
	return nil
}

func pay(all []reading, more float64) []reading {
	out := make([]reading, len(all))
	for i, r := range all {
		r.cost += more
		out[i] = r
	}
	return out
}

// known reports whether a word in small letters is English.
func known(w string) bool {
	return isClosed(w) || len(readings(w)) > 0 || strings.Trim(w, "0123456789") == ""
}

// closedKeys are the lists whose words are nothing else.
var closedKeys = []string{
	"det/one", "det/many", "det/any", "pronoun/one", "pronoun/many", "pronoun/object", "be/one", "be/many", "be/bare", "be/done", "be/going",
	"have/one", "have/many", "have/bare", "have/going", "do/one", "do/many", "modal/modal", "preposition/preposition", "conjunction/and", "conjunction/clause",
	"conjunction/which", "conjunction/question", "number/number",
}

var closedWords = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, key := range closedKeys {
		for w := range lists()["en/"+key] {
			set[w] = !listed("en/both/both", w)
		}
	}
	return set
})

func isClosed(w string) bool { return closedWords()[w] }

// IsWord reports whether a word in small letters is an English one.
func IsWord(w string) bool { return known(w) }

// Base returns what "keeps" is in a dictionary, keep, if the word can be the third
// person of a verb.
func Base(w string) (string, bool) {
	for _, r := range readings(w) {
		if r.kind == third {
			return r.lemma, true
		}
	}
	return "", false
}

// IsPast reports whether a word in small letters can say what somebody did: "spun".
func IsPast(w string) bool {
	return slices.ContainsFunc(readings(w), func(r reading) bool { return r.kind == past })
}

// IsThing reports whether a word in small letters can only be a noun: "idea".
func IsThing(w string) bool {
	all := readings(w)
	return len(all) > 0 && !slices.ContainsFunc(all, func(r reading) bool { return r.kind != noun && r.kind != plural })
}

// IsDoing reports whether a text begins with a verb in -ing.
func IsDoing(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return strings.HasSuffix(first, "ing") && len(English(text).Lemmas) > 0 && English(text).Form == Doing
}

// HasPreposition reports whether one of the words is a preposition.
func HasPreposition(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if listed("en/preposition/preposition", w) {
			return true
		}
	}
	return false
}

// IsProper reports whether a word in small letters is a name before anything
// else: a day, a month, a language.
func IsProper(w string) bool { return listed("en/proper/proper", w) }

// IsGermanArticle reports whether a German noun phrase can begin with a word.
func IsGermanArticle(w string) bool { return listed("de/det/any", w) }

// IsEnglish reports whether a text has words that only English has.
func IsEnglish(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch strings.Trim(w, ".,;:?!") {
		case "the", "of", "and", "with", "how", "what", "you", "are", "would", "their", "our", "your", "to", "for":
			return true
		}
	}
	return false
}
