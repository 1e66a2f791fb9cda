package mail

import "slices"

// The signs of a refusal: what says no, what often stands beside a no, and what is
// never said with one.
var (
	strongSigns = []string{"against", "others", "refused"}
	besideSigns = []string{"regret", "farewell", "onfile", "hard", "thanks", "deleted"}
	oppositeOf  = []string{"invite", "onward", "later", "contact", "resched", "please", "available", "offer", "withdrew", "mistake"}
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
		return h.name == "leaving" || slices.Contains(oppositeOf, h.name) && e.opposes(h)
	}) || e.asks()
}

// opposes reports whether a sign of the opposite holds, and is no part of a farewell.
func (e *evidence) opposes(h hit) bool {
	return !h.denied && !h.open && !e.beside(h, "onfile", "survey", "farewell") && !(h.name == "offer" && e.beside(h, "others"))
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

// How sure the classifier must be of a tenor to be believed against a condition, and
// against a sign, to be believed at all, and to be heard beside other sentences.
const (
	noDoubt = 0.9
	certain = 0.75
	half    = 0.4
	likely  = 0.3
)

// notable is the sum from which on it is shown that a mail may say no; from which on
// that is believed, [Compile] finds out. Below doubtful stand few of the refusals that were left
// out, and half of all else.
const (
	notable  = -0.5
	doubtful = -1.5
)

// refuses reports whether the mail says no: a sentence does, nothing is asked, and the mail
// as a whole agrees, with all that speaks for a refusal and against one.
func (e *evidence) refuses() bool { return e.may() && e.weigh() >= decision().bar }

// may reports whether the mail may be believed to say no. What asks something is left to the
// person: after a no it offers something else, which should not be lost.
func (e *evidence) may() bool { return len(e.refusing()) > 0 && !e.asks() }

// refusing returns the sentences that say no, by a sign or by what was learned, whatever
// else they say: that is weighed with the whole mail.
func (e *evidence) refusing() (no []int) {
	strong := e.refusals()
	for i, s := range e.sentences {
		if strong[i] || wordsIn(s) >= wholeSentence && !e.greets(i) && e.tenors[i][saysNo] >= half {
			no = append(no, i)
		}
	}
	return no
}

// unsure reports whether a mail may say no in words that are not known: something in it
// sounds like that, and nothing surely goes on. Who asks something, or names a time, says
// no only in a sentence that does.
func (e *evidence) unsure(asks bool) bool {
	const faint, faintest = 0.2, 0.06
	bar := faint
	switch {
	case e.has("invite", "onward", "resched", "available", "please", "leaving", "withdrew"):
		bar = half
	case e.has("contact", "later", "review", "received") || e.learned(saysGo) || e.learned(saysWait):
		bar = likely
	case !asks && !e.undecided() && e.weigh() > doubtful:
		bar = faintest
	}
	return e.sounds(bar)
}

// learned reports whether a whole sentence surely has a tenor.
func (e *evidence) learned(of tenor) bool {
	for i, s := range e.sentences {
		if wordsIn(s) >= wholeSentence && e.tenors[i][of] >= certain {
			return true
		}
	}
	return false
}

// sounds reports whether a sentence that nothing bounds may say no, by as much.
func (e *evidence) sounds(much float64) bool {
	for i, s := range e.sentences {
		if wordsIn(s) >= wholeSentence && !s.bound && !e.greets(i) && e.tenors[i][saysNo] >= much {
			return true
		}
	}
	return false
}

// noes returns the sentences that say no, by a sign or by what was learned.
func (e *evidence) noes() (no []int) {
	strong := e.refusals()
	for i := range e.sentences {
		if strong[i] || e.tenors[i][saysNo] >= half && e.listens(i) {
			no = append(no, i)
		}
	}
	return no
}

// goingOn are signs of a sentence that tells something else than a no, however much
// it may sound like one.
var goingOn = append([]string{"received", "thanks for applying", "review", "mine", "away", "survey"}, oppositeOf...)

// listens reports whether what was learned is to be heard on a sentence: a whole one
// that is no question and no greeting, holds without a condition, and already or with no
// doubt, and shows no sign of something else.
func (e *evidence) listens(at int) bool {
	s := e.sentences[at]
	return wordsIn(s) >= wholeSentence && !s.question && !e.greets(at) &&
		!s.bound && (!slices.Contains(s.open, true) || e.tenors[at][saysNo] >= noDoubt) && !e.beside(hit{sentence: at}, goingOn...) &&
		!slices.ContainsFunc(e.hits, func(h hit) bool { return h.sentence == at && h.denied && slices.Contains(strongSigns, h.name) })
}

// greets reports whether a sentence is the line that a mail begins with: few words
// and a comma.
func (e *evidence) greets(at int) bool {
	const few = 9
	words := e.sentences[at].words
	end := words[len(words)-1].text
	return at < 4 && len(words) <= few && (end == "," || end == ":")
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
