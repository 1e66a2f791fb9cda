package transcript

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Question is what they asked.
type Question struct {
	Text      string
	Answer    Answer
	FollowUps []FollowUp
}

// FollowUp is a question about the answer before it.
type FollowUp struct {
	Text   string
	Answer Answer
}

// Answer is how much was said until the next question. It is zero where the file does not
// tell who speaks.
type Answer struct {
	Length  time.Duration // 0 if the file tells no times
	Words   int
	Letters bool // Words counts letters, of a script without spaces
}

const (
	maxQuestions = 300
	maxText      = 400 // letters of one question
	fewWords     = 8   // of an answer in small talk
	fewLetters   = 16
	manyWords    = 12 // that follow a question which nobody was to answer
)

// asked is a question on its way.
type asked struct {
	text    string
	toks    []token
	stretch int
	answer  Answer
	said    strings.Builder // the answer
	plain   bool            // a question mark is all that makes it one
}

// Questions returns what the others asked me, in the order of the talk. Where nobody is
// named, it is what surely was asked of somebody, until they let them ask in turn. If there
// are speakers and me is none of them, there are no questions.
func (t *Transcript) Questions(me string) []Question {
	if me == "" && len(t.Speakers) > 0 {
		return nil
	}
	r := &reader{lexicon: t.words(), t: t, me: me, loose: t.unpunctuated(), names: map[string]bool{}}
	for _, s := range t.Speakers {
		for _, w := range nameWords(s) {
			r.names[w] = true
		}
	}
	all := t.stretches(r.lexicon)
	for n, s := range all {
		if r.done {
			break
		}
		if me == "" || s.who != me {
			before := len(r.found)
			r.listen(n, s)
			if len(r.found) == before && n+1 < len(all) {
				r.prompt(n, s, all[n+1])
			}
			continue
		}
		r.mine = s
		if a := r.open; a != nil {
			a.said.WriteString(s.text.String())
			a.said.WriteByte(' ')
			a.answer.Words += size(s.text.String())
			a.answer.Letters = a.answer.Letters || isUnspaced(s.text.String())
			for _, k := range s.turns {
				if turn := t.Turns[k]; turn.HasBegin && turn.HasEnd {
					a.answer.Length += turn.End - turn.Begin
				}
			}
		}
	}
	return r.questions()
}

// A reader goes over the stretches of a talk.
type reader struct {
	*lexicon
	t     *Transcript
	me    string
	loose bool
	names map[string]bool // words of the names of all speakers
	found []*asked
	open  *asked   // that is being answered
	mine  *stretch // what I said last
	let   bool     // they have let me ask
	done  bool
}

// listen takes the questions out of what one of them says.
func (r *reader) listen(n int, s *stretch) {
	var last *asked // in the sentence before
	for k, one := range s.sentences {
		q := r.question(one.text)
		if q == nil {
			last = nil
			if r.invites(one.text) {
				r.open, r.let, r.done = nil, true, r.me == ""
			}
			if r.done {
				return
			}
			continue
		}
		if len(r.found) >= maxQuestions {
			r.open = nil // what is said from here on answers none of them
			return
		}
		if q.plain && r.isRhetorical(s.sentences[k+1:], q) || r.me == "" && !r.isSurelyTheirs(q) {
			last = nil
			continue
		}
		if last != nil && r.me != "" && len(last.text)+len(q.text) < maxText {
			last.text += " " + q.text // asked in one breath
			continue
		}
		for back := k - 1; back >= 0 && back >= k-3; back-- {
			if r.setsScene(s.sentences[back].text) {
				scene := make([]string, 0, 4)
				for _, before := range s.sentences[back:k] {
					scene = append(scene, before.text)
				}
				scene[0] = r.withoutLead(scene[0])
				if all := strings.Join(scene, " ") + " " + q.text; len(all) < maxText {
					q.text = all
				}
				break
			}
		}
		if k > 0 && q.text == one.text && r.leansOn(q, s.sentences[k-1].text) && len(s.sentences[k-1].text)+len(q.text) < maxText {
			q.text = r.withoutLead(s.sentences[k-1].text) + " " + q.text
		}
		q.stretch = n
		r.found = append(r.found, q)
		last, r.open = q, q
	}
}

// How much follows a prompt, and how much it says itself.
const (
	promptWords = 5
	longWords   = 30 // of the answer
	askedWords  = 20 // of one to what begins as a request or a scene does
	longLetters = 30
)

