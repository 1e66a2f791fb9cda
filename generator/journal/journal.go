// Package journal connects the notes of one job search.
//
// A [note.Note] knows only its own file. [Connect] joins all of them into a
// [Journal]: interviews become rounds of applications, names become people
// met before, questions asked twice become one, lessons become themes. It is
// a pure function of notes, configuration and clock; the order in which the
// notes are handed in does not matter.
//
// A calendar day is a [day.Day] and never an instant. An instant exists only
// where a note gives a time; it is taken in the zone of the note, else in the
// zone of the journal. The clock is [Journal.Now]; nothing here asks the machine.
package journal

import (
	"sync"
	"time"

	"journal/generator/day"
	"journal/generator/note"
	"journal/generator/problem"
	"journal/generator/theme"
)

// Journal is the connected model.
type Journal struct {
	Config Config
	Now    time.Time // the clock that was handed in, in Config.Zone
	Today  day.Day

	Notes        []*note.Note   // every note, by path
	Interviews   []*Interview   // latest first; those without a day last
	Applications []*Application // by company and role
	Companies    []*Company     // by name
	People       []*Person      // by name
	Questions    []*Question    // asked by them; most often asked first, then latest
	Themes       []*Theme       // the improve page, most pressing first
	Overcome     []*Theme       // of which all lines tell that it went better, latest first
	ToSort       []Unsorted     // lessons that no theme fits surely, latest first; in Themes they stand under the likeliest, or their own words
	WrittenIn    string         // the language of the notes, as "de": as the settings say, else that of most lessons
	Top          []*Theme       // the up to three that matter for the next interview, most pressing there first
	Passed       []Passed       // themes that one would expect among the three, and are not
	Strengths    []Line         // what went well, latest first
	Liked        []Line         // what interviewers liked, latest first
	Disliked     []Line         // what fell flat, latest first
	Reviews      []*note.Note   // weekly reviews, latest first
	Pages        []*note.Note   // plain pages, by path; also a second note on one company or application
	Copies       []Copy         // notes that only repeat another one, by path; in Notes they are pages
	Problems     problem.List   // of connecting the notes; those of a note are in the note

	sorter  *theme.Sorter     // of lessons
	records []record          // of the notes, in their order
	links   func() *links     // made when the first link is followed
	back    map[string][]Link // who links to an address
	naming  sync.Once
	names   *names
}

// Interview is one round.
type Interview struct {
	Note        *note.Note
	Address     string       // of its page: "interviews/2026-03-04-northwind-technical.html"
	Title       string       // "Northwind Robotics, technical"
	Kind        string       // the kind of its stage, one word for all spellings: "technical" for "Live coding"; "" without a stage
	Company     *Company     // nil if the note names none
	Application *Application // nil if the note names no company
	People      []*Person    // who interviewed, in the order of the note
	Recruiter   *Person      // who arranged it; nil if the note names nobody
	Day         day.Day      // zero if unknown
	Start, End  time.Time    // zero if no time is known; End also if no duration is known
	Upcoming    bool         // by the clock: not yet over. Without a day: no debrief and no outcome yet
	Ahead       bool         // its day is still ahead, whether it takes place or was called off: what its note lists was expected, not met
	Debriefed   bool         // something was written about how it went, and it is not ahead: [Debriefed]
	Round       int          // from 1 within its application; a cancelled one has the number of the one after it
	Open        []Open       // questions to be asked there, those carried on from earlier rounds included
	Previous    *Interview   // the one before it in time, at any company; nil also if it has no day
	Next        *Interview
	Backlinks   []Link // who links here

	of    *record // the same note in its journal
	place int     // among the past interviews with a day and a debrief, from 1; 0 if it is none
	seen  *Theme  // the last one that counted it
}

// Application is one role applied for at one company, with its history.
type Application struct {
	ID         string // "northwind-robotics/backend-engineer"; without a role "northwind-robotics"
	Address    string // of its page, or its place on the page of its company: "companies/northwind.html#backend-engineer"
	Company    *Company
	Role       string       // "" if no note names it
	Note       *note.Note   // its own note; nil if only interviews name it
	Interviews []*Interview // earliest first
	History    []Event      // earliest first; an outcome stands behind its interview, other events without a day last
	Status     Status       // what the history comes to
	Applied    day.Day
	Fit        map[string]int // the latest word on each of role, growth, culture, values, happiness
	Concerns   []Line
	Open       []Open
	Deadline   day.Day // of an offer
	Salary     string
	Source     string // where it was found
	URL        string
	Location   string
	Backlinks  []Link

	records []*record // of its notes, by path
	written spellingCounts
	folded  string // its role as roles are sorted
}

// Active reports whether something can still happen.
func (a *Application) Active() bool {
	switch a.Status {
	case Rejected, Withdrawn, Declined, Silent, Cancelled:
		return false
	}
	return true
}

