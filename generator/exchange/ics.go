package exchange

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"journal/generator/advice"
	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// ICS writes interviews and actions as a calendar (RFC 5545).
//
// Everything is a VEVENT, because telephones show events and few of them
// VTODOs; an action takes no time from the calendar (TRANSP:TRANSPARENT).
// Instants are in UTC, so the calendar needs no zones of its own; days are
// days. What is ahead or due has an alarm. An action that belongs to a day is
// an event of that day; what is due or overdue since an earlier day stands on
// today, and what was missed is left out.
//
// The UID of an interview comes from the path of its note, that of an action
// from its id, so a calendar that is imported again replaces what is there.
// DTSTAMP is the beginning of the journal's day: all exports of a day with the
// same notes are the same, as long as nothing became due in between.
func ICS(w io.Writer, j *journal.Journal, actions []advice.Action) error {
	out := bufio.NewWriter(w)
	c := &calendar{Calendar: &ics.Calendar{}, j: j, stamp: j.Today.At(0, j.Now.Location()), out: out}
	c.SetVersion("2.0")
	c.SetProductId("-//journal//interview notes//EN")
	c.SetCalscale("GREGORIAN")
	if title := plain(j.Config.Title); title != "" {
		c.SetXWRCalName(title)
	}
	c.begin()
	for _, in := range j.Interviews {
		c.addInterview(in)
		c.write()
	}
	for _, a := range actions {
		c.addAction(a)
		c.write()
	}
	if !c.written {
		c.addZone()
		c.write()
	}
	out.WriteString(calendarEnd)
	if err := cmp.Or(c.err, out.Flush()); err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

const calendarEnd = "END:VCALENDAR" + string(ics.WithNewLineWindows)

// begin writes what stands before the components.
func (c *calendar) begin() {
	var frame bytes.Buffer
	c.err = c.SerializeTo(&frame, ics.WithNewLineWindows)
	c.out.Write(bytes.TrimSuffix(frame.Bytes(), []byte(calendarEnd)))
}

// write writes the components that have been added, and lets them go: the calendar of
// a long journal holds thousands, of many pieces each.
func (c *calendar) write() {
	lines := &ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: string(ics.WithNewLineWindows)} // RFC 5545, 3.1
	for _, component := range c.Components {
		c.written = true
		c.err = cmp.Or(c.err, component.SerializeTo(c.out, lines))
	}
	c.Components = c.Components[:0]
}

type calendar struct {
	*ics.Calendar
	j     *journal.Journal
	stamp time.Time

	out     *bufio.Writer
	written bool  // a component has been written
	err     error // of writing; the first
}

// addZone keeps an empty calendar valid: it has to hold at least one component.
func (c *calendar) addZone() {
	s := c.AddTimezone("UTC").AddStandard()
	s.SetProperty(ics.ComponentPropertyDtStart, "19700101T000000")
	s.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), "+0000")
	s.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), "+0000")
}

// mostProperties is how many an event has at most; growing step by step would
// take twice the memory.
const mostProperties = 12

// event begins an event. key is what it is about; it alone makes the UID.
func (c *calendar) event(kind, key, summary string) *ics.VEvent {
	sum := sha256.Sum256([]byte(kind + "\x00" + key))
	e := c.AddEvent(kind + "-" + hex.EncodeToString(sum[:12]) + "@journal.example")
	e.Properties = slices.Grow(e.Properties, mostProperties)
	e.SetDtStampTime(c.stamp)
	e.SetModifiedAt(c.stamp)
	e.SetSummary(plain(summary))
	return e
}

// onDay makes an event one of a whole day.
func onDay(e *ics.VEvent, d day.Day) {
	e.SetAllDayStartAt(d.At(12*60, time.UTC))
	e.SetAllDayEndAt(d.AddDays(1).At(12*60, time.UTC))
}

// remind adds an alarm. trigger is a duration from the start: "-PT1H".
func remind(e *ics.VEvent, trigger, text string) {
	a := e.AddAlarm()
	a.SetAction(ics.ActionDisplay)
	a.SetProperty(ics.ComponentPropertyDescription, plain(text))
	a.SetTrigger(trigger)
}

// usual is how long an interview is taken to last if no note says so.
const usual = time.Hour

