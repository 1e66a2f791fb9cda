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

// is reports whether any phrase of the clause has that sense.
func (c *clause) has(list, name string) bool {
	return slices.ContainsFunc(c.found, func(f found) bool { return f.is(list, name) })
}

func (c *clause) who(name string) bool {
	return c.has("outcome who", name) || name == "meeting" && c.who("later")
}

func (c *clause) particle(name string) bool { return c.has("outcome particle", name) }

// ends reports whether f is a particle of that name and the last words of the clause:
// "eine Absage war es keine", "not a word since".
func (c *clause) ends(f found, name string) bool {
	return f.end == len(c.words) && f.is("outcome particle", name)
}

// since reports whether the clause tells of all the time up to now.
func (c *clause) since() bool {
	return c.particle("since") || slices.ContainsFunc(c.found, func(f found) bool { return c.ends(f, "since last") })
}

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
		front, back := f.is("outcome particle", "not"), f.is("outcome particle", "not behind") || c.ends(f, "not last")
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
	"cancel": true, "close": true, "sayno": true, "sayyes": true, "offered": true, "postpone": true, "interest": true, "advance": true, "goon": true, "movedto": true, "hire": true, "fail": true, "decided": true, "choose": true, "gowith": true}

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
		all = append(all, waiting)
	case denies && c.since():
		all = append(all, silent) // "nothing since"
	case len(c.found) > 0 && c.found[0].is("outcome who", "later") && c.found[0].at == 0 && !denies && !c.particle("maybe") && !c.asked && !c.particle("maybe behind"):
		all = append(all, stage) // "Second interview on 20 May"
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
	case c.who("other"), c.who("elsewhere") && c.who("them"):
		return filled, true
	case c.who("elsewhere"):
		return elsewhere, true
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
	if not && yet {
		if (e.name == "accept" || e.name == "sign") && c.has("outcome", "offer") {
			return offered, true
		}
		return waiting, true
	}
	s, ok := c.sense(i, e, by, passive, not)
	if !ok || s.neutral || s.weak || s.meeting == NoShow || s.outcome == Silent {
		return s, ok
	}
	switch {
	case e.name == "sign" || e.name == "likehire":
	case hoped:
		return c.expected(), true
	case !intended || not:
	case by == "them" && (e.name == "offer" || e.name == "offered" || e.name == "hire"):
		return c.expected(), true
	case by == "them" || s.outcome == Rejected:
	case c.has("outcome", "offer") && (e.name == "accept" || e.name == "reject" || e.name == "decline"):
		return offered, true // "I will accept the offer"
	case e.name != "advance" && e.name != "goon":
		return c.expected(), true
	}
	return s, true
}

// expected is what a clause says that only hopes or fears.
func (c *clause) expected() saying {
	return saying{outcome: Waiting, weak: true, fate: Expected, hoped: c.text()}
}

// sense returns what a sense means for who acts upon what: the first of its rules
// that holds.
func (c *clause) sense(i int, e sense, by string, passive, not bool) (saying, bool) {
	hoped, intended := c.hoped(i)
	holds := func(fact string) bool {
		switch fact {
		case "not":
			return not
		case "passive":
			return passive
		case "me", "them":
			return by == fact && !passive
		case "myself":
			return by == "me" && !passive || c.who("me")
		case "hoped":
			return hoped || intended
		case "offer", "decide", "sign", "cancel":
			return c.has("outcome", fact)
		case "round":
			return c.has("outcome", "round") || c.who("meeting")
		case "next":
			return c.has("outcome", "round")
		case "onward":
			return slices.ContainsFunc(c.found[i+1:], func(f found) bool { return f.is("outcome", "round") || f.is("outcome who", "meeting") })
		case "taken":
			return c.who("other") || (e.name == "choose" || e.name == "gowith" || e.name == "hire") && c.alone("another", i)
		case "never":
			return c.particle(fact) || c.since()
		case "perfect", "duration":
			return c.particle(fact)
		case "single":
			return len(c.found) == 1
		}
		return c.who(fact)
	}
	for _, rules := range [][]rule{sharedRules[e.name], outcomeRules[e.name]} {
		for _, r := range rules {
			if r.when.holds(holds) {
				s := r.say
				s.assumed = strings.ReplaceAll(s.assumed, "%s", "\""+shorten(strings.Join(c.words[c.found[i].at:c.found[i].end], " "))+"\"")
				return s, !s.nothing
			}
		}
	}
	return saying{}, false
}

