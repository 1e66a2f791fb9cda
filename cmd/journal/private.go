package main

import (
	"path"
	"slices"

	"journal/generator"
	"journal/generator/journal"
	"journal/generator/note"
	"journal/generator/vault/leak"
)

// private gathers what must never be readable in a published file: companies,
// people, addresses, roles, titles and paths.
func private(b *generator.Built) leak.Known {
	known := leak.Known{}
	j := b.Journal
	for _, co := range j.Companies {
		known.Add("company", co.Name)
		for _, other := range co.Competitors {
			known.Add("company", other)
		}
	}
	person := func(p note.Person) {
		known.Add("name", p.Name)
		known.Add("address", p.Email)
	}
	for _, p := range j.People {
		known.Add("name", p.Name)
		known.Add("address", p.Email)
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
	for _, name := range b.Site.Names() {
		if path.Dir(name) != "." {
			known.Add("path", name)
		}
	}
	return known
}

// guessable are the words that somebody who knows the owner would try as a
// passphrase.
func guessable(j *journal.Journal) []string {
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
