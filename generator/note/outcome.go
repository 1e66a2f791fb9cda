package note

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"journal/generator/words"
)

// Result is what a sentence says about how an interview or an application
// ended: "They hired someone else", "Passed the screen, rejected after the onsite".
type Result struct {
	Outcome Outcome  // in the words of the export; "" if it says nothing of a result
	Fate    Fate     // what became of the application, where that is more than the outcome tells
	Meeting Meeting  // what became of the meeting, if it did not take place as it was planned
	Known   bool     // it was understood; also if it says nothing of a result
	Near    string   // a word that was perhaps meant, if it was not understood
	Remarks []Remark // what was assumed
}

// Remark is something that was assumed in reading.
type Remark struct {
	Msg      string // what was assumed, lower case, no full stop
	Hint     string // how to say it clearly
	Write    string // what to write in place of the text, if the hint says just that
	Doubtful bool   // another reading is as likely
}

// Fate is how an application ended, finer than its [Outcome].
type Fate string

// The fates.
const (
	Filled            Fate = "filled"          // somebody else was hired
	Closed            Fate = "closed"          // there is no such job any more
	OfferWithdrawn    Fate = "offer withdrawn" // by them
	OfferExpired      Fate = "offer expired"   // before it was answered
	AcceptedElsewhere Fate = "accepted elsewhere"
	Expected          Fate = "expected" // nothing happened: something is hoped for or feared
)

// Meeting is what became of a meeting that did not take place as planned.
type Meeting string

// The fates of meetings.
const (
	CalledOff   Meeting = "called off"
	Rescheduled Meeting = "rescheduled" // to another day
	NoShow      Meeting = "no-show"     // they did not come
	Missed      Meeting = "missed"      // I did not come
)

// mostRead is how many bytes of a text are read. Nobody tells a result in more.
const mostRead = 2000

// ReadOutcome reads what a text says about a result. It reads sentences: who
// did what, what is denied, what is only hoped for, and what came last. The
// words it knows are in words/*.txt, the lists that begin with "outcome":
//
//   - "outcome" are words for what happens. Their names are the senses below;
//     "reject/me" is a form that says by itself who rejects.
//   - "outcome alone" are words that say something only if nothing else stands
//     beside them, such as "no".
//   - "outcome who" are those who act and what they act upon.
//   - "outcome particle" are the little words that turn a sentence around.
//
// A choice that a template offers and nobody made ("Pending / Passed") says
// nothing; a box that is ticked is the choice.
func ReadOutcome(s string) Result {
	if strings.Contains(s, "~~") {
		if rest := reStruck().ReplaceAllString(s, " "); strings.IndexFunc(rest, unicode.IsLetter) >= 0 {
			s = rest
		}
	}
	s = strings.TrimSpace(s)
	if len(s) > mostRead {
		s = strings.ToValidUTF8(s[:mostRead], "")
	}
	if r, ok := plainOutcome(s); ok {
		return r
	}
	if left, isChoice := choice(s); isChoice {
		if left == "" {
			return Result{Known: true}
		}
		s = left
	}
	t := telling{}
	for _, piece := range joined(pieces(s)) {
		t.piece(piece)
	}
	r := t.result()
	if r.Known {
		return r
	}
	for _, c := range s {
		if o, ok := outcomeMarks[c]; ok {
			return Result{Outcome: o, Known: true}
		}
	}
	words := wordsIn(s)
	if len(words) == 0 {
		return Result{Known: true}
	}
	for _, w := range words {
		if near := nearest(w, outcomeNames); near != "" {
			return Result{Near: near}
		}
	}
	return Result{}
}

// ParseOutcome reads a result in any of the words that notes use for one. known
// is false for words that it does not understand; the outcome is "" for those
// that say nothing about the result.
func ParseOutcome(s string) (o Outcome, known bool) {
	r := ReadOutcome(s)
	return r.Outcome, r.Known
}

var outcomeMarks = map[rune]Outcome{'✅': Passed, '✔': Passed, '❌': Rejected, '✖': Rejected, '⏳': Waiting, '⌛': Waiting, '👻': Silent, '🎉': Offer, '🚫': Cancelled}

// reStruck finds what is struck through.
var reStruck = words.Pattern(`~~[^~]*~~`)

