package tracker

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"journal/generator/day"
	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
)

// ImportJSON reads what [JSON] writes, into notes with the same paths. A list
// of objects, as other trackers give one, is read as [ImportCSV] reads a
// table: the keys are the headings.
//
// A note whose text is in the file comes back with every byte. What the lists
// say of it is then worked out again from that text, and an interview that says
// something else than its text is reported. What has no text there, as in a
// file that another program made, is written anew from the lists; lines are
// then those of the new notes.
//
// What is worked out from the notes is never taken over: the improve page, what
// is due, problems.
func ImportJSON(file string, src []byte, kind Kind, there Existing) (*Import, error) {
	text, guessed, err := decoded(src)
	if err != nil {
		return nil, err
	}
	src = []byte(text)
	switch strings.TrimSpace(text)[0] {
	case '[':
		s, err := sheetOfJSON(src)
		if err != nil {
			return nil, err
		}
		im := newImporter(file, there)
		if guessed != "" {
			im.remark("the file does not say how its letters are written; they were read as %s", guessed)
		}
		return im.sheets([]sheet{s}, kind)
	case '{':
		return importDocument(file, src, there)
	}
	return nil, errors.New("this is not JSON: it begins neither with { nor with [")
}

// element is one entry of a list and the place where it begins.
type element struct {
	text      json.RawMessage
	line, col int
	at        int64 // its offset
}

// importDocument reads the export of a journal.
func importDocument(file string, src []byte, there Existing) (*Import, error) {
	lists, err := listsOf(src, "interviews", "applications", "notes")
	if err != nil {
		return nil, err
	}
	if lists == nil {
		return nil, errors.New(`this is no export of a journal: it has neither "interviews" nor "applications" nor "notes"`)
	}
	im := newImporter(file, there)
	im.Kind = "journal"
	d := &fromJSON{importer: im, rounds: map[string][]*interview{}}
	d.texts(lists["notes"])
	for _, e := range lists["interviews"] {
		d.interview(e)
	}
	for _, e := range lists["applications"] {
		d.application(e)
	}
	im.Rows = len(lists["interviews"]) + len(lists["applications"]) + len(lists["notes"])
	im.resolve(d.all)
	return &im.Import, nil
}

// fromJSON is the export of a journal on its way in.
type fromJSON struct {
	*importer
	all    []*entry
	rounds map[string][]*interview // by [sameApplication]
	copied copied
}

// interviewKeys and applicationKeys are those that have a place in a note.
var (
	interviewKeys   = keysOf(reflect.TypeFor[exchange.Interview]())
	applicationKeys = keysOf(reflect.TypeFor[exchange.Application]())
)

func (d *fromJSON) interview(e element) {
	in := &interview{}
	more, ok := d.read(e, &in.Interview, interviewKeys)
	if !ok {
		return
	}
	if d.copied.hasInterview(d, e, in) || in.CopyOf != "" {
		return
	}
	path := d.path(e, in.Path)
	if exchange.OneLine(in.Company) == "" && path == "" {
		d.report(e.line, e.col, problem.Error, "name the company and import it again", "this interview names no company, so it was left out")
		return
	}
	d.soundInterview(e, in)
	key := sameApplication(in.Application, in.Company, in.Role)
	d.rounds[key] = append(d.rounds[key], in)
	d.all = append(d.all, &entry{line: e.line, col: e.col, path: path, in: in, more: more})
}

// soundInterview drops what no note can hold and says so.
func (d *fromJSON) soundInterview(e element, in *interview) {
	for _, f := range []struct {
		name string
		text *string
	}{{"date", &in.Date}, {"month", &in.Month}} {
		if w, found := day.Read(*f.text, d.c.days); *f.text != "" && (!day.Sure(found) || w.IsZero()) {
			d.report(e.line, e.col, problem.Error, "write it as 2026-03-04", "%s %s cannot be read, so it was left out", f.name, shortened(*f.text))
			*f.text = ""
		}
	}
	for _, f := range []struct {
		name string
		text *string
	}{{"time", &in.Time}, {"end", &in.End}} {
		if w, _ := day.ReadClock(*f.text, d.c.days); *f.text != "" && !w.HasTime {
			d.report(e.line, e.col, problem.Error, "write it as 14:30", "%s %s cannot be read, so it was left out", f.name, shortened(*f.text))
			*f.text = ""
		}
	}
	if _, err := day.Zone(in.Timezone); in.Timezone != "" && err != nil {
		d.report(e.line, e.col, problem.Error, "write it as Europe/Berlin", "there is no time zone %s, so it was left out", shortened(in.Timezone))
		in.Timezone = ""
	}
	if o, known := note.ParseOutcome(in.Outcome); !known || string(o) != in.Outcome {
		d.report(e.line, e.col, problem.Error, "write waiting, passed, rejected, withdrawn, silent, offer, accepted, declined or cancelled", "outcome %s is none, so it was left out", shortened(in.Outcome))
		in.Outcome = ""
	}
	if z := d.there.Journal.Config; z.ZoneSet && z.Zone.String() == in.Timezone {
		in.Timezone = "" // the journal says it for all notes
	}
}

