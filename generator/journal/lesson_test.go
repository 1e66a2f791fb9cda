package journal

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"journal/generator/note"
)

func TestCriticism(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Good instincts, too slow for the level.", []string{"Good instincts, too slow for the level."}},
		{"Great communicator", nil},
		{"Great communicator. Needs more depth on storage.", []string{"Needs more depth on storage."}},
		{"Strong on system design; rushed the coding", []string{"rushed the coding"}},
		{"Clear and structured, answered without hesitation.", nil},
		{"Not only fast but also kind.", nil},
		{"Better than most candidates we see!", nil},
		{"The structure was unclear", []string{"The structure was unclear"}},
		{"Could have asked about the scale", []string{"Could have asked about the scale"}},
		{"We decided not to move forward at this time.", nil},
		{"Thank you for your time, we wish you all the best", nil},
		{"We went with another candidate. Your Go was not deep enough, e.g. channels.", []string{"Your Go was not deep enough, e.g. channels."}},
		{"Didn't test the code", []string{"Didn't test the code"}},
		{"They said I rambled", []string{"They said I rambled"}},
		{"More about us soon", nil},
		{"Nothing to improve, really.", nil},
		{"Liked v1.2 of the design. Missed edge cases.", []string{"Missed edge cases."}},
		{"Zu wenig Rückfragen gestellt", []string{"Zu wenig Rückfragen gestellt"}},
		{"説明が長い。", []string{"説明が長い。"}},
		{"", nil}, {"...", nil}, {"👍", nil},
	} {
		equalList(t, test.text, criticism(test.text), test.want...)
	}
}

// All but goodbyes, plain praise and the person's own remarks arrives, in every language.
func TestCriticismArrives(t *testing.T) {
	arrive := []string{
		"brush up on the data protection act", "Speak up", "answers could do with an ending", "strong start but trailed off", "Great energy; numbers missing",
		"Thank you for coming, but the case was only half done", "We felt the portfolio was all pictures", "Would like to see good examples", "knowledge below the level",
		"pitch read from paper", "only asked about holidays", "prepare the demo", "Good, though long", "I felt you could have been clearer", "I was told my answers were long",
		"never asked about next steps", "Unfortunately we felt your examples were old", "one-word answers",
		"Auftreten gut, Inhalt dünn", "wirkte abwesend", "bitte beim nächsten Mal Zahlen mitbringen", "Fachlich gut, aber sehr leise", "mir wurde gesagt, ich sei zu leise",
		"des réponses qui partent dans tous les sens", "bon contact mais exposé confus", "plus de concret", "il faudrait parler moins vite",
		"se fue por las ramas", "buena actitud pero poca concreción", "conviene llevar datos", "respuestas cortantes",
		"risposte dispersive", "buona presenza, però voce bassa", "respostas vagas", "boa postura, mas sem números", "antwoorden dwaalden af", "Im Rollenspiel zu leise", "Selbst bei leichten Fragen unsicher", "I tempi di risposta troppo lunghi", "Ma la voce era piatta", "We'd have liked a second example", "goed gesprek, maar weinig diepgang",
		"声が小さい", "印象は良かったが、志望動機が弱い", "もっと具体的に", "回答太长", "表达清晰，但例子太少", "답변이 길었습니다",
	}
	for _, text := range arrive {
		if len(criticism(text)) == 0 {
			t.Errorf("%q is lost", text)
		}
	}
	for _, text := range []string{
		"Lovely to have you here, best of luck with the search", "We went with another candidate", "you're through to the next round!", "a pleasure, really", "Very well prepared",
		"I think that is unfair", "I was tired that day", "Ich selbst fand es gut", "My own view: it went fine", "still waiting", "Ouch", "harsh but fair", "asked for feedback on Monday", "no reply yet", "Gesa rang on Monday, ten minutes:", "She is right on all of it", "Apply again when there is a second role", "I will ask again next week", "couldn't fault it",
		"Leider müssen wir Ihnen absagen", "Sehr sympathisch", "Wir wünschen Ihnen alles Gute", "nichts auszusetzen", "noch keine Antwort", "Ich sehe das anders",
		"Merci pour votre temps", "Excellent contact", "Je ne suis pas d'accord", "rien à redire", "Gracias por su tiempo", "Muy buena actitud", "yo creo que no es verdad", "nada que mejorar",
		"Grazie e in bocca al lupo", "ottima impressione", "Obrigada pelo seu tempo", "muito boa entrevista", "Bedankt voor je tijd", "prima gesprek",
		"ありがとうございました。", "とても良い印象でした", "今後のご活躍をお祈りします", "谢谢你的时间", "表现非常好",
	} {
		if got := criticism(text); got != nil {
			t.Errorf("%q is no criticism, got %q", text, got)
		}
	}
}

