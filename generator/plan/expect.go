package plan

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"journal/generator/journal"
	"journal/generator/note"
)

// SheetLength is how many questions a prep sheet expects.
const SheetLength = 12

// Likely is a question to expect at an interview.
type Likely struct {
	Text     string
	Question *journal.Question // asked before; nil if it is a usual one
	Here     bool              // it was asked at that company
	topic    string
	score    int
}

// bank is the question bank, as read from its words.
type bank struct {
	text    map[string]string   // of a topic
	known   map[string][]known  // by the first word
	eastern []known             // in languages without spaces
	stages  map[string][]string // kind of stage → topics
	trades  []trade
}

// known is a phrase by which a topic is known.
type known struct {
	topic string
	words []string
	open  bool // the last word may go on
}

type trade struct {
	word   string
	topics []string
}

var questionBank = sync.OnceValue(func() *bank {
	all := lists()
	b := &bank{text: map[string]string{}, known: map[string][]known{}, stages: map[string][]string{}}
	add := func(topic string, phrases []string) {
		for _, phrase := range phrases {
			open := strings.HasSuffix(phrase, "*")
			k := known{topic, strings.Fields(spaced(phrase)), open}
			if startsCue(phrase) {
				b.eastern = append(b.eastern, known{topic: topic, words: []string{phrase}})
			} else if len(k.words) > 0 {
				b.known[k.words[0]] = append(b.known[k.words[0]], k)
			}
		}
	}
	for _, e := range all["bank"] {
		b.text[e.Name] = e.Words[0]
		add(e.Name, e.Words[1:])
	}
	for _, e := range all["bank words"] {
		add(e.Name, e.Words)
	}
	for _, e := range all["bank stage"] {
		b.stages[e.Name] = e.Words
	}
	for _, e := range all["bank trade"] {
		b.trades = append(b.trades, trade{e.Name, e.Words})
	}
	return b
})

// topicOf returns the topic of a question that was asked at an interview: that whose
// words stand in it first, and of two in one place the longer ones; "" if there is
// none. "Why us?" has many names for us.
func (b *bank) topicOf(question string, in *journal.Interview) string {
	words := strings.Fields(spaced(question))
	for i, word := range words {
		best, length := "", 0
		try := func(first string, list []known) {
			for _, k := range list {
				if k.stands(words[i:], first == word) && len(k.words)*100+len(k.words[0]) > length {
					best, length = k.topic, len(k.words)*100+len(k.words[0])
				}
			}
		}
		try(word, b.known[word])
		for n := 3; n < len(word); n++ {
			try(word[:n], b.known[word[:n]])
		}
		if best != "" {
			return best
		}
	}
	for _, k := range b.eastern {
		if strings.Contains(question, k.words[0]) {
			return k.topic
		}
	}
	if len(words) > 1 && words[0] == "why" {
		name := ""
		if in != nil && in.Company != nil {
			name, _, _ = strings.Cut(strings.TrimSpace(spaced(in.Company.Name)), " ")
		}
		if len(words) <= 3 || name != "" && slices.Contains(words, name) {
			return "why-us"
		}
	}
	return ""
}

// stands reports whether words begin with the phrase. whole says that its first word
// is all of theirs.
func (k *known) stands(words []string, whole bool) bool {
	if len(k.words) == 1 {
		return whole || k.open
	}
	if !whole || len(k.words) > len(words) {
		return false
	}
	last := len(k.words) - 1
	return slices.Equal(k.words[:last], words[:last]) && (words[last] == k.words[last] || k.open && strings.HasPrefix(words[last], k.words[last]))
}

// Sheets tells what to expect at the interviews of a journal.
type Sheets struct {
	j      *journal.Journal
	topics map[*journal.Question]string // "" of none
	at     map[*journal.Interview][]met
}

// met is a question that was asked at an interview, by its line.
type met struct {
	line int
	q    *journal.Question
}

