package site

import (
	"cmp"
	"html/template"
	"slices"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// startPage is the data of index.html: what is next, before anything else.
type startPage struct {
	AsOf     template.HTML   // the day the page speaks of
	Empty    bool            // not one note yet
	Today    []template.HTML // how much there is to do, as states: "2 overdue"
	Due      []action        // what is overdue or can be done today
	Soon     []action        // what comes after, if there is room
	More     string          // "All 22 actions"; "" if all are shown
	Next     *nextInterview
	Later    []round // interviews after the next one, soonest first
	Top      []topTheme
	Offers   string    // "One offer to answer"; "" without one
	Active   []appRow  // applications that can still go on
	Debriefs []debrief // the latest three, with the first three entries of each list
	Pages    []link    // plain pages
}

// nextInterview is the interview that comes next.
type nextInterview struct {
	round
	Prep     template.HTMLAttr // to the prep sheet
	Practise template.HTMLAttr // to the cards for it; "" without a question
	Soon     string            // "tomorrow at 10:00", by the clock at home; "" if unknown
	Now      bool              // it is today
	Zone     string            // where its clock stands, if that is not the journal's zone
	Format   string
	Role     string
	People   []person
	Unnamed  []string
	Ask      []openLine // questions to ask there
	Plan     string     // `next_steps` or a place named by the note; may be ""
}

// round is one interview in a list.
type round struct {
	Href  template.HTMLAttr
	Title string
	When  template.HTML
	In    string // "in 3 days"; "" if it is over
	Stage string
	State template.HTML
}

// topTheme is one of the three lessons for the next interview.
type topTheme struct {
	Href   template.HTMLAttr // to the theme on the improve page
	Title  string
	Why    string
	Advice string
	Count  string // "7 times in 5 interviews"
}

func (v view) start() any {
	j := v.journal
	p := &startPage{AsOf: dayTag(j.Today), Empty: len(j.Notes) == 0, Top: v.topThemes()}
	p.Due, p.Soon = v.pressing()
	p.Today = v.tally()
	p.More = v.allActions(len(p.Due) + len(p.Soon))
	if n := len(offered(j)); n > 0 {
		p.Offers = count(n, "offer") + " to answer"
	}
	for _, i := range coming(j.Interviews) {
		if p.Next == nil {
			p.Next = v.next(i)
			continue
		}
		p.Later = append(p.Later, v.round(i))
	}
	for _, i := range j.Interviews {
		switch {
		case i.Upcoming || i.Note.Outcome == note.Cancelled:
		case advice.Debriefed(i.Note) && len(p.Debriefs) < 3:
			d := v.debrief(i)
			d.Well, d.Improve = d.Well[:min(3, len(d.Well))], d.Improve[:min(3, len(d.Improve))]
			p.Debriefs = append(p.Debriefs, d)
		}
	}
	for _, a := range active(j.Applications) {
		p.Active = append(p.Active, v.appRow(a))
	}
	for _, n := range j.Pages {
		p.Pages = append(p.Pages, link{v.href(v.journal.Address(n), ""), noteTitle(n)})
	}
	return p
}

// coming gives the upcoming interviews, soonest first, those without a day last.
func coming(latestFirst []*journal.Interview) []*journal.Interview {
	var dated, undated []*journal.Interview
	for n := len(latestFirst) - 1; n >= 0; n-- {
		switch i := latestFirst[n]; {
		case !i.Upcoming:
		case i.Day.IsZero():
			undated = append(undated, i)
		default:
			dated = append(dated, i)
		}
	}
	return append(dated, undated...)
}

// active gives the applications that can still go on: offers first, then by
// the day of the next interview, then by how far they are.
func active(from []*journal.Application) []*journal.Application {
	var all []*journal.Application
	for _, a := range from {
		if a.Active() {
			all = append(all, a)
		}
	}
	never := day.Day{Year: 9999}
	slices.SortStableFunc(all, func(a, b *journal.Application) int {
		x, y := cmp.Or(nextDay(a.Interviews), never), cmp.Or(nextDay(b.Interviews), never)
		offer := func(a *journal.Application) int {
			if a.Status == journal.Offered {
				return 0
			}
			return 1
		}
		return cmp.Or(offer(a)-offer(b), x.Compare(y), rank(a.Status)-rank(b.Status))
	})
	return all
}

// nextDay gives the day of the soonest upcoming interview, zero if there is none.
func nextDay(interviews []*journal.Interview) day.Day {
	var next day.Day
	for _, i := range interviews {
		if i.Upcoming && !i.Day.IsZero() && (next.IsZero() || i.Day.Compare(next) < 0) {
			next = i.Day
		}
	}
	return next
}

func (v view) next(i *journal.Interview) *nextInterview {
	n := &nextInterview{
		round:    v.round(i),
		Prep:     v.href(prepAddress(i), ""),
		Practise: v.practise(i),
		Zone:     v.zoneOf(i),
		Format:   i.Note.Format.Value,
		Role:     i.Note.Role.Value,
		People:   v.people(i.People),
		Unnamed:  unnamed(i),
		Ask:      v.open(i.Open),
		Plan:     i.Note.Location.Value,
	}
	if i.Application != nil {
		n.Role = i.Application.Role
	}
	on, clock := i.Day, ""
	if !i.Start.IsZero() {
		here := i.Start.In(v.home())
		on, clock = day.Of(here), " at "+here.Format("15:04")
	}
	if n.Soon = inDays(v.journal.Today, on); n.Soon != "" {
		n.Soon += clock
	}
	n.Now = on == v.journal.Today
	return n
}

func (v view) round(i *journal.Interview) round {
	r := round{
		Href:  v.href(i.Address, ""),
		Title: i.Title,
		When:  whenTag(i),
		Stage: i.Note.Stage.Value,
		State: stateOf(i),
	}
	if i.Upcoming {
		r.In = inDays(v.journal.Today, i.Day)
	}
	return r
}

// topThemes gives the three lessons for the next interview.
func (v view) topThemes() []topTheme {
	var all []topTheme
	for _, t := range v.journal.Top {
		all = append(all, topTheme{v.href("improve.html", t.Anchor), t.Title, t.Why, t.Advice, timesIn(t)})
	}
	return all
}

// timesIn gives "7 times in 5 interviews".
func timesIn(t *journal.Theme) string {
	if t.Interviews == 0 {
		return times(len(t.Lessons))
	}
	return times(len(t.Lessons)) + " in " + count(t.Interviews, "interview")
}
