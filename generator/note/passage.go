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
	if b.html == "" {
		return nil
	}
	text := make([]byte, 0, len(b.html)-len(b.html)/8)
	marks := make([]passageMark, 1, 16)
	from := 0 // of the piece that is looked at
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
		name := strings.TrimPrefix(tag, "/")
		if at := strings.IndexByte(name, ' '); at >= 0 {
			name = name[:at]
		}
		switch {
		case isHeadingTag(name) && tag[0] == 'h':
			from = len(text)
			marks = append(marks, passageMark{anchor: idOf(tag), heading: from, text: from})
		case isHeadingTag(name):
			from = len(text)
			marks[len(marks)-1].text = from
		case !isInlineTag(name):
			for len(text) > from && text[len(text)-1] == ' ' {
				text = text[:len(text)-1]
			}
			if len(text) > from && text[len(text)-1] != '\n' {
				text = append(text, '\n')
			}
		}
	}
	whole := string(appendLine(text, rest))
	all := make([]Passage, 0, len(marks))
	for i, m := range marks {
		end := len(whole)
		if i+1 < len(marks) {
			end = marks[i+1].heading
		}
		p := Passage{m.anchor, plainText(whole[m.heading:m.text]), plainText(whole[m.text:end])}
		if p.Heading != "" || p.Text != "" {
			all = append(all, p)
		}
	}
	return all
}

// passageMark is where a passage begins in the text of its note.
type passageMark struct {
	anchor        string
	heading, text int
}

func isHeadingTag(name string) bool { return len(name) == 2 && name[0] == 'h' && name[1] != 'r' }

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
func plainText(s string) string {
	s = strings.TrimSpace(s)
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return s
}

// idOf gives the id of a tag.
func idOf(tag string) string {
	_, id, _ := strings.Cut(tag, ` id="`)
	id, _, _ = strings.Cut(id, `"`)
	return plainText(id)
}

// isInlineTag reports the tags that stand within a line of text.
func isInlineTag(name string) bool {
	switch name {
	case "a", "b", "br", "code", "del", "em", "i", "img", "input", "mark", "s", "span", "strong", "sub", "sup":
		return true
	}
	return false
}
