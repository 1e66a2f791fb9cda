package plan

import (
	"testing"

	"journal/generator/journal/journaltest"
)

// TestRecall splits the sample by time: each sheet knows only what was asked before,
// and three of five questions at least are on it.
func TestRecall(t *testing.T) {
	j := journaltest.Sample(t)
	asked, on := 0, 0
	sheets := NewSheets(j)
	for _, in := range j.Interviews {
		if s := sheets.Look(in); s != nil {
			asked, on = asked+s.Asked, on+s.On
			for _, q := range s.Missed {
				t.Logf("%s: missed %s", in.Title, q.Text)
			}
		}
	}
	t.Logf("%d of %d were on their sheets", on, asked)
	if asked < 60 || 100*on < 60*asked {
		t.Errorf("recall@%d is %d of %d", SheetLength, on, asked)
	}
}

// TestBank: what stages and trades ask stands in the bank, and each of its questions
// is known as one of its own topic. A language that has plans has all questions.
func TestBank(t *testing.T) {
	b := questionBank()
	for language, questions := range b.text {
		for topic, text := range questions {
			if got := b.topicOf(text, nil); got != topic {
				t.Errorf("%s: %q is of topic %q, not %q", language, text, got, topic)
			}
		}
	}
	for language := range usuals() {
		for topic := range b.text["en"] {
			if b.text[language][topic] == "" {
				t.Errorf("%s: no question for %s", language, topic)
			}
		}
	}
	for stage, topics := range b.stages {
		for _, topic := range topics {
			if b.text["en"][topic] == "" {
				t.Errorf("%s: no topic %q", stage, topic)
			}
		}
	}
	for language, trades := range b.trades {
		for word, topics := range trades {
			for _, topic := range topics {
				if b.text["en"][topic] == "" {
					t.Errorf("%s: %s: no topic %q", language, word, topic)
				}
			}
		}
	}
}

// TestTrades: what a trade is asked is told by the role in each language, and a word that
// means another trade there is read as it is meant there.
func TestTrades(t *testing.T) {
	for _, test := range []struct{ language, role, want, not string }{
		{"en", "Staff Nurse", "deteriorating", "hygiene"},
		{"de", "Krankenpfleger (m/w/d)", "deteriorating", "hygiene"},
		{"de", "Chef vom Dienst", "team-lead", "hygiene"},
		{"de", "Backend Engineer", "system-design", "hygiene"},
		{"fr", "Chef de projet", "team-lead", "hygiene"},
		{"fr", "Chef de cuisine", "hygiene", "behaviour"},
		{"es", "Profesora de matemáticas", "behaviour", "hygiene"},
		{"it", "Elettricista", "safety", "hygiene"},
		{"pt", "Enfermeira", "deteriorating", "hygiene"},
		{"nl", "Vrachtwagenchauffeur", "safety", "hygiene"},
		{"ja", "病棟看護師", "deteriorating", "hygiene"},
		{"zh", "高级会计", "month-end", "hygiene"},
		{"ko", "초등학교 교사", "behaviour", "hygiene"},
	} {
		j := journaltest.Connect(t, "language: "+test.language+"\n", "2026-03-01 09:00", map[string]string{"interviews/a.md": "---\ncompany: Ofenmoor\nrole: " + test.role + "\ndate: 2026-03-08\n---\n"})
		expected := map[string]bool{}
		for _, l := range NewSheets(j).Expect(j.Interviews[0]) {
			expected[l.Text] = true
		}
		b := questionBank()
		if !expected[b.question(test.want, test.language)] || expected[b.question(test.not, test.language)] {
			t.Errorf("%s: %s is asked %v", test.language, test.role, expected)
		}
	}
}
