package site

import (
	"io"
	"slices"
	"strings"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/prose"
	"journal/generator/search"
)

// SearchIndex is the name of the file with the index of the search. It is a
// script, which browsers load from a folder, too, and it is made of all notes.
const SearchIndex = "search-index.js"

// wholeNotes is how many notes are found by every word: the latest ones, more than
// a search of years has. Of older ones the title, the facts and the tags are
// found, and all of their questions and lessons. An index of the whole text of
// ten thousand notes would be more than 30 MB, which no browser reads in time.
const wholeNotes = 1000

// searchPage is the data of search.html: of how many notes every word is found, 0 if of all.
func (v view) searchPage() any {
	if len(v.journal.Notes) > wholeNotes {
		return wholeNotes
	}
	return 0
}

// called returns what to call something that can be found.
func called(x any) string {
	switch x := x.(type) {
	case *journal.Interview:
		return x.Title
	case *journal.Application:
		return x.Title()
	case *note.Note:
		return journal.NoteTitle(x)
	case *journal.Company:
		return x.Name
	case *journal.Person:
		return x.Name
	case *journal.Question:
		return x.Text
	case *journal.Theme:
		return x.Title
	}
	return ""
}

// dayOf returns the day of it, nil if it has none.
func (v view) dayOf(x any) *Moment {
	switch x := x.(type) {
	case *journal.Interview:
		return v.day(x.Day)
	case *journal.Application:
		return v.day(x.Applied)
	case *note.Note:
		return v.day(x.When.Day)
	}
	return nil
}

// searchIndex writes the file of the index.
func (s *Site) searchIndex(out io.Writer) error { return search.Write(out, view{s, ""}.documents()) }

// documents returns everything that can be found: each note by its headings,
// companies, people, questions and lessons.
func (v view) documents() []search.Document {
	j := v.journal
	d := &documents{view: v, all: make([]search.Document, 0, 6*len(j.Notes)+len(j.Questions)+len(j.People))}
	for _, i := range j.Interviews {
		d.interview(i)
	}
	for _, a := range j.Applications {
		if n := a.Note; n != nil {
			facts := d.facts(a.Role, n.Location.Value, n.Source.Value, n.Salary.Value, history(n))
			d.note("note", a.Title(), string(a.Status), facts, n)
		}
	}
	for _, c := range j.Companies {
		d.company(c)
	}
	for _, list := range [][]*note.Note{j.Reviews, j.Pages} {
		for _, n := range list {
			d.note("note", journal.NoteTitle(n), spokenDay(n.When.Day), fieldText(n), n)
		}
	}
	for _, p := range j.People {
		d.person(p)
	}
	for _, q := range j.Questions {
		d.question(q)
	}
	d.lessons()
	return d.all
}

// documents is what there is to find.
type documents struct {
	view
	all   []search.Document
	whole int // notes of which every word is found
}

// facts joins what is known with line breaks.
func (d *documents) facts(known ...string) string {
	known = slices.DeleteFunc(slices.Clone(known), func(s string) bool { return s == "" })
	return strings.TrimSpace(strings.Join(known, "\n"))
}

// note adds a note by its headings. What stands before the first is found
// together with the facts.
func (d *documents) note(kind, title, from, facts string, n *note.Note) {
	page := encodePath(d.journal.Address(n))
	lead := search.Document{Kind: kind, Page: page, Title: title, Text: facts, Tags: tags(n.Tags), From: from}
	var passages []note.Passage
	if d.whole < wholeNotes {
		passages = n.Body.Passages()
		d.whole++
	}
	if len(passages) > 0 && passages[0].Anchor == "" && passages[0].Heading == "" {
		lead.Text = d.facts(passages[0].Text, facts)
		passages = passages[1:]
	}
	d.all = append(d.all, lead)
	for _, p := range passages {
		d.all = append(d.all, search.Document{
			Kind: "note", Page: page, Anchor: encodePath(p.Anchor), Title: title, Heading: p.Heading, Text: p.Text, From: from,
		})
	}
}

func (d *documents) interview(i *journal.Interview) {
	n := i.Note
	known := []string{n.Role.Value, ownTitle(i), n.Format.Value, n.Location.Value, n.NextSteps.Value, history(n), fieldText(n)}
	for _, p := range i.People {
		known = append(known, d.facts(p.Name+", "+p.Title))
	}
	known = append(known, unnamed(i)...)
	if i.Recruiter != nil {
		known = append(known, i.Recruiter.Name)
	}
	d.note("note", i.Title, spokenDay(i.Day), d.facts(known...), n)
}

