package inbox

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"journal/generator/day"
	"journal/generator/invitation"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/prose"
)

// letter is the mail that a calendar came with; zero for one that came alone.
type letter struct {
	name, address string   // of the sender
	to            []string // addresses
	subject, text string
	date          time.Time
	calendar      []byte
}

// takeCalendar files the appointments of a calendar. The same one twice, as mails have
// them, is one.
func (b *Box) takeCalendar(src []byte, from letter) (all []*Thing) {
	var seen []string
	events := invitation.Read(src)
	for _, e := range events {
		key := fmt.Sprint(e.UID, e.Sequence, e.Method, e.Status, e.Start.Time, e.Summary)
		if slices.Contains(seen, key) {
			continue
		}
		seen = append(seen, key)
		all = append(all, b.takeEvent(&e, from))
	}
	if len(events) == invitation.MostEvents {
		all = append(all, nothing(fmt.Sprintf("a calendar of more than %d appointments", invitation.MostEvents-1), "those behind the first "+fmt.Sprint(invitation.MostEvents)+" were not looked at; export a shorter time"))
	}
	if len(all) == 0 {
		all = append(all, nothing("a calendar without appointments", ""))
	}
	return all
}

// visit is an event as the journal would have it.
type visit struct {
	*invitation.Event
	thing   *Thing
	from    letter
	day     day.Day
	clock   day.Clock
	timed   bool
	zone    string // to be written; "" for that of the journal
	minutes int
	people  []note.Person
	match   Match
}

func (b *Box) takeEvent(e *invitation.Event, from letter) *Thing {
	v := &visit{Event: e, from: from, thing: &Thing{What: "appointment “" + e.Summary + "”"}}
	t := v.thing
	if e.Start.IsZero() {
		return t.leave("for it has no day", "")
	}
	b.place(v)
	t.What = "appointment " + b.spoken(v) + ", “" + e.Summary + "”"
	if e.Start.Lost != "" {
		return t.leave("for nobody knows the time zone "+strconv.Quote(e.Start.Lost), "find out what time that is at home; then "+b.byHand(v, "COMPANY", ""))
	}
	n := b.noteOfUID(e.UID)
	switch {
	case e.Recurring:
		return t.leave("for it is a series that repeats", "write down the one that is an interview: "+b.byHand(v, "COMPANY", ""))
	case e.Method == invitation.Reply:
		return t.leave("for it is an answer to an invitation", "")
	case e.Method == invitation.Counter:
		t.What = "proposal " + b.spoken(v) + ", “" + e.Summary + "”"
		return t.leave("for the time changes only when whoever invited agrees", "")
	case n != nil:
		return b.update(v, n)
	case !e.Cancelled() && e.Sequence < b.latest[e.UID]:
		return t.leave("for a later mail of the same mailbox changes it", "")
	}
	return b.admit(v)
}

// place finds day and time as the note has them: by the clock of the invitation where
// its zone has a name, else by that of the journal.
func (b *Box) place(v *visit) {
	s := v.Start
	home := b.j.Config.Zone
	switch {
	case s.AllDay:
		v.day = day.Of(s.Time)
		return
	case s.Float:
		v.thing.say("it names no time zone; read as the time at home, %s", home)
	case s.Lost != "":
	case s.Zone == "" || s.Zone == "UTC" || s.Zone == home.String():
		s.Time = s.Time.In(home)
	default:
		v.zone = s.Zone
	}
	v.day, v.clock, v.timed = day.Of(s.Time), day.Clock(s.Time.Hour()*60+s.Time.Minute()), true
	if e := v.End; !e.IsZero() && !e.AllDay && e.Lost == "" {
		if length := e.Time.Sub(v.Start.Time); length > 0 && length < 24*time.Hour {
			v.minutes = int(length / time.Minute)
		}
	}
}

// instant is when it begins; zero without a time.
func (b *Box) instant(v *visit) time.Time {
	if !v.timed {
		return time.Time{}
	}
	zone := b.j.Config.Zone
	if v.zone != "" {
		if z, err := day.Zone(v.zone); err == nil {
			zone = z
		}
	}
	return v.day.At(v.clock, zone)
}

