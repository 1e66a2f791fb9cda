package mail

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// When something was received, printed or sent is no appointment; neither is what is over.
func TestStamps(t *testing.T) {
	right, all := 0, 0
	for _, c := range []struct {
		text string
		want string
	}{
		{"Your application has been received.\n\nSubmitted: 1 June 2026 10:58:12\nForm: AB-3", ""},
		{"Ihre Bewerbung ist eingegangen.\n\nEingang: 01.06.2026, 11:57:40 Uhr\nKennziffer: 4", ""},
		{"Votre candidature est bien enregistrée.\n\nDate et heure de dépôt : 01/06/2026 à 12:58:03", ""},
		{"Su solicitud ha sido registrada.\n\nFecha y hora: 01/06/2026 18:22:41\nAsunto: Solicitud", ""},
		{"ご応募を受け付けました。\n\n受付日時：2026年6月1日 18時58分20秒", ""},
		{"We have received your application on 1 June 2026 at 08:58.", ""},
		{"Ihre Unterlagen haben wir am 01.06.2026 um 07:30 Uhr erhalten.", ""},
		{"Document printed 2026-06-01T11:02:44 by the portal.", ""},
		{"Time stamp: Mon 1 Jun 2026 23:59:59 GMT", ""},
		{"We look forward to our interview on 1 June 2026 at 15:00.", "2026-06-01 15:00"},
		{"Your interview is on Tuesday 9 June at 14:00:00.", "2026-06-09 14:00"},
	} {
		raw := "From: Acme <jobs@acme.example>\r\nDate: Mon, 1 Jun 2026 09:30:00 +0200\r\nSubject: Your application\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + strings.ReplaceAll(c.text, "\n", "\r\n")
		got := ""
		for _, a := range Read([]byte(raw)).News(Facts{Zone: "Europe/Berlin"}).Appointments {
			got += fmt.Sprint(a.At.Day, " ", a.At.Start)
		}
		if all++; got != c.want {
			t.Errorf("%q names %q, want %q", c.text, got, c.want)
		} else {
			right++
		}
	}
	t.Log(right, "of", all)
}

// An offer may be one without the word: they want you, and these are the terms.
func TestOffersWithoutTheWord(t *testing.T) {
	right, all := 0, 0
	for _, c := range []struct {
		text  string
		offer bool
	}{
		{"Robin, we'd love you to come and cook for us: 13.50 an hour, four nights, starting Monday 8 June. Let me know, yes or no.", true},
		{"They want you, Robin! £31,000 a year, starting 1 July, contract to follow. Shall I tell them yes?", true},
		{"We would like you to start with us on Monday 8 June, 14.20 an hour, with a three month trial. Ring me with your answer.", true},
		{"Wir möchten, dass du bei uns anfängst: 16 Euro die Stunde, Beginn 1. Juli. Sag mir bis Freitag Bescheid, ja oder nein.", true},
		{"Der Chef will Sie haben! Vertrag über zwei Jahre, 3.100 Euro brutto, Beginn am 1. Juli. Sagen Sie zu?", true},
		{"Robin, c'est oui : on vous prend ! CDI, 35 heures, 1 950 € brut, début le 15 juin. Dites-moi si cela vous convient.", true},
		{"Sam, ¡enhorabuena! El Hospital te quiere: contrato de seis meses, incorporación el 3 de junio. Me piden un sí o un no antes del lunes.", true},
		{"Robin, tienes el puesto. Empiezas el lunes 8, 1.300 euros al mes, contrato indefinido. Dime si te viene bien.", true},
		{"お疲れさまです。ぜひ来月からうちで働いていただきたいと思います。時給は1200円、週4日です。お返事をお待ちしています。", true},

		{"We pay 13.50 an hour, four nights. Would you like to come and see the kitchen on Thursday?", false},
		{"If they want you, it is £31,000 a year, starting in July. I will let you know what they decide about your application.", false},
		{"Wenn wir möchten, dass du anfängst, gibt es 16 Euro die Stunde. Wir melden uns zu deiner Bewerbung.", false},
		{"Avant de poursuivre votre candidature : il s'agit d'un CDI, 35 heures, 1 950 € brut. Est-ce que cela vous convient ?", false},
		{"Queremos conocerte. El contrato es de seis meses, con incorporación el 3 de junio. ¿Cuándo puedes venir?", false},
		{"We would like you to come and meet the team. The pay is 14 an hour.", false},
		{"時給は1200円、週4日です。ご希望の勤務日をお知らせください。", false},
	} {
		m := Message{From: Address{"Gaz", "gaz@acme.example"}, Subject: "HGV", Text: c.text, Date: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
		if n := m.News(Facts{Zone: "Europe/Berlin"}); (n.Kind == Offer) != c.offer {
			t.Errorf("%q is %q", c.text, n.Kind)
		} else {
			right++
		}
		all++
	}
	t.Log(right, "of", all)
}

// An invitation of an office in Japan is a list under 記, with the year of the era.
func TestJapaneseLists(t *testing.T) {
	right, all := 0, 0
	for _, c := range []struct{ text, want string }{
		{"書類選考に合格されましたので、第二次試験（面接）を下記のとおり実施いたします。\n\n　　　　　記\n\n１　日時　　令和8年6月9日（火）午前10時30分から（20分程度）\n２　場所　　本部棟3階　第2会議室\n３　その他　当日は10時15分までに受付をお済ませください。", "2026-06-09 10:30"},
		{"一次試験に合格されましたので、面接試験を次のとおり行います。\n\n１．日　時　令和8年6月10日（水）　午後1時15分～\n２．会　場　市役所4階 401会議室\n３．持ち物　筆記用具", "2026-06-10 13:15"},
		{"面接を下記の通り実施いたします。\n\n(1) 日時：令和８年６月１１日（木）１４時００分開始\n(2) 場所：本社\n(3) 受付：１３時４５分より", "2026-06-11 14:00"},
		{"選考の結果、面接にお越しいただきたく存じます。\n\n　①　面接日　6月12日（金）\n　②　集合時間　午前9時45分\n　③　会場　図書館2階", "2026-06-12 09:45"},
		{"面接のご案内です。\n\n■日時：2026年6月15日(月)　16時半より30分程度\n■場所：店舗2階\n※10分前までにお越しください。", "2026-06-15 16:30"},
		{"面接試験の日程は以下のとおりです。\n\n日程　　令和8年6月16日（火）\n時間　　15:00～15:30（受付14:45）\n場所　　第1会議室", "2026-06-16 15:00"},
	} {
		raw := "From: 人事課 <jinji@shirotae.example>\r\nDate: Mon, 1 Jun 2026 09:30:00 +0900\r\nSubject: =?utf-8?B?6Z2i5o6l44Gu5a6f5pa9?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + strings.ReplaceAll(c.text, "\n", "\r\n")
		got := ""
		n := Read([]byte(raw)).News(Facts{Zone: "Asia/Tokyo"})
		for _, a := range n.Appointments {
			got += fmt.Sprint(a.At.Day, " ", a.At.Start)
		}
		if all++; got != c.want || n.Kind != Invited && n.Kind != Answered {
			t.Errorf("%q names %q, want %q; it is %q", c.text, got, c.want, n.Kind)
		} else {
			right++
		}
	}
	t.Log(right, "of", all)
}
