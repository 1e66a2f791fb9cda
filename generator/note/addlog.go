package note

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"journal/generator/problem"
	"journal/generator/words"
)

// PlanLog returns what adds one line of history to a note, for example
// "2026-03-04 16:05 thank-you Mary Chen", in whatever style the note is
// written:
//
//   - under `log:` of the front matter, YAML or TOML, behind the last line there;
//   - as a new last key, log: ["…"], if the front matter has none;
//   - as a label or Dataview field (log:: …) if the note has no front matter, or
//     one in which `log:` has no room for a second line.
//
// The text grows by exactly one line, and no byte of it is changed or removed:
// what is added stands in one piece. Most often that piece is a whole line. A
// list that opens and closes in one line, log: [] or log: [a, b], is broken in
// front of its closing bracket instead. The new line ends as the lines of the
// note do, and is written in the encoding of the note.
//
// The result has been read again: it is the same note with that one [Entry]
// more and no new problem, and front matter that was valid YAML is still valid.
// When no place can be found for which that is true, or the line itself is none
// of the log, PlanLog gives an error and nothing else.
//
// part is the [Note.Part] of the interview if the file holds several: the line
// stands among its lines.
func PlanLog(src []byte, part, line string) (Addition, error) {
	none := Addition{}
	rd := NewReader(Options{})
	want, err := rd.oneEntry(line)
	if err != nil {
		return none, fmt.Errorf("adding to the log: %w", err)
	}
	file := decode(src)
	if !file.returns(src) {
		return none, errors.New("adding to the log: the note is not UTF-8 and cannot be read without loss; save it as UTF-8 first")
	}
	text := file.text
	own, from, to, err := rd.part(text, part)
	if err != nil {
		return none, fmt.Errorf("adding to the log: %w", err)
	}
	before := rd.readPlain(own)
	for _, p := range rd.places(own, line) {
		n := p.lineIn(own)
		if n < from || to > 0 && n > to || !addsOnly(before, rd.readPlain(p.in(own)), want, n) || !staysYAML(own, p.in(own)) {
			continue
		}
		piece, err := file.encode(p.text)
		if err != nil {
			return none, fmt.Errorf("adding to the log: %w", err)
		}
		at, err := file.offset(p.at)
		if err != nil {
			return none, fmt.Errorf("adding to the log: %w", err)
		}
		add := Addition{At: at, Text: piece}
		if !bytes.Equal(decode(add.In(src)).text, p.in(text)) {
			continue // it would be taken for another encoding
		}
		return add, nil
	}
	return none, errors.New("adding to the log: no place was found where the line would be understood; write it into the note by hand")
}

// Addition is a piece of a file: bytes in its encoding, the offset where they go or
// stand, and what they replace.
type Addition struct {
	At   int
	Text []byte
	Was  []byte `json:",omitempty"` // empty where a line is added
}

// In returns a copy of src with the piece put in.
func (a Addition) In(src []byte) []byte {
	return slices.Concat(src[:a.At], a.Text, src[a.At+len(a.Was):])
}

// Out returns a copy of src with what the piece replaced in its place again. The rest
// of the file may have changed since; where the piece is gone, or there are several
// like it, the error is [ErrEdited].
func (a Addition) Out(src []byte) ([]byte, error) {
	at := a.find(src)
	if at < 0 {
		return nil, ErrEdited
	}
	return slices.Concat(src[:at], a.Was, src[at+len(a.Text):]), nil
}

// find returns where the piece stands, or -1.
func (a Addition) find(src []byte) int {
	if a.At >= 0 && a.At <= len(src) && bytes.HasPrefix(src[a.At:], a.Text) {
		return a.At
	}
	at := bytes.Index(src, a.Text)
	if bytes.LastIndex(src, a.Text) != at {
		return -1
	}
	return at
}

// ErrEdited says that a line is not in the note as it was written.
var ErrEdited = errors.New("the line was edited or moved since")

// RemoveLog takes a line out of the log again that [PlanLog] added. The rest of the
// note may have changed since. What is left has been read: it is the same note with
// that one [Entry] less. Else the error is [ErrEdited].
func RemoveLog(src []byte, add Addition, part, line string) ([]byte, error) {
	at := add.find(src)
	if at < 0 {
		return nil, ErrEdited
	}
	rd := NewReader(Options{})
	want, err := rd.oneEntry(line)
	if err != nil || len(add.Text) == 0 {
		return nil, ErrEdited
	}
	out := slices.Concat(src[:at], src[at+len(add.Text):])
	now, _, _, err := rd.part(decode(src).text, part)
	if err != nil {
		return nil, ErrEdited
	}
	then, _, _, err := rd.part(decode(out).text, part)
	if err != nil {
		return nil, ErrEdited
	}
	before, after := rd.readPlain(then), rd.readPlain(now)
	for _, e := range after.Log {
		if sameEntry(e, want) && addsOnly(before, rd.readPlain(now), want, e.Line) && staysYAML(now, then) {
			return out, nil
		}
	}
	return nil, ErrEdited
}

// insertion is a piece of text and where it goes.
type insertion struct {
	at   int // offset
	text string
}

