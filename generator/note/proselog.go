package note

import (
	"path"
	"strings"

	"journal/generator/day"
	"journal/generator/words"
)

// proseLog reads history as people keep it who know nothing of a log: lines that begin
// with a day, below a word such as Log or Verlauf, or below the title. It returns the last line it has
// read.
//
//	02/03/2026 applied through their site       Verlauf:
//	19/03/2026 interview w/ Ron Sleight         - 16.04. Zusage
//	25/03/2026 turned me down                   - 17.04. zugesagt, ab 1. Juni
//
// Each line becomes one of the log, in its own words where it has none of those. What
// tells of the interview gives its day and who was there, where nothing else does.
func (l *labelReader) proseLog(n int, line string) (last int, ok bool) {
	named := isLogName(line)
	if !named && (!l.open || l.sections || l.given[keyLog] || n <= l.looked) {
		return n, false
	}
	from := n
	if named {
		for from++; from <= len(l.src.lines) && l.src.isBlank(from); from++ {
		}
	}
	run := l.datedLines(from)
	if len(run) > 0 {
		l.looked = run[len(run)-1].pos.Line
	}
	met, understood := -1, 0
	for i, d := range run {
		switch {
		case tellsOfMeeting(d.rest):
			if met >= 0 && !named {
				return n, false // two interviews are no history of one
			}
			met = i
			understood++
		case saysStep(d.rest):
			understood++
		}
	}
	if len(run) == 0 || !named && (len(run) < 2 || understood < 2) {
		return n, false
	}
	l.flush()
	if named {
		l.file(n, n, HeadingLine)
		l.hide[n] = true
	}
	if met >= 0 {
		l.metOn(run[met])
	}
	log := field{key: string(keyLog), pos: run[0].pos, val: value{list: []value{}, pos: run[0].pos, prose: true}, from: FromText}
	for _, d := range run {
		log.val.list = append(log.val.list, value{text: d.day + " " + d.rest, pos: d.pos})
		l.file(d.pos.Line, d.pos.Line, FactLine)
		l.hide[d.pos.Line] = true
	}
	l.add(log)
	return run[len(run)-1].pos.Line, true
}

// A datedLine is a line that begins with a day.
type datedLine struct {
	day, rest string
	pos       Pos
}

// datedLines returns the lines from n on that begin with a day and tell something. Where one of
// them can only name the day or the month first, all of them do.
func (l *labelReader) datedLines(n int) []datedLine {
	o := l.dayOptions()
	first, _ := cutBullet(l.src.line(n))
	if first = cutTicked(first); !strings.ContainsAny(first, "0123456789") {
		return nil
	}
	if _, _, _, ok := leadingWhen(first, o); !ok {
		return nil
	}
	o.Near = l.nearDay()
	order := o.Order
	for at := n; at <= len(l.src.lines) && o.Order == day.AnyOrder; at++ {
		line, _ := cutBullet(l.src.line(at))
		m := reTwoNumbers().FindStringSubmatch(line)
		if m == nil && !l.src.isBlank(at) {
			break
		} else if m == nil {
			continue
		}
		a, _ := digits(m[1])
		b, _ := digits(m[2])
		switch {
		case a > 12 && b <= 12:
			o.Order = day.DayFirst
		case b > 12 && a <= 12:
			o.Order = day.MonthFirst
		}
	}
	var all []datedLine
	for at := n; at <= len(l.src.lines); at++ {
		line := l.src.line(at)
		if l.src.isBlank(at) {
			continue
		}
		item, _ := cutBullet(line)
		item = cutTicked(item)
		when, rest, said, ok := leadingWhen(item, o)
		rest = strings.TrimLeft(rest, " |—–-:")
		if !ok || rest == "" || when.Day.IsZero() && !reTwoNumbers().MatchString(item) {
			break
		}
		if !strings.ContainsAny(item[:len(item)-len(strings.TrimLeft(rest, " "))], "0123456789") {
			break // "Sam: so, tell me" names no Saturday
		}
		written := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(item), rest))
		if !when.Day.IsZero() && day.Sure(said) && (len(said) == 0 || o.Order != order) {
			written = when.Day.String()
			if when.HasTime {
				written += " " + when.Start.String()
			}
		}
		all = append(all, datedLine{strings.TrimRight(written, " |—–-:"), rest, l.posOf(at, line, strings.TrimSpace(item))})
	}
	return all
}

// nearDay is a day of the note by which one without a year is read.
func (l *labelReader) nearDay() day.Day {
	for _, f := range append(l.fields, runFields(l.run)...) {
		if k := f.meaning(); k.target() == keyDate && k != keyCreated {
			if w, _ := day.Read(f.val.plain().Value, l.dayOptions()); !w.Day.IsZero() {
				return w.Day
			}
		}
	}
	if !l.named.IsZero() {
		return l.named
	}
	base := path.Base(l.note.Path)
	name := readFileName(strings.TrimSuffix(base, path.Ext(base)))
	if name.when.Day.IsZero() && name.asked != "" {
		name.when, _ = day.Read(name.asked, l.dayOptions())
	}
	return name.when.Day
}

var reTwoNumbers = words.Pattern(`^\s*(\d{1,2})[./-](\d{1,2})\b`)

// isLogName reports whether a line is nothing but a word for history.
func isLogName(line string) bool {
	name := strings.TrimSpace(line)
	if len(name) > 2*longestKey {
		return false
	}
	name = strings.TrimSpace(strings.Trim(name, "*_#:： "))
	return name != "" && len(name) <= longestKey && keyOf(name) == keyLog
}

// metOn takes the day of a line that tells of the interview, and those it was with.
func (l *labelReader) metOn(d datedLine) {
	if !l.given[keyDate] && !l.has(keyDate) {
		l.dated = true
		l.add(field{key: string(keyDate), pos: d.pos, val: value{text: d.day, pos: d.pos}, from: FromText})
	}
	if who := readName(d.rest).people; who != "" && !l.given[keyPeople] && !l.has(keyPeople) {
		l.add(field{key: string(keyPeople), pos: d.pos, val: value{text: who, pos: d.pos}, from: FromText})
	}
}

// has reports whether a label above has given a value.
func (l *labelReader) has(k key) bool {
	for _, f := range append(l.fields, runFields(l.run)...) {
		if f.meaning().target() == k {
			return true
		}
	}
	return false
}

func runFields(run []labelLine) []field {
	var all []field
	for _, line := range run {
		all = append(all, line.fields...)
	}
	return all
}

// saysStep reports whether the log understands what a text says was done.
func saysStep(text string) bool {
	head, _ := cutText(text)
	words := strings.Fields(head)
	if len(words) == 0 {
		return false
	}
	what, behind := loggedWord(words)
	if what != "" && what != "dropped" && what != "done" {
		return true
	}
	_, ok := loggedResult(head, "", behind)
	return ok
}

// tellsOfMeeting reports whether a text begins with a word for the interview itself and tells no
// other step: "interview w/ Ron Sleight", "2. Gespräch, gleich mitgebacken".
func tellsOfMeeting(text string) bool {
	words := wordsIn(text)
	for i := 0; i < len(words) && i < 3; i++ {
		for size := min(3, len(words)-i); size > 0; size-- {
			if metWords()[strings.Join(words[i:i+size], " ")] == "" {
				continue
			}
			head, _, _ := strings.Cut(text, ",")
			return ReadOutcome(head).Outcome == "" || ReadOutcome(head).Outcome == Passed && !saysStep(text)
		}
	}
	return false
}
