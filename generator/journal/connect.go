package journal

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"journal/generator/note"
)

// connection is a Journal being made, with what is known about each note on
// the way.
type connection struct {
	j         *Journal
	addresses *addresses

	interviewOf   map[*note.Note]*Interview
	companyOf     map[*note.Note]*Company
	applicationOf map[*note.Note]*Application
	notesOf       map[*Application][]*note.Note // by path
	companies     map[string]*Company           // by companyKey
	register      *register

	// What was worked out before for words that come back in many notes.
	zones       map[string]*time.Location
	stages      map[string]stageOf
	companyKeys map[string]string
	roleKeys    map[string]string
	words       map[string]string // of open questions
}

// stageOf is what is known of a stage by its name.
type stageOf struct {
	kind string
	rank int
}

// Connect joins the notes into a Journal as it is at now. assets are the paths
// of the other files below content, which links may lead to. Neither order
// matters, and the notes are not changed.
//
// The notes come first to their interviews and companies, then to applications
// and people; addresses are given out when all names are known, and links are
// looked up last, when everything has an address.
func Connect(cfg Config, now time.Time, notes []*note.Note, assets []string) *Journal {
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	j := &Journal{Config: cfg, Now: now.In(cfg.Zone)}
	j.Today = note.DayOf(j.Now)
	j.Notes = slices.DeleteFunc(slices.Clone(notes), func(n *note.Note) bool { return n == nil })
	slices.SortStableFunc(j.Notes, func(a, b *note.Note) int { return cmp.Compare(a.Path, b.Path) })
	assets = sorted(assets)

	size := len(j.Notes)
	c := &connection{
		j:             j,
		addresses:     newAddresses(assets, 4*size),
		interviewOf:   make(map[*note.Note]*Interview, size),
		companyOf:     make(map[*note.Note]*Company, size),
		applicationOf: make(map[*note.Note]*Application, size),
		notesOf:       make(map[*Application][]*note.Note, size),
		companies:     make(map[string]*Company, size/4),
		zones:         map[string]*time.Location{},
		stages:        map[string]stageOf{},
		companyKeys:   make(map[string]string, size/4),
		roleKeys:      map[string]string{},
		words:         map[string]string{},
	}
	c.readInterviews()
	c.joinCompanies()
	c.joinApplications()
	c.linkNeighbours()
	c.joinPeople()
	c.giveAddresses()

	c.tellHistories()
	c.fillCompanies()
	c.fillApplications()
	c.fillPeople()
	c.carryOpen()
	c.collectLines()
	// Questions and lessons have nothing to do with each other, and each takes
	// as long as all the rest.
	var wg sync.WaitGroup
	wg.Go(c.joinLessons)
	c.joinQuestions()
	wg.Wait()
	c.followLinks(assets)
	j.Problems.Sort()
	return j
}

// giveAddresses gives a page to everything that has one. The notes come first,
// by path, then what exists only because notes name it.
func (c *connection) giveAddresses() {
	j := c.j
	j.address = make(map[*note.Note]string, len(j.Notes))
	var second []*note.Note // notes on what has a note already
	for _, n := range j.Notes {
		co, a := c.companyOf[n], c.applicationOf[n]
		switch {
		case n.Kind == note.Interview:
			in := c.interviewOf[n]
			in.Title = in.title()
			in.Address = c.takeFor(n, interviewStem(n.Path))
			j.address[n] = in.Address
		case n.Kind == note.Review:
			j.address[n] = c.takeFor(n, reviewStem(n.Path))
			j.Reviews = append(j.Reviews, n)
		case n.Kind == note.Company && co != nil && co.Note == n:
			c.addressCompany(co)
			j.address[n] = co.Address
		case n.Kind == note.Application && a != nil && a.Note == n:
			// With the applications below, when all companies have theirs.
		case n.Kind == note.Company && co != nil, n.Kind == note.Application && a != nil:
			second = append(second, n)
		default:
			j.address[n] = c.takeFor(n, pageStem(n.Path))
			j.Pages = append(j.Pages, n)
		}
	}
	for _, co := range j.Companies {
		c.addressCompany(co)
	}
	c.addressApplications()
	for _, n := range second {
		stem := "companies/" + Slug(c.companyOf[n].Name)
		if n.Kind == note.Application {
			stem = applicationStem(c.applicationOf[n])
		}
		j.address[n] = c.takeFor(n, stem)
		j.Pages = append(j.Pages, n)
	}
	c.addressPeople()
	slices.SortFunc(j.Pages, func(a, b *note.Note) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(j.Reviews, func(a, b *note.Note) int {
		return cmp.Or(b.When.Day.Compare(a.When.Day), cmp.Compare(b.Path, a.Path))
	})
}

// Address gives the page a note is shown on, relative to the root of the site;
// "" if the note is not of this journal.
func (j *Journal) Address(n *note.Note) string { return j.address[n] }

// collectLines gathers what went well and how interviewers reacted, over all
// past interviews.
func (c *connection) collectLines() {
	c.j.Strengths = c.pastLines(note.Well)
	c.j.Liked = c.pastLines(note.Liked)
	c.j.Disliked = c.pastLines(note.Disliked)
}

// pastLines gives the entries of a topic over all past interviews, latest first.
func (c *connection) pastLines(t note.Topic) []Line {
	refs := c.pastEntries(t)
	if len(refs) == 0 {
		return nil
	}
	lines := make([]Line, len(refs))
	for i, r := range refs {
		lines[i] = r.line()
	}
	return lines
}

// entry is an entry of a note where it stands. A journal has tens of thousands
// of them, so they are sorted and grouped like this and copied once.
type entry struct {
	item      *note.Item
	note      *note.Note
	interview *Interview
	day       note.Day
}

func (e entry) line() Line {
	return Line{Item: e.item, Note: e.note, Interview: e.interview, Day: e.day}
}

// pastEntries gives the entries of a topic over all past interviews, latest first.
func (c *connection) pastEntries(t note.Topic) []entry {
	count := 0
	for _, in := range c.j.Interviews {
		if !in.Upcoming {
			count += len(in.Note.Items(t))
		}
	}
	all := make([]entry, 0, count)
	for _, in := range c.j.Interviews {
		if in.Upcoming {
			continue
		}
		items := in.Note.Items(t)
		for i := range items {
			all = append(all, entry{&items[i], in.Note, in, in.Day})
		}
	}
	return all
}
