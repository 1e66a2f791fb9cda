package inbox

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"journal/generator/day"
	"journal/generator/invitation"
	"journal/generator/journal"
	"journal/generator/mail"
	"journal/generator/note"
	"journal/generator/prose"
	"journal/generator/words"
)

// takeMail files a mail: the appointments of the calendars that it has, else what it
// says.
func (b *Box) takeMail(src []byte) []*Thing { return b.takeMessage(mail.Read(src)) }

// takeMailbox files the mails of a mailbox.
func (b *Box) takeMailbox(src []byte) (all []*Thing) {
	var box []mail.Message
	b.latest = map[string]int{}
	defer func() { b.latest = nil }()
	for _, one := range mail.Split(src) {
		msg := mail.Read(one)
		box = append(box, msg)
		for _, l := range lettersOf(msg) {
			b.noteLatest(l.calendar)
		}
	}
	for _, msg := range box {
		if len(all) >= MostThings {
			break
		}
		all = append(all, b.takeMessage(msg)...)
	}
	return all
}

// noteLatest takes down the highest sequence of the invitations of a calendar.
func (b *Box) noteLatest(calendar []byte) {
	for _, e := range invitation.Read(calendar) {
		if e.UID != "" && !e.Cancelled() && (e.Method == invitation.Request || e.Method == "") {
			b.latest[e.UID] = max(b.latest[e.UID], e.Sequence)
		}
	}
}

func letterFrom(msg mail.Message) letter {
	from := letter{name: msg.From.Name, address: msg.From.Mail, subject: msg.Subject, text: msg.Text, date: msg.Date}
	for _, a := range msg.To {
		from.to = append(from.to, a.Mail)
	}
	return from
}

// lettersOf returns the letters of a mail, and of those attached to it, that have a calendar.
func lettersOf(msg mail.Message) (all []letter) {
	from := letterFrom(msg)
	var calendars [][]byte
	for _, c := range msg.Calendars {
		calendars = append(calendars, c.Data)
	}
	if len(calendars) > 0 {
		from.calendar = bytes.Join(calendars, []byte("\r\n"))
		all = append(all, from)
	}
	for _, inner := range msg.Attached {
		all = append(all, lettersOf(inner)...)
	}
	return all
}

// takeText files a mail that was copied out of a mail program.
func (b *Box) takeText(src []byte) []*Thing { return b.takeMessage(mail.Paste(src)) }

// missive is a mail and what is known about it.
type missive struct {
	mail.Message
	news  mail.News
	thing *Thing
	match Match
	label string  // the company behind a word that says so, in a receipt
	day   day.Day // on which it was sent, in the journal's zone

	role, company *string // what was read of it once
}

// Role is [mail.Message.Role], read once.
func (m *missive) Role() string { return once(&m.role, m.Message.Role) }

// Company is [mail.Message.Company], read once.
func (m *missive) Company() string { return once(&m.company, m.Message.Company) }

func once(at **string, read func() string) string {
	if *at == nil {
		value := read()
		*at = &value
	}
	return **at
}

func (b *Box) takeMessage(msg mail.Message) []*Thing {
	if letters := lettersOf(msg); len(letters) > 0 {
		var all []*Thing
		for _, l := range letters {
			all = append(all, b.takeCalendar(l.calendar, l)...)
		}
		return all
	}
	from := letterFrom(msg)
	m := &missive{Message: msg, thing: &Thing{What: whatIs(msg)}, day: b.sentOn(msg)}
	cfg := b.j.Config
	m.news = msg.News(mail.Facts{Me: cfg.Me, Zone: cfg.Zone.String(), Order: cfg.Dates, Today: m.day})
	b.takeNews(m, from)
	return []*Thing{m.thing}
}

// reWeekday finds what stands before the date in the head of a mail: "mar. 9 mars 2027".
var reWeekday = words.Pattern(`^\pL+\.?,?\s+(\d{1,2}\.?\s+\pL)`)

// sentOn is the day of a mail in the journal's zone: today for one without a date. One that
// was pasted has the day that its reader saw.
func (b *Box) sentOn(m mail.Message) day.Day {
	o := b.j.Config.Days()
	o.Near = b.j.Today
	for _, sent := range []string{reWeekday().ReplaceAllString(m.Sent, "$1"), m.Sent} {
		if at, found := day.Read(sent, o); sent != "" && day.Sure(found) && !at.Day.IsZero() {
			return at.Day
		}
	}
	if !m.Date.IsZero() {
		return day.Of(m.Date.In(b.j.Config.Zone))
	}
	return b.j.Today
}

