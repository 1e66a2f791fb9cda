package mail

import (
	"slices"
	"strings"

	"journal/generator/day"
)

// Kind is what a mail tells of an application.
type Kind string

const (
	None      Kind = ""          // nothing, or nothing that is sure
	Applied   Kind = "applied"   // the application was received
	Invited   Kind = "invited"   // an interview has a day and a time
	Rejected  Kind = "rejected"  // the application was refused
	Withdrawn Kind = "withdrawn" // the applicant took it back
	Offer     Kind = "offer"     // there is an offer
	Answered  Kind = "answered"  // they wrote something else
)

// Reason is why a mail tells nothing.
type Reason string

const (
	Unclear    Reason = ""
	OwnMail    Reason = "own"        // the reader of the journal wrote it
	Away       Reason = "away"       // an automatic answer of somebody who is away
	Alert      Reason = "alert"      // a list of jobs
	Newsletter Reason = "newsletter" // sent to many
	Fraud      Reason = "fraud"      // asks for money or for papers as no company does
	SentOn     Reason = "sent on"    // somebody else's mail, sent on
	Theirs     Reason = "theirs"     // tells of somebody else's application
	Account    Reason = "account"    // of an account: a password, a code
)

// Facts are what is known beside the mail.
type Facts struct {
	Me    []string  // own addresses
	Zone  string    // of the journal, an IANA name
	Order day.Order // what 03/04/2026 means
	Today day.Day   // of the clock: a mail without a date is from then
}

// News is what a mail tells.
type News struct {
	Kind         Kind
	Why          Reason // of no news
	Signs        []Sign // what the kind rests on
	Appointments []Appointment
	Moved        bool // an appointment is to be moved, or was called off
	Choose       bool // they ask to choose a time, or whether one suits
}

// Sign is a part of a mail that speaks for or against a reading.
type Sign struct {
	Name string // of the entry in the lists of words
	Text string // the sentence
}

// hit is a sign in a sentence.
type hit struct {
	name     string
	sentence int
	open     bool // it holds only on a condition, or is asked
	denied   bool
	pattern  int // of those that are counted
}

// evidence is what the sentences of a mail show.
type evidence struct {
	sentences []sentence
	hits      []hit
	tenors    [][]float64 // of each sentence, see [tell]
}

// gather looks for signs in the subject and the new text of a mail.
func (m Message) gather() evidence {
	text := clip(m.Text, maxNews)
	subject := bareSubject(m.Subject)
	e := evidence{sentences: append(sentences(subject), sentences(text)...)}
	for _, s := range e.sentences {
		e.tenors = append(e.tenors, tell(tenorModel(), s))
	}
	for _, g := range knownLanguages(subject + "\n" + text) {
		for i := range e.sentences {
			e.look(g, i)
		}
	}
	return e
}

// look looks for the signs of a language in one sentence.
func (e *evidence) look(g *grammar, at int) {
	s := e.sentences[at]
	s.words = slices.Clone(s.words)
	s.mask(g)
	s.think(g)
	e.sentences[at].open = append(e.sentences[at].open, s.open...)
	m := newMatcher(g, &s)
	for _, sg := range g.signs {
		for k, p := range sg.patterns {
			if sg.name != "money" && sg.name != "away" && sg.name != "account" {
				k = 0
			}
			for i := range s.words {
				for _, end := range m.match(p, i) {
					h := hit{name: sg.name, sentence: at, open: s.question || s.open[s.thought[i]] || s.open[s.thought[max(i, end-1)]], denied: m.denied(i, end) && (g.dense || !g.saysNot(p)) || g.dense && slices.Contains(hopeful, sg.name) && m.denies(end), pattern: k}
					if !slices.Contains(e.hits, h) {
						e.hits = append(e.hits, h)
					}
				}
			}
		}
	}
}

// mask takes out words that say the opposite of what they seem to: "not only".
func (s *sentence) mask(g *grammar) {
	c := g.classNamed("mask")
	if c < 0 {
		return
	}
	m := newMatcher(g, s)
	for i := range s.words {
		for _, end := range m.classAt(c, i) {
			for k := i; k < end; k++ {
				s.words[k] = word{text: "·"}
			}
		}
	}
}

