// Package exchange gives a journal to other programs, and one debrief to
// another person.
//
// [JSON] has all notes, [ICS] what belongs on a calendar, [Debrief] one
// interview as a file to share, from which [Redact] takes the names. The way
// back is package tracker.
//
// What a journal does not say is absent from what is given, never guessed:
// no null, no empty text, no default. Only lists are always there, for that a
// note has no entries of a kind is known.
package exchange

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
	"journal/generator/printable"
	"journal/generator/problem"
)

// JSON writes the journal in the stable shape that other programs can rely
// on. Paths are relative to the content folder, lines are lines of the file,
// days are "2026-03-04", times "10:00" by the clock of the note. Interviews
// stand by day, latest first; improvements in the order of the improve page;
// actions as they are given, most pressing first.
//
// content is where the notes lie. The text of each of them stands under
// "notes", by path, and makes the file a copy of all notes: also of free text,
// plain pages, reviews, and what companies and applications say of themselves,
// none of which has a place of its own in the lists. Without content there are
// no texts. What the file never holds is journal.yaml and what is no note, such
// as pictures.
func JSON(w io.Writer, j *journal.Journal, actions []advice.Action, problems problem.List, content fs.FS) error {
	notes, err := textsOf(j, content)
	if err != nil {
		return err
	}
	out := document{
		Today:        j.Now.Format(time.RFC3339),
		Interviews:   make([]Interview, 0, len(j.Interviews)),
		Applications: make([]Application, 0, len(j.Applications)),
		Improvements: make([]improvement, 0, len(j.Themes)),
		ToSort:       unsortedOf(j),
		Actions:      actionsOf(actions),
		Plans:        plansOf(plan.Read(j)),
		Problems:     faults(problems),
		Notes:        notes,
	}
	for _, in := range j.Interviews {
		out.Interviews = append(out.Interviews, InterviewOf(j, in))
	}
	for _, c := range j.Copies {
		if c.Note.Kind == note.Interview {
			out.Interviews = append(out.Interviews, copyOf(c))
		}
	}
	for _, a := range j.Applications {
		out.Applications = append(out.Applications, ApplicationOf(a))
	}
	for _, t := range slices.Concat(j.Themes, j.Overcome) {
		out.Improvements = append(out.Improvements, improvementOf(t))
	}
	return write(w, out)
}

// ToSort writes the lines that the user is to sort, as the array that [JSON] has of them.
func ToSort(w io.Writer, j *journal.Journal) error { return write(w, unsortedOf(j)) }

func unsortedOf(j *journal.Journal) []unsorted {
	out := make([]unsorted, 0, len(j.ToSort))
	for _, u := range j.ToSort {
		out = append(out, unsorted{u.Note.Path, u.Line.Line, u.Text, u.FromEmployer, u.Better, u.Suggestions, u.Under})
	}
	return out
}

// Problems writes the problems alone, as the array that [JSON] has of them.
func Problems(w io.Writer, problems problem.List) error { return write(w, faults(problems)) }

// write writes v as JSON. Control characters in its texts are escaped, so that
// the file can be shown on a terminal and is the same for whoever reads it.
func write(w io.Writer, v any) error {
	enc := json.NewEncoder(printable.JSON(w))
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing json: %w", err)
	}
	return nil
}

func faults(problems problem.List) []fault {
	out := make([]fault, 0, len(problems))
	for _, p := range problems {
		out = append(out, fault{p.Path, p.Line, p.Col, p.Severity.String(), p.Msg, p.Hint})
	}
	return out
}

type document struct {
	Today        string        `json:"today"`
	Interviews   []Interview   `json:"interviews"`
	Applications []Application `json:"applications"`
	Improvements []improvement `json:"improvements"`
	ToSort       []unsorted    `json:"toSort"`
	Actions      []action      `json:"actions"`
	Plans        []plannedLine `json:"plans"`
	Problems     []fault       `json:"problems"`
	Notes        []NoteText    `json:"notes,omitempty"`
}

