// Package invitation reads the calendars that come with mails: appointments with their
// instants, people and links.
//
//	for _, e := range invitation.Read(src) {
//		fmt.Println(e.Method, e.Summary, e.Start)
//	}
//
// Calendars are read as programs really write them: lines that are folded inside a
// letter or not at all, any line ends, zones by their IANA names, by the names that
// Windows has, or by rules of the file's own. What can't be read is left out, and no
// file makes it fail: a zone that nobody knows is named in the [Moment] and never
// guessed. Everything is done in one pass, in time that grows with the file.
package invitation

import (
	"html"
	"strconv"
	"strings"
	"time"

	"journal/generator/note"
)

// Methods of an event.
const (
	Request = "REQUEST"
	Cancel  = "CANCEL"
	Counter = "COUNTER"
	Reply   = "REPLY"
)

// Event is one appointment of a calendar.
type Event struct {
	UID      string
	Sequence int
	Method   string // of its calendar: [Request], [Cancel], …; "" for none
	Status   string // CONFIRMED, TENTATIVE, CANCELLED; "" for none

	Summary     string
	Description string
	Location    string
	Conference  []string // links that a program marks as those of the call

	Start, End Moment // End is zero if it is not told
	Recurring  bool   // it is a series, or an exception of one

	Organizer Person
	Attendees []Person
}

// Cancelled reports whether the event says that it does not take place.
func (e *Event) Cancelled() bool { return e.Method == Cancel || e.Status == "CANCELLED" }

// Moment is when an event begins or ends.
type Moment struct {
	Time   time.Time // in its zone; where the zone is not known, in UTC with the clock that is told
	AllDay bool      // only the day counts
	Zone   string    // IANA name; "" for a floating time, one by rules of the file's own, or an unknown one
	Float  bool      // no zone is told: the clock is that of whoever reads
	Lost   string    // the name of a zone that nobody knows
}

// IsZero reports whether nothing is told.
func (m Moment) IsZero() bool { return m.Time.IsZero() }

// Person is somebody, or a room, of an event.
type Person struct {
	Name    string
	Address string
	Kind    string // INDIVIDUAL, GROUP, RESOURCE, ROOM; "" for none
	Answer  string // ACCEPTED, DECLINED, TENTATIVE, NEEDS-ACTION; "" for none
}

// MostEvents is how many events of one file are read.
const MostEvents = 2000

// mostPeople is how many people of one event are read.
const mostPeople = 200

// property is one line of a calendar.
type property struct {
	name   string // in capitals
	params []param
	value  string // as it is written
}

type param struct{ name, value string }

func (p *property) param(name string) string {
	for _, q := range p.params {
		if q.name == name {
			return q.value
		}
	}
	return ""
}

// Read returns the events of a file. It may hold several calendars.
func Read(src []byte) []Event {
	r := reader{zones: map[string]*rules{}}
	lines := unfold(src)
	for i := range lines { // the rules of zones may stand behind what they are for
		r.zone(parseLine(lines[i]))
	}
	for i := range lines {
		r.take(parseLine(lines[i]))
	}
	r.end("VEVENT")
	return r.events
}

// reader goes through the lines of a calendar.
type reader struct {
	events   []Event
	stack    []string
	method   string
	calendar string // zone of the whole calendar
	event    *draft
	zones    map[string]*rules
	rules    *rules // that are being read
	part     *rule
}

// draft is an event whose times wait for its end.
type draft struct {
	Event
	start, end *property
	duration   string
}

func (r *reader) take(p property) {
	switch p.name {
	case "":
		return
	case "BEGIN":
		what := strings.ToUpper(strings.TrimSpace(p.value))
		switch {
		case what == "VCALENDAR":
			r.end("VEVENT")
			r.stack, r.method, r.calendar = nil, "", ""
		case what == "VEVENT":
			r.end("VEVENT") // one that was never closed
			r.event = &draft{Event: Event{Method: r.method}}
			r.stack = nil
			return
		}
		const deepest = 20
		if len(r.stack) < deepest {
			r.stack = append(r.stack, what)
		}
		return
	case "END":
		what := strings.ToUpper(strings.TrimSpace(p.value))
		if what == "VEVENT" {
			r.end(what)
		}
		if n := len(r.stack); n > 0 && r.stack[n-1] == what {
			r.stack = r.stack[:n-1]
		}
		return
	}
	if r.event == nil {
		switch p.name {
		case "METHOD":
			r.method = strings.ToUpper(strings.TrimSpace(p.value))
		case "X-WR-TIMEZONE":
			r.calendar = strings.TrimSpace(p.value)
		}
		return
	}
	if len(r.stack) == 0 { // not of an alarm within
		r.event.take(p)
	}
}

