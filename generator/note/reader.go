package note

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"

	"journal/generator/day"
	"journal/generator/problem"
)

// Options are the parts of journal.yaml that change how notes are read.
type Options struct {
	Sections map[string][]string // headings of one's own, by topic
	Fields   []string            // keys of one's own that are not reported
	Days     day.Options         // what the journal knows of dates
}

// Reader reads notes. It is safe for concurrent use.
type Reader struct {
	md      goldmark.Markdown
	days    day.Options // what the journal knows of dates
	topics  *topicTable
	ownKeys map[string]bool
}

// NewReader returns a reader for the notes of one journal.
func NewReader(opt Options) *Reader {
	r := &Reader{topics: newTopicTable(opt.Sections), ownKeys: map[string]bool{}}
	r.md = newMarkdown(r.topics)
	r.days = opt.Days
	for _, name := range opt.Fields {
		r.ownKeys[keyForm(name)] = true
	}
	return r
}

// reading is the state of reading one note.
type reading struct {
	*Reader
	note *Note
	src  *source
	base int         // offset of the body in src
	w    *bodyWriter // for the body

	front       front
	kind        Kind // from `kind:`
	zone        string
	clock       day.Moment // from `time:`
	end         day.Moment // from `end_time:`
	dayRank     int        // of the key that gave the day
	filed       []Filing
	reasons     []reason
	named       day.Day      // from the path
	place       string       // from `location:`
	blanks      []blankField // values that a template left
	dated       bool         // a line of the text is a day
	opening     Text         // the first line of a note without a title, or what stands for it
	diary       bool         // opening is a heading of a diary, whose title is none
	starts      []int        // lines at which interviews begin, if the note is to be read as several
	strange     []part       // headings that are neither a section's nor an interview's
	outcomeAt   Pos
	outcomeText string // there
	asked       [2]int // the problems of the fields: from, up to
	personTitle string
	personEmail string
	tags        map[string]bool // that the note has, in lower case
}

// Read reads one file. path is relative to the content folder and
// slash-separated. It never fails: what is wrong stands in Problems, and what
// could be read is there. The note keeps nothing of src.
func (rd *Reader) Read(path string, src []byte) *Note {
	n, _ := rd.read(path, src, nil)
	return n
}

// read is Read for a part of a file: a company and a job that it does not name are
// those of the interview above it, if that is not nil. starts are the lines at which
// interviews begin, if the file is to be read as several.
func (rd *Reader) read(path string, src []byte, above *Note) (n *Note, starts []int) {
	r := &reading{Reader: rd, note: &Note{Path: path}, w: bodyWriters.Get().(*bodyWriter)}
	defer r.w.letGo()
	src = r.decode(src)
	r.src = newSource(src)
	r.filed = make([]Filing, len(r.src.lines))

	f := findFront(r.src)
	r.front = f
	fields := r.readFront(f)
	for i := range fields {
		fields[i].from = FromKey
	}
	r.named, _ = day.InPath(path)
	r.base = f.body
	labels, hide := r.labels(f.body, fields)
	fields = append(fields, labels...)
	r.place = locationIn(fields)
	from := len(r.note.Problems)
	r.assign(fields)
	r.asked = [2]int{from, len(r.note.Problems)}
	if n := r.note; above != nil && n.Company.Value == "" && r.front.fence != "" {
		n.Company = above.Company
		r.record(keyCompany, n.Company.Value, FromKey, n.Company.Pos, false)
		if n.Role.Value == "" {
			n.Role = above.Role
			r.record(keyRole, n.Role.Value, FromKey, n.Role.Pos, false)
		}
	}
	masked := r.mask(f.body, hide)
	if err := r.readBody(masked); err != nil {
		r.fail(Pos{Line: 1}, "the text cannot be rendered: "+err.Error(), "")
	}
	r.note.Words = countWords(masked)
	r.finish(fields, len(bytes.TrimSpace(src)) == 0)
	r.file(1, r.src.lineAt(r.base)-1, FactLine)
	if r.note.Kind != Interview || r.note.Words == 0 {
		r.file(1, len(r.filed), TextLine) // what is no debrief has no lines that belong anywhere
	}
	r.unfiled(masked)
	r.tellUnfiled()
	r.note.Problems.Sort()
	return r.note, r.starts
}

