package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
	"journal/generator/search"
)

// Deck is some of the cards of a page.
type Deck struct {
	ID    string // of its option; an address may end in it
	Title string
	Count int
	Cards string // their places on the page from 0, in the order to practise them: "4 0 17"
}

const (
	askedOnPage   = 6 // times of a question that its page shows, and its card; the layouts say so, too
	askedOnCard   = 3
	expectedCards = 12 // in the deck for an interview: what can be practised on the evening before
	knownWordings = 8  // the latest, by which progress is found
	knownNotes    = 3
)

// deckOf returns the id of the deck for an interview.
func deckOf(i *journal.Interview) string {
	return "for-" + strings.TrimSuffix(strings.TrimPrefix(i.Address, "interviews/"), ".html")
}

// cardsOf returns a link to the cards for an interview, "" without a question.
func (v view) cardsOf(i *journal.Interview) template.URL {
	expected, planned := first(v.expect(i), expectedCards), len(plan.Active(v.plans)) > 0
	switch {
	case len(v.journal.Questions) == 0 && !planned:
		return ""
	case len(expected) == 0 && !planned || !v.begins(expected):
		return template.URL(v.root + "practice.html")
	}
	return template.URL(v.root + "practice.html#" + encodePath(deckOf(i)))
}

// begins reports whether questions are all on the first page of practice.
func (v view) begins(all []journal.Expected) bool {
	return !slices.ContainsFunc(all, func(e journal.Expected) bool { return !slices.Contains(v.cards[0][0].List, e.Question) })
}

// listCards adds the pages of practice. Who has more cards than fit on one finds there
// those to begin with: for the interviews ahead, then the first in the order of practice;
// the cards of each stage have pages of their own.
func (s *Site) listCards() {
	all, weight := inOrder(s.journal.Questions), weightOf(askedOnCard)
	begin := s.toBegin(all, weight)
	s.cards = [][]*Part[*journal.Question]{divide("practice.html", "", begin, roomForCards, weight)}
	if len(all) > len(begin) {
		stages := s.byStage()
		for n := range stages {
			stages[n].List = inOrder(stages[n].List)
		}
		s.cards = append(s.cards, lists("practice/", stages, roomForCards, weight)...)
		s.add(file{Page: Page{Address: cardBank}, extra: s.writeBank})
	}
	for _, parts := range s.cards {
		addParts(s, "practice.html", "Practice", parts)
	}
}

// expect returns the questions to be expected at an interview, which several pages ask for.
func (s *Site) expect(i *journal.Interview) []journal.Expected {
	if all, ok := s.expected.Load(i); ok {
		return all.([]journal.Expected)
	}
	all := s.journal.Expected(i)
	s.expected.Store(i, all)
	return all
}

// inOrder returns questions in the order in which they are practised.
func inOrder(all []*journal.Question) []*journal.Question {
	var list []*journal.Question
	for _, g := range journal.ByPractice(all) {
		list = append(list, g.List...)
	}
	return list
}

// toBegin chooses as many of the questions as a page holds: what is to be expected at
// the interviews ahead, and the first of the others.
func (s *Site) toBegin(all []*journal.Question, weight func(*journal.Question) int) []*journal.Question {
	chosen, room := map[*journal.Question]bool{}, roomForCards
	take := func(q *journal.Question) {
		if w := weight(q); !chosen[q] && w <= room {
			chosen[q] = true
			room -= w
		}
	}
	for _, i := range s.journal.Upcoming() {
		for _, e := range first(s.expect(i), expectedCards) {
			take(e.Question)
		}
	}
	for _, q := range all {
		take(q)
	}
	return slices.DeleteFunc(slices.Clone(all), func(q *journal.Question) bool { return !chosen[q] })
}

// cardBank is the name of the file that says which card is on which page, where there
// are several.
const cardBank = "practice-bank.js"

