// Package grammar tells what a few English words are: a noun phrase, a clause,
// or nothing that can surely be told. Letters quote notes by it: "the swimming
// pool opens at six" fits behind "I was glad to learn that", "the new
// timetable" behind "our exchange about", and "odd socks, loud" nowhere.
//
// It is a small grammar with a large dictionary ([WordNet]), and takes the
// reading whose words are the likeliest. Whoever wants to be sure takes a
// [Fragment] for what it is: not understood.
//
//	p := grammar.English("the mill runs on water")
//	p.Form // Clause
//
// German is read by its capitals, articles and endings, see [German].
//
// [WordNet]: https://wordnet.princeton.edu
package grammar

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Form is what some words are.
type Form int

// The forms that a frame can hold, and the one that none can.
const (
	Fragment   Form = iota // nothing else
	NounPhrase             // "the tiled stove", "salmon from the river"
	Doing                  // "restoring a stove", fits where a noun phrase does
	Question               // "how the kiln is fired", fits behind "about"
	Clause                 // "the ferry gets a new engine"
	Predicate              // "runs the seed bank": a clause without its subject
	Command                // "start with the result"
)

func (f Form) String() string {
	return [...]string{"fragment", "noun phrase", "doing", "question", "clause", "predicate", "command"}[f]
}

// Parse is what was understood of a text.
type Parse struct {
	Form    Form
	Subject string   // of a clause, in small letters: "the new pool"
	Verbs   []string // of a clause or predicate, as in a dictionary: "run"
	Past    bool     // the predicate says what was
	Lemmas  []string // of every word, in small letters, as in a dictionary; a word may be several
	Bare    bool     // a noun phrase without an article
	Person  bool     // a noun phrase about a person: "a man of few words"
	People  bool     // it speaks of people: "the surveyor", "they"
}

// mostWords is how many words are read; notes that are longer are no topic.
const mostWords = 28

// English reads a text of one line.
func English(text string) Parse {
	p := parser{memo: map[memoKey][]end{}}
	p.words = tokens(text)
	out := Parse{Lemmas: lemmas(p.words)}
	if len(p.words) == 0 || len(p.words) > mostWords {
		return out
	}
	for i, w := range p.words {
		out.People = out.People || p.is("pronoun/person", i)
		for _, r := range w.readings {
			out.People = out.People || r.who && (r.kind == noun || r.kind == plural || r.kind == owner)
		}
		if len(w.readings) == 0 && !w.closed && w.text != "," {
			return out
		}
	}
	best := 1e9
	try := func(f Form, ends []end, more float64) (better bool) {
		for _, e := range ends {
			if e.at == len(p.words) && e.cost+more < best-0.01 {
				best, out.Form = e.cost+more, f
				out.Subject = p.join(0, e.subject)
				out.Bare, out.Person = e.bare, e.who
				out.Verbs = strings.Fields(e.verbs)
				better = true
			}
		}
		return better
	}
	try(NounPhrase, strict(p.nounPhrase(0)), 0)
	try(Clause, p.clause(0), 0)
	try(Question, p.question(0), 0)
	try(Doing, p.doing(0), 0.1)
	if len(p.words) > 1 && p.words[0].lower == "is" {
		try(Predicate, p.verb(1, going), 0.5)
	}
	for _, r := range p.words[0].readings {
		ends := []end(nil)
		switch r.kind {
		case third, past:
			ends = p.complements(1, r.cost)
			if try(Predicate, ends, 1) {
				out.Verbs, out.Past = []string{r.lemma}, r.kind == past
			}
		case base:
			try(Command, p.complements(1, r.cost), 0.5)
		}
	}
	return out
}

// IsClause reports whether a text is surely a clause, and no phrase that can stand
// behind a preposition: "the ferry gets a new engine".
func IsClause(text string) bool {
	p := parser{memo: map[memoKey][]end{}}
	p.words = tokens(text)
	if len(p.words) < 2 || len(p.words) > mostWords {
		return false
	}
	const unread, margin = 1e9, 1
	least := func(ends ...[]end) float64 {
		best := float64(unread)
		for _, e := range slices.Concat(ends...) {
			if e.at == len(p.words) {
				best = min(best, e.cost)
			}
		}
		return best
	}
	return least(p.clause(0))+margin < least(p.nounPhrase(0), p.doing(0), p.question(0))
}

// strict leaves out noun phrases that want an article.
func strict(ends []end) []end {
	var all []end
	for _, e := range ends {
		if !e.wanting {
			all = append(all, e)
		}
	}
	return all
}

