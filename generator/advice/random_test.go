package advice

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"journal/generator/day"
	"journal/generator/journal"
	"journal/generator/note"
)

// world is a random job search: its settings, its notes and its clock.
type world struct {
	*rand.Rand
	settings string
	files    []file
	now      time.Time
}

type file struct{ path, text string }

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

// date returns a day in the two months around the clock.
func (w *world) date() string {
	return time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, w.IntN(60)).Format(time.DateOnly)
}

func newWorld(seed uint64) *world {
	w := &world{Rand: rand.New(rand.NewPCG(seed, 3))}
	from := 6 + w.IntN(9)
	w.settings = fmt.Sprintf("timezone: %s\nworking: {hours: \"%02d:00-%02d:00\", days: [%s], holidays: [%s, %s]}\n",
		pick(w.Rand, "Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"), from, from+2+w.IntN(22-from),
		pick(w.Rand, "mon, tue, wed, thu, fri", "sun, mon, tue, wed, thu", "mon, wed", "mon, tue, wed, thu, fri, sat, sun"), w.date(), w.date())
	w.settings += pick(w.Rand, "", "goal: {applications: 2}\n", "goal: {applications: 3, contacts: 2}\n")
	w.settings += pick(w.Rand, "", "references: [Ada Sample, Bo Example]\n")
	for i := range 1 + w.IntN(4) {
		w.company(fmt.Sprintf("Company %c", 'A'+i))
	}
	w.now = time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC).Add(time.Duration(w.IntN(pick(w.Rand, 40, 40, 120)*24*60)) * time.Minute)
	return w
}

func (w *world) company(name string) {
	slug := strings.ToLower(strings.ReplaceAll(name, " ", "-"))
	people := []string{"Mary Chen", "Ross Diaz", "Ann Kowal", "Jo Berg"}
	logs := func(n int) string {
		var b strings.Builder
		for range n {
			clock := pick(w.Rand, "", fmt.Sprintf(" %02d:30", 8+w.IntN(10)))
			what := pick(w.Rand, "thank-you", "thank-you", "follow-up", "contacted", "answered", "recruiter-call", "references", "scheduled", "applied",
				"later until "+w.date()+": follow-up", "follow-up", "answered")
			if w.IntN(25) == 0 {
				what = pick(w.Rand, "rejected", "withdrawn", "offer", "offer", "accepted", "accepted: nothing signed yet", "signed", "declined", "silent", "feedback-asked")
			}
			if !strings.HasPrefix(what, "later") && !strings.Contains(what, ":") {
				what += pick(w.Rand, "", " "+pick(w.Rand, people...), " Mary", ": decision by "+w.date())
			}
			fmt.Fprintf(&b, "  - %s%s %s\n", w.date(), clock, what)
		}
		if b.Len() == 0 {
			return ""
		}
		return "log:\n" + b.String()
	}
	if w.IntN(3) > 0 {
		text := "---\ncompany: " + name + "\nrole: Engineer\n" + pick(w.Rand, "", "applied: "+w.date()+"\n") + pick(w.Rand, "", "deadline: "+w.date()+"\n") +
			pick(w.Rand, "", "contact: Pim Vos\n") + pick(w.Rand, "", "follow_up: "+w.date()+"\n") + logs(w.IntN(5)) + "---\n" + pick(w.Rand, "", "", "", "\nThe advert says four weeks.\n")
		w.files = append(w.files, file{"applications/" + slug + ".md", text})
	}
	if w.IntN(3) == 0 {
		w.files = append(w.files, file{"companies/" + slug + ".md", "---\ncompany: " + name + "\ncompetitors: [Company B, Rival " + name + "]\n---\n"})
	}
	for i := range w.IntN(4) {
		day := w.date()
		text := "---\ncompany: " + name + "\nrole: Engineer\n"
		text += pick(w.Rand, "date: "+day+"\n", "", fmt.Sprintf("date: %s %02d:%02d\n", day, w.IntN(24), w.IntN(60)), fmt.Sprintf("date: %s %02d:00\nduration: 90m\n", day, w.IntN(24)))
		text += pick(w.Rand, "", "timezone: "+pick(w.Rand, "Asia/Tokyo", "America/Los_Angeles", "Europe/Lisbon")+"\n")
		text += pick(w.Rand, "", "stage: final\n", "stage: technical\n", "stage: networking\n", "stage: take-home\n")
		text += pick(w.Rand, "", "interviewers: [Mary Chen, Ross Diaz]\n", "interviewers: [Mary Chen]\n", "interviewers:\n  - Ann Kowal <ann@company.example>\n")
		text += pick(w.Rand, "", "", "recruiter: Dana Poe <dana@agency.example>\n")
		text += pick(w.Rand, "", "next_steps: answer by "+w.date()+"\n", "next_steps: they decide within a week\n", "next_steps: Mary calls on Friday\n", "next_steps: they were not sure\n", "next_steps: soon\n")
		text += pick(w.Rand, "", "", "", "outcome: "+pick(w.Rand, "passed", "waiting", "rejected", "cancelled", "offer", "withdrawn")+"\n")
		text += pick(w.Rand, "", "ratings: {overall: 4}\n", "ratings: {overall: 2}\n") + pick(w.Rand, "", "fit: {role: 2, culture: 2}\n", "fit: {role: 4, culture: 5}\n")
		text += logs(w.IntN(4)) + "---\n" + pick(w.Rand, "", "## Went well\n- numbers\n", "## To improve\n- Xylophone quartz\n")
		text += pick(w.Rand, "", "## Questions they asked\n- [2/5] What is a tombstone?\n", "## Still to ask\n- Who is on call?\n")
		w.files = append(w.files, file{fmt.Sprintf("interviews/%s-%s-%d.md", day, slug, i), text})
	}
}

