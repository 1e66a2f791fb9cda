package site

import (
	"html/template"
	"strconv"

	"journal/generator/advice"
	"journal/generator/journal"
	"journal/generator/note"
)

// debriefsPage is the data of debriefs.html: what was thought right after each
// interview, latest first. A long history has a page for each year.
type debriefsPage struct {
	Title    string
	Debriefs []debrief
	Unsaid   []round // over, and nothing written down yet; on the first page only
	Others   []link  // the pages of other years
}

// oneSitting is the number of debriefs up to which all are on one page: no
// search for a job has more, and a file of megabytes opens slowly on a phone.
const oneSitting = 200

// volume is the debriefs of one page.
type volume struct {
	address    string
	title      string
	interviews []*journal.Interview
}

// volumes shares the debriefs out among pages: all on one, or one for each
// year. The latest year has the address of the section; interviews without a
// day go with it.
func (s *Site) volumes() []volume {
	all := []volume{{address: "debriefs.html", title: "Debriefs"}}
	var past []*journal.Interview
	for _, i := range s.journal.Interviews {
		if !i.Upcoming && i.Debriefed && i.Note.Outcome != note.Cancelled {
			past = append(past, i)
		}
	}
	if len(past) <= oneSitting {
		all[0].interviews = past
		return all
	}
	at := map[int]int{0: 0, past[0].Day.Year: 0}
	for _, i := range past {
		n, ok := at[i.Day.Year]
		if !ok {
			n = len(all)
			at[i.Day.Year] = n
			year := strconv.Itoa(i.Day.Year)
			all = append(all, volume{address: "debriefs/" + year + ".html", title: "Debriefs of " + year})
		}
		all[n].interviews = append(all[n].interviews, i)
	}
	return all
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

func (v view) debriefs(all []volume, n int) any {
	p := &debriefsPage{Title: all[n].title, Debriefs: make([]debrief, 0, len(all[n].interviews))}
	for _, i := range all[n].interviews {
		p.Debriefs = append(p.Debriefs, v.debrief(i))
	}
	for k := range all {
		if k != n {
			p.Others = append(p.Others, link{v.href(all[k].address, ""), all[k].title})
		}
	}
	if n > 0 {
		return p
	}
	for _, i := range v.journal.Interviews {
		if !i.Upcoming && i.Note.Outcome != note.Cancelled && !advice.Debriefed(i.Note) {
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
