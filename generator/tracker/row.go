package tracker

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
)

// slashed is a day whose first two numbers can be day and month or the other
// way round.
var slashed = regexp.MustCompile(`^\s*(\d{1,2})([/-])(\d{1,2})[/-](\d{4}|\d{2})\b`)

// decide finds out for each column of days whether the day or the month comes
// first: one cell where it can be only one of them decides for the column,
// unless another cell says the opposite. A column that has no such cell follows
// the others, as long as these agree, for one program wrote them all; else the
// settings of the journal say it, or it is asked.
func (t *table) decide(rows [][]cell) {
	var all []*slashes
	for i, m := range t.meanings {
		if m.isDay() {
			all = append(all, t.slashesOf(i, rows))
			t.tellSerial(i, rows)
		}
	}
	whole := &slashes{}
	for _, s := range all {
		keepFirst(&whole.day, s.day)
		keepFirst(&whole.month, s.month)
	}
	for _, s := range all {
		by := s
		if s.day == nil && s.month == nil {
			by = whole
		}
		if s.open == nil {
			continue
		}
		if (by.day == nil) == (by.month == nil) {
			if w, _ := day.Read(s.open.text, t.c.days); t.c.days.Order != day.AnyOrder && !w.IsZero() {
				t.order[s.column] = t.c.days.Order
				t.remark("%q: %s is %s, by dates in journal.yaml", t.headings[s.column].text, shortened(s.open.text), w)
			}
			continue
		}
		why, first := by.month, "month"
		t.order[s.column] = day.MonthFirst
		if by.day != nil {
			why, first, t.order[s.column] = by.day, "day", day.DayFirst
		}
		w, _ := day.Read(s.open.text, t.daysOf(s.column))
		t.remark("%q: the %s comes first, so %s is %s; line %d has %s, which can be nothing else",
			t.headings[s.column].text, first, shortened(s.open.text), w, why.line, shortened(why.text))
	}
}

// tellSerial says, once for a column, that its numbers were read as days.
func (t *table) tellSerial(column int, rows [][]cell) {
	for _, row := range rows {
		if column < len(row) {
			if w, _ := day.Serial(row[column].text); !w.IsZero() {
				t.remark("%q: numbers are days as spreadsheets count them, so %s is %s", t.headings[column].text, row[column].text, w)
				return
			}
		}
	}
}

// slashes are the first cells of a column that can be read only with the day
// first, only with the month first, and both ways; nil for none.
type slashes struct {
	column           int
	day, month, open *cell
}

// keepFirst takes down a cell if there is none yet.
func keepFirst(at **cell, c *cell) {
	if *at == nil {
		*at = c
	}
}

func (t *table) slashesOf(column int, rows [][]cell) *slashes {
	s := &slashes{column: column}
	for _, row := range rows {
		if column >= len(row) {
			continue
		}
		parts := slashed.FindStringSubmatch(row[column].text)
		if parts == nil {
			continue
		}
		a, _ := strconv.Atoi(parts[1])
		b, _ := strconv.Atoi(parts[3])
		switch {
		case a > 12 && b <= 12:
			keepFirst(&s.day, &row[column])
		case b > 12 && a <= 12:
			keepFirst(&s.month, &row[column])
		case a <= 12 && b <= 12 && a != b:
			keepFirst(&s.open, &row[column])
		}
	}
	return s
}

func (m meaning) isDay() bool {
	switch m {
	case ofApplied, ofDate, ofDeadline, ofFollowUp, ofStatusDay:
		return true
	}
	return m.is(onLog) || m.is(atStage)
}

// longestDay is the most bytes of a cell that tells a day, with words beside it.
const longestDay = 300

// daysOf is what is known of the days of a column.
func (t *table) daysOf(column int) day.Options {
	o := t.c.days
	if order, ok := t.order[column]; ok {
		o.Order = order
	}
	return o
}

// when reads a cell as a moment.
func (r *row) when(m meaning) (day.Moment, []day.Remark) {
	text, column := r.text(m), r.columnOf(m)
	if w, _ := day.Serial(text); m.isDay() && !w.IsZero() {
		return w, nil // said for the column
	}
	if len(text) > longestDay {
		return day.Moment{}, []day.Remark{{Kind: day.Doubtful, Msg: shortened(text) + " is more than a date", Hint: "write it as 2026-03-04"}}
	}
	o := r.daysOf(column)
	if strings.ContainsAny(text, "0123456789") { // "Jan 5" is the nearest to today, an interview the next one after the application
		o.Near = day.Of(r.there.Journal.Now)
		if m.is(atStage) {
			if applied, _ := day.Read(r.text(ofApplied), r.daysOf(r.columnOf(ofApplied))); !applied.Day.IsZero() {
				o.Near, o.Ahead = applied.Day, true
			}
		}
	}
	w, found := day.Read(text, o)
	if bare, _ := day.Read(text, r.daysOf(column)); bare.Day.IsZero() && !w.Day.IsZero() && !r.yearless[column] {
		r.yearless[column] = true
		r.remark("%q: days without a year are the nearest ones, and an interview comes after its application, so %s is %s in row %d", r.headings[column].text, shortened(text), w, r.number)
	}
	if _, decided := r.order[column]; decided {
		open := strings.TrimSpace(slashed.FindString(text))
		found = slices.DeleteFunc(found, func(f day.Remark) bool { // said for the column
			return f.Kind == day.Assumed && f.Left == "" && open != "" && strings.HasPrefix(f.Msg, open)
		})
	}
	return w, found
}

