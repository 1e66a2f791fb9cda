// Package tracker takes over what other programs have: the tables of trackers
// and spreadsheets, and the export of another journal.
//
// [ImportCSV] and [ImportJSON] turn a file into notes to be written. They only
// add: a note that is there is never changed, and what the journal knows already
// is left out and named. Each cell ends in one of three ways: it is understood,
// understood with an assumption that is said, or kept in the text of the note.
package tracker

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
)

// Import is what a file of another program comes to: notes to be written, and
// everything that a person wants to know before they are.
type Import struct {
	Kind     string   // what the file holds: "applications", "interviews", "journal"
	Columns  []Column // how the columns of a table were understood, in their order
	Remarks  []string // what was decided about the file as a whole, in plain sentences
	Rows     int      // how many entries the file has
	Read     []Row    // what each entry was read as
	Notes    []NewNote
	Problems problem.List // by line of the file; an entry that is left out is an error
}

// AlreadyThere counts the entries for which no note is made because the journal
// has them.
func (im *Import) AlreadyThere() int {
	n := 0
	for _, r := range im.Read {
		if r.Existing != "" {
			n++
		}
	}
	return n
}

// Column is a column of a table.
type Column struct {
	Heading string
	Meaning string // "company", "log: rejected"; "kept in the text" for one that nobody knows
}

// Row is what one entry of a file was read as.
type Row struct {
	Line     int      // of the file
	Number   int      // as a spreadsheet counts rows; 0 for what is no table
	Text     string   // "Northwind, Engineer: applied 2026-01-06, status rejected (“They hired someone else”)"; "" for a note that comes as it is
	Paths    []string // of the notes that are made of it
	Existing string   // where it is already, if no note is made
}

// NewNote is a note that an import makes. Its path is new: no file of that
// name is there, whatever the case of its letters.
type NewNote struct {
	Path  string // relative to the content folder
	Text  []byte
	Line  int // of the file it comes from
	Title string
}

// Existing is where an import looks at what is there already.
type Existing struct {
	Journal *journal.Journal
	Exists  func(path string) bool   // whether there is a file of that path below content
	Text    func(path string) []byte // what it holds; nil for no such file
}

// interview is an interview on its way in.
type interview struct {
	exchange.Interview
	about *exchange.Application // what its note has to say about the application
}

// entry is one note on its way in: an application or an interview.
type entry struct {
	line, col int
	row       int    // as a spreadsheet counts
	status    string // as the file has it
	unread    []string
	there     string // where it is already; then no note is made
	path      string // as the file names it; "" if it does not
	in        *interview
	app       *exchange.Application
	whole     *wholeNote // a note as it is; then there is neither in nor app
	log       []exchange.LogLine
	outcome   string
	want      journal.Status // where an application has to stand in the end; "" if the file does not say
	text      string
	more      []extra
	said      []extra // more, as it arrived
}

func (a *entry) company() string {
	switch {
	case a.whole != nil:
		return a.whole.note.Company.Value
	case a.in != nil:
		return a.in.Company
	}
	return a.app.Company
}

func (a *entry) role() string {
	switch {
	case a.whole != nil:
		return a.whole.note.Role.Value
	case a.in != nil:
		return a.in.Role
	}
	return a.app.Role
}

func (a *entry) title() string {
	if a.whole != nil {
		return a.whole.from
	}
	title := exchange.OneLine(a.company())
	if r := exchange.OneLine(a.role()); r != "" {
		title += ", " + r
	}
	if a.in != nil {
		for _, s := range []string{a.in.Stage, a.in.Date} {
			if s != "" {
				title += ", " + exchange.OneLine(s)
			}
		}
	}
	return title
}

// importer gathers what arrives.
type importer struct {
	Import
	file    string
	there   Existing
	c       composer
	taken   map[string]bool   // paths that are given out, in lower case
	folders map[string]string // of these, each with a file in it
	known   known
}

func newImporter(file string, there Existing) *importer {
	cfg := there.Journal.Config
	return &importer{file: file, there: there, taken: map[string]bool{}, folders: map[string]string{}, known: knownOf(there.Journal),
		c: composer{note.NewReader(note.Options{Sections: cfg.Sections, Fields: cfg.Fields, Days: cfg.Days()}), cfg.Days()}}
}

