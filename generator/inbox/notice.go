package inbox

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/mail"
	"journal/generator/note"
)

// takeNotice files a mail without a calendar that moves an interview or calls it off: a
// notice of a program, or a letter. It has to say so, and name a time that leaves no
// doubt which interview and when. It reports whether the mail was one.
func (b *Box) takeNotice(m *missive) bool {
	a := m.match.Application
	if a == nil {
		return false
	}
	text := plain(m.Subject + "\n" + m.Text)
	moves, ends := says(text, vocabulary().moved), says(text, vocabulary().ended)
	if !moves && !ends {
		return false
	}
	var open, over []*journal.Interview // to come when the mail was written
	for _, in := range a.Interviews {
		switch {
		case in.Day.Compare(m.day) < 0:
		case in.Note.Outcome == note.Cancelled:
			over = append(over, in)
		default:
			open = append(open, in)
		}
	}
	named := b.namedIn(open, m.news.Appointments)
	fresh := b.freshIn(open, m.news.Appointments)
	switch {
	case len(fresh) == 1 && (moves && len(open) > 0 || len(named) == 1):
		if len(named) == 0 && says(text, vocabulary().another) {
			b.sayTimes(m)
			m.thing.leave("for it may move an interview or be about one more", "change the date in "+open[0].Note.Path+", or journal new "+strconv.Quote(a.Company.Name)+" --upcoming "+strconv.Quote(b.instantOf(fresh[0]).In(b.j.Config.Zone).Format("2006-01-02 15:04")))
			return true
		}
		if len(named) == 0 {
			named = open
		}
		if len(named) > 1 {
			b.sayTimes(m)
			m.thing.leave("for it may move one of several interviews", "change the date in the note of the one that is meant")
			return true
		}
		b.moveBy(m, named[0], fresh[0])
		return true
	case ends && len(fresh) == 0 && len(named) == 1:
		n := named[0].Note
		m.thing.What = "interview " + momentOf(n) + ", " + a.Title()
		b.reappoint(m.thing, n, note.Reappointment{Outcome: note.Cancelled, Line: m.day.String() + " cancelled the interview of " + momentOf(n)}, "cancelled in "+n.Path, "journal log "+n.Path+" cancelled")
		return true
	case ends && len(b.namedIn(over, m.news.Appointments)) == 1:
		n := b.namedIn(over, m.news.Appointments)[0].Note
		m.thing.What = "interview " + momentOf(n) + ", " + a.Title()
		m.thing.Does = "cancelled already in " + n.Path
		return true
	case moves && len(fresh) == 0 && len(named) == 1 && slices.ContainsFunc(named[0].Note.Log, func(e note.Entry) bool { return e.What == "moved" }):
		n := named[0].Note
		m.thing.What = "interview " + momentOf(n) + ", " + a.Title()
		m.thing.Does = "there already, in " + n.Path
		return true
	case ends && len(named) == 0 && len(fresh) == 0 && len(open) == 1:
		m.thing.say("if it calls off the interview of %s: journal log %s cancelled", momentOf(open[0].Note), open[0].Note.Path)
	}
	return false
}

// instantOf is when an appointment of a mail begins; zero without a time.
func (b *Box) instantOf(a mail.Appointment) time.Time {
	if !a.At.HasTime || a.At.Day.IsZero() {
		return time.Time{}
	}
	zone, err := day.Zone(a.At.Zone)
	if err != nil {
		zone = b.j.Config.Zone
	}
	return a.At.Day.At(a.At.Start, zone)
}

// namedIn returns the interviews that a mail names by their time, or by their day alone.
func (b *Box) namedIn(all []*journal.Interview, appointments []mail.Appointment) (named []*journal.Interview) {
	for _, in := range all {
		if slices.ContainsFunc(appointments, func(a mail.Appointment) bool {
			at := b.instantOf(a)
			return !at.IsZero() && in.Start.Equal(at) || (at.IsZero() || in.Start.IsZero()) && a.At.Day == in.Day && !in.Day.IsZero()
		}) {
			named = append(named, in)
		}
	}
	return named
}

// freshIn returns the sure times that a mail names and no interview has, each once.
func (b *Box) freshIn(all []*journal.Interview, appointments []mail.Appointment) (fresh []mail.Appointment) {
	for _, a := range appointments {
		at := b.instantOf(a)
		if at.IsZero() || !a.Sure || slices.ContainsFunc(all, func(in *journal.Interview) bool {
			when := in.Note.When // a line may tell the clock, and the next one the zone
			return in.Start.Equal(at) || when.HasTime && when.Day == a.At.Day && when.Start == a.At.Start
		}) ||
			slices.ContainsFunc(fresh, func(f mail.Appointment) bool { return b.instantOf(f).Equal(at) }) {
			continue
		}
		fresh = append(fresh, a)
	}
	return fresh
}

// moveBy moves an interview to the time that a mail names.
func (b *Box) moveBy(m *missive, in *journal.Interview, to mail.Appointment) {
	t, n := m.thing, in.Note
	at := b.instantOf(to)
	v := &visit{day: to.At.Day, clock: to.At.Start, timed: true, zone: to.At.Zone}
	if v.zone == b.j.Config.Zone.String() {
		v.zone = ""
	}
	t.What = "interview " + b.when(v.day, v.clock.String(), v.zone) + ", " + in.Application.Title()
	t.say("read in “%s”", clip(to.Text, 200))
	if b.leftBefore(n, at) {
		t.leave("for it was moved from there since, in "+n.Path, "")
		return
	}
	change := note.Reappointment{Day: v.day, Clock: v.clock, HasClock: true, Zone: b.zoneFor(v, n), Line: m.day.String() + " moved: from " + momentOf(n)}
	if to.At.HasEnd {
		change.Minutes = int(to.At.End-to.At.Start+24*60) % (24 * 60)
	}
	b.reappoint(t, n, change, "moved from "+momentOf(n)+" in "+n.Path, "change the date in "+n.Path+" to "+strconv.Quote(v.day.String()+" "+v.clock.String()))
}

// leftBefore reports whether the log of a note says that it was moved away from an
// instant.
func (b *Box) leftBefore(n *note.Note, at time.Time) bool {
	if at.IsZero() {
		return false
	}
	return slices.ContainsFunc(n.Log, func(e note.Entry) bool {
		if e.What != "moved" {
			return false
		}
		from, _ := day.Read(strings.TrimPrefix(e.Text, "from "), day.Options{})
		zone, err := day.Zone(from.Zone)
		if err != nil {
			zone = b.j.Config.Zone
		}
		return from.HasTime && from.Day.At(from.Start, zone).Equal(at)
	})
}
