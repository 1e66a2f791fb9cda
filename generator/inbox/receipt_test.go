package inbox

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"journal/generator/mail"
)

// hosted is a journal of which many companies let the same programs take applications in.
var hosted = map[string]string{
	"applications/tidewell.md": "---\ncompany: Tidewell Clinics\nrole: Nurse\napplied: 2026-05-02\nurl: https://tidewell.hirewave.example/v/12\n---\n",
	"applications/gantry.md":   "---\ncompany: Gantry Rail\nrole: Fitter\napplied: 2026-05-03\nurl: https://jobs.hirewave.example/gantry/77\n---\n",
	"applications/harrow.md":   "---\ncompany: Harrow Foods\nrole: Packer\napplied: 2026-05-04\nurl: https://harrow.crewgate.example/job/R-1001\n---\n",
	"applications/muehlhof.md": "---\ncompany: Mühlhof Bau\nrole: Polier\napplied: 2026-05-05\nurl: https://muehlhof.bewerbio.example/job/3\n---\n",
	"applications/aubert.md":   "---\ncompany: Maison Aubert\nrole: Vendeuse\napplied: 2026-05-06\nurl: https://aubert.talentpole.example/offre/2026-11\n---\n",
	"applications/sarria.md":   "---\ncompany: Grupo Sarria\nrole: Contable\napplied: 2026-05-07\nurl: https://sarria.empleohub.example/o/9\n---\n",
	"applications/veldkamp.md": "---\ncompany: Veldkamp Press\nrole: Printer\napplied: 2026-05-08\nurl: https://www.inkandpage.example/jobs/4\n---\n",
}

