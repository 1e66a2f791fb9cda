package note

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Talk is what a transcript tells of an interview.
type Talk struct {
	Share     int // of the talking, in percent; below 0 if it is not known
	Questions []Heard
	Said      []Turn // all of it, for a note that is to hold it
}

// Heard is a question of theirs, and what is told below it, a line each.
type Heard struct {
	Text  string
	Below []string
}

// Added is what of a [Talk] comes into a note.
type Added struct {
	Share     bool
	Questions int
	Said      bool
}

// PlanTalk returns how questions that were asked are added to the note of an interview:
// below those that its section of questions has, else in such a section at the end. The
// share becomes a key of the front matter, where it has none. What was said stands folded in
// a section of its own, if the note has none that holds any. Every other byte of the file
// stays. The new text has been read: it is the same note with nothing but that more. What would not
// be read as it is meant is left out, which what is returned tells. If nothing is left, PlanTalk returns an error.
func (rd *Reader) PlanTalk(name string, src []byte, part string, talk Talk) (Addition, Added, error) {
	none, filed := Addition{}, Added{}
	if part != "" {
		return none, filed, errors.New("adding what was asked: the file holds several notes")
	}
	f, err := openLines("adding what was asked", src)
	if err != nil {
		return none, filed, err
	}
	text := f.text
	before := rd.Read(name, bytes.Clone(text))
	if talk.Share >= 0 && before.TalkShare == nil {
		if with, ok := rd.withShare(name, text, before, talk.Share); ok {
			text, before, filed.Share = with, rd.Read(name, bytes.Clone(with)), true
		}
	}
	var pieces []string
	var want []Item
	newline := "\n"
	if bytes.Contains(text, []byte("\r\n")) {
		newline = "\r\n"
	}
	for _, q := range talk.Questions {
		if piece, item, ok := rd.heard(q, newline); ok {
			pieces, want = append(pieces, piece), append(want, item)
		}
	}
	if len(pieces) > 0 {
		with, ok := rd.withQuestions(name, text, before, strings.Join(pieces, newline), newline, want)
		if !ok {
			return none, Added{}, errors.New("adding what was asked: no place was found where the questions would be understood; write them into the note by hand")
		}
		text, filed.Questions = with, len(pieces)
	}
	if len(talk.Said) > 0 && !before.HasTranscript() {
		with, err := rd.withSaid(name, text, rd.Read(name, bytes.Clone(text)), talk.Said, newline)
		if err == nil {
			text, filed.Said = with, true
		} else if filed == (Added{}) {
			return none, filed, err
		}
	}
	if filed == (Added{}) {
		return none, filed, errors.New("adding what was asked: nothing of it would be understood")
	}
	out, err := f.file.encode(string(text))
	if err != nil {
		return none, Added{}, err
	}
	return difference(src, out), filed, nil
}

// withShare returns the text of a note with the share in its front matter.
func (rd *Reader) withShare(name string, text []byte, before *Note, share int) ([]byte, bool) {
	e := &frontEdit{text: bytes.Clone(text)}
	switch front := findFront(newSource(text)); {
	case front.fence == "":
		e.text = withFront(text)
	case front.fence != "---" || front.unclosed || !isYAML(text):
		return nil, false
	}
	if e.set(strconv.Itoa(share), keyDuration, keyTalkShare); e.err != nil {
		return nil, false
	}
	with := e.text
	after := rd.Read(name, bytes.Clone(with))
	if after.TalkShare == nil || *after.TalkShare != share {
		return nil, false
	}
	same := *after
	same.TalkShare = before.TalkShare
	return with, reflect.DeepEqual(withoutPositions(before), withoutPositions(&same))
}

// heard writes a question as an item of a list that reads back as just that, with what stands
// below it, or without if that would mean something else.
func (rd *Reader) heard(q Heard, newline string) (piece string, item Item, ok bool) {
	for _, below := range [][]string{q.Below, nil} {
		for _, spell := range []func(string) string{func(s string) string { return s }, asWritten} {
			lines := []string{"- " + spell(q.Text)}
			for _, b := range below {
				lines = append(lines, "  - "+spell(b))
			}
			n := rd.readPlain([]byte("## Questions they asked\n\n" + strings.Join(lines, "\n") + "\n"))
			items := n.Items(Questions)
			want := Item{Text: q.Text, Detail: below, Listed: true}
			if len(items) != 1 || len(n.Sections) != 1 || !sameItem(items[0], want) || !saysNothingElse(n) {
				continue
			}
			return strings.Join(lines, newline), want, true
		}
	}
	return "", Item{}, false
}

