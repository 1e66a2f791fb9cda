package note

import "journal/generator/day"

// Word is a word of the log and what else is read as it in English.
type Word struct {
	What string
	Also []string
}

// LogWords returns the words of the log in the order of a search.
func LogWords() []Word {
	var all []Word
	for _, e := range lists()["log"] {
		if e.Lang == "en" {
			all = append(all, Word{e.Name, e.Words})
		}
	}
	return all
}

// LogWord returns what a line without its day says was done, in the word that the
// journal keeps; "" if that is not understood.
func LogWord(line string) string {
	e, err := NewReader(Options{}).oneEntry("2026-01-02 " + line)
	if err != nil {
		return ""
	}
	return e.What
}

// LogDay cuts the day, and a time behind it, off the front of a line of the log that
// is written on the day today; found is false if it begins with none.
func LogDay(line string, o day.Options, today day.Day) (when day.Moment, rest string, said []day.Remark, found bool) {
	o.Near = today
	when, rest, said, found = leadingWhen(line, o)
	if !found {
		return day.Moment{}, line, nil, false
	}
	return when, rest, said, true
}
