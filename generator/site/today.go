package site

import (
	"journal/generator/day"
	"journal/generator/journal"
)

// Today is the data of index.html: what today asks for, before anything else.
type Today struct {
	Tally Tally
	Now   []ActionGroup // what is late or can be done today, no more than a handful
	Soon  []ActionGroup // what comes after, if there is room
	All   int           // how many actions there are
	Shown int           // how many of them stand here

	// One of these comes first: the note to write while it is fresh, the offer that
	// runs out before the next interview, that interview, or none.
	Write *journal.Interview
	Offer *journal.Application
	Next  *journal.Interview
	Later []*journal.Interview // after the next one
}

func (v view) today() any {
	j := v.journal
	now, soon := v.pressing()
	p := &Today{Tally: v.tally(), Now: v.byCompany(now), Soon: v.byCompany(soon), All: len(v.agenda.all), Shown: len(now) + len(soon)}
	if ahead := j.Upcoming(); len(ahead) > 0 {
		p.Next, p.Later = ahead[0], ahead[1:]
	}
	if todo := j.Unwritten(); len(todo) > 0 && todo[0].Day == j.Today {
		p.Write = todo[0]
	}
	for _, a := range j.Offers() {
		if d := a.Deadline; !d.IsZero() && d.Compare(j.Today) >= 0 && (p.Next == nil || p.Next.Day.IsZero() || d.Compare(p.Next.Day) <= 0) {
			p.Offer = a
			break
		}
	}
	return p
}

// inDays says how far a day is from today, "" if it is over.
func inDays(today, d day.Day) string {
	switch n := today.DaysUntil(d); {
	case d.IsZero() || n < 0:
		return ""
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	default:
		return "in " + count(n, "day")
	}
}
