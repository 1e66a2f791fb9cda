package note

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/words"
)

// nameParts is what the title of a note, its first line, or the name of its file
// says of the interview. What it does not surely say is empty.
type nameParts struct {
	when      day.Moment
	asked     string     // what tells the day, as written, if when is not known by it
	clock     day.Moment // a time of day without a day: "11:00 Interview at X"
	company   string
	role      string
	stage     string
	people    string // who was there, as written
	at        bool   // it says "interview at X"
	oneWord   bool   // people is one word, which may be a company: "interview with Saltwick"
	meeting   bool   // it calls itself a meeting or names a stage
	interview bool   // it calls itself an interview
	unread    bool   // it says with whom, in words that are no list of people
	plain     string // the whole name without day and stage, which may be a company
}

// reHash is what Notion puts behind the names of the files it exports.
var reHash = words.Pattern(`[ -][0-9a-f]{32}$`)

// numbered finds a number that a comma parts from what may be a day: ward 4, 25 May.
var numbered = words.Pattern(`\pL+ [0-9]{1,2},`)

// longestTitle is how long a name, a title or a first line may be, in bytes, that is
// taken apart.
const longestTitle = 400

// readName takes apart a title:
//
//	Interview with Northwind (17 March 2026)     My interview at Tin Kettle Bank
//	Oakum & Tar - Backend Engineer              Ward Nurse at St Brannoc's, second round
//	elm house, interview today 2pm with Joan Pike
func readName(s string) nameParts {
	var p nameParts
	if len(s) > longestTitle {
		return p
	}
	s = reHash().ReplaceAllString(strings.TrimSpace(s), "")
	s = numbered().ReplaceAllStringFunc(s, func(found string) string {
		if word := firstWord(found); day.MonthNamed(word) == 0 && !day.IsWeekday(strings.ToLower(word)) {
			return found[:len(found)-1] + ";"
		}
		return found
	})
	times, rest := day.CutTimes(s)
	if d, name := day.InName(s); times == "" && !d.IsZero() {
		p.when, rest = day.Moment{Day: d}, []string{name}
	}
	if times != "" && strings.Trim(s, " -–—:,.!()") == times {
		rest = nil
	}
	p.readTimes(times)
	var plain []string
	for i, text := range rest {
		text = strings.Trim(strings.TrimSpace(text), ",")
		text = strings.TrimRight(text, " .!-–—:([;")
		if i > 0 {
			text = strings.TrimLeft(text, " -–—:.)],;")
		}
		if last := strings.LastIndexByte(text, ' '); last > 0 && (i+1 < len(rest) || !p.when.IsZero()) && lexicon().titleDay[strings.ToLower(text[last+1:])] != "" {
			text = text[:last] // "… on 2 April"
		}
		for _, piece := range splitName(text) {
			if piece != "" {
				plain = p.readPiece(piece, "", plain)
			}
		}
	}
	p.share(plain)
	return p
}

// readTimes takes down what tells when it was.
func (p *nameParts) readTimes(times string) {
	if times == "" {
		return
	}
	if m, ok := onlyDay(times); ok {
		p.when = m
	} else if m, _ := day.ReadClock(times, day.Options{}); m.HasTime && !day.Names(times) {
		p.clock = m
	} else {
		p.asked = times
	}
}

// readPiece reads what stands between two separators. lead is the kind of the word
// in front of it: at, with, from or for. What has no such word is added to plain.
func (p *nameParts) readPiece(piece, lead string, plain []string) []string {
	words := strings.Fields(piece)
	for i := 0; i+1 < len(words); i++ {
		joint := lexicon().titleJoint[strings.ToLower(words[i])]
		left, right := strings.Trim(strings.Join(words[:i], " "), " :,-–—"), strings.Join(words[i+1:], " ")
		if joint == "" || i == 0 && words[0] != strings.ToLower(words[0]) && joint != "with" || !joins(left, lead, joint, right) {
			continue
		}
		if joint == "at" && lead == "" && i <= 4 && i > 0 && isFiller(words[i-1]) {
			if name, _ := cutStage(left); name != "" && !isTitle(name) {
				left = words[i-1] // "had my interview at X"
			}
		}
		return p.readPiece(right, joint, p.readPart(left, lead, plain))
	}
	return p.readPart(piece, lead, plain)
}

