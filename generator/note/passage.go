package note

import (
	"html"
	"strings"
)

// Passage is a heading of a body and what stands below it until the next one.
type Passage struct {
	Anchor  string // id of the heading on the page; "" for what stands before the first
	Heading string
	Text    string // plain; a line break stands between blocks
}

// Passages gives the plain text of the body, passage by passage. What stands
// before the first heading comes first; a passage with neither heading nor text
// is left out.
func (b Body) Passages() []Passage {
	all := make([]Passage, 0, strings.Count(b.html, "<h")+1)
	p := Passage{}
	text := make([]byte, 0, len(b.html))
	from := 0 // of the text of p
	end := func() {
		if p.Text = plainText(text[from:]); p.Text != "" || p.Heading != "" {
			all = append(all, p)
		}
		from = len(text)
	}
	rest := b.html
	for {
		open := strings.IndexByte(rest, '<')
		if open < 0 {
			break
		}
		text = appendLine(text, rest[:open])
		rest = rest[open+1:]
		shut := strings.IndexByte(rest, '>') // attributes are escaped and hold none
		if shut < 0 {
			break
		}
		tag := rest[:shut]
		rest = rest[shut+1:]
		name := strings.TrimLeft(tag, "/")
		if at := strings.IndexByte(name, ' '); at >= 0 {
			name = name[:at]
		}
		switch {
		case len(name) == 2 && name[0] == 'h' && name[1] != 'r' && tag[0] == 'h':
			end()
			p = Passage{Anchor: idOf(tag)}
		case len(name) == 2 && name[0] == 'h' && name[1] != 'r':
			p.Heading = plainText(text[from:])
			from = len(text)
		case !isInlineTag(name):
			for len(text) > from && text[len(text)-1] == ' ' {
				text = text[:len(text)-1]
			}
			if len(text) > from && text[len(text)-1] != '\n' {
				text = append(text, '\n')
			}
		}
	}
	text = appendLine(text, rest)
	end()
	return all
}

// appendLine appends a piece of text with its line ends as spaces, and none
// where there is space already.
func appendLine(text []byte, piece string) []byte {
	for {
		at := strings.IndexByte(piece, '\n')
		if at < 0 {
			return append(text, piece...)
		}
		text = append(text, piece[:at]...)
		if len(text) > 0 && text[len(text)-1] > ' ' {
			text = append(text, ' ')
		}
		piece = piece[at+1:]
	}
}

// plainText undoes the escaping and takes off the space around.
func plainText(text []byte) string {
	s := strings.TrimSpace(string(text))
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return s
}

// idOf gives the id of a tag.
func idOf(tag string) string {
	_, id, _ := strings.Cut(tag, ` id="`)
	id, _, _ = strings.Cut(id, `"`)
	return html.UnescapeString(id)
}

// isInlineTag reports the tags that stand within a line of text.
func isInlineTag(name string) bool {
	switch name {
	case "a", "b", "br", "code", "del", "em", "i", "img", "input", "mark", "s", "span", "strong", "sub", "sup":
		return true
	}
	return false
}
