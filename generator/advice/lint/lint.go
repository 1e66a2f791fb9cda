// Package lint judges a message of a job search: what a person would stumble
// over who gets it (practices 16 to 22 and 24 to 27).
//
//	for _, f := range lint.Check(l, facts, others, at) { … }
//
// A letter without a finding is ready to be sent. What is judged:
//
//   - what it has to say: thanks, one thing that only this talk had, interest, the
//     offer of more; each [Kind] has its own demands
//   - what it is about: the right person, company, role and day
//   - what it must not say: a weakness, an ultimatum, a reproach, pay, slang, …
//   - how it is written: length, gaps, capitals, spelling, grammar
//   - when it goes out: the hour, and once a week
//
// The words of each language are text files in words/; what a letter says in
// a language that has none is not judged by its words. What the notes themselves
// speak of, such as the pay of a payroll officer, is no fault.
//
// Check is pure: the same letter and journal give the same findings.
package lint

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"journal/generator/journal"
	"journal/generator/note"
)

// Kind says what a message is for, by the word that the command line takes.
type Kind string

// The kinds of messages.
const (
	ThankYou     Kind = "thank-you"
	FollowUp     Kind = "follow-up"
	Feedback     Kind = "feedback"
	Decline      Kind = "decline"
	Reference    Kind = "reference"
	Recruiter    Kind = "recruiter"
	Availability Kind = "availability"
	Accept       Kind = "accept"
	Negotiate    Kind = "negotiate"
	Improve      Kind = "improve-answer"
)

// Letter is a message that nobody has sent yet.
type Letter struct {
	Kind    Kind
	To      string // the name; "" if the file does not say
	Email   string
	Subject string
	Text    string // from the greeting to the signature
	Above   int    // lines of the file above Text
}

// Facts are what a letter is about. What is unknown stays zero, and rules that
// need it are silent.
type Facts struct {
	Journal     *journal.Journal
	Interview   *journal.Interview
	Application *journal.Application
	Company     *journal.Company
	To          note.Person // who gets it
}

// Finding is one thing to mend before a letter is sent.
type Finding struct {
	Line     int    // of the text, or of the file that it stands in; 0 if it is about the whole
	Rule     string // by the name it has in the table of rules: "thanks", "topic", "pay", …
	Practice int    // the number of the practice it serves
	Msg      string // what is wrong
	Hint     string // how to mend it
}

// rule is one thing a good letter keeps to.
type rule struct {
	name     string
	practice int
	breaches func(c *checking) []Finding // without rule, and without practice where it is that of the rule
}

// rules are all there are but those of tone, in the order of a letter.
var rules = []rule{
	{"greeting", 18, greeting},
	{"name", 18, rightName},
	{"company", 18, rightCompany},
	{"role", 18, rightRole},
	{"day", 18, rightDay},
	{"length", 18, length},
	{"topic", 18, topic},
	{"placeholder", 18, noPlaceholder},
	{"shouting", 18, noShouting},
	{"slang", 18, noSmileys},
	{"spelling", 18, spelling},
	{"grammar", 18, correct},
	{"alike", 17, alike},
	{"pace", 21, pace},
	{"time", 16, sendingTime},
}

// checking is a letter under the eyes of the rules.
type checking struct {
	Letter
	*lexicon
	facts  Facts
	others []Letter
	at     time.Time

	lines   []string
	opening int // number of the line that greets; -1 if none does
	closing int // number of the line that closes the letter; len(lines) if none does
	body    []sentence
	own     []sentence // the body without what it quotes: gaps, words in quotes, questions of the notes
	noted   noted
}

// Check judges a letter by every rule and returns what it found, line by line.
//
// others are letters of the same kind to others of the same interview; the letter
// itself may be among them. at is when it would be sent; the zero time is not
// judged.
func Check(l Letter, facts Facts, others []Letter, at time.Time) []Finding {
	c := read(l)
	c.facts, c.others, c.at = facts, others, at
	c.noted = c.readNotes()
	for _, s := range c.body {
		c.own = append(c.own, newSentence(c.noted.withoutQuotes(s.text), s.line))
	}
	var all []Finding
	add := func(name string, practice int, found []Finding) {
		for _, f := range found {
			f.Rule, f.Practice = name, cmp.Or(f.Practice, practice)
			if f.Line > 0 {
				f.Line += l.Above
			}
			all = append(all, f)
		}
	}
	for _, r := range rules {
		add(r.name, r.practice, r.breaches(c))
	}
	for _, m := range demands[c.Kind] {
		add(m.rule(), m.practice, m.missing(c))
	}
	for _, t := range tones {
		add(t.name, t.practice, t.breaches(c))
	}
	slices.SortStableFunc(all, func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) })
	return all
}

// read takes a letter apart.
func read(l Letter) *checking {
	l.Subject, l.Text = strings.ToValidUTF8(l.Subject, "\ufffd"), strings.ToValidUTF8(l.Text, "\ufffd")
	c := &checking{Letter: l, lexicon: languageOf(l.Text), lines: strings.Split(strings.TrimRight(l.Text, "\n"), "\n")}
	c.opening, c.closing = c.frame(c.lines)
	c.body = c.sentences(c.lines, c.opening, c.closing)
	return c
}

// Greeted returns the name in the greeting of a text; "" if it has none.
func Greeted(text string) string {
	c := read(Letter{Text: text})
	if c.opening < 0 {
		return ""
	}
	return c.greeted(c.lines[c.opening])
}

// known returns s, or what to write where it is not known.
func known(s, otherwise string) string { return cmp.Or(s, otherwise) }