// prompt takes what asks without being a question, as people do: "The worst night of your
// life." It begins something new, and is answered at length; what only remarks on the answer
// before it is none.
func (r *reader) prompt(n int, s, next *stretch) {
	if r.me == "" || r.mine == nil || r.let || len(r.found) == 0 || len(r.found) >= maxQuestions || next.who != r.me {
		return
	}
	text, before, answer := s.text.String(), r.mine.text.String(), next.text.String()
	if len(text) > maxText || strings.ContainsAny(text, "?？؟") || strings.ContainsAny(lastLetters(before), "?？؟") {
		return // they tell something, or answer
	}
	rest := s.sentences
	for len(rest) > 0 && r.isRemark(rest[0].text, before) {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return
	}
	said := make([]string, len(rest))
	for k, one := range rest {
		said[k] = one.text
	}
	scene := r.setsScene(said[0])
	said[0] = r.withoutLead(said[0])
	text = strings.Join(said, " ")
	toks := tokens(text)
	polite, enough := r.polite.in(toks, text), false
	switch {
	case isUnspaced(text):
		enough = polite && size(answer) >= longLetters && !r.noRequest.within(text)
	case len(toks) < promptWords || r.noRequest.at(toks) > 0:
	case scene || polite:
		enough = size(answer) >= askedWords
	case r.you.in(toks, "") || r.anyone.at(toks) > 0: // "A father complains." But not: "The team is twelve people."
		enough = size(answer) >= longWords
	}
	if !enough || r.smallTalk.in(toks, text) {
		return
	}
	q := &asked{text: clip(text), toks: toks, stretch: n}
	r.found, r.open = append(r.found, q), q
}

// isRemark reports whether a sentence is about the answer before it, or says too little to
// ask for anything.
func (r *reader) isRemark(text, before string) bool {
	const few = 3
	switch toks := tokens(text); {
	case r.setsScene(text):
		return false
	case isUnspaced(text):
		return !r.polite.within(text)
	default:
		body, common := toks[r.lead(toks):], shared(r.stems(toks), r.stems(tokens(before)))
		return len(body) <= few || r.remark.at(body) > 0 || areOnly(toks, r.backchannel, r.filler, r.hesitation) ||
			common > 1 || common > 0 && r.anyone.at(body) == 0
	}
}

// isSurelyTheirs reports whether a question of somebody who is not named speaks to the one
// who was invited.
func (r *reader) isSurelyTheirs(q *asked) bool {
	return r.own.at(q.toks) == 0 && (!q.plain || r.you.in(q.toks, q.text))
}

// leansOn reports whether a short question is only understood with the sentence before it,
// which tells something about the other one: "You left after eight months. What happened?"
func (r *reader) leansOn(q *asked, before string) bool {
	const short, told = 8, 5
	toks := tokens(before)
	switch {
	case r.me == "":
		return false // somebody else may have said it
	case isUnspaced(before):
		return r.leans.within(q.text) && utf8.RuneCountInString(q.text) < 2*short
	case len(q.toks) <= told && len(toks) >= told-1 && r.leans.in(q.toks, ""):
		return true
	}
	return len(q.toks) > 0 && (len(q.toks) <= 3 || len(q.toks) <= short && r.anaphora.in(q.toks, "")) && len(toks) >= told && r.you.in(toks, "")
}

// isRhetorical reports whether a question is answered by who asks it: much follows it that
// is no question, and nothing in it speaks to anybody.
func (r *reader) isRhetorical(after []sentence, q *asked) bool {
	words := 0
	for _, one := range after {
		if strings.ContainsAny(one.text, "?？") {
			return false
		}
		words += len(strings.Fields(one.text))
	}
	return words >= manyWords && !r.you.in(q.toks, q.text)
}

func (r *reader) setsScene(text string) bool {
	toks := tokens(text)
	return r.scenario.at(toks[r.lead(toks):]) > 0 || isUnspaced(text) && r.scenario.within(text)
}

func (r *reader) withoutLead(text string) string {
	if isUnspaced(text) {
		return r.withoutFiller(text)
	}
	toks := tokens(text)
	if n := r.lead(toks); n > 0 && n < len(toks) {
		return raise(text, text[opening(text, toks[n].from):])
	}
	return text
}

// question reads one sentence; nil if it asks nothing, or nothing about the person.
func (r *reader) question(text string) *asked {
	marked := strings.ContainsAny(lastLetters(text), "?？؟")
	if isUnspaced(text) {
		return r.unspaced(text, marked)
	}
	toks := tokens(text)
	body := toks[r.lead(toks):]
	if len(body) == 0 {
		return nil
	}
	plain := false
	switch {
	case marked:
		if quotes(text) || r.isForOther(toks) || r.isToOneself(body) || r.isTag(toks) || areOnly(toks, r.tag, r.backchannel, r.filler, r.hesitation) {
			return nil
		}
		plain = r.request.at(body) == 0
	default:
		n := r.unmarked(body)
		if n < 0 {
			return nil
		}
		body = body[n:]
	}
	if r.isSmallTalk(body, text) || r.isInvitation(body, text) {
		return nil
	}
	return &asked{text: r.clean(text, body), toks: body, plain: plain}
}

