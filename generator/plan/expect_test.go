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
	for _, trade := range b.trades {
		for _, topic := range trade.topics {
			if b.text["en"][topic] == "" {
				t.Errorf("%s: no topic %q", trade.word, topic)
			}
		}
	}
}
