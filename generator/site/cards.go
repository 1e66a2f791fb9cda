package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"journal/generator/journal"
	"journal/generator/search"
)

// CardsPage is the data of practice.html: every question as a card. Without a
// script the cards are read in this order, which is the order in which a script
// brings up new ones.
type CardsPage struct {
	Count      int
	Weak       int    // how many were answered badly so far
	Interviews []Deck // for the interviews ahead, soonest first
	Stages     []Deck // of the kinds of stages, the largest first
	Groups     []CardGroup
}

// Deck is a part of the cards.
type Deck struct {
	ID    string // of its option; an address may end in it
	Title string
	Count int
	Cards string // their places on the page from 0, in the order to practise them: "4 0 17"
}

// CardGroup is the cards of one standing.
type CardGroup struct {
	ID    string
	Title string
	Cards []Card
}

// Card is a question to practise.
type Card struct {
	*journal.Question
	Wordings  string // what the reader's progress is found by, see wordings
	Notes     string
	Stages    string // "technical, final"
	Companies string
	Reasons   []string // why it went wrong, the latest first
	Scores    string   // one's own, the oldest first; "" below two
	More      int      // how many more times it was asked than a card has room for
}

const (
	shownAsks     = 3  // on a card; the question bank has more
	shownReasons  = 3  // on a card
	namedAsks     = 3  // stages and companies on the front of a card
	expectedCards = 12 // in the deck for an interview: what can be practised on the evening before
	knownWordings = 8  // the latest, by which progress is found
	knownNotes    = 3
)

// deckOf gives the id of the deck for an interview.
func deckOf(i *journal.Interview) string {
	return "for-" + strings.TrimSuffix(strings.TrimPrefix(i.Address, "interviews/"), ".html")
}

// cardsOf returns a link to the cards for an interview, "" without a question.
func (v view) cardsOf(i *journal.Interview) template.URL {
	switch {
	case len(v.journal.Questions) == 0:
		return ""
	case len(v.expects(i)) == 0:
		return template.URL(v.root + "practice.html")
	}
	return template.URL(v.root + "practice.html#" + encodePath(deckOf(i)))
}

// cards orders the questions for practising: those answered badly the last time
// come first, then those without a score, then the rest. In each group the ones
// asked most often come first, of these the lowest score, and then the order of
// the question bank.
func (v view) cards() any {
	groups := []CardGroup{{ID: "weak", Title: "Weak so far"}, {ID: "open", Title: "Without a score"}, {ID: "good", Title: "Answered well"}}
	sorted := [3][]*journal.Question{}
	for _, q := range v.journal.Questions {
		switch {
		case isWeak(q):
			sorted[0] = append(sorted[0], q)
		case q.Score == 0:
			sorted[1] = append(sorted[1], q)
		default:
			sorted[2] = append(sorted[2], q)
		}
	}
	p := &CardsPage{Count: len(v.journal.Questions)}
	place := make(map[*journal.Question]int, p.Count)
	for n, list := range sorted {
		slices.SortStableFunc(list, func(a, b *journal.Question) int {
			return cmp.Or(cmp.Compare(len(b.Asked), len(a.Asked)), cmp.Compare(a.Score, b.Score))
		})
		for _, q := range list {
			place[q] = len(place)
			groups[n].Cards = append(groups[n].Cards, newCard(q))
		}
		if len(list) > 0 {
			p.Groups = append(p.Groups, groups[n])
		}
	}
	p.Weak = len(sorted[0])
	p.Interviews = v.decksAhead(place)
	p.Stages = stageDecks(slices.Concat(sorted[0], sorted[1], sorted[2]), place)
	return p
}

// decksAhead gives a deck for each interview ahead where questions are to be expected.
func (v view) decksAhead(place map[*journal.Question]int) []Deck {
	var all []Deck
	for _, i := range v.journal.Upcoming() {
		var cards []int
		for _, c := range first(v.expects(i), expectedCards) {
			cards = append(cards, place[c.Question])
		}
		if len(cards) > 0 {
			all = append(all, newDeck(deckOf(i), i.Title, cards))
		}
	}
	return all
}

