package note

import (
	"strings"
	"unicode"
)

// key is the meaning of a metadata key, however it was spelled.
type key string

// The keys a note can have. The value is the spelling of the design, which is
// also what "did you mean" offers.
const (
	keyNone        key = ""
	keyTitle       key = "title"
	keyKind        key = "kind"
	keyCompany     key = "company"
	keyRole        key = "role"
	keyDate        key = "date"
	keyTime        key = "time"
	keyTimezone    key = "timezone"
	keyDuration    key = "duration"
	keyStage       key = "stage"
	keyRound       key = "round"
	keyFormat      key = "format"
	keyPeople      key = "interviewers"
	keyPersonTitle key = "interviewer_title"
	keyPersonEmail key = "interviewer_email"
	keyRecruiter   key = "recruiter"
	keyContact     key = "contact"
	keyOutcome     key = "outcome"
	keyNextSteps   key = "next_steps"
	keyRatings     key = "ratings"
	keyOverall     key = "overall"
	keyResearch    key = "research"
	keyConfidence  key = "confidence"
	keyAnswers     key = "answers"
	keyRapport     key = "rapport"
	keyDifficulty  key = "difficulty"
	keyFit         key = "fit"
	keyTags        key = "tags"
	keyLog         key = "log"
	keyApplied     key = "applied"
	keyDeadline    key = "deadline"
	keySalary      key = "salary"
	keySource      key = "source"
	keyURL         key = "url"
	keyWebsite     key = "website"
	keyLocation    key = "location"
	keyCompetitors key = "competitors"
	keyThankYou    key = "thank_you_date"
	keySent        key = "thank_you_sent"
	keyFollowUp    key = "follow_up"
	keyIgnored     key = "aliases" // of editors and site generators: nothing to do with the journal
)

