package journal

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/note"
	"journal/generator/problem"
)

// usual is how long an interview is taken to last if no note says so.
const usual = time.Hour

// readInterviews makes an Interview of each interview note: when it was, and
// whether it is still to come.
func (c *connection) readInterviews() {
	for i := range c.records {
		r := &c.records[i]
		if r.note.Kind != note.Interview {
			continue
		}
		in := &Interview{Note: r.note, Day: r.note.When.Day, Kind: r.kind, Start: r.start, End: r.end, of: r}
		in.Upcoming = c.isUpcoming(in)
		in.Ahead = in.Upcoming || in.Day.Compare(c.j.Today) > 0 && (in.Start.IsZero() || in.over().After(c.j.Now))
		in.Debriefed = r.debriefed && !in.Ahead
		if in.Ahead {
			c.tellExpected(in)
		}
		r.interview = in
		c.j.Interviews = append(c.j.Interviews, in)
	}
	slices.SortFunc(c.j.Interviews, latestFirst)
}

// span returns start and end as instants, in the zone the note names, else in
// the zone of the journal. An end that is earlier than the start lies on the
// next day; without an end the duration tells it.
func (r *reader) span(n *note.Note) (start, end time.Time) {
	w := n.When
	if w.Day.IsZero() || !w.HasTime {
		return start, end
	}
	zone := r.zone(w.Zone)
	start = w.Day.At(w.Start, zone)
	switch {
	case w.HasEnd && w.End > w.Start:
		end = w.Day.At(w.End, zone)
	case w.HasEnd && w.End < w.Start:
		end = w.Day.AddDays(1).At(w.End, zone)
	case n.Duration > 0:
		end = start.Add(time.Duration(n.Duration) * time.Minute)
	}
	if !end.After(start) {
		end = time.Time{} // the clocks were put back in between
	}
	return start, end
}

// zone returns the zone of that name; the journal's if there is none like it.
func (r *reader) zone(name string) *time.Location {
	if name == "" || name == "Local" {
		return r.cfg.Zone
	}
	return once(r.zones, name, func(name string) *time.Location {
		zone, err := day.Zone(name)
		if err != nil {
			return r.cfg.Zone
		}
		return zone
	})
}

// over is the instant from which an interview with a time is past.
func (in *Interview) over() time.Time {
	if in.End.IsZero() {
		return in.Start.Add(usual)
	}
	return in.End
}

// isUpcoming tells by the clock whether an interview is still to come:
//
//   - one that was cancelled or withdrawn never is;
//   - with a time, until it has ended, or an hour after its start;
//   - with a day alone, before that day, and on it as long as no debrief is written;
//   - without a day, as long as nothing tells that it is over: no outcome, line
//     of the log or rating, and nothing under a heading that looks back; unless the
//     week or month it was to be in is over or the note names no company.
func (c *connection) isUpcoming(in *Interview) bool {
	n := in.Note
	switch {
	case n.Outcome == note.Cancelled || n.Outcome == note.Withdrawn:
		return false
	case !in.Start.IsZero():
		return in.over().After(c.j.Now)
	case !in.Day.IsZero():
		order := in.Day.Compare(c.j.Today)
		return order > 0 || order == 0 && !in.of.debrief
	}
	if last := n.When.Between().To; !last.IsZero() && last.Compare(c.j.Today) < 0 {
		return false
	}
	open := n.Outcome == "" || n.Outcome == note.Waiting
	return open && !tellsOfIt(n) && n.Company.Value != ""
}

// tellsOfIt reports whether a note without a day tells of an interview that was.
func tellsOfIt(n *note.Note) bool {
	if len(n.Ratings) > 0 || n.Sent || !n.ThankYou.Day.IsZero() || hasDebrief(n) {
		return true
	}
	for i := range n.Log {
		switch n.Log[i].What {
		case "thank-you", "follow-up", "feedback", "feedback-asked", "rejected", "silent", "offer", "accepted", "signed", "declined":
			return true
		}
	}
	for i := range n.Sections {
		switch s := &n.Sections[i]; s.Topic {
		case note.Reactions, note.Liked, note.Disliked, note.Feeling, note.Learned, note.Feedback, note.Asked:
			if len(s.Items) > 0 {
				return true
			}
		}
	}
	return Debriefed(n) && looksBack(n)
}

