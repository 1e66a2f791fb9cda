package note

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
)

// nameParts is what the title of a note, or the name of its file, says of the
// interview. What it does not surely say is empty.
type nameParts struct {
	when    day.Moment
	company string
	role    string
	stage   string
	at      bool       // it says "interview at X"
	clock   day.Moment // of a line of a diary: "11:00 Interview at X"
	asked   string     // a day that lacks its year
	plain   string     // the whole name without day and stage, which may be a company
}

// reHash is what Notion puts behind the names of the files it exports.
var reHash = regexp.MustCompile(`[ -][0-9a-f]{32}$`)

// readName takes apart a title:
//
//	Interview with Northwind (17 March 2026)     My interview at Tin Kettle Bank
//	Oakum & Tar - Backend Engineer              Ward Nurse at St Brannoc's, second round
func readName(s string) nameParts {
	var p nameParts
	s = reHash.ReplaceAllString(strings.TrimSpace(s), "")
	p.when, s = cutDay(s)
	if p.when.IsZero() {
		p.asked, s = cutDayLine(s)
	}
	if first, rest, ok := strings.Cut(s, " "); ok && strings.ContainsAny(first, ":.") && strings.IndexFunc(first, unicode.IsDigit) == 0 {
		if m, _ := day.ReadClock(first, day.Options{}); m.HasTime {
			p.clock, s = m, strings.TrimLeft(rest, "-–— ")
		}
	}
	s = strings.TrimRight(s, " .!")
	if last := strings.LastIndexByte(s, ' '); last > 0 && (!p.when.IsZero() || p.asked != "") && lexicon().titleDay[strings.ToLower(s[last+1:])] != "" {
		s = s[:last] // "… on 2 April"
	}
	if p.readAt(s) {
		return p
	}
	parts := splitName(s)
	if len(parts) == 1 && isDayLine(s) {
		p.asked = s
		return p
	}
	if len(parts) == 1 {
		p.plain, p.stage = cutStage(parts[0])
		return p
	}
	var rest []string
	for _, part := range parts {
		name, stage := cutStage(part)
		switch {
		case isDayLine(part):
			p.asked = part
		case name == "":
			p.stage = strings.TrimSpace(p.stage + " " + stage)
		case p.role == "" && (isTitle(name) || isJob(name)) && !looksLikeName(name) && len(strings.Fields(name)) <= 6:
			p.role = name
		default:
			rest = append(rest, part)
		}
	}
	if len(rest) == 1 {
		name, stage := cutStage(rest[0])
		if p.stage == "" {
			p.stage = stage
		}
		p.plain = name
		if p.role != "" || p.stage != "" {
			p.company = name
		}
	}
	return p
}

// readAt reads "interview at X", "call with X for Y" and "Y at X".
func (p *nameParts) readAt(s string) bool {
	words := strings.Fields(s)
	for i := 1; i+1 < len(words); i++ {
		joint := lexicon().titleJoint[strings.ToLower(words[i])]
		if joint != "at" && joint != "with" {
			continue
		}
		left, right := strings.Join(words[:i], " "), strings.Join(words[i+1:], " ")
		left = strings.Trim(left, " :,-–—")
		name, stage := cutStage(left)
		switch {
		case name == "":
			p.stage, p.at = stage, joint == "at"
		case joint == "at" && isFiller(words[i-1]) && i <= 4: // "had my interview at X"
			p.at = true
		case joint == "at" && (isTitle(name) || isJob(name)):
			p.role, p.stage = name, stage
		default:
			continue
		}
		p.readCompany(right, joint)
		return true
	}
	return false
}

// readCompany reads what stands behind "at": a company, perhaps with the job and
// the round. Behind "with" two words in capitals are as likely a person.
func (p *nameParts) readCompany(s, joint string) {
	parts := splitName(s)
	if open := strings.IndexAny(parts[0], "(（"); open > 0 {
		if inner := strings.Trim(parts[0][open:], "()（） "); (isTitle(inner) || isJob(inner)) && p.role == "" {
			p.role = inner
		}
		parts[0] = parts[0][:open]
	}
	words := strings.Fields(parts[0])
	for i := 1; i+1 < len(words); i++ {
		if lexicon().titleJoint[strings.ToLower(words[i])] == "for" {
			if role := strings.Join(words[i+1:], " "); p.role == "" {
				p.role = role
			}
			words = words[:i]
			break
		}
	}
	company, stage := cutStage(strings.Join(words, " "))
	if p.stage == "" {
		p.stage = stage
	}
	for _, part := range parts[1:] {
		switch name, stage := cutStage(part); {
		case name == "" && p.stage == "":
			p.stage = stage
		case p.role == "" && (isTitle(name) || isJob(name)):
			p.role = name
		}
	}
	p.plain = company
	if joint == "at" || !looksLikeName(company) {
		p.company = company
	}
}

