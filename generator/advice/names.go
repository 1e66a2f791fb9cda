package advice

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// names reports whether a line of the log means a person: because the journal
// knows whom it names, or because a name in it is theirs and nobody else's
// among those who were there. A line that names nobody means all of them.
func (s *search) names(e journal.Event, p *journal.Person, among []*journal.Person) bool {
	if e.Person == "" || meansAll(e.Person) {
		return true
	}
	return s.meant[place{e.Note, e.Line}] == p || goesBy(e.Person, p, among)
}

// meansAll reports whether words name all who were there: "both", "the team".
func meansAll(who string) bool {
	said := spoken(who)
	for _, l := range lexicon()["everybody"] {
		if slices.Contains(l.words["word"], said) {
			return true
		}
	}
	return false
}

// goesBy reports whether one of the names in a text is a person's whole name,
// or a part of it that nobody else among those people has: "Mary and Ross".
func goesBy(text string, p *journal.Person, among []*journal.Person) bool {
	for _, named := range note.ReadPeople(text, false).Named {
		_, rest := note.CutHonorific(named.Name)
		if isName(journal.PlainWords(named.Name), p, among) || isName(journal.PlainWords(rest), p, among) {
			return true
		}
	}
	return false
}

func isName(words []string, p *journal.Person, among []*journal.Person) bool {
	if len(words) == 0 || !within(words, p) {
		return false
	}
	if len(words) == len(journal.PlainWords(p.Name)) {
		return true
	}
	for _, other := range among {
		if other != p && within(words, other) {
			return false
		}
	}
	return true
}

// within reports whether all words are part of a person's name.
func within(words []string, p *journal.Person) bool {
	name := journal.PlainWords(p.Name)
	for _, w := range words {
		if !slices.Contains(name, w) {
			return false
		}
	}
	return true
}

// mentioned returns the first of some people whose name stands in a text; a
// whole name counts before a part of one. It is nil if the text names nobody.
func mentioned(text string, people []*journal.Person) *journal.Person {
	said := spoken(text)
	if said == "" {
		return nil
	}
	for _, p := range people {
		if hasWords(said, p.Name) {
			return p
		}
	}
	for _, p := range people {
		if calls(said, p, people) {
			return p
		}
	}
	return nil
}

// calls reports whether a person's name stands in a spoken text: the whole
// name, or a first name that nobody else among those people has.
func calls(said string, p *journal.Person, among []*journal.Person) bool {
	if hasWords(said, p.Name) {
		return true
	}
	_, rest := note.CutHonorific(p.Name)
	first, _, _ := strings.Cut(folded(rest), " ")
	return hasWords(said, first) && isName(journal.PlainWords(first), p, among)
}

// spoken returns the words of a text, each between two spaces; "" if there are none.
func spoken(text string) string {
	if words := lettersOf(text); len(words) > 0 {
		return " " + strings.Join(words, " ") + " "
	}
	return ""
}

// hasWords reports whether a spoken text has these words, one behind the other.
func hasWords(said, words string) bool {
	wanted := spoken(words)
	return wanted != "" && strings.Contains(said, wanted)
}

// lettersOf returns the words of a text in lower case without punctuation.
func lettersOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" \t.,;:!?()[]<>\"'*_/", r) })
}

// dayWords writes a day for a sentence: "Wed 4 Mar", with the year if it is
// not this one.
func (s *search) dayWords(d day.Day) string {
	words := d.Weekday().String()[:3] + " " + strconv.Itoa(d.Day) + " " + d.Month.String()[:3]
	if d.Year != s.Today.Year {
		words += " " + strconv.Itoa(d.Year)
	}
	return words
}

// timeWords writes an instant for a sentence: "Wed 4 Mar at 11:00". The clock
// is that of the instant's zone, which is named if it is not the journal's.
func (s *search) timeWords(t time.Time) string {
	words := s.dayWords(day.Of(t)) + " at " + t.Format("15:04")
	_, here := t.In(s.Now.Location()).Zone()
	if _, there := t.Zone(); there != here {
		words += " (" + zoneWords(t.Location()) + ")"
	}
	return words
}

// zoneWords returns the city of a zone: "Lisbon" for Europe/Lisbon.
func zoneWords(zone *time.Location) string {
	name := zone.String()
	return strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
}

// countWords says how many of something: "one question", "3 questions".
func countWords(n int, thing string) string {
	if n == 1 {
		return "one " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// listWords joins a list for a sentence: "a, b and c".
func listWords(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// quoted puts a text between quotes, once.
func quoted(s string) string { return "“" + strings.Trim(s, "\"'“”„«» ") + "”" }

// folded is the form in which names are compared.
func folded(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