// looksBack reports whether a note has a heading under which one tells how it
// went, be it a list below it or text.
func looksBack(n *note.Note) bool {
	return slices.ContainsFunc(n.Sections, func(s note.Section) bool {
		switch s.Topic {
		case note.Well, note.Improve, note.Questions, note.Reactions, note.Liked, note.Disliked, note.Feeling, note.Learned, note.Feedback, note.Asked:
			return true
		}
		return false
	})
}

// Expects reports whether what stands in a section of a note was expected of
// the interview: it is a preparation, or would look back if the day had come.
func (in *Interview) Expects(t note.Topic) bool {
	switch t {
	case note.Prep:
		return true
	case note.Questions, note.Well, note.Improve:
		return in.Ahead
	}
	return false
}

// tellExpected says that lists which look back were taken for expectations,
// because the day is ahead. Where the note knows how it went, the day is as
// likely wrong.
func (c *connection) tellExpected(in *Interview) {
	n := in.Note
	if !in.Upcoming || in.Day.Compare(c.j.Today) <= 0 {
		return
	}
	p := problem.Problem{Path: n.Path, Severity: problem.Hint, Hint: "if it is over, write the day it was: date: YYYY-MM-DD"}
	for i := range n.Sections {
		s := &n.Sections[i]
		if s.Topic == note.Prep || !in.Expects(s.Topic) || len(s.Items) == 0 {
			continue
		}
		p.Line, p.Col = max(cmp.Or(s.Heading.Line, s.Items[0].Line), 1), s.Heading.Col
		break
	}
	if p.Line == 0 {
		return
	}
	p.Msg = "the interview is ahead, on " + in.Day.String() + ", so what stands here is preparation and counts nowhere else"
	if _, rated := n.Ratings["overall"]; rated || tellsResult(n.Outcome) {
		p.Severity = problem.Warning
		p.Msg = "the note tells how the interview went, but its day is ahead, " + in.Day.String() + "; what stands here is taken for preparation"
	}
	c.problems = append(c.problems, p)
}

// tellsResult reports whether an outcome is one that follows an interview.
func tellsResult(o note.Outcome) bool {
	switch o {
	case "", note.Waiting, note.Cancelled, note.Withdrawn:
		return false
	}
	return true
}

// hasDebrief reports whether something was written about how it went.
func hasDebrief(n *note.Note) bool {
	for _, s := range n.Sections {
		switch s.Topic {
		case note.Well, note.Improve, note.Questions:
			if len(s.Items) > 0 {
				return true
			}
		}
	}
	return false
}

// earliest is the first day that an interview without one may be on.
func earliest(in *Interview) day.Day {
	between := in.Note.When.Between()
	return cmp.Or(between.From, between.To)
}

// latestFirst orders interviews from late to early: by day, on one day by the
// instant they start (one without a time counts as the first of its day), then
// by the usual order of stages and by path. Those without a day come last.
func latestFirst(a, b *Interview) int {
	if order := b.Day.Compare(a.Day); order != 0 {
		return order // nearly always, and asked for very often
	}
	return cmp.Or(
		earliest(b).Compare(earliest(a)),
		cmp.Compare(b.instant(), a.instant()),
		cmp.Compare(b.of.rank, a.of.rank),
		cmp.Compare(b.Note.Path, a.Note.Path),
	)
}

// earliestFirst is the order within an application. Those without a day still
// come last, because most often they are yet to come.
func earliestFirst(a, b *Interview) int {
	if a.Day.IsZero() != b.Day.IsZero() {
		return -a.Day.Compare(b.Day)
	}
	return latestFirst(b, a)
}

