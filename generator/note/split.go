package note

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"journal/generator/problem"
)

// ReadAll reads a file that may hold several interviews: a second block of front matter
// behind the text of the first, or headings of one level that each name a company and
// a day. Each becomes a note of its own with a [Note.Part], and all lines keep their
// numbers; what stands above the first heading is a page. A file whose parts are not
// surely interviews is one note, as [Reader.Read] has it.
func (rd *Reader) ReadAll(path string, src []byte) []*Note {
	whole, starts := rd.read(path, src, nil)
	if starts == nil {
		return []*Note{whole}
	}
	text := onlyLines(decode(src).text)
	var notes []*Note
	for i, from := range starts {
		var above *Note
		if i > 0 {
			above = notes[0]
		}
		n := rd.readPart(path, text, from, partEnd(starts, i), above)
		if n.Kind != Interview || n.Company.Value == "" || n.Company.Line == 0 {
			return []*Note{whole}
		}
		n.Part = partName(n, notes)
		notes = append(notes, n)
	}
	second := notes[1]
	second.Problems = append(second.Problems, problem.Problem{Path: path, Line: starts[1], Col: 1, Severity: problem.Hint,
		Msg: fmt.Sprintf("%d interviews stand in this file, and each is read as one of its own", len(notes)), Hint: "a file for each is easier to find"})
	second.Problems.Sort()
	if first := starts[0]; first > 1 {
		if above := rd.readPart(path, text, 1, first, nil); above.Words > 0 || above.Title.Value != "" {
			for k, as := range above.Filed {
				if as == Unknown {
					above.Filed[k] = TextLine
				}
			}
			notes = slices.Insert(notes, 0, &Note{Path: path, Kind: Page, Title: above.Title, Body: above.Body, Words: above.Words, Filed: above.Filed, From: 1, To: first})
		}
	}
	return notes
}

// readPart reads the lines from and up to before to, as if the others were empty.
func (rd *Reader) readPart(path string, text []byte, from, to int, above *Note) *Note {
	n, _ := rd.read(path, onlyLinesOf(text, from, to), above)
	n.From, n.To = from, to
	for i := range n.Problems {
		n.Problems[i].Line = max(n.Problems[i].Line, from)
	}
	for i := range n.Filed {
		if i+1 < from || to > 0 && i+1 >= to {
			n.Filed[i] = Blankness
		}
	}
	return n
}

// First returns the line of its file at which a note begins.
func (n *Note) First() int { return max(n.From, 1) }

// partEnd is the line at which the part behind part i begins; 0 if it is the last.
func partEnd(starts []int, i int) int {
	if i+1 < len(starts) {
		return starts[i+1]
	}
	return 0
}

// onlyLinesOf returns a text of the same bytes in which all lines but some are blank.
func onlyLinesOf(text []byte, from, to int) []byte {
	out := bytes.Clone(text)
	n := 1
	for i, c := range out {
		switch {
		case c == '\n':
			n++
		case c != '\r' && (n < from || to > 0 && n >= to):
			out[i] = ' '
		}
	}
	return out
}

// partName names a part of a file by its company and its day, so that it stays the
// same when others are written before it.
func partName(n *Note, others []*Note) string {
	name := strings.ReplaceAll(strings.TrimSpace(slugWords(n.Company.Value)+" "+n.When.Day.String()), " ", "-")
	for i, base := 2, name; slices.ContainsFunc(others, func(o *Note) bool { return o.Part == name }); i++ {
		name = fmt.Sprintf("%s-%d", base, i)
	}
	return name
}

// part returns the text of a file with all lines of other interviews blank, and where
// its lines begin and end; the text itself if part is "" .
func (rd *Reader) part(text []byte, part string) (own []byte, from, to int, err error) {
	if part == "" {
		return text, 1, 0, nil
	}
	for _, n := range rd.ReadAll(plainNote, text) {
		if n.Part == part {
			return onlyLinesOf(onlyLines(text), n.From, n.To), n.From, n.To, nil
		}
	}
	return nil, 0, 0, fmt.Errorf("the file has no interview %q any more", part)
}

// holding reads the note of a file that holds a line.
func (rd *Reader) holding(name string, src []byte, line int) *Note {
	notes := rd.ReadAll(name, src)
	for _, n := range notes {
		if n.From <= line && (n.To == 0 || line < n.To) {
			return n
		}
	}
	return notes[0]
}

// splitAt keeps where the parts of a note begin, if each surely is an interview: all of
// them are told apart by company or day, and no heading beside theirs is of another kind.
func (r *reading) splitAt(parts []part) {
	headed := parts[0].level > 0
	for i, p := range parts {
		if p.row || p.form != parts[len(parts)-1].form || p.day == "" || p.company == "" && (headed || parts[0].company == "") || headed && p.level != parts[0].level {
			return
		}
		if i > 0 && p.form == looseForm {
			return
		}
	}
	if headed && (r.front.fence != "" || slices.ContainsFunc(r.strange, func(s part) bool { return s.level <= parts[0].level && s.line > parts[0].line })) {
		return
	}
	for _, p := range parts {
		r.starts = append(r.starts, p.line)
	}
	if !headed {
		r.starts[0] = 1
	}
	slices.SortFunc(r.starts, cmp.Compare)
}