// whatIs names a mail for people.
func whatIs(m mail.Message) string {
	who := m.From.Name
	if who == "" {
		who = m.From.Mail
	}
	out := "mail"
	if who != "" {
		out += " from " + who
	}
	if m.Subject != "" {
		out += " “" + clip(m.Subject, 80) + "”"
	}
	return out
}

// noNews is what is said of mails that tell nothing.
var noNews = map[mail.Reason]string{
	mail.OwnMail:    "for you wrote it yourself",
	mail.Away:       "for it is an automatic reply of somebody who is away",
	mail.Alert:      "for it is a list of jobs",
	mail.Newsletter: "for it is a newsletter",
	mail.Fraud:      "and be careful: it asks for money, papers or an account as no company does by mail",
	mail.SentOn:     "for somebody else's mail was sent on with it; take in the mail itself",
	mail.Theirs:     "for it seems to tell of an application of somebody else",
	mail.Account:    "for it is about an account",
	mail.Reported:   "for it tells what became of a mail of yours",
}

// takeNews files what a mail says.
func (b *Box) takeNews(m *missive, from letter) {
	t := m.thing
	if m.news.Why != mail.Unclear {
		t.leave(noNews[m.news.Why], "")
		return
	}
	m.match = b.matchOf(m)
	if m.news.Kind != mail.Offer && m.news.Kind != mail.Rejected && b.takeNotice(m) {
		return
	}
	if m.news.Kind == mail.None && len(m.news.Signs) == 0 && !m.news.Unsure && b.writesToMe(m) {
		m.news.Kind = mail.Answered
	}
	if m.news.Kind == mail.None {
		b.sayTimes(m)
		if len(m.news.Signs) > 0 {
			t.leave("for only “"+clip(m.news.Signs[0].Text, 200)+"” says that it may be a no", "if it is: journal log "+m.whose()+" "+strconv.Quote(m.day.String()+" rejected"))
			return
		}
		t.leave("for it says nothing sure about an application", "if it does: journal log NOTE WHAT")
		return
	}
	if m.news.Kind == mail.Offer {
		b.sayOffer(m)
		return
	}
	if m.news.Kind == mail.Applied && b.isAnother(m) {
		return
	}
	if len(m.match.Among) > 0 {
		var names []string
		for _, a := range m.match.Among {
			names = append(names, a.Title())
		}
		b.sayTimes(m)
		t.leave("for it may be about "+prose.List(names, "or"), "journal log "+m.whose()+" "+strconv.Quote(m.day.String()+" "+m.word()))
		return
	}
	if m.news.Arrived && m.match.Application == nil && m.Role() != "" && !m.Freemail() {
		m.news.Kind = mail.Applied
	}
	if a := m.match.Application; a != nil {
		t.What = string(m.news.Kind) + " " + m.day.String() + ", " + a.Title()
		b.fileNews(m, a, from)
		return
	}
	b.newApplication(m)
}

// applicationOf returns the application of the journal at a company for a role; nil if
// there is none.
func (b *Box) applicationOf(company, role string) *journal.Application {
	company, role = journal.ApplicationKey(company, role)
	for _, c := range b.j.Companies {
		for _, a := range c.Applications {
			if ck, rk := journal.ApplicationKey(c.Name, a.Role); ck == company && rk == role {
				return a
			}
		}
	}
	return nil
}

// isAnother files a receipt for a role that is none of those of the company that it comes
// from: as one more application if the number of the opening is another one, too. Else it
// asks, for a role may be called one thing in a journal and another in a mail.
func (b *Box) isAnother(m *missive) bool {
	apps := m.match.Among
	if a := m.match.Application; a != nil {
		apps = []*journal.Application{a}
	}
	role := m.Role()
	if role == "" || len(apps) == 0 || slices.ContainsFunc(apps, func(a *journal.Application) bool {
		return a.Company != apps[0].Company || a.Role == "" || isLike(a.Role, role)
	}) {
		return false
	}
	company := apps[0].Company.Name
	m.thing.What = "applied " + m.day.String() + ", " + company + ", " + role
	if !slices.ContainsFunc(apps, func(a *journal.Application) bool { return !b.hasOtherNumber(a, m) }) {
		b.fileApplication(m.thing, company, role, m.day.String()+" applied")
		return true
	}
	m.thing.leave("for "+apps[0].Title()+" is called something else", "if it is one more: journal new "+strconv.Quote(company)+" --role "+strconv.Quote(role))
	return true
}