// The criticisms of the measured people.
func TestCriticismOfPeople(t *testing.T) {
	data, err := os.ReadFile("../theme/testdata/people.json")
	if err != nil {
		t.Fatal(err)
	}
	var people map[string]struct {
		Said []string `json:"employer said"`
	}
	if err := json.Unmarshal(data, &people); err != nil {
		t.Fatal(err)
	}
	said, lost := 0, 0
	for name, p := range people {
		for _, text := range p.Said {
			said++
			if len(criticism(text)) == 0 {
				lost++
				t.Logf("%s: %q is lost", name, text)
			}
		}
	}
	if said < 20 || lost > 0 {
		t.Errorf("%d of %d criticisms are lost", lost, said)
	}
}

func FuzzCriticism(f *testing.F) {
	f.Add("Good instincts, too slow for the level. Great; but not deep.")
	f.Add("e.g. a.b! 日本。\n;;")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range criticism(text) {
			if s == "" {
				t.Errorf("%q: an empty lesson", text)
			}
		}
	})
}

// learned returns all lessons as they stand under their themes.
func learned(j *Journal) []string {
	var all []string
	for _, th := range j.Themes {
		for _, l := range th.Lessons {
			s := l.Note.Path + ":" + itoa(l.Line.Line) + " " + l.Text
			if l.FromEmployer {
				s += " (employer)"
			}
			if l.Done {
				s += " (done)"
			}
			all = append(all, s)
		}
	}
	return all
}

func TestLessons(t *testing.T) {
	better := interview("q.md", "Northwind", "", "2026-01-01")
	better.Sections = []note.Section{{Topic: note.Questions, Items: []note.Item{{Text: "Why?", Better: "because"}}}}
	j := connect(t,
		interview("a.md", "Northwind", "", "2026-02-01", section(note.Improve, "[x] Zebra quagga okapi", "Xylophone bassoon"),
			section(note.Feedback, "Great communicator", "Lovely chat. Too slow for the level."), log("2026-02-20 feedback Mary: tapir armadillo not known", "2026-02-21 feedback: great", "2026-02-22 follow-up: not a lesson")),
		interview("b.md", "Northwind", "", "2026-04-01", section(note.Improve, "Nothing learned yet")),
		other(note.Application, "applications/n.md", "Northwind", "", section(note.Feedback, "[ ] Great work on walrus")),
		better)
	got := learned(j)
	want := map[string]bool{
		"interviews/a.md:20 Zebra quagga okapi (done)":            true,
		"interviews/a.md:21 Xylophone bassoon":                    true,
		"interviews/a.md:31 Too slow for the level. (employer)":   true,
		"interviews/a.md:10 tapir armadillo not known (employer)": true,
		"applications/n.md:20 Great work on walrus (employer)":    true,
	}
	for _, l := range got {
		if !want[l] {
			t.Errorf("unexpected: %s", l)
		}
	}
	equal(t, "lessons", len(got), len(want))
}

// What went better stands in the theme without counting as having come back, and takes
// from its weight; what came up again adds to it.
func TestProgressIsNoRelapse(t *testing.T) {
	j := connect(t,
		interview("a.md", "N", "", "2026-01-01", section(note.Improve, "[x] rambled #concise", "blushed #alpha")),
		interview("b.md", "N", "", "2026-01-08", section(note.Improve, "blushed #alpha")),
		interview("c.md", "N", "", "2026-01-15", section(note.Improve, "didn't ramble this time #concise", "for once calm #beta")))
	th := themed(t, j, "concise")
	equal(t, "lessons", len(th.Lessons), 1)
	equalList(t, "better", each(th.Better, func(l Lesson) string { return l.Text + " " + l.Day.String() }), "didn't ramble this time 2026-01-15")
	equal(t, "came back", th.CameBack, false)
	equal(t, "interviews", th.Interviews, 1)
	equal(t, "last", th.Last.String(), "2026-01-01")
	equal(t, "open", th.Open, 0)
	equalList(t, "overcome", each(j.Overcome, func(th *Theme) string { return th.Name + " " + th.Anchor }), "beta theme-beta")
	for _, th := range j.Themes {
		equal(t, th.Name+" is among those with lessons", len(th.Lessons) > 0, true)
	}

	weight := func(text string) int64 {
		return themed(t, connect(t, interview("a.md", "N", "", "2026-01-01", section(note.Improve, "blushed #alpha", "blushed #alpha", text+" #alpha"))), "alpha").weight
	}
	equal(t, "two", weight("didn't blush today"), int64(one))
	equal(t, "three", weight("red as a beet"), int64(3*one))
	equal(t, "again", weight("red as a beet again"), int64(3*one+one/2))
	equal(t, "again in German", weight("schon wieder rot"), int64(3*one+one/2))

	// Praise from an employer is no lesson, and criticism no progress.
	j = connect(t, interview("a.md", "N", "", "2026-01-01", section(note.Feedback, "Not nervous this time, but too long #alpha")))
	equal(t, "an employer's", len(themed(t, j, "alpha").Lessons), 1)
}

