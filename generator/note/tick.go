package note

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"journal/generator/words"
)

// reBox finds what a list puts before an entry, and its box if it has one.
var reBox = words.Pattern(`^([ \t>]*(?:[-*+•–·▪]|\d{1,9}[.)])[ \t]+)(?:\[.\][ \t]+)?`)

// PlanTick returns how the box of an entry is ticked, or emptied again: in the file of
// that name, [ ] becomes [x], and an entry of a list without a box gets one. Every
// other byte of the file stays. The new text has been read: it is the same note, and
// its one entry is ticked. Else, or if the entry is not where it was read, PlanTick
// returns an error and nothing else.
func (rd *Reader) PlanTick(name string, src []byte, entry Item, done bool) (Addition, error) {
	none := Addition{}
	f, err := openLines("ticking", src)
	if err != nil {
		return none, err
	}
	if entry.Line < 1 || entry.Line > len(f.lines) {
		return none, fmt.Errorf("ticking: there is no line %d any more", entry.Line)
	}
	box := reBox().FindStringSubmatch(f.line(entry.Line))
	before := rd.holding(name, bytes.Clone(src), entry.Line)
	if was := before.entry(entry); was == nil || box == nil {
		return none, fmt.Errorf("ticking: %q is not in line %d any more, or is no entry of a list", entry.Text, entry.Line)
	}
	sign := "[ ] "
	if done {
		sign = "[x] "
	}
	add, err := f.change(entry.Line, len(box[1]), len(box[0]), sign)
	if err != nil {
		return none, err
	}
	after := rd.holding(name, add.In(src), entry.Line)
	if !differInTick(before, after, entry, done) {
		return none, fmt.Errorf("ticking: line %d would not be understood as ticked; write it into the note by hand", entry.Line)
	}
	return add, nil
}

// fileLines is a file one line of which is to be written anew.
type fileLines struct {
	*source
	src  []byte
	file encoded
}

// openLines reads a file as lines. Doing says what is done, for errors.
func openLines(doing string, src []byte) (fileLines, error) {
	file := decode(src)
	text := onlyLines(file.text)
	if !file.returns(src) || len(text) != len(file.text) {
		return fileLines{}, errors.New(doing + ": the note is not UTF-8 and cannot be read without loss; save it as UTF-8 first")
	}
	return fileLines{newSource(text), src, file}, nil
}

// change puts text in the place of the bytes of line n from one offset to another.
// What it returns is the whole line, so that it can be found again.
func (f fileLines) change(n, from, to int, text string) (Addition, error) {
	start, end := f.span(n)
	piece, err := f.file.encode(text)
	if err != nil {
		return Addition{}, err
	}
	var at [4]int
	for i, offset := range []int{start, start + from, start + to, end} {
		if at[i], err = f.file.offset(offset); err != nil {
			return Addition{}, err
		}
	}
	line := slices.Concat(f.src[at[0]:at[1]], piece, f.src[at[2]:at[3]])
	return Addition{At: at[0], Text: line, Was: bytes.Clone(f.src[at[0]:at[3]])}, nil
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
	a, b := withoutPositions(before), withoutPositions(after)
	a.Body, b.Body = Body{refs: a.Body.refs}, Body{refs: b.Body.refs} // a box is drawn, or another one
	return reflect.DeepEqual(a, b)
}

// PlanPlan returns how an if-then plan is added to a note, or to the [Note.Part] of a
// file of several: below the last one under a heading that means plan, else under such
// a heading at the end. Every other byte of the file stays. The new text has been read: it is the same note with that one plan
// more. Else PlanPlan returns an error and nothing else.
func (rd *Reader) PlanPlan(name string, src []byte, part, line string) (Addition, error) {
	none := Addition{}
	line = strings.Join(strings.Fields(line), " ")
	cue, response, ok := readPlan(strings.TrimSpace(strings.Split(line, " #")[0]))
	if !ok {
		return none, fmt.Errorf("%q is no plan; write it as: if they ask about … → what you say or do", line)
	}
	f, err := openLines("adding a plan", src)
	if err != nil {
		return none, err
	}
	text, _, _, err := rd.part(onlyLines(f.file.text), part)
	if err != nil {
		return none, fmt.Errorf("adding a plan: %w", err)
	}
	before := rd.Read(name, bytes.Clone(text))
	if slices.ContainsFunc(before.Plans, func(p Plan) bool {
		return PlanForm(p.Text) == PlanForm(cue+" → "+response) || p.If == cue && p.Then == response
	}) {
		return none, errors.New("this plan is in the note already")
	}
	try := func(at int, piece string) (Addition, bool) {
		add, err := f.pieceAt(at, piece)
		if err != nil {
			return none, false
		}
		now, _, _, err := rd.part(decode(add.In(src)).text, part)
		return add, err == nil && onePlanMore(before, rd.Read(name, now), cue, response)
	}
	newline := "\n"
	if bytes.Contains(text, []byte("\r\n")) {
		newline = "\r\n"
	}
	for _, s := range slices.Backward(before.Sections) {
		if s.Topic != Plans || len(s.Items) == 0 {
			continue
		}
		last := s.Items[len(s.Items)-1].Line
		for n := last + 1; n <= len(f.lines) && strings.HasPrefix(f.line(n), " ") && strings.TrimSpace(f.line(n)) != ""; n++ {
			last = n
		}
		_, end := f.span(last)
		if add, ok := try(end, newline+"- "+line); ok {
			return add, nil
		}
	}
	end := len(bytes.TrimRight(text, " \t\r\n"))
	if add, ok := try(end, newline+newline+"## Plan"+newline+newline+"- "+line); ok {
		return add, nil
	}
	return none, errors.New("adding a plan: no place was found where the line would be understood; write it into the note by hand")
}

// pieceAt is what puts text behind the byte at, in the encoding of the file. It also
// holds the character before, so that it can be found again and taken out.
func (f fileLines) pieceAt(at int, piece string) (Addition, error) {
	if at <= 0 {
		return Addition{}, errors.New("an empty note")
	}
	begin := at - 1
	for begin > 0 && f.file.text[begin]&0xc0 == 0x80 {
		begin--
	}
	from, err := f.file.offset(begin)
	if err != nil {
		return Addition{}, err
	}
	to, err := f.file.offset(at)
	if err != nil {
		return Addition{}, err
	}
	text, err := f.file.encode(piece)
	if err != nil {
		return Addition{}, err
	}
	was := bytes.Clone(f.src[from:to])
	return Addition{At: from, Text: slices.Concat(was, text), Was: was}, nil
}

// onePlanMore reports whether a note is another one with one plan more.
func onePlanMore(before, after *Note, cue, response string) bool {
	if len(after.Plans) != len(before.Plans)+1 {
		return false
	}
	if p := after.Plans[len(after.Plans)-1]; p.If != cue || p.Then != response {
		return false
	}
	a, b := withoutPositions(before), withoutPositions(after)
	for _, n := range []*Note{a, b} {
		n.Plans, n.Body = nil, Body{}
		n.Sections = slices.DeleteFunc(slices.Clone(n.Sections), func(s Section) bool { return s.Topic == Plans })
		if len(n.Sections) == 0 {
			n.Sections = nil
		}
	}
	return reflect.DeepEqual(a, b)
}
