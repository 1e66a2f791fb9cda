package draft

import (
	"strings"
	"time"

	"journal/generator/advice/lint"
	"journal/generator/journal"
)

// Finding is one thing to mend before a draft is sent.
type Finding = lint.Finding

// Check judges a draft by every rule of [lint] and returns what it found, line
// by line. A draft without a finding is ready to be sent.
//
// others are the drafts of the same kind to others of the same interview; the
// draft itself may be among them. at is when it would be sent; the zero time is
// not judged.
func Check(d Draft, facts Facts, others []Draft, at time.Time) []Finding {
	var letters []lint.Letter
	for _, o := range others {
		letters = append(letters, o.letter())
	}
	return lint.Check(d.letter(), lint.Facts{Journal: facts.Journal, Interview: facts.Interview, Application: facts.Application, Company: facts.Company, To: facts.To}, letters, at)
}

func (d Draft) letter() lint.Letter {
	return lint.Letter{Kind: lint.Kind(d.Kind), To: d.To, Email: d.Email, Subject: d.Subject, Text: d.Text, Above: d.above}
}

// RecogniseIn is like [Recognise] for a draft about an interview that is known, and
// to the one with only in the name; nil and "" are not known.
func RecogniseIn(j *journal.Journal, d Draft, in *journal.Interview, only string) Facts {
	f := Recognise(j, d)
	if in == nil {
		return f
	}
	to := f.To
	f = About(j, in, nil)
	f.To = to
	for _, p := range in.People {
		if only != "" && isCalled(p.Name, only) || only == "" && (p.Name == to.Name || p.Email != "" && p.Email == to.Email) {
			f.To = personOf(p)
		}
	}
	return f
}

// Recognise returns the facts of a draft from a file: whom of the journal it is to,
// and their latest interview that is over. What cannot be told is zero.
func Recognise(j *journal.Journal, d Draft) Facts {
	f := Facts{Journal: j}
	f.To.Name, f.To.Email = d.To, d.Email
	greeted := lint.Greeted(d.Text)
	var found *journal.Person
	best := 0
	for _, p := range j.People {
		score := 0
		switch {
		case d.Email != "" && strings.EqualFold(p.Email, d.Email):
			score = 4
		case d.To != "" && strings.EqualFold(p.Name, d.To):
			score = 3
		case d.To != "" || d.Email != "" || greeted == "":
		case strings.EqualFold(p.Name, greeted):
			score = 2
		case strings.EqualFold(givenName(p.Name), greeted):
			score = 1
		}
		if score == 0 {
			continue
		}
		for _, co := range p.Companies {
			if lint.HasWord(d.Subject+"\n"+d.Text, co.Name) {
				score += 10
				break
			}
		}
		if score > best {
			found, best = p, score
		}
	}
	if found == nil {
		return f
	}
	for _, in := range found.Interviews {
		if !in.Upcoming {
			return About(j, in, found)
		}
	}
	f.To = personOf(found)
	if len(found.Companies) == 1 {
		f.Company = found.Companies[0]
	}
	return f
}
