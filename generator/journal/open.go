package journal

import (
	"slices"
	"strings"

	"journal/generator/note"
)

// carryOpen brings the questions still to be asked to where they can be asked:
// to their own interview, to the next upcoming one at the company, to the
// application and the company. A question is answered when it is ticked, or
// when an interview there has it among those that were ticked or asked.
func (c *connection) carryOpen() {
	for _, co := range c.j.Companies {
		c.carryOpenOf(co)
	}
	for _, in := range c.j.Interviews {
		if in.Company == nil {
			in.Open = c.openOf(in.Note, in, nil)
		}
	}
}

func (c *connection) carryOpenOf(co *Company) {
	notes := c.notesAbout(co)
	answered := map[string]bool{}
	for _, n := range notes {
		for _, item := range n.Items(note.Ask) {
			if item.Done {
				answered[c.plainWords(item.Text)] = true
			}
		}
		if in := c.interviewOf[n]; in != nil && !in.Upcoming {
			for _, item := range n.Items(note.Asked) {
				answered[c.plainWords(item.Text)] = true
			}
		}
	}
	next := nextOf(co.Interviews)
	known := map[string]bool{}
	if next != nil {
		next.Open = c.openOf(next.Note, next, answered)
		for _, o := range next.Open {
			known[c.plainWords(o.Text)] = true
		}
		co.Open = append(co.Open, next.Open...)
	}
	for _, n := range notes {
		in := c.interviewOf[n]
		if in != nil && in == next {
			continue
		}
		open := c.openOf(n, in, answered)
		if in != nil {
			in.Open = open
		}
		for _, o := range open {
			words := c.plainWords(o.Text)
			if known[words] {
				continue
			}
			known[words] = true
			co.Open = append(co.Open, o)
			if next != nil && (in == nil || !in.Upcoming) {
				o.Carried = true
				next.Open = append(next.Open, o)
			}
		}
	}
	for _, o := range co.Open {
		a := c.applicationOf[o.Note]
		if a != nil {
			a.Open = append(a.Open, o)
		}
	}
}

// notesAbout gives the notes of a company that may hold open questions: its
// interviews, latest first, then the others by path.
func (c *connection) notesAbout(co *Company) []*note.Note {
	notes := make([]*note.Note, 0, len(co.Interviews)+1)
	for _, in := range co.Interviews {
		notes = append(notes, in.Note)
	}
	from := len(notes)
	for _, a := range co.Applications {
		for _, n := range c.notesOf[a] {
			if n.Kind != note.Interview {
				notes = append(notes, n)
			}
		}
	}
	if co.Note != nil && !slices.Contains(notes[from:], co.Note) {
		notes = append(notes, co.Note)
	}
	slices.SortFunc(notes[from:], func(a, b *note.Note) int { return strings.Compare(a.Path, b.Path) })
	return notes
}

// openOf gives the questions of a note that nobody has answered yet.
func (c *connection) openOf(n *note.Note, in *Interview, answered map[string]bool) []Open {
	var open []Open
	for _, line := range appendLines(nil, n, in, note.Ask) {
		if !line.Done && !answered[c.plainWords(line.Text)] {
			open = append(open, Open{Line: line})
		}
	}
	return open
}

// plainWords gives a question as words alone, to tell whether it is the same
// one. Each is asked for several times.
func (c *connection) plainWords(s string) string {
	words, ok := c.words[s]
	if !ok {
		words = strings.Join(bare(s), " ")
		c.words[s] = words
	}
	return words
}
