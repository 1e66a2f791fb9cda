package site

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"journal/generator/journal"
	"journal/generator/plan"
)

// asking is a note of an interview where these questions were asked.
func asking(company, date, stage string, questions ...string) string {
	return fmt.Sprintf("---\ncompany: %s\ndate: %s\nstage: %s\n---\n## Questions they asked\n%s\n", company, date, stage, strings.Join(questions, "\n"))
}

// cardsOf returns the cards of the first page of practice, in order.
func cardsOf(t *testing.T, s *Site) []*journal.Question {
	t.Helper()
	return s.cards[0][0].List
}

// A card shows how often, when and by whom a question was asked; behind it are
// the best answer, what went wrong and the way to the note.
func TestCard(t *testing.T) {
	s := made(t, notes(map[string]string{
		"interviews/a.md": asking("Northwind Robotics", "2026-03-02", "recruiter screen", "- [2/5] Tell me about a conflict with a teammate #behavioural", "  - why: forgot the outcome", "  - better: start with the result"),
		"interviews/b.md": asking("Saltmarsh Maps", "2026-03-04", "technical", "- [3/5] Describe a conflict with your teammate", "  - why: too long"),
		"interviews/c.md": asking("Saltmarsh Maps", "2026-03-03", "technical", "- A conflict with a teammate", "- Why robots?"),
		"interviews/d.md": asking("Saltmarsh Maps", "2026-03-06", "final", "- A conflict with a teammate"),
	}))
	all := cardsOf(t, s)
	if len(all) != 2 {
		t.Fatalf("%d cards", len(all))
	}
	text := page(t, s, "practice.html")
	front, rest, _ := strings.Cut(text, "<details>")
	back, _, _ := strings.Cut(rest, "</details>")
	holds(t, "the front", front, "asked 4 times", "final, technical, recruiter screen", "Saltmarsh Maps, Northwind Robotics", "<h3 dir=\"auto\" tabindex=\"-1\">A conflict with a teammate</h3>")
	holds(t, "the back", back, "start with the result", `<li dir="auto">too long</li>`, "forgot the outcome", "interviews/d.html#l", "interviews/b.html#l", "3/5", "your scores so far: 2, 3", "and 1 more", `href="questions.html#q-`)
	if strings.Contains(front, "start with the result") {
		t.Error("the answer is on the front")
	}
	_, second, _ := strings.Cut(rest, "Why robots?")
	holds(t, "a card without an answer", second, "No answer is written down yet", "- better:", "interviews/c.html#l")
}

// New cards come weak first, then without a score, then the rest; in each group
// the often asked first, then the low scores, then as the question bank has them.
func TestOrderOfCards(t *testing.T) {
	s := made(t, notes(map[string]string{
		"interviews/a.md": asking("A", "2026-03-01", "technical", "- [5/5] Good once", "- [1/5] Awful once", "- Unscored once", "- [3/5] Weak twice", "- [4/5] Good twice"),
		"interviews/b.md": asking("B", "2026-03-02", "technical", "- [3/5] Weak once", "- [2/5] Weak twice", "- [4/5] Good twice", "- Unscored twice", "- Unscored later"),
		"interviews/c.md": asking("C", "2026-03-03", "phone", "- Unscored twice"),
	}))
	all := cardsOf(t, s)
	var got []string
	for _, c := range all {
		got = append(got, c.Text)
	}
	want := []string{"Weak twice", "Awful once", "Weak once", "Unscored twice", "Unscored later", "Unscored once", "Good twice", "Good once"}
	if !slices.Equal(got, want) {
		t.Errorf("the order is\n%q, want\n%q", got, want)
	}
	if weak := journal.ByPractice(all)[0]; weak.Name != "weak" || len(weak.List) != 3 {
		t.Errorf("the first group is %s with %d", weak.Name, len(weak.List))
	}
	if stages := (view{s, ""}).ofStages(all); len(stages) != 2 || stages[0].ID != "stage-technical" || stages[0].Count != 8 || stages[1].Cards != "3" {
		t.Errorf("the stages are %+v", stages)
	}
}

