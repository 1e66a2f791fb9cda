package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// ApplicationsCSV writes the applications as a table (RFC 4180), one a line,
// with a line of headings. Cells with several entries, such as the log, have
// one a line.
//
// A cell that a spreadsheet would take for a formula gets an apostrophe in
// front (see [guarded]); [Unguarded] takes it off again.
func ApplicationsCSV(w io.Writer, j *journal.Journal) error {
	rows := [][]string{{"Company", "Role", "Status", "Applied", "Deadline", "Follow up", "Salary", "Source", "URL", "Location", "Contacts", "Fit", "Tags", "Log", "File"}}
	for _, ap := range j.Applications {
		a := ApplicationOf(ap)
		var log []LogLine
		if ap.Note != nil {
			log = LogOf(ap.Note)
		}
		rows = append(rows, []string{a.Company, a.Role, a.Status, a.Applied, a.Deadline, a.FollowUp, a.Salary, a.Source, a.URL, a.Location,
			peopleCell(a.Contacts), ratingsCell(a.Fit), strings.Join(a.Tags, ", "), logCell(log), a.Path})
	}
	return writeTable(w, rows)
}

// InterviewsCSV writes the interviews as [ApplicationsCSV] does applications,
// latest first. Lines of a debrief stand as in a note, without their dash:
// "[2/5] the question #tag", below it "  why: …", and "[x] a lesson" when it
// is ticked. What the note says of its application, such as the salary, has
// columns too.
func InterviewsCSV(w io.Writer, j *journal.Journal) error {
	rows := [][]string{{"Company", "Role", "Date", "Time", "End", "Timezone", "Stage", "Format", "Outcome", "Interviewers", "Recruiter", "Next steps", "Ratings", "Fit", "Tags",
		"Questions they asked", "Went well", "To improve", "Liked", "Disliked", "Learned", "Concerns", "Still to ask", "Feedback",
		"Applied", "Deadline", "Salary", "Source", "URL", "Location", "Log", "Title", "File"}}
	for _, in := range j.Interviews {
		i, n := InterviewOf(j, in), in.Note
		date := i.Date
		if date == "" {
			date = i.Month
		}
		recruiter := ""
		if i.Recruiter != nil {
			recruiter = peopleCell([]Person{*i.Recruiter})
		}
		rows = append(rows, []string{i.Company, i.Role, date, i.Time, i.End, i.Timezone, i.Stage, i.Format, i.Outcome, peopleCell(i.People, i.Unnamed...), recruiter, i.NextSteps,
			ratingsCell(i.Ratings), ratingsCell(i.Fit), strings.Join(i.Tags, ", "), questionsCell(i.Questions), entriesCell(i.Well), tasksCell(i.Improve),
			entriesCell(i.Liked), entriesCell(i.Disliked), entriesCell(i.Learned), entriesCell(i.Concerns), tasksCell(i.Ask), entriesCell(i.Feedback),
			DayOf(n.Applied.Moment), DayOf(n.Deadline.Moment), n.Salary.Value, n.Source.Value, n.URL.Value, n.Location.Value,
			logCell(i.Log), i.Title, i.Path})
	}
	return writeTable(w, rows)
}

func writeTable(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range rows {
		for i, cell := range row {
			row[i] = guarded(strings.ReplaceAll(plain(cell), "\r", " "))
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("writing the table: %w", err)
		}
	}
	if out.Flush(); out.Error() != nil {
		return fmt.Errorf("writing the table: %w", out.Error())
	}
	return nil
}

// guarded returns a cell that no spreadsheet takes for a formula: one that
// begins, behind white space or apostrophes, with "=", "+", "-", "@" or their
// wide forms gets an apostrophe in front (OWASP, "CSV Injection").
func guarded(cell string) string {
	if isFormula(cell) {
		return "'" + cell
	}
	return cell
}

// Unguarded returns what a cell said before it was guarded against spreadsheets
// that take it for a formula.
func Unguarded(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && isFormula(rest) {
		return rest
	}
	return cell
}

func isFormula(cell string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, "' \t\r\n"))
	return strings.ContainsRune("=+-@＝＋－＠", first)
}

// PersonOf returns a person of a note.
func PersonOf(p note.Person) Person { return Person{p.Name, p.Title, p.Email, p.Remember} }

// peopleCell has one person a line: "Mary Chen, Engineering Manager
// <mary@northwind.example>", and below "  remember: …". Where that would be
// read as somebody else, the line is "name: …", with title and address below.
func peopleCell(people []Person, unnamed ...string) string {
	var lines []string
	for _, p := range people {
		bare := Person{Name: OneLine(p.Name), Title: OneLine(p.Title), Email: OneLine(p.Email)}
		line := bare.String()
		below := [][2]string{{"title", bare.Title}, {"email", bare.Email}, {"remember", OneLine(p.Remember)}}
		if readsAsPerson(line, bare) {
			below = below[len(below)-1:]
		} else {
			line = "name: " + bare.Name
		}
		lines = append(lines, line)
		for _, b := range below {
			if b[1] != "" {
				lines = append(lines, "  "+b[0]+": "+b[1])
			}
		}
	}
	for _, u := range unnamed {
		lines = append(lines, OneLine(u))
	}
	return strings.Join(lines, "\n")
}