func (d *documents) company(c *journal.Company) {
	var known []string
	for _, a := range c.Applications {
		known = append(known, a.Role)
	}
	known = append(known, strings.Join(c.Competitors, ", "))
	from := ""
	if len(c.Interviews) > 0 {
		from = prose.Count(len(c.Interviews), "interview")
	}
	if n := c.Note; n != nil {
		known = append(known, n.Location.Value, n.Website.Value, fieldText(n))
		d.note("company", c.Name, from, d.facts(known...), n)
		return
	}
	d.all = append(d.all, search.Document{Kind: "company", Page: encodePath(c.Address), Title: c.Name, Text: d.facts(known...), From: from})
}

func (d *documents) person(p *journal.Person) {
	known := []string{p.Title, p.Email}
	from := p.Title
	for _, c := range p.Companies {
		known = append(known, c.Name)
		if from != "" {
			from += ", "
		}
		from += c.Name
	}
	for n := range p.Remember {
		known = append(known, p.Remember[n].Text)
	}
	page, anchor, _ := strings.Cut(d.encoded(p.Address), "#")
	d.all = append(d.all, search.Document{Kind: "person", Page: page, Anchor: anchor, Title: p.Name, Text: d.facts(known...), From: from})
}

// question adds a question. It is found by its words, by the best answer, by
// what went wrong, and by the companies that asked it.
func (d *documents) question(q *journal.Question) {
	const most = 12 // companies; who asks for all has the questions page
	known := []string{q.Best}
	var from []*journal.Company
	for n := range q.Asked {
		a := &q.Asked[n]
		if a.Reason != "" {
			known = append(known, a.Reason)
		}
		if c := a.Interview.Company; c != nil && len(from) < most && !contains(from, c) {
			from = append(from, c)
			known = append(known, c.Name)
		}
	}
	page, anchor, _ := strings.Cut(d.encoded(withAnchor("questions.html", q.Anchor)), "#")
	d.all = append(d.all, search.Document{
		Kind: "question", Page: page, Anchor: anchor, Title: q.Text, Text: d.facts(known...), Tags: tags(q.Tags), From: "asked " + prose.Times(len(q.Asked)),
	})
}

// lessons adds the themes and each different lesson, at the line where it was
// written the last time.
func (d *documents) lessons() {
	seen := map[string]bool{}
	for _, t := range d.journal.Themes {
		if t.Known || len(t.Lessons) > 1 {
			page, anchor, _ := strings.Cut(d.encoded(withAnchor("improve.html", t.Anchor)), "#")
			d.all = append(d.all, search.Document{
				Kind: "lesson", Page: page, Anchor: anchor, Title: t.Title, Text: d.facts(t.Advice), Tags: t.Name, From: prose.Count(len(t.Lessons), "lesson"),
			})
		}
		for n := range t.Lessons {
			l := &t.Lessons[n]
			if seen[l.Text] {
				continue
			}
			seen[l.Text] = true
			doc := search.Document{Kind: "lesson", Title: l.Text, Text: why(l.Item), Tags: tags(l.Tags), From: spokenDay(l.Day)}
			address := d.journal.Address(l.Note)
			if i := l.Interview; i != nil {
				doc.Text = d.facts(doc.Text, i.Title)
			}
			doc.Page, doc.Anchor = encodePath(address), encodePath(l.Anchor)
			d.all = append(d.all, doc)
		}
	}
}

func contains(list []*journal.Company, c *journal.Company) bool {
	for _, other := range list {
		if other == c {
			return true
		}
	}
	return false
}

// history is what the log of a note says in words.
func history(n *note.Note) string {
	var b strings.Builder
	for k := range n.Log {
		e := &n.Log[k]
		if e.Person+e.Text == "" {
			continue
		}
		b.WriteString(eventWord(e.What) + " " + e.Person)
		if e.Text != "" {
			b.WriteString(": " + e.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// fieldText is the keys of a note that the journal has no use for.
func fieldText(n *note.Note) string {
	var b strings.Builder
	for _, f := range n.Fields {
		b.WriteString(f.Name + ": " + f.Value + "\n")
	}
	return b.String()
}

// spokenDay returns a day as people say it, "" if it is unknown.
func spokenDay(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	return string(appendDay(nil, d))
}
