package tracker

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"

	"journal/generator/exchange"
	"journal/generator/journal"
)

// known is what is there already, so that nothing is taken in twice.
type known struct {
	applications map[[2]string]place                // by company and role
	roleless     map[string]place                   // by company: any of them
	interviews   map[[5]string]place                // by company, day, time, stage and role
	told         map[[2]string]*journal.Application // those without a note of their own
}

// place is where something is.
type place struct {
	where       string // the path of its note, or "row 3 of the same file"
	application *journal.Application
	same        *entry // in the same file
}

// knownOf looks through a journal. An application that only interviews name
// has no note yet and can get one.
func knownOf(j *journal.Journal) known {
	k := known{map[[2]string]place{}, map[string]place{}, map[[5]string]place{}, map[[2]string]*journal.Application{}}
	for _, a := range j.Applications {
		if a.Note != nil {
			k.addApplication(a.Company.Name, a.Role, place{where: a.Note.Path, application: a})
		} else {
			k.told[roleOf(a.Company.Name, a.Role)] = a
		}
	}
	for _, in := range j.Interviews {
		k.interviews[interviewKey(in.Note.Company.Value, in.Note.Role.Value, in.Note.When.Day.String(), exchange.ClockOf(in.Note.When.Moment), in.Note.Stage.Value)] = place{where: in.Note.Path}
	}
	return k
}

func (k known) addApplication(company, role string, where place) {
	key := roleOf(company, role)
	k.applications[key] = where
	k.roleless[key[0]] = where
}

// roleOf tells applications apart: by company and role. What has no letter, such
// as 0, is no role to the reader of notes.
func roleOf(company, role string) [2]string {
	if !strings.ContainsFunc(role, unicode.IsLetter) {
		role = ""
	}
	c, r := journal.ApplicationKey(company, role)
	return [2]string{c, r}
}

func interviewKey(company, role, day, time, stage string) [5]string {
	c, r := journal.ApplicationKey(company, role)
	return [5]string{c, day, time, strings.ToLower(exchange.OneLine(stage)), r}
}

// find says where an arrival is already. One that names no role is any at its
// company. Interviews without a day may be as many as one likes.
func (k known) find(a *entry) (where place, ok bool) {
	if a.whole != nil {
		as := a.whole.entry()
		if as == nil {
			return place{}, false
		}
		return k.find(as)
	}
	if a.in != nil {
		if a.in.Date == "" {
			return place{}, false
		}
		where, ok = k.interviews[interviewKey(a.in.Company, a.in.Role, a.in.Date, a.in.Time, a.in.Stage)]
		return where, ok
	}
	key := roleOf(a.app.Company, a.app.Role)
	if key[1] == "" {
		where, ok = k.roleless[key[0]]
		return where, ok
	}
	where, ok = k.applications[key]
	return where, ok
}

// add takes an arrival down.
func (k known) add(a *entry) {
	where := place{where: fmt.Sprintf("line %d of the same file", a.line), same: a}
	if a.row > 0 {
		where.where = fmt.Sprintf("row %d of the same file", a.row)
	}
	if a.in == nil {
		k.addApplication(a.app.Company, a.app.Role, where)
		return
	}
	k.interviews[interviewKey(a.in.Company, a.in.Role, a.in.Date, a.in.Time, a.in.Stage)] = where
}

// isRedundant reports whether the interviews that are there say all that arrives of
// an application, and the file names no note of its own for it. A table that is
// exported, imported and exported again then is the same.
func (im *importer) isRedundant(a *entry) bool {
	if a.app == nil || a.path != "" || len(a.log) > 0 || a.outcome != "" || a.text != "" || len(a.more) > 0 {
		return false
	}
	there := im.known.told[roleOf(a.app.Company, a.app.Role)]
	if there == nil {
		return false
	}
	is := exchange.ApplicationOf(there)
	want := *a.app
	want.ID, want.Status, want.History = is.ID, string(a.want), is.History
	if want.Status == "" {
		want.Status = is.Status
	}
	if len(want.Fit) == 0 {
		want.Fit = is.Fit
	}
	return reflect.DeepEqual(want, is)
}
