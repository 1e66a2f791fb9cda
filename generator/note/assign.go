package note

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"journal/generator/day"
)

// keyNames are the keys that are offered for a slip.
var keyNames = []string{"title", "kind", "company", "role", "position", "date", "time", "timezone", "duration", "stage", "round", "format", "interviewer", "interviewers",
	"recruiter", "contact", "contacts", "outcome", "result", "status", "next_steps", "ratings", "rating", "confidence", "fit", "tags", "log", "applied", "deadline", "salary", "source",
	"url", "website", "location", "competitors", "thank_you_sent", "follow_up"}

// assign gives the fields of the front matter (known is true) or of the body
// their meaning. The first place that names a value wins: front matter before
// labels, labels before names of files. Of fields in the body each line of the
// log counts.
func (r *reading) assign(fields []field, front bool) {
	if len(fields) == 0 {
		return
	}
	last := fields
	if hasDouble(fields) {
		last = r.withoutDoubles(fields, front)
	}
	seen := make([]key, 0, 16)
	for _, f := range last {
		k := canonicalKey(f.key)
		if k == keyNone && front {
			r.unknownKey(f)
			continue
		}
		if k == keyIgnored {
			if shownWhenIgnored[keyForm(f.key)] && f.val.isScalar() && !f.val.isEmpty() {
				r.note.Fields = append(r.note.Fields, Field{f.key, f.val.plain()})
			}
			continue
		}
		if k != keyOverall {
			several := k == keyContact || k == keyPeople || k == keyOutcome || k == keyDate || k == keyLog && !front
			if !several && slices.Contains(seen, k) {
				continue
			}
			if !slices.Contains(seen, k) {
				seen = append(seen, k)
			}
		}
		r.set(k, f)
	}
}

// hasDouble reports whether two fields have one key. Most notes have a handful.
func hasDouble(fields []field) bool {
	const few = 24
	if len(fields) > few {
		return true // not looked at
	}
	var forms [few]string
	for i, f := range fields {
		forms[i] = keyForm(f.key)
		if slices.Contains(forms[:i], forms[i]) {
			return true
		}
	}
	return false
}

// withoutDoubles gives each key once: of the front matter with the last value that
// says something, of the body with the first. Of the body each line of the log counts.
func (r *reading) withoutDoubles(fields []field, front bool) []field {
	last := make([]field, 0, len(fields))
	at := make(map[string]int, len(fields))
	for _, f := range fields {
		form := keyForm(f.key)
		i, double := at[form]
		if !double {
			at[form] = len(last)
			last = append(last, f)
			continue
		}
		if !front {
			if canonicalKey(f.key) == keyLog {
				last = append(last, f)
			}
			continue
		}
		r.warn(f.pos, fmt.Sprintf("%s stands here a second time; the first is in line %d", f.key, last[i].pos.Line), "this one was used; delete the other")
		if !f.val.isEmpty() {
			last[i] = f
		}
	}
	return last
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
		r.warn(f.pos, "unknown key "+f.key, "did you mean "+near+"?")
		return
	}
	r.warn(f.pos, "unknown key "+f.key+"; it is shown as it is", "a key of your own can be named under fields: in journal.yaml")
}