// isLike reports whether two names of roles have a word in common.
func isLike(one, other string) bool {
	one, other = plain(one), plain(other)
	if isDenseRole(one) || isDenseRole(other) {
		return contains(one, other) || contains(other, one)
	}
	return slices.ContainsFunc(strings.Fields(one), func(w string) bool { return utf8.RuneCountInString(w) > 3 && strings.Contains(other, w) }) ||
		slices.ContainsFunc(strings.Fields(other), func(w string) bool { return utf8.RuneCountInString(w) > 3 && strings.Contains(one, w) })
}

func isDenseRole(s string) bool { return strings.IndexFunc(s, isUnspaced) >= 0 }

// hasOtherNumber reports whether a mail has the number of an opening, written as the one
// of an application is, and not that one.
func (b *Box) hasOtherNumber(a *journal.Application, m *missive) bool {
	own := a.URL + "\n" + a.Role
	if n := noteOf(a); n != nil {
		if src, err := b.text(n.Path); err == nil {
			own += "\n" + string(src)
		}
	}
	has := numbersIn(own)
	called := numbersIn(strings.Join(m.Requisitions(), "\n"))
	other := false
	for of := range numbersIn(m.Subject + "\n" + m.Text) {
		if has[of] {
			return false
		}
		if !called[of] && strings.IndexFunc(of, unicode.IsLetter) < 0 { // of a street, of a telephone
			continue
		}
		for known := range has {
			other = other || shapeOf(known) == shapeOf(of)
		}
	}
	return other
}

// shapeOf is a number with every digit the same.
func shapeOf(number string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, number)
}

// writesToMe reports whether somebody of an application has written a mail to nobody
// else, whatever it says: an answer.
func (b *Box) writesToMe(m *missive) bool {
	a := m.match.Application
	if a == nil || !m.match.ByAddress {
		return false
	}
	if knowsAddress(a, []string{m.From.Mail}) {
		return true
	}
	greeting, _, _ := strings.Cut(m.Text, "\n")
	name := cleanName(m.From.Name)
	return name != "" && !isMailbox(name, m.From.Mail) && !b.isCompany(name) &&
		slices.ContainsFunc(strings.Fields(b.me.name), func(w string) bool { return contains(plain(greeting), w) })
}

// word is the word of the log for what a mail tells.
func (m *missive) word() string {
	if m.news.Kind == mail.Invited {
		return string(mail.Answered)
	}
	return string(m.news.Kind)
}

// whose names the note to log something in: what is known of it.
func (m *missive) whose() string {
	if a := m.match.Application; a != nil {
		if n := noteOf(a); n != nil {
			return n.Path
		}
	}
	return "NOTE"
}

// sayTimes says the times that a mail names.
func (b *Box) sayTimes(m *missive) {
	for _, a := range m.news.Appointments {
		m.thing.say("it names %s: “%s”", a.At, clip(a.Text, 200))
	}
}

// sayOffer says what to log. An offer is never written: what stands in it counts, and
// the answer that it asks for.
func (b *Box) sayOffer(m *missive) {
	t := m.thing
	t.What = "an offer: " + t.What
	b.sayTimes(m)
	t.leave("for an offer is worth a line of your own", fmt.Sprintf("journal log %s \"%s offer: the pay, answer by DATE\"", m.whose(), m.day))
}

// matchOf returns the application that a mail is about.
func (b *Box) matchOf(m *missive) Match {
	h := Hints{
		Companies:    append(append(m.Companies(), m.From.Name, m.Subject), strings.Split(m.Signature, "\n")...),
		Requisitions: m.Requisitions(),
		Text:         strings.Join([]string{m.Subject, m.Text, m.Signature}, "\n"),
	}
	if role := m.Role(); role != "" {
		h.Roles = []string{role}
	}
	if m.news.Kind == mail.Applied || m.news.Arrived {
		h.Label = labelled(m.Text, vocabulary().ofCompany)
		m.label = h.Label
	}
	for _, a := range []mail.Address{m.From, m.ReplyTo} {
		if a.Mail == "" || b.me.is(a.Name, a.Mail) {
			continue
		}
		h.Addresses = append(h.Addresses, a.Mail)
		if d := registered(a.Domain()); d != "" && !b.ownDomain(a.Domain()) && !b.names().systems[d] {
			h.Domains = append(h.Domains, a.Domain())
		}
	}
	local, domain, _ := strings.Cut(m.From.Mail, "@")
	if b.ownDomain(domain) {
		local = "" // sent by oneself
	}
	h.Sender = strings.Join([]string{m.From.Name, local, labelOf(registered(domain)), m.Signature}, "\n")
	match := b.find(h)
	if match.Application == nil {
		if apps, bySender := b.byWord(m, h); len(apps) > 0 {
			match = Match{Role: match.Role, Among: apps, ByWord: bySender}
			if len(apps) == 1 {
				match.Application, match.Among = apps[0], nil
			}
		}
	}
	found := match.Application != nil || len(match.Among) > 0
	if found && !b.speaksFor(m, match) {
		match = Match{Role: match.Role}
	}
	if own := cmp.Or(h.Label, b.companyIn(m)); own != "" {
		match.Company = own
	}
	if h.Label == "" && m.IsProgram(match.Company) {
		match.Company = ""
	}
	return match
}

