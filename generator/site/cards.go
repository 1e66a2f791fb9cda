package site

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/plan"
	"journal/generator/search"
)

// CardsPage is the data of practice.html: every question as a card. Without a
// script the cards are read in this order, which is the order in which a script
// brings up new ones.
type CardsPage struct {
	Plans      []PlanCard // the active ones, before all questions
	Groups     []journal.Group[*journal.Question]
	Interviews []Deck // for the interviews ahead, soonest first
	Stages     []Deck // of the kinds of stages, the largest first
}

// PlanCard is a plan as a card, with what its progress is known by.
type PlanCard struct {
	*plan.Plan
	Wordings, Notes string
}

// Deck is a part of the cards.
type Deck struct {
	ID    string // of its option; an address may end in it
	Title string
	Count int
	Cards string // their places on the page from 0, in the order to practise them: "4 0 17"
}

const (
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
	case len(v.journal.Questions) == 0 && len(plan.Active(v.plans)) == 0:
		return ""
	case len(v.journal.Expected(i)) == 0 && len(plan.Active(v.plans)) == 0:
		return template.URL(v.root + "practice.html")
	}
	return template.URL(v.root + "practice.html#" + encodePath(deckOf(i)))
}

func (v view) cards() any {
	p := &CardsPage{Groups: v.journal.Practice()}
	for _, one := range plan.Active(v.plans) {
		p.Plans = append(p.Plans, PlanCard{one, planWordings(one), digits("note", one.Note.Path, 4)})
	}
	place := make(map[*journal.Question]int, len(v.journal.Questions))
	for _, g := range p.Groups {
		for _, q := range g.List {
			place[q] = len(p.Plans) + len(place)
		}
	}
	p.Interviews = v.decksAhead(place, len(p.Plans))
	p.Stages = v.stageDecks(place)
	return p
}

// decksAhead gives a deck for each interview ahead: the plans, and the questions to be
// expected.
func (v view) decksAhead(place map[*journal.Question]int, plans int) []Deck {
	var all []Deck
	for _, i := range v.journal.Upcoming() {
		var cards []int
		for n := range plans {
			cards = append(cards, n)
		}
		for _, c := range first(v.journal.Expected(i), expectedCards) {
			cards = append(cards, place[c.Question])
		}
		if len(cards) > 0 {
			all = append(all, newDeck(deckOf(i), i.Title, cards))
		}
	}
	return all
}

// stageDecks gives a deck for each kind of stage at which questions were asked.
func (v view) stageDecks(place map[*journal.Question]int) []Deck {
	var all []Deck
	taken := map[string]bool{}
	for _, stage := range v.journal.QuestionsByStage() {
		id := "stage-" + journal.Slug(stage.Name)
		if taken[id] {
			continue // a stage that is written in signs alone
		}
		taken[id] = true
		cards := make([]int, len(stage.List))
		for n, q := range stage.List {
			cards[n] = place[q]
		}
		slices.Sort(cards)
		all = append(all, newDeck(id, stage.Name, cards))
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

// wordings gives what a card is known by from one build to the next: for each way the
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

// planWordings is [wordings] of a plan.
func planWordings(p *plan.Plan) string {
	var b strings.Builder
	b.WriteString(digits("wording", note.PlanForm(p.Text), 8) + ":")
	for _, word := range search.Words(p.If + " " + p.Then) {
		b.WriteString(digits("word", word, 3))
	}
	return b.String()
}

// askedIn gives 16 bits for each note a question was asked in.
func askedIn(q *journal.Question) string {
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
