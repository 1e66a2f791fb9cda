package plan

import (
	"cmp"
	"maps"
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
}

// bank is the question bank, as read from its words.
type bank struct {
	text    map[string]map[string]string   // of a topic, by language
	known   map[string][]known             // by the first word
	eastern []known                        // in languages without spaces, the longest first
	stages  map[string][]string            // kind of stage → topics
	trades  map[string]map[string][]string // by language: a word of the role → topics
}

// known is a phrase by which a topic is known.
type known struct {
	topic string
	words []string
	open  bool // the last word may go on
}

var questionBank = sync.OnceValue(func() *bank {
	all := lists()
	b := &bank{text: map[string]map[string]string{"en": {}}, known: map[string][]known{}, stages: map[string][]string{}, trades: map[string]map[string][]string{}}
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
		b.text["en"][e.Name] = e.Words[0]
		add(e.Name, e.Words[1:])
	}
	for _, e := range all["bank words"] {
		add(e.Name, e.Words)
	}
	for _, e := range all["bank question"] {
		if b.text[e.Lang] == nil {
			b.text[e.Lang] = map[string]string{}
		}
		question := strings.Join(e.Words, ", ")
		b.text[e.Lang][e.Name] = question
		add(e.Name, []string{question}) // so that it is known when it was asked
	}
	slices.SortStableFunc(b.eastern, func(a, c known) int { return len(c.words[0]) - len(a.words[0]) })
	for _, e := range all["bank stage"] {
		b.stages[e.Name] = e.Words
	}
	for _, e := range all["bank trade"] {
		if b.trades[e.Lang] == nil {
			b.trades[e.Lang] = map[string][]string{}
		}
		b.trades[e.Lang][e.Name] = e.Words
	}
	return b
})

// question is the usual question of a topic, in a language if there is one, else in English.
func (b *bank) question(topic, language string) string {
	return cmp.Or(b.text[language][topic], b.text["en"][topic])
}

// tradesIn returns what is asked in which trade, by words of the role in a language and in
// English, where the language does not mean something else: a French chef leads a team.
func (b *bank) tradesIn(language string) map[string][]string {
	all := maps.Clone(b.trades["en"])
	maps.Copy(all, b.trades[language])
	return all
}

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

// Sheets tells what to expect at the interviews of a journal. What it looks at for
// each of a thousand interviews is kept as numbers. It is safe for concurrent use.
type Sheets struct {
	j      *journal.Journal
	bank   *bank
	trades map[string][]string
	topics map[string]int // name → number; a question that is in no bank has a topic of its own
	names  []string       // by number
	asked  []history      // of each question of the journal
	rooms  map[*journal.Interview]room
	at     map[*journal.Interview][]met
	usual  sync.Map // of a kind of stage and a role, map[int]int: scores of topics
}

// history is when and where a question was asked, latest first, as far as the day is known.
type history struct {
	topic int
	times []asking
}

// before returns the times before a day, all of them if that is 0. One goes to the first
// of them at a bound: each interview asks this of each question.
func (h *history) before(day int) []asking {
	if day == 0 {
		return h.times
	}
	at, _ := slices.BinarySearchFunc(h.times, day, func(a asking, day int) int {
		if a.day >= day {
			return -1
		}
		return 1
	})
	return h.times[at:]
}

type asking struct {
	room
	at int // place in Asked
}

// room is an interview as far as it says what may be asked there.
type room struct {
	day     int // as a number that grows
	kind    int // of its stage
	company *journal.Company
	jobs    uint64 // what the people in it do, a bit for each word
}

// met is a question that was asked at an interview, by its line.
type met struct{ line, topic int }

// NewSheets reads what each question of a journal is about.
func NewSheets(j *journal.Journal) *Sheets {
	bank := questionBank()
	s := &Sheets{j: j, bank: bank, trades: bank.tradesIn(j.WrittenIn), topics: map[string]int{}, asked: make([]history, len(j.Questions)),
		rooms: make(map[*journal.Interview]room, len(j.Interviews)), at: make(map[*journal.Interview][]met, len(j.Interviews))}
	for _, e := range lists()["bank"] {
		number(s.topics, e.Name)
	}
	kinds, jobs := map[string]int{}, map[string]int{}
	for _, in := range j.Interviews {
		r := room{company: in.Company, kind: number(kinds, in.Kind)}
		if !in.Day.IsZero() {
			r.day = (in.Day.Year*12+int(in.Day.Month))*31 + in.Day.Day
		}
		for _, word := range jobsIn(in) {
			if n := number(jobs, word); n < 64 {
				r.jobs |= 1 << n
			}
		}
		s.rooms[in] = r
	}
	for n, q := range j.Questions {
		var in *journal.Interview
		h := &s.asked[n]
		for k := range q.Asked {
			if at := q.Asked[k].Interview; at != nil {
				in = at
				if r := s.rooms[at]; r.day > 0 {
					h.times = append(h.times, asking{r, k})
				}
			}
		}
		slices.SortStableFunc(h.times, func(a, b asking) int { return b.day - a.day })
		h.topic = number(s.topics, cmp.Or(s.bank.topicOf(q.Text, in), "\x00"+q.Anchor))
		for k := range q.Asked {
			if at := q.Asked[k].Interview; at != nil {
				s.at[at] = append(s.at[at], met{q.Asked[k].Line.Line, h.topic})
			}
		}
	}
	s.names = make([]string, len(s.topics))
	for name, n := range s.topics {
		s.names[n] = name
	}
	return s
}

