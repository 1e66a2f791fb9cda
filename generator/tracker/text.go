package tracker

import (
	"bytes"
	"encoding/json"
	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// wholeNote is a note that arrives as it is.
type wholeNote struct {
	from string // its path in the file
	text string
	note *note.Note
}

// entry returns the interview or application the note is about, as far as it
// tells whether that is there already; nil for other notes.
func (w *wholeNote) entry() *entry {
	n := w.note
	switch n.Kind {
	case note.Interview:
		return &entry{in: &interview{Interview: exchange.Interview{Company: n.Company.Value, Role: n.Role.Value, Date: n.When.Day.String(), Time: exchange.ClockOf(n.When.Moment), Stage: n.Stage.Value}}}
	case note.Application:
		return &entry{app: &exchange.Application{Company: n.Company.Value, Role: n.Role.Value}}
	}
	return nil
}

// copied are the notes that arrive as they are, and what they come to.
type copied struct {
	journal      *journal.Journal
	interviews   map[string][]*journal.Interview // by path: a file may hold several
	applications map[[2]string]bool              // by company and role
}

var noteKeys = keysOf(reflect.TypeFor[exchange.NoteText]())

// texts takes in the notes that stand in the file as they are.
func (d *fromJSON) texts(list []element) {
	d.copied = copied{interviews: map[string][]*journal.Interview{}, applications: map[[2]string]bool{}}
	var notes []*note.Note
	for _, e := range list {
		t := exchange.NoteText{}
		if _, ok := d.read(e, &t, noteKeys); !ok {
			continue
		}
		src, changed := t.File()
		if changed {
			d.report(e.line, e.col, problem.Warning, `delete its "base64" if the text is what you want; else the text`,
				"the text of %s is not that of the bytes beside it, and the text was taken", shortened(t.Path))
		}
		read := d.c.reader.ReadAll(t.Path, src)
		notes = append(notes, read...)
		d.all = append(d.all, &entry{line: e.line, col: e.col, path: d.path(e, t.Path), whole: &wholeNote{t.Path, string(src), read[0]}})
	}
	cfg := d.there.Journal
	d.copied.journal = journal.Connect(cfg.Config, cfg.Now, notes, nil)
	for _, in := range d.copied.journal.Interviews {
		d.copied.interviews[in.Note.Path] = append(d.copied.interviews[in.Note.Path], in)
	}
	for _, a := range d.copied.journal.Applications {
		d.copied.applications[roleOf(a.Company.Name, a.Role)] = true
	}
}

// hasApplication reports whether the notes tell of an application.
func (c copied) hasApplication(a *exchange.Application) bool {
	return c.applications[roleOf(a.Company, a.Role)]
}

// hasInterview reports whether the text of an interview is there. If it says
// something else than the entry, somebody has changed the entry, and is told
// that the text counts.
func (c copied) hasInterview(d *fromJSON, e element, in *interview) bool {
	there := c.interviews[in.Path]
	if there == nil {
		return false
	}
	if !slices.ContainsFunc(there, func(known *journal.Interview) bool {
		return sameEntry(in.Interview, exchange.InterviewOf(c.journal, known))
	}) {
		d.report(e.line, e.col, problem.Warning, `change its text under "notes", or delete that text so that the note is written from this entry`,
			"this entry says something else than the text of %s, and the text was taken", shortened(in.Path))
	}
	return true
}

// sameEntry compares interviews but for what depends on other notes and on the
// configuration.
func sameEntry(a, b exchange.Interview) bool {
	said := func(in exchange.Interview) []byte {
		in.Application, in.Timezone = "", ""
		text, err := json.Marshal(in)
		if err != nil {
			return nil
		}
		return text
	}
	return bytes.Equal(said(a), said(b))
}

// isNote reports whether a file of that name is a note.
func isNote(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		return true
	}
	return false
}

// another returns a path for a note that cannot have its own: in the same folder
// if that tells what kind of note it is.
func (im *importer) another(was string) string {
	stem := journal.Slug(strings.TrimSuffix(path.Base(was), path.Ext(was)))
	switch folder, _, _ := strings.Cut(was, "/"); folder {
	case "interviews", "applications", "companies", "reviews":
		stem = folder + "/" + stem
	}
	name := stem + ".md"
	for n := 2; ownPath(name) == "" || !im.free(name); n++ {
		name = stem + "-" + strconv.Itoa(n) + ".md"
	}
	return name
}
