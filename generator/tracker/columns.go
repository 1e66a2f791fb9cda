package tracker

import (
	"strings"
	"sync"
	"unicode"
)

// meaning is what a column is for; "" if nobody knows.
type meaning string

// The meanings of columns. Those that begin with "on:" are days on which
// something of the log happened, those with "at:" days of an interview.
const (
	ofCompanyName meaning = "company"
	ofRole        meaning = "role"
	ofStatus      meaning = "status"
	ofApplied     meaning = "applied"
	ofDate        meaning = "date"
	ofDeadline    meaning = "deadline"
	ofFollowUp    meaning = "follow up"
	ofSalary      meaning = "salary"
	ofLeastPay    meaning = "lowest salary"
	ofMostPay     meaning = "highest salary"
	ofSource      meaning = "source"
	ofURL         meaning = "url"
	ofLocation    meaning = "location"
	ofContact     meaning = "contact"
	ofContactMail meaning = "contact's address"
	ofContactRole meaning = "contact's title"
	ofRecruiter   meaning = "recruiter"
	ofTags        meaning = "tags"
	ofText        meaning = "text"
	ofLog         meaning = "log"
	ofFile        meaning = "file"
	ofFit         meaning = "fit"
	ofNextSteps   meaning = "next steps"
	ofTitle       meaning = "title"
	ofTime        meaning = "time"
	ofEnd         meaning = "end"
	ofTimezone    meaning = "timezone"
	ofDuration    meaning = "duration"
	ofStage       meaning = "stage"
	ofFormat      meaning = "format"
	ofOutcome     meaning = "outcome"
	ofPeople      meaning = "interviewers"
	ofPersonMail  meaning = "interviewer's address"
	ofPersonRole  meaning = "interviewer's title"
	ofRatings     meaning = "ratings"
	ofQuestions   meaning = "questions"
	ofWell        meaning = "went well"
	ofImprove     meaning = "to improve"
	ofLiked       meaning = "liked"
	ofDisliked    meaning = "disliked"
	ofLearned     meaning = "learned"
	ofConcerns    meaning = "concerns"
	ofAsk         meaning = "still to ask"
	ofFeedback    meaning = "feedback"
	ofStatusDay   meaning = "day of the status"
	onLog         meaning = "on:"
	atStage       meaning = "at:"
)

