package note

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"journal/generator/day"
	"journal/generator/problem"
)

// Source says where in a file a fact was found.
type Source string

// The places that facts come from.
const (
	FromKey      Source = "key"       // front matter, or a Dataview field
	FromLabel    Source = "label"     // **Company:** X
	FromHeading  Source = "heading"   // the title of the note, or a heading above a single value
	FromFileName Source = "file name" // which has no place in the file
	FromFolder   Source = "folder"
	FromText     Source = "text"
)

// words is the source as it stands in a sentence.
func (s Source) words() string {
	switch s {
	case FromHeading:
		return "the title"
	case FromText:
		return "the first line"
	}
	return "the " + string(s)
}

// Fact is one value that was read in a note, for whoever wants to know what was
// understood and why. A fact that another place says more surely is not used.
type Fact struct {
	Name   string // the key it would have: "company", "date"
	Value  string // as understood: "2026-03-19 10:00–11:30"; of one that is not used, as written
	From   Source
	Unused bool
	Pos
}

// record keeps what one field was taken for.
func (r *reading) record(k key, value string, from Source, pos Pos, unused bool) {
	if value == "" {
		return
	}
	r.note.Facts = append(r.note.Facts, Fact{Name: string(k.target()), Value: value, From: from, Unused: unused, Pos: pos})
}

// target is the key of the value that a key sets: several keys may set one.
func (k key) target() key {
	switch k {
	case keyInterviewed, keyCreated:
		return keyDate
	case keyStatus, keyUpdate:
		return keyOutcome
	case keyType, keyRound:
		return keyStage
	}
	return k
}

// rank orders the keys that set one value: what says it more surely comes first.
func (k key) rank() int {
	switch k {
	case keyDate, keyStatus, keyType, keyRound:
		return 1
	case keyCreated:
		return 2
	case keyUpdate:
		return -1
	}
	return 0
}

// A meant is a field and what its key means.
type meant struct {
	field
	key key
}

// byRank gives fields their meaning in such an order that of those with one target the
// surest comes first.
func byRank(fields []field) []meant {
	all := make([]meant, len(fields))
	for i, f := range fields {
		all[i] = meant{f, f.meaning()}
	}
	slices.SortStableFunc(all, func(a, b meant) int { return cmp.Compare(a.key.rank(), b.key.rank()) })
	return all
}

// textOf is the value of a key that is kept as it is written; nil for others.
func (n *Note) textOf(k key) *Text {
	switch k {
	case keyTitle:
		return &n.Title
	case keyCompany:
		return &n.Company
	case keyRole:
		return &n.Role
	case keyStage:
		return &n.Stage
	case keyFormat:
		return &n.Format
	case keyNextSteps:
		return &n.NextSteps
	case keySalary:
		return &n.Salary
	case keySource:
		return &n.Source
	case keyURL:
		return &n.URL
	case keyWebsite:
		return &n.Website
	case keyLocation:
		return &n.Location
	}
	return nil
}

// said is the value that the note has of a key by now, as a person would write it.
func (r *reading) said(k key) string {
	n := r.note
	if t := n.textOf(k.target()); t != nil {
		return t.Value
	}
	switch k.target() {
	case keyKind:
		return string(r.kind)
	case keyDate:
		return momentText(n.When.Moment)
	case keyTime:
		return momentText(r.clock)
	case keyEnd:
		return momentText(r.end)
	case keyTimezone:
		return r.zone
	case keyDuration:
		if n.Duration > 0 {
			return strconv.Itoa(n.Duration) + " min"
		}
	case keyPeople:
		return describePeople(n.People, n.Unnamed...)
	case keyPersonTitle:
		return r.personTitle
	case keyPersonEmail:
		return r.personEmail
	case keyRecruiter:
		if n.Recruiter != nil {
			return describePeople([]Person{*n.Recruiter})
		}
	case keyContact:
		return describePeople(n.Contacts)
	case keyOutcome:
		return string(n.Outcome)
	case keyRatings, keyOverall, keyResearch, keyConfidence, keyAnswers, keyRapport, keyDifficulty:
		return describeRatings(n.Ratings)
	case keyChance:
		if n.Chance != nil {
			return strconv.Itoa(*n.Chance) + "%"
		}
	case keyTalkShare:
		if n.TalkShare != nil {
			return strconv.Itoa(*n.TalkShare) + "%"
		}
	case keyTranscript:
		if n.Transcript {
			return "yes"
		}
	case keyUID:
		return n.UID
	case keySequence:
		if n.Sequence > 0 {
			return strconv.Itoa(n.Sequence)
		}
	case keyFit:
		return describeRatings(n.Fit)
	case keyTags:
		return strings.Join(n.Tags, ", ")
	case keyApplied:
		return momentText(n.Applied.Moment)
	case keyDeadline:
		return momentText(n.Deadline.Moment)
	case keyThankYou, keySent:
		if n.Sent {
			return strings.TrimSpace("sent " + momentText(n.ThankYou.Moment))
		}
	case keyFollowUp:
		return momentText(n.FollowUp.Moment)
	case keyCompetitors, keyAliases:
		list := n.Competitors
		if k == keyAliases {
			list = n.Aliases
		}
		var out []string
		for _, t := range list {
			out = append(out, t.Value)
		}
		return strings.Join(out, ", ")
	}
	return ""
}

