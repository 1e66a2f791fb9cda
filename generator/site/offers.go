package site

import (
	"slices"

	"journal/generator/advice"
	"journal/generator/journal"
)

// OffersPage is the data of offers.html: what to weigh before an answer.
type OffersPage struct {
	Offers  []*journal.Application
	Beside  []*journal.Application // open talks that were given a fit, to weigh an offer against
	Open    []*journal.Application // what else can still go on
	Actions []*advice.Action       // to answer the offers
	Fit     []string               // the questions of fit that any of those side by side answers

	Terms, Worries, Ask bool // whether any of those side by side has such a thing
}

func (v view) offers() any {
	p := &OffersPage{Offers: v.journal.Offers()}
	for _, a := range v.journal.ActiveApplications() {
		switch {
		case a.Status == journal.Offered || a.Status == journal.Accepted:
		case len(p.Offers) > 0 && len(p.Offers)+len(p.Beside) < mostBeside && five(fitOf(a)) != nil:
			p.Beside = append(p.Beside, a)
		default:
			p.Open = append(p.Open, a)
		}
	}
	for _, a := range p.Offers {
		for _, to := range v.agenda.ofApplication[a] {
			if to.What == "answer-offer" && to.State != advice.Missed {
				p.Actions = append(p.Actions, to)
			}
		}
	}
	all := slices.Concat(p.Offers, p.Beside)
	for _, name := range fitOrder {
		if slices.ContainsFunc(all, func(a *journal.Application) bool { return fitOf(a)[name] > 0 }) {
			p.Fit = append(p.Fit, name)
		}
	}
	for _, a := range all {
		p.Terms = p.Terms || a.Terms() != ""
		p.Worries = p.Worries || len(a.Concerns)+len(a.Company.Concerns) > 0
		p.Ask = p.Ask || slices.ContainsFunc(a.Open, func(o journal.Open) bool { return !o.Done })
	}
	return p
}

// fitOf returns what was said about an application, else about its company.
func fitOf(a *journal.Application) map[string]int {
	if len(a.Fit) == 0 {
		return a.Company.Fit
	}
	return a.Fit
}