// connect returns the journal of some files at a time.
func (w *world) connect(t testing.TB, files []file, now time.Time) *journal.Journal {
	cfg, problems := journal.ParseConfig([]byte(w.settings), time.UTC)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	reader := note.NewReader(note.Options{})
	var notes []*note.Note
	for _, f := range files {
		notes = append(notes, reader.Read(f.path, []byte(f.text)))
	}
	return journal.Connect(cfg, now, notes, nil)
}

// told gives all that an action says, without anything that is a place in memory.
func toldBy(a Action) string {
	return fmt.Sprintf("%s %s p%d %s [%s] %s: %s, %s to %s, %s | %s | %s", a.ID, a.State, a.Practice, a.What, a.Person, keyOf(a), a.Title,
		a.From.Format(time.RFC3339), a.Until.Format(time.RFC3339), a.Log, a.Why, pathOf(a.Note))
}

func pathOf(n *note.Note) string {
	if n == nil {
		return ""
	}
	return n.Path
}

// keyOf is what an action is about.
func keyOf(a Action) string {
	f := found{Action: a}
	if a.Company != nil {
		f.about = a.Company.Name
	}
	return strings.ReplaceAll(f.key(), "\x00", "/")
}

func all(j *journal.Journal) string {
	var b strings.Builder
	for _, a := range Actions(j) {
		b.WriteString(toldBy(a) + "\n")
	}
	return b.String()
}

// TestRandomSearches holds what is promised about any journal and clock.
func TestRandomSearches(t *testing.T) {
	what := map[string]int{}
	claimed := map[int]int{}
	for seed := range uint64(300) {
		w := newWorld(seed)
		j := w.connect(t, w.files, w.now)
		actions := Actions(j)
		for _, a := range actions {
			what[a.What]++
			checkKind(t, a)
			checkClaims(t, j, a, claimed)
			checkHours(t, j, a)
			checkCeiling(t, a)
			checkOver(t, j, a)
			if t.Failed() {
				t.Fatalf("seed %d at %v: %s", seed, j.Now, toldBy(a))
			}
		}
		checkOneAWeek(t, j, actions)
		checkResult(t, w, actions)
		checkOrder(t, w, j)
		checkStable(t, w, j)
		checkIDs(t, w, actions)
		checkAway(t, w, j, actions)
		if t.Failed() {
			t.Fatalf("seed %d at %v", seed, j.Now)
		}
	}
	for _, k := range kinds {
		if what[k.What] == 0 {
			t.Errorf("no journal led to %q, so nothing was tested about it", k.What)
		}
	}
	for i, c := range claims {
		if claimed[i] == 0 {
			t.Errorf("no action claims %q, so nothing was tested about it", c.text)
		}
	}
}

