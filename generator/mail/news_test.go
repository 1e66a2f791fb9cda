package mail

import (
	"strings"
	"testing"
	"time"
)

// kinds are mails of every kind in words of several people and languages, and what
// each of them tells.
var kinds = []struct {
	name, from, subject, body string
	want                      Kind
}{
	{"no, by a form", "Harrow Mills Careers <careers@harrowmills.example>", "Your application to Harrow Mills",
		"Dear Sam,\n\nThank you for taking the time to apply for the Payroll Officer role. After careful review, we will not be taking your application to the next stage.\n\nWe wish you every success in your job search.\n\nHarrow Mills Talent Team", Rejected},
	{"no, somebody else was better", "Dana Poe <dana@oldfen.example>", "Re: Interview last Tuesday",
		"Hi Sam,\n\nreally enjoyed our chat. The panel has gone with someone whose background is a little closer to what we need right now. It was a close call and you should be proud of how you did.\n\nAll the best for the search,\nDana", Rejected},
	{"no, filled", "Recruiting <jobs@tarnwell.example>", "Junior Gardener: update",
		"Hello Sam,\n\nThank you for your interest in Tarnwell Estates. We're writing to let you know that the position of Junior Gardener has now been filled. We'd love to keep your details on file for future openings.\n\nBest,\nTarnwell", Rejected},
	{"no, unsuccessful", "no-reply@councilhire.example", "Outcome of your application (Ref 20931)",
		"Dear Applicant\n\nFurther to your recent interview, I regret to inform you that on this occasion you have been unsuccessful. The standard of candidates was extremely high.\n\nYours sincerely\nHR Services", Rejected},
	{"no, passing", "Ito Brandt <ito@kilnlane.example>", "Kiln Lane / Product Designer",
		"Hey Sam - thanks again for the portfolio walk-through. We've talked it over and are going to pass at this point; we don't think the role would be the right fit for what you want to do. Please do stay in touch, we may have more roles in autumn.\n\nIto", Rejected},
	{"no, unable to offer", "Hotel Marisol HR <hr@hotelmarisol.example>", "Night Manager",
		"Dear Mr Reed,\n\nWe had a large number of strong applications for this post, and I am sorry to say we are unable to offer you the position. May I thank you for your interest in our house.\n\nKind regards,\nPia Lund", Rejected},
	{"no, not shortlisted", "Nursing Bank <bank@eastwold.example>", "Staff Nurse vacancy 4471",
		"Your application for the above vacancy was not shortlisted for interview. This was a difficult decision given the quality of the field. You are welcome to apply for other vacancies.\n", Rejected},
	{"no, with feedback offered", "Lena Ost <lena@brightquay.example>", "Your interview with Brightquay",
		"Hi Sam,\n\nThank you for meeting the team. Unfortunately we have decided not to progress with you for the Data Steward role. If you would like feedback, I would be glad to set up a call next week.\n\nLena", Rejected},
	{"nein, knapp", "Bewerbermanagement <bewerbung@hafnerbau.example>", "Ihre Bewerbung als Bauleiter",
		"Sehr geehrter Herr Reed,\n\nvielen Dank für Ihre Bewerbung und Ihr Interesse an der Hafner Bau GmbH. Nach sorgfältiger Prüfung müssen wir Ihnen mitteilen, dass wir Ihre Bewerbung nicht weiter berücksichtigen können.\n\nFür Ihren weiteren beruflichen Weg wünschen wir Ihnen alles Gute.\n\nMit freundlichen Grüßen\nRuth Kall", Rejected},
	{"nein, andere Person", "Jo Tann <jo.tann@mühlenhof.example>", "Unser Gespräch",
		"Hallo Sam,\n\ndanke dir nochmal für das nette Gespräch. Wir haben uns am Ende für eine andere Bewerberin entschieden, die schon Erfahrung in der Pflege mitbringt. Das lag nicht an dir.\n\nViele Grüße\nJo", Rejected},
	{"nein, Absage", "personal@stadtwerke-lohne.example", "Absage: Sachbearbeitung Einkauf",
		"Guten Tag Sam Reed,\n\nwir bedauern, Ihnen keine positive Nachricht geben zu können. Ihre Unterlagen werden nach sechs Monaten gelöscht.\n\nFreundliche Grüße\nPersonalabteilung", Rejected},
	{"nein, vergeben", "Kita Regenbogen <leitung@kita-regenbogen.example>", "Re: Bewerbung Erzieher",
		"Lieber Herr Reed,\n\ndie Stelle ist inzwischen besetzt. Wir hätten Sie gern kennengelernt, haben uns aber kurzfristig anders entscheiden müssen. Viel Erfolg weiterhin!\n\nHerzliche Grüße", Rejected},
	{"non", "Recrutement <recrutement@lagrangebleue.example>", "Votre candidature - Chef de rayon",
		"Bonjour,\n\nNous vous remercions de l'intérêt que vous portez à La Grange Bleue. Après étude attentive de votre dossier, nous sommes au regret de ne pouvoir donner une suite favorable à votre candidature.\n\nNous vous souhaitons pleine réussite dans vos recherches.\n\nCordialement,\nLe service recrutement", Rejected},
	{"non, un autre", "Maud Verrier <maud@atelierverrier.example>", "Suite à notre entretien",
		"Bonjour Sam,\n\nMerci encore pour cet échange. Nous avons finalement retenu un autre profil, plus expérimenté. Votre CV est conservé et nous n'hésiterons pas à vous recontacter si un poste s'ouvre.\n\nBien à vous,\nMaud", Rejected},
	{"no, en español", "Selección <seleccion@puertoclaro.example>", "Proceso de selección: Analista",
		"Estimado Sam:\n\nGracias por participar en nuestro proceso. Lamentamos comunicarte que en esta ocasión hemos decidido continuar con otros candidatos cuyo perfil se ajusta más al puesto.\n\nTe deseamos mucha suerte.\n\nUn saludo", Rejected},
	{"no, descartada", "rrhh@molinorojo.example", "Su candidatura",
		"Buenos días:\n\nLe informamos de que su candidatura no ha sido seleccionada para el puesto de contable. Guardaremos su currículum para futuras vacantes. Gracias por su interés.\n", Rejected},
	{"不採用", "採用担当 <saiyo@hoshizora.example>", "選考結果のご連絡",
		"リード様\n\nこの度は弊社の求人にご応募いただき、誠にありがとうございました。\n慎重に選考を重ねました結果、誠に残念ながら今回はご希望に沿いかねる結果となりました。\n末筆ながら、今後のご活躍をお祈り申し上げます。\n\n星空商事株式会社 採用担当", Rejected},
	{"見送り", "田中 <tanaka@midoriya.example>", "面接の結果について",
		"リード様\n\n先日は面接にお越しいただきありがとうございました。\n社内で検討いたしました結果、今回は採用を見送らせていただくこととなりました。\nご了承くださいますようお願いいたします。\n", Rejected},

	{"called off by illness", "Mo Faber <mo@oldfen.example>", "Tomorrow",
		"Hi Sam,\n\nUnfortunately I have come down with flu and will not be able to make it tomorrow. I am so sorry. We will find another time next week and I'll send you some dates.\n\nMo", Answered},
	{"decision later", "Dana Poe <dana@oldfen.example>", "Quick update",
		"Hi Sam,\n\nSorry for the silence. We have not decided yet, as two of the panel are away; we are still very interested in you. Thank you for your patience.\n\nDana", Answered},
	{"frozen", "Tom Weir <tom@tarnwell.example>", "Hiring",
		"Dear Sam,\n\nI regret to say that all recruitment, including this role, has been paused until the new budget is agreed. We will come back to you when we know more. Thank you for your interest so far.\n\nTom", Answered},
	{"no news is a no", "careers@harrowmills.example", "Next steps",
		"Hello Sam,\n\nThank you for coming in. We are interviewing until the 20th. If you do not hear from us within two weeks after that, unfortunately your application was not successful this time, and we wish you luck.\n\nHarrow Mills", Answered},
	{"documents", "Lena Ost <lena@brightquay.example>", "Missing reference",
		"Hi Sam,\n\nUnfortunately we cannot proceed with your application without a second reference. Could you please send us one by Friday?\n\nThanks,\nLena", Answered},
	{"yes in words of a no", "Ito Brandt <ito@kilnlane.example>", "Good news",
		"Hi Sam,\n\nYou were not our first choice, I will be honest, but the other candidate turned us down. We would love to have you come in for a final talk. Sorry it took so long!\n\nIto", Answered},
	{"not another test", "Ito Brandt <ito@kilnlane.example>", "No more homework",
		"Hi Sam, we will not be moving forward with the take-home task for your application, since the first one told us enough. Instead we would like to invite you to meet the founders. Looking forward to it!", Answered},
	{"somebody else's no", "Ana <ana.friend@gmail.com>", "argh",
		"Sam!! they wrote to me this morning: \"Unfortunately we have decided not to proceed with your application. We wish you all the best\". I am so sad. Did you hear from them?\n\nAna", None},
	{"contact goes", "Dana Poe <dana@oldfen.example>", "Goodbye",
		"Hi Sam,\n\nI will be leaving Oldfen at the end of the month and will no longer be looking after your application; Mo Faber will be in touch. I wish you all the best for the future.\n\nDana", Answered},
	{"Verschiebung", "Ruth Kall <kall@hafnerbau.example>", "Unser Termin",
		"Sehr geehrter Herr Reed,\n\nleider müssen wir unser Gespräch am Donnerstag absagen, da Herr Kern erkrankt ist. Wir melden uns mit einem neuen Terminvorschlag bei Ihnen. Wir bitten um Entschuldigung.\n\nMit freundlichen Grüßen\nRuth Kall", Answered},
	{"Zwischenbescheid", "bewerbung@hafnerbau.example", "Zwischenstand Ihrer Bewerbung",
		"Sehr geehrter Herr Reed,\n\nleider können wir Ihnen noch keine Entscheidung mitteilen. Die Auswahl dauert länger als gedacht. Wir bitten Sie noch um etwas Geduld.\n\nMit freundlichen Grüßen", Answered},
	{"Unterlagen fehlen", "bewerbung@hafnerbau.example", "Ihre Bewerbung ist unvollständig",
		"Guten Tag,\n\nleider konnten wir Ihre Bewerbung noch nicht bearbeiten, weil das Arbeitszeugnis fehlt. Ohne diese Unterlage können wir Ihre Bewerbung nicht berücksichtigen. Bitte reichen Sie sie bis Montag nach.\n\nViele Grüße", Answered},
	{"pas encore", "Maud Verrier <maud@atelierverrier.example>", "Votre candidature",
		"Bonjour,\n\nMalheureusement nous ne pouvons pas encore vous donner de réponse ; le comité se réunit la semaine prochaine. Merci de votre patience.\n\nMaud", Answered},
	{"todavía no", "seleccion@puertoclaro.example", "Tu candidatura",
		"Hola Sam:\n\nSentimos el retraso. Todavía no hemos tomado una decisión, pero sigues en el proceso y no hemos descartado tu perfil. Te escribiremos la semana que viene.\n\nSaludos", Answered},
	{"日程変更", "田中 <tanaka@midoriya.example>", "面接日程変更のお願い",
		"リード様\n\n大変申し訳ございませんが、担当者の都合により面接の日程を変更させていただきたくご連絡いたしました。\n改めて候補日をお送りいたします。\n", Answered},
	{"slots", "Mo Faber <mo@oldfen.example>", "Interview",
		"Hi Sam,\n\nWe'd like to invite you for a first interview. Would any of these suit you?\n- Tue 10 March, 10:00\n- Wed 11 March, 14:00\n- Thu 12 March, 9:30\n\nMo", Answered},

	{"received", "Harrow Mills <no-reply@harrowmills.example>", "We got your application!",
		"Hi Sam,\n\nThanks for applying to be our next Payroll Officer. Your application is in, and someone will look at it soon. If your profile matches we'll be in touch; if not, we won't be moving forward but will keep your CV on file.\n\nHarrow Mills", Applied},
	{"Eingang", "bewerbung@hafnerbau.example", "Eingangsbestätigung",
		"Sehr geehrter Herr Reed,\n\nIhre Bewerbung als Bauleiter ist bei uns eingegangen. Die Prüfung wird einige Zeit dauern; wir melden uns unaufgefordert bei Ihnen.\n\nMit freundlichen Grüßen", Applied},
	{"bien reçue", "recrutement@lagrangebleue.example", "Accusé de réception",
		"Bonjour,\n\nNous avons bien reçu votre candidature au poste de Chef de rayon et nous vous en remercions. Sans réponse de notre part sous trois semaines, veuillez considérer que votre candidature n'a pas été retenue.\n\nLe service recrutement", Applied},
	{"recibida", "rrhh@molinorojo.example", "Candidatura recibida",
		"Hola Sam,\n\nHemos recibido tu solicitud para el puesto de contable. La revisaremos con atención y te contactaremos si tu perfil encaja.\n\nMolino Rojo", Applied},
	{"受付", "採用担当 <saiyo@hoshizora.example>", "ご応募受付のお知らせ",
		"リード様\n\nこの度は弊社求人にご応募いただきありがとうございます。ご応募を受け付けいたしました。\n書類選考の結果は1週間以内にご連絡いたします。\n", Applied},

	{"offer", "Dana Poe <dana@oldfen.example>", "Some very good news",
		"Hi Sam,\n\nI am delighted to say that we'd like you to join us: we are offering you the role of Data Steward, starting 1 May, on a salary of 52,000. The contract is attached. You don't need to answer at once.\n\nDana", Offer},
	{"Zusage", "Ruth Kall <kall@hafnerbau.example>", "Zusage",
		"Sehr geehrter Herr Reed,\n\nwir freuen uns, Ihnen die Stelle als Bauleiter anbieten zu können. Den Arbeitsvertrag senden wir Ihnen mit getrennter Post.\n\nMit freundlichen Grüßen", Offer},
	{"内定", "採用担当 <saiyo@hoshizora.example>", "選考結果のご連絡",
		"リード様\n\n先日は面接にお越しいただきありがとうございました。選考の結果、内定とさせていただくことになりました。条件通知書を添付いたします。\n", Offer},
	{"promesse", "Maud Verrier <maud@atelierverrier.example>", "Bonne nouvelle",
		"Bonjour Sam,\n\nNous avons le plaisir de vous proposer le poste de chef de rayon, en CDI à partir du 4 mai. Vous trouverez la promesse d'embauche en pièce jointe.\n\nMaud", Offer},

	{"withdrawn", "careers@harrowmills.example", "Withdrawal",
		"Dear Sam,\n\nThis is to confirm that your application for Payroll Officer has been withdrawn at your request. We are sorry to see you go and wish you all the best.\n\nHarrow Mills", Withdrawn},
	{"zurückgezogen", "bewerbung@hafnerbau.example", "Ihre Bewerbung",
		"Guten Tag Herr Reed,\n\nschade, dass Sie Ihre Bewerbung zurückgezogen haben. Wir haben das vermerkt und wünschen Ihnen alles Gute.\n\nViele Grüße", Withdrawn},

	{"away", "Mo Faber <mo@oldfen.example>", "Automatic reply: Interview",
		"Thank you for your mail. I am out of the office until 16 March with no access to mail. In urgent cases please write to office@oldfen.example.", None},
	{"abwesend", "Ruth Kall <kall@hafnerbau.example>", "Abwesenheitsnotiz",
		"Ich bin bis zum 12.3. nicht im Büro. Ihre Nachricht wird nicht weitergeleitet.", None},
	{"alert", "Jobs for you <alerts@boardly.example>", "12 new jobs for \"Nurse\"",
		"New jobs that match your search:\n\nStaff Nurse - Eastwold - apply now\nWard Manager - Northgate - apply now\n\nUnsubscribe from this alert", None},
	{"scam", "HR Desk <hr.desk.oldfen@gmail.com>", "You have been selected",
		"Congratulations! You are hired without interview. To set up your home office we send you a cheque; please reply with your bank details and a copy of your passport on Telegram today.", None},
	{"newsletter", "Oldfen News <news@oldfen.example>", "Spring at Oldfen",
		"What is new at Oldfen: we have let 40 people go in the north and closed one site. Read the story of our new mill.\n\nYou get this because you signed up. Unsubscribe", None},
}

func TestNews(t *testing.T) {
	at := time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)
	for _, c := range kinds {
		t.Run(c.name, func(t *testing.T) {
			raw := strings.Join([]string{"From: " + c.from, "To: Sam Reed <sam@reed.example>", "Subject: " + c.subject,
				"Date: " + at.Format(time.RFC1123Z), "Content-Type: text/plain; charset=utf-8", "", c.body}, "\r\n")
			m := Read([]byte(raw))
			n := m.News(Facts{})
			if n.Kind != c.want && !shown(n, c.want) {
				t.Errorf("%s tells %v, want %v; signs %v", c.name, n.Kind, c.want, n.Signs)
			}
		})
	}
}
