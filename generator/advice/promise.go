package advice

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"journal/generator/day"
)

// promise is a day that a text may promise an answer for.
type promise struct {
	day   day.Day
	bound bool // "by", "until", "before" stands before it
}

// promised gives the day by which a text of next steps promises to be
// answered: "answer by 2026-03-11", "they decide on Friday", "within a week",
// "by end of next week". made is the day it was said on; without it only
// dates with a year count. ok is false if nothing is promised.
//
// Of several days one behind "by" or "until" is meant, else the latest,
// because asking too early is worse than asking a day late.
func promised(text string, made day.Day) (on day.Day, ok bool) {
	if text == "" {
		return on, false
	}
	text = " " + strings.Join(strings.Fields(strings.ToLower(text)), " ") + " "
	if !speaksOfTime(text) {
		return on, false
	}
	var found []promise
	add := func(at int, d day.Day) {
		if !d.IsZero() {
			found = append(found, promise{d, reBound.MatchString(text[:at])})
		}
	}
	dates(text, made, add)
	if !made.IsZero() {
		counted(text, made, add)
		weekdays(text, made, add)
		periods(text, made, add)
	}
	bound := false
	for _, p := range found {
		switch {
		case p.bound && !bound:
			on, bound = p.day, true
		case p.bound == bound && p.day.Compare(on) > 0:
			on = p.day
		}
	}
	return on, len(found) > 0
}

// speaksOfTime reports whether a text in lower case has a digit or the opening
// of a word for a day, a week, a month or the like. Most have not, and all the
// expressions need one.
func speaksOfTime(text string) bool {
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			return true
		}
		switch text[i:min(i+3, len(text))] {
		case "hou", "day", "wee", "mon", "stu", "tag", "woc", // counted, and periods
			"ton", "mor", "rtn", // tonight, tomorrow, fortnight
			"tue", "wed", "thu", "fri", "mit",
			"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "m\u00e4", "mai", "okt", "dez":
			return true
		}
	}
	return false
}

var (
	reBound     = regexp.MustCompile(`\b(by|until|till|til|before|latest|no later than|bis|spätestens|vor)( (the|on|next|this|end of|am|zum|ende|dem|nächsten|kommenden))* $`)
	reISO       = regexp.MustCompile(`\b(\d{4})-(\d{1,2})-(\d{1,2})\b`)
	reDotted    = regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})?`)
	reDayName   = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-zä]{3,9})\b\.?(?: (\d{4})\b)?`)
	reNameDay   = regexp.MustCompile(`\b([a-zä]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?`)
	reCounted   = regexp.MustCompile(`(\b(?:within|in|after|about|around|under|next|innerhalb|innerhalb von|nach|binnen|than)|^) ?(?:the |an? )?(?:next |about |around )?(?:(\w+) ?(?:-|–|or|to|oder|bis) ?)?(couple of|\w+) (business |working |werk)?(hours?|days?|weeks?|months?|stunden?|tage?n?|wochen?|monate?n?)\b( or two)?`)
	reWeekday   = regexp.MustCompile(`\b(?:(next|this|coming|nächsten|kommenden) )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|montag|dienstag|mittwoch|donnerstag|freitag|samstag)s?\b( next week| nächste woche)?`)
	reEndsInDay = regexp.MustCompile(`(day|tag) $`)
	reWeek      = regexp.MustCompile(`\b(early |mid |late |(?:the )?(?:start|beginning|middle|end) of |anfang |mitte |ende )?(?:the )?(next|this|coming|nächste[rn]?|diese[rn]?|kommende[rn]?|of|end of) ?(?:the )?(week|woche)\b( of| after next)?`)
	reTurn      = regexp.MustCompile(`\b(in|by|until|till|before|during|early|mid|late|end of|anfang|mitte|ende|im|bis) (?:the end of )?([a-zä]{3,9})\b`)
)

var monthNames = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"january": 1, "february": 2, "march": 3, "april": 4, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
}

var weekdayNames = map[string]time.Weekday{
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0,
	"montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6,
}

var numberNames = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "fourteen": 14,
	"ein": 1, "eine": 1, "einer": 1, "einem": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "zehn": 10, "vierzehn": 14,
}

// phrase is what people say for a time that lies so many days, or months, ahead.
type phrase struct {
	words string
	ahead int
}

var (
	nearDays = []phrase{{" today", 0}, {" tonight", 0}, {" same day", 0}, {" tomorrow", 1}, {" morgen ", 1},
		{" the day after tomorrow", 2}, {" übermorgen", 2}, {" fortnight", 14}}
	nearMonths = []phrase{{"end of the month", 0}, {"end of month", 0}, {"this month", 0}, {"monatsende", 0},
		{"ende des monats", 0}, {"next month", 1}, {"nächsten monat", 1}}
)

func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return numberNames[s]
}

// part gives a group of a match, "" if it did not take part.
func part(text string, m []int, group int) string {
	if m[2*group] < 0 {
		return ""
	}
	return text[m[2*group]:m[2*group+1]]
}

// dates finds days written as dates.
func dates(text string, made day.Day, add func(int, day.Day)) {
	for _, m := range reISO.FindAllStringSubmatchIndex(text, -1) {
		d := dayIn(number(part(text, m, 1)), time.Month(number(part(text, m, 2))), number(part(text, m, 3)), made)
		if strings.HasSuffix(text[:m[0]], "week of ") || strings.HasSuffix(text[:m[0]], "week from ") {
			d = friday(d, 0)
		}
		add(m[0], d)
	}
	for _, m := range reDotted.FindAllStringSubmatchIndex(text, -1) {
		add(m[0], dayIn(number(part(text, m, 3)), time.Month(number(part(text, m, 2))), number(part(text, m, 1)), made))
	}
	for _, m := range reDayName.FindAllStringSubmatchIndex(text, -1) {
		add(m[0], dayIn(number(part(text, m, 3)), monthNames[part(text, m, 2)], number(part(text, m, 1)), made))
	}
	for _, m := range reNameDay.FindAllStringSubmatchIndex(text, -1) {
		add(m[0], dayIn(number(part(text, m, 3)), monthNames[part(text, m, 1)], number(part(text, m, 2)), made))
	}
}

