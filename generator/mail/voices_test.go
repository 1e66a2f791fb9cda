package mail

import (
	"strings"
	"testing"
	"time"
)

// voices are mails of many people, a line each: subject | body.
var refusedVoices = []string{
	"Ihre Bewerbungsmappe | Sehr geehrter Herr Reed, wir haben uns für eine Mitbewerberin entschieden. Ihre Unterlagen senden wir Ihnen mit Dank zurück.",
	"Your application: Gallery Assistant | Dear Sam, Thank you for your application. There was a lot of interest in the post and I'm sorry to say we won't be asking you to interview.",
	"Update | Hi Sam, hope you're well. The team met this morning and the decision was to go in a different direction. Thanks so much for the time you gave us.",
	"Bus Driver vacancy | We are writing to advise that your application has not been successful on this occasion. We appreciate the effort you put into it.",
	"Thank you for interviewing with us | Sam, we were lucky to meet several excellent people, and after much debate the offer has gone to another candidate, who has accepted it. I'm sorry this isn't the news you hoped for.",
	"Librarian role | Following the shortlisting meeting I must let you know that you will not be called for interview. We wish you well.",
	"Your assessment | Thanks for completing the assessment. Your score did not meet the threshold for this role, so we won't be able to progress your application.",
	"Decision | After careful consideration, the hiring committee has decided not to extend an offer at this time. Thank you for your interest in our school.",
	"Application 5512 | Your application for the position of Plumber has been reviewed and was not selected for further consideration. Thank you for applying.",
	"Quick note | Hey Sam! So we ended up going with an internal candidate for this one. It was great chatting with you and I'd love to stay connected.",
	"About the trial shift | Thanks for coming in on Saturday. We don't think it's going to work out, sorry. All the best, Kim",
	"Candidate update | Unfortunately, you do not meet the minimum requirements for this position and will not be considered further.",
	"Outcome | We're unable to take your application forward as we've received applications from candidates with more relevant experience.",
	"Ihre Bewerbung als Gärtner | Sehr geehrter Herr Reed, herzlichen Dank für das angenehme Gespräch. Wir bedauern, Ihnen mitteilen zu müssen, dass unsere Entscheidung nicht auf Sie gefallen ist.",
	"Ausbildungsplatz | Hallo Sam, vielen Dank für deine Bewerbung. Leider können wir dir in diesem Jahr keinen Ausbildungsplatz anbieten. Wir wünschen dir alles Gute.",
	"Rückmeldung | Guten Tag Herr Reed, wir haben uns über Ihr Interesse gefreut. Im Vergleich mit anderen Bewerbungen konnte Ihre leider nicht berücksichtigt werden.",
	"Bewerbung Nr. 771 | Nach eingehender Prüfung haben wir uns für Kandidaten entschieden, deren Profil noch etwas besser zu unseren Anforderungen passt.",
	"Danke fürs Probearbeiten | Hi Sam, wir haben im Team gesprochen und glauben, dass es menschlich super, fachlich aber noch nicht ganz passt. Deshalb müssen wir dir leider absagen.",
	"Stelle in der Küche | Lieber Sam, die Stelle ist jetzt vergeben. Danke für dein Interesse und viel Erfolg bei der Suche!",
	"Auswahlverfahren Referendariat | Sehr geehrter Herr Reed, Sie wurden im Auswahlverfahren nicht berücksichtigt. Gegen diesen Bescheid ist Widerspruch möglich. Ihre Unterlagen erhalten Sie zurück.",
	"Dein Gespräch bei uns | Hey Sam, das war ein tolles Gespräch. Trotzdem gehen wir nicht mit dir in die nächste Runde. Nimm es bitte nicht persönlich.",
	"Votre candidature | Madame, Monsieur, nous avons étudié votre dossier avec attention. Nous sommes malheureusement contraints de ne pas y donner une suite favorable.",
	"Retour entretien | Bonjour Sam, après réflexion, nous avons décidé de ne pas poursuivre avec votre candidature. Merci pour le temps que vous nous avez accordé.",
	"Poste de fleuriste | Bonjour, le poste pour lequel vous avez postulé vient d'être pourvu. Nous vous souhaitons bonne chance dans vos recherches.",
	"Candidature n° 34 | Votre profil, malgré ses qualités, n'a pas été retenu par le jury. Nous conservons votre dossier pendant un an.",
	"Suite | Bonjour Sam, on a eu beaucoup de candidatures et on a préféré quelqu'un avec plus d'expérience en boulangerie. Désolée, et bon courage !",
	"Réponse | Nous regrettons de ne pouvoir retenir votre candidature pour ce poste. Nous vous remercions de votre confiance.",
	"Candidatura | Estimada candidata: Gracias por su interés. Lamentamos informarle de que no ha superado la fase de selección.",
	"Tu entrevista | Hola Sam, ha sido un placer conocerte. Esta vez hemos elegido a una persona con más experiencia en logística. ¡Te deseamos lo mejor!",
	"Proceso cerrado | Le comunicamos que el puesto al que se inscribió ha sido cubierto por otro candidato. Conservaremos sus datos en nuestra base.",
	"Respuesta | Hola Sam: Tras revisar tu perfil, hemos decidido no avanzar con tu candidatura. Gracias por el tiempo dedicado.",
	"Resultado | Después de valorar tu candidatura, no podemos ofrecerte continuar en el proceso. Lo sentimos y te animamos a inscribirte en otras ofertas.",
	"Sobre tu candidatura | Sentimos decirte que no encajas con el perfil que buscamos. Mucha suerte.",
	"選考結果のお知らせ | リード様 先日は面接にお時間をいただきありがとうございました。社内で慎重に検討した結果、今回は採用を見送ることとなりました。",
	"書類選考の結果 | ご応募いただき誠にありがとうございます。慎重に書類を拝見しましたが、残念ながら面接のご案内を差し上げることができません。",
	"面接結果 | 厳正なる選考の結果、残念ながらご希望に沿うことができませんでした。今後のご健闘をお祈りいたします。",
	"結果 | この度は応募いただきましたが、別の方の採用が決定いたしました。ご応募ありがとうございました。",
	"採否について | 誠に申し訳ございませんが、今回の採用は見送らせていただきたく存じます。お預かりした書類は返送いたします。",
	"選考について | 検討の結果、誠に不本意ながら貴意に沿いかねることとなりました。何卒ご了承ください。",
	"Assistant Manager | Hi Sam, I wanted to get back to you as promised. It was a really close decision but in the end we felt another applicant had the edge on budgeting. I'm sorry, and I do hope our paths cross again.",
	"Outcome of your interview | Dear Mr Reed, I am writing with regard to your recent interview for the post of Caretaker. I regret to inform you that you have not been appointed. I would like to thank you for attending.",
	"Application closed | Hello Sam, the hiring team has reviewed your profile and decided to continue with other applicants at this stage. We encourage you to keep an eye on our careers page.",
	"Teaching assistant | Dear Sam, thank you for visiting our school on Monday. On this occasion the governors have appointed a candidate with more experience of early years.",
	"RE: Application | Good afternoon, Unfortunately you have not made it through to the interview stage. Feedback cannot be given at this stage. Regards",
	"Thanks, Sam | Hey, thanks for jumping on a call. I've had a think and I don't believe we're the right match for each other just now. Stay in touch!",
	"Your application with us | We've filled all our seasonal roles for this summer. Thanks for thinking of us, and do apply again next year.",
	"Graduate scheme 2026 | Having assessed your video interview, we are sorry to tell you that we will not be inviting you to the assessment centre.",
	"Decision regarding your application | We will not be proceeding with your candidature. This decision is final. We thank you for your interest in the Institute.",
	"Ihre Initiativbewerbung | Guten Tag Herr Reed, derzeit haben wir leider keine passende Stelle für Sie. Gerne nehmen wir Ihre Unterlagen in unseren Pool auf.",
	"Ihre Bewerbung vom 16.02. | Sehr geehrter Herr Reed, wir danken Ihnen für das uns entgegengebrachte Vertrauen. Leider müssen wir Ihnen mitteilen, dass wir die Stelle anderweitig vergeben haben.",
	"Danke für deine Zeit | Hi Sam, wir haben uns für jemanden mit mehr Berufserfahrung entschieden. Das fiel uns echt schwer. Bleib gern mit uns in Kontakt!",
	"Bewerbung Hausmeister | Hallo Herr Reed, Sie sind leider nicht in der engeren Auswahl. Alles Gute für Sie.",
	"Absage | Sehr geehrte Damen und Herren, wir bitten um Verständnis, dass wir Ihnen keine günstigere Nachricht geben können. Ihre Bewerbungsunterlagen werden datenschutzkonform vernichtet.",
	"Entscheidung | Sehr geehrter Herr Reed, der Personalrat hat der Einstellung einer anderen Bewerberin zugestimmt. Ihre Bewerbung kann daher nicht mehr berücksichtigt werden.",
	"Werkstudent | Hey Sam, schade, aber wir werden den Weg nicht gemeinsam weitergehen. Danke, dass du dir die Zeit genommen hast.",
	"Votre candidature spontanée | Madame, Monsieur, nous n'avons pas de poste correspondant à votre profil à ce jour. Nous vous remercions de l'intérêt porté à notre société.",
	"Décision du jury | Monsieur, le jury n'a pas retenu votre candidature. Vous pouvez obtenir la communication de vos notes.",
	"Poste d'éducateur | Bonjour Sam, merci pour votre sincérité lors de l'entretien. Nous avons fait le choix d'une autre personne. Bonne continuation à vous.",
	"Candidature | Bonjour, malgré l'intérêt de votre parcours, nous ne pourrons pas donner une réponse favorable à votre demande. Cordialement",
	"Suite à votre entretien | Bonjour Sam, c'était un plaisir d'échanger. Nous continuons finalement avec d'autres candidats, plus proches de nos besoins.",
	"Re: vacante de camarero | Buenas tardes Sam: ya hemos cubierto el puesto. Muchas gracias por tu interés, guardamos tu CV.",
	"Candidatura técnico | Estimado Sam: le agradecemos su participación. En esta ocasión su candidatura no ha sido la elegida.",
	"Gracias por venir | Hola Sam, después de pensarlo mucho vamos a seguir adelante con otra candidata. Fue una decisión difícil.",
	"Beca | Hola, sentimos comunicarte que no has obtenido la plaza. Te deseamos mucha suerte en el futuro.",
	"Proceso 77 | Te informamos de que tu candidatura ha quedado fuera del proceso. Gracias por participar.",
	"面接のお礼と結果 | 先日は面接にお越しくださり誠にありがとうございました。社内で協議した結果、今回は採用を見送らせて頂く事になりました。",
	"選考結果（営業職） | 慎重なる選考の結果、誠に残念ではございますが、今回はご採用を見合わせていただくこととなりました。末筆ながら貴殿の今後のご活躍をお祈り申し上げます。",
	"ご連絡 | ご応募いただいた件ですが、今回はご期待に添うことができませんでした。ご足労いただいたのに申し訳ありません。",
	"アルバイト応募の件 | 面接ありがとうございました。今回は他の方に決まりました。また機会がありましたらよろしくお願いします。",
	"最終選考の結果 | 最終選考の結果、誠に遺憾ながら内定には至りませんでした。ご応募に心より感謝申し上げます。",
	"Receptionist | Dear Sam, Many thanks for attending the interview day. I'm sorry to say that you were not one of the candidates we will be making an offer to.",
	"Your application | Thanks for your patience while we worked through everyone. Having considered all the submissions, we won't be pursuing yours. We're grateful you thought of us.",
	"Apprenticeship | Hi Sam, we had 90 applications for two places and yours just missed out. Please don't be discouraged; apply again in autumn.",
	"Your interview with Harrow Mills | Hello Sam, after discussing it with the team we've concluded that the role needs someone with deeper finance experience. We therefore won't move to the next step. Good luck!",
	"Status: Senior Nurse | Candidate status: Unsuccessful. Thank you for your interest in working for the Trust.",
	"Follow-up | Sam, I know you've been waiting. The short answer is that we hired somebody else last week. I should have told you sooner, sorry.",
	"Vacancy 9921 | Dear applicant, the above vacancy has been filled by another applicant. We will keep your details for six months.",
	"Bewerbung Sekretariat | Sehr geehrter Herr Reed, nach reiflicher Überlegung haben wir uns entschlossen, Ihrer Bewerbung nicht zu entsprechen. Wir wünschen Ihnen für die Zukunft viel Erfolg.",
	"Kurze Rückmeldung | Hi Sam, wir haben uns anders entschieden und die Stelle intern nachbesetzt. Danke dir trotzdem für deine Mühe!",
	"Auswahl abgeschlossen | Guten Tag, das Auswahlverfahren ist abgeschlossen. Leider konnten wir Sie nicht auswählen. Ihre Daten werden gelöscht.",
	"Praktikum | Hallo Sam, leider sind alle Plätze schon vergeben. Vielen Dank für dein Interesse, versuch es gern im nächsten Jahr noch einmal.",
	"Ihr Gespräch | Sehr geehrter Herr Reed, Sie haben uns im Gespräch gut gefallen. Den Ausschlag gab am Ende die größere Erfahrung eines Mitbewerbers. Wir bedauern, Ihnen keine bessere Nachricht geben zu können.",
	"Candidature comptable | Bonjour, votre candidature ne figure pas parmi celles que nous avons retenues. Nous vous souhaitons une bonne continuation.",
	"Retour | Bonjour Sam, je reviens vers vous comme promis : nous n'avons pas retenu votre candidature, la concurrence était forte. Merci pour votre temps.",
	"Votre dossier | Madame, Monsieur, nous sommes au regret de vous faire part d'une réponse négative. Votre dossier vous sera retourné.",
	"Recrutement clos | Bonjour, le recrutement est terminé et un autre candidat a été choisi. Merci de votre participation.",
	"Cocinero | Hola Sam, gracias por la prueba. Hemos decidido que no eres la persona que necesitamos ahora mismo. Suerte.",
	"Resolución | Estimado Sr. Reed: su solicitud ha sido desestimada. Agradecemos su interés en nuestra institución.",
	"Tu proceso | Hola, tu candidatura no ha pasado a la siguiente fase. Te agradecemos el tiempo que nos has dedicado.",
	"Profesor de inglés | Hola Sam, al final la plaza se la ha llevado otra persona. Lo siento mucho, de verdad. Estuviste genial.",
	"選考結果のご通知 | 貴殿の採用について慎重に検討いたしましたが、残念ながら今回は採用に至りませんでした。ご応募いただきましたことに御礼申し上げます。",
	"書類選考について | 誠に恐縮ではございますが、書類選考の結果、ご面接を見送らせていただくこととなりました。ご健勝をお祈りいたします。",
	"Re: 応募について | このたびはご応募ありがとうございました。大変残念ですが、今回はお断りさせていただきます。",
}

