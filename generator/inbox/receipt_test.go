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

	{"as it comes", "Northmoor Council Jobs <northmoor@crewgate.example>", "Your application for Refuse Collector (Ref NM/3381)", "Dear Robin,\n\nThank you for your interest in working for Northmoor Council. We can confirm that your application for the above post has been received.\n\nShortlisting will take place after the closing date.\n\nHR Services\nNorthmoor Council", "Northmoor Council, Refuse Collector"},
	{"as it comes", "Pollyanna Nurseries via CrewGate <no-reply@crewgate.example>", "Application submitted: Early Years Practitioner", "Hi Robin,\n\nYour application for Early Years Practitioner at Pollyanna Nurseries has been submitted. The employer will contact you directly.\n\nCrewGate", "Pollyanna Nurseries, Early Years Practitioner"},
	{"as it comes", "Tessa from Larkrise Energy <tessa@larkrise.example>", "Thanks for applying, Robin!", "Hi Robin,\n\nThanks so much for applying to our Solar Installer role! We read every application by hand, so give us a week or so and we'll get back to you.\n\nTessa\nTalent Partner, Larkrise Energy", "Larkrise Energy, Solar Installer"},
	{"as it comes", "Hadley & Sons Removals <office@hadleyremovals.example>", "Re: Driver's mate", "Hi Robin\n\nThanks for your application for the driver's mate job. I'll show it to Dad tonight and we'll be in touch.\n\nBeth\nHadley & Sons Removals", "Hadley & Sons Removals, driver's mate"},
	{"as it comes", "careers@stellwagon.example", "We received your application", "Dear Robin Vale,\n\nThank you for applying for the position of Rail Signalling Technician at Stellwagon Systems Ltd. Your application is being reviewed by our hiring team.\n\nKind regards,\nStellwagon Systems Ltd", "Stellwagon Systems, Rail Signalling Technician"},
	{"as it comes", "Marchmont Hotel Group <notifications@hirewave.example>", "Thanks for applying to Marchmont Hotel Group", "Thanks for applying!\n\nRole: Sommelier\nLocation: Bath\n\nWe've received your application and someone from the Marchmont Hotel Group team will be in touch if there's a match.", "Marchmont Hotel Group, Sommelier"},
	{"as it comes", "Uniklinik Harzbruch <bewerbermanagement@uk-harzbruch.example>", "Ihre Bewerbung als Medizinischer Technologe (m/w/d), Kennziffer 44-26", "Sehr geehrte Frau Vale,\n\nwir bestätigen den Eingang Ihrer Bewerbung und bedanken uns für Ihr Interesse an einer Tätigkeit am Uniklinik Harzbruch. Die Sichtung der Unterlagen wird etwas Zeit in Anspruch nehmen.\n\nMit freundlichen Grüßen\nUniklinik Harzbruch\nGeschäftsbereich Personal", "Uniklinik Harzbruch, Medizinischer Technologe"},
	{"as it comes", "Fahrradmanufaktur Trepte <fahrrad-trepte@m.bewerbio.example>", "Danke für deine Bewerbung", "Hey Robin,\n\ncool, dass du dich bei Fahrradmanufaktur Trepte beworben hast! Deine Bewerbung für die Stelle Zweiradmechaniker (m/w/d) ist bei uns eingegangen.\n\nLiebe Grüße\nDein Team der Fahrradmanufaktur Trepte", "Fahrradmanufaktur Trepte, Zweiradmechaniker"},
	{"as it comes", "\"Landratsamt Quellheim, Personalamt\" <bewerbung@lra-quellheim.example>", "Eingangsbestätigung", "Sehr geehrte Damen und Herren,\n\nIhre Bewerbung um die Stelle einer Lebensmittelkontrolleurin ist hier am 29.05.2026 eingegangen. Über den Fortgang werden wir Sie unterrichten.\n\nMit freundlichen Grüßen\nIm Auftrag\nSchuster\n\nLandratsamt Quellheim", "Landratsamt Quellheim, Lebensmittelkontrolleurin"},
	{"as it comes", "Gasthof Zum Anker <info@gasthof-anker.example>", "AW: Bewerbung Servicekraft", "Hallo Robin,\n\nvielen Dank für die Bewerbung als Servicekraft, ist angekommen. Wir melden uns nach Pfingsten.\n\nLG Heike\nGasthof Zum Anker", "Gasthof Zum Anker, Servicekraft"},
	{"as it comes", "Musikschule Ober-Ramstal e.V. <verwaltung@ms-ramstal.example>", "Bewerbung", "Sehr geehrte Frau Vale,\n\nvielen Dank für Ihre Bewerbung auf unsere Stellenanzeige \"Lehrkraft für Violoncello\". Wir haben Ihre Unterlagen erhalten und melden uns.\n\nMusikschule Ober-Ramstal e.V.", "Musikschule Ober-Ramstal, Lehrkraft für Violoncello"},
	{"as it comes", "Recrutement Fonderie Malaval <malaval@talentpole.example>", "Votre candidature au poste de Fondeur mouleur", "Bonjour Robin,\n\nVotre candidature a bien été transmise à Fonderie Malaval. Elle sera étudiée dans les meilleurs délais.\n\nCordialement", "Fonderie Malaval, Fondeur mouleur"},
	{"as it comes", "École Sainte-Agathe <secretariat@ecole-ste-agathe.example>", "RE: candidature AESH", "Bonjour,\n\nj'ai bien reçu votre candidature pour le poste d'AESH et la transmets à la directrice, qui reviendra vers vous.\n\nBien cordialement,\nMme Pinot, secrétariat\nÉcole Sainte-Agathe", "École Sainte-Agathe, AESH"},
	{"as it comes", "Ville de Chantelune - DRH <drh@chantelune.example>", "Accusé de réception - offre n° 2026-114", "Madame,\n\nJ'accuse réception de votre candidature relative à l'offre suivante :\n\nJardinier des espaces verts (H/F)\n\nElle fera l'objet d'un examen attentif.\n\nLe Maire,\nVille de Chantelune", "Ville de Chantelune, Jardinier des espaces verts"},
	{"as it comes", "Biscuiterie Ker Avel <rh@keravel.example>", "Merci pour votre candidature !", "Bonjour Robin,\n\nMerci d'avoir postulé chez Biscuiterie Ker Avel en tant que Conducteur de ligne. Notre équipe étudie votre profil et vous recontactera.\n\nL'équipe RH de la Biscuiterie Ker Avel", "Biscuiterie Ker Avel, Conducteur de ligne"},
	{"as it comes", "Cooperativa Oleícola San Blas <oleicola@empleohub.example>", "Te has inscrito en: Maestro de almazara", "Hola Robin:\n\nTe has inscrito correctamente en la oferta de Maestro de almazara de Cooperativa Oleícola San Blas.\n\nPuedes seguir el estado de tu candidatura en tu área personal.", "Cooperativa Oleícola San Blas, Maestro de almazara"},
	{"as it comes", "Ayuntamiento de Torrebaja - RRHH <rrhh@torrebaja.example>", "Justificante de presentación", "Se ha registrado su solicitud para participar en el proceso selectivo.\n\nPlaza: Conserje de colegio\nNúmero de registro: 2026-E-1182\nFecha de presentación: 01/06/2026 08:41:10\n\nAyuntamiento de Torrebaja", "Ayuntamiento de Torrebaja, Conserje de colegio"},
	{"as it comes", "Marta (Imprenta Sol) <marta@imprentasol.example>", "Re: CV maquetador", "¡Hola Robin! He recibido tu CV para el puesto de maquetador, gracias. Lo comento con mi socio y te digo algo la semana que viene.\n\nMarta\nImprenta Sol", "Imprenta Sol, maquetador"},
	{"as it comes", "株式会社ハルカゼ 採用担当 <no-reply@hirewave.example>", "【株式会社ハルカゼ】ご応募ありがとうございます", "ヴェイル 様\n\nこの度は、株式会社ハルカゼの「店舗スタッフ」にご応募いただき、誠にありがとうございます。\n書類選考のうえ、1週間以内にご連絡いたします。\n\n株式会社ハルカゼ 採用担当", "ハルカゼ, 店舗スタッフ"},
	{"as it comes", "つばめ整骨院 <tsubame@seikotsu.example>", "応募の件", "ヴェイル様\n\nつばめ整骨院の岩城です。受付スタッフへのご応募、ありがとうございます。応募書類を確かに受け取りました。\n来週中にご連絡いたします。\n\nつばめ整骨院", "つばめ整骨院, 受付スタッフ"},
	{"as it comes", "水無瀬市立図書館 <jinji@minase-lib.example>", "受験申込の受付について", "ヴェイル様\n\n下記の採用試験の申込書を受理しました。\n\n職種　司書（会計年度任用職員）\n受付番号　B-031\n\n水無瀬市立図書館", "水無瀬市立図書館, 司書"},
	{"as it comes", "Thornaby Arms <noreply@hirewave.example>", "Great news - we've got your application", "Hello Robin,\n\nYou have applied for Kitchen Porter at Thornaby Arms. We will contact you if we would like to take your application further.\n\nGood luck!", ""},
	{"as it comes", "St Bega's Hospice HR <hr@stbegas.example>", "Application for Clinical Nurse Specialist - acknowledgement", "Dear Robin\n\nThank you for your application, which we acknowledge with thanks. The closing date is 12 June and interviews will be held in the week of 22 June.\n\nHR Department\nSt Bega's Hospice", "St Bega's Hospice, Clinical Nurse Specialist"},
	{"as it comes", "Ledger & Loom <jobs@ledgerloom.example>", "Your Pattern Cutter application", "Hi Robin,\n\nThanks for getting in touch about our Pattern Cutter vacancy. Your application has landed safely and we're working through them all now.\n\nThe team at Ledger & Loom", "Ledger & Loom, Pattern Cutter"},
	{"as it comes", "Riverbend ISD <noreply@crewgate.example>", "Application Confirmation", "Robin Vale,\n\nThis is an automated message confirming that we received your application.\n\nDistrict: Riverbend ISD\nPosition: Bus Driver, Substitute\nJob ID: 4471\n\nPlease do not reply to this email.", "Riverbend ISD, Bus Driver"},
	{"as it comes", "Juno Okoye <juno.okoye@paperlantern.example>", "Re: Line cook", "Hey Robin, thanks for sending your resume over for the line cook spot. I'll go through it this week and let you know.\n\nJuno Okoye\nOwner, Paper Lantern", ""},
	{"as it comes", "Acre Robotics Hiring Team <no-reply@jobs.hirewave.example>", "Acre Robotics: application received for Firmware Engineer (Berlin)", "Hi Robin,\n\nWe're thrilled that you want to join Acre Robotics. Our recruiters will look at your application for Firmware Engineer and reach out within two weeks.\n\nAcre Robotics Hiring Team", "Acre Robotics, Firmware Engineer"},
	{"not sure", "Oakes Recruitment <cv@oakesrecruit.example>", "Your application for Forklift Operator", "Hi Robin,\n\nThank you for applying for Forklift Operator with one of our clients in Telford. We have received your CV.\n\nOakes Recruitment", ""},
	{"as it comes", "\"Kita Regenbogenland, Leitung\" <kita@regenbogenland.example>", "Re: Bewerbung", "Liebe Frau Vale,\n\nherzlichen Dank für Ihre Bewerbung als Erzieherin, die gestern bei uns eingetroffen ist. Wir melden uns in Kürze.\n\nHerzliche Grüße\nSabine Ott\nKita Regenbogenland", "Kita Regenbogenland, Erzieherin"},
	{"as it comes", "Bewerbung Sparkasse Auetal <no-reply@bewerbio.example>", "Eingangsbestätigung: Kundenberater (m/w/d)", "Guten Tag Robin Vale,\n\nIhre Online-Bewerbung auf die Position Kundenberater (m/w/d) haben wir erhalten.\n\nIhre Sparkasse Auetal", "Sparkasse Auetal, Kundenberater"},
	{"as it comes", "Holzbau Zwiesel GmbH & Co. KG <info@holzbau-zwiesel.example>", "Ihre Bewerbung", "Sehr geehrte Frau Vale,\n\nwir haben Ihre Bewerbungsunterlagen für die Stelle als Zimmerer dankend erhalten und werden uns melden.\n\nHolzbau Zwiesel GmbH & Co. KG\nIndustriestr. 4", "Holzbau Zwiesel, Zimmerer"},
	{"as it comes", "Team Seeblick <moin@seeblick-hostel.example>", "Moin!", "Moin Robin,\n\ndeine Bewerbung fürs Housekeeping ist da, danke! Wir schauen sie uns an und melden uns bis Freitag.\n\nDein Team vom Seeblick Hostel", "Seeblick Hostel, Housekeeping"},
	{"as it comes", "Cabinet Vétérinaire des Ormes <cabinet@vetdesormes.example>", "Votre candidature d'auxiliaire vétérinaire", "Bonjour Robin,\n\nNous accusons réception de votre candidature au poste d'auxiliaire vétérinaire. Le Dr Salvy l'étudiera à son retour.\n\nCabinet Vétérinaire des Ormes", "Cabinet Vétérinaire des Ormes, auxiliaire vétérinaire"},
	{"as it comes", "Transports Miquelon <emploi@talentpole.example>", "Candidature enregistrée : Conducteur SPL", "Bonjour Robin Vale,\n\nVotre candidature à l'offre Conducteur SPL de Transports Miquelon est bien enregistrée.\n\nRéférence de l'offre : TM-552\n\nCordialement,\nTransports Miquelon", "Transports Miquelon, Conducteur SPL"},
	{"as it comes", "Service RH - Lycée Jean-Moulins <rh@lycee-jm.example>", "Candidature", "Madame,\n\nNous avons bien reçu votre CV et votre lettre de motivation pour l'emploi de gestionnaire de cantine.\n\nLycée Jean-Moulins", "Lycée Jean-Moulins, gestionnaire de cantine"},
	{"as it comes", "Grupo Hostelero Meridiano <no-reply@empleohub.example>", "Hemos recibido tu candidatura", "Hola Robin,\n\nGracias por tu interés en el puesto de Jefe de sala en Grupo Hostelero Meridiano. Revisaremos tu candidatura y nos pondremos en contacto contigo si encajas.\n\nGrupo Hostelero Meridiano", "Grupo Hostelero Meridiano, Jefe de sala"},
	{"as it comes", "Talleres Hnos. Iriarte <talleres@iriarte.example>", "Re: busco trabajo", "Buenas Robin, me ha llegado tu currículum para soldador. Lo miro con mi hermano y te llamo.\n\nPatxi\nTalleres Hnos. Iriarte", "Talleres Hnos. Iriarte, soldador"},
	{"as it comes", "Clínica Dental Arrayán <recepcion@arrayandental.example>", "Solicitud recibida", "Estimada Robin:\n\nHemos recibido su solicitud para la plaza de higienista dental. Nos pondremos en contacto con usted.\n\nClínica Dental Arrayán", "Clínica Dental Arrayán, higienista dental"},
	{"as it comes", "ひので運送 総務 <soumu@hinode-unso.example>", "ご応募の御礼", "ヴェイル様\n\nひので運送総務部です。このたびは配車係にご応募くださり、ありがとうございます。\n履歴書を拝受いたしました。選考結果は改めてご連絡いたします。\n\nひので運送", "ひので運送, 配車係"},
	{"as it comes", "医療法人さくら会 人事課 <jinji@sakurakai.example>", "【受付完了】応募ありがとうございます", "ヴェイル様\n\n応募を受け付けました。\n\n応募職種：看護助手\n応募日：2026年6月1日 8:20:15\n\n医療法人さくら会", "医療法人さくら会, 看護助手"},
	{"as it comes", "JobPort <noreply@jobport.example>", "あおば書房への応募が完了しました", "ヴェイル様\n\n「書店スタッフ」への応募が完了しました。\n企業名：あおば書房\n\n企業からの連絡をお待ちください。", "あおば書房, 書店スタッフ"},
	{"as it comes", "Greywell Trust <no-reply@crewgate.example>", "Application received", "Dear Robin,\n\nThanks for applying to be a Volunteer Coordinator with Greywell Trust. We have your application and will let you know the outcome by the end of the month.\n\nGreywell Trust", "Greywell Trust, Volunteer Coordinator"},
	{"as it comes", "Bellhouse Opticians <jobs@bellhouse-opticians.example>", "Dispensing Assistant - we have your application", "Hi Robin,\n\nThis is just a quick note to confirm that your application for our Dispensing Assistant vacancy has reached us.\n\nBellhouse Opticians", "Bellhouse Opticians, Dispensing Assistant"},
	{"as it comes", "Corry Quarries Ltd <recruit@corryquarries.example>", "RE: Application", "Good afternoon Robin,\n\nI acknowledge receipt of your CV in respect of the Plant Operator position. You will hear from us in due course.\n\nRegards\nJ. Corry\nCorry Quarries Ltd", "Corry Quarries, Plant Operator"},
	{"as it comes", "Penny <penny@tidyhomes.example>", "cleaner", "Hi Robin, thanks for your message about the cleaner job, will have a think and ring you. Penny, Tidy Homes", ""},
	{"as it comes", "Ozark Valley Bank via HireWave <jobs@hirewave.example>", "Thank you for applying to Ozark Valley Bank!", "Robin,\n\nThank you for your interest in the Loan Processor I position. We have successfully received your application and it is currently under review.\n\nOzark Valley Bank Talent Acquisition", "Ozark Valley Bank, Loan Processor I"},
	{"as it comes", "Museum of Clocks <hello@museumofclocks.example>", "Your application", "Dear Robin,\n\nWe received your application for the part-time Gallery Attendant role. Thank you! We'll be in touch in July.\n\nMuseum of Clocks", "Museum of Clocks, part-time Gallery Attendant"},
	{"as it comes", "Augenzentrum Dr. Pohl <praxis@augen-pohl.example>", "Ihre Bewerbung als Orthoptistin", "Sehr geehrte Frau Vale,\n\nvielen Dank für Ihre Bewerbung. Wir haben Ihre Unterlagen erhalten und kommen auf Sie zu.\n\nAugenzentrum Dr. Pohl", ""},
	{"as it comes", "Reederei Halmsen <bewerbung@halmsen-shipping.example>", "Bewerbungseingang", "Moin Robin Vale,\n\nwir haben Ihre Bewerbung als Schiffsmechaniker (m/w/d) bei der Reederei Halmsen erhalten. Eine Antwort erhalten Sie in zwei Wochen.\n\nReederei Halmsen", "Reederei Halmsen, Schiffsmechaniker"},
	{"as it comes", "Theater Wolkenau - Personalbüro <personal@theater-wolkenau.example>", "Eingangsbestätigung Maskenbildner:in", "Guten Tag,\n\nwir bestätigen den Eingang Ihrer Bewerbung für die Position Maskenbildner:in. Die Vorauswahl dauert bis Ende Juni.\n\nTheater Wolkenau", "Theater Wolkenau, Maskenbildner"},
	{"as it comes", "Amt Niederau <poststelle@amt-niederau.example>", "Ihre Bewerbung vom 30.05.2026", "Sehr geehrte Frau Vale,\n\nIhre Bewerbung ist am 31.05.2026 hier eingegangen.\n\nStelle: Sachbearbeiter/in Meldewesen\nEntgeltgruppe: 6\n\nIm Auftrag\nLenz\n\nAmt Niederau", "Amt Niederau, Sachbearbeiter/in Meldewesen"},
	{"as it comes", "Domaine Viticole Rocfort <domaine@rocfort.example>", "Re: Candidature ouvrier viticole", "Bonjour Robin, bien reçu votre candidature d'ouvrier viticole, merci. Je vous rappelle après les foins.\n\nÉtienne Rocfort\nDomaine Viticole Rocfort", "Domaine Viticole Rocfort, ouvrier viticole"},
	{"as it comes", "Agence Postale de Lormont-Bas <recrutement@talentpole.example>", "Nous avons reçu votre candidature", "Bonjour,\n\nMerci de l'intérêt que vous portez à l'Agence Postale de Lormont-Bas. Votre candidature pour le poste « Factrice » nous est bien parvenue.\n\nAgence Postale de Lormont-Bas", "Agence Postale de Lormont-Bas, Factrice"},
	{"as it comes", "Institut Claire-Voie <candidatures@claire-voie.example>", "Votre candidature - Moniteur éducateur", "Madame,\n\nVotre candidature nous est bien parvenue. Nous vous répondrons sous trois semaines pour l'offre Moniteur éducateur.\n\nInstitut Claire-Voie", "Institut Claire-Voie, Moniteur éducateur"},
	{"as it comes", "Fundación Marea Baja <voluntariado@mareabaja.example>", "Hemos recibido tu solicitud", "Hola Robin,\n\nConfirmamos que hemos recibido tu solicitud para el puesto de Educadora ambiental. Te escribiremos en dos semanas.\n\nFundación Marea Baja", "Fundación Marea Baja, Educadora ambiental"},
	{"as it comes", "Autobuses del Záncara, S.A. <seleccion@autozancara.example>", "Candidatura: conductor/a de autobús", "Estimado/a candidato/a:\n\nLe informamos de que su candidatura al puesto de conductor/a de autobús ha sido registrada correctamente.\n\nAutobuses del Záncara, S.A.", ""},
	{"as it comes", "EmpleoHub <avisos@empleohub.example>", "Tu inscripción", "Hola Robin,\n\nTe has inscrito en esta oferta:\n\nOferta: Peluquera\nEmpresa: Salón Nácar\nCiudad: Cuenca\n\nEmpleoHub", "Salón Nácar, Peluquera"},
	{"as it comes", "北野ガラス工房 <kitano@kitano-glass.example>", "ご応募について", "ヴェイル様\n\n北野ガラス工房の北野です。吹きガラス職人の募集へご応募いただき、ありがとうございます。\n履歴書を受け取りました。来週お返事いたします。\n\n北野ガラス工房", "北野ガラス工房, 吹きガラス職人"},
	{"as it comes", "社会福祉法人わかば会 採用係 <saiyo@wakabakai.example>", "応募書類受領のご連絡", "ヴェイル様\n\n介護職員（夜勤専従）の応募書類を受領いたしました。\n選考には二週間ほどお時間をいただきます。\n\n社会福祉法人わかば会 採用係", ""},
	{"as it comes", "株式会社トモエ技研 <no-reply@hirewave.example>", "エントリー完了のお知らせ", "ヴェイル様\n\n以下の求人へのエントリーが完了しました。\n\n求人名：旋盤オペレーター\n会社名：株式会社トモエ技研\n\n担当者よりご連絡いたします。", "株式会社トモエ技研, 旋盤オペレーター"},

	{"as it comes", "Alder Street Surgery <hello@alderstreet.example>", "Healthcare assistant", "Hi Robin,\n\nJust to say your form and references got here fine. I'm putting you down for the Healthcare Assistant job and we'll be in touch after the holidays.\n\nAlder Street Surgery", "Alder Street Surgery, Healthcare Assistant"},
	{"as it comes", "Bäckerei Lindental <laden@lindental.example>", "Deine Mappe", "Hallo Robin,\n\ndeine Mappe für die Stelle als Bäckergeselle liegt jetzt bei mir auf dem Tisch. Ich melde mich nächste Woche.\n\nBäckerei Lindental", "Bäckerei Lindental, Bäckergeselle"},
	{"as it comes", "Poststelle <post@amt-hohenfels.example>", "Az. 11-3/27", "Amt Hohenfels\n\nSehr geehrte Frau Vale,\n\nIhre Unterlagen für die Stelle als Fachkraft für Abwassertechnik sind hier eingegangen.\n\nIm Auftrag\nDornhof, Amtsrat\n\nAmt Hohenfels", "Amt Hohenfels, Fachkraft für Abwassertechnik"},
	{"as it comes", "Maison Calvert <bonjour@maisoncalvert.example>", "Votre dossier", "Bonjour Robin,\n\nVotre dossier pour le poste de Relieur est entre nos mains. Nous reviendrons vers vous en mars.\n\nMaison Calvert", "Maison Calvert, Relieur"},
	{"as it comes", "Telares Benimar <telares@benimar.example>", "Tu currículum", "Hola, Robin:\n\nTu currículum para el puesto de Tejedora ya está en nuestras manos. Te diremos algo pronto.\n\nTelares Benimar", "Telares Benimar, Tejedora"},
	{"not sure", "Thornfield Ferries <thornfield-ferries@apply.crewgate.example>", "Your Deckhand application is in", "Hi Robin,\n\nYour details have gone across to the crewing office.\n\nDelivered for Thornfield Ferries by CrewGate Ltd, 2 Dock Street.", ""},
	{"for another", "Perrin Staffing <desk@perrinstaffing.example>", "You're in", "Hi Robin,\n\nas agreed I've sent your CV across to our client. They have it now and will be in touch.\n\nClient: Wexcombe Dairies Ltd (Frome)\nRole: Tanker Driver\n\nPerrin Staffing Ltd", "Wexcombe Dairies Ltd, Tanker Driver"},
	{"not sure", "Vacancies <vacancies@hirewave-mail.example>", "Farrier's Mate - thanks", "Hello!\n\nYour form and CV came through fine and we'll be in touch.\n\nJo Tull\nCopse Lane Forge\n\nPowered by HireWave. HireWave Ltd, London.", ""},
	{"not sure", "Poststelle Amtsgericht Eschfeld <poststelle@ag-eschfeld.justiz.example>", "Az. 7", "Sehr geehrte Frau Vale,\n\nder Eingang Ihres Bewerbungsschreibens auf die Stelle einer Justizfachwirtin wird bestätigt.\n\nIm Auftrag\nMohn, Justizamtsrätin", ""},
	{"not sure", "Sede <sede@robledales.example>", "Justificante de registro", "EXCMO. AYUNTAMIENTO DE ROBLEDALES\n\nSe ha registrado su solicitud.\n\nEste correo se envía desde una cuenta no atendida.", ""},
	{"as it comes", "みなも製紙 採用担当 <saiyo@minamo.example>", "応募完了のお知らせ", "ヴェイル様\n\n以下の求人への応募を受け付けました。\n\nみなも製紙 採用担当", "みなも製紙, "},
	{"not sure", "HireWave <no-reply@hirewave.example>", "Application received", "Hi Robin,\n\nwe have received your application for the Bookkeeper role and will be in touch.\n\nHireWave", ""},
	{"not sure", "Kim Ono <notifications@hirewave.example>", "Application received", "Hi Robin,\n\nwe have received your application for the Bookkeeper role and will be in touch.\n\nKim Ono", ""},
	{"not sure", "Trabajo Ya <avisos@trabajoya.example>", "Inscripción hecha", "Hola, Robin:\n\nHemos recibido tu inscripción en la oferta de Fontanero que publica Talleres Peñalba en Trabajo Ya.\n\nTrabajo Ya", ""},
	{"for another", "Plein Emploi Ouest <info@pleinemploi.example>", "Votre candidature", "Bonjour,\n\nnous avons bien reçu votre candidature au poste de Soudeur au sein de la Chaudronnerie Mériadec.\n\nL'équipe de Plein Emploi Ouest", "Chaudronnerie Mériadec, Soudeur"},
	{"not sure", "Hallam Recruitment Services <desk@hallamrecruitment.example>", "Application received", "Hi Robin,\n\nwe have received your application for the Forklift Driver role.\n\nHallam Recruitment Services", ""},
	{"not sure", "Oberbach Werke <personal@oberbach.example>", "Ihre Bewerbung, Kennziffer 4417", "Guten Tag,\n\nwir haben Ihre Bewerbung erhalten.\n\nOberbach Werke", ""},
	{"not sure", "Lernwerk Schule Nordhang <info@lernwerk.example>", "Eingang", "Guten Tag,\n\nIhre Bewerbung als Hausmeister bei der Schule Amselgrund ist eingegangen.\n\nLernwerk Schule Nordhang", ""},
	{"not sure", "Biscuiterie Kerlaz <rh@kerlaz.example>", "Soudeur H/F - réf. 3", "Bonjour,\n\nnous avons bien reçu votre candidature au sein de la Chaudronnerie Mériadec Ouest.\n\nBiscuiterie Kerlaz", ""},
	{"not sure", "Nursing Homes Arden <jobs@nursinghomesarden.example>", "Application received", "Hi Robin,\n\nwe have received your application for the post of Head of Nursing.\n\nNursing Homes Arden", ""},
	{"as it comes", "Maison Solenne <contact@maisonsolenne.example>", "Votre candidature", "Bonjour,\n\nnous avons bien reçu votre candidature au poste d'auxiliaire de vie.\n\nMaison Solenne", "Maison Solenne, auxiliaire de vie"},
	{"as it comes", "Zimmerei Holderbusch <info@holderbusch.example>", "Eingangsbestätigung", "Guten Tag,\n\nIhre Bewerbung als Zimmerer in der Zimmerei Holderbusch ist eingegangen.\n\nZimmerei Holderbusch", "Zimmerei Holderbusch, Zimmerer"},
	{"as it comes", "Astilleros Corvera <personal@corvera.example>", "Candidatura recibida", "Hola:\n\nHemos recibido tu candidatura como Soldador de Astilleros Corvera.\n\nAstilleros Corvera", "Astilleros Corvera, Soldador"},
	{"as it comes", "Conserverie Kerlaz <recrutement@kerlaz.example>", "Opératrice de ligne H/F – réf. 31", "Bonjour,\n\nnous accusons réception de votre candidature.\n\nConserverie Kerlaz", "Conserverie Kerlaz, Opératrice de ligne"},
	{"not sure", "Ana Ruiz <ana@gmail.example>", "Re: CV", "Hi Robin,\n\nthank you for sending your CV, I will have a look at the spelling and be in touch.\n\nAna", ""},
	{"not sure", "Veldkamp Press <jobs@inkandpage.example>", "Your application", "Hi Robin,\n\nwe have received your application for the Printer role.\n\nVeldkamp Press", ""},
	{"not sure", "Bewerbio <noreply@bewerbio.example>", "Deine Bewerbung", "Hallo Robin,\n\ndeine Bewerbung als Maurer ist eingegangen.\n\nDein Bewerbio Team", ""},
}

func TestReceipts(t *testing.T) {
	for _, journal := range []map[string]string{hosted, {}} {
		right, all := map[string]int{}, map[string]int{}
		for _, c := range receipts {
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
