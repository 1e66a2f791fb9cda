package note

import (
	"slices"
	"strings"
)

// clause is a part of a sentence with one thing or several that happened.
type clause struct {
	lang    string
	words   []string
	found   []found
	early   bool   // it tells of what was before: "after the onsite", "although I passed"
	dropped bool   // it tells of what was not: "before they could answer"
	asked   bool   // a question mark ends it
	carried string // who acted in the clause before
}

// plainSenses are words that mean the same whoever acts.
var plainSenses = map[string]saying{
	"waiting":  {outcome: Waiting, weak: true},
	"apply":    {outcome: Waiting, weak: true},
	"passed":   {outcome: Passed},
	"rejected": {outcome: Rejected},
	"silent":   {outcome: Silent},
	"offer":    {outcome: Offer},
	"accepted": {outcome: Accepted},
	"neutral":  {neutral: true},
	"missed":   {meeting: Missed},
	"stage":    {outcome: Passed, assumed: "the name of a later round tells that this one was passed"},
}

// is reports whether any phrase of the clause has that sense.
func (c *clause) has(list, name string) bool {
	return slices.ContainsFunc(c.found, func(f found) bool { return f.is(list, name) })
}

func (c *clause) who(name string) bool {
	return c.has("outcome who", name) || name == "meeting" && c.who("later")
}

func (c *clause) particle(name string) bool { return c.has("outcome particle", name) }

// event returns the sense of a phrase that tells what happens; "" for others.
func event(f found) sense {
	for _, m := range f.means {
		if m.list == "outcome" {
			return m
		}
	}
	return sense{}
}

// lastActor returns who is named last as somebody who acts.
func (c *clause) lastActor() string {
	by := c.carried
	for _, f := range c.found {
		switch {
		case f.is("outcome who", "me"):
			by = "me"
		case f.is("outcome who", "them"):
			by = "them"
		}
	}
	return by
}

// behind tells the languages in which what denies a verb may stand behind it.
var reversed = map[string]bool{"ja": true, "ko": true}

// denied returns which phrases of the clause are denied. A word that denies
// belongs to the next thing that happens, or, if its list says so and none
// follows, to the one before.
func (c *clause) denied() []bool {
	out := make([]bool, len(c.found))
	for i, f := range c.found {
		front, back := f.is("outcome particle", "not"), f.is("outcome particle", "not behind")
		if f.is("outcome particle", "never") {
			k := c.eventAfter(i)
			front = k >= 0 && event(c.found[k]).name != "ghost"
		}
		if !front && !back {
			continue
		}
		if reversed[c.lang] && back {
			if k := c.eventBefore(i); k >= 0 {
				out[k] = true
				continue
			}
		}
		k := -1
		if front {
			k = c.eventAfter(i)
		}
		if k < 0 && back {
			k = c.eventBefore(i)
		}
		if k >= 0 {
			out[k] = true
		}
	}
	return out
}

func (c *clause) eventAfter(i int) int {
	for k := i + 1; k < len(c.found); k++ {
		if name := event(c.found[k]).name; name != "" && name != "neutral" {
			return k
		}
	}
	return -1
}

func (c *clause) eventBefore(i int) int {
	for k := i - 1; k >= 0; k-- {
		if event(c.found[k]).name != "" {
			return k
		}
	}
	return -1
}

// objects are senses that are acted upon where another sense stands beside them.
var objects = map[string]bool{"offer": true, "round": true}

// takers are senses that can act upon an offer or a round.
var takers = map[string]bool{"reject": true, "decline": true, "refuse": true, "passon": true, "accept": true, "withdraw": true, "pull": true, "waiting": true, "sign": true, "expire": true,
	"cancel": true, "close": true, "sayno": true, "sayyes": true, "offered": true, "postpone": true, "interest": true, "advance": true, "goon": true, "movedto": true, "hire": true, "fail": true, "decided": true, "choose": true}

// helpers are senses that leave open what is decided, answered or wanted, so
// that who acts in them acts in what follows, too.
var helpers = map[string]bool{"decided": true, "decide": true, "interest": true, "neutral": true}

// read returns what the clause says, in its order.
func (c *clause) read() []saying {
	denied := c.denied()
	taker := false
	for _, f := range c.found {
		taker = taker || takers[event(f).name]
	}
	var all []saying
	events, awaited := false, false
	for i, f := range c.found {
		e := event(f)
		if e.name == "" || objects[e.name] && taker && !(e.name == "offer" && denied[i] && !c.particle("yet")) {
			continue
		}
		events = true
		if awaited && e.name != "waiting" {
			continue // "waiting to hear whether I passed"
		}
		awaited = awaited || e.name == "waiting"
		s, ok := c.say(i, e, denied[i])
		if !ok {
			continue
		}
		all = append(all, s)
	}
	if !taker || len(all) == 0 || all[len(all)-1].weak || all[len(all)-1].outcome == Passed {
		if s, ok := c.others(); ok {
			return append(all, s)
		}
	}
	denies := c.particle("not") || c.particle("not behind")
	switch {
	case events:
	case denies && c.particle("yet"):
		all = append(all, saying{outcome: Waiting, weak: true})
	case len(c.found) > 0 && c.found[0].is("outcome who", "later") && c.found[0].at == 0 && !denies && !c.particle("maybe") && !c.asked && !c.particle("maybe behind"):
		all = append(all, plainSenses["stage"]) // "Second interview on 20 May"
	}
	return all
}

