package site

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
)

// shellPage is the data of base.html, the frame around every page.
type shellPage struct {
	Title  string        // of the page; may stand in text and in quoted attributes
	Site   string        // title of the journal
	Root   string        // way to the root of the site: "" or "../"
	Home   bool          // the start page
	Find   navLink       // the search, which stands by itself
	Nav    []navLink     // the other sections
	Crumbs []navLink     // from the start page to the section of the page
	Main   template.HTML // what the page's own layout gives; to be used once
	AsOf   template.HTML // the day the pages speak of, as a time element
	Frozen bool          // the journal stands still on that day
}

// navLink is a link of the header.
type navLink struct {
	Href    template.HTMLAttr
	Text    string
	Key     string // the letter that leads there, after g; "" for the search, which has a key of its own
	Current bool   // the page itself
	Within  bool   // the section the page is in
}

// sections are the entries of the header, in order: what is next and what was
// learned first, then the records. Each has a letter of its own for the keyboard.
var sections = []struct{ address, text, key string }{
	{"index.html", "Start", "h"},
	{"actions.html", "Actions", "a"},
	{"timeline.html", "Timeline", "t"},
	{"debriefs.html", "Debriefs", "d"},
	{"improve.html", "Improve", "i"},
	{"questions.html", "Questions", "q"},
	{"practice.html", "Practice", "p"},
	{"applications.html", "Applications", "j"},
	{"companies.html", "Companies", "c"},
	{"people.html", "People", "w"},
	{"reviews.html", "Reviews", "r"},
	{"statistics.html", "Statistics", "s"},
	{"search.html", "Search", ""},
}

// shellKey tells apart the frames that are needed. A frame is the same for all
// pages of a section at one depth but for the title, so it is made once.
type shellKey struct {
	depth   int
	section string // address of the section's page; "" for none
	top     bool   // the section's page itself
}

func (f *file) key() shellKey { return shellKey{f.depth, f.section, f.top} }

// shell is a frame that was executed once, cut where the title and the page go.
type shell struct {
	root   string
	before [][]byte // up to Main, cut at each title
	after  [][]byte // behind it
}

func (s *shell) open(out *output, title string)  { write(out, s.before, title) }
func (s *shell) close(out *output, title string) { write(out, s.after, title) }

func write(out *output, parts [][]byte, title string) {
	for n, part := range parts {
		if n > 0 {
			template.HTMLEscape(out, []byte(title))
		}
		out.Write(part)
	}
}

// The marks stand for title and page while a frame is made. The title's mark
// holds what must be escaped, to see that it stands where escaping for text is
// right: inside a script it would come out in another form.
const (
	titleWord = "journal-title-mark"
	titleMark = titleWord + `<>&"`
	mainMark  = "<journal-main-mark>"
)

// makeShell makes the frame of a page unless it is there already.
func (s *Site) makeShell(f *file) error {
	if bit := uint64(1) << (f.depth % 64); f.layout == "" || f.depth < 64 && f.framed&bit != 0 {
		return nil
	} else if f.depth < 64 {
		f.framed |= bit
	}
	key := f.key()
	if _, made := s.shells[key]; made {
		return nil
	}
	v := view{s, strings.Repeat("../", f.depth)}
	data := shellPage{
		Title:  titleMark,
		Site:   s.title(),
		Root:   v.root,
		Home:   f.section == "index.html",
		Main:   mainMark,
		AsOf:   dayTag(s.journal.Today),
		Frozen: s.journal.Config.Today != "",
	}
	for _, to := range sections {
		link := navLink{Href: v.href(to.address, ""), Text: to.text, Key: to.key}
		link.Within = to.address == f.section
		link.Current = link.Within && f.top
		if to.address == "search.html" {
			data.Find = link
		} else {
			data.Nav = append(data.Nav, link)
		}
		if to.address == "index.html" || link.Within && !link.Current {
			data.Crumbs = append(data.Crumbs, link)
		}
	}
	out, done := s.limit.output()
	defer done()
	err := s.theme.base.Execute(out, data)
	if ended := out.ended("base.html"); ended != nil {
		return ended
	}
	if err != nil {
		return layoutError(err)
	}
	before, after, once := bytes.Cut(out.text, []byte(mainMark))
	if !once || bytes.Contains(after, []byte(mainMark)) {
		return &LayoutError{Path: "layouts/base.html", Msg: "{{.Main}} must stand here exactly once"}
	}
	mark := []byte(template.HTMLEscapeString(titleMark))
	frame := &shell{root: v.root, before: bytes.Split(before, mark), after: bytes.Split(after, mark)}
	for _, part := range slices.Concat(frame.before, frame.after) {
		if bytes.Contains(part, []byte(titleWord)) {
			return &LayoutError{Path: "layouts/base.html", Msg: "{{.Title}} must stand in text or in a quoted attribute"}
		}
	}
	s.shells[key] = frame
	return nil
}