// receipts are mails that an application arrived, and the note that they make: "company,
// role", or nothing where that is not sure.
var receipts = []struct{ kind, from, subject, body, want string }{
	{"sentence", "Corrie & Lunn <no-reply@hirewave.example>", "Thank you for your application to Corrie & Lunn", "Robin,\n\nThank you for applying to the Assistant Stage Manager vacancy at Corrie\n& Lunn. Our team will review your application and will be in touch.\n\nBest,\nThe Corrie & Lunn Team", "Corrie & Lunn, Assistant Stage Manager"},
	{"sentence", "Stannard Gas <notifications@mail.hirewave.example>", "Application update", "Hello Robin,\n\nThis is to let you know that we have received your application for the Gas\nEngineer role with Stannard Gas. We will review it shortly.\n\nStannard Gas", "Stannard Gas, Gas Engineer"},
	{"sentence", "Quarrington Bakes <jobs@quarrington.crewgate.example>", "Thanks from Quarrington Bakes", "Hi Robin,\n\nThanks for your interest in the Night Baker opening at Quarrington Bakes! We've received your application and will review it.\n\nThe Quarrington Bakes Team", "Quarrington Bakes, Night Baker"},
	{"sentence", "Osier House Trust <no-reply@crewgate.example>", "We've received your application", "Dear Robin,\n\nThis confirms that we have received your application for the post of Senior Occupational\nTherapist at Osier House Trust.\n\nOsier House Trust", "Osier House Trust, Senior Occupational Therapist"},
	{"sentence", "Lindgrün Gärten <lindgruen@m.bewerbio.example>", "Eingangsbestätigung deiner Bewerbung", "Hallo Robin,\n\nvielen Dank für deine Bewerbung als Landschaftsgärtner (m/w/d) bei Lindgrün\nGärten! Deine Unterlagen sind gut bei uns angekommen.\n\nViele Grüße\nDein Lindgrün Gärten Team", "Lindgrün Gärten, Landschaftsgärtner"},
	{"sentence", "Verrerie Orsane <notification@talentpole.example>", "Confirmation de votre candidature - Souffleur de verre (H/F)", "Bonjour Robin Vale,\n\nNous avons bien reçu votre candidature pour le poste de Souffleur de\nverre (H/F) et nous vous en remercions.\n\nÀ bientôt,\nL'équipe Recrutement de Verrerie Orsane", "Verrerie Orsane, Souffleur de verre"},
	{"sentence", "Óptica Ribalta Empleo <ribalta@empleohub.example>", "Confirmación de inscripción: Óptico optometrista", "¡Hola, Robin!\n\nHemos recibido correctamente tu inscripción en la oferta Óptico optometrista (ref. OR-14) de Óptica Ribalta.\n\nNuestro equipo revisará tu perfil.\n\nÓptica Ribalta", "Óptica Ribalta, Óptico optometrista"},
	{"sentence", "Selección Minas del Tajo <minas@empleohub.example>", "Candidatura recibida", "Hola, Robin:\n\nGracias por inscribirte a la vacante de Perforista de túneles en Minas del Tajo. Hemos recibido tu candidatura y te contactaremos.\n\nMinas del Tajo", "Minas del Tajo, Perforista de túneles"},
	{"sentence", "もみじ学童クラブ <info@momiji.example>", "ご応募ありがとうございます", "ヴェイル様\n\nもみじ学童クラブの代表、川端です。\n指導員補助の求人にご応募いただきまして、ありがとうございます。履歴書、届きました。\n\n拝見してから、こちらからお電話いたします。\n\nもみじ学童クラブ　川端 真理", "もみじ学童クラブ, 指導員補助"},
	{"sentence", "さざなみ歯科医院 <saiyo@sazanami.example>", "応募書類について", "ヴェイル様\n\nこのたびは歯科助手の募集にご応募いただき、誠にありがとうございます。応募書類が届いております。\n\nさざなみ歯科医院　院長 小野", "さざなみ歯科医院, 歯科助手"},

	{"list", "Fallow Bridge Schools Recruitment <fallowbridge@hirewave.example>", "Application received - 212-88-FB Exams Officer", "Dear Robin Vale\n\nJob Reference: 212-88-FB\nJob Title: Exams Officer\nEmployer: Fallow Bridge Schools\nClosing date: 31/07/2026\n\nThank you for submitting your application for this vacancy. We have received it.\n\nFallow Bridge Schools", "Fallow Bridge Schools, Exams Officer"},
	{"list", "Communauté de communes de l'Arzon <rh@arzon.example>", "Accusé de réception de votre candidature 2026-31", "Madame, Monsieur,\n\nLa Communauté de communes de l'Arzon accuse réception de votre candidature au poste suivant :\n\nIntitulé : Agent de déchèterie\nRéférence : 2026-31\nService : Déchets\n\nLe service des ressources humaines\nCommunauté de communes de l'Arzon", "Communauté de communes de l'Arzon, Agent de déchèterie"},
	{"list", "Office de Tourisme des Baronnies <accueil@ot-baronnies.example>", "Votre candidature", "Bonjour,\n\nnous avons bien reçu votre candidature.\n\nIntitulé du poste : Conseillère en séjour\nType de contrat : CDD\n\nOffice de Tourisme des Baronnies", "Office de Tourisme des Baronnies, Conseillère en séjour"},
	{"list", "Kunstdruck Vellmar <kunstdruck@m.bewerbio.example>", "Ihre Bewerbung ist eingegangen", "Guten Tag Robin Vale,\n\nIhre Bewerbung ist bei uns eingegangen.\n\nStellenbezeichnung: Buchbinder (m/w/d)\nStandort: Vellmar\n\nIhr Team von Kunstdruck Vellmar", "Kunstdruck Vellmar, Buchbinder"},
	{"list", "Stadt Erlach - Personalstelle <personal@erlach.example>", "Eingangsbestätigung - Ihre Bewerbung, Kennziffer 12-3", "Sehr geehrte Damen und Herren,\n\nhiermit bestätigen wir den Eingang Ihrer Bewerbung vom 30.05.2026 auf die Stelle\n\n    Gärtnerin im Friedhofsamt (w/m/d), Kennziffer 12-3\n\nbei der Stadt Erlach.\n\nMit freundlichen Grüßen\nIm Auftrag\nK. Wendt", "Stadt Erlach, Gärtnerin im Friedhofsamt"},
	{"list", "Diputación de Valcuerna <empleo@valcuerna.example>", "Justificante de inscripción", "Hemos recibido su solicitud.\n\nPuesto: Bibliotecario auxiliar\nReferencia: BA-26\n\nDiputación de Valcuerna", "Diputación de Valcuerna, Bibliotecario auxiliar"},
	{"list", "こだま給食センター <kyushoku@kodama.example>", "応募受付のお知らせ", "ヴェイル様\n\nご応募を受け付けました。\n\n■募集職種：調理補助\n■勤務地：本社\n\nこだま給食センター", "こだま給食センター, 調理補助"},

	{"by hand", "Bryn Stables - Yard Office <office@brynstables.example>", "RE: Groom", "Hello Robin,\n\nThank you for sending over your CV for the Groom job at our yard. I've passed it to Megan. We'll be in touch next week either way.\n\nMany thanks,\n\nFfion Rhys\nBryn Stables", "Bryn Stables, Groom"},
	{"by hand", "Praxis Ohm - Anmeldung <anmeldung@praxis-ohm.example>", "AW: Bewerbung als Zahntechniker", "Sehr geehrte/r Frau/Herr Vale,\n\nIhre Bewerbung als Zahntechniker haben wir bekommen. Herr Ohm ist noch im Urlaub und liest alles nächste Woche. Wir melden uns dann.\n\nMit freundlichen Grüßen aus der Praxis\n\nUte Kamp\n- Anmeldung -\n\nPraxis Ohm", "Praxis Ohm, Zahntechniker"},
	{"by hand", "Chelo Aldea Verde <chelo@aldeaverde.example>", "Re: Solicitud: jardinero", "Hola Robin, recibida tu solicitud para el puesto de jardinero en Viveros Aldea Verde. La miro el lunes con calma.\n\nChelo\nViveros Aldea Verde", "Viveros Aldea Verde, jardinero"},
	{"by hand", "Garage Lebrun <contact@garagelebrun.example>", "RE: Mécanicien", "Bonjour,\n\nmerci pour votre candidature au poste de Mécanicien, je la transmets à mon associé. Nous reviendrons vers vous la semaine prochaine.\n\nGarage Lebrun", "Garage Lebrun, Mécanicien"},
	{"by hand", "Töpferei Sandner <info@toepferei-sandner.example>", "Re: Bewerbung als Keramikerin", "Liebe Robin, danke für deine Bewerbung als Keramikerin, sie liegt jetzt bei Hannes. Wir melden uns nach dem Markt bei dir.\n\nViele Grüße\nTöpferei Sandner", "Töpferei Sandner, Keramikerin"},
	{"by hand", "Wren & Daughters <hello@wrenanddaughters.example>", "Re: Upholsterer", "Hi Robin, got your CV for the Upholsterer position, ta. Mum reads them all on Sunday. We'll let you know.\n\nJess\nWren & Daughters", "Wren & Daughters, Upholsterer"},

	{"another role", "Harrow Foods Careers <harrow@crewgate.example>", "Thanks for applying to Harrow Foods", "Hi Robin,\n\nWe've received your application for Line Supervisor, R-2044.\n\nThe Harrow Recruitment Team", "Harrow Foods, Line Supervisor"},
	{"another role", "Harrow Foods Careers <harrow@crewgate.example>", "Thanks for applying to Harrow Foods", "Hi Robin,\n\nWe've received your application for Packer, R-1001.\n\nThe Harrow Recruitment Team", ""},
	{"another role", "Harrow Foods Careers <harrow@crewgate.example>", "Thanks for applying to Harrow Foods", "Hi Robin,\n\nWe've received your application for Packer (Nights).\n\nThe Harrow Recruitment Team", ""},
	{"another role", "Harrow Foods Careers <harrow@crewgate.example>", "Thanks for applying to Harrow Foods", "Hi Robin,\n\nWe've received your application for Line Supervisor.\n\nThe Harrow Recruitment Team", ""},

	{"not sure", "HireWave <no-reply@hirewave.example>", "Application received", "Hi Robin,\n\nwe have received your application for the Bookkeeper role and will be in touch.\n\nHireWave", ""},
	{"not sure", "Kim Ono <notifications@hirewave.example>", "Application received", "Hi Robin,\n\nwe have received your application for the Bookkeeper role and will be in touch.\n\nKim Ono", ""},
	{"not sure", "Ana Ruiz <ana@gmail.example>", "Re: CV", "Hi Robin,\n\nthank you for sending your CV, I will have a look at the spelling and be in touch.\n\nAna", ""},
	{"not sure", "Veldkamp Press <jobs@inkandpage.example>", "Your application", "Hi Robin,\n\nwe have received your application for the Printer role.\n\nVeldkamp Press", ""},
	{"not sure", "Bewerbio <noreply@bewerbio.example>", "Deine Bewerbung", "Hallo Robin,\n\ndeine Bewerbung als Maurer ist eingegangen.\n\nDein Bewerbio Team", ""},
}

