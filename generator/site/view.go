package site

import (
	"html/template"
	"net/url"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
)

// view makes the data of one page. Its links lead from that page.
type view struct {
	*Site
	root string // "" or "../", once for each folder the page lies in
}

// link is a page of the site and what to call it.
type link struct {
	Href template.HTMLAttr // href="…"
	Text string
}

// href gives a whole href attribute to a place of the site. The address is
// one that the journal gave out, which may end in a fragment; anchor may be "".
func (v view) href(address, anchor string) template.HTMLAttr {
	if at := strings.IndexByte(address, '#'); at >= 0 {
		if anchor == "" {
			anchor = address[at+1:]
		}
		address = address[:at]
	}
	if anchor != "" {
		return template.HTMLAttr(`href="` + v.root + escapePath(address) + "#" + escapePath(anchor) + `"`)
	}
	return template.HTMLAttr(`href="` + v.root + escapePath(address) + `"`)
}

// escapePath makes a path safe within a URL within an attribute.
func escapePath(p string) string {
	if isPlainPath(p) {
		return p
	}
	return template.HTMLEscapeString(encodePath(p))
}

// encodePath makes a path part of a URL.
func encodePath(p string) string {
	if isPlainPath(p) {
		return p
	}
	parts := strings.Split(p, "/")
	for n, part := range parts {
		// A colon in the first part would read as a scheme, and PathEscape leaves it.
		parts[n] = strings.ReplaceAll(url.PathEscape(part), ":", "%3A")
	}
	return strings.Join(parts, "/")
}

// isPlainPath reports whether a path means the same wherever it stands. Most do:
// addresses are made of letters, digits and hyphens.
func isPlainPath(p string) bool {
	for i := range len(p) {
		if !plainPath[p[i]] {
			return false
		}
	}
	return true
}

// plainPath are the bytes of such a path, as a table: every link of a site is
// asked about.
var plainPath = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-/._", byte(c)) >= 0
	}
	return plain
}()

// encoded makes a URL of what the journal says a link leads to, which may end
// in a fragment. A file may have a '#' in its own name.
func (v view) encoded(address string) string {
	hash := strings.LastIndexByte(address, '#')
	if _, file := v.files[address]; file || hash < 0 {
		return encodePath(address)
	}
	return encodePath(address[:hash]) + "#" + encodePath(address[hash+1:])
}

// person is one who was in the room.
type person struct {
	Href  template.HTMLAttr
	Name  string
	Title string
}

// unnamed are those who are known by no name: "CTO", "two others".
func unnamed(i *journal.Interview) []string {
	var all []string
	for _, u := range i.Note.Unnamed {
		all = append(all, u.Value)
	}
	return all
}

// line is a list entry of a note, shown elsewhere, with the way back to the
// very place it stands at.
type line struct {
	Href template.HTMLAttr // to the entry on the page of its note
	Text string
	Tags string        // "#concise #metrics"; may be ""
	Box  template.HTML // a box, ticked or not; "" if the entry has none
	Why  string        // the reason given for it; may be ""
	From string        // title of the interview or note
	Date template.HTML // a time element; "" without a day
}

func (v view) line(l *journal.Line) line {
	out := line{Text: l.Text, Tags: tags(l.Tags), Why: why(l.Item), Date: dayTag(l.Day), Box: box(l.Item)}
	switch {
	case l.Interview != nil:
		out.From = l.Interview.Title
		out.Href = v.href(l.Interview.Address, l.Anchor)
	case l.Note != nil:
		out.From = noteTitle(l.Note)
		out.Href = v.href(v.journal.Address(l.Note), l.Anchor)
	}
	return out
}

// why gives the reason of an entry: what it says behind `why:`, else what is
// nested below it.
func why(i *note.Item) string {
	if i.Reason != "" || len(i.Detail) == 0 {
		return i.Reason
	}
	return strings.Join(i.Detail, "; ")
}

func tags(from []string) string {
	switch len(from) {
	case 0:
		return ""
	case 1:
		return "#" + from[0]
	}
	return "#" + strings.Join(from, " #")
}

const (
	doneBox template.HTML = `<span class="box done" role="img" aria-label="done"></span>`
	openBox template.HTML = `<span class="box" role="img" aria-label="open"></span>`
)

func box(i *note.Item) template.HTML {
	switch {
	case i.Done:
		return doneBox
	case i.Task:
		return openBox
	}
	return ""
}

// open gives the questions still to be asked, those already ticked left out.
func (v view) open(from []journal.Open) []openLine {
	var all []openLine
	for n := range from {
		if !from[n].Done {
			all = append(all, openLine{v.line(&from[n].Line), from[n].Carried})
		}
	}
	return all
}

// openLine is a question still to be asked.
type openLine struct {
	line
	Carried bool // from an earlier interview there
}
