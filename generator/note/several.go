package note

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"journal/generator/day"
	"journal/generator/problem"
)

// part is the place in a text where an interview begins, if there are others in it.
type part struct {
	line    int
	row     bool // of a table
	form    partForm
	level   int    // of its heading; 0 for other forms
	company string // in the form of slugWords; "" if the place does not tell
	day     string // as it can be compared; "" if the place does not tell
}

// partForm is how a part of a text begins.
type partForm uint8

const (
	looseForm  partForm = iota // a rule, a line in bold, a row
	blockForm                  // front matter
	headedForm                 // a heading
)

// several looks for more than one interview in one note: a second block of front
// matter, a heading for each, a row of a table for each. A part of one interview,
// such as a heading for each interviewer, is none. parts are in order, and each
// differs from the first in its company or its day; with fewer than two there is
// nothing to say.
func (r *reading) several(f front, fields []field) []part {
	own := part{line: 1, form: blockForm}
	for _, f := range fields {
		if !f.inBody {
			own.tell(f.key, f.val.plain().Value)
		}
	}
	l := &labelReader{reading: r, open: true, hide: map[int]bool{}, given: map[key]bool{}}
	first := own
	for _, f := range fields {
		if next := first; f.inBody {
			next.tell(f.key, f.val.plain().Value)
			first.company, first.day = cmp.Or(first.company, next.company), cmp.Or(first.day, next.day)
		}
	}
	blocks, ruled, rows := []part{own}, []part{first}, []part(nil)
	var headings [7][]part // by their level; lines in bold at 0
	fence := ""
	last := len(r.src.lines)
	for n := r.src.lineAt(f.body); n <= last; n++ {
		from, to := r.src.span(n)
		line := bytes.TrimSpace(r.src.text[from:to])
		if from < f.body || len(line) == 0 {
			continue
		}
		if fence != "" {
			if bytes.HasPrefix(line, []byte(fence)) {
				fence = ""
			}
			continue
		}
		switch line[0] {
		case '`', '~':
			fence = fenceOf(line)
		case '-', '+':
			if len(line) < 3 || line[1] != line[0] {
				continue
			}
			if p, end, ok := r.block(n); ok {
				blocks = append(blocks, p)
				n = end
			} else if len(bytes.Trim(line, "-")) == 0 {
				if p, ok := l.begins(n, ""); ok { // facts right below a rule
					ruled = append(ruled, p)
				}
			}
		case '#':
			level := min(len(line)-len(bytes.TrimLeft(line, "#")), 6)
			if text, ok := headingText(string(r.src.text[from:to])); ok && !r.isSection(text) {
				if p, ok := l.begins(n, text); ok {
					p.level, p.form = level, headedForm
					headings[p.level] = append(headings[p.level], p)
				} else {
					r.strange = append(r.strange, part{line: n, level: level})
				}
			}
		case '*':
			if text := strings.Trim(string(line), "*"); len(text) == len(line)-4 && bytes.HasSuffix(line, []byte("**")) && !r.isSection(text) {
				if p, ok := l.begins(n, text); ok {
					headings[0] = append(headings[0], p)
				}
			}
		case '|':
			if r.src.isBlank(max(n-1, 1)) || n == 1 || line[0] == '|' {
				var got []part
				got, n = r.rows(n)
				rows = append(rows, got...)
			}
		}
	}
	if f.fence == "" || own.company+own.day == "" {
		blocks = blocks[1:]
	}
	lists := append([][]part{blocks, ruled}, headings[:]...)
	if own.company == "" {
		lists = append(lists, rows)
	}
	for _, list := range lists {
		if parts := differing(list); len(parts) > 1 {
			if len(parts) < len(list) {
				parts[0].form = looseForm // not all are told apart
			}
			return parts
		}
	}
	return nil
}

// isSection reports whether a heading is that of a section of a note.
func (r *reading) isSection(text string) bool {
	topic := r.topics.find(text)
	return topic.isSection() || topic != "" && r.topics.exact(text) != ""
}