// day reads a cell as a day, or a month if that is all it says. What cannot
// be read is reported and kept as text.
func (r *row) day(m meaning) string {
	c := r.cell(m)
	if c.text == "" {
		return ""
	}
	w, found := r.when(m)
	if w.IsZero() && len(found) > 0 && !day.Sure(found) {
		r.unread = append(r.unread, r.headings[r.columnOf(m)].text+" “"+shortened(c.text)+"”")
	}
	for _, f := range found {
		severity, hint := problem.Warning, f.Hint
		switch {
		case f.Kind == day.Assumed && f.Left != "":
			continue // it is kept as text
		case f.Kind == day.Assumed:
			severity = problem.Hint
		case w.IsZero():
			severity, hint = problem.Error, hint+"; the text is kept in the note"
		}
		r.report(c.line, c.col, severity, hint, "%s: %s", r.headings[r.columnOf(m)].text, f.Msg)
	}
	on := exchange.DayOf(w)
	if on == "" || w.HasTime && w.Start > 0 || r.saysMore(m) {
		r.keep(m)
	}
	return on
}

// saysMore reports whether a cell has words that are no part of its moment, as
// in "2026-03-04 by phone".
func (r *row) saysMore(m meaning) bool {
	_, found := r.when(m)
	return day.Left(found) != ""
}

// moment reads a cell as day does, and keeps its time.
func (r *row) moment(m meaning) day.Moment {
	w, _ := r.when(m)
	kept := len(r.more)
	if r.day(m); w.HasTime && !r.saysMore(m) {
		r.more = r.more[:kept] // only because of the time
	}
	return w
}

// setWhen takes over a moment.
func setWhen(in *interview, w day.Moment) {
	in.Date = w.Day.String()
	if in.Date == "" {
		in.Month = exchange.DayOf(w)
	}
	if w.HasTime {
		in.Time, in.Timezone = w.Start.String(), w.Zone
	}
	if w.HasEnd {
		in.End = w.End.String()
	}
}

// interview reads a row as an interview.
func (r *row) interview() *interview {
	in := &interview{Interview: exchange.Interview{Title: r.text(ofTitle), Company: r.text(ofCompanyName), Role: r.text(ofRole), Stage: r.text(ofStage), Format: r.text(ofFormat),
		NextSteps: r.text(ofNextSteps), Ratings: r.ratings(ofRatings), Fit: r.ratings(ofFit), Tags: tagsIn(r.text(ofTags)), Log: r.log(),
		Questions: questionsIn(r.text(ofQuestions)), Well: entriesIn(r.text(ofWell)), Improve: tasksIn(r.text(ofImprove)),
		Liked: entriesIn(r.text(ofLiked)), Disliked: entriesIn(r.text(ofDisliked)), Learned: entriesIn(r.text(ofLearned)),
		Concerns: entriesIn(r.text(ofConcerns)), Ask: tasksIn(r.text(ofAsk)), Feedback: entriesIn(r.text(ofFeedback))}}
	in.People, in.Unnamed = r.people(ofPeople, ofPersonRole, ofPersonMail)
	if all := r.contacts(ofRecruiter, "", ""); len(all) > 0 {
		in.Recruiter = &all[0]
		in.People = append(in.People, all[1:]...)
	}
	setWhen(in, r.moment(ofDate))
	r.clock(in)
	about := exchange.Application{Applied: r.day(ofApplied), Deadline: r.day(ofDeadline), Salary: r.text(ofSalary), Source: r.text(ofSource), URL: r.address(ofURL), Location: r.text(ofLocation)}
	if !reflect.DeepEqual(about, exchange.Application{}) {
		in.about = &about
	}
	if text := r.text(ofOutcome); text != "" {
		o, known := note.ParseOutcome(text)
		in.Outcome = string(o)
		if !known {
			r.unknown(ofOutcome)
		} else if o == "" {
			r.keep(ofOutcome)
		}
	}
	return in
}

