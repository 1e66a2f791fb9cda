package mail

import "testing"

// The sentence of a mail that says no, in many words, and sentences that only sound
// like one. None of them alone makes a refusal: another sign is asked, too.
var (
	noes = []string{
		"We have decided not to progress your application any further.",
		"We won't be taking things further on this occasion.",
		"Your application will not be going forward.",
		"We are not able to offer you a place on the programme this year.",
		"We've decided to move ahead with other applicants whose skills more closely match what we need.",
		"After a lot of discussion we've offered the job to another candidate.",
		"The role has been filled internally.",
		"You have not been selected for interview.",
		"You haven't been shortlisted this time.",
		"Application status: Not selected",
		"Status of your application: rejected",
		"Your application is no longer being considered.",
		"We don't feel you're quite the right fit for the team.",
		"We do not think this is the right match.",
		"I'm afraid it's a no from us.",
		"We regret that we cannot offer you the position.",
		"The committee has chosen a different candidate.",
		"We went with somebody who has worked in schools before.",
		"We've made the decision to pursue other candidates for this role.",
		"We have decided to proceed with candidates who have more experience in retail.",
		"We will not be inviting you to the next round.",
		"Your profile was not retained for this vacancy.",
		"At this time we are unable to move your application forward.",
		"We ended up hiring someone with a nursing background.",
		"The panel did not select you for the second stage.",
		"You were not successful at interview.",
		"We're going to pass this time.",
		"Your candidacy has not been successful.",
		"I have to turn you down for this one.",
		"Another applicant was better suited to the job.",
		"The vacancy has since been filled by another applicant.",
		"We are closing your application.",

		"Wir haben uns gegen Ihre Bewerbung entschieden.",
		"Wir haben entschieden, den Auswahlprozess mit Ihnen nicht weiterzuführen.",
		"Leider können wir Ihnen die Stelle nicht anbieten.",
		"Ihre Bewerbung kam nicht in die engere Auswahl.",
		"Unsere Wahl ist auf eine andere Kandidatin gefallen.",
		"Wir haben Bewerbungen erhalten, die noch besser zum Profil passen.",
		"Die Position wurde intern besetzt.",
		"Leider müssen wir Ihnen absagen.",
		"Wir möchten dir heute leider eine Absage geben.",
		"Wir haben uns für einen Mitbewerber entschieden.",
		"Sie konnten uns in diesem Verfahren leider nicht überzeugen.",
		"Ihre Bewerbung konnte leider nicht berücksichtigt werden.",
		"Wir werden Ihre Bewerbung nicht weiterverfolgen.",
		"Es hat leider nicht gereicht.",
		"Wir haben jemanden gefunden, der schon in einer Kanzlei gearbeitet hat.",
		"Leider passt dein Profil nicht zu dem, was wir suchen.",
		"Wir können Ihnen keine Zusage geben.",
		"Andere Bewerberinnen entsprechen dem Anforderungsprofil noch genauer.",
		"Ihr Bewerbungsverfahren ist damit beendet.",

		"Votre candidature n'a pas été retenue.",
		"Nous avons choisi de ne pas donner suite à votre candidature.",
		"Nous ne pouvons malheureusement pas réserver une suite favorable à votre dossier.",
		"Notre choix s'est porté sur une autre candidature.",
		"Le poste a été pourvu.",
		"Nous avons retenu un candidat dont l'expérience correspond davantage.",
		"Nous n'irons pas plus loin avec votre candidature.",
		"Votre profil ne correspond pas à nos attentes actuelles.",
		"Nous ne souhaitons pas poursuivre le processus avec vous.",
		"Nous avons le regret de vous informer que vous n'avez pas été sélectionnée.",
		"C'est malheureusement non pour cette fois.",
		"Statut de votre candidature : refusée",

		"Hemos decidido no continuar con tu candidatura.",
		"Su perfil no se ajusta a lo que buscamos en este momento.",
		"Tu candidatura ha sido descartada.",
		"Hemos seleccionado a otra persona para el puesto.",
		"La vacante ya ha sido cubierta.",
		"No has sido seleccionado para la siguiente fase.",
		"En esta ocasión no seguirás en el proceso.",
		"Nos hemos decantado por un perfil con más experiencia.",
		"No vamos a poder ofrecerte el puesto.",
		"Finalmente hemos optado por otra candidata.",
		"Tu candidatura no continúa en el proceso.",

		"今回は採用を見合わせていただくことになりました。",
		"誠に残念ながら、今回はご期待に沿えない結果となりました。",
		"今回は貴意に添いかねる結果となりました。",
		"選考の結果、不採用とさせていただきます。",
		"今回はご縁がなかったということで、ご了承ください。",
		"残念ながら次の選考にお進みいただくことができません。",
		"他の候補者の採用が決まりました。",
		"ご希望に添えず、誠に申し訳ございません。",
		"今回は見送りとさせていただきます。",
		"募集は充足いたしました。",
	}
	noNoes = []string{
		"We have not decided yet whether to move forward with your application.",
		"Unfortunately we can't move the date of your interview.",
		"We cannot move forward with your application until we have your certificate.",
		"If you have not heard from us by Friday, your application was not successful.",
		"Should we not move forward with your application, we will tell you.",
		"Unfortunately, the other candidates withdrew, so we would like to meet you.",
		"You were not rejected, there was a mistake in our system.",
		"We have not rejected your application.",
		"We do not need any further documents from you.",
		"Unfortunately I will not be able to make it on Tuesday.",
		"We can't wait to move forward with you!",
		"Not only are we moving forward with your application, we want you to meet the team.",
		"Nobody has been selected yet.",
		"We had to let other people go, but your interview stands.",
		"Unfortunately the link we sent you was not correct.",
		"The position has not been filled yet.",
		"Please do not hesitate to write to us.",
		"Your file could not be opened.",
		"I am not the right person to ask about your application.",
		"We will not make a decision before the board has met.",
		"Unfortunately the room is taken on that day.",
		"Have you not been selected by the other company?",
		"We would not want to lose you.",
		"You will not be disappointed.",
		"I am sorry that I could not offer you an earlier slot.",
		"We could not open the CV that you attached to your application.",
		"The test was rejected by the server.",
		"We are moving forward with your application.",
		"The other interviewer is not available.",
		"We cannot pay travel costs.",

		"Leider können wir noch nicht sagen, ob Sie in der engeren Auswahl sind.",
		"Wir haben uns noch nicht entschieden.",
		"Leider können wir den Termin nicht halten.",
		"Falls wir uns nicht für Sie entscheiden, melden wir uns trotzdem.",
		"Die Stelle ist noch nicht besetzt.",
		"Leider war Ihr Anhang nicht lesbar.",
		"Ihre Absage haben wir erhalten.",
		"Ohne Zeugnisse können wir Ihre Bewerbung nicht berücksichtigen.",
		"Leider muss ich unser Gespräch absagen.",
		"Wir haben keine anderen Bewerber.",
		"Frau Kern ist nicht mehr bei uns.",
		"Wir freuen uns nicht nur auf das Gespräch, sondern auch auf die Probearbeit.",
		"Die Absage war ein Versehen.",

		"Nous n'avons pas encore pris de décision.",
		"Le lien que nous vous avons envoyé ne fonctionne pas.",
		"Votre candidature n'a pas été écartée, au contraire.",
		"Sans réponse de notre part, considérez que votre candidature n'a pas été retenue.",
		"Nous ne pouvons pas traiter votre dossier sans votre diplôme.",
		"Malheureusement, je dois reporter notre entretien.",
		"Le poste n'est pas encore pourvu.",

		"Todavía no hemos decidido si seguimos con tu candidatura.",
		"No hemos descartado tu candidatura.",
		"Si no recibes respuesta, tu candidatura no ha sido seleccionada.",
		"Lamentablemente tenemos que cambiar la fecha de la entrevista.",
		"El enlace no funciona.",
		"No podemos seguir con tu candidatura sin el título.",

		"選考結果はまだ決まっておりません。",
		"台風のため面接を延期させていただきます。",
		"不採用ではございませんのでご安心ください。",
		"誠に申し訳ございませんが、日程の変更をお願いいたします。",
		"ご連絡がない場合は、今回は見送りとさせていただきます。",
		"添付の書類が開けませんでした。",
	}
)

func TestRefusals(t *testing.T) {
	tell := func(s string) (bool, []hit) {
		e := Message{Text: s}.gather()
		return len(e.refusals()) > 0, e.hits
	}
	for _, s := range noes {
		if no, hits := tell(s); !no {
			t.Errorf("no refusal: %s %v", s, hits)
		}
	}
	for _, s := range noNoes {
		if no, hits := tell(s); no {
			t.Errorf("a refusal: %s %v", s, hits)
		}
	}
}
