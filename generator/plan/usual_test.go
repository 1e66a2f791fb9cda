package plan

import (
	"strings"
	"testing"

	"journal/generator/journal"
	"journal/generator/journal/journaltest"
)

// german is a journal of lessons in German: two debriefs, and an interview to come.
func german(t *testing.T, config, plan string) *journal.Journal {
	t.Helper()
	notes := map[string]string{
		"interviews/2026-02-01.md": "---\ncompany: Ofenmoor\ndate: 2026-02-01\n---\n\n## Verbessern\n- Viel zu lange geredet und abgeschweift\n- Keine Zahlen genannt, nur ungefähr\n",
		"interviews/2026-02-08.md": "---\ncompany: Tonhagen\ndate: 2026-02-08\n---\n\n## Verbessern\n- Wieder viel zu lange geredet, kein Ende gefunden\n- Name der Gründerin vergessen #research\n",
		"interviews/2026-03-08.md": "---\ncompany: Glasurhof\ndate: 2026-03-08\n---\n",
	}
	if plan != "" {
		notes["interviews/2026-02-08.md"] += "\n## Plan\n- " + plan + "\n"
	}
	return journaltest.Connect(t, config, "2026-03-01 09:00", notes)
}

// TestWrittenIn: plans and questions come in the language of the lessons, unless the
// settings name another.
func TestWrittenIn(t *testing.T) {
	for _, test := range []struct{ config, offer, research, question string }{
		{"", "wenn sie nach mir fragen → ", "wenn sie fragen, was ich über sie weiß → ein Produkt", "Was sind Ihre Stärken?"},
		{"language: fr\n", "quand on me demande de parler de moi → ", "quand on me demande ce que je sais d'eux → citer", "Quels sont vos points forts\u00a0?"},
		{"language: en\n", "if they ask about myself → ", "if they ask what I know about them → ", "What are your strengths?"},
	} {
		j := german(t, test.config, "")
		offers := map[string]string{}
		for _, o := range Offers(j, Read(j)) {
			offers[o.Theme.Name] = o.Line()
		}
		if !strings.HasPrefix(offers["concise"], test.offer) || !strings.HasPrefix(offers["research"], test.research) {
			t.Errorf("%q: on offer are %q", test.config, offers)
		}
		expected := ""
		for _, l := range NewSheets(j).Expect(journaltest.Interview(t, j, "03-08")) {
			expected += l.Text + "\n"
		}
		if !strings.Contains(expected, test.question+"\n") {
			t.Errorf("%q: expected are\n%s", test.config, expected)
		}
	}
}

// TestWrittenInAny: each of the ten languages is known by its lessons, and what is in
// none of them, or in several, gets English.
func TestWrittenInAny(t *testing.T) {
	for language, lessons := range map[string]string{
		"en": "Rambled on about the kiln|No figures|Forgot to ask about the team",
		"de": "Zu lange geredet|Keine Zahlen genannt|Nicht nach dem Team gefragt",
		"fr": "Parlé beaucoup trop longtemps|Aucun chiffre donné|Oublié de poser des questions",
		"es": "Hablé demasiado|No di ninguna cifra|Olvidé preguntar por el equipo",
		"it": "Parlato troppo a lungo|Nessun numero|Ho dimenticato di chiedere del gruppo",
		"pt": "Falei demais|Não dei nenhum número|Esqueci de perguntar sobre a equipe",
		"nl": "Veel te lang aan het woord|Geen getallen gegeven|Niet naar de ploeg gevraagd|Te haastig geweest",
		"ja": "話が長すぎた|数字を言えなかった|チームについて聞き忘れた",
		"zh": "讲得太久|没有说数字|忘了问团队的事",
		"ko": "말이 너무 길었다|숫자를 말하지 못했다|팀에 대해 묻는 것을 잊었다",
		"fi": "Puhuin liian pitkään|En sanonut numeroita|Unohdin kysyä tiimistä",
		"sv": "Pratade alldeles för länge|Inga siffror|Glömde fråga om gruppen",
	} {
		notes := map[string]string{"interviews/a.md": "---\ncompany: Ofenmoor\ndate: 2026-02-01\n---\n\n## To improve\n- " + strings.ReplaceAll(lessons, "|", "\n- ") + "\n"}
		want := language
		if usuals()[language] == nil {
			want = "en"
		}
		if got := journaltest.Connect(t, "", "2026-03-01 09:00", notes).WrittenIn; got != want {
			t.Errorf("%s: written in %q", language, got)
		}
	}
}

// TestHintsInTheirLanguage: a better form of a plan is one in the words of the journal.
func TestHintsInTheirLanguage(t *testing.T) {
	for _, test := range []struct{ plan, hint string }{
		{"wenn ich im Bus sitze → eine Zahl sagen #metrics", "wenn sie fragen, was dabei herauskam → eine Zahl sagen"},
		{"wenn sie nach Glasur fragen → ruhig bleiben #metrics", ": wenn sie nach Glasur fragen → eine Zahl nennen"},
		{"ruhig bleiben, wenn sie nach Glasur fragen #metrics", ": wenn sie nach Glasur fragen → eine Zahl nennen"},
		{"Glasur: falls sie fragen → ruhig bleiben #metrics", ": falls sie fragen → eine Zahl nennen"},
		{"eine Zahl sagen, dann Schluss #metrics", "wenn sie fragen, was dabei herauskam → eine Zahl sagen, dann Schluss"},
	} {
		j := german(t, "", test.plan)
		if problems := Problems(j, Read(j)); len(problems) != 1 || !strings.Contains(problems[0].Hint, test.hint) {
			t.Errorf("%s: %+v, want %q", test.plan, problems, test.hint)
		}
	}
}