// countWords counts what somebody has written: neither headings nor comments,
// which a template brings along, nor what others have said.
func countWords(text []byte) int {
	if bytes.Contains(text, []byte("<!--")) {
		text = withoutComments(text)
	}
	n := 0
	var said speech
	for len(text) > 0 {
		var line []byte
		line, text, _ = bytes.Cut(text, []byte("\n"))
		if len(line) > 0 && line[0] == '#' || said.has(line) {
			continue
		}
		inWord := false
		for _, c := range line {
			switch {
			case c == ' ' || c == '\t' || c == '\r':
				inWord = false
			case !inWord && c != '-':
				inWord = true
				n++
			}
		}
	}
	return n
}

// onlyLines makes every carriage return that stands alone a line of its own,
// as YAML sees it, so that all parts of the program count the same lines. No
// byte changes its place.
func onlyLines(src []byte) []byte {
	if bytes.IndexByte(src, '\r') < 0 {
		return src
	}
	var out []byte
	for i, c := range src {
		if c != '\r' || i+1 < len(src) && src[i+1] == '\n' {
			continue
		}
		if out == nil {
			out = bytes.Clone(src)
		}
		out[i] = '\n'
	}
	if out != nil {
		return out
	}
	return src
}

// finish puts together what several places of a note say.
func (r *reading) finish(fields []field, empty bool) {
	n := r.note
	for i := range n.Sections {
		n.Sections[i].Items = named(n.Sections[i].Items)
	}
	if len(n.People) == 1 {
		if n.People[0].Title == "" {
			n.People[0].Title = r.personTitle
		}
		if n.People[0].Email == "" {
			n.People[0].Email = r.personEmail
		}
	}
	r.checkAddresses()
	r.setKindOf(fields, empty)
	for _, b := range r.blanks {
		r.warn(b.pos, fmt.Sprintf("%s: the template's %s was never filled in", b.key, b.text), "write the value, or delete the line")
	}
	r.readNames()
	r.reconcile()
	if r.clock.HasTime && !n.When.HasTime {
		n.When.Start, n.When.End, n.When.HasTime, n.When.HasEnd = r.clock.Start, r.clock.End, true, r.clock.HasEnd
		if n.When.Zone == "" {
			n.When.Zone = r.clock.Zone
		}
	}
	if r.end.HasTime && n.When.HasTime && !n.When.HasEnd {
		n.When.End, n.When.HasEnd = r.end.Start, true
	}
	if r.zone != "" {
		n.When.Zone = r.zone
	}
	if n.Role.Value == "" && (n.Kind == Interview || n.Kind == Application) && n.Title.Line > 0 && titleIsRole(n, fields) {
		n.Role = n.Title
	}
	switch {
	case empty:
		r.warn(Pos{Line: 1}, "this note is empty", "write something, or delete it")
	case n.Company.Value == "" && (n.Kind == Interview || n.Kind == Application):
		r.warn(Pos{Line: 1}, "no company is named, so this belongs to no company", "add a line company: NAME")
	}
	if r.dayRank == keyCreated.rank() && n.Kind == Interview {
		r.add(problem.Hint, n.When.Pos, "the day of the interview was taken from the day on which the note was created, "+n.When.Day.String(), "add a line date: "+n.When.Day.String()+", or the day it was").Fix = r.lineFix(keyDate, n.When.Day.String())
	}
}

// named removes entries that turned out to have no words.
func named(items []Item) []Item {
	return slices.DeleteFunc(items, func(i Item) bool { return i.Text == "" })
}

// titleIsRole reports whether `title:` names the job and not the note.
func titleIsRole(n *Note, fields []field) bool {
	given := false
	for _, f := range fields {
		given = given || keyOf(f.key) == keyTitle
	}
	title := strings.ToLower(n.Title.Value)
	if !given || !isTitle(title) || n.Company.Value != "" && strings.Contains(title, strings.ToLower(n.Company.Value)) {
		return false
	}
	for _, w := range []string{"interview", "round", "screen", "call", " with ", ":", "chat", "debrief"} {
		if strings.Contains(title, w) {
			return false
		}
	}
	return true
}

