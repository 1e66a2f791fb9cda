package draft

import (
	"strings"
	"sync"

	"github.com/golangci/misspell"
)

// slips knows how common words are misspelled. Its list is long, so it is made
// ready only when a draft is judged.
var slips = sync.OnceValue(misspell.New)

// spelling: no common misspelling, and no word twice in a row. Names are spelled as
// they are.
func spelling(c *checking) []Finding {
	names := map[string]bool{}
	name := func(s string) {
		for _, w := range words(s) {
			names[w] = true
		}
	}
	name(c.To + " " + c.facts.To.Name + " " + c.facts.Me)
	if co := c.facts.Company; co != nil {
		name(co.Name)
	}
	if in := c.facts.Interview; in != nil {
		for _, p := range in.People {
			name(p.Name)
		}
	}
	var all []Finding
	for i, line := range append([]string{c.Subject}, c.lines...) {
		_, found := slips().Replace(line)
		for _, d := range found {
			if !names[strings.ToLower(d.Original)] {
				all = append(all, Finding{Line: i, Msg: d.Original + " is misspelled", Hint: "write " + d.Corrected})
			}
		}
		all = append(all, twice(line, i)...)
	}
	return all
}

// twice finds a word that stands two times in a row.
func twice(line string, n int) []Finding {
	fields := strings.Fields(line)
	for i := 1; i < len(fields); i++ {
		w := strings.ToLower(fields[i-1])
		if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" && w == strings.ToLower(strings.TrimRight(fields[i], ".,;!?")) && w != "that" && w != "had" {
			return []Finding{{Line: n, Msg: w + " " + w + ": the word stands there twice", Hint: "write it once"}}
		}
	}
	return nil
}