// denied reports whether a "not" stands in front of a match in the same thought, or
// behind it where a language has it there.
func (m *matcher) denied(from, to int) bool {
	if c := m.g.classNamed("denied"); c >= 0 {
		for i := from; i < min(to+8, len(m.s.words)); i++ {
			if len(m.classAt(c, i)) > 0 {
				return true
			}
		}
		return false
	}
	thought := m.s.thought[min(from, len(m.s.words)-1)]
	for i := max(0, from-8); i < min(to, len(m.s.words)); i++ {
		if m.s.thought[i] == thought && m.begins("not", i) {
			return true
		}
	}
	return false
}

// saysNot reports whether a pattern has its own "not".
func (g *grammar) saysNot(p pattern) bool {
	not := g.classNamed("not")
	first := func(l literal) bool {
		return not >= 0 && slices.ContainsFunc(g.classes[not].patterns, func(p pattern) bool { return len(p[0].literals) > 0 && p[0].literals[0].toks[0] == l.toks[0] })
	}
	return slices.ContainsFunc(p, func(x piece) bool {
		return x.kind == aClass && x.class == not || slices.ContainsFunc(x.literals, first)
	})
}

// hopeful are signs that turn into their opposite where a "not" follows.
var hopeful = []string{"invite", "onward", "offer", "available"}

// denies reports whether a "not" follows word i: where verbs stand last, it does so too.
func (m *matcher) denies(i int) bool {
	for k := i; k < min(i+16, len(m.s.words)); k++ {
		if m.begins("not", k) {
			return true
		}
	}
	return false
}

// has reports whether a sign holds anywhere: neither denied nor on a condition.
func (e *evidence) has(names ...string) bool {
	return slices.ContainsFunc(e.hits, func(h hit) bool { return !h.open && !h.denied && slices.Contains(names, h.name) })
}

// mentions reports whether a sign occurs at all.
func (e *evidence) mentions(names ...string) bool {
	return slices.ContainsFunc(e.hits, func(h hit) bool { return slices.Contains(names, h.name) })
}

// beside reports whether the sentence of a hit has one of these signs, too.
func (e *evidence) beside(h hit, names ...string) bool {
	return slices.ContainsFunc(e.hits, func(o hit) bool { return o.sentence == h.sentence && !o.denied && slices.Contains(names, o.name) })
}

// count returns how many different signs of a kind there are.
func (e *evidence) count(name string) int {
	n := 0
	for _, h := range e.hits {
		if h.name == name {
			n++
		}
	}
	return n
}

