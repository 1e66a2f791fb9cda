package mail

import (
	"fmt"
	"testing"
	"time"
)

func TestAppointments(t *testing.T) {
	berlin := time.FixedZone("", 3600)
	for _, c := range []struct {
		body string
		from *time.Location
		want []string // times; those that are not sure behind "?"
	}{
		{"We would like to invite you to a video interview on Tuesday, 10 March 2026 at 14:30 (GMT) with Mary Chen.", berlin, []string{"2026-03-10 14:30 Etc/GMT"}},
		{"wir laden Sie zum Gespräch am Donnerstag, 12. März 2026, um 14:30 Uhr in unser Büro, Hafenstraße 12, 20457 Hamburg ein.", berlin, []string{"2026-03-12 14:30 Europe/Berlin"}},
		{"wir laden Sie zum Gespräch am Donnerstag, 12. März 2026, um 14:30 Uhr ein.", time.UTC, []string{"?2026-03-12 14:30"}},
		{"Let us talk on Thursday the 12th from 3pm to 4pm UK time.", time.UTC, []string{"2026-03-12 15:00-16:00 Europe/London"}},
		{"面接日時：3月10日(火)17:00~18:00(日本時間)\nよろしくお願いいたします。", time.UTC, []string{"2026-03-10 17:00-18:00 Asia/Tokyo"}},
		{"la entrevista será el martes 10 de marzo a las 12:30 (hora peninsular), unos 45 minutos.", time.UTC, []string{"2026-03-10 12:30-13:15 Europe/Madrid"}},
		{"Nous vous proposons un entretien le mardi 10 mars de 10h à 11h (heure de Paris).", time.UTC, []string{"2026-03-10 10:00-11:00 Europe/Paris"}},
		{"Date: March 10, 2026\nTime: 14:00 - 14:45 ET\nWhere: video", berlin, []string{"2026-03-10 14:00-14:45 America/New_York"}},
		{"Termin\nMittwoch, 11. März, 9 bis 10 Uhr", berlin, []string{"2026-03-11 09:00-10:00 Europe/Berlin"}},
		{"Would any of these suit?\n- Tue 10 March, 10:00\n- Wed 11 March, 14:00", berlin, []string{"2026-03-10 10:00 Europe/Berlin", "2026-03-11 14:00 Europe/Berlin"}},
		{"Tuesday 10 March at 15:00 CET (14:00 GMT) for 30 minutes.", time.UTC, []string{"2026-03-10 15:00-15:30 Europe/Berlin"}},
		{"We meet on 10/03/2026 at 11:00.", berlin, nil},
		{"Wir treffen uns am 10/03/2026 um 11:00 Uhr und sprechen über die Stelle.", berlin, []string{"2026-03-10 11:00 Europe/Berlin"}},
		{"It was good to see you on Monday, 2 March at 10:00.", berlin, nil},
		{"Please answer by Friday, 13 March.", berlin, nil},
		{"Call +49 40 123456 between 9:00 and 17:00.", berlin, nil},
		{"The interview is on Tuesday at 10 in the main house. Please come 15 minutes early.", berlin, []string{"2026-03-10 10:00 Europe/Berlin"}},
	} {
		m := Message{Text: c.body, Date: time.Date(2026, 3, 4, 10, 0, 0, 0, c.from)}
		var got []string
		for _, a := range m.appointments(Facts{Zone: "Europe/Berlin"}) {
			s := a.At.String()
			if !a.Sure {
				s = "?" + s
			}
			got = append(got, s)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s\n tells %q, want %q", c.body, got, c.want)
		}
	}
}
