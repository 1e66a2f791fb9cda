package journal

import (
	"cmp"
	"slices"
	"strings"

	"journal/generator/note"
)

// roleWords are short forms that mean the same as the long ones.
var roleWords = map[string]string{"sr": "senior", "snr": "senior", "jr": "junior", "eng": "engineer", "swe": "software engineer"}

// roleKey gives the form in which roles are compared: without regard to case,
// punctuation, accents, parts in brackets, and "Sr." for "Senior".
func roleKey(role string) string {
	words := bare(withoutBrackets(role))
	if len(words) == 0 {
		words = bare(role)
	}
	for i, w := range words {
		if long, ok := roleWords[w]; ok {
			words[i] = long
		}
	}
	return strings.Join(words, " ")
}

// withoutBrackets takes out what stands in brackets: "(m/f/d)", "[remote]".
func withoutBrackets(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '(', '[', '{', '（', '［':
			depth++
		case ')', ']', '}', '）', '］':
			depth = max(depth-1, 0)
			b.WriteByte(' ')
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

func (c *connection) roleKey(role string) string {
	key, ok := c.roleKeys[role]
	if !ok {
		key = roleKey(role)
		c.roleKeys[role] = key
	}
	return key
}

// at is the place of an application: its company and the key of its role.
type at struct {
	company *Company
	role    string
}

// joinApplications gives each interview and application note its application.
//
// Notes that name the same company and role belong together. A note without a
// role joins the one application of its company. Where there are several it
// joins the one with the latest sign of life on or before its own day. Where
// there is none, or the note has no day, it stands for an application whose
// role is unknown.
//
// A company note belongs to an application too when it says something about
// one: an outcome, when it was applied for, a line of history.
func (c *connection) joinApplications() {
	spelled := map[*Application]map[string]int{}
	places := map[at]*Application{}
	join := func(n *note.Note, co *Company, role string) *Application {
		place := at{co, c.roleKey(role)}
		a := places[place]
		if a == nil {
			a = &Application{Company: co}
			places[place] = a
			co.Applications = append(co.Applications, a)
			spelled[a] = map[string]int{}
		}
		c.addToApplication(a, n)
		if role != "" {
			spelled[a][role]++
		}
		return a
	}
	var roleless []*note.Note
	for _, n := range c.j.Notes {
		co := c.companyOf[n]
		if co == nil {
			continue
		}
		role := tidy(n.Role.Value)
		if role == "" || n.Kind == note.Company && !saysApplication(n) {
			roleless = append(roleless, n)
			continue
		}
		join(n, co, role)
	}
	signs := map[*Application][]note.Day{}
	for a, notes := range c.notesOf {
		for _, n := range notes {
			signs[a] = append(signs[a], signsOfLife(n)...)
		}
		slices.SortFunc(signs[a], note.Day.Compare)
	}
	known := map[*Company][]*Application{}
	for _, n := range roleless {
		co := c.companyOf[n]
		if _, ok := known[co]; !ok {
			known[co] = slices.Clone(co.Applications)
		}
		a := choose(known[co], signs, lastSign(n))
		switch {
		case n.Kind == note.Company && !saysApplication(n) && (a == nil || len(n.Log) == 0):
		case a != nil:
			c.addToApplication(a, n)
		default:
			join(n, co, "")
		}
	}
	for _, co := range c.j.Companies {
		for _, a := range co.Applications {
			a.Role = mostWritten(spelled[a])
			numberRounds(a)
		}
		slices.SortFunc(co.Applications, func(a, b *Application) int {
			return cmp.Or(cmp.Compare(fold(a.Role), fold(b.Role)), cmp.Compare(a.Role, b.Role))
		})
		c.j.Applications = append(c.j.Applications, co.Applications...)
	}
}

func (c *connection) addToApplication(a *Application, n *note.Note) {
	c.notesOf[a] = append(c.notesOf[a], n)
	c.applicationOf[n] = a
	if in := c.interviewOf[n]; in != nil {
		in.Application = a
		a.Interviews = append(a.Interviews, in)
	}
	if n.Kind == note.Application && a.Note == nil {
		a.Note = n
	}
}

// saysApplication reports whether a company note speaks of an application there.
func saysApplication(n *note.Note) bool {
	if n.Outcome != "" || !n.Applied.IsZero() {
		return true
	}
	for _, e := range n.Log {
		switch e.What {
		case "applied", "referred", "offer", "accepted", "declined", "rejected", "withdrawn", "silent":
			return true
		}
	}
	return false
}

// signsOfLife gives the days on which a note says something happened.
func signsOfLife(n *note.Note) []note.Day {
	var days []note.Day
	add := func(d note.Day) {
		if !d.IsZero() {
			days = append(days, d)
		}
	}
	if n.Kind == note.Interview {
		add(n.When.Day)
	}
	add(n.Applied.Day)
	for _, e := range n.Log {
		add(e.When.Day)
	}
	return days
}

// lastSign gives the day a note without a role is placed by: that of the
// interview, else the last one it tells of.
func lastSign(n *note.Note) note.Day {
	if n.Kind == note.Interview {
		return n.When.Day
	}
	days := signsOfLife(n)
	if len(days) == 0 {
		return note.Day{}
	}
	return slices.MaxFunc(days, note.Day.Compare)
}

// choose gives the application that a note without a role and of that day
// belongs to; nil if that cannot be told.
func choose(list []*Application, signs map[*Application][]note.Day, day note.Day) *Application {
	if len(list) == 1 {
		return list[0]
	}
	var best *Application
	var latest note.Day
	for _, a := range list {
		days := signs[a]
		before, exact := slices.BinarySearchFunc(days, day, note.Day.Compare)
		if exact {
			before++
		}
		if before > 0 && days[before-1].Compare(latest) > 0 {
			best, latest = a, days[before-1]
		}
	}
	return best
}

// fillApplications collects what the notes of an application say about it.
// For what can be said once, the application's own notes have the first word
// and then the latest interview.
func (c *connection) fillApplications() {
	for _, a := range c.j.Applications {
		notes := slices.Clone(c.notesOf[a])
		slices.SortStableFunc(notes, func(m, n *note.Note) int {
			return compareLate(c.interviewOf[m], c.interviewOf[n])
		})
		own := slices.DeleteFunc(slices.Clone(notes), func(n *note.Note) bool { return n.Kind == note.Interview })
		for _, n := range append(own, notes...) {
			a.Deadline = cmp.Or(a.Deadline, n.Deadline.Day)
			a.Salary = cmp.Or(a.Salary, n.Salary.Value)
			a.Source = cmp.Or(a.Source, n.Source.Value)
			a.URL = cmp.Or(a.URL, n.URL.Value)
			a.Location = cmp.Or(a.Location, n.Location.Value)
		}
		for _, n := range notes {
			if in := c.interviewOf[n]; in == nil || !in.Upcoming {
				a.Concerns = appendLines(a.Concerns, n, in, note.Concerns)
			}
		}
		slices.SortStableFunc(a.Concerns, latestLine)
		late := slices.Clone(a.Interviews)
		slices.SortFunc(late, latestFirst)
		a.Fit = latestFit(a.Note, late)
	}
}

// Title names an application: "Northwind Robotics, Backend Engineer".
func (a *Application) Title() string {
	if a.Role == "" {
		return a.Company.Name
	}
	return a.Company.Name + ", " + a.Role
}
