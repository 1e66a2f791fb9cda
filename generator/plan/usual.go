package plan

import (
	"strings"
	"sync"
)

// usual is how plans are written in one language: the words of a cue, and for each theme
// a plan that suits every trade.
type usual struct {
	begins string              // "if", "wenn"; "" where a cue needs no word
	asked  string              // the cue of a question, which takes the place of %
	ready  map[string]form     // by theme; "any" for all others
	act    map[string][]string // by which lessons that say what to do are known
}

// A form is a cue and a response.
type form struct{ cue, response string }

// String is the form as a line of a note.
func (f form) String() string { return f.cue + " → " + f.response }

var usuals = sync.OnceValue(func() map[string]*usual {
	all := map[string]*usual{}
	of := func(language string) *usual {
		if all[language] == nil {
			all[language] = &usual{ready: map[string]form{}, act: map[string][]string{}}
		}
		return all[language]
	}
	for _, e := range lists()["ready"] {
		cue, response, _ := strings.Cut(strings.Join(e.Words, ", "), " → ")
		of(e.Lang).ready[e.Name] = form{cue, response}
	}
	for _, e := range lists()["cue"] {
		text := strings.Join(e.Words, ", ")
		switch e.Name {
		case "if":
			of(e.Lang).begins = text
		case "asked":
			of(e.Lang).asked = text
		}
	}
	for _, e := range lists()["act"] {
		act := of(e.Lang).act
		act[e.Name] = append(act[e.Name], e.Words...)
	}
	return all
})

// usualIn returns how plans are written in a language; in English, if there are no words
// for it.
func usualIn(language string) *usual {
	if u := usuals()[language]; u != nil && len(u.ready) > 0 {
		return u
	}
	return usuals()["en"]
}

// form is the plan that suits a theme.
func (u *usual) form(theme string) form {
	if f, ok := u.ready[theme]; ok {
		return f
	}
	return u.ready["any"]
}

// cue makes a moment the beginning of a plan: もし is no part of every Japanese cue.
func (u *usual) cue(moment string) string {
	if u.begins == "" || startsCue(moment) {
		return moment
	}
	return u.begins + " " + moment
}

// ask is the cue of a question.
func (u *usual) ask(question string) string {
	return strings.Replace(u.asked, "%", strings.TrimSpace(question), 1)
}