// Fate returns what became of an application, where that is more than its
// status tells: the position was filled, the offer was withdrawn.
func (a *Application) Fate() note.Fate {
	for i := len(a.History) - 1; i >= 0; i-- {
		if e := &a.History[i]; e.What == string(a.Status) {
			return e.Fate
		}
	}
	return ""
}

// Status is where an application stands. It is always told by the history,
// never stored.
type Status string

// The statuses, in the order of a search.
const (
	Planned      Status = "planned"
	Applied      Status = "applied"
	Interviewing Status = "interviewing"
	Offered      Status = "offer"
	Accepted     Status = "accepted"
	Declined     Status = "declined"
	Rejected     Status = "rejected"
	Withdrawn    Status = "withdrawn"
	Silent       Status = "silent"
	Cancelled    Status = "cancelled"
)

// Event is one dated step of an application.
type Event struct {
	Day       day.Day
	Clock     day.Clock // only if HasTime
	HasTime   bool
	What      string // a log word, or "interview"
	Person    string
	Text      string
	Fate      note.Fate    // of the application, where that is more than What tells
	Meeting   note.Meeting // what became of a meeting, if that is all the event tells
	Interview *Interview   // for "interview"
	Note      *note.Note   // where it is written
	Line      int          // in that note; 0 if it follows from the note as a whole
}

// Company is an employer.
type Company struct {
	Name         string
	Slug         string     // "northwind-robotics", each once
	Address      string     // of its page: "companies/northwind-robotics.html"
	Note         *note.Note // its own note; may be nil
	Applications []*Application
	Interviews   []*Interview // latest first
	People       []*Person
	Fit          map[string]int // the latest word on each question
	Concerns     []Line
	Learned      []Line
	Open         []Open
	Competitors  []string
	Backlinks    []Link

	rank int32 // by what tells companies apart
}

// Person is somebody met or written to, across all interviews of a company.
// Two people of the same name at different companies are two people.
type Person struct {
	Name       string
	Title      string // the latest one written
	Email      string
	Remember   []Line
	Address    string // of their place: "people.html#mary-chen"
	Recruiter  bool
	Companies  []*Company
	Interviews []*Interview // latest first; a recruiter's are those they arranged
	Contacts   []Event      // log lines that name them, latest first
	Backlinks  []Link

	key  personKey // what tells them from everybody else
	said *said     // where their name stands as it is shown

	mentions []*mention
}

// Line is a list entry and the note it stands in. Its place on the page is
// Interview.Address + "#" + Item.Anchor; a line of a log or of the front matter
// has no anchor.
type Line struct {
	*note.Item // of the note, not a copy: a journal has tens of thousands
	Note       *note.Note
	Interview  *Interview // nil if the note is not an interview
	Day        day.Day
}

// Link is a page and what to call it.
type Link struct {
	Address string // relative to the root of the site
	Text    string
}

// Question is one question and every time it was asked.
type Question struct {
	Text   string // as asked the last time
	Anchor string // on the questions page
	Asked  []Ask  // latest first
	Tags   []string
	Best   string // the best answer so far: the latest `better:`, else the answer with the highest score
	Score  int    // the latest own score; 0 if none
}

// Ask is one time a question was asked.
type Ask struct {
	Line
	By []*Person // who was in the room
}

// Open is a question still to be asked.
type Open struct {
	Line
	Carried bool // from an earlier interview there
}

// Passed is a theme that is not among the three for the next interview.
type Passed struct {
	*Theme
	Not string // why not: "seven times, but not since January"
}

// Theme is one thing to do better, and every line that says so.
type Theme struct {
	Name       string   // "concise"
	Title      string   // "Answer first, then the details", or the line itself if it fits nothing
	Advice     string   // what to practise; "" if unknown
	Anchor     string   // on the improve page
	Known      bool     // one of the lexicon, the user's words or a tag
	Lessons    []Lesson // latest first
	Better     []Lesson // lines that tell it went better, latest first; they do not count as lessons
	Interviews int      // how many interviews it came up in
	First      day.Day
	Last       day.Day
	Trend      Trend
	Open       int    // lessons not yet ticked
	Done       int    // lessons ticked
	CameBack   bool   // came up again after it had been ticked
	Feedback   int    // how many of the lessons an employer said
	Top        bool   // one of the three for the next interview
	Why        string // for the top three: one plain sentence why

	weight int64 // how pressing it is
	none   bool  // the user said that it is no theme
}

// Lesson is one line of a theme.
type Lesson struct {
	Line
	FromEmployer bool // feedback; counts double
	Returned     bool // came up after an earlier line of the theme had been ticked
	Again        bool // says that it came up again; counts half as much more
}

// Trend says whether a theme got rarer over the interviews.
type Trend string

// The trends.
const (
	New    Trend = "new"    // too few interviews to tell
	Rarer  Trend = "rarer"  // in so few of the later half of interviews that chance hardly explains it
	Steady Trend = "steady" // nothing that chance would not explain
	More   Trend = "more"   // in so many of the later half
)
