package note

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"journal/generator/day"
	"journal/generator/problem"
)

// assign gives the fields of the whole note their meaning. Of two that set one
// value the surest key wins wherever it stands; among equals the order of fields
// does, which is front matter, labels, headings. What is not used is kept as a
// fact, and said where it differs.
func (r *reading) assign(fields []field) {
	fields = r.withoutDoubles(opened(fields))
	if len(fields) > 0 {
		r.note.Facts = make([]Fact, 0, len(fields)+3) // its path may tell some more
	}
	for _, m := range byRank(fields) {
		f, k := m.field, m.key
		if r.setLanguage(f) {
			continue
		}
		switch k {
		case keyNone:
			if f.from == FromKey && !f.inBody {
				r.unknownKey(f)
			}
			continue
		case keyIgnored, keyModified:
			continue
		case keyShown:
			if f.val.isScalar() && !f.val.isEmpty() {
				r.note.Fields = append(r.note.Fields, Field{f.key, f.val.plain()})
			}
			continue
		}
		before := r.said(k)
		r.set(k, f)
		after := r.said(k)
		switch {
		case after != before:
			r.record(k, after, f.from, f.pos, false)
		case before != "" && k != keyLog:
			r.notUsed(k, f, before)
		}
	}
}

// languages are what the languages are called: "german" and "deutsch" are "de".
var languages = sync.OnceValue(func() map[string]string { return lists().Meanings("language", strings.ToLower) })

// setLanguage takes `language: de` of the front matter. In a body the word
// speaks of the job.
func (r *reading) setLanguage(f field) bool {
	if f.inBody || f.from != FromKey || !f.val.isScalar() || languages()[strings.ToLower(f.key)] != "key" {
		return false
	}
	lang, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(f.val.text)), "-") // de-AT
	if known := languages()[lang]; known != "" && known != "key" {
		r.note.Language = known
		return true
	}
	return false
}

// opened puts the members of a map in the place of a key that means nothing where
// they mean something: interview: {date: …, time: …}, job: {company: …}. A log in a
// map is not the one of the note.
func opened(fields []field) []field {
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		k := keyOf(f.key)
		if k == keyMeeting {
			k = keyNone
		}
		if len(f.val.pairs) == 0 || k != keyNone && k != keyRole {
			continue
		}
		var known []field
		for _, p := range f.val.pairs {
			if in := keyOf(p.key); in != keyNone && in != keyLog && (k == keyNone || in != keyTitle && in != keyRole) {
				p.from, p.inBody = f.from, f.inBody
				known = append(known, p)
			}
		}
		switch {
		case k == keyRole:
			fields = slices.Insert(fields, i+1, known...)
		case len(known) == len(f.val.pairs):
			fields = slices.Replace(fields, i, i+1, known...)
		}
		i += len(known)
	}
	return fields
}

// notUsed keeps a field whose value stands elsewhere already. The day on which a
// note was created is no other opinion about the day of the interview.
func (r *reading) notUsed(k key, f field, used string) {
	text := f.val.plain().Value
	if f.val.isEmpty() || day.Unknown(text) || isPlaceholder(text) {
		return
	}
	r.record(k, text, f.from, f.pos, true)
	switch k {
	case keyDate, keyInterviewed:
		if w, _ := day.Read(text, r.dayOptions()); !w.Day.IsZero() && !r.note.When.Day.IsZero() && w.Day != r.note.When.Day {
			severity := problem.Hint
			if r.dayRank == k.rank() {
				severity = problem.Warning
			}
			r.add(severity, f.pos, fmt.Sprintf("%s: %s is not the day that was used, which is %s", f.key, w.Day, r.note.When.Day), "keep the day of the interview and delete the other, or name it interview_date")
		}
	case keyOutcome, keyStatus:
		if o, known := ParseOutcome(text); known && o != "" && string(o) != used {
			r.add(problem.Hint, f.pos, fmt.Sprintf("%s: %s was not used, because the note says elsewhere: %s", f.key, shorten(text), used), "keep the one that holds and delete the other")
		}
	case keyCompany, keyRole:
		if text = f.val.name().Value; !strings.EqualFold(slugWords(text), slugWords(used)) {
			r.add(problem.Hint, f.pos, fmt.Sprintf("%s: %s was not used, because %s stands elsewhere in the note", f.key, shorten(text), used), "delete one of the two")
		}
	}
}

