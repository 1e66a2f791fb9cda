package note

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// PlanPlan returns how an if-then plan is added to a note: below the last one under a
// heading that means plan, else under such a heading at the end. Every other byte of
// the file stays. The new text has been read: it is the same note with that one plan
// more. Else PlanPlan returns an error and nothing else.
func (rd *Reader) PlanPlan(name string, src []byte, line string) (Addition, error) {
	none := Addition{}
	line = strings.Join(strings.Fields(line), " ")
	cue, response, ok := readPlan(strings.TrimSpace(strings.Split(line, " #")[0]))
	if !ok {
		return none, fmt.Errorf("%q is no plan; write it as: if they ask about … → what you say or do", line)
	}
	file := decode(src)
	text := onlyLines(file.text)
	if !file.returns(src) || len(text) != len(file.text) {
		return none, errors.New("adding a plan: the note is not UTF-8 and cannot be read without loss; save it as UTF-8 first")
	}
	before := rd.Read(name, bytes.Clone(src))
	if slices.ContainsFunc(before.Plans, func(p Plan) bool {
		return PlanForm(p.Text) == PlanForm(cue+" → "+response) || p.If == cue && p.Then == response
	}) {
		return none, errors.New("this plan is in the note already")
	}
	lines := newSource(text)
	try := func(at int, piece string) (Addition, bool) {
		add, err := rd.pieceAt(file, src, at, piece)
		if err != nil {
			return none, false
		}
		after := rd.Read(name, add.In(src))
		return add, onePlanMore(before, after, cue, response)
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
		for n := last + 1; n <= len(lines.lines) && strings.HasPrefix(lines.line(n), " ") && strings.TrimSpace(lines.line(n)) != ""; n++ {
			last = n
		}
		_, end := lines.span(last)
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
func (rd *Reader) pieceAt(file encoded, src []byte, at int, piece string) (Addition, error) {
	if at <= 0 {
		return Addition{}, errors.New("an empty note")
	}
	begin := at - 1
	for begin > 0 && file.text[begin]&0xc0 == 0x80 {
		begin--
	}
	from, err := file.offset(begin)
	if err != nil {
		return Addition{}, err
	}
	to, err := file.offset(at)
	if err != nil {
		return Addition{}, err
	}
	text, err := file.encode(piece)
	if err != nil {
		return Addition{}, err
	}
	was := bytes.Clone(src[from:to])
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
