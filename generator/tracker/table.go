package tracker

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
)

// Kind says what a table holds, if the user does.
type Kind string

// The kinds of tables. Guess looks at the headings.
const (
	Guess        Kind = ""
	Applications Kind = "applications"
	Interviews   Kind = "interviews"
)

// ImportCSV reads the tables of another tracker, a spreadsheet or a file of
// Markdown. file is what it is called in problems. The separator, the encoding
// and the line of headings are found out; an error says that the file is no table
// or has no heading for the company.
//
// A row becomes the note of an application or of an interview. A row of an
// application with days of interviews gives a note for each of them too. What
// has no place of its own is kept in the text of the note.
func ImportCSV(file string, src []byte, kind Kind, there Existing) (*Import, error) {
	text, guessed, err := decoded(src)
	if err != nil {
		return nil, err
	}
	all, err := readSheets(text)
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		return nil, &PlaceError{wrong.Line, wrong.Column, "this is no table: " + wrong.Err.Error()}
	}
	if err != nil {
		return nil, fmt.Errorf("reading the table: %w", err)
	}
	im := newImporter(file, there)
	if guessed != "" {
		im.remark("the file does not say how its letters are written; they were read as %s: if a name looks wrong, save the table as UTF-8", guessed)
	}
	return im.sheets(all, kind)
}

// PlaceError says that a file cannot be read at all, and where.
type PlaceError struct {
	Line, Col int
	Msg       string
}

func (e *PlaceError) Error() string { return e.Msg }

// table is a sheet with its headings understood.
type table struct {
	*importer
	headings   []cell
	meanings   []meaning
	interviews bool
	order      map[int]day.Order // by column: what its dates with slashes were found to be
	yearless   map[int]bool      // columns of which it was said that days have no year
	section    journal.Status    // what a row above says of all below it
	above      *row              // the row above that names a company, if no blank row stands between
}

// sheets takes in tables, and those that begin in the middle of another one.
func (im *importer) sheets(all []sheet, kind Kind) (*Import, error) {
	var arrived []*entry
	for _, s := range all {
		h := bestHeading(s.rows)
		if h.at < 0 {
			return nil, noHeading(s.rows)
		}
		for from := h.at; from < len(s.rows); {
			to := from + 1
			for to < len(s.rows) && !isHeading(s.rows[to]) {
				to++
			}
			part, err := im.table(s.from(from, to), kind)
			if err != nil {
				return nil, err
			}
			arrived = append(arrived, part...)
			from = to
		}
		if s.loose {
			im.remark("some quotes stand within a cell; they were taken as they are")
		}
	}
	im.resolve(arrived)
	return &im.Import, nil
}

// table reads a table whose first row is its headings.
func (im *importer) table(s sheet, kind Kind) ([]*entry, error) {
	rows := s.rows[1:]
	t := &table{importer: im, headings: s.rows[0], order: map[int]day.Order{}, yearless: map[int]bool{}}
	t.interviews = kind == Interviews || kind == Guess && isInterviews(t.headings)
	t.meanings = understood(t.headings, rows, t.interviews, t.c.days)
	if t.columnOf(ofCompanyName) < 0 {
		return nil, noHeading(s.rows)
	}
	is := string(Applications)
	if t.interviews {
		is = string(Interviews)
	}
	switch {
	case t.Kind == "":
		t.Kind = is
	case t.Kind != is:
		t.Kind = "applications and interviews"
	}
	for i, m := range t.meanings {
		if t.headings[i].text != "" {
			t.Columns = append(t.Columns, Column{t.headings[i].text, m.said()})
		}
	}
	t.decide(rows)
	var all []*entry
	for i, cells := range rows {
		switch {
		case isBlank(cells):
			t.above = nil
		case isRuler(cells):
		case t.isTotal(cells):
			t.remark("row %d only adds up, so it is no application: %s", s.numbers[i+1], shortened(firstText(cells)))
		case t.isSection(cells, i+1 < len(rows)):
			t.remark("row %d stands over the rows below it and is no application: %s", s.numbers[i+1], shortened(firstText(cells)))
		case t.isGroup(cells, rows[i+1:]):
			t.above = &row{table: t, cells: cells}
		default:
			t.Rows++
			all = append(all, t.row(cells, s.numbers[i+1])...)
		}
	}
	return all, nil
}

func firstText(row []cell) string {
	for _, c := range row {
		if c.text != "" {
			return c.text
		}
	}
	return ""
}

// isRuler reports whether a row only draws a line.
func isRuler(row []cell) bool {
	drawn := 0
	for _, c := range row {
		if strings.Trim(c.text, ":-=_–—─ ") != "" {
			return false
		}
		if utf8.RuneCountInString(c.text) > 1 {
			drawn++
		}
	}
	return drawn > 1 || drawn == 1 && len(row) == 1
}