// checkOneAWeek holds that nobody is asked twice within seven days, whatever it
// is about, and that nobody has two questions at hand.
func checkOneAWeek(t *testing.T, j *journal.Journal, actions []Action) {
	type question struct {
		Action
		to *journal.Person
	}
	var all []question
	for _, a := range actions {
		if a.What != "follow-up" && a.What != "timeline" || a.Person == "" {
			continue
		}
		at := slices.IndexFunc(j.People, func(p *journal.Person) bool {
			return p.Name == a.Person && slices.Contains(p.Companies, a.Company)
		})
		if at < 0 {
			t.Errorf("nobody is called %s there: %s", a.Person, toldBy(a))
			continue
		}
		all = append(all, question{a, j.People[at]})
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			apart := day.Of(a.From).DaysUntil(day.Of(b.From))
			if a.to == b.to && (max(apart, -apart) < week || a.State != Upcoming && b.State != Upcoming) {
				t.Errorf("asked twice in a week:\n%s\n%s", toldBy(a.Action), toldBy(b.Action))
			}
		}
	}
}

// checkResult holds that a no takes nothing away of what there is to learn.
func checkResult(t *testing.T, w *world, actions []Action) {
	reflects := func(a Action) bool {
		return slices.Contains([]string{"debrief", "sort", "better-answer", "talk-over"}, a.What)
	}
	for _, a := range actions {
		if !reflects(a) || a.Application == nil || a.Application.Status == journal.Offered {
			continue
		}
		files := append(slices.Clone(w.files), file{"applications/result.md", "---\ncompany: " + a.Company.Name + "\nrole: Engineer\nlog:\n  - " + day.Of(w.now.Add(-24*time.Hour)).String() + " rejected\n---\n"})
		if !slices.ContainsFunc(Actions(w.connect(t, files, w.now)), func(b Action) bool { return b.What == a.What && b.ID == a.ID }) {
			t.Errorf("lost by a no: %s", toldBy(a))
		}
	}
}

// checkKind holds that the table of kinds knows every action, and how it ends.
func checkKind(t *testing.T, a Action) {
	switch k := a.Kind(); {
	case k.What == "":
		t.Errorf("no kind is called %q", a.What)
	case a.Log == "" && k.How == "":
		t.Errorf("nothing says how it is done")
	case a.Log != "" && k.How != "" && !k.Tick:
		t.Errorf("it is done by the line %q and by %q, and only one of them can be", a.Log, k.How)
	}
}

// checkHours holds that every action begins in working hours, and that a
// thank-you stays in them and within 24 hours.
func checkHours(t *testing.T, j *journal.Journal, a Action) {
	in := func(at time.Time) bool {
		day := day.Of(at)
		return !at.Before(day.At(j.Config.Working.Open, at.Location())) && !at.After(day.At(j.Config.Working.Close, at.Location()))
	}
	h := newHours(j.Config.Working, a.From.Location())
	if !in(a.From) {
		t.Errorf("begins at %v, outside working hours", a.From)
	}
	if !a.Until.IsZero() && a.Until.Before(a.From) {
		t.Errorf("ends before it begins")
	}
	switch a.What {
	case "debrief", "sort", "address", "timeline": // they belong to the day of the interview
	case "thank-you":
		end := a.Interview.End
		switch {
		case a.Interview.Start.IsZero():
			end = h.closing(a.Interview.Day)
		case end.IsZero():
			end = a.Interview.Start.Add(time.Hour)
		}
		if !in(a.Until) || a.From.Before(end) || a.Until.After(end.Add(24*time.Hour)) {
			t.Errorf("the interview ended %v", end)
		}
	default:
		if !h.works(day.Of(a.From)) {
			t.Errorf("begins on %v, which is free", a.From)
		}
	}
}

// checkCeiling holds that no message is due within seven days of another one.
func checkCeiling(t *testing.T, a Action) {
	if a.What != "follow-up" && a.What != "silent" {
		return
	}
	for _, e := range a.Application.History {
		if !slices.Contains([]string{"contacted", "thank-you", "follow-up", "recruiter-call", "feedback-asked"}, e.What) || e.Day.IsZero() {
			continue
		}
		if e.Day.DaysUntil(day.Of(a.From)) < 7 {
			t.Errorf("comes too soon after the %s of %v", e.What, e.Day)
		}
	}
}

