package note

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/problem"
	"journal/generator/words"
)

// reInline finds the fields that Dataview reads within a text: [key:: value].
var reInline = words.Pattern(`[\[(]\s*([\pL][^\[\]():]{0,39})::[ \t]*((?:\[\[[^\[\]]*\]\]|[^\[\]()])*)[\])]`)

// dataview reads `key:: value` at the start of a line, and [key:: value] anywhere
// in it.
func (l *labelReader) dataview(line string, n int) ([]field, bool) {
	k, v, ok := strings.Cut(line, "::")
	if !ok {
		return nil, false
	}
	var inline []field
	for _, m := range reInline().FindAllStringSubmatchIndex(line, -1) {
		if name, val := strings.TrimSpace(line[m[2]:m[3]]), strings.TrimSpace(line[m[4]:m[5]]); l.isKey(name) && val != "" {
			at := func(i int) Pos { return Pos{n, 1 + utf8.RuneCountInString(line[:i])} }
			inline = append(inline, field{key: name, pos: at(m[2]), val: value{text: val, pos: at(m[4])}, from: FromKey})
		}
	}
	if len(inline) > 0 {
		m := reInline().FindStringIndex(line)
		return inline, len(inline) == 1 && strings.Trim(line[:m[0]]+line[m[1]:], " \t>-*") == "" && l.shownAsFact(keyOf(inline[0].key), inline[0].val.text)
	}
	name := strings.Trim(strings.TrimLeft(k, " \t>-*[("), "*_ ")
	if !l.isKey(name) || v != "" && v[0] != ' ' && !strings.HasPrefix(v, "[[") {
		return nil, false
	}
	v = strings.TrimSpace(v)
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
		s = cutTicked(item)
	}
	s = strings.TrimLeft(s, " \t>")
	signs := s
	s = strings.TrimLeftFunc(s, func(c rune) bool {
		return c > unicode.MaxLatin1 && !unicode.IsLetter(c) && !unicode.IsDigit(c) || c == ' '
	})
	if got, ok := l.severalLabels(line, s, n); ok {
		return got, true
	}
	name, val, ok := cutColon(s)
	if inBrackets, rest, closed := strings.Cut(s, "】"); closed && strings.HasSuffix(signs[:len(signs)-len(s)], "【") {
		name, val, ok = inBrackets, strings.TrimLeft(rest, " :："), true // 【公司】X
	}
	if !ok {
		if name, val, ok = cutDash(s); !ok || !l.isKey(name) || keyOf(name).target() == keyDate && !isDayLine(val) && hasDash(val) {
			return l.signLabel(n, line, strings.TrimSpace(signs[:len(signs)-len(s)]), s)
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
	f := field{key: name, pos: Pos{n, 1 + utf8.RuneCountInString(line) - utf8.RuneCountInString(s)}}
	to := n
	if val == "" {
		below, end, ok := l.valueBelow(n, name, FromLabel)
		if !ok {
			return out, true
		}
		f.val, to = below.val, end
	} else {
		val = strings.TrimSpace(strings.TrimRight(val, "\\"))
		f.val = value{text: val, pos: l.posOf(n, line, val)}
	}
	return l.oneLabel(n, to-n, f, false), true
}

// hasDash reports whether a text has parts between dashes, as a title has them: Interview
// day – Company – Role – 6 March.
func hasDash(s string) bool {
	_, _, ok := cutDash(s)
	return ok
}

// labelJoints stand between the labels of one line.
var labelJoints = []string{"|", "｜", " · ", " • ", ";", "；", " / ", "\t", "  ", " – ", " — ", ", ", "，"}

// severalLabels reads labels that stand in one line, each with its value: Company: X |
// Role: Y. All of them have to be known.
func (l *labelReader) severalLabels(line, s string, n int) (labelLine, bool) {
	if strings.Count(s, ":")+strings.Count(s, "：") < 2 {
		return labelLine{}, false
	}
	for _, joint := range labelJoints {
		parts := strings.Split(s, joint)
		if len(parts) < 2 {
			continue
		}
		out := labelLine{n: n, whole: true}
		for _, part := range parts {
			name, val, ok := cutColon(strings.TrimSpace(part))
			if name = strings.Trim(name, "*_ "); ok && val != "" && l.isKey(name) && keyOf(name) != keyLog && l.fits(keyOf(name), val) {
				f := field{key: name, pos: l.posOf(n, line, strings.TrimSpace(part)), val: value{text: val, pos: l.posOf(n, line, val)}}
				out.fields, out.names = append(out.fields, f), append(out.names, headingForm(name))
				out.whole = out.whole && l.shownAsFact(keyOf(name), val)
			} else if strings.TrimSpace(part) != "" {
				out.fields = nil
				break
			}
		}
		if out.known = len(out.fields); out.known > 1 {
			return out, true
		}
	}
	return labelLine{}, false
}

// fits reports whether a text can be the value of a key that is also a word of
// everyday language: "Feeling: nervous" is no rating.
func (l *labelReader) fits(k key, val string) bool {
	switch k {
	case keyMeeting:
		return tellsDay(val) || tellsResult(k, val)
	case keyApplication:
		return tellsResult(k, val)
	case keyChance, keyTalkShare:
		_, ok := readChance(val)
		return ok
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

// cutDash cuts `Company - X` and `Company = X` at the first of these, and at a tab
// or a gap.
func cutDash(s string) (name, val string, ok bool) {
	for _, dash := range []string{" - ", " – ", " — ", " = ", "\t", "  "} {
		at := strings.Index(s, dash)
		if at < 0 || ok && at > len(name) {
			continue
		}
		if rest := s[at+len(dash):]; strings.TrimSpace(rest) != "" {
			name, val, ok = s[:at], rest, true
		}
	}
	return strings.TrimSpace(name), strings.TrimSpace(val), ok
}

// cutTicked takes the box off an entry that is ticked, and off one that is not if it
// is the label of a fact all the same: "[ ] Company: Northwind" is no task.
func cutTicked(item string) string {
	if rest, ok := strings.CutPrefix(item, "[ ] "); ok {
		name, val, _ := cutColon(rest)
		if k := keyOf(strings.Trim(name, "*_ ")); isSingle(k) && k.target() != keyOutcome && k != keyLog && beginsValue(strings.TrimLeft(val, "*_ ")) {
			return rest
		}
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(item), "[x] "); ok {
		return strings.TrimLeft(item[len(item)-len(rest):], " ")
	}
	return item
}

// signLabel reads a value behind a sign that stands for its name: 📅 3 May 2026.
func (l *labelReader) signLabel(n int, line, sign, val string) (labelLine, bool) {
	k := key(lexicon().signKeys[signForm(sign)])
	if val = strings.TrimSpace(strings.TrimRight(val, "\\")); k == keyNone || val == "" || utf8.RuneCountInString(val) > 60 || strings.ContainsAny(val[len(val)-1:], ".!?:") {
		return labelLine{}, false
	}
	if k == keyDate && !isDayLine(val) {
		return labelLine{}, false
	}
	f := field{key: string(k), pos: l.posOf(n, line, sign), val: value{text: val, pos: l.posOf(n, line, val)}}
	return labelLine{n: n, fields: []field{f}, known: 1, names: []string{string(k)}}, true
}

// boldLabels reads the labels of one line in bold; several are joined by · or |.
func (l *labelReader) boldLabels(line string, n int) (labelLine, bool) {
	rest := strings.TrimLeft(line, " \t>")
	if item, ok := cutBullet(rest); ok {
		rest = strings.TrimLeft(cutTicked(item), " ")
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
				l.warn(Pos{n, 1 + at}, "unknown label "+name, "did you mean "+near+"?").Fix = problem.Fix{Old: name, New: near}
			}
		}
		rest = strings.TrimLeft(more, " ·|•\t")
	}
	out.whole = out.whole && out.known > 0
	return out, len(out.names) > 0
}

// boldAlone reads a label in bold without a colon, and one that has its value in the
// line below.
func (l *labelReader) boldAlone(rest string, n int) (labelLine, bool) {
	if name, val, ok := strings.Cut(strings.TrimPrefix(rest, "**"), "** "); ok && strings.HasPrefix(rest, "**") && isSingle(keyOf(name)) && beginsValue(val) {
		val = strings.TrimSpace(val)
		return l.oneLabel(n, 0, field{key: name, pos: Pos{n, 1}, val: value{text: val, pos: l.posOf(n, l.src.line(n), val)}}, false), true
	}
	name := strings.Trim(rest, "*_: ")
	if !strings.HasPrefix(rest, "**") || !strings.HasSuffix(strings.TrimSpace(rest), "**") || !isSingle(keyOf(name)) || l.topics.exact(name) != "" {
		return labelLine{}, false
	}
	f, to, ok := l.valueBelow(n, name, FromLabel)
	if !ok {
		return labelLine{}, false
	}
	return l.oneLabel(n, to-n, f, true), true
}

// oneLabel is a line with one label whose key is known.
func (l *labelReader) oneLabel(n, more int, f field, bold bool) labelLine {
	return labelLine{n: n, more: more, fields: []field{f}, bold: bold, known: 1, names: []string{headingForm(f.key)}, whole: l.shownAsFact(keyOf(f.key), f.val.plain().Value)}
}

// beginsValue reports whether a text goes on with a value and not with a sentence: it
// begins with a capital, a number or a sign, or in a script without capitals.
func beginsValue(s string) bool {
	c := firstRune(strings.TrimSpace(s))
	return unicode.IsUpper(c) || unicode.IsDigit(c) || c > unicode.MaxLatin1 && !unicode.IsLower(c)
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
	read := func(at row, name, val string) {
		name = strings.TrimRight(name, ":： ")
		if !l.isKey(name) || val == "" || !l.fits(keyOf(name), val) {
			return
		}
		line := l.src.line(at.n)
		found = append(found, field{key: name, pos: Pos{at.n, 1}, val: value{text: strings.ReplaceAll(val, "<br>", "; "), pos: l.posOf(at.n, line, val)}})
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

var (
	reCell = words.Pattern(`(?i)<t[dh][^<>]*>(.*?)</t[dh]>`)
	reTags = words.Pattern(`<[^<>]*>`)
)

// inHTML reads a label that an export has written in HTML: a row of two cells,
// <p><b>Company:</b> X</p>.
func (l *labelReader) inHTML(n int, line string) bool {
	if !strings.HasPrefix(strings.TrimSpace(line), "<") || len(line) > 2000 {
		return false
	}
	name, val, ok := "", "", false
	if cells := reCell().FindAllStringSubmatch(line, 3); len(cells) == 2 {
		name, val, ok = cells[0][1], cells[1][1], true
	} else {
		name, val, ok = cutColon(strings.TrimSpace(reTags().ReplaceAllString(line, "")))
	}
	name, val = strings.TrimRight(reTags().ReplaceAllString(name, ""), ":： "), strings.TrimSpace(reTags().ReplaceAllString(val, ""))
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
	l.take(l.oneLabel(n, 1, field{key: name, pos: Pos{n, 1}, val: value{text: strings.TrimSpace(val), pos: l.posOf(n+1, below, val)}}, false))
	return true
}