// alone reports whether no other word stands behind somebody or something of that
// name but the phrase i, as a verb does in German: "hanno preso un altro", "hebben een
// ander genomen", but not "un'altra data".
func (c *clause) alone(name string, i int) bool {
	return slices.ContainsFunc(c.found, func(f found) bool {
		return f.is("outcome who", name) && (f.end == len(c.words) || f.end == c.found[i].at && c.found[i].end == len(c.words))
	})
}

// others reads what happened with somebody else: another candidate was taken,
// or another job.
func (c *clause) others() (saying, bool) {
	if c.particle("maybe") || c.has("outcome", "waiting") {
		return saying{}, false
	}
	switch {
	case c.who("other"):
		return saying{outcome: Rejected, fate: Filled}, true
	case c.who("elsewhere") && c.who("them"):
		return saying{outcome: Rejected, fate: Filled}, true
	case c.who("elsewhere"):
		return saying{outcome: Withdrawn, fate: AcceptedElsewhere}, true
	}
	return saying{}, false
}

// actor returns who does what the phrase i of the clause says: "me", "them" or
// "", and whether it was done to somebody: "I was rejected", "rejected by them".
func (c *clause) actor(i int) (by string, passive bool) {
	if e := event(c.found[i]); e.by != "" {
		return e.by, false
	}
	for k := i - 1; k >= 0; k-- {
		f := c.found[k]
		switch {
		case f.is("outcome particle", "passive"):
			passive = true
		case f.is("outcome who", "me") && by == "":
			by = "me"
		case f.is("outcome who", "them") && by == "":
			by = "them"
		case event(f).name != "" && by == "" && !objects[event(f).name] && !helpers[event(f).name]:
			k = 0
		}
		if by != "" {
			break
		}
	}
	for k := i + 1; k < len(c.found); k++ {
		f := c.found[k]
		if f.is("outcome particle", "by") && k+1 < len(c.found) && c.found[k+1].is("outcome who", "them") || f.is("outcome who", "them") && f.words[0] == "by" {
			return "them", false
		}
	}
	if by == "" && !passive {
		if c.lang == "de" || c.lang == "nl" { // "Am Ende lehnte ich ab": who acts may stand behind
			for k := i + 1; k < len(c.found); k++ {
				switch f := c.found[k]; {
				case f.is("outcome particle", "passive"): // "abgesagt worden"
					return "", true
				case f.is("outcome who", "me"):
					return "me", false
				case f.is("outcome who", "them"):
					return "them", false
				}
			}
		}
		by = c.carried
	}
	return by, passive
}

// hoped returns the words around phrase i if they tell of what is only
// expected, and whether that is sure to come about: "will", "want to".
func (c *clause) hoped(i int) (hoped, intended bool) {
	for k, f := range c.found {
		hoped = hoped || f.is("outcome particle", "maybe behind")
		if k < i || reversed[c.lang] {
			hoped = hoped || f.is("outcome particle", "maybe")
			intended = intended || f.is("outcome particle", "will")
		}
	}
	return hoped || c.asked, intended
}

func (c *clause) text() string {
	if len(c.found) == 0 {
		return ""
	}
	sep := " "
	if c.lang == "zh" || c.lang == "ja" || c.lang == "ko" {
		sep = ""
	}
	return shorten(strings.Join(c.words[c.found[0].at:min(c.found[len(c.found)-1].end, len(c.words))], sep))
}

// say returns what the phrase i says, whose sense is e.
func (c *clause) say(i int, e sense, not bool) (saying, bool) {
	by, passive := c.actor(i)
	yet := c.particle("yet")
	hoped, intended := c.hoped(i)
	waiting := saying{outcome: Waiting, weak: true}
	if not && yet {
		switch e.name {
		case "accept", "sign":
			if c.has("outcome", "offer") {
				return saying{outcome: Offer}, true
			}
		}
		return waiting, true
	}
	s, ok := c.sense(i, e, by, passive, not)
	if !ok || s.neutral || s.weak || s.meeting == NoShow || s.outcome == Silent {
		return s, ok
	}
	switch {
	case e.name == "sign" || e.name == "likehire":
	case hoped, intended && by != "them" && !not && s.outcome != Rejected:
		if c.has("outcome", "offer") && (e.name == "accept" || e.name == "reject" || e.name == "decline") && !hoped {
			return saying{outcome: Offer}, true // "I will accept the offer"
		}
		if (e.name == "advance" || e.name == "goon") && !hoped {
			break
		}
		waiting.fate, waiting.hoped = Expected, c.text()
		return waiting, true
	case intended && by == "them" && (e.name == "offer" || e.name == "offered" || e.name == "hire") && !not:
		waiting.fate, waiting.hoped = Expected, c.text()
		return waiting, true
	}
	return s, true
}

