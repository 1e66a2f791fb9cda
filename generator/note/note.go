// Package note reads one Markdown file into one [Note].
//
// People write their notes in many ways: YAML between `---`, TOML between
// `+++`, bold labels under a heading, Dataview fields, or nothing but a file
// name; keys, headings, dates and marks in dozens of spellings. [Reader.Read]
// understands all of them and never fails: what it cannot read it reports as a
// [problem.Problem] with line and column, and keeps the rest.
//
// A note is read once. Its body is rendered while it is read; the places that
// depend on other notes (links) are left open in the [Body] and filled in when
// a page is made. What a note does not say is absent here, never guessed:
// zero values mean unknown. Facts that were taken from a file or folder name
// have no place in the file, so their [Pos] is zero.
package note

import (
	"journal/generator/day"
	"journal/generator/problem"
)

// Kind says what a note is about.
type Kind string

// The kinds of notes. The folder gives the kind, a `kind:` key overrides it,
// and in a flat folder the content decides.
const (
	Interview   Kind = "interview"
	Application Kind = "application"
	Company     Kind = "company"
	Review      Kind = "review"
	Page        Kind = "page"
)

// When is a moment and the place that tells it.
type When struct {
	day.Moment
	Pos
}

// Pos is a place in the file of the note.
type Pos struct {
	Line int // from 1; 0 if the value does not stand in the file
	Col  int // from 1, in characters
}

// Text is a value as written, without quotes and link brackets, and its place.
type Text struct {
	Value string
	Pos
}

// Note is everything that was understood of one file.
type Note struct {
	Path string // relative to the content folder, slash-separated, as on disk
	Part string // which of several interviews of the file it is; "" for a file that is one note
	From int    // the first line of a part in its file; 0 for a file that is one note
	To   int    // the line behind its last; 0 if it goes on to the end
	Kind Kind

	Title    Text // `title:`, else the first heading if the note opens with it
	Company  Text
	Role     Text
	Stage    Text    // as written: "Recruiter screen", "Zweitgespräch"
	Format   Text    // video, phone, onsite, as written
	Outcome  Outcome // "" if the note does not say
	Fate     Fate    // of the application, where that is more than the outcome tells
	Meeting  Meeting // what became of it if it did not take place as planned
	When     When
	Duration int // in minutes; 0 if unknown

	People    []Person // who interviewed, in the order of the note
	Unnamed   []Text   // who was there and has no name: "CTO", "two others"; shown, never written to
	Recruiter *Person  // who arranged it

	Language   string // in which messages about it are written: "de"; "" if the note does not say
	NextSteps  Text
	Chance     *int           // that one goes on, in percent, as forecast in the note; nil if it does not say
	TalkShare  *int           // how much of the talking one did, in percent; nil if the note does not say
	Transcript bool           // what was said is to stand in the note, too
	Ratings    map[string]int // overall, research, confidence, answers, rapport, …: 1 to 5
	Fit        map[string]int // role, growth, culture, values, happiness: 1 to 5
	Tags       []string       // without '#', as written, no doubles

	// For applications, companies and offers.
	Applied     When
	Deadline    When
	Salary      Text
	Source      Text
	URL         Text
	Location    Text
	Website     Text
	Competitors []Text
	Aliases     []Text // other names of a company
	Contacts    []Person
	ThankYou    When // `thank_you_sent`, `thank_you_date`; Sent tells a plain "yes"
	Sent        bool
	FollowUp    When

	UID      string // of the invitation that the interview came with, as calendars name it; "" for none
	Sequence int    // of the last change of that invitation which the note has

	Log      []Entry
	Plans    []Plan // in the order of the note
	Boxes    []Box
	Sections []Section // in the order of the note
	Fields   []Field   // keys that mean nothing to the journal but are worth showing

	Facts   []Fact    // where each value above was found, and what was found besides
	Filed   []Filing  // what became of each line, the first at 0
	Unfiled []Unfiled // lines that went nowhere, in order

	UnfiledMore int // how many more there are, of a text that is no note

	Body     Body
	Problems problem.List
	Words    int // of the body, for a reader's eye
}

// Field is a key the journal has no use for, kept for the page.
type Field struct {
	Name string
	Text
}

// Person is somebody named in a note.
type Person struct {
	Name     string
	Title    string
	Email    string
	Remember string // what to remember about them
	Pos
}

