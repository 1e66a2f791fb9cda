package transcript

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// line is a line of text as a part of a talk.
type line struct {
	name    string // of who speaks, "" if none is named
	text    string // what they say in this line
	at      time.Duration
	timed   bool
	heading bool // name and time alone: what is said stands below
	clock   bool // a time alone
	labels  bool // the name has a colon behind it
}

// readText reads text with speakers, in the forms of meeting programs and note takers:
//
//	Mary Chen  0:12        10:00:04 Mary Chen: Hello     [SPEAKER_00]: Hello
//	Hello                  Mary Chen (0:12): Hello       Mary Chen: Hello
//
// or with the name alone above what is said.
//
// It returns nil if there are too few of them.
func readText(lines []string) *Transcript {
	if lines[0] == "---" || lines[0] == "+++" {
		return nil // a note
	}
	read := make([]line, len(lines))
	var headings, labels, alone labelCount
	for k, s := range lines {
		if s == "" {
			continue
		}
		l := readLine(s)
		if l.clock && k > 0 && (k == 1 || lines[k-2] == "") && lines[k-1] != "" && isName(lines[k-1]) {
			read[k-1] = line{name: cleanLabel(lines[k-1]), at: l.at, timed: true, heading: true} // the time in a line of its own
			headings.see(read[k-1].name, true)
			l = line{clock: true}
		}
		read[k] = l
		if l.heading {
			headings.see(l.name, true)
		}
		if !l.heading && !l.clock {
			labels.see(l.name, l.labels)
		}
		if (k == 0 || lines[k-1] == "") && k+1 < len(lines) && lines[k+1] != "" {
			alone.see(cleanLabel(s), isName(s) && isCapital(cleanLabel(s)))
		}
	}
	byHeading := headings.names()
	names, kind := labels.names(), "label"
	if headings.of(byHeading) >= labels.of(names) {
		names, kind = byHeading, "heading"
	}
	if len(names) < 2 {
		if names, kind = alone.names(), "heading"; len(names) < 2 || alone.of(names)*3 < alone.lines*2 {
			return nil
		}
		for k, s := range lines {
			if name := cleanLabel(s); names[name] && (k == 0 || lines[k-1] == "") {
				read[k] = line{name: name, heading: true}
			}
		}
	}
	return talk(lines, read, names, kind)
}

// talk makes turns of lines, of which only those that begin with one of the names, in
// the way of most, begin a turn.
func talk(lines []string, read []line, names map[string]bool, kind string) *Transcript {
	t := &Transcript{}
	var said []string
	add := func(next *Turn) {
		if n := len(t.Turns); n > 0 {
			t.Turns[n-1].Text = inOneLine(strings.Join(said, " "))
			if t.Turns[n-1].Text == "" {
				t.Turns = t.Turns[:n-1]
			}
		}
		said = said[:0]
		if next != nil {
			t.Turns = append(t.Turns, *next)
		}
	}
	covered, all := 0, 0
	for k, l := range read {
		begins := l.name != "" && names[l.name] && (l.heading == (kind == "heading"))
		switch {
		case lines[k] == "":
		case begins:
			if len(t.Turns) == 0 {
				t.Head = headOf(lines[:k])
			}
			add(&Turn{Speaker: l.name, Begin: l.at, HasBegin: l.timed})
			said = append(said, l.text)
			covered++
			all++
		case len(t.Turns) == 0 || l.clock || isFooter(lines[k]):
		default:
			said = append(said, lines[k])
			all++
			if kind == "heading" {
				covered++
			}
		}
	}
	add(nil)
	if len(t.Turns) < 4 || covered*2 < all {
		return nil
	}
	return t
}

// readLine reads one line.
func readLine(s string) line {
	at, rest, timed := leadingClock(s)
	if timed && rest == "" {
		return line{at: at, timed: true, clock: true}
	}
	if name, text, ok := cutLabel(rest); ok {
		l := line{name: name, text: text, at: at, timed: timed, labels: true}
		if at, who, ok := trailingClock(name); ok && !timed {
			l.name, l.at, l.timed = cleanLabel(who), at, true
			l.heading, l.labels = text == "", text != ""
		} else if timed && text == "" {
			l.heading, l.labels = true, false
		}
		return l
	}
	if at, who, ok := trailingClock(s); ok && !timed && isName(who) {
		return line{name: cleanLabel(who), at: at, timed: true, heading: true}
	}
	if timed && isName(rest) {
		return line{name: cleanLabel(rest), at: at, timed: true, heading: true}
	}
	return line{}
}