func (in *Interview) instant() int64 {
	if in.Start.IsZero() {
		return math.MinInt64
	}
	return in.Start.Unix()
}

// linkNeighbours tells each interview with a day which one came before and
// which after it, at any company.
func (c *connection) linkNeighbours() {
	var later *Interview
	for _, in := range c.j.Interviews {
		if in.Day.IsZero() {
			break
		}
		if later != nil {
			in.Next, later.Previous = later, in
		}
		later = in
	}
}

// numberRounds counts the rounds of an application, which are earliest first. A cancelled interview does
// not use up a number.
func numberRounds(a *Application) {
	round := 1
	for _, in := range a.Interviews {
		in.Round = round
		if in.Note.Outcome != note.Cancelled {
			round++
		}
	}
}

// nextOf returns the interview of a list that comes next by the clock: the
// earliest upcoming one with a day, else one without; nil if none is to come.
func nextOf(list []*Interview) *Interview {
	var next *Interview
	for _, in := range list {
		if in.Upcoming && (next == nil || earliestFirst(in, next) < 0) {
			next = in
		}
	}
	return next
}

// title names an interview: "Northwind Robotics, technical".
func (in *Interview) title() string {
	stage := in.of.stage
	if stage == "" {
		stage = "interview"
	}
	if in.Company == nil {
		return NoteTitle(in.Note)
	}
	return in.Company.Name + ", " + stage
}

// NoteTitle returns what to call a note: its title, else its company, else the
// name of its file.
func NoteTitle(n *note.Note) string {
	return cmp.Or(cleanName(n.Title.Value), cleanName(n.Company.Value), cleanName(baseName(n.Path)))
}

// baseName is the name of a file without folder and ending.
func baseName(p string) string {
	base := path.Base(p)
	return strings.TrimSuffix(base, path.Ext(base))
}

// Role returns what an interview is for: the role of its application, else the one
// its note names; "" if neither is known.
func (in *Interview) Role() string {
	if in.Application != nil && in.Application.Role != "" {
		return in.Application.Role
	}
	return in.Note.Role.Value
}

// long and short are how many words make a debrief of a note: without any of
// its headings, and under one of them without a list.
const (
	long  = 100
	short = 50
)

// judged reports whether the note says of a question how it was answered.
func judged(n *note.Note) bool {
	for _, q := range n.Items(note.Questions) {
		if q.Score > 0 && (q.Reason != "" || q.Better != "") {
			return true
		}
	}
	return false
}

// Debriefed reports whether something was written about how an interview
// went: ratings, an entry under a heading that looks back, some text beside
// questions that say how they were answered, or simply a good deal of text that
// is no preparation. A question noted on the train is none yet.
func Debriefed(n *note.Note) bool {
	prepared, looksBack := false, judged(n)
	for i := range n.Sections {
		switch section := &n.Sections[i]; section.Topic {
		case note.Well, note.Improve, note.Reactions, note.Liked, note.Disliked, note.Learned, note.Concerns, note.Feeling, note.Feedback:
			if len(section.Items) > 0 {
				return true
			}
			looksBack = true
		case note.Prep:
			prepared = true
		}
	}
	return len(n.Ratings) > 0 || looksBack && n.Words >= short || !prepared && n.Words >= long
}

// WentOn reports whether it went on after an interview, and whether somebody other
// than the applicant has decided that: by its outcome, else by what came after it,
// because a later round or an offer says that it was passed.
func (in *Interview) WentOn() (on, decided bool) {
	switch in.Note.Outcome {
	case note.Passed, note.Offer, note.Accepted, note.Declined:
		return true, true
	case note.Rejected, note.Silent:
		return false, true
	case note.Withdrawn, note.Cancelled:
		return false, false
	}
	a := in.Application
	if a == nil {
		return false, false
	}
	for i := len(a.Interviews) - 1; i >= 0 && a.Interviews[i] != in; i-- {
		if a.IsRound(a.Interviews[i]) {
			return true, true
		}
	}
	way := a.Way()
	return way.Offer, way.Offer || way.End == Rejected || way.End == Silent
}

