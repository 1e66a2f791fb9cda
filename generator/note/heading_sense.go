package note

import "slices"

// A heading that is not known as a whole is read for three things: what it is about
// (a question, what somebody said, what was good or bad), whose that is (one's own,
// theirs, the post's), and in which direction it goes (to them, from them). "Weak points
// of the school" is no lesson, "Feedback I gave them" no feedback, and "What they liked
// about me" is what they said and not what one thinks oneself.
//
// The words are in the lists "heading-sense" of words/*.txt, by what they are in a
// heading:
//
//   - i, my, me, about (me as what is spoken of); they, their, person; post: whose it
//     is. post is what somebody applies to, person who speaks for it.
//   - to, from, of, at: what leads to the next word. of stands with an article, so that
//     what follows is a thing and no quality.
//   - question, ask; feedback, remark, judge, say, refuse, like: what was asked or said.
//     remark is a word for it that needs somebody who made it; judge is to say what one
//     thinks of somebody. "ask/me" is a form that says by itself who asks, "ask/bare" one
//     that has no time: to ask.
//   - well, improve: what says by itself how it went. good, bad: what does so only in a
//     heading of nothing else. too makes any word a bad one, better does not say which.
//   - not turns around; later has not happened; next is the next time; after is what
//     comes when the interview is over; get is what came to oneself; why leads to a refusal,
//     according to who thinks so; own are the parts of an interview that are
//     oneself's; when and frame change nothing.

// headingPart is a phrase of a heading.
type headingPart struct {
	is, by  string
	at, end int
}

// headingSense is a heading as one language has it.
type headingSense struct {
	parts   []headingPart
	unknown int // words that the language does not have
}

// senseOf returns the topic that a heading says by itself, in the language that knows most
// of its words. sure is false if it says nothing, or two languages different things, and
// true with "" if it is about something else than a debrief.
func senseOf(heading string) (topic Topic, sure bool) {
	words := wordsIn(heading)
	if len(words) == 0 || len(words) > mostHeadingWords {
		return "", false
	}
	most := 0
	for _, b := range headingBooks() {
		h, score := b.heading(words)
		if score < most || score == 0 {
			continue
		}
		says, clear := h.topic()
		if score == most && (says != topic || clear != sure) {
			topic, sure = "", false
			continue
		}
		topic, sure, most = says, clear, score
	}
	return topic, sure
}

// mostHeadingWords is how many words a heading has at most that is read: in a script
// without spaces each character counts.
const mostHeadingWords = 32

func (h headingSense) has(names ...string) bool { return h.index(names...) >= 0 }

func (h headingSense) index(names ...string) int {
	return slices.IndexFunc(h.parts, func(p headingPart) bool { return slices.Contains(names, p.is) })
}

// before returns the part before i that changes something, and behind the one behind it.
func (h headingSense) before(i int) headingPart {
	for i--; i >= 0; i-- {
		if h.parts[i].is != "frame" {
			return h.parts[i]
		}
	}
	return headingPart{is: "none"}
}

func (h headingSense) behind(i int) headingPart {
	for i++; i < len(h.parts); i++ {
		if h.parts[i].is != "frame" {
			return h.parts[i]
		}
	}
	return headingPart{is: "none"}
}

// actor returns who does what part i says: "me", "them", or "" if the heading does not tell.
func (h headingSense) actor(i int) string {
	if by := h.parts[i].by; by == "me" || by == "them" {
		return by
	}
	for j := i - 1; j >= 0; j-- {
		switch h.parts[j].is {
		case "i":
			return "me"
		case "they", "person", "post":
			return "them"
		}
	}
	for j := i + 1; j < len(h.parts); j++ {
		switch p := h.parts[j]; {
		case p.is == "they" && h.before(j).is != "to", p.is == "person" && h.before(j).is != "to", p.is == "from" && p.by == "" && h.behind(j).is != "my" && h.behind(j).is != "me":
			return "them"
		case p.is == "i", p.is == "from":
			return "me"
		}
	}
	return ""
}

// from reports whether a word says that something comes from somebody.
func (h headingSense) from(by string) bool {
	return slices.ContainsFunc(h.parts, func(p headingPart) bool { return p.is == "from" && p.by == by })
}

// toThem reports whether the heading leads from oneself to them.
func (h headingSense) toThem() bool {
	for i, p := range h.parts {
		if next := h.behind(i).is; p.is == "to" && (next == "they" || next == "person" || p.by == "them" && next != "i") {
			return true // and not "questions to which I …"
		}
	}
	return false
}

