package generator

import (
	"encoding/json"
	"io/fs"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/letterbox"
	"journal/generator/plan"
)

// Letters returns the letters from the lock page that stand in notes, by id with their
// latest version: a device may let go of them.
func (b *Built) Letters() map[string]int {
	all := map[string]int{}
	last := ""
	for _, n := range b.Journal.Notes {
		if n.Path == last {
			continue // a file of several interviews
		}
		last = n.Path
		text, err := fs.ReadFile(b.scanned.in.Content, n.Path)
		if err != nil {
			continue // it is gone since
		}
		for _, f := range letterbox.In(text) {
			all[f.ID] = max(all[f.ID], f.Version)
		}
	}
	return all
}

// offer is an interview that a letter may be about.
type offer struct {
	Day    string   `json:"day"`
	Time   string   `json:"time,omitempty"`
	With   string   `json:"with"`
	Title  string   `json:"title"`
	Note   string   `json:"note,omitempty"` // "" for one of a file of several
	People []string `json:"people,omitempty"`
}

// How far from today an interview is offered, and how many are: a site is unlocked days
// after it was published, too.
const (
	offersBefore = 14
	offersAfter  = 60
	mostOffers   = 100
)

// Offers returns what the form on the unlocked lock page offers, as JSON: the interviews
// around today with their people, and the plans that are active.
func (b *Built) Offers() ([]byte, error) {
	j := b.Journal
	out := struct {
		Meetings []offer  `json:"meetings"`
		Plans    []string `json:"plans"`
	}{Meetings: []offer{}, Plans: []string{}}
	for _, iv := range j.Interviews {
		if iv.Day.IsZero() || iv.Company == nil || len(out.Meetings) == mostOffers || !within(iv, j.Today) {
			continue
		}
		o := offer{Day: iv.Day.String(), With: iv.Company.Name, Title: iv.Title}
		if !iv.Start.IsZero() {
			o.Time = iv.Start.In(j.Config.Zone).Format("15:04")
		}
		if iv.Note.Part == "" {
			o.Note = iv.Note.Path
		}
		for _, p := range iv.People {
			o.People = append(o.People, p.Name)
		}
		out.Meetings = append(out.Meetings, o)
	}
	for _, p := range plan.Active(b.Plans) {
		out.Plans = append(out.Plans, p.Written())
	}
	return json.Marshal(out)
}

func within(iv *journal.Interview, today day.Day) bool {
	return iv.Day.Compare(today.AddDays(-offersBefore)) >= 0 && iv.Day.Compare(today.AddDays(offersAfter)) <= 0
}