// application reads an application. Its history holds what the logs of its
// interviews say as well; only the rest becomes the log of its own note. One
// that had no note gets none if its latest interview can say the rest.
func (d *fromJSON) application(e element) {
	a := &exchange.Application{}
	more, ok := d.read(e, a, applicationKeys)
	if !ok {
		return
	}
	if exchange.OneLine(a.Company) == "" {
		d.report(e.line, e.col, problem.Error, "name the company and import it again", "this application names no company, so it was left out")
		return
	}
	if d.copied.hasApplication(a) {
		return
	}
	ar := &entry{line: e.line, col: e.col, path: d.path(e, a.Path), app: a, want: journal.Status(a.Status), more: more}
	rounds := d.rounds[sameApplication(a.ID, a.Company, a.Role)]
	said, ended := map[exchange.LogLine]bool{}, map[string]bool{}
	for _, in := range rounds {
		for _, l := range in.Log {
			said[exchange.LogLine{Date: l.Date, Time: l.Time, What: l.What, Person: l.Person, Text: l.Text}] = true
		}
		ended[in.Outcome] = true
	}
	a.Applied = ""
	for _, ev := range a.History {
		l := exchange.LogLine{Date: ev.Date, Time: ev.Time, What: ev.What, Person: ev.Person, Text: ev.Text}
		switch {
		case ev.What == "interview" || said[l]:
		case ev.Date == "":
			if !ended[ev.What] {
				ar.outcome = ev.What
			}
		case ev.What == "applied" && a.Applied == "" && l == (exchange.LogLine{Date: ev.Date, What: "applied"}):
			a.Applied = ev.Date
		default:
			ar.log = append(ar.log, l)
		}
	}
	if ar.path == "" && len(rounds) > 0 && len(ar.log) == 0 && len(more) == 0 && ar.outcome == "" && fitsInto(a, rounds) {
		rounds[0].about = a
		return
	}
	d.all = append(d.all, ar)
}

// sameApplication tells applications apart by their id. Where a file of another
// program has none, company and role do.
func sameApplication(id, company, role string) string {
	if id != "" {
		return id
	}
	c, r := journal.ApplicationKey(company, role)
	return "\x00" + c + "\x00" + r
}

// fitsInto reports whether the notes of its interviews can say all that is
// known of an application.
func fitsInto(a *exchange.Application, rounds []*interview) bool {
	for name, n := range a.Fit {
		if !slices.ContainsFunc(rounds, func(in *interview) bool { return in.Fit[name] == n }) {
			return false
		}
	}
	return a.FollowUp == "" && len(a.Contacts) == 0 && len(a.Tags) == 0
}

// path takes the path of an entry if a note can have it.
func (d *fromJSON) path(e element, name string) string {
	own := ownPath(name)
	if name != "" && own == "" {
		d.report(e.line, e.col, problem.Warning, "the note gets a name of its own", "%s is no name for a note", shortened(name))
	}
	return own
}

// read decodes an entry. Keys that nobody knows are kept as text.
func (d *fromJSON) read(e element, into any, known map[string]bool) ([]extra, bool) {
	all := map[string]json.RawMessage{}
	err := errors.Join(json.Unmarshal(e.text, &all), json.Unmarshal(e.text, into))
	if err != nil {
		d.report(e.line, e.col, problem.Error, "journal export json shows what it looks like", "this entry cannot be read, so it was left out: %s", reason(err))
		return nil, false
	}
	var more []extra
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if !known[key] {
			more = append(more, extra{key, plainJSON(all[key])})
		}
	}
	return more, true
}

// reason returns what is wrong with JSON in a few words.
func reason(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Sprintf("%s is a %s there", kind.Field, kind.Value)
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return strings.TrimPrefix(first, "json: ")
}