// unspaced is question for a script without spaces, where the end of a sentence tells.
func (r *reader) unspaced(text string, marked bool) *asked {
	bare := strings.TrimRight(text, "。？?！! 」』")
	has := func(list []string) bool {
		for _, end := range list {
			if strings.HasSuffix(bare, end) {
				return true
			}
		}
		return false
	}
	switch asks := has(r.endings); {
	case marked && !asks && has(r.softEnds):
		return nil
	case !marked && !asks && !r.request.within(bare):
		return nil
	case r.backchannel.within(bare) && utf8.RuneCountInString(bare) <= 10:
		return nil
	case r.noRequest.within(bare), r.smallTalk.within(bare) && !r.request.within(bare), r.invitation.within(bare):
		return nil
	}
	return &asked{text: clip(r.withoutFiller(text)), plain: marked}
}

// withoutFiller takes "well, " off a text without spaces.
func (r *reader) withoutFiller(text string) string {
	for again := true; again; {
		again = false
		for _, list := range [][]string{r.filler.unspaced, r.hesitation.unspaced} {
			for _, lead := range list {
				if rest, ok := strings.CutPrefix(text, lead); ok {
					if rest, ok = strings.CutPrefix(rest, "、"); ok {
						text, again = rest, true
					}
				}
			}
		}
	}
	return text
}

// invites reports whether a sentence lets the other one ask.
func (r *reader) invites(text string) bool {
	if isUnspaced(text) {
		return r.invitation.within(text)
	}
	return r.isInvitation(tokens(text), text)
}

// isSmallTalk reports whether a sentence is about the meeting itself or the weather.
func (r *reader) isSmallTalk(body []token, text string) bool {
	n := r.greeting.at(body)
	return n > 0 && len(body) <= n+2 || len(body) <= maxInvitation && r.smallTalk.in(body, text) ||
		len(r.found) == 0 && len(body) <= maxOpening && r.opening.in(body, "") && !r.begins(body) && r.why.at(body) == 0
}

// maxOpening is how many words a question has with which people greet each other: "How was
// the drive?" Only before the first one that is more than that.
const maxOpening = 10

// maxInvitation is how many words the sentence has that lets the other one ask. A longer
// one is about something.
const maxInvitation = 15

func (r *reader) isInvitation(toks []token, text string) bool {
	const short = 6 // "More questions?"
	n := len(toks)
	return n <= maxInvitation && r.invitation.in(toks, text) || n > 0 && n <= short && r.askedBack.at(toks[n-1:]) > 0 &&
		!r.begins(toks) && max(r.why.at(toks), r.how.at(toks)) == 0
}

// lead returns how many words stand before what a sentence says: "So, um, okay Sam, …".
func (r *reader) lead(toks []token) int {
	n, sure := 0, 0 // sure: up to a comma, or where a question begins
	for n < len(toks) {
		if n > 0 && (toks[n-1].comma || r.loose || r.begins(toks[n:]) || max(r.why.at(toks[n:]), r.how.at(toks[n:]), r.auxiliary.at(toks[n:]), r.also.at(toks[n:])) > 0) {
			sure = n
		}
		k := r.filler.at(toks[n:])
		for _, list := range []*phrases{r.hesitation, r.backchannel} {
			if m := list.at(toks[n:]); m > k && (toks[n+m-1].comma || r.loose && !r.begins(toks[n:]) && !r.asksYou(toks[n:])) {
				k = m
			}
		}
		if k == 0 && (toks[n].comma || n > 0) && r.names[toks[n].word] {
			k = 1
		}
		if k == 0 || r.request.at(toks[n:]) >= k {
			break
		}
		n += k
	}
	if n == len(toks) || n > 0 && (toks[n-1].comma || r.loose) {
		return n
	}
	return sure
}

// begins reports whether words begin as a question or a request does.
func (r *reader) begins(toks []token) bool {
	return r.request.at(toks) > 0 || r.wish.at(toks) > 0 || r.asking.at(toks) > 0 || r.polite.at(toks) > 0
}