// spoken is when it is, for people.
func (b *Box) spoken(v *visit) string {
	if !v.timed {
		return v.day.String()
	}
	zone := cmp.Or(v.zone, v.Start.Lost)
	if zone == "" && b.j.Config.ZoneSet {
		zone = b.j.Config.Zone.String()
	}
	return b.when(v.day, v.clock.String(), zone)
}

func (b *Box) noteOfUID(uid string) *note.Note {
	if uid == "" {
		return nil
	}
	for _, in := range b.j.Interviews { // a copy of a note is none
		if in.Note.UID == uid {
			return in.Note
		}
	}
	return nil
}

func (b *Box) interviewOf(n *note.Note) *journal.Interview {
	for _, in := range b.j.Interviews {
		if in.Note == n {
			return in
		}
	}
	return nil
}

// lineDay is the day on which a line about a letter is written: that of the letter, else
// today.
func (b *Box) lineDay(from letter) string {
	if !from.date.IsZero() {
		return from.date.In(b.j.Config.Zone).Format(time.DateOnly)
	}
	return b.j.Today.String()
}

// update takes in what an invitation says of an interview that has come with it.
func (b *Box) update(v *visit, n *note.Note) *Thing {
	t := v.thing
	name := n.Company.Value
	if name == "" {
		name = v.Summary
	}
	t.What = "interview " + b.spoken(v) + ", " + name
	was := note.Reappointment{Sequence: v.Sequence}
	old := momentOf(n)
	in := b.interviewOf(n)
	same := n.When.Day == v.day && n.When.HasTime == v.timed && (!v.timed || in != nil && in.Start.Equal(b.instant(v))) && (v.minutes == 0 || in == nil || in.End.IsZero() || in.End.Sub(in.Start) == time.Duration(v.minutes)*time.Minute)
	switch {
	case v.Sequence < n.Sequence:
		return t.leave("for it is older than what "+n.Path+" has", "")
	case v.Cancelled() && n.Outcome == note.Cancelled:
		t.Does = "cancelled already in " + n.Path
		return t
	case v.Cancelled():
		was.Outcome, was.Line = note.Cancelled, b.lineDay(v.from)+" cancelled the interview of "+old
		b.reappoint(t, n, was, "cancelled in "+n.Path, "journal log "+n.Path+" cancelled")
		return t
	case same && n.Outcome == note.Cancelled && v.Sequence > n.Sequence:
		was.Outcome, was.Line = note.Waiting, b.lineDay(v.from)+" scheduled: it takes place after all"
		b.reappoint(t, n, was, "takes place after all, in "+n.Path, "journal log "+n.Path+" \"scheduled: it takes place after all\"")
		return t
	case same:
		t.Does = "there already, in " + n.Path
		return t
	case v.Sequence == n.Sequence && movedFrom(n, v):
		return t.leave("for it was moved from there since, in "+n.Path, "")
	}
	if v.timed && v.zone == "" && n.When.Zone != "" && !b.j.Config.ZoneSet { // the zone of the machine has no name to write down
		if zone, err := day.Zone(n.When.Zone); err == nil {
			at := b.instant(v).In(zone)
			v.day, v.clock = day.Of(at), day.Clock(at.Hour()*60+at.Minute())
		}
	}
	was.Day, was.Clock, was.HasClock, was.Minutes = v.day, v.clock, v.timed, v.minutes
	was.Zone = b.zoneFor(v, n)
	if n.Outcome == note.Cancelled {
		was.Outcome = note.Waiting
	}
	if in != nil && v.timed && in.Start.Equal(b.instant(v)) {
		was.Clock, was.HasClock, was.Zone = n.When.Start, true, ""
		was.Day = n.When.Day
		b.reappoint(t, n, was, fmt.Sprintf("now takes %d minutes, in %s", v.minutes, n.Path), fmt.Sprintf("change the duration in %s to %dm", n.Path, v.minutes))
		return t
	}
	was.Line = b.lineDay(v.from) + " moved: from " + old
	b.reappoint(t, n, was, "moved from "+old+" in "+n.Path, fmt.Sprintf("change the date in %s to %s", n.Path, b.spoken(v)))
	return t
}