// joins reports whether a word between two texts joins them, and is no part of a
// name: Museum at Night, Learning with Texts.
func joins(left, lead, joint, right string) bool {
	name, stage := cutStage(left)
	words := strings.Fields(left)
	switch {
	case joint == "with":
		who, _, _ := cutJoint(right)
		return lead == "" && name == "" || isWho(who) && (strings.Contains(who, " ") || lead != "")
	case joint == "from":
		return (lead == "with" || lead == "") && left != "" && isWho(left) && !isTitle(right)
	case joint == "for":
		return lead == "at" || lead == "with" || name == "" && isTitle(right)
	case isStage(right), peopleWords().article[wordForm(firstWord(right))] && right == strings.ToLower(right):
		return false // at final round, at the hospital
	case lead == "with":
		return isWho(left)
	}
	return lead == "for" || lead == "" && (name == "" || isTitle(name) || isJob(name) || looksLikeName(left) ||
		stage == "" && len(words) <= 4 && isFiller(words[len(words)-1]))
}

// isWho reports whether a text is surely people and nothing besides. Small letters
// are a name only where there are no capitals, as typed on a phone.
func isWho(text string) bool {
	who := ReadPeople(text, false)
	if who.Text != "" || len(who.Named)+len(who.Unnamed) == 0 || peopleWords().nobody[wordForm(firstWord(text))] {
		return false
	}
	return len(who.Remarks) == 0 || text == strings.ToLower(text) && len(strings.Fields(text)) < 6
}

// cutJoint cuts a text at the first word that joins something to it.
func cutJoint(s string) (before, joint, after string) {
	words := strings.Fields(s)
	for i := 1; i+1 < len(words); i++ {
		if joint := lexicon().titleJoint[strings.ToLower(words[i])]; joint != "" {
			return strings.Join(words[:i], " "), joint, strings.Join(words[i+1:], " ")
		}
	}
	return s, "", ""
}

// readPart reads a text that stands behind a joint of the kind lead, or behind none.
func (p *nameParts) readPart(text, lead string, plain []string) []string {
	name, stage := cutStage(text)
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		w = strings.Trim(w, "#:.,")
		p.interview = p.interview || lexicon().kinds[w] == string(Interview)
		p.meeting = p.meeting || p.interview || keyOf(w) == keyMeeting
	}
	switch {
	case text == "":
	case lead == "with" && isWho(text):
		p.people, p.oneWord = text, !strings.Contains(text, " ") && p.meeting
	case lead == "with" && IsHonorific(firstWord(text)):
		p.people = text
	case lead == "with" && !startsLikeLabel(text):
		p.unread = true
	case lead == "at", lead == "with", lead == "from":
		p.readCompany(text)
		p.at = p.at || lead == "at"
	case lead == "for":
		if p.role == "" {
			p.role = text
		}
	case name == "":
		p.addStage(stage)
	case p.people != "" && len(plain) == 0 && isTitle(text) && strings.IndexFunc(text, unicode.IsDigit) < 0 && sameCount(p.people, p.people+", "+text):
		p.people += ", " + text // with Joan Pike, matron
	default:
		plain = append(plain, text)
	}
	return plain
}

func (p *nameParts) addStage(stage string) {
	p.stage, p.meeting = strings.TrimSpace(p.stage+" "+stage), p.meeting || stage != ""
}

// sameCount reports whether a longer line of people names nobody besides those of the
// shorter one.
func sameCount(short, long string) bool {
	a, b := ReadPeople(short, false), ReadPeople(long, false)
	return b.Text == "" && len(a.Named) == len(b.Named) && len(a.Unnamed) == len(b.Unnamed)
}

// readCompany reads what stands behind "at": a company, perhaps with the job in
// brackets and the round.
func (p *nameParts) readCompany(s string) {
	if open := strings.IndexAny(s, "(（"); open > 0 {
		if inner := strings.Trim(s[open:], "()（） "); (isTitle(inner) || isJob(inner)) && p.role == "" {
			p.role = inner
		}
		s = s[:open]
	}
	company, stage := cutStage(s)
	if p.stage == "" {
		p.stage = stage
	}
	if p.company == "" {
		p.plain, p.company = company, company
	}
}

