package note

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"journal/generator/words"
)

// TagOf returns a name as it is written as a tag, without the "#": "talking too fast"
// is talking-too-fast. It is "" where no tag can be made of it: a tag begins with a
// letter.
func TagOf(name string) string {
	words := strings.FieldsFunc(name, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '-' && c != '_' && c != '/'
	})
	tag := strings.Trim(strings.Join(words, "-"), "-/")
	if strings.IndexFunc(tag, unicode.IsLetter) != 0 {
		return ""
	}
	return tag
}

// mostWrapped is over how many lines an entry may go that gets a tag.
const mostWrapped = 40

// PlanTag returns how an entry gets tags, in the file of that name: they are put
// behind its words, in the last of its lines. Every other byte of the file stays, the
// spaces at the end of the line too. The new text has been read: it is the same note,
// and its one entry has those tags more. Else, or if the entry is not where it was
// read, PlanTag returns an error and nothing else.
func (rd *Reader) PlanTag(name string, src []byte, entry Item, tags []string) (Addition, error) {
	none := Addition{}
	f, err := openLines("tagging", src)
	if err != nil {
		return none, err
	}
	before := rd.holding(name, bytes.Clone(src), entry.Line)
	was := before.entry(entry)
	if was == nil {
		return none, fmt.Errorf("tagging: %q is not in line %d any more", entry.Text, entry.Line)
	}
	piece := ""
	for _, tag := range tags {
		if tag == "" || TagOf(tag) != tag {
			return none, fmt.Errorf("tagging: %q cannot be written as a tag", tag)
		}
		if slices.Contains(was.Tags, tag) {
			return none, fmt.Errorf("tagging: line %d has #%s already", entry.Line, tag)
		}
		piece += " #" + tag
	}
	for n := entry.Line; n <= min(len(f.lines), entry.Line+mostWrapped) && !f.isBlank(n); n++ {
		for _, at := range endsOf(f.line(n)) {
			add, err := f.change(n, at, at, piece)
			if err != nil {
				return none, err
			}
			if differInTags(before, rd.holding(name, add.In(src), entry.Line), *was, tags) {
				return add, nil
			}
		}
	}
	return none, fmt.Errorf("tagging: behind line %d no tag would be understood; write #%s into the note by hand", entry.Line, strings.Join(tags, " #"))
}

// reBehind finds what may stand behind the words of an entry and has to stay the end
// of its line: a sign that the line goes on, and the name that Obsidian has for a block.
var reBehind = words.Pattern(`(?:[ \t]*\\|[ \t]+\^[\w-]+)$`)

// endsOf returns the places in a line where words may end, the likeliest first.
func endsOf(line string) []int {
	end := len(strings.TrimRightFunc(line, unicode.IsSpace))
	ends := []int{end}
	if at := reBehind().FindStringIndex(line[:end]); at != nil {
		ends = []int{at[0], end}
	}
	const mostCells = 20
	for at := end; len(ends) < mostCells; {
		if at = strings.LastIndexByte(line[:at], '|'); at < 0 {
			break
		}
		ends = append(ends, len(strings.TrimRightFunc(line[:at], unicode.IsSpace)))
	}
	return ends
}

// differInTags reports whether a note is another one with one entry that has some tags
// more.
func differInTags(before, after *Note, entry Item, tags []string) bool {
	is := after.entry(entry)
	if is == nil || len(is.Tags) != len(entry.Tags)+len(tags) {
		return false
	}
	left := slices.DeleteFunc(slices.Clone(is.Tags), func(tag string) bool { return slices.Contains(tags, tag) })
	if !slices.Equal(left, entry.Tags) {
		return false
	}
	is.Tags = entry.Tags
	a, b := placeless(before), placeless(after)
	a.Body, b.Body = Body{refs: a.Body.refs}, Body{refs: b.Body.refs} // the tag is drawn
	return reflect.DeepEqual(a, b)
}

// Entries are the entries to improve and of feedback of a note, by the line that they
// begin in.
type Entries map[int][]*Item

// Entries returns the entries of the note that a tag can be put behind.
func (n *Note) Entries() Entries {
	all := Entries{}
	for s := range n.Sections {
		if t := n.Sections[s].Topic; t != Improve && t != Feedback {
			continue
		}
		for k := range n.Sections[s].Items {
			i := &n.Sections[s].Items[k]
			all[i.Line] = append(all[i.Line], i)
		}
	}
	return all
}

// With returns the entry that stands in a line and has a text in it, or below it; nil if
// there is none.
func (e Entries) With(line int, text string) *Item {
	for _, i := range e[line] {
		if strings.Contains(i.Text, text) || slices.ContainsFunc(i.Detail, func(d string) bool { return strings.Contains(d, text) }) {
			return i
		}
	}
	return nil
}