// bySystem reports whether a program that takes applications in for many sent a mail.
func (b *Box) bySystem(m *missive) bool {
	return m.BySystem() || b.names().systems[registered(m.From.Domain())]
}

// companyIn returns the company that a mail names as its own, "" if that is not sure: a
// program that writes for many is none.
func (b *Box) companyIn(m *missive) string {
	name := cmp.Or(m.Company(), m.Mailbox(vocabulary().common))
	if d := registered(m.From.Domain()); b.names().systems[d] && joined(name) == joined(labelOf(d)) {
		return ""
	}
	return name
}

// speaksFor reports whether a mail comes from the company that was found: it has an
// address of theirs, or, where the address tells nothing, a program for applications
// sent it, or it was pasted, or the name stands where the sender's does.
func (b *Box) speaksFor(m *missive, match Match) bool {
	k := b.names()
	apps := match.Among
	if match.Application != nil {
		apps = []*journal.Application{match.Application}
	}
	if label := plain(m.label); label != "" {
		return slices.ContainsFunc(apps, func(a *journal.Application) bool {
			return contains(plain(a.Company.Name), label) || contains(label, plain(a.Company.Name))
		})
	}
	if match.ByAddress && (len(k.addresses[m.From.Mail]) > 0 || len(k.domains[registered(m.From.Domain())]) > 0) {
		return true
	}
	// A company that is surely another one of a name like it.
	same := false
	if own := b.companyIn(m); own != "" {
		key, _ := journal.ApplicationKey(own, "")
		if !slices.ContainsFunc(apps, func(a *journal.Application) bool {
			known, _ := journal.ApplicationKey(a.Company.Name, "")
			same = same || known == key
			return known == key || contains(plain(a.Company.Name), plain(own)) || contains(plain(own), plain(a.Company.Name)) || match.ByWord && k.shares(a, own)
		}) {
			return false
		}
	}
	if match.ByAddress {
		return true
	}
	names := m.From.Name + "\n" + m.Signature
	if m.news.Kind == mail.Rejected {
		names += "\n" + m.Subject
	}
	signed := match.ByWord || slices.ContainsFunc(apps, func(a *journal.Application) bool {
		return contains(plain(names), strings.Join(note.CutLegalForm(journal.PlainWords(a.Company.Name)), " "))
	})
	switch {
	case m.From.Mail == "":
		return true
	case b.bySystem(m):
		return true
	case m.Freemail(), m.news.Kind == mail.Answered && !m.news.Arrived, m.news.Kind == mail.Invited:
		// Anybody can write like that; a refusal nobody forges.
		return signed && m.news.Kind == mail.Rejected
	}
	return signed || same
}

// fileNews files what a mail says of an application that the journal has.
func (b *Box) fileNews(m *missive, a *journal.Application, from letter) {
	t := m.thing
	n := noteOf(a)
	if n == nil {
		t.leave("for there is no note of it", "")
		return
	}
	switch kind := m.news.Kind; {
	case m.news.Arrived && a.Applied.IsZero() && !m.match.ByAddress:
		t.leave("for it only says that an application arrived", "journal log "+n.Path+" "+strconv.Quote(m.day.String()+" applied"))
		return
	case kind == mail.Applied && !a.Applied.IsZero(), m.news.Arrived && (a.Applied == m.day || !m.match.ByAddress):
		t.leave("you applied on "+a.Applied.String()+" already", "")
		return
	case kind == mail.Rejected && a.Status == journal.Rejected, kind == mail.Withdrawn && a.Status == journal.Withdrawn:
		t.Does = "in " + n.Path + " already"
		return
	case !a.Active() && kind != mail.Answered:
		t.leave("for "+a.Title()+" is over: "+string(a.Status), "journal log "+n.Path+" "+strconv.Quote(m.day.String()+" "+m.word()))
		return
	case kind == mail.Rejected && (a.Status == journal.Offered || a.Status == journal.Accepted):
		t.leave("for there is an offer of them", "journal log "+n.Path+" "+strconv.Quote(m.day.String()+" rejected"))
		return
	case kind == mail.Invited && m.news.Appointments[0].Sure:
		other := b.otherAhead(a, m.news.Appointments[0].At)
		if other == nil {
			b.fileProse(m, from)
			return
		}
		if b.leftBefore(other.Note, b.instantOf(m.news.Appointments[0])) {
			t.leave("for it was moved from there since, in "+other.Note.Path, "")
			return
		}
		t.say("%s is ahead at %s: it may have been moved, or this is one more", other.Note.Path, momentOf(other.Note))
	}
	b.sayTimes(m)
	if len(m.news.Appointments) > 0 {
		at := m.news.Appointments[0].At
		t.Hint = "once it is settled: journal new " + strconv.Quote(a.Company.Name) + " --upcoming " + strconv.Quote(at.Day.String()+" "+at.Start.String())
	}
	line := m.day.String() + " " + m.word()
	if name := cleanName(m.From.Name); m.word() == string(mail.Answered) && m.From.Mail != "" && name != "" && knowsAddress(a, []string{m.From.Mail}) && !isMailbox(name, m.From.Mail) {
		line += " " + name
	}
	t.What = m.word() + " " + m.day.String() + ", " + a.Title()
	hint := t.Hint
	b.fileLine(t, n, line)
	if t.Hint == "" {
		t.Hint = hint
	}
}