// Outcome is how an interview or application ended, in the words of the
// export: waiting, passed, rejected, withdrawn, silent, offer, accepted,
// declined, cancelled.
type Outcome string

// The outcomes.
const (
	Waiting   Outcome = "waiting"
	Passed    Outcome = "passed"
	Rejected  Outcome = "rejected"
	Withdrawn Outcome = "withdrawn"
	Silent    Outcome = "silent"
	Offer     Outcome = "offer"
	Accepted  Outcome = "accepted"
	Declined  Outcome = "declined"
	Cancelled Outcome = "cancelled"
)

// Topic says what a section of a note is for. Its value is the word used in
// `sections:` of journal.yaml, in the export and as a class on the page.
type Topic string

// The topics of sections; a heading that is none of them has topic "".
const (
	Questions Topic = "questions" // asked by them
	Asked     Topic = "asked"     // asked by me
	Well      Topic = "well"
	Improve   Topic = "improve"
	Reactions Topic = "reactions"
	Liked     Topic = "liked"
	Disliked  Topic = "disliked"
	Learned   Topic = "learned"
	Concerns  Topic = "concerns"
	Ask       Topic = "ask" // still to ask
	Feeling   Topic = "feeling"
	Next      Topic = "next"
	Feedback  Topic = "feedback" // from the employer
	Prep      Topic = "prep"
	Plans     Topic = "plan"  // if-then plans
	Kept      Topic = "boxes" // whether they were kept
	Raw       Topic = "raw"

	details Topic = "details" // the facts of the note, which become no section
	kept    Topic = "kept"    // what an import kept and did not understand
)

// Topics returns the words that `sections:` of journal.yaml takes.
func Topics() []string {
	var words []string
	for _, t := range []Topic{Questions, Asked, Well, Improve, Reactions, Liked, Disliked, Learned, Concerns, Ask, Feeling, Next, Feedback, Prep, Raw, Plans, Kept} {
		words = append(words, string(t))
	}
	return words
}

// isSection reports whether a heading of that topic begins a section.
func (t Topic) isSection() bool { return t != "" && t != details && t != kept }

// Section is a heading and what stands under it until the next heading of
// the same or a higher level.
type Section struct {
	Topic   Topic
	Heading Text
	Anchor  string // id of the heading on the page
	Items   []Item // top-level list items and question callouts
}

// Item is one entry of a section: a top-level list item, a question callout,
// or in a feedback section a paragraph.
type Item struct {
	Text   string   // plain text without marks, boxes and tags
	Tags   []string // without '#'
	Task   bool     // has a box
	Done   bool     // the box is ticked
	Listed bool     // stands in a list, where a box can be put before it
	On     day.Day  // the day in "(sent 2026-02-18)" or "(did it 2026-02-18)" behind it; zero if none
	Detail []string // what is nested below, plain, one string each
	Score  int      // own score of a question or entry, 1 to 5 (4/5, ⭐⭐⭐, ✅ 5, ⚠️ 3, ❌ 1, Strong 5, Okay 3, Weak 1); 0 if none
	Reason string   // `why:` below a question
	Better string   // `better:` below a question
	Answer string   // `answer:` or a quote below a question
	Anchor string   // id of the entry on the page, "l35" for line 35
	Pos
}

// Entry is one line of history from `log:`.
type Entry struct {
	When    When
	What    string // canonical: contacted, applied, …; a word of one's own is kept
	Person  string
	Text    string
	Fate    Fate    // of the application, where that is more than What tells
	Meeting Meeting // what became of a meeting, if the line tells that of one
	Pos
}

// AboutAction reports whether a line speaks of something to do, which it puts
// off, drops or ticks, and of nothing that happened.
func (e *Entry) AboutAction() bool {
	switch e.What {
	case "later", "dropped", "done":
		return true
	}
	return false
}

// Items returns the entries of all sections of a topic, in the order of the note.
func (n *Note) Items(t Topic) []Item {
	var first []Item
	shared := true
	for _, s := range n.Sections {
		if s.Topic != t || len(s.Items) == 0 {
			continue
		}
		if first == nil {
			first = s.Items
			continue
		}
		if shared {
			first = append([]Item(nil), first...)
			shared = false
		}
		first = append(first, s.Items...)
	}
	return first
}