// withoutDoubles keeps each key of the front matter once, with the last value that
// says something. In the text every line of the log and everybody who is named
// counts, and of other labels the first.
func (r *reading) withoutDoubles(fields []field) []field {
	last := make([]field, 0, len(fields))
	at := make(map[string]int, len(fields))
	for _, f := range fields {
		if f.inBody {
			last = append(last, f)
			continue
		}
		form := keyForm(f.key)
		i, double := at[form]
		if !double {
			at[form] = len(last)
			last = append(last, f)
			continue
		}
		p := r.warn(f.pos, fmt.Sprintf("%s stands here a second time; the first is in line %d", f.key, last[i].pos.Line), "this one was used; delete the other")
		if !f.val.isEmpty() {
			p.Fix = r.withoutLine(last[i].pos.Line)
			last[i] = f
		}
	}
	return last
}

// withoutLine takes a key out whose value stands in its line alone.
func (r *reading) withoutLine(n int) problem.Fix {
	next := r.src.line(n + 1)
	if next == "" || strings.ContainsRune(" \t\r", rune(next[0])) || strings.HasPrefix(next, "- ") {
		return problem.Fix{}
	}
	return problem.Fix{Line: n, Old: strings.TrimRight(r.src.line(n), "\r")}
}

func (r *reading) unknownKey(f field) {
	text := f.val.plain()
	if !f.val.isEmpty() && text.Value != "" {
		r.note.Fields = append(r.note.Fields, Field{f.key, text})
	}
	if r.ownKeys[keyForm(f.key)] {
		return
	}
	near := nearest(f.key, keyNames)
	if near == "" {
		near = nearest(keyForm(f.key), keyNames)
	}
	if near != "" {
		r.warn(f.pos, "unknown key "+f.key, "did you mean "+near+"?").Fix = problem.Fix{Old: f.key, New: near}
		return
	}
	r.warn(f.pos, "unknown key "+f.key+"; it is shown as it is", "a key of your own can be named under fields: in journal.yaml")
}