// clock reads the columns for time, end, zone and length.
func (r *row) clock(in *interview) {
	if text := r.text(ofTime); text != "" {
		if w, _ := day.ReadClock(text, r.c.days); w.HasTime {
			day := in.Date
			month := in.Month
			setWhen(in, w)
			in.Date, in.Month = day, month
		} else {
			r.keep(ofTime)
		}
	}
	if text := r.text(ofEnd); text != "" {
		if w, _ := day.ReadClock(text, r.c.days); w.HasTime && in.Time != "" {
			in.End = w.Start.String()
		} else {
			r.keep(ofEnd)
		}
	}
	if text := r.text(ofTimezone); text != "" {
		if zone, _ := day.ReadZone(text, r.c.days); zone != "" && in.Time != "" {
			in.Timezone = zone
		} else {
			r.keep(ofTimezone)
		}
	}
	if text := r.text(ofDuration); text != "" {
		minutes, _, known := day.ReadDuration(text, r.c.days)
		if from, ok := clockOf(in.Time); ok && in.End == "" && known {
			in.End = day.Clock((from + minutes) % (24 * 60)).String()
		} else {
			r.keep(ofDuration)
		}
	}
}

// unknown reports a word that nobody knows. It is kept as text.
func (r *row) unknown(m meaning) {
	c := r.cell(m)
	r.report(c.line, c.col, problem.Warning, "it is kept in the note; write applied, interviewing, offer, rejected, withdrawn, no response or the like",
		"%s: %q is no word the journal knows", r.headings[r.columnOf(m)].text, shortened(c.text))
	r.unread = append(r.unread, r.headings[r.columnOf(m)].text+" “"+shortened(c.text)+"”")
	r.keep(m)
}

// log gathers what has a day of its own: the lines of a log, and columns such
// as "Date rejected".
func (r *row) log() []exchange.LogLine {
	var all []exchange.LogLine
	for text := range strings.Lines(r.text(ofLog)) {
		if text = strings.TrimPrefix(strings.TrimSpace(text), "- "); text == "" {
			continue
		}
		e, ok := r.c.reader.ReadLog(text)
		if !ok {
			c := r.cell(ofLog)
			r.report(c.line, c.col, problem.Warning, "it is kept in the note; a line of a log is DATE WHAT PERSON: text", "%q is no line of a log", shortened(text))
			r.more = append(r.more, extra{"Log", text})
			continue
		}
		l := exchange.LogLineOf(e)
		l.Line = 0
		all = append(all, l)
	}
	for _, m := range r.meanings {
		what, ok := strings.CutPrefix(string(m), string(onLog))
		if !ok || r.text(m) == "" {
			continue
		}
		if is := markOf(r.text(m)); is != noMark {
			switch status := journal.Status(what); {
			case is == yes && slices.Contains(stages, status):
				r.raiseStatus(status)
				if r.text(ofStatus) != "" {
					r.keep(m)
				}
			case form(r.text(m)) != "":
				r.keep(m)
			}
			continue
		}
		switch w, found := r.when(m); {
		case !w.Day.IsZero():
			all = append(all, exchange.LogLine{Date: w.Day.String(), Time: exchange.ClockOf(w), What: what})
			if r.saysMore(m) {
				r.keep(m)
			}
		case len(found) > 0 && isDayish(r.text(m), r.c.days):
			r.day(m)
		default:
			r.keep(m) // "yes", "no", "TBD"
		}
	}
	return all
}

// status reads where an application stands. If the row has the day on which
// it came to that, the log gets a line.
func (r *row) status(log *[]exchange.LogLine) journal.Status {
	want := r.statusWord()
	if r.text(ofStatusDay) == "" {
		return want
	}
	switch want {
	case journal.Offered, journal.Accepted, journal.Declined, journal.Rejected, journal.Withdrawn, journal.Silent, journal.Applied:
		if day := r.day(ofStatusDay); len(day) == len(time.DateOnly) {
			*log = append(*log, exchange.LogLine{Date: day, What: string(want)})
		} else if day != "" {
			r.keep(ofStatusDay) // a month
		}
	default:
		r.keep(ofStatusDay)
	}
	return want
}

// statusWord reads the status alone.
func (r *row) statusWord() journal.Status {
	text := r.text(ofStatus)
	if text == "" {
		return r.section
	}
	want, sure, known := statusOf(text)
	if want == journal.Declined && meaningOf(r.headings[r.columnOf(ofStatus)].text) == ofAnswer {
		want, _, known = statusOf("they " + text) // it is their answer: "said no"
		sure = false
	}
	switch {
	case !known:
		r.unknown(ofStatus)
		return ""
	case want == "":
		r.keep(ofStatus)
		return journal.Planned
	case !sure:
		r.keep(ofStatus) // "rejected by their robot in an hour" says more than one word can
	}
	return want
}
