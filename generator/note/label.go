package note

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
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
	last := len(r.src.lines)
	for n := r.src.lineAt(from); n <= last; n++ {
		start, end := r.src.span(n)
		if start < from {
			continue
		}
		trimmed := bytes.TrimSpace(r.src.text[start:end])
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
	if strings.ContainsAny(line, ":：-–—=*_") {
		if got, ok = l.boldLabels(line, n); !ok {
			got, ok = l.plainLabel(line, n)
		}
	}
	if !ok || got.known == 0 {
		if l.dayLine(n, line) {
			return n
		}
	}
	if !ok {
		if !l.peopleLine(n, line) {
			l.text(n, line)
		}
		return n
	}
	l.run = append(l.run, got)
	return n + got.more
}

var (
	reCell = regexp.MustCompile(`(?i)<t[dh][^<>]*>(.*?)</t[dh]>`)
	reTags = regexp.MustCompile(`<[^<>]*>`)
)

// inHTML reads a label that an export has written in HTML: a row of two cells,
// <p><b>Company:</b> X</p>.
func (l *labelReader) inHTML(n int, line string) bool {
	if !strings.HasPrefix(strings.TrimSpace(line), "<") || len(line) > 2000 {
		return false
	}
	name, val, ok := "", "", false
	if cells := reCell.FindAllStringSubmatch(line, 3); len(cells) == 2 {
		name, val, ok = cells[0][1], cells[1][1], true
	} else {
		name, val, ok = cutColon(strings.TrimSpace(reTags.ReplaceAllString(line, "")))
	}
	name, val = strings.TrimRight(reTags.ReplaceAllString(name, ""), ":： "), strings.TrimSpace(reTags.ReplaceAllString(val, ""))
	if !ok || val == "" || !l.isKey(name) || !l.fits(keyOf(name), val) {
		return false
	}
	l.take(labelLine{n: n, fields: []field{{key: name, pos: Pos{n, 1}, val: value{text: val, pos: l.posOf(n, line, val)}}}})
	return true
}

// definition reads a name with its value in the line below, behind a colon, as in
// a definition list.
func (l *labelReader) definition(n int, line string) bool {
	name := strings.Trim(strings.TrimSpace(line), "*_")
	if !isSingle(keyOf(name)) || n >= len(l.src.lines) {
		return false
	}
	below := l.src.line(n + 1)
	val, ok := strings.CutPrefix(strings.TrimSpace(below), ": ")
	if !ok || val == "" {
		return false
	}
	l.take(labelLine{n: n, more: 1, whole: l.shownAsFact(keyOf(name), val), fields: []field{{key: name, pos: Pos{n, 1}, val: value{text: strings.TrimSpace(val), pos: l.posOf(n+1, below, val)}}}})
	return true
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
	if _, item := cutBullet(line); !item && l.prose == 0 && l.headings == 0 && len(l.given) == 0 && utf8.RuneCountInString(line) <= longestHeading && !strings.ContainsAny(line, "![<`") {
		l.opening = Text{line, Pos{n, 1}}
	}
	l.prose++
}

// dayLine reads a line that is a day and nothing else, above the first section.
func (l *labelReader) dayLine(n int, line string) bool {
	text := strings.TrimSpace(line)
	if l.given[keyDate] || l.sections || !isDayLine(text) {
		return false
	}
	l.flush()
	l.dated = true
	l.add(field{key: string(keyDate), pos: Pos{n, 1}, val: value{text: text, pos: l.posOf(n, line, text)}, from: FromText})
	l.file(n, n, FactLine)
	return true
}