// outcomeNames are the words that are offered for a slip.
var outcomeNames = []string{"waiting", "pending", "passed", "rejected", "withdrawn", "silent", "ghosted", "offer", "accepted", "declined", "cancelled", "advanced", "failed"}

// exportWords are the nine words themselves, and those that stand nearly always.
var exportWords = map[string]Outcome{
	"waiting": Waiting, "pending": Waiting, "passed": Passed, "rejected": Rejected, "withdrawn": Withdrawn, "silent": Silent,
	"ghosted": Silent, "offer": Offer, "accepted": Accepted, "declined": Declined, "cancelled": Cancelled, "canceled": Cancelled,
}

// plainOutcome reads the words that stand nearly always, without looking at
// any list.
func plainOutcome(s string) (Result, bool) {
	if len(s) > len("withdrawn") {
		return Result{}, false
	}
	o, ok := exportWords[strings.ToLower(s)]
	return Result{Outcome: o, Known: ok}, ok
}

var aloneSenses = sync.OnceValue(func() map[string]string { return meaningsOf("outcome alone") })

// bareOutcome reads a text that is nothing but one word for a result.
func bareOutcome(s string) (Outcome, bool) {
	words := wordsIn(s)
	if len(words) == 0 || len(s) > 60 {
		return "", false
	}
	if name, ok := aloneSenses()[strings.Join(words, " ")]; ok {
		return plainSenses[name].outcome, true
	}
	for _, b := range phrasebooks() {
		found := b.find(words)
		if len(found) != 1 || found[0].end != len(words) || found[0].at != 0 {
			continue
		}
		for _, m := range found[0].means {
			if m.list == "outcome" {
				t := telling{}
				t.piece(piece{text: s})
				r := t.result()
				return r.Outcome, r.Known
			}
		}
	}
	return "", false
}

// choice reads a choice as a template offers it: words with a slash or a bar
// between them, or behind boxes. left is what is ticked or marked, and "" if
// nothing is. A text that is none comes back as it was.
func choice(s string) (left string, is bool) {
	if ticked, boxes := boxesIn(s); boxes {
		return strings.Join(ticked, ", then "), true
	}
	inner := strings.TrimSpace(s)
	for _, pair := range []string{"<>", "()", "[]", "{}"} {
		if len(inner) > 2 && inner[0] == pair[0] && inner[len(inner)-1] == pair[1] {
			inner = inner[1 : len(inner)-1]
		}
	}
	inner = choiceMarks().Replace(inner)
	parts := strings.FieldsFunc(inner, func(c rune) bool { return c == '|' || c == ',' })
	if len(parts) < 2 {
		return s, false
	}
	if !strings.Contains(inner, "|") {
		if o, _ := bareOutcome(parts[0]); len(parts) < 3 || o != Waiting {
			return s, false // "passed, offer, accepted" is a history
		}
	}
	var marked []string
	kinds := map[Outcome]bool{}
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if bare := strings.Trim(p, "*=_✓✔✅☑ "); bare != p && bare != "" {
			marked = append(marked, bare)
		}
		o, ok := bareOutcome(p)
		if !ok && strings.Trim(p, "?.… ") != "" && !isOther(p) {
			return s, false
		}
		kinds[o] = true
	}
	switch {
	case len(marked) == 1:
		return marked[0], true
	case len(kinds) < 2:
		return s, false // "pending/waiting"
	}
	return "", true
}

// choiceMarks makes one mark of all that stand between the words of a choice.
var choiceMarks = sync.OnceValue(func() *strings.Replacer {
	marks := []string{"/", "|", "／", "|", "、", ",", "，", ","}
	for _, or := range lists().Words("outcome choice", "or") {
		marks = append(marks, " "+or+" ", "|")
	}
	return strings.NewReplacer(marks...)
})

// choiceWords are what else a template offers.
var choiceWords = sync.OnceValue(func() map[string]string { return meaningsOf("outcome choice") })

func isOther(s string) bool { return choiceWords()[strings.Join(wordsIn(s), " ")] == "other" }