func (p insertion) in(text []byte) []byte {
	out := make([]byte, 0, len(text)+len(p.text))
	out = append(out, text[:p.at]...)
	out = append(out, p.text...)
	return append(out, text[p.at:]...)
}

// lineIn returns the number of the line that the piece adds to a text.
func (p insertion) lineIn(text []byte) int {
	n := 1 + bytes.Count(text[:p.at], []byte("\n"))
	if !strings.HasSuffix(p.text, "\n") && strings.Contains(p.text, "\n") {
		n++
	}
	return n
}

// oneEntry reads the line to be added. It has to be understood without a word
// of doubt, and be one line to every reader of YAML.
func (rd *Reader) oneEntry(line string) (Entry, error) {
	if strings.TrimSpace(line) != line || strings.ContainsFunc(line, breaks) || !utf8.ValidString(line) {
		return Entry{}, fmt.Errorf("%q is not one line of text", line)
	}
	r := &reading{Reader: rd, note: &Note{}, src: newSource(nil)}
	e, ok := r.logLine(line, Pos{})
	if len(r.note.Problems) > 0 {
		return Entry{}, errors.New(r.note.Problems[0].Msg)
	}
	if !ok {
		return Entry{}, fmt.Errorf("%q is no line of the log", line)
	}
	return e, nil
}

func breaks(c rune) bool {
	return unicode.IsControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff' || c == utf8.RuneError
}

// plainNote is a path by which a text is read as an interview, so that its kind does
// not hang on whether it has a log.
const plainNote = "interviews/note.md"

func (rd *Reader) readPlain(text []byte) *Note { return rd.Read(plainNote, text) }

// addsOnly reports whether a note is another one with want added to its log in
// that line, places of all else aside.
func addsOnly(before, after *Note, want Entry, line int) bool {
	if len(after.Log) != len(before.Log)+1 {
		return false
	}
	added := slices.IndexFunc(after.Log, func(e Entry) bool { return e.Line == line && sameEntry(e, want) })
	if added < 0 {
		return false
	}
	after.Log = append(after.Log[:added:added], after.Log[added+1:]...)
	if after.Outcome == endOf(want.What) { // which the line itself tells
		after.Outcome, after.Fate, after.Meeting = before.Outcome, before.Fate, before.Meeting
	}
	return reflect.DeepEqual(withoutPositions(before), withoutPositions(after))
}

func sameEntry(a, b Entry) bool {
	a.Pos, b.Pos, a.When.Pos, b.When.Pos = Pos{}, Pos{}, Pos{}, Pos{}
	return a == b
}

// withoutPositions returns a copy of a note without the lines and columns of its parts.
// The words of the body are not counted either: a field in it is some.
func withoutPositions(n *Note) *Note {
	c := *n
	c.Words, c.From, c.To = 0, 0, 0
	c.Facts, c.Filed, c.Unfiled, c.UnfiledMore, c.Problems = nil, nil, nil, 0, n.Problems.WithoutHints() // the new line is one more, and moves the rest
	c.Body.html = lineAnchor().ReplaceAllString(n.Body.html, "$1")
	c.Body.refs = make([]Ref, len(n.Body.refs))
	for i, ref := range n.Body.refs {
		c.Body.refs[i] = Ref{Target: ref.Target, Wiki: ref.Wiki, Image: ref.Image}
	}
	v := reflect.New(reflect.TypeOf(c)).Elem()
	v.Set(reflect.ValueOf(c))
	return withoutPlaces(v).Addr().Interface().(*Note)
}

// lineAnchor finds the names of lines in a finished body: id="l35".
var lineAnchor = words.Pattern(`((?:id="|href="#)l)\d+`)

var (
	posType = reflect.TypeFor[Pos]()
	fixType = reflect.TypeFor[problem.Fix]() // holds lines of the note
)

// withoutPlaces returns a copy of v in which every place is zero, and every
// number and text that is part of one.
func withoutPlaces(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch {
	case v.Type() == posType, v.Type() == fixType:
	case v.Kind() == reflect.Struct:
		out.Set(v)
		for i := range v.NumField() {
			switch name := v.Type().Field(i).Name; {
			case !v.Type().Field(i).IsExported():
			case name == "Anchor" || name == "Line" || name == "Col":
				out.Field(i).SetZero()
			default:
				out.Field(i).Set(withoutPlaces(v.Field(i)))
			}
		}
	case v.Kind() == reflect.Slice && v.Len() > 0:
		out = reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(withoutPlaces(v.Index(i)))
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		out = reflect.New(v.Type().Elem())
		out.Elem().Set(withoutPlaces(v.Elem()))
	case v.Kind() == reflect.Slice:
	default:
		out.Set(v)
	}
	return out
}

// staysYAML reports whether front matter that was valid YAML still is. Other
// programs read it too, and less patiently.
func staysYAML(before, after []byte) bool {
	return !isYAML(before) || isYAML(after)
}

func isYAML(text []byte) bool {
	s := newSource(text)
	f := findFront(s)
	if f.fence != "---" || f.unclosed {
		return false
	}
	var values map[string]any
	return yaml.Unmarshal(text[f.from:f.to], &values) == nil
}