// sense returns what a sense means for who acts upon what.
func (c *clause) sense(i int, e sense, by string, passive, not bool) (saying, bool) {
	me, them := by == "me" && !passive, by == "them" && !passive
	offer := c.has("outcome", "offer")
	round := c.has("outcome", "round") || c.who("meeting")
	rejected, declined, withdrawn := saying{outcome: Rejected}, saying{outcome: Declined}, saying{outcome: Withdrawn}
	filled, closed := saying{outcome: Rejected, fate: Filled}, saying{outcome: Rejected, fate: Closed}
	rescinded := saying{outcome: Rejected, fate: OfferWithdrawn}
	elsewhere := saying{outcome: Withdrawn, fate: AcceptedElsewhere}
	passed, offered, accepted := saying{outcome: Passed}, saying{outcome: Offer}, saying{outcome: Accepted}
	waiting, neutral := saying{outcome: Waiting, weak: true}, saying{neutral: true}
	calledOff, rescheduled := saying{meeting: CalledOff}, saying{meeting: Rescheduled}
	doubt := func(s saying, why string) saying {
		s.assumed, s.doubtful = why, true
		return s
	}
	likely := func(s saying, why string) saying {
		s.assumed = why
		return s
	}
	itself := "\"" + shorten(strings.Join(c.words[c.found[i].at:c.found[i].end], " ")) + "\""
	if !me && (c.who("other") || (e.name == "choose" || e.name == "hire") && c.alone("another", i)) {
		switch e.name {
		case "hire", "choose", "accept", "offer", "offered", "advance", "goon", "gotjob", "passon", "decided", "fitting", "interest", "sign", "pass":
			return filled, true
		}
	}
	if c.who("elsewhere") && !them && !not {
		switch e.name {
		case "hire", "choose", "accept", "sayyes", "sign", "gotjob", "offered", "offer", "decided":
			return elsewhere, true
		}
	}
	if s, ok := plainSenses[e.name]; ok && e.name != "offer" {
		if not && s.outcome != "" && !s.weak {
			return neutral, true
		}
		return s, true
	}
	switch e.name {
	case "reject", "decline":
		mine := e.name == "decline"
		switch {
		case not:
			return neutral, true
		case offer && !them:
			return declined, true
		case them, passive, c.who("application") && !me:
			return rejected, true
		case me && round && !c.who("it") && !c.who("job"):
			return withdrawn, true
		case me, mine && round && !c.who("job"):
			if mine && !me && round {
				return withdrawn, true
			}
			return declined, true
		case mine, c.who("it"):
			return declined, true
		}
		return rejected, true
	case "refuse": // abgesagt, afgezegd: a refusal, or a meeting called off
		switch {
		case not:
			return neutral, true
		case c.who("meeting"):
			return calledOff, true
		case offer && !them:
			return declined, true
		case me:
			return withdrawn, true
		case them, passive, c.who("mine"):
			return rejected, true
		}
		return doubt(declined, itself+" does not say who"), true
	case "sayno":
		if them || passive {
			return rejected, true
		}
		return declined, !not
	case "sayyes":
		switch {
		case not:
			return neutral, true
		case them || passive:
			return doubt(offered, "a yes from them"), true
		}
		return accepted, true
	case "arrange":
		if c.who("later") && !not {
			return plainSenses["stage"], true
		}
		return waiting, !not
	case "pass":
		switch {
		case not:
			return rejected, true
		case them && !c.who("mine"):
			return rejected, true
		}
		return passed, true
	case "passon":
		switch {
		case c.who("mine") && round && c.has("outcome", "round"):
			return passed, true
		case c.who("mine") || them:
			return rejected, true
		case offer, c.who("it"):
			return declined, true
		case c.has("outcome", "round") && !me:
			return passed, true
		case c.who("job") || c.who("meeting") || me:
			return withdrawn, true
		}
		return doubt(passed, itself+" does not say what"), true
	case "advance", "goon":
		switch {
		case not && me && e.name == "goon":
			return likely(withdrawn, "not going on was taken as your own wish"), true
		case not:
			return rejected, true
		}
		return passed, true
	case "round":
		if not {
			return rejected, true
		}
		if c.who("meeting") && c.has("outcome", "cancel") {
			return neutral, true
		}
		return passed, true
	case "against":
		switch {
		case me && offer:
			return declined, true
		case me:
			return withdrawn, true
		}
		return rejected, true
	case "fail":
		if not {
			return neutral, true
		}
		return rejected, true
	case "withdraw":
		switch {
		case not:
			return neutral, true
		case me && offer:
			return declined, true
		case them, offer:
			return rescinded, true
		case c.who("job") && !me && !c.who("application"):
			return closed, true
		}
		return withdrawn, true
	case "pull":
		switch {
		case not:
			return neutral, true
		case me, c.who("application"):
			return withdrawn, true
		case c.who("job") && !offer:
			return closed, true
		}
		return rescinded, true
	case "interest":
		switch {
		case !not:
			return neutral, true
		case them:
			return rejected, true
		}
		return withdrawn, true
	case "fitting":
		switch {
		case !not:
			return neutral, true
		case me:
			return doubt(withdrawn, "you found that it does not fit"), true
		}
		return rejected, true
	case "hire":
		switch {
		case not:
			return rejected, true
		case me && !passive:
			return neutral, true
		}
		return accepted, true
	case "likehire":
		if not {
			return rejected, true
		}
		return offered, true
	case "choose":
		switch {
		case not:
			return rejected, true
		case me:
			return neutral, true
		case c.who("another"):
			return neutral, false // another candidate, or another day
		case c.who("job") || c.who("mine") && them:
			return doubt(offered, "being chosen is perhaps an offer"), true
		}
		return likely(passed, itself+" does not say for what"), true
	case "decided":
		if not {
			return waiting, true
		}
		return neutral, false
	case "gotjob":
		if not {
			return rejected, true
		}
		return likely(offered, "that it was accepted is not said"), true
	case "offer":
		if not {
			return rejected, true
		}
		return offered, true
	case "offered":
		switch {
		case not:
			return rejected, true
		case round && !offer && !c.who("job"):
			return passed, true
		}
		return offered, true
	case "accept":
		switch {
		case not && c.particle("perfect") && (offer || me):
			return offered, true
		case not && (offer || me):
			return declined, true
		case not:
			return rejected, true
		case c.who("application"):
			return passed, true
		case round && !offer:
			return passed, true
		case them && offer:
			return likely(offered, "what they accepted is yours to answer"), true
		case them, passive && !offer:
			return doubt(offered, "being accepted is perhaps an offer"), true
		}
		return accepted, true
	case "sign":
		if not {
			return neutral, true
		}
		return accepted, true
	case "expire":
		if not || !offer {
			return neutral, true
		}
		s := likely(declined, "an offer that expired was not accepted")
		s.fate = OfferExpired
		return s, true
	case "elsewhere":
		if not {
			return neutral, true
		}
		if them || passive {
			return filled, true
		}
		return elsewhere, true
	case "fill":
		if not {
			return waiting, true
		}
		return filled, true
	case "close":
		if not {
			return waiting, true
		}
		return closed, true
	case "cancel":
		switch {
		case not:
			return neutral, true
		case offer && !me:
			return rescinded, true
		case c.who("application"):
			return withdrawn, true
		case c.who("job") && !c.who("meeting"):
			return closed, true
		}
		return calledOff, true
	case "neverhappened":
		return calledOff, true
	case "postpone":
		if c.who("job") && !c.who("meeting") || c.has("outcome", "decide") || c.has("outcome", "sign") {
			return waiting, true
		}
		return rescheduled, !not
	case "movedto":
		switch {
		case not && round:
			return rejected, true
		case not:
			return neutral, true
		case slices.ContainsFunc(c.found[i+1:], func(f found) bool { return f.is("outcome", "round") || f.is("outcome who", "meeting") }):
			return passed, true
		}
		return rescheduled, true
	case "noshow":
		if me || c.who("me") {
			return saying{meeting: Missed}, true
		}
		return saying{meeting: NoShow}, true
	case "show":
		switch {
		case !not:
			return neutral, false
		case me:
			return saying{meeting: Missed}, true
		}
		return saying{meeting: NoShow}, true
	case "ghost":
		switch {
		case not:
			return neutral, true
		case me:
			return withdrawn, true
		}
		return saying{outcome: Silent}, true
	case "answer", "news":
		hoped, intended := c.hoped(i)
		switch {
		case not && (e.name == "answer" || c.particle("never") || c.particle("duration")):
			return saying{outcome: Silent}, true
		case not, hoped, intended:
			return waiting, true
		}
		return neutral, false
	case "decide":
		hoped, intended := c.hoped(i)
		if not || hoped || intended || len(c.found) == 1 {
			return waiting, true
		}
		return neutral, false
	}
	return neutral, false
}