// stageDecks gives a deck for each kind of stage at which questions were asked.
func stageDecks(questions []*journal.Question, place map[*journal.Question]int) []Deck {
	cards := map[string][]int{}
	var kinds []string
	for _, q := range questions {
		for _, kind := range whereAsked(q, len(q.Asked), func(i *journal.Interview) string { return i.Kind }) {
			if cards[kind] == nil {
				kinds = append(kinds, kind)
			}
			cards[kind] = append(cards[kind], place[q])
		}
	}
	slices.SortFunc(kinds, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(cards[b]), len(cards[a])), cmp.Compare(a, b))
	})
	var all []Deck
	taken := map[string]bool{}
	for _, kind := range kinds {
		id := "stage-" + journal.Slug(kind)
		if taken[id] {
			continue // a stage that is written in signs alone
		}
		taken[id] = true
		all = append(all, newDeck(id, kind, cards[kind]))
	}
	return all
}

func newDeck(id, title string, cards []int) Deck {
	var b []byte
	for n, place := range cards {
		if n > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(place), 10)
	}
	return Deck{id, title, len(cards), string(b)}
}

// whereAsked gives what the interviews say at which a question was asked: each
// different word once, the latest first, and at most so many.
func whereAsked(q *journal.Question, most int, word func(*journal.Interview) string) []string {
	var all []string
	for n := range q.Asked {
		i := q.Asked[n].Interview
		if len(all) == most {
			break
		}
		if i == nil {
			continue
		}
		if w := word(i); w != "" && !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

func newCard(q *journal.Question) Card {
	out := Card{Question: q, Wordings: wordings(q), Notes: notesOf(q), More: max(0, len(q.Asked)-shownAsks)}
	out.Stages = strings.Join(whereAsked(q, namedAsks, func(i *journal.Interview) string { return i.Kind }), ", ")
	out.Companies = strings.Join(whereAsked(q, namedAsks, func(i *journal.Interview) string {
		if i.Company == nil {
			return ""
		}
		return i.Company.Name
	}), ", ")
	var scores []string
	for _, a := range slices.Backward(q.Asked) {
		if a.Score > 0 {
			scores = append(scores, strconv.Itoa(a.Score))
		}
	}
	if len(scores) > 1 {
		out.Scores = strings.Join(scores, ", ")
	}
	for n := range q.Asked {
		if r := q.Asked[n].Reason; r != "" && len(out.Reasons) < shownReasons && !slices.Contains(out.Reasons, r) {
			out.Reasons = append(out.Reasons, r)
		}
	}
	return out
}

// wordings gives what a card is known by from one build to the next: for each way the
// question was put a hash of 32 bits, a colon, and 12 bits for each word. Nothing of it
// depends on the place of the card.
//
// Browsers keep this and [notesOf] beside the reader's progress, where other pages of
// the same origin may read them, so they are one-way and short: some ten words of
// English share one of the 4096 numbers. layouts/practice-store.js says how they are used.
func wordings(q *journal.Question) string {
	var b strings.Builder
	for n, w := range q.Wordings(knownWordings) {
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(digits("wording", w.Form, 8))
		b.WriteByte(':')
		for _, word := range w.Words {
			// Languages without spaces give one word for a whole question.
			for _, part := range search.Words(word) {
				b.WriteString(digits("word", part, 3))
			}
		}
	}
	return b.String()
}

// notesOf gives 16 bits for each note a question was asked in.
func notesOf(q *journal.Question) string {
	var all []string
	for n := 0; n < len(q.Asked) && len(all) < knownNotes; n++ {
		if name := digits("note", q.Asked[n].Note.Path, 4); !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return strings.Join(all, " ")
}

// digits gives so many hexadecimal digits that stand for a text of a kind.
func digits(kind, text string, n int) string {
	sum := sha256.Sum256([]byte("journal practice\x00" + kind + "\x00" + text))
	return hex.EncodeToString(sum[:])[:n]
}