// boxesIn returns what stands behind the boxes of a text that are ticked.
// boxes is false if there are none.
func boxesIn(s string) (ticked []string, boxes bool) {
	for _, pair := range [][2]string{{"☑", "[x]"}, {"☒", "[x]"}, {"☐", "[ ]"}, {"[X]", "[x]"}, {"[✓]", "[x]"}, {"[]", "[ ]"}, {"(x)", "[x]"}, {"( )", "[ ]"}} {
		s = strings.ReplaceAll(s, pair[0], pair[1])
	}
	at := func(s string) int {
		open, done := strings.Index(s, "[ ]"), strings.Index(s, "[x]")
		if open < 0 || done >= 0 && done < open {
			return done
		}
		return open
	}
	for {
		from := at(s)
		if from < 0 {
			return ticked, boxes
		}
		boxes = true
		done := s[from:from+3] == "[x]"
		s = s[from+3:]
		to := at(s)
		if to < 0 {
			to = len(s)
		}
		if text := strings.Trim(s[:to], " \t\n-*·|,/"); done && text != "" {
			ticked = append(ticked, text)
		}
		s = s[to:]
	}
}

// piece is a part of a text between marks of punctuation.
type piece struct {
	text  string
	aside bool // in brackets
	asked bool // a question mark ends it
}

// pieces cuts a text at marks of punctuation, arrows and dashes between words.
func pieces(s string) []piece {
	var all []piece
	depth, from := 0, 0
	end := func(to, next int, asked bool) {
		if text := strings.TrimSpace(s[from:to]); text != "" {
			all = append(all, piece{text, depth > 0, asked})
		}
		from = next
	}
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		next := i + size
		switch c {
		case '(', '[', '（', '［', '{', '【':
			end(i, next, false)
			depth++
		case ')', ']', '）', '］', '}', '】':
			end(i, next, false)
			depth = max(depth-1, 0)
		case '?', '？':
			end(i, next, true)
		case ',', ';', '!', '\n', '，', '；', '。', '、', '！', '→', '⇒', '➜', '➡', '⟶', '—', '·', '|', '؛', '،', '»', '›', '+':
			end(i, next, false)
		case '.', ':', '：':
			if rest := s[next:]; rest == "" || rest[0] == ' ' || c == '：' {
				end(i, next, false)
			}
		case '-', '=', '–':
			after := s[next:]
			switch {
			case strings.HasPrefix(after, ">"):
				next++
				end(i, next, false)
			case strings.HasPrefix(after, "->"), strings.HasPrefix(after, "=>"), strings.HasPrefix(after, "- "):
				next += 2
				end(i, next, false)
			case i > 0 && s[i-1] == ' ' && strings.HasPrefix(after, " "):
				end(i, next, false)
			}
		case '>', '/':
			if i > 0 && s[i-1] == ' ' && strings.HasPrefix(s[next:], " ") {
				end(i, next, false)
			}
		}
		i = next
	}
	end(len(s), len(s), false)
	return all
}

// joined puts what is hoped or known back to the words that say so: "Hoffe, dass es
// klappt" is one piece.
func joined(all []piece) []piece {
	that := thatWords()
	out := all[:0]
	for _, p := range all {
		first, _, _ := strings.Cut(p.text, " ")
		if len(out) > 0 && that[strings.ToLower(first)] && p.aside == out[len(out)-1].aside {
			last := &out[len(out)-1]
			last.text, last.asked = last.text+" "+p.text, p.asked
			continue
		}
		out = append(out, p)
	}
	return out
}

var thatWords = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, w := range lists().Words("outcome particle", "that") {
		all[w] = true
	}
	return all
})

// said is one thing that a sentence says.
type saying struct {
	outcome  Outcome
	fate     Fate
	meeting  Meeting
	weak     bool   // it holds as long as nothing else is said
	hoped    string // the words of an expectation
	assumed  string // what was assumed
	doubtful bool
	neutral  bool // it says nothing of a result
	nothing  bool // it is no word for a result here
}

// telling puts together what the parts of a text say, in their order.
type telling struct {
	known   bool
	now     saying
	meeting saying
	by      string // who acted in a part that said no more than that
	events  int
}