func TestReceipts(t *testing.T) {
	for _, journal := range []map[string]string{hosted, {}} {
		right, all := map[string]int{}, map[string]int{}
		for _, c := range slices.Concat(receipts, unseenReceipts) {
			if len(journal) == 0 && (c.kind == "another role" || c.want == "") {
				continue
			}
			b := memory(maps.Clone(journal))
			said := ""
			for _, thing := range b.Take("a.eml", []byte(letterOf(c.from, c.subject, c.body))) {
				said += thing.Line() + "\n" + strings.Join(thing.Said, "\n") + "\n"
			}
			var got []string
			for path, text := range b.changed {
				company, role := "", ""
				for line := range strings.Lines(string(text)) {
					if v, ok := strings.CutPrefix(line, "company: "); ok {
						company = strings.Trim(v, "\"\n")
					}
					if v, ok := strings.CutPrefix(line, "role: "); ok {
						role = strings.Trim(v, "\"\n")
					}
				}
				if journal[path] != "" {
					path = "changed " + path
				} else {
					path = company + ", " + role
				}
				got = append(got, path)
			}
			slices.Sort(got)
			all[c.kind]++
			if strings.Join(got, "; ") != c.want {
				t.Errorf("%s, in a journal of %d: %s: %q, want %q; it says %s", c.kind, len(journal), c.from, got, c.want, said)
			} else {
				right[c.kind]++
			}
			again := memory(after(b, journal))
			for _, thing := range again.Take("a.eml", []byte(letterOf(c.from, c.subject, c.body))) {
				if thing.Writes() {
					t.Errorf("%s, again: %s", c.from, thing.Line())
				}
			}
		}
		t.Log(right, "of", all)
	}
}