// zoneFor is the zone to write into a note so that it has the one of v.
func (b *Box) zoneFor(v *visit, n *note.Note) string {
	switch {
	case v.zone != "":
		return v.zone
	case n.When.Zone == "" || !b.j.Config.ZoneSet:
		return ""
	}
	return b.j.Config.Zone.String()
}

// movedFrom reports whether the log of a note says that it was moved away from the
// time of v.
func movedFrom(n *note.Note, v *visit) bool {
	at := v.day.String()
	if v.timed {
		at += " " + v.clock.String()
	}
	return slices.ContainsFunc(n.Log, func(e note.Entry) bool { return e.What == "moved" && strings.Contains(e.Text, at) })
}

// momentOf is the day and time of a note, for people and for its log.
func momentOf(n *note.Note) string {
	w := n.When.Moment
	out := w.Day.String()
	if w.HasTime {
		out += " " + w.Start.String()
	}
	return strings.TrimSpace(out + " " + w.Zone)
}

// admit takes in an invitation that no note has come with.
func (b *Box) admit(v *visit) *Thing {
	t := v.thing
	v.people = b.peopleOf(v)
	h := b.hintsOf(v)
	v.match = b.find(h)
	if !b.isInterview(v) {
		return t.leave("for nothing says that it is an interview", "if it is one: "+b.byHand(v, "COMPANY", "")).idle()
	}
	t.What = "interview " + b.spoken(v)
	m := v.match
	switch {
	case len(m.Among) > 0:
		var names []string
		for _, a := range m.Among {
			names = append(names, a.Title())
		}
		if m.Company != "" {
			names = append(names, m.Company)
		}
		return t.leave("for it may be about "+prose.List(names, "or"), b.byHand(v, m.Among[0].Company.Name, m.Among[0].Role))
	case m.Application == nil && m.Company == "":
		t.What += ", “" + v.Summary + "”"
		return t.leave("for no company is sure", b.byHand(v, "COMPANY", ""))
	}
	company, role := m.Company, m.Role
	if role == "" {
		role = cmp.Or(roleBeside(lines(v), company, h.People), roleBehind(v, company, h.People))
	}
	if m.Application != nil {
		company, role = m.Application.Company.Name, m.Application.Role
	}
	t.What += ", " + company
	if role != "" {
		t.What += ", " + role
	}
	if len(v.people) > 0 {
		var names []string
		for _, p := range v.people {
			if p.Name != "" {
				names = append(names, p.Name)
			}
		}
		if len(names) > 0 {
			t.What += ", with " + prose.List(names, "and")
		}
	}
	if done := b.recognise(v, company); done {
		return t
	}
	if n := b.writtenBefore(v, company); n != nil {
		return t.leave("for it is the change of an invitation, and may be about the interview of "+momentOf(n)+" in "+n.Path, "if it is, change its date there; if not: "+b.byHand(v, company, role))
	}
	if v.Cancelled() {
		return t.leave("for it was called off and is not in the journal", "")
	}
	in := note.Appointment{Company: company, Role: role, Day: v.day, Zone: v.zone, Minutes: v.minutes, People: v.people, UID: v.UID, Sequence: v.Sequence, Ahead: true}
	if v.timed {
		in.Clock = v.clock.String()
		in.Ahead = b.instant(v).After(b.now())
	} else {
		in.Ahead = v.day.Compare(b.j.Today) >= 0
	}
	in.Format, in.Location = b.formatOf(v)
	in.Stage = stageOf(v.Summary, company, role)
	in.Links, in.Invitation = callLinks(v.Event), b.wording(v)
	if b.me.unknown() && len(v.people) > 0 {
		t.say("you may be among them: me: [your mail address] in journal.yaml leaves you out")
	}
	b.fileInterview(t, in)
	return t
}

// byHand is the command that writes an interview down.
func (b *Box) byHand(v *visit, company, role string) string {
	at := v.day.String()
	if v.timed {
		at = b.instant(v).In(b.j.Config.Zone).Format("2006-01-02 15:04")
	}
	if strings.ContainsAny(company, "&;|<>()$`\\\"'*?#~") {
		company = strconv.Quote(company)
	}
	out := "journal new " + company
	if role != "" {
		out += " --role " + strconv.Quote(role)
	}
	return out + " --upcoming " + strconv.Quote(at)
}

