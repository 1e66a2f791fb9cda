package tracker

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

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
// the others, as long as these agree, for one program wrote them all.
func (t *table) decide(rows [][]cell) {
	var all []*slashes
	for i, m := range t.meanings {
		if m.isDay() {
			all = append(all, t.slashesOf(i, rows))
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
		if s.open == nil || (by.day == nil) == (by.month == nil) {
			continue
		}
		t.decided[s.column], t.dayFirst[s.column] = true, by.day != nil
		why, order := by.month, "month"
		if by.day != nil {
			why, order = by.day, "day"
		}
		t.Said = append(t.Said, fmt.Sprintf("%q: the %s comes first, so %s is %s; line %d has %s, which can be nothing else",
			t.headings[s.column].text, order, shortened(s.open.text), t.inISO(s.column, s.open.text), why.line, shortened(why.text)))
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
	return strings.HasPrefix(string(m), string(onLog)) || strings.HasPrefix(string(m), string(atStage))
}

// inISO writes a day with slashes as its column decides.
func (t *table) inISO(column int, text string) string {
	parts := slashed.FindStringSubmatch(text)
	if parts == nil || !t.decided[column] {
		return text
	}
	month, day := parts[1], parts[3]
	if t.dayFirst[column] {
		month, day = day, month
	}
	year, _ := strconv.Atoi(parts[4])
	if year < 100 {
		year += 2000
	}
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return fmt.Sprintf("%04d-%02d-%02d%s", year, m, d, text[len(parts[0]):])
}

// when reads a cell as a moment.
func (r *row) when(m meaning) (day.Moment, []day.Remark) {
	text := r.inISO(r.columnOf(m), r.text(m))
	if w, found := day.Serial(text); m.isDay() && !w.IsZero() {
		return w, found
	}
	return day.Read(text, r.c.days)
}

// day reads a cell as a day, or a month if that is all it says. What cannot
// be read is reported and kept as text.
func (r *row) day(m meaning) string {
	c := r.cell(m)
	if c.text == "" {
		return ""
	}
	w, found := r.when(m)
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
func (in *interview) setWhen(w day.Moment) {
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
	in.setWhen(r.moment(ofDate))
	r.clock(in)
	about := exchange.Application{Applied: r.day(ofApplied), Deadline: r.day(ofDeadline), Salary: r.text(ofSalary), Source: r.text(ofSource), URL: r.text(ofURL), Location: r.text(ofLocation)}
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
			in.setWhen(w)
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
		n := r.c.reader.Read("", []byte("---\nlog:\n  - "+inQuotes(text)+"\n---\n"))
		if len(n.Log) != 1 {
			c := r.cell(ofLog)
			r.report(c.line, c.col, problem.Warning, "it is kept in the note; a line of a log is DATE WHAT PERSON: text", "%q is no line of a log", shortened(text))
			r.more = append(r.more, extra{"Log", text})
			continue
		}
		all = append(all, exchange.LogOf(n)...)
	}
	for _, m := range r.meanings {
		what, ok := strings.CutPrefix(string(m), string(onLog))
		if !ok || r.text(m) == "" {
			continue
		}
		switch w, found := r.when(m); {
		case !w.Day.IsZero():
			all = append(all, exchange.LogLine{Date: w.Day.String(), Time: exchange.ClockOf(w), What: what})
			if r.saysMore(m) {
				r.keep(m)
			}
		case len(found) > 0 && strings.ContainsAny(r.text(m), "0123456789"):
			r.day(m)
		default:
			r.keep(m) // "yes", "no", "TBD"
		}
	}
	return all
}

// statuses are the words of trackers, in the form of [headingForm], that mean
// something else in a note or nothing there.
var statuses = map[string]journal.Status{
	"wishlist": journal.Planned, "bookmarked": journal.Planned, "saved": journal.Planned, "toapply": journal.Planned, "interested": journal.Planned,
	"researching": journal.Planned, "notapplied": journal.Planned, "notyetapplied": journal.Planned, "notstarted": journal.Planned, "applying": journal.Planned, "planned": journal.Planned, "readytoapply": journal.Planned,
	"applied": journal.Applied, "applicationsubmitted": journal.Applied, "applicationsent": journal.Applied, "submitted": journal.Applied, "sent": journal.Applied, "beworben": journal.Applied,
	"interview": journal.Interviewing, "interviews": journal.Interviewing, "interviewing": journal.Interviewing, "interviewed": journal.Interviewing, "interviewscheduled": journal.Interviewing,
	"screening": journal.Interviewing, "phonescreen": journal.Interviewing, "phonescreening": journal.Interviewing, "phoneinterview": journal.Interviewing, "recruiterscreen": journal.Interviewing,
	"technicalinterview": journal.Interviewing, "technical": journal.Interviewing, "assessment": journal.Interviewing, "onlineassessment": journal.Interviewing, "takehome": journal.Interviewing,
	"onsite": journal.Interviewing, "finalround": journal.Interviewing, "finalinterview": journal.Interviewing, "firstinterview": journal.Interviewing, "secondinterview": journal.Interviewing,
	"inprocess": journal.Interviewing, "firstround": journal.Interviewing, "secondround": journal.Interviewing, "vorstellungsgespräch": journal.Interviewing,
	"offer": journal.Offered, "offerreceived": journal.Offered, "negotiating": journal.Offered, "negotiation": journal.Offered, "offerextended": journal.Offered,
	"nolongerinconsideration": journal.Rejected, "nolongerunderconsideration": journal.Rejected, "cancelled": journal.Cancelled,
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

// namesARound reports whether a status is the name of a round: "Hiring Manager
// Interview", "2nd Round".
func namesARound(text string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) }) {
		switch word {
		case "interview", "interviews", "interviewing", "interviewed", "screen", "screening", "round", "onsite", "panel", "assessment", "superday", "gespräch", "vorstellungsgespräch", "entretien", "entrevista":
			return true
		}
	}
	return false
}

// statusWord reads the word alone.
func (r *row) statusWord() journal.Status {
	text := r.text(ofStatus)
	if text == "" {
		return ""
	}
	if want, ok := statuses[headingForm(text)]; ok {
		return want
	}
	o, known := note.ParseOutcome(text)
	if !known && namesARound(text) {
		r.keep(ofStatus)
		return journal.Interviewing
	}
	if known && (o == "" || len(strings.Fields(text)) > 2) {
		r.keep(ofStatus) // "rejected by their robot in an hour" says more than one word can
	}
	switch {
	case !known:
		r.unknown(ofStatus)
		return ""
	case o == "":
		return journal.Planned
	case o == note.Waiting:
		return journal.Applied
	case o == note.Passed:
		return journal.Interviewing
	}
	return journal.Status(o)
}