// The day of a mail that was pasted is the one that stands above it.
func TestPastedDay(t *testing.T) {
	b := memory(nil)
	right, all := 0, 0
	for _, head := range []string{
		"From: Y <y@oak.example>\nDate: Tue, Mar 9, 2027 at 5:40 PM",
		"From: Y <y@oak.example>\nDate: Tue, Mar 9, 2027 at 11:40 PM",
		"From: Y <y@oak.example>\nSent: Tuesday, March 9, 2027 11:40 PM",
		"Von: Y <y@oak.example>\nGesendet: Dienstag, 9. März 2027 23:40",
		"Von: Y <y@oak.example>\nDatum: Di., 9. März 2027 um 23:40 Uhr",
		"De : Y <y@oak.example>\nEnvoyé : mardi 9 mars 2027 23:40",
		"De: Y <y@oak.example>\nDate: mar. 9 mars 2027 à 23:40",
		"De: Y <y@oak.example>\nFecha: mar, 9 mar 2027 a las 23:40",
		"From: Y <y@oak.example>\nDate: 9 Mar 2027, 23:40",
		"差出人: Y <y@oak.example>\n送信日時: 2027年3月9日 23:40",
		"From: Y <y@oak.example>\nDate: Tuesday, 9 March 2027 at 23:40:11 Central European Standard Time",
	} {
		src := []byte(head + "\nSubject: Attorney\n\nSam, we went with somebody else.")
		m := mail.Paste(src)
		if KindOf(src) == Mail {
			m = mail.Read(src)
		}
		if all++; b.sentOn(m).String() != "2027-03-09" {
			t.Errorf("%q is of %v, sent %q", head, m.Date, m.Sent)
		} else {
			right++
		}
	}
	t.Log(right, "of", all)
}

