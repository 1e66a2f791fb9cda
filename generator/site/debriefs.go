package site

import (
	"html/template"

	"journal/generator/journal"
	"journal/generator/note"
)

// debriefsPage is the data of debriefs.html: what was thought right after each
// interview, latest first.
type debriefsPage struct {
	Debriefs []debrief
	Unsaid   []round // over, and nothing written down yet
}

// debrief is what one interview left behind. The entries keep their links to
// the note.
type debrief struct {
	round
	Day      template.HTML // the day alone
	Ratings  []rating
	Feeling  []line
	Well     []line
	Improve  []line
	Landed   []line // what they liked
	Fell     []line // what they did not like
	Learned  []line
	Asked    []asked
	Feedback []line // what the employer said
	Bare     bool   // free text only: nothing that could be shown here
}

// asked is a question of theirs in a debrief.
type asked struct {
	line
	Score  template.HTML
	Better string // a better answer; may be ""
}

func (v view) debriefs() any {
	p := &debriefsPage{}
	for _, i := range v.journal.Interviews {
		switch {
		case i.Upcoming || i.Note.Outcome == note.Cancelled:
		case debriefed(i.Note):
			p.Debriefs = append(p.Debriefs, v.debrief(i))
		default:
			p.Unsaid = append(p.Unsaid, v.round(i))
		}
	}
	return p
}

func (v view) debrief(i *journal.Interview) debrief {
	d := debrief{round: v.round(i), Day: dayTag(i.Day), Ratings: ratings(i.Note.Ratings, ratingOrder)}
	d.Bare = len(d.Ratings) == 0
	for n := range i.Note.Sections {
		s := &i.Note.Sections[n]
		if s.Topic == note.Questions {
			for k := range s.Items {
				item := &s.Items[k]
				d.Asked = append(d.Asked, asked{v.entry(i, item), scoreTag(item.Score), item.Better})
			}
			d.Bare = d.Bare && len(s.Items) == 0
			continue
		}
		to := d.list(s.Topic)
		if to == nil {
			continue
		}
		for k := range s.Items {
			*to = append(*to, v.entry(i, &s.Items[k]))
		}
		d.Bare = d.Bare && len(s.Items) == 0
	}
	return d
}

// list gives where the entries of a topic go, nil for those that are not shown.
func (d *debrief) list(t note.Topic) *[]line {
	switch t {
	case note.Well:
		return &d.Well
	case note.Improve:
		return &d.Improve
	case note.Liked:
		return &d.Landed
	case note.Disliked:
		return &d.Fell
	case note.Learned:
		return &d.Learned
	case note.Feeling:
		return &d.Feeling
	case note.Feedback:
		return &d.Feedback
	}
	return nil
}

// entry gives one list entry of an interview's note. Where it comes from goes
// without saying.
func (v view) entry(i *journal.Interview, item *note.Item) line {
	return line{
		Href: v.href(i.Address, item.Anchor),
		Text: item.Text,
		Tags: tags(item.Tags),
		Why:  why(item),
		Box:  box(item),
	}
}
