package inbox

import (
	"path"
	"strconv"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/undo"
	"journal/generator/words"
)

// fileInterview makes a new interview note.
func (b *Box) fileInterview(t *Thing, in note.Appointment) {
	words := in.Day.String() + " " + in.Company + " " + in.Stage
	p := b.freePath("interviews", words)
	text := note.Blank(in)
	t.changes = append(t.changes, change{Change: undo.Change{Path: p, What: t.What, Line: t.What}, text: text})
	t.Does = "new note " + p
	b.put(p, text)
}

// freePath returns a path below a folder that no note has.
func (b *Box) freePath(folder, words string) string {
	stem := path.Join(folder, journal.Slug(words))
	p := stem + ".md"
	for n := 2; b.exists(p); n++ {
		p = stem + "-" + strconv.Itoa(n) + ".md"
	}
	return p
}

// reappoint changes the appointment of an interview. Where its note can't be changed
// safely, the thing says what to change by hand.
func (b *Box) reappoint(t *Thing, n *note.Note, to note.Reappointment, does, hint string) {
	plan := func(text []byte) (note.Addition, error) { return b.reader.PlanReappoint(n.Path, text, n.Part, to) }
	line := to.Line
	if line == "" {
		line = t.What
	}
	b.rewrite(t, undo.Change{Path: n.Path, Part: n.Part, What: t.What, Line: line}, plan, does, hint)
}

// fileLine adds a line to the log of an application, or of one of its interviews: "DATE
// [TIME] WHAT [PERSON] [: text]". One that says the same on that day is enough.
func (b *Box) fileLine(t *Thing, n *note.Note, line string) {
	if told(n, line) {
		t.Does = "in the log already (" + n.Path + ")"
		return
	}
	plan := func(text []byte) (note.Addition, error) { return note.PlanLog(text, n.Part, line) }
	b.rewrite(t, undo.Change{Path: n.Path, Part: n.Part, What: t.What, Line: line}, plan, "one line more in "+n.Path+": "+line, "journal log "+n.Path+" "+strconv.Quote(line))
}

func (b *Box) rewrite(t *Thing, c undo.Change, plan func([]byte) (note.Addition, error), does, hint string) {
	text, err := b.text(c.Path)
	if err == nil {
		var add note.Addition
		if add, err = plan(text); err == nil {
			t.changes = append(t.changes, change{Change: c, plan: plan})
			t.Does = does
			b.put(c.Path, add.In(text))
			return
		}
	}
	t.leave(err.Error(), hint)
}

var reClock = words.Pattern(`^\d\d:\d\d `)

// told reports whether the log of a note says already what a line says, on that day.
func told(n *note.Note, line string) bool {
	when, rest, _ := strings.Cut(line, " ")
	what := note.LogWord(reClock().ReplaceAllString(rest, ""))
	for _, e := range n.Log {
		if e.When.Day.String() == when && e.What == what {
			return true
		}
	}
	return false
}

// noteOf returns the note that the log of an application stands in: its own, else that
// of its latest interview.
func noteOf(a *journal.Application) *note.Note {
	if a.Note != nil {
		return a.Note
	}
	if len(a.Interviews) > 0 {
		return a.Interviews[len(a.Interviews)-1].Note
	}
	return nil
}

// fileApplication makes the note of an application that the journal does not have, with
// a line of its log.
func (b *Box) fileApplication(t *Thing, company, role, line string) {
	p := b.freePath("applications", company+" "+role)
	text := note.NewApplication(company, role, line)
	t.changes = append(t.changes, change{Change: undo.Change{Path: p, What: t.What, Line: line}, text: text})
	t.Does = "new note " + p
	b.put(p, text)
}