// A rule says what a sense means where some facts hold. Of the rules of a sense the
// first counts.
type rule struct {
	when condition
	say  saying
}

// A condition is facts that hold together, as in "me !offer", or one of several
// such, as in "them|passive". "" always holds. The facts are who acts ("me", "them",
// "passive"), what is denied ("not"), the names of the list "outcome who", and what
// [clause.sense] adds to them.
type condition string

func (c condition) holds(fact func(string) bool) bool {
	for all := range strings.SplitSeq(string(c), "|") {
		ok := true
		for name := range strings.FieldsSeq(all) {
			bare, denied := strings.CutPrefix(name, "!")
			ok = ok && fact(bare) != denied
		}
		if ok {
			return true
		}
	}
	return false
}

var (
	neutral     = saying{neutral: true}
	nothing     = saying{nothing: true}
	waiting     = saying{outcome: Waiting, weak: true}
	passed      = saying{outcome: Passed}
	rejected    = saying{outcome: Rejected}
	declined    = saying{outcome: Declined}
	withdrawn   = saying{outcome: Withdrawn}
	silent      = saying{outcome: Silent}
	offered     = saying{outcome: Offer}
	accepted    = saying{outcome: Accepted}
	filled      = saying{outcome: Rejected, fate: Filled}
	closed      = saying{outcome: Rejected, fate: Closed}
	rescinded   = saying{outcome: Rejected, fate: OfferWithdrawn}
	elsewhere   = saying{outcome: Withdrawn, fate: AcceptedElsewhere}
	calledOff   = saying{meeting: CalledOff}
	rescheduled = saying{meeting: Rescheduled}
	missed      = saying{meeting: Missed}
	noShow      = saying{meeting: NoShow}
	stage       = passed.likely("the name of a later round tells that this one was passed")
)

// likely is what is said with an assumption; in it %s stands for the words themselves.
func (s saying) likely(why string) saying {
	s.assumed = why
	return s
}

// doubt is what is said where another reading is as likely.
func (s saying) doubt(why string) saying {
	s.assumed, s.doubtful = why, true
	return s
}

// plainSenses are words that mean the same whoever acts.
var plainSenses = map[string]saying{
	"waiting": waiting, "apply": waiting, "passed": passed, "rejected": rejected, "silent": silent, "offer": offered,
	"accepted": accepted, "neutral": neutral, "missed": missed, "stage": stage,
}

// sharedRules come before those of a sense: what others were given, and what was
// taken elsewhere.
var sharedRules = func() map[string][]rule {
	all := map[string][]rule{}
	for name := range strings.FieldsSeq("hire choose gowith accept offer offered advance goon gotjob passon decided fitting interest sign pass") {
		all[name] = append(all[name], rule{"taken !me", filled})
	}
	for name := range strings.FieldsSeq("hire choose gowith accept sayyes sign gotjob offered offer decided") {
		all[name] = append(all[name], rule{"elsewhere !them !not", elsewhere})
	}
	for name, s := range plainSenses {
		switch {
		case name == "offer": // has rules of its own
		case s.outcome != "" && !s.weak:
			all[name] = append(all[name], rule{"not", neutral}, rule{"", s})
		default:
			all[name] = append(all[name], rule{"", s})
		}
	}
	return all
}()

