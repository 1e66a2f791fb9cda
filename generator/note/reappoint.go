package note

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"journal/generator/day"
)

// Reappointment is what an invitation changes of the note of an interview. What is
// zero stays.
type Reappointment struct {
	UID      string
	Sequence int
	Day      day.Day
	Clock    day.Clock // only if HasClock
	HasClock bool
	Zone     string // that the clock is of; "" for the one the note has, or the journal's
	Minutes  int
	Outcome  Outcome // takes the place of one that the note says, such as waiting
	Line     string  // of the log
}

// PlanReappoint returns how the front matter of a note is changed so that the
// interview is at another time, or known by another invitation, and its log is a line
// longer. Values are written anew in their lines, with the comments behind them; keys
// that are missing are added. A note without front matter gets one, which counts more than
// what stands below it. Every other byte stays. The new text has been read: it
// is the same note with nothing but that changed. Else PlanReappoint returns an error
// and nothing else.
func (rd *Reader) PlanReappoint(name string, src []byte, part string, to Reappointment) (Addition, error) {
	none := Addition{}
	if part != "" {
		return none, errors.New("changing the appointment: the file holds several notes")
	}
	f, err := openLines("changing the appointment", src)
	if err != nil {
		return none, err
	}
	before := rd.Read(name, bytes.Clone(f.text))
	front := findFront(f.source)
	e := &frontEdit{text: rd.dayLine(f.source, front.body, before.When, to)}
	was := rd.Read(name, bytes.Clone(e.text))
	switch {
	case front.fence == "" && len(bytes.TrimSpace(f.text)) > 0:
		e.text = withFront(e.text)
	case front.fence != "---" || front.unclosed || !isYAML(f.text):
		return none, errors.New("changing the appointment: the note has front matter that is not valid YAML")
	}
	e.appoint(was, to)
	if e.err != nil {
		return none, fmt.Errorf("changing the appointment: %w", e.err)
	}
	text, err := f.file.encode(string(e.text))
	if err != nil {
		return none, fmt.Errorf("changing the appointment: %w", err)
	}
	if to.Line != "" {
		line, err := PlanLog(text, "", to.Line)
		if err != nil {
			return none, err
		}
		text = line.In(text)
	}
	after := rd.Read(name, decode(text).text)
	if !to.is(after, before) || !differInAppointment(before, after, to.Line) {
		return none, errors.New("changing the appointment: it would not be understood; change it in the note by hand")
	}
	return difference(src, text), nil
}

// dayLine returns the text of a note with another day and time in the line of its body
// that tells them, if they are all that stands behind its label. Else the text is returned
// as it is.
func (rd *Reader) dayLine(s *source, body int, was When, to Reappointment) []byte {
	n := was.Pos.Line
	if n < 1 || n > len(s.lines) || s.lines[n-1] < body || to.Day.IsZero() && !to.HasClock {
		return s.text
	}
	line := s.line(n)
	label, _, ok := strings.Cut(line, ":")
	if !ok || strings.HasPrefix(line, "#") {
		return s.text
	}
	at := len(line) - len(strings.TrimLeft(line[len(label):], ":*_ "))
	told := strings.TrimRight(line[at:], " \t\r")
	if m, _ := day.Read(told, rd.days); m.Day != was.Day || m.HasTime != was.HasTime || m.Start != was.Start || !day.Alone(told) {
		return s.text
	}
	from := s.lines[n-1] + at
	return slices.Concat(s.text[:from], []byte(to.moment(was.Moment)), s.text[from+len(told):])
}

// withFront returns the text of a note without front matter with an empty one before it.
func withFront(text []byte) []byte {
	eol := "\n"
	if at := bytes.IndexByte(text, '\n'); at > 0 && text[at-1] == '\r' {
		eol = "\r\n"
	}
	return slices.Concat([]byte("---"+eol+"---"+eol+eol), text)
}

