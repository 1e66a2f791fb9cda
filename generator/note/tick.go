package note

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
)

// reBox finds what a list puts before an entry, and its box if it has one.
var reBox = regexp.MustCompile(`^([ \t>]*(?:[-*+•–·▪]|\d{1,9}[.)])[ \t]+)(?:\[.\][ \t]+)?`)

// PlanTick returns how the box of an entry is ticked, or emptied again: in the file of
// that name, [ ] becomes [x], and an entry of a list without a box gets one. Every
// other byte of the file stays. The new text has been read: it is the same note, and
// its one entry is ticked. Else, or if the entry is not where it was read, PlanTick
// returns an error and nothing else.
func (rd *Reader) PlanTick(name string, src []byte, entry Item, done bool) (Addition, error) {
	none := Addition{}
	file := decode(src)
	text := onlyLines(file.text)
	if !file.returns(src) || len(text) != len(file.text) {
		return none, errors.New("ticking: the note is not UTF-8 and cannot be read without loss; save it as UTF-8 first")
	}
	lines := newSource(text)
	if entry.Line < 1 || entry.Line > len(lines.lines) {
		return none, fmt.Errorf("ticking: there is no line %d any more", entry.Line)
	}
	from, _ := lines.span(entry.Line)
	line := lines.line(entry.Line)
	box := reBox.FindStringSubmatch(line)
	before := rd.Read(name, bytes.Clone(src))
	if was := before.entry(entry); was == nil || box == nil {
		return none, fmt.Errorf("ticking: %q is not in line %d any more, or is no entry of a list", entry.Text, entry.Line)
	}
	sign := "[ ] "
	if done {
		sign = "[x] "
	}
	at, err := file.offset(from)
	if err != nil {
		return none, err
	}
	end, err := file.offset(from + len(line))
	if err != nil {
		return none, err
	}
	head, err := file.encode(box[0])
	if err != nil {
		return none, err
	}
	ticked, err := file.encode(box[1] + sign)
	if err != nil {
		return none, err
	}
	was := src[at:end]
	if !bytes.HasPrefix(was, head) {
		return none, fmt.Errorf("ticking: line %d cannot be read without loss", entry.Line)
	}
	add := Addition{At: at, Text: append(ticked, was[len(head):]...), Was: bytes.Clone(was)}
	after := rd.Read(name, add.In(src))
	if !differInTick(before, after, entry, done) {
		return none, fmt.Errorf("ticking: line %d would not be understood as ticked; write it into the note by hand", entry.Line)
	}
	return add, nil
}

// entry returns the entry of a note with the place and text of another; nil if there is none.
func (n *Note) entry(like Item) *Item {
	for s := range n.Sections {
		for k := range n.Sections[s].Items {
			if i := &n.Sections[s].Items[k]; i.Line == like.Line && i.Text == like.Text {
				return i
			}
		}
	}
	return nil
}

// differInTick reports whether a note is another one with one entry ticked, or with its
// box emptied.
func differInTick(before, after *Note, entry Item, done bool) bool {
	was, is := before.entry(entry), after.entry(entry)
	if was == nil || is == nil || is.Done != done || !is.Task {
		return false
	}
	is.Task, is.Done, is.On, is.Col = was.Task, was.Done, was.On, was.Col
	a, b := placeless(before), placeless(after)
	a.Body, b.Body = Body{refs: a.Body.refs}, Body{refs: b.Body.refs} // a box is drawn, or another one
	return reflect.DeepEqual(a, b)
}