// share finds out which of the pieces that nothing leads to are the job, the company
// and who was there.
func (p *nameParts) share(plain []string) {
	if len(plain) > 1 || p.people != "" || p.company != "" {
		plain = slices.DeleteFunc(plain, isFormat)
	}
	isRole := func(s string) bool {
		name, _ := cutStage(s)
		return (isTitle(name) || isJob(name)) && !looksLikeName(name) && len(strings.Fields(name)) <= 6 && !isSentence(name)
	}
	isPosted := func(s string) bool { return isRole(s) && (isJob(s) || hasPost(s)) }
	take := func(is func(string) bool, into *string) {
		if i := slices.IndexFunc(plain, is); i >= 0 && *into == "" && (len(plain) > 1 || p.company != "") {
			*into, _ = cutStage(plain[i])
			plain = slices.Delete(plain, i, i+1)
		}
	}
	take(isPosted, &p.role)
	take(func(s string) bool { _, stage := cutStage(s); return isRole(s) && (stage == "" || len(plain) > 1) }, &p.role)
	if len(plain) == 2 && (p.timed() || p.role != "" || p.stage != "") || p.company != "" {
		take(looksLikeName, &p.people)
	}
	if p.oneWord && len(plain) == 0 && p.company == "" {
		p.company, p.plain, p.people = p.people, p.people, ""
	}
	if len(plain) != 1 || p.company != "" {
		return
	}
	name, stage := cutStage(plain[0])
	if p.stage == "" {
		p.stage = stage
	}
	p.plain = name
	if (p.role != "" || p.stage != "") && !isSentence(name) && !strings.Contains(name, ". ") || (p.timed() || p.people != "") && isPlainName(name, p.meeting || p.people != "") && (p.people != "" || !looksLikeName(name)) {
		p.company = name
	}
}

// timed reports whether it tells a day or a time of day.
func (p *nameParts) timed() bool { return !p.when.IsZero() || p.asked != "" || p.clock.HasTime }

// hasPost reports whether a word of a text says what somebody is.
func hasPost(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool { return isPost(w) || isCompoundTitle(strings.ToLower(w)) })
}

// isPlainName reports whether a few words that stand beside a day may be a name:
// they hold no word of a sentence, and begin with a capital unless met is true.
func isPlainName(s string, met bool) bool {
	n := len(strings.Fields(s))
	return n > 0 && n <= 5 && (met || startsLikeLabel(s)) && !isSentence(s)
}

// isSentence reports whether a text has a word in it that stands in sentences.
func isSentence(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool {
		return w == strings.ToLower(w) && peopleWords().sentence[w] && lexicon().titleDay[w] == ""
	})
}

// splitName parts a name where its writer has.
func splitName(s string) []string {
	for _, sep := range []string{" — ", " – ", " - ", " | ", " @ ", ": ", ", ", ". ", " · ", " / "} {
		if at := strings.Index(s, sep); at >= 0 && !(sep == ". " && IsHonorific(lastWord(s[:at]))) {
			var out []string
			for part := range strings.SplitSeq(s, sep) {
				if part = strings.Trim(part, " -–—:,;"); part != "" {
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
	words := strings.Fields(takeHome().ReplaceAllString(s, "take-home"))
	end, start := len(words), 0
	for end > 1 && isFormat(words[end-1]) {
		end--
	}
	words = words[:end]
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

var takeHome = words.Pattern(`(?i)\btake home\b`)

// isFormat reports whether a word says by what means people meet: Zoom, Teams.
func isFormat(w string) bool {
	return lexicon().formats[strings.ToLower(strings.Trim(w, "()[],.:"))] != ""
}

func isStage(s string) bool {
	name, _ := cutStage(s)
	return name == ""
}

func isStageWord(w string) bool {
	w = strings.ToLower(strings.Trim(w, "()[],.:#"))
	_, number := digits(w)
	return w == "" || number || lexicon().stages[w] != "" || isFiller(w)
}

func isFiller(w string) bool {
	w = strings.ToLower(strings.Trim(w, "()[],.:"))
	return lexicon().fillers[w] != "" || len(w) > 4 && day.IsWeekday(w)
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