// aboutMe reports whether oneself is spoken of behind part i.
func (h headingSense) aboutMe(i int) bool {
	return h.has("about") || slices.ContainsFunc(h.parts[i+1:], func(p headingPart) bool { return p.is == "i" || p.is == "me" || p.is == "my" })
}

// mine reports whether oneself is spoken of.
func (h headingSense) mine() int {
	return slices.IndexFunc(h.parts, func(p headingPart) bool {
		return p.is == "i" || p.is == "my" || p.is == "me" || p.is == "about" || p.by == "me" && (p.is == "well" || p.is == "improve")
	})
}

// topic returns the topic that the heading says by itself. sure is false if it says
// nothing, and true with "" if it is none of those of a debrief.
func (h headingSense) topic() (topic Topic, sure bool) {
	judged := h.has("well", "improve", "good", "bad", "too", "like", "say", "judge")
	told := slices.ContainsFunc(h.parts, func(p headingPart) bool { return p.is == "judge" && p.by == "them" })
	if h.has("according") && (judged || h.mine() >= 0) || h.refusal() || told && !h.has("question", "ask", "post") {
		return Feedback, true
	}
	if i := h.index("feedback", "remark"); i >= 0 {
		if h.has("question", "ask") {
			return "", false
		}
		return h.remarks(i)
	}
	if h.has("ask", "question") {
		return h.asked()
	}
	if i := h.index("say", "judge"); i >= 0 {
		if topic, sure := h.said(i); sure || h.actor(i) == "them" {
			return topic, sure
		}
	}
	if i := h.index("like"); i >= 0 {
		switch h.actor(i) {
		case "them":
			if h.aboutMe(i) || h.parts[i].by == "" && h.has("me") {
				return Feedback, true
			}
			return "", false
		case "me":
			return "", h.has("they", "their", "person", "post") || h.ofThing()
		}
	}
	return h.lesson()
}

// refusal reports whether the heading asks why they said no; "reasons to say no" are
// one's own unless it says whose.
func (h headingSense) refusal() bool {
	i := h.index("refuse")
	return i >= 0 && h.has("why") && (h.parts[i].by == "" || h.has("they", "their", "person"))
}

// said reads a heading of what somebody said or thought, part i, without a word for it.
func (h headingSense) said(i int) (topic Topic, sure bool) {
	judge := h.parts[i].is == "judge"
	switch actor := h.actor(i); {
	case actor == "me":
		return "", h.toThem()
	case h.has("about"), h.aboutMe(i), h.has("my"), judge && h.has("me"):
		return Feedback, true
	case actor == "them" && !h.has("post") && (h.has("after") || judge && h.unknown == 0):
		return Feedback, true
	}
	return "", false
}

// remarks reads a heading of what somebody said, which part i names.
func (h headingSense) remarks(i int) (topic Topic, sure bool) {
	theirs := false
	for _, p := range h.parts[:i] {
		switch p.is {
		case "their", "person", "they":
			theirs = true
		case "i", "to":
			theirs = false
		}
	}
	for j := i + 1; j < len(h.parts); j++ {
		switch next := h.behind(j).is; {
		case h.parts[j].is == "from" && h.parts[j].by == "" && (next == "person" || next == "they" || next == "post" || next == "" && h.before(j).at == h.parts[i].at),
			h.parts[j].is == "of" && (next == "person" || next == "they"), h.parts[j].is == "their":
			theirs = true
		case (h.parts[j].is == "person" || h.parts[j].is == "they") && h.parts[i].is == "feedback" && !slices.Contains([]string{"to", "at", "of"}, h.before(j).is):
			theirs = true
		}
	}
	byMe := h.parts[i].by == "me" || h.toThem() || h.before(i).is == "my" && h.has("they", "their", "person", "post") ||
		h.from("me")
	if h.has("i") && !h.has("get", "about", "me") {
		byMe = true // "praise I passed on"
	}
	switch {
	case byMe:
		return "", true
	case h.has("later"):
		return "", true
	case h.parts[i].is == "feedback", theirs, h.has("about", "get"), slices.ContainsFunc(h.parts[i+1:], func(p headingPart) bool { return p.is == "me" || p.is == "my" }):
		return Feedback, true
	}
	return "", false
}

