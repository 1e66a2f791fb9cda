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

// Refs returns the links of the body that lead inside the journal, in order.
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

// HTML returns the body with every open place filled by what address says for
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

// Opening returns the text of a body up to its first heading: what its writer said
// before any list. Rest is what stands behind it.
func (b Body) Opening() Body { opening, _ := b.cut(); return opening }

// Rest returns what [Body.Opening] leaves.
func (b Body) Rest() Body { _, rest := b.cut(); return rest }

// cut shares a body out at its first heading. Sections begin with their heading.
func (b Body) cut() (opening, rest Body) {
	opening, rest = Body{html: b.html[:b.opening]}, Body{html: b.html[b.opening:]}
	for _, r := range b.refs {
		if r.at <= b.opening {
			opening.refs = append(opening.refs, r)
			continue
		}
		r.at -= b.opening
		rest.refs = append(rest.refs, r)
	}
	return opening, rest
}

// Says returns the first sentence of the opening, without markup, and the next if it
// is short; "" if a body begins with a heading. A sentence that does not end for long
// is cut at a word.
func (b Body) Says() string {
	text := b.plain
	if len(b.headings) > 0 {
		text = text[:b.headings[0].from]
	}
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	text = singleSpaced(text)
	said := firstSentence(text)
	for len(said) < shortSentence && len(said) < len(text) {
		rest := strings.TrimSpace(text[len(said):])
		more := firstSentence(rest)
		if len(said)+len(more) > longestSentence {
			break
		}
		said = text[:len(text)-len(rest)+len(more)]
	}
	return said
}
