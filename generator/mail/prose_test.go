package mail

import (
	"testing"
	"time"
)

// Invitations in prose: whether a mail fixes one appointment, or asks.
func TestProse(t *testing.T) {
	for _, c := range []struct {
		body string
		want Kind
		at   string
		sure bool
	}{
		{"Hi Sam,\n\nWe'd be delighted to meet you in person. The interview is on Wednesday 11 March at 2pm UK time at our office.\n\nBest,\nMary", Invited, "2026-03-11 14:00 Europe/London", true},
		{"Hi Sam, confirming our call on Monday, March 9 at 10:30 AM PT. Talk soon!", Invited, "2026-03-09 10:30 America/Los_Angeles", true},
		{"Dear Sam, you are invited to an interview on 12 March 2026, 09:15-10:00 CET, via video: https://meet.google.example/abc", Invited, "2026-03-12 09:15-10:00 Europe/Berlin", true},
		{"Hi Sam, are you free on Wednesday 11 March at 2pm?", Answered, "2026-03-11 14:00 Europe/Berlin", true},
		{"Hi Sam, we can offer Monday 9 March at 10:00 or Tuesday 10 March at 15:00. Which suits you better?", Answered, "2026-03-09 10:00 Europe/Berlin", true},
		{"Sehr geehrter Herr Reed,\n\ngerne möchten wir Sie kennenlernen und laden Sie zu einem Gespräch am Montag, dem 16. März, um 9.30 Uhr ein. Planen Sie bitte eine Stunde ein.\n\nFreundliche Grüße", Invited, "2026-03-16 09:30-10:30 Europe/Berlin", true},
		{"Hallo Sam, wir würden dich gern am Freitag um 11 Uhr anrufen. Passt dir das?", Answered, "2026-03-06 11:00 Europe/Berlin", true},
		{"Bonjour,\n\nNous vous confirmons notre entretien du jeudi 12 mars à 14h00, heure de Paris.\n\nCordialement", Invited, "2026-03-12 14:00 Europe/Paris", true},
		{"Bonjour, nous vous proposons un entretien le 12 mars à 14h. Cela vous convient-il ?", Answered, "2026-03-12 14:00 Europe/Berlin", true},
		{"Hola Sam: te esperamos el lunes 9 de marzo a las 10:00 h (hora peninsular) en nuestra oficina para la entrevista.", Invited, "2026-03-09 10:00 Europe/Madrid", true},
		{"リード様\n\n一次面接を下記の通り実施いたします。\n\n日時：2026年3月10日（火）14:00〜15:00（日本時間）\n方法：オンライン\n", Invited, "2026-03-10 14:00-15:00 Asia/Tokyo", true},
		{"リード様\n\n面接の候補日を下記の通りご提案いたします。\n・3月10日（火）14:00\n・3月11日（水）10:00\nご都合をお知らせください。", Answered, "2026-03-10 14:00 Europe/Berlin", true},
		{"Hi Sam, the interview is on 12 March at 3pm your time.", Invited, "2026-03-12 15:00 Europe/Berlin", false},
		{"Hi Sam, please send the form by Friday 13 March, 12:00. We will then invite you for an interview.", Answered, "", false},
		{"Dear Sam, the interview that was planned for 9 March at 10:00 is moved to 11 March at 10:00.", Answered, "", false},
	} {
		m := Message{From: Address{Name: "Mary Chen", Mail: "mary@n.example"}, Subject: "Interview", Date: time.Date(2026, 3, 4, 10, 0, 0, 0, time.FixedZone("", 3600))}
		m.sort(c.body)
		n := m.News(Facts{Zone: "Europe/Berlin"})
		at, sure := "", false
		if len(n.Appointments) > 0 {
			at, sure = n.Appointments[0].At.String(), n.Appointments[0].Sure
		}
		if n.Kind != c.want || c.at != "" && (at != c.at || sure != c.sure) {
			t.Errorf("%s\n %q %q %q sure %v, want %q %q %v; %v", c.body, n.Kind, n.Why, at, sure, c.want, c.at, c.sure, n.Appointments)
		}
	}
}
