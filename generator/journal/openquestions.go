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
	for i := range c.records {
		if r := &c.records[i]; r.interview != nil && r.company == nil {
			r.interview.Open = openOf(r, nil)
		}
	}
}

func (c *connection) carryOpenOf(co *Company) {
	notes := c.notesAbout(co)
	if notes == nil {
		return
	}
	answered := map[string]bool{}
	for _, r := range notes {
		for _, words := range r.answered {
			answered[words] = true
		}
		if r.interview != nil && !r.interview.Upcoming {
			for _, words := range r.asked {
				answered[words] = true
			}
		}
	}
	next := nextOf(co.Interviews)
	known := map[string]bool{}
	if next != nil {
		r := next.of
		next.Open = openOf(r, answered)
		for i := range r.ask {
			if !answered[r.ask[i].words] {
				known[r.ask[i].words] = true
			}
		}
		co.Open = append(co.Open, next.Open...)
	}
	for _, r := range notes {
		in := r.interview
		if in != nil && in == next {
			continue
		}
		if in != nil {
			in.Open = openOf(r, answered)
		}
		for i := range r.ask {
			ask := &r.ask[i]
			if answered[ask.words] || known[ask.words] {
				continue
			}
			known[ask.words] = true
			o := Open{Line: r.line(ask.item)}
			co.Open = append(co.Open, o)
			if next != nil && (in == nil || !in.Upcoming) {
				o.Carried = true
				next.Open = append(next.Open, o)
			}
		}
	}
	for _, o := range co.Open {
		r := c.j.record(o.Note)
		if a := r.application; a != nil {
			a.Open = append(a.Open, o)
		}
	}
}

// notesAbout returns the notes of a company that may hold open questions: its
// interviews, latest first, then the others by path; nil if none asks anything.
func (c *connection) notesAbout(co *Company) []*record {
	asks := false
	for _, a := range co.Applications {
		for _, r := range a.records {
			asks = asks || len(r.ask) > 0
		}
	}
	var own *record
	if co.Note != nil {
		own = c.j.record(co.Note)
		asks = asks || len(own.ask) > 0
	}
	if !asks {
		return nil
	}
	var notes []*record
	for _, in := range co.Interviews {
		notes = append(notes, in.of)
	}
	from := len(notes)
	for _, a := range co.Applications {
		for _, r := range a.records {
			if r.note.Kind != note.Interview {
				notes = append(notes, r)
			}
		}
	}
	if own != nil && !slices.Contains(notes[from:], own) {
		notes = append(notes, own)
	}
	slices.SortFunc(notes[from:], func(a, b *record) int { return strings.Compare(a.note.Path, b.note.Path) })
	return notes
}

// openOf returns the questions of a note that nobody has answered yet.
func openOf(r *record, answered map[string]bool) []Open {
	var open []Open
	for i := range r.ask {
		if !answered[r.ask[i].words] {
			open = append(open, Open{Line: r.line(r.ask[i].item)})
		}
	}
	return open
}

// line is an entry of a note where it stands.
func (r *record) line(item *note.Item) Line {
	return Line{Item: item, Note: r.note, Interview: r.interview, Day: r.note.When.Day}
}