// Who signs a letter from the mailbox of an office is who meets there.
func TestSigner(t *testing.T) {
	journal := map[string]string{
		"applications/a.md": "---\ncompany: Stadtwerke Lohr\nrole: Monteur\nurl: https://stadtwerke-lohr.example/jobs\n---\n",
		"applications/b.md": "---\ncompany: Harbour School\nrole: Cook\nurl: https://harbourschool.example/jobs\n---\n",
		"applications/c.md": "---\ncompany: Clinique du Lac\nrole: Infirmier\nurl: https://cliniquedulac.example/emploi\n---\n",
		"applications/d.md": "---\ncompany: Taller Ribera\nrole: Tornero\nurl: https://tallerribera.example/empleo\n---\n",
	}
	right, all := 0, 0
	for _, c := range []struct{ from, body, want string }{
		{"\"Stadtwerke Lohr, Personalabteilung\" <personal@stadtwerke-lohr.example>", "auf Ihre Bewerbung laden wir Sie zu einem Vorstellungsgespräch ein: Dienstag, den 9. Juni 2026, um 14.15 Uhr.\n\nMit freundlichen Grüßen\nDr. Jens Abel, Abteilungsleiter\n\nStadtwerke Lohr", "Jens Abel"},
		{"\"Stadtwerke Lohr, Betriebshof\" <hof@stadtwerke-lohr.example>", "auf Ihre Bewerbung laden wir Sie zu einem Vorstellungsgespräch ein: Dienstag, den 9. Juni 2026, um 14.15 Uhr.\n\nMit freundlichen Grüßen\nIm Auftrag\nKarla Wendt-Moos", "Karla Wendt-Moos"},
		{"Harbour School - Office <office@harbourschool.example>", "We would like to invite you to an interview on Tuesday 9 June 2026 at 14:00 German time.\n\nYours sincerely,\nMrs Joan Tully\nHeadteacher", "Joan Tully"},
		{"Harbour School - Office <office@harbourschool.example>", "We would like to invite you to an interview on Tuesday 9 June 2026 at 14:00 German time.\n\nKind regards,\nHarbour School\nFront Office", ""},
		{"Harbour School <office@harbourschool.example>", "We would like to invite you to an interview on Tuesday 9 June 2026 at 14:00 German time.\n\nKind regards,\nThe Kitchen Team", ""},
		{"\"Clinique du Lac, Secrétariat\" <secretariat@cliniquedulac.example>", "Nous vous invitons à un entretien le mardi 9 juin 2026 à 14h15.\n\nCordialement,\nHélène Morvan\nCadre de santé", "Hélène Morvan"},
		{"Taller Ribera <taller@tallerribera.example>", "Te invitamos a una entrevista el martes 9 de junio de 2026 a las 14:15.\n\nUn saludo,\nNuria Pons", "Nuria Pons"},
		{"Nuria Pons <nuria@tallerribera.example>", "Te invitamos a una entrevista el martes 9 de junio de 2026 a las 14:15.\n\nUn saludo,\nNuria\nTaller Ribera", "Nuria Pons"},
	} {
		b := memory(journal)
		b.Take("a.eml", []byte(letterOf(c.from, "Gespräch", c.body)))
		notes, got := 0, ""
		for path, text := range b.changed {
			if strings.HasPrefix(path, "interviews/") {
				notes++
				for line := range strings.Lines(string(text)) {
					if v, ok := strings.CutPrefix(line, "  - "); ok {
						got += strings.TrimSpace(strings.SplitN(v, "<", 2)[0])
					}
				}
			}
		}
		if all++; got != c.want || notes != 1 {
			t.Errorf("%s: %q, want %q, in %d notes", c.from, got, c.want, notes)
		} else {
			right++
		}
	}
	t.Log(right, "of", all)
}
