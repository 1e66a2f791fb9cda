package lint

import (
	"fmt"
	"slices"
	"strings"
)

// demand is something that a kind of letter has to say. It is met by any of the
// lists of words named.
type demand struct {
	lists    []string
	practice int
	msg      string
	hint     string
}

// rule returns the name of the rule: the first word of its list.
func (d demand) rule() string {
	name, _, _ := strings.Cut(d.lists[0], " ")
	return name
}

var (
	thanks   = demand{[]string{"thanks"}, 18, "it does not say thank you", "begin with thanks, for what they did: their time, the invitation"}
	interest = demand{[]string{"interest"}, 18, "it does not say that you want the job", "say in one sentence why you would like to do this work"}
	more     = demand{[]string{"offer"}, 18, "it does not offer anything more", "end with what they can have from you: an answer, papers, references"}
)

// demands are what each kind has to say.
var demands = map[Kind][]demand{
	ThankYou:     {thanks, interest, more},
	FollowUp:     {{[]string{"ask follow-up"}, 22, "it does not ask where things stand", "ask where they are in the process, and whether the timeline has changed"}, {[]string{"interest", "offer", "thanks"}, 22, "it only asks", "say that you are still interested, or offer what they may need"}},
	Feedback:     {{[]string{"ask feedback"}, 24, "it does not ask for feedback", "ask for one thing that you could do better"}, {[]string{"thanks"}, 24, "it does not say thank you", "thank them for letting you know, or for their time"}},
	Decline:      {{[]string{"thanks"}, 26, "it does not say thank you", "thank them for the offer, or for their time"}, {[]string{"ask decline"}, 26, "it does not say that you decline", "say plainly that you do not accept, or withdraw"}},
	Reference:    {{[]string{"thanks"}, 27, "it does not say thank you", "thank them for speaking for you"}},
	Recruiter:    {{[]string{"thanks"}, 15, "it does not say thank you", "thank them for arranging the interview"}, {[]string{"ask recruiter", "ask follow-up"}, 15, "it asks for nothing", "ask them to follow up for you, and what comes next by when"}},
	Availability: {{[]string{"interest", "ask availability"}, 30, "it does not say that you are looking for work", "say what work you are looking for, and that you would like to do it there"}},
	Accept:       {{[]string{"thanks", "interest"}, 25, "it does not say thank you", "thank them for the offer"}, {[]string{"ask accept"}, 25, "it does not say that you accept", "say plainly that you accept"}},
	Negotiate:    {{[]string{"thanks", "interest"}, 25, "it does not say thank you", "thank them for the offer before you ask for more"}, {[]string{"ask negotiate"}, 25, "it does not say what you ask for", "name what you would like to change"}},
}

// missing reports a demand that the letter does not meet.
func (d demand) missing(c *checking) []Finding {
	for _, list := range d.lists {
		said := c.body
		if list == "thanks" && c.closing < len(c.lines) {
			said = append(slices.Clip(said), newSentence(c.lines[c.closing], c.closing+1)) // "Thanks again"
		}
		for _, s := range said {
			if _, _, ok := c.says(c.has[list], s.words); ok {
				return nil
			}
		}
	}
	return []Finding{{Msg: d.msg, Hint: d.hint}}
}

// Nobody reads more than this with joy.
const (
	mostSentences = 7
	mostWords     = 150
	// A letter of more sentences than five has short ones.
	mostInMany = 110
)

// length: four or five sentences, some more if they are short.
func length(c *checking) []Finding {
	const least = 2 // what must be said is a matter of the demands
	n, total := len(c.body), 0
	for _, s := range c.body {
		total += len(s.typed)
	}
	practice := 18
	if c.Kind == FollowUp {
		practice = 22
	}
	switch {
	case n < least:
		return []Finding{{Msg: "this says too little", Hint: "four or five sentences: thanks, one topic of the talk, your interest, the offer of more", Practice: practice}}
	case n > mostSentences, n > 5 && total > mostInMany:
		return []Finding{{Line: c.body[min(5, n-1)].line, Msg: fmt.Sprintf("this has %d sentences; more than 5 are not read", n), Hint: "keep the best five", Practice: practice}}
	case total > mostWords:
		return []Finding{{Msg: fmt.Sprintf("this has %d words; more than %d are not read", total, mostWords), Hint: "make the sentences shorter", Practice: practice}}
	}
	return nil
}
