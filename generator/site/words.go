package site

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
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

// dayTag gives a day as a time element, "" if it is unknown.
func dayTag(d day.Day) template.HTML {
	if d.IsZero() {
		return ""
	}
	b := make([]byte, 0, 64)
	b = append(b, `<time datetime="`...)
	b = appendDate(b, d)
	b = append(b, `">`...)
	b = appendDay(b, d)
	b = append(b, `</time>`...)
	return template.HTML(b)
}

// monthOf gives "March 2026".
func monthOf(d day.Day) string { return d.Month.String() + " " + strconv.Itoa(d.Year) }

// whenTag gives the day of an interview and, if they are known, its hours. Of
// an interview of which only the week or the month is known, that.
func whenTag(i *journal.Interview) template.HTML {
	switch {
	case i.Day.IsZero() && !i.Note.When.Month.IsZero():
		m := i.Note.When.Month
		return template.HTML(`<time datetime="` + m.String()[:7] + `">` + monthOf(m) + `</time>`)
	case i.Day.IsZero() && !i.Note.When.Span.IsZero():
		return spanTag(i.Note.When.Span)
	case i.Day.IsZero() || i.Start.IsZero():
		return dayTag(i.Day)
	}
	b := make([]byte, 0, 96)
	b = append(b, `<time datetime="`...)
	b = i.Start.AppendFormat(b, time.RFC3339)
	b = append(b, `">`...)
	b = appendDay(b, i.Day)
	b = append(b, ", "...)
	b = i.Start.AppendFormat(b, "15:04")
	b = append(b, `</time>`...)
	if !i.End.IsZero() {
		b = append(b, `–<time datetime="`...)
		b = i.End.AppendFormat(b, time.RFC3339)
		b = append(b, `">`...)
		b = i.End.AppendFormat(b, "15:04")
		b = append(b, `</time>`...)
	}
	return template.HTML(b)
}

// spanTag gives a time of several days: "week of Mon 16 Mar", "by Wed 18 Mar".
func spanTag(s day.Span) template.HTML {
	switch {
	case s.From.IsZero():
		return "by " + dayTag(s.To)
	case s.To.IsZero():
		return "from " + dayTag(s.From) + " on"
	case s.IsWeek():
		return "week of " + dayTag(s.From)
	}
	return dayTag(s.From) + "–" + dayTag(s.To)
}

// zoneOf says what a clock at home and one at the interview show, if the two differ:
// "10:00 in Lisbon, 11:00 at home".
func (v view) zoneOf(i *journal.Interview) string {
	home := v.journal.Config.Zone
	if i.Start.IsZero() || home == nil {
		return ""
	}
	here := i.Start.In(home)
	_, there := i.Start.Zone()
	if _, offset := here.Zone(); offset == there {
		return ""
	}
	clock := here.Format("15:04")
	if day.Of(here) != i.Day {
		clock = here.Format("Mon 15:04")
	}
	return i.Start.Format("15:04") + " in " + city(i.Start.Location()) + ", " + clock + " at home"
}

// times gives "7 times", "once".
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return strconv.Itoa(n) + " times"
}

// count gives "1 interview", "5 interviews".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	if many, ok := strings.CutSuffix(one, "y"); ok && one != "day" {
		return strconv.Itoa(n) + " " + many + "ies"
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// scoreTag gives a value from 1 to 5 as a badge, "" if there is none.
func scoreTag(n int) template.HTML {
	switch n {
	case 1:
		return `<span class="score s1">1/5</span>`
	case 2:
		return `<span class="score s2">2/5</span>`
	case 3:
		return `<span class="score s3">3/5</span>`
	case 4:
		return `<span class="score s4">4/5</span>`
	case 5:
		return `<span class="score s5">5/5</span>`
	}
	return ""
}

// rating is a named value from 1 to 5.
type rating struct {
	Name  string
	Score template.HTML
}

// The orders in which ratings are shown. Names of one's own follow by alphabet.
var (
	ratingOrder = []string{"overall", "research", "confidence", "answers", "rapport"}
	fitOrder    = []string{"role", "growth", "culture", "values", "happiness"}
)

func ratings(from map[string]int, order []string) []rating {
	if len(from) == 0 {
		return nil
	}
	all := make([]rating, 0, len(from))
	for _, name := range order {
		if n, ok := from[name]; ok {
			all = append(all, rating{name, scoreTag(n)})
		}
	}
	if len(all) == len(from) {
		return all
	}
	known := len(all)
	for name, n := range from {
		if !slices.Contains(order, name) {
			all = append(all, rating{name, scoreTag(n)})
		}
	}
	slices.SortFunc(all[known:], func(a, b rating) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// state gives an outcome or a status as a badge of a shape and a word, "" for
// none.
func state(word string) template.HTML {
	switch word {
	case "overdue":
		return `<span class="state overdue">overdue</span>`
	case "due":
		return `<span class="state due">due</span>`
	case "missed":
		return `<span class="state missed">missed</span>`
	case "upcoming":
		return `<span class="state upcoming">upcoming</span>`
	case "waiting":
		return `<span class="state waiting">waiting</span>`
	case "passed":
		return `<span class="state passed">passed</span>`
	case "rejected":
		return `<span class="state rejected">rejected</span>`
	case "withdrawn":
		return `<span class="state withdrawn">withdrew</span>`
	case "silent":
		return `<span class="state silent">no answer</span>`
	case "offer":
		return `<span class="state offer">offer</span>`
	case "accepted":
		return `<span class="state accepted">accepted</span>`
	case "declined":
		return `<span class="state declined">declined</span>`
	case "cancelled":
		return `<span class="state cancelled">cancelled</span>`
	case "planned":
		return `<span class="state planned">planned</span>`
	case "applied":
		return `<span class="state applied">applied</span>`
	case "interviewing":
		return `<span class="state interviewing">interviewing</span>`
	}
	return ""
}

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

// noteTitle gives what to call a note.
func noteTitle(n *note.Note) string {
	for _, t := range []string{n.Title.Value, n.Company.Value} {
		if t != "" {
			return t
		}
	}
	base := n.Path[strings.LastIndexByte(n.Path, '/')+1:]
	return strings.TrimSuffix(base, ".md")
}

// title gives what to call the journal.
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