// outcomeRules are those of each sense of the list "outcome".
var outcomeRules = map[string][]rule{
	"reject":        {{"not", neutral}, {"offer !them", declined}, {"them|passive|application !me", rejected}, {"me round !it !job", withdrawn}, {"me|it", declined}, {"", rejected}},
	"decline":       {{"not", neutral}, {"offer !them", declined}, {"them|passive|application !me", rejected}, {"me round !it !job|!me round !job", withdrawn}, {"", declined}},
	"refuse":        {{"not", neutral}, {"meeting", calledOff}, {"offer !them", declined}, {"me", withdrawn}, {"them|passive|mine", rejected}, {"", declined.doubt("%s does not say who")}}, // abgesagt, afgezegd: a refusal, or a meeting called off
	"sayno":         {{"them|passive", rejected}, {"not", nothing}, {"", declined}},
	"sayyes":        {{"not", neutral}, {"them|passive", offered.doubt("a yes from them")}, {"", accepted}},
	"arrange":       {{"not", nothing}, {"later", stage}, {"", waiting}},
	"pass":          {{"not|them !mine", rejected}, {"", passed}},
	"passon":        {{"mine next", passed}, {"mine|them", rejected}, {"offer|it", declined}, {"next !me", passed}, {"job|meeting|me", withdrawn}, {"", passed.doubt("%s does not say what")}},
	"advance":       {{"not", rejected}, {"", passed}},
	"goon":          {{"not me", withdrawn.likely("not going on was taken as your own wish")}, {"not", rejected}, {"", passed}},
	"shortlist":     {{"not", rejected}, {"", waiting}},
	"wentto":        {{"onward", passed}, {"not|mine", nothing}, {"someone|other", filled}, {"", nothing}},
	"round":         {{"not", rejected}, {"meeting cancel", neutral}, {"", passed}},
	"against":       {{"me offer", declined}, {"me", withdrawn}, {"", rejected}},
	"fail":          {{"not", neutral}, {"", rejected}},
	"withdraw":      {{"not", neutral}, {"me offer", declined}, {"them|offer", rescinded}, {"job !me !application", closed}, {"", withdrawn}},
	"pull":          {{"not", neutral}, {"me|application", withdrawn}, {"job !offer", closed}, {"", rescinded}},
	"interest":      {{"!not", neutral}, {"them", rejected}, {"", withdrawn}},
	"fitting":       {{"!not", neutral}, {"me", withdrawn.doubt("you found that it does not fit")}, {"", rejected}},
	"hire":          {{"not", rejected}, {"me", neutral}, {"", accepted}},
	"likehire":      {{"not", rejected}, {"", offered}},
	"choose":        {{"not", rejected}, {"me", neutral}, {"another", nothing}, {"job|mine them", offered.doubt("being chosen is perhaps an offer")}, {"", passed.likely("%s does not say for what")}},
	"gowith":        {{"not", rejected}, {"me|job !them", neutral}, {"another", nothing}, {"mine", offered.doubt("being chosen is perhaps an offer")}, {"round", passed}, {"", filled}},
	"decided":       {{"not", waiting}, {"", nothing}},
	"gotjob":        {{"not", rejected}, {"", offered.likely("that it was accepted is not said")}},
	"offer":         {{"not", rejected}, {"", offered}},
	"offered":       {{"not", rejected}, {"round !offer !job", passed}, {"", offered}},
	"accept":        {{"not perfect offer|not perfect me", offered}, {"not offer|not me", declined}, {"not", rejected}, {"application|round !offer", passed}, {"them offer", offered.likely("what they accepted is yours to answer")}, {"them|passive !offer", offered.doubt("being accepted is perhaps an offer")}, {"", accepted}},
	"sign":          {{"not", neutral}, {"", accepted}},
	"expire":        {{"not|!offer", neutral}, {"", saying{outcome: Declined, fate: OfferExpired, assumed: "an offer that expired was not accepted"}}},
	"elsewhere":     {{"not", neutral}, {"them|passive", filled}, {"", elsewhere}},
	"fill":          {{"not", waiting}, {"", filled}},
	"close":         {{"not", waiting}, {"", closed}},
	"cancel":        {{"not", neutral}, {"offer !me", rescinded}, {"application", withdrawn}, {"job !meeting", closed}, {"", calledOff}},
	"neverhappened": {{"", calledOff}},
	"postpone":      {{"job !meeting|decide|sign", waiting}, {"not", nothing}, {"", rescheduled}},
	"movedto":       {{"not round", rejected}, {"not", neutral}, {"onward", passed}, {"", rescheduled}},
	"noshow":        {{"myself", missed}, {"", noShow}},
	"show":          {{"!not", nothing}, {"me", missed}, {"", noShow}},
	"ghost":         {{"not", neutral}, {"me", withdrawn}, {"", silent}},
	"answer":        {{"not", silent}, {"hoped", waiting}, {"", nothing}},
	"news":          {{"not never|not duration", silent}, {"not|hoped", waiting}, {"", nothing}},
	"decide":        {{"not|hoped|single", waiting}, {"", nothing}},
}