// is reports whether a note, which was another one before, has the appointment.
func (to Reappointment) is(n, before *Note) bool {
	return n.UID == cmp.Or(to.UID, before.UID) && n.Sequence == cmp.Or(to.Sequence, before.Sequence) && lengthOf(n) == cmp.Or(to.Minutes, lengthOf(before)) &&
		n.When.Day == cmp.Or(to.Day, before.When.Day) && n.When.HasTime == (to.HasClock || before.When.HasTime) &&
		(to.Outcome == "" || n.Outcome == to.Outcome) && (!to.HasClock || n.When.Start == to.Clock) && n.When.Zone == cmp.Or(to.Zone, before.When.Zone)
}

// lengthOf returns how many minutes an interview takes, by its end or its duration.
func lengthOf(n *Note) int {
	if w := n.When; w.HasTime && w.HasEnd {
		return int(w.End-w.Start+24*60) % (24 * 60)
	}
	return n.Duration
}

// differInAppointment reports whether two notes differ in nothing but the appointment
// and one line of the log.
func differInAppointment(before, after *Note, line string) bool {
	same := *after
	same.UID, same.Sequence, same.When, same.Duration = before.UID, before.Sequence, before.When, before.Duration
	same.Outcome, same.Fate, same.Meeting = before.Outcome, before.Fate, before.Meeting
	if line == "" {
		return reflect.DeepEqual(withoutPositions(before), withoutPositions(&same))
	}
	want, err := NewReader(Options{}).oneEntry(line)
	if err != nil {
		return false
	}
	at := slices.IndexFunc(after.Log, func(e Entry) bool { return sameEntry(e, want) })
	return at >= 0 && addsOnly(before, &same, want, after.Log[at].Line)
}

// difference returns the lines in which two texts differ, as one piece, with the line
// before them, so that it can be found again.
func difference(src, text []byte) Addition {
	from := 0
	for from < min(len(src), len(text)) && src[from] == text[from] {
		from++
	}
	end := 0
	for end < min(len(src), len(text))-from && src[len(src)-1-end] == text[len(text)-1-end] {
		end++
	}
	from = bytes.LastIndexByte(src[:from], '\n') + 1
	from = bytes.LastIndexByte(src[:max(from-1, 0)], '\n') + 1
	for end > 0 && end < len(src) && src[len(src)-end-1] != '\n' {
		end--
	}
	if end == len(src) { // all new text stands before the old one, whose first line tells the place
		_, rest, _ := bytes.Cut(src, []byte("\n"))
		end = len(rest)
	}
	return Addition{At: from, Text: bytes.Clone(text[from : len(text)-end]), Was: bytes.Clone(src[from : len(src)-end])}
}

// frontEdit changes keys of front matter in YAML, one a line.
type frontEdit struct {
	text []byte
	err  error
}

// appoint writes what the note before says otherwise.
func (e *frontEdit) appoint(before *Note, to Reappointment) {
	if w := before.When; to.HasClock && (!w.HasTime || w.Start != to.Clock || w.Day != to.Day) || !to.HasClock && !to.Day.IsZero() && to.Day != w.Day {
		e.moment(w.Moment, to)
	}
	if to.Minutes > 0 && to.Minutes != before.Duration && !(before.When.HasEnd && to.HasClock) {
		e.set(strconv.Itoa(to.Minutes)+"m", keyDate, keyDuration)
	}
	if to.Zone != "" && to.Zone != before.When.Zone {
		e.set(to.Zone, keyDate, keyTimezone)
	}
	if to.Outcome != "" && before.Outcome != "" && to.Outcome != before.Outcome && e.find(keyOutcome) != nil {
		e.set(string(to.Outcome), keyOutcome, keyOutcome)
	}
	if to.UID != "" && to.UID != before.UID {
		e.set(quoted(to.UID), keyDuration, keyUID)
	}
	if to.Sequence != 0 && to.Sequence != before.Sequence {
		e.set(strconv.Itoa(to.Sequence), keyUID, keySequence)
	}
}