// checkOver holds that nothing nags about what is over.
func checkOver(t *testing.T, j *journal.Journal, a Action) {
	if a.Interview != nil && (a.Interview.Note.Outcome == note.Cancelled || calledOff(a.Interview)) {
		t.Errorf("the interview is off")
	}
	if a.Application != nil {
		switch s := a.Application.Status; {
		case s == journal.Accepted && a.What != "contract" && a.What != "references" && !(a.What == "decline" && unsigned(a.Application)),
			!a.Application.Active() && !slices.Contains([]string{"debrief", "sort", "better-answer", "talk-over"}, a.What) && !(s == journal.Rejected && a.What == "feedback"):
			t.Errorf("the application is over: %s", s)
		}
	}
	for _, b := range j.Applications {
		if b.Status != journal.Accepted || unsigned(b) {
			continue
		}
		day := acceptedDay(b)
		if a.Application == nil && a.Company == nil {
			for _, c := range j.Applications {
				if first := firstDay(c); !day.IsZero() && first.Compare(day) > 0 {
					return
				}
			}
			t.Errorf("an offer was accepted")
		}
		if a.Application != nil && a.Application != b && a.What != "decline" && firstDay(a.Application).Compare(day) <= 0 {
			t.Errorf("an offer was accepted on %v", day)
		}
	}
}

// checkOrder holds that the order of the files does not matter.
func checkOrder(t *testing.T, w *world, j *journal.Journal) {
	mixed := slices.Clone(w.files)
	w.Shuffle(len(mixed), func(a, b int) { mixed[a], mixed[b] = mixed[b], mixed[a] })
	if one, two := all(j), all(w.connect(t, mixed, w.now)); one != two {
		t.Errorf("the order of the files matters:\n%s---\n%s", one, two)
	}
}

// checkStable holds that nothing differs before the instant of [Plan].
func checkStable(t *testing.T, w *world, j *journal.Journal) {
	_, until := Plan(j)
	if !until.After(j.Now) {
		t.Fatalf("stable until %v, which is not ahead of %v", until, j.Now)
	}
	rest := until.Sub(j.Now)
	for _, at := range []time.Time{j.Now.Add(time.Duration(w.Int64N(int64(rest)))), until.Add(-1)} {
		if one, two := all(j), all(w.connect(t, w.files, at)); one != two {
			t.Errorf("stable until %v, but at %v:\n%s---\n%s", until, at, one, two)
		}
	}
}

// checkAway holds that the line that puts an action off or drops it takes away
// that one and no other, and that one put off comes back on its day.
func checkAway(t *testing.T, w *world, j *journal.Journal, actions []Action) {
	if len(actions) == 0 {
		return
	}
	a := &actions[w.IntN(len(actions))]
	until := j.Today.AddDays(1)
	off, later := PutOff(j, a, until)
	dropped, forever := Drop(j, a)
	if off == nil || dropped != off {
		t.Errorf("%s: is to be written into %v and %v", toldBy(*a), off, dropped)
		return
	}
	for _, line := range []string{later, forever} {
		files := slices.Clone(w.files)
		for i := range files {
			if files[i].path != off.Path {
				continue
			}
			add, err := note.PlanLog([]byte(files[i].text), "", line)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			files[i].text = string(add.In([]byte(files[i].text)))
		}
		var want []string
		for _, b := range actions {
			if b.ID != a.ID {
				want = append(want, toldBy(b))
			}
		}
		var got []string
		for _, b := range Actions(w.connect(t, files, w.now)) {
			got = append(got, toldBy(b))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s in %s:\n%s\n---\n%s", line, off.Path, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		back := func(files []file) string { return all(w.connect(t, files, until.At(0, j.Now.Location()))) }
		if line == later && back(files) != back(w.files) {
			t.Errorf("%s: it did not come back:\n%s---\n%s", line, back(files), back(w.files))
		}
	}
}

// checkIDs holds that ids are unique and stay when notes about somebody else
// are added.
func checkIDs(t *testing.T, w *world, actions []Action) {
	more := append(slices.Clone(w.files),
		file{"interviews/2026-03-25-elsewhere.md", "---\ncompany: Elsewhere\ndate: 2026-03-25 10:00\ninterviewers: [Mary Chen]\n---\n"},
		file{"applications/nowhere.md", "---\ncompany: Nowhere\napplied: 2026-03-02\n---\n"})
	after := map[string]string{}
	for _, a := range Actions(w.connect(t, more, w.now)) {
		after[keyOf(a)+a.Title] = a.ID
	}
	seen := map[string]bool{}
	for _, a := range actions {
		if seen[a.ID] {
			t.Errorf("two actions have the id %s", a.ID)
		}
		seen[a.ID] = true
		if id := after[keyOf(a)+a.Title]; id != a.ID && a.Application != nil {
			t.Errorf("the id was %s and is %q: %s", a.ID, id, toldBy(a))
		}
	}
}