// report says what is wrong at a place of the file.
func (im *importer) report(line, col int, s problem.Severity, hint, format string, args ...any) {
	im.Problems = append(im.Problems, problem.Problem{Path: im.file, Line: line, Col: col, Severity: s, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

// inTheWay returns the file that a path would have to be a folder for, or that
// would have to be a folder for it; "" if there is none.
func (im *importer) inTheWay(name string) string {
	if name == "" {
		return ""
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if im.taken[strings.ToLower(dir)] {
			return dir
		}
	}
	return im.folders[strings.ToLower(name)]
}

// take gives a path out.
func (im *importer) take(name string) {
	im.taken[strings.ToLower(name)] = true
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if im.folders[strings.ToLower(dir)] != "" {
			return
		}
		im.folders[strings.ToLower(dir)] = name
	}
}

// remark says what was decided about the file as a whole, once.
func (im *importer) remark(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(im.Remarks, text) {
		im.Remarks = append(im.Remarks, text)
	}
}

// resolve turns what arrived into notes. What is there already is left out and
// said; nothing that exists is changed.
func (im *importer) resolve(all []*entry) {
	var kept []*entry
	for _, a := range all {
		a.said = slices.Clone(a.more)
		if im.isRedundant(a) {
			a.there = "the notes of its interviews"
			continue
		}
		if found, ok := im.known.find(a); ok {
			a.there = found.where
			im.compare(a, found)
			continue
		}
		if im.taken[strings.ToLower(a.path)] {
			a.path = "" // two files that some systems cannot tell apart
		}
		if a.path != "" && im.there.Exists(a.path) {
			a.there = a.path
			if a.whole != nil && im.holds(a.path, a.whole.text) {
				continue
			}
			im.report(a.line, a.col, problem.Warning, "nothing was changed; give the note another path if it is another one", "%s is there already and may be another note, so %s was left out", a.path, a.title())
			continue
		}
		if other := im.inTheWay(a.path); other != "" {
			a.there = "the way of " + other
			im.report(a.line, a.col, problem.Error, "give one of them another path and import the file again", "%s and %s cannot both be: a file is no folder; so %s was left out", other, a.path, a.path)
			continue
		}
		if a.path == "" {
			a.path = im.name(a)
			if a.whole == nil {
				im.known.add(a)
			}
		}
		im.take(a.path)
		kept = append(kept, a)
	}
	notes := im.compose(kept)
	im.raiseStatus(kept, notes)
	for i, a := range kept {
		text := im.text(a)
		im.Notes = append(im.Notes, NewNote{a.path, []byte(text), a.line, a.title()})
		if a.whole == nil {
			im.reportProblems(a, notes[i])
		}
	}
	im.tell(all)
	im.Problems.Sort()
}

// compare says what arrives and is there already, if it says something else.
func (im *importer) compare(a *entry, found place) {
	switch {
	case a.whole != nil && !im.holds(found.where, a.whole.text):
		im.report(a.line, a.col, problem.Warning, "nothing was changed; add what is new to that note yourself", "%s is there already, in %s, with another text, so this was left out", a.title(), found.where)
	case found.same != nil && !sameArrival(a, found.same):
		im.report(a.line, a.col, problem.Warning, "tell them apart by the role, as in Engineer (Berlin), if they are two",
			"%s is there already, in %s, and says something else here, so this was left out", a.title(), found.where)
	case found.application != nil && a.want != "" && furtherThan(a.want, found.application.Status):
		im.report(a.line, a.col, problem.Warning, "nothing was changed; add it to the log of that note, as in: journal log NOTE \""+string(a.want)+"\"",
			"%s is there already, in %s, as %s; here it is %s", a.title(), found.where, found.application.Status, a.want)
	}
}

// holds reports whether a note that is there has that text.
func (im *importer) holds(path, text string) bool {
	return im.there.Text != nil && string(im.there.Text(path)) == text
}

// furtherThan reports whether one status says that more has happened.
func furtherThan(a, b journal.Status) bool {
	rank := func(s journal.Status) int {
		return min(slices.Index(stages, s), slices.Index(stages, journal.Declined))
	}
	return rank(a) > rank(b)
}

// sameArrival reports whether two rows say the same.
func sameArrival(a, b *entry) bool {
	return a.text == b.text && a.want == b.want && slices.Equal(a.log, b.log) && slices.Equal(a.more, b.said) && reflect.DeepEqual(a.app, b.app) && reflect.DeepEqual(a.in, b.in)
}

func (im *importer) compose(all []*entry) []*note.Note {
	notes := make([]*note.Note, len(all))
	for i, a := range all {
		notes[i] = im.c.reader.Read(a.path, []byte(im.text(a)))
		if a.whole == nil {
			im.keepLost(a, notes[i])
		}
	}
	return notes
}

// text writes a note. The kind is named where the folder does not tell it.
func (im *importer) text(a *entry) string {
	if a.whole != nil {
		return a.whole.text
	}
	folder, _, inFolder := strings.Cut(a.path, "/")
	if a.in != nil {
		return im.c.interview(a.in, !inFolder || folder != "interviews", a.text, a.more)
	}
	return im.c.application(a.app, !inFolder || folder != "applications", a.log, a.outcome, a.text, a.more)
}

// raiseStatus gives applications that would not stand where the file says an
// outcome of their own. Where they stand depends on all notes, so all are
// connected.
func (im *importer) raiseStatus(all []*entry, notes []*note.Note) {
	j := im.there.Journal
	stands := map[*note.Note]journal.Status{}
	for _, a := range journal.Connect(j.Config, j.Now, append(slices.Clone(j.Notes), notes...), nil).Applications {
		if a.Note != nil {
			stands[a.Note] = a.Status
		}
	}
	for i, a := range all {
		if a.app == nil || a.want == "" || a.outcome != "" || stands[notes[i]] == a.want {
			continue
		}
		switch a.want {
		case journal.Planned:
			continue
		case journal.Applied:
			a.outcome = string(note.Waiting)
		case journal.Interviewing:
			a.outcome = string(note.Passed)
		default:
			a.outcome = string(a.want) // the words are the same
		}
		notes[i] = im.c.reader.Read(a.path, []byte(im.text(a)))
	}
}

// keepLost puts what a note does not give back as it was into its text, so
// that nothing is lost.
func (im *importer) keepLost(a *entry, n *note.Note) {
	type fact struct{ name, want, got string }
	facts := []fact{{"Company", a.company(), n.Company.Value}, {"Role", a.role(), n.Role.Value}}
	log := a.log
	if a.in != nil {
		log = a.in.Log
		facts = append(facts, fact{"Stage", a.in.Stage, n.Stage.Value}, fact{"Format", a.in.Format, n.Format.Value}, fact{"Next steps", a.in.NextSteps, n.NextSteps.Value})
	}
	about := a.app
	if a.in != nil {
		about = a.in.about
	}
	if about != nil {
		facts = append(facts, fact{"Salary", about.Salary, n.Salary.Value}, fact{"Source", about.Source, n.Source.Value},
			fact{"URL", about.URL, n.URL.Value}, fact{"Location", about.Location, n.Location.Value})
	}
	for _, f := range facts {
		if want := exchange.OneLine(f.want); want != "" && want != f.got {
			a.more = append(a.more, extra{f.name, f.want})
		}
	}
	got := exchange.LogOf(n)
	for i := range got {
		got[i].Line = 0
	}
	for _, l := range log {
		if l.Line = 0; !slices.Contains(got, l) {
			a.more = append(a.more, extra{"Log", l.String()})
		}
	}
}

// reportProblems passes on what the reader of notes has to say about a note.
func (im *importer) reportProblems(a *entry, n *note.Note) {
	for _, p := range n.Problems.WithoutHints() {
		im.report(a.line, 0, problem.Warning, p.Hint, "%s: %s", a.title(), p.Msg)
	}
}

// free reports whether a path can be given to a new note.
func (im *importer) free(name string) bool {
	return !im.taken[strings.ToLower(name)] && !im.there.Exists(name)
}

// name returns the path of a note: "applications/northwind-backend-engineer.md".
func (im *importer) name(a *entry) string {
	if a.whole != nil {
		return im.another(a.whole.from)
	}
	folder, words := "applications", a.company()+" "+a.role()
	if a.in != nil {
		folder, words = "interviews", a.in.Date+" "+a.company()+" "+a.in.Stage
	}
	stem := path.Join(folder, journal.Slug(words))
	name := stem + ".md"
	for n := 2; !im.free(name); n++ {
		name = stem + "-" + strconv.Itoa(n) + ".md"
	}
	return name
}

// ownPath takes a path that a file names if a note can have it: below content,
// not hidden, and written so that every system has it.
func ownPath(name string) string {
	if len(name) > 200 || !isNote(name) || path.Clean(name) != name || strings.HasPrefix(name, "/") {
		return ""
	}
	for part := range strings.SplitSeq(name, "/") {
		stem, _, _ := strings.Cut(strings.ToLower(part), ".")
		if stem == "" || journal.IsReserved(stem) || strings.ContainsAny(part[:1], "#~") || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") ||
			part == "node_modules" || strings.Contains(part, "___jb_") || strings.ContainsAny(part, "\\:*?\"<>|") ||
			strings.ContainsFunc(part, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\ufffd' }) {
			return ""
		}
	}
	return name
}