// asked reads a heading of questions by who asks whom.
func (h headingSense) asked() (topic Topic, sure bool) {
	noun, verb := h.index("question"), h.index("ask")
	later := h.has("later")
	asker := ""
	switch {
	case verb >= 0:
		asker = h.actor(verb)
	case h.before(noun).is == "my", h.from("me"), !h.has("get") && slices.ContainsFunc(h.parts[:noun], func(p headingPart) bool { return p.is == "i" }),
		h.behind(noun).is == "to" && slices.Contains([]string{"", "person", "they"}, h.behind(h.index("to")).is), h.behind(noun).is == "i" && h.behind(h.index("i")).is == "none":
		asker = "me"
	case h.has("get") || h.before(noun).is == "their" || h.before(noun).is == "person":
		asker = "them"
	}
	if asker == "" && h.toThem() {
		asker = "me"
	}
	bare := verb >= 0 && h.parts[verb].by == "bare" // to ask
	if asker == "" && bare {
		asker = "me"
	}
	if asker == "" && verb >= 0 && !later && h.unknown <= mostLoose {
		asker = "them" // somebody with a name
	}
	switch {
	case asker == "me" && (later || bare || h.has("next")):
		return Ask, true
	case asker == "me":
		return Asked, true
	case later && asker == "them":
		return Prep, true
	case later, noun >= 0 && asker == "" && h.has("next"):
		return "", true
	case asker == "them", !h.has("well", "improve", "good", "bad", "like", "say"):
		return Questions, true
	}
	return "", false
}

// mostLoose is how many words of a heading may be unknown where it is not said who acts.
const mostLoose = 2

// lesson reads a heading of what was good or bad.
func (h headingSense) lesson() (topic Topic, sure bool) {
	mine := h.mine() >= 0
	weak, both := true, false
	unknown := h.unknown
	open := -1 // a word that turns around, while nothing has been said behind it
	for i, p := range h.parts {
		var says Topic
		switch p.is {
		case "well", "good":
			says = Well
		case "improve", "bad":
			says = Improve
		case "too":
			if !mine && !h.has("own") {
				continue // "too far"
			}
			if i+1 < len(h.parts) && h.parts[i+1].is == "" {
				unknown-- // too of what does not matter
			}
			says = Improve
		case "not":
			if next := h.behind(i).is; next != "at" && next != "they" && next != "their" {
				open = i // "my weak spots, not theirs"
			}
			continue
		default:
			continue
		}
		weak = weak && (p.is == "good" || p.is == "bad" || p.is == "too")
		switch turned, clear := h.denied(i); {
		case !clear:
			both = true
		case turned:
			says = map[Topic]Topic{Well: Improve, Improve: Well}[says]
		}
		open = -1
		both = both || topic != "" && topic != says
		topic = says
	}
	switch {
	case topic == "":
		return "", h.has("better") && h.others(true) // "the better part of the job"
	case h.others(weak):
		return "", true
	case both || open >= 0:
		return "", false // "What went well / what didn't"
	case weak && len(h.parts) == 1:
		return "", false // a word alone may be one of another language
	case weak && (unknown > 0 && !mine || unknown > 1), unknown > max(mostLoose, len(h.parts)/2), h.has("person", "post", "they") && !mine:
		return "", false
	}
	return topic, true
}

// denied reports whether a word that turns around stands before part i, with no other
// judgement between. It is not clear of what it turns around if an unknown word is.
func (h headingSense) denied(i int) (turned, clear bool) {
	clear = true
	for j := i - 1; j >= max(0, i-4); j-- {
		switch h.parts[j].is {
		case "not":
			return true, clear
		case "well", "good", "improve", "bad":
			return false, true
		case "":
			clear = false
		}
	}
	return false, true
}

// others reports whether what is judged is not oneself. Of words that say little by
// themselves it is the post if that is named at all: "improvements at the plant".
func (h headingSense) others(weak bool) bool {
	judged := h.index("well", "improve", "good", "bad")
	mine := h.mine()
	for i, p := range h.parts {
		switch p.is {
		case "they":
			if i < judged && (mine < 0 || mine > judged) && !slices.Contains([]string{"at", "to"}, h.before(i).is) {
				return true
			}
			if mine < 0 && h.before(i).is == "of" {
				return true
			}
		case "their":
			if mine < 0 {
				return true
			}
		case "person", "post":
			if weak && p.is == "post" && !h.has("my", "me", "about") || mine < 0 && !slices.Contains([]string{"at", "to", "from"}, h.before(i).is) {
				return true
			}
		}
	}
	return mine < 0 && h.ofThing()
}

// ofThing reports whether something is spoken of that has a part of the heading's: "the
// best of the canteen".
func (h headingSense) ofThing() bool {
	for i, p := range h.parts {
		if p.is == "of" && h.behind(i).is == "" {
			return true
		}
	}
	return false
}
