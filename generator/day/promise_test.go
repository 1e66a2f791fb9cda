package day

import (
	"strings"
	"testing"
	"time"
)

func dayAt(t testing.TB, s string) Day {
	t.Helper()
	if s == "" {
		return Day{}
	}
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return Of(at)
}

// TestPromised reads promises made on Wednesday, 4 March 2026.
func TestPromised(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"answer by 2026-03-11, ask Mary Chen by email", "2026-03-11"},
		{"technical round on 2026-03-20, answer by 2026-03-11", "2026-03-11"},
		{"technical round in two weeks, Odile writes by 2026-03-06", "2026-03-06"},
		{"take-home arrives on Monday 2026-03-09, a week to do it", "2026-03-09"},
		{"system design in the week of 2026-03-16, Malte sends times", "2026-03-20"},
		{"extended to 2026-03-18", "2026-03-18"},
		{"Antwort bis 11.03.2026", "2026-03-11"},
		{"Antwort bis 11.3.", "2026-03-11"},
		{"they write by March 12", "2026-03-12"},
		{"they write by 12 March", "2026-03-12"},
		{"they write by the 12th of March 2026", "2026-03-12"},
		{"decision on 5 January", "2027-01-05"},
		{"decision within a week", "2026-03-11"},
		{"answer within a week, Rufus Ambler calls", "2026-03-11"},
		{"in two weeks", "2026-03-18"},
		{"in 2-3 weeks", "2026-03-25"},
		{"two to three days", "2026-03-07"},
		{"in two to three days", "2026-03-07"},
		{"within 10 days", "2026-03-14"},
		{"in a day or two", "2026-03-06"},
		{"in a couple of weeks", "2026-03-18"},
		{"within 48 hours", "2026-03-06"},
		{"within five business days", "2026-03-11"},
		{"Rückmeldung in einer Woche", "2026-03-11"},
		{"innerhalb von zwei Wochen", "2026-03-18"},
		{"they decide on Friday", "2026-03-06"},
		{"answer by Friday, start in May", "2026-03-06"},
		{"hear back Wednesday", "2026-03-11"},
		{"next Friday", "2026-03-13"},
		{"next Monday", "2026-03-09"},
		{"Tuesday next week", "2026-03-10"},
		{"Rückmeldung bis Freitag", "2026-03-06"},
		{"they call next week", "2026-03-13"},
		{"by end of next week", "2026-03-13"},
		{"early next week", "2026-03-10"},
		{"by the end of the week", "2026-03-06"},
		{"end of this week", "2026-03-06"},
		{"the week after next", "2026-03-20"},
		{"tomorrow", "2026-03-05"},
		{"technical round in March, Dana Poe calls with a date", "2026-03-31"},
		{"by the end of the month", "2026-03-31"},
		{"some time next month", "2026-04-30"},
		{"early April", "2026-04-10"},
		{"answer by the 20th", "2026-03-20"},
		{"they decide on the 20th", "2026-03-20"},
		{"they write by the 2nd", "2026-04-02"},
		{"feedback by the 18th, call on the 25th", "2026-03-18"},
		{"mid-April", "2026-04-20"},
		{"decision in mid April", "2026-04-20"},
		{"by mid-March", "2026-03-20"},
		{"decision the week after next", "2026-03-20"},
		{"6+ business days", "2026-03-12"},
		{"in 6+ business days", "2026-03-12"},
		{"onsite the week of March 16", "2026-03-20"},
		{"week of March 16", "2026-03-20"},
		{"w/c 16 March", "2026-03-20"},
		{"Rückmeldung bis zum 20.", "2026-03-20"},
		{"Antwort Mitte April", "2026-04-20"},
		{"Rückmeldung übernächste Woche", "2026-03-20"},
		{"réponse d'ici le 20 mars", "2026-03-20"},
		{"réponse sous 10 jours", "2026-03-14"},
		{"réponse la semaine prochaine", "2026-03-13"},
		{"respuesta en dos semanas", "2026-03-18"},
		{"respuesta antes del 20 de marzo", "2026-03-20"},
		{"resposta até 20/03", "2026-03-20"},
		{"risposta entro il 20 marzo", "2026-03-20"},
		{"risposta entro venerdì", "2026-03-06"},
		{"antwoord binnen twee weken", "2026-03-18"},
		{"来週中に連絡", "2026-03-13"},
		{"3月20日までに連絡", "2026-03-20"},
		{"下周给答复", "2026-03-13"},
		{"다음 주에 연락", "2026-03-13"},
		{"they need another three weeks", "2026-03-25"},
		{"two more weeks", "2026-03-18"},
		{"another fortnight", "2026-03-18"},
		{"give us a fortnight", "2026-03-18"},
		{"it takes three to four weeks", "2026-04-01"},
		{"about ten days", "2026-03-14"},
		{"a couple more weeks", "2026-03-18"},
		{"a few more days", "2026-03-07"},
		{"ten working days from now", "2026-03-18"},
		{"in the first week of April", "2026-04-07"},
		{"in the second week of April", "2026-04-14"},
		{"last week of March", "2026-03-31"},
		{"decision at the end of March", "2026-03-31"},
		{"end of April at the latest", "2026-04-30"},
		{"early in April", "2026-04-10"},
		{"towards the end of April", "2026-04-30"},
		{"in the first half of April", "2026-04-15"},
		{"they decide later this week", "2026-03-06"},
		{"by close of business on Monday", "2026-03-09"},
		{"the beginning of next week", "2026-03-10"},
		{"in the middle of next week", "2026-03-12"},
		{"within the month", "2026-03-31"},
		{"in a week's time", "2026-03-11"},
		{"a week on Friday", "2026-03-13"},
		{"Friday week", "2026-03-13"},
		{"a week or so", "2026-03-11"},
		{"they need two to three more weeks", "2026-03-25"},
		{"in zwei bis drei Wochen", "2026-03-25"},
		{"sie brauchen noch zwei Wochen", "2026-03-18"},
		{"in vierzehn Tagen", "2026-03-18"},
		{"innerhalb von 8 Werktagen", "2026-03-16"},
		{"Anfang April", "2026-04-10"},
		{"Ende März", "2026-03-31"},
		{"in der ersten Aprilwoche", "2026-04-07"},
		{"in der ersten Woche im April", "2026-04-07"},
		{"bis Ende nächster Woche", "2026-03-13"},
		{"Entscheidung am 20.", "2026-03-20"},
		{"Antwort Anfang nächster Woche", "2026-03-10"},
		{"bis Monatsende", "2026-03-31"},
		{"in ein bis zwei Wochen", "2026-03-18"},
		{"réponse dans une quinzaine", "2026-03-18"},
		{"d'ici quinze jours", "2026-03-19"},
		{"d'ici deux à trois semaines", "2026-03-25"},
		{"fin mars", "2026-03-31"},
		{"début avril", "2026-04-10"},
		{"à la mi-avril", "2026-04-20"},
		{"la première semaine d'avril", "2026-04-07"},
		{"d'ici la fin de la semaine prochaine", "2026-03-13"},
		{"dans 8 jours ouvrés", "2026-03-16"},
		{"ils décident le 20", "2026-03-20"},
		{"encore deux semaines", "2026-03-18"},
		{"en quince días", "2026-03-19"},
		{"a finales de marzo", "2026-03-31"},
		{"a principios de abril", "2026-04-10"},
		{"a mediados de abril", "2026-04-20"},
		{"en la primera semana de abril", "2026-04-07"},
		{"en dos o tres semanas", "2026-03-25"},
		{"dentro de 8 días hábiles", "2026-03-16"},
		{"para finales de la semana que viene", "2026-03-13"},
		{"necesitan dos semanas más", "2026-03-18"},
		{"deciden el día 20", "2026-03-20"},
		{"decision before the end of the quarter", "2026-03-31"},
		{"before the quarter is out", "2026-03-31"},
		{"by the end of next quarter", "2026-06-30"},
		{"by the end of Q3", "2026-09-30"},
		{"they decide in Q1", "2026-03-31"},
		{"in the second quarter", "2026-06-30"},
		{"by the third quarter of 2027", "2027-09-30"},
		{"before the end of the year", "2026-12-31"},
		{"by year end", "2026-12-31"},
		{"later this year", "2026-12-31"},
		{"before the new year", "2026-12-31"},
		{"bis Quartalsende", "2026-03-31"},
		{"noch in diesem Quartal", "2026-03-31"},
		{"im zweiten Quartal", "2026-06-30"},
		{"bis Ende des Jahres", "2026-12-31"},
		{"avant la fin du trimestre", "2026-03-31"},
		{"d'ici la fin de l'année", "2026-12-31"},
		{"antes de que acabe el trimestre", "2026-03-31"},
		{"antes de fin de año", "2026-12-31"},
		{"entro la fine del trimestre", "2026-03-31"},
		{"voor het einde van het jaar", "2026-12-31"},
		{"até ao fim do trimestre", "2026-03-31"},
		{"年内に連絡", "2026-12-31"},
		{"before the end of term", ""},
		{"by the end of the financial year", ""},
		{"their Q2 was good", ""},
		{"prepare Q3 for Ana", ""},
		{"we doubled our team this year", ""},
		{"a year-end bonus of 5 percent", ""},
		{"after the next board meeting", ""},
		{"three years of experience, two weeks of holiday", ""},
		{"two more people will call", ""},
		{"trois entretiens de plus", ""},
		{"2nd round with the team", ""},
		{"march through the cases together, may ask more", ""},
		{"bring 2 references and 3 samples", ""},
		{"second call, 45 minutes", ""},
		{"they may call", ""},
		{"we will be in touch", ""},
		{"call on 2026-02-31", ""},
		{"60 minutes with the team, 3 days in the office", ""},
		{"", ""},
	} {
		got, ok := Promised(c.text, dayAt(t, "2026-03-04"))
		if got != dayAt(t, c.want) || ok != (c.want != "") {
			t.Errorf("Promised(%q) = %v, %v, want %q", c.text, got, ok, c.want)
		}
	}
}