// set gives one field its meaning.
func (r *reading) set(k key, f field) {
	n, v := r.note, f.val
	if v.isScalar() && isPlaceholder(v.text) {
		r.warn(v.pos, fmt.Sprintf("%s: the template's %s was never filled in", f.key, strings.TrimSpace(v.text)), "write the value, or delete the line")
		return
	}
	if v.isEmpty() {
		return
	}
	switch k {
	case keyTitle:
		setText(&n.Title, v)
	case keyKind:
		r.setKind(v)
	case keyCompany:
		setText(&n.Company, v)
	case keyRole:
		setText(&n.Role, v)
	case keyFormat:
		setText(&n.Format, v)
	case keyStage:
		r.setStage(v)
	case keyRound:
		if n.Stage.Value == "" {
			setText(&n.Stage, v)
			if _, err := strconv.Atoi(n.Stage.Value); err == nil {
				n.Stage.Value = "round " + n.Stage.Value
			}
		}
	case keyDate, keyTime, keyTimezone, keyDuration, keyApplied, keyDeadline, keyThankYou, keyFollowUp, keySent:
		r.setMoment(k, v)
	case keyPeople:
		if len(n.People) == 0 {
			n.People = readPeople(v)
		}
	case keyPersonTitle:
		r.personTitle = v.plain().Value
	case keyPersonEmail:
		r.personEmail = v.plain().Value
	case keyRecruiter:
		if people := readPeople(v); len(people) > 0 {
			n.Recruiter = &people[0]
		}
	case keyContact:
		n.Contacts = append(n.Contacts, readPeople(v)...)
	case keyOutcome:
		r.setOutcome(v)
	case keyNextSteps:
		setText(&n.NextSteps, v)
	case keyRatings:
		r.setRatings(&n.Ratings, v, "ratings")
	case keyFit:
		r.setRatings(&n.Fit, v, "fit")
	case keyOverall, keyResearch, keyConfidence, keyAnswers, keyRapport, keyDifficulty:
		r.setRating(&n.Ratings, string(k), v)
	case keyTags:
		r.setTags(v)
	case keyLog:
		n.Log = append(n.Log, r.readLog(v)...)
	case keySalary:
		setText(&n.Salary, v)
	case keySource:
		setText(&n.Source, v)
	case keyURL:
		setText(&n.URL, v)
	case keyWebsite:
		setText(&n.Website, v)
	case keyLocation:
		setText(&n.Location, v)
	case keyCompetitors:
		r.setCompetitors(v)
	}
}

func setText(t *Text, v value) {
	if t.Value == "" {
		*t = v.plain()
	}
}

func (r *reading) setKind(v value) {
	text := strings.ToLower(v.plain().Value)
	switch k := Kind(strings.TrimSuffix(text, "s")); k {
	case Interview, Application, Company, Review, Page:
		r.kind = k
	case "companie":
		r.kind = Company
	default:
		r.warn(v.pos, "kind: "+text+" is none the journal knows", "use interview, application, company, review or page")
	}
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
		r.warn(v.pos, "stage "+r.note.Stage.Value+" looks like a slip", "did you mean "+near+"?")
	}
}

func (r *reading) setOutcome(v value) {
	text := v.plain().Value
	if r.note.Outcome != "" {
		return
	}
	got := ReadOutcome(text)
	if got.Known {
		r.note.Outcome, r.note.Fate, r.note.Meeting = got.Outcome, got.Fate, got.Meeting
		for _, m := range got.Remarks {
			if m.Doubtful {
				r.warn(v.pos, "outcome "+shorten(text)+": "+m.Msg, m.Hint)
			}
		}
		return
	}
	if got.Near != "" {
		r.warn(v.pos, fmt.Sprintf("outcome %s looks like a slip", shorten(text)), "did you mean "+got.Near+"?")
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

func (r *reading) setCompetitors(v value) {
	for _, item := range v.flat() {
		for _, name := range strings.FieldsFunc(item.plain().Value, func(c rune) bool { return c == ',' || c == ';' }) {
			if name = strings.TrimSpace(name); name != "" {
				r.note.Competitors = append(r.note.Competitors, Text{name, item.pos})
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
	n, err := strconv.Atoi(text)
	if err != nil {
		if n = score(text); n == 0 {
			if f, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64); err == nil && f >= 1 && f <= 5 {
				n = int(f + 0.5)
			}
		}
		if n == 0 && !strings.ContainsAny(text, "0123456789") {
			if name != "overall" || day.Unknown(text) {
				return
			}
			r.warn(v.pos, fmt.Sprintf("%s: %s is no rating", name, shorten(text)), "write a number from 1 to 5")
			return
		}
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