// piece reads a part of the text in the language of most of its words.
func (t *telling) piece(p piece) {
	words := wordsIn(p.text)
	if len(words) == 0 {
		return
	}
	if name, ok := aloneSenses()[strings.Join(words, " ")]; ok && !p.asked {
		s := plainSenses[name]
		t.take(s, p.aside)
		return
	}
	book, found := bestBook(words)
	if book == nil {
		return
	}
	c := clause{lang: book.lang, words: words, asked: p.asked, early: p.aside}
	for _, f := range found {
		switch {
		case f.is("outcome particle", "then"):
			c = t.close(c)
			c.early = false
		case f.is("outcome particle", "after") && !c.ends(f, "since last"):
			c = t.close(c)
			c.early = true
			c.found = append(c.found, f)
			continue
		case f.is("outcome particle", "aside"):
			c = t.close(c)
			c.dropped = true
			continue
		default:
			c.found = append(c.found, f)
		}
	}
	t.close(c)
}

// close takes what a clause says, and returns the next one, empty.
func (t *telling) close(c clause) clause {
	next := clause{lang: c.lang, words: c.words, asked: c.asked, early: c.early}
	if c.dropped {
		return next
	}
	c.carried = t.by
	said := c.read()
	for _, s := range said {
		t.take(s, c.early)
	}
	if t.by = ""; len(said) == 0 {
		t.by = c.lastActor()
	}
	return next
}

// bestBook returns the language that knows most of the words, of those that
// know what happens in them.
func bestBook(words []string) (*phrasebook, []found) {
	var best *phrasebook
	var hits []found
	most := 0
	for _, b := range phrasebooks() {
		found := b.find(words)
		score, events, not, yet := 0, false, false, false
		for _, f := range found {
			score += f.end - f.at
			for _, m := range f.means {
				events = events || m.list == "outcome" || m.name == "other" || m.name == "elsewhere" || m.name == "later"
				not, yet = not || strings.HasPrefix(m.name, "not"), yet || m.name == "yet" || strings.HasPrefix(m.name, "since")
			}
			if f.means[0].list == "outcome" {
				score++
			}
		}
		if (events || not && yet) && score > most {
			best, hits, most = b, found, score
		}
	}
	return best, hits
}

// take puts one thing that was said behind what was said before.
func (t *telling) take(s saying, early bool) {
	t.known = true
	switch {
	case s.neutral:
		return
	case s.meeting != "":
		t.meeting = s
		return
	}
	now := &t.now
	if now.outcome == Offer && s.outcome == Withdrawn && s.fate == "" {
		s = declined // "Zusage bekommen, aber ich habe abgesagt"
	}
	if now.outcome == s.outcome && now.fate == "" && !s.weak {
		now.fate, now.weak = s.fate, false // "Rejected (position filled)"
		return
	}
	if now.outcome != "" && !now.weak {
		switch {
		case early, s.weak:
			return
		case s.outcome == Silent && now.outcome != Passed && now.outcome != Offer,
			s.outcome == Offer && now.outcome == Accepted,
			s.outcome == Passed && (now.outcome == Offer || now.outcome == Accepted):
			return
		case s.outcome == Rejected && s.fate == "" && now.outcome == Offer:
			s.doubtful, s.assumed = true, "after an offer this was taken for a rejection by them"
		}
		if !s.weak {
			t.events++
		}
	} else if now.outcome != "" && s.weak && now.fate != Expected {
		return
	}
	*now = s
}

func (t *telling) result() Result {
	r := Result{Outcome: t.now.outcome, Fate: t.now.fate, Meeting: t.meeting.meeting, Known: t.known}
	switch {
	case t.meeting.meeting == CalledOff && t.now.fate == Closed:
		r.Outcome = Cancelled // nobody was judged
	case t.now.weak && t.meeting.meeting != "" || r.Outcome == "" && t.meeting.meeting != "":
		r.Outcome, r.Fate = Cancelled, ""
		if t.meeting.meeting == Rescheduled {
			r.Remarks = append(r.Remarks, Remark{Msg: "this meeting was taken as one that did not take place",
				Hint: "write the new day as the date, or the result once it has taken place"})
		}
	case t.now.hoped != "":
		r.Remarks = append(r.Remarks, Remark{Msg: "\"" + t.now.hoped + "\" is an expectation; the outcome was taken as waiting",
			Hint: "write what happened, such as outcome: offer, once it has"})
	case t.now.assumed != "":
		r.Remarks = append(r.Remarks, Remark{Msg: t.now.assumed + "; the outcome was taken as " + string(r.Outcome),
			Hint: "write outcome: " + string(r.Outcome) + ", or what it was", Write: string(r.Outcome), Doubtful: t.now.doubtful})
	}
	return r
}