// headings gives the meaning of the headings that trackers, templates and
// spreadsheets use (field notes, "meaning | keys seen"; the exports of Huntr,
// Teal, Simplify and of templates for Notion and Google Sheets), in the form
// of [headingForm]. Where several spell the same column, one is enough.
var headings = sync.OnceValue(func() map[string]meaning {
	return spelled(map[meaning]string{
		ofCompanyName: "company|company name|employer|organisation|organization|firm|business|company/organization|name of company|hiring company|employer name|company title|firma|unternehmen|arbeitgeber|entreprise|société|empresa|azienda|bedrijf|会社|会社名|企業|公司|회사",
		ofRole:        "role|position|job|job title|job role|job position|position title|role title|job name|position name|position applied for|role applied for|title of position|vacancy|opening|stelle|stellenbezeichnung|rolle|poste|intitulé du poste|puesto|cargo|職種|ポジション|职位|직무",
		ofStatus:      "status|application status|app status|app stage|current status|job status|list|list name|board list|result|outcome|decision|state|stand|statut|estado|stato|状态|ステータス|結果",
		ofApplied:     "applied|date applied|applied date|applied on|applied at|application date|date of application|apply date|date submitted|submitted|submission date|submitted on|date sent|application sent|application submitted|application submitted date|beworben|beworben am|bewerbungsdatum|date de candidature|fecha de solicitud|応募日|申请日期|지원일",
		ofDate:        "date|day|when|datum|fecha|data|interview date|date of interview|date interviewed|interviewed on|interview on|date and time|date time|interview date and time|日付|日期",
		ofDeadline:    "deadline|application deadline|offer deadline|due date|closing date|apply by|answer by|decide by|frist|bewerbungsfrist|date limite",
		ofFollowUp:    "follow up|follow up date|followup|follow up on|followup date|next follow up|follow up reminder date|reminder|reminder date|wiedervorlage",
		ofSalary:      "salary|salary range|compensation|pay|pay range|base salary|expected salary|salary expectation|salary expectations|total compensation|comp|gehalt|gehaltsvorstellung|salaire|salario",
		ofLeastPay:    "min salary|minimum salary|salary min|salary from|lowest salary|mindestgehalt",
		ofMostPay:     "max salary|maximum salary|salary max|salary to|highest salary|höchstgehalt",
		ofSource:      "source|application method|applied via|applied through|found via|found on|found at|where found|where did you find it|platform|job board|job site|job source|board|channel|via|how i found it|quelle|gefunden über|source de l'offre|fuente",
		ofURL:         "url|link|job url|job link|job post url|job posting url|posting|posting url|job posting|job posting link|listing|listing url|link to job|link to posting|link to job posting|link to job req|job req|job req link|job description link|application link|application url|job ad|job ad link|stellenanzeige|lien|enlace",
		ofLocation:    "location|job location|office location|city|place|office|ort|standort|arbeitsort|lieu|ubicación|ciudad|勤務地|地点",
		ofContact:     "contact|contacts|contact name|contact person|point of contact|contact at company|company contact|hiring manager|hiring manager name|poc|ansprechpartner|kontakt|kontaktperson|contacto",
		ofContactMail: "contact email|contact e mail|contact mail|contact email address|email|e mail|email address|contact address|hiring manager email|recruiter email",
		ofContactRole: "contact title|contact role|contact position|contact job title",
		ofRecruiter:   "recruiter|recruiter name|headhunter|agency|recruiter contact|personalvermittler",
		ofTags:        "tags|tag|labels|label|keywords|schlagworte",
		ofText:        "notes|note|comment|comments|remarks|additional notes|my notes|other notes|general notes|notizen|bemerkung|bemerkungen|kommentar|remarques|notas|メモ|备注",
		ofLog:         "log|history|timeline|verlauf",
		ofFile:        "file",
		ofFit:         "fit",
		ofNextSteps:   "next steps|next step|next action|next actions|action items|nächste schritte",
		ofTitle:       "title",
		ofTime:        "time|start time|start|interview time|uhrzeit|heure|hora",
		ofEnd:         "end|end time|until",
		ofTimezone:    "timezone|time zone|tz|zeitzone",
		ofDuration:    "duration|length|dauer",
		ofStage:       "stage|round|round type|type|interview type|interview stage|interview round|type of interview|phase|runde|étape|etapa",
		ofFormat:      "format|medium|mode|interview format",
		ofPeople:      "interviewer|interviewers|interviewer name|interviewer names|interviewed by|panel|met with|interviewer s|gesprächspartner|面接官|面试官",
		ofPersonMail:  "interviewer email|interviewer mail|interviewer e mail",
		ofPersonRole:  "interviewer title|interviewer role|interviewer position",
		ofRatings:     "ratings|self rating|self ratings|rating|my rating|vibe|score|overall|overall rating|confidence",
		ofQuestions:   "questions they asked|questions asked|questions|interview questions|questions i was asked",
		ofWell:        "went well|what went well|strengths|positives",
		ofImprove:     "to improve|what to improve|improvements|areas to improve|lessons|lessons learned|what could be better|what went wrong",
		ofLiked:       "liked",
		ofDisliked:    "disliked",
		ofLearned:     "learned|what i learned",
		ofConcerns:    "concerns|red flags",
		ofAsk:         "still to ask|questions to ask|open questions",
		ofFeedback:    "feedback|feedback received|interviewer feedback",
		ofStatusDay:   "status date|date of status|status changed|status updated|status change date|date of last status|last status date|status since|date of response status",

		onLog + "rejected":  "date rejected|rejected date|rejected on|rejection date|date of rejection|absage am",
		onLog + "offer":     "date offered|offer date|date of offer|offered on|offer received date|offer received on",
		onLog + "accepted":  "date accepted|accepted on|accepted date|offer accepted date",
		onLog + "declined":  "date declined|declined on|offer declined date",
		onLog + "withdrawn": "date withdrawn|withdrawn on|withdrawn date",
		onLog + "answered":  "date heard back|heard back|heard back on|response date|date of response|date of reply|reply date|responded on|date responded|first response|first response date",
		onLog + "contacted": "date contacted|contacted on|first contact|first contact date|reached out on|outreach date",
		onLog + "follow-up": "followed up|followed up on|date followed up|last follow up|follow up sent|followed up date",
		onLog + "thank-you": "thank you sent|thank you date|thank you sent on|thank you note sent|thank you email sent",

		atStage + "phone screen":     "phone screen|phone screen date|phone screening|phone interview|phone interview date|screening call|screening date|phone screen on",
		atStage + "recruiter screen": "recruiter screen|recruiter call|recruiter screen date|hr interview|hr screen|hr interview date",
		atStage + "technical":        "technical interview|technical interview date|tech interview|technical screen|coding interview|technical round",
		atStage + "onsite":           "onsite|onsite interview|onsite date|on site interview|onsite interview date|in person interview",
		atStage + "final":            "final interview|final round|final interview date|final round date",
		atStage + "first interview":  "first interview|1st interview|interview 1|interview 1 date|first interview date|1st interview date|first round|1st round|round 1",
		atStage + "second interview": "second interview|2nd interview|interview 2|interview 2 date|second interview date|2nd interview date|second round|2nd round|round 2",
		atStage + "third interview":  "third interview|3rd interview|interview 3|interview 3 date|third interview date|3rd interview date|third round|3rd round|round 3",
	})
})

func spelled(all map[meaning]string) map[string]meaning {
	table := map[string]meaning{}
	for m, spellings := range all {
		for s := range strings.SplitSeq(spellings, "|") {
			table[headingForm(s)] = m
		}
	}
	return table
}

