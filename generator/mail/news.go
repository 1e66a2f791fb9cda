package mail

import (
	"strings"

	"journal/generator/day"
)

// Kind is what a mail tells of an application.
type Kind string

const (
	None      Kind = ""          // nothing, or nothing that is sure
	Applied   Kind = "applied"   // the application was received
	Invited   Kind = "invited"   // an interview has a day and a time
	Rejected  Kind = "rejected"  // the application was refused
	Withdrawn Kind = "withdrawn" // the applicant took it back
	Offer     Kind = "offer"     // there is an offer
	Answered  Kind = "answered"  // they wrote something else
)

// Reason is why a mail tells nothing.
type Reason string

const (
	Unclear    Reason = ""
	OwnMail    Reason = "own"        // the reader of the journal wrote it
	Away       Reason = "away"       // an automatic answer of somebody who is away
	Alert      Reason = "alert"      // a list of jobs
	Newsletter Reason = "newsletter" // sent to many
	Fraud      Reason = "fraud"      // asks for money or for papers as no company does
	SentOn     Reason = "sent on"    // somebody else's mail, sent on
	Theirs     Reason = "theirs"     // tells of somebody else's application
	Account    Reason = "account"    // of an account: a password, a code
	Reported   Reason = "report"     // of what became of a mail of one's own
)

// Facts are what is known beside the mail.
type Facts struct {
	Me    []string  // own addresses
	Zone  string    // of the journal, an IANA name
	Order day.Order // what 03/04/2026 means
	Today day.Day   // of the clock: a mail without a date is from then
}

// News is what a mail tells.
type News struct {
	Kind         Kind
	Why          Reason // of no news
	Signs        []Sign // what the kind rests on
	Appointments []Appointment
	Moved        bool // an appointment is to be moved, or was called off
	Unsure       bool // it may say no in words that are not known
	Choose       bool // they ask to choose a time, or whether one suits
	Arrived      bool // an answer that says no more than that an application arrived
}

// Sign is a part of a mail that speaks for or against a reading.
type Sign struct {
	Name string // of the entry in the lists of words
	Text string // the sentence
}

// News tells what the mail says.
func (m Message) News(f Facts) News {
	e := m.gather()
	n := News{Appointments: m.appointments(f)}
	if why := m.noNews(&e, f); why != Unclear {
		return News{Why: why, Signs: e.signs("away", "alert", "list mail", "money", "mine"), Appointments: n.Appointments}
	}
	n.Moved = e.has("resched")
	n.Choose = e.mentions("available") || len(n.Appointments) > 1
	no := e.refusals()
	switch {
	case e.refuses():
		n.Kind, n.Signs = Rejected, append(e.said(e.refusing()), e.signs(besideSigns...)...)
	case len(no) > 0 && !e.opposed():
		// Alone it may be a no, and may be half a sentence.
		n.Signs = e.signs(strongSigns...)
	case len(no) == 0 && e.has("withdrew") && e.mentions("noted") && !e.has("invite", "please", "available"):
		n.Kind, n.Signs = Withdrawn, e.signs("withdrew", "noted")
	case len(no) == 0 && (e.has("offer") || e.has("wanted") && e.mentions("terms")):
		n.Kind, n.Signs = Offer, e.signs("offer", "wanted")
	case len(n.Appointments) == 1 && !n.Choose && !n.Moved && len(no) == 0 && !e.has("later") && e.mentions("invite", "about you", "onward"):
		n.Kind, n.Signs = Invited, e.signs("invite", "onward")
	case len(no) == 0 && m.acknowledges(&e):
		n.Kind, n.Signs = Applied, e.signs("received", "thanks for applying", "review")
	case len(no) == 0 && !e.opposed() && e.parts():
		// A goodbye, and nothing that goes on: a no in words that are not known.
		n.Signs = e.signs("farewell", "deleted", "regret")
	case len(e.noes()) > 0 && e.weigh() >= notable:
		// What may be a no is shown: an answer in the log would end the wait for it.
		n.Signs = e.said(e.noes())
	case e.unsure(e.asks() || e.mentions("available") || len(n.Appointments) > 0):
		n.Unsure = true
	case !e.mentions("about you", "yours") && !e.has(goesOnSigns...) && !isReply(m.Subject) && len(n.Appointments) == 0 && !e.asks() && !e.undecided():
		// Of no application, for all that it says.
	case e.mentions("offer") && e.mentions("terms"):
		// An offer on a condition is no answer like others.
		n.Unsure = true
	case e.mentions(goesOnSigns...) || e.asks() || e.undecided() || len(n.Appointments) > 0:
		n.Kind, n.Signs = Answered, e.signs("invite", "onward", "later", "contact", "resched", "please", "available")
		n.Arrived = len(no) == 0 && m.saysArrived(&e)
	}
	return n
}

// acknowledges reports whether a mail only says that the application arrived.
func (m Message) acknowledges(e *evidence) bool {
	return m.saysArrived(e) && (e.has("received") || !isReply(m.Subject))
}

// saysArrived is the same for answers, too, which may thank for an application again and
// again.
func (m Message) saysArrived(e *evidence) bool {
	if e.has("invite", "onward", "resched", "available") || e.has("regret") && e.has("later") {
		return false
	}
	return e.has("received") || e.has("thanks for applying") && e.mentions("review", "contact") && !e.has("regret", "please")
}

// noNews returns why a mail is no news of an application, if it is none.
func (m Message) noNews(e *evidence, f Facts) Reason {
	switch about := e.mentions("about you"); {
	case m.Own(f.Me):
		return OwnMail
	case m.Report:
		return Reported
	case m.fraud(e):
		return Fraud
	case e.mentions("away") && !e.has("received", "thanks for applying") && (m.Automatic || e.titled("away") || e.count("away") > 1 && !about):
		return Away
	case e.mentions("alert") && (e.titled("alert") || (m.Bulk || e.mentions("list mail")) && !e.mentions("yours")) && !e.mentions("received", "against", "others", "refused"):
		return Alert
	case (m.Bulk || e.mentions("list mail")) && (!e.mentions("yours") || m.byNewsletter()) && !e.mentions("received", "thanks for applying"):
		return Newsletter
	case (e.titled("account") || e.count("account") > 1) && !e.mentions("yours", "received", "thanks for applying"):
		return Account
	case m.Forwarded && letters(m.Text) < 200:
		return SentOn
	case e.mentions("mine"):
		return Theirs
	}
	return Unclear
}

// byNewsletter reports whether the address of the sender is called what a newsletter is.
func (m Message) byNewsletter() bool {
	local, _, _ := strings.Cut(m.From.Mail, "@")
	return containsExact(phrases("host", "newsletter"), foldText(local))
}

// fraud reports whether a mail asks for what no company asks for by mail, in several
// ways, or in two and from an address that hides who it is.
func (m Message) fraud(e *evidence) bool {
	ways := e.count("money")
	hides := m.Freemail() || isFreemail(m.ReplyTo.Domain()) || m.misleads()
	return ways >= 3 || ways == 2 && hides
}

// misleads reports whether a link shows the address of another host than it has.
func (m Message) misleads() bool {
	for _, l := range m.Links {
		shown, to := hostOf(l.Text), hostOf(l.To)
		if shown != "" && to != "" && !sameHost(shown, to) && strings.Contains(l.Text, "/") {
			return true
		}
	}
	return false
}
