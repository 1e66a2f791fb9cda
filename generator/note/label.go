package note

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/problem"
	"journal/generator/words"
)

// labels reads the metadata that stands in the body, wherever a person would see
// it as the facts of the note: under the title, below a first plain line, in a
// section such as "Interview details", in lists, quotes and tables.
//
//	**Company:** X        **Company** : X       - **Company**: X
//	> **Result:** passed  **Company:** X · **Role:** Y
//	date-applied:: 2022-08-01
//	Company: X            🏢 Company: X         公司：X
//	| Company | X |
//	Company:              ### Company
//	X                     X
//
// It returns the fields and the lines that hold nothing else, which the page
// shows as facts and the text need not repeat.
func (r *reading) labels(from int, front []field) ([]field, map[int]bool) {
	l := &labelReader{reading: r, open: true, hide: map[int]bool{}, given: map[key]bool{}}
	for _, f := range front {
		if !f.val.isEmpty() {
			l.given[keyOf(f.key).target()] = true
		}
	}
	fence := ""
	var said speech
	last := len(r.src.lines)
	for n := r.src.lineAt(from); n <= last; n++ {
		start, end := r.src.span(n)
		if start < from {
			continue
		}
		trimmed := bytes.TrimSpace(r.src.text[start:end])
		if fence == "" && said.has(trimmed) {
			l.flush()
			continue
		}
		if fence != "" {
			if bytes.HasPrefix(trimmed, []byte(fence)) {
				fence = ""
			}
			continue
		}
		if fence = fenceOf(trimmed); fence != "" {
			l.flush()
			continue
		}
		if len(trimmed) == 0 {
			continue
		}
		n = l.line(n, string(r.src.text[start:end]))
	}
	l.flush()
	return l.fields, l.hide
}

// A labelReader goes over the lines of a body.
type labelReader struct {
	*reading
	fields []field
	hide   map[int]bool

	open     bool // facts may stand here: before the first section, or in one of details
	details  bool // this is a section of facts
	sections bool // a section has begun
	prose    int  // lines of text since facts may stand here
	headings int
	later    bool // below another heading than the first, where one label may belong to anything
	run      []labelLine
	looked   int          // the last line of those with a day that were found to be no history
	given    map[key]bool // values that the front matter has
}

// labelLine is a line that has the shape of one or more labels.
type labelLine struct {
	n      int
	fields []field
	whole  bool // the page shows all of it among the facts
	bold   bool
	known  int      // labels whose key is known
	names  []string // of all labels, folded
	more   int      // lines below that belong to the value
}

// line looks at line n and returns the number of the last line it has read.
func (l *labelReader) line(n int, line string) int {
	if text, ok := headingText(line); ok {
		return l.heading(n, line, text)
	}
	if l.open && !l.details && l.beginsSection(strings.TrimSpace(line)) {
		l.flush()
		l.open, l.sections = false, true
		return n
	}
	if got, whole := l.dataview(line, n); len(got) > 0 {
		l.take(labelLine{n: n, fields: got, whole: whole})
		return n
	}
	if l.updateLine(n, line) {
		return n
	}
	if last, ok := l.proseLog(n, line); ok {
		return last
	}
	if !l.open {
		l.outcomeLine(n, line)
		return n
	}
	if strings.HasPrefix(strings.TrimLeft(line, " \t>"), "|") {
		return l.table(n)
	}
	if l.inHTML(n, line) || l.definition(n, line) {
		return n
	}
	got, ok := labelLine{}, false
	if strings.ContainsAny(line, ":：-–—=*_\t") || strings.Contains(strings.TrimSpace(line), "  ") || strings.ContainsFunc(line, func(c rune) bool { return c >= utf8.RuneSelf }) {
		if got, ok = l.boldLabels(line, n); !ok {
			got, ok = l.plainLabel(line, n)
		}
		if !ok {
			got, ok = l.outlineLabel(line, n)
		}
	}
	if !ok || got.known == 0 {
		if l.meetingLine(n, line) {
			return n
		}
	}
	if !ok {
		l.text(n, line)
		return n
	}
	l.run = append(l.run, got)
	return n + got.more
}

