package plan

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
	"journal/generator/words"
)

// Fault is what keeps a plan from working.
type Fault string

// The faults of a plan that has both halves.
const (
	Outside Fault = "outside" // its cue cannot come up in an interview
	Wish    Fault = "wish"    // its response is a feeling, a trait or a result, and nothing one can do
)

//go:embed words/*.txt
var wordFiles embed.FS

var lists = words.Embedded(wordFiles)

// faultWords are the words by which faults are told, in all languages.
type faultWords struct {
	outside, inside []string        // beginnings of words, or phrases
	wish            map[string]bool // words of which a wish is made
	core            map[string]bool // those of them that make it one
	phrases         []string        // wishes of several words
	eastern         []string        // wishes in languages without spaces
}

var vocabulary = sync.OnceValue(func() *faultWords {
	all := lists()
	w := &faultWords{wish: map[string]bool{}, core: map[string]bool{},
		outside: all.Words("fault", "outside"), inside: all.Words("fault", "inside"), phrases: all.Words("fault", "phrase"), eastern: all.Words("fault", "eastern")}
	for _, word := range all.Words("fault", "core") {
		w.core[word], w.wish[word] = true, true
	}
	for _, word := range all.Words("fault", "with") {
		w.wish[word] = true
	}
	return w
})

func faultOf(p *Plan) Fault {
	w := vocabulary()
	cue := spaced(p.If)
	switch {
	case contains(cue, w.outside) && !contains(cue, w.inside):
		return Outside
	case w.isWish(p.Then):
		return Wish
	}
	return ""
}

// spaced is a text in lower case with one space around each word.
func spaced(s string) string {
	var out strings.Builder
	out.WriteByte(' ')
	for _, word := range strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '\''
	}) {
		out.WriteString(word + " ")
	}
	return out.String()
}

// contains reports whether one of the words stands in a spaced text. A star at the
// end stands for the rest of a word; languages without spaces need none.
func contains(s string, list []string) bool {
	return slices.ContainsFunc(list, func(word string) bool {
		if words.IsEastAsian([]rune(word)[0]) {
			return strings.Contains(s, word)
		}
		if open, ok := strings.CutSuffix(word, "*"); ok {
			return strings.Contains(s, " "+open)
		}
		return strings.Contains(s, " "+word+" ")
	})
}

// isWish reports whether a response is made of nothing but a wish.
func (w *faultWords) isWish(response string) bool {
	s := spaced(response)
	for _, e := range w.eastern {
		if at := strings.Index(s, e); at >= 0 {
			const few = 4 // characters beside the wish
			return len([]rune(strings.TrimSpace(s[:at]+s[at+len(e):]))) <= few
		}
	}
	found := false
	for _, phrase := range w.phrases {
		if strings.Contains(s, " "+phrase+" ") {
			s, found = strings.ReplaceAll(s, " "+phrase+" ", " "), true
		}
	}
	for word := range strings.FieldsSeq(s) {
		if !w.wish[word] {
			return false
		}
		found = found || w.core[word]
	}
	return found
}

// Problems returns what keeps the plans of a journal from working, each with a better
// form. A plan is no mistake of a note, so all are hints.
func Problems(j *journal.Journal, all []*Plan) problem.List {
	var out problem.List
	add := func(n *note.Note, at note.Pos, msg, hint string) {
		out = append(out, problem.Problem{Path: n.Path, Line: at.Line, Col: at.Col, Severity: problem.Hint, Msg: msg, Hint: hint})
	}
	usual := usualIn(j.WrittenIn)
	for _, n := range j.Notes {
		for i := range n.Plans {
			line := &n.Plans[i]
			theme := ""
			if len(line.Tags) > 0 {
				theme = j.ThemeName(line.Tags[0])
			}
			switch {
			case line.If == "" && (line.Sure || isTheme(j, theme)):
				response := strings.TrimLeft(line.Then, "→⇒->= ")
				add(n, line.Pos, "this plan has no cue: nothing says in which moment it applies", "put the moment first: "+usual.form(theme).cue+" → "+response)
			case line.Then == "":
				add(n, line.Pos, "this plan has a cue, but no response can be told from it", "put an arrow between them: "+usual.form(theme).String())
			}
		}
	}
	active := 0
	for _, p := range all {
		form := usual.form(p.Theme)
		switch p.Fault {
		case Outside:
			add(p.Note, p.Pos, "the cue of this plan does not come up in an interview, so it will never be used there", "begin with something that happens in the room: "+form.cue+" → "+p.Then)
		case Wish:
			add(p.Note, p.Pos, "the response of this plan is a wish: nobody can do that on purpose when the moment comes", "name something to do or say: "+small(p.Cue())+" → "+form.response)
		}
		if !p.Active {
			continue
		}
		if active++; active > MaxActive {
			add(p.Note, p.Pos, fmt.Sprintf("this is active plan number %d, and more than three are hard to keep in mind", active), "tick (- [x]) or delete one that can rest, so that three are left")
		}
	}
	return out
}

// isTheme reports whether a name is that of a theme, built in or in use.
func isTheme(j *journal.Journal, name string) bool {
	_, known := usualIn("en").ready[name]
	return known || slices.ContainsFunc(j.Themes, func(t *journal.Theme) bool { return t.Name == name && t.Known })
}
