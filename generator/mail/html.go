package mail

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"journal/generator/words"
)

// htmlText returns the text that a reader of an HTML mail sees, and its links. What
// is hidden is left out: mails begin with lines that are only for the list of the
// mailbox. What is quoted begins with ">".
func htmlText(s string) (string, []Link) {
	w := htmlWriter{}
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return w.out.String(), w.links
		case html.TextToken:
			w.text(z.Token().Data)
		case html.StartTagToken:
			t := z.Token()
			w.open(t, !isVoid[t.DataAtom])
		case html.SelfClosingTagToken:
			w.open(z.Token(), false)
		case html.EndTagToken:
			w.close(z.Token().DataAtom)
		}
	}
}

// element is one that is open.
type element struct {
	atom          atom.Atom
	hidden, quote bool
	tiny          bool // its letters are too small to be seen
}

type htmlWriter struct {
	out    strings.Builder
	stack  []element
	hidden int // elements of the stack that hide what is in them
	quotes int
	links  []Link
	link   int  // 1 more than the link that is open
	bare   bool // the line has no text yet
	begun  bool
	room   bool
	cell   bool // a cell of a table begins: a tab tells it from the one before
	pre    int
}

var isVoid = map[atom.Atom]bool{atom.Br: true, atom.Img: true, atom.Hr: true, atom.Meta: true, atom.Link: true, atom.Input: true, atom.Col: true, atom.Base: true, atom.Area: true, atom.Wbr: true, atom.Source: true, atom.Embed: true, atom.Param: true}

// blocks begin and end a line.
var blocks = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Tr: true, atom.Table: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Blockquote: true, atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true, atom.Hr: true, atom.Pre: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Address: true, atom.Body: true, atom.Center: true}

// spaced stand apart from what is before them.
var spaced = map[atom.Atom]bool{atom.P: true, atom.Table: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.Hr: true}

var unseen = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Head: true, atom.Title: true, atom.Template: true, atom.Noscript: true, atom.Select: true, atom.Textarea: true}

// maxOpen is how many elements may be open in each other; more are taken as closed.
const maxOpen = 200

func (w *htmlWriter) open(t html.Token, stays bool) {
	if t.DataAtom == atom.Br {
		w.line()
		return
	}
	if n := len(w.stack); n > 0 && w.stack[n-1].atom == t.DataAtom && (t.DataAtom == atom.P || t.DataAtom == atom.Li || t.DataAtom == atom.Tr || t.DataAtom == atom.Td) || n > 0 && w.stack[n-1].atom == atom.P && blocks[t.DataAtom] {
		w.close(w.stack[len(w.stack)-1].atom)
	}
	w.breakFor(t.DataAtom)
	switch t.DataAtom {
	case atom.Td, atom.Th:
		w.room, w.cell = true, true
	case atom.Img:
		w.room = true
	case atom.Li:
		w.text("- ")
	}
	if !stays || len(w.stack) >= maxOpen {
		return
	}
	e := element{atom: t.DataAtom, hidden: unseen[t.DataAtom] || isHidden(t.Attr), quote: t.DataAtom == atom.Blockquote && isCited(t.Attr)}
	if t.DataAtom == atom.A && w.hidden == 0 && !e.hidden {
		w.links, w.link = append(w.links, Link{To: attr(t.Attr, "href")}), len(w.links)+1
		if len(w.links) > maxLinks {
			w.links, w.link = w.links[:maxLinks], 0
		}
	}
	if t.DataAtom == atom.Pre {
		w.pre++
	}
	e.tiny = w.tiny()
	if size := reSize().FindStringSubmatch(attr(t.Attr, "style")); size != nil {
		e.tiny = size[1] == "0" || size[1] == "1" && size[2] == "px"
	}
	w.stack = append(w.stack, e)
	if e.hidden {
		w.hidden++
	}
	if e.quote {
		w.line()
		w.quotes++
	}
}

func (w *htmlWriter) close(a atom.Atom) {
	at := -1
	for i := len(w.stack) - 1; i >= 0 && i >= len(w.stack)-50; i-- {
		if w.stack[i].atom == a {
			at = i
			break
		}
	}
	if at < 0 {
		return
	}
	w.breakFor(a)
	for _, e := range w.stack[at:] {
		if e.hidden {
			w.hidden--
		}
		if e.quote {
			w.line()
			w.quotes--
		}
		switch e.atom {
		case atom.Pre:
			w.pre--
		case atom.A:
			w.link = 0
		}
	}
	w.stack = w.stack[:at]
}

func (w *htmlWriter) breakFor(a atom.Atom) {
	if !blocks[a] || w.hidden > 0 {
		return
	}
	if w.begun {
		w.line()
	}
	if spaced[a] && !w.bare {
		w.line()
		w.bare = true
	}
}

// line ends the line.
func (w *htmlWriter) line() {
	if w.hidden > 0 {
		return
	}
	w.out.WriteByte('\n')
	w.begun, w.room, w.cell = false, false, false
}

func (w *htmlWriter) text(s string) {
	if w.hidden > 0 || w.tiny() {
		return
	}
	if w.pre > 0 {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				w.line()
			}
			w.words(line)
		}
		return
	}
	w.words(s)
}

func (w *htmlWriter) words(s string) {
	s = plainLines(s)
	fields := strings.Fields(s)
	if len(fields) == 0 {
		w.room = w.room || s != ""
		return
	}
	if s[0] == ' ' || s[0] == '\n' {
		w.room = true
	}
	if !w.begun {
		w.out.WriteString(strings.Repeat("> ", min(w.quotes, 10)))
	} else if w.cell {
		w.out.WriteByte('\t')
	} else if w.room {
		w.out.WriteByte(' ')
	}
	joined := strings.Join(fields, " ")
	w.out.WriteString(joined)
	last := s[len(s)-1]
	w.begun, w.bare, w.cell, w.room = true, false, false, last == ' ' || last == '\n'
	if w.link > 0 && len(w.links[w.link-1].Text) < 500 {
		w.links[w.link-1].Text = strings.TrimSpace(w.links[w.link-1].Text + " " + joined)
	}
}

func (w *htmlWriter) tiny() bool { return len(w.stack) > 0 && w.stack[len(w.stack)-1].tiny }

func attr(all []html.Attribute, name string) string {
	for _, a := range all {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

var (
	reHiding = words.Pattern(`(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:^|[;\s])opacity\s*:\s*0(?:\.0+)?\s*(?:!|;|$)`)
	reFlat   = words.Pattern(`(?i)(?:^|[;\s])(?:max-)?height\s*:\s*0(?:px|pt|em|%)?\s*(?:!|;|$)`)
	reClips  = words.Pattern(`(?i)overflow\s*:\s*hidden`)
	reSize   = words.Pattern(`(?i)font-size\s*:\s*([\d.]+)\s*(px|pt|em|%|rem)?`)
	rePre    = words.Pattern(`(?i)\bpre-?header\b`)
)

// isHidden reports whether a reader does not see an element.
func isHidden(all []html.Attribute) bool {
	for _, a := range all {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if reHiding().MatchString(a.Val) || reFlat().MatchString(a.Val) && reClips().MatchString(a.Val) {
				return true
			}
		case "class", "id":
			if rePre().MatchString(a.Val) {
				return true
			}
		}
	}
	return false
}

// isCited reports whether a quotation is a mail that is answered, and not a part of
// the letter. Some set their letter in quotations to move it to the right.
func isCited(all []html.Attribute) bool {
	return strings.EqualFold(attr(all, "type"), "cite") || strings.Contains(attr(all, "class"), "quote") || attr(all, "cite") != "" || attr(all, "style") == ""
}