// stageKinds are the usual stages in the order of a search, each with the
// words that tell it. The first kind of which a word stands in a stage is its
// kind, so that "technical phone screen" is technical and "recruiter phone
// screen" a recruiter's. rank is the place in the usual order.
var stageKinds = []stageWords{
	{"system design", 7, []string{"system design", "systems design", "design round", "architecture", "architektur"}},
	{"take-home", 6, []string{"take home", "takehome", "assignment", "homework", "case study", "hausaufgabe"}},
	{"behavioural", 8, []string{"behavioural", "behavioral", "behaviour", "behavior", "culture", "values", "competency", "star interview"}},
	{"technical", 5, []string{"technical", "coding", "tech", "code", "pair programming", "pairing", "algorithm", "algorithms",
		"whiteboard", "hackerrank", "fachgespräch", "技術面接", "فنية"}},
	{"final", 10, []string{"final", "executive", "founder", "ceo", "cto", "bar raiser", "最終面接"}},
	{"onsite", 9, []string{"onsite", "on site", "panel", "loop", "superday", "zweitgespräch"}},
	{"hiring manager", 4, []string{"hiring manager", "manager", "team lead"}},
	{"recruiter screen", 1, []string{"recruiter", "recruiting", "hr", "talent"}},
	{"phone", 3, []string{"phone", "telephone", "call", "telefoninterview"}},
	{"screening", 2, []string{"screening", "screen", "intro", "introduction", "initial", "first", "erstgespräch", "一次面接"}},
}

// stageWords is a usual kind of stage.
type stageWords struct {
	kind  string
	rank  int
	words []string
}

// unranked is the place of a stage that is none of the usual ones: in the middle.
const unranked = 5

// stageKind returns the kind of a stage, for telling whether two interviews are
// of the same kind, and its place in the usual order. A stage that is none of
// the usual ones is a kind of its own; without a stage the kind is "".
func stageKind(stage string) (kind string, rank int) {
	folded := strings.NewReplacer("-", " ", "_", " ", "/", " ", "(", " ", ")", " ", ",", " ", ":", " ").Replace(foldName(stage))
	folded = strings.Join(strings.Fields(folded), " ")
	if folded == "" {
		return "", unranked
	}
	padded := " " + folded + " "
	for _, k := range stageKinds {
		for _, w := range k.words {
			if strings.Contains(padded, " "+w+" ") {
				return k.kind, k.rank
			}
		}
	}
	return folded, unranked
}

// isUsual reports whether a kind is one of the usual stages.
func isUsual(kind string) bool {
	return slices.ContainsFunc(stageKinds, func(k stageWords) bool { return k.kind == kind })
}

// loose are words of stages that in a title may as well be of a role, a person or an office.
var loose = []string{"manager", "team lead", "call", "values", "culture", "behaviour", "behavior", "competency", "initial", "first", "hr", "talent", "recruiter", "recruiting",
	"founder", "ceo", "cto", "code", "tech", "executive", "architecture", "architektur", "algorithm", "algorithms", "telephone"}

// StageIn returns the word for a usual stage in the title of an appointment: "technical"
// for "Technical interview with Mary Chen"; "" if none is sure.
func StageIn(title string) string {
	padded := " " + strings.Join(PlainWords(title), " ") + " "
	for _, k := range stageKinds {
		for _, w := range k.words {
			if !slices.Contains(loose, w) && strings.Contains(padded, " "+w+" ") {
				return w
			}
		}
	}
	return ""
}

// ZoneOf returns the zone of an interview, else that of the journal; either may be nil.
func (j *Journal) ZoneOf(in *Interview) *time.Location {
	if in != nil && !in.Start.IsZero() {
		return in.Start.Location()
	}
	if j != nil && j.Config.Zone != nil {
		return j.Config.Zone
	}
	return time.UTC
}