// Interview is an interview in the form of [JSON].
type Interview struct {
	Path        string         `json:"path"`
	Title       string         `json:"title,omitempty"`
	Company     string         `json:"company,omitempty"`
	Role        string         `json:"role,omitempty"`
	Application string         `json:"application,omitempty"`
	Date        string         `json:"date,omitempty"`
	Month       string         `json:"month,omitempty"` // "2026-03" when no day is known
	Time        string         `json:"time,omitempty"`
	End         string         `json:"end,omitempty"`
	Timezone    string         `json:"timezone,omitempty"`
	Stage       string         `json:"stage,omitempty"`
	Format      string         `json:"format,omitempty"`
	Outcome     string         `json:"outcome,omitempty"`
	People      []Person       `json:"people"`
	Unnamed     []string       `json:"unnamed,omitempty"` // who was there and has no name: "CTO", "two others"
	Recruiter   *Person        `json:"recruiter,omitempty"`
	NextSteps   string         `json:"next_steps,omitempty"`
	Ratings     map[string]int `json:"ratings,omitempty"`
	Fit         map[string]int `json:"fit,omitempty"`
	Chance      *int           `json:"chance,omitempty"`     // in percent, that one goes on
	TalkShare   *int           `json:"talk_share,omitempty"` // in percent, that one talked oneself
	Tags        []string       `json:"tags"`
	Questions   []Question     `json:"questions"`
	Well        []Entry        `json:"well"`
	Improve     []Task         `json:"improve"`
	Liked       []Entry        `json:"liked"`
	Disliked    []Entry        `json:"disliked"`
	Learned     []Entry        `json:"learned"`
	Concerns    []Entry        `json:"concerns"`
	Ask         []Task         `json:"ask"`
	Feedback    []Entry        `json:"feedback"`
	Log         []LogLine      `json:"log"`

	CopyOf string `json:"copyOf,omitempty"` // the note that this one only repeats; its lines are not listed and count nowhere
}

// Person is somebody in the form of [JSON].
type Person struct {
	Name     string `json:"name"`
	Title    string `json:"title,omitempty"`
	Email    string `json:"email,omitempty"`
	Remember string `json:"remember,omitempty"`
}

// Question is a question that was asked, in the form of [JSON].
type Question struct {
	Text   string   `json:"text"`
	Score  int      `json:"score,omitempty"`
	Reason string   `json:"reason,omitempty"`
	Better string   `json:"better,omitempty"`
	Answer string   `json:"answer,omitempty"`
	Detail []string `json:"detail,omitempty"` // what else stands below it
	Tags   []string `json:"tags"`
	Line   int      `json:"line"`
}

// Entry is an entry of a section in the form of [JSON].
type Entry struct {
	Text   string   `json:"text"`
	Done   *bool    `json:"done,omitempty"`   // only if it has a box
	On     string   `json:"on,omitempty"`     // the day in "(sent 2026-02-18)" behind it
	Detail []string `json:"detail,omitempty"` // what stands below it
	Tags   []string `json:"tags"`
	Line   int      `json:"line"`
}

// Task is an entry that can be ticked, in the form of [JSON].
type Task struct {
	Text   string   `json:"text"`
	Done   bool     `json:"done"`
	On     string   `json:"on,omitempty"`
	Detail []string `json:"detail,omitempty"`
	Tags   []string `json:"tags"`
	Line   int      `json:"line"`
}

// LogLine is a line of history in the form of [JSON].
type LogLine struct {
	Date   string `json:"date,omitempty"`
	Time   string `json:"time,omitempty"`
	What   string `json:"what"`
	Person string `json:"person,omitempty"`
	Text   string `json:"text,omitempty"`
	Line   int    `json:"line"`
}

// Application is an application in the form of [JSON].
type Application struct {
	ID       string         `json:"id"`
	Company  string         `json:"company"`
	Role     string         `json:"role,omitempty"`
	Path     string         `json:"path,omitempty"` // of its own note
	Status   string         `json:"status,omitempty"`
	Applied  string         `json:"applied,omitempty"`
	Deadline string         `json:"deadline,omitempty"`
	FollowUp string         `json:"follow_up,omitempty"`
	Salary   string         `json:"salary,omitempty"`
	Source   string         `json:"source,omitempty"`
	URL      string         `json:"url,omitempty"`
	Location string         `json:"location,omitempty"`
	Contacts []Person       `json:"contacts,omitempty"`
	Tags     []string       `json:"tags,omitempty"` // of its own note
	Fit      map[string]int `json:"fit,omitempty"`
	History  []Event        `json:"history"`
}