// number returns the number of a word, the next one if it is new.
func number(of map[string]int, word string) int {
	n, known := of[word]
	if !known {
		n = len(of)
		of[word] = n
	}
	return n
}

// jobsIn returns the words of the titles in a room that say what people do.
func jobsIn(in *journal.Interview) []string {
	var all []string
	for _, p := range in.People {
		for word := range strings.FieldsSeq(spaced(p.Title)) {
			const short = 5 // of, head, vp
			if len(word) >= short && word != "senior" && word != "staff" && word != "principal" {
				all = append(all, word)
			}
		}
	}
	return all
}

// usualAt returns what the bank has for a kind of stage and a role, as scores of topics.
// Most interviews share theirs with others.
func (s *Sheets) usualAt(kind, role string) map[int]int {
	if known, ok := s.usual.Load([2]string{kind, role}); ok {
		return known.(map[int]int)
	}
	stage := s.bank.stages[kind]
	if stage == nil {
		stage = s.bank.stages["any"]
	}
	usual := map[int]int{}
	for k, topic := range stage {
		usual[s.topics[topic]] += 36 - 2*k
	}
	words, trade := spaced(role), map[int]int{}
	for word, topics := range s.trades {
		if contains(words, []string{word}) {
			for k, topic := range topics {
				trade[s.topics[topic]] = max(trade[s.topics[topic]], 18-2*k)
			}
		}
	}
	for topic, score := range trade {
		usual[topic] += score
	}
	s.usual.Store([2]string{kind, role}, usual)
	return usual
}

// likeliest returns the topics to expect at an interview, the likeliest first: those
// that were asked at that company, at that kind of stage, by that kind of people, and
// what the question bank has for the stage and the trade. Only what was asked before
// that day counts, so that one can look back at what a sheet was worth.
func (s *Sheets) likeliest(in *journal.Interview) []int {
	here := s.rooms[in]
	scores := make([]int, len(s.topics))
	for topic, score := range s.usualAt(in.Kind, in.Role()) {
		scores[topic] = score
	}
	for n := range s.asked {
		h := &s.asked[n]
		times := h.before(here.day)
		for k := range times[:min(len(times), SheetLength)] { // what is long ago says no more
			at := &times[k]
			score := 6
			switch {
			case at.company != nil && at.company == here.company && at.kind == here.kind:
				score = 30
			case at.company != nil && at.company == here.company:
				score = 12
			case in.Kind != "" && at.kind == here.kind:
				score = 20
			case at.jobs&here.jobs != 0:
				score = 10
			}
			scores[h.topic] += score
		}
	}
	var best []int
	for topic, score := range scores {
		if score == 0 || len(best) == SheetLength && score <= scores[best[SheetLength-1]] {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, score, func(other, score int) int {
			if scores[other] >= score {
				return -1
			}
			return 1
		})
		best = slices.Insert(best, at, topic)
		best = best[:min(len(best), SheetLength)]
	}
	return best
}

// Expect returns the questions to expect at an interview, the likeliest first, in the
// words in which they were asked before where they were.
func (s *Sheets) Expect(in *journal.Interview) []*Likely {
	here := s.rooms[in]
	var out []*Likely
	about := map[int]*Likely{} // by topic
	for _, topic := range s.likeliest(in) {
		about[topic] = &Likely{Text: s.bank.question(s.names[topic], s.j.WrittenIn)}
		out = append(out, about[topic])
	}
	for n := range s.asked {
		l := about[s.asked[n].topic]
		if l == nil {
			continue
		}
		if times := s.asked[n].before(here.day); len(times) > 0 {
			at := times[0]
			there := at.company != nil && at.company == here.company
			if l.Question == nil || there && !l.Here {
				l.Question, l.Here = s.j.Questions[n], there
				l.Text = l.Question.Asked[at.at].Text
			}
		}
	}
	return out
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
	expected, out := s.likeliest(in), &Sheet{}
	items := in.Note.Items(note.Questions)
	for i := range items {
		at := slices.IndexFunc(asked, func(m met) bool { return m.line == items[i].Line })
		if at < 0 {
			continue
		}
		out.Asked++
		if slices.Contains(expected, asked[at].topic) {
			out.On++
			continue
		}
		out.Missed = append(out.Missed, &items[i])
	}
	return out
}