// addInterview adds an interview whose day is known. A cancelled one stays
// and says so: leaving it out would not take it off a calendar that has it.
func (c *calendar) addInterview(in *journal.Interview) {
	if in.Day.IsZero() {
		return
	}
	e := c.event("interview", in.Note.Path, "Interview: "+in.Title)
	timed := !in.Start.IsZero()
	if timed {
		end := in.End
		if end.IsZero() {
			end = in.Start.Add(usual)
		}
		e.SetStartAt(in.Start)
		e.SetEndAt(end)
	} else {
		onDay(e, in.Day)
	}
	where := in.Note.Location.Value
	if where == "" {
		where = in.Note.Format.Value
	}
	if where != "" {
		e.SetLocation(plain(where))
	}
	e.SetDescription(plain(c.about(in)))
	off := in.Note.Outcome == note.Cancelled || in.Note.Outcome == note.Withdrawn && in.Day.Compare(c.j.Today) >= 0
	e.SetStatus(ics.ObjectStatusConfirmed)
	if off {
		e.SetStatus(ics.ObjectStatusCancelled)
	}
	switch {
	case off || !in.Upcoming:
	case timed:
		remind(e, "-P1D", in.Title+" is tomorrow")
		remind(e, "-PT1H", in.Title+" begins in an hour")
	default:
		remind(e, "-PT15H", in.Title+" is tomorrow")
	}
}

// about tells what a person wants to know on the way to an interview.
func (c *calendar) about(in *journal.Interview) string {
	var lines []string
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, label+text)
		}
	}
	add("Role: ", in.Note.Role.Value)
	add("Format: ", in.Note.Format.Value)
	for _, p := range in.People {
		add("With ", called(p))
	}
	for _, u := range in.Note.Unnamed {
		add("With ", u.Value)
	}
	if in.Recruiter != nil {
		add("Arranged by ", called(in.Recruiter))
	}
	if in.Upcoming {
		for _, o := range in.Open {
			add("Ask them: ", o.Text)
		}
	}
	add("Next steps: ", in.Note.NextSteps.Value)
	add("Note: ", in.Note.Path)
	return strings.Join(lines, "\n")
}

// called names a person: "Mary Chen, Engineering Manager, mary@northwind.example".
func called(p *journal.Person) string {
	words := p.Name
	for _, s := range []string{p.Title, p.Email} {
		if s != "" {
			words += ", " + s
		}
	}
	return words
}

// atOnce is how long an action is shown that has its time of day.
const atOnce = 15 * time.Minute

func (c *calendar) addAction(a advice.Action) {
	if a.State == advice.Missed || a.From.IsZero() {
		return
	}
	summary := a.Title
	if a.Company != nil && !strings.Contains(a.Title, a.Company.Name) {
		summary += " (" + a.Company.Name + ")"
	}
	if a.State == advice.Overdue {
		summary = "Overdue: " + summary
	}
	e := c.event("action", a.ID, summary)
	e.SetTimeTransparency(ics.TransparencyTransparent)
	e.SetDescription(plain(c.reason(a)))
	day := day.Of(a.From.In(c.j.Now.Location()))
	if c.hasItsTime(a) && a.State != advice.Overdue && day.Compare(c.j.Today) >= 0 {
		e.SetStartAt(a.From)
		e.SetEndAt(a.From.Add(atOnce))
		remind(e, "PT0S", summary)
		return
	}
	if day.Compare(c.j.Today) < 0 {
		day = c.j.Today
	}
	onDay(e, day)
	open := int(c.j.Config.Working.Open)
	remind(e, "PT"+strconv.Itoa(open/60)+"H"+strconv.Itoa(open%60)+"M", summary)
}

// hasItsTime reports whether an action is for a time of day and not for a
// day: it begins later than work does, or ends earlier on the same day.
func (c *calendar) hasItsTime(a advice.Action) bool {
	clock := func(t time.Time) day.Clock { return day.Clock(t.Hour()*60 + t.Minute()) }
	until := a.Until.In(a.From.Location())
	if clock(a.From) != c.j.Config.Working.Open {
		return true
	}
	return !a.Until.IsZero() && day.Of(until) == day.Of(a.From) && clock(until) < c.j.Config.Working.Close
}

// reason tells why, until when, and how to say that it is done.
func (c *calendar) reason(a advice.Action) string {
	lines := []string{a.Why}
	if !a.Until.IsZero() {
		lines = append(lines, "Until "+a.Until.In(c.j.Now.Location()).Format("Mon 2 Jan 2006, 15:04")+".")
	}
	if a.Note != nil {
		lines = append(lines, "Note: "+a.Note.Path)
	}
	if a.Logged() {
		lines = append(lines, "When it is done: journal done "+a.ID)
	}
	return strings.Join(lines, "\n")
}

// plain makes text fit for a content line: no control characters but line
// breaks, no separators that some programs take for line breaks, valid UTF-8.
func plain(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}