// otherAhead returns an interview of an application that is still ahead, at another
// time: prose does not say whether it is the one that it speaks of.
func (b *Box) otherAhead(a *journal.Application, at day.Moment) *journal.Interview {
	zone, err := day.Zone(at.Zone)
	if err != nil {
		return nil
	}
	var other *journal.Interview
	for _, in := range a.Interviews {
		if in.Start.Equal(at.Day.At(at.Start, zone)) {
			return nil
		}
		if in.Start.After(b.now()) && in.Note.Outcome != note.Cancelled {
			other = in
		}
	}
	return other
}

// fileProse files the one appointment of a mail as an invitation is filed.
func (b *Box) fileProse(m *missive, from letter) {
	at := m.news.Appointments[0].At
	zone, err := day.Zone(at.Zone)
	if err != nil {
		return
	}
	e := &invitation.Event{Summary: m.Subject, Description: m.Text, Organizer: invitation.Person{Name: m.From.Name, Address: m.From.Mail}}
	if name := cleanName(m.From.Name); m.ByOffice() || isMailbox(name, m.From.Mail) || b.isCompany(name) {
		e.Organizer = invitation.Person{Name: m.Signer()}
	}
	e.Start = invitation.Moment{Time: at.Day.At(at.Start, zone), Zone: at.Zone}
	if !strings.Contains(at.Zone, "/") || strings.HasPrefix(at.Zone, "Etc/") { // a shift from UTC is no place
		e.Start.Zone = ""
	}
	if at.HasEnd {
		e.End = invitation.Moment{Time: at.Day.At(at.End, zone), Zone: e.Start.Zone}
		if at.End <= at.Start {
			e.End.Time = e.End.Time.Add(24 * time.Hour)
		}
	}
	v := &visit{Event: e, from: from, thing: m.thing}
	b.place(v)
	*m.thing = *b.admit(v)
	m.thing.say("read in “%s”", clip(m.news.Appointments[0].Text, 200))
}

// newApplication files what a mail says of an application that the journal does not
// have: only that it was received makes a note.
func (b *Box) newApplication(m *missive) {
	t := m.thing
	company := m.match.Company
	if employer := m.employer(company); employer != "" {
		company = employer
	}
	role := m.Role()
	b.sayTimes(m)
	if m.news.Kind != mail.Applied || company == "" {
		name := company
		if name == "" {
			name = "COMPANY"
		}
		why := "for no application of the journal is surely meant"
		if m.news.Kind != mail.Answered {
			why = "it says " + m.word() + ", but " + why[len("for "):]
		}
		t.leave(why, "if it is yours: journal log NOTE "+strconv.Quote(m.day.String()+" "+m.word())+", or journal new "+strconv.Quote(name))
		return
	}
	t.What = "applied " + m.day.String() + ", " + company
	if role != "" {
		t.What += ", " + role
	}
	if a := b.applicationOf(company, role); a != nil {
		t.leave("for "+a.Title()+" is there already", "")
		return
	}
	if why := b.doubt(m, company, role); why != "" {
		t.leave(why, "if it is "+company+": journal new "+strconv.Quote(company)+" --role "+strconv.Quote(cmp.Or(role, "ROLE")))
		return
	}
	b.fileApplication(t, company, role, m.day.String()+" applied")
}
