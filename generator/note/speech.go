package note

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// Turn is what one person says in a talk at a stretch.
type Turn struct {
	Speaker string // "" if nobody knows
	Text    string // in one line
}

// speech finds the lines of quotes of what was said (> [!quote]): somebody else's words, in
// which nothing is looked for that is a fact of the note.
type speech bool

// has reports whether the next line of a text is one of them.
func (s *speech) has(line []byte) bool {
	line = bytes.TrimSpace(line)
	if len(line) == 0 || line[0] != '>' {
		*s = false
		return false
	}
	if head := bytes.ToLower(bytes.TrimLeft(line[1:], " \t")); bytes.HasPrefix(head, []byte("[!")) {
		*s = speech(bytes.HasPrefix(head, []byte("[!quote]")) || bytes.HasPrefix(head, []byte("[!cite]")))
	}
	return bool(*s)
}

// isTranscript reports whether a section is the one of what was said.
func (s *Section) isTranscript() bool {
	return s.Topic == Raw && keyOf(s.Heading.Value) == keyTranscript
}

// HasTranscript reports whether a section of the note holds what was said.
func (n *Note) HasTranscript() bool {
	return slices.ContainsFunc(n.Sections, func(s Section) bool { return s.isTranscript() && n.holdsText(s) })
}

// holdsText reports whether text stands below the heading of a section.
func (n *Note) holdsText(s Section) bool {
	return slices.ContainsFunc(n.Body.Passages(), func(p Passage) bool { return p.Anchor == s.Anchor && strings.TrimSpace(p.Text) != "" })
}

// mostSaid is how long a talk may be that is put into a note, in bytes: ten hours.
const mostSaid = 1 << 20

var errSaid = errors.New("adding what was said: no place was found where a note would leave it alone")

// withSaid returns the text of a note with what was said, folded, in a section of its own. The
// section is that which waits for it, else one at the end.
func (rd *Reader) withSaid(name string, text []byte, before *Note, said []Turn, newline string) ([]byte, error) {
	lines := []string{"> [!quote]- As it was said"}
	size := 0
	for k, t := range said {
		if k > 0 {
			lines = append(lines, ">")
		}
		line := "> "
		if t.Speaker != "" {
			line += "**" + spokenWords(t.Speaker) + ":** "
		}
		line += spokenWords(t.Text)
		lines = append(lines, line)
		if size += len(line); size > mostSaid {
			return nil, errors.New("adding what was said: it is more than a note can hold")
		}
	}
	block := strings.Join(lines, newline)
	s := newSource(text)
	level := "##"
	for _, section := range before.Sections {
		line := section.Heading.Line
		if line > 0 && level == "##" {
			if marks := headingMarks(s.line(line)); marks != "" {
				level = marks
			}
		}
		if section.isTranscript() && !before.holdsText(section) {
			_, end := s.span(line)
			if with := slices.Concat(text[:end], []byte(newline+newline+block), text[end:]); rd.onlySaid(name, before, with) {
				return with, nil
			}
		}
	}
	end := len(bytes.TrimRight(text, " \t\r\n"))
	if with := slices.Concat(text[:end], []byte(newline+newline+level+" Transcript"+newline+newline+block), text[end:]); rd.onlySaid(name, before, with) {
		return with, nil
	}
	return nil, errSaid
}

// headingMarks returns the signs before a heading, "" if it has none.
func headingMarks(line string) string {
	marks := line[:len(line)-len(strings.TrimLeft(line, "#"))]
	if marks == "" || len(marks) > 6 || !strings.HasPrefix(line[len(marks):], " ") {
		return ""
	}
	return marks
}

// spokenWords writes what somebody says so that no sign of it means anything.
func spokenWords(s string) string {
	s = asWritten(strings.Join(strings.Fields(s), " "))
	s = strings.NewReplacer("^", `\^`, "%%", `%\%`, "::", `:\:`, "==", `=\=`, "$", `\$`).Replace(s)
	if at := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsDigit(c) }); at > 0 && (s[at] == '.' || s[at] == ')') {
		s = s[:at] + `\` + s[at:] // no list
	}
	if strings.HasPrefix(s, ":") {
		s = `\` + s // no definition
	}
	return s
}

// onlySaid reports whether a text is a note with a talk more, and nothing else.
func (rd *Reader) onlySaid(name string, before *Note, text []byte) bool {
	after := rd.Read(name, bytes.Clone(text))
	if !after.HasTranscript() {
		return false
	}
	a, b := withoutPositions(before), withoutPositions(after)
	for _, n := range []*Note{a, b} {
		n.Body = Body{}
		n.Sections = slices.DeleteFunc(slices.Clone(n.Sections), func(s Section) bool { return s.isTranscript() && len(s.Items) == 0 })
		if len(n.Sections) == 0 {
			n.Sections = nil
		}
	}
	return reflect.DeepEqual(a, b)
}
