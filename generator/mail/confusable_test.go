package mail

import (
	"testing"
	"time"
)

// confusable are further mails of the kinds that are easily taken for each other, the
// same kind in several languages.
var confusable = []struct {
	name, subject, body string
	want                Kind
}{
	{"moved en", "Re: Thursday", "Hi Sam,\n\nUnfortunately I have to move our interview. Could we do Friday instead? Very sorry about this, and thank you for understanding.\n\nMary", Answered},
	{"moved de", "Verschiebung unseres Gesprächs", "Hallo Herr Reed,\n\nleider muss ich unser Gespräch verschieben, mir ist ein Kundentermin dazwischengekommen. Passt Ihnen auch der Freitag?\n\nViele Grüße\nIngo Saal", Answered},
	{"moved fr", "Report de l'entretien", "Bonjour,\n\nJe suis désolée, je dois malheureusement décaler notre entretien de jeudi. Seriez-vous disponible vendredi matin ?\n\nBien cordialement,\nMaud", Answered},
	{"moved es", "Cambio de hora", "Hola Sam:\n\nSiento avisarte tan tarde, pero no podemos mantener la entrevista de mañana. ¿Te vendría bien el viernes?\n\nUn saludo,\nLaia", Answered},
	{"moved ja", "面接日程について", "リード様\n\nお世話になっております。\n誠に勝手ながら、明日の面接を中止とさせていただきたく存じます。別日をご提案いたしますので、少々お待ちください。\n", Answered},
	{"off and not again en", "Interview tomorrow", "Dear Sam, we have to call off tomorrow's interview: the whole team is down with the flu. We are sorry, and will write with a new time as soon as everybody is back.", Answered},
	{"paused en", "Your application", "Dear Sam,\n\nThank you for your patience. I am sorry to tell you that we are not able to fill any positions this quarter. Your application stays open, and we will come back to you in summer.\n\nHR", Answered},
	{"paused de", "Ihre Bewerbung", "Sehr geehrter Herr Reed,\n\nleider ruht das Verfahren zurzeit, weil über die Finanzierung der Stelle noch nicht entschieden ist. Ihre Bewerbung bleibt im Verfahren. Vielen Dank für Ihr Interesse und Ihre Geduld.\n", Answered},
	{"paused fr", "Votre candidature", "Bonjour,\n\nLe recrutement pour ce poste est malheureusement gelé jusqu'à nouvel ordre. Votre candidature reste active et nous vous recontacterons dès la reprise. Merci de votre compréhension.\n", Answered},
	{"paused es", "Proceso en pausa", "Hola Sam:\n\nLamentamos decirte que el proceso queda paralizado por una reestructuración interna. Tu candidatura sigue activa y te avisaremos cuando se retome.\n\nGracias por tu paciencia.", Answered},
	{"paused ja", "選考状況のご連絡", "リード様\n\n誠に申し訳ございませんが、社内事情により選考を一時停止しております。再開いたしましたら改めてご連絡いたします。今しばらくお待ちください。\n", Answered},
	{"later en", "Timeline", "Hi Sam, a short note to say that our decision is taking longer than planned. You have not been forgotten, and nobody has been chosen yet.", Answered},
	{"conditional de", "Ablauf", "Hallo Sam,\n\nschön, dass du da warst. Wenn du bis Ende des Monats nichts von uns hörst, haben wir uns leider für jemand anderen entschieden. Alles Gute bis dahin!\n\nNele", Answered},
	{"conditional fr", "Suite", "Bonjour Sam,\n\nMerci pour votre venue. Si vous n'avez pas de nouvelles d'ici le 20, c'est que votre candidature n'aura malheureusement pas été retenue.\n\nCordialement,\nMaud", Answered},
	{"conditional es", "Siguientes pasos", "Hola Sam:\n\nGracias por la entrevista. En caso de no recibir noticias nuestras en dos semanas, lamentablemente tu candidatura no habrá sido seleccionada.\n\nSaludos", Answered},
	{"conditional ja", "今後の流れ", "リード様\n\n本日は面接にお越しいただきありがとうございました。二週間以内に連絡がない場合は、誠に残念ながら今回はご縁がなかったものとご理解ください。\n", Answered},
	{"yes after a no de", "Doch noch!", "Lieber Herr Reed,\n\nleider hatten wir uns zunächst für einen anderen Bewerber entschieden. Er hat nun abgesagt, und wir würden Sie sehr gern kennenlernen. Hätten Sie nächste Woche Zeit?\n\nRuth Kall", Answered},
	{"yes after a no fr", "Votre candidature", "Bonjour,\n\nMalheureusement, les autres candidats se sont désistés ; nous aimerions donc vous rencontrer au plus vite. Quelles sont vos disponibilités ?\n\nMaud", Answered},
	{"yes after a no es", "Buenas noticias", "Hola Sam:\n\nAunque al principio no fuiste seleccionado, se ha abierto otra plaza y nos encantaría conocerte. ¿Tienes disponibilidad esta semana?\n\nLaia", Answered},
	{"yes after a no ja", "面接のご案内", "リード様\n\n先日は残念ながら見送りとのご連絡を差し上げましたが、欠員が出たため、ぜひ面接にお越しいただきたくご連絡いたしました。ご都合はいかがでしょうか。\n", Answered},
	{"link en", "Assessment link", "Hi Sam, sorry, the assessment link in our last mail has expired and could not be used. Please use the new one below. Your application is not affected.", Answered},
	{"link de", "Korrektur", "Guten Tag, leider war der Link in unserer letzten Mail nicht korrekt. Bitte nutzen Sie diesen hier. Wir bitten um Entschuldigung.", Answered},
	{"papers fr", "Dossier incomplet", "Bonjour,\n\nNous regrettons de ne pas pouvoir examiner votre candidature : il manque votre diplôme. Merci de nous le transmettre avant vendredi.\n", Answered},
	{"papers es", "Documentación", "Hola Sam:\n\nLamentablemente no podemos tramitar tu candidatura porque falta el certificado. ¿Podrías enviarlo antes del viernes?\n", Answered},
	{"papers ja", "応募書類について", "リード様\n\nご応募ありがとうございます。誠に恐れ入りますが、職務経歴書に不備があり、選考を進めることができません。再度ご提出いただけますでしょうか。\n", Answered},
	{"leaving de", "Abschied", "Hallo Herr Reed,\n\nich verlasse die Firma zum Monatsende und kann Ihre Bewerbung leider nicht weiter betreuen. Meine Kollegin Eva Lund übernimmt. Ihnen wünsche ich alles Gute!\n\nIngo Saal", Answered},
	{"leaving fr", "Changement d'interlocuteur", "Bonjour,\n\nJe quitte l'entreprise vendredi et ne suivrai malheureusement plus votre candidature. Ma collègue vous contactera. Je vous souhaite une pleine réussite.\n\nMaud", Answered},
	{"mistake en", "Please ignore our last mail", "Dear Sam,\n\nYesterday you received a mail saying that your application was rejected. It was sent by mistake. We apologise: you are still in the running.\n", Answered},
	{"mistake de", "Irrtümliche Absage", "Guten Tag, gestern haben Sie irrtümlich eine Absage von uns erhalten. Bitte entschuldigen Sie das Versehen, Ihre Bewerbung ist weiterhin im Verfahren.", Answered},
	{"other role en", "Another idea", "Hi Sam, you were not selected for the manager post, but we would like to talk with you about the deputy role. Are you free on Monday?", Answered},
	{"salary en", "Your question", "Hi Sam, unfortunately we can't go above 50k for this position. Are you still interested?", Answered},
	{"remote de", "Ihre Frage", "Hallo Herr Reed, leider können wir Ihnen bei dieser Stelle kein Homeoffice anbieten. Sind Sie trotzdem interessiert?", Answered},
	{"visa en", "Relocation", "Dear Sam, we are unfortunately not able to offer visa sponsorship for this position. Could you tell us whether you need one?", Answered},

	{"no en short", "Hi", "Sam, thanks for Tuesday. We won't be going any further, I'm afraid. Good luck with it all. Jo", Rejected},
	{"no en portal", "Application update", "Hello Sam,\nThere is an update on your application for Porter (Ref 3381).\nStatus: Not progressing\nThank you for your interest in Eastwold Trust.", Rejected},
	{"no en number", "Trainee Baker", "Dear Sam,\n\nMore than 300 people applied. Having read every letter, we have chosen four whose experience was closer to the work, and yours was not among them. We hope you will apply again next year.\n\nThe bakery", Rejected},
	{"no en agency", "Update from the client", "Hi Sam,\n\nI heard back from the client. They really liked you but have gone for someone with a bit more sector knowledge. Chin up, I'll keep you in mind for others.\n\nDana", Rejected},
	{"no de formal", "Stellenausschreibung 2026-14", "Sehr geehrter Herr Reed,\n\nnach Abschluss des Auswahlverfahrens teilen wir Ihnen mit, dass die Stelle mit einer anderen Bewerberin besetzt wurde. Wir danken Ihnen für Ihr Interesse.\n\nMit freundlichen Grüßen\nPersonalamt", Rejected},
	{"no de du", "Deine Bewerbung bei uns", "Hi Sam,\n\nwir haben lange überlegt, aber am Ende hat es für dich leider nicht gereicht. Das war knapp! Wir würden uns freuen, wenn du dich wieder bei uns bewirbst.\n\nDein Team", Rejected},
	{"no fr formal", "Réponse à votre candidature", "Madame, Monsieur,\n\nVotre candidature a retenu toute notre attention. Toutefois, nous ne sommes pas en mesure d'y donner une suite favorable.\n\nNous vous prions d'agréer nos salutations distinguées.", Rejected},
	{"no fr tu", "Suite de notre échange", "Salut Sam,\n\nMerci d'être venu ! On a décidé de partir sur quelqu'un d'autre, qui connaît déjà le secteur. Bonne chance pour la suite.\n\nZoé", Rejected},
	{"no es usted", "Proceso de selección 442", "Estimado señor Reed:\n\nTras valorar detenidamente todas las candidaturas, sentimos comunicarle que la suya no ha resultado elegida. Le agradecemos su interés y le deseamos éxito.\n\nAtentamente", Rejected},
	{"no es tu", "¡Hola!", "Hola Sam,\n\ngracias por venir. Al final nos quedamos con otra persona que ya conocía el sector. ¡Mucha suerte!\n\nLaia", Rejected},
	{"no ja polite", "選考結果", "リード様\n\nこの度は数ある企業の中から弊社にご応募いただき、誠にありがとうございました。\n書類選考の結果、誠に遺憾ながら今回は貴意に沿えない結果となりました。\nリード様の今後のご活躍を心よりお祈り申し上げます。\n", Rejected},
	{"no ja short", "結果のお知らせ", "選考の結果、今回はご縁がありませんでした。お送りいただいた書類は当社で責任をもって破棄いたします。", Rejected},

	{"received ja auto", "【自動返信】エントリー完了", "エントリーいただきありがとうございます。エントリーが完了しました。担当者より3営業日以内にご連絡いたします。", Applied},
	{"received de short", "Bewerbung eingegangen", "Hallo Sam, danke für deine Bewerbung! Wir schauen sie uns in Ruhe an und melden uns in den nächsten zwei Wochen.", Applied},
	{"received en long", "Thank you for applying", "Dear Sam,\n\nThank you for your application for Night Porter. We receive many applications and can only contact those who are shortlisted. If you do not hear from us within four weeks, please assume that you have not been successful.\n", Applied},

	{"offer en", "Offer", "Dear Sam, we are pleased to offer you the position of Porter. Please find the contract attached.", Offer},
	{"offer es", "Oferta", "Hola Sam: nos complace ofrecerte el puesto de contable con un salario de 32.000 euros. Adjunto el contrato.", Offer},
	{"withdrawn fr", "Votre candidature", "Bonjour, comme vous nous l'avez demandé, nous avons retiré votre candidature. Nous regrettons votre décision et vous souhaitons une bonne continuation.", Withdrawn},
	{"withdrawn es", "Retirada", "Hola Sam: te confirmamos que, a petición tuya, hemos retirado tu candidatura. Sentimos que te vayas.", Withdrawn},
	{"withdrawn ja", "選考辞退の件", "リード様\n\n選考ご辞退の件、承知いたしました。残念ではございますが、またの機会がございましたらよろしくお願いいたします。", Withdrawn},
}

func TestConfusable(t *testing.T) {
	for _, c := range confusable {
		m := Message{From: Address{Name: "Harrow Mills", Mail: "jobs@harrowmills.example"}, Subject: c.subject, Date: time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)}
		m.sort(c.body)
		n := m.News(Facts{})
		if n.Kind != c.want && !shown(n, c.want) {
			e := m.gather()
			t.Errorf("%s tells %q %s, want %q\n%v", c.name, n.Kind, n.Why, c.want, e.hits)
		}
	}
}
