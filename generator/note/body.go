package note

import (
	"html/template"
	"strings"
)

// Body is the rendered text of a note: finished HTML with places left open
// for the addresses of links, because where a link leads depends on the other
// notes and on the page it is shown on.
type Body struct {
	html string
	refs []Ref

	opening int // where in html the first heading is

	plain    string // what it says, without mark-up
	headings []passageHeading
}

// Ref is a link or picture in a body.
type Ref struct {
	Target string // as written: "other.md", "[[Job board]]" gives "Job board", "../img/a.png", "notes/x.md#l35"
	Wiki   bool   // written as [[…]]: found by name anywhere
	Image  bool
	Pos
	at int // where in html the address goes
}

// Refs gives the links of the body that lead inside the journal, in order.
// Links to the outside are already finished and not among them.
func (b Body) Refs() []Ref { return b.refs }

// IsEmpty reports whether there is nothing to show.
func (b Body) IsEmpty() bool { return b.html == "" }

// Len returns how many bytes the body says, without markup.
func (b Body) Len() int { return len(b.plain) }

// HasID reports whether the body has a place of that id to link to.
func (b Body) HasID(id string) bool {
	return id != "" && strings.Contains(b.html, ` id="`+template.HTMLEscapeString(id)+`"`)
}

// HTML gives the body with every open place filled by what address says for
// the n-th of [Body.Refs]. The address is escaped here.
func (b Body) HTML(address func(n int, r Ref) string) template.HTML {
	if len(b.refs) == 0 {
		return template.HTML(b.html)
	}
	out := make([]byte, 0, len(b.html)+64*len(b.refs))
	from := 0
	for n, r := range b.refs {
		out = append(out, b.html[from:r.at]...)
		out = append(out, template.HTMLEscapeString(address(n, r))...)
		from = r.at
	}
	return template.HTML(append(out, b.html[from:]...))
}