// asWritten returns a text in which no sign means anything to Markdown.
func asWritten(s string) string {
	var b strings.Builder
	for k, c := range s {
		switch {
		case strings.ContainsRune("\\`*_[]<>#|~&!", c):
			b.WriteByte('\\')
		case k == 0 && strings.ContainsRune("-+=(", c):
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}

func sameItem(got, want Item) bool {
	got.Pos, got.Anchor = Pos{}, ""
	if len(got.Detail) == 0 && len(want.Detail) == 0 {
		got.Detail, want.Detail = nil, nil
	}
	if len(got.Tags) == 0 {
		got.Tags = nil
	}
	return reflect.DeepEqual(got, want)
}

// saysNothingElse reports whether a note has no facts: the words of somebody else are none.
func saysNothingElse(n *Note) bool {
	return n.Outcome == "" && n.Fate == "" && n.Meeting == "" && len(n.Log) == 0 && len(n.People) == 0 && n.When.IsZero() && n.Company.Value == "" &&
		n.Role.Value == "" && len(n.Plans) == 0 && n.TalkShare == nil && n.Chance == nil
}

// withQuestions returns the text of a note with a list of questions in the first place where
// they are understood.
func (rd *Reader) withQuestions(name string, text []byte, before *Note, list, newline string, want []Item) ([]byte, bool) {
	s := newSource(text)
	try := func(at int, piece string) ([]byte, bool) {
		with := slices.Concat(text[:at], []byte(piece), text[at:])
		return with, rd.moreQuestions(name, before, with, want)
	}
	for _, section := range slices.Backward(before.Sections) {
		if section.Topic != Questions {
			continue
		}
		last := section.Heading.Line
		if n := len(section.Items); n > 0 {
			last = section.Items[n-1].Line
			for n := last + 1; n <= len(s.lines); n++ {
				if line := s.line(n); strings.TrimSpace(line) == "" || line[0] != ' ' && line[0] != '\t' {
					break
				}
				last = n
			}
			_, end := s.span(last)
			for _, gap := range []string{newline, newline + newline} {
				if with, ok := try(end, gap+list); ok {
					return with, true
				}
			}
			continue
		}
		at, comment := last, false // below what a template asks there
		for n := last + 1; n <= len(s.lines); n++ {
			line := strings.TrimSpace(s.line(n))
			if line != "" && !comment && !strings.HasPrefix(line, "<!--") {
				break
			}
			if line != "" {
				comment = !strings.Contains(line, "-->")
				at = n
			}
		}
		_, end := s.span(at)
		if with, ok := try(end, newline+newline+list); ok {
			return with, true
		}
	}
	end := len(bytes.TrimRight(text, " \t\r\n"))
	lead := newline + newline
	if end == 0 {
		lead = ""
	}
	return try(end, lead+"## Questions they asked"+newline+newline+list)
}

// moreQuestions reports whether a text is a note with those questions more, and nothing else.
func (rd *Reader) moreQuestions(name string, before *Note, text []byte, want []Item) bool {
	after := rd.Read(name, bytes.Clone(text))
	had, has := before.Items(Questions), slices.Clone(after.Items(Questions))
	if len(has) != len(had)+len(want) {
		return false
	}
	from := 0
	for from < len(had) && !sameItem(has[from], want[0]) {
		from++
	}
	for k, w := range want {
		if !sameItem(has[from+k], w) {
			return false
		}
	}
	has = slices.Delete(has, from, from+len(want))
	for k := range had {
		a, b := had[k], has[k]
		a.Pos, a.Anchor, b.Pos, b.Anchor = Pos{}, "", Pos{}, ""
		if !reflect.DeepEqual(a, b) {
			return false
		}
	}
	a, b := withoutPositions(before), withoutPositions(after)
	for _, n := range []*Note{a, b} {
		n.Body = Body{}
		n.Sections = slices.DeleteFunc(slices.Clone(n.Sections), func(s Section) bool { return s.Topic == Questions })
		if len(n.Sections) == 0 {
			n.Sections = nil
		}
	}
	return reflect.DeepEqual(a, b)
}