// headingForm folds the spellings of a heading into one: case, spaces, dashes,
// underscores, signs and what stands in brackets do not matter.
func headingForm(s string) string {
	if at := strings.IndexAny(s, "(（["); at > 0 {
		s = s[:at]
	}
	var out strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

// heading is the line of headings of a table.
type heading struct {
	at    int // its row
	score int
}

// bestHeading finds the line of headings among the first rows, for some
// templates have a title above it: the one with most known headings. A
// company counts for more than the rest, for nothing can be done without it.
func bestHeading(rows [][]cell) heading {
	const within = 20
	best := heading{at: -1}
	for i, row := range rows[:min(len(rows), within)] {
		score := 0
		for _, c := range row {
			switch headings()[headingForm(c.text)] {
			case "":
			case ofCompanyName:
				score += 100
			default:
				score++
			}
		}
		if score > best.score {
			best = heading{i, score}
		}
	}
	return best
}

// isInterviews tells a table of interviews from one of applications by what
// only interviews have.
func isInterviews(row []cell) bool {
	interview, application := 0, 0
	for _, c := range row {
		switch headings()[headingForm(c.text)] {
		case ofPeople, ofQuestions, ofWell, ofImprove, ofLiked, ofDisliked, ofDuration, ofTime:
			interview++
		case ofStage, ofFormat:
			interview++
		case ofApplied, ofSalary, ofDeadline, ofSource, ofURL:
			application++
		}
		if form := headingForm(c.text); strings.Contains(form, "interviewdate") || form == "dateofinterview" {
			interview++
		}
	}
	return interview > application
}

// understood gives each column its meaning. Every meaning is given once, to
// its first column; the others keep their text. Some headings mean different
// things in tables of interviews and of applications.
func understood(row []cell, interviews bool) []meaning {
	all := make([]meaning, len(row))
	used := map[meaning]bool{}
	has := func(m meaning) bool {
		for _, c := range row {
			if headings()[headingForm(c.text)] == m {
				return true
			}
		}
		return false
	}
	for i, c := range row {
		m := headings()[headingForm(c.text)]
		switch {
		case m == "" && headingForm(c.text) == "name" && !has(ofCompanyName):
			m = ofCompanyName // what Notion calls the first column of a table
		case m == "" && headingForm(c.text) == "website" && !has(ofURL):
			m = ofURL // where there is no other link, it is that of the posting
		case m == ofTitle && !interviews, m == ofTitle && !has(ofRole):
			m = ofRole
		case m == ofStage && !interviews && !has(ofStatus) && headingForm(c.text) == "stage":
			m = ofStatus
		case m == ofStatus && interviews:
			m = ofOutcome
		case m == ofDate && !interviews && strings.Contains(headingForm(c.text), "interview"):
			m = atStage
		case m == ofDate && !interviews && !has(ofApplied):
			m = ofApplied
		case m == ofContact && interviews && !has(ofPeople):
			m = ofPeople
		case m == ofContactMail && interviews:
			m = ofPersonMail
		}
		if !fits(m, interviews) && !(has(ofFile) && ofApplication(m)) || used[m] {
			m = ""
		}
		used[m] = m != ""
		all[i] = m
	}
	return all
}

// ofApplication reports whether a meaning is about the application, but may
// stand in the note of an interview. In tables of others the link of an
// interview is that of a call and its location a room, so only a table with a
// column for the file, as the journal exports one, is taken at its word.
func ofApplication(m meaning) bool {
	switch m {
	case ofApplied, ofDeadline, ofSalary, ofSource, ofURL, ofLocation:
		return true
	}
	return false
}

// fits reports whether a meaning has a place in that kind of note.
func fits(m meaning, interviews bool) bool {
	switch m {
	case ofTime, ofEnd, ofTimezone, ofDuration, ofStage, ofFormat, ofOutcome, ofPeople, ofPersonMail, ofPersonRole, ofRatings,
		ofQuestions, ofWell, ofImprove, ofLiked, ofDisliked, ofLearned, ofConcerns, ofAsk, ofFeedback, ofTitle, ofNextSteps:
		return interviews
	case ofStatus, ofApplied, ofDeadline, ofFollowUp, ofSalary, ofLeastPay, ofMostPay, ofSource, ofURL, ofLocation, ofContact, ofContactMail, ofContactRole, ofStatusDay:
		return !interviews
	case ofDate:
		return interviews
	}
	if strings.HasPrefix(string(m), string(atStage)) {
		return !interviews
	}
	return true
}

// said names a meaning for a person.
func (m meaning) said() string {
	switch {
	case m == "":
		return "kept in the text"
	case strings.HasPrefix(string(m), string(onLog)):
		return "log: " + strings.TrimPrefix(string(m), string(onLog))
	case m == atStage:
		return "an interview of its own"
	case strings.HasPrefix(string(m), string(atStage)):
		return "an interview of its own, " + strings.TrimPrefix(string(m), string(atStage))
	}
	return string(m)
}
