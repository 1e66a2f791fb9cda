// Package mail reads mails as they arrive, raw, in a mailbox or pasted, and tells
// what they mean for an application: that it was received, refused, answered.
//
// [Read] and [Paste] turn bytes into a [Message]. They take what they can read of
// anything and never fail: what is broken is left out. Their work is in proportion
// to the length of the mail, and bounded. What somebody else has written, a quoted
// mail or a forwarded one, and the signature are kept apart from what is new.
//
// [Message.News] tells what a message says, with the signs that this rests on. It
// knows neither the clock nor the journal, and says [None] when it is in doubt.
package mail

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Message is a mail that was read.
type Message struct {
	From      Address
	ReplyTo   Address // where an answer goes, if it is not From
	To        []Address
	Subject   string
	Date      time.Time // in the zone of the sender; zero if none can be read
	Sent      string    // the date as it was pasted, if it is in words
	ID        string    // without its angle brackets
	Text      string    // what is new in it
	Signature string    // what stands below the greeting
	History   string    // what it quotes and forwards
	Forwarded bool      // the history was sent on, not answered
	Links     []Link
	Calendars []Calendar
	Attached  []Message // mails that came with it whole
	Automatic bool      // sent by a machine in answer to another mail
	Bulk      bool      // sent to a list
	Report    bool      // of a mail program: what somebody sent was not delivered, or was opened
}

// Address is somebody who writes or receives mails.
type Address struct {
	Name string
	Mail string // in lower case
}

// Domain returns what stands behind the @ of the address.
func (a Address) Domain() string {
	_, domain, _ := strings.Cut(a.Mail, "@")
	return domain
}

// Calendar is a calendar that came with a mail.
type Calendar struct {
	Name string // of the file; may be empty
	Data []byte
}

// Link is a link of a mail and the words that carry it.
type Link struct {
	To, Text string
}

// The bounds of what is read of one mail.
const (
	maxHeader  = 1 << 18 // bytes of all headers of a part
	maxText    = 1 << 20 // bytes of a part that are read as text
	maxParts   = 500
	maxDepth   = 12      // of parts in parts
	maxNews    = 1 << 14 // bytes of new text that are looked at
	maxLinks   = 200
	maxPeople  = 200
	maxPerMail = 50 // calendars, and mails in it
)

// Read reads one mail as it was sent.
func Read(raw []byte) Message {
	var parts int
	return readAt(raw, 0, &parts)
}

// readAt reads a mail that stands depth parts deep in another one. parts counts those of
// all of them.
func readAt(raw []byte, depth int, parts *int) Message {
	var m Message
	head, body := splitHeader(raw)
	m.headers(head)
	b := bodyReader{m: &m, parts: parts}
	b.part(head, body, depth)
	text, links := b.text()
	m.Links = links
	m.sort(text)
	return m
}

// headers takes over what the headers of a mail say.
func (m *Message) headers(h header) {
	m.From = first(addresses(h.get("From")))
	if m.From == (Address{}) {
		m.From = first(addresses(h.get("Sender")))
	}
	if r := first(addresses(h.get("Reply-To"))); r.Mail != m.From.Mail {
		m.ReplyTo = r
	}
	m.To = append(addresses(h.get("To")), addresses(h.get("Cc"))...)
	m.Subject = clean(decodeWords(h.get("Subject")))
	if m.Date = parseDate(h.get("Date")); m.Date.IsZero() { // as a mail program shows it
		m.Sent = clean(cmp.Or(h.get("Date"), h.get("Sent")))
	}
	m.ID = strings.Trim(strings.TrimSpace(h.get("Message-ID")), "<>")
	auto := strings.ToLower(h.get("Auto-Submitted"))
	precedence := strings.ToLower(strings.TrimSpace(h.get("Precedence")))
	m.Automatic = strings.HasPrefix(auto, "auto-replied") || h.has("X-Autoreply") || h.has("X-Autorespond") || precedence == "auto_reply"
	local, _, _ := strings.Cut(strings.ToLower(m.From.Mail), "@")
	m.Report = h.has("X-Failed-Recipients") || local == "mailer-daemon" || local == "postmaster" ||
		strings.HasPrefix(strings.ToLower(h.get("Content-Type")), "multipart/report")
	m.Bulk = h.has("List-Unsubscribe") || h.has("List-Id") || precedence == "bulk" || precedence == "list" || precedence == "junk"
}

func first(all []Address) Address {
	if len(all) == 0 {
		return Address{}
	}
	return all[0]
}

// sort keeps apart what is new in a text, its signature and what it quotes.
func (m *Message) sort(text string) {
	p := takeApart(text, hasForwardMark(m.Subject))
	m.Text, m.Signature, m.Forwarded = p.fresh, p.signature, m.Forwarded || p.forwarded
	m.History = strings.TrimSpace(p.history + "\n" + m.History)
}

// Own reports whether somebody with one of these addresses has written the mail.
func (m Message) Own(addresses []string) bool {
	return slices.ContainsFunc(addresses, func(a string) bool { return strings.EqualFold(a, m.From.Mail) })
}

// clip cuts a text to at most n bytes, at the edge of a letter.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
