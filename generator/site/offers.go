package site

import (
	"html/template"

	"journal/generator/advice"
	"journal/generator/journal"
)

// offersPage is the data of offers.html: what to weigh before an answer.
type offersPage struct {
	Actions  []action // to answer the offers
	Offers   []offer  // the sooner the answer is due the further in front
	Fit      []fitRow // the five questions, each with one value for each offer
	Answered []appRow // accepted and declined
	Open     []appRow // applications elsewhere that can still go on
	Worried  bool     // any of the offers has a concern
	Said     bool     // any of them has terms beyond the pay
}

// offer is one column of the table.
type offer struct {
	appRow
	In       string // "in 6 days"; "" if it has no deadline or that has passed
	Terms    string // what the log says of it; may be ""
	Place    string
	Concerns []line
}

// fitRow is one question of fit.
type fitRow struct {
	Name   string
	Scores []template.HTML // in the order of the offers; "" where nothing was said
}

func (v view) offers() any {
	p := &offersPage{}
	open := v.journal.Offers()
	for _, a := range open {
		o := offer{appRow: v.appRow(a), In: inDays(v.journal.Today, a.Deadline), Terms: terms(a), Place: a.Location, Concerns: v.lines(a.Concerns)}
		if len(o.Concerns) == 0 && a.Company != nil {
			o.Concerns = v.lines(a.Company.Concerns)
		}
		p.Offers = append(p.Offers, o)
		p.Worried = p.Worried || len(o.Concerns) > 0
		p.Said = p.Said || o.Terms != ""
		for _, to := range v.agenda.ofApplication[a] {
			if to.What == "answer-offer" && to.State != advice.Missed {
				p.Actions = append(p.Actions, to)
			}
		}
	}
	for _, name := range fitOrder {
		row := fitRow{Name: name}
		for _, a := range open {
			row.Scores = append(row.Scores, scoreTag(fitOf(a)[name]))
		}
		p.Fit = append(p.Fit, row)
	}
	for _, a := range v.journal.Applications {
		if answered(a) {
			p.Answered = append(p.Answered, v.appRow(a))
		}
	}
	for _, a := range v.journal.ActiveApplications() {
		if a.Status != journal.Offered && a.Status != journal.Accepted {
			p.Open = append(p.Open, v.appRow(a))
		}
	}
	return p
}

// terms gives what the log says of the latest offer.
func terms(a *journal.Application) string {
	for n := len(a.History) - 1; n >= 0; n-- {
		if e := &a.History[n]; e.What == "offer" && e.Text != "" {
			return e.Text
		}
	}
	return ""
}

// fitOf gives what was said about an application, else about its company.
func fitOf(a *journal.Application) map[string]int {
	if len(a.Fit) == 0 && a.Company != nil {
		return a.Company.Fit
	}
	return a.Fit
}

// answered reports whether there was an offer and it is settled.
func answered(a *journal.Application) bool {
	return a.Status == journal.Accepted || a.Status == journal.Declined
}