// String returns name, title and address as people write them in one line.
func (p Person) String() string {
	line := p.Name
	if p.Title != "" {
		line += ", " + p.Title
	}
	if p.Email != "" {
		line += " <" + p.Email + ">"
	}
	return OneLine(line)
}

// readsAsPerson reports whether a line of a cell is understood, alone or among others.
func readsAsPerson(line string, want Person) bool {
	for _, ofList := range []bool{false, true} {
		if got := note.ReadPeople(line, ofList); len(got.Named) != 1 || len(got.Unnamed) > 0 || PersonOf(got.Named[0]) != want {
			return false
		}
	}
	return true
}

// usualRatings stand first, in the order of a note.
var usualRatings = []string{"overall", "research", "confidence", "answers", "rapport", "role", "growth", "culture", "values", "happiness"}

// RatingNames returns the names of ratings, the usual ones first in the order of a note.
func RatingNames(ratings map[string]int) []string {
	var names []string
	for _, name := range usualRatings {
		if _, ok := ratings[name]; ok {
			names = append(names, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(ratings)) {
		if !slices.Contains(usualRatings, name) {
			names = append(names, name)
		}
	}
	return names
}

func ratingsCell(ratings map[string]int) string {
	var said []string
	for _, name := range RatingNames(ratings) {
		said = append(said, name+" "+strconv.Itoa(ratings[name]))
	}
	return strings.Join(said, ", ")
}

// ItemLines writes an entry as a line of a cell, with what stands below it.
func ItemLines(lead, text, on string, tags, below []string) []string {
	if on != "" {
		text += " (" + on + ")"
	}
	lines := []string{lead + tagged(text, tags)}
	for _, b := range below {
		lines = append(lines, "  "+b)
	}
	return lines
}

func tagged(text string, tags []string) string {
	for _, t := range tags {
		text += " #" + t
	}
	return text
}

func questionsCell(all []Question) string {
	var lines []string
	for _, q := range all {
		lead := ""
		if q.Score > 0 {
			lead = fmt.Sprintf("[%d/5] ", q.Score)
		}
		lines = append(lines, ItemLines(lead, q.Text, "", q.Tags, q.Below(OneLine))...)
	}
	return strings.Join(lines, "\n")
}

// Below returns what stands under a question in a note, each text put through write.
func (q Question) Below(write func(string) string) []string {
	var lines []string
	for _, b := range []struct{ label, text string }{{"why", q.Reason}, {"better", q.Better}, {"answer", q.Answer}} {
		if b.text != "" {
			lines = append(lines, b.label+": "+write(b.text))
		}
	}
	for _, d := range q.Detail {
		lines = append(lines, write(d))
	}
	return lines
}

func entriesCell(all []Entry) string {
	var lines []string
	for _, e := range all {
		lines = append(lines, ItemLines(Box(e.Done), e.Text, e.On, e.Tags, e.Detail)...)
	}
	return strings.Join(lines, "\n")
}

// Box returns the box of an entry that has one, with a space behind it.
func Box(done *bool) string {
	switch {
	case done == nil:
		return ""
	case *done:
		return "[x] "
	}
	return "[ ] "
}

func tasksCell(all []Task) string {
	var lines []string
	for _, t := range all {
		lead := ""
		if t.Done {
			lead = "[x] "
		}
		lines = append(lines, ItemLines(lead, t.Text, t.On, t.Tags, t.Detail)...)
	}
	return strings.Join(lines, "\n")
}

// LogOf returns the history that stands in a note itself. A day under
// thank_you_sent is a line of it too.
func LogOf(n *note.Note) []LogLine {
	var all []LogLine
	for _, e := range n.Log {
		all = append(all, LogLineOf(e))
	}
	if d := n.ThankYou.Day; !d.IsZero() {
		all = append(all, LogLine{Date: d.String(), Time: ClockOf(n.ThankYou.Moment), What: "thank-you"})
	}
	return all
}

// LogLineOf returns a line of the log of a note.
func LogLineOf(e note.Entry) LogLine {
	return LogLine{e.When.Day.String(), ClockOf(e.When.Moment), e.What, e.Person, e.Text, e.Line}
}

func logCell(all []LogLine) string {
	var lines []string
	for _, l := range all {
		lines = append(lines, l.String())
	}
	return strings.Join(lines, "\n")
}

// String returns the line as it stands in a note: DATE [TIME] WHAT [PERSON] [: text].
func (l LogLine) String() string {
	words := []string{}
	for _, w := range []string{l.Date, l.Time, l.What, l.Person} {
		if w != "" {
			words = append(words, OneLine(w))
		}
	}
	line := strings.Join(words, " ")
	if l.Text != "" {
		line += ": " + OneLine(l.Text)
	}
	return line
}

// DayOf returns "2026-03-04", "2026-03" or "".
func DayOf(w day.Moment) string {
	if w.Day.IsZero() && !w.Month.IsZero() {
		return w.Month.String()[:len("2026-03")]
	}
	return w.Day.String()
}