// signs returns the sentences that show the named signs. What only stands beside a no
// may do so on a condition: "we will write if a place is free".
func (e *evidence) signs(names ...string) []Sign {
	var all []Sign
	for _, h := range e.hits {
		s := Sign{h.name, e.sentences[h.sentence].raw}
		if slices.Contains(names, h.name) && (!h.open || slices.Contains(besideSigns, h.name)) && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// The signs of a refusal: what says no, what often stands beside a no, and what is
// never said with one.
var (
	strongSigns = []string{"against", "others", "refused"}
	besideSigns = []string{"regret", "farewell", "onfile", "hard", "thanks", "deleted"}
	oppositeOf  = []string{"invite", "onward", "later", "contact", "resched", "please", "available", "offer", "withdrew"}
)

// goesOnSigns are what an answer has that is no refusal: something is still to come.
var goesOnSigns = []string{"invite", "onward", "later", "contact", "resched", "please", "available", "leaving", "withdrew", "received", "review"}

// refusals returns the sentences that say no.
func (e *evidence) refusals() map[int]bool {
	all := map[int]bool{}
	for _, h := range e.hits {
		if h.open || !slices.Contains(strongSigns, h.name) || h.denied || e.beside(h, "resched", "mine") {
			continue
		}
		all[h.sentence] = true
	}
	return all
}

// opposed reports whether something is said that is never said with a refusal.
func (e *evidence) opposed() bool {
	return slices.ContainsFunc(e.hits, func(h hit) bool {
		return h.name == "leaving" || slices.Contains(oppositeOf, h.name) && !h.denied && !h.open && !e.beside(h, "onfile", "survey", "farewell") &&
			!(h.name == "offer" && e.beside(h, "others"))
	}) || e.asks()
}

// parts reports whether a mail sounds like a goodbye.
func (e *evidence) parts() bool {
	return e.has("farewell", "deleted") || e.has("regret") && e.has("thanks", "hard", "onfile")
}

// undecided reports whether a no is spoken of that holds on a condition, or is none.
func (e *evidence) undecided() bool {
	return slices.ContainsFunc(e.hits, func(h hit) bool { return slices.Contains(strongSigns, h.name) && (h.open || h.denied) })
}

// asks reports whether the reader is asked something. Who says no asks nothing, but
// perhaps how it was, or to keep in touch.
func (e *evidence) asks() bool {
	for i, s := range e.sentences {
		if s.question && len(s.words) > 3 && !e.beside(hit{sentence: i}, "onfile", "survey", "farewell") {
			return true
		}
	}
	return false
}

// refuses reports whether the mail says no: one sentence that does, another sign of
// its own, and nothing that speaks against it.
func (e *evidence) refuses() bool {
	no := e.refusals()
	if len(no) == 0 || e.opposed() {
		return false
	}
	return len(no) > 1 || e.mentions(besideSigns...)
}

// How sure the classifier must be of a tenor: to be believed against a sign, to be
// believed, in front of a farewell, and to be heard beside other sentences.
const (
	certain = 0.75
	surely  = 0.6
	half    = 0.4
	likely  = 0.3
)

// reads returns the sentences that say no by what was learned, where the signs say
// nothing else of them.
func (e *evidence) reads() (no []int) {
	for i := range e.sentences {
		if p := e.tenors[i][saysNo]; e.listens(i) && (p >= surely || p >= half && e.parts()) {
			no = append(no, i)
		}
	}
	return no
}

// perhaps returns the sentences that may well say no.
func (e *evidence) perhaps() (no []int) {
	for i := range e.sentences {
		if e.tenors[i][saysNo] >= half && e.listens(i) {
			no = append(no, i)
		}
	}
	return no
}

// reasons reports whether the mail says no by what was learned: in one sentence
// surely, with another one or a farewell beside it, and nothing that goes on.
func (e *evidence) reasons() bool {
	no := e.reads()
	if len(no) == 0 || e.opposed() {
		return false
	}
	others := len(no) - 1
	for i, s := range e.sentences {
		chance := e.tenors[i]
		switch {
		case wordsIn(s) >= wholeSentence && (chance[saysGo] >= certain || chance[saysWait] >= certain):
			return false
		case !slices.Contains(no, i) && (chance[saysBye] >= half || chance[saysNo] >= likely && e.listens(i)):
			others++
		}
	}
	return others > 0 || e.mentions(besideSigns...)
}

// goingOn are signs of a sentence that tells something else than a no, however much
// it may sound like one.
var goingOn = append([]string{"received", "thanks for applying", "review", "mine", "away", "survey"}, oppositeOf...)

// listens reports whether what was learned is to be heard on a sentence: a whole one
// that is no question, holds without a condition, and shows no sign of something else.
func (e *evidence) listens(at int) bool {
	s := e.sentences[at]
	return wordsIn(s) >= wholeSentence && !s.question && !slices.Contains(s.open, true) && !e.beside(hit{sentence: at}, goingOn...) &&
		!slices.ContainsFunc(e.hits, func(h hit) bool { return h.sentence == at && h.denied && slices.Contains(strongSigns, h.name) })
}

// wholeSentence is how many words a sentence has that tells something by itself.
const wholeSentence = 5

// wordsIn returns how many words a sentence has, signs left out.
func wordsIn(s sentence) (n int) {
	for _, w := range s.words {
		if !w.mark {
			n++
		}
	}
	return n
}

// said returns these sentences as signs of a no.
func (e *evidence) said(no []int) (all []Sign) {
	for _, i := range no {
		all = append(all, Sign{"no", e.sentences[i].raw})
	}
	return all
}

// News tells what the mail says.
func (m Message) News(f Facts) News {
	e := m.gather()
	n := News{Appointments: m.appointments(f)}
	if why := m.noNews(&e, f); why != Unclear {
		return News{Why: why, Signs: e.signs("away", "alert", "list mail", "money", "mine"), Appointments: n.Appointments}
	}
	n.Moved = e.has("resched")
	n.Choose = e.mentions("available") || len(n.Appointments) > 1
	no := e.refusals()
	switch {
	case len(no) == 1 && !e.opposed() && !e.refuses():
		// Alone it may be a no, and may be half a sentence.
		n.Signs = e.signs(strongSigns...)
	case e.refuses():
		n.Kind, n.Signs = Rejected, e.signs(append(slices.Clone(strongSigns), besideSigns...)...)
	case len(no) == 0 && e.reasons():
		n.Kind, n.Signs = Rejected, append(e.said(e.reads()), e.signs(besideSigns...)...)
	case len(no) == 0 && e.has("withdrew") && e.mentions("noted") && !e.has("invite", "please", "available"):
		n.Kind, n.Signs = Withdrawn, e.signs("withdrew", "noted")
	case len(no) == 0 && e.has("offer"):
		n.Kind, n.Signs = Offer, e.signs("offer")
	case len(n.Appointments) == 1 && !n.Choose && !n.Moved && len(no) == 0 && !e.has("later") && e.mentions("invite", "about you", "onward"):
		n.Kind, n.Signs = Invited, e.signs("invite", "onward")
	case len(no) == 0 && m.acknowledges(&e):
		n.Kind, n.Signs = Applied, e.signs("received", "thanks for applying", "review")
	case len(no) == 0 && !e.opposed() && e.parts():
		// A goodbye, and nothing that goes on: a no in words that are not known.
		n.Signs = e.signs("farewell", "deleted", "regret")
	case len(e.perhaps()) > 0:
		// What may be a no is shown: an answer in the log would end the wait for it.
		n.Signs = e.said(e.perhaps())
	case e.mentions(goesOnSigns...) || e.asks() || e.undecided() || len(n.Appointments) > 0 || isReply(m.Subject):
		n.Kind, n.Signs = Answered, e.signs("invite", "onward", "later", "contact", "resched", "please", "available")
	}
	return n
}

// acknowledges reports whether a mail only says that the application arrived.
func (m Message) acknowledges(e *evidence) bool {
	if e.has("invite", "onward", "resched", "available") || e.has("regret") && e.has("later") {
		return false
	}
	return e.has("received") || e.has("thanks for applying") && e.mentions("review", "contact") && !isReply(m.Subject) && !e.has("regret", "please")
}

// noNews returns why a mail is no news of an application, if it is none.
func (m Message) noNews(e *evidence, f Facts) Reason {
	switch about := e.mentions("about you"); {
	case m.Own(f.Me):
		return OwnMail
	case m.fraud(e):
		return Fraud
	case e.mentions("away") && !e.has("received", "thanks for applying") && (m.Automatic || e.inSubject(m, "away") || e.count("away") > 1 && !about):
		return Away
	case e.mentions("alert") && (e.inSubject(m, "alert") || (m.Bulk || e.mentions("list mail")) && !e.mentions("yours")) && !e.mentions("received", "against", "others", "refused"):
		return Alert
	case (m.Bulk || e.mentions("list mail")) && !e.mentions("yours", "received", "thanks for applying"):
		return Newsletter
	case (e.inSubject(m, "account") || e.count("account") > 1) && !e.mentions("yours", "received", "thanks for applying"):
		return Account
	case m.Forwarded && letters(m.Text) < 200:
		return SentOn
	case e.mentions("mine"):
		return Theirs
	}
	return Unclear
}

// inSubject reports whether the subject has a sign.
func (e *evidence) inSubject(m Message, name string) bool {
	n := len(sentences(bareSubject(m.Subject)))
	return slices.ContainsFunc(e.hits, func(h hit) bool { return h.name == name && h.sentence < n })
}

// fraud reports whether a mail asks for what no company asks for by mail, in several
// ways, or in two and from an address that hides who it is.
func (m Message) fraud(e *evidence) bool {
	ways := e.count("money")
	hides := m.Freemail() || isFreemail(m.ReplyTo.Domain()) || m.misleads()
	return ways >= 3 || ways == 2 && hides
}

// misleads reports whether a link shows the address of another host than it has.
func (m Message) misleads() bool {
	for _, l := range m.Links {
		shown, to := hostOf(l.Text), hostOf(l.To)
		if shown != "" && to != "" && !sameHost(shown, to) && strings.Contains(l.Text, "/") {
			return true
		}
	}
	return false
}