// beginsSection reports whether a line is the name of a section without the marks
// of a heading, so that no facts are looked for below it.
func (l *labelReader) beginsSection(line string) bool {
	name := plainLine([]byte(line))
	return len(line) <= longestHeading && (typedBlocks{topics: l.topics}).standsAlone(line, "", true, true) &&
		!isSingle(keyOf(name)) && l.topics.exact(name) != Raw
}

// text is a line of the note's own text. The first one of a note without a title
// often is the title, as phones have it.
func (l *labelReader) text(n int, line string) {
	l.flush()
	line = strings.TrimSpace(line)
	item, isItem := cutBullet(line)
	switch {
	case l.headings > 0 || utf8.RuneCountInString(line) > longestOpening:
	case isItem && l.prose == 0 && l.opening.Value == "":
		l.openWith(item, Pos{n, 1}) // the first block of an outline
	case isItem || strings.ContainsAny(line, "![<`"):
	case l.prose == 0 && len(l.given) == 0:
		l.opening = Text{line, Pos{n, 1}}
	case l.prose == 1 && l.opening.Line == n-1 && isJob(line) && !l.given[keyRole]:
		l.add(field{key: string(keyRole), pos: Pos{n, 1}, val: value{text: line, pos: Pos{n, 1}}, from: FromText})
		l.file(n, n, FactLine)
		l.reading.add(problem.Hint, Pos{n, 1}, "no line names the job; "+line+" was taken from the line below the first", "add a line role: "+line).Fix = l.lineFix(keyRole, line)
		return
	}
	l.prose++
}

// longestOpening is how long a first line may be, in characters, that stands for a title.
const longestOpening = 120

// openWith takes a line for the title of the note if it says whose interview this is.
func (l *labelReader) openWith(line string, at Pos) bool {
	line, _, _ = strings.Cut(unlink(line), " #")
	if p := readName(line); !p.at || p.company == "" || l.given[keyCompany] {
		return false
	}
	l.opening = Text{line, at}
	return true
}

// mayMeet reports whether a line has a number, or a word that leads to who was there:
// others are not taken apart.
func mayMeet(text string) bool {
	return strings.IndexFunc(text, unicode.IsDigit) >= 0 ||
		slices.ContainsFunc(strings.Fields(text), func(w string) bool { return lexicon().titleJoint[strings.ToLower(w)] == "with" })
}

// meetingLine reads a line above the first section that says when it was, or with
// whom, and nothing else: Interview on 4 March at 10am with Joan Pike. Where that
// is the first line, it may also say where: that is left for the title's reader.
func (l *labelReader) meetingLine(n int, line string) bool {
	text := strings.TrimSpace(line)
	if l.sections || len(text) > longestOpening || strings.HasSuffix(text, ".") || !mayMeet(text) {
		return false
	}
	p := readName(text)
	when, _ := day.CutTimes(text)
	if day.Alone(text) && strings.IndexFunc(text, unicode.IsDigit) >= 0 {
		p, when = nameParts{}, text // 4月14日(火) 10時
	}
	k := keyTime
	if day.Names(when) {
		k = keyDate
	}
	if p.unread || p.company+p.role+p.plain != "" || p.people != "" && (l.later || l.given[keyPeople]) || when != "" && l.given[k] || p.people == "" && (k != keyDate || !p.meeting && !isDayLine(when)) {
		return false
	}
	l.flush()
	add := func(k key, val string) {
		if val != "" {
			l.add(field{key: string(k), pos: Pos{n, 1}, val: value{text: val, pos: l.posOf(n, line, val)}, from: FromText})
		}
	}
	l.dated = l.dated || k == keyDate
	add(k, when)
	add(keyPeople, p.people)
	l.file(n, n, FactLine)
	return true
}

// outcomeLine reads the result where it stands below the sections, at the start
// of a line. Only what is understood counts: a story has a result, too.
func (l *labelReader) outcomeLine(n int, line string) {
	name, val, ok := cutColon(line)
	if !ok {
		return
	}
	if first, _ := utf8.DecodeRuneInString(line); !unicode.IsLetter(first) && first != '*' {
		return
	}
	name = strings.Trim(name, "*_ ")
	if !ok || l.given[keyOutcome] || keyOf(name).target() != keyOutcome {
		return
	}
	val = strings.TrimSpace(strings.Trim(val, "*_ "))
	if got := ReadOutcome(val); !got.Known || got.Outcome == "" {
		return
	}
	l.take(labelLine{n: n, fields: []field{{key: name, pos: Pos{n, 1}, val: value{text: val, pos: l.posOf(n, line, val)}}}, whole: l.shownAsFact(keyOutcome, val)})
}

