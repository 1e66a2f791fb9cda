package generator

import (
	"errors"
	"os"
	"time"

	"journal/generator/advice"
	"journal/generator/amend"
	"journal/generator/note"
)

// ErrNoLog says that an action is not done by a line of a log but by writing
// something else, or by deciding.
var ErrNoLog = errors.New("this is not done by a line of the log")

// Done adds one line to the log of the right note, saying that an action of
// this journal was done at that moment, or on that day if its time is not
// known. Every other byte of the note stays. root is the folder of the notes.
// It gives the line, also when it could not be written. The errors are
// [ErrNoLog] and those of [amend.File] and [note.AddLog].
func (b *Built) Done(root *os.Root, a advice.Action, at time.Time, timed bool) (line string, err error) {
	if !a.Logged() {
		return "", ErrNoLog
	}
	layout := "2006-01-02"
	if timed {
		layout = "2006-01-02 15:04"
	}
	line = at.In(b.Journal.Config.Zone).Format(layout) + " " + a.Log
	return line, amend.File(root, a.Note.Path, func(text []byte) ([]byte, error) { return note.AddLog(text, line) })
}