// token is one word with everything it can be.
type token struct {
	text, lower string
	capital     bool
	closed      bool
	readings    []reading
}

// tokens takes a text apart. Commas stand alone.
func tokens(text string) []token {
	text = strings.NewReplacer("’", "'", ",", " , ").Replace(strings.TrimRight(text, ". "))
	var all []token
	for i, w := range strings.Fields(text) {
		t := token{text: w, lower: strings.ToLower(w)}
		first, _ := utf8.DecodeRuneInString(w)
		t.capital = unicode.IsUpper(first)
		t.closed = isClosed(t.lower) && !(t.capital && i > 0 && t.lower != "i") // in May
		t.readings = t.read(i)
		all = append(all, t)
	}
	return all
}

// read returns what a word can be at its place: one with a capital inside of a
// sentence is a name, and so is one with capitals inside of it or a digit.
func (t token) read(at int) []reading {
	if t.text == "," {
		return nil
	}
	if n := strings.Trim(t.lower, "0123456789.:%"); n == "" || listed("en/number/number", t.lower) {
		return []reading{{kind: number, lemma: t.lower}}
	}
	var all []reading
	if listed("en/number/adjective", t.lower) {
		all = append(all, reading{kind: adj, lemma: t.lower})
	}
	if listed("en/adverb/adverb", t.lower) {
		all = append(all, reading{kind: adv, cost: 0.2, lemma: t.lower})
	}
	if t.closed {
		return all
	}
	if stem := strings.TrimSuffix(strings.TrimSuffix(t.lower, "'s"), "'"); stem != t.lower {
		return append(all, reading{kind: owner, lemma: stem})
	}
	rest := strings.TrimPrefix(t.text, string([]rune(t.text)[:1]))
	odd := strings.ToLower(rest) != rest || strings.ContainsAny(t.text, "0123456789+#")
	if t.capital && (at > 0 || odd) || odd {
		k := []reading{{kind: name, lemma: t.lower}}
		if strings.HasSuffix(t.text, "s") && odd { // KPIs
			k = append(k, reading{kind: plural, cost: 0.5, lemma: t.lower})
		}
		return append(all, k...)
	}
	plain := readings(t.lower)
	if t.capital && len(plain) == 0 {
		plain = []reading{{kind: name, cost: 0.5, lemma: t.lower}}
	}
	return append(all, plain...)
}

// lemmas returns each word as it stands in a dictionary, in all its readings.
func lemmas(words []token) []string {
	var all []string
	for _, w := range words {
		all = append(all, w.lower)
		for _, r := range w.readings {
			if r.lemma != w.lower {
				all = append(all, r.lemma)
			}
		}
		if t := strings.TrimSuffix(w.lower, "'s"); t != w.lower {
			all = append(all, t)
		}
		for _, part := range strings.Split(w.lower, "-") {
			if part != w.lower && part != "" {
				all = append(all, part)
			}
		}
	}
	return all
}

// amount says of how many a phrase speaks: one, several, or either.
type amount int

const (
	one amount = 1 << iota
	many
	either = one | many
)

// end is where a phrase can end, and what it is then.
type end struct {
	at      int
	cost    float64
	amount  amount
	wanting bool   // a noun phrase that wants an article: "answer"
	bare    bool   // a noun phrase without one
	who     bool   // a noun phrase about a person
	subject int    // where the subject of a clause ends
	verbs   string // of a clause, as in a dictionary
}

type memoKey struct {
	of string
	at int
}

// parser reads one text.
type parser struct {
	words []token
	memo  map[memoKey][]end
}

// once computes the ends of a phrase at a place once. While it is being
// computed it has none, which ends what would go on for ever.
func (p *parser) once(of string, at int, compute func() []end) []end {
	key := memoKey{of, at}
	if ends, ok := p.memo[key]; ok {
		return ends
	}
	p.memo[key] = nil
	ends := cheapest(compute())
	p.memo[key] = ends
	return ends
}

// cheapest keeps the likeliest of what ends at one place and is the same there.
func cheapest(ends []end) []end {
	type same struct {
		at      int
		amount  amount
		wanting bool
	}
	place := map[same]int{}
	var all []end
	for _, e := range ends {
		k := same{e.at, e.amount, e.wanting}
		if i, ok := place[k]; ok {
			if e.cost < all[i].cost {
				all[i] = e
			}
			continue
		}
		place[k] = len(all)
		all = append(all, e)
	}
	return all
}