// updateLine reads what came out later, wherever it stands: UPDATE 12 May: it's a no.
func (l *labelReader) updateLine(n int, line string) bool {
	if strings.IndexByte(line, ':') < 0 && !strings.Contains(line, "：") {
		return false
	}
	name, val, ok := cutColon(strings.TrimSpace(line))
	if name = strings.Trim(name, "*_ "); !ok || len(name) > 40 {
		return false
	}
	word, when := headingForm(name), ""
	if lexicon().update[word] == "" {
		if word, when, ok = strings.Cut(name, " "); !ok || lexicon().update[headingForm(word)] == "" || !isDayLine(strings.Trim(when, "()[] ")) {
			return false
		}
	}
	val = strings.TrimSpace(strings.Trim(val, "*_ "))
	if got := ReadOutcome(val); !got.Known || got.Outcome == "" || got.Outcome == Waiting {
		return false
	}
	l.take(labelLine{n: n, fields: []field{{key: string(keyUpdate), pos: Pos{n, 1}, val: value{text: val, pos: l.posOf(n, line, val)}}}})
	return true
}

// headingText returns the text of a line that is a heading, also one in a list.
func headingText(line string) (string, bool) {
	s := strings.TrimLeft(line, " \t>")
	if len(s) > 2 && strings.IndexByte("-*+", s[0]) >= 0 && s[1] == ' ' {
		s = strings.TrimLeft(s[1:], " ")
	}
	if !isHeading(s) {
		return "", false
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimLeft(s, "#"), "# \t")), true
}

// heading decides whether facts may stand below a heading, and reads one that is
// itself the name of a value.
func (l *labelReader) heading(n int, line, text string) int {
	l.flush()
	name, val, labelled := cutColon(text)
	if labelled && val != "" && l.isKey(name) && l.fits(keyOf(name), val) && l.topics.exact(name) == "" {
		at := utf8.RuneCountInString(line) - utf8.RuneCountInString(val)
		l.add(field{key: name, pos: Pos{n, 1}, val: value{text: val, pos: Pos{n, 1 + at}}, from: FromHeading, inBody: true})
		l.file(n, n, FactLine)
		return n
	}
	topic := l.topics.find(text)
	switch {
	case topic == kept:
		l.open, l.details = false, false
	case topic == details:
		l.open, l.details, l.prose = true, true, 0
	case topic == Raw && !l.sections:
		l.prose = 0
	case topic != "":
		l.open, l.details, l.sections = false, false, true
	case isSingle(keyOf(text)) && !l.given[keyOf(text).target()]:
		if f, to, ok := l.valueBelow(n, text, FromHeading); ok && l.isWholeValue(f, to) {
			l.add(f)
			l.file(n, to, FactLine)
			return to
		}
	case !l.sections && l.headings > 0 && l.isDaily() && l.openWith(text, Pos{n, 1}):
		l.open, l.details, l.later, l.prose, l.diary = true, false, false, 0, true
	default:
		l.later = l.later || l.prose > 0 || l.headings > 0
		l.details = false
		l.open = !l.sections
	}
	l.headings++
	return n
}

// isWholeValue reports whether what stands below a heading is a value and not the
// beginning of a text: nothing follows, and but for an outcome it is no sentence.
func (l *labelReader) isWholeValue(f field, to int) bool {
	if f.val.list != nil {
		return true
	}
	if k := keyOf(f.key).target(); k != keyOutcome && (utf8.RuneCountInString(f.val.text) > 60 || strings.HasSuffix(f.val.text, ".")) {
		return false
	}
	if to >= len(l.src.lines) || l.src.isBlank(to+1) {
		return true
	}
	_, heading := headingText(l.src.line(to + 1))
	return heading
}

