package note

import (
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
)

// outcomes gives the meaning of the words people use for a result (field
// notes, "Outcome words"), folded to lower-case words. The empty outcome
// means: understood, and it says nothing about the result.
var outcomes = map[string]Outcome{
	"waiting": Waiting, "pending": Waiting, "awaiting": Waiting, "await": Waiting, "in progress": Waiting, "in process": Waiting, "ongoing": Waiting, "open": Waiting, "tbd": Waiting, "active": Waiting, "under review": Waiting, "in review": Waiting, "applied": Waiting, "interviewing": Waiting, "submitted": Waiting, "scheduled": Waiting, "on hold": Waiting, "no decision": Waiting, "not yet": Waiting, "unknown yet": Waiting, "to be decided": Waiting,
	"wartend": Waiting, "offen": Waiting, "warte": Waiting, "warten": Waiting, "ausstehend": Waiting, "en attente": Waiting, "en cours": Waiting, "pendiente": Waiting, "en espera": Waiting, "em andamento": Waiting, "aguardando": Waiting, "in attesa": Waiting, "選考中": Waiting, "待ち": Waiting, "結果待ち": Waiting, "连絡待ち": Waiting, "連絡待ち": Waiting, "等待": Waiting, "待定": Waiting, "대기": Waiting, "대기중": Waiting, "بانتظار": Waiting, "قيد الانتظار": Waiting, "ожидание": Waiting, "жду": Waiting,
	"passed": Passed, "pass": Passed, "advanced": Passed, "advance": Passed, "advancing": Passed, "moved on": Passed, "moving on": Passed, "moved forward": Passed, "moving forward": Passed, "next round": Passed, "through": Passed, "success": Passed, "successful": Passed, "positive": Passed, "progressed": Passed, "cleared": Passed, "invited back": Passed, "yes": Passed, "went through": Passed,
	"bestanden": Passed, "weiter": Passed, "eine runde weiter": Passed, "nächste runde": Passed, "réussi": Passed, "admis": Passed, "retenu": Passed, "aprobado": Passed, "aprobada": Passed, "pasado": Passed, "superado": Passed, "aprovado": Passed, "aprovada": Passed, "superato": Passed, "passato": Passed, "通過": Passed, "合格": Passed, "通过": Passed, "합격": Passed, "통과": Passed, "مقبول": Passed, "نجحت": Passed, "прошел": Passed, "прошла": Passed, "прошёл": Passed,
	"rejected": Rejected, "rejection": Rejected, "reject": Rejected, "fail": Rejected, "failed": Rejected, "no": Rejected, "declined by them": Rejected, "turned down": Rejected, "not selected": Rejected, "unsuccessful": Rejected, "not moving forward": Rejected, "negative": Rejected, "didn't pass": Rejected, "did not pass": Rejected, "not a fit": Rejected, "no offer": Rejected, "dropped": Rejected, "closed": Rejected, "position filled": Rejected,
	"absage": Rejected, "abgelehnt": Rejected, "absage bekommen": Rejected, "refusé": Rejected, "refus": Rejected, "rejeté": Rejected, "rechazado": Rejected, "rechazada": Rejected, "rejeitado": Rejected, "reprovado": Rejected, "rifiutato": Rejected, "不合格": Rejected, "お見送り": Rejected, "見送り": Rejected, "不採用": Rejected, "落选": Rejected, "被拒": Rejected, "拒绝": Rejected, "未通过": Rejected, "불합격": Rejected, "탈락": Rejected, "مرفوض": Rejected, "رفض": Rejected, "отказ": Rejected, "отклонено": Rejected,
	"withdrawn": Withdrawn, "withdrew": Withdrawn, "withdraw": Withdrawn, "pulled out": Withdrawn, "i withdrew": Withdrawn, "dropped out": Withdrawn, "zurückgezogen": Withdrawn, "retiré": Withdrawn, "retirée": Withdrawn, "retirado": Withdrawn, "retirada": Withdrawn, "desisti": Withdrawn, "ritirato": Withdrawn, "辞退": Withdrawn, "选择放弃": Withdrawn, "放弃": Withdrawn, "포기": Withdrawn, "انسحبت": Withdrawn, "отозвано": Withdrawn,
	"silent": Silent, "silence": Silent, "ghosted": Silent, "ghost": Silent, "ghosting": Silent, "no response": Silent, "no answer": Silent, "no reply": Silent, "never heard back": Silent, "radio silence": Silent, "keine antwort": Silent, "keine rückmeldung": Silent, "sans réponse": Silent, "sin respuesta": Silent, "sem resposta": Silent, "nessuna risposta": Silent, "音沙汰なし": Silent, "連絡なし": Silent, "没有回复": Silent, "无回音": Silent, "연락없음": Silent, "لا رد": Silent, "тишина": Silent,
	"offer": Offer, "offered": Offer, "offer received": Offer, "got the offer": Offer, "got an offer": Offer, "got offer": Offer, "verbal offer": Offer, "zusage": Offer, "angebot": Offer, "offre": Offer, "offre reçue": Offer, "oferta": Offer, "offerta": Offer, "内定": Offer, "オファー": Offer, "录用": Offer, "오퍼": Offer, "عرض": Offer, "оффер": Offer,
	"accepted": Accepted, "accept": Accepted, "offer accepted": Accepted, "accepted offer": Accepted, "accepted the offer": Accepted, "hired": Accepted, "signed": Accepted, "joined": Accepted, "angenommen": Accepted, "unterschrieben": Accepted, "accepté": Accepted, "acceptée": Accepted, "aceptado": Accepted, "aceptada": Accepted, "aceito": Accepted, "accettato": Accepted, "承諾": Accepted, "内定承諾": Accepted, "接受": Accepted, "수락": Accepted, "принято": Accepted,
	"declined": Declined, "decline": Declined, "offer declined": Declined, "declined offer": Declined, "declined the offer": Declined, "turned it down": Declined, "turned them down": Declined, "i declined": Declined, "said no": Declined, "abgesagt": Declined, "decliné": Declined, "décliné": Declined, "declinado": Declined, "recusado": Declined, "内定辞退": Declined, "谢绝": Declined, "거절": Declined,
	"cancelled": Cancelled, "canceled": Cancelled, "cancel": Cancelled, "called off": Cancelled, "postponed": Cancelled, "position closed": Cancelled, "req closed": Cancelled, "role closed": Cancelled, "hiring freeze": Cancelled, "ausgefallen": Cancelled, "annulé": Cancelled, "annulée": Cancelled, "cancelado": Cancelled, "cancelada": Cancelled, "annullato": Cancelled, "キャンセル": Cancelled, "中止": Cancelled, "取消": Cancelled, "취소": Cancelled, "ملغى": Cancelled, "отменено": Cancelled,
	"mixed": "", "unclear": "", "unknown": "", "unsure": "", "n/a": "", "none": "", "wishlist": "", "saved": "", "planned": "", "to apply": "", "interested": "", "done": "", "completed": "", "complete": "", "okay": "", "ok": "", "good": "", "bad": "", "neutral": "", "draft": "",
}

