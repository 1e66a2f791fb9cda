package mail

import (
	"strings"
	"testing"
)

// acknowledgements are mails that an application was received by a company that
// nobody knows yet: who it is and what role, as the mail alone tells it.
var acknowledgements = []struct{ from, subject, body, company, role string }{
	{"Larkspur Dental <no-reply@applications.larkspur.example>", "Thanks for applying!", "Hi Sam,\n\nThanks for applying for Dental Nurse at Larkspur Dental. Our team will review your application shortly.\n\nLarkspur Dental", "Larkspur Dental", "Dental Nurse"},
	{"Talent @ Bright Ferry <talent@brightferry.example>", "We've received your application for Deckhand", "Hello Sam,\n\nyour application has arrived safely and we will be in touch.\n\nThe Bright Ferry team", "Bright Ferry", "Deckhand"},
	{"no-reply@hire.lever.example", "Your application to Pemberley Trust - Archivist", "Thank you for your interest in Pemberley Trust! We have received your application for Archivist and will be in touch.\n\nRegards,\nPemberley Trust", "Pemberley Trust", "Archivist"},
	{"Workday <oakmoor@myworkday.example>", "Application received: Forest Ranger (R-20391)", "Dear Sam Reed,\n\nThank you for submitting your application for the position of Forest Ranger (R-20391) with Oakmoor Forestry.\n", "Oakmoor Forestry", "Forest Ranger"},
	{"Rosa Field <rosa@mapleandpine.example>", "Re: Carpenter", "Hi Sam,\n\ngot your application for the carpenter role, thanks! We'll read through everything next week.\n\nBest,\nRosa Field\nMaple & Pine Joinery", "Maple & Pine Joinery", "carpenter"},
	{"Copperfield Ltd Recruitment <recruitment@copperfield.example>", "Application acknowledgement", "Dear Mr Reed,\n\nWe acknowledge receipt of your application for the role of Stock Controller at Copperfield Ltd. Shortlisting takes place in two weeks.\n\nYours sincerely\nHR", "Copperfield", "Stock Controller"},
	{"Stadtbibliothek Lohfeld <bewerbung@lohfeld.example>", "Eingangsbestätigung Ihrer Bewerbung als Bibliothekar (w/m/d)", "Sehr geehrter Herr Reed,\n\nvielen Dank für Ihre Bewerbung, die wir heute erhalten haben.\n\nMit freundlichen Grüßen\nStadtbibliothek Lohfeld", "Stadtbibliothek Lohfeld", "Bibliothekar"},
	{"Kornblume Kitas <jobs@kornblume.example>", "Deine Bewerbung bei Kornblume Kitas", "Hey Sam,\n\ndanke für deine Bewerbung als Erzieher bei Kornblume Kitas! Wir melden uns.\n", "Kornblume Kitas", "Erzieher"},
	{"Tannhof Pflege GmbH <noreply@personio.example>", "Ihre Bewerbung ist eingegangen", "Guten Tag Sam Reed,\n\nvielen Dank für Ihre Bewerbung auf die Position „Pflegefachkraft Nachtdienst“ bei der Tannhof Pflege GmbH. Ihre Unterlagen sind bei uns eingegangen.\n", "Tannhof Pflege", "Pflegefachkraft Nachtdienst"},
	{"Librairie des Quais <bonjour@librairiequais.example>", "Votre candidature", "Bonjour,\n\nNous avons bien reçu votre candidature pour le poste de libraire et vous en remercions.\n\nCordialement,\nLibrairie des Quais", "Librairie des Quais", "libraire"},
	{"Théâtre du Lac - Recrutement <rh@theatredulac.example>", "Accusé de réception", "Bonjour Sam Reed,\n\nMerci d'avoir postulé à l'offre « Agent d'accueil » au Théâtre du Lac. Votre candidature a bien été enregistrée.\n", "Théâtre du Lac", "Agent d'accueil"},
	{"Selección Hotel Miramar <empleo@hotelmiramar.example>", "Hemos recibido tu candidatura", "Hola, Sam:\n\nGracias por inscribirte en nuestra oferta de Recepcionista de noche. Hemos recibido tu candidatura y la revisaremos.\n\nHotel Miramar", "Hotel Miramar", "Recepcionista de noche"},
	{"Clínica Solana <rrhh@clinicasolana.example>", "Tu CV", "Hola Sam:\n\nHemos recibido tu CV para la vacante de Enfermera pediátrica en Clínica Solana. Te contactaremos pronto.\n\nSaludos", "Clínica Solana", "Enfermera pediátrica"},
	{"株式会社みなと商会 採用担当 <saiyo@minato-shokai.example>", "ご応募ありがとうございます", "リード様\n\nこの度は弊社の営業職にご応募いただき、誠にありがとうございます。応募書類を受領いたしました。\n\n株式会社みなと商会", "みなと商会", "営業職"},
	{"ひまわり印刷 人事部 <jinji@himawari.example>", "【応募受付】Webデザイナー", "この度はWebデザイナーへのご応募ありがとうございます。書類選考の結果は2週間以内にご連絡いたします。\n\nひまわり印刷株式会社", "ひまわり印刷", "Webデザイナー"},
	{"Hiring Team <no-reply@ats.example>", "Northgate Housing - application received", "Dear Sam,\n\nThank you for applying to Northgate Housing.\n\nPosition: Housing Officer\nReference: 8812\n\nWe will review your application and contact you.\n\nNorthgate Housing", "Northgate Housing", "Housing Officer"},
	{"Fermín <fermin@huertadelsur.example>", "Tu solicitud de trabajo", "Hola Sam, hemos recibido tu solicitud como mozo de almacén. Gracias por tu interés en Huerta del Sur.\n\nFermín\nHuerta del Sur", "Huerta del Sur", ""},
}

func TestAcknowledgements(t *testing.T) {
	for _, c := range acknowledgements {
		raw := "From: " + c.from + "\r\nTo: sam@reed.example\r\nSubject: " + c.subject + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + strings.ReplaceAll(c.body, "\n", "\r\n")
		m := Read([]byte(raw))
		if n := m.News(Facts{}); n.Kind != Applied || m.Company() != c.company || m.Role() != c.role && c.role != "" {
			t.Errorf("%s: %q %q, company %q, role %q; want %q and %q; of %q", c.subject, n.Kind, n.Why, m.Company(), m.Role(), c.company, c.role, m.Companies())
		}
	}
}

// What a mail program says of a mail of one's own is no answer of a company.
func TestReport(t *testing.T) {
	for _, head := range []string{
		"From: Mail Delivery System <MAILER-DAEMON@mx.example>\nSubject: Undelivered Mail Returned to Sender\n",
		"From: Postmaster <postmaster@harrowmills.example>\nSubject: Delivery Status Notification (Failure)\n",
		"From: Mary Chen <mary@harrowmills.example>\nSubject: Read: my application\nContent-Type: multipart/report; report-type=disposition-notification; boundary=x\n",
		"From: Mary Chen <mary@harrowmills.example>\nSubject: Returned\nX-Failed-Recipients: kim@harrowmills.example\n",
	} {
		m := Read([]byte(head + "\nWe are sorry that your application could not be delivered. Please send it again.\n"))
		if n := m.News(Facts{}); n.Kind != None || n.Why != Reported {
			t.Errorf("%s tells %q %q", head, n.Kind, n.Why)
		}
	}
}
