package leak

import (
	"path"
	"slices"

	"journal/generator/journal"
	"journal/generator/note"
)

// Private returns what of a journal must never be readable in a published file:
// companies, people, addresses, roles, titles, and the paths of notes and of
// those pages that are named after one.
func Private(j *journal.Journal, pages []string) Known {
	known := Known{}
	person := func(p note.Person) {
		known.Add("name", p.Name)
		known.Add("address", p.Email)
	}
	for _, co := range j.Companies {
		known.Add("company", co.Name)
		for _, other := range co.Competitors {
			known.Add("company", other)
		}
	}
	for _, p := range j.People {
		person(note.Person{Name: p.Name, Email: p.Email})
	}
	for _, p := range j.Config.References {
		person(p)
	}
	known.Add("title", j.Config.Title)
	for _, n := range j.Notes {
		known.Add("title", n.Title.Value)
		known.Add("company", n.Company.Value)
		known.Add("role", n.Role.Value)
		known.Add("address", n.URL.Value)
		known.Add("address", n.Website.Value)
		known.Add("path", n.Path)
		for _, p := range slices.Concat(n.People, n.Contacts) {
			person(p)
		}
		if n.Recruiter != nil {
			person(*n.Recruiter)
		}
	}
	for _, name := range pages {
		if path.Dir(name) != "." {
			known.Add("path", name)
		}
	}
	return known
}

// Guessable returns the words of a journal that somebody who knows its owner
// would try as a passphrase.
func Guessable(j *journal.Journal) []string {
	words := []string{j.Config.Title}
	for _, co := range j.Companies {
		words = append(words, co.Name)
	}
	for _, p := range j.People {
		words = append(words, p.Name)
	}
	for _, n := range j.Notes {
		words = append(words, n.Role.Value)
	}
	return words
}
