package generator

import (
	"errors"
	"os"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/undo"
)

// ErrNoLog says that an action is not done by a line of a log but by writing
// something else, or by deciding.
var ErrNoLog = errors.New("this can't be ticked off")

// ErrNoNote says that no note is about what an action is about.
var ErrNoNote = errors.New("there is no note to write this into")

// ErrInLog says that a line stands in a log, which has no tags.
var ErrInLog = errors.New("a line of the log takes no tag; write what they said under a heading Feedback, and the tag behind it")

// Done returns the change that says that an action was done at that moment, or on
// that day if its time is not known. The error is [ErrNoLog].
func (b *Built) Done(a *advice.Action, at time.Time, timed bool) (undo.Change, error) {
	if !a.Logged() {
		return undo.Change{}, ErrNoLog
	}
	layout := "2006-01-02"
	if timed {
		layout = "2006-01-02 15:04"
	}
	return change(a, a.Note, at.In(b.Journal.Config.Zone).Format(layout)+" "+a.Log)
}

// Later returns the change that puts an action off until a day. The error is [ErrNoNote].
func (b *Built) Later(a *advice.Action, until day.Day) (undo.Change, error) {
	n, line := advice.PutOff(b.Journal, a, until)
	return change(a, n, line)
}

// Drop returns the change that takes an action away for good. The error is [ErrNoNote].
func (b *Built) Drop(a *advice.Action) (undo.Change, error) {
	n, line := advice.Drop(b.Journal, a)
	return change(a, n, line)
}

// Tick writes [x] before an entry of a note, or takes it out again, and keeps the
// change. The errors are those of [undo.Last.Rewrite] and [note.Reader.PlanTick].
func (b *Built) Tick(last undo.Last, root *os.Root, n *note.Note, entry note.Item, done bool) (undo.Change, error) {
	c := undo.Change{Path: n.Path, Part: n.Part, What: entry.Text}
	return c, last.Rewrite(root, c, func(text []byte) (note.Addition, error) {
		return b.scanned.reader.PlanTick(n.Path, text, entry, done)
	})
}

// Sort writes the tags of themes behind a line that is to be sorted, and keeps the
// change. The errors are those of [undo.Last.Rewrite] and [note.Reader.PlanTag], and
// [ErrInLog].
func (b *Built) Sort(last undo.Last, root *os.Root, u *journal.Unsorted, themes ...journal.Choice) (undo.Change, error) {
	tags := u.TagsFor(b.Journal, themes...)
	var into []string
	for _, c := range themes {
		into = append(into, c.Title)
	}
	c := undo.Change{Path: u.Note.Path, Part: u.Note.Part, Line: u.Text + " #" + strings.Join(tags, " #"), What: "sort \u201c" + u.Text + "\u201d into " + strings.Join(into, " and ")}
	if u.Entry == nil {
		return c, ErrInLog
	}
	return c, last.Rewrite(root, c, func(text []byte) (note.Addition, error) {
		return b.scanned.reader.PlanTag(u.Note.Path, text, *u.Entry, tags)
	})
}

// Join makes the theme of a tag one with another theme, by a word in journal.yaml, and
// keeps the change. The errors are those of [undo.Last.Rewrite] and [journal.PlanTheme].
func (b *Built) Join(last undo.Last, root *os.Root, join journal.Join) (undo.Change, error) {
	c := undo.Change{Path: "journal.yaml", Line: join.Line, What: "make #" + join.Tag + " one with " + join.Into.Title}
	return c, last.Rewrite(root, c, func(text []byte) (note.Addition, error) {
		return journal.PlanTheme(text, join.Into.Tag, join.Tag)
	})
}

func change(a *advice.Action, n *note.Note, line string) (undo.Change, error) {
	if n == nil {
		return undo.Change{}, ErrNoNote
	}
	first, size := utf8.DecodeRuneInString(a.Title)
	return undo.Change{Path: n.Path, Part: n.Part, Line: line, What: strings.TrimSpace(string(unicode.ToLower(first)) + a.Title[size:])}, nil
}

// TakePlan writes an if-then plan into a note, and keeps the change. The errors are
// those of [undo.Last.Rewrite] and [note.Reader.PlanPlan].
func (b *Built) TakePlan(last undo.Last, root *os.Root, n *note.Note, line string) (undo.Change, error) {
	c := undo.Change{Path: n.Path, What: line}
	return c, last.Rewrite(root, c, func(text []byte) (note.Addition, error) {
		return b.scanned.reader.PlanPlan(n.Path, text, n.Part, line)
	})
}