// isSingle reports whether a heading of that name can stand above one value.
func isSingle(k key) bool {
	switch k {
	case keyCompany, keyRole, keyInterviewed, keyDate, keyTime, keyDuration, keyStage, keyFormat, keyPeople, keyRecruiter, keyContact,
		keyOutcome, keyStatus, keySalary, keyLocation, keySource, keyURL, keyApplied, keyDeadline, keyLog, keyTimezone:
		return true
	}
	return false
}

// valueBelow reads the value of a label that has none in its own line: the next
// line of text, or the list below.
func (l *labelReader) valueBelow(n int, name string, from Source) (field, int, bool) {
	f := field{key: name, pos: Pos{n, 1}, from: from, inBody: true}
	at := n + 1
	for at <= len(l.src.lines) && l.src.isBlank(at) && from == FromHeading {
		at++
	}
	if at > len(l.src.lines) {
		return f, n, false
	}
	line := l.src.line(at)
	if _, isHead := headingText(line); isHead {
		return f, n, false
	}
	boxes := false
	if item, ok := cutBullet(line); ok && from == FromHeading && isTask(item) {
		if keyOf(name).target() != keyOutcome {
			return f, n, false // a column of a board
		}
		boxes = true
	} else if !ok {
		text := strings.TrimSpace(line)
		if _, val, labelled := cutColon(text); labelled && (val == "" || l.isKey(text[:strings.IndexAny(text, ":：")])) || len(text) > 200 {
			return f, n, false
		}
		f.val = value{text: strings.TrimRight(text, "\\ "), pos: l.posOf(at, line, text)}
		return f, at, true
	} else if name, _, labelled := cutColon(item); labelled && l.isKey(strings.Trim(name, "*_")) {
		return f, n, false
	}
	f.val = value{list: []value{}, pos: Pos{at, 1}}
	to, indent := n, len(indentOf(line))
	for ; at <= len(l.src.lines); at++ {
		line := l.src.line(at)
		item, ok := cutBullet(line)
		if !ok || len(indentOf(line)) < indent {
			break
		}
		if boxes && cutTicked(item) == item {
			item = ""
		}
		if item = strings.TrimSpace(item); item != "" {
			f.val.list = append(f.val.list, value{text: item, pos: l.posOf(at, line, item)})
		}
		to = at
	}
	return f, to, len(f.val.list) > 0
}

// outlineLabel reads an entry of a list that is a name alone, with its values below
// it in the list.
func (l *labelReader) outlineLabel(line string, n int) (labelLine, bool) {
	name, ok := cutBullet(line)
	below := n // the last line of the properties that Logseq keeps of the entry
	for below < len(l.src.lines) && reProperty().MatchString(l.src.line(below+1)) {
		below++
	}
	if name = strings.Trim(name, "* "); !ok || !isSingle(keyOf(name)) || below >= len(l.src.lines) || l.topics.exact(name) != "" || len(indentOf(l.src.line(below+1))) <= len(indentOf(line)) {
		return labelLine{}, false
	}
	f, to, ok := l.valueBelow(below, name, FromLabel)
	if !ok || f.val.list == nil {
		return labelLine{}, false
	}
	return l.oneLabel(n, to-n, f, true), true
}

var reProperty = words.Pattern(`^\s+[\w-]+:: `)

func (l *labelReader) posOf(n int, line, part string) Pos {
	at := max(strings.Index(line, part), 0)
	return Pos{n, 1 + utf8.RuneCountInString(line[:at])}
}

// isTask reports whether an item of a list has a box to tick.
func isTask(item string) bool {
	return strings.HasPrefix(item, "[ ] ") || strings.HasPrefix(item, "[x] ") || strings.HasPrefix(item, "[X] ")
}

// cutBullet takes the sign of a list off a line.
func cutBullet(line string) (string, bool) {
	s := strings.TrimLeft(line, " \t>")
	for _, b := range []string{"- ", "* ", "+ ", "• ", "– ", "· ", "▪ "} {
		if rest, ok := strings.CutPrefix(s, b); ok {
			return rest, true
		}
	}
	if rest := strings.TrimLeft(s, "0123456789"); len(rest) < len(s) && len(s)-len(rest) < 3 && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")) {
		return rest[2:], true
	}
	return line, false
}