// isTotal reports whether a row adds up the others: it begins with a word for
// that, and beside it stand only numbers.
func (t *table) isTotal(row []cell) bool {
	begun := false
	for i, c := range row {
		if c.text == "" {
			continue
		}
		word := strings.TrimRight(strings.TrimSpace(strings.TrimRight(c.text, "0123456789.,% ")), ":= ")
		switch {
		case totalWords()[form(word)]:
			if i < len(t.meanings) && (t.meanings[i] == ofText || t.meanings[i] == "" && i > t.columnOf(ofCompanyName)) && !begun {
				return false
			}
			begun = true
		case strings.Trim(c.text, "0123456789.,%/+-:()$€£¥ ") == "":
		case strings.HasPrefix(c.text, "=") && !hyperlink.MatchString(c.text): // =COUNTA(A2:A9)
		default:
			return false
		}
	}
	return begun
}

// isSection reports whether a row only says how the applications below it stand,
// and takes that down.
func (t *table) isSection(cells []cell, more bool) bool {
	text := firstText(cells)
	filled := 0
	for _, c := range cells {
		if c.text != "" {
			filled++
		}
	}
	if filled != 1 || !more || t.interviews {
		return false
	}
	means, known := statuses()[form(withoutNumber(text))]
	if o, ok := note.ParseOutcome(text); !known && ok && o != "" && len(strings.Fields(text)) == 1 {
		s, _, _ := statusOf(text)
		means, known = string(s), true
	}
	if known {
		t.section, t.above = journal.Status(means), nil
	}
	return known
}

// isGroup reports whether a row only names the company of the rows below it.
func (t *table) isGroup(cells []cell, below [][]cell) bool {
	at := t.columnOf(ofCompanyName)
	for i, c := range cells {
		if (c.text != "") != (i == at) {
			return false
		}
	}
	if at >= len(cells) || len(below) == 0 {
		return false
	}
	next := &row{table: t, cells: below[0]}
	return next.text(ofCompanyName) == "" && next.text(ofRole) != ""
}

func isBlank(row []cell) bool {
	for _, c := range row {
		if c.text != "" {
			return false
		}
	}
	return true
}

// noHeading names what was found instead of a heading.
func noHeading(rows [][]cell) error {
	if len(rows) == 0 {
		return errors.New("the file is empty")
	}
	var found []string
	for _, c := range rows[0][:min(len(rows[0]), 8)] {
		found = append(found, shortened(c.text))
	}
	return &PlaceError{rows[0][0].line, 1, "no column is headed Company (or Employer, Organization, …); the first line has: " + strings.Join(found, ", ")}
}

// shortened keeps a message readable whatever stands in a cell.
func shortened(s string) string {
	const most = 40
	runes := []rune(exchange.OneLine(s))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}

func (t *table) columnOf(m meaning) int {
	for i, c := range t.meanings {
		if c == m {
			return i
		}
	}
	return -1
}

// row reads one row: nothing if it names no company.
func (t *table) row(cells []cell, number int) []*entry {
	r := &row{table: t, cells: cells, number: number}
	first := cells[0]
	r.takeOver()
	r.splitName()
	for i, c := range cells {
		switch {
		case c.text == "":
		case i >= len(t.headings):
			r.more = append(r.more, extra{fmt.Sprintf("Column %d", i+1), c.text})
		case t.meanings[i] == "":
			r.more = append(r.more, extra{t.headings[i].text, c.text})
		}
	}
	path := ownPath(r.text(ofFile))
	if file := r.cell(ofFile); file.text != "" && path == "" {
		r.keep(ofFile)
		t.report(file.line, file.col, problem.Warning, "the note gets a name of its own", "%s is no name for a note", shortened(file.text))
	}
	if r.text(ofCompanyName) == "" && (path == "" || !t.interviews) {
		t.report(first.line, first.col, problem.Error, "write the company into that row and import it again", "this row names no company, so it was left out")
		return nil
	}
	if c := r.cell(ofCompanyName); strings.HasPrefix(c.text, "=") {
		t.report(c.line, c.col, problem.Warning, "save the table with its values, as spreadsheets do when they write CSV", "%s is a formula whose result is not in the file", shortened(c.text))
	}
	t.above = r
	r.linked = r.link()
	if t.interviews {
		in := r.interview()
		return []*entry{r.complete(&entry{line: first.line, col: first.col, path: path, in: in, text: r.text(ofText)})}
	}
	app, log, want := r.application()
	rounds := r.rounds()
	if want == "" {
		want = r.reached
	}
	a := r.complete(&entry{line: first.line, col: first.col, path: path, app: app, log: log, want: want, text: r.text(ofText)})
	for _, round := range rounds {
		round.row = number
	}
	return append([]*entry{a}, rounds...)
}

