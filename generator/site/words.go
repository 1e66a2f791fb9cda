package site

import (
	"slices"
	"strconv"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/prose"
)

// appendDay writes a day as people say it: Wed 4 Mar 2026.
func appendDay(b []byte, d day.Day) []byte {
	b = append(b, d.Weekday().String()[:3]...)
	b = append(b, ' ')
	b = strconv.AppendInt(b, int64(d.Day), 10)
	b = append(b, ' ')
	b = append(b, d.Month.String()[:3]...)
	b = append(b, ' ')
	return strconv.AppendInt(b, int64(d.Year), 10)
}

// appendDate writes a day as machines do: 2026-03-04.
func appendDate(b []byte, d day.Day) []byte {
	y := d.Year
	b = append(b, byte('0'+y/1000%10), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10))
	return append(b, '-', byte('0'+d.Month/10), byte('0'+d.Month%10), '-', byte('0'+d.Day/10), byte('0'+d.Day%10))
}

// monthOf returns "March 2026".
func monthOf(d day.Day) string { return d.Month.String() + " " + strconv.Itoa(d.Year) }

// zoneOf says what a clock at the interview shows, if it is not the one at home:
// "10:00 in Lisbon, 11:00 at home".
func (v view) zoneOf(i *journal.Interview) string {
	home := v.zoneAtHome()
	if i.Start.IsZero() {
		return ""
	}
	here := i.Start.In(home)
	_, there := i.Start.Zone()
	if _, offset := here.Zone(); offset == there {
		return ""
	}
	layout := "15:04"
	if day.Of(here) != i.Day {
		layout = "Mon 15:04"
	}
	return i.Start.Format(layout) + " in " + city(i.Start.Location())
}

// lasts returns a length as people say it: "45 minutes", "5 hours".
func lasts(minutes int) string {
	hours, rest := minutes/60, minutes%60
	switch {
	case minutes < 120 && minutes != 60:
		return prose.Count(minutes, "minute")
	case rest == 0:
		return prose.Count(hours, "hour")
	}
	return prose.Count(hours, "hour") + " " + prose.Count(rest, "minute")
}

// longTime returns a number of days as people say it: "8 days", "3 months", "2 years".
func longTime(days int) string {
	switch {
	case days < 60:
		return prose.Count(days, "day")
	case days < 730:
		return prose.Count(days*12/365, "month")
	}
	return prose.Count(days/365, "year")
}

// ratingOrder is the order in which ratings are shown. Names of one's own follow by alphabet.
var ratingOrder = slices.Concat([]string{"overall", "research", "confidence", "answers", "rapport"}, journal.FitQuestions)

// toldWord says what became of an application or a meeting, "" if nothing is
// known but its outcome.
func toldWord(what string, fate note.Fate, meeting note.Meeting) string {
	switch fate {
	case note.Filled:
		return "position filled"
	case note.Closed:
		return "position closed"
	case note.OfferWithdrawn:
		return "offer withdrawn"
	case note.OfferExpired:
		return "offer expired"
	case note.AcceptedElsewhere:
		return "accepted elsewhere"
	}
	if what != string(note.Cancelled) {
		return ""
	}
	switch meeting {
	case note.CalledOff:
		return "called off"
	case note.Rescheduled:
		return "rescheduled"
	case note.NoShow:
		return "they did not come"
	case note.Missed:
		return "missed"
	}
	return ""
}

// title returns what to call the journal.
func (s *Site) title() string {
	if s.journal.Config.Title != "" {
		return s.journal.Config.Title
	}
	return "Interview journal"
}

// eventWord returns a log word as people say it.
func eventWord(what string) string {
	switch what {
	case "contacted":
		return "made contact"
	case "referred":
		return "was referred"
	case "recruiter-call":
		return "recruiter call"
	case "thank-you":
		return "thank-you sent"
	case "follow-up":
		return "followed up"
	case "answered":
		return "they answered"
	case "references":
		return "references told"
	case "feedback-asked":
		return "asked for feedback"
	case "feedback":
		return "feedback"
	case "withdrawn":
		return "withdrew"
	case "signed":
		return "contract signed"
	case "silent":
		return "no answer"
	}
	return what
}