// splitName parts a name where its writer has.
func splitName(s string) []string {
	for _, sep := range []string{" — ", " – ", " - ", " | ", " @ ", ": ", ", ", ". ", " · ", " / "} {
		if strings.Contains(s, sep) {
			var out []string
			for part := range strings.SplitSeq(s, sep) {
				if part = strings.Trim(part, " -–—:,"); part != "" {
					out = append(out, part)
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return []string{strings.TrimSpace(s)}
}

// cutStage takes the words of a stage off both ends of a name, and those that
// only say that it is an interview.
func cutStage(s string) (name, stage string) {
	words := strings.Fields(takeHome.ReplaceAllString(s, "take-home"))
	end, start := len(words), 0
	for end > 0 && isStageWord(words[end-1]) {
		end--
	}
	for start < end && isFiller(words[start]) {
		start++
	}
	head := start
	for head < end && isStageWord(words[head]) {
		head++
	}
	if head == end {
		start = end
	}
	var stages []string
	says := false // a number alone is a part of the name
	for _, w := range append(append([]string{}, words[:start]...), words[end:]...) {
		if bare := strings.Trim(w, "()[],.:#-–—"); bare != "" {
			_, number := digits(bare)
			says = says || !number && !isFiller(w)
		}
		if lower := strings.ToLower(strings.Trim(w, "()[],.:-–—#")); lower != "" && !isFiller(w) {
			if len(lower) == 2 && lower[0] == 'r' && lower[1] >= '1' && lower[1] <= '9' {
				w = "round " + lower[1:]
			}
			stages = append(stages, strings.Trim(w, "()[],:"))
		}
	}
	if !says && len(stages) > 0 {
		return strings.TrimSpace(s), ""
	}
	return strings.Trim(strings.Join(words[start:end], " "), " -–—:,."), strings.Join(stages, " ")
}

var takeHome = regexp.MustCompile(`(?i)\btake home\b`)

func isStageWord(w string) bool {
	w = strings.ToLower(strings.Trim(w, "()[],.:#"))
	_, number := digits(w)
	return w == "" || number || lexicon().stages[w] != "" || isFiller(w)
}

func isFiller(w string) bool {
	w = strings.ToLower(strings.Trim(w, "()[],.:"))
	return lexicon().fillers[w] != "" || day.IsWeekday(w)
}

// cutDay takes a day off a name: one in brackets, behind a dash, at either end.
func cutDay(s string) (day.Moment, string) {
	if open := strings.LastIndexAny(s, "(（["); open >= 0 {
		inner := strings.Trim(s[open:], " ()（）[]")
		if m, ok := onlyDay(inner); ok {
			return m, strings.TrimSpace(s[:open])
		}
	}
	if d, rest := day.InName(s); !d.IsZero() {
		return day.Moment{Day: d}, strings.Trim(rest, " -–—:,")
	}
	words := strings.Fields(s)
	for n := min(6, len(words)-1); n > 0; n-- {
		if m, ok := onlyDay(strings.Join(words[len(words)-n:], " ")); ok {
			return m, strings.TrimRight(strings.Join(words[:len(words)-n], " "), " -–—:,")
		}
		if m, ok := onlyDay(strings.Join(words[:n], " ")); ok {
			return m, strings.TrimLeft(strings.Join(words[n:], " "), " -–—:,")
		}
	}
	return day.Moment{}, s
}

// onlyDay reads a text that is a day and nothing else.
func onlyDay(s string) (day.Moment, bool) {
	s = strings.Trim(s, " -–—:,")
	if s == "" || !unicode.IsDigit([]rune(s)[0]) && strings.IndexFunc(s, unicode.IsDigit) < 0 {
		return day.Moment{}, false
	}
	m, found := day.Read(s, day.Options{})
	return m, !m.Day.IsZero() && len(found) == 0
}

// isDayLine reports whether a line tells a day, with or without its hour and what
// stands in brackets, and nothing else. The day may still be one that is asked.
func isDayLine(s string) bool {
	if open := strings.IndexAny(s, "(（"); open > 0 {
		s = s[:open]
	}
	return utf8.RuneCountInString(s) <= 50 && strings.IndexFunc(s, unicode.IsDigit) >= 0 && day.Alone(s)
}

// unslug makes a name of "kestrelholm-grid"; a name with spaces or capitals stays as it is.
func unslug(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, " ") || s != strings.ToLower(s) && !strings.ContainsAny(s, "-_") {
		return s
	}
	words := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '_' })
	for i, w := range words {
		runes := []rune(w)
		runes[0] = unicode.ToUpper(runes[0])
		words[i] = string(runes)
	}
	return strings.Join(words, " ")
}

// cutDayLine cuts a day with its hour off the end of a title: "Riverside 16/04/26 10.30".
func cutDayLine(s string) (when, rest string) {
	for at := 0; at < len(s); at++ {
		if s[at] == ' ' && at+1 < len(s) && '0' <= s[at+1] && s[at+1] <= '9' && isDayLine(s[at+1:]) {
			return s[at+1:], strings.TrimRight(s[:at], " ,-–—")
		}
	}
	return "", s
}