// writeBank writes for each page of practice what its cards are known by, in short.
// A card of several pages is of the first.
func (s *Site) writeBank(w io.Writer) error {
	var pages [][3]string // address, stage, cards
	seen := map[*journal.Question]bool{}
	for _, parts := range s.cards {
		for _, p := range parts {
			var known strings.Builder
			if p.Address == "practice.html" {
				for _, one := range plan.Active(s.plans) {
					known.WriteString(planWordings(one)[:inBank])
				}
			}
			for _, q := range p.List {
				if seen[q] {
					continue
				}
				seen[q] = true
				for _, w := range q.Wordings(knownWordings) {
					known.WriteString(digits("wording", w.Form, inBank))
				}
			}
			pages = append(pages, [3]string{p.Address, p.Of, known.String()})
		}
	}
	text, err := json.Marshal(pages)
	if err == nil {
		_, err = fmt.Fprintf(w, "globalThis.journalBank = %s;\n", text)
	}
	return err
}

// inBank is how much of a wording stands there: about one of a million strangers has
// the same.
const inBank = 5

// forAhead returns a deck for each interview ahead: the plans, and the questions to be
// expected, if all of them are among the cards.
func (v view) forAhead(cards []*journal.Question) []Deck {
	place := v.places(cards)
	plans := len(plan.Active(v.plans))
	var all []Deck
	for _, i := range v.journal.Upcoming() {
		var deck []int
		for n := range plans {
			deck = append(deck, n)
		}
		expected := first(v.expect(i), expectedCards)
		for _, e := range expected {
			deck = append(deck, place[e.Question])
		}
		if len(deck) > 0 && v.begins(expected) {
			all = append(all, newDeck(deckOf(i), i.Title, deck))
		}
	}
	return all
}

// ofStages returns a deck for each kind of stage at which one of the cards was asked.
func (v view) ofStages(cards []*journal.Question) []Deck {
	place := v.places(cards)
	var all []Deck
	taken := map[string]bool{}
	for _, stage := range v.journal.QuestionsByStage() {
		id := "stage-" + journal.Slug(stage.Name)
		var deck []int
		for _, q := range stage.List {
			if at, ok := place[q]; ok {
				deck = append(deck, at)
			}
		}
		if taken[id] || len(deck) == 0 {
			continue // a stage that is written in signs alone
		}
		taken[id] = true
		slices.Sort(deck)
		all = append(all, newDeck(id, stage.Name, deck))
	}
	return all
}

// places returns where the cards of the first page stand on it, behind the plans.
func (v view) places(cards []*journal.Question) map[*journal.Question]int {
	place := make(map[*journal.Question]int, len(cards))
	for n, q := range cards {
		place[q] = len(plan.Active(v.plans)) + n
	}
	return place
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

// wordings returns what a card is known by from one build to the next: for each way the
// question was put a hash of 32 bits, a colon, and 12 bits for each word. Nothing of it
// depends on the place of the card.
//
// Browsers keep this and [askedIn] beside the reader's progress, where other pages of
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

// plannedIn is [askedIn] of a plan.
func plannedIn(p *plan.Plan) string { return digits("note", p.Note.Path, 4) }

// planWordings is [wordings] of a plan.
func planWordings(p *plan.Plan) string {
	var b strings.Builder
	b.WriteString(digits("wording", note.PlanForm(p.Text), 8) + ":")
	for _, word := range search.Words(p.If + " " + p.Then) {
		b.WriteString(digits("word", word, 3))
	}
	return b.String()
}

// askedIn returns 16 bits for each note a question was asked in.
func askedIn(q *journal.Question) string {
	var all []string
	for n := 0; n < len(q.Asked) && len(all) < knownNotes; n++ {
		if name := digits("note", q.Asked[n].Note.Path, 4); !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return strings.Join(all, " ")
}

// digits returns so many hexadecimal digits that stand for a text of a kind.
func digits(kind, text string, n int) string {
	sum := sha256.Sum256([]byte("journal practice\x00" + kind + "\x00" + text))
	return hex.EncodeToString(sum[:])[:n]
}

// filters returns the classes by which the filters find a question.
func filters(q *journal.Question, stages []journal.Group[*journal.Question]) string {
	var classes []string
	if q.Weak() {
		classes = append(classes, "weak")
	}
	if len(q.Asked) > 1 {
		classes = append(classes, "again")
	}
	if q.Score == 0 {
		classes = append(classes, "unscored")
	}
	for _, kind := range q.Stages() {
		if n := slices.IndexFunc(stages, func(g journal.Group[*journal.Question]) bool { return g.Name == kind }); n >= 0 {
			classes = append(classes, "r"+strconv.Itoa(n+1))
		}
	}
	return strings.Join(classes, " ")
}
