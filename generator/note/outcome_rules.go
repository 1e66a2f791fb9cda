package note

import "strings"

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