var otherVoices = []string{
	"Thursday | Hi Sam, really sorry, the room fell through, so we can't do the interview at ours. Could we meet online at the same time?",
	"Interview panel | Dear Sam, unfortunately Dr Lund will not be on the panel. Another colleague will take her place. Everything else stays as planned.",
	"Your references | Hi Sam, we haven't been able to reach one of your referees. Without their reply we can't take your application to the next stage. Could you nudge them?",
	"Where we are | Hi Sam, the board has asked us to hold off on all offers until April. I'm sorry for the uncertainty, you remain our preferred candidate.",
	"A small delay | Thank you for your patience. Due to a high number of applications we have not been able to review yours yet. We regret the delay.",
	"Your portfolio | Unfortunately we could not open your portfolio. Please send it again as a PDF so that we can consider your application.",
	"Start date | I'm afraid we can't offer a start in May, but June would work. Would that be all right for you?",
	"Good to meet you | Sam, thanks for today. We're meeting other candidates this week and will let you know by Friday either way. If it is a no, I'll call you myself.",
	"Correction | Please disregard the rejection you got this morning; it was meant for another applicant. Your interview on Monday is still on.",
	"Role change | The position you applied for has been filled, but a similar one has opened in Leeds and we'd love to talk to you about it. Are you interested?",
	"Feedback on your task | You didn't get everything right, and that's fine. We were impressed and want to invite you to the final round.",
	"From Dana | I'm off on parental leave from Monday, so I will not be able to see your application through. My colleague Mo will get back to you. Wishing you all the best!",
	"Unser Termin am Montag | Lieber Herr Reed, leider ist Frau Kern erkrankt und kann am Montag nicht dabei sein. Wir würden das Gespräch gern nachholen; wann passt es Ihnen?",
	"Stand der Dinge | Hallo Sam, leider dauert es länger als erwartet. Wir haben noch keine Entscheidung getroffen und bitten dich um etwas Geduld.",
	"Zeugnis | Guten Tag, ohne Ihr Arbeitszeugnis können wir Sie leider nicht zum Gespräch einladen. Bitte senden Sie es uns bis Freitag.",
	"Andere Stelle | Lieber Herr Reed, die ausgeschriebene Stelle ist leider schon besetzt. Wir könnten uns Sie aber gut im Vertrieb vorstellen. Hätten Sie Interesse an einem Gespräch?",
	"Gehalt | Leider können wir Ihrer Gehaltsvorstellung nicht entsprechen. Wären Sie auch mit 48.000 einverstanden?",
	"Budgetstopp | Guten Tag, wegen einer Budgetsperre können wir derzeit leider keine Einstellungen vornehmen. Sobald sie aufgehoben ist, melden wir uns bei Ihnen.",
	"Entretien | Bonjour, nous ne pourrons malheureusement pas vous recevoir mardi. Pourriez-vous nous indiquer d'autres disponibilités ?",
	"Attente | Bonjour, nous n'avons pas pu réunir le jury. Votre dossier sera examiné la semaine prochaine. Veuillez nous excuser pour ce contretemps.",
	"Pièce jointe | Bonjour, votre CV n'est pas lisible. Merci de nous le renvoyer afin que nous puissions étudier votre candidature.",
	"Autre poste | Bonjour Sam, le poste a été pourvu, mais nous aimerions vous rencontrer pour un autre. Seriez-vous intéressé ?",
	"Entrevista | Hola Sam, lo sentimos mucho, no vamos a poder hacer la entrevista hoy. ¿Qué otro día te vendría bien?",
	"Tu candidatura | Hola: el proceso se ha retrasado y aún no tenemos una decisión. Lamentamos la espera.",
	"Falta un documento | No hemos podido valorar tu candidatura porque falta el título. Envíanoslo, por favor.",
	"Otra vacante | Hola Sam, no has sido seleccionado para el turno de mañana, pero nos gustaría contar contigo para el de tarde. ¿Te interesa?",
	"面接時間の変更 | 誠に申し訳ございません。社内都合により、面接のお時間を30分遅らせていただけないでしょうか。",
	"選考の遅れ | 選考にお時間をいただいており、誠に申し訳ございません。結果は来週中にご連絡いたします。",
	"履歴書の件 | お送りいただいた履歴書が文字化けしており、拝見できませんでした。お手数ですが再度お送りください。",
	"別ポジションのご提案 | ご応募いただいたポジションは残念ながら採用を終了いたしましたが、別のポジションでぜひお話ししたく存じます。ご都合はいかがでしょうか。",
	"Interview on Friday | Hi Sam, unfortunately our office will be closed on Friday. We have to find another day for your interview, sorry for the trouble.",
	"Your question | Hi Sam, no, we have not chosen anybody yet. We will write to all candidates at the end of the month.",
	"Reference check | We have not been able to proceed because your former employer did not respond. Please send us another contact.",
	"A change | I regret that Mary Chen, who was to interview you, has left. Tom will take over, and nothing else changes.",
	"Hiring freeze | We are sorry to inform you that we had to stop hiring for now. Your file stays with us; once the freeze ends we will pick up where we left off.",
	"Test result | Your test could not be evaluated, the file was damaged. Unfortunately you have to repeat it. Use the link below.",
	"Travel | Unfortunately, we do not reimburse travel. We look forward to meeting you on Tuesday.",
	"Next week | Thanks for the interview. If we decide not to take your application further you will get a mail on Monday; otherwise Lena calls you.",
	"Second thoughts | We had told you no, and regret it. The person we had chosen didn't start. Would you still consider joining us?",
	"All candidates | The applicants who were not selected have been told. You are one of the two who are left.",
	"Re: Bewerbung | Hallo Sam, nein, die Stelle ist noch frei, und niemand ist abgelehnt. Es tut mir leid, dass du warten musst.",
	"Terminabsage | Guten Tag Herr Reed, den Termin am 12.3. müssen wir leider absagen. Ein Ersatztermin folgt.",
	"Bewerbungsfrist | Die Bewerbungsfrist wurde verlängert, weil leider zu wenige Bewerbungen eingegangen sind. Ihre Bewerbung bleibt selbstverständlich gültig.",
	"Fehlende Angabe | Ihre Bewerbung kann erst bearbeitet werden, wenn Sie den Fragebogen ausgefüllt haben.",
	"Kein Parkplatz | Leider haben wir keine Parkplätze. Bis Donnerstag, wir freuen uns auf Sie!",
	"Réunion annulée | Bonjour, la réunion de demain est annulée. Désolée. Nous vous proposerons une nouvelle date.",
	"Jury | Bonjour, le jury n'a pas encore délibéré. Aucune candidature n'a été écartée à ce stade.",
	"Votre demande | Bonjour, nous ne pouvons pas avancer la date de l'entretien. Nous vous attendons donc mardi comme prévu.",
	"Salario | Hola Sam, no podemos llegar a la cifra que pides, lo sentimos. ¿Aceptarías 30.000?",
	"Entrevista aplazada | Lamentablemente, la directora está enferma y la entrevista queda aplazada. Te propondremos otra fecha.",
	"Sigues en el proceso | Algunos candidatos han sido descartados, pero tú sigues con nosotros. La decisión será el lunes.",
	"書類の再送のお願い | 恐れ入りますが、添付ファイルが開けませんでした。再送をお願いできますでしょうか。",
	"選考延期 | 誠に残念ながら、社内の都合で最終面接を延期させていただきます。日程は改めてご連絡いたします。",
	"面接会場 | 当日は会場が変更となります。ご不便をおかけし申し訳ございません。お待ちしております。",
	"Interview | Hi Sam, I won't be able to offer you a time this week, sorry. How does next Monday look?",
	"About the test | Sorry, the test centre has closed. Your test will take place at our office instead.",
	"Sorry for the mix-up | We invited you for the wrong role by mistake. The role you applied for is still open and we'd like to see you for it.",
	"Your visa question | Sadly we can't sponsor visas for this role. If you have the right to work here, we will go on with your application.",
	"Waiting | Thanks for asking. No, you have not been turned down. We're still waiting for the budget.",
	"Two candidates | You and one other candidate are in the final. The other candidate is on holiday, so the decision will come later, apologies.",
	"Office move | Unfortunately we are moving offices, so your start would be delayed. We'll confirm dates soon.",
	"Gesprächstermin | Leider ist der Raum am Dienstag nicht frei. Können wir auf 15 Uhr ausweichen?",
	"Ihre Nachfrage | Nein, wir haben uns noch für niemanden entschieden. Bitte entschuldigen Sie die lange Wartezeit.",
	"Zweites Gespräch | Im ersten Gespräch konnten wir leider nicht alles klären. Deshalb laden wir Sie zu einem zweiten ein.",
	"Horaires | Malheureusement les horaires ne peuvent pas être aménagés. Le poste vous intéresse-t-il toujours ?",
	"Erreur | Un message de refus vous a été envoyé par erreur. Veuillez ne pas en tenir compte, votre candidature est toujours à l'étude.",
	"Disculpas | Te enviamos por error un correo de rechazo. Tu candidatura sigue en marcha. Disculpa las molestias.",
	"Cambio de sala | Lamentamos el cambio: la entrevista será en la sala 3.",
	"お詫び | 先ほど誤って不採用のご連絡をお送りいたしました。選考は継続しておりますので、ご放念ください。",
}

