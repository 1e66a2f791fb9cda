package site

import (
	"html/template"
	"regexp"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// ownTitle returns the title that the note itself has, "" if it is the page's.
func ownTitle(i *journal.Interview) string {
	if title := i.Note.Title.Value; !strings.EqualFold(title, i.Title) && title != i.Note.Role.Value {
		return title
	}
	return ""
}

// unwritten reports whether an interview is over, nothing was written down, and no
// action says so.
func (v view) unwritten(i *journal.Interview) bool {
	if i.Upcoming || i.Note.Outcome == note.Cancelled || journal.Debriefed(i.Note) {
		return false
	}
	for _, a := range v.agenda.About(i) {
		if a.What == "debrief" {
			return false
		}
	}
	return true
}

// fill makes the links of a text lead from the page.
func (v view) fill(n *note.Note, b note.Body) template.HTML {
	if b.IsEmpty() {
		return ""
	}
	return b.HTML(func(_ int, r note.Ref) string {
		address, ok := v.journal.Resolve(n, r)
		switch {
		case ok:
			return v.root + v.encoded(address)
		case r.Image:
			return "data:," // nothing to show, and nothing to ask for
		}
		// A link to nothing leads to the page it stands on, where the reader
		// is anyway; the check of the journal names it.
		return v.root + encodePath(v.journal.Address(n))
	})
}

// body returns the text of a note.
func (v view) body(n *note.Note) template.HTML {
	if n == nil {
		return ""
	}
	return v.fill(n, n.Body)
}

// opening returns what a note says before its first heading, rest what stands behind.
func (v view) opening(n *note.Note) template.HTML { return v.fill(n, n.Body.Opening()) }

func (v view) rest(n *note.Note) template.HTML { return v.fill(n, n.Body.Rest()) }

// quoted is opening for another page than that of the note.
func (v view) quoted(n *note.Note) template.HTML { return v.retold(n, v.opening(n)) }

// retold is a text of a note on another page: what it says has no place of its own
// there, and leads to the note.
func (v view) retold(n *note.Note, text template.HTML) template.HTML {
	bare := ownPlaces.ReplaceAllString(string(text), "")
	return template.HTML(strings.ReplaceAll(bare, `href="#`, `href="`+template.HTMLEscapeString(v.root+encodePath(v.journal.Address(n)))+`#`))
}

var ownPlaces = regexp.MustCompile(` (?:id|aria-labelledby)="[^"]*"`)

// says returns the first sentence of a note, without markup.
func says(n *note.Note) string { return n.Body.Says() }