func (p *parser) join(from, to int) string {
	var all []string
	for _, w := range p.words[from:max(from, to)] {
		all = append(all, w.lower)
	}
	return strings.Join(all, " ")
}

// match returns how far the entries of a list reach at a place: one for each
// that stands there.
func (p *parser) match(list string, at int) []int {
	var all []int
	words := ""
	for n := at; n < min(len(p.words), at+4); n++ {
		words = strings.TrimSpace(words + " " + p.words[n].lower)
		if listed("en/"+list, words) {
			all = append(all, n+1)
		}
	}
	return all
}

func (p *parser) is(list string, at int) bool {
	return at >= 0 && at < len(p.words) && listed("en/"+list, p.words[at].lower)
}

// nounPhrase reads "the move of the archive to the cellar", several of them
// with "and", and what follows them closer.
func (p *parser) nounPhrase(at int) []end {
	return p.once("noun", at, func() []end {
		var all []end
		for _, e := range p.core(at) {
			for _, more := range p.closer(e.at) {
				joined := e
				joined.at, joined.cost = more.at, e.cost+more.cost
				all = append(all, joined)
			}
		}
		var listed []end
		for _, e := range all {
			next := e.at
			if next < len(p.words) && p.words[next].text == "," {
				next++
			} else if len(p.match("conjunction/and", next)) == 0 {
				continue
			}
			for _, after := range append(p.match("conjunction/and", next), next) {
				if after == e.at {
					continue
				}
				for _, second := range append(p.nounPhrase(after), p.doing(after)...) {
					if after == next && next == e.at+1 && !p.hasAnd(next, second.at) {
						continue
					}
					second.cost += e.cost + 0.2
					second.amount, second.wanting, second.bare, second.who = many, e.wanting || second.wanting, e.bare, e.who && second.who
					listed = append(listed, second)
				}
			}
		}
		return append(all, listed...)
	})
}

func (p *parser) hasAnd(from, to int) bool {
	for i := from; i < to; i++ {
		if p.is("conjunction/and", i) {
			return true
		}
	}
	return false
}

// core reads a noun with what stands in front of it.
func (p *parser) core(at int) []end {
	return p.once("core", at, func() []end {
		if at >= len(p.words) {
			return nil
		}
		var all []end
		for _, list := range []struct {
			name   string
			amount amount
		}{{"pronoun/one", one}, {"pronoun/many", many}, {"pronoun/any", either}, {"pronoun/object", either}} {
			for _, to := range p.match(list.name, at) {
				all = append(all, end{at: to, cost: 0.3, amount: list.amount})
			}
		}
		for _, before := range append(p.match("det/before", at), at) {
			all = append(all, p.nouns(before, either, false, false)...)
			for _, det := range []struct {
				name   string
				amount amount
			}{{"det/one", one}, {"det/many", many}, {"det/any", either}} {
				for _, to := range p.match(det.name, before) {
					all = append(all, p.nouns(to, det.amount, true, false)...)
					if p.isLower(before, "every") && to < len(p.words) && p.canBe(to, number) { // every two weeks
						all = append(all, p.nouns(to, many, true, false)...)
					}
				}
			}
		}
		return all
	})
}

