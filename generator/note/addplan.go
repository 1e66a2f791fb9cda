package note

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

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
	a, b := placeless(before), placeless(after)
	for _, n := range []*Note{a, b} {
		n.Plans, n.Body = nil, Body{}
		n.Sections = slices.DeleteFunc(slices.Clone(n.Sections), func(s Section) bool { return s.Topic == Plans })
		if len(n.Sections) == 0 {
			n.Sections = nil
		}
	}
	return reflect.DeepEqual(a, b)
}
