package advice

import (
	"strconv"
	"strings"
	"time"

	"journal/generator/day"
)

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

// zoneWords gives the city of a zone: "Lisbon" for Europe/Lisbon.
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