// nouns reads adjectives and nouns up to every one that can be the last.
func (p *parser) nouns(at int, allowed amount, article, several bool) []end {
	if at >= len(p.words) {
		return nil
	}
	var all []end
	w := p.words[at]
	next := func(cost float64, article, several bool) {
		for _, e := range p.nouns(at+1, allowed, article, several) {
			e.cost += cost
			all = append(all, e)
		}
	}
	head := func(c float64, a amount, wanting, who bool) {
		if several && a == one || a&allowed == 0 {
			return
		}
		all = append(all, end{at: at + 1, cost: c, amount: a & allowed, wanting: wanting && !article, bare: !article, who: who})
	}
	for _, r := range w.readings {
		switch r.kind {
		case noun:
			head(r.cost, one, !r.mass, r.who)
			if at+1 < len(p.words) {
				next(r.cost+0.1, article, several)
			}
		case plural:
			head(r.cost, many, false, r.who)
			next(r.cost+2.5, article, several)
		case name:
			head(0.3, either, false, false)
			next(0.3, article, several)
		case owner:
			next(0.2, true, several)
		case number:
			if p.isLower(at+1, "of") || p.is("preposition/preposition", at-1) {
				head(0.5, either, false, false)
			}
			next(0.1, article, several || w.lower != "1" && len(w.lower) < 4 || listed("en/number/number", w.lower))
		case adj:
			next(r.cost+0.1, article, several)
		case done:
			next(r.cost+0.6, article, several)
		case going:
			next(r.cost+0.8, article, several)
		case adv:
			if at+1 < len(p.words) && p.canBe(at+1, adj, done, going, adv, number) {
				next(r.cost+0.3, article, several)
			}
		}
	}
	if p.is("conjunction/and", at+1) && at+3 < len(p.words) { // red and green tiles, the mother and baby unit
		for _, k := range []kind{adj, noun, done} {
			if !p.canBe(at, k) || !p.canBe(at+2, k) || p.canBe(at, plural) {
				continue
			}
			for _, e := range p.nouns(at+2, allowed, article, several) {
				if e.at > at+3 {
					e.cost += 1
					all = append(all, e)
				}
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	return cheapest(all)
}

func (p *parser) isLower(at int, word string) bool {
	return at >= 0 && at < len(p.words) && p.words[at].lower == word
}

func (p *parser) canBe(at int, kinds ...kind) bool {
	for _, r := range p.words[at].readings {
		for _, k := range kinds {
			if r.kind == k {
				return true
			}
		}
	}
	return false
}

// closer reads what follows a noun and says more of it: "of the ward", "that we
// use", "planted last year", "to open on Sundays"; it may be nothing.
func (p *parser) closer(at int) []end {
	return p.once("closer", at, func() []end {
		all := []end{{at: at}}
		if at >= len(p.words) {
			return all
		}
		var one []end
		one = append(one, p.prepositional(at)...)
		if p.words[at].lower == "to" {
			one = append(one, p.infinitive(at)...)
		}
		for _, to := range p.match("conjunction/which", at) {
			one = append(one, p.clause(to)...)
			one = append(one, p.verbPhrase(to, either)...)
		}
		if p.is("conjunction/question", at) {
			one = append(one, p.question(at)...)
		}
		if p.is("det/any", at) || p.is("det/one", at) || p.is("pronoun/many", at) || p.is("pronoun/one", at) || p.canBe(at, name, plural) {
			for _, e := range p.clause(at) { // the night the boiler burst
				e.cost += 2
				one = append(one, e)
			}
		}
		for _, r := range p.words[at].readings {
			switch r.kind {
			case done, going:
				one = append(one, p.complements(at+1, r.cost+1)...)
			}
		}
		for _, to := range p.match("adverb/adverb", at) {
			one = append(one, end{at: to, cost: 0.8})
		}
		for _, e := range one {
			if e.at <= at {
				continue
			}
			for _, more := range p.closer(e.at) {
				all = append(all, end{at: more.at, cost: e.cost + more.cost})
			}
		}
		return all
	})
}

// prepositional reads "in the dry season", "without nails", "by moving it".
func (p *parser) prepositional(at int) []end {
	return p.once("preposition", at, func() []end {
		var all []end
		for _, to := range p.match("preposition/preposition", at) {
			for _, e := range p.nounPhrase(to) {
				if e.wanting {
					e.cost += 0.4
				}
				all = append(all, end{at: e.at, cost: e.cost + 0.1})
			}
			for _, e := range append(p.doing(to), p.question(to)...) {
				all = append(all, end{at: e.at, cost: e.cost + 0.2})
			}
		}
		return all
	})
}

// infinitive reads "to open on Sundays".
func (p *parser) infinitive(at int) []end {
	var all []end
	if at+1 >= len(p.words) || p.words[at].lower != "to" {
		return nil
	}
	for _, first := range append(p.match("adverb/adverb", at+1), at+1) {
		if first >= len(p.words) {
			continue
		}
		all = append(all, p.verb(first, base)...)
	}
	return all
}

// verb reads a verb of one form with what belongs to it; be, have and do, too.
func (p *parser) verb(at int, form kind) []end {
	if at >= len(p.words) {
		return nil
	}
	var all []end
	w := p.words[at].lower
	for _, r := range p.words[at].readings {
		if r.kind == form {
			all = append(all, withVerb(p.complements(at+1, r.cost), r.lemma)...)
		}
	}
	names := map[kind]string{base: "bare", done: "done", going: "going"}
	if listed("en/be/"+names[form], w) {
		all = append(all, withVerb(p.being(at+1), "be")...)
	}
	if listed("en/have/"+names[form], w) {
		all = append(all, withVerb(p.having(at+1), "have")...)
	}
	if listed("en/do/"+names[form], w) {
		all = append(all, withVerb(p.complements(at+1, 0.2), "do")...)
	}
	return all
}

// withVerb says of ends that have no verb yet which one they have.
func withVerb(ends []end, lemma string) []end {
	var all []end
	for _, e := range ends {
		if e.verbs == "" {
			e.verbs = lemma
		}
		all = append(all, e)
	}
	return all
}

// verbPhrase reads what a clause says of a subject of that amount.
func (p *parser) verbPhrase(at int, subject amount) []end {
	if at >= len(p.words) {
		return nil
	}
	var all []end
	for amount := one; amount <= many; amount <<= 1 {
		if subject&amount != 0 {
			all = append(all, p.finite(at, amount)...)
		}
	}
	return cheapest(all)
}

func (p *parser) finite(at int, subject amount) []end {
	number := map[amount]string{one: "one", many: "many"}[subject]
	return p.once("finite "+number, at, func() []end {
		if at >= len(p.words) {
			return nil
		}
		var all []end
		w := p.words[at]
		for _, to := range p.match("adverb/adverb", at) {
			for _, e := range p.finite(to, subject) {
				e.cost += 0.2
				all = append(all, e)
			}
		}
		form := third
		if subject == many {
			form = base
		}
		for _, r := range w.readings {
			switch r.kind {
			case form, past:
				for _, e := range withVerb(p.complements(at+1, r.cost), r.lemma) {
					if e.at == at+1 && r.kind == form && p.canBe(at, noun, plural) {
						e.cost += 1.5 // "for the school gardens" gardens nowhere
					}
					all = append(all, e)
				}
			case adv:
				if at+1 < len(p.words) && !p.is("adverb/adverb", at) {
					for _, e := range p.finite(at+1, subject) {
						e.cost += r.cost + 0.2
						all = append(all, e)
					}
				}
			}
		}
		if listed("en/modal/modal", w.lower) {
			for _, to := range p.adverbs(at + 1) {
				all = append(all, p.verb(to, base)...)
			}
		}
		if listed("en/be/"+number, w.lower) {
			all = append(all, withVerb(p.being(at+1), "be")...)
		}
		if listed("en/have/"+number, w.lower) {
			all = append(all, withVerb(p.having(at+1), "have")...)
		}
		for _, e := range all {
			from := e.at
			if from < len(p.words) && p.words[from].text == "," {
				from++
			}
			for _, to := range p.match("conjunction/and", from) {
				for _, more := range p.finite(to, subject) {
					more.cost += e.cost + 0.2
					more.verbs = e.verbs + " " + more.verbs
					all = append(all, more)
				}
			}
		}
		return all
	})
}

// adverbs returns a place and those behind each run of adverbs there.
func (p *parser) adverbs(at int) []int {
	all := []int{at}
	for i := 0; i < len(all); i++ {
		if all[i] >= len(p.words) {
			continue
		}
		all = append(all, p.match("adverb/adverb", all[i])...)
		if p.canBe(all[i], adv) && !p.is("adverb/adverb", all[i]) {
			all = append(all, all[i]+1)
		}
	}
	return all
}

// being reads what follows a form of be.
func (p *parser) being(at int) []end {
	return p.once("being", at, func() []end {
		var all []end
		for _, from := range p.adverbs(at) {
			if from >= len(p.words) {
				continue
			}
			all = append(all, p.verb(from, done)...)
			all = append(all, p.verb(from, going)...)
			all = append(all, p.prepositional(from)...)
			all = append(all, p.infinitive(from)...)
			for _, e := range p.nounPhrase(from) {
				if !e.wanting && !(e.at == from+1 && p.canBe(from, number)) {
					all = append(all, end{at: e.at, cost: e.cost + 0.7})
				}
			}
			if listed("en/neutral/neutral", p.words[from].lower) {
				all = append(all, p.complements(from+1, 0.2)...)
			}
		}
		return all
	})
}

// having reads what follows a form of have: "built a block", "been moved", "a
// drone".
func (p *parser) having(at int) []end {
	var all []end
	for _, from := range p.adverbs(at) {
		all = append(all, p.verb(from, done)...)
		for _, e := range p.nounPhrase(from) {
			if !e.wanting {
				all = append(all, end{at: e.at, cost: e.cost + 0.3})
			}
		}
	}
	all = append(all, p.infinitive(at)...)
	return all
}

// complements reads whatever follows a verb, nothing included.
func (p *parser) complements(at int, c float64) []end {
	var all []end
	for _, e := range p.following(at) {
		all = append(all, end{at: e.at, cost: e.cost + c})
	}
	return all
}

// following reads one complement after the other.
func (p *parser) following(at int) []end {
	return p.once("following", at, func() []end {
		all := []end{{at: at}}
		if at >= len(p.words) {
			return all
		}
		var one []end
		for _, e := range p.nounPhrase(at) {
			if e.wanting {
				e.cost += 1.5
			}
			one = append(one, e)
		}
		one = append(one, p.prepositional(at)...)
		one = append(one, p.infinitive(at)...)
		one = append(one, p.doing(at)...)
		one = append(one, p.question(at)...)
		if p.words[at].lower == "that" {
			one = append(one, p.clause(at+1)...)
		}
		for _, to := range p.match("conjunction/clause", at) {
			for _, e := range p.clause(to) {
				e.cost += 0.3
				one = append(one, e)
			}
		}
		for _, to := range p.match("preposition/particle", at) {
			one = append(one, end{at: to, cost: 0.5})
		}
		for _, to := range p.match("adverb/adverb", at) {
			one = append(one, end{at: to, cost: 0.2})
		}
		for _, r := range p.words[at].readings {
			if r.kind == adv {
				one = append(one, end{at: at + 1, cost: r.cost + 0.3})
			}
		}
		for _, e := range one {
			if e.at <= at {
				continue
			}
			for _, more := range p.following(e.at) {
				all = append(all, end{at: more.at, cost: e.cost + more.cost + 0.05})
			}
		}
		return all
	})
}

// clause reads a subject and what is said of it.
func (p *parser) clause(at int) []end {
	return p.once("clause", at, func() []end {
		if at >= len(p.words) {
			return nil
		}
		var all []end
		say := func(from int, subject []end, c float64) {
			for _, s := range subject {
				if s.wanting || s.at == from+1 && p.canBe(from, number) {
					continue
				}
				for _, e := range p.verbPhrase(s.at, s.amount) {
					all = append(all, end{at: e.at, cost: e.cost + s.cost + c, subject: s.at, verbs: e.verbs})
				}
			}
		}
		say(at, p.nounPhrase(at), 0)
		for _, e := range p.doing(at) {
			say(at, []end{{at: e.at, cost: e.cost, amount: one}}, 0.5)
		}
		if p.words[at].lower == "there" {
			for _, a := range []amount{one, many} {
				say(at, []end{{at: at + 1, amount: a}}, 0)
			}
		}
		for _, e := range p.prepositional(at) { // From May the clinic opens earlier
			from := e.at
			if from < len(p.words) && p.words[from].text == "," {
				from++
			}
			say(from, p.nounPhrase(from), e.cost+0.5)
		}
		return all
	})
}

// doing reads "restoring a tiled stove".
func (p *parser) doing(at int) []end {
	return p.once("doing", at, func() []end {
		if at >= len(p.words) {
			return nil
		}
		return p.verb(at, going)
	})
}

// question reads "how the kiln is fired", "where to store the oak".
func (p *parser) question(at int) []end {
	return p.once("question", at, func() []end {
		var all []end
		for _, to := range p.match("conjunction/question", at) {
			all = append(all, p.clause(to)...)
			all = append(all, p.infinitive(to)...)
			switch p.words[at].lower {
			case "what", "which", "who":
				all = append(all, p.verbPhrase(to, either)...)
			}
			if p.words[at].lower == "how" && to < len(p.words) {
				for _, more := range []string{"many", "much", "often", "far", "long", "soon"} {
					if p.words[to].lower == more {
						all = append(all, p.clause(to+1)...)
						for _, e := range p.nounPhrase(to + 1) {
							all = append(all, p.verbPhrase(e.at, e.amount)...)
							all = append(all, p.clause(e.at)...)
						}
					}
				}
			}
		}
		return all
	})
}

// Asks reports whether a text is a question or a task with a verb in it: "How do
// you keep a cold chain unbroken", "Describe a survey", and not "Why the gap".
func Asks(text string) bool {
	p := parser{memo: map[memoKey][]end{}}
	p.words = tokens(strings.TrimRight(text, "? "))
	for i := range p.words {
		for _, list := range []string{"be/one", "be/many", "have/one", "have/many", "do/one", "do/many", "modal/modal"} {
			if p.is(list, i) {
				return true
			}
		}
	}
	switch English(text).Form {
	case Question, Command:
		return true
	}
	return false
}