// spellings gives the meaning of every key that real notes were seen to use
// (field notes, "meaning | keys seen"), in the form of [keyForm].
var spellings = map[string]key{
	"title": keyTitle, "kind": keyKind, "notetype": keyKind,
	"company": keyCompany, "companyname": keyCompany, "employer": keyCompany, "firma": keyCompany, "unternehmen": keyCompany,
	"organisation": keyCompany, "organization": keyCompany, "entreprise": keyCompany, "empresa": keyCompany, "会社": keyCompany, "会社名": keyCompany, "企業": keyCompany, "公司": keyCompany, "회사": keyCompany, "الشركة": keyCompany,
	"role": keyRole, "position": keyRole, "jobtitle": keyRole, "job": keyRole, "stelle": keyRole, "rolle": keyRole, "poste": keyRole, "puesto": keyRole, "职位": keyRole, "職種": keyRole, "ポジション": keyRole, "직무": keyRole, "vacancy": keyRole, "opening": keyRole, "الوظيفة": keyRole,
	"date": keyDate, "interviewdate": keyDate, "created": keyDate, "datum": keyDate, "when": keyDate, "day": keyDate, "fecha": keyDate, "dateandtime": keyDate, "datetime": keyDate, "日付": keyDate, "日時": keyDate, "日期": keyDate, "면접일": keyDate, "التاريخ": keyDate,
	"time": keyTime, "starttime": keyTime, "start": keyTime, "uhrzeit": keyTime, "zeit": keyTime, "heure": keyTime, "hora": keyTime, "時間": keyTime, "时间": keyTime,
	"timezone": keyTimezone, "tz": keyTimezone, "zone": keyTimezone, "zeitzone": keyTimezone,
	"duration": keyDuration, "length": keyDuration, "dauer": keyDuration, "所要時間": keyDuration, "时长": keyDuration, "durée": keyDuration, "duración": keyDuration,
	"stage": keyStage, "roundtype": keyStage, "type": keyStage, "interviewtype": keyStage, "interviewstage": keyStage, "phase": keyStage, "étape": keyStage, "etapa": keyStage, "阶段": keyStage, "runde": keyStage, "選考段階": keyStage, "interviewround": keyStage,
	"round": keyRound, "roundnumber": keyRound,
	"format": keyFormat, "medium": keyFormat, "mode": keyFormat, "形式": keyFormat,
	"interviewer": keyPeople, "interviewers": keyPeople, "interviewername": keyPeople, "interviewernames": keyPeople, "people": keyPeople, "panel": keyPeople, "with": keyPeople, "metwith": keyPeople, "attendees": keyPeople, "participants": keyPeople, "gesprächspartner": keyPeople, "interviewerin": keyPeople, "recruteur": keyPeople, "entrevistador": keyPeople, "entrevistadores": keyPeople, "面接官": keyPeople, "面试官": keyPeople, "면접관": keyPeople, "المحاور": keyPeople,
	"interviewertitle": keyPersonTitle, "interviewerrole": keyPersonTitle, "intervieweremail": keyPersonEmail, "interviewermail": keyPersonEmail,
	"recruiter": keyRecruiter, "recruitername": keyRecruiter, "headhunter": keyRecruiter, "agency": keyRecruiter, "personalvermittler": keyRecruiter,
	"contact": keyContact, "contacts": keyContact, "ansprechpartner": keyContact, "contactperson": keyContact, "hiringmanager": keyContact, "kontakt": keyContact,
	"outcome": keyOutcome, "result": keyOutcome, "status": keyOutcome, "appstage": keyOutcome, "decision": keyOutcome, "ergebnis": keyOutcome, "résultat": keyOutcome, "resultado": keyOutcome, "結果": keyOutcome, "结果": keyOutcome, "결과": keyOutcome, "النتيجة": keyOutcome,
	"nextsteps": keyNextSteps, "nextstep": keyNextSteps, "nextaction": keyNextSteps, "next": keyNextSteps, "nächsteschritte": keyNextSteps,
	"ratings": keyRatings, "selfratings": keyRatings, "scores": keyRatings, "selfrating": keyOverall, "rating": keyOverall, "overall": keyOverall, "vibe": keyOverall, "score": keyOverall, "stars": keyOverall, "overallrating": keyOverall, "selfscore": keyOverall, "feeling": keyOverall, "bewertung": keyOverall,
	"research": keyResearch, "preparation": keyResearch, "confidence": keyConfidence, "confidencelevel": keyConfidence, "answers": keyAnswers, "rapport": keyRapport, "difficulty": keyDifficulty,
	"fit": keyFit, "tags": keyTags, "tag": keyTags, "keywords": keyTags, "log": keyLog, "history": keyLog, "timeline": keyLog, "verlauf": keyLog,
	"applied": keyApplied, "applieddate": keyApplied, "appliedon": keyApplied, "applicationdate": keyApplied, "dateapplied": keyApplied, "beworben": keyApplied, "beworbenam": keyApplied,
	"deadline": keyDeadline, "offerdeadline": keyDeadline, "decideby": keyDeadline, "frist": keyDeadline, "answerby": keyDeadline,
	"salary": keySalary, "salaryrange": keySalary, "compensation": keySalary, "pay": keySalary, "gehalt": keySalary, "comp": keySalary, "offer": keySalary, "salaire": keySalary, "salario": keySalary,
	"source": keySource, "referral": keySource, "foundvia": keySource, "via": keySource, "quelle": keySource,
	"url": keyURL, "joburl": keyURL, "joblink": keyURL, "link": keyURL, "posting": keyURL, "jobposting": keyURL, "stellenanzeige": keyURL,
	"website": keyWebsite, "site": keyWebsite, "homepage": keyWebsite, "webseite": keyWebsite,
	"location": keyLocation, "ort": keyLocation, "office": keyLocation, "city": keyLocation, "place": keyLocation, "where": keyLocation, "lieu": keyLocation, "場所": keyLocation,
	"competitors": keyCompetitors, "competitor": keyCompetitors, "konkurrenz": keyCompetitors,
	"thankyousent": keySent, "thankssent": keySent, "thankyou": keySent, "thankyoudate": keyThankYou, "thankyousentdate": keyThankYou, "thankyousenton": keyThankYou,
	"followup": keyFollowUp, "followupdate": keyFollowUp, "followupreminderdate": keyFollowUp, "followupby": keyFollowUp, "wiedervorlage": keyFollowUp,
	"aliases": keyIgnored, "alias": keyIgnored, "cssclass": keyIgnored, "cssclasses": keyIgnored, "id": keyIgnored, "uid": keyIgnored, "uuid": keyIgnored, "updated": keyIgnored, "modified": keyIgnored, "lastmodified": keyIgnored, "publish": keyIgnored, "draft": keyIgnored, "layout": keyIgnored, "template": keyIgnored, "permalink": keyIgnored, "kanbanplugin": keyIgnored, "lang": keyIgnored, "slug": keyIgnored, "author": keyIgnored, "categories": keyIgnored, "category": keyIgnored, "banner": keyIgnored, "icon": keyIgnored, "cover": keyIgnored, "summary": keyIgnored, "description": keyIgnored, "excerpt": keyIgnored, "subtitle": keyIgnored, "weight": keyIgnored, "parent": keyIgnored, "related": keyIgnored, "up": keyIgnored, "obsidianuimode": keyIgnored, "obsidianeditingmode": keyIgnored,
}

// shownWhenIgnored are keys that mean nothing to the journal but say
// something to a reader, so that they appear among the facts.
var shownWhenIgnored = map[string]bool{"summary": true, "description": true, "subtitle": true, "excerpt": true}

// keyForm folds the spellings of a key into one: "Follow-Up Date",
// "follow_up_date" and "followUpDate" are the same.
func keyForm(s string) string {
	simple := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 'a' || c > 'z' {
			simple = false
			break
		}
	}
	if simple {
		return s
	}
	var out strings.Builder
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) {
			out.WriteRune(unicode.ToLower(c))
		}
	}
	return out.String()
}

func canonicalKey(s string) key { return spellings[keyForm(s)] }