// tell takes down what a label says.
func (p *part) tell(name, val string) {
	switch k := keyOf(name); {
	case val == "":
	case k == keyCompany:
		p.company = slugWords(val)
	case k == keyInterviewed || k == keyDate && p.day == "":
		p.day = dayForm(val)
	}
}

// dayForm is a day as it can be compared, also one without a year.
func dayForm(s string) string {
	if m, ok := onlyDay(s); ok {
		return m.Day.String()
	}
	return slugWords(s)
}

// differing returns the first part and those that are surely of other interviews.
func differing(list []part) []part {
	var out []part
	for _, p := range list {
		if len(out) == 0 || differ(out[0], p) && differ(out[len(out)-1], p) {
			out = append(out, p)
		}
	}
	return out
}

func differ(a, b part) bool {
	return a.company != "" && b.company != "" && a.company != b.company || a.day != "" && b.day != "" && a.day != b.day
}

// block reads front matter that begins at line n of the text.
func (r *reading) block(n int) (p part, end int, ok bool) {
	fence := strings.TrimSpace(r.src.line(n))
	if fence != "---" && fence != "+++" {
		return p, 0, false
	}
	p.line, p.form = n, blockForm
	colon := map[string]string{"---": ":", "+++": "="}[fence]
	known := 0
	for end = n + 1; end <= len(r.src.lines) && end < n+60; end++ {
		line := r.src.line(end)
		if strings.TrimSpace(line) == fence {
			return p, end, known > 1 && p.company+p.day != ""
		}
		if fence == "---" && !looksLikeField(line) {
			break
		}
		name, val, _ := strings.Cut(line, colon)
		if keyOf(name) != keyNone {
			known++
			p.tell(name, strings.Trim(strings.TrimSpace(val), `"'`))
		}
	}
	return p, 0, false
}

// begins reports whether an interview begins with the heading of line n: it says
// where or what it was and when, or facts of an interview stand right below it.
func (l *labelReader) begins(n int, text string) (part, bool) {
	p := part{line: n}
	name := readName(text)
	if p.day = name.when.Day.String(); p.day == "" && day.Names(name.asked) {
		p.day = dayForm(name.asked)
	}
	if name.company != "" && (name.at || name.role != "" && p.day != "") { // "with Acme" may be a person
		p.company = slugWords(name.company)
	}
	said := (name.stage+name.role != "" || name.interview) && p.day != "" || name.at && name.company != ""
	known := 0
	for n++; n <= len(l.src.lines); n++ {
		line := l.src.line(n)
		if strings.TrimSpace(line) == "" {
			continue
		}
		if _, heading := headingText(line); heading {
			break
		}
		if known == 0 && p.day == "" {
			pieces := splitName(line)
			if isDayLine(pieces[0]) && len(line) <= longestHeading {
				p.day = dayForm(pieces[0])
				known += len(pieces) // and perhaps what it was
				continue
			}
		}
		fields, ok := l.labelsOf(n, line)
		if !ok {
			break
		}
		for _, f := range fields {
			switch keyOf(f.key) {
			case keyCompany, keyDate, keyInterviewed, keyRole, keyStage, keyOutcome, keyStatus:
				known++
			}
			p.tell(f.key, f.val.plain().Value)
		}
	}
	return p, p.company+p.day != "" && (said || known > 1)
}

// labelsOf returns the labels of a line that is nothing else.
func (l *labelReader) labelsOf(n int, line string) ([]field, bool) {
	if got, _ := l.dataview(line, n); len(got) > 0 {
		return got, true
	}
	if got, ok := l.boldLabels(line, n); ok {
		return got.fields, true
	}
	got, ok := l.plainLabel(line, n)
	return got.fields, ok && got.known > 0
}