// isKey reports whether a label of that name means something to the journal.
func (l *labelReader) isKey(name string) bool {
	switch keyOf(strings.Trim(name, "*_ ")) {
	case keyNone, keyIgnored, keyShown, keyAliases, keyTranscript:
		return false
	}
	return true
}

// take adds what a line says and hides the line if the page shows all of it.
func (l *labelReader) take(line labelLine) {
	for _, f := range line.fields {
		l.add(f)
	}
	l.file(line.n, line.n+line.more, FactLine)
	if line.whole {
		for n := line.n; n <= line.n+line.more; n++ {
			l.hide[n] = true
		}
	}
}

func (l *labelReader) add(f field) {
	f.inBody = true
	if f.from == "" {
		f.from = FromLabel
	}
	l.fields = append(l.fields, f)
}

// flush decides about the lines of labels that stand together. In bold, or in a
// section of facts, one is enough; plain ones have to begin the note or to be
// several, for "Role: they want a planner" may be a sentence.
func (l *labelReader) flush() {
	run := l.run
	l.run = nil
	if len(run) == 0 {
		return
	}
	known, begins := 0, l.prose <= 1
	for _, line := range run {
		known += line.known
	}
	if known == 0 || isMail(run) {
		l.prose += len(run)
		return
	}
	spoken := isDialogue(run)
	for _, line := range run {
		if line.known == 0 {
			continue
		}
		if !l.details && known < 2 && (l.later || !line.bold && (!begins || !startsLikeLabel(l.src.line(line.n)) && !(l.prose == 0 && beginsValue(line.fields[0].val.plain().Value)) && !(keyOf(line.fields[0].key) == keyPeople && namesPeople(line.fields[0].val.text)))) {
			l.outcomeLine(line.n, l.src.line(line.n))
			l.prose++
			continue
		}
		if keyOf(line.fields[0].key) == keyPeople && (spoken || readPeople(line.fields[0].val).Text != "") {
			l.because(line.n, "it reads like something that was said, not like a list of people")
			l.prose++
			continue
		}
		l.take(line)
	}
}

// startsLikeLabel reports whether a single plain label begins with a capital, or
// is written in a script that has none.
func startsLikeLabel(line string) bool {
	for _, c := range line {
		if unicode.IsLetter(c) {
			return !unicode.IsLower(c)
		}
	}
	return false
}

// namesPeople reports whether a text that may begin small, as in "sister Mary Chen, Dr
// Anil Rao", is a list of people.
func namesPeople(s string) bool {
	return startsLikeLabel(s) || strings.IndexFunc(s, unicode.IsUpper) > 0 && len(ReadPeople(s, false).Named) > 0
}

// isMail reports whether lines are the head of a mail, whose day is not the
// interview's.
func isMail(run []labelLine) bool {
	heads := map[string]bool{}
	for _, line := range run {
		for _, name := range line.names {
			if lexicon().mail[name] != "" {
				heads[name] = true // "A:" twice are two answers
			}
		}
	}
	return len(heads) > 1
}

// isDialogue reports whether lines tell who said what: somebody speaks twice, or
// the writer does.
func isDialogue(run []labelLine) bool {
	seen := map[string]bool{}
	for _, line := range run {
		for _, name := range line.names {
			if lexicon().speaker[name] != "" || seen[name] && keyOf(name) == keyPeople {
				return true
			}
			seen[name] = true
		}
	}
	return false
}

// shownAsFact reports whether a value appears among the facts of the page as
// it is, so that its line need not be shown in the text again.
func (r *reading) shownAsFact(k key, val string) bool {
	switch k {
	case keyOutcome, keyStatus:
		words := outcomeWords(val)
		return len(words) <= 2 && !strings.Contains(val, ",")
	case keyInterviewed, keyDate, keyApplied:
		w, found := day.Read(val, r.dayOptions())
		return !w.IsZero() && len(found) == 0
	case keyLog:
		_, _, _, dated := leadingWhen(val, r.logOptions())
		return dated
	case keyPeople, keyRecruiter, keyContact:
		return ReadPeople(val, false).Text == ""
	case keyThankYou, keySent, keyFollowUp:
		return false
	}
	return true
}