// moment writes day, time and end in the keys that have them.
func (e *frontEdit) moment(was day.Moment, to Reappointment) {
	on, clock, end := to.parts(was)
	switch {
	case clock != "" && e.find(keyTime) != nil:
		e.set(on.String(), keyCompany, keyInterviewed, keyDate)
		e.set(clock, keyDate, keyTime)
		if end != "" && e.find(keyEnd) != nil {
			e.set(end, keyTime, keyEnd)
		}
	default:
		e.set(to.moment(was), keyCompany, keyInterviewed, keyDate)
	}
}

// parts returns the day, the time and the end that take the place of others; "" for what is
// not said.
func (to Reappointment) parts(was day.Moment) (on day.Day, clock, end string) {
	if on = to.Day; on.IsZero() {
		on = was.Day
	}
	if to.HasClock {
		clock = to.Clock.String()
		if to.Minutes > 0 {
			end = ((to.Clock + day.Clock(to.Minutes)) % (24 * 60)).String()
		}
	}
	return on, clock, end
}

// moment writes day and time in one, with an end if there was one.
func (to Reappointment) moment(was day.Moment) string {
	on, clock, end := to.parts(was)
	switch {
	case clock != "" && was.HasEnd && end != "":
		return on.String() + " " + clock + "-" + end
	case clock != "":
		return on.String() + " " + clock
	}
	return on.String()
}

// keyLine is a key in a line of front matter.
type keyLine struct {
	line     int
	from, to int // of its value in the text
}

// find returns where the value of a key stands at the top of the front matter; nil if
// it does not.
func (e *frontEdit) find(k key) *keyLine {
	s := newSource(e.text)
	f := findFront(s)
	top := ""
	for n := f.line; n <= len(s.lines) && s.lines[n-1] < f.to; n++ {
		line := s.line(n)
		if isRemark(line) {
			continue
		}
		if n == f.line {
			top = indentOf(line)
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || indentOf(line) != top || keyOf(strings.Trim(strings.TrimSpace(name), `"'`)) != k {
			continue
		}
		from := s.lines[n-1] + len(name) + 1
		if n < len(s.lines) && s.lines[n] < f.to {
			next := s.line(n + 1)
			if next != "" && (next[0] == ' ' || next[0] == '\t' || next[0] == '-') && !isRemark(next) {
				e.err = fmt.Errorf("%s has a value of several lines", k)
			}
		}
		value = strings.TrimRight(value, " \t\r")
		if at := commentIn(value); at >= 0 {
			value = strings.TrimRight(value[:at], " \t")
		}
		lead := len(value) - len(strings.TrimLeft(value, " \t"))
		return &keyLine{n, from + lead, from + len(value)}
	}
	return nil
}

// commentIn returns where the comment behind a value begins, or -1.
func commentIn(value string) int {
	quote := byte(0)
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.TrimLeft(value[:i], " \t") == "":
			quote = c
		case c == '#' && (i == 0 || value[i-1] == ' ' || value[i-1] == '\t'):
			return i
		}
	}
	return -1
}

// set writes the value of the first of keys that the front matter has; of none, the
// last of them is added below the line of the key behind, or at the end.
func (e *frontEdit) set(value string, behind key, keys ...key) {
	for _, k := range keys {
		if at := e.find(k); at != nil {
			lead := ""
			if e.text[at.from-1] == ':' {
				lead = " "
			}
			e.text = slices.Concat(e.text[:at.from], []byte(lead+value), e.text[at.to:])
			return
		}
	}
	s := newSource(e.text)
	f := findFront(s)
	at := f.to
	if b := e.find(behind); b != nil && b.line < len(s.lines) {
		at = s.lines[b.line]
	}
	eol := "\n"
	if bytes.HasSuffix(e.text[:s.lines[f.line-1]], []byte("\r\n")) {
		eol = "\r\n"
	}
	indent := ""
	for n := f.line; n < len(s.lines); n++ {
		if line := s.line(n); !isRemark(line) {
			indent = indentOf(line)
			break
		}
	}
	e.text = slices.Concat(e.text[:at], []byte(indent+string(keys[len(keys)-1])+": "+value+eol), e.text[at:])
}
