package mail

import (
	"strings"
	"testing"
	"time"
)

// answerVoices are mails, subject | body, by which something goes on; receivedVoices say that
// an application arrived.
var answerVoices = []string{
	"Next steps | Hi Sam, we'd like to move you to the next round, a short task. You'll find it attached; take as long as you need.",
	"Thanks for your mail | Dear Sam, your question has been passed to the hiring manager, who will come back to you tomorrow.",
	"Your application | We've had a look and are keen to hear more. Please book a slot with the link below.",
	"References | Could we have the names of two referees?",
	"Status | Your application is being reviewed by the department.",
	"Ihre Bewerbung | Guten Tag Herr Reed, Ihre Unterlagen haben uns sehr gut gefallen. Frau Kern wird Sie in den nächsten Tagen anrufen.",
	"Aufgabe | Hallo Sam, anbei die Probeaufgabe. Schick sie uns bitte bis Sonntag zurück.",
	"Rückfrage | Ab wann könnten Sie anfangen?",
	"Votre candidature | Bonjour, votre profil nous intéresse. Quand pourrions-nous échanger par téléphone ?",
	"Complément | Merci de nous indiquer vos prétentions salariales.",
	"Prueba técnica | Hola Sam, te adjuntamos la prueba. Tienes una semana para enviarla.",
	"Tu candidatura | Nos ha gustado tu perfil y queremos conocerte. ¿Cuándo podríamos hablar?",
	"書類選考通過のご連絡 | 書類選考の結果、通過となりましたのでご連絡いたします。面接の候補日をお知らせください。",
	"適性検査のご案内 | 適性検査のご受検をお願いいたします。期限は3月10日です。",
}
var receivedVoices = []string{
	"Confirmation | This is to confirm that we received your application for Baker on 3 March.",
	"Thank you, Sam | Your application has been submitted. What happens next? A recruiter reads it within ten days.",
	"Danke! | Schön, dass du dich bei uns beworben hast. Deine Unterlagen sind angekommen und werden gerade geprüft.",
	"Bewerbungseingang | Hiermit bestätigen wir Ihnen den Eingang Ihrer Bewerbungsunterlagen. Bitte sehen Sie von Nachfragen ab.",
	"Candidature enregistrée | Votre candidature a bien été prise en compte. Nous reviendrons vers vous dans les meilleurs délais.",
	"Inscripción confirmada | Tu inscripción en la oferta se ha realizado correctamente. Nos pondremos en contacto si tu perfil encaja.",
	"応募完了のお知らせ | 応募が完了いたしました。選考結果は追ってご連絡いたします。",
}

func TestAnswerVoices(t *testing.T) {
	tell := func(line string) (News, evidence) {
		subject, body, _ := strings.Cut(line, " | ")
		m := Message{From: Address{Mail: "jobs@harrowmills.example"}, Subject: subject, Date: time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)}
		m.sort(body)
		return m.News(Facts{}), m.gather()
	}
	for _, line := range answerVoices {
		if n, e := tell(line); n.Kind != Answered {
			t.Errorf("%q %q: %s %v", n.Kind, n.Why, line, e.hits)
		}
	}
	for _, line := range receivedVoices {
		if n, e := tell(line); n.Kind != Applied {
			t.Errorf("%q %q: %s %v", n.Kind, n.Why, line, e.hits)
		}
	}
}
