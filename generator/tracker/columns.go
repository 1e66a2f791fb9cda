package tracker

import (
	"journal/generator/day"
	"journal/generator/note"
	"slices"
	"strings"
)

// meaning is what a column is for; "" if nobody knows.
type meaning string

// The meanings of columns, by the names that words/*.txt have for them. Those that
// begin with "log " are days on which something of the log happened, those with
// "stage " days of an interview.
const (
	ofCompanyName meaning = "company"
	ofRole        meaning = "role"
	ofStatus      meaning = "status"
	ofApplied     meaning = "applied"
	ofDate        meaning = "date"
	ofSent        meaning = "applied or not" // yes or no
	ofInterviewed meaning = "interview date"
	ofAnswer      meaning = "answer" // a day or a status
	ofName        meaning = "name"
	ofCard        meaning = "card"
	ofOwn         meaning = "your own address, left out"
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
	onLog         meaning = "log "
	atStage       meaning = "stage "
)

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
		if score := headingScore(row); score > best.score {
			best = heading{i, score}
		}
	}
	return best
}

func headingScore(row []cell) int {
	score := 0
	for _, c := range row {
		switch meaningOf(c.text) {
		case "":
		case ofCompanyName:
			score += 100
		case ofName, ofCard:
			score += 50
		default:
			score++
		}
	}
	return score
}

// isHeading reports whether a row among the others begins another table.
func isHeading(row []cell) bool {
	known, filled := 0, 0
	for _, c := range row {
		if c.text != "" {
			filled++
			if meaningOf(c.text) != "" {
				known++
			}
		}
	}
	return headingScore(row) > 100 && known*2 > filled
}

// isInterviews tells a table of interviews from one of applications by what
// only interviews have.
func isInterviews(row []cell) bool {
	interview, application := 0, 0
	for _, c := range row {
		switch meaningOf(c.text) {
		case ofPeople, ofQuestions, ofWell, ofImprove, ofLiked, ofDisliked, ofDuration, ofTime, ofStage, ofFormat, ofInterviewed:
			interview++
		case ofApplied, ofSalary, ofDeadline, ofSource, ofURL:
			application++
		}
	}
	return interview > application
}

// contents counts what the cells of a column are.
type contents struct{ filled, days, marks, results int }

// contentsOf looks into a column.
func contentsOf(column int, rows [][]cell, days day.Options) contents {
	p := contents{}
	for _, row := range rows {
		if column >= len(row) || row[column].text == "" {
			continue
		}
		p.filled++
		text := row[column].text
		switch {
		case markOf(text) != noMark:
			p.marks++
		case isDayish(text, days):
			p.days++
		case len(text) < 60:
			if r := note.ReadOutcome(text); r.Known && r.Outcome != "" {
				p.results++
			}
		}
	}
	return p
}

// isDayish reports whether a cell is meant to be a day, even one that has to be asked.
func isDayish(text string, days day.Options) bool {
	if len(text) > 60 || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	if slashed.MatchString(text) {
		return true
	}
	if w, _ := day.Serial(text); !w.IsZero() {
		return true
	}
	w, found := day.Read(text, days)
	return !w.IsZero() || len(found) > 0 && !day.Sure(found) && !strings.ContainsAny(text[:1], "+(")
}

// understood gives each column its meaning, by its heading and by what stands
// in it. Every meaning is given once, to its first column; the others keep their
// text. Some headings mean different things in tables of interviews and of
// applications.
func understood(row []cell, rows [][]cell, interviews bool, days day.Options) []meaning {
	all := make([]meaning, len(row))
	count := map[meaning]int{}
	set := func(i int, m meaning) {
		count[all[i]]--
		all[i] = m
		count[m]++
	}
	for i, c := range row {
		set(i, meaningOf(c.text))
	}
	has := func(m meaning) bool { return count[m] > 0 }
	for i, m := range all { // what stands in a column decides what its heading means
		switch {
		case m == ofAnswer:
			switch p := contentsOf(i, rows, days); {
			case p.days*2 > p.filled:
				set(i, onLog+"answered")
			case !has(ofStatus):
				set(i, ofStatus)
			default:
				set(i, "")
			}
		case m == ofApplied:
			if p := contentsOf(i, rows, days); p.marks > 0 && p.days == 0 {
				set(i, ofSent)
			}
		case m.is(onLog), m.is(atStage):
			if p := contentsOf(i, rows, days); p.filled > 0 && p.days+p.marks+p.results == 0 {
				if other := keyMeanings[note.KeyNamed(withoutBrackets(row[i].text))]; !other.is(onLog) {
					set(i, other) // "Offer" with an amount, "Phone" with a number
				}
			}
		}
	}
	kind := func(i int) string { return note.KeyNamed(withoutBrackets(row[i].text)) }
	used := map[meaning]bool{}
	for i, m := range all {
		switch {
		case m == ofName && !has(ofCompanyName), m == ofCard && !has(ofCompanyName) && !has(ofName):
			m = ofCompanyName // what Notion and Trello call the first column of a table
		case m == "" && headingForm(row[i].text) == "website" && !has(ofURL):
			m = ofURL // where there is no other link, it is that of the posting
		case m == ofTitle && !interviews, m == ofTitle && !has(ofRole):
			m = ofRole
		case m == ofStage && !interviews && !has(ofStatus) && kind(i) != "type" && !strings.Contains(headingForm(row[i].text), "type"):
			m = ofStatus
		case m == ofStatus && interviews:
			m = ofOutcome
		case m == ofInterviewed && interviews:
			m = ofDate
		case m == ofDate && interviews && has(ofInterviewed):
			m = ""
		case m == ofInterviewed:
			m = atStage
		case m == atStage+"interview" && !has(ofInterviewed):
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
		set(i, m)
	}
	if !interviews && !has(ofContact) && !has(ofRecruiter) && has(ofContactMail) && slices.ContainsFunc(row, func(c cell) bool { return ownWords()[headingForm(c.text)] }) {
		all[slices.Index(all, ofContactMail)] = ofOwn
	}
	return all
}

// is reports whether a meaning is one of a family: a day of the log, a stage.
func (m meaning) is(family meaning) bool { return strings.HasPrefix(string(m), string(family)) }

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
	case ofStatus, ofApplied, ofSent, ofDeadline, ofFollowUp, ofSalary, ofLeastPay, ofMostPay, ofSource, ofURL, ofLocation, ofContact, ofContactMail, ofContactRole, ofStatusDay:
		return !interviews
	case ofDate:
		return interviews
	}
	switch m {
	case ofName, ofCard, ofAnswer:
		return false
	}
	return !m.is(atStage) || !interviews
}

// said names a meaning for a person.
func (m meaning) said() string {
	switch {
	case m == "":
		return "kept in the text"
	case m.is(onLog):
		return "log: " + strings.TrimPrefix(string(m), string(onLog))
	case m == atStage:
		return "an interview of its own"
	case m.is(atStage):
		return "an interview of its own, " + strings.TrimPrefix(string(m), string(atStage))
	}
	return string(m)
}
