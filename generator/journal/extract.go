package journal

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"journal/generator/note"
	"journal/generator/theme"
)

// facts is what a note says by itself, in the form in which notes are
// compared. It depends on nothing but the note, the zone of the journal and
// its words for themes: it is worked out once, never changed, and taken over
// when the notes are connected again.
type facts struct {
	note *note.Note

	company    string // the name it gives to the company it speaks of; "" if none
	companyKey string
	belongs    bool // it is of a kind that belongs to that company
	role       string
	roleKey    string
	roleStem   string // the same without brackets
	details    bool   // it has what an application can say once: a deadline, a salary, a place
	page       string // the address it would have, if it has a page of its own

	stage      string // as it is shown
	kind       string // of it
	rank       int
	start, end time.Time
	debrief    bool // something stands under a heading that looks back
	debriefed  bool // the same, or a good deal was written

	mentions []said
	log      []logged // what names somebody
	steps    []step   // of the history of its application, not in order

	questions                              []questionRef
	lessons                                []lesson      // of its own day, later lines first
	others                                 []lesson      // of another day, in the order of the note
	ask                                    []questionRef // still to be asked
	answered                               []string      // words of what was to be asked and is ticked
	asked                                  []string      // words of what was asked
	well, liked, disliked, concerns, learn []note.Item
	competitors                            []string
}

// said is what a note says of one person.
type said struct {
	note.Person
	folded    string // the name as it is compared
	slug      string // the name as a place
	recruiter bool
	asked     bool // interviewed
}

// logged is a line of a log that names somebody.
type logged struct {
	entry  *note.Entry
	name   string // of the one who is meant; a line may name several
	folded string
}

// questionRef is a question in the form in which questions are compared.
type questionRef struct {
	item  *note.Item
	form  *form  // of one that was asked
	plain bool   // nothing is written about it: no score, no tag, no answer
	words string // of one still to be asked
}

// record is a note in its place in the journal.
type record struct {
	*facts
	address     string
	interview   *Interview
	company     *Company
	application *Application
	people      []*Person
}

// reader works out facts, one note at a time. What it met before it keeps, for
// the same words come back in many notes.
type reader struct {
	cfg      *Config
	sorter   *theme.Sorter
	asker    asker
	zones    map[string]*time.Location
	forms    map[string]*form
	readings *sync.Map // of *theme.Reading, which takes long: all workers have the same
}

func newReader(cfg *Config, sorter *theme.Sorter, readings *sync.Map) *reader {
	return &reader{
		cfg: cfg, sorter: sorter, asker: asker{stemOf: map[string]string{}},
		zones: map[string]*time.Location{}, forms: map[string]*form{}, readings: readings,
	}
}

// once returns what is known under a key, and works it out the first time.
func once[V any](known map[string]V, key string, work func(string) V) V {
	v, ok := known[key]
	if !ok {
		v = work(key)
		known[key] = v
	}
	return v
}

// readNotes returns the facts of all notes, which are sorted by path. Those of
// notes that were part of the journal before are taken from there.
func readNotes(j, before *Journal) []record {
	records := make([]record, len(j.Notes))
	var todo []int
	known := before.factsFor(j)
	for i, n := range j.Notes {
		for len(known) > 0 && known[0].note.Path < n.Path {
			known = known[1:]
		}
		for k := 0; k < len(known) && known[k].note.Path == n.Path; k++ {
			if known[k].note == n {
				records[i].facts = known[k].facts
			}
		}
		if records[i].facts == nil {
			todo = append(todo, i)
		}
	}
	const few = 32 // notes that a worker takes at a time: some are long
	var next atomic.Int64
	var wg sync.WaitGroup
	var readings sync.Map
	for range max(1, min(runtime.GOMAXPROCS(0), len(todo)/few)) {
		wg.Go(func() {
			r := newReader(&j.Config, j.sorter, &readings)
			for {
				to := int(next.Add(few))
				if to-few >= len(todo) {
					return
				}
				for _, i := range todo[to-few : min(to, len(todo))] {
					records[i].facts = r.read(j.Notes[i])
				}
			}
		})
	}
	wg.Wait()
	return records
}

// factsFor returns what is known of notes and holds for another journal too.
func (j *Journal) factsFor(other *Journal) []record {
	if j == nil || j.sorter != other.sorter || j.Config.Zone.String() != other.Config.Zone.String() {
		return nil
	}
	return j.records
}

// sorterFor returns the sorter of lessons of the journal before, if its words
// are the same.
func (j *Journal) sorterFor(cfg Config) *theme.Sorter {
	if j != nil && maps.EqualFunc(j.Config.Themes, cfg.Themes, slices.Equal[[]string]) {
		return j.sorter
	}
	return theme.New(cfg.Themes)
}

func (r *reader) read(n *note.Note) *facts {
	f := &facts{note: n}
	r.readNames(f)
	f.details = !n.Deadline.Day.IsZero() || n.Salary.Value != "" || n.Source.Value != "" || n.URL.Value != "" || n.Location.Value != ""
	switch n.Kind {
	case note.Interview:
		f.page = interviewStem(n.Path) + ".html"
		if n.Part != "" {
			f.page = interviewStem(n.Path) + "-" + Slug(n.Part) + ".html"
		}
		f.stage = cleanName(n.Stage.Value)
		f.kind, f.rank = stageKind(n.Stage.Value)
		f.start, f.end = r.span(n)
		f.debrief, f.debriefed = hasDebrief(n), Debriefed(n)
	case note.Review:
		f.page = reviewStem(n.Path) + ".html"
	default:
		f.page = pageStem(n.Path) + ".html"
	}
	f.readPeople()
	f.readSteps()
	r.readLists(f)
	f.lessons, f.others = r.lessons(n)
	return f
}