// end takes an event down that is complete.
func (r *reader) end(string) {
	d := r.event
	if r.event = nil; d == nil || len(r.events) >= MostEvents {
		return
	}
	if d.start != nil {
		d.Start = r.moment(d.start)
	}
	if d.end != nil {
		d.End = r.moment(d.end)
	}
	if d.End.IsZero() && !d.Start.IsZero() && d.duration != "" {
		if length, ok := duration(d.duration); ok && length > 0 {
			d.End = d.Start
			d.End.Time = d.Start.Time.Add(length)
		}
	}
	r.events = append(r.events, d.Event)
}

func (d *draft) take(p property) {
	switch p.name {
	case "UID":
		d.UID = strings.TrimSpace(p.value)
	case "SEQUENCE":
		d.Sequence, _ = strconv.Atoi(strings.TrimSpace(p.value))
	case "STATUS":
		d.Status = strings.ToUpper(strings.TrimSpace(p.value))
	case "SUMMARY":
		d.Summary = oneLine(html.UnescapeString(text(p.value)))
	case "DESCRIPTION":
		d.Description = strings.TrimSpace(text(p.value))
	case "X-ALT-DESC":
		if d.Description == "" && !strings.Contains(p.value, "<") {
			d.Description = strings.TrimSpace(text(p.value))
		}
	case "LOCATION":
		d.Location = oneLine(html.UnescapeString(text(p.value)))
	case "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "CONFERENCE":
		d.Conference = append(d.Conference, strings.TrimSpace(text(p.value)))
	case "DTSTART":
		d.start = &p
	case "DTEND":
		d.end = &p
	case "DURATION":
		d.duration = p.value
	case "RRULE", "RDATE", "RECURRENCE-ID", "EXRULE":
		d.Recurring = true
	case "ORGANIZER":
		d.Organizer = person(p)
	case "ATTENDEE":
		if len(d.Attendees) < mostPeople {
			d.Attendees = append(d.Attendees, person(p))
		}
	}
}

func person(p property) Person {
	address := strings.TrimSpace(p.value)
	if len(address) > len("mailto:") && strings.EqualFold(address[:len("mailto:")], "mailto:") {
		address = address[len("mailto:"):]
	} else if mail := p.param("EMAIL"); mail != "" {
		address = mail
	}
	address, _ = note.ParseAddress(strings.Trim(address, " <>"))
	name := oneLine(strings.Trim(strings.TrimSpace(p.param("CN")), `"'`))
	if strings.EqualFold(name, address) {
		name = ""
	}
	return Person{Name: name, Address: address, Kind: strings.ToUpper(p.param("CUTYPE")), Answer: strings.ToUpper(p.param("PARTSTAT"))}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// duration reads P1DT2H30M.
func duration(s string) (time.Duration, bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	sign := time.Duration(1)
	if rest, minus := strings.CutPrefix(s, "-"); minus {
		sign, s = -1, rest
	}
	s, ok := strings.CutPrefix(strings.TrimPrefix(s, "+"), "P")
	if !ok {
		return 0, false
	}
	units := map[byte]time.Duration{'W': 7 * 24 * time.Hour, 'D': 24 * time.Hour, 'H': time.Hour, 'M': time.Minute, 'S': time.Second}
	var sum time.Duration
	n, digits := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			if digits++; digits > 6 {
				return 0, false
			}
			n = n*10 + int(c-'0')
		case c == 'T':
		case digits > 0 && units[c] > 0:
			sum += time.Duration(n) * units[c]
			n, digits = 0, 0
		default:
			return 0, false
		}
	}
	return sign * sum, digits == 0
}
