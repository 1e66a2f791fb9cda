package transcript

import (
	"html"
	"strings"
	"time"
)

// cue is a piece of subtitles.
type cue struct {
	begin, end time.Duration
	lines      []string
}

// readCues reads WebVTT, SubRip, and the lines of a speech recogniser,
// "[00:04.000 --> 00:07.500]  text". It returns nil if there are none.
func readCues(lines []string) *Transcript {
	var cues []cue
	head := 0 // lines before the first cue
	for k := 0; k < len(lines); k++ {
		begin, end, text, ok := timing(lines[k])
		if !ok {
			if len(cues) == 0 {
				head = k + 1
			}
			continue
		}
		c := cue{begin: begin, end: end}
		if text != "" || strings.HasPrefix(lines[k], "[") {
			c.lines = []string{text}
		} else {
			for k+1 < len(lines) && lines[k+1] != "" {
				if _, _, _, next := timing(lines[k+1]); next {
					break
				}
				k++
				c.lines = append(c.lines, lines[k])
			}
			if k+1 < len(lines) && len(c.lines) > 1 && lines[k+1] != "" && isNumber(c.lines[len(c.lines)-1]) {
				c.lines = c.lines[:len(c.lines)-1] // the number of the next cue, with no empty line before it
			}
		}
		cues = append(cues, c)
	}
	if len(cues) == 0 {
		return nil
	}
	if head > 0 {
		head-- // the number of the first cue
	}
	return spoken(cues, headOf(lines[:head]))
}

// timing reads the line that tells the times of a cue.
func timing(line string) (begin, end time.Duration, text string, ok bool) {
	from, to, found := strings.Cut(line, "-->")
	if !found && len(line) < 30 {
		if from, to, found = strings.Cut(line, ","); !strings.Contains(from, ".") {
			return 0, 0, "", false
		}
	}
	if !found || len(from) > 24 {
		return 0, 0, "", false
	}
	begin, rest, ok := cutClock(strings.Trim(from, " \t["))
	if !ok || strings.TrimSpace(rest) != "" {
		return 0, 0, "", false
	}
	end, rest, ok = cutClock(strings.TrimLeft(to, " \t"))
	if !ok {
		return 0, 0, "", false
	}
	if inner, after, closed := strings.Cut(rest, "]"); closed && strings.HasPrefix(line, "[") && strings.TrimSpace(inner) == "" {
		text = strings.TrimSpace(after)
	}
	return begin, max(begin, end), text, true
}

// spoken makes turns of cues, with the voices that their text names.
func spoken(cues []cue, head string) *Transcript {
	t := &Transcript{Head: head}
	var pieces []piece
	for k, c := range cues {
		for _, v := range voices(c.lines) {
			v.cue = k
			pieces = append(pieces, v)
		}
	}
	names := labelsOf(pieces)
	last := ""
	for _, p := range pieces {
		who, text := p.voice, p.text
		if who == "" {
			if name, rest, ok := cutLabel(text); ok && names[name] {
				who, text = name, rest
			} else if p.change {
				last = ""
			} else {
				who = last
			}
		}
		last = who
		if text = inOneLine(text); text == "" {
			continue
		}
		c := cues[p.cue]
		t.Turns = append(t.Turns, Turn{Speaker: who, Begin: c.begin, End: c.end, HasBegin: true, HasEnd: true, Text: text})
	}
	if len(t.Turns) == 0 {
		return nil
	}
	return t
}

// piece is what one voice says in a cue.
type piece struct {
	cue    int
	voice  string
	text   string
	change bool // somebody else begins: "- Yes", ">> Yes"
}

// voices parts the text of a cue by <v Mary Chen>, and by lines that begin with a dash or
// arrows. Other tags are taken out.
func voices(lines []string) []piece {
	var out []piece
	var text strings.Builder
	now := piece{}
	flush := func(next piece) {
		now.text = html.UnescapeString(text.String())
		if strings.TrimSpace(now.text) != "" {
			out = append(out, now)
		}
		text.Reset()
		now = next
	}
	dashes := 0
	for _, line := range lines {
		if strings.HasPrefix(line, "- ") {
			dashes++
		}
	}
	for _, line := range lines {
		rest, arrows := strings.CutPrefix(line, ">>")
		if arrows || dashes > 0 && dashes == len(lines) {
			line = strings.TrimLeft(strings.TrimPrefix(rest, "- "), "> ")
			flush(piece{change: true})
		}
		for {
			open := strings.IndexByte(line, '<')
			if open < 0 || open+1 >= len(line) {
				break
			}
			end := strings.IndexByte(line[open:], '>')
			tag := line[open+1]
			if end < 0 || tag != '/' && !isDigit(tag) && (tag|0x20 < 'a' || tag|0x20 > 'z') {
				text.WriteString(line[:open+1])
				line = line[open+1:]
				continue
			}
			text.WriteString(line[:open])
			inner := line[open+1 : open+end]
			line = line[open+end+1:]
			if kind, name, ok := strings.Cut(inner, " "); ok && (kind == "v" || strings.HasPrefix(kind, "v.")) {
				flush(piece{voice: inOneLine(html.UnescapeString(name))})
			} else if inner == "/v" {
				flush(piece{})
			}
		}
		text.WriteString(line)
		text.WriteByte(' ')
	}
	flush(piece{})
	return out
}

// labelsOf returns the names that stand before what is said: "Mary Chen: Hello".
func labelsOf(pieces []piece) map[string]bool {
	var c labelCount
	for _, p := range pieces {
		if p.voice == "" {
			name, _, ok := cutLabel(p.text)
			c.see(name, ok)
		}
	}
	return c.names()
}

// headOf is what stands before the talk, bounded, without what the format itself says.
func headOf(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		for _, word := range []string{"WEBVTT", "NOTE"} {
			line = strings.TrimPrefix(line, word)
		}
		if line = strings.TrimLeft(line, " -–:"); line == "" || isNumber(line) {
			continue
		}
		if b.Len()+len(line) > maxHead {
			break
		}
		b.WriteString(line)
		b.WriteByte('\n')
	}
	return b.String()
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