// newsOf is what a mail tells, given as "subject | text".
func newsOf(line string) (News, evidence) {
	subject, body, _ := strings.Cut(line, " | ")
	m := Message{From: Address{Mail: "jobs@harrowmills.example"}, Subject: subject, Date: time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)}
	m.sort(body)
	return m.News(Facts{}), m.gather()
}

// shown reports whether a mail that is an answer is shown instead of filed, as one that
// also sounds like a no.
func shown(n News, want Kind) bool {
	return want == Answered && n.Kind == None && (len(n.Signs) > 0 || n.Unsure)
}

func TestVoices(t *testing.T) {
	const few = 7 // are only shown
	missed := 0
	for _, line := range refusedVoices {
		if n, e := newsOf(line); n.Kind != Rejected && !shown(n, Answered) {
			t.Errorf("%q %q: %s %v", n.Kind, n.Why, line, e.hits)
		} else if n.Kind != Rejected {
			missed++
			t.Logf("only shown: %s", line)
		}
	}
	if missed > few {
		t.Errorf("%d refusals are only shown", missed)
	}
	for _, line := range otherVoices {
		if n, e := newsOf(line); n.Kind == Rejected {
			t.Errorf("%q: %s %v", n.Kind, line, e.hits)
		} else if n.Kind != Answered {
			t.Logf("%q %q: %s", n.Kind, n.Why, line)
		}
	}
}

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
	for _, line := range answerVoices {
		if n, e := newsOf(line); n.Kind != Answered && !shown(n, Answered) {
			t.Errorf("%q %q: %s %v", n.Kind, n.Why, line, e.hits)
		}
	}
	for _, line := range receivedVoices {
		if n, e := newsOf(line); n.Kind != Applied {
			t.Errorf("%q %q: %s %v", n.Kind, n.Why, line, e.hits)
		}
	}
}