func TestStrengthsAndReactions(t *testing.T) {
	j := connect(t,
		interview("a.md", "N", "", "2026-01-01", section(note.Well, "calm", "clear"), section(note.Liked, "the story")),
		interview("b.md", "N", "", "2026-02-01", section(note.Well, "tests first"), section(note.Disliked, "the intro")),
		interview("c.md", "N", "", "2026-05-01", section(note.Well, "not yet")))
	text := func(l Line) string { return l.Text + " " + l.Day.String() + " " + l.Interview.Address + "#" + l.Anchor }
	equalList(t, "well", each(j.Strengths, text), "tests first 2026-02-01 interviews/b.html#l20", "calm 2026-01-01 interviews/a.html#l20", "clear 2026-01-01 interviews/a.html#l21")
	equalList(t, "liked", each(j.Liked, text), "the story 2026-01-01 interviews/a.html#l30")
	equalList(t, "disliked", each(j.Disliked, text), "the intro 2026-02-01 interviews/b.html#l30")
}

// sorting connects notes that have these lines, each in a section to improve of its own.
func sorting(t *testing.T, texts map[string]string) *Journal {
	t.Helper()
	var notes []*note.Note
	rd := note.NewReader(note.Options{})
	for name, text := range texts {
		notes = append(notes, rd.Read("interviews/"+name+".md", []byte("---\ncompany: "+name+"\ndate: 2026-03-04\n---\n\n"+text)))
	}
	return Connect(Config{Zone: time.UTC}, time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC), notes, nil)
}

// A line with the tag none is no thing for the next interview, and nothing to be sorted.
func TestNoTheme(t *testing.T) {
	j := sorting(t, map[string]string{"a": "## To improve\n- Xylophone quartz #none\n- Rambled for five minutes\n", "b": "## To improve\n- Xylophone quartz\n"})
	if len(j.Top) != 1 || j.Top[0].Name != "concise" || len(j.ToSort) > 0 || len(j.Themes) < 2 {
		t.Errorf("top %v, %d to sort, %d themes", j.Top, len(j.ToSort), len(j.Themes))
	}
}

// The sentences of an employer are one line to sort, whose tags keep what is sure.
func TestSentencesAreOneLine(t *testing.T) {
	j := sorting(t, map[string]string{"a": "## Feedback\n- You rambled for five minutes. We missed the xylophone quartz. We missed the zeppelin gasworks.\n"})
	if len(j.ToSort) != 1 {
		t.Fatalf("%d to sort", len(j.ToSort))
	}
	u := &j.ToSort[0]
	if !u.FromEmployer || u.Entry == nil || !strings.HasPrefix(u.Entry.Text, "You rambled") || strings.Contains(u.Text, "rambled") || !strings.Contains(u.Text, "quartz. We missed") || u.Place() != "interviews/a.md:7" {
		t.Errorf("%+v at %s", u.Text, u.Place())
	}
	nerves, ok := j.ChoiceNamed("Breathe, and let the nerves pass")
	for _, c := range []struct {
		themes []Choice
		want   string
	}{
		{[]Choice{nerves}, "concise nerves"},
		{[]Choice{NoTheme()}, "concise"},
		{[]Choice{nerves, nerves}, "concise nerves"},
	} {
		if got := strings.Join(u.TagsFor(j, c.themes...), " "); got != c.want || !ok {
			t.Errorf("tags %q, want %q", got, c.want)
		}
	}
	after := sorting(t, map[string]string{"a": "## Feedback\n- You rambled for five minutes. We missed the xylophone quartz. We missed the zeppelin gasworks. #concise #nerves\n"})
	if len(after.ToSort) > 0 || len(after.Themes) != 2 || len(after.Themes[0].Lessons) != 1 {
		t.Errorf("%d to sort, %d themes", len(after.ToSort), len(after.Themes))
	}
}
