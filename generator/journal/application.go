package journal

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"journal/generator/day"
	"journal/generator/note"
	"journal/generator/problem"
	"journal/generator/prose"
)

// roleWords are short forms that mean the same as the long ones.
var roleWords = map[string]string{"sr": "senior", "snr": "senior", "jr": "junior", "eng": "engineer", "swe": "software engineer"}

// roleKey returns the form in which roles are compared: without regard to case,
// punctuation, accents and marks such as "(m/w/d)", and "Sr." for "Senior".
// Other text in brackets counts, because it tells one opening from another.
func roleKey(role string) string {
	return plainRole(note.CutRoleMarks(role))
}

// roleStem returns the key that a role has without what stands in brackets.
func roleStem(role string) string {
	role = note.CutRoleMarks(role)
	if stem := plainRole(withoutBrackets(role)); stem != "" {
		return stem
	}
	return plainRole(role)
}

func plainRole(role string) string {
	words := PlainWords(role)
	for i, w := range words {
		if long, ok := roleWords[w]; ok {
			words[i] = long
		}
	}
	return strings.Join(words, " ")
}

// withoutBrackets takes out what stands in brackets.
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

// joinApplications gives each interview and application note its application.
//
// Notes that name the same company and role belong together, and so does a role
// without the brackets that another one has, if there is only one like it; that
// is said, and asked where there are several. A note without a
// role joins the one application of its company. Where there are several it
// joins the one with the latest sign of life on or before its own day. Where
// there is none, or the note has no day, it stands for an application whose
// role is unknown.
//
// A company note belongs to an application too when it says something about
// one: an outcome, when it was applied for, a line of history.
func (c *connection) joinApplications() {
	j := &joining{connection: c, known: map[place]*Application{}, said: map[opening]bool{}}
	var roleless []*record
	openings := c.openings()
	for i := range c.records {
		r := &c.records[i]
		switch {
		case r.company == nil:
		case r.role == "" || r.note.Kind == note.Company && !saysApplication(r.note):
			roleless = append(roleless, r)
		default:
			key := r.roleKey
			if openings != nil && key == r.roleStem {
				key = j.inFull(r, openings)
			}
			j.join(r, r.role, key)
		}
	}
	j.joinRoleless(roleless)
	for _, a := range j.all {
		a.Role = a.written.preferred()
		a.folded = foldName(a.Role)
	}
	for _, dated := range []bool{true, false} { // those without a day come last
		for _, in := range slices.Backward(c.j.Interviews) {
			if a := in.Application; a != nil && dated != in.Day.IsZero() {
				a.Interviews = append(a.Interviews, in)
			}
		}
	}
	for _, a := range j.all {
		numberRounds(a)
	}
	for _, co := range c.j.Companies {
		if len(co.Applications) > 1 {
			slices.SortFunc(co.Applications, func(a, b *Application) int {
				return cmp.Or(cmp.Compare(a.folded, b.folded), cmp.Compare(a.Role, b.Role))
			})
		}
		c.j.Applications = append(c.j.Applications, co.Applications...)
	}
}

// opening is a role at a company as it is called without brackets.
type opening struct {
	at   *Company
	stem string
}

// openings returns the roles with brackets, one of each key, as notes have them;
// nil if there are none.
func (c *connection) openings() map[opening][]*record {
	var known map[opening][]*record
	for i := range c.records {
		r := &c.records[i]
		if r.company == nil || r.roleKey == r.roleStem {
			continue
		}
		if known == nil {
			known = map[opening][]*record{}
		}
		at := opening{r.company, r.roleStem}
		if !slices.ContainsFunc(known[at], func(other *record) bool { return other.roleKey == r.roleKey }) {
			known[at] = append(known[at], r)
		}
	}
	return known
}

