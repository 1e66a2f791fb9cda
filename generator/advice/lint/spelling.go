package lint

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/agnivade/levenshtein"
	"github.com/golangci/misspell"

	"journal/generator/english"
)

// misspellings knows how common words are misspelled. Its list is long, so it is
// made ready only when a letter is judged.
var misspellings = sync.OnceValue(misspell.New)

// spelling: no misspelled word, and no word twice in a row. What the notes write
// is right.
func spelling(c *checking) []Finding {
	var all []Finding
	for i, line := range append([]string{c.Subject}, c.lines...) {
		signature := i > c.closing
		seen := map[string]bool{}
		add := func(wrong, right string) {
			if !seen[wrong] {
				seen[wrong] = true
				all = append(all, Finding{Line: i, Msg: wrong + " is misspelled", Hint: "write " + right})
			}
		}
		if c.lang == "en" {
			_, found := misspellings().Replace(line)
			for _, d := range found {
				if low := strings.ToLower(d.Original); !c.noted.words[low] && !c.isName(d.Original) {
					add(d.Original, d.Corrected)
				}
			}
			if !signature && i != c.opening+1 {
				for _, w := range spelled(line) {
					if right := c.misspelled(w); right != "" {
						add(w, right)
					}
				}
			}
		}
		for _, w := range split(line) {
			w.low, w.text = strings.TrimSuffix(w.low, "'s"), strings.TrimSuffix(w.text, "'s")
			if right := c.misspelledDay(w); right != "" {
				add(w.text, right)
			}
		}
		all = append(all, twice(line, i)...)
	}
	return all
}

// spelled returns the words of a line that are spelled like everyday ones: small
// letters alone; a link or an address is none.
func spelled(line string) []string {
	var all []string
	for _, f := range strings.Fields(line) {
		if strings.ContainsAny(f, "@_/\\") || strings.Contains(strings.TrimRight(f, ".,!?"), ".") {
			continue
		}
		for _, w := range strings.FieldsFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
			w = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, "'’"), "'s"), "’s")
			if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
				all = append(all, w)
			}
		}
	}
	return all
}

// misspelled returns the common word that an unknown one is a slip for; "" if it
// is known, a compound, or near to nothing.
func (c *checking) misspelled(w string) string {
	const short, long = 5, 8
	if len(w) < short || english.Known(w) || c.noted.words[w] || isBuilt(w) {
		return ""
	}
	for _, near := range neighbours(w) {
		if english.Common(near) {
			return near
		}
	}
	if len(w) < long {
		return ""
	}
	for name := range english.CommonFrom(w[:2]) {
		if len(name)-len(w) <= 2 && len(w)-len(name) <= 2 && len(name) > 6 && levenshtein.ComputeDistance(name, w) <= 2 {
			return name
		}
	}
	return ""
}

// isBuilt reports whether a word is made of known ones: "backpressure",
// "onboarding", "reskilling".
func isBuilt(w string) bool {
	for i := 2; i+3 <= len(w); i++ {
		head, tail := w[:i], w[i:]
		if i == 2 && !slices.Contains([]string{"re", "un", "on", "up", "in", "de", "co"}, head) {
			continue
		}
		if (i == 2 || english.Common(head)) && len(tail) > 2 && english.Common(tail) && (len(head) > 3 || len(tail) > 3) {
			return true
		}
	}
	return false
}

// neighbours returns the words that differ from w by one letter, or by two
// letters that have changed places; the likelier ones first.
func neighbours(w string) []string {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	var all []string
	for i := 0; i+1 < len(w); i++ {
		all = append(all, w[:i]+w[i+1:i+2]+w[i:i+1]+w[i+2:])
	}
	for i := range w {
		all = append(all, w[:i]+w[i+1:])
	}
	for i := 0; i <= len(w); i++ {
		for _, l := range letters {
			all = append(all, w[:i]+string(l)+w[i:])
		}
	}
	for i := range w {
		for _, l := range letters {
			all = append(all, w[:i]+string(l)+w[i+1:])
		}
	}
	return all
}

// misspelledDay returns the weekday or month that a word in capitals is a slip for.
func (c *checking) misspelledDay(w word) string {
	if !isCapital(w.text) || len(w.low) < 6 || c.isCalendar(w.low) || c.noted.words[w.low] || english.Known(w.low) || c.isName(w.text) {
		return ""
	}
	for _, list := range []string{"weekdays", "months"} {
		for _, name := range c.lists.Words("calendar", list) {
			if len(name) > 5 && levenshtein.ComputeDistance(name, w.low) <= 2 && name[0] == w.low[0] && w.low != name+"s" {
				return strings.ToUpper(name[:1]) + name[1:]
			}
		}
	}
	return ""
}

// twice finds a word that stands two times in a row.
func twice(line string, n int) []Finding {
	fields := strings.Fields(line)
	for i := 1; i < len(fields); i++ {
		w := strings.ToLower(fields[i-1])
		if strings.Trim(w, "abcdefghijklmnopqrstuvwxyzäöüß") == "" && w == strings.ToLower(strings.TrimRight(fields[i], ".,;!?")) && !slices.Contains([]string{"that", "had", "very", "so", "much", "many", "sie", "die", "der", "das", "bye"}, w) {
			return []Finding{{Line: n, Msg: w + " " + w + ": the word stands there twice", Hint: "write it once"}}
		}
	}
	return nil
}