// dayIn gives a day, of the year in which it comes next if none is named;
// the zero Day if there is no such day.
func dayIn(year int, month time.Month, n int, made day.Day) day.Day {
	if month < 1 || month > 12 || n < 1 {
		return day.Day{}
	}
	if year == 0 {
		if made.IsZero() {
			return day.Day{}
		}
		year = made.Year
		if d := (day.Day{Year: year, Month: month, Day: n}); d.Compare(made) < 0 {
			year++
		}
	}
	d := day.Day{Year: year, Month: month, Day: n}
	if d.AddDays(0) != d {
		return day.Day{}
	}
	return d
}

// counted finds "within a week", "in 2 to 3 days", "ten business days".
func counted(text string, made day.Day, add func(int, day.Day)) {
	for _, m := range reCounted.FindAllStringSubmatchIndex(text, -1) {
		n := max(number(part(text, m, 2)), number(part(text, m, 3)))
		if m[12] >= 0 {
			n = 2 // "a day or two"
		}
		if n == 0 || n > 400 {
			continue
		}
		switch unit := part(text, m, 5); {
		case strings.HasPrefix(unit, "h") || strings.HasPrefix(unit, "st"):
			n = (n + 23) / 24
		case strings.HasPrefix(unit, "w"):
			n *= 7
		case strings.HasPrefix(unit, "m"):
			n *= 30
		case part(text, m, 4) != "":
			n += (n + int(made.Weekday()+6)%7) / 5 * 2 // the weekends between
		}
		add(m[0], made.AddDays(n))
	}
	for _, w := range nearDays {
		if at := strings.Index(text, w.words); at >= 0 {
			add(at+1, made.AddDays(w.ahead))
		}
	}
}

// weekdays finds "on Friday", "next Tuesday", "Thursday next week". A weekday
// is the next one after the day it was said on.
func weekdays(text string, made day.Day, add func(int, day.Day)) {
	for _, m := range reWeekday.FindAllStringSubmatchIndex(text, -1) {
		name := part(text, m, 2)
		ahead := (int(weekdayNames[name]-made.Weekday()) + 7) % 7
		if ahead == 0 {
			ahead = 7
		}
		d := made.AddDays(ahead)
		next := part(text, m, 1) == "next" || part(text, m, 1) == "nächsten" || part(text, m, 3) != ""
		if next && weekOf(d) == weekOf(made) {
			d = d.AddDays(7)
		}
		add(m[0], d)
	}
}

// periods finds "next week", "by the end of the month", "early in April". A
// promise for a week or a month is kept until its end.
func periods(text string, made day.Day, add func(int, day.Day)) {
	for _, m := range reWeek.FindAllStringSubmatchIndex(text, -1) {
		if reEndsInDay.MatchString(text[:m[0]]) {
			continue // "Tuesday next week" is that Tuesday
		}
		which := part(text, m, 2)
		if part(text, m, 4) == " of" || which == "of" && !strings.Contains(part(text, m, 1)+text[:m[0]], "end") {
			continue
		}
		ahead := 0
		if strings.HasPrefix(which, "n") || strings.HasPrefix(which, "co") || strings.HasPrefix(which, "ko") {
			ahead = 1
		}
		if part(text, m, 4) == " after next" {
			ahead = 2
		}
		d := friday(made, ahead)
		switch first := part(text, m, 1); {
		case strings.Contains(first, "early"), strings.Contains(first, "start"), strings.Contains(first, "beginning"), strings.Contains(first, "anfang"):
			d = d.AddDays(-3)
		case strings.Contains(first, "mid"), strings.Contains(first, "mitte"):
			d = d.AddDays(-2)
		}
		add(m[0], d)
	}
	for _, m := range reTurn.FindAllStringSubmatchIndex(text, -1) {
		month := monthNames[part(text, m, 2)]
		if month == 0 || m[1] < len(text)-1 && text[m[1]] == ' ' && text[m[1]+1] >= '0' && text[m[1]+1] <= '9' {
			continue
		}
		year := made.Year
		if month < made.Month {
			year++
		}
		switch part(text, m, 1) {
		case "early", "anfang":
			add(m[0], day.Day{Year: year, Month: month, Day: 10})
		case "mid", "mitte":
			add(m[0], day.Day{Year: year, Month: month, Day: 15})
		default:
			add(m[0], monthEnd(year, month))
		}
	}
	for _, w := range nearMonths {
		if at := strings.Index(text, w.words); at >= 0 {
			add(at, monthEnd(made.Year, made.Month+time.Month(w.ahead)))
		}
	}
}

// weekOf gives the Monday of the week of a day.
func weekOf(d day.Day) day.Day { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// friday gives the Friday of the week so many weeks ahead; said on a weekend,
// this week is the one that is about to begin.
func friday(d day.Day, ahead int) day.Day {
	if ahead == 0 && (d.Weekday() == time.Saturday || d.Weekday() == time.Sunday) {
		ahead = 1
	}
	return weekOf(d).AddDays(4 + 7*ahead)
}

func monthEnd(year int, month time.Month) day.Day {
	return day.Of(time.Date(year, month+1, 0, 12, 0, 0, 0, time.UTC))
}