// inFull returns the key of the role that a note without brackets means, and
// says, once for a role, what was taken for what.
func (j *joining) inFull(r *record, openings map[opening][]*record) string {
	at := opening{r.company, r.roleStem}
	list := openings[at]
	if len(list) == 0 {
		return r.roleKey
	}
	p := problem.Problem{Path: r.note.Path, Line: max(r.note.Role.Line, 1), Col: r.note.Role.Col}
	key := r.roleKey
	if len(list) == 1 {
		key = list[0].roleKey
		p.Severity = problem.Hint
		p.Msg = fmt.Sprintf("the role %q is taken for %q, the only one of that name at %s", r.role, list[0].role, r.company.Name)
		p.Hint = "if it is another one, say in brackets which: " + r.role + " (…)"
	} else {
		var names []string
		for _, other := range list[:min(len(list), 5)] {
			names = append(names, strconv.Quote(other.role))
		}
		p.Severity = problem.Warning
		p.Msg = fmt.Sprintf("the role %q may be any of %s, so it is an application of its own", r.role, prose.List(names, "and"))
		p.Hint = "write the role in full"
	}
	if !j.said[at] {
		j.said[at] = true
		j.problems = append(j.problems, p)
	}
	return key
}

// joining is the applications being put together.
type joining struct {
	*connection
	all   []*Application
	known map[place]*Application
	said  map[opening]bool // which roles without brackets were spoken of
}

// place is a role at a company.
type place struct {
	company *Company
	role    string // its key
}

// join adds a note to the application of its company with that role.
func (j *joining) join(r *record, role, key string) {
	a := j.known[place{r.company, key}]
	if a == nil {
		a = &Application{Company: r.company}
		r.company.Applications = append(r.company.Applications, a)
		j.known[place{r.company, key}], j.all = a, append(j.all, a)
	}
	a.add(r)
	if role != "" {
		a.written.add(role, 1)
	}
}

// joinRoleless finds the applications of the notes that name no role.
func (j *joining) joinRoleless(list []*record) {
	signs := map[*Application][]day.Day{}
	known := map[*Company][]*Application{}
	for _, r := range list {
		co := r.company
		if _, ok := known[co]; !ok {
			known[co] = slices.Clone(co.Applications)
			for _, a := range co.Applications {
				for _, other := range a.records {
					signs[a] = append(signs[a], signsOfLife(other.note)...)
				}
				slices.SortFunc(signs[a], day.Day.Compare)
			}
		}
		a := choose(known[co], signs, lastSign(r.note))
		switch {
		case r.note.Kind == note.Company && !saysApplication(r.note) && (a == nil || len(r.note.Log) == 0):
		case a != nil:
			a.add(r)
		default:
			j.join(r, "", "")
		}
	}
}

// add takes down a note as one of an application.
func (a *Application) add(r *record) {
	a.records = append(a.records, r)
	r.application = a
	if r.interview != nil {
		r.interview.Application = a
	}
	if r.note.Kind == note.Application && a.Note == nil {
		a.Note = r.note
	}
}

// saysApplication reports whether a company note speaks of an application there.
func saysApplication(n *note.Note) bool {
	if n.Outcome != "" || !n.Applied.IsZero() {
		return true
	}
	for _, e := range n.Log {
		switch e.What {
		case "applied", "referred", "offer", "accepted", "signed", "declined", "rejected", "withdrawn", "silent":
			return true
		}
	}
	return false
}