func (r *reader) readNames(f *facts) {
	n := f.note
	switch n.Kind {
	case note.Interview, note.Application, note.Company:
		f.company = namedCompany(n)
		f.belongs = f.company != ""
	default:
		f.company = cleanName(n.Company.Value)
	}
	if f.company != "" {
		f.companyKey = companyKey(f.company)
	}
	f.role = cleanName(n.Role.Value)
	f.roleKey = roleKey(f.role)
	f.roleStem = f.roleKey
	if strings.ContainsAny(f.role, "([{（［【") {
		f.roleStem = roleStem(f.role)
	}
	for _, t := range n.Competitors {
		if name := cleanName(t.Value); name != "" {
			f.competitors = append(f.competitors, name)
		}
	}
}

// readPeople takes down everybody the note names.
func (f *facts) readPeople() {
	n := f.note
	add := func(p note.Person, recruiter, asked bool) {
		s := said{Person: p, recruiter: recruiter, asked: asked}
		s.Name = cleanName(p.Name)
		s.Email = strings.ToLower(strings.TrimSpace(p.Email))
		if s.Name == "" {
			s.Name = s.Email
		}
		if s.folded = foldName(unaddressed(s.Name)); s.folded == "" {
			return
		}
		s.slug = Slug(s.Name)
		f.mentions = append(f.mentions, s)
	}
	for _, p := range n.People {
		add(p, false, n.Kind == note.Interview)
	}
	if n.Recruiter != nil {
		add(*n.Recruiter, true, false)
	}
	for _, p := range n.Contacts {
		add(p, false, false)
	}
	for i := range n.Log {
		e := &n.Log[i]
		if e.AboutAction() || e.What == "references" {
			continue // an action, and people of one's own
		}
		switch folded := foldName(e.Person); {
		case folded == "" || everyone[folded]:
		case folded == "recruiter":
			f.log = append(f.log, logged{e, e.Person, folded})
		default:
			for _, p := range note.ReadPeople(e.Person, false).Named { // a role is nobody
				f.log = append(f.log, logged{e, p.Name, foldName(unaddressed(p.Name))})
			}
		}
	}
}

// unaddressed is a name as it is compared: without what people are addressed
// with, as long as two words are left. Dr Anil Rao is Anil Rao.
func unaddressed(name string) string {
	if _, rest := note.CutHonorific(name); strings.Contains(rest, " ") {
		return rest
	}
	return name
}

// readLists takes down the entries of the sections.
func (r *reader) readLists(f *facts) {
	n := f.note
	f.well, f.liked, f.disliked = n.Items(note.Well), n.Items(note.Liked), n.Items(note.Disliked)
	f.concerns, f.learn = n.Items(note.Concerns), n.Items(note.Learned)
	if n.Kind == note.Interview {
		items := n.Items(note.Questions)
		if len(items) > 0 {
			f.questions = make([]questionRef, len(items))
		}
		for i := range items {
			item := &items[i]
			f.questions[i] = questionRef{
				item: item, form: once(r.forms, item.Text, r.asker.form),
				plain: item.Score == 0 && len(item.Tags) == 0 && item.Better == "" && item.Answer == "",
			}
		}
		for _, item := range n.Items(note.Asked) {
			f.asked = append(f.asked, plainWords(item.Text))
		}
	}
	items := n.Items(note.Ask)
	for i := range items {
		words := plainWords(items[i].Text)
		if items[i].Done {
			f.answered = append(f.answered, words)
			continue
		}
		f.ask = append(f.ask, questionRef{item: &items[i], words: words})
	}
}

// lessons gathers what a note says there is to do better: the entries of the
// sections to improve, and what the employer said. A better answer to one
// question is no lesson.
func (r *reader) lessons(n *note.Note) (own, others []lesson) {
	items := n.Items(note.Improve)
	for i := range items {
		own = append(own, lesson{item: &items[i]})
	}
	for _, item := range n.Items(note.Feedback) {
		own = appendFeedback(own, &item)
	}
	for _, e := range n.Log {
		if e.What != "feedback" || e.Text == "" {
			continue
		}
		if item := (&note.Item{Text: e.Text, Pos: e.Pos}); e.When.Day.IsZero() || e.When.Day == n.When.Day {
			own = appendFeedback(own, item)
		} else {
			from := len(others)
			others = appendFeedback(others, item)
			for i := range others[from:] {
				others[from+i].day = e.When.Day
			}
		}
	}
	slices.SortStableFunc(own, func(a, b lesson) int { return cmp.Compare(b.item.Line, a.item.Line) })
	for _, list := range [][]lesson{own, others} {
		for i := range list {
			l := &list[i]
			if l.day.IsZero() {
				l.day = n.When.Day
			}
			l.again = comesAgain(l.item.Text)
			key := l.item.Text
			if len(l.item.Tags) > 0 {
				key += "\x00" + strings.Join(l.item.Tags, "\x00")
			}
			l.key = key
			reading, known := r.readings.Load(key)
			if !known {
				reading, _ = r.readings.LoadOrStore(key, r.sorter.Read(theme.Line{Text: l.item.Text, Tags: l.item.Tags}))
			}
			l.reading = reading.(*theme.Reading)
		}
	}
	return own, others
}

// plainWords returns a question as words alone, to tell whether it is the same one.
func plainWords(s string) string { return strings.Join(PlainWords(s), " ") }