func describePeople(people []Person, unnamed ...Text) string {
	var out []string
	for _, p := range people {
		text := p.Name
		if p.Title != "" {
			text += ", " + p.Title
		}
		if p.Email != "" {
			text += " <" + p.Email + ">"
		}
		out = append(out, text)
	}
	for _, u := range unnamed {
		out = append(out, u.Value)
	}
	return strings.Join(out, "; ")
}

func describeRatings(ratings map[string]int) string {
	var out []string
	for name, n := range ratings {
		out = append(out, fmt.Sprintf("%s %d", name, n))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// momentText is a moment as a person reads it: 2026-03-19 10:00–11:30 Europe/Berlin.
func momentText(w day.Moment) string {
	var out []string
	switch {
	case !w.Day.IsZero():
		out = append(out, w.Day.String())
	case !w.IsZero():
		out = append(out, w.Between().String())
	}
	if w.HasTime {
		clock := w.Start.String()
		if w.HasEnd {
			clock += "–" + w.End.String()
		}
		out = append(out, clock)
	}
	if w.Zone != "" && len(out) > 0 {
		out = append(out, w.Zone)
	}
	return strings.Join(out, " ")
}

// reconcile compares what a note says of its result with what its log says
// last. A line of the log has a day: it is the later word. A meeting that the
// log calls off did not take place.
func (r *reading) reconcile() {
	n := r.note
	last := -1
	for i := range n.Log {
		if e := &n.Log[i]; isEnd(endOf(e.What)) && (last < 0 || n.Log[last].When.Day.Compare(e.When.Day) <= 0) {
			last = i
		}
		if e := &n.Log[i]; n.Kind == Interview && n.Outcome == "" && e.Meeting != "" && e.What == string(Cancelled) && !takesPlace(n.Log[i+1:]) {
			n.Outcome, n.Meeting = Cancelled, e.Meeting
		}
	}
	if last < 0 {
		return
	}
	e := &n.Log[last]
	if n.Outcome == "" {
		later := slices.ContainsFunc(n.Log, func(m Entry) bool {
			return (m.What == "met" || m.What == "scheduled" || m.What == "recruiter-call") && m.When.Day.Compare(n.When.Day) > 0 && m.When.Day.Compare(e.When.Day) <= 0
		})
		if n.Kind == Interview && e.When.Day.Compare(n.When.Day) >= 0 && !later { // else it is how another one ended
			n.Outcome, n.Fate = endOf(e.What), e.Fate
		}
		return
	}
	said, logged := n.Outcome, endOf(e.What)
	switch {
	case said == logged:
		if n.Fate == "" {
			n.Fate = e.Fate
		} else {
			e.Fate = n.Fate
		}
		return
	case said == Waiting:
		if n.Kind != Interview || e.When.Day.Compare(n.When.Day) >= 0 {
			r.add(problem.Hint, r.outcomeAt, fmt.Sprintf("the outcome is waiting here and %s in the log of %s, line %d; what has a day counts", logged, e.When.Day, e.Line), "write outcome: "+string(logged)+", or delete the line").Fix = problem.Fix{Old: r.outcomeText, New: string(logged)}
			n.Outcome, n.Fate, n.Meeting = logged, e.Fate, ""
		}
		return
	case !isEnd(said), logged == Silent, logged == Offer && (said == Accepted || said == Declined || said == Withdrawn || n.Fate == OfferWithdrawn), said == Offer && (logged == Accepted || logged == Declined || e.Fate == OfferWithdrawn):
		return // one after the other
	}
	r.warn(r.outcomeAt, fmt.Sprintf("the outcome is %s here and %s in the log of %s, line %d; what has a day counts", said, logged, e.When.Day, e.Line),
		"correct one of the two, or log the other with its day")
	n.Outcome, n.Fate, n.Meeting = logged, e.Fate, ""
}

// takesPlace reports whether lines behind one that calls a meeting off give it another day.
func takesPlace(log []Entry) bool {
	return slices.ContainsFunc(log, func(e Entry) bool { return e.What == "moved" || e.What == "scheduled" })
}

// endOf returns the outcome that a word of the log tells; "" or no outcome at all
// if it tells none.
func endOf(what string) Outcome {
	if what == "signed" {
		return Accepted
	}
	return Outcome(what)
}

// isEnd reports whether an outcome is one with which an application stands
// still: waiting and passed lead on, and a cancelled meeting is none.
func isEnd(o Outcome) bool {
	switch o {
	case Offer, Accepted, Declined, Rejected, Withdrawn, Silent:
		return true
	}
	return false
}