// cutLabel parts "Mary Chen: Hello" into name and text.
func cutLabel(s string) (name, text string, ok bool) {
	s = strings.TrimLeft(s, ">- ")
	if strings.HasPrefix(s, "[") {
		if who, rest, ok := strings.Cut(s[1:], "] "); ok && len(who) < maxName && isName(who) && (isNumbered(who) || strings.Contains(who, " ") && isCapital(who)) {
			if _, left, ok := leadingClock(rest); ok && left == "" {
				return "", s, false // a heading: [Mary Chen] 14:03:11
			}
			return cleanLabel(who), strings.TrimSpace(rest), true
		}
	}
	at := strings.IndexAny(s[:min(len(s), maxName)], ":：\t")
	if at <= 0 {
		return "", s, false
	}
	for at < len(s) && s[at] == ':' && at+1 < len(s) && isDigit(s[at+1]) && at > 0 && isDigit(s[at-1]) {
		next := strings.IndexAny(s[at+1:min(len(s), maxName)], ":：\t") // the colon of a time: Mary (0:12): Hello
		if next < 0 {
			return "", s, false
		}
		at += 1 + next
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	name, text = s[:at], s[at+size:]
	if stars := strings.TrimLeft(text, "*_"); len(stars) < len(text) && strings.HasPrefix(name, text[:1]) {
		text = stars
	}
	if size == 1 && s[at] == ':' && text != "" && text[0] != ' ' && text[0] != '\t' && text[0] < utf8.RuneSelf {
		return "", s, false
	}
	bare := name
	if _, who, ok := trailingClock(name); ok {
		bare = who
	}
	if !isName(bare) {
		return "", s, false
	}
	return cleanLabel(name), strings.TrimSpace(text), true
}

// maxName is how long the name of a speaker may be, in bytes.
const maxName = 70

// isName reports whether a text has the shape of a name: few words, and no sentence.
func isName(s string) bool {
	s = cleanLabel(s)
	if s == "" || len(s) > maxName || strings.Count(s, " ") > 5 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if !unicode.IsLetter(first) || strings.ContainsAny(s, "?!;:\"“”„。、，？！=/\\{}<>") || last == ',' {
		return false
	}
	for k := range len(s) {
		if s[k] == '.' && k+1 < len(s) && s[k+1] == ' ' && k > 5 && strings.LastIndexByte(s[:k], ' ') < k-5 {
			return false // the end of a sentence, and not "Dr. Chen"
		}
	}
	return true
}

// isCapital reports whether all words begin as names do.
func isCapital(s string) bool {
	for _, word := range strings.Fields(s) {
		if c, _ := utf8.DecodeRuneInString(word); unicode.IsLower(c) {
			return false
		}
	}
	return true
}

// cleanLabel takes brackets and marks off a name: [SPEAKER_00], **Mary Chen**.
func cleanLabel(s string) string {
	s = strings.Trim(strings.TrimLeft(strings.TrimSpace(s), "#"), "*_ \t")
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		s = s[1 : len(s)-1]
	}
	return inOneLine(s)
}

// labelCount counts what may be the names of speakers.
type labelCount struct {
	times map[string]int
	lines int
}

func (c *labelCount) see(name string, ok bool) {
	c.lines++
	if first, _ := utf8.DecodeRuneInString(name); !ok || name == "" || unicode.IsLower(first) && !isNumbered(name) && !said().me[foldWord(name)] {
		return
	}
	if c.times == nil {
		c.times = map[string]int{}
	}
	c.times[name]++
}

// names returns those that surely are: they speak again, or where nearly every line
// has a name.
func (c *labelCount) names() map[string]bool {
	again, total := 0, 0
	for _, n := range c.times {
		total += n
		if n > 1 {
			again++
		}
	}
	out := map[string]bool{}
	for name, n := range c.times {
		if n > 1 || again > 0 && (total*10 >= c.lines*9 || isNumbered(name)) {
			out[name] = true
		}
	}
	return out
}

// of returns how many lines those names begin.
func (c *labelCount) of(names map[string]bool) int {
	n := 0
	for name := range names {
		n += c.times[name]
	}
	return n
}
