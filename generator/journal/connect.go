package journal

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"journal/generator/day"
	"journal/generator/note"
	"journal/generator/problem"
)

// connection is a Journal being made, with what is known about each note on
// the way.
type connection struct {
	j         *Journal
	records   []record // by path, as the notes
	addresses addresses
	problems  problem.List // of what joins companies and applications

	gathered  []companyDraft    // what is known of companies on the way
	byKey     numbers[string]   // of gathered
	byCompany []companyDraft    // the same, by key
	aliases   map[string]string // what a name is called in truth, both as keys
	register  *register
}

// Connect joins the notes into a Journal as it is at now. assets are the paths
// of the other files below content, which links may lead to. Neither order
// matters, and the notes are not changed.
func Connect(cfg Config, now time.Time, notes []*note.Note, assets []string) *Journal {
	return Reconnect(nil, cfg, now, notes, assets)
}

// Reconnect is [Connect] for notes most of which were part of the journal
// before, and for as good as the same configuration: it takes from there what
// hangs on one note alone. The result is the same. before is not changed, may
// be nil, and is not held on to.
//
// The notes come first to their interviews and companies, then to applications
// and people; addresses are given out when all names are known, and links are
// looked up last, when everything has an address. Lessons and questions have
// little to do with the rest, nor have people with what happened in an
// application, so these are worked out at the same time.
func Reconnect(before *Journal, cfg Config, now time.Time, notes []*note.Note, assets []string) *Journal {
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	j := &Journal{Config: cfg, Now: now.In(cfg.Zone), sorter: before.sorterFor(cfg)}
	j.Today = day.Of(j.Now)
	j.Notes = slices.DeleteFunc(slices.Clone(notes), func(n *note.Note) bool { return n == nil })
	slices.SortStableFunc(j.Notes, func(a, b *note.Note) int { return cmp.Compare(a.Path, b.Path) })
	var copies problem.List
	j.Notes, j.Copies, copies = withoutCopies(j.Notes)
	j.Problems = append(j.Problems, copies...)
	j.records = readNotes(j, before)
	assets = slices.Sorted(slices.Values(assets))

	c := &connection{j: j, records: j.records}
	c.readInterviews()
	var wg sync.WaitGroup
	named, met := make(chan struct{}), make(chan struct{}) // closed when companies are known, and who was in which room
	wg.Go(func() {
		c.collectLines()
		asked := c.asked()
		groups := sameQuestions(asked)
		<-named
		c.joinLessons()
		<-met
		c.joinQuestions(asked, groups)
	})
	c.joinCompanies()
	close(named)
	c.joinApplications()
	var slips problem.List
	wg.Go(func() {
		c.tellHistories()
		c.fillCompanies()
		c.fillApplications()
		c.carryOpen()
		slips = append(c.companySlips(), c.oneCompany()...)
		<-met
		c.fillPeople()
	})
	c.linkNeighbours()
	c.joinPeople()
	close(met)
	c.addresses = newAddresses(assets)
	c.giveAddresses()
	c.followLinks(assets)
	wg.Wait()
	j.Problems = append(append(j.Problems, slips...), c.problems...)
	j.Problems.Sort()
	return j
}

// giveAddresses gives a page to everything that has one. The notes come first,
// by path, then what exists only because notes name it.
func (c *connection) giveAddresses() {
	j := c.j
	var second []*record // notes on what has a note already
	for i := range c.records {
		r := &c.records[i]
		n, co, a := r.note, r.company, r.application
		switch {
		case n.Kind == note.Interview:
			r.interview.Title = r.interview.title()
			r.address = c.takeOwn(r)
			r.interview.Address = r.address
		case n.Kind == note.Review:
			r.address = c.takeOwn(r)
			j.Reviews = append(j.Reviews, n)
		case n.Kind == note.Company && co != nil && co.Note == n:
			c.addressCompany(co)
			r.address = co.Address
		case n.Kind == note.Application && a != nil && a.Note == n:
			// With the applications below, when all companies have theirs.
		case n.Kind == note.Company && co != nil, n.Kind == note.Application && a != nil:
			second = append(second, r)
		default:
			r.address = c.takeOwn(r)
			j.Pages = append(j.Pages, n)
		}
	}
	for _, co := range j.Companies {
		c.addressCompany(co)
	}
	c.addressApplications()
	for _, r := range second {
		stem := "companies/" + Slug(r.company.Name)
		if r.note.Kind == note.Application {
			stem = applicationStem(r.application)
		}
		r.address = c.takeFor(r.note, stem)
		j.Pages = append(j.Pages, r.note)
	}
	c.addressPeople()
	slices.SortFunc(j.Pages, func(a, b *note.Note) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(j.Reviews, func(a, b *note.Note) int {
		return cmp.Or(b.When.Day.Compare(a.When.Day), cmp.Compare(b.Path, a.Path))
	})
}

// Address returns the page a note is shown on, relative to the root of the site;
// "" if the note is not of this journal.
func (j *Journal) Address(n *note.Note) string {
	if r := j.record(n); r != nil {
		return r.address
	}
	return ""
}

// InterviewOf returns the interview a note tells of; nil if it tells of none.
func (j *Journal) InterviewOf(n *note.Note) *Interview {
	if r := j.record(n); r != nil {
		return r.interview
	}
	return nil
}

// ThemeName returns the name of the theme that a tag stands for.
func (j *Journal) ThemeName(tag string) string { return j.sorter.Canonical(tag) }

// record returns the place of a note in the journal; nil if it is not of it.
func (j *Journal) record(n *note.Note) *record {
	if n == nil {
		return nil
	}
	i, _ := slices.BinarySearchFunc(j.Notes, n.Path, func(n *note.Note, path string) int { return cmp.Compare(n.Path, path) })
	for ; i < len(j.Notes) && j.Notes[i].Path == n.Path; i++ {
		if j.Notes[i] == n {
			return &j.records[i]
		}
	}
	return nil
}

// collectLines gathers what went well and how interviewers reacted, over all
// past interviews, latest first.
func (c *connection) collectLines() {
	c.j.Strengths = c.pastLines(func(f *facts) []note.Item { return f.well })
	c.j.Liked = c.pastLines(func(f *facts) []note.Item { return f.liked })
	c.j.Disliked = c.pastLines(func(f *facts) []note.Item { return f.disliked })
}

// pastLines returns some entries of all past interviews, latest first.
func (c *connection) pastLines(of func(*facts) []note.Item) []Line {
	var lines []Line
	for _, in := range c.j.Interviews {
		if !in.Upcoming {
			lines = appendLines(lines, in.of.facts, in, of(in.of.facts))
		}
	}
	return lines
}

// numbers counts things off: each different one has the next number, from 0.
type numbers[K comparable] map[K]int

// of returns the number of a thing, and whether it had one before.
func (n numbers[K]) of(k K) (number int, known bool) {
	number, known = n[k]
	if !known {
		number = len(n)
		n[k] = number
	}
	return number, known
}

// StableUntil returns the first instant after Now at which anything in the
// Journal may differ although no note changed: the next midnight in the zone
// of the journal, or the start or end of an interview if that comes first. A
// build made before it and with the same notes is still true.
func (j *Journal) StableUntil() time.Time {
	first := j.Today.AddDays(1).Start(j.Now.Location())
	sooner := func(t time.Time) {
		if t.After(j.Now) && t.Before(first) {
			first = t.In(j.Now.Location())
		}
	}
	for _, in := range j.Interviews {
		if !in.Start.IsZero() {
			sooner(in.Start)
			sooner(in.over())
		}
	}
	return first
}