// complete adds to what arrives what the row has beside it.
func (r *row) complete(a *entry) *entry {
	a.row, a.more, a.status, a.unread = r.number, r.more, r.text(ofStatus), r.unread
	return a
}

// takeOver gives a row that names no company that of the row above it, as merged
// cells of a spreadsheet are saved: if it has a role, or the day of an interview,
// of its own.
func (r *row) takeOver() {
	at := r.columnOf(ofCompanyName)
	if r.text(ofCompanyName) != "" || r.above == nil || r.text(ofRole) == "" && (!r.interviews || r.text(ofDate) == "") || r.text(ofFile) != "" {
		return
	}
	from := []meaning{ofCompanyName}
	if r.interviews {
		from = append(from, ofRole)
	}
	r.cells = slices.Clone(r.cells)
	for len(r.cells) <= at {
		r.cells = append(r.cells, cell{line: r.cells[0].line, col: r.cells[0].col})
	}
	for _, m := range from {
		if i := r.columnOf(m); i >= 0 && i < len(r.cells) && r.cells[i].text == "" {
			r.cells[i].text = r.above.text(m)
		}
	}
	r.report(r.cells[0].line, r.cells[0].col, problem.Hint, "write the company into that row if it is another one",
		"this row names no company; %s of the row above was taken", shortened(r.text(ofCompanyName)))
}

// splitName takes a cell apart that names company and role together, as the
// cards of boards do: "Northwind - Engineer", "Engineer at Northwind".
func (r *row) splitName() {
	at := r.columnOf(ofCompanyName)
	if at < 0 || at >= len(r.cells) || r.columnOf(ofRole) >= 0 || meaningOf(r.headings[at].text) == ofCompanyName {
		return
	}
	text := r.cells[at].text
	for _, mark := range []string{" at ", " @ ", " – ", " — ", " - ", " | ", " bei ", " chez ", "："} {
		left, right, ok := strings.Cut(text, mark)
		if !ok || strings.TrimSpace(left) == "" || strings.TrimSpace(right) == "" {
			continue
		}
		company, role := left, right
		switch mark {
		case " at ", " @ ", " bei ", " chez ":
			company, role = right, left
		default:
			if note.IsJobTitle(left) && !note.IsJobTitle(right) {
				company, role = right, left
			}
		}
		r.cells = slices.Clone(r.cells)
		r.cells[at].text, r.role = strings.TrimSpace(company), strings.TrimSpace(role)
		r.report(r.cells[at].line, r.cells[at].col, problem.Hint, "give company and role a column each if it is otherwise",
			"%q was read as the company %s and the role %s", shortened(text), shortened(r.cells[at].text), shortened(r.role))
		return
	}
}

// link returns where the row leads to if no column is for that.
func (r *row) link() string {
	for _, m := range []meaning{ofRole, ofCompanyName} {
		c := r.cell(m)
		if c.url == "" {
			continue
		}
		if own := r.text(ofURL); isAddress(own) || r.interviews {
			if own != c.url {
				r.more = append(r.more, extra{"Link", c.url})
			}
			return ""
		}
		if r.text(ofURL) != "" {
			r.keep(ofURL)
		}
		return c.url
	}
	return ""
}

func isAddress(s string) bool { return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") }

// address is the link of a cell that is for one.
func (r *row) address(m meaning) string {
	c := r.cell(m)
	if c.url == "" {
		return c.text
	}
	if c.text != c.url && !isAddress(c.text) && form(c.text) != "link" {
		r.more = append(r.more, extra{r.headings[r.columnOf(m)].text, c.text})
	}
	return c.url
}

// row is one row that is being read.
type row struct {
	*table
	cells   []cell
	number  int
	linked  string // where it leads to, if no column is for that
	role    string // if it stands in the cell of the company
	more    []extra
	reached journal.Status // what check marks say, where the status says nothing
	unread  []string       // cells that were not understood
}

func (r *row) cell(m meaning) cell {
	if at := r.columnOf(m); at >= 0 && at < len(r.cells) {
		return r.cells[at]
	}
	return cell{}
}

func (r *row) text(m meaning) string {
	if m == ofRole && r.role != "" {
		return r.role
	}
	return r.cell(m).text
}

// keep puts a cell that could not be understood into the text of the note.
func (r *row) keep(m meaning) {
	r.more = append(r.more, extra{r.headings[r.columnOf(m)].text, r.text(m)})
}