// setKindOf decides what the note is about: `kind:`, the folder, the content.
func (r *reading) setKindOf(fields []field, empty bool) {
	n := r.note
	for _, f := range fields {
		if strings.HasSuffix(keyForm(f.key), "plugin") { // a board, a drawing
			n.Kind = Page
			return
		}
	}
	base := strings.ToLower(n.Path[strings.LastIndexByte(n.Path, '/')+1:])
	base = strings.TrimSuffix(strings.TrimSuffix(base, ".markdown"), ".md")
	switch folder := folderKind(n.Path); {
	case r.kind != "":
		n.Kind = r.kind
	case empty || base == "readme" || base == "index":
		n.Kind = Page
		r.quiet()
		return
	case r.isTemplate():
		n.Kind = Page
		r.add(problem.Hint, Pos{Line: 1}, "this is a template that nobody has filled in, so it is no interview", "fill in the company and what happened, or leave it as it is")
		r.blanks = nil
		return
	case folder == Interview && r.isOther():
		n.Kind = Page
		r.add(problem.Hint, Pos{Line: 1}, "nothing in this note tells of an interview, so it is a page of its own", "add a line company: NAME, or kind: interview, if it is one").Fix = r.lineFix(keyKind, string(Interview))
	case folder != "":
		n.Kind = folder
	default:
		n.Kind = r.kindOfContent()
		if n.Kind == Page {
			r.quiet()
			r.nameSeveral(fields)
			r.mayBeInterview()
		}
	}
	if n.Kind == Interview {
		r.nameSeveral(fields)
	}
}

// kindOfContent tells the kind of a note in a flat folder.
func (r *reading) kindOfContent() Kind {
	n := r.note
	looksBack, questions := false, false
	for _, s := range n.Sections {
		switch s.Topic {
		case Well, Improve, Reactions, Feeling:
			looksBack = looksBack || len(s.Items) > 0
		case Questions:
			questions = questions || len(s.Items) > 0
		}
	}
	met := len(n.People) > 0 || n.Stage.Value != "" || (!n.When.IsZero() || r.hasDay()) && !r.isDaily()
	if n.Company.Value != "" && (met || looksBack || questions) {
		return Interview
	}
	title, at := r.titleParts() // which takes long
	if title.interview && title.timed() && title.company+title.people != "" && title.plain == title.company {
		r.add(problem.Hint, at.Pos, "this note was taken for an interview, because its first words call it one and say when", "add a line kind: interview, or move it to interviews/; kind: page makes it a page").Fix = r.kindFix()
		return Interview
	}
	if n.Company.Value == "" {
		if title.at || met && (looksBack || questions) || looksBack && questions {
			return Interview // its name is all that is missing
		}
		return Page
	}
	switch {
	case !n.Applied.IsZero() || n.Role.Value != "" || n.Outcome != "" || len(n.Log) > 0 || n.URL.Value != "":
		return Application
	case n.Website.Value != "" || len(n.Competitors) > 0 || len(n.Aliases) > 0 && n.Company.Line > 0:
		return Company
	}
	return Page
}

// quiet takes back what was asked of the text of a page, which states no facts.
func (r *reading) quiet() {
	from, to := r.asked[0], r.asked[1]
	kept := slices.DeleteFunc(slices.Clone(r.note.Problems[from:to]), func(p problem.Problem) bool {
		return p.Severity != problem.Error && p.Line >= r.src.lineAt(r.base)
	})
	r.note.Problems = slices.Concat(r.note.Problems[:from], kept, r.note.Problems[to:])
	r.asked = [2]int{}
}

// mayBeInterview names a page that reads like an interview: nothing of it counts.
func (r *reading) mayBeInterview() {
	title, at := r.titleParts()
	said := title.company + title.people
	if r.note.Words == 0 || !(title.interview && (said != "" || title.timed()) || title.stage != "" && title.company != "" && title.timed()) {
		return
	}
	r.add(problem.Hint, at.Pos, "this page reads like an interview, but nothing in it is counted as one", "add a line kind: interview, or move it to interviews/; kind: page if it is none").Fix = r.kindFix()
}

// isOther reports whether a note in the folder of interviews is none, by what it holds and
// how it is called: a page of a diary, a letter or another paper of an application, a list of links.
func (r *reading) isOther() bool {
	n := r.note
	if n.Company.Value != "" || len(n.People)+len(n.Unnamed) > 0 || n.Stage.Value != "" || n.Outcome != "" || len(n.Log) > 0 || r.dayRank == 0 && !n.When.IsZero() {
		return false
	}
	for _, s := range n.Sections {
		if s.Topic != Next && s.Topic != Raw && len(s.Items) > 0 {
			return false
		}
	}
	return companyFolder(n.Path) == "" && (r.isDaily() || r.isPaper() || r.isOnlyLinks()) && r.kindOfContent() == Page
}

