package exchange

import (
	"strings"

	"journal/generator/journal"
)

// known is what is there already, so that nothing is taken in twice.
type known struct {
	applications map[[2]string]string // by company and role: the path of its own note
	roleless     map[string]string    // by company: the path of any such note
	interviews   map[[5]string]string // by company, day, time, stage and role: the path of its note
}

// knownOf looks through a journal. An application that only interviews name
// has no note yet and can get one.
func knownOf(j *journal.Journal) known {
	k := known{map[[2]string]string{}, map[string]string{}, map[[5]string]string{}}
	for _, a := range j.Applications {
		if a.Note != nil {
			k.addApplication(a.Company.Name, a.Role, a.Note.Path)
		}
	}
	for _, in := range j.Interviews {
		k.interviews[interviewKey(in.Note.Company.Value, in.Note.Role.Value, in.Note.When.Day.String(), clock(in.Note.When), in.Note.Stage.Value)] = in.Note.Path
	}
	return k
}

func (k known) addApplication(company, role, where string) {
	c, r := journal.ApplicationKey(company, role)
	k.applications[[2]string{c, r}] = where
	k.roleless[c] = where
}

func interviewKey(company, role, day, time, stage string) [5]string {
	c, r := journal.ApplicationKey(company, role)
	return [5]string{c, day, time, strings.ToLower(oneLine(stage)), r}
}

// find says where an arrival is already. One that names no role is any at its
// company. Interviews without a day may be as many as one likes.
func (k known) find(a *arrival) (where string, ok bool) {
	if a.whole != nil {
		as := a.whole.entry()
		if as == nil {
			return "", false
		}
		return k.find(as)
	}
	if a.in != nil {
		if a.in.Date == "" {
			return "", false
		}
		where, ok = k.interviews[interviewKey(a.in.Company, a.in.Role, a.in.Date, a.in.Time, a.in.Stage)]
		return where, ok
	}
	c, r := journal.ApplicationKey(a.app.Company, a.app.Role)
	if r == "" {
		where, ok = k.roleless[c]
		return where, ok
	}
	where, ok = k.applications[[2]string{c, r}]
	return where, ok
}

// add takes an arrival down.
func (k known) add(a *arrival, where string) {
	if a.in == nil {
		k.addApplication(a.app.Company, a.app.Role, where)
		return
	}
	k.interviews[interviewKey(a.in.Company, a.in.Role, a.in.Date, a.in.Time, a.in.Stage)] = where
}