// peopleLine reads who was there from a line above the first section that says no
// more: With Joan Pike, matron.
func (l *labelReader) peopleLine(n int, line string) bool {
	text := strings.TrimSpace(line)
	if l.sections || l.later || l.given[keyPeople] || len(text) > longestHeading || strings.HasSuffix(text, ".") {
		return false
	}
	words := strings.Fields(text)
	for lead := min(3, len(words)-1); lead > 0; lead-- {
		name := strings.Join(words[:lead], " ")
		if keyOf(name) != keyPeople || !startsLikeLabel(words[lead]) {
			continue
		}
		val := strings.TrimSpace(text[strings.Index(text, words[lead-1])+len(words[lead-1]):])
		if who := readPeople(value{text: val}); who.Text != "" || len(who.Named) == 0 {
			return false
		}
		l.flush()
		l.add(field{key: name, pos: Pos{n, 1}, val: value{text: val, pos: l.posOf(n, line, val)}, from: FromText})
		l.file(n, n, FactLine)
		return true
	}
	return false
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
	if labelled && val != "" && l.isKey(name) && l.topics.exact(name) == "" {
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
	if item, ok := cutBullet(line); ok && from == FromHeading && isTask(item) {
		return f, n, false // a column of a board
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
	to := n
	for ; at <= len(l.src.lines); at++ {
		line := l.src.line(at)
		item, ok := cutBullet(line)
		if !ok {
			break
		}
		if item = strings.TrimSpace(item); item != "" {
			f.val.list = append(f.val.list, value{text: item, pos: l.posOf(at, line, item)})
		}
		to = at
	}
	return f, to, len(f.val.list) > 0
}

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
	case keyNone, keyIgnored, keyShown, keyAliases:
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
		if !l.details && known < 2 && (l.later || !line.bold && (!begins || !startsLikeLabel(l.src.line(line.n)) && !(keyOf(line.fields[0].key) == keyPeople && startsLikeLabel(line.fields[0].val.text)))) {
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

// isMail reports whether lines are the head of a mail, whose day is not the
// interview's.
func isMail(run []labelLine) bool {
	heads := 0
	for _, line := range run {
		for _, name := range line.names {
			if lexicon().mail[name] != "" {
				heads++
			}
		}
	}
	return heads > 1
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

// dataview reads `key:: value` at the start of a line.
func (l *labelReader) dataview(line string, n int) ([]field, bool) {
	k, v, ok := strings.Cut(line, "::")
	if !ok {
		return nil, false
	}
	name := strings.Trim(strings.TrimLeft(k, " \t>-*[("), "*_ ")
	if !l.isKey(name) || v != "" && v[0] != ' ' && !strings.HasPrefix(v, "[[") {
		return nil, false
	}
	v = strings.TrimSpace(v)
	if open := strings.TrimLeft(k, " \t>-*"); strings.HasPrefix(open, "[") && !strings.HasPrefix(open, "[[") || strings.HasPrefix(open, "(") {
		v = strings.TrimRight(v, ")") // [key:: value] of Dataview
		if strings.Count(v, "]") > strings.Count(v, "[") {
			v = strings.TrimSuffix(v, "]")
		}
	}
	pos := Pos{n, 1 + utf8.RuneCountInString(line[:len(k)-len(strings.TrimLeft(k, " \t>-*[("))])}
	val := value{text: v, pos: Pos{n, 1 + utf8.RuneCountInString(line) - utf8.RuneCountInString(strings.TrimLeft(line[len(k)+2:], " "))}}
	return []field{{key: name, pos: pos, val: val, from: FromKey}}, l.shownAsFact(keyOf(name), v)
}

// plainLabel reads `Company: X` as people type it on a phone, also behind an
// emoji, in a list or a quote. A label that is not known is one, too, so that it
// does not part those around it.
func (l *labelReader) plainLabel(line string, n int) (labelLine, bool) {
	s := strings.TrimLeft(line, " \t>")
	if item, ok := cutBullet(s); ok {
		s = item
	}
	s = strings.TrimLeft(s, " \t>")
	s = strings.TrimLeftFunc(s, func(c rune) bool {
		return c > unicode.MaxLatin1 && !unicode.IsLetter(c) && !unicode.IsDigit(c) || c == ' '
	})
	name, val, ok := cutColon(s)
	if !ok {
		if name, val, ok = cutDash(s); !ok || !l.isKey(name) {
			return labelLine{}, false
		}
	}
	first, _ := utf8.DecodeRuneInString(name)
	if name == "" || len(name) > 40 || strings.Count(name, " ") > 4 || !unicode.IsLetter(first) || strings.ContainsAny(name, ".,;!?\"") {
		return labelLine{}, false
	}
	out := labelLine{n: n, names: []string{headingForm(name)}}
	k := keyOf(name)
	if !l.isKey(name) || k == keyLog || !l.fits(k, val) {
		return out, val != ""
	}
	start := utf8.RuneCountInString(line) - utf8.RuneCountInString(s)
	f := field{key: name, pos: Pos{n, 1 + start}}
	if val == "" {
		below, to, ok := l.valueBelow(n, name, FromLabel)
		if !ok {
			return out, true
		}
		f.val, out.more = below.val, to-n
	} else {
		val = strings.TrimSpace(strings.TrimRight(val, "\\"))
		f.val = value{text: val, pos: l.posOf(n, line, val)}
	}
	out.fields, out.known = []field{f}, 1
	out.whole = l.shownAsFact(k, f.val.plain().Value)
	return out, true
}

// fits reports whether a text can be the value of a key that is also a word of
// everyday language: "Feeling: nervous" is no rating.
func (l *labelReader) fits(k key, val string) bool {
	switch k {
	case keyOverall, keyResearch, keyConfidence, keyAnswers, keyRapport, keyDifficulty:
		return score(val) > 0 || strings.IndexFunc(val, unicode.IsDigit) == 0
	}
	return true
}

// cutColon cuts a line at the first colon that ends a label; a colon of full
// width and one behind a space, as in French, are colons, too.
func cutColon(s string) (name, val string, ok bool) {
	at := strings.IndexByte(s, ':')
	if wide := strings.Index(s, "："); wide >= 0 && (at < 0 || wide < at) {
		at = wide
	}
	if at <= 0 {
		return "", "", false
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	if rest := s[at+size:]; size == 1 && rest != "" && strings.IndexByte(" \t*_\\", rest[0]) < 0 && rest[0] < utf8.RuneSelf && (rest[0] == '/' || rest[0] == ':' || unicode.IsDigit(rune(s[at-1]))) {
		return "", "", false // https://…, key:: value, 10:30
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+size:]), true
}

// cutDash cuts `Company - X` and `Company = X`.
func cutDash(s string) (name, val string, ok bool) {
	for _, dash := range []string{" - ", " – ", " — ", " = "} {
		if name, val, ok := strings.Cut(s, dash); ok && strings.TrimSpace(val) != "" {
			return strings.TrimSpace(name), strings.TrimSpace(val), true
		}
	}
	return "", "", false
}

// boldLabels reads the labels of one line in bold; several are joined by · or |.
func (l *labelReader) boldLabels(line string, n int) (labelLine, bool) {
	rest := strings.TrimLeft(line, " \t>")
	if item, ok := cutBullet(rest); ok {
		rest = strings.TrimLeft(item, " ")
	}
	if at := strings.IndexAny(rest, "*_"); at > 0 && strings.IndexFunc(rest[:at], func(c rune) bool { return c < utf8.RuneSelf && c != ' ' || unicode.IsLetter(c) }) < 0 {
		rest = rest[at:] // an emoji
	}
	out := labelLine{n: n, whole: true, bold: true}
	from, at := 0, 0 // where rest begins in the line, in bytes and in characters
	for rest != "" {
		name, val, more, ok := cutLabel(rest)
		if !ok {
			if len(out.names) == 0 {
				return l.boldAlone(rest, n)
			}
			out.whole = false
			break
		}
		at += utf8.RuneCountInString(line[from : len(line)-len(rest)])
		from = len(line) - len(rest)
		out.names = append(out.names, headingForm(name))
		k := keyOf(name)
		switch {
		case l.isKey(name) && l.fits(k, val):
			valAt := strings.Index(rest, val)
			f := field{key: name, pos: Pos{n, 1 + at}}
			f.val = value{text: strings.TrimRight(val, "\\ \t"), pos: Pos{n, 1 + at + utf8.RuneCountInString(rest[:max(valAt, 0)])}}
			if val == "" && more == "" {
				below, to, found := l.valueBelow(n, name, FromLabel)
				if found {
					f.val, out.more = below.val, to-n
				}
			}
			out.fields = append(out.fields, f)
			out.known++
			out.whole = out.whole && l.shownAsFact(k, val)
		default:
			out.whole = false
			if near := nearest(keyForm(name), keyNames); near != "" && len(strings.Fields(name)) == 1 && len(out.fields) > 0 {
				l.warn(Pos{n, 1 + at}, "unknown label "+name, "did you mean "+near+"?")
			}
		}
		rest = strings.TrimLeft(more, " ·|•\t")
	}
	out.whole = out.whole && out.known > 0
	return out, len(out.names) > 0
}

// boldAlone reads a label in bold that has its value in the line below.
func (l *labelReader) boldAlone(rest string, n int) (labelLine, bool) {
	name := strings.Trim(rest, "*_: ")
	if !strings.HasPrefix(rest, "**") || !strings.HasSuffix(strings.TrimSpace(rest), "**") || !isSingle(keyOf(name)) || l.topics.exact(name) != "" {
		return labelLine{}, false
	}
	f, to, ok := l.valueBelow(n, name, FromLabel)
	if !ok {
		return labelLine{}, false
	}
	return labelLine{n: n, fields: []field{f}, bold: true, known: 1, names: []string{headingForm(name)}, more: to - n, whole: l.shownAsFact(keyOf(name), f.val.plain().Value)}, true
}

// table reads a table of two columns, a name and a value in each row, and one of
// a row of names above one row of values.
func (l *labelReader) table(n int) int {
	l.flush()
	type row struct {
		n     int
		cells []string
	}
	var rows []row
	last := n
	for ; last <= len(l.src.lines); last++ {
		line := strings.TrimSpace(strings.TrimLeft(l.src.line(last), " \t>"))
		if !strings.HasPrefix(line, "|") {
			break
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.Trim(strings.TrimSpace(cells[i]), "*_")
		}
		if strings.Trim(line, "|-: \t") != "" {
			rows = append(rows, row{last, cells})
		}
	}
	last--
	var found []field
	read := func(at row, name, val string) bool {
		name = strings.TrimRight(name, ":： ")
		if !l.isKey(name) || val == "" || !l.fits(keyOf(name), val) {
			return false
		}
		line := l.src.line(at.n)
		found = append(found, field{key: name, pos: Pos{at.n, 1}, val: value{text: strings.ReplaceAll(val, "<br>", "; "), pos: l.posOf(at.n, line, val)}})
		return true
	}
	switch {
	case len(rows) == 2 && len(rows[0].cells) > 2 && len(rows[0].cells) == len(rows[1].cells):
		for i, name := range rows[0].cells {
			read(rows[1], name, rows[1].cells[i])
		}
		if len(found) < 2 {
			found = nil
		}
	default:
		for _, at := range rows {
			if len(at.cells) == 2 {
				read(at, at.cells[0], at.cells[1])
			}
		}
	}
	if len(found) == 0 {
		l.prose++
		return last
	}
	for _, f := range found {
		l.add(f)
	}
	l.file(n, last, FactLine)
	return last
}

// cutLabel cuts `**Key:** value` or `**Key**: value` off the front.
func cutLabel(s string) (name, val, rest string, ok bool) {
	mark := ""
	for _, m := range []string{"**", "__", "*", "_"} {
		if mark == "" && strings.HasPrefix(s, m) {
			mark = m
		}
	}
	if mark == "" {
		return "", "", s, false
	}
	size := len(mark)
	end := strings.Index(s[size:], mark)
	if end < 0 {
		return "", "", s, false
	}
	name, after := s[size:size+end], s[size+end+size:]
	trimmed := strings.TrimSpace(strings.TrimRight(strings.TrimSpace(name), ":： \u00a0\u202f"))
	spaced := strings.TrimLeft(after, " \u00a0\u202f")
	switch {
	case strings.HasSuffix(strings.TrimSpace(name), ":") || strings.HasSuffix(strings.TrimSpace(name), "："):
	case strings.HasPrefix(spaced, ":"):
		after = spaced[1:]
	case strings.HasPrefix(spaced, "："):
		after = spaced[len("："):]
	case strings.HasPrefix(spaced, "— ") || strings.HasPrefix(spaced, "– "):
		after = spaced[len("— "):]
	default:
		return "", "", s, false
	}
	if trimmed == "" || len(trimmed) > 40 || strings.Count(trimmed, " ") > 3 {
		return "", "", s, false
	}
	val = after[:nextLabel(after)]
	rest = after[len(val):]
	return trimmed, strings.TrimSpace(val), rest, true
}

// nextLabel returns where what joins the next label begins, or the length of s.
func nextLabel(s string) int {
	for at := 0; ; at++ {
		space := strings.IndexByte(s[at:], ' ')
		if space < 0 {
			return len(s)
		}
		at += space
		for _, next := range []string{" · **", " | **", " • **", " · __"} {
			if strings.HasPrefix(s[at:], next) {
				return at
			}
		}
	}
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
