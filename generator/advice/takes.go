package advice

import (
	"regexp"
	"strings"
	"sync"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// takesUntil returns the day until which an answer to an application can take, as
// its own notes tell it: "applied; the advert says four weeks", "they answer within
// a month". Only a sentence that speaks of the answer, or of what the advert says,
// counts: an advert names other times as well. Beside it there may be words that
// speak of time and tell no day.
func takesUntil(a *journal.Application, applied journal.Event) (until day.Day, unread vague) {
	read := func(text string, in *note.Note, line int) {
		for _, clause := range note.Clauses(text) {
			d, word := takes(clause, applied.Day)
			until = lateDay(until, d)
			if word != "" && unread.word == "" && line > 0 {
				unread = vague{word, in, line}
			}
		}
	}
	read(applied.Person+" "+applied.Text, applied.Note, applied.Line)
	if n := a.Note; n != nil {
		read(n.NextSteps.Value, n, n.NextSteps.Line)
		for _, p := range n.Body.Passages() {
			for line := range strings.Lines(p.Text) {
				read(line, n, 0) // of whose vague words an advert has many
			}
		}
	}
	return until, unread
}

// takes reads one clause: the day until which an answer to what was sent on a day
// can take, or the words that speak of time without one.
func takes(clause string, sent day.Day) (until day.Day, unread string) {
	const longest = 26 * week // nobody waits longer; it is something else that takes so long
	said := spoken(clause)
	for _, l := range takesWords() {
		var m []string
		d, ok := day.Day{}, false
		switch {
		case l.says(said, "answer"):
			m = l.answer.FindStringSubmatch(clause)
			d, ok = day.Promised(clause, sent)
		case l.says(said, "advert"):
			m = l.advert.FindStringSubmatch(clause)
		}
		if m == nil {
			continue
		}
		if !ok {
			d, ok = day.Within(m[1], sent)
		}
		if days := sent.DaysUntil(d); ok && days > 0 && days <= longest {
			return d, ""
		}
		if unread == "" {
			_, unread = day.Promise(m[1], sent)
		}
	}
	return day.Day{}, unread
}

// takesIn finds the words of one language that speak of an answer, or of what an
// advert says, and what stands behind the last of them.
type takesIn struct {
	language
	answer, advert *regexp.Regexp
}

var takesWords = sync.OnceValue(func() (all []takesIn) {
	for _, l := range lexicon()["takes"] {
		behind := func(entry string) *regexp.Regexp {
			var words []string
			for _, w := range l.words[entry] {
				words = append(words, regexp.QuoteMeta(strings.TrimSpace(w)))
			}
			return regexp.MustCompile(`(?is)^(?:.*\PL)?(?:` + strings.Join(words, "|") + `)(?:[^\pL\pN]+(.*))?$`)
		}
		all = append(all, takesIn{l, behind("answer"), behind("advert")})
	}
	return all
})
