package tracker

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"journal/generator/day"
	"journal/generator/exchange"
	"journal/generator/journal"
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

// ImportCSV reads a table of another tracker or a spreadsheet. file is what it
// is called in problems. The separator, the encoding and the line of headings
// are found out; an error says that the file is no table or has no heading
// for the company.
//
// A row becomes the note of an application or of an interview. A row of an
// application with days of interviews gives a note for each of them too. What
// has no place of its own is kept in the text of the note.
func ImportCSV(file string, src []byte, kind Kind, there There) (*Import, error) {
	text, err := decoded(src)
	if err != nil {
		return nil, err
	}
	s, err := readSheet(text)
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		return nil, &PlaceError{wrong.Line, wrong.Column, "this is no table: " + wrong.Err.Error()}
	}
	if err != nil {
		return nil, fmt.Errorf("reading the table: %w", err)
	}
	return importSheet(file, s, kind, there)
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
	dayFirst   map[int]bool // by column: what its dates with slashes were found to be
	decided    map[int]bool
}

func importSheet(file string, s sheet, kind Kind, there There) (*Import, error) {
	h := bestHeading(s.rows)
	if h.at < 0 {
		return nil, noHeading(s.rows)
	}
	t := &table{importer: newImporter(file, there), headings: s.rows[h.at], dayFirst: map[int]bool{}, decided: map[int]bool{}}
	t.interviews = kind == Interviews || kind == Guess && isInterviews(t.headings)
	t.meanings = understood(t.headings, t.interviews)
	if t.columnOf(ofCompanyName) < 0 {
		return nil, noHeading(s.rows)
	}
	t.Kind = string(Applications)
	if t.interviews {
		t.Kind = string(Interviews)
	}
	for i, m := range t.meanings {
		t.Columns = append(t.Columns, Column{t.headings[i].text, m.said()})
	}
	if s.loose {
		t.Said = append(t.Said, "some quotes stand within a cell; they were taken as they are")
	}
	rows := s.rows[h.at+1:]
	t.decide(rows)
	var all []*arrival
	for _, row := range rows {
		if isBlank(row) {
			continue
		}
		t.Rows++
		all = append(all, t.row(row)...)
	}
	t.settle(all)
	return &t.Import, nil
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
func (t *table) row(cells []cell) []*arrival {
	r := &row{table: t, cells: cells}
	for i, c := range cells {
		switch {
		case c.text == "":
		case i >= len(t.headings):
			r.more = append(r.more, extra{fmt.Sprintf("Column %d", i+1), c.text})
		case t.meanings[i] == "":
			r.more = append(r.more, extra{t.headings[i].text, c.text})
		}
	}
	first := cells[0]
	path := ownPath(r.text(ofFile))
	if file := r.cell(ofFile); file.text != "" && path == "" {
		r.keep(ofFile)
		t.report(file.line, file.col, problem.Warning, "the note gets a name of its own", "%s is no name for a note", shortened(file.text))
	}
	if r.text(ofCompanyName) == "" && (path == "" || !t.interviews) {
		t.report(first.line, first.col, problem.Error, "write the company into that row and import it again", "this row names no company, so it was left out")
		return nil
	}
	if t.interviews {
		in := r.interview()
		return []*arrival{{line: first.line, col: first.col, path: path, in: in, text: r.text(ofText), more: r.more}}
	}
	app, log, want := r.application()
	rounds := r.rounds()
	return append([]*arrival{{line: first.line, col: first.col, path: path, app: app, log: log, want: want, text: r.text(ofText), more: r.more}}, rounds...)
}

// row is one row that is being read.
type row struct {
	*table
	cells []cell
	more  []extra
}

func (r *row) cell(m meaning) cell {
	if at := r.columnOf(m); at >= 0 && at < len(r.cells) {
		return r.cells[at]
	}
	return cell{}
}

func (r *row) text(m meaning) string { return r.cell(m).text }

// keep puts a cell that could not be understood into the text of the note.
func (r *row) keep(m meaning) {
	r.more = append(r.more, extra{r.headings[r.columnOf(m)].text, r.text(m)})
}

// application reads a row as an application.
func (r *row) application() (*exchange.Application, []exchange.LogLine, journal.Status) {
	a := &exchange.Application{Company: r.text(ofCompanyName), Role: r.text(ofRole), Salary: r.salary(), Source: r.text(ofSource),
		URL: r.text(ofURL), Location: r.text(ofLocation), Fit: r.ratings(ofFit), Tags: tagsIn(r.text(ofTags))}
	a.Contacts = r.contacts(ofContact, ofContactRole, ofContactMail)
	a.Contacts = append(a.Contacts, r.contacts(ofRecruiter, "", "")...)
	log := r.log()
	want := r.status(&log)
	a.Applied = r.applied(want)
	for _, l := range log {
		if l.What == "applied" && l.Date == a.Applied {
			a.Applied = "" // the log says it, and more
		}
	}
	a.Deadline, a.FollowUp = r.day(ofDeadline), r.followUp()
	return a, log, want
}

// salary is the pay, of which some trackers have two ends. A single number says
// which end it is.
func (r *row) salary() string {
	pay, least, most := r.text(ofSalary), r.text(ofLeastPay), r.text(ofMostPay)
	switch {
	case pay != "":
		for _, m := range []meaning{ofLeastPay, ofMostPay} {
			if r.text(m) != "" {
				r.keep(m)
			}
		}
		return pay
	case least != "" && most != "" && least != most:
		return least + " to " + most
	case least == most:
		return least
	case least != "":
		return "from " + least
	}
	return "up to " + most
}

// applied is the day of the application. A column that is headed only "Date"
// says nothing about one that was never sent.
func (r *row) applied(want journal.Status) string {
	at := r.columnOf(ofApplied)
	if at >= 0 && want == journal.Planned && headings()[headingForm(r.headings[at].text)] == ofDate && r.text(ofApplied) != "" {
		r.keep(ofApplied)
		return ""
	}
	return r.day(ofApplied)
}

// followUp is a day; anything else, "yes" or a sentence, is kept as text.
func (r *row) followUp() string {
	c := r.cell(ofFollowUp)
	if c.text == "" {
		return ""
	}
	if w, found := r.when(ofFollowUp); day.Sure(found) && !w.Day.IsZero() && !r.saysMore(ofFollowUp) {
		return w.Day.String()
	}
	r.keep(ofFollowUp)
	return ""
}

// rounds gives a note for each day of an interview that the row of an
// application has. A cell that is no day ("no", "passed") is kept as text.
func (r *row) rounds() []*arrival {
	var all []*arrival
	for i, m := range r.meanings {
		if !strings.HasPrefix(string(m), string(atStage)) || i >= len(r.cells) || r.cells[i].text == "" {
			continue
		}
		w, found := r.when(m)
		if w.Day.IsZero() {
			if len(found) > 0 && strings.ContainsAny(r.cells[i].text, "0123456789") {
				r.report(r.cells[i].line, r.cells[i].col, problem.Error, found[0].Hint+"; the text is kept in the note", "%s: %s", r.headings[i].text, found[0].Msg)
			}
			r.keep(m)
			continue
		}
		in := &interview{Interview: exchange.Interview{Company: r.text(ofCompanyName), Role: r.text(ofRole), Stage: strings.TrimPrefix(string(m), string(atStage))}}
		in.setWhen(w)
		if r.saysMore(m) {
			r.keep(m)
		}
		all = append(all, &arrival{line: r.cells[i].line, col: r.cells[i].col, in: in})
	}
	return all
}