// set gives one field its meaning.
func (r *reading) set(k key, f field) {
	n, v := r.note, f.val
	if v.isScalar() && isPlaceholder(v.text) {
		r.blanks = append(r.blanks, blankField{f.key, strings.TrimSpace(v.text), v.pos})
		return
	}
	if v.isEmpty() {
		return
	}
	switch k {
	case keyKind:
		r.setKind(v)
	case keyCompany:
		setName(&n.Company, v)
		if n.Website.Value == "" {
			n.Website = v.member(keyURL, keyWebsite)
		}
	case keyRole:
		if v.isScalar() && strings.IndexFunc(v.text, unicode.IsLetter) < 0 {
			n.Fields = append(n.Fields, Field{f.key, v.plain()}) // position: 3 is a place in a list
			return
		}
		setName(&n.Role, v)
	case keyType:
		r.setType(v)
	case keyStage:
		r.setStage(v)
	case keyRound:
		if n.Stage.Value == "" {
			setText(&n.Stage, v)
			if _, err := strconv.Atoi(n.Stage.Value); err == nil {
				n.Stage.Value = "round " + n.Stage.Value
			}
		}
	case keyInterviewed, keyDate, keyCreated, keyTime, keyEnd, keyTimezone, keyDuration, keyApplied, keyDeadline, keyThankYou, keyFollowUp, keySent:
		r.setMoment(k, v)
	case keyPeople:
		if len(n.People) == 0 && len(n.Unnamed) == 0 || !f.inBody {
			r.setPeople(f)
		}
	case keyPersonTitle:
		r.personTitle = v.plain().Value
	case keyPersonEmail:
		r.personEmail = v.plain().Value
	case keyRecruiter:
		if people := r.contacts(f); len(people) > 0 {
			n.Recruiter = &people[0]
			n.Contacts = append(n.Contacts, people[1:]...)
		}
	case keyContact:
		n.Contacts = append(n.Contacts, r.contacts(f)...)
	case keyOutcome, keyStatus, keyUpdate:
		r.setOutcome(v)
	case keyRatings:
		r.setRatings(&n.Ratings, v, "ratings")
	case keyFit:
		r.setRatings(&n.Fit, v, "fit")
	case keyChance:
		r.setPercent(&n.Chance, k, v, "chance", "likely you go on, as in chance: 60%")
	case keyTalkShare:
		r.setPercent(&n.TalkShare, k, v, "share", "much of the talking you did, as in talk_share: 43")
	case keyTranscript:
		yes, answer := yesNo(v.plain().Value)
		if n.Transcript = n.Transcript || yes; !answer {
			n.Fields = append(n.Fields, Field{f.key, v.plain()})
			r.warn(f.pos, f.key+" is neither yes nor no; it is shown as it is", "with transcript: true, journal inbox puts what was said into this note")
		}
	case keyOverall, keyResearch, keyConfidence, keyAnswers, keyRapport, keyDifficulty:
		r.setRating(&n.Ratings, string(k), v)
	case keyTags:
		r.setTags(v)
	case keyUID:
		if n.UID == "" {
			n.UID = v.plain().Value
		}
	case keySequence:
		n.Sequence, _ = strconv.Atoi(v.plain().Value)
	case keyLog:
		n.Log = append(n.Log, r.readLog(v)...)
	case keyCompetitors:
		appendNames(&n.Competitors, v)
	case keyAliases:
		appendNames(&n.Aliases, v)
	default:
		if t := n.textOf(k); t != nil {
			setText(t, v)
		}
	}
}

// maxPeople is how many people a field of a note names: each gets a message that is
// unlike those to all others.
const maxPeople = 100

// boundPeople returns the first people of a field. The others stay as a text.
func (r *reading) boundPeople(f field, people []Person) []Person {
	if len(people) <= maxPeople {
		return people
	}
	names := make([]string, 0, len(people)-maxPeople)
	for _, p := range people[maxPeople:] {
		names = append(names, p.Name)
	}
	r.note.Fields = append(r.note.Fields, Field{f.key, Text{strings.Join(names, ", "), people[maxPeople].Pos}})
	r.warn(people[maxPeople].Pos, fmt.Sprintf("%s: %d people are named; from %s on they are kept as text", f.key, len(people), people[maxPeople].Name),
		"name those you spoke with")
	return people[:maxPeople:maxPeople]
}

func setText(t *Text, v value) {
	if t.Value == "" {
		*t = v.plain()
	}
}

// setName is setText for what may be a map with a name in it.
func setName(t *Text, v value) {
	if t.Value == "" {
		*t = v.name()
	}
}

// setType reads `type:`, which names the kind of the note or the stage.
func (r *reading) setType(v value) {
	if kind := lexicon().kinds[strings.ToLower(v.plain().Value)]; kind != "" {
		if r.kind == "" {
			r.kind = Kind(kind)
		}
		return
	}
	r.setStage(v)
}

func (r *reading) setKind(v value) {
	text := strings.ToLower(v.plain().Value)
	if kind := lexicon().kinds[text]; kind != "" {
		r.kind = Kind(kind)
		return
	}
	r.warn(v.pos, "kind: "+text+" is none the journal knows", "use interview, application, company, review or page")
}

func (r *reading) setStage(v value) {
	if r.note.Stage.Value != "" {
		return
	}
	setText(&r.note.Stage, v)
	if n, err := strconv.Atoi(r.note.Stage.Value); err == nil {
		r.note.Stage.Value = "round " + strconv.Itoa(n)
	}
	if near := stageSlip(r.note.Stage.Value); near != "" {
		r.warn(v.pos, "stage "+r.note.Stage.Value+" looks like a slip", "did you mean "+near+"?").Fix = problem.Fix{Old: r.note.Stage.Value, New: near}
	}
}

