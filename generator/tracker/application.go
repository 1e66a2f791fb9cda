package tracker

import (
	"slices"
	"strings"

	"journal/generator/day"
	"journal/generator/exchange"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/problem"
)

// application reads a row as an application.
func (r *row) application() (*exchange.Application, []exchange.LogLine, journal.Status) {
	a := &exchange.Application{Company: r.text(ofCompanyName), Role: r.text(ofRole), Salary: r.salary(), Source: r.text(ofSource),
		URL: r.url(), Location: r.text(ofLocation), Fit: r.ratings(ofFit), Tags: tagsIn(r.text(ofTags))}
	a.Contacts = r.contacts(ofContact, ofContactRole, ofContactMail)
	a.Contacts = append(a.Contacts, r.contacts(ofRecruiter, "", "")...)
	log := r.log()
	want := r.status(&log)
	r.sent()
	a.Applied = r.applied(want)
	for _, l := range log {
		if l.What == "applied" && l.Date == a.Applied {
			a.Applied = "" // the log says it, and more
		}
	}
	a.Deadline, a.FollowUp = r.day(ofDeadline), r.followUp()
	return a, log, want
}

// salary is the pay, of which some trackers have two ends. A single number says
// which end it is.
func (r *row) salary() string {
	pay, least, most := r.text(ofSalary), r.text(ofLeastPay), r.text(ofMostPay)
	switch {
	case pay != "":
		for _, m := range []meaning{ofLeastPay, ofMostPay} {
			if r.text(m) != "" {
				r.keep(m)
			}
		}
		return pay
	case least != "" && most != "" && least != most:
		return least + " to " + most
	case least == most:
		return least
	case least != "":
		return "from " + least
	}
	return "up to " + most
}

// url is the link of the posting.
func (r *row) url() string {
	if r.linked != "" {
		return r.linked
	}
	return r.address(ofURL)
}

// sent reads whether the application was sent from a column that only says so.
func (r *row) sent() {
	switch text := r.text(ofSent); {
	case text == "":
	case markOf(text) == yes:
		r.raiseStatus(journal.Applied)
	case markOf(text) == no && r.text(ofApplied) == "":
		r.raiseStatus(journal.Planned)
	default:
		r.keep(ofSent)
	}
}

// stages are the statuses in the order in which a search comes to them.
var stages = []journal.Status{"", journal.Planned, journal.Applied, journal.Interviewing, journal.Offered, journal.Declined, journal.Accepted, journal.Silent,
	journal.Cancelled, journal.Withdrawn, journal.Rejected}

// raiseStatus takes down how far a mark says it came.
func (r *row) raiseStatus(s journal.Status) {
	if slices.Index(stages, s) > slices.Index(stages, r.reached) {
		r.reached = s
	}
}

// applied is the day of the application. A column that is headed only "Date"
// says nothing about one that was never sent.
func (r *row) applied(want journal.Status) string {
	at := r.columnOf(ofApplied)
	if at >= 0 && want == journal.Planned && meaningOf(r.headings[at].text) == ofDate && r.text(ofApplied) != "" {
		r.keep(ofApplied)
		return ""
	}
	switch markOf(r.text(ofApplied)) {
	case yes:
		r.raiseStatus(journal.Applied)
		return ""
	case no:
		r.raiseStatus(journal.Planned)
		return ""
	}
	return r.day(ofApplied)
}

// followUp is a day; anything else, "yes" or a sentence, is kept as text.
func (r *row) followUp() string {
	c := r.cell(ofFollowUp)
	if c.text == "" {
		return ""
	}
	if w, found := r.when(ofFollowUp); day.Sure(found) && !w.Day.IsZero() && !r.saysMore(ofFollowUp) {
		return w.Day.String()
	}
	r.keep(ofFollowUp)
	return ""
}

// rounds returns a note for each day of an interview that the row of an
// application has. A mark says that there was one, and no more; what is neither
// is kept as text.
func (r *row) rounds() []*entry {
	var all []*entry
	for i, m := range r.meanings {
		if !m.is(atStage) || i >= len(r.cells) || r.cells[i].text == "" {
			continue
		}
		c := r.cells[i]
		switch markOf(c.text) {
		case yes:
			r.raiseStatus(journal.Interviewing)
			r.keep(m)
			continue
		case no:
			if form(c.text) != "" {
				r.keep(m)
			}
			continue
		}
		w, found := r.when(m)
		if w.Day.IsZero() {
			r.noRound(m, c, found)
			continue
		}
		in := &interview{Interview: exchange.Interview{Company: r.text(ofCompanyName), Role: r.text(ofRole), Stage: strings.TrimPrefix(string(m), string(atStage))}}
		if in.Stage == "interview" {
			in.Stage = ""
		}
		setWhen(in, w)
		if left := day.Left(found); left != "" {
			if o, known := note.ParseOutcome(left); known && o != "" {
				in.Outcome = string(o)
			}
			r.keep(m)
		}
		all = append(all, &entry{line: c.line, col: c.col, in: in})
	}
	return all
}

// noRound reads the cell of a stage that has no day: a result, or words.
func (r *row) noRound(m meaning, c cell, found []day.Remark) {
	if len(found) > 0 && !day.Sure(found) && isDayish(c.text, r.c.days) {
		r.report(c.line, c.col, problem.Error, found[0].Hint+"; the text is kept in the note", "%s: %s", r.headings[r.columnOf(m)].text, found[0].Msg)
		r.unread = append(r.unread, r.headings[r.columnOf(m)].text+" “"+shortened(c.text)+"”")
	} else if o, known := note.ParseOutcome(c.text); known && o != "" {
		switch o {
		case note.Waiting, note.Passed:
			r.raiseStatus(journal.Interviewing)
		default:
			r.raiseStatus(journal.Status(o))
		}
	}
	r.keep(m)
}