// The deck for the next interview is the plans, then what its prep sheet says is to be
// expected, and the links lead to it.
func TestDeckForTheNextInterview(t *testing.T) {
	s := made(t, sample())
	all := cardsOf(t, s)
	next := s.journal.Next()
	decks, plans := view{s, ""}.forAhead(all), plan.Active(s.plans)
	if len(decks) == 0 || decks[0].ID != deckOf(next) {
		t.Fatalf("the decks ahead are %+v", decks)
	}
	expected := first(s.journal.Expected(next), 6)
	if len(expected) == 0 {
		t.Fatal("nothing is to be expected")
	}
	if len(plans) == 0 {
		t.Fatal("the sample has no plan to rehearse")
	}
	for n, place := range strings.Fields(decks[0].Cards)[:len(plans)+len(expected)] {
		var at int
		if _, err := fmt.Sscan(place, &at); err != nil {
			t.Fatal(err)
		}
		switch asked := n - len(plans); {
		case asked < 0 && at != n:
			t.Errorf("card %d of the deck is not plan %d", n, n)
		case asked >= 0 && (at < len(plans) || all[at-len(plans)].Text != expected[asked].Text):
			t.Errorf("card %d of the deck is card %d, want %q", n, at, expected[asked].Text)
		}
	}
	for name, root := range map[string]string{"index.html": "", prepAddress(next): "../", "improve.html": ""} {
		holds(t, name, page(t, s, name), `href="`+root+`practice.html#`+decks[0].ID+`"`)
	}
	holds(t, "the questions page", page(t, s, "questions.html"), `href="practice.html"`)
	none := made(t, notes(map[string]string{"interviews/a.md": "---\ncompany: A\ndate: 2026-04-01\n---\n"}))
	if strings.Contains(page(t, none, "index.html"), "Practise for it") {
		t.Error("there is nothing to practise, and the start page says so all the same")
	}
}

var notesForm = regexp.MustCompile(`^[0-9a-f]{4}( [0-9a-f]{4})*$`)

// What a card is known by says nothing in words, is another for every question,
// and stays while the question moves.
func TestCardsAreKnownByNumbers(t *testing.T) {
	s := made(t, sample())
	all := cardsOf(t, s)
	form := regexp.MustCompile(`^([0-9a-f]{8}:([0-9a-f]{3})+( |$))+$`)
	seen := map[string]string{}
	for _, c := range all {
		if !form.MatchString(wordings(c)) || !notesForm.MatchString(askedIn(c)) {
			t.Fatalf("%q is known by %s and %s", c.Text, wordings(c), askedIn(c))
		}
		for w := range strings.FieldsSeq(wordings(c)) {
			if id := w[:8]; seen[id] != "" {
				t.Errorf("%q and %q are known by the same", c.Text, seen[id])
			} else {
				seen[id] = c.Text
			}
		}
	}
	known := func(questions ...string) string {
		all := cardsOf(t, made(t, notes(map[string]string{"interviews/a.md": asking("A", "2026-03-01", "technical", questions...)})))
		for _, c := range all {
			if strings.Contains(c.Text, "conflict") {
				return wordings(c) + " " + askedIn(c)
			}
		}
		return ""
	}
	before := known("- Tell me about a conflict with a teammate", "- Why robots?")
	if after := known("- [2/5] First", "- Why robots?", "- describe a conflict, with the teammate!"); before == "" || before != after {
		t.Errorf("it was known by %s and is by %s", before, after)
	}
	if other := known("- Tell me about a conflict with a customer"); other == before {
		t.Error("another question is known by the same")
	}
	if text := known("- 日本語の conflict 質問ですか"); !form.MatchString(text[:strings.LastIndexByte(text, ' ')]) {
		t.Errorf("signs without spaces are known by %s", text)
	}
}

// Without a question the page teaches how to write one.
func TestNoCards(t *testing.T) {
	text := page(t, made(t, empty()), "practice.html")
	holds(t, "the page", text, "nothing to practise", "## Questions they asked")
	if strings.Contains(text, "<button") || strings.Contains(text, "_deck") {
		t.Error("there are controls and nothing to control")
	}
}
