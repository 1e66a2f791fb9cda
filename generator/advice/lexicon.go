package advice

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"journal/generator/journal"
	"journal/generator/words"
)

//go:embed words/*.txt
var wordFiles embed.FS

// lexicon has the words of each entry of each list, by the language: in lower
// case, one space between them and one at both ends.
var lexicon = sync.OnceValue(func() map[string][]language {
	all := map[string][]language{}
	for list, entries := range words.Embedded(wordFiles)() {
		for _, e := range entries {
			at := len(all[list]) - 1
			if at < 0 || all[list][at].name != e.Lang {
				all[list] = append(all[list], language{e.Lang, map[string][]string{}})
				at++
			}
			for _, w := range e.Words {
				if list == "meeting" {
					w = strings.ReplaceAll(w, "-", " ")
				}
				all[list][at].words[e.Name] = append(all[list][at].words[e.Name], spoken(w))
			}
		}
	}
	return all
})

// language is what one language has in a list.
type language struct {
	name  string
	words map[string][]string
}

// says reports whether a spoken text has a word of an entry, in any language.
func says(said, list, entry string) bool {
	for _, l := range lexicon()[list] {
		if l.says(said, entry) {
			return true
		}
	}
	return false
}

func (l language) says(said, entry string) bool {
	for _, w := range l.words[entry] {
		if strings.Contains(said, w) {
			return true
		}
	}
	return false
}

// reach is how far a "not" reaches, in words.
const reach = 3

// denies reports whether a "not" of the language stands near a word of an entry.
func (l language) denies(said, entry string, not []string) bool {
	fields := strings.Fields(said)
	rest := said // from the room in front of the word
	for i, word := range fields {
		begins := slices.ContainsFunc(not, func(w string) bool { return strings.HasPrefix(rest, w) })
		rest = rest[1+len(word):]
		if !begins {
			continue
		}
		from, to := max(0, i-reach), min(len(fields), i+reach+1)
		near := " " + strings.Join(fields[from:i], " ") + " | " + strings.Join(fields[i+1:to], " ") + " "
		if l.says(near, entry) {
			return true
		}
	}
	return false
}

// untold reports whether a text says that nothing is known of what happens next
// ("not discussed", "no idea"), or nothing at all ("TBD", "?").
func untold(text string) bool {
	said := spoken(text)
	if said == "" {
		return true
	}
	for _, l := range lexicon()["untold"] {
		if l.says(said, "phrase") || l.denies(said, "known", l.words["not"]) {
			return true
		}
	}
	return false
}

// saysUnsigned reports whether a text says that no contract is signed yet.
func saysUnsigned(text string) bool {
	said := spoken(text)
	if said == "" {
		return false
	}
	not := map[string][]string{}
	for _, l := range lexicon()["untold"] {
		not[l.name] = l.words["not"]
	}
	for _, l := range lexicon()["unsigned"] {
		if l.says(said, "phrase") || l.denies(said, "sign", not[l.name]) {
			return true
		}
	}
	return false
}

// meeting is what kind of meeting a stage names.
type meeting int

const (
	interviewed meeting = iota // somebody asked, and decides
	talk                       // a talk that decides nothing: networking, a coffee
	fair                       // where many meet many
	test                       // nobody sits opposite
	task                       // done at home, not talked over yet
)

// meetingOf tells it by the stage, else by the format of the note.
func meetingOf(in *journal.Interview) meeting {
	for _, text := range []string{in.Note.Stage.Value, in.Note.Format.Value} {
		said := spoken(strings.ReplaceAll(text, "-", " "))
		if said == "" {
			continue
		}
		is := func(entry string) bool { return says(said, "meeting", entry) }
		switch {
		case is("task") && !is("discussed"):
			return task
		case is("fair"):
			return fair
		case is("talk"):
			return talk
		case is("test") && !is("discussed"):
			return test
		}
	}
	return interviewed
}

// decides reports whether a decision follows an interview, or an answer at least.
func decides(in *journal.Interview) bool {
	m := meetingOf(in)
	return m != talk && m != fair
}