var paperNames = listed("paper", "name")

// isPaper reports whether the file has the name of a paper of an application.
func (r *reading) isPaper() bool {
	name := headingForm(strings.TrimSuffix(path.Base(r.note.Path), path.Ext(r.note.Path)))
	for _, word := range paperNames() {
		if form := headingForm(word); name == form || strings.HasPrefix(name, form+" ") || strings.HasSuffix(name, " "+form) {
			return true
		}
	}
	return false
}

// isOnlyLinks reports whether a note is a list of links, and what makes one.
func (r *reading) isOnlyLinks() bool {
	links, fence := 0, ""
	for n := r.src.lineAt(r.base); n <= len(r.src.lines); n++ {
		line := strings.TrimSpace(r.src.line(n))
		switch mark := fenceOf([]byte(line)); {
		case fence != "":
			if strings.HasPrefix(line, fence) {
				fence = ""
			}
		case mark != "":
			fence = mark
		case line == "" || line[0] == '#':
		default:
			item, _ := cutBullet(line)
			if inner, rest, ok := cutWiki(item); !ok || inner == "" || strings.TrimSpace(rest) != "" {
				return false
			}
			links++
		}
	}
	return links > 1
}

// isDaily reports whether the name of the file is a day and nothing else, as that
// of a diary is: the day is no sign of an interview.
func (r *reading) isDaily() bool {
	base := path.Base(r.note.Path)
	on, rest := day.InName(strings.TrimSuffix(base, path.Ext(base)))
	rest = strings.ToLower(strings.Trim(rest, " -_.,"))
	return r.note.Company.Value == "" && !on.IsZero() && (rest == "" || day.IsWeekday(rest))
}

// blankField is a value that a template left to be filled in.
type blankField struct {
	key, text string
	pos       Pos
}

// isTemplate reports whether nothing was written into a note that a template has
// begun: it lies with the templates, or holds places to be filled in, and has no
// entry, nobody's name and no day.
func (r *reading) isTemplate() bool {
	n := r.note
	if n.Company.Value != "" && !isBlankText(n.Company.Value) || len(n.People) > 0 || !n.When.IsZero() || len(n.Log) > 0 || r.dated {
		return false
	}
	for _, s := range n.Sections {
		for _, i := range s.Items {
			if !isBlankText(i.Text) {
				return false
			}
		}
	}
	if len(r.blanks) > 0 {
		return true
	}
	for part := range strings.SplitSeq(strings.ToLower(strings.TrimSuffix(n.Path, ".md")), "/") {
		for _, word := range strings.FieldsFunc(part, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }) {
			if lexicon().templates[word] != "" {
				return true
			}
		}
	}
	return false
}

// isBlankText reports whether a text is what a template has in the place of one:
// "{{company}}", "<name>", "[Question 1]", "___", "…".
func isBlankText(s string) bool {
	s = strings.TrimSpace(s)
	if isPlaceholder(s) || strings.Trim(s, "_.…- ") == "" {
		return true
	}
	return len(s) > 2 && (s[0] == '<' && s[len(s)-1] == '>' || s[0] == '[' && s[len(s)-1] == ']') && !strings.ContainsAny(s, "@/")
}

// hasDay reports whether the name of the file, the title or a line of the note
// tells a day, even one that has to be asked.
func (r *reading) hasDay() bool {
	title, _ := r.titleParts()
	return !r.named.IsZero() || !title.when.IsZero() || r.dated
}

func (r *reading) warn(p Pos, msg, hint string) *problem.Problem {
	return r.add(problem.Warning, p, msg, hint)
}
func (r *reading) fail(p Pos, msg, hint string) { r.add(problem.Error, p, msg, hint) }

// report says what was assumed of a value, and what is to be asked.
func (r *reading) report(p Pos, f day.Remark) {
	severity := problem.Warning
	if f.Kind == day.Assumed {
		severity = problem.Hint
	}
	r.add(severity, p, f.Msg, f.Hint).Fix = problem.Fix{Old: f.Old, New: f.New, Or: f.Or}
}

// add returns the problem that it adds, for its fix.
func (r *reading) add(s problem.Severity, p Pos, msg, hint string) *problem.Problem {
	r.note.Problems = append(r.note.Problems, problem.Problem{
		Path: r.note.Path, Line: p.Line, Col: p.Col, Severity: s, Msg: msg, Hint: hint})
	return &r.note.Problems[len(r.note.Problems)-1]
}