// rows reads the table that begins at line n: one with a column for the company
// and one for the day, the stage or the outcome has an interview in each row.
func (r *reading) rows(n int) (parts []part, last int) {
	var head []key
	for last = n; last <= len(r.src.lines); last++ {
		line := strings.TrimSpace(r.src.line(last))
		if !strings.HasPrefix(line, "|") {
			break
		}
		if strings.Trim(line, "|-: \t") == "" {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if head == nil {
			has := map[key]bool{}
			for _, c := range cells {
				k := keyOf(strings.Trim(strings.TrimSpace(c), "*_"))
				head, has[k] = append(head, k), true
			}
			if !has[keyCompany] || !(has[keyDate] || has[keyInterviewed] || has[keyStage] || has[keyRound] || has[keyOutcome]) {
				head = []key{}
			}
			continue
		}
		p := part{line: last, row: true}
		for i, c := range cells[:min(len(cells), len(head))] {
			switch head[i] {
			case keyCompany, keyDate, keyInterviewed:
				p.tell(string(head[i]), strings.Trim(strings.TrimSpace(c), "*_"))
			}
		}
		if p.company != "" {
			parts = append(parts, p)
		}
	}
	return parts, last - 1
}

// nameSeveral says that more than one interview stands in the note. If they are
// of several companies, or of none that the note names, nothing of it counts:
// its lines would count for the wrong one.
func (r *reading) nameSeveral(fields []field) {
	n := r.note
	parts := r.several(r.front, fields)
	if len(parts) < 2 {
		return
	}
	r.splitAt(parts)
	companies := false
	for _, p := range parts {
		companies = companies || p.company != "" && p.company != cmp.Or(parts[0].company, p.company)
	}
	hint := "put each into a file of its own: move what belongs to it, from this line on, into a new note"
	if parts[1].row {
		hint = "journal import table takes over each row of it, or write a note for each"
	}
	at := Pos{Line: parts[1].line, Col: 1}
	if n.Kind == Interview && n.Company.Value != "" && !companies {
		r.warn(at, fmt.Sprintf("%d interviews stand in this note, which counts as one; the second begins here", len(parts)), hint)
		return
	}
	r.warn(at, fmt.Sprintf("%d interviews stand in this note, so it is a page and nothing in it is counted; the second begins here", len(parts)), hint)
	var kept problem.List
	for _, p := range n.Problems {
		if p.Severity == problem.Error || p.Line == at.Line {
			kept = append(kept, p)
		}
	}
	*n = Note{Path: n.Path, Kind: Page, Title: n.Title, Body: n.Body, Problems: kept, Words: n.Words}
	r.blanks, r.clock, r.end, r.zone, r.dayRank = nil, day.Moment{}, day.Moment{}, "", 0
}

// ReadAll reads a file that may hold several interviews: a second block of front matter
// behind the text of the first, or headings of one level that each name a company and
// a day. Each becomes a note of its own with a [Note.Part], and all lines keep their
// numbers; what stands above the first heading is a page. A file whose parts are not
// surely interviews is one note, as [Reader.Read] has it.
func (rd *Reader) ReadAll(path string, src []byte) []*Note {
	whole, starts := rd.read(path, src, nil)
	if starts == nil {
		return []*Note{whole}
	}
	text := onlyLines(decode(src).text)
	var notes []*Note
	for i, from := range starts {
		var above *Note
		if i > 0 {
			above = notes[0]
		}
		n := rd.readPart(path, text, from, partEnd(starts, i), above)
		if n.Kind != Interview || n.Company.Value == "" || n.Company.Line == 0 {
			return []*Note{whole}
		}
		n.Part = partName(n, notes)
		notes = append(notes, n)
	}
	second := notes[1]
	second.Problems = append(second.Problems, problem.Problem{Path: path, Line: starts[1], Col: 1, Severity: problem.Hint,
		Msg: fmt.Sprintf("%d interviews stand in this file, and each is read as one of its own", len(notes)), Hint: "a file for each is easier to find"})
	second.Problems.Sort()
	if first := starts[0]; first > 1 {
		if above := rd.readPart(path, text, 1, first, nil); above.Words > 0 || above.Title.Value != "" {
			for k, as := range above.Filed {
				if as == Unknown {
					above.Filed[k] = TextLine
				}
			}
			notes = slices.Insert(notes, 0, &Note{Path: path, Kind: Page, Title: above.Title, Body: above.Body, Words: above.Words, Filed: above.Filed, From: 1, To: first})
		}
	}
	return notes
}

// readPart reads the lines from and up to before to, as if the others were empty.
func (rd *Reader) readPart(path string, text []byte, from, to int, above *Note) *Note {
	n, _ := rd.read(path, onlyLinesOf(text, from, to), above)
	n.From, n.To = from, to
	for i := range n.Problems {
		n.Problems[i].Line = max(n.Problems[i].Line, from)
	}
	for i := range n.Filed {
		if i+1 < from || to > 0 && i+1 >= to {
			n.Filed[i] = Blankness
		}
	}
	return n
}

// First returns the line of its file at which a note begins.
func (n *Note) First() int { return max(n.From, 1) }

// partEnd is the line at which the part behind part i begins; 0 if it is the last.
func partEnd(starts []int, i int) int {
	if i+1 < len(starts) {
		return starts[i+1]
	}
	return 0
}

// onlyLinesOf returns a text of the same bytes in which all lines but some are blank.
func onlyLinesOf(text []byte, from, to int) []byte {
	out := bytes.Clone(text)
	n := 1
	for i, c := range out {
		switch {
		case c == '\n':
			n++
		case c != '\r' && (n < from || to > 0 && n >= to):
			out[i] = ' '
		}
	}
	return out
}

// partName names a part of a file by its company and its day, so that it stays the
// same when others are written before it.
func partName(n *Note, others []*Note) string {
	name := strings.ReplaceAll(strings.TrimSpace(slugWords(n.Company.Value)+" "+n.When.Day.String()), " ", "-")
	for i, base := 2, name; slices.ContainsFunc(others, func(o *Note) bool { return o.Part == name }); i++ {
		name = fmt.Sprintf("%s-%d", base, i)
	}
	return name
}

// part returns the text of a file with all lines of other interviews blank, and where
// its lines begin and end; the text itself if part is "" .
func (rd *Reader) part(text []byte, part string) (own []byte, from, to int, err error) {
	if part == "" {
		return text, 1, 0, nil
	}
	for _, n := range rd.ReadAll(plainNote, text) {
		if n.Part == part {
			return onlyLinesOf(onlyLines(text), n.From, n.To), n.From, n.To, nil
		}
	}
	return nil, 0, 0, fmt.Errorf("the file has no interview %q any more", part)
}

// holding reads the note of a file that holds a line.
func (rd *Reader) holding(name string, src []byte, line int) *Note {
	notes := rd.ReadAll(name, src)
	for _, n := range notes {
		if n.From <= line && (n.To == 0 || line < n.To) {
			return n
		}
	}
	return notes[0]
}

// splitAt keeps where the parts of a note begin, if each surely is an interview: all of
// them are told apart by company or day, and no heading beside theirs is of another kind.
func (r *reading) splitAt(parts []part) {
	headed := parts[0].level > 0
	for i, p := range parts {
		if p.row || p.form != parts[len(parts)-1].form || p.day == "" || p.company == "" && (headed || parts[0].company == "") || headed && p.level != parts[0].level {
			return
		}
		if i > 0 && p.form == looseForm {
			return
		}
	}
	if headed && (r.front.fence != "" || slices.ContainsFunc(r.strange, func(s part) bool { return s.level <= parts[0].level && s.line > parts[0].line })) {
		return
	}
	for _, p := range parts {
		r.starts = append(r.starts, p.line)
	}
	if !headed {
		r.starts[0] = 1
	}
	slices.SortFunc(r.starts, cmp.Compare)
}