// unmarked returns at which word a sentence without a question mark begins to ask, -1 if
// it does not.
func (r *reader) unmarked(body []token) int {
	if r.condition.at(body) > 0 && r.polite.at(body) == 0 {
		return -1 // if you need a break, tell me
	}
	const before = 25 // words that may stand before it
	for n := range min(len(body), before) {
		joined := r.also.at(body[n:])
		if n > 0 && joined == 0 && !body[n-1].comma && !r.loose {
			continue
		}
		rest, first := body[n+joined:], n == 0
		skip := r.lead(rest)
		n, rest = n+joined+skip, rest[skip:]
		polite, wish := r.polite.at(rest), r.wish.at(rest)
		switch {
		case r.isShort(rest) || r.noRequest.at(rest) > 0 || polite > 0 && r.noRequest.at(rest[polite:]) > 0:
		case r.request.at(rest) > 0, r.asking.at(rest) > 0 && (first || r.me != ""), r.loose && first && (r.asksYou(rest) || r.asksWhy(rest)):
			return n
		case polite > 0 && (r.telling.in(rest[polite:], "") || r.request.at(rest[polite:]) > 0), wish > 0 && (r.learn.in(rest[wish:min(len(rest), wish+8)], "") || max(r.why.at(rest[wish:]), r.how.at(rest[wish:])) > 0):
			return n
		}
	}
	return -1
}

// asksYou reports whether words begin as a question to somebody does: "which tools do you".
func (r *reader) asksYou(toks []token) bool {
	if r.auxiliary.at(toks) > 0 {
		return r.you.at(toks[1:]) > 0
	}
	return strings.Contains(toks[0].word, "-") && r.you.at(toks) > 0 ||
		max(r.why.at(toks), r.how.at(toks)) > 0 && r.you.in(toks[1:min(len(toks), 12)], "")
}

// asksWhy reports whether a few words ask for a reason: "why glass and not metal".
func (r *reader) asksWhy(toks []token) bool {
	const few = 10
	return r.reason.at(toks) > 0 && len(toks) <= few && !r.remark.in(toks[1:], "")
}

// isForOther reports whether a question ends with the name of another one of them: "What do
// we do about that, Tom?"
func (r *reader) isForOther(toks []token) bool {
	n := len(toks)
	return n > 1 && toks[n-2].comma && r.names[toks[n-1].word] && !contains(nameWords(r.me), []string{toks[n-1].word})
}

// isToOneself reports whether somebody asks themselves: "Where was I?"
func (r *reader) isToOneself(body []token) bool {
	const short = 5
	return len(body) <= short && max(r.why.at(body), r.how.at(body)) > 0 && r.first.in(body, "") && !r.you.in(body, "")
}

// isShort reports whether there is too little behind the verb to be answered.
func (r *reader) isShort(toks []token) bool {
	n := len(toks)
	for _, t := range toks {
		n += strings.Count(t.word, "-") // racontez-nous
	}
	return n < 2 || n == 2 && r.request.at(toks) < len(toks)
}

// isTag reports whether the question mark belongs to a word that only wants a nod: "We'll be
// in touch, okay?"
func (r *reader) isTag(toks []token) bool {
	end := len(toks)
	for end > 0 && r.names[toks[end-1].word] {
		end--
	}
	for from := end - 1; from > 0 && end-from <= 6; from-- {
		if r.tag.at(toks[from:]) != end-from || !toks[from-1].comma {
			continue
		}
		head := toks[:from]
		return !r.begins(head[r.lead(head):])
	}
	return false
}

// clean returns the text of a question from a word on, without hesitation.
func (r *reader) clean(text string, body []token) string {
	from := opening(text, body[0].from)
	var b strings.Builder
	at := from
	for k := 1; k < len(body); k++ {
		n := r.hesitation.at(body[k:])
		if n == 0 || k+n >= len(body) || !body[k-1].comma || !body[k+n-1].comma {
			continue
		}
		b.WriteString(text[at:body[k].from])
		at = body[k+n].from
		k += n - 1
	}
	b.WriteString(text[at:])
	return clip(raise(text, b.String()))
}

// opening returns where a sentence begins, with the sign that stands before its first
// letter in Spanish, and an opening quote.
func opening(text string, at int) int {
	for at > 0 {
		c, n := utf8.DecodeLastRuneInString(text[:at])
		if !strings.ContainsRune("¿¡\"'“„«(", c) {
			break
		}
		at -= n
	}
	return at
}

// raise returns the rest of a text, with a capital if the whole has one.
func raise(whole, rest string) string {
	first, _ := utf8.DecodeRuneInString(whole)
	c, n := utf8.DecodeRuneInString(rest)
	if len(rest) < len(whole) && unicode.IsUpper(first) && unicode.IsLower(c) {
		return string(unicode.ToUpper(c)) + rest[n:]
	}
	return rest
}

