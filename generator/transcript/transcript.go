// Package transcript reads what a recorder wrote down of an interview, and tells
// which questions were asked, how long each answer took, and who talked how much:
//
//	t, ok := transcript.Read(data)
//	me := transcript.Me(t.Speakers, "Sam Reed")
//	for _, q := range t.Questions(me) { … }
//	share, ok := t.Share(me)
//
// It takes WebVTT and SubRip, with and without names, and the text that meeting
// programs, note takers and speech recognisers save. It is pure: bytes in, values
// out. Whatever it is given, it ends in a time that grows with the length of the
// text, and what is not surely a question is left out.
package transcript

import (
	"bytes"
	"encoding/binary"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxSize is how much text a transcript may have: some twenty hours.
const MaxSize = 8 << 20

// maxHead is how much of what stands before the talk is kept.
const maxHead = 2000

// Transcript is a talk as it was written down.
type Transcript struct {
	Head     string   // what stands before the first turn: a title, a date
	Turns    []Turn   // in the order of the file
	Speakers []string // in the order in which they speak first; none if the file tells none
	Clocked  bool     // each turn has a beginning and an end
}

// Turn is what one person says, or a piece of it.
type Turn struct {
	Speaker    string // as the file names them, "" if it does not
	Begin, End time.Duration
	HasBegin   bool
	HasEnd     bool
	Text       string // in one line
}

// Read reads a transcript. ok is false if the text is none: too few turns, or lines
// that only look like some.
func Read(data []byte) (t *Transcript, ok bool) {
	if len(data) > MaxSize {
		return nil, false
	}
	lines := splitLines(decode(data))
	if t = readCues(lines); t == nil {
		t = readText(lines)
	}
	if t == nil {
		return nil, false
	}
	t.finish()
	return t, len(t.Turns) > 1
}

// finish names the speakers, and gives a turn without an end that of the next turn's
// beginning.
func (t *Transcript) finish() {
	known := map[string]bool{}
	t.Clocked = true
	for k := range t.Turns {
		turn := &t.Turns[k]
		if turn.Speaker != "" && !known[turn.Speaker] {
			known[turn.Speaker] = true
			t.Speakers = append(t.Speakers, turn.Speaker)
		}
		t.Clocked = t.Clocked && turn.HasBegin && turn.HasEnd
	}
	for k := range t.Turns[:max(0, len(t.Turns)-1)] {
		turn, next := &t.Turns[k], t.Turns[k+1]
		if turn.HasBegin && !turn.HasEnd && next.HasBegin && next.Begin >= turn.Begin {
			turn.End, turn.HasEnd = next.Begin, true
		}
	}
}

// Text returns all that was said and what stands before it, for whoever looks for a
// name in it.
func (t *Transcript) Text() string {
	var b strings.Builder
	b.WriteString(t.Head)
	for _, turn := range t.Turns {
		b.WriteByte('\n')
		b.WriteString(turn.Text)
	}
	return b.String()
}

// decode returns the text of a file: UTF-8, or UTF-16 with its mark. What is neither
// is read as Latin letters.
func decode(data []byte) string {
	for _, o := range []struct {
		mark  string
		order binary.ByteOrder
	}{{"\xff\xfe", binary.LittleEndian}, {"\xfe\xff", binary.BigEndian}} {
		if body, ok := bytes.CutPrefix(data, []byte(o.mark)); ok {
			units := make([]uint16, len(body)/2)
			for k := range units {
				units[k] = o.order.Uint16(body[2*k:])
			}
			return string(utf16.Decode(units))
		}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if utf8.Valid(data) {
		return string(data)
	}
	letters := make([]rune, len(data))
	for k, b := range data {
		letters[k] = rune(b)
	}
	return string(letters)
}

func splitLines(text string) []string {
	lines := strings.Split(text, "\n")
	for k, line := range lines {
		lines[k] = strings.TrimSpace(strings.TrimRight(line, "\r"))
	}
	return lines
}

// inOneLine joins words with single spaces.
func inOneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Share returns how much of the talking one speaker does, in percent: of the time, where
// each turn has a beginning and an end; else of the words, or of the letters where words are
// not parted. ok is false if that speaker does not speak.
func (t *Transcript) Share(me string) (percent int, ok bool) {
	var mine, all int64
	unspaced := isUnspaced(t.Text())
	spoke := false
	for _, turn := range t.Turns {
		n := int64(0)
		switch {
		case t.Clocked:
			n = int64(turn.End - turn.Begin)
		case unspaced:
			for range turn.Text {
				n++
			}
		default:
			n = int64(size(turn.Text))
		}
		all += n
		if me != "" && turn.Speaker == me {
			mine += n
			spoke = true
		}
	}
	if !spoke || all <= 0 {
		return 0, false
	}
	return int((mine*200 + all) / (2 * all)), true
}

// Longest returns how long the longest answer took, from one question to the next, and the
// number of its question; 0 and -1 if the file tells no times.
func Longest(questions []Question) (length time.Duration, number int) {
	number = -1
	for k, q := range questions {
		if q.Answer.Length > length {
			length, number = q.Answer.Length, k
		}
		for _, f := range q.FollowUps {
			if f.Answer.Length > length {
				length, number = f.Answer.Length, k
			}
		}
	}
	return length, number
}