// Event is what happened to an application, in the form of [JSON].
type Event struct {
	Date      string `json:"date,omitempty"`
	Time      string `json:"time,omitempty"`
	What      string `json:"what"`
	Person    string `json:"person,omitempty"`
	Text      string `json:"text,omitempty"`
	Interview string `json:"interview,omitempty"` // path of the interview's note
}

type improvement struct {
	Theme      string   `json:"theme"`
	Title      string   `json:"title"`
	Interviews int      `json:"interviews"`
	First      string   `json:"first,omitempty"`
	Last       string   `json:"last,omitempty"`
	Trend      string   `json:"trend,omitempty"`
	CameBack   bool     `json:"came_back,omitempty"`
	Top        bool     `json:"top,omitempty"`
	Lessons    []lesson `json:"lessons"`
}

type lesson struct {
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Text     string `json:"text"`
	Done     bool   `json:"done"`
	Feedback bool   `json:"feedback,omitempty"` // an employer said so
	Progress bool   `json:"progress,omitempty"` // it went better; no lesson
}

// unsorted is a lesson that no theme fits surely.
type unsorted struct {
	Path        string   `json:"path"`
	Line        int      `json:"line"`
	Text        string   `json:"text"`
	Feedback    bool     `json:"feedback,omitempty"`
	Progress    bool     `json:"progress,omitempty"`
	Suggestions []string `json:"suggestions"`     // the likeliest themes
	Under       []string `json:"under,omitempty"` // the themes it stands in until it is sorted
}

// plannedLine is an if-then plan and what became of it.
type plannedLine struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	If      string `json:"if"`
	Then    string `json:"then"`
	Theme   string `json:"theme,omitempty"`
	Kept    int    `json:"kept"`
	Of      int    `json:"of"`
	Verdict string `json:"verdict"`
	Active  bool   `json:"active"`
}

func plansOf(plans []*plan.Plan) []plannedLine {
	out := make([]plannedLine, 0, len(plans))
	for _, p := range plans {
		out = append(out, plannedLine{p.Note.Path, p.Line, p.If, p.Then, p.Theme, p.Kept, p.Of, string(p.Verdict), p.Active})
	}
	return out
}

