package redact

import (
	"embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"journal/generator/english"
	"journal/generator/note"
	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

var lists = words.Embedded(wordFiles)

// A lexicon has the words by which the first reader knows what a text is about.
// All are folded ([foldText]) but those of the East.
type lexicon struct {
	lists words.Lists

	ordinary                  set // words that are names as well, but for those that English has
	ordinaryBare              set // the same without accents
	generic                   set // what a company is: tells nobody which one
	abbreviation              set
	particle, legal           set
	person, office            set // words of address
	verb, object, and         set
	ordered                   set // behind a verb that tells somebody to do something
	thing, mass               set
	pronoun                   set
	month, monthLead          set
	monthDoes                 set // what a month may do as well
	nameLead                  set // before somebody whose name is written small
	germanWord                set // tells German from languages that write nouns small
	determiner                set // before a noun, in languages that write nouns with a capital
	teamFrom, teamOf          set
	titleOf                   set
	inflection                []string // the longest first
	paradigms                 []paradigm
	gradation                 []gradation // the longest first
	keyCompany, keyPerson     set         // keys of front matter and what stands under them
	keyThing                  set
	streetWord                set // what a street is called
	notPhone, numberWord      set // before numbers that are no telephone's
	verbEnds                  []string
	diminutive                map[string][]string
	after, tie, percent       set
	payWord, payUnit, payNoun phrases
	between, andTo, to, of    set
	currency, symbol, scale   set
	scaleTen, currencyEast    []string
	noStreet                  set
	unit, hundred, thousand   set
	join                      set
	numberParts               []string
	surname                   []string // Chinese and Korean, the longest first
	eastAfter                 []string // words of address behind a name in the East, the longest first
	eastBefore                []string
	notName                   []string
	legalEast                 []string
}

type set map[string]bool

// phrases are words and groups of words, found in a text with one space between its words.
type phrases []string

func (p phrases) in(spaced string) bool {
	return slices.ContainsFunc(p, func(s string) bool { return strings.Contains(spaced, s) })
}

func (p phrases) starts(spaced string) bool {
	return slices.ContainsFunc(p, func(s string) bool { return strings.HasPrefix(spaced, s) })
}

// vocabulary reads the words once: few runs of the program need them.
var vocabulary = sync.OnceValue(func() *lexicon {
	lists, notes := lists(), note.Words()
	l := &lexicon{lists: lists, diminutive: map[string][]string{}}
	of := func(list string, entries ...string) set {
		s := set{}
		for _, e := range lists[list] {
			if slices.Contains(entries, e.Name) {
				for _, w := range e.Words {
					s[strings.TrimRight(foldText(w), ".")] = true
				}
			}
		}
		return s
	}
	plain := l.plain
	spaced := func(list string, entries ...string) phrases {
		var all phrases
		for _, w := range plain(list, entries...) {
			w = foldText(w)
			if strings.IndexFunc(w, words.IsEastAsian) < 0 {
				w = " " + strings.TrimSpace(spacing.Replace(w)) + " "
			}
			all = append(all, w)
		}
		return all
	}
	l.ordinary, l.ordinaryBare = set{}, of("ordinary", "word")
	for _, w := range slices.Concat(plain("ordinary", "word"), plain("small", "after", "tie"), plain("month", "name")) {
		l.ordinary[norm.NFC.String(strings.ToLower(w))] = true
	}
	l.generic = of("business", "word")
	for _, e := range notes["company-word"] {
		for _, w := range e.Words {
			l.generic[foldText(w)] = true
		}
	}
	l.particle, l.legal = set{}, set{}
	for _, w := range notes.Words("particle", "name") {
		l.particle[foldText(w)] = true
	}
	for _, e := range notes["legal-form"] {
		for _, w := range e.Words {
			l.legal[squash(w)] = true
		}
	}
	l.abbreviation = of("abbreviation", "word")
	l.person, l.office = of("address", "person"), of("address", "office")
	l.verb, l.object, l.and = of("verb", "word"), of("verb", "object"), of("verb", "and")
	l.pronoun, l.ordered = of("verb", "pronoun"), of("verb", "ordered")
	l.thing, l.mass = of("verb", "thing"), of("verb", "mass")
	l.month, l.monthLead, l.monthDoes = of("month", "name"), of("month", "lead"), of("verb", "month")
	l.nameLead, l.germanWord = of("verb", "lead"), of("language", "german")
	l.determiner = of("determiner", "word")
	l.teamFrom, l.teamOf, l.titleOf = of("team", "from"), of("team", "of"), of("title", "of")
	for _, e := range plain("inflection", "end") {
		l.inflection = append(l.inflection, foldText(e))
	}
	for _, e := range lists["paradigm"] {
		var p paradigm
		for _, w := range e.Words {
			p = append(p, foldText(strings.TrimPrefix(w, "-")))
		}
		slices.SortStableFunc(p, func(a, b string) int { return len(b) - len(a) })
		l.paradigms = append(l.paradigms, slices.Compact(p))
	}
	for _, e := range lists["gradation"] {
		l.gradation = append(l.gradation, gradation{e.Name, strings.TrimPrefix(e.Words[0], "-")})
	}
	slices.SortStableFunc(l.gradation, func(a, b gradation) int { return len(b.strong) - len(a.strong) })
	l.keyCompany, l.keyPerson, l.keyThing = of("key", "company"), of("key", "person"), of("key", "thing")
	l.streetWord = of("street", "before", "behind", "end", "prep", "inside")
	l.notPhone, l.numberWord = of("phone", "not"), of("phone", "number")
	for _, e := range plain("verb", "ending") {
		l.verbEnds = append(l.verbEnds, foldText(e))
	}
	for _, e := range lists["diminutive"] {
		for _, w := range e.Words {
			l.diminutive[foldText(e.Name)] = append(l.diminutive[foldText(e.Name)], foldText(w))
		}
	}
	l.after, l.tie, l.percent = of("small", "after"), of("small", "tie"), of("percent", "word")
	l.between, l.andTo, l.to, l.of = of("small", "between"), of("small", "and"), of("small", "to"), of("small", "of")
	l.payWord, l.payUnit, l.payNoun = spaced("pay", "word", "bare"), spaced("pay", "unit"), spaced("pay", "bare")
	l.currency, l.symbol = of("currency", "word", "code"), of("currency", "symbol")
	l.scale, l.scaleTen = of("scale", "thousand"), plain("scale", "ten")
	l.currencyEast = slices.DeleteFunc(plain("currency", "word"), func(w string) bool { return !words.IsEastAsian(firstLetter(w)) })
	l.noStreet = of("street", "not")
	l.unit, l.hundred, l.thousand, l.join = of("number", "unit", "digit"), of("number", "hundred"), of("number", "thousand"), of("number", "join")
	for _, s := range []set{l.unit, l.hundred, l.thousand, l.join} {
		for w := range s {
			l.numberParts = append(l.numberParts, w)
		}
	}
	slices.SortFunc(l.numberParts, func(a, b string) int { return len(b) - len(a) })
	l.surname = plain("surname", "two", "one")
	l.eastAfter, l.eastBefore, l.notName = plain("address", "after"), plain("address", "before"), plain("not name", "word")
	for _, w := range plain("business", "word") {
		if strings.IndexFunc(w, words.IsEastAsian) >= 0 {
			l.legalEast = append(l.legalEast, w)
		}
	}
	return l
})

var spacing = strings.NewReplacer("-", " ", ".", " ", "'", " ", "’", " ", "/", " / ")

// isOrdinary reports whether a word in lower case, with its accents, means something besides being a
// name.
func (l *lexicon) isOrdinary(w string) bool {
	return l.ordinary[w] || l.generic[w] || english.Common(w)
}

// alternatives is a pattern for any of the words of a list, the longest first.
func alternatives(all []string) string {
	quoted := make([]string, len(all))
	for i, w := range all {
		quoted[i] = strings.ReplaceAll(regexp.QuoteMeta(w), " ", `\s+`)
	}
	return "(?:" + strings.Join(quoted, "|") + ")"
}

// plain returns the words of a list as they are written, the longest first.
func (l *lexicon) plain(list string, entries ...string) []string {
	var all []string
	for _, name := range entries {
		all = append(all, l.lists.Words(list, name)...)
	}
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(all)
}