func (r *reading) setOutcome(v value) {
	text := v.plain().Value
	if r.note.Outcome != "" {
		return
	}
	got := ReadOutcome(text)
	if got.Known {
		r.outcomeAt, r.outcomeText = v.pos, text
		r.note.Outcome, r.note.Fate, r.note.Meeting = got.Outcome, got.Fate, got.Meeting
		for _, m := range got.Remarks {
			severity := problem.Hint
			if m.Doubtful {
				severity = problem.Warning
			}
			r.add(severity, v.pos, "outcome "+shorten(text)+": "+m.Msg, m.Hint).Fix = problem.Fix{Old: text, New: m.Write}
		}
		return
	}
	if got.Near != "" {
		p := r.warn(v.pos, fmt.Sprintf("outcome %s looks like a slip", shorten(text)), "did you mean "+got.Near+"?")
		if len(strings.Fields(text)) == 1 { // of a sentence the rest would be lost
			p.Fix = problem.Fix{Old: text, New: got.Near}
		}
		return
	}
	r.warn(v.pos, fmt.Sprintf("outcome %q is none the journal knows", shorten(text)),
		"use waiting, passed, rejected, withdrawn, silent, offer, accepted, declined or cancelled")
}

func (r *reading) setTags(v value) {
	for _, item := range v.flat() {
		text := item.plain().Value
		split := func(c rune) bool { return c == ',' || c == ';' }
		if strings.Contains(text, "#") || v.list == nil {
			split = func(c rune) bool { return c == ',' || c == ';' || c == ' ' }
		}
		for _, tag := range strings.FieldsFunc(text, split) {
			r.addTag(strings.Trim(tag, `# "'`))
		}
	}
}

func (r *reading) addTag(tag string) {
	form := strings.ToLower(tag)
	if tag == "" || r.tags[form] {
		return
	}
	if r.tags == nil {
		r.tags = map[string]bool{}
	}
	r.tags[form] = true
	r.note.Tags = append(r.note.Tags, tag)
}

// appendNames reads a list of names, one an item or joined by commas.
func appendNames(to *[]Text, v value) {
	for _, item := range v.flat() {
		for _, name := range strings.FieldsFunc(item.plain().Value, func(c rune) bool { return c == ',' || c == ';' }) {
			if name = strings.TrimSpace(name); name != "" {
				*to = append(*to, Text{name, item.pos})
			}
		}
	}
}

func (r *reading) setRatings(into *map[string]int, v value, what string) {
	if v.pairs == nil {
		if v.isScalar() && what == "ratings" {
			r.setRating(into, "overall", v)
			return
		}
		hint := "write ratings: {overall: 4, confidence: 3}"
		if what == "fit" {
			hint = "write fit: {role: 4, growth: 5, culture: 3, values: 4, happiness: 4}"
		}
		r.warn(v.pos, what+" has to name what is rated", hint)
		return
	}
	sort.SliceStable(v.pairs, func(i, j int) bool { return v.pairs[i].pos.Line < v.pairs[j].pos.Line })
	for _, p := range v.pairs {
		if !p.val.isEmpty() {
			r.setRating(into, strings.ToLower(strings.TrimSpace(p.key)), p.val)
		}
	}
}

// setRating reads 4, 4/5, 8/10, ⭐⭐⭐ or a word; only 1 to 5 counts.
func (r *reading) setRating(into *map[string]int, name string, v value) {
	text := v.plain().Value
	if _, has := (*into)[name]; has {
		return
	}
	n, known := rating(text)
	if !known {
		if name != "overall" || day.Unknown(text) {
			return
		}
		r.warn(v.pos, fmt.Sprintf("%s: %s is no rating", name, shorten(text)), "write a number from 1 to 5")
		return
	}
	if n < 1 || n > 5 {
		r.warn(v.pos, fmt.Sprintf("%s: rating %s is out of range", name, shorten(text)), "write a number from 1 to 5")
		return
	}
	if *into == nil {
		*into = map[string]int{}
	}
	(*into)[name] = n
}
