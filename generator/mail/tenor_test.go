package mail

import (
	"os"
	"slices"
	"testing"
)

// Every sentence has a label and is there in every language.
func TestLabelledSentences(t *testing.T) {
	x, err := readExamples(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	var count [tenors]int
	for _, l := range x.sentences {
		count[l.tenor]++
	}
	for of, n := range count {
		if n < 400 {
			t.Errorf("%d sentences of %q", n, tenorNames[of])
		}
	}
}

// What was learned holds for sentences that were not among those.
func TestTenor(t *testing.T) {
	for text, want := range map[string]tenor{
		"We gave the job to somebody who lives around the corner.":                     saysNo,
		"The panel decided to appoint another candidate to the post.":                  saysNo,
		"Wir haben uns für eine andere Bewerberin entschieden.":                        saysNo,
		"Nous avons retenu une autre candidature pour ce poste.":                       saysNo,
		"Hemos decidido seguir adelante con otra persona para el puesto.":              saysNo,
		"今回は他の方を採用することになりました。":                                                         saysNo,
		"We would love to invite you to a second interview on Tuesday.":                saysGo,
		"I wish you all the very best with your search and thank you for your time.":   saysBye,
		"The committee has not met yet, so there is no decision before next week.":     saysWait,
		"If you have not heard from us within three weeks, you were not shortlisted.":  saysIf,
		"The car park behind the building is closed on Friday, so please use the bus.": saysElse,
	} {
		s := sentences(text)[0]
		if got := tell(tenorModel(), s, knownLanguages(text)); tenor(slices.Index(got, slices.Max(got))) != want {
			t.Errorf("%q: %.2f, want %s", text, got, tenorNames[want])
		}
	}
}

// A no without the usual words is one where a farewell stands beside it, and none
// where it goes on.
func TestNoInOtherWords(t *testing.T) {
	const no = "We gave the job to somebody who lives around the corner."
	for text, want := range map[string]Kind{
		no + " I wish you all the very best with your search and thank you for your time.":   Rejected,
		no + " There is a second one, and we would love to invite you to talk about it. Ok?": Answered,
	} {
		m := Message{From: Address{Name: "Harrow Mills", Mail: "jobs@harrowmills.example"}, Subject: "Your interview"}
		m.sort("Hi Sam, " + text)
		if got := m.News(Facts{}); got.Kind != want && (want == Rejected || got.Kind == Rejected) {
			t.Errorf("%q tells %q, want %q", text, got.Kind, want)
		}
	}
}
