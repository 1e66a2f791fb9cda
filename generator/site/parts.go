package site

import (
	"slices"
	"strconv"
	"strings"

	"journal/generator/day"
	"journal/generator/journal"
)

// Part is one of the pages of a list. Most lists have only one.
type Part[T any] struct {
	Address string // from the root
	Of      string // which list it is, where a page has several: "technical"; "" for the first
	Name    string // what tells it from the other parts: "2", "May to August 2025"
	List    []T
	Before  int        // how many stand on the parts before
	Total   int        // how many stand on all
	Parts   []*Part[T] // all of the list, this one included
}

// First reports whether the list begins here.
func (p *Part[T]) First() bool { return p.Before == 0 }

// Last reports whether the list ends here.
func (p *Part[T]) Last() bool { return p.Before+len(p.List) == p.Total }

// Some reports whether there are other parts.
func (p *Part[T]) Some() bool { return len(p.Parts) > 1 }

// divide lays a list on as many pages as it needs: none takes entries that weigh more
// than most, but for a single one. The first page has the address, the others are
// numbered in a folder of that name. There is always one.
func divide[T any](address, of string, list []T, most int, weight func(T) int) []*Part[T] {
	var parts []*Part[T]
	begin, weighs := 0, 0
	end := func(n int) {
		at := address
		if begin > 0 {
			at = strings.TrimSuffix(address, ".html") + "/" + strconv.Itoa(len(parts)+1) + ".html"
		}
		parts = append(parts, &Part[T]{Address: at, Of: of, Name: strconv.Itoa(len(parts) + 1), List: list[begin:n:n], Before: begin, Total: len(list)})
		begin, weighs = n, 0
	}
	for n, one := range list {
		w := weight(one)
		if n > begin && weighs+w > most {
			end(n)
		}
		weighs += w
	}
	end(len(list))
	for _, p := range parts {
		p.Parts = parts
	}
	return parts
}

// addParts adds the pages of a list.
func addParts[T any](s *Site, layout, title string, parts []*Part[T]) {
	for _, p := range parts {
		title := title
		if p.Of != "" {
			title += ": " + p.Of
		}
		s.page(layout, Page{Address: p.Address, Title: title, Section: layout}, func(view) any { return p })
	}
}

// move notes where something stands that the journal has at an address, if it is not
// on the first page of its list. The first place that is told is kept.
func (s *Site) move(address, to string) {
	if page, _, _ := strings.Cut(address, "#"); page == to {
		to = address
	} else {
		to = withAnchor(to, fragment(address))
	}
	if _, told := s.moved[address]; !told {
		s.moved[address] = to
	}
}

// placed returns where something stands that the journal has at an address.
func (s *Site) placed(address string) string {
	if to, ok := s.moved[address]; ok {
		return to
	}
	return address
}

// A page and all that it loads is to weigh no more than 45 KB as hosts send it. These
// are the bytes, compressed, that are left for a list, and about what its entries take.
const (
	roomForQuestions = 28_000
	roomForCards     = 9_600  // beside the scripts
	roomForThemes    = 18_000 // beside what lands, what falls flat and the strengths
	roomForDebriefs  = 26_000
	roomForMonths    = 20_000 // beside the lanes
	roomForPeople    = 26_000
)

// weightOf returns the weight of a question that is shown with its latest times.
func weightOf(times int) func(q *journal.Question) int {
	return func(q *journal.Question) int {
		text := len(q.Text) + len(q.Best) + len(q.Why())
		return 40 + 50*min(len(q.Asked), times) + text/2
	}
}

// listQuestions adds the pages of questions. Who has more than fit on one finds the
// weakest there; those asked again, those without a score and those of each stage have
// pages of their own.
func (s *Site) listQuestions() {
	j := s.journal
	all := j.QuestionsByScore()
	weight := weightOf(askedOnPage)
	weakest := divide("questions.html", "", all, roomForQuestions, weight)[0].List
	s.questions = [][]*Part[*journal.Question]{divide("questions.html", "", weakest, roomForQuestions, weight)}
	if len(all) > len(weakest) {
		stages := s.byStage()
		some := []journal.Group[*journal.Question]{{Name: "asked again", List: j.RepeatedQuestions()}, {Name: "without a score", List: j.UnscoredQuestions()}}
		s.questions = append(s.questions, lists("questions/", append(some, stages...), roomForQuestions, weight)...)
		for _, parts := range append(s.questions[:1:1], s.questions[len(s.questions)-len(stages):]...) {
			for _, p := range parts {
				for _, q := range p.List {
					s.move(withAnchor("questions.html", q.Anchor), p.Address)
				}
			}
		}
	}
	for _, parts := range s.questions {
		addParts(s, "questions.html", "Questions", parts)
	}
}

