package journal

import (
	"slices"
	"strings"
	"testing"
	"time"

	"journal/generator/day"
	"journal/generator/note"
)

// berlin is the zone of the journals in the tests.
func berlin(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// on reads 2026-03-04.
func on(s string) day.Day {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return day.Day{}
	}
	return day.Of(t)
}

// when reads "2026-03-04", "2026-03-04 10:00" and "2026-03-04 10:00-11:00".
func when(s string) note.When {
	date, clock, timed := strings.Cut(s, " ")
	w := note.When{Moment: day.Moment{Day: on(date)}, Pos: note.Pos{Line: 2, Col: 7}}
	if timed {
		from, to, ends := strings.Cut(clock, "-")
		w.HasTime, w.Start = true, clockTime(from)
		if ends {
			w.HasEnd, w.End = true, clockTime(to)
		}
	}
	return w
}

func clockTime(s string) day.Clock {
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0
	}
	return day.Clock(t.Hour()*60 + t.Minute())
}

// option changes a note that is being made.
type option func(*note.Note)

// interview makes the note of an interview. role and at may be "".
func interview(path, company, role, at string, options ...option) *note.Note {
	n := &note.Note{
		Path: "interviews/" + path, Kind: note.Interview,
		Company: note.Text{Value: company, Pos: note.Pos{Line: 3, Col: 10}}, Role: note.Text{Value: role, Pos: note.Pos{Line: 4, Col: 7}},
	}
	if at != "" {
		n.When = when(at)
	}
	return with(n, options...)
}

// other makes a note of another kind.
func other(kind note.Kind, path, company, role string, options ...option) *note.Note {
	return with(&note.Note{Path: path, Kind: kind, Company: note.Text{Value: company, Pos: note.Pos{Line: 2, Col: 10}}, Role: note.Text{Value: role}}, options...)
}

func with(n *note.Note, options ...option) *note.Note {
	for _, o := range options {
		o(n)
	}
	return n
}

func stage(s string) option         { return func(n *note.Note) { n.Stage.Value = s } }
func outcome(o note.Outcome) option { return func(n *note.Note) { n.Outcome = o } }
func zone(s string) option          { return func(n *note.Note) { n.When.Zone = s } }
func lasting(minutes int) option    { return func(n *note.Note) { n.Duration = minutes } }
func titled(s string) option        { return func(n *note.Note) { n.Title.Value = s } }

// applied says when it was applied for.
func applied(s string) option { return func(n *note.Note) { n.Applied = when(s) } }

// section adds a section with entries; see entryOf.
func section(topic note.Topic, entries ...string) option {
	return func(n *note.Note) {
		s := note.Section{Topic: topic}
		for _, e := range entries {
			s.Items = append(s.Items, entryOf(e, 20+10*len(n.Sections)+len(s.Items)))
		}
		n.Sections = append(n.Sections, s)
	}
}

// entryOf reads "[x] text #tag", "[ ] text" and "[4] text" for a score.
func entryOf(s string, line int) note.Item {
	item := note.Item{Pos: note.Pos{Line: line, Col: 3}, Anchor: "l" + itoa(line)}
	if mark, text, ok := strings.Cut(s, "] "); ok && len(mark) == 2 {
		s = text
		switch c := mark[1]; {
		case c >= '1' && c <= '5':
			item.Score = int(c - '0')
		default:
			item.Task, item.Done = true, c == 'x'
		}
	}
	var words []string
	for _, w := range strings.Fields(s) {
		if tag, ok := strings.CutPrefix(w, "#"); ok {
			item.Tags = append(item.Tags, tag)
			continue
		}
		words = append(words, w)
	}
	item.Text = strings.Join(words, " ")
	return item
}

// log adds a line "2026-03-04 16:05 thank-you Mary Chen: text" or "2026-03-04 applied".
func log(lines ...string) option {
	return func(n *note.Note) {
		for _, l := range lines {
			head, text, _ := strings.Cut(l, ": ")
			fields := strings.Fields(head)
			e := note.Entry{Text: text, Pos: note.Pos{Line: 10 + len(n.Log), Col: 5}}
			at := fields[0]
			fields = fields[1:]
			if strings.Contains(fields[0], ":") {
				at += " " + fields[0]
				fields = fields[1:]
			}
			e.When, e.What, e.Person = when(at), fields[0], strings.Join(fields[1:], " ")
			n.Log = append(n.Log, e)
		}
	}
}

// people adds interviewers, "Mary Chen <mary@northwind.example>, Manager".
func people(who ...string) option {
	return func(n *note.Note) {
		for _, s := range who {
			n.People = append(n.People, personOf(s))
		}
	}
}

func recruiter(s string) option {
	return func(n *note.Note) {
		p := personOf(s)
		n.Recruiter = &p
	}
}

func personOf(s string) note.Person {
	p := referenceOf(s)
	p.Pos = note.Pos{Line: 6, Col: 5}
	return p
}

// connect joins notes as they are on 2026-03-05 at nine in the morning in Berlin.
func connect(t testing.TB, notes ...*note.Note) *Journal {
	t.Helper()
	return connectAt(t, "2026-03-05 09:00", notes...)
}

func connectAt(t testing.TB, now string, notes ...*note.Note) *Journal {
	t.Helper()
	cfg := Config{Zone: berlin(t), Working: office()}
	at, err := cfg.Clock(now)
	if err != nil {
		t.Fatal(err)
	}
	return Connect(cfg, at, notes, nil)
}

// at returns the interview of a path below interviews.
func (j *Journal) at(t testing.TB, path string) *Interview {
	t.Helper()
	for _, in := range j.Interviews {
		if in.Note.Path == "interviews/"+path {
			return in
		}
	}
	t.Fatalf("no interview %s", path)
	return nil
}

// messages returns the problems as lines.
func (j *Journal) messages() string {
	var b strings.Builder
	for _, p := range j.Problems {
		b.WriteString(p.String() + " [" + p.Hint + "]\n")
	}
	return b.String()
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func equalList[T comparable](t testing.TB, what string, got []T, want ...T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

// each returns one word for each element of a list.
func each[T any](list []T, word func(T) string) []string {
	var words []string
	for _, e := range list {
		words = append(words, word(e))
	}
	return words
}