func TestPromisedWithoutADay(t *testing.T) {
	if got, ok := Promised("answer by 2026-03-11", Day{}); got.String() != "2026-03-11" || !ok {
		t.Errorf("a date with a year needs no day: %v, %v", got, ok)
	}
	for _, text := range []string{"by Friday", "within a week", "by 12 March", "next month"} {
		if got, ok := Promised(text, Day{}); ok {
			t.Errorf("Promised(%q) = %v without knowing when it was said", text, got)
		}
	}
}

func TestPromiseVague(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"we will be in touch soon", "soon"},
		{"once the works council has met", "Once the works council has met"},
		{"they decide after the half-term, Ana writes", "after the half-term"},
		{"before the end of term", "before the end of term"},
		{"by the end of the school year", "by the end of the school year"},
		{"vor Ende des Semesters", "vor Ende des Semesters"},
		{"avant la fin du semestre", "avant la fin du semestre"},
		{"by the end of the financial year at the latest, I think", "by the end of the financial year at the latest"},
		{"in due course", "in due course"},
		{"some time in the autumn", "autumn"},
		{"a matter of weeks", "weeks"},
		{"sie melden sich demnächst", "demnächst"},
		{"Bescheid nach den Ferien", "nach den Ferien"},
		{"réponse prochainement", "prochainement"},
		{"respuesta en breve", "en breve"},
		{"they decide on Friday", ""},
		{"in two weeks", ""},
		{"Ana writes with a date", ""},
		{"a trial shift with the team", ""},
		{"they may call", ""},
		{"so do I", ""},
		{"", ""},
	} {
		if _, got := Promise(c.text, dayAt(t, "2026-03-04")); !strings.EqualFold(got, c.want) {
			t.Errorf("Promise(%q) = %q, want %q", c.text, got, c.want)
		}
	}
	if _, got := Promise("they decide by Friday", Day{}); got != "by Friday" {
		t.Errorf("without the day it was said on Friday is no day, but: %q", got)
	}
}

func FuzzPromised(f *testing.F) {
	for _, text := range []string{"answer by 2026-03-11", "in 2-3 weeks", "by end of next week", "Antwort bis 11.3.", "early April", "99.99.9999", "within 999 months", "in march"} {
		f.Add(text, 70)
	}
	f.Fuzz(func(t *testing.T, text string, after int) {
		made := Day{Year: 2026, Month: 1, Day: 1}.AddDays(after % 4000)
		got, ok := Promised(text, made)
		if ok == got.IsZero() || ok && got.AddDays(0) != got {
			t.Errorf("Promised(%q) = %v, %v", text, got, ok)
		}
	})
}