// NewSheets reads what each question of a journal is about.
func NewSheets(j *journal.Journal) *Sheets {
	s := &Sheets{j, make(map[*journal.Question]string, len(j.Questions)), map[*journal.Interview][]met{}}
	b := questionBank()
	for _, q := range j.Questions {
		var in *journal.Interview
		for k := range q.Asked {
			if at := q.Asked[k].Interview; at != nil {
				in = at
				s.at[at] = append(s.at[at], met{q.Asked[k].Line.Line, q})
			}
		}
		s.topics[q] = b.topicOf(q.Text, in)
	}
	return s
}

// Expect returns the questions to expect at an interview, the likeliest first: those
// that were asked at that company, at that kind of stage, by that kind of people, and
// what the question bank has for the stage and the trade. Only what was asked before
// that day counts, so that one can look back at what a sheet was worth.
func (s *Sheets) Expect(in *journal.Interview) []*Likely {
	b := questionBank()
	found := map[string]*Likely{}
	var all []*Likely
	add := func(key, text string, score int) *Likely {
		l := found[key]
		if l == nil {
			l = &Likely{Text: text, topic: key}
			found[key] = l
			all = append(all, l)
		}
		l.score += score
		return l
	}
	for _, q := range s.j.Questions {
		topic, latest := cmp.Or(s.topics[q], "\x00"+q.Anchor), true
		for k := range q.Asked { // latest first
			at := q.Asked[k].Interview
			if at == nil || at == in || !before(at, in) {
				continue
			}
			here := at.Company != nil && at.Company == in.Company
			score := 6
			switch {
			case here && at.Kind == in.Kind:
				score = 30
			case here:
				score = 12
			case at.Kind != "" && at.Kind == in.Kind:
				score = 20
			case sameKindOfPeople(at, in):
				score = 10
			}
			l := add(topic, q.Asked[k].Text, score)
			if latest && (l.Question == nil || here && !l.Here) {
				l.Question, l.Text = q, q.Asked[k].Text
			}
			l.Here = l.Here || here
			latest = false
		}
	}
	stage := b.stages[in.Kind]
	if stage == nil {
		stage = b.stages["any"]
	}
	for k, topic := range stage {
		add(topic, b.text[topic], 36-2*k)
	}
	role := spaced(in.Role())
	for _, t := range b.trades {
		if contains(role, []string{t.word}) {
			for k, topic := range t.topics {
				add(topic, b.text[topic], 18-2*k)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y *Likely) int { return cmp.Compare(y.score, x.score) })
	return all[:min(len(all), SheetLength)]
}

// before reports whether an interview was held before another one.
func before(a, b *journal.Interview) bool {
	if a.Day.IsZero() || b.Day.IsZero() {
		return !a.Day.IsZero()
	}
	return a.Day.Compare(b.Day) < 0
}

// sameKindOfPeople reports whether a word of their titles that says what they do is
// the same in two rooms: an engineer in both.
func sameKindOfPeople(a, b *journal.Interview) bool {
	for _, p := range a.People {
		for word := range strings.FieldsSeq(spaced(p.Title)) {
			if len(word) < 5 || word == "senior" || word == "staff" || word == "principal" {
				continue
			}
			if slices.ContainsFunc(b.People, func(q *journal.Person) bool { return strings.Contains(spaced(q.Title), " "+word+" ") }) {
				return true
			}
		}
	}
	return false
}

// Sheet is what a prep sheet was worth: how many of the questions that were asked
// stood on it, and those that did not.
type Sheet struct {
	Asked, On int
	Missed    []*note.Item
}

// Look compares what was asked at an interview with what was to be expected; nil
// before it is written up.
func (s *Sheets) Look(in *journal.Interview) *Sheet {
	asked := s.at[in]
	if in.Upcoming || in.Ahead || in.Day.IsZero() || len(asked) == 0 {
		return nil
	}
	expected, out := s.Expect(in), &Sheet{}
	items := in.Note.Items(note.Questions)
	for i := range items {
		at := slices.IndexFunc(asked, func(m met) bool { return m.line == items[i].Line })
		if at < 0 {
			continue
		}
		q := asked[at].q
		out.Asked++
		if slices.ContainsFunc(expected, func(l *Likely) bool { return l.Question == q || s.topics[q] != "" && l.topic == s.topics[q] }) {
			out.On++
			continue
		}
		out.Missed = append(out.Missed, &items[i])
	}
	return out
}