// quotes reports whether the question mark stands in quotes, within a sentence that tells.
func quotes(text string) bool {
	end := strings.TrimRight(text, "\"”«»'’ ")
	if len(end) == len(text) {
		return false
	}
	open := strings.LastIndexAny(end, "\"“„«»")
	return open > 0
}

// clip shortens a text that is too long for a question, at a word.
func clip(s string) string {
	s = inOneLine(s)
	if len(s) <= maxText {
		return s
	}
	at := maxText
	for !utf8.RuneStart(s[at]) {
		at--
	}
	if space := strings.LastIndexByte(s[:at], ' '); space > maxText/2 {
		at = space
	}
	return s[:at] + " …"
}

func lastLetters(s string) string { return s[max(0, len(s)-8):] }

// questions returns what was found, follow-ups below the question that they go on with, and
// no small talk.
func (r *reader) questions() []Question {
	found := r.withoutOpening()
	var out []Question
	for k, q := range found {
		if k > 0 && len(out) > 0 && r.me != "" && r.follows(q, found[k-1]) {
			if q.answer.Words == 0 && len(q.toks) <= 3 {
				continue // "The goat?" in wonder
			}
			last := &out[len(out)-1]
			last.FollowUps = append(last.FollowUps, FollowUp{q.text, q.answer})
			continue
		}
		out = append(out, Question{Text: q.text, Answer: q.answer})
	}
	return out
}

// shortOpening is how many words a first question has that may be small talk.
const shortOpening = 7

// withoutOpening leaves out a first short question that was answered in a few words, if
// the talk goes on: that is how people greet each other.
func (r *reader) withoutOpening() []*asked {
	if r.me == "" || len(r.found) < 3 {
		return r.found
	}
	first, few := r.found[0], fewWords
	if isUnspaced(first.said.String()) {
		few = fewLetters
	}
	if first.plain && first.stretch < 3 && len(first.toks) <= shortOpening && first.answer.Words < few {
		return r.found[1:]
	}
	return r.found
}

// follows reports whether a question goes on with the answer before it. In doubt it is one
// of its own, which nobody overlooks.
func (r *reader) follows(q, before *asked) bool {
	if before.answer.Words == 0 {
		return false
	}
	answer := before.said.String()
	score := 0
	if isUnspaced(q.text) {
		if r.back.within(q.text) || r.anaphora.within(q.text) && strings.Contains(q.text, "、") {
			score += 2
		}
		if utf8.RuneCountInString(q.text) < 20 && shared(ideas(q.text), ideas(answer)) > 0 {
			score += 2
		}
		return score >= 2
	}
	if r.request.at(q.toks) > 0 {
		return false
	}
	linked := min(2, shared(r.stems(q.toks), r.stems(tokens(answer))))
	if r.whatIf.at(q.toks) > 0 && !r.asksAnew(q.toks) {
		linked += 2
	}
	if r.back.in(q.toks, "") {
		linked += 2
	}
	if linked == 0 {
		return false
	}
	score += linked
	if r.also.at(q.toks) > 0 {
		score++
	}
	if r.anaphora.in(q.toks, "") {
		score++
	}
	if len(q.toks) <= 3 {
		score++
	}
	need := 2
	if r.asking.at(q.toks) > 0 {
		need = 3 // as people ask for something new
	}
	return score >= need && len(q.toks) <= 16
}

// asksAnew reports whether a question names its matter first, and then asks about it: "What
// about codes, have you worked with them?"
func (r *reader) asksAnew(toks []token) bool {
	for k := 1; k < len(toks); k++ {
		if toks[k-1].comma && (r.asking.at(toks[k:]) > 0 || r.asksYou(toks[k:])) {
			return true
		}
	}
	return false
}

// stems returns the words of a text that carry its meaning, without their endings.
func (r *reader) stems(toks []token) map[string]bool {
	out := map[string]bool{}
	for _, t := range toks {
		letters := []rune(t.word)
		if len(letters) < 4 || r.stop[t.word] {
			continue
		}
		out[string(letters[:min(5, len(letters))])] = true
	}
	return out
}

// ideas returns the pairs of characters that are no grammar in Japanese.
func ideas(s string) map[string]bool {
	out := map[string]bool{}
	var before rune
	for _, c := range s {
		idea := c >= 0x30a0 && c <= 0x30ff || c >= 0x3400 && c <= 0x9fff
		if idea && before != 0 {
			out[string([]rune{before, c})] = true
		}
		before = 0
		if idea {
			before = c
		}
	}
	return out
}

func shared(a, b map[string]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}