// recognise looks for the interview among those that were written down by hand, and
// gives it the UID. It reports whether that settles the matter.
func (b *Box) recognise(v *visit, company string) bool {
	t := v.thing
	at := b.instant(v)
	key, _ := journal.ApplicationKey(company, "")
	for _, in := range b.j.Interviews {
		if in.Company == nil || in.Day.IsZero() {
			continue
		}
		if own, _ := journal.ApplicationKey(in.Company.Name, ""); own != key {
			continue
		}
		n := in.Note
		if v.UID == "" && b.leftBefore(n, at) {
			t.leave("for it was moved from there since, in "+n.Path, "")
			return true
		}
		sameDay := in.Day == v.day || !in.Start.IsZero() && v.timed && day.Of(in.Start.In(b.j.Config.Zone)) == day.Of(at.In(b.j.Config.Zone))
		switch {
		case v.timed && in.Start.Equal(at), !v.timed && sameDay && in.Start.IsZero(), v.timed && in.Start.IsZero() && sameDay && n.UID == "":
		case sameDay && n.UID == "" && v.timed && !in.Start.IsZero() && overlaps(in, at, v.minutes), sameDay && !v.timed && n.UID == "":
			t.leave("for "+n.Path+" has an interview there at "+momentOf(n)+", and it may be the same", "if it is, change its date; if not: "+b.byHand(v, company, ""))
			return true
		default:
			continue
		}
		if v.Cancelled() {
			if n.Outcome == note.Cancelled {
				t.Does = "cancelled already in " + n.Path
				return true
			}
			b.reappoint(t, n, note.Reappointment{UID: v.UID, Sequence: v.Sequence, Outcome: note.Cancelled, Line: b.lineDay(v.from) + " cancelled the interview of " + momentOf(n)}, "cancelled in "+n.Path, "journal log "+n.Path+" cancelled")
			return true
		}
		if n.UID != "" || v.UID == "" {
			t.Does = "there already, in " + n.Path
			return true
		}
		to := note.Reappointment{UID: v.UID, Sequence: v.Sequence}
		if in.End.IsZero() && n.Duration == 0 && v.timed {
			to.Minutes = v.minutes
		}
		if in.Start.IsZero() && v.timed {
			to.Day, to.Clock, to.HasClock, to.Zone = v.day, v.clock, true, b.zoneFor(v, n)
		}
		does := "there already, in " + n.Path + ", which now knows the invitation"
		if to.HasClock {
			does = "there already, in " + n.Path + ", which gets its time"
		}
		b.reappoint(t, n, to, does, "")
		if !t.Writes() {
			t.Does, t.Hint = "there already, in "+n.Path, ""
		}
		return true
	}
	return false
}

// writtenBefore returns the one interview to come at a company that was written down by
// hand, if an invitation says that it is a change of one that never was taken in.
func (b *Box) writtenBefore(v *visit, company string) *note.Note {
	if v.Sequence == 0 {
		return nil
	}
	key, _ := journal.ApplicationKey(company, "")
	for _, in := range b.j.Interviews {
		if in.Company == nil || !in.Upcoming || in.Note.UID != "" || in.Day.IsZero() {
			continue
		}
		if own, _ := journal.ApplicationKey(in.Company.Name, ""); own == key {
			return in.Note
		}
	}
	return nil
}

// stageOf returns the stage that a title names besides company and role.
func stageOf(title, company, role string) string {
	title = plain(title)
	for _, name := range []string{plain(company), plain(role)} {
		if name != "" {
			title = strings.ReplaceAll(title, name, " ")
		}
	}
	return journal.StageIn(title)
}

// overlaps reports whether an interview and an appointment take place at the same time.
func overlaps(in *journal.Interview, at time.Time, minutes int) bool {
	const usual = 30 * time.Minute
	end := in.End
	if end.IsZero() {
		end = in.Start.Add(usual)
	}
	until := at.Add(usual)
	if minutes > 0 {
		until = at.Add(time.Duration(minutes) * time.Minute)
	}
	return at.Before(end) && in.Start.Before(until)
}