// signsOfLife returns the days on which a note says something happened.
func signsOfLife(n *note.Note) []day.Day {
	var days []day.Day
	add := func(d day.Day) {
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

// lastSign returns the day a note without a role is placed by: that of the
// interview, else the last one it tells of.
func lastSign(n *note.Note) day.Day {
	if n.Kind == note.Interview {
		return n.When.Day
	}
	days := signsOfLife(n)
	if len(days) == 0 {
		return day.Day{}
	}
	return slices.MaxFunc(days, day.Day.Compare)
}

// choose returns the application that a note without a role and of that day
// belongs to; nil if that cannot be told.
func choose(list []*Application, signs map[*Application][]day.Day, on day.Day) *Application {
	if len(list) == 1 {
		return list[0]
	}
	var best *Application
	var latest day.Day
	for _, a := range list {
		days := signs[a]
		before, exact := slices.BinarySearchFunc(days, on, day.Day.Compare)
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
		details := false
		for _, r := range a.records {
			details = details || r.details
		}
		if details {
			a.fillIn()
		}
		if a.Salary == "" {
			a.Salary = a.offeredPay()
		}
		if a.Deadline.IsZero() {
			a.Deadline = a.answerBy()
		}
		for _, r := range a.latest() {
			if r.interview == nil || !r.interview.Ahead {
				a.Concerns = appendLines(a.Concerns, r.facts, r.interview, r.concerns)
			}
		}
		slices.SortStableFunc(a.Concerns, latestLine)
		a.Fit = a.latestFit()
	}
}

// latest returns the notes of an application, those of its latest interviews first.
func (a *Application) latest() []*record {
	list := slices.Clone(a.records)
	slices.SortStableFunc(list, func(m, n *record) int { return compareLate(m.interview, n.interview) })
	return list
}

// fillIn takes what can be said once.
func (a *Application) fillIn() {
	list := a.latest()
	own := slices.DeleteFunc(slices.Clone(list), func(r *record) bool { return r.note.Kind == note.Interview })
	for _, r := range append(own, list...) {
		a.Deadline = cmp.Or(a.Deadline, r.note.Deadline.Day)
		a.Salary = cmp.Or(a.Salary, r.note.Salary.Value)
		a.Source = cmp.Or(a.Source, r.note.Source.Value)
		a.URL = cmp.Or(a.URL, r.note.URL.Value)
		a.Location = cmp.Or(a.Location, r.note.Location.Value)
	}
}

// answerBy returns the day by which the latest offer is to be answered: as its
// line of the log says, or a later line that moves the day, else the notes.
// What they promise to do themselves by a day moves nothing.
func (a *Application) answerBy() day.Day {
	var deadline, made day.Day
	offered := false
	for _, e := range a.History {
		switch {
		case e.What == string(note.Offer):
			offered, made = true, e.Day
			deadline, _ = note.AnswerBy(e.Text, e.Day, false)
		case offered && e.Interview == nil:
			if d, ok := note.AnswerBy(e.Text, e.Day, true); ok {
				deadline = d
			}
		}
	}
	if offered && deadline.IsZero() {
		for _, r := range a.latest() {
			if deadline = deadlineIn(r.note, made); !deadline.IsZero() {
				break
			}
		}
	}
	return deadline
}

// deadlineIn returns the day by which a note says in its own words that an offer
// of that day is to be answered.
func deadlineIn(n *note.Note, made day.Day) day.Day {
	made = cmp.Or(made, n.When.Day)
	texts := []string{n.NextSteps.Value}
	for _, s := range n.Sections {
		if s.Topic == note.Next || s.Topic == note.Raw || s.Topic == note.Learned || s.Topic == "" {
			for _, item := range s.Items {
				texts = append(texts, item.Text)
			}
		}
	}
	for _, line := range n.Unfiled {
		texts = append(texts, line.Text)
	}
	for _, text := range texts {
		if d, ok := note.AnswerBy(text, made, false); ok && d.Compare(made) >= 0 {
			return d
		}
	}
	return day.Day{}
}

// offeredPay returns the pay of the latest offer that names one in the log.
func (a *Application) offeredPay() string {
	for _, e := range slices.Backward(a.History) {
		if e.What == string(note.Offer) {
			if pay := note.Pay(e.Text); pay != "" {
				return pay
			}
		}
	}
	return ""
}

func (a *Application) latestFit() map[string]int {
	if !slices.ContainsFunc(a.Interviews, func(in *Interview) bool { return len(in.Note.Fit) > 0 }) {
		return latestFit(a.Note, nil)
	}
	late := slices.Clone(a.Interviews)
	slices.SortFunc(late, latestFirst)
	return latestFit(a.Note, late)
}

// Title names an application: "Northwind Robotics, Backend Engineer".
func (a *Application) Title() string {
	if a.Role == "" {
		return a.Company.Name
	}
	return a.Company.Name + ", " + a.Role
}

// ApplicationKey returns the form in which companies and roles are compared
// when notes are joined: two notes with the same two keys are about the same
// application. A key is "" for a name of which nothing is left.
func ApplicationKey(company, role string) (companyPart, rolePart string) {
	return companyKey(cleanName(company)), roleKey(cleanName(role))
}