type fault struct {
	Path     string `json:"path"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

// copyOf names a note that repeats another one, and nothing of what it says.
func copyOf(c journal.Copy) Interview {
	n := c.Note
	return Interview{Path: n.Path, Title: n.Title.Value, Company: n.Company.Value, Role: n.Role.Value, Date: n.When.Day.String(), CopyOf: c.Of.Path,
		People: []Person{}, Tags: []string{}, Questions: []Question{}, Well: []Entry{}, Improve: []Task{}, Liked: []Entry{}, Disliked: []Entry{},
		Learned: []Entry{}, Concerns: []Entry{}, Ask: []Task{}, Feedback: []Entry{}, Log: []LogLine{}}
}

// InterviewOf returns an interview of a journal.
func InterviewOf(j *journal.Journal, in *journal.Interview) Interview {
	n := in.Note
	out := Interview{
		Path: n.Path, Title: n.Title.Value, Company: n.Company.Value, Role: n.Role.Value,
		Date: n.When.Day.String(), Stage: n.Stage.Value, Format: n.Format.Value, Outcome: string(n.Outcome),
		NextSteps: n.NextSteps.Value, Ratings: n.Ratings, Fit: n.Fit, Chance: n.Chance, TalkShare: n.TalkShare, Tags: list(n.Tags),
		Questions: questions(n.Items(note.Questions)),
		Well:      entries(n.Items(note.Well)), Improve: tasks(n.Items(note.Improve)),
		Liked: entries(n.Items(note.Liked)), Disliked: entries(n.Items(note.Disliked)),
		Learned: entries(n.Items(note.Learned)), Concerns: entries(n.Items(note.Concerns)),
		Ask: tasks(n.Items(note.Ask)), Feedback: entries(n.Items(note.Feedback)),
	}
	if in.Ahead { // what was expected is not what was met
		out.Questions, out.Well, out.Improve = questions(nil), entries(nil), tasks(nil)
	}
	if in.Application != nil {
		out.Application = in.Application.ID
	}
	if !n.When.Month.IsZero() {
		out.Month = n.When.Month.String()[:len("2026-03")]
	}
	if n.When.HasTime {
		out.Time = n.When.Start.String()
		switch {
		case n.When.Zone != "":
			out.Timezone = n.When.Zone
		case j.Config.ZoneSet:
			out.Timezone = j.Config.Zone.String()
		}
		switch {
		case n.When.HasEnd:
			out.End = n.When.End.String()
		case n.Duration > 0:
			out.End = ((n.When.Start + day.Clock(n.Duration)) % (24 * 60)).String()
		}
	}
	out.People = make([]Person, 0, len(n.People))
	for _, p := range n.People {
		out.People = append(out.People, PersonOf(p))
	}
	for _, u := range n.Unnamed {
		out.Unnamed = append(out.Unnamed, u.Value)
	}
	if r := n.Recruiter; r != nil {
		recruiter := PersonOf(*r)
		out.Recruiter = &recruiter
	}
	out.Log = make([]LogLine, 0, len(n.Log))
	for _, e := range n.Log {
		out.Log = append(out.Log, LogLineOf(e))
	}
	return out
}

// list returns an empty list for none: that a list has no entries is known.
func list(tags []string) []string {
	if tags == nil {
		return []string{}
	}
	return tags
}

// ClockOf returns "10:00", or "" for a moment without a time.
func ClockOf(w day.Moment) string {
	if !w.HasTime {
		return ""
	}
	return w.Start.String()
}

func questions(items []note.Item) []Question {
	out := make([]Question, 0, len(items))
	for _, i := range items {
		out = append(out, Question{i.Text, i.Score, i.Reason, i.Better, i.Answer, i.Detail, list(i.Tags), i.Line})
	}
	return out
}

func entries(items []note.Item) []Entry {
	out := make([]Entry, 0, len(items))
	for _, i := range items {
		e := Entry{Text: i.Text, On: i.On.String(), Detail: i.Detail, Tags: list(i.Tags), Line: i.Line}
		if i.Task {
			e.Done = &i.Done
		}
		out = append(out, e)
	}
	return out
}

func tasks(items []note.Item) []Task {
	out := make([]Task, 0, len(items))
	for _, i := range items {
		out = append(out, Task{i.Text, i.Done, i.On.String(), i.Detail, list(i.Tags), i.Line})
	}
	return out
}

// ApplicationOf returns an application of a journal.
func ApplicationOf(a *journal.Application) Application {
	out := Application{ID: a.ID, Company: a.Company.Name, Role: a.Role, Status: string(a.Status),
		Applied: a.Applied.String(), Deadline: a.Deadline.String(), Salary: a.Salary, Fit: a.Fit,
		Source: a.Source, URL: a.URL, Location: a.Location}
	if n := a.Note; n != nil {
		out.Path, out.FollowUp, out.Tags = n.Path, n.FollowUp.Day.String(), n.Tags
		for _, p := range n.Contacts {
			out.Contacts = append(out.Contacts, PersonOf(p))
		}
	}
	out.History = make([]Event, 0, len(a.History))
	for _, e := range a.History {
		ev := Event{Date: e.Day.String(), What: e.What, Person: e.Person, Text: e.Text}
		if e.HasTime {
			ev.Time = e.Clock.String()
		}
		if e.Interview != nil {
			ev.Interview = e.Interview.Note.Path
		}
		out.History = append(out.History, ev)
	}
	return out
}

func improvementOf(t *journal.Theme) improvement {
	out := improvement{Theme: t.Name, Title: t.Title, Interviews: t.Interviews, First: t.First.String(), Last: t.Last.String(),
		Trend: string(t.Trend), CameBack: t.CameBack, Top: t.Top, Lessons: make([]lesson, 0, len(t.Lessons))}
	for _, l := range t.Lessons {
		out.Lessons = append(out.Lessons, lesson{l.Note.Path, l.Line.Line, l.Text, l.Done, l.FromEmployer, false})
	}
	for _, l := range t.Better {
		out.Lessons = append(out.Lessons, lesson{l.Note.Path, l.Line.Line, l.Text, l.Done, l.FromEmployer, true})
	}
	return out
}

// Actions writes the actions alone, as the array that [JSON] has of them.
func Actions(w io.Writer, actions []advice.Action) error { return write(w, actionsOf(actions)) }

// action is one thing to do. Instants are RFC 3339 in the zone of the
// interview, else of the journal.
type action struct {
	ID          string `json:"id"`
	What        string `json:"what"`
	Title       string `json:"title"`
	Person      string `json:"person,omitempty"`
	Company     string `json:"company,omitempty"`
	Application string `json:"application,omitempty"`
	Path        string `json:"path,omitempty"` // of the note to write in
	From        string `json:"from,omitempty"`
	Until       string `json:"until,omitempty"`
	State       string `json:"state"`
	Practice    int    `json:"practice"`
	Why         string `json:"why"`
	Log         string `json:"log,omitempty"` // the line of the log, without its date, that says it is done
}

func actionsOf(actions []advice.Action) []action {
	out := make([]action, 0, len(actions))
	for _, a := range actions {
		t := action{ID: a.ID, What: a.What, Title: a.Title, Person: a.Person, From: instant(a.From), Until: instant(a.Until),
			State: string(a.State), Practice: a.Practice, Why: a.Why, Log: a.Log}
		if a.Company != nil {
			t.Company = a.Company.Name
		}
		if a.Application != nil {
			t.Application = a.Application.ID
		}
		if a.Note != nil {
			t.Path = a.Note.Path
		}
		out = append(out, t)
	}
	return out
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// NoteText is a note as its file has it. Of one that is not in UTF-8, which JSON
// cannot hold, the text is for reading, and the bytes of the file stand beside it.
type NoteText struct {
	Path   string `json:"path"`
	Text   string `json:"text"`
	Base64 []byte `json:"base64,omitempty"`
}

// NoteTextOf returns the note that a file holds.
func NoteTextOf(path string, src []byte) NoteText {
	if text, as, _ := note.Decode(src); as != "" {
		return NoteText{path, text, src}
	}
	return NoteText{Path: path, Text: string(src)}
}

// File returns the bytes of the file. changed reports whether somebody has changed
// the text beside them; then the text counts.
func (t NoteText) File() (src []byte, changed bool) {
	if t.Base64 == nil {
		return []byte(t.Text), false
	}
	if text, _, _ := note.Decode(t.Base64); text != t.Text && t.Text != "" {
		return []byte(t.Text), true
	}
	return t.Base64, false
}

// textsOf reads the notes of a journal; none if content is nil.
func textsOf(j *journal.Journal, content fs.FS) ([]NoteText, error) {
	if content == nil {
		return nil, nil
	}
	all := make([]NoteText, 0, len(j.Notes))
	for i, n := range j.Notes {
		if i > 0 && j.Notes[i-1].Path == n.Path {
			continue // the file holds several
		}
		src, err := fs.ReadFile(content, n.Path)
		if err != nil {
			return nil, fmt.Errorf("reading the notes: %w", err)
		}
		all = append(all, NoteTextOf(n.Path, src))
	}
	return all, nil
}

// Understood writes what was understood of notes as a JSON array, an object for
// each: {"path", "kind", "understood": [{"group", "name", "value", "from", "more",
// "line", "column"}]}. What does not stand in the file has no line.
func Understood(w io.Writer, notes []*note.Note) error {
	type thing struct {
		Group  string `json:"group"`
		Name   string `json:"name,omitempty"`
		Value  string `json:"value"`
		From   string `json:"from,omitempty"`
		More   string `json:"more,omitempty"`
		Line   int    `json:"line,omitempty"`
		Column int    `json:"column,omitempty"`
	}
	type understood struct {
		Path       string  `json:"path"`
		Kind       string  `json:"kind"`
		Understood []thing `json:"understood"`
	}
	out := make([]understood, 0, len(notes))
	for _, n := range notes {
		one := understood{Path: n.Path, Kind: string(n.Kind), Understood: []thing{}}
		for _, u := range n.Understood() {
			one.Understood = append(one.Understood, thing{u.Group, u.Name, u.Value, string(u.From), u.More, u.Line, u.Col})
		}
		out = append(out, one)
	}
	return write(w, out)
}
