package draft

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"journal/generator/advice"
	"journal/generator/journal"
	"journal/generator/note"
)

// ErrNoCompany says that a note is about no company, so that nobody can be written to about it.
var ErrNoCompany = errors.New("it is about no company")

// A NobodyError says that a note names nobody of that name.
type NobodyError struct {
	Path, Name string
	People     []string // whom it names
}

func (e *NobodyError) Error() string { return fmt.Sprintf("%s names nobody called %q", e.Path, e.Name) }

// AboutNote returns what a message about the note of an interview, an application
// or a company is about, else [ErrNoCompany].
func AboutNote(j *journal.Journal, n *note.Note) (Facts, error) {
	if in := j.InterviewOf(n); in != nil {
		return About(j, in, nil), nil
	}
	f := Facts{Journal: j}
	for _, a := range j.Applications {
		if a.Note == n {
			f.Application, f.Company = a, a.Company
			for _, in := range a.Interviews {
				if !in.Upcoming {
					f.Interview = in // the last one that is over
				}
			}
			return f, nil
		}
	}
	for _, co := range j.Companies {
		if co.Note == n {
			f.Company = co
			return f, nil
		}
	}
	return f, ErrNoCompany
}

// ForNote writes the drafts of that kind about a note: for everybody who gets one,
// or only for one, by name or a part of it. The error is [ErrNoCompany], a
// [NobodyError], or one of a template.
func (l *Letters) ForNote(kind Kind, j *journal.Journal, n *note.Note, only string) ([]Draft, error) {
	facts, err := AboutNote(j, n)
	if err != nil {
		return nil, err
	}
	if to, ok := followedUp(kind, j, n); ok && only == "" {
		return l.one(kind, facts, to)
	}
	if facts.Interview != nil {
		drafts, err := l.All(kind, j, facts.Interview)
		if only != "" {
			drafts = slices.DeleteFunc(drafts, func(d Draft) bool { return !isCalled(d.To, only) })
		}
		switch {
		case err != nil, len(drafts) > 0:
			return drafts, err
		case only == "":
			return l.one(kind, facts, note.Person{}) // whoever gets this kind is not named
		}
	}
	nobody := &NobodyError{Path: n.Path, Name: only}
	for _, p := range facts.everybody(n) {
		if isCalled(p.Name, only) {
			return l.one(kind, facts, p)
		}
		if !slices.Contains(nobody.People, p.Name) {
			nobody.People = append(nobody.People, p.Name)
		}
	}
	if only != "" {
		return nil, nobody
	}
	return l.one(kind, facts, note.Person{})
}

// one writes one draft to a person.
func (l *Letters) one(kind Kind, facts Facts, to note.Person) ([]Draft, error) {
	facts.To = to
	d, err := l.Write(kind, facts)
	if err != nil {
		return nil, err
	}
	return []Draft{d}, nil
}

// followedUp returns whom the follow-up of a note goes to by what there is to do.
func followedUp(kind Kind, j *journal.Journal, n *note.Note) (note.Person, bool) {
	if kind != FollowUp {
		return note.Person{}, false
	}
	for _, a := range advice.Actions(j) {
		if a.What != string(FollowUp) || a.Note != n || a.Person == "" {
			continue
		}
		for _, p := range j.People {
			if p.Name == a.Person {
				return personOf(p), true
			}
		}
	}
	return note.Person{}, false
}

// isCalled reports whether a name is the one meant, in whole or in part.
func isCalled(name, only string) bool {
	return strings.Contains(strings.ToLower(name), strings.ToLower(strings.TrimSpace(only)))
}

// everybody returns whom a note or its company names.
func (f Facts) everybody(n *note.Note) []note.Person {
	all := slices.Concat(n.Contacts, n.People)
	if n.Recruiter != nil {
		all = append(all, *n.Recruiter)
	}
	if f.Company != nil {
		for _, p := range f.Company.People {
			all = append(all, personOf(p))
		}
	}
	return all
}

func personOf(p *journal.Person) note.Person {
	return note.Person{Name: p.Name, Title: p.Title, Email: p.Email}
}
