package plan

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/words"
)

// Says is the verdict in words.
func (p *Plan) Says() string {
	switch p.Verdict {
	case Concrete:
		return fmt.Sprintf("not kept (%d of %d): make the cue concrete", p.Kept, p.Of)
	case Change:
		return fmt.Sprintf("kept (%d of %d), and it did not get rarer: change the plan", p.Kept, p.Of)
	case Rarer:
		return fmt.Sprintf("kept (%d of %d), and it got rarer", p.Kept, p.Of)
	case Retire:
		return fmt.Sprintf("done (kept %d of %d): retire it", p.Kept, p.Of)
	}
	if p.Of < Enough {
		return fmt.Sprintf("too early to tell (%d of %d)", p.Of, Enough)
	}
	return fmt.Sprintf("too early to tell (kept %d of %d)", p.Kept, p.Of)
}

// Written is the plan as a line of a note, in its own words and without its tag.
func (p *Plan) Written() string { return p.Text }

// Cue is the moment of the plan as a beginning of a sentence, in its own words: "If
// they ask about myself", "Wenn sie nach mir fragen". What stands before it, a label or
// the response, is no part of it.
func (p *Plan) Cue() string {
	before, _, _ := strings.Cut(strings.ReplaceAll(p.Text, "’", "'"), p.If)
	if _, behind, turned := strings.Cut(before, p.Then); turned {
		before = behind
	}
	before = before[max(0, strings.LastIndexAny(before, ":：–—→")):]
	cue := strings.TrimLeftFunc(before, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) + p.If
	c, size := utf8.DecodeRuneInString(cue)
	return string(unicode.ToUpper(c)) + cue[size:]
}

// startsCue reports whether a cue needs no "if" to be read as one.
func startsCue(cue string) bool {
	c, _ := utf8.DecodeRuneInString(cue)
	return words.IsEastAsian(c)
}

// Offer is a plan for a theme, ready to be taken over.
type Offer struct {
	Theme    *journal.Theme
	If, Then string        // If with its first word: "if they ask for a number"
	Asked    *journal.Line // the question of an interview that gave the cue; nil if it is a usual one
	Lesson   *journal.Line // whose words the response is; nil if it is a usual one
}

// Line is the offer as a line of a note.
func (o *Offer) Line() string { return form{o.If, o.Then}.String() + " #" + o.Theme.Name }

// From says whose words it is made of.
func (o *Offer) From() string {
	switch {
	case o.Asked != nil && o.Lesson != nil:
		return "in your own words"
	case o.Lesson != nil:
		return "the response is yours, the cue a usual one"
	case o.Asked != nil:
		return "the question is one you were asked, the response a usual one"
	}
	return "a usual one for this theme; make it yours"
}

// Offers returns a plan for each theme of the next interview that has none, or one
// that should be changed.
func Offers(j *journal.Journal, all []*Plan) []*Offer {
	var out []*Offer
	for _, t := range j.Top {
		if o := OfferFor(j, all, t); o != nil {
			out = append(out, o)
		}
	}
	return out
}

// OfferFor returns a plan for a theme; nil if it has one that may still work, or if
// there is nothing to say in an interview about it.
func OfferFor(j *journal.Journal, all []*Plan, t *journal.Theme) *Offer {
	known := map[string]bool{}
	for _, p := range all {
		known[note.PlanForm(p.Text)] = true
		if p.Theme == t.Name && p.Active && (p.Verdict == Early || p.Verdict == Rarer) {
			return nil
		}
	}
	usual := usualIn(j.WrittenIn)
	own := ownOffer(j, t, usual)
	if _, known := usual.ready[t.Name]; !known && own == nil {
		return nil // what the theme is about is not known
	}
	ready := usual.form(t.Name)
	for _, o := range []*Offer{own, {Theme: t, If: ready.cue, Then: ready.response}} {
		if o != nil && !known[note.PlanForm(o.Line())] {
			return o
		}
	}
	return nil
}

// ownOffer makes a plan of what the person wrote: the latest lesson that says what to
// do in the room is the response, and a question of that interview on the same theme
// the cue. nil if no lesson says so.
func ownOffer(j *journal.Journal, t *journal.Theme, usual *usual) *Offer {
	for i := range t.Lessons {
		l := &t.Lessons[i]
		if l.FromEmployer {
			continue
		}
		if cue, response, ok := note.SplitPlan(l.Text); ok && usual.isAct(response) {
			return &Offer{Theme: t, If: usual.cue(cue), Then: small(response), Asked: &l.Line, Lesson: &l.Line}
		}
		if !usual.isAct(l.Text) {
			continue
		}
		o := &Offer{Theme: t, If: usual.form(t.Name).cue, Then: small(strings.TrimRight(l.Text, " .!")), Lesson: &l.Line}
		if q := askedAbout(j, t, l.Interview); q != nil {
			o.If, o.Asked = usual.ask(q.Text), q
		}
		return o
	}
	return nil
}

// askedAbout returns a question of an interview that has the tag of a theme.
func askedAbout(j *journal.Journal, t *journal.Theme, in *journal.Interview) *journal.Line {
	if in == nil {
		return nil
	}
	const long = 80 // a cue that nobody can keep in mind
	items := in.Note.Items(note.Questions)
	for i := range items {
		q := &items[i]
		if len(q.Text) <= long && q.Text != "" && slices.ContainsFunc(q.Tags, func(tag string) bool { return j.ThemeName(tag) == t.Name }) {
			return &journal.Line{Item: q, Note: in.Note, Interview: in, Day: in.Day}
		}
	}
	return nil
}

// isAct reports whether a lesson says what to do in the room, and is no wish; false in
// a language that has no words for it.
func (u *usual) isAct(text string) bool {
	s := spaced(text)
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 14 || strings.HasSuffix(text, "?") {
		return false
	}
	for clause := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(",;.–:", c) }) {
		if first := strings.Fields(spaced(clause)); len(first) > 0 && slices.Contains(u.act["tells"], first[0]) {
			return false
		}
	}
	return slices.Contains(u.act["first"], words[0]) && !contains(s, u.act["not"]) && !vocabulary().isWish(text)
}

// small begins a line with a small letter, unless it begins with I.
func small(s string) string {
	c, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsLetter(next) {
		return string(unicode.ToLower(c)) + s[size:]
	}
	return s
}

// Home returns the note that a plan is written into: that of the latest interview with
// a debrief, which prompted it. nil if there is none.
func Home(j *journal.Journal) *note.Note {
	for _, in := range j.Interviews {
		if in.Debriefed && !in.Day.IsZero() && !in.Ahead {
			return in.Note
		}
	}
	return nil
}