// byStage returns the questions by stage, those of none last, so that each is in one
// of the groups at least.
func (s *Site) byStage() []journal.Group[*journal.Question] {
	none := slices.DeleteFunc(s.journal.QuestionsByScore(), func(q *journal.Question) bool { return len(q.Stages()) > 0 })
	groups := s.journal.QuestionsByStage()
	if len(none) > 0 {
		groups = append(groups, journal.Group[*journal.Question]{Name: "no stage", List: none})
	}
	return groups
}

// lists lays each group that is not empty on pages in a folder.
func lists[T any](folder string, groups []journal.Group[T], most int, weight func(T) int) [][]*Part[T] {
	var all [][]*Part[T]
	taken := map[string]bool{}
	for _, g := range groups {
		if len(g.List) == 0 {
			continue
		}
		name := journal.Slug(g.Name)
		for n := 2; taken[name]; n++ {
			name = journal.Slug(g.Name) + "-" + strconv.Itoa(n)
		}
		taken[name] = true
		all = append(all, divide(folder+name+".html", g.Name, g.List, most, weight))
	}
	return all
}

// listThemes adds the pages of themes: those that are known, then what was seen once.
func (s *Site) listThemes() {
	all := slices.Concat(s.journal.KnownThemes(), s.journal.ThemesOnce())
	parts := divide("improve.html", "", all, roomForThemes, func(t *journal.Theme) int {
		if t.Once() {
			return 90
		}
		return 130 + 50*min(len(t.Lessons)+len(t.Better), linesOfTheme)
	})
	for _, p := range parts {
		for _, t := range p.List {
			s.move(withAnchor("improve.html", t.Anchor), p.Address)
		}
	}
	addParts(s, "improve.html", "Improve", parts)
}

// seenOnce returns those of the themes that were seen once, or the others.
func seenOnce(once bool, all []*journal.Theme) []*journal.Theme {
	return slices.DeleteFunc(slices.Clone(all), func(t *journal.Theme) bool { return t.Once() != once })
}

// linesOfTheme is how many lines of a theme its page shows; the layout says so, too.
const linesOfTheme = 30

// listDebriefs adds a page for each year, and several for one of many debriefs.
func (s *Site) listDebriefs() {
	years := s.journal.DebriefsByYear()
	if len(years) == 0 {
		years = []journal.Year{{Latest: true}}
	}
	for _, y := range years {
		title := "Debriefs"
		if !y.Latest {
			title += " of " + strconv.Itoa(y.Year)
		}
		parts := divide(yearAddress(y), "", y.Interviews, roomForDebriefs, func(i *journal.Interview) int { return 150 + i.Note.Body.Len()/3 })
		for _, p := range parts {
			if p.Some() {
				p.Name = spanName(p.List[len(p.List)-1].Day, p.List[0].Day)
				if p.Address != "debriefs.html" {
					title = "Debriefs, " + p.Name
				}
			}
			s.page("debriefs.html", Page{Address: p.Address, Title: title, Section: "debriefs.html"}, func(view) any { return p })
		}
	}
}

// listMonths adds the pages of the timeline.
func (s *Site) listMonths() {
	parts := divide("timeline.html", "", s.journal.Months(), roomForMonths, func(m journal.Month) int {
		weight := 50
		for n := range m.Days {
			weight += 90*len(m.Days[n].Interviews) + 45*len(m.Days[n].Milestones) + 30*len(m.Days[n].Reviews)
		}
		return weight
	})
	title := "Timeline"
	for _, p := range parts {
		if p.Some() {
			p.Name = spanName(p.List[len(p.List)-1].Month, p.List[0].Month)
			if !p.First() {
				title = "Timeline, " + p.Name
			}
		}
		s.page("timeline.html", Page{Address: p.Address, Title: title, Section: "timeline.html"}, func(view) any { return p })
	}
}

// spanName says from which month to which something goes.
func spanName(from, to day.Day) string {
	switch {
	case from.Year == to.Year && from.Month == to.Month:
		return monthOf(to)
	case from.Year == to.Year:
		return from.Month.String() + " to " + monthOf(to)
	}
	return monthOf(from) + " to " + monthOf(to)
}

// listPeople adds the pages of people.
func (s *Site) listPeople() {
	weight := func(p *journal.Person) int {
		weight := 40 + 45*len(p.Contacts)
		for n := range p.Remember {
			weight += 20 + len(p.Remember[n].Text)/3
		}
		return weight
	}
	var groups []journal.Colleagues
	for _, g := range s.journal.PeopleByCompany() {
		for _, some := range divide("", "", g.People, roomForPeople, weight) {
			groups = append(groups, journal.Colleagues{Company: g.Company, People: some.List})
		}
	}
	parts := divide("people.html", "", groups, roomForPeople, func(g journal.Colleagues) int {
		sum := 40
		for _, p := range g.People {
			sum += weight(p)
		}
		return sum
	})
	for _, p := range parts {
		for _, g := range p.List {
			for _, who := range g.People {
				s.move(who.Address, p.Address)
			}
		}
	}
	addParts(s, "people.html", "People", parts)
}