var outcomeMarks = map[rune]Outcome{'✅': Passed, '✔': Passed, '❌': Rejected, '✖': Rejected, '⏳': Waiting, '⌛': Waiting, '👻': Silent, '🎉': Offer, '🚫': Cancelled}

// readOutcome reads a result, with whatever stands before and behind it:
// "✅ Passed, mail came two days later". known is false when no word of it is
// one of the usual ones; near is then the word that was perhaps meant.
func readOutcome(s string) (o Outcome, known bool, near string) {
	words := outcomeWords(s)
	for n := min(len(words), 4); n > 0; n-- {
		if o, ok := outcomes[strings.Join(words[:n], " ")]; ok {
			return o, true, ""
		}
	}
	for _, c := range s {
		if o, ok := outcomeMarks[c]; ok {
			return o, true, ""
		}
	}
	if len(words) == 0 {
		return "", true, ""
	}
	for from := 1; from < len(words); from++ {
		for n := min(len(words)-from, 4); n > 0; n-- {
			o, ok := outcomes[strings.Join(words[from:from+n], " ")]
			if ok && o != "" && !strings.HasPrefix(words[from-1], "no") && len(words[from]) > 3 {
				return o, true, ""
			}
		}
	}
	return "", false, nearest(words[0], outcomeNames)
}

// outcomeNames are the words that are offered for a slip.
var outcomeNames = []string{"waiting", "pending", "passed", "rejected", "withdrawn", "silent", "ghosted", "offer", "accepted", "declined", "cancelled", "advanced", "failed"}

func outcomeWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && c != '\'' && c != '/'
	})
}

// nearest gives the name that a slip of the fingers away makes of word, and
// "" if there is none. Short words need to be closer than long ones.
func nearest(word string, names []string) string {
	word = strings.ToLower(word)
	length := len([]rune(word))
	best, least := "", 3
	if length < 8 {
		least = 2
	}
	if length < 4 {
		return ""
	}
	for _, name := range names {
		if gap := len(name) - length; gap > 2 || gap < -2 {
			continue
		}
		if d := levenshtein.ComputeDistance(word, name); d > 0 && d < least {
			best, least = name, d
		}
	}
	if best == "" {
		return swapped(word, names)
	}
	return best
}

// swapped finds a name of which two neighbouring letters were exchanged.
func swapped(word string, names []string) string {
	for _, name := range names {
		if len(name) != len(word) {
			continue
		}
		for i := 0; i+1 < len(name); i++ {
			if name[:i] == word[:i] && name[i] == word[i+1] && name[i+1] == word[i] && name[i+2:] == word[i+2:] {
				return name
			}
		}
	}
	return ""
}

// stageWords are the words of the usual stages; a word close to one of them
// and not one itself is reported as a slip.
var stageWords = strings.Fields(`recruiter recruiting screen screening phone call hiring manager technical coding system design architecture behavioral behavioural
	culture onsite final finals panel interview round take home takehome review presentation homework assignment assessment challenge pairing
	informational offer debrief chat coffee founder executive leadership product portfolio case study trial working team meet
	first second third fourth reference negotiation followup virtual remote video practical theory domain skills manager managers lead
	introduction intro introductory`)

// stageSlip gives the stage that was perhaps meant, and "".
func stageSlip(s string) string {
	words := outcomeWords(s)
	slip := false
	for i, w := range words {
		if contains(stageWords, w) || contains(stageWords, strings.TrimSuffix(w, "s")) {
			continue
		}
		if len(w) < 5 {
			continue
		}
		if near := nearest(w, stageWords); near != "" {
			words[i], slip = near, true
		}
	}
	if !slip {
		return ""
	}
	return strings.Join(words, " ")
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
